"""The made set: pairs of articles, reprints of each other and not, in classes. The same seeds give the same pairs."""

from __future__ import annotations

import hashlib
import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from evaluation import reprint_edits as edits
from evaluation.reprint_events import Event, Half, Telling, events, told, values, words
from newscrawl.models import Article, Block, article_to_json

#: Events of each kind: a good 800 pairs a half, measured in a few seconds.
SEEDS = 8
#: Shortened texts of fewer words say too little to be found.
_LEAST_WORDS = 40


@dataclass(frozen=True, slots=True)
class Pair:
    """Two articles, and whether the second carries the text of the first."""

    kind: str
    name: str
    first: Article
    second: Article
    is_reprint: bool


@dataclass(frozen=True, slots=True)
class _Case:
    """One event of a half, told."""

    half: Half
    event: Event
    seed: str
    telling: Telling

    def chance(self, kind: str) -> random.Random:
        return random.Random(f"{self.half} {self.seed} {kind}")

    def another(self, offset: int, chance: random.Random) -> Telling:
        """What another event's other reporter told."""
        kinds = events(self.half)
        event = kinds[(kinds.index(self.event) + offset) % len(kinds)]
        seed = f"another {chance.random()}"
        return told(event.other, values(self.half, seed), seed)


def pairs(half: Half) -> Iterator[Pair]:
    """All pairs of a half."""
    for event in events(half):
        for number in range(SEEDS):
            seed = f"{event.name} {number}"
            case = _Case(half, event, seed, told(event.telling, values(half, seed), seed))
            yield from _reprints(case)
            yield from _no_reprints(case)


def digest_of(half: Half) -> str:
    """Names the pairs: figures hold for these only."""
    texts = (
        json.dumps([pair.kind, *(article_to_json(article) for article in (pair.first, pair.second))], sort_keys=True)
        for pair in pairs(half)
    )
    return f"sha256:{hashlib.sha256(''.join(texts).encode()).hexdigest()}"


def _reprints(case: _Case) -> Iterator[Pair]:
    for kind, change in _CHANGES.items():
        second = change(case, case.chance(kind))
        if second is not None:
            yield _pair(case, kind, case.telling, second, is_reprint=True)


def _no_reprints(case: _Case) -> Iterator[Pair]:
    for kind, other in _OTHERS.items():
        found = other(case, case.chance(kind))
        if found is not None:
            yield _pair(case, kind, *found, is_reprint=False)


def _pair(case: _Case, kind: str, first: Telling, second: Telling, *, is_reprint: bool) -> Pair:
    name = f"{case.half} {kind} {case.seed}"
    return Pair(kind, name, _article(first, f"{name} a"), _article(second, f"{name} b"), is_reprint)


def _article(telling: Telling, name: str) -> Article:
    """As the reader gives it: at times with the first paragraph as its lead."""
    blocks = [
        Block("caption", text.removeprefix("[caption] ")) if text.startswith("[caption]") else Block("paragraph", text)
        for text in telling.paragraphs
    ]
    lead = blocks.pop(0).text if random.Random(name).random() < 0.5 and blocks[0].kind == "paragraph" else None
    return Article(name, f"https://bao.example/{hash_of(name)}", None, telling.title, lead, tuple(blocks))


def hash_of(name: str) -> str:
    """A short name for addresses."""
    return hashlib.sha256(name.encode()).hexdigest()[:10]


def _whole(case: _Case, chance: random.Random) -> Telling:
    return edits.signed(edits.retyped(case.telling, chance), words(case.half), chance)


def _edited(case: _Case, chance: random.Random) -> Telling:
    return edits.signed(edits.retyped(edits.edited(case.telling, chance), chance), words(case.half), chance)


def _shortened(case: _Case, chance: random.Random) -> Telling | None:
    text = edits.shortened(case.telling, chance)
    return edits.signed(text, words(case.half), chance) if text.words >= _LEAST_WORDS else None


def _shortened_and_edited(case: _Case, chance: random.Random) -> Telling | None:
    text = edits.edited(edits.shortened(case.telling, chance), chance)
    return edits.retyped(text, chance) if text.words >= _LEAST_WORDS else None


def _with_more(case: _Case, chance: random.Random) -> Telling:
    more = case.another(1, chance).paragraphs[:2]
    return edits.retyped(edits.with_more(edits.edited(case.telling, chance), more, chance), chance)


def _embedded(case: _Case, chance: random.Random) -> Telling:
    before, after = case.another(2, chance).paragraphs, case.another(3, chance).paragraphs
    return edits.embedded(edits.edited(case.telling, chance), before[: chance.randint(0, 3)], after)


def _cut_off(case: _Case, chance: random.Random) -> Telling | None:
    """Its first four fifths, ended in mid-sentence."""
    *kept, last = case.telling.paragraphs[: max(1, round(len(case.telling.paragraphs) * 0.8))]
    return edits.retyped(Telling(case.telling.title, (*kept, last[: len(last) // 2] + "…")), chance)


def _look_alike(case: _Case, chance: random.Random, *, same: tuple[str, ...] = ()) -> tuple[Telling, Telling] | None:
    """Another event of the same kind, by the same template; `same` are the values that both share."""
    if not case.event.is_report:
        return None
    seed = f"{case.seed} {chance.random()}"
    shared = {name: value for name, value in values(case.half, case.seed).items() if name in same}
    return case.telling, told(case.event.telling, values(case.half, seed) | shared, seed)


def _two_reporters(case: _Case, chance: random.Random, *, quoting: bool) -> tuple[Telling, Telling]:
    """The same event told by somebody else, who may have heard the same sentence."""
    other = told(case.event.other, values(case.half, case.seed), case.seed)
    quotes = [text for text in case.telling.paragraphs if text.startswith("“")] if quoting else []
    return case.telling, edits.with_more(other, quotes, chance)


def _same_topic(case: _Case, chance: random.Random) -> tuple[Telling, Telling]:
    """Something else that happened at the same place, to the same people."""
    kinds = events(case.half)
    event = kinds[(kinds.index(case.event) + chance.randint(1, len(kinds) - 1)) % len(kinds)]
    return case.telling, told(event.telling, values(case.half, case.seed), case.seed)


def _series(case: _Case, chance: random.Random) -> tuple[Telling, Telling] | None:
    """Two parts under one standing introduction."""
    if case.event.next is None:
        return None
    following = told(case.event.next, values(case.half, case.seed), case.seed)
    intro = chance.choice(words(case.half)["standfirsts"])
    first, second = (replace(part, paragraphs=(intro, *part.paragraphs)) for part in (case.telling, following))
    return first, second


def _boiler_plate(case: _Case, chance: random.Random, *, which: str) -> tuple[Telling, Telling] | None:
    """Two articles that say no less of their own than the standing lines under both."""
    ending = chance.choice(words(case.half)[which])
    own = told(case.event.other, values(case.half, case.seed), case.seed)
    other = case.another(chance.randint(1, 5), chance)
    if min(_ended(own).words, _ended(other).words) < len(ending.split()):
        return None
    return _ended(own, ending), _ended(other, ending)


def _ended(telling: Telling, *ending: str) -> Telling:
    plain = [text for text in telling.paragraphs if not text.startswith("[caption]")]
    return Telling(telling.title, (*plain[:3], *ending))


_CHANGES: dict[str, Callable[[_Case, random.Random], Telling | None]] = {
    "whole": _whole,
    "edited": _edited,
    "cut off": _cut_off,
    "with more": _with_more,
    "shortened": _shortened,
    "shortened, edited": _shortened_and_edited,
    "embedded": _embedded,
}
_OTHERS: dict[str, Callable[[_Case, random.Random], tuple[Telling, Telling] | None]] = {
    "look-alike": _look_alike,
    "look-alike, same federation": partial(_look_alike, same=("org", "place", "place2", "p1", "post1", "hall")),
    "two reporters": partial(_two_reporters, quoting=False),
    "two reporters, same quote": partial(_two_reporters, quoting=True),
    "same topic": _same_topic,
    "series": _series,
    "boiler plate: appeal": partial(_boiler_plate, which="appeals"),
    "boiler plate: footer": partial(_boiler_plate, which="footers"),
}
