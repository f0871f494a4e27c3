from __future__ import annotations

import pytest

from newscrawl.tag.federations import NATIONAL, Standing, provinces_named, standing

HANOI = "Liên đoàn Lao động thành phố Hà Nội"

STANDINGS = [
    (NATIONAL, Standing("national")),
    (HANOI, Standing("province", NATIONAL)),
    ("Liên đoàn Lao động tỉnh Sơn La", Standing("province", NATIONAL)),
    ("Liên đoàn Lao động quận Long Biên", Standing("district", HANOI)),
    ("Liên đoàn Lao động huyện Từ Liêm", Standing("district", HANOI)),
    ("Liên đoàn Lao động thành phố Sơn La", Standing("district", "Liên đoàn Lao động tỉnh Sơn La")),
    ("Liên đoàn Lao động phường Yên Hòa", Standing("commune", HANOI)),
    ("Liên đoàn Lao động huyện Phổ Yên", Standing("district", "Liên đoàn Lao động tỉnh Thái Nguyên")),
    ("Liên đoàn Lao động huyện Vân Sơn Hạ", Standing("district")),
    ("Liên đoàn Lao động huyện Châu Thành", Standing("district")),
    ("Liên đoàn Lao động huyện", Standing("district")),
    ("Liên đoàn Lao động thành phố", Standing()),
    ("Ban Thường vụ Liên đoàn Lao động quận Long Biên", Standing("district", "Liên đoàn Lao động quận Long Biên")),
    ("Công đoàn ngành Y tế thành phố Hà Nội", Standing("province")),
    ("Công đoàn Y tế Việt Nam", Standing("national")),
    ("Ủy ban nhân dân quận Long Biên", Standing("district")),
    ("Công đoàn phường Yên Hòa", Standing("commune", HANOI)),
    ("Công đoàn đặc khu Phú Quốc", Standing("commune", "Liên đoàn Lao động tỉnh An Giang")),
    ("Công đoàn xã Vân Sơn Hạ", Standing("commune")),
    ("Công đoàn xã Tân Tiến", Standing("commune")),
    ("Ban Chấp hành Công đoàn phường Yên Hòa", Standing("commune", "Công đoàn phường Yên Hòa")),
    ("Công đoàn cơ quan phường Yên Hòa", Standing("commune")),
    ("Công ty TNHH Dệt Sông Lam", Standing()),
]


@pytest.mark.parametrize(("name", "expected"), STANDINGS)
def test_name_says_level_and_parent(name: str, expected: Standing) -> None:
    assert standing(name, ()) == expected


def test_province_of_the_article_tells_districts_of_one_name_apart() -> None:
    found = standing("Liên đoàn Lao động huyện Châu Thành", {"Tiền Giang", "Sơn La"})
    assert found.parent == "Liên đoàn Lao động tỉnh Tiền Giang"


def test_province_of_the_article_tells_unions_of_communes_apart() -> None:
    assert standing("Công đoàn xã Tân Tiến", {"Cà Mau", "Sơn La"}).parent == "Liên đoàn Lao động tỉnh Cà Mau"


def test_two_possible_provinces_leave_the_parent_open() -> None:
    assert standing("Liên đoàn Lao động huyện Châu Thành", {"Tiền Giang", "Bến Tre"}).parent is None


def test_provinces_are_named_as_places_and_inside_organisations() -> None:
    places = {"Tiền Giang", "Thành phố Hồ Chí Minh", "thành phố Sơn La", "quận Long Biên"}
    organisations = {"Liên đoàn Lao động tỉnh Lào Cai", "Công an thành phố Yên Bái", "Thành ủy Hà Nội"}
    assert provinces_named(places, organisations) == {"Tiền Giang", "Hồ Chí Minh", "Lào Cai", "Hà Nội"}
