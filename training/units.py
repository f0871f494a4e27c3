"""Vietnam's administrative units as one data file of the package, from the state's own tables.

    python -m training.units FOLDER

The statistics office publishes the units of 4 January 2025 (`units-2025-01-04.csv`) and the communes since
1 July 2025 with those they were made from (`conversion-2025-07-01.csv`); FOLDER holds both. Codes are the state's. A
commune's code was often handed on to another commune in 2025, so that only code and time together name one unit.
"""

from __future__ import annotations

import argparse
import csv
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from newscrawl.tag.units import COLUMNS, FILE, Level, Unit, UnitType
from newscrawl.vietnamese import normalise_tones

#: The last day of provinces, districts and communes as they were, and the first day of the two levels since.
LAST_DAY, FIRST_DAY = "2025-06-30", "2025-07-01"

_TYPES: tuple[UnitType, ...] = (
    "tỉnh",
    "thành phố",
    "quận",
    "huyện",
    "thị xã",
    "phường",
    "xã",
    "thị trấn",
    "đặc khu",
)


def units_before(rows: Iterable[Sequence[str]]) -> Iterator[Unit]:
    """The 63 provinces with their districts and communes; some island districts have no communes."""
    seen: set[str] = set()
    for province, province_code, district, district_code, commune, commune_code, *_ in rows:
        places: tuple[tuple[str, str, Level, str], ...] = (
            (province, province_code, "province", ""),
            (district, district_code, "district", province_code),
            (commune, commune_code, "commune", district_code),
        )
        for written, code, level, parent in places:
            if written and code not in seen:
                seen.add(code)
                type_, name = split(written)
                yield Unit(code, name, type_, level, parent, "", LAST_DAY)


def units_since(rows: Iterable[Sequence[str]]) -> Iterator[Unit]:
    """The 34 provinces and their communes."""
    seen: set[str] = set()
    for province, commune, commune_code, *_ in rows:
        if not commune:  # a line that only heads a province's part of the table
            continue
        named = re.fullmatch(r"(.+) \((\d+)\)", province.strip())
        if named is None:
            raise ValueError(f"no province with its code: {province!r}")
        places: tuple[tuple[str, str, Level, str], ...] = (
            (named[1], named[2], "province", ""),
            (commune, commune_code, "commune", named[2]),
        )
        for written, code, level, parent in places:
            if code not in seen:
                seen.add(code)
                type_, name = split(written)
                yield Unit(code, name, type_, level, parent, FIRST_DAY, "")


def split(written: str) -> tuple[UnitType, str]:
    """ "Thị xã Sơn Tây" -> "thị xã", "Sơn Tây": in NFC, tones in one place, without the table's stray spaces."""
    plain = " ".join(normalise_tones(written).replace("’", "'").replace("' ", "'").replace("-", " - ").split())
    plain = re.sub(r"^Xa ", "Xã ", plain)  # a slip of the table
    for type_ in _TYPES:
        if plain.lower().startswith(f"{type_} "):
            return type_, plain[len(type_) + 1 :]
    raise ValueError(f"unit without type word: {written!r}")


def joined(before: Iterable[Unit], since: Iterable[Unit]) -> list[Unit]:
    """All units; a province that kept code, name and type is one, without beginning or end."""
    now = {unit[:5]: unit for unit in since}
    kept = [unit._replace(until="") if now.pop(unit[:5], None) else unit for unit in before]
    return sorted([*kept, *now.values()], key=lambda unit: (len(unit.code), unit.code, unit.since))


def made(folder: Path) -> list[Unit]:
    """The units of the tables in the folder."""
    before = units_before(_rows(folder / "units-2025-01-04.csv", 1))
    since = units_since(_rows(folder / "conversion-2025-07-01.csv", 2))
    return joined(before, since)


def _rows(file: Path, skip: int) -> list[list[str]]:
    with file.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.reader(lines))[skip:]


def main(arguments: Sequence[str]) -> None:
    """Write the data file anew."""
    parser = argparse.ArgumentParser(prog="python -m training.units", description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path, help="where the state's two tables lie")
    folder: Path = parser.parse_args(arguments).folder
    with FILE.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(COLUMNS)
        writer.writerows(made(folder))


if __name__ == "__main__":
    main(sys.argv[1:])
