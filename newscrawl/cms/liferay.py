"""Liferay's asset publisher, as the portal of Long Biên district uses it."""

from __future__ import annotations

from typing import ClassVar

from newscrawl.cms.page import ArticlePage


class LiferayAsset(ArticlePage):
    """A journal article shown in full by the asset publisher portlet."""

    marks: ClassVar[str] = ".asset-full-content"
    title_css: ClassVar[str | None] = ".asset-full-content .asset-title"
    lead_css: ClassVar[str | None] = ".asset-full-content .sapo"
    body_css: ClassVar[str | None] = ".asset-full-content .journal-content-article, .asset-full-content .asset-content"
    date_css: ClassVar[str | None] = ".asset-full-content .metadata-entry"
    section_css: ClassVar[str | None] = ".portlet-asset-publisher .portlet-title"
    drop_css: ClassVar[str | None] = ".asset-related-assets, .taglib-ratings, .sapo"


LAYOUTS: tuple[type[ArticlePage], ...] = (LiferayAsset,)
