"""What a person is told of how their query was read: the same sentences in API, terminal and pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from search.query import QueryReading

#: The code of the sentence that nothing was found as typed.
FOLDED = "folded"


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence in both languages: `code` says which (`search/query/notes.toml`), `piece` what it is about."""

    code: str
    vi: str
    en: str
    piece: str


_FOLDED = Told(
    FOLDED,
    "Không có kết quả đúng dấu; đang hiển thị kết quả không phân biệt dấu.",
    "Nothing matches with these diacritics; showing what matches without them.",
    "",
)


def told(reading: QueryReading, *, folded: bool) -> Iterator[Told]:
    """What was not read as typed, the most important first."""
    if folded:
        yield _FOLDED
    for note in reading.notes:
        yield Told(note.code, note.text("vi"), note.text("en"), note.piece)
