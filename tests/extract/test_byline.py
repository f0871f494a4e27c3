"""Lines that name who wrote: which names stand in them, and which are the site's or nobody's."""

from __future__ import annotations

import pytest

from newscrawl.extract.byline import is_nameless, is_site, is_source_line, labelled_names, names
from newscrawl.extract.labels import is_label, written_part


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("Theo Đinh Trọng Nghĩa", "Đinh Trọng Nghĩa"),
        ("Theo Thu Hậu (Báo Xóm Trọ)", "Thu Hậu"),
        ("Theo Lê Nguyễn/nguoitho.vn", "Lê Nguyễn"),
        ("Thu Hà (Theo CNN)", "Thu Hà"),
        ("Cẩm Thạch/TSO-Miền Trung", "Cẩm Thạch"),
        ("T. Ngọc – Trụ sở chính Ngân hàng Thợ", "T. Ngọc"),
        ("Lê Hoa, Ban Tuyên giáo LĐLĐ tỉnh", "Lê Hoa"),
        ("PV Thu Hà", "Thu Hà"),
        ("Người đưa tin: Nguyễn Văn Phong", "Nguyễn Văn Phong"),
        ("(Người viết: Lê Thị Hồng / 201; Ngày viết: 19/05/2022)", "Lê Thị Hồng"),
        ("Lời: An Hà · Ảnh: Lê Vũ", "An Hà"),
        ("Nội dung: Hà Linh | Thiết kế: Bảo An", "Hà Linh"),
        ("Hoàng Anh, Văn Minh và cộng sự", "Hoàng Anh, Văn Minh"),
        ("Minh Thư tổng hợp", "Minh Thư"),
        ("Hồng Vân và Kim Anh,", "Hồng Vân và Kim Anh"),
        ("ThS. Lê Thị Hồng Hoa", "ThS. Lê Thị Hồng Hoa"),
    ],
)
def test_line_gives_the_names_in_it(line: str, author: str) -> None:
    assert names(line) == author


@pytest.mark.parametrize(
    "line",
    [
        "Theo Tuổi Trẻ",
        "Theo Nhịp Sống Mới",
        "Theo Morning Star Weekly",
        "Theo AFP/VOV",
        "Theo PV",
        "Nhóm PV",
        "Trình bày: Mai Chi",
        "Video, ảnh: Lê Nam",
        "Vân Sơn, ngày 20 tháng 10 năm 2025",
        "Thuốc và Sức khỏe",
        "Bởi vì yêu nghề",
        "Đăng bởi: admin",
        "Nam, " * 200,
    ],
)
def test_line_without_a_writer_gives_none(line: str) -> None:
    assert names(line) is None


def test_stop_of_initials_belongs_to_the_name() -> None:
    assert names("H.V.", evident=True) == "H.V."
    assert names("Thu Hà.", evident=True) == "Thu Hà"


def test_only_the_writer_s_part_of_several_labels_counts() -> None:
    assert written_part("Ảnh: Lê Vũ - Bài: An Hà") == "Bài: An Hà"
    assert written_part("Bài, ảnh: An Hà") == "Bài, ảnh: An Hà"


def test_label_alone_waits_for_its_name() -> None:
    assert is_label("Tác giả:")
    assert not is_label("Tác giả: An Hà")
    assert labelled_names("An Hà") is None


def test_person_behind_theo_is_no_source_line() -> None:
    assert is_source_line("Theo Tuổi Trẻ")
    assert not is_source_line("Theo Đinh Trọng Nghĩa")


@pytest.mark.parametrize("line", ["PV", "(BBT)", "admin admin", "Nhóm phóng viên", "PV (tổng hợp)"])
def test_line_of_nobody_is_nameless(line: str) -> None:
    assert is_nameless(line)


@pytest.mark.parametrize(
    "text", ["Ảnh: Lê An", "Một số hình ảnh tại hội nghị:", "Ban Tuyên giáo huyện", "12/7/2022", "", "“Vì sao?”"]
)
def test_line_that_names_nobody_who_wrote_gives_no_name(text: str) -> None:
    assert names(text) is None


@pytest.mark.parametrize("name", ["Báo Người Thợ", "example.vn", "admin", "Người Thợ", "VIDUBAO"])
def test_site_is_not_taken_for_an_author(name: str) -> None:
    assert is_site(name, ["Báo Người Thợ"], "www.vidubao.vn")


@pytest.mark.parametrize("name", ["Quốc Bảo", "Lê Thị Báu", "An"])
def test_person_is_not_taken_for_the_site(name: str) -> None:
    assert not is_site(name, ["Báo Người Thợ"], "www.vidubao.vn")


def test_source_line_is_no_prose() -> None:
    assert is_source_line("(Theo Bản tin công nhân)")
    assert not is_source_line("Theo bà Hoa, công nhân cần nhà ở hơn cả tăng ca.")
