"""The section of an article: what states it, what only looks like it, and which goes first."""

from __future__ import annotations

import json

import pytest

from tests.extract.pages import SOURCES, article

TITLE = "Công đoàn Cảng Hòn Ngọc trao 120 suất quà cho thợ bốc xếp"
URL = "https://example.vn/tin-2041.html"
BODY = """<p>02/06/2024 08:00</p><div class=noi-dung><p>Sáng 2/6, Công đoàn Cảng Hòn Ngọc trao 120 suất quà
cho thợ bốc xếp có hoàn cảnh khó khăn, mỗi suất gồm gạo, dầu ăn và 500.000 đồng tiền mặt.</p><p>Ông Cao Bá Quý, Chủ tịch
Công đoàn cảng, cho biết kinh phí do đoàn viên đóng góp, ai cũng nhận được trước giờ vào ca.</p></div>"""
MENU = """<ul class=menu><li><a href=/>Trang chủ</a><li><a href=/thoi-su>Thời sự</a><li><a href=/cong-doan>Công đoàn</a>
<li><a href=/ban-doc>Bạn đọc</a></ul>"""


def _section(above: str = "", *, below: str = "", head: str = "", menu: str = MENU, url: str = URL) -> str | None:
    """The section read from a page with this above its title and below it."""
    html = f"<title>{TITLE}</title>{head}<body>{menu}<main>{above}<h1>{TITLE}</h1>{below}{BODY}</main>"
    return article(html, url=url).section


def _breadcrumbs(*names: str) -> str:
    items = [{"@type": "ListItem", "position": place, "name": name} for place, name in enumerate(names, 1)]
    stated = json.dumps({"@type": "BreadcrumbList", "itemListElement": items})
    return f'<script type="application/ld+json">{stated}</script>'


def test_last_stated_crumb_that_is_not_the_title() -> None:
    assert _section(head=_breadcrumbs("Trang chủ", "Công đoàn", "Hoạt động", TITLE)) == "Hoạt động"


def test_crumbs_stated_within_the_page() -> None:
    stated = {"@type": "WebPage", "breadcrumb": {"@type": "BreadcrumbList", "itemListElement": [{"name": "Hoạt động"}]}}
    assert _section(head=f'<script type="application/ld+json">{json.dumps(stated)}</script>') == "Hoạt động"


def test_stated_crumbs_without_names_say_nothing() -> None:
    stated = '{"@type": "BreadcrumbList", "itemListElement": [{"@type": "ListItem", "item": "/cong-doan"}]}'
    assert _section(head=f'<script type="application/ld+json">{stated}</script>') is None


@pytest.mark.parametrize(
    ("stated", "section"),
    [
        ("Đời sống", "Đời sống"),
        ("Kinh doanh, Tài chính", "Tài chính"),
        ("Người tốt, việc tốt", "Người tốt, việc tốt"),
        ("công đoàn, quà tết, thợ bốc xếp, cảng", None),
        ("Uncategorized", None),
        ("News", None),
        ("Bình luận", "Bình luận"),
    ],
)
def test_section_in_the_head(stated: str, section: str | None) -> None:
    assert _section(head=f'<meta property="article:section" content="{stated}">') == section


def test_section_of_the_head_yields_to_a_deeper_printed_level() -> None:
    head = '<meta property="article:section" content="Đời sống">'
    printed = "<p class=category><a href=/doi-song>Đời sống</a> <a href=/lang-nghe>Làng nghề</a></p>"
    assert _section(printed, head=head) == "Làng nghề"


@pytest.mark.parametrize(
    "path",
    [
        "<ul class=breadcrumb><li><a href=/>Trang chủ</a><li><a href=/t>Tin tức</a><li><a href=/hd>Hoạt động</a></ul>",
        "<div class=bc><a href=/>Trang chủ</a> / <a href=/tin>Tin tức</a> / Hoạt động</div>",
        "<td><a href=/>Trang chủ</a> > <a href=/hd>Hoạt động</a></td>",
        "<div>Trang chủ » Tin tức » Hoạt động</div>",
        "<nav aria-label=Breadcrumb><a href=/>Home</a> <a href=/tin>Tin tức</a> <a href=/hd>Hoạt động</a></nav>",
        "<ol itemtype=https://schema.org/BreadcrumbList><li><a href=/>Trang chủ</a><li><a href=/hd>Hoạt động</a></ol>",
        "<div class=path>Trang chủ / <a href=/hd>Hoạt động</a></div>",
        f"<div class=breadcrumbs><a href=/>Home</a> » <a href=/hd>Hoạt động</a> » <b>{TITLE}</b></div>",
        "<div class=pathway><a href=/>Trang chủ</a> <a href=/tin>Tin tức</a> <a href=/index.html>Hoạt động</a></div>",
    ],
)
def test_last_printed_crumb(path: str) -> None:
    assert _section(path) == "Hoạt động"


@pytest.mark.parametrize(
    "path",
    [
        "<div class=breadcrumb><a href=http://quantri.local/>quan tri</a> <a href=#>Pages</a> default</div>",
        "<div class=breadcrumb><a href=/>Trang chủ</a> <a href=/all>Tất cả</a></div>",
        f"<div class=breadcrumb><a href=/>Trang chủ</a> » {TITLE[:32]}</div>",
        "<div class=breadcrumb><a href=/>Trang chủ</a> » <a href=/2024/06>Tháng Sáu, 2024</a></div>",
    ],
)
def test_crumbs_that_are_no_sections(path: str) -> None:
    assert _section(path) is None


def test_menu_entries_between_bars_are_no_path() -> None:
    assert (
        _section(menu="<div><a href=/>Trang chủ</a> | <a href=/thoi-su>Thời sự</a> | <a href=/x>Bạn đọc</a></div>")
        is None
    )


@pytest.mark.parametrize(
    "line",
    [
        "<div><a href=/cong-doan>Công đoàn</a></div>",
        "<div>Công đoàn</div>",
        "<div><a href=#>Công đoàn</a></div>",
        "<div>Công đoàn</div><div>Thứ ba, 02/06/2024 08:00</div><a href=#>Chia sẻ Facebook</a>",
        "<div><a href=/kinh-te>Kinh tế</a> <a href=/kinh-te/viec-lam>Việc làm</a></div><p>x</p><div>Công đoàn</div>",
    ],
)
def test_line_right_above_the_title(line: str) -> None:
    assert _section(line) == "Công đoàn"


def test_links_in_a_row_each_below_the_one_before_are_a_path() -> None:
    row = "<p><a href=/kt.htm>Kinh tế</a> <a href=/kt/vl.htm>Việc làm</a> <a href=/kt/vl/nghe.htm>Học nghề</a></p>"
    assert _section(row, url="https://example.vn/kt/tin-2041.htm", menu="<a href=/kt.htm>Kinh tế</a>") == "Học nghề"


@pytest.mark.parametrize(
    "line",
    [
        "<div>0 bình luận</div>",
        "<div><a href=/author/quantri/>quantri</a></div>",
        "<div class=author>Hoàng Yến</div>",
        "<div>Công đoàn các khu chế xuất và công nghiệp thành phố Vĩnh Sơn</div>",
        "<div>Chuyện ở bến cảng:</div>",
        "<a href=#main>Skip to content</a>",
        "<div>98834111</div>",
        "<div>Tin tức</div>",
        "<nav><a href=/gia-ve>Giá vé</a></nav>",
        "<div><a href=/gia-ve>Giá vé</a> <a href=/gio-xe>Giờ xe</a> <a href=/ban-do>Bản đồ</a></div>",
    ],
)
def test_other_lines_above_the_title_are_none(line: str) -> None:
    assert _section(line) is None


def test_link_in_the_line_below_the_title_that_the_menu_has_too() -> None:
    assert _section(below="<p>08:00 | <a href=/cong-doan>Công đoàn</a></p>") == "Công đoàn"
    assert _section(below="<p>Sự kiện: <a href=/su-kien/tang-qua>Tặng quà đoàn viên</a></p>") is None


def test_part_of_the_document_title_that_is_an_entry_of_the_menu() -> None:
    page = f"<title>{TITLE} | Công đoàn | Tin Cảng</title>{MENU}<h1>{TITLE}</h1>{BODY}"
    assert article(page, url=URL).section == "Công đoàn"


def test_listing_whose_address_the_article_continues() -> None:
    assert _section(url="https://example.vn/cong-doan/trao-qua-2041.html") == "Công đoàn"


def test_link_out_of_the_text_names_no_listing() -> None:
    below = "<p>Đợt trước, <a href=/cong-doan>hồi tháng 2</a>, cảng đã trao 80 suất quà cho thợ bốc xếp của ba bến.</p>"
    assert _section(below=below, menu="", url="https://example.vn/cong-doan/trao-qua-2041.html") is None


def test_source_names_its_listings() -> None:
    page = f"<title>{TITLE}</title><a href=/cong-doan>Xem thêm</a><h1>{TITLE}</h1>{BODY}"
    read = article(page, SOURCES.by_key["laodong"], url="https://laodong.vn/cong-doan/trao-qua-1190412.ldo")
    assert (read.section, read.found_by["section"]) == ("Công đoàn", "general")


@pytest.mark.parametrize("mark", ["class=active", "class='item selected-item'", "class=LvSelected"])
def test_chosen_entry_of_the_menu(mark: str) -> None:
    menu = f"<ul class=menu><li><a href=/ts>Thời sự</a><li {mark}><a href=/doi>Đời sống</a><li><a href=/x>Ảnh</a></ul>"
    assert _section(menu=menu) == "Đời sống"


def test_entries_that_are_all_marked_choose_none() -> None:
    assert _section(menu="<a class=current href=/thoi-su>Thời sự</a><a class=current href=/doi>Đời sống</a>") is None


def test_site_name_is_no_section() -> None:
    assert _section("<div class=category><a href=/>Tin Cảng</a></div>", menu="") is None
