"""Articles told from pages that are none, each page as small as what it shows."""

from __future__ import annotations

import json

import pytest

from newscrawl.extract.service import is_imprint, makes_excuse, names_error, names_service
from newscrawl.models import Outcome
from tests.extract.pages import article, refusal

URL = "https://nguoitho.example.vn/cong-doan/mot-bai-409.html"
LONG = (
    "<p>Ban chấp hành công đoàn xưởng đã lấy ý kiến bốn tổ sản xuất trước khi chốt lịch. Phần lớn anh chị em muốn nghỉ "
    "trưa dài hơn và về muộn nửa giờ. Giám đốc đồng ý làm thử ba tháng, sau đó hai bên ngồi lại xem sản lượng và sức "
    "khỏe của thợ ra sao rồi mới ghi vào thỏa ước.</p>"
)
DATE = "<p>Thứ năm, 09/06/2022 14:10</p>"
PARAGRAPH = (
    "<p>Sáng nay, Liên đoàn Lao động tỉnh Hòa Giang trao ba mươi suất học bổng cho con công nhân khu trọ Đồng Nội. "
    "Mỗi suất trị giá hai triệu đồng, trích từ quỹ do đoàn viên đóng góp trong năm.</p>"
)
TEASER = "<h3><a href='/bai-{0}.html'>Công nhân xưởng dệt số {0} đón ca làm mới</a></h3><p>{1}</p>"
SENTENCE = "Ca làm mới bắt đầu từ bảy giờ để tránh cái nóng giữa trưa, xưởng cho hay."


def _page(title: str, content: str, head: str = "", body: str = "") -> str:
    return f"<html><head><title>{title}</title>{head}</head><body {body}><h1>{title}</h1>{content}</body></html>"


def _reason(html: str, url: str = URL) -> str:
    refused = refusal(html, url=url)
    assert refused.outcome is Outcome.NOT_AN_ARTICLE
    return refused.reason


def test_short_dated_notice_is_read() -> None:
    assert article(_page("Trao học bổng cho con công nhân khu trọ", DATE + PARAGRAPH), url=URL).blocks


@pytest.mark.parametrize("title", ["Thông báo", "Tuyển dụng"])
def test_dated_text_under_a_sections_name_is_read(title: str) -> None:
    assert article(
        _page(title, DATE + PARAGRAPH + f"<p>{SENTENCE} Ai cần xe đưa đón thì ghi tên ở tổ trưởng.</p>" + LONG), url=URL
    )


def test_notice_that_ends_with_an_address_is_read() -> None:
    contact = "<p>Địa chỉ: số 12 đường Bờ Hồ, phường Bến Đá, tỉnh Hòa Giang.</p><p>Điện thoại: 0200 3 111 333</p>"
    notice = "<p>Kính mời các công đoàn cơ sở cử người dự buổi tập huấn ngày 12 tháng 6 tại hội trường lớn.</p>"
    assert article(_page("Mời dự tập huấn công tác nữ công", DATE + notice + contact), url=URL).blocks


def test_dated_notice_with_a_table_alone_is_read() -> None:
    rows = "".join(f"<tr><td>Thứ {day}</td><td>Xưởng {day}</td><td>Khám từ 8 giờ</td></tr>" for day in range(2, 8))
    assert article(_page("Lịch khám sức khỏe định kỳ cho công nhân may", f"{DATE}<table>{rows}</table>"), url=URL)


@pytest.mark.parametrize("title", ["Liên hệ", "Kết quả tìm kiếm: học bổng", "Chuyên mục: Tin hoạt động", "Đăng nhập"])
def test_title_of_a_service_is_no_articles(title: str) -> None:
    assert "title" in _reason(_page(title, DATE + PARAGRAPH + LONG))


def test_rules_of_the_site_without_a_date_are_no_article() -> None:
    assert "title" in _reason(_page("Điều khoản sử dụng và chính sách bảo mật", PARAGRAPH + LONG))


def test_news_of_rules_with_a_date_is_read() -> None:
    assert article(_page("Điều khoản sử dụng mới của ứng dụng gọi xe", DATE + PARAGRAPH + LONG), url=URL)


def test_title_that_the_menu_links_to_above_one_lead_is_a_section() -> None:
    menu = "<ul><li><a href='/chinh-sach-moi.htm'>Chính sách mới</a></li></ul>"
    first = TEASER.format(1, SENTENCE)
    assert "a section" in _reason(_page("Chính sách mới", first + DATE).replace("<h1>", f"{menu}<h1>"))


def test_linked_headings_with_whole_texts_are_a_listing() -> None:
    texts = "".join(TEASER.format(number, SENTENCE * 9) for number in range(3))
    assert "list of links" in _reason(_page("Tin hoạt động công đoàn cơ sở tháng này", texts))


def test_related_headings_under_a_text_leave_it_an_article() -> None:
    related = "".join(TEASER.format(number, SENTENCE) for number in range(2))
    assert article(_page("Trao học bổng cho con công nhân khu trọ", DATE + PARAGRAPH + LONG + related), url=URL)


@pytest.mark.parametrize(
    "about",
    [
        {"body": "class='archive category category-9'"},
        {"body": "class='page-taxonomy-term'"},
        {"body": "class='product-template-default single single-product'"},
        {"head": '<script type="application/ld+json">{"@type": "CollectionPage", "name": "Tin"}</script>'},
        {"head": '<meta property="og:type" content="product">'},
    ],
)
def test_what_the_page_declares_itself_to_be_is_believed(about: dict[str, str]) -> None:
    assert "declares" in _reason(_page("Trao học bổng cho con công nhân khu trọ", DATE + PARAGRAPH + LONG, **about))


def test_article_that_also_declares_a_collection_is_read() -> None:
    title = "Trao học bổng cho con công nhân khu trọ"
    objects = json.dumps([{"@type": "NewsArticle", "headline": title}, {"@type": "CollectionPage"}])
    head = f'<script type="application/ld+json">{objects}</script>'
    assert article(_page(title, DATE + PARAGRAPH + LONG, head), url=URL)


def test_feed_is_no_article() -> None:
    feed = f"<?xml version='1.0'?><rss><channel><title>Công đoàn</title>{LONG}</channel></rss>"
    assert refusal(feed, url=URL).outcome is Outcome.NOT_AN_ARTICLE


@pytest.mark.parametrize(
    ("url", "body"),
    [
        ("https://nguoitho.example.vn/print/409.html", ""),
        ("https://nguoitho.example.vn/?page=Article.Print.detail&id=409", ""),
        (URL, "onload='window.print()'"),
    ],
)
def test_print_view_with_a_text_is_no_article(url: str, body: str) -> None:
    html = _page("Trao học bổng cho con công nhân khu trọ", DATE + PARAGRAPH + LONG, body=body)
    assert _reason(html, url) == "a print view"


def test_button_that_prints_leaves_an_article() -> None:
    button = "<a onclick='window.print()'>In</a><script>function inBai(){window.print();}</script>"
    assert article(_page("Trao học bổng cho con công nhân khu trọ", DATE + button + PARAGRAPH + LONG), url=URL)


def test_film_with_a_sentence_is_no_article() -> None:
    player = "<video src='/v.mp4'></video><p>Thực hiện: Tôn Khang. Mời bạn đọc xem chợ đêm bên khu công nghiệp.</p>"
    assert "a film" in _reason(_page("VIDEO: Nhịp sống chợ đêm Bình Trị", DATE + player))


def test_article_with_a_film_in_its_text_is_read() -> None:
    film = "<iframe src='https://www.youtube.com/embed/x'></iframe>"
    assert article(_page("Trao học bổng cho con công nhân khu trọ", DATE + PARAGRAPH + film), url=URL)


def test_document_record_is_no_article() -> None:
    cells = {"Số ký hiệu": "57/KH", "Ngày ban hành": "11/05/2026", "Người ký": "Hoàng Tráng", "Trích yếu": SENTENCE}
    rows = "".join(f"<tr><td>{label}</td><td>{value}</td></tr>" for label, value in cells.items())
    assert "record" in _reason(_page("Kế hoạch số 57 về hội thao công nhân", f"{DATE}<table>{rows}</table>"))


def test_posts_with_buttons_to_quote_them_are_a_forum() -> None:
    posts = f"<div>{PARAGRAPH}<div><a>Trả lời với trích dẫn</a></div></div>" * 3
    assert "forum" in _reason(_page("Hỏi về ký hợp đồng mười một tháng", DATE + posts))


def test_form_that_asks_for_much_on_an_undated_page_is_no_article() -> None:
    form = "<form>" + "".join(f"<label>Mục {name}</label><input name='{name}'>" for name in "abcdefg") + "</form>"
    assert _reason(_page("Đăng ký làm đại lý thu gom hàng", PARAGRAPH + LONG + form)) == "a form"


def test_page_whose_only_text_is_an_excuse_is_an_error() -> None:
    excuse = "<p>Nội dung bạn yêu cầu không tồn tại hoặc bạn không có quyền xem.</p>"
    assert "error" in _reason(_page("Tin hoạt động của các công đoàn cơ sở", DATE + excuse))


def test_short_news_of_something_not_found_is_read() -> None:
    found = "<p>Đến chiều cùng ngày, đội cứu hộ vẫn không tìm thấy chiếc xuồng của hai thợ lặn.</p>"
    assert article(_page("Tìm kiếm xuồng của hai thợ lặn mất tích", DATE + PARAGRAPH + found), url=URL)


def test_answer_of_a_gate_is_blocked() -> None:
    html = (
        "<html><head><title>Access Denied</title></head><body><h1>Access Denied</h1>"
        "<p>You don't have permission to access this page.</p><p>Reference #18.2f7a</p></body></html>"
    )
    assert refusal(html, url=URL).outcome is Outcome.BLOCKED


@pytest.mark.parametrize(("title", "error"), [("Liên đoàn Lao động > Lỗi", True), ("Lối về xóm thợ", False)])
def test_error_is_a_part_of_the_title_with_its_tone(title: str, error: bool) -> None:
    assert names_error(title) is error


def test_section_names_count_above_slight_texts_alone() -> None:
    assert names_service("Thông báo", dated=True, slight=True)
    assert not names_service("Thông báo", dated=True, slight=False)


def test_imprint_is_told_from_news_that_begins_alike() -> None:
    assert is_imprint("Điện thoại: 0200 3 868 868")
    assert not is_imprint("Điện thoại của công nhân bị mất đã được trả lại sau hai ngày.")


def test_excuse_is_short() -> None:
    assert makes_excuse("Bài viết đã bị gỡ.")
    assert not makes_excuse("Bài viết đã bị gỡ " + "sau khi bạn đọc phản ánh " * 6)


def test_foot_of_the_page_is_no_text() -> None:
    foot = f"<footer><p>Cổng thông tin của Liên đoàn Lao động tỉnh Hòa Giang.</p>{PARAGRAPH}</footer>"
    assert refusal(_page("Phong trào thi đua của các công đoàn cơ sở", DATE + foot), url=URL)
