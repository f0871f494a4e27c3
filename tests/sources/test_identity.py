"""Which addresses are one page: what identifies an article, whatever else its address says."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.sources import BUILT_IN, Source, Sources, article_id, normalise_url, url_key

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


@given(st.text(max_size=60).map(lambda path: f"https://khac.example/{path}"))
def test_normalising_twice_changes_nothing_more(url: str) -> None:
    try:
        once = normalise_url(url)
    except ValueError:
        return
    assert normalise_url(once) == once


@given(st.text())
def test_article_id_is_twenty_hexadecimal_digits(text: str) -> None:
    assert re.fullmatch("[0-9a-f]{20}", article_id(text))
