"""Who wrote the article, in every place where pages put it."""

from __future__ import annotations

import pytest

from tests.extract.pages import article

TITLE = "Đội xe đêm của cảng Vân Sơn"
TEXTS = (
    "Hai giờ sáng, đội xe đêm của cảng Vân Sơn nhận chuyến hàng cuối cùng trong ca và rời bãi về phía cầu tàu số ba.",
    "Tổ trưởng công đoàn đội xe cho biết mỗi ca có chín người, lái xen kẽ hai giờ một lượt để khỏi buồn ngủ.",
    "Từ tháng sau, cảng mở phòng nghỉ giữa ca có giường, có bếp và một bác sĩ trực theo yêu cầu của người lao động.",
)


def _p(*texts: str) -> str:
    return "".join(f"<p>{text}</p>" for text in texts)


def _author(*, above: str = "", opening: str = "", closing: str = "", below: str = "", head: str = "") -> str | None:
    return _read(above, opening, closing, below, head)[0]


def _read(above: str, opening: str, closing: str, below: str, head: str) -> tuple[str | None, list[str]]:
    html = (
        f"<head><title>{TITLE}</title>{head}</head><body><div><h1>{TITLE}</h1>{above}</div>"
        f"<div class=text>{opening}{_p(*TEXTS)}{closing}</div>{below}</body>"
    )
    found = article(html)
    return found.author, [block.text for block in found.blocks]


@pytest.mark.parametrize(
    "closing",
    [
        pytest.param("<p>Thu Hà</p>", id="alone"),
        pytest.param("<p align=right>Thu Hà</p>", id="right"),
        pytest.param("<p><b>Thu Hà</b></p>", id="bold"),
        pytest.param("<p>Bài: Thu Hà</p><p>Ảnh: Lê Nam</p><p>Trình bày: Mai Chi</p>", id="credits"),
        pytest.param(
            "<p>Tác giả: Thu Hà</p><p>Liên hệ với chúng tôi:</p><p>Điện thoại: 0200 3 868 868</p>", id="contact"
        ),
        pytest.param("<p>Tác giả:</p><p>Thu Hà</p>", id="label apart"),
        pytest.param('<div class="article-author"><p>Thu Hà/TSO-Miền Trung</p></div>', id="called author"),
        pytest.param('<div class="author"><a href="/tac-gia/thu-ha-1.htm">Thu Hà</a></div>', id="linked"),
        pytest.param("<p align=right><i>Theo Thu Hà/nguoitho.vn</i></p><p align=right>Forbes</p>", id="source below"),
        pytest.param("<p>Thu Hà</p><p>admin admin</p>", id="account below"),
    ],
)
def test_closing_byline_is_the_author_and_no_block(closing: str) -> None:
    assert _read("", "", closing, "", "") == ("Thu Hà", list(TEXTS))


@pytest.mark.parametrize(
    ("closing", "author"),
    [
        ("<p align=right><b>Thu Trang</b></p>", "Thu Trang"),
        ("<p style='text-align: right'>K. Miên</p>", "K. Miên"),
        ("<p><strong>QUANG PHONG - TÙNG NGUYÊN</strong></p>", "QUANG PHONG - TÙNG NGUYÊN"),
        ("<p>Theo Đinh Trọng Nghĩa</p>", "Đinh Trọng Nghĩa"),
        ("<p>Bài, ảnh: Thu Hà - Lê Nam</p>", "Thu Hà - Lê Nam"),
        ("<p><b>Mai Lan (tổng hợp)</b></p>", "Mai Lan"),
        ("<p><b>Duy Anh và 1 tác giả khác</b></p>", "Duy Anh"),
        ("<p align=right><b>Thu Trang</b></p><p><i>Nguồn: Bản tin nội bộ</i></p>", "Thu Trang"),
    ],
)
def test_closing_line_gives_its_names_and_no_block(closing: str, author: str) -> None:
    assert _read("", "", closing, "", "") == (author, list(TEXTS))


def test_name_in_bold_behind_the_last_full_stop_is_the_author() -> None:
    assert _read("", "", f"<p>{TEXTS[0][:-1]} như mọi đêm. <b>Lê Thu Hà</b></p>", "", "") == (
        "Lê Thu Hà",
        [*TEXTS, f"{TEXTS[0][:-1]} như mọi đêm."],
    )


def test_authors_on_lines_of_their_own_are_joined() -> None:
    assert _author(closing="<p align=right>Thu Hà</p><p align=right>Lê Nam</p>") == "Thu Hà, Lê Nam"


@pytest.mark.parametrize(
    "closing",
    [
        "<p align=right><b>TM. BAN CHẤP HÀNH</b></p><p align=right>Phó Chủ tịch</p><p align=right>Nguyễn Văn An</p>",
        "<p align=right>CĐCS Cảng Vân Sơn</p>",
        "<p align=right>Tạp chí Người Thợ</p>",
        '<p class="author">Nhóm PV</p><p class="source">Theo Tuổi Trẻ</p>',
    ],
)
def test_who_signs_a_letter_or_an_office_is_no_author(closing: str) -> None:
    assert _author(closing=closing) is None


def test_text_of_teasers_below_the_author_s_element_is_left_out() -> None:
    closing = f'<div class="post-author">Thu Hà</div><div><p>{TEXTS[0].replace("Hai", "Ba")}</p></div>'
    assert _read("", "", closing, "", "") == ("Thu Hà", list(TEXTS))


def test_place_and_day_above_a_signature_are_no_author() -> None:
    closing = "<p align=right>Vân Sơn, ngày 20 tháng 10 năm 2025</p><p align=right>Thu Hà</p>"
    author, texts = _read("", "", closing, "", "")
    assert author == "Thu Hà"
    assert "Vân Sơn, ngày 20 tháng 10 năm 2025" in texts


@pytest.mark.parametrize(
    "opening",
    [
        pytest.param("<p>By Hoang Lan</p>", id="labelled"),
        pytest.param("<p>Tác giả:</p><p>Hoang Lan</p>", id="label apart"),
        pytest.param("<div><div>Hoang Lan</div><div>3 tháng trước</div></div>", id="alone beside the date"),
        pytest.param('<p class="byline">Hoang Lan</p>', id="called byline"),
    ],
)
def test_opening_byline_is_the_author_and_no_block(opening: str) -> None:
    author, texts = _read("", opening, "", "", "")
    assert author == "Hoang Lan"
    assert "Hoang Lan" not in " ".join(texts)


def test_account_that_put_the_page_online_is_no_author_and_no_block() -> None:
    assert _read("", "<p>Đăng bởi: admin</p>", "", "", "") == (None, list(TEXTS))


@pytest.mark.parametrize(
    ("above", "author"),
    [
        ('<span class="kbw-author">Bảo Châm,</span> <span>Theo Tạp chí Thợ</span>', "Bảo Châm"),
        ('<div class="author"><b>Tác giả:</b> Thu Hà</div>', "Thu Hà"),
        ('<div><span class="author">Tác giả:</span> <span>Thu Hà</span></div>', "Thu Hà"),
        ('<span id="ctl00_main_lblTacGia">Thu Hà</span>', "Thu Hà"),
        ('<a href="/tac-gia/thu-ha-12.htm">Thu Hà</a>', "Thu Hà"),
        ('<div class="meta"><span class="author">Thu Hà | 5/6/2024</span></div>', "Thu Hà"),
        ('<div><a rel="author" href="/a">Thu Hà</a>, <a rel="author" href="/b">Lê Nam</a></div>', "Thu Hà, Lê Nam"),
        ("<span>Người đăng: Thu Hà</span><span>Ngày đăng: 12/3/2020</span>", "Thu Hà"),
        ("<p>PV Thu Hà - 08:00 12/03/2020</p>", "Thu Hà"),
        ("<p>Lê Thu Hà | 12/03/2020 08:00</p>", "Lê Thu Hà"),
        ('<p><i class="fa fa-user"></i> Thu Hà <i class="fa fa-clock"></i> 12/03/2020 08:00</p>', "Thu Hà"),
        ("<p>Thứ Năm, 12/03/2020 08:00 | Tin Trong Tỉnh</p>", None),
        ('<span class="author">quantri</span>', None),
        ('<span class="author">Super User</span>', None),
        ('<span class="author">Ban Biên tập</span>', None),
    ],
)
def test_author_is_read_from_the_place_named_so(above: str, author: str | None) -> None:
    assert _author(above=above) == author


def test_author_in_the_foot_of_the_article_is_read() -> None:
    page = f"<title>{TITLE}</title><body><article><h1>{TITLE}</h1><div>{_p(*TEXTS)}</div>"
    foot = (
        '<footer><span class="post-author">Bởi <a rel="author" href="/author/ha/">Thu Hà</a></span></footer></article>'
    )
    assert article(page + foot).author == "Thu Hà"


def test_who_comments_is_no_author() -> None:
    below = '<section id="comments"><h3>2 bình luận</h3><b>Kim Liên</b><p>Hay quá.</p></section>'
    form = '<form><p class="comment-form-author"><label for="author">Tên</label><input id="author"></p></form>'
    assert _author(below=below + form) is None


@pytest.mark.parametrize(
    ("stated", "author"),
    [
        ('{"@type":"Person","name":"Thu Hà"}', "Thu Hà"),
        ('[{"@type":"Person","name":"Thu Hà"},{"@type":"Person","name":"Lê Nam"}]', "Thu Hà, Lê Nam"),
        ('"Thu Hà"', "Thu Hà"),
        ('{"@type":"Organization","name":"Cảng Vân Sơn"}', None),
        ('{"@type":"Person","name":"admin"}', None),
        ('{"@type":"Person","name":"Thuốc và Sức khỏe"}', None),
    ],
)
def test_json_ld_author_is_a_person(stated: str, author: str | None) -> None:
    data = f'{{"@type":"NewsArticle","headline":"{TITLE}","author":{stated}}}'
    assert _author(head=f'<script type="application/ld+json">{data}</script>') == author


@pytest.mark.parametrize(
    ("content", "author"),
    [("Lê Thu Hà", "Lê Thu Hà"), ("Báo Người Thợ", None), ("nguoitho", None), ("Tin Tức", None), ("John", None)],
)
def test_meta_author_counts_where_it_looks_like_a_person(content: str, author: str | None) -> None:
    assert _author(head=f'<meta name="author" content="{content}">') == author
