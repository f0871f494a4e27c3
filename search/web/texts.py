"""The two languages of the pages: Vietnamese is written in the code, English stands in a gettext catalogue."""

from __future__ import annotations

import gettext
import io
from dataclasses import dataclass
from datetime import date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Literal

from babel.dates import format_date, format_datetime
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from babel.numbers import format_decimal, format_percent

from newscrawl.models import VIETNAM_TIME, from_iso

Language = Literal["vi", "en"]
LANGUAGES: tuple[Language, ...] = ("vi", "en")
LOCALE_FOLDER = Path(__file__).parent / "locale"

_DAY = {"vi": "dd/MM/yyyy", "en": "d MMM yyyy"}
_MONTH = {"vi": "MM/yyyy", "en": "MMM yyyy"}
_MONTH_IN_WORDS = {"vi": "'tháng' M 'năm' yyyy", "en": "MMMM yyyy"}
_MONTH_OF_YEAR = {"vi": "'tháng' M", "en": "MMMM"}
_MOMENT = {"vi": "HH:mm dd/MM/yyyy", "en": "d MMM yyyy, HH:mm"}


@dataclass(frozen=True, slots=True)
class Texts:
    """The pages' words, dates and numbers in one language; times are shown as clocks in Vietnam show them."""

    language: Language
    translations: gettext.NullTranslations

    def day(self, value: str | datetime | date | None) -> str:
        """A day; a moment's day in Vietnam. "" for None."""
        return "" if value is None else _day(_local_day(value), self.language)

    def month(self, value: date) -> str:
        """A month in figures."""
        return _month_text(value, _MONTH[self.language], self.language)

    def month_in_words(self, value: date) -> str:
        """A month as it is said."""
        return _month_text(value, _MONTH_IN_WORDS[self.language], self.language)

    def month_of_year(self, value: date) -> str:
        """A month where the year stands beside it."""
        return _month_text(value, _MONTH_OF_YEAR[self.language], self.language)

    def moment(self, value: str | datetime | date | None) -> str:
        """Day and time in Vietnam; the day alone where no time is known. "" for None."""
        known = from_iso(value) if isinstance(value, str) else value
        if not isinstance(known, datetime):
            return self.day(known)
        return format_datetime(known.astimezone(VIETNAM_TIME), _MOMENT[self.language], locale=self.language)

    def span(self, value: str) -> str:
        """The days that a DATE's value (ISO 8601: a day, month, quarter, year, or two with "/") means, in figures."""
        return " – ".join(self._period(part) for part in value.split("/"))

    def _period(self, value: str) -> str:
        year, _, rest = value.partition("-")
        if not rest:
            return year
        if rest.startswith("Q"):
            return {"vi": f"quý {rest[1:]}/{year}", "en": f"Q{rest[1:]} {year}"}[self.language]
        try:
            return self.month(date(int(year), int(rest), 1)) if len(rest) == 2 else self._clock(value)
        except ValueError:  # a month 13, a 30 February: a slip of the text
            return value

    def _clock(self, value: str) -> str:
        day, _, clock = value.partition("T")
        return f"{clock} {self.day(date.fromisoformat(day))}".strip()

    def field(self, name: str, value: str) -> str:
        """A field's value as readers read it: times as clocks in Vietnam show them."""
        return self.moment(value) if name in ("published", "modified") else value

    def number(self, value: int) -> str:
        """A number with the language's separators."""
        return _number(value, self.language)

    def share(self, part: int, whole: int) -> str:
        """`part` of `whole` in percent, one digit after the comma; a dash where there is no whole."""
        return "–" if whole == 0 else self.percent(part / whole)

    def percent(self, part: float) -> str:
        """A part of one in percent, one digit after the comma."""
        return _percent(part, self.language)


# A table of a chart has hundreds of figures, most of them often: formatting is the dearest part of such a page.
@lru_cache(maxsize=5_000)
def _month_text(value: date, pattern: str, language: Language) -> str:
    return str(format_date(value, pattern, language))


@lru_cache(maxsize=10_000)
def _number(value: int, language: Language) -> str:
    return str(format_decimal(value, locale=language))


@lru_cache(maxsize=10_000)
def _percent(part: float, language: Language) -> str:
    return str(format_percent(part, "0.0\xa0%", locale=language))


@lru_cache(maxsize=10_000)
def _day(value: date, language: Language) -> str:
    return str(format_date(value, _DAY[language], language))


def _local_day(value: str | datetime | date) -> date:
    known = from_iso(value) if isinstance(value, str) else value
    if isinstance(known, datetime):
        return known.astimezone(VIETNAM_TIME).date()
    if known is None:
        raise ValueError("no day")
    return known


def load_texts(language: Language) -> Texts:
    """The texts of a language; the catalogue is compiled in memory, so no compiled file can lag behind it."""
    catalogue = Catalog(locale=language)
    for path in catalogue_files(language):
        with path.open("rb") as lines:
            for message in read_po(lines, locale=language):
                catalogue[message.id] = message
    if not len(catalogue):  # Vietnamese: the code's own language
        return Texts(language, gettext.NullTranslations())
    compiled = io.BytesIO()
    write_mo(compiled, catalogue)
    compiled.seek(0)
    return Texts(language, gettext.GNUTranslations(compiled))


def catalogue_files(language: Language) -> list[Path]:
    """The gettext catalogues of a language: `messages.po` has what several pages say, each page its own file."""
    return sorted((LOCALE_FOLDER / language / "LC_MESSAGES").glob("*.po"))
