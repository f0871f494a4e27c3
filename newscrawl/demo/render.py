"""From articles and a site's description to the bytes of its pages, with the templates of its layout."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import format_datetime
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from newscrawl.demo.sites import Site, SiteSection
from newscrawl.demo.texts import SampleArticle
from newscrawl.demo.vietnamese1258 import encode_windows_1258
from newscrawl.models import VIETNAM_TIME

#: What the clocks in the page headers show: fixed, so that the same page has the same bytes on any day.
TODAY = datetime(2025, 1, 6, 8, 15, tzinfo=VIETNAM_TIME)

#: Template of the newspaper's articles and the first day on which it was used: the paper changed its layout twice.
MASTERCMS_LAYOUTS = {
    "mastercms_2022.html": date(2023, 1, 1),
    "mastercms_2021.html": date(2022, 7, 1),
    "mastercms_2020.html": date(2000, 1, 1),
}


@dataclass(frozen=True, slots=True)
class Item:
    """A link of a listing, a feed or a box of other news. Without an article it is a trap."""

    url: str
    title: str
    summary: str
    shown: datetime
    article: SampleArticle | None = None


@dataclass(frozen=True, slots=True)
class PageLink:
    """A link of a listing's paging."""

    url: str
    number: int
    current: bool


class Renderer:
    """Renders the pages of one site, whose addresses all begin with `base` ("http://127.0.0.1:8651")."""

    def __init__(self, site: Site, base: str) -> None:
        self.site, self.base = site, base

    def article(self, article: SampleArticle, others: Sequence[Item], url: str) -> bytes:
        """An article's page; `others` fill the boxes of other news, `url` is its canonical address."""
        html = self._render(
            _article_template(self.site, article),
            article=article,
            head=article.head,
            lead=lead_as_shown(self.site, article),
            others=others,
            url=url,
        )
        return encode_windows_1258(html) if article.head.charset == "windows-1258" else html.encode()

    def listing(self, section: SiteSection, items: Sequence[Item], pages: Sequence[PageLink]) -> bytes:
        """One page of a listing."""
        name = f"{self.site.layout}_list.html"
        return self._render(name, section=section, items=items, pages=pages).encode()

    def other(self, template: str, title: str, text: str = "", items: Sequence[Item] = ()) -> bytes:
        """A page that is neither article nor listing: 404, challenge, topic, static page, feed or sitemap."""
        return self._render(template, title=title, text=text, items=items).encode()

    def _render(self, template: str, **values: object) -> str:
        return _templates().get_template(template).render(site=self.site, base=self.base, today=TODAY, **values)


@cache
def _templates() -> Environment:
    templates = Environment(
        loader=PackageLoader("newscrawl.demo"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    templates.filters["rfc822"] = format_datetime
    return templates


def lead_as_shown(site: Site, article: SampleArticle) -> str:
    """The lead with the newspaper's sign in front; its present layout prints none."""
    return article.lead if has_present_layout(site, article) else site.dateline + article.lead


def has_present_layout(site: Site, article: SampleArticle) -> bool:
    """Is this an article of the newspaper in its present layout?"""
    return _article_template(site, article) == "mastercms_2022.html"


def _article_template(site: Site, article: SampleArticle) -> str:
    if site.layout != "mastercms":
        return f"{site.layout}.html"
    day = article.head.published.date()
    return next(name for name, since in MASTERCMS_LAYOUTS.items() if day >= since)
