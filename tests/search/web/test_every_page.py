"""Every page: well made, usable with a keyboard and a screen reader, and in need of nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from itertools import pairwise

import pytest
from lxml import html
from starlette.testclient import TestClient

from tests.search.served import HOSTILE, LED, SAFETY, identity
from tests.search.web.pages import said

Reader = Callable[[str, str], html.HtmlElement]
PAGES = ["/", "/search", "/search?q=doi+thoai&place=-x&published_from=2024-01-01", "/search?q=khongco", "/sources",
         "/help", "/docs", "/missing", "/search?size=x", f"/articles/{identity(LED)}",
         f"/articles/{identity(SAFETY)}", f"/articles/{identity(HOSTILE)}", f"/articles/{identity(LED)}?q=doi+thoai",
         f"/articles/{identity(SAFETY)}/archived", "/facets/person?q=doan+vien", "/trends", "/trends?q=doi+thoai&q=nha",
         "/entities", "/entities?type=ORG", "/entities?prefix=lo", "/entities/PER/Lò Thị Mận",
         "/entities/ORG/Liên đoàn Lao động huyện Bạch Đinh", "/entities/PER/Không Ai Cả", "/calendar",
         "/calendar?year=2024", "/calendar?month=2024-05", "/calendar?day=2024-05-14&q=doi+thoai",
         "/sources/bachdinh"]  # fmt: skip


@pytest.fixture(scope="module")
def read(client: TestClient) -> Reader:
    """Fetches each page once: its tests only look at it."""

    @cache
    def fetch(path: str, language: str) -> html.HtmlElement:
        return html.fromstring(client.get(path, headers={"Cookie": f"lang={language}"}).text)

    return fetch


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("path", PAGES)
class TestEveryPage:
    @pytest.fixture
    def page(self, read: Reader, path: str, language: str) -> html.HtmlElement:
        return read(path, language)

    def test_it_says_its_language_and_title(self, page: html.HtmlElement, language: str) -> None:
        assert page.get("lang") == language
        assert said(page, "//title")[0]

    def test_it_has_one_heading_of_the_first_level(self, page: html.HtmlElement) -> None:
        assert len(page.xpath("//h1")) == 1

    def test_headings_skip_no_level(self, page: html.HtmlElement) -> None:
        levels = [
            int(element.tag[1]) for element in page.xpath("//main//*[self::h1 or self::h2 or self::h3 or self::h4]")
        ]
        after_first = levels[levels.index(1) :]
        assert all(following <= level + 1 for level, following in pairwise(after_first))

    def test_every_input_has_a_label(self, page: html.HtmlElement) -> None:
        labelled = set(page.xpath("//label/@for"))
        assert {field.get("id") for field in page.xpath("//input[not(@type='hidden')]")} <= labelled

    def test_every_link_and_button_says_something(self, page: html.HtmlElement) -> None:
        assert all(
            element.text_content().strip() or element.get("aria-label") for element in page.xpath("//a | //button")
        )

    def test_no_id_stands_twice(self, page: html.HtmlElement) -> None:
        ids = page.xpath("//@id")
        assert len(ids) == len(set(ids))

    def test_what_labels_refer_to_is_there(self, page: html.HtmlElement) -> None:
        ids = set(page.xpath("//@id"))
        wanted = [*page.xpath("//@aria-labelledby"), *page.xpath("//label/@for")]
        wanted += [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
        assert set(wanted) <= ids

    def test_it_can_be_skipped_to_its_content(self, page: html.HtmlElement) -> None:
        assert page.xpath("//body/a[1]/@href") == ["#content"]
        assert len(page.xpath("//main[@id='content']")) == 1

    def test_it_has_no_inline_script_and_no_inline_style(self, page: html.HtmlElement) -> None:
        assert page.xpath("//script[not(@src)] | //style | //*[@style]") == []
        assert page.xpath("//@*[starts-with(name(), 'on')]") == []

    def test_it_loads_only_from_here(self, page: html.HtmlElement) -> None:
        assert all(link.startswith("/static/") for link in page.xpath("//link[@rel!='alternate']/@href | //@src"))
