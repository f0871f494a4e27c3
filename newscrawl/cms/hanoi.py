"""The portal of the city of Hanoi: Liferay until about 2024, VCCorp's layout in 2026."""

from __future__ import annotations

from typing import ClassVar

from newscrawl.cms.page import ArticlePage


class HanoiVcCorp(ArticlePage):
    """2026: VCCorp's layout, which names the parts in `data-role`."""

    marks: ClassVar[str] = "[data-role=content]"
    title_css: ClassVar[str | None] = "[data-role=title]"
    lead_css: ClassVar[str | None] = "[data-role=sapo]"
    body_css: ClassVar[str | None] = "[data-role=content]"
    date_css: ClassVar[str | None] = "[data-role=publishdate]"
    author_css: ClassVar[str | None] = "[data-role=author]"
    section_css: ClassVar[str | None] = "[data-role=cate-name]"
    drop_css: ClassVar[str | None] = "[type=RelatedOneNews], [type=RelatedNews], .VCSortableInPreviewMode[type=link]"


class HanoiLiferay(ArticlePage):
    """To about 2024: the date in brackets follows the title, the section stands in the address only."""

    marks: ClassVar[str] = ".news-detail .summary"
    title_css: ClassVar[str | None] = ".news-detail .title b"
    lead_css: ClassVar[str | None] = ".news-detail .summary"
    body_css: ClassVar[str | None] = ".news-detail .body"
    date_css: ClassVar[str | None] = ".news-detail .title .date"


LAYOUTS: tuple[type[ArticlePage], ...] = (HanoiVcCorp, HanoiLiferay)
