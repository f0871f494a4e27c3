"""Each special behaviour of the sample sites, over a real loopback connection."""

from __future__ import annotations

import gzip
import unicodedata
from urllib.robotparser import RobotFileParser

import pytest

from newscrawl.demo.expected import ExpectedArticle
from newscrawl.demo.server import SampleSites
from newscrawl.demo.sites import Trap, load_sites
from tests.demo.client import get


def article(sites: SampleSites, number: int) -> ExpectedArticle:
    return next(article for article in sites.expected_articles() if article.number == number)


def trap(key: str, kind: str) -> Trap:
    site = next(site for site in load_sites() if site.key == key)
    return next(trap for trap in site.traps if trap.kind == kind)


def test_unknown_address_answers_404(served: SampleSites) -> None:
    assert get(served.base("mau_quan") + "/khong-co").status == 404


@pytest.mark.parametrize("key", ["mau_thudo", "mau_thanhpho"])
def test_missing_page_that_a_listing_links_to_answers_404(served: SampleSites, key: str) -> None:
    assert get(served.base(key) + trap(key, "missing").path).status == 404


def test_page_that_fails_once_answers_500_then_200(fresh: SampleSites) -> None:
    url = article(fresh, 20291).url
    assert [get(url).status for _ in range(3)] == [500, 200, 200]


def test_old_address_redirects_to_its_article(served: SampleSites) -> None:
    reply = get(served.base("mau_thudo") + "/van-dong-thanh-lap-cong-doan-19877.html")
    assert (reply.status, reply.headers["Location"]) == (301, article(served, 20284).url)


def test_offsite_redirect_leaves_the_hosts_of_its_source(served: SampleSites) -> None:
    reply = get(served.base("mau_thudo") + trap("mau_thudo", "offsite").path)
    source = next(source for source in served.sources() if source.key == "mau_thudo")
    assert reply.status == 301
    assert not source.owns(reply.headers["Location"])


def test_challenge_page_is_a_200_that_sets_a_cookie_and_reloads(served: SampleSites) -> None:
    reply = get(served.base("mau_thudo") + trap("mau_thudo", "challenge").path)
    assert reply.status == 200
    assert "document.cookie" in reply.text
    assert "location.reload" in reply.text


@pytest.mark.parametrize("key", ["mau_thudo", "mau_vienchuc"])
def test_topic_page_looks_like_an_article_by_its_address_only(served: SampleSites, key: str) -> None:
    url = served.base(key) + trap(key, "topic").path
    source = next(source for source in served.sources() if source.key == key)
    assert source.is_article_url(url)
    assert not get(url).tree.cssselect("h1, .content_detail, .article-detail")


def test_short_page_has_one_sentence(served: SampleSites) -> None:
    tree = get(served.base("mau_quan") + trap("mau_quan", "short").path).tree
    assert tree.cssselect(".journal-content-article")[0].text_content().strip() == "Nội dung đang được cập nhật."


def test_gzipped_page_unpacks_to_the_plain_one(served: SampleSites) -> None:
    url = article(served, 20178).url
    packed = get(url, Accept_Encoding="gzip")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.body) == get(url).body


def test_windows_1258_page_composes_to_the_article(served: SampleSites) -> None:
    expected = article(served, 2931127)
    body = get(expected.url).body
    text = unicodedata.normalize("NFC", body.decode("cp1258"))
    assert b"charset=windows-1258" in body
    assert expected.title in text
    assert all(block.text in text for block in expected.blocks)


def test_page_without_charset_declares_none_and_is_utf_8(served: SampleSites) -> None:
    expected = article(served, 3004)
    reply = get(expected.url)
    assert reply.headers["Content-Type"] == "text/html"
    assert "charset" not in reply.text
    assert expected.title in reply.text


def test_second_address_names_the_first_as_canonical(served: SampleSites) -> None:
    expected = article(served, 3005)
    reply = get(expected.url.replace(".html", "-1.html"))
    assert reply.status == 200
    assert reply.tree.cssselect("link[rel=canonical]")[0].get("href") == expected.url


def test_known_etag_answers_304_without_body(served: SampleSites) -> None:
    url = article(served, 20107).url
    again = get(url, If_None_Match=get(url).headers["ETag"])
    assert (again.status, again.body) == (304, b"")


def test_last_modified_answers_304(served: SampleSites) -> None:
    url = article(served, 20107).url
    assert get(url, If_Modified_Since=get(url).headers["Last-Modified"]).status == 304


def test_outdated_etag_answers_200(served: SampleSites) -> None:
    assert get(article(served, 20107).url, If_None_Match='"older"').status == 200


def test_city_portal_sends_no_validators(served: SampleSites) -> None:
    headers = get(article(served, 2931118).url).headers
    assert (headers["ETag"], headers["Last-Modified"]) == (None, None)


@pytest.mark.parametrize("number", [20263, 5801542])
def test_revised_page_changes_only_when_its_revision_is_published(fresh: SampleSites, number: int) -> None:
    before = get(article(fresh, number).url)
    assert get(article(fresh, number).url).body == before.body
    fresh.publish_revision()
    after = get(article(fresh, number).url, If_None_Match=before.headers["ETag"])
    assert after.status == 200
    assert article(fresh, number).blocks[1].text in after.text
    assert article(fresh, number).edition == 2


def test_article_of_the_second_edition_is_unknown_before(fresh: SampleSites) -> None:
    before = {article.number for article in fresh.expected_articles()}
    fresh.publish_revision()
    assert {article.number for article in fresh.expected_articles()} - before == {20377}


def test_listing_links_to_a_page_that_robots_txt_forbids(served: SampleSites) -> None:
    base = served.base("mau_thudo")
    robots = RobotFileParser()
    robots.parse(get(base + "/robots.txt").text.splitlines())
    url = base + trap("mau_thudo", "disallowed").path
    assert url in get(base + "/cong-doan&s_cond=&BRSR=8").text
    assert get(url).status == 200
    assert not robots.can_fetch("newscrawl", url)


def test_unknown_site_has_no_robots_txt(served: SampleSites) -> None:
    assert get(served.base("mau_khac") + "/robots.txt").status == 404


def test_head_has_the_headers_of_get_and_no_body(served: SampleSites) -> None:
    url = article(served, 20107).url
    head = get(url, method="HEAD")
    assert (head.body, head.headers["ETag"]) == (b"", get(url).headers["ETag"])


def test_liferay_answers_by_entry_id_whatever_else_the_address_says(served: SampleSites) -> None:
    expected = article(served, 5801260)
    assert get(expected.url + "&p_p_state=maximized&p_auth=x").body == get(expected.url).body


def test_request_log_tells_who_asked_for_what(fresh: SampleSites) -> None:
    get(fresh.base("mau_quan") + "/robots.txt", User_Agent="newscrawl-test")
    (request,) = fresh.requests()
    assert (request.path, request.status, request.headers["User-Agent"]) == ("/robots.txt", 200, "newscrawl-test")
    assert fresh.base("mau_quan") == f"http://{request.host}"
