"""A reference as the two commonest styles print it, as text: for a reader to copy.

After the Publication Manual of the American Psychological Association (7th edition, 10.16, "webpage on a news website")
and The Chicago Manual of Style (17th edition, 14.191, online newspapers, as in a bibliography). Names stand as printed:
a Vietnamese name is sorted by its last word, and not turned round. Where the source is the author it is named once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_date

from search.addresses import plain_address
from search.export.reference import Reference

Style = Literal["APA", "Chicago"]
Language = Literal["vi", "en"]


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a citation; `italic` in print."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Citation:
    """A citation in one style."""

    style: Style
    runs: tuple[Run, ...]

    @property
    def text(self) -> str:
        """All of it."""
        return "".join(run.text for run in self.runs)


def citations(cited: Reference, language: Language) -> list[Citation]:
    """The article in each style; days and set phrases in the reader's language, title and names as they are."""
    return [Citation("APA", tuple(_apa(cited, language))), Citation("Chicago", tuple(_chicago(cited, language)))]


def _apa(cited: Reference, language: Language) -> Iterator[Run]:
    day = cited.published
    undated = {"vi": "k.n.", "en": "n.d."}[language]
    when = undated if day is None else f"{day.year}, {_month_day(day, language)}"
    yield Run(f"{_ended(_joined(cited.authors, '&') or cited.source)} ({when}). ")
    yield Run(cited.title, italic=True)
    yield Run(f"{'' if _is_ended(cited.title) else '.'} ")
    if cited.authors:
        yield Run(f"{_ended(cited.source)} ")
    yield Run(plain_address(cited.url))
    yield _archived(cited, language)


def _chicago(cited: Reference, language: Language) -> Iterator[Run]:
    conjunction = {"vi": "và", "en": "and"}[language]
    if cited.authors:
        yield Run(f"{_ended(_joined(cited.authors, conjunction))} ")
    yield Run(f"“{cited.title}{'' if _is_ended(cited.title) else '.'}” ")
    yield Run(cited.source, italic=True)
    if cited.published is not None:
        yield Run(f", {_day(cited.published, language)}")
    yield Run(f". {plain_address(cited.url)}")
    yield _archived(cited, language)


def _archived(cited: Reference, language: Language) -> Run:
    day = _day(cited.accessed, language)
    said = {"vi": f"Lưu trữ ngày {day}", "en": f"Archived {day}"}[language]
    return Run(f". {said}{f', {cited.record}' if cited.record else ''}.")


def _joined(names: Iterable[str], conjunction: str) -> str:
    *first, last = list(names) or [""]
    return f"{', '.join(first)} {conjunction} {last}" if first else last


def _ended(text: str) -> str:
    return text if _is_ended(text) else f"{text}."


def _is_ended(text: str) -> bool:
    return text.endswith((".", "!", "?", "…"))


def _month_day(day: date, language: Language) -> str:
    return format_date(day, {"vi": "d 'tháng' M", "en": "MMMM d"}[language], language)


def _day(day: date, language: Language) -> str:
    return format_date(day, {"vi": "d/M/y", "en": "MMMM d, y"}[language], language)
