"""What feeds and sitemaps lead to."""

from __future__ import annotations

import gzip
from contextlib import suppress
from pathlib import Path

import pytest

from newscrawl.models import Role
from newscrawl.spiders.discovery import (
    DAILY_SITEMAP_ENTRIES,
    DAILY_SITEMAPS,
    DiscoveryError,
    Reach,
    discover,
)
from tests.spiders.answered import BACKFILL, HOST, SINCE, answer, entry, found, item, rss, source, urlset


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
