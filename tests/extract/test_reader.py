"""The reader as a whole: refusals, identity, and that nothing makes it raise."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from newscrawl.extract import read
from newscrawl.extract.challenge import is_challenge
from newscrawl.extract.content import text_of
from newscrawl.extract.language import language_of
from newscrawl.models import Article, Outcome, Refusal
from newscrawl.sources import Source, article_id
from tests.extract.pages import ARTICLES, FIXTURES, SOURCES, article, page, refusal

TOPIC = "https://laodongthudo.vn/chuyen-de-thang-cong-nhan-20933.html"
SECTION = "https://laodongthudo.vn/cong-doan/hoat-dong"
LAODONG = SOURCES.by_key["laodongthudo"]
NOTICE = """<html><head><title>Thông báo lịch tiếp đoàn viên</title></head><body><h1>Thông báo lịch tiếp đoàn viên</h1>
<p>02/06/2024 08:00</p><div class=content><p>Từ ngày 10/6/2024, Văn phòng Liên đoàn Lao động huyện Tân Kiều
tiếp đoàn viên vào thứ ba hằng tuần, từ 8 giờ đến 11 giờ. Đoàn viên cần tư vấn về hợp đồng, tiền lương, bảo hiểm xã hội
xin mang theo giấy tờ liên quan. Điện thoại liên hệ ghi tại bảng tin.</p></div></body></html>"""
TEASERS = "".join(
    f"<div class=item><h3><a href=/tin-{n}.html>Công đoàn cơ sở số {n} tổ chức hội nghị người lao động</a></h3>"
    f"<span>0{n}/06/2024</span><p>Hội nghị thông qua {n} nội dung về tiền lương, thời giờ làm việc và bữa ăn ca "
    "của người lao động.</p></div>"
    for n in range(1, 9)
)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.binary(max_size=400),
    st.sampled_from(["", "gzip", "br", "deflate"]),
    st.sampled_from(
        ["", "text/html", "text/html; charset=hex", "text/html; charset=utf-7", "text/html; charset=utf-16"]
    ),
    st.sampled_from([None, *SOURCES.by_key.values()]),
)
def test_any_bytes_give_an_article_or_a_refusal(body: bytes, coding: str, kind: str, source: Source | None) -> None:
    headers = (("Content-Encoding", coding), ("Content-Type", kind))
    assert isinstance(read(page(body, headers=headers), source), Article | Refusal)


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.data())
def test_torn_and_spoilt_pages_give_an_article_or_a_refusal(data: st.DataObject) -> None:
    body = bytearray((FIXTURES / f"{data.draw(st.sampled_from(ARTICLES))}.html").read_bytes())
    for place in data.draw(st.lists(st.integers(0, len(body) - 1), max_size=30)):
        body[place] = data.draw(st.integers(0, 255))
    start, end = sorted((data.draw(st.integers(0, len(body))), data.draw(st.integers(0, len(body)))))
    url = data.draw(
        st.sampled_from(["https://laodongthudo.vn/a-12345.html", "https://longbien.gov.vn/?_101_assetEntryId=1", "x"])
    )
    source = SOURCES.owner(url)
    assert isinstance(read(page(bytes(body[start:end]), url), source), Article | Refusal)


def test_markup_deeper_than_python_recurses_is_read() -> None:
    depth = 3000
    html = NOTICE.replace("<div class=content>", "<div>" * depth).replace("</div></body>", "</div>" * depth + "</body>")
    assert isinstance(read(page(html), None), Article | Refusal)


def _titled(title: str, rest: str) -> str:
    return f"<title>{title}</title><h1>{title}</h1>{rest}"


@pytest.mark.parametrize(
    ("html", "about", "outcome"),
    [
        pytest.param(NOTICE, {"status": 404}, Outcome.NOT_FOUND, id="404"),
        pytest.param(NOTICE, {"status": 403}, Outcome.BLOCKED, id="403"),
        pytest.param(NOTICE, {"status": 500}, Outcome.FAILED, id="500"),
        pytest.param(NOTICE, {"url": "http://["}, Outcome.FAILED, id="no address"),
        pytest.param(NOTICE, {"url": "https://example.vn/"}, Outcome.NOT_AN_ARTICLE, id="home page"),
        pytest.param("<p>chữ</p>", {}, Outcome.NOT_AN_ARTICLE, id="no title"),
        pytest.param(_titled("Không tìm thấy trang", "<p>a</p>"), {}, Outcome.NOT_AN_ARTICLE, id="error page with 200"),
        pytest.param(_titled("404 Not Found", ""), {}, Outcome.NOT_AN_ARTICLE, id="404 with 200"),
        pytest.param(_titled("Hoạt động công đoàn", TEASERS), {}, Outcome.NOT_AN_ARTICLE, id="listing"),
        pytest.param(_titled("Chuyên đề", TEASERS), {"url": TOPIC}, Outcome.NOT_AN_ARTICLE, id="topic's page"),
        pytest.param(_titled("Công đoàn", NOTICE), {"url": SECTION}, Outcome.NOT_AN_ARTICLE, id="a source's section"),
        pytest.param(
            _titled("hội nghị", TEASERS),
            {"url": "https://example.vn/tag/hoi-nghi-12.tag"},
            Outcome.NOT_AN_ARTICLE,
            id="tag page",
        ),
        pytest.param(
            _titled("Ảnh: Ngày hội công nhân", "<p>02/06/2024 08:00</p><p>Đang cập nhật.</p>"),
            {},
            Outcome.TOO_SHORT,
            id="article without text",
        ),
        pytest.param(
            "<script>document.cookie='D1N=ab12';window.location.reload(true);</script>",
            {},
            Outcome.BLOCKED,
            id="challenge",
        ),
    ],
)
def test_page_that_is_no_article_is_refused_with_its_outcome(
    html: str, about: dict[str, object], outcome: Outcome
) -> None:
    source = LAODONG if "laodongthudo" in str(about.get("url")) else None
    assert refusal(html, source, **about).outcome is outcome


def test_short_notice_is_an_article() -> None:
    found = article(NOTICE)
    assert found.title == "Thông báo lịch tiếp đoàn viên"
    assert len(found.blocks) == 1


def test_absent_values_are_none_and_never_empty() -> None:
    found = article(NOTICE)
    assert (found.lead, found.author, found.section, found.tags, found.modified) == (None, None, None, (), None)


def test_same_page_reads_the_same_twice() -> None:
    assert article(NOTICE) == article(NOTICE)


def test_id_is_the_source_s_own_whatever_the_address_says_beside_it() -> None:
    html = (FIXTURES / f"{ARTICLES[0]}.html").read_bytes()
    url = "https://laodongthudo.vn/mot-slug-khac-901204.html?utm_source=zalo"
    assert article(html, LAODONG, url=url).id == article_id("laodongthudo:901204")


def test_canonical_link_gives_the_id_only_if_it_is_the_source_s_article() -> None:
    html = NOTICE.replace("<head>", '<head><link rel=canonical href="https://laodongthudo.vn/thong-bao-777001.html">')
    own = article(html, LAODONG, url="https://laodongthudo.vn/print/thong-bao-5000.html")
    foreign = article(html, None, url="https://example.vn/thong-bao-5000.html")
    assert own.id == article_id("laodongthudo:777001")
    assert foreign.id == article_id("https://example.vn/thong-bao-5000.html")
    assert foreign.canonical_url == "https://laodongthudo.vn/thong-bao-777001.html"


@pytest.mark.parametrize("address", ["http://m.example.vn/thong-bao-5.html", "https://example.vn/amp/thong-bao-5.html"])
def test_canonical_link_of_the_same_site_folds_views_without_a_source(address: str) -> None:
    html = NOTICE.replace("<head>", '<head><link rel=canonical href="https://example.vn/thong-bao-5.html">')
    assert article(html, None, url=address).id == article(NOTICE, None, url="https://example.vn/thong-bao-5.html").id


def test_canonical_link_to_the_home_page_gives_no_id() -> None:
    html = NOTICE.replace("<head>", '<head><link rel=canonical href="https://example.vn/">')
    url = "https://example.vn/thong-bao-5.html"
    assert article(html, None, url=url).id == article(NOTICE, None, url=url).id


@pytest.mark.parametrize(
    ("html", "status"),
    [
        ("<html><script>document.cookie='a=1; path=/';location.reload();</script></html>", 200),
        ("<body><script>function setCookie(n,v){}setCookie('a','1');window.location.href='/x';</script></body>", 200),
        (
            "<title>Just a moment...</title><h1>example.vn</h1><script src=/cdn-cgi/challenge-platform/x.js></script>",
            503,
        ),
        (
            "<title>Xác nhận</title><p>Vui lòng nhập mã xác nhận, bạn không phải robot</p><script></script>",
            200,
        ),
        ('<div class="g-recaptcha" data-sitekey="x"></div>', 200),
        ("<h1>Access Denied</h1><p>You don't have permission to access this page.</p>", 403),
    ],
)
def test_challenge_is_known(html: str, status: int) -> None:
    assert is_challenge(html, status)


@pytest.mark.parametrize(
    "html",
    [
        NOTICE,
        NOTICE.replace("</body>", "<script>document.cookie='seen=1';if(x){location.reload()}</script></body>"),
        NOTICE.replace("</body>", '<form><div class="g-recaptcha"></div></form></body>'),
        NOTICE.replace(
            "</body>", '<script src="/cdn-cgi/challenge-platform/scripts/jsd/main.js"></script><p>a</p><p>b</p></body>'
        ),
        f"<title>Danh sách tin</title>{TEASERS}",
        "<html><body><h1>404</h1><p>Không tìm thấy trang</p></body></html>",
        "",
    ],
)
def test_ordinary_page_is_no_challenge(html: str) -> None:
    assert not is_challenge(html, 200)


@pytest.mark.parametrize("name", ARTICLES)
def test_stored_article_is_no_challenge(name: str) -> None:
    assert not is_challenge(text_of((FIXTURES / f"{name}.html").read_bytes(), None), 200)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Công đoàn cơ sở đã ký thỏa ước lao động tập thể với người sử dụng lao động.", "vi"),
        ("The federation of labour signed an agreement with the company for the workers of the two plants.", "en"),
        ("Le syndicat a signé un accord avec la société pour les ouvriers des deux usines à Genève.", None),
        ("Công đoàn", None),
        ("", None),
        ("12345 67890 " * 20, None),
    ],
)
def test_language_is_told_or_left_open(text: str, language: str | None) -> None:
    assert language_of(text) == language
