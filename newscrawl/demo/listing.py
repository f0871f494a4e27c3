"""What a sample site's listings, feed, sitemap and boxes show, and in which order."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from newscrawl.demo.render import Item, PageLink, lead_as_shown
from newscrawl.demo.sites import Site, SiteSection
from newscrawl.demo.texts import SampleArticle

#: Letters of the lead that listings and feeds show.
SUMMARY_LENGTH = 160

#: Traps stand among the articles of a listing, the first after the second article, then one after every third.
FIRST_TRAP, TRAP_STEP = 2, 4

#: How many links the boxes of other news hold.
BOX_LENGTH = 7


def newest_first(site: Site, articles: Sequence[SampleArticle], base: str) -> list[Item]:
    """All articles of a site as links to their own addresses, newest first."""
    ordered = sorted(articles, key=lambda article: article.head.published, reverse=True)
    return [_item(site, article, base + site.article_address(article)) for article in ordered]


def listed(site: Site, items: Sequence[Item], base: str) -> list[Item]:
    """What the listings link to: articles, second and old addresses, and the site's traps among them."""
    links = [replace(item, url=url) for item in items for url in _addresses(item, base)]
    for index, trap in enumerate(site.traps):
        place = min(FIRST_TRAP + index * TRAP_STEP, len(links))
        links.insert(place, Item(base + trap.path, trap.title, trap.text[:SUMMARY_LENGTH], links[place - 1].shown))
    return links


def of_section(section: SiteSection, links: Sequence[Item]) -> list[Item]:
    """The links that a section shows; traps belong to no section in particular."""
    if not section.holds:
        return list(links)
    return [link for link in links if link.article and link.article.head.section in section.holds]


def pages_of(site: Site, section: SiteSection, links: Sequence[Item]) -> list[tuple[str, list[Item]]]:
    """The pages of a listing: address and links of each. The home page, and a site without paging, has one page."""
    if section.path == "/":
        return [("/", [replace(link, url=site.on_home_page(link.url)) for link in links[: site.page_size]])]
    size = site.page_size if site.paging else max(len(links), 1)
    starts = range(0, max(len(links), 1), size)
    return [
        (site.listing_address(section, number), list(links[start : start + size]))
        for number, start in enumerate(starts, start=1)
    ]


def paging(pages: Sequence[tuple[str, list[Item]]], current: int, base: str) -> list[PageLink]:
    """The links below page `current` (counted from 1)."""
    return [PageLink(base + address, number, number == current) for number, (address, _) in enumerate(pages, start=1)]


def others(items: Sequence[Item], article: SampleArticle) -> list[Item]:
    """Links of the boxes beside an article: those that follow it by date, and round again."""
    numbers = [item.article.head.number for item in items if item.article]
    place = numbers.index(article.head.number) if article.head.number in numbers else 0
    return [*items[place + 1 :], *items[:place]][:BOX_LENGTH]


def _addresses(item: Item, base: str) -> list[str]:
    head = item.article.head if item.article else None
    if head is None or head.unlisted:
        return []
    if head.moved_from:
        return [base + head.moved_from]
    return [item.url, base + head.also_at] if head.also_at else [item.url]


def _item(site: Site, article: SampleArticle, url: str) -> Item:
    head = article.head
    return Item(url, head.title, lead_as_shown(site, article)[:SUMMARY_LENGTH], head.published, article)
