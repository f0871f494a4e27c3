"""The small archive of the other tests, in a browser with JavaScript off."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from search.services import Services
from tests.search.served import HOSTILE, LAID_OUT, LED, SAFETY, identity
from tests.search.web.browser.serving import serving
from tests.search.web.browser.ways import DESK, PHONE, SMALL_PHONE

PATHS = ["/", "/search", "/search?q=doi+thoai&source=bachdinh&published_from=2024-01-01", "/search?q=khongco",
         "/sources", "/help", "/docs", "/missing", f"/articles/{identity(LED)}", f"/articles/{identity(SAFETY)}",
         f"/articles/{identity(HOSTILE)}"]  # fmt: skip


@pytest.fixture(scope="module")
def address(served: Services) -> Iterator[str]:
    with serving(served) as address:
        yield address


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, base_url=address)
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_page_scrolls_sideways(page: Page, language: str) -> None:
    page.goto(f"/?lang={language}")
    wide = {}
    for path in PATHS:
        page.goto(path)
        for width in (DESK, PHONE, SMALL_PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            wide[path, width] = page.evaluate("document.documentElement.scrollWidth")
    assert {(path, width): found for (path, width), found in wide.items() if found > width} == {}


def test_nothing_is_refused_by_the_pages_own_policy(page: Page) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    for path in PATHS:
        page.goto(path)
    assert [text for text in said if "404" not in text] == []


def test_a_table_scrolls_within_itself(page: Page, laid_out: Services) -> None:
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    with serving(laid_out) as address:
        page.goto(f"{address}/articles/{identity(LAID_OUT)}")
        for width in (DESK, PHONE, SMALL_PHONE):
            page.set_viewport_size({"width": width, "height": 800})
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        assert page.locator(".sheet").evaluate("sheet => sheet.scrollWidth > sheet.clientWidth")
    assert said == []


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_search_narrow_and_read_without_javascript(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto("/")
    page.get_by_role("searchbox").fill("doi thoai")
    page.get_by_role("button", name="Tìm", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "2 bài cho doi thoai"
    page.get_by_role("complementary").get_by_role("link", name="Báo Lao động Sông Vàng", exact=True).click()
    assert page.get_by_role("heading", level=1).inner_text() == "1 bài cho doi thoai"
    page.get_by_role("heading", level=2).get_by_role("link").click()
    assert page.locator("article a.mention").count() == 8
    page.locator("article a.mention.per").first.click()
    assert page.get_by_role("heading", level=1).inner_text() == "Lò Thị Mận"


def test_a_bar_of_the_timeline_can_be_clicked(page: Page) -> None:
    page.goto("/search")
    page.locator("svg a").first.click()
    assert "published_from=2022-05-01&published_to=2022-05-31" in page.url


def test_days_can_be_typed_into_the_form(page: Page) -> None:
    page.goto("/search?q=lao+dong")
    page.locator("#published_from").fill("2024-01-01")
    page.get_by_role("button", name="Lọc theo ngày – Ngày đăng").click()
    assert page.get_by_role("heading", level=1).inner_text() == "2 bài cho lao dong"


def test_the_keyboard_reaches_the_content_first(page: Page) -> None:
    page.goto("/search")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.className") == "skip"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") == "solid"


def test_targets_on_a_phone_can_be_touched(page: Page) -> None:
    page.set_viewport_size({"width": PHONE, "height": 800})
    page.goto("/search")
    heights = page.evaluate(
        "[...document.querySelectorAll('.facets li > a')].map(a => a.getBoundingClientRect().height)"
    )
    assert heights
    assert min(heights) >= 24  # WCAG 2.2, 2.5.8
