from __future__ import annotations

import pytest

from newscrawl.tag.units import FILE, Level, Unit, read_units, units
from tests.shared import SHARED
from training.units import made

PLACES = SHARED / "places"


def _provinces(name: str, type_: str) -> set[str]:
    return {units().province(unit).name for unit in units().named(name, type_)}


def _one(name: str, type_: str, until: str) -> Unit:
    (found,) = (unit for unit in units().named(name, type_) if unit.until == until)
    return found


def test_there_are_63_provinces_before_and_34_since_july_2025() -> None:
    provinces = [unit for unit in read_units(FILE) if unit.level == "province"]
    assert len([unit for unit in provinces if not unit.since]) == 63
    assert len([unit for unit in provinces if not unit.until]) == 34


def test_no_district_is_left_since_july_2025() -> None:
    assert all("" < unit.until < "2025-07-01" for unit in units().all if unit.level == "district")


def test_unit_gone_before_the_table_is_known() -> None:
    assert _provinces("Từ Liêm", "huyện") == {"Hà Nội"}
    assert _one("Huế", "thành phố", until="2024-12-31").level == "district"


def test_district_knows_its_province() -> None:
    assert _provinces("Long Biên", "quận") == {"Hà Nội"}


def test_name_of_many_districts_gives_all_their_provinces() -> None:
    assert len(_provinces("Châu Thành", "huyện")) == 10


def test_commune_of_july_2025_lies_in_the_province_of_its_time() -> None:
    special_zone = _one("Côn Đảo", "đặc khu", until="")
    assert units().province(special_zone).full_name == "thành phố Hồ Chí Minh"


def test_commune_before_lies_in_the_province_of_its_time() -> None:
    # 24 was Bắc Giang's code until June 2025 and is Bắc Ninh's since.
    district = _one("Lục Ngạn", "huyện", until="2025-06-30")
    assert units().province(district).name == "Bắc Giang"


def test_code_handed_on_is_two_units() -> None:
    assert [unit.name for unit in units().all if unit.code == "00004"] == ["Trúc Bạch", "Ba Đình"]


def test_name_is_found_in_any_case() -> None:
    assert units().named("LONG BIÊN", "quận") == units().named("Long Biên", "quận")


def test_unknown_name_has_no_unit() -> None:
    assert units().named("Vân Trì Hạ") == ()


@pytest.mark.parametrize(
    ("level", "name"), [("province", "Hà Nội"), ("district", "Long Biên"), ("commune", "Trâu Quỳ")]
)
def test_level_has_its_names(level: Level, name: str) -> None:
    assert name in units().names(level)


@pytest.mark.skipif(not PLACES.is_dir(), reason=f"no tables of places in {PLACES} (set NEWSCRAWL_TEST_SHARED)")
def test_data_file_is_what_the_script_makes() -> None:
    assert made(PLACES) == list(read_units(FILE))


def test_every_unit_but_a_province_has_one_above() -> None:
    assert all((units().parent(unit) is None) == (unit.level == "province") for unit in units().all)


def test_district_of_a_renamed_province_lies_in_that_of_its_time() -> None:
    assert units().province(_one("Huế", "thành phố", until="2024-12-31")).name == "Thừa Thiên Huế"
