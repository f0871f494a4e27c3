"""Source files: the built-in ones load, a wrong one is refused by file, field and fault."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from newscrawl.sources import BUILT_IN, Source, SourceError, Sources, load_source

FILES = sorted(BUILT_IN.glob("*.toml"))
GOOD = """
key = "congdoan"
hosts = ["congdoan.example", "www.congdoan.example"]
feeds = ["https://congdoan.example/rss"]
paging = { links = ".pagination a" }
name = { vi = "Công đoàn", en = "Union" }
[article]
pattern = '-(\\d+)\\.html$'
identity = '-(\\d+)\\.html$'
"""


@pytest.fixture
def written(tmp_path: Path) -> Path:
    return tmp_path / "congdoan.toml"


def source(**fields: object) -> Source:
    plain = {
        "key": "congdoan",
        "name": {"vi": "Công đoàn", "en": "Union"},
        "hosts": ["congdoan.example"],
        "feeds": ["https://congdoan.example/rss"],
        "article": {"pattern": r"\.html$"},
    }
    return Source.model_validate(plain | fields)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_built_in_source_loads_under_its_key(path: Path) -> None:
    assert load_source(path).key == path.stem


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_built_in_source_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) < 60


def test_the_four_sites_are_built_in() -> None:
    assert {path.stem for path in FILES} >= {"laodongthudo", "longbien", "hanoi", "congdoanvienchuc"}


def test_good_file_loads(written: Path) -> None:
    written.write_text(GOOD, encoding="utf-8")
    assert load_source(written).hosts == ("congdoan.example", "www.congdoan.example")


@pytest.mark.parametrize(
    ("old", "new", "where", "fault"),
    [
        ('key = "congdoan"', "", "key", "required"),
        ('key = "congdoan"', 'key = "Công Đoàn"', "key", "match pattern"),
        ('hosts = ["congdoan.example", "www.congdoan.example"]', "hosts = []", "hosts", "at least 1"),
        ('"www.congdoan.example"', '"https://congdoan.example"', "hosts", "is no host"),
        ('"www.congdoan.example"', '"CongDoan.example"', "hosts", "small letters"),
        ('feeds = ["https://congdoan.example/rss"]', "", "file", "a feed, a sitemap or a section"),
        ("https://congdoan.example/rss", "https://khac.example/rss", "file", "none of the source's hosts"),
        ("https://congdoan.example/rss", "http://[congdoan/rss", "file", "none of the source's hosts"),
        ('{ links = ".pagination a" }', "{}", "paging", "either links or url"),
        ('{ links = ".pagination a" }', '{ links = "a", url = "/{page}" }', "paging", "either links or url"),
        ('{ links = ".pagination a" }', '{ url = "/trang" }', "paging", "{page}"),
        ('{ links = ".pagination a" }', '{ links = "a[[" }', "paging.links", "no CSS selector"),
        ('{ links = ".pagination a" }', '{ links = "a:nope(1)" }', "paging.links", "no CSS selector"),
        ("pattern = '-(\\d+)\\.html$'", "pattern = '('", "article.pattern", "no regular expression"),
        ("identity = '-(\\d+)\\.html$'", "identity = '-\\d+'", "article", "one group"),
        ('name = { vi = "Công đoàn", en = "Union" }', 'name = "Union"', "name", "valid dictionary"),
        ("[article]", "[politeness]\ndelay_seconds = -1\n[article]", "politeness.delay_seconds", "greater"),
        ("[article]", "[politeness]\ndelay_seconds = nan\n[article]", "politeness.delay_seconds", "600"),
        ("[article]", "[politeness]\nobey_robots = false\n[article]", "politeness.obey_robots", "not permitted"),
        ("key = ", "colour = 'red'\nkey = ", "colour", "not permitted"),
        ("key = ", "cms = 'mastercsm'\nkey = ", "cms", "'mastercms' or 'vccorp'"),
        ('key = "congdoan"', 'key = "congdoan', "congdoan.toml", "line 2"),
    ],
)  # fmt: skip
def test_wrong_file_is_refused_by_file_field_and_fault(
    written: Path, old: str, new: str, where: str, fault: str
) -> None:
    assert old in GOOD
    written.write_text(GOOD.replace(old, new), encoding="utf-8")
    with pytest.raises(SourceError) as refused:
        load_source(written)
    message = str(refused.value)
    assert str(written) in message
    assert where in message
    assert fault in message
    assert "\n" not in message


def test_file_that_is_not_utf_8_is_refused_by_name(written: Path) -> None:
    written.write_bytes(GOOD.encode("utf-16"))
    with pytest.raises(SourceError, match=r"congdoan\.toml"):
        load_source(written)


def test_folder_that_is_not_there_holds_no_source(tmp_path: Path) -> None:
    assert Sources.load(tmp_path / "sources").by_key == {}


def test_two_sources_with_one_key_are_refused() -> None:
    with pytest.raises(SourceError, match="two sources have the key congdoan"):
        Sources([source(), source()])


def test_two_sources_with_one_host_are_refused() -> None:
    with pytest.raises(SourceError, match=r"congdoan\.example"):
        Sources([source(), source(key="khac")])


@pytest.mark.parametrize(
    ("url", "owned"),
    [
        ("https://congdoan.example/x", True),
        ("http://congdoan.example/x", True),
        ("https://CONGDOAN.Example/x", True),
        ("https://congdoan.example:443/x", True),
        ("http://congdoan.example:80/x", True),
        ("http://congdoan.example:443/x", False),
        ("https://congdoan.example:8443/x", False),
        ("https://congdoan.example.evil.example/x", False),
        ("https://congdoan.example@evil.example/x", False),
        ("https://tin.congdoan.example/x", False),
        ("ftp://congdoan.example/x", False),
        ("mailto:tin@congdoan.example", False),
        ("/x", False),
        ("http://[congdoan.example/x", False),
        ("", False),
    ],
)
def test_source_owns_the_addresses_on_its_hosts(url: str, owned: bool) -> None:
    assert source().owns(url) is owned
    assert (Sources([source()]).owner(url) is not None) is owned


@pytest.mark.parametrize(
    ("hosts", "stated", "delay"),
    [
        (["congdoan.example"], 0.0, 1.0),
        (["congdoan.example"], 0.5, 1.0),
        (["congdoan.example"], 5.0, 5.0),
        (["127.0.0.1:8651"], 0.0, 0.0),
        (["localhost:8651"], 0.1, 0.1),
        (["127.0.0.1:8651", "congdoan.example"], 0.0, 1.0),
        (["localhost.congdoan.example"], 0.0, 1.0),
        (["127.0.0.1.congdoan.example"], 0.0, 1.0),
    ],
)
def test_no_file_undercuts_the_shortest_delay_but_for_loopback(hosts: list[str], stated: float, delay: float) -> None:
    polite = source(hosts=hosts, feeds=[f"http://{hosts[0]}/rss"], politeness={"delay_seconds": stated})
    assert polite.delay == timedelta(seconds=delay)


@pytest.mark.parametrize(
    "address",
    [
        "https://congdoan.example/hoi-nghi-12.html",
        "https://congdoan.example/hoi-nghi-12.html?utm_source=rss&fbclid=1",
        "https://congdoan.example/hoi-nghi-12.html;jsessionid=AB12",
        "https://congdoan.example/hoi-nghi-12.html?print=1",
        "https://congdoan.example/amp/hoi-nghi-12.html",
        "https://m.congdoan.example/hoi-nghi-12.html",
        "https://amp.congdoan.example/hoi-nghi-12.html#binh-luan",
    ],
)
def test_article_s_address_is_one_in_every_view_and_with_tracking(address: str) -> None:
    assert source(article={"pattern": r"/[^/]+\.html$"}).is_article_url(address)


@pytest.mark.parametrize(
    "address", ["https://congdoan.example/?id=1", "https://xm.congdoan.example/a.html", "http://["]
)
def test_other_address_is_no_article_s(address: str) -> None:
    assert not source().is_article_url(address)
