"""Names of persons told from papers and offices."""

from __future__ import annotations

import pytest

from newscrawl.extract.outlets import is_outlet
from newscrawl.extract.people import has_surname, is_person


@pytest.mark.parametrize("name", ["Thu Hà", "Lê Thị Hồng Hoa", "ThS. Lê Hoa", "K. Miên", "Y Blok Êban", "QUANG PHONG"])
def test_person_s_name_is_recognised(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "text",
    [
        "Thu",
        "Ban Tuyên giáo",
        "Trung tâm Y tế",
        "Đời Sống Pháp Luật",
        "Tuổi Trẻ",
        "Sáng nay trời đẹp",
        "TP. Vân Sơn",
        "",
    ],
)
def test_what_only_looks_like_a_name_is_no_person(text: str) -> None:
    assert not is_person(text)


def test_surname_stands_first() -> None:
    assert has_surname("Nguyễn Thu")
    assert not has_surname("Thu Nguyễn")


@pytest.mark.parametrize("name", ["Báo Người Thợ", "VnExpress", "nguoitho.vn", "Thể Thao Hôm Nay"])
def test_paper_is_recognised_by_name_host_or_subject(name: str) -> None:
    assert is_outlet(name)


def test_person_with_a_paper_s_word_in_the_name_is_no_paper() -> None:
    assert not is_outlet("Nguyễn Trí Thức")
