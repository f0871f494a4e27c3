from __future__ import annotations

import pytest

from newscrawl.tag.kinds import kind_labels, kind_of, organisation_of_body
from newscrawl.tag.names import entity_name

KINDS = [
    ("LĐLĐ quận Vân Trì", "federation"),
    ("TLĐ", "federation"),
    ("CĐVN", "federation"),
    ("Công đoàn Hà Nội", "federation"),
    ("BCH LĐLĐ tỉnh Sơn La", "federation"),
    ("Công đoàn ngành Y tế Hà Nội", "sector-union"),
    ("CĐ Giáo dục VN", "sector-union"),
    ("Công đoàn Viên chức Việt Nam", "sector-union"),
    ("CĐ các KCN-CX Hà Nội", "upper-union"),
    ("Công đoàn Viên chức thành phố Hà Nội", "upper-union"),
    ("Công đoàn Tổng Công ty Dệt Sông Lam", "upper-union"),
    ("Công đoàn phường Hoa Gạo", "upper-union"),
    ("CĐ Xã Hoa Gạo", "upper-union"),
    ("Công đoàn đặc khu Hoa Gạo", "upper-union"),
    ("BCH Công đoàn xã Hoa Gạo", "upper-union"),
    ("Công đoàn cơ quan xã Hoa Gạo", "base-union"),
    ("Công đoàn UBND xã Hoa Gạo", "base-union"),
    ("Công đoàn Công ty TNHH Dệt Sông Lam", "base-union"),
    ("CĐCS Trường Mầm non Hoa Gạo", "base-union"),
    ("Nghiệp đoàn Xe ôm phường Hoa Gạo", "base-union"),
    ("Quận ủy Vân Trì", "party"),
    ("Ban Tổ chức Quận ủy Vân Trì", "party"),
    ("Ban Tổ chức Trung ương", "party"),
    ("Đảng", "party"),
    ("Đảng ủy Công ty Sông Lam", "party"),
    ("UBND huyện Vân Sơn", "state"),
    ("Văn phòng UBND huyện Vân Sơn", "state"),
    ("Bộ LĐ-TB&XH", "state"),
    ("Sở Nội vụ Hà Nội", "state"),
    ("BHXH TP Hà Nội", "state"),
    ("Hội LHPN quận Vân Trì", "front"),
    ("UBMTTQ quận Vân Trì", "front"),
    ("Cty TNHH Dệt Sông Lam", "company"),
    ("Sông Lam Co., Ltd", "company"),
    ("Trường THCS Hoa Gạo", "school"),
    ("BVĐK Vân Trì", "hospital"),
    ("Báo Lao động", "media"),
    ("TTXVN", "media"),
    ("TAND TPHCM", "court"),
    ("Công an quận Vân Trì", "police"),
    ("Bộ Công an", "police"),
    ("Bộ Quốc phòng", "army"),
    ("ILO", "international"),
    ("JICA", "international"),
    ("Cơ quan Hợp tác Quốc tế Nhật Bản (JICA)", "international"),
    ("EuroCham", "international"),
    ("Hiệp hội Doanh nghiệp Châu Âu tại Việt Nam", "international"),
    ("Liên đoàn Công đoàn quốc tế", "international"),
    ("Tổng Liên đoàn Công đoàn Quốc tế", "international"),
    ("Chính phủ Angola", "international"),
    ("Công an huyện Hiệp Đức", "police"),
    ("Câu lạc bộ Sông Lam", "other"),
]


@pytest.mark.parametrize(("written", "kind"), KINDS)
def test_name_says_the_kind(written: str, kind: str) -> None:
    assert kind_of(entity_name("ORG", written)) == kind


def test_every_kind_has_a_label() -> None:
    assert {kind for _, kind in KINDS} == kind_labels().keys()


def test_body_is_of_its_organisation() -> None:
    assert organisation_of_body("Ban Chấp hành Liên đoàn Lao động quận Vân Trì") == "Liên đoàn Lao động quận Vân Trì"


@pytest.mark.parametrize(
    "name", ["Liên đoàn Lao động quận Vân Trì", "Văn phòng Hỗ trợ việc làm", "Ban Chấp hành Công đoàn"]
)
def test_other_names_are_no_bodies(name: str) -> None:
    assert organisation_of_body(name) is None
