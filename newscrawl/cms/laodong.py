"""The own system of laodong.vn, which laodong.com.vn carried before."""

from __future__ import annotations

from typing import ClassVar

from newscrawl.cms.page import ArticlePage


class LaoDong2022(ArticlePage):
    """Seen since 2022. The section stands in the address, whose listing the menu names."""

    marks: ClassVar[str] = "#gallery-ctt, .art-body"
    title_css: ClassVar[str | None] = "h1.title"
    lead_css: ClassVar[str | None] = ".chappeau"
    body_css: ClassVar[str | None] = "#gallery-ctt, .art-body"
    date_css: ClassVar[str | None] = "h1.title ~ span.time, h1.title ~ * span.time"
    author_css: ClassVar[str | None] = "span.author"
    tags_css: ClassVar[str | None] = ".lst-tags a"
    drop_css: ClassVar[str | None] = ".tin-lien-quan"


class LaoDong2020(ArticlePage):
    """Seen until about 2021, on addresses in .bld and .ldo; of its lead nothing is known."""

    marks: ClassVar[str] = ".time time"
    title_css: ClassVar[str | None] = "h1"
    body_css: ClassVar[str | None] = ".article-content"
    date_css: ClassVar[str | None] = ".time time"
    section_css: ClassVar[str | None] = ".breadcrumb a"
    tags_css: ClassVar[str | None] = ".keywords a"
    drop_css: ClassVar[str | None] = ".tin-lien-quan"


LAYOUTS: tuple[type[ArticlePage], ...] = (LaoDong2022, LaoDong2020)
