"""MasterCMS: laodongthudo.vn and its sister papers, in three layouts."""

from __future__ import annotations

from typing import ClassVar

from newscrawl.cms.page import ArticlePage

_BOXES = ".__MB_ARTICLE_A, .detail_relate_top, .related, .article-related, .ads, .banner"


class MasterCms2022(ArticlePage):
    """Since 2022: every class begins with "article-detail"."""

    marks: ClassVar[str] = ".article-detail-title"
    title_css: ClassVar[str | None] = ".article-detail-title"
    lead_css: ClassVar[str | None] = ".article-detail-desc"
    body_css: ClassVar[str | None] = ".article-detail-main .__MASTERCMS_CONTENT, .article-detail-main"
    date_css: ClassVar[str | None] = ".article-detail-info .format_time, .article-detail-info .format_date"
    author_css: ClassVar[str | None] = ".article-detail-author"
    section_css: ClassVar[str | None] = ".article-detail .breadcrumb a"
    tags_css: ClassVar[str | None] = ".article-tags a"
    drop_css: ClassVar[str | None] = _BOXES + ", .article-detail-author, .article-detail-source"


class MasterCms2021(ArticlePage):
    """About 2021."""

    marks: ClassVar[str] = "h1.detail-title"
    title_css: ClassVar[str | None] = "h1.detail-title"
    lead_css: ClassVar[str | None] = ".detail-sapo"
    body_css: ClassVar[str | None] = ".__MASTERCMS_CONTENT"
    date_css: ClassVar[str | None] = "span.format_time, span.format_date"
    section_css: ClassVar[str | None] = ".breadcrumb a"
    tags_css: ClassVar[str | None] = ".tags a"
    drop_css: ClassVar[str | None] = _BOXES


class MasterCms2020(ArticlePage):
    """To 2020; pages of 2021 were still served in it."""

    marks: ClassVar[str] = ".content_detail .detail_info"
    title_css: ClassVar[str | None] = ".title_detail"
    lead_css: ClassVar[str | None] = ".detail_desc"
    body_css: ClassVar[str | None] = ".detail_info.__MASTERCMS_CONTENT, .detail_info"
    date_css: ClassVar[str | None] = ".content_detail .tool i"
    section_css: ClassVar[str | None] = ".title_new_nav > span > a > span, .title_new_nav a"
    tags_css: ClassVar[str | None] = ".content_detail .tags a, .content_detail ~ .tags a"
    drop_css: ClassVar[str | None] = _BOXES


LAYOUTS: tuple[type[ArticlePage], ...] = (MasterCms2022, MasterCms2021, MasterCms2020)
