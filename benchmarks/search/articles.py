"""Articles made from the words and names of the shared corpus: as many as are wanted, the same for the same seed.

Neighbouring sentences of the corpus stay neighbours; names, numbers and dates in them are drawn anew, some of them made
up, so that the terms of a big index have the long tail of real ones. About one article in twenty is a reprint.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import islice
from random import Random
from typing import TypeVar

from benchmarks.search.pieces import Pieces, Sentence, Slot, SlotKind
from newscrawl.archive.records import FetchedPage, StoredArticle, WarcPosition
from newscrawl.models import VIETNAM_TIME, Article, Block, BlockKind, Mention, MentionType, Outcome, Role, Versions

SEED = 20261122
#: Stories of a chunk are made from one random sequence; chunks are independent of each other.
CHUNK = 500

#: Words of an article: the least, and what is added to it by a skewed draw; 350 on average.
_WORDS_SPREAD = (100, 390)
_SAMPLED_CHUNKS = 10
_REPRINTED = 0.04
_FIRST, _DAYS = date(2005, 1, 1), 8000
#: Of the names, this share is drawn anew, and this one of those is made up.
_SWAPPED, _INVENTED = 0.6, 0.2
_MOST_NAMES = 14
_DOCUMENT_KINDS = ("NQ-TLĐ", "QĐ-TLĐ", "KH-LĐLĐ", "NĐ-CP", "TT-BLĐTBXH", "CT-TTg", "HD-TLĐ", "QĐ-UBND")
_NAMES: dict[SlotKind, MentionType] = {
    "PER": "PER", "ORG": "ORG", "LOC": "LOC", "DOC": "DOC", "DATE": "DATE", "YEAR": "DATE",
}  # fmt: skip
_Drawn = TypeVar("_Drawn")
_VERSIONS = Versions("1", "1")
_PAGE = FetchedPage(
    1, "generated", "generated", Role.ARTICLE, "", "", "", 200, datetime(2026, 11, 1, tzinfo=UTC),
    WarcPosition("generated.warc.gz", 0, 1), "sha256:", 1, Outcome.INDEXED, None, None, _VERSIONS, None,
)  # fmt: skip


def stories(pieces: Pieces, number: int, seed: int = SEED) -> Iterator[list[StoredArticle]]:
    """Stories with `number` articles in all (the last may be cut short); nothing is held."""
    made = 0
    chunk = 0
    while made < number:
        for story in chunk_of_stories(pieces, chunk, seed):
            yield story[: number - made]
            made += len(story)
            if made >= number:
                return
        chunk += 1


def chunk_of_stories(pieces: Pieces, chunk: int, seed: int = SEED) -> Iterator[list[StoredArticle]]:
    """The stories of one chunk: first publication first."""
    chance = Random(seed * 1_000_003 + chunk)
    for number in range(CHUNK):
        yield _story(pieces, chance, f"{chunk:05d}{number:03d}")


def articles(pieces: Pieces, number: int, seed: int = SEED) -> Iterator[StoredArticle]:
    """The same, article by article."""
    return islice((article for story in stories(pieces, number, seed) for article in story), number)


def sample(pieces: Pieces, number: int, chance: Random) -> list[list[StoredArticle]]:
    """Stories of some chunks of an archive of `number` articles, to ask about."""
    # Reprints make chunks longer: the last ones of so many articles are never made.
    chunks = range(max(1, int(number * 0.9) // CHUNK))
    chosen = chance.sample(chunks, min(_SAMPLED_CHUNKS, len(chunks)))
    made = (story for chunk in chosen for story in chunk_of_stories(pieces, chunk))
    return list(islice(made, min(number * 9 // 10, _SAMPLED_CHUNKS * CHUNK)))


def _story(pieces: Pieces, chance: Random, name: str) -> list[StoredArticle]:
    first = _Writer(pieces, chance, name).article()
    if chance.random() >= _REPRINTED:
        return [first]
    return [first, *(_reprint(pieces, chance, first, number) for number in range(1, 2 + int(chance.random() ** 2 * 3)))]


def _reprint(pieces: Pieces, chance: Random, first: StoredArticle, number: int) -> StoredArticle:
    """Another site's publication of the same text, some hours later."""
    article = first.article
    published = article.published
    assert isinstance(published, datetime)
    name = f"{article.id}r{number}"
    again = replace(
        article,
        id=name,
        url=_address(name),
        source=_draw(pieces.sources, chance),
        author=None,
        published=published + timedelta(minutes=int(chance.random() * 4000)),
    )
    return replace(first, article=again)


class _Writer:
    """Makes one article. What is drawn for a name stands wherever the article says that name."""

    def __init__(self, pieces: Pieces, chance: Random, name: str) -> None:
        self._pieces = pieces
        self._chance = chance
        self._name = name
        day = _FIRST + timedelta(days=int(_DAYS * chance.random() ** 0.6))
        self._day = day
        minutes = 300 + int(chance.random() * 1080)
        self._published = datetime(day.year, day.month, day.day, minutes // 60, minutes % 60, tzinfo=VIETNAM_TIME)
        self._said: dict[Slot, tuple[str, str | None]] = {}
        self._mentions: list[Mention] = []
        self._names: set[str] = set()
        self._at = 0

    def article(self) -> StoredArticle:
        """The article; the longer stories of the corpus are taken in part, the shorter ones are filled up."""
        chance, pieces = self._chance, self._pieces
        topic = pieces.stories[int(chance.random() * len(pieces.stories))]
        title = self._title(topic.title)
        self._at = len(title) + 1
        told = self._told(topic.section, topic.sentences)
        lead = self._line(told[:1])
        blocks = tuple(self._blocks(told[1:]))
        article = Article(
            id=self._name,
            url=_address(self._name),
            source=_draw(pieces.sources, chance),
            title=title,
            lead=lead,
            blocks=blocks,
            author=self._invented("PER") if chance.random() < 0.5 else None,
            section=topic.section,
            tags=topic.tags[:5],
            published=self._published,
            language="vi",
        )
        fetched = self._published.astimezone(UTC)
        return StoredArticle(article, tuple(self._mentions), 1, "", "", _VERSIONS, self._name, fetched, fetched, _PAGE)

    def _title(self, words: tuple[str, ...]) -> str:
        """Some words of one title and some of another: few titles of a big archive are alike."""
        other = self._pieces.stories[int(self._chance.random() * len(self._pieces.stories))].title
        first, second = self._run(words), self._run(other)
        return f"{' '.join(first)}: {' '.join(second)}".replace(",:", ":").replace("::", ":")

    def _run(self, words: tuple[str, ...]) -> tuple[str, ...]:
        length = 4 + int(self._chance.random() * 4)
        start = int(self._chance.random() * max(1, len(words) - length + 1))
        return words[start : start + length]

    def _told(self, section: str, sentences: tuple[Sentence, ...]) -> list[Sentence]:
        """Runs of neighbouring sentences of the topic, then of others of its section, some hundred words in all."""
        chance = self._chance
        others = self._pieces.sections[section]
        wanted = int(_WORDS_SPREAD[0] + chance.random() ** 2 * _WORDS_SPREAD[1])
        told: list[Sentence] = []
        words = 0
        while words < wanted:
            length = 4 + int(chance.random() * 8)
            start = int(chance.random() * max(1, len(sentences) - length + 1))
            for sentence in sentences[start : start + length]:
                told.append(sentence)
                words += sentence.words
            sentences = self._pieces.stories[_draw(others, chance)].sentences
        return told

    def _blocks(self, told: list[Sentence]) -> Iterator[Block]:
        position = 0
        while position < len(told):
            draw = self._chance.random()
            kind: BlockKind = "caption" if draw < 0.08 else "heading" if draw < 0.12 else "paragraph"
            length = 1 if kind != "paragraph" else 2 + int(self._chance.random() * 3)
            yield Block(kind, self._line(told[position : position + length]))
            position += length

    def _line(self, told: list[Sentence]) -> str:
        """A line of the text, its mentions noted."""
        pieces: list[str] = []
        at = self._at
        for sentence in told:
            parts = sentence.parts
            pieces.append(parts[0])
            at += len(parts[0])
            for slot, after in zip(sentence.slots, parts[1:], strict=True):
                said = self._said.get(slot)
                if said is None:
                    said = self._said[slot] = self._drawn(slot)
                text, value = said
                if slot.kind in _NAMES and (value is not None or self._counts(text)):
                    entity = None if value is not None else text
                    self._mentions.append(Mention(_NAMES[slot.kind], at, at + len(text), text, value, entity))
                pieces.append(text)
                pieces.append(after)
                at += len(text) + len(after)
            pieces.append(" ")
            at += 1
        if self._chance.random() < 0.03:
            at = self._number(pieces, at)
        pieces.pop()
        self._at = at  # a line feed stands where the last blank did
        return "".join(pieces)

    def _number(self, pieces: list[str], at: int) -> int:
        """A document's number, as reports of unions name them."""
        text = self._invented("DOC")
        self._mentions.append(Mention("DOC", at + 5, at + 5 + len(text), text, None, text))
        pieces += ["Theo ", text, " "]
        return at + len(text) + 6

    def _counts(self, name: str) -> bool:
        """Is it one of the names that this article is tagged with."""
        if name in self._names:
            return True
        if len(self._names) >= _MOST_NAMES:
            return False
        self._names.add(name)
        return True

    def _drawn(self, slot: Slot) -> tuple[str, str | None]:
        """What stands in a slot in this article, and its value where it is a date."""
        chance = self._chance
        match slot.kind:
            case "NUMBER":
                return str(int(chance.random() * 10 ** len(slot.said))), None
            case "DATE":
                day = self._day + timedelta(days=int(chance.random() * 60) - 45)
                return f"{day.day}/{day.month}", day.isoformat()
            case "YEAR":
                year = self._day.year - int(chance.random() ** 3 * 12)
                return str(year), str(year)
        if chance.random() > _SWAPPED:
            return slot.said, None
        if chance.random() < _INVENTED:
            return self._invented(slot.kind), None
        return _draw(self._pieces.names[slot.kind], chance), None

    def _invented(self, kind: SlotKind) -> str:
        names, chance = self._pieces.names, self._chance
        if kind == "DOC":
            number = 1 + int(chance.random() ** 3 * 2000)
            return f"{number}/{self._day.year}/{_draw(_DOCUMENT_KINDS, chance)}"
        if kind == "PER":
            family, middle, given = (_draw(names["PER"], chance).split() for _ in range(3))
            return f"{family[0]} {middle[min(1, len(middle) - 1)]} {given[-1]}"
        if kind == "ORG":
            return f"{' '.join(_draw(names['ORG'], chance).split()[:3])} {_draw(names['LOC'], chance)}"
        return f"{_draw(names['LOC'], chance).split()[0]} {_draw(names['LOC'], chance).split()[-1]}"


def _address(name: str) -> str:
    return f"https://bao.example/tin-tuc/bai-viet-{name}.html"


def _draw(values: Sequence[_Drawn], chance: Random) -> _Drawn:
    return values[int(chance.random() * len(values))]
