"""The sources that come with newscrawl: their addresses, and the documents about them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from newscrawl.cms import page_objects
from newscrawl.sources import BUILT_IN, Source, Sources, url_key

SOURCES = Sources.load(BUILT_IN)
DOCUMENT = Path(__file__).parents[2] / "docs" / "sources.md"
SLUG = "hoi-nghi-nguoi-lao-dong"
LIFERAY = "https://ldld.hochiminhcity.gov.vn/web/guest/tin?p_p_id=101_INSTANCE_a&_101_INSTANCE_a_assetEntryId=77"


@pytest.mark.parametrize(
    ("url", "key"),
    [
        (f"https://laodong.vn/cong-doan/{SLUG}-1190412.ldo", "laodong:1190412"),
        (f"http://laodong.com.vn/cong-doan/{SLUG}-1190412.bld", "laodong:1190412"),
        (f"https://m.laodong.vn/ldld-yen-bai/{SLUG}-1190412.ldo?utm_source=zalo", "laodong:1190412"),
        (f"https://nld.com.vn/{SLUG}-196240612153305871.htm", "nld:196240612153305871"),
        (f"https://m.nld.com.vn/{SLUG}-196240612153305871.htm#binh-luan", "nld:196240612153305871"),
        (f"https://nld.com.vn/cong-doan/{SLUG}-20220316073047351.htm", "nld:20220316073047351"),
        (f"http://nld.com.vn/20121227094512833p0c1010/{SLUG}.htm", "nld:20121227094512833"),
        ("http://nld.com.vn/Print.aspx?NewsID=20121227094512833", "nld:20121227094512833"),
        (f"https://laodongcongdoan.vn/{SLUG}-108731.html", "laodongcongdoan:108731"),
        ("https://laodongcongdoan.vn/apicenter@/print_article&i=108731", "laodongcongdoan:108731"),
        ("https://laodongthudo.vn/apicenter@/print_article&i=131250", "laodongthudo:131250"),
        (f"https://congdoan.vn/tin-tuc/hoat-dong-507/{SLUG}-742118.tld", "congdoan:742118"),
        (f"http://www.vuit.org.vn/tin-tuc/t1874/{SLUG}.html", "vuit:1874"),
        (f"http://congdoancongthuong.org.vn/tin-tuc/t1874/{SLUG}.html", "vuit:1874"),
        ("http://congdoanquangnam.org.vn/Default.aspx?tabid=64&NID=2158", "congdoanquangnam:2158"),
        ("http://congdoanquangnam.org.vn/default.aspx?NID=2158&language=vi-VN&TabId=36", "congdoanquangnam:2158"),
        ("http://congdoanquangnam.org.vn/tin-tuc/tabid/64/NID/2158/Default.aspx", "congdoanquangnam:2158"),
        (LIFERAY, "ldld_hcm:77"),
        (f"https://ldld.hochiminhcity.gov.vn/web/guest/tin/-/asset_publisher/x2/content/{SLUG}", f"ldld_hcm:{SLUG}"),
    ],
)
def test_article_is_known_by_its_number(url: str, key: str) -> None:
    source = SOURCES.owner(url)
    assert source is not None
    assert source.is_article_url(url)
    assert url_key(url, source) == key


@pytest.mark.parametrize(
    "url",
    [
        "https://laodong.vn/cong-doan?page=2",
        "https://nld.com.vn/cong-doan.htm",
        "https://nld.com.vn/loadmorecategory-1010-2.htm",
        "http://nld.com.vn/p1010c1012/quyen-va-nghia-vu.htm",
        "https://laodongcongdoan.vn/tag/to-tu-quan-410.tag",
        "https://congdoan.vn/tin-tuc/hoat-dong-cong-doan-507",
        "http://vuit.org.vn/tin-tuc/c7/tin-hoat-dong.html",
        "http://congdoanquangnam.org.vn/Default.aspx?tabid=64&CatID=3",
        "https://ldld.hochiminhcity.gov.vn/web/guest/tin-hoat-dong",
    ],
)
def test_listing_is_no_article(url: str) -> None:
    source = SOURCES.owner(url)
    assert source is not None
    assert not source.is_article_url(url)


@pytest.mark.parametrize("source", SOURCES.by_key.values(), ids=SOURCES.by_key)
def test_section_is_no_article(source: Source) -> None:
    assert [section.url for section in source.sections if source.is_article_url(section.url)] == []


def test_document_lists_every_source_with_its_layouts() -> None:
    rows = re.findall(r"^\| (\w+) \| [^|]+ \| ([^|]+) \| [^|]+ \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    listed = {key: layouts for key, layouts in rows if key != "source"}
    assert listed.keys() == SOURCES.by_key.keys()
    for key, source in SOURCES.by_key.items():
        names = [layout.__name__ for layout in page_objects(source.cms)]
        assert listed[key] == ", ".join(names) if names else listed[key].startswith("none")


def test_document_says_what_every_layout_rests_on() -> None:
    rows = re.findall(r"^\| (\w+) \| [^|]+ \| [^|]+ \|$", DOCUMENT.read_text(encoding="utf-8"), re.MULTILINE)
    layouts = {layout.__name__ for source in SOURCES.by_key.values() for layout in page_objects(source.cms)}
    assert set(rows) - {"layout"} == layouts
