"""The own system of congdoanvienchucvn.org.vn: <title> is the site's name on every page."""

from __future__ import annotations

from typing import ClassVar

from newscrawl.cms.page import ArticlePage


class CongDoanVienChuc(ArticlePage):
    """The layout seen in 2022.

    An article's page names no section, but the site files all its articles under the one listing of news that its
    menu has: that entry is the section.
    """

    marks: ClassVar[str] = ".content-post"
    title_css: ClassVar[str | None] = ".container h1"
    lead_css: ClassVar[str | None] = ".short"
    body_css: ClassVar[str | None] = ".content-post"
    date_css: ClassVar[str | None] = ".date-post"
    section_css: ClassVar[str | None] = '.menu a[href$="/tin-tuc"]'


LAYOUTS: tuple[type[ArticlePage], ...] = (CongDoanVienChuc,)
