"""The portal of the city of Hanoi: Liferay until about 2024, VCCorp's layout in 2026."""

from __future__ import annotations

from typing import ClassVar

from newscrawl.cms.page import ArticlePage
from newscrawl.cms.vccorp import VcCorp2023


class HanoiLiferay(ArticlePage):
    """To about 2024: the date in brackets follows the title, the section stands in the address only."""

    marks: ClassVar[str] = ".news-detail .summary"
    title_css: ClassVar[str | None] = ".news-detail .title b"
    lead_css: ClassVar[str | None] = ".news-detail .summary"
    body_css: ClassVar[str | None] = ".news-detail .body"
    date_css: ClassVar[str | None] = ".news-detail .title .date"


LAYOUTS: tuple[type[ArticlePage], ...] = (VcCorp2023, HanoiLiferay)
