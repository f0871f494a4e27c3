"""The body cut into blocks."""

from __future__ import annotations

import pytest

from tests.extract.pages import article

FIRST = "Sáng 5/6, Công đoàn Khu kinh tế Vân Sơn tổ chức đối thoại giữa lãnh đạo tỉnh và công nhân lao động."
SECOND = "Tại buổi đối thoại, công nhân nêu 27 ý kiến về nhà ở, trường mầm non, tiền lương và đường đi làm."
THIRD = "Lãnh đạo các sở đã trả lời từng ý kiến và hẹn thời hạn giải quyết những việc thuộc thẩm quyền."
OTHER = "Công nhân Vân Sơn được hỗ trợ tiền thuê nhà"
LEAD = "Từ tháng tới, hơn 4.000 công nhân thuê trọ sẽ nhận hỗ trợ 500.000 đồng mỗi tháng trong ba tháng liền."
PARAGRAPHS = [("paragraph", FIRST), ("paragraph", SECOND), ("paragraph", THIRD)]


def _read(body: str) -> tuple[list[tuple[str, str]], str | None]:
    title = "Đối thoại với công nhân khu kinh tế Vân Sơn"
    found = article(f"<title>{title}</title><h1>{title}</h1><p>5/6/2024 10:20</p><div class=c>{body}</div>")
    return [(block.kind, block.text) for block in found.blocks], found.author


def _p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(_p(FIRST, SECOND, THIRD), id="paragraphs"),
        pytest.param("<br><br>".join((FIRST, SECOND, THIRD)), id="two breaks"),
        pytest.param("<br>".join((FIRST, SECOND, THIRD)), id="a break after a full stop"),
        pytest.param("".join(f"<div><span>{text}</span></div>" for text in (FIRST, SECOND, THIRD)), id="no p at all"),
        pytest.param(_p(FIRST, SECOND, THIRD, "Xem thêm: <a href=/x>Nhà trẻ cho con công nhân</a>"), id="see also"),
        pytest.param(_p(FIRST, ">> <a href=/x>Nhà trẻ cho con công nhân</a>", SECOND, THIRD), id="link in between"),
        pytest.param(
            _p(FIRST, SECOND, THIRD) + "<h3>Tin liên quan</h3><ul><li><a href=/x>Khởi công nhà trẻ mới</a></li></ul>",
            id="related list",
        ),
        pytest.param(
            _p(FIRST)
            + f"<aside>{_p('Một bài khác về nhà ở của công nhân tại khu kinh tế.')}</aside>"
            + _p(SECOND, THIRD),
            id="aside",
        ),
        pytest.param(_p(FIRST, SECOND, THIRD, "Chia sẻ"), id="share bar"),
        pytest.param(
            _p(FIRST, SECOND, THIRD)
            + "".join(f"<div class=item><h4><a href=/{n}>{OTHER}</a></h4>{_p(LEAD)}</div>" for n in "abcdef"),
            id="boxes with more text than the article",
        ),
        pytest.param(_p(FIRST, SECOND, THIRD, "<i>Theo Báo Người Thợ</i>"), id="source line"),
        pytest.param(_p(FIRST, SECOND, THIRD) + "<div style='display:none'>Bản in của bài viết này</div>", id="hidden"),
        pytest.param(_p(FIRST, SECOND, SECOND, THIRD), id="printed twice"),
    ],
)
def test_body_is_its_paragraphs_alone(body: str) -> None:
    assert _read(body) == (PARAGRAPHS, None)


@pytest.mark.parametrize(
    "picture",
    [
        pytest.param("<figure><img src=a><figcaption>{}</figcaption></figure>", id="figure"),
        pytest.param("<table><tr><td><img src=a></td></tr><tr><td>{} |</td></tr></table>", id="table"),
        pytest.param("<p><img src=a></p><p align=center><em>{}</em></p>", id="centred em"),
        pytest.param("<p align=center><img src=a><br><i>{}</i></p>", id="below in the paragraph"),
        pytest.param("<div class=photo-caption><img src=a><p>{}</p></div>", id="by its class"),
        pytest.param("<p><img src=a></p><p style='text-align:center'>{}</p>", id="centred"),
    ],
)
def test_line_under_a_picture_is_its_caption(picture: str) -> None:
    blocks, _author = _read(_p(FIRST) + picture.format("Quang cảnh buổi đối thoại") + _p(SECOND, THIRD))
    assert blocks == [PARAGRAPHS[0], ("caption", "Quang cảnh buổi đối thoại"), *PARAGRAPHS[1:]]


def test_paragraph_after_a_picture_without_caption_stays_a_paragraph() -> None:
    blocks, _author = _read(_p(FIRST, "<img src=a>", SECOND, THIRD))
    assert blocks == PARAGRAPHS


@pytest.mark.parametrize("heading", ["<h3>{}</h3>", "<p><strong>{}</strong></p>"])
def test_inner_heading_is_a_heading(heading: str) -> None:
    blocks, _author = _read(_p(FIRST) + heading.format("Nhà ở là điều lo nhất") + _p(SECOND, THIRD))
    assert blocks == [PARAGRAPHS[0], ("heading", "Nhà ở là điều lo nhất"), *PARAGRAPHS[1:]]


def test_table_of_figures_is_read_row_by_row() -> None:
    table = "<table><tr><th>Đơn vị</th><th>Ý kiến</th></tr><tr><td>Xưởng dệt</td><td>12</td></tr></table>"
    blocks, _author = _read(_p(FIRST, SECOND) + table + _p(THIRD))
    assert blocks[2:4] == [("paragraph", "Đơn vị | Ý kiến"), ("paragraph", "Xưởng dệt | 12")]


@pytest.mark.parametrize(
    "heading",
    [
        "Đánh giá kết quả thực hiện nghị quyết",
        "Gửi ý kiến góp ý dự thảo Luật Công đoàn trước ngày 30/6",
        "Bài học từ các đơn vị khác",
        "Ý kiến của bạn đọc về giờ làm ca đêm cần được lắng nghe",
        "In bài thơ trên tường nhà ăn",
        "Bình luận viên Trần Văn Lưu nói về trận đấu",
        "Trích dẫn lời Bác trong lễ phát động",
    ],
)
def test_heading_that_begins_like_a_notice_stays(heading: str) -> None:
    blocks, _ = _read(_p(FIRST) + f"<h3>{heading}</h3>" + _p(SECOND, THIRD))
    assert blocks == [PARAGRAPHS[0], ("heading", heading), *PARAGRAPHS[1:]]


@pytest.mark.parametrize(
    "notice",
    [
        "Đánh giá bài viết: 4,5/5 (12 lượt)",
        "Nghiêm cấm sao chép dưới mọi hình thức nếu không có sự đồng ý bằng văn bản",
        "® Ghi rõ nguồn “Người Thợ” khi phát hành lại",
        "Ý kiến bạn đọc (3)",
        "Gửi bình luận",
        "Về đầu trang",
        "Các tin bài khác",
        "Lượt xem: 1.204",
        "1 2 3 »",
    ],
)
def test_notice_under_the_text_is_no_block(notice: str) -> None:
    assert _read(_p(FIRST, SECOND, THIRD, notice)) == (PARAGRAPHS, None)


TABLE = """<table><tr><th>Đơn vị</th><th>Nam</th><th>Nữ</th></tr><tr><td>Tổ 1</td><td></td><td>12</td></tr>
<tr><td rowspan=2>Tổ 2</td><td>3</td><td>4</td></tr><tr><td>5</td><td>6</td></tr>
<tr><td colspan=2>Cộng</td><td>22</td></tr><tr><td>&nbsp;</td></tr></table>"""


def test_row_of_a_table_keeps_its_columns() -> None:
    blocks, _ = _read(_p(FIRST) + TABLE + _p(SECOND, THIRD))
    rows = [text for _kind, text in blocks[1:-2]]
    assert rows == ["Đơn vị | Nam | Nữ", "Tổ 1 |  | 12", "Tổ 2 | 3 | 4", " | 5 | 6", "Cộng |  | 22"]


def test_verse_of_short_lines_is_read() -> None:
    lines = [
        "Đêm nay máy chạy đều đều",
        "Ca ba thức với ngọn đèn",
        "Chị công nhân nhớ con nhỏ",
        "Ngủ say ở phía bên kia",
    ]
    blocks, _ = _read("<br>".join([*lines, "", *lines]))
    assert [text for _kind, text in blocks] == [*lines, *lines]


def test_line_of_share_buttons_is_no_block() -> None:
    assert _read(_p(FIRST, SECOND, THIRD, "Chia sẻ Facebook Zalo")) == (PARAGRAPHS, None)
