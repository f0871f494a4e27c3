"""What is known of the systems that union sites run on: one module a family, one class a layout."""

from __future__ import annotations

from newscrawl.cms import congdoanvienchuc, hanoi, laodong, liferay, mastercms, vccorp
from newscrawl.cms.page import ArticlePage
from newscrawl.sources.source import CmsFamily

__all__ = ["FAMILIES", "ArticlePage", "page_objects"]

#: The layouts of each family, newest first; a source's `cms` names the family.
FAMILIES: dict[CmsFamily, tuple[type[ArticlePage], ...]] = {
    "congdoanvienchuc": congdoanvienchuc.LAYOUTS,
    "hanoi": hanoi.LAYOUTS,
    "laodong": laodong.LAYOUTS,
    "liferay": liferay.LAYOUTS,
    "mastercms": mastercms.LAYOUTS,
    "vccorp": vccorp.LAYOUTS,
}


def page_objects(cms: CmsFamily | None) -> tuple[type[ArticlePage], ...]:
    """The layouts to try on a page of this family, newest first; none for None."""
    return () if cms is None else FAMILIES[cms]
