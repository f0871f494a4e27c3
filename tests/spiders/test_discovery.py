"""What listings lead to; whatever a site sends instead of feed, sitemap or listing costs that page only."""

from __future__ import annotations

import zlib
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newscrawl.models import Outcome, Page, Role
from newscrawl.spiders.discovery import (
    DAILY_LISTING_PAGES,
    BlockedError,
    DiscoveryError,
    Reach,
    discover,
    reading,
)
from tests.spiders.answered import HOST, SINCE, answer, found, item, rss, source, urlset


class TestListing:
    def test_articles_come_once_in_the_pages_order(self) -> None:
        body = '<a href="/b-2.html">B</a><a href="/a-1.html">A</a><a href="/b-2.html#binh-luan">3 bình luận</a>'
        assert found(answer(Role.LISTING, body)) == ["/b-2.html", "/a-1.html"]

    def test_other_spelling_of_an_article_is_the_same(self) -> None:
        body = '<a href="/b-2.html">B</a><a href="http://www.congdoan.example/ten-khac-2.html">B</a><a href="/">Về</a>'
        assert found(answer(Role.LISTING, body)) == ["/b-2.html"]

    def test_base_decides_what_relative_links_are_relative_to(self) -> None:
        body = '<base href="/muc/"><a href="a-1.html">A</a>'
        assert found(answer(Role.LISTING, body)) == ["/muc/a-1.html"]

    def test_relative_link_is_relative_to_the_page(self) -> None:
        page = answer(Role.LISTING, '<a href="a-1.html">A</a><a href="../b-2.html">B</a>', f"{HOST}/muc/con/")
        assert found(page) == ["/muc/con/a-1.html", "/muc/b-2.html"]

    @pytest.mark.parametrize(
        "href",
        ["https://khac.example/a-1.html", "javascript:mo('a-1.html')", "mailto:a-1.html", "http://[x/a-1.html", "", " ",
         "//khac.example/a-1.html", "/gioi-thieu", "http://congdoan.example:8080/a-1.html"],
    )  # fmt: skip
    def test_link_that_leads_to_no_article_of_the_source_is_left_out(self, href: str) -> None:
        assert found(answer(Role.LISTING, f'<a href="{href}">X</a><a href="/b-2.html">B</a>')) == ["/b-2.html"]

    def test_wrong_base_is_passed_over(self) -> None:
        assert found(answer(Role.LISTING, '<base href="http://[x"><a href="/a-1.html">A</a>')) == ["/a-1.html"]

    def test_empty_page_leads_nowhere(self) -> None:
        assert found(answer(Role.LISTING, "")) == []


class TestPaging:
    LINKS = (
        '<a href="/a-1.html">A</a><div class="trang"><a href="?p=2">2</a><a href="?p=3">3</a><a href="?p=2">Sau</a>'
        '<a href="/tin">1</a><a href="https://khac.example/?p=4">4</a></div><a href="/khac?p=9">Khác</a>'
    )

    def test_links_lead_to_further_pages_but_not_to_the_page_itself(self) -> None:
        assert found(answer(Role.LISTING, self.LINKS)) == ["/a-1.html", "/tin?p=2", "/tin?p=3"]

    def test_further_pages_are_listings(self) -> None:
        roles = [one.role for one in discover(answer(Role.LISTING, self.LINKS), source(), Reach())]
        assert roles == [Role.ARTICLE, Role.LISTING, Role.LISTING]

    def test_source_without_paging_reads_one_page(self) -> None:
        assert found(answer(Role.LISTING, self.LINKS), of=source(paging=None)) == ["/a-1.html"]

    def test_pattern_counts_on_from_the_page(self) -> None:
        by_url = source(paging={"url": "?p={page}"})
        page = answer(Role.LISTING, '<a href="/a-1.html">A</a>', f"{HOST}/tin?p=3")
        assert found(page, Reach(depth=3), by_url) == ["/a-1.html", "/tin?p=4"]

    def test_pattern_ends_at_a_page_without_articles(self) -> None:
        assert found(answer(Role.LISTING, "<p>Hết</p>"), of=source(paging={"url": "?p={page}"})) == []

    @pytest.mark.parametrize("paging", [{"links": ".trang a"}, {"url": "?p={page}"}])
    @pytest.mark.parametrize(
        ("reach", "goes_on"),
        [
            (Reach(depth=DAILY_LISTING_PAGES - 1), True),
            (Reach(depth=DAILY_LISTING_PAGES), False),
            (Reach(depth=DAILY_LISTING_PAGES, backfill=True), True),
        ],
    )
    def test_daily_crawl_ends_after_some_pages_and_a_backfill_does_not(
        self, paging: dict[str, str], reach: Reach, goes_on: bool
    ) -> None:
        roles = {one.role for one in discover(answer(Role.LISTING, self.LINKS), source(paging=paging), reach)}
        assert (Role.LISTING in roles) is goes_on


CHALLENGE = "<html><script>document.cookie='D1N=1';location.reload()</script></html>"


@pytest.mark.parametrize("role", [Role.FEED, Role.SITEMAP, Role.LISTING])
def test_challenge_page_is_blocked(role: Role) -> None:
    with pytest.raises(BlockedError, match="a challenge page instead of a"):
        discover(answer(role, CHALLENGE, content_type="text/html"), source(), Reach())


@pytest.mark.parametrize(
    ("page", "outcome", "count"),
    [
        (answer(Role.LISTING, '<a href="/a-1.html">A</a>'), Outcome.LISTING, 1),
        (answer(Role.FEED, rss(item("/a-1.html"))), Outcome.FEED, 1),
        (answer(Role.SITEMAP, urlset()), Outcome.SITEMAP, 0),
        (answer(Role.FEED, "<html>", content_type="text/html"), Outcome.FAILED, 0),
        (answer(Role.FEED, CHALLENGE, content_type="text/html"), Outcome.BLOCKED, 0),
    ],
)
def test_reading_is_an_outcome_whatever_came(page: Page, outcome: Outcome, count: int) -> None:
    read = reading(page, source(), Reach())
    assert (read.outcome, len(read.found), read.detail is None) == (outcome, count, outcome == str(page.role))


PIECES = st.sampled_from(
    [b"<a href='", b"'>", b"<base href='", b"http://[", b"/a-1.html", b"<urlset>", b"<sitemapindex>", b"<url><loc>",
     b"</loc>", b"<rss version='2.0'>", b"<item><link>", b"</link>", b"<feed>", b"<entry>", b"&#0;", b"&#xD800;",
     b"<?xml", b" encoding='utf-16'?>", b"<!DOCTYPE x [", b"<pubDate>", b"<lastmod>", b"\x1f\x8b", b"\x00", b"\xff\xfe",
     b"\xed\xa0\x80"]
)  # fmt: skip
BODIES = st.one_of(
    st.binary(max_size=200),
    st.lists(st.one_of(PIECES, st.binary(max_size=6)), max_size=14).map(b"".join),
)
CHARSETS = st.sampled_from(
    ["", "; charset=utf-7", "; charset=hex", "; charset=idna", "; charset=utf-16", "; charset=cp1258"]
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@example(b"\xff+2AA-", Role.LISTING, "text/html; charset=utf-7", "")
@example(b"\xff6162", Role.LISTING, "text/html; charset=hex", "")
@given(
    BODIES,
    st.sampled_from([Role.FEED, Role.SITEMAP, Role.LISTING]),
    st.tuples(st.sampled_from(["text/html", "application/xml", "image/png", ""]), CHARSETS).map("".join),
    st.sampled_from(["", "gzip", "deflate", "br", "nope"]),
)
def test_any_answer_is_read_refused_or_blocked(body: bytes, role: Role, content_type: str, coding: str) -> None:
    data = zlib.compress(body, wbits=31) if coding == "gzip" and len(body) % 2 else body
    headers = (("Content-Type", content_type), ("Content-Encoding", coding))
    page = Page(HOST, HOST, 200, headers, data, SINCE, "congdoan", role)
    with suppress(DiscoveryError, BlockedError):
        for one in discover(page, source(), Reach()):
            assert source().owns(one.url)
