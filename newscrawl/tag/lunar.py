"""The Vietnamese lunar calendar of 1975 to 2032; how `lunar_years.csv` was made is in `docs/decisions`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files

_STEMS = ["giáp", "ất", "bính", "đinh", "mậu", "kỷ", "canh", "tân", "nhâm", "quý"]
_BRANCHES = ["tý", "sửu", "dần", "mão", "thìn", "tỵ", "ngọ", "mùi", "thân", "dậu", "tuất", "hợi"]
_VARIANTS = {"tí": "tý", "tị": "tỵ", "mẹo": "mão", "kỉ": "kỷ"}

YEAR_NAME = rf"(?:{'|'.join([*_STEMS, 'kỉ'])})\s+(?:{'|'.join([*_BRANCHES, 'tí', 'tị', 'mẹo'])})(?!\w)"


@dataclass(frozen=True, slots=True)
class LunarYear:
    """One year: its first day (Tết), the number of the month that is repeated, and all months' lengths in order."""

    first_day: date
    leap_month: int | None
    lengths: tuple[int, ...]

    def first_and_last(self, month: int) -> tuple[date, date]:
        """The first and last day of a month; of a repeated month the first one is meant."""
        before = month - 1 + (self.leap_month is not None and month > self.leap_month)
        first = self.first_day + timedelta(days=sum(self.lengths[:before]))
        return first, first + timedelta(days=self.lengths[before] - 1)


@cache
def lunar_years() -> dict[int, LunarYear]:
    """Each year of the table under the number of the Gregorian year that it begins in."""
    rows = csv.DictReader(files(__package__).joinpath("lunar_years.csv").read_text(encoding="utf-8").splitlines())
    return {
        int(row["year"]): LunarYear(
            date.fromisoformat(row["first_day"]),
            int(row["leap_month"]) if row["leap_month"] else None,
            tuple(map(int, row["lengths"].split())),
        )
        for row in rows
    }


def solar_day(year: int, month: int, day: int) -> date | None:
    """The Gregorian day of a lunar one; None outside the table and for the 30th of a month of 29 days."""
    lunar = lunar_years().get(year)
    if lunar is None:
        return None
    first, last = lunar.first_and_last(month)
    found = first + timedelta(days=day - 1)
    return found if first <= found <= last else None


def is_named(year: int, name: str) -> bool:
    """Whether a lunar year bears that name of stem and branch: 2024 is "Giáp Thìn"."""
    stem, branch = (_VARIANTS.get(word, word) for word in name.lower().split())
    return _STEMS[(year - 4) % 10] == stem and _BRANCHES[(year - 4) % 12] == branch
