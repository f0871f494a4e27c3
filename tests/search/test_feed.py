"""The Atom feed: valid by RFC 4287, and what it says of articles."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from search.feed import Feed, atom
from tests.search.atom_rules import ATOM, faults
from tests.search.exports import BARE, FULL, UNDATED, hostile
from tests.search.served import SOURCES
from tests.search.stored import stored

FEED = Feed(
    title="newscrawl: thỏa ước & “lương”",
    question="q=thỏa ước",
    address="https://tim.example/feed.atom?q=th%E1%BB%8Fa",
    permalink="https://tim.example/search?q=th%E1%BB%8Fa",
    record="https://tim.example/articles/{id}",
    articles=(FULL, BARE, UNDATED, hostile()),
    sources=SOURCES,
    first="https://tim.example/feed.atom?q=th%E1%BB%8Fa",
    next="https://tim.example/feed.atom?q=th%E1%BB%8Fa&cursor=abc",
)


def parsed(feed: Feed) -> feedparser.FeedParserDict:
    found = feedparser.parse(atom(feed))
    assert not found.bozo, found.get("bozo_exception")
    return found


def entry(feed: Feed = FEED, number: int = 0) -> etree._Element:
    return etree.fromstring(atom(feed)).findall(f"{ATOM}entry")[number]


@pytest.mark.parametrize("feed", [FEED, replace(FEED, articles=(), first=None, next=None)], ids=["full", "empty"])
def test_a_feed_keeps_the_rules(feed: Feed) -> None:
    assert faults(atom(feed)) == []


def test_a_broken_feed_is_found_out() -> None:
    twice = atom(replace(FEED, articles=(FULL, FULL)))
    assert faults(twice) == ["an id stands twice"]
    assert faults(atom(FEED).replace(b"+07:00</updated>", b"</updated>")) != []


@given(text=st.text(st.characters(codec="utf-8"), max_size=60))
def test_any_text_leaves_a_feed_valid(text: str) -> None:
    article = stored("a", text, [text], lead=text, section=text, author=text or None, tags=(text,))
    feed = replace(FEED, articles=(article,), title=text)
    assert faults(atom(feed)) == []
    parsed(feed)


def test_a_reader_finds_the_article() -> None:
    found = parsed(FEED)
    assert found.feed.title == "newscrawl: thỏa ước & “lương”"
    assert found.feed.language == "vi"
    first = found.entries[0]
    assert (first.title, first.link) == (FULL.article.title, FULL.article.url)
    assert (first.author, first.summary) == ("Vừ Minh Khôi, Hà Kiều", FULL.article.lead)
    assert [tag.term for tag in first.tags] == ["Hoạt động & phong trào", "công đoàn", "tết; xuân"]
    assert first.published == "2023-05-01T23:30:00+07:00"


def test_an_article_without_author_is_its_source_s() -> None:
    assert parsed(FEED).entries[1].author == "Công đoàn Bạch Đinh"


def test_a_day_without_time_is_given_as_a_day() -> None:
    article = entry(number=1)
    assert article.find(f"{ATOM}published") is None
    assert article.findtext("{http://purl.org/dc/terms/}issued") == "2023-05-02"
    assert parsed(FEED).entries[1].published == "2023-05-02"


def test_an_entry_is_updated_when_its_text_was_fetched() -> None:
    assert entry().findtext(f"{ATOM}updated") == "2024-05-02T10:04:05+07:00"


def test_an_entry_leads_to_the_archived_record() -> None:
    links = {link.get("rel"): link.get("href") for link in entry().findall(f"{ATOM}link")}
    assert links == {"alternate": FULL.article.url, "via": "https://tim.example/articles/0a1b2c"}


def test_ids_stay_when_the_feed_moves() -> None:
    moved = replace(FEED, address="http://127.0.0.1:8650/feed.atom", permalink="http://127.0.0.1:8650/search")
    assert parsed(moved).feed.id == parsed(FEED).feed.id
    assert [each.id for each in parsed(moved).entries] == [each.id for each in parsed(FEED).entries]


def test_another_question_is_another_feed() -> None:
    assert parsed(replace(FEED, question="q=lương")).feed.id != parsed(FEED).feed.id


def test_pages_of_a_feed_lead_to_each_other() -> None:
    links = {link.rel: link.href for link in parsed(FEED).feed.links}
    assert links == {"self": FEED.address, "first": FEED.first, "next": FEED.next, "alternate": FEED.permalink}


def test_a_feed_without_articles_is_as_old_as_the_index() -> None:
    empty = replace(FEED, articles=(), changed=datetime(2026, 5, 1, tzinfo=UTC))
    assert parsed(empty).feed.updated == "2026-05-01T07:00:00+07:00"


def test_a_long_beginning_is_cut_at_a_word() -> None:
    article = stored("a", "Tin", ["công đoàn " * 200])
    summary = parsed(replace(FEED, articles=(article,))).entries[0].summary
    assert len(summary) <= 1002
    assert summary.endswith(("công …", "đoàn …"))
