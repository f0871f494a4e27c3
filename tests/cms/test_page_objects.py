"""The registry of layouts."""

from __future__ import annotations

from typing import get_args

import pytest

from newscrawl.cms import FAMILIES, ArticlePage, page_objects
from newscrawl.cms.page import HtmlResponse
from newscrawl.cms.text import element_text, tidy
from newscrawl.sources.source import CmsFamily


def test_a_source_may_name_each_family_and_no_other() -> None:
    assert set(FAMILIES) == set(get_args(CmsFamily))


def test_no_cms_has_no_layouts() -> None:
    assert page_objects(None) == ()


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


def test_two_families_share_vccorps_layout() -> None:
    assert page_objects("hanoi")[0] is page_objects("vccorp")[0]


@pytest.mark.parametrize("family", FAMILIES.values(), ids=FAMILIES)
def test_layouts_of_a_family_have_marks_of_their_own(family: tuple[type[ArticlePage], ...]) -> None:
    assert len({layout.marks for layout in family}) == len(family)
