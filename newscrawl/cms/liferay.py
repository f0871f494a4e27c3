"""Liferay's asset publisher: its stock markup, and the template of Long Biên district's portal."""

from __future__ import annotations

from typing import ClassVar

from newscrawl.cms.page import ArticlePage

_BOXES = (
    ".asset-related-assets, .taglib-asset-links, .asset-links, .taglib-ratings, .asset-ratings, .asset-flag"
    ", .asset-more, .taglib-social-bookmarks, .taglib-discussion, .lfr-discussion"
)


class LiferayAsset(ArticlePage):
    """Long Biên's template: title, date line and lead stand within the full content."""

    marks: ClassVar[str] = ".asset-full-content .asset-title"
    title_css: ClassVar[str | None] = ".asset-full-content .asset-title"
    lead_css: ClassVar[str | None] = ".asset-full-content .sapo"
    body_css: ClassVar[str | None] = ".asset-full-content .journal-content-article, .asset-full-content .asset-content"
    date_css: ClassVar[str | None] = ".asset-full-content .metadata-entry"
    section_css: ClassVar[str | None] = ".portlet-asset-publisher .portlet-title"
    drop_css: ClassVar[str | None] = _BOXES + ", .sapo"


class Liferay6(ArticlePage):
    """The stock markup of Liferay 6: a header above the content, metadata below it, the day of publication alone.

    The metadata's author is the account that posted the text, not who wrote it.
    """

    marks: ClassVar[str] = ".taglib-header + .asset-full-content"
    title_css: ClassVar[str | None] = ".taglib-header:has(+ .asset-full-content) .header-title"
    body_css: ClassVar[str | None] = ".asset-full-content .journal-content-article, .asset-full-content .asset-content"
    date_css: ClassVar[str | None] = ".asset-metadata .metadata-publish-date"
    section_css: ClassVar[str | None] = ".portlet-asset-publisher .portlet-title"
    tags_css: ClassVar[str | None] = ".asset-metadata .taglib-asset-tags-summary a"
    drop_css: ClassVar[str | None] = _BOXES


LAYOUTS: tuple[type[ArticlePage], ...] = (LiferayAsset, Liferay6)
