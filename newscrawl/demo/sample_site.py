"""One sample site as a whole: every address it knows and what it answers there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from http import HTTPStatus

from newscrawl.demo.answers import HTML, SiteAnswer, page, redirect
from newscrawl.demo.listing import listed, newest_first, of_section, others, pages_of, paging
from newscrawl.demo.render import TODAY, Item, Renderer
from newscrawl.demo.sites import Site, Trap, page_key
from newscrawl.demo.texts import Head, SampleArticle

XML = "application/xml; charset=utf-8"
PICTURE = b'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 4 3"><rect width="4" height="3" fill="#9ab"/></svg>'
CONTENT_TYPES = {"utf-8": HTML, "undeclared": "text/html", "windows-1258": "text/html"}


class SampleSite:
    """The answers of one site at one edition.

    `base` begins its addresses ("http://127.0.0.1:8651"), `elsewhere` is where its off-site link leads.
    """

    def __init__(self, site: Site, articles: Sequence[SampleArticle], base: str, elsewhere: str) -> None:
        self.site, self.base, self._elsewhere = site, base, elsewhere
        self.articles = tuple(articles)
        self._renderer = Renderer(site, base)
        self._items = newest_first(site, [article for article in articles if not article.head.moved_from], base)
        self._links = listed(site, newest_first(site, articles, base), base)
        self._answers: dict[str, SiteAnswer] = {}
        self._add_articles()
        self._add_listings()
        self._add_machine_readable()
        for trap in site.traps:
            self._add(trap.path, self._trap(trap))

    def answer(self, address: str) -> SiteAnswer:
        """What the site answers to a GET of this path and query; 404 where it knows nothing."""
        if address.startswith("/anh/") and address.endswith(".svg"):
            return page(PICTURE, None, "image/svg+xml")
        return self._answers.get(page_key(address)) or self._missing()

    def listing_addresses(self) -> list[str]:
        """Every page of every listing."""
        return [address for pages in self._listings() for address, _ in pages]

    def _listings(self) -> list[list[tuple[str, list[Item]]]]:
        return [pages_of(self.site, section, of_section(section, self._links)) for section in self.site.sections]

    def _add(self, address: str, answer: SiteAnswer) -> None:
        self._answers[page_key(address)] = answer

    def _page(self, body: bytes, changed: datetime, content_type: str = HTML) -> SiteAnswer:
        return page(body, changed if self.site.validators else None, content_type)

    def _missing(self) -> SiteAnswer:
        body = self._renderer.other("missing.html", "Không tìm thấy trang")
        return SiteAnswer(HTTPStatus.NOT_FOUND, body, {"Content-Type": HTML})

    def _add_articles(self) -> None:
        for article in self.articles:
            head, address = article.head, self.site.article_address(article)
            answer = replace(self._article(article), gzip=head.gzip, fails_once=head.fails_once)
            self._add(address, answer)
            if head.also_at:
                self._add(head.also_at, answer)
            if head.moved_from:
                self._add(head.moved_from, redirect(self.base + address))

    def _article(self, article: SampleArticle) -> SiteAnswer:
        url = self.base + self.site.article_address(article)
        body = self._renderer.article(article, others(self._items, article), url)
        return self._page(body, article.changed, CONTENT_TYPES[article.head.charset])

    def _add_listings(self) -> None:
        for entry in self.site.menu:
            text = f"{self.site.owner}. {self.site.address}."
            self._add(entry.path, self._page(self._renderer.other("plain.html", entry.name, text), TODAY))
        for section, pages in zip(self.site.sections, self._listings(), strict=True):
            for number, (address, links) in enumerate(pages, start=1):
                body = self._renderer.listing(section, links, paging(pages, number, self.base))
                self._add(address, self._page(body, self._newest()))

    def _newest(self) -> datetime:
        return max(article.changed for article in self.articles)

    def _add_machine_readable(self) -> None:
        site, render = self.site, self._renderer.other
        fresh = [item for item in self._items if item.article and not item.article.head.unlisted]
        if site.robots is not None:
            sitemap = f"Sitemap: {self.base}{site.sitemap_path}\n" if site.sitemap_path else ""
            body = (site.robots.lstrip() + sitemap).encode()
            self._add("/robots.txt", page(body, None, "text/plain; charset=utf-8"))
        if site.feed_path:
            template = "atom.xml" if site.layout == "generic" else "rss.xml"
            body = render(template, site.name, items=fresh[: site.feed_items])
            self._add(site.feed_path, self._page(body, self._newest(), XML))
        if site.sitemap_path:
            self._add(site.sitemap_path, self._page(render("sitemapindex.xml", site.name), self._newest(), XML))
            body = render("sitemap.xml", site.name, items=self._items)
            self._add(site.sitemap_part_path, self._page(body, self._newest(), XML))

    def _trap(self, trap: Trap) -> SiteAnswer:
        if trap.kind == "missing":
            return self._missing()
        if trap.kind == "offsite":
            return redirect(self._elsewhere)
        if trap.kind == "challenge":
            return page(self._renderer.other("challenge.html", trap.title), None)
        if trap.kind == "topic":
            return self._page(self._renderer.other("topic.html", trap.title, items=self._items), self._newest())
        head = Head(number=1000, title=trap.title, section=self.site.sections[-1].name, published=TODAY)
        return self._article(SampleArticle(self.site.key, head, trap.text, ()))
