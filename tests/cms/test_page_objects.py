"""The registry of layouts."""

from __future__ import annotations

import pytest

from newscrawl.cms import FAMILIES, ArticlePage, page_objects
from newscrawl.cms.page import HtmlResponse
from newscrawl.cms.text import element_text, tidy
from newscrawl.sources import BUILT_IN, Sources

SOURCES = Sources.load(BUILT_IN).by_key


@pytest.mark.parametrize("source", SOURCES.values(), ids=SOURCES.keys())
def test_every_source_names_a_family_that_exists(source: object) -> None:
    assert page_objects(source.cms)  # type: ignore[attr-defined]


def test_no_cms_has_no_layouts() -> None:
    assert page_objects(None) == ()


def test_unknown_cms_is_an_error_that_names_the_known() -> None:
    with pytest.raises(
        ValueError, match="unknown cms 'wordpress'; known are congdoanvienchuc, hanoi, liferay, mastercms"
    ):
        page_objects("wordpress")


@pytest.mark.parametrize("layout", [layout for family in FAMILIES.values() for layout in family])
def test_layout_knows_nothing_of_a_page_that_is_not_its_own(layout: type[ArticlePage]) -> None:
    page = layout(HtmlResponse("https://example.vn/", b"<p>khac</p>", encoding="utf-8"))
    assert not page.recognised()
    assert (page.title, page.lead, page.body, page.date_line, page.author, page.section, page.tags) == (*[None] * 6, ())


def test_element_text_keeps_blocks_apart_and_code_out() -> None:
    page = ArticlePage(HtmlResponse("https://example.vn/", b"<div>a<b>b</b><br>c<p>d</p><script>x</script>e</div>"))
    assert element_text(page.elements("div")[0]) == "ab c d e"


def test_tidy_text_is_composed_and_visible() -> None:
    assert tidy(" ho\u0300a\u200b \xa0 bi\u0300nh\u00ad\n") == "hòa bình"
