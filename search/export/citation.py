"""A reference as the two commonest styles print it, as text: for a reader to copy.

Every source is taken for a news website, as a union's own is one and nobody told the archive which sites have a printed
paper beside them. The Publication Manual of the American Psychological Association (7th edition, 10.16, "webpage on a
news website") sets the article's title in italics and the site's name plain; The Chicago Manual of Style (17th edition,
14.191, as in a bibliography) cites news websites like newspapers: title in quotation marks, the site's name in italics.
Names stand as printed: a Vietnamese name is sorted by its last word, and not turned round. Where the source is the
author it is named once. The archived record behind the address is the archive's own addition; in APA it stands in
brackets, as no full stop may follow an address there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

from babel.dates import format_date

from search.addresses import plain_address
from search.export.reference import Reference

Style = Literal["APA", "Chicago"]
Language = Literal["vi", "en"]

_CLOSING = "\"'”’»"
_TO_SINGLE = str.maketrans("“„”«»", "‘‘’‘’")
_OPENING = re.compile(r"""(?<![^\s(\[‘–—-])"(?=\S)""")


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
    # Names are parted by commas even where they are two.
    authors = _joined(cited.authors, {"vi": " & ", "en": ", & "}[language])
    title = _ended(cited.title)
    when = undated if day is None else f"{day.year}, {_month_day(day, language)}"
    yield Run(f"{_ended(authors or cited.source)} ({when}). ")
    yield Run(title.removesuffix("."), italic=True)
    yield Run(". " if title.endswith(".") else " ")
    if cited.authors:
        yield Run(f"{_ended(cited.source)} ")
    yield Run(f"{plain_address(cited.url)} ({_archived(cited, language)})")


def _chicago(cited: Reference, language: Language) -> Iterator[Run]:
    serial = "," if len(cited.authors) > 2 else ""
    conjunction = {"vi": " và ", "en": f"{serial} and "}[language]
    if cited.authors:
        yield Run(f"{_ended(_joined(cited.authors, conjunction))} ")
    yield Run(f"“{_ended(_single_quoted(cited.title))}” ")
    yield Run(cited.source, italic=True)
    if cited.published is not None:
        yield Run(f", {_day(cited.published, language)}")
    yield Run(f". {plain_address(cited.url)}. {_archived(cited, language)}.")


def _archived(cited: Reference, language: Language) -> str:
    day = _day(cited.accessed, language)
    said = {"vi": f"Lưu trữ ngày {day}", "en": f"Archived {day}"}[language]
    return f"{said}, {cited.record}" if cited.record else said


def _joined(names: Sequence[str], conjunction: str) -> str:
    """As "A, B and C"; the conjunction with its blanks."""
    return conjunction.join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def _ended(text: str) -> str:
    """With a full stop, inside of closing quotation marks, where it does not end in a mark of its own."""
    stem = text.rstrip(_CLOSING)
    return text if stem.endswith((".", "!", "?", "…")) else f"{stem}.{text[len(stem) :]}"


def _single_quoted(text: str) -> str:
    """Quotation marks for a text that stands in quotation marks itself."""
    return _OPENING.sub("‘", text.translate(_TO_SINGLE)).replace('"', "’")


def _month_day(day: date, language: Language) -> str:
    return format_date(day, {"vi": "d 'tháng' M", "en": "MMMM d"}[language], language)


def _day(day: date, language: Language) -> str:
    return format_date(day, {"vi": "d/M/y", "en": "MMMM d, y"}[language], language)
