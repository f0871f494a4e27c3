"""Which addresses are one page: what identifies an article, whatever else its address says."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from random import Random
from urllib.parse import quote

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.sources import BUILT_IN, Source, Sources, article_id, normalise_url, url_key
from tests.shared import SHARED

SOURCES = Sources.load(BUILT_IN)
LIFERAY = "https://longbien.hanoi.gov.vn/web/guest/dang-doan-the?"


def key(url: str) -> str:
    return url_key(url, SOURCES.owner(url))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        pytest.param("https://laodongthudo.vn/tin-vui-131250.html", "laodongthudo:131250", id="MasterCMS"),
        pytest.param("https://www.laodongthudo.vn/tin-vui-131250.html", "laodongthudo:131250", id="mirror host"),
        pytest.param("http://laodongthudo.vn/tin-vui-131250.html", "laodongthudo:131250", id="http"),
        pytest.param("https://laodongthudo.vn:443/tin-vui-131250.html", "laodongthudo:131250", id="default port"),
        pytest.param("https://LaoDongThuDo.VN/tin-vui-131250.html", "laodongthudo:131250", id="capital letters"),
        pytest.param("https://laodongthudo.vn/ten-khac-131250.html", "laodongthudo:131250", id="other slug"),
        pytest.param("https://laodongthudo.vn/tin-131250.html?utm_source=zalo", "laodongthudo:131250", id="tracking"),
        pytest.param("https://laodongthudo.vn/tin-131250.html#binh-luan", "laodongthudo:131250", id="fragment"),
        pytest.param(
            LIFERAY + "p_p_id=101_INSTANCE_a&_101_INSTANCE_a_assetEntryId=158&_101_INSTANCE_a_type=content",
            "longbien:158", id="Liferay",
        ),
        pytest.param(
            LIFERAY + "_101_INSTANCE_b_type=content&_101_INSTANCE_b_assetEntryId=158&p_p_id=101_INSTANCE_b",
            "longbien:158", id="Liferay, other order and portlet",
        ),
        pytest.param(
            LIFERAY + "_101_assetEntryId=158&p_auth=x7Yz&jsessionid=ABC", "longbien:158", id="Liferay, of a session",
        ),
        pytest.param(
            "http://portal.longbien.gov.vn/web/guest/tin?_101_assetEntryId=158", "longbien:158", id="Liferay, old host",
        ),
    ],
)  # fmt: skip
def test_article_is_known_by_its_number(url: str, expected: str) -> None:
    assert key(url) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("https://laodongthudo.vn/tin-131250.html", "https://laodongthudo.vn/tin-131251.html"),
        (LIFERAY + "_101_assetEntryId=158", LIFERAY + "_101_assetEntryId=1580"),
        (LIFERAY + "_101_INSTANCE_a_cur=2", LIFERAY + "_101_INSTANCE_a_cur=3"),
        ("https://congdoanvienchucvn.org.vn/mot.html", "https://congdoanvienchucvn.org.vn/hai.html"),
        ("https://laodongthudo.vn/cong-doan", "https://laodongthudo.vn/lao-dong"),
        ("https://laodongthudo.vn/cong-doan?page=2", "https://laodongthudo.vn/cong-doan?page=3"),
    ],
)
def test_other_pages_have_other_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@pytest.mark.parametrize(
    "variant",
    [
        "http://congdoanvienchucvn.org.vn/tin-tuc.html",
        "https://www.congdoanvienchucvn.org.vn/tin-tuc.html",
        "https://CongDoanVienChucVN.org.vn:443/tin-tuc.html#dau",
        "https://congdoanvienchucvn.org.vn/tin-tuc.html?fbclid=1&utm_medium=x&zarsrc=30",
    ],
)
def test_article_without_a_number_is_known_by_its_address(variant: str) -> None:
    assert key(variant) == "https://congdoanvienchucvn.org.vn/tin-tuc.html"


def test_hosts_of_a_source_that_are_no_mirrors_stay_apart() -> None:
    source = Source.model_validate(
        {
            "key": "hai",
            "name": {"vi": "Hai", "en": "Two"},
            "hosts": ["tin.hai.example", "bao.hai.example"],
            "feeds": ["https://tin.hai.example/rss"],
            "article": {"pattern": r"\.html$"},
        }
    )
    assert url_key("https://tin.hai.example/", source) != url_key("https://bao.hai.example/", source)


@pytest.mark.parametrize(
    ("url", "normalised"),
    [
        ("HTTP://Khac.Example:80/A?b=2&a=1#x", "http://khac.example/A?a=1&b=2"),
        ("https://khac.example", "https://khac.example/"),
        ("https://khac.example/?gclid=1", "https://khac.example/"),
        ("https://khac.example/?a=&b", "https://khac.example/?a=&b="),
        ("https://khac.example/tin-tức", "https://khac.example/tin-t%E1%BB%A9c"),
    ],
)
def test_normalised_address(url: str, normalised: str) -> None:
    assert normalise_url(url) == normalised


@pytest.mark.parametrize(
    "parameter",
    ["utm_source=zalo", "UTM_Campaign=x", "utm_source_platform=x", "fbclid=1", "gclid=1", "yclid=1", "_gl=1*a",
     "zarsrc=30", "gidzl=x-y", "vn_source=Home", "vnn_medium=box", "ref=rss", "share=facebook",
     "jsessionid=A1", "PHPSESSID=b2",
     "ASP.NET_SessionId=c", "ASPSESSIONIDQQ=d", "p_auth=e", "_101_INSTANCE_a_redirect=%2Fhome", "utm%5Fsource=x"],
)  # fmt: skip
def test_parameter_of_reader_or_session_is_no_part_of_an_address(parameter: str) -> None:
    assert normalise_url(f"https://khac.example/tin.aspx?{parameter}&NID=5") == "https://khac.example/tin.aspx?NID=5"


@pytest.mark.parametrize(
    "query",
    ["NID=5&tabid=84", "ItemID=12", "_101_assetEntryId=158", "_cur=2", "id=1", "pk_id=7", "vn_id=2", "idref=3", "sid=4",
     "page=2", "amp=1", "print=1"],
)  # fmt: skip
def test_parameter_that_may_tell_pages_apart_stays(query: str) -> None:
    assert normalise_url(f"https://khac.example/tin.aspx?{query}") == f"https://khac.example/tin.aspx?{query}"


@pytest.mark.parametrize(
    "url",
    [
        "https://khac.example/web/tin;jsessionid=0A1B.node2",
        "https://khac.example/web;JSESSIONID=0A1B/tin",
        "https://khac.example/(S(k2ab31))/web/tin",
        "https://khac.example/web/(A(x)S(k2ab31))/tin",
        "https://khac.example/%28S%28k2ab31%29%29/web/tin",
    ],
)
def test_session_in_the_path_is_no_part_of_an_address(url: str) -> None:
    assert normalise_url(url) == "https://khac.example/web/tin"


PLAIN = Source.model_validate(
    {
        "key": "vanson",
        "name": {"vi": "Vân Sơn", "en": "Van Son"},
        "hosts": ["vanson.example", "www.vanson.example", "m.vanson.example", "amp.vanson.example"],
        "feeds": ["https://vanson.example/rss"],
        "article": {"pattern": r"/tin/[a-z-]+\.html"},
    }
)


@pytest.mark.parametrize(
    "variant",
    [
        "http://vanson.example/tin/mai-am.html",
        "https://m.vanson.example/tin/mai-am.html",
        "https://amp.vanson.example/tin/mai-am.html",
        "https://vanson.example/amp/tin/mai-am.html",
        "https://vanson.example/tin/amp/mai-am.html",
        "https://vanson.example/tin/mai-am.html/amp",
        "https://vanson.example/tin/mai-am.html/amp/",
        "https://vanson.example/tin/mai-am.html?amp=1",
        "https://vanson.example/tin/mai-am.html?amp",
        "https://vanson.example/tin/mai-am.html?outputType=amp",
        "https://vanson.example/tin/mai-am.html.amp",
        "https://vanson.example/tin/mai-am.amp",
        "https://vanson.example/print/tin/mai-am.html",
        "https://vanson.example/tin/mai-am.html?print=1&utm_source=x",
        "https://m.vanson.example/tin/mai-am.html;jsessionid=1?view=print#in",
    ],
)
def test_views_of_an_article_are_one(variant: str) -> None:
    assert url_key(variant, PLAIN) == "https://vanson.example/tin/mai-am.html"


@pytest.mark.parametrize(
    "url",
    ["https://vanson.example/amp/", "https://vanson.example/print/lich", "https://vanson.example/lich?print=1",
     "https://vanson.example/tin/mai-am.html?trang=2"],
)  # fmt: skip
def test_page_that_is_no_view_of_an_article_is_itself(url: str) -> None:
    assert url_key(url, PLAIN) == normalise_url(url)


def test_views_and_hosts_of_sites_that_nobody_described_stay_apart() -> None:
    urls = ["https://khac.example/tin.html", "https://m.khac.example/tin.html", "https://khac.example/amp/tin.html"]
    assert [url_key(url, None) for url in urls] == urls


@pytest.mark.parametrize(
    "url",
    [
        "https://laodongthudo.vn/apicenter@/print_article&i=131250",
        "https://laodongthudo.vn/apicenter%40/print_article%26i=131250",
        "https://laodongthudo.vn/amp/tin-vui-131250.html",
        "https://laodongthudo.vn/tin-vui-131250.amp",
        "http://laodongthudo.vn/tin-vui-131250.html;jsessionid=AB?print=1",
    ],
)
def test_views_of_an_article_with_a_number_are_known_by_it(url: str) -> None:
    assert key(url) == "laodongthudo:131250"


@pytest.mark.parametrize(
    ("url", "identity"),
    [
        ("https://laodongthudo.vn/tin-vui-131250.html", "f97faabd0cce85c459de"),
        ("https://congdoanvienchucvn.org.vn/tin-tuc.html", "836891801d13f07b2445"),
        ("https://hanoi.gov.vn/tin-tuc/hoi-nghi-4260907143003.htm", "e5afbf2966ad25df6aa7"),
        (LIFERAY + "_101_INSTANCE_a_assetEntryId=158&p_p_id=101_INSTANCE_a", "dfc35844add53bb34e0a"),
        ("https://khac.example/Tin/A.aspx?tabid=84&NID=5&itemid=3&NID=6", "f01994eb08df39373923"),
    ],
)
def test_ids_of_ordinary_addresses_are_those_of_the_first_catalogues(url: str, identity: str) -> None:
    assert article_id(key(url)) == identity


seeds_only = pytest.mark.skipif(not (SHARED / "seeds").is_dir(), reason="needs the seeds, which are not ours")


@seeds_only
def test_ids_of_the_seeds_are_those_of_the_first_catalogues() -> None:
    lines = (SHARED / "seeds" / "expected.jsonl").read_text(encoding="utf-8").splitlines()
    ids = sorted(article_id(key(json.loads(line)["url"])) for line in lines)
    assert article_id(" ".join(ids)) == "5e12e7353ab308ffee0e"


#: What addresses are made of, put together at random.
PATHS = st.lists(
    st.sampled_from(["tin", "amp", "print", "(S(a))", "a.html", "b.amp", ";jsessionid=1", "..", "", "%28S%28x%29%29"])
    | st.text(st.characters(exclude_characters="?#"), max_size=5),
    max_size=5,
).map("/".join)  # fmt: skip
NAMES = st.sampled_from(
    ["a", "b", "NID", "utm_source", "amp", "print", "ref", "_101_assetEntryId", "p_auth", "ấ", "a b"]
)
PARAMETERS = st.dictionaries(NAMES, st.text(max_size=4).map(quote) | st.just("1"), max_size=5)
HOSTS = st.sampled_from(["vanson.example", "m.vanson.example", "khac.example", "laodongthudo.vn", "[", "a:99999"])


def written(host: str, path: str, parameters: Iterable[tuple[str, str]]) -> str:
    return f"https://{host}/{path}?" + "&".join(f"{name}={value}" for name, value in parameters)


def keyed(url: str) -> list[str] | None:
    try:
        return [normalise_url(url), url_key(url, PLAIN), key(url)]
    except ValueError:
        return None


@given(HOSTS, PATHS, PARAMETERS, st.randoms())
def test_order_of_parameters_changes_no_key(host: str, path: str, parameters: dict[str, str], random: Random) -> None:
    shuffled = list(parameters.items())
    random.shuffle(shuffled)
    assert keyed(written(host, path, parameters.items())) == keyed(written(host, path, shuffled))


@given(HOSTS, PATHS, PARAMETERS)
def test_key_of_a_key_is_itself(host: str, path: str, parameters: dict[str, str]) -> None:
    url = written(host, path, parameters.items())
    for key_of in (normalise_url, lambda url: url_key(url, PLAIN)):
        try:
            once = key_of(url)
        except ValueError:
            return
        assert key_of(once) == once


@given(st.text() | st.text(alphabet="ht p:/?&=#;%[]@()\ud800ấ\x00", max_size=40))
def test_no_text_breaks_a_key(text: str) -> None:
    keyed(text)
    keyed(f"https://laodongthudo.vn/{text}")


@given(st.text())
def test_article_id_is_twenty_hexadecimal_digits(text: str) -> None:
    assert re.fullmatch("[0-9a-f]{20}", article_id(text))
