"""VCCorp's systems: nld.com.vn in three layouts; hanoi.gov.vn took the newest in 2026."""

from __future__ import annotations

from typing import ClassVar

from newscrawl.cms.page import ArticlePage


class VcCorp2023(ArticlePage):
    """Since late 2023: the parts are named in `data-role`; what editors insert bears its kind in `type`."""

    marks: ClassVar[str] = "[data-role=content]"
    title_css: ClassVar[str | None] = "[data-role=title]"
    lead_css: ClassVar[str | None] = "[data-role=sapo]"
    body_css: ClassVar[str | None] = "[data-role=content]"
    date_css: ClassVar[str | None] = "[data-role=publishdate]"
    author_css: ClassVar[str | None] = "[data-role=author]"
    section_css: ClassVar[str | None] = ".detail-breadcrumb a, .detail-cate a, [data-role=cate-name]"
    drop_css: ClassVar[str | None] = (
        "[type=RelatedOneNews], [type=RelatedNews], [type=RelatedNewsBox], .VCSortableInPreviewMode[type=link]"
    )


class VcCorp2014(ArticlePage):
    """From about 2014 to 2023; articles of years before show in it too, with "old-news" beside the body's class."""

    marks: ClassVar[str] = "h1.title-content"
    title_css: ClassVar[str | None] = "h1.title-content"
    lead_css: ClassVar[str | None] = ".sapo-detail"
    body_css: ClassVar[str | None] = ".content-news-detail, .contentbody"
    date_css: ClassVar[str | None] = ".dateandcat .pdate, .pdate"
    author_css: ClassVar[str | None] = ".author"
    section_css: ClassVar[str | None] = ".dateandcat a"
    tags_css: ClassVar[str | None] = ".listtags li a, a.tagname"
    drop_css: ClassVar[str | None] = (
        ".author, [type=RelatedOneNews], [type=RelatedNews], [type=RelatedNewsBox], .VCSortableInPreviewMode[type=link]"
    )


class VcCorp2012(ArticlePage):
    """2012 and about: addresses begin with the article's number; meta fields are empty or the same on every page."""

    marks: ClassVar[str] = ".detail h1 + p.time"
    title_css: ClassVar[str | None] = ".detail h1"
    lead_css: ClassVar[str | None] = ".detail h1 ~ h3"
    body_css: ClassVar[str | None] = ".detail h1 ~ .content"
    date_css: ClassVar[str | None] = ".detail h1 + p.time"
    author_css: ClassVar[str | None] = ".detail .content + div[style*='text-align:right']"
    section_css: ClassVar[str | None] = ".detail .caption h2 a"
    tags_css: ClassVar[str | None] = ".detail .tags a"


LAYOUTS: tuple[type[ArticlePage], ...] = (VcCorp2023, VcCorp2014, VcCorp2012)
