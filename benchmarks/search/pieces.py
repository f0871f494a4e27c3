"""What generated articles are made of: sentences, titles, names and numbers of the shared corpus, each with its slots.

A slot is a piece of a sentence that another value can take: a name, a document's number, a date, a number. Pools keep
every occurrence, so that drawing from them gives the corpus's own distribution.
"""

from __future__ import annotations

import json
import lzma
import os
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Literal, NamedTuple

from newscrawl.vietnamese import fold

SlotKind = Literal["PER", "ORG", "LOC", "DOC", "DATE", "YEAR", "NUMBER"]

#: Sites of the generated archive: the corpus's most frequent ones.
SOURCES = 20

_UPPER = "".join(chr(code) for code in range(0x41, 0x1EFA) if chr(code).isupper())
_CAP = rf"[{_UPPER}][\w]*"
_FAMILIES = (
    "Nguyễn|Trần|Lê|Phạm|Hoàng|Huỳnh|Phan|Vũ|Võ|Đặng|Bùi|Đỗ|Hồ|Ngô|Dương"
    "|Lý|Trương|Đinh|Đoàn|Mai|Trịnh|Hà|Cao|Lương|Lưu|Tô|Tạ"
)
_BODIES = (
    "Công ty|Tổng công ty|Tập đoàn|Ngân hàng|Bộ|Sở|Ủy ban|UBND|Liên đoàn|Công đoàn|Trường|Viện|Hội|Ban|Đài|Báo|Công an"
    "|Chi cục|Cục|Tòa án|Viện KSND|Bệnh viện|Hiệp hội|Trung tâm|Đảng|Quốc hội|Chính phủ"
)
_SLOT = re.compile(
    rf"(?P<DOC>\d+/(?:\d{{4}}/)?[{_UPPER}]{{2,}}(?:-[{_UPPER}]+)*)"
    r"|(?P<DATE>\b\d{1,2}[/-]\d{1,2}(?:[/-]\d{4})?\b)"
    r"|(?P<YEAR>\b(?:19|20)\d\d\b)"
    r"|(?P<NUMBER>\b\d{2,}\b)"
    rf"|(?P<ORG>\b(?:{_BODIES})(?: [^\W\d_]+){{0,3}}(?: {_CAP})+)"
    rf"|(?P<PER>\b(?:{_FAMILIES})(?: {_CAP}){{1,3}})"
    rf"|(?P<LOC>(?<=\w )\b{_CAP}(?: {_CAP}){{0,3}})"
)
_SENTENCE = re.compile(rf"(?<=[.!?…”\"])\s*(?=[{_UPPER}“\"])|\n|(?<=[^\W\d_{_UPPER}])(?=[{_UPPER}])")
_SENTENCE_WORDS = range(4, 70)


class Slot(NamedTuple):
    """What stood in a sentence, and of what kind."""

    kind: SlotKind
    said: str


class Sentence(NamedTuple):
    """A text in pieces: `slots[i]` stands between `parts[i]` and `parts[i + 1]`."""

    parts: tuple[str, ...]
    slots: tuple[Slot, ...]
    words: int


class Story(NamedTuple):
    """An article of the corpus."""

    section: str
    title: tuple[str, ...]
    tags: tuple[str, ...]
    sentences: tuple[Sentence, ...]


@dataclass
class Pieces:
    """All stories, and what can be drawn: each value as often as the corpus has it."""

    stories: list[Story] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    sections: dict[str, list[int]] = field(default_factory=dict)
    names: dict[SlotKind, list[str]] = field(default_factory=lambda: {"PER": [], "ORG": [], "LOC": [], "DOC": []})


def shared_corpus() -> Path:
    """The corpus of the shared folder. Exits with a sentence when it is not there."""
    shared = Path(os.environ.get("NEWSCRAWL_TEST_SHARED", Path(__file__).parents[3] / "shared"))
    found = shared / "corpus" / "news.jsonl.xz"
    if not found.exists():
        raise SystemExit(f"search: not measured, for there is no corpus at {found} (NEWSCRAWL_TEST_SHARED)")
    return found


def read_pieces(most: int | None = None) -> Pieces:
    """The corpus cut up; `most` articles of it."""
    pieces = Pieces()
    sources: Counter[str] = Counter()
    with lzma.open(shared_corpus(), "rt", encoding="utf-8") as lines:
        for line in islice(lines, most):
            row = json.loads(line)
            story = _story(row)
            if len(story.sentences) < 3 or len(story.title) < 4:
                continue
            pieces.sections.setdefault(story.section, []).append(len(pieces.stories))
            pieces.stories.append(story)
            sources[row["source"]] += 1
            _collect(pieces, story)
    for name, count in sources.most_common(SOURCES):
        pieces.sources += [_key(name)] * count
    return pieces


def _key(name: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", fold(name.lower())).strip("-")


def _story(row: dict[str, str]) -> Story:
    cut = tuple(sentence for text in _sentences(row["text"]) if (sentence := _sentence(text)).words in _SENTENCE_WORDS)
    return Story(row["section"] or "Xã hội", tuple(row["title"].split()), tuple(row["tags"]), cut)


def _sentences(text: str) -> Iterable[str]:
    return (part.strip() for part in _SENTENCE.split(text) if part and not part.isspace())


def _sentence(text: str) -> Sentence:
    parts, slots = [], []
    position = 0
    for found in _SLOT.finditer(text):
        parts.append(text[position : found.start()])
        slots.append(Slot(found.lastgroup, found[0]))  # type: ignore[arg-type]
        position = found.end()
    parts.append(text[position:])
    return Sentence(tuple(parts), tuple(slots), len(text.split()))


def _collect(pieces: Pieces, story: Story) -> None:
    for slot in _slots(story):
        if slot.kind in pieces.names:
            pieces.names[slot.kind].append(slot.said)


def _slots(story: Story) -> Iterator[Slot]:
    return (slot for sentence in story.sentences for slot in sentence.slots)
