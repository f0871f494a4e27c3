"""What feeds, sitemaps and listings lead to; whatever a site sends instead costs that page only."""

from __future__ import annotations

import gzip
import zlib
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from newscrawl.models import Outcome, Page, Role
from newscrawl.sources import Source
from newscrawl.spiders.discovery import (
    DAILY_LISTING_PAGES,
    DAILY_SITEMAP_ENTRIES,
    DAILY_SITEMAPS,
    BlockedError,
    DiscoveryError,
    Reach,
    discover,
    reading,
)

HOST = "https://congdoan.example"
SINCE = datetime(2024, 5, 1, tzinfo=UTC)
BACKFILL = Reach(backfill=True)
TYPES = {Role.FEED: "application/rss+xml", Role.SITEMAP: "application/xml", Role.LISTING: "text/html; charset=utf-8"}


def source(**fields: object) -> Source:
    plain = {
        "key": "congdoan",
        "name": {"vi": "Công đoàn", "en": "Union"},
        "hosts": ["congdoan.example", "www.congdoan.example"],
        "sections": [{"url": f"{HOST}/tin", "name": "Tin"}],
        "article": {"pattern": r"-\d+\.html$", "identity": r"-(\d+)\.html$"},
        "paging": {"links": ".trang a"},
    }
    return Source.model_validate(plain | fields)


def answer(role: Role, body: str | bytes, url: str = f"{HOST}/tin", content_type: str | None = None) -> Page:
    data = body.encode() if isinstance(body, str) else body
    headers = (("Content-Type", TYPES[role] if content_type is None else content_type),)
    return Page(url, url, 200, headers, data, SINCE, "congdoan", role)


def found(page: Page, reach: Reach | None = None, of: Source | None = None) -> list[str]:
    """Addresses without the host."""
    return [item.url.removeprefix(HOST) for item in discover(page, of or source(), reach or Reach())]


def rss(*items: str) -> str:
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>Tin</title>{"".join(items)}</channel></rss>'


def item(url: str, date: str = "") -> str:
    return f"<item><link>{url}</link>{f'<pubDate>{date}</pubDate>' if date else ''}</item>"


def urlset(*entries: str) -> str:
    return f'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{"".join(entries)}</urlset>'


def entry(url: str, lastmod: str = "", tag: str = "url") -> str:
    return f"<{tag}><loc>{url}</loc>{f'<lastmod>{lastmod}</lastmod>' if lastmod else ''}</{tag}>"


class TestFeed:
    def test_rss_names_its_items(self) -> None:
        feed = rss(item(f"{HOST}/mot-1.html"), item(f"{HOST}/hai-2.html"))
        assert found(answer(Role.FEED, feed)) == ["/mot-1.html", "/hai-2.html"]

    def test_atom_names_its_entries(self) -> None:
        feed = f'<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="{HOST}/mot-1.html"/></entry></feed>'
        assert found(answer(Role.FEED, feed)) == ["/mot-1.html"]

    def test_guid_stands_for_a_missing_link(self) -> None:
        assert found(answer(Role.FEED, rss(f"<item><guid>{HOST}/mot-1.html</guid></item>"))) == ["/mot-1.html"]

    def test_relative_link_is_of_the_site(self) -> None:
        assert found(answer(Role.FEED, rss(item("/mot-1.html")))) == ["/mot-1.html"]

    def test_links_that_are_no_articles_of_the_source_are_left_out(self) -> None:
        links = (f"{HOST}/gioi-thieu", "https://khac.example/mot-1.html", "http://[x/mot-1.html", "tag:mot-1.html")
        assert found(answer(Role.FEED, rss(*map(item, links), item("/hai-2.html")))) == ["/hai-2.html"]

    @pytest.mark.parametrize(
        ("date", "kept"),
        [
            ("Wed, 01 May 2024 07:00:00 +0700", True),
            ("Wed, 01 May 2024 06:59:59 +0700", False),
            ("Tue, 30 Apr 2024 10:00:00 GMT", False),
            ("", True),
            ("hôm qua", True),
            ("Wed, 01 May 99999 07:00:00 +0700", True),
        ],
    )
    def test_since_leaves_out_what_is_dated_before(self, date: str, kept: bool) -> None:
        feed = answer(Role.FEED, rss(item("/mot-1.html", date)))
        assert bool(found(feed, Reach(since=SINCE))) is kept

    def test_feed_that_breaks_off_names_what_came(self) -> None:
        feed = rss(item("/mot-1.html"), item("/hai-2.html"))
        assert found(answer(Role.FEED, feed[: feed.index("/hai")])) == ["/mot-1.html"]

    @pytest.mark.parametrize("body", ["", "<html><body><h1>Bảo trì</h1></body></html>", "{}", "\x00\x01"])
    def test_what_is_no_feed_is_refused(self, body: str) -> None:
        with pytest.raises(DiscoveryError, match=f"no feed: {HOST}/tin"):
            discover(answer(Role.FEED, body), source(), Reach())

    def test_body_that_names_a_local_file_does_not_open_it(self, tmp_path: Path) -> None:
        local = tmp_path / "feed.xml"
        local.write_text(rss(item("/mot-1.html")))
        with pytest.raises(DiscoveryError):
            discover(answer(Role.FEED, str(local)), source(), Reach())


class TestSitemap:
    def test_urlset_names_articles_those_changed_last_first(self) -> None:
        body = urlset(
            entry(f"{HOST}/a-1.html", "2024-01-01"), entry(f"{HOST}/b-2.html", "2024-03-01"), entry("/c-3.html")
        )
        assert found(answer(Role.SITEMAP, body)) == ["/b-2.html", "/a-1.html", "/c-3.html"]

    def test_index_names_sitemaps(self) -> None:
        body = f"<sitemapindex>{entry(f'{HOST}/sitemap-1.xml', tag='sitemap')}</sitemapindex>"
        [one] = discover(answer(Role.SITEMAP, body), source(), Reach())
        assert (one.url, one.role) == (f"{HOST}/sitemap-1.xml", Role.SITEMAP)

    def test_gzip_file_is_read(self) -> None:
        packed = gzip.compress(urlset(entry("/a-1.html")).encode())
        assert found(answer(Role.SITEMAP, packed, content_type="application/gzip")) == ["/a-1.html"]

    @pytest.mark.parametrize(
        "packed",
        [b"\x1f\x8b", b"\x1f\x8b\x08\x00garbage", gzip.compress(b"x" * 99)[:-9], gzip.compress(bytes(40_000_000))],
        ids=["magic only", "garbage", "torn", "bomb"],
    )
    def test_broken_gzip_file_is_refused(self, packed: bytes) -> None:
        with pytest.raises(DiscoveryError):
            discover(answer(Role.SITEMAP, packed, content_type="application/gzip"), source(), Reach())

    @pytest.mark.parametrize(
        ("lastmod", "kept"),
        [
            ("2024-05-01", True),
            ("2024-04-30", False),
            ("2024-05-01T07:00:00+07:00", True),
            ("2024-05-01T06:59:59+07:00", False),
            ("2024-05-01T00:00:00Z", True),
            ("2024-04-30T23:59:59.5Z", False),
            ("2024-05-01T00:00:00", True),
            (" 2024-05-02 ", True),
            ("2024", True),
            ("hôm qua", True),
            ("", True),
        ],
    )
    def test_since_leaves_out_what_changed_before(self, lastmod: str, kept: bool) -> None:
        sitemap = answer(Role.SITEMAP, urlset(entry("/a-1.html", lastmod)))
        assert bool(found(sitemap, Reach(since=SINCE))) is kept

    def test_wrong_address_costs_no_other(self) -> None:
        assert found(answer(Role.SITEMAP, urlset(entry("http://[x"), entry("/a-1.html")))) == ["/a-1.html"]

    def test_sitemap_that_breaks_off_names_what_came(self) -> None:
        body = urlset(entry("/a-1.html"), entry("/b-2.html"))
        assert found(answer(Role.SITEMAP, body[: body.index("/b")])) == ["/a-1.html"]

    @pytest.mark.parametrize(
        ("count", "role", "reach", "expected"),
        [
            (DAILY_SITEMAP_ENTRIES + 9, Role.ARTICLE, Reach(), DAILY_SITEMAP_ENTRIES),
            (DAILY_SITEMAP_ENTRIES + 9, Role.ARTICLE, BACKFILL, DAILY_SITEMAP_ENTRIES + 9),
            (DAILY_SITEMAPS + 9, Role.SITEMAP, Reach(), DAILY_SITEMAPS),
            (DAILY_SITEMAPS + 9, Role.SITEMAP, BACKFILL, DAILY_SITEMAPS + 9),
        ],
    )
    def test_daily_crawl_looks_at_part_and_a_backfill_at_all(
        self, count: int, role: Role, reach: Reach, expected: int
    ) -> None:
        entries = [
            entry(f"/a-{number}.html", tag="url" if role is Role.ARTICLE else "sitemap") for number in range(count)
        ]
        body = urlset(*entries) if role is Role.ARTICLE else f"<sitemapindex>{''.join(entries)}</sitemapindex>"
        assert [one.role for one in discover(answer(Role.SITEMAP, body), source(), reach)] == [role] * expected

    @pytest.mark.parametrize("body", ["", " ", "<html><body>404</body></html>", "<rss/>", "không", "<urlset", "\x00"])
    def test_what_is_no_sitemap_is_refused_or_empty(self, body: str) -> None:
        with suppress(DiscoveryError):
            assert found(answer(Role.SITEMAP, body)) == []

    @pytest.mark.parametrize("body", ["", "<html><body>404</body></html>", "<rss/>"])
    def test_other_document_is_refused(self, body: str) -> None:
        with pytest.raises(DiscoveryError, match=f"no sitemap: {HOST}/tin"):
            discover(answer(Role.SITEMAP, body), source(), Reach())

    def test_entity_expansion_bomb_is_harmless(self) -> None:
        levels = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 10))
        bomb = f'<!DOCTYPE urlset [<!ENTITY l0 "/a-1.html">{levels}]>' + urlset(entry("&l9;"), entry("/b-2.html"))
        with suppress(DiscoveryError):
            assert found(answer(Role.SITEMAP, bomb)) in ([], ["/b-2.html"])

    def test_external_entity_is_not_read(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret"
        secret.write_text("/secret-1.html")
        body = f'<!DOCTYPE urlset [<!ENTITY s SYSTEM "{secret.as_uri()}">]>' + urlset(entry("&s;"))
        with suppress(DiscoveryError):
            assert found(answer(Role.SITEMAP, body)) == []


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
