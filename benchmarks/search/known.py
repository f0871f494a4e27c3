"""Known items: a person remembers an article and types what of it they remember, in their own way of writing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator
from itertools import islice
from random import Random
from typing import NamedTuple
from urllib.parse import urlencode

import orjson

from benchmarks.search.articles import SEED, sample
from benchmarks.search.ours import Served
from benchmarks.search.pieces import Pieces
from newscrawl.archive.records import StoredArticle
from newscrawl.vietnamese import fold
from search.query import VocabularyFiles

#: Questions of each class; there are five.
EACH = 40
#: The article is to be among so many first hits.
FIRST = 3

_WORD = re.compile(r"[^\W_]+")
_TONES = set("\u0300\u0301\u0309\u0303\u0323")


class Known(NamedTuple):
    """A question that one article answers."""

    kind: str
    typed: str
    article: str


def known_items(pieces: Pieces, number: int) -> list[Known]:
    """Questions of all classes about articles of the generated archive, none of which was reprinted."""
    chance = Random(SEED + 1)
    single = [story[0] for story in sample(pieces, number, chance) if len(story) == 1]
    chance.shuffle(single)
    return [item for kind, write in _CLASSES.items() for item in islice(_of_class(kind, write, single, chance), EACH)]


def _of_class(kind: str, write: _Writer, articles: list[StoredArticle], chance: Random) -> Iterator[Known]:
    for stored in articles:
        typed = write(stored, chance)
        if typed is not None:
            yield Known(kind, typed, stored.article.id)


def _remembered(stored: StoredArticle, chance: Random) -> list[str]:
    """The title, but for a word or two."""
    words = _WORD.findall(stored.article.title)
    for _ in range(1 + int(chance.random() * 2)):
        if len(words) > 5:
            words.pop(int(chance.random() * len(words)))
    return words


def _as_written(stored: StoredArticle, chance: Random) -> str:
    return " ".join(_remembered(stored, chance))


def _without_diacritics(stored: StoredArticle, chance: Random) -> str:
    return fold(_as_written(stored, chance)).lower()


def _other_tones(stored: StoredArticle, chance: Random) -> str | None:
    words = _remembered(stored, chance)
    moved = [tone_moved(word) for word in words]
    return " ".join(moved) if moved != words else None


def tone_moved(word: str) -> str:
    """hòa for hoà and hoà for hòa; a syllable without a choice stays."""
    letters = list(unicodedata.normalize("NFD", word))
    bare = "".join(letter for letter in letters if letter not in _TONES)
    at = [place for place, letter in enumerate(letters) if letter in _TONES]
    if len(at) != 1 or not bare.lower().endswith(("oa", "oe", "uy")) or bare.lower().endswith("quy"):
        return word
    tone = letters.pop(at[0])
    letters.insert(len(letters) if at[0] < len(letters) else len(letters) - 1, tone)
    return unicodedata.normalize("NFC", "".join(letters))


def _other_form(stored: StoredArticle, chance: Random) -> str | None:
    """Words of the title, and what the lead says beside an abbreviation or full form, with the other form of it."""
    line = stored.article.lead or ""
    for said, other in _forms():
        found = said.search(line)
        if found:
            before, after = _WORD.findall(line[: found.start()])[-2:], _WORD.findall(line[found.end() :])[:2]
            return " ".join([*_remembered(stored, chance), *before, other, *after])
    return None


_FORMS: list[tuple[re.Pattern[str], str]] = []


def _forms() -> list[tuple[re.Pattern[str], str]]:
    """Every abbreviation and full form of the vocabulary with one of the other kind, longest first."""
    if not _FORMS:
        named = []
        for group in VocabularyFiles().current().groups:
            pairs = [(group.short, group.full), (group.full, group.short)]
            named += [(each.name, others[0].name) for ours, others in pairs if others for each in ours]
        for said, other in sorted(named, key=lambda pair: -len(pair[0])):
            case = re.NOFLAG if said.isupper() else re.IGNORECASE
            _FORMS.append((re.compile(rf"(?<![\w/-]){re.escape(said)}(?![\w/-])", case), other))
    return _FORMS


_SLIPS = ('"{}', "{} AND", "OR {}", "{} -", "({}", "NOT AND {}", "{} OR", 'AND {}"')


def _slip(stored: StoredArticle, chance: Random) -> str:
    """A sign too many; of the title's own signs the colon stays, which a query language may take for a field."""
    words = _as_written(stored, chance)
    if chance.random() < 0.2:
        return stored.article.title
    slip = _SLIPS[int(chance.random() * len(_SLIPS))]
    return slip.format(words)


_Writer = Callable[[StoredArticle, Random], str | None]
_CLASSES: dict[str, _Writer] = {
    "as written": _as_written,
    "without diacritics": _without_diacritics,
    "other tone placement": _other_tones,
    "abbreviation or full form": _other_form,
    "a slip": _slip,
}


def show(served: Served, items: list[Known]) -> None:
    """Ask them all; print the share of each class that was found, and what was not."""
    found: dict[str, list[bool]] = {}
    for item in items:
        address = f"/api/search?{urlencode({'q': item.typed, 'size': FIRST})}"
        hits = [hit["id"] for hit in orjson.loads(served.get(address))["hits"]]
        found.setdefault(item.kind, []).append(item.article in hits)
        if item.article not in hits:
            print(f"    not among the first {FIRST} ({item.kind}): {item.typed}")
    for kind, each in found.items():
        print(f"  {kind:28} {sum(each)} of {len(each)}: {sum(each) / len(each):.3f}")
    every = [one for each in found.values() for one in each]
    print(f"  {'all':28} {sum(every)} of {len(every)}: {sum(every) / len(every):.3f}")
