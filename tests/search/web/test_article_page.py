from __future__ import annotations

from starlette.testclient import TestClient

from tests.search.served import LED, LED_NAMES, REPRINT, SAFETY, UNDATED, identity, mentions
from tests.search.web.pages import get, said


def test_every_mention_is_marked_and_links_to_its_search(client: TestClient) -> None:
    page = get(client, f"/articles/{identity(LED)}")
    marks = page.xpath("//article//a[contains(@class, 'mention')]")
    assert [mark.text for mark in marks] == [mention.text for mention in mentions(LED, LED_NAMES)]
    assert all(client.get(mark.get("href")).status_code == 200 for mark in marks)


def test_a_date_says_its_value_and_leads_to_its_days(client: TestClient) -> None:
    (mark,) = get(client, f"/articles/{identity(LED)}").xpath("//article//a[contains(@class, 'date')]")
    assert mark.get("title") == "Thời gian: 2024-05-14"
    assert mark.get("href") == "/search?mentioned_from=2024-05-14&mentioned_to=2024-05-14"


def test_its_origin_is_told(client: TestClient) -> None:
    origin = get(client, f"/articles/{identity(LED)}").xpath("//section[contains(@class, 'origin')]")[0]
    told = " ".join(origin.text_content().split())
    assert "tệp newscrawl-20240601.warc.gz, từ byte 0, dài 900 byte" in told
    assert "03:30 02/06/2024 (giờ Việt Nam)" in told
    assert f"sha256:{0:064x}" in told
    assert "tiêu đề: dữ liệu JSON-LD của trang" in told


def test_the_live_page_is_told_nothing_of_its_reader(client: TestClient) -> None:
    links = get(client, f"/articles/{identity(LED)}").xpath(f"//a[@href='{LED.url}']/@rel")
    assert links
    assert all("noreferrer" in rel for rel in links)


def test_what_a_revision_changed_is_shown(client: TestClient) -> None:
    page = get(client, f"/articles/{identity(SAFETY)}")
    assert said(page, "//del") == ["cháy."]
    assert said(page, "//ins") == ["cháy và kiểm tra máy móc trước ngày 20/5/2022."]


def test_reprints_are_listed(client: TestClient) -> None:
    page = get(client, f"/articles/{identity(LED)}")
    assert f"/articles/{identity(REPRINT)}" in page.xpath("//section[h2[@id='reprints']]//a/@href")


def test_a_missing_date_is_said_to_be_missing(client: TestClient) -> None:
    assert "không rõ ngày" in said(get(client, f"/articles/{identity(UNDATED)}"), "//p[@class='facts']")[0]


def test_an_unknown_article_is_a_readable_404(client: TestClient) -> None:
    answer = client.get("/articles/ffffffffffffffffffff")
    assert answer.status_code == 404
    assert "Không có trang này" in answer.text
