"""The pages of sources."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from starlette.testclient import TestClient

from search.api.app import create_app
from tests.search.served import LED, Fetched, archive
from tests.search.web.pages import get, said


def test_every_source_has_a_row_that_leads_to_its_page(client: TestClient) -> None:
    page = get(client, "/sources")
    assert said(page, "//tbody//th/a") == ["Công đoàn Bạch Đinh", "Báo Lao động Sông Vàng"]
    assert page.xpath("//tbody//th/a/@href") == ["/sources/bachdinh", "/sources/songvang"]


def test_each_day_with_articles_leads_to_them(client: TestClient) -> None:
    links = get(client, "/sources/bachdinh").xpath("//div[@class='map']//a")
    assert [link.get("href") for link in links] == [
        "/search?source=bachdinh&published_from=2024-05-14&published_to=2024-05-14"
    ]


def test_another_year_can_be_looked_at(client: TestClient) -> None:
    assert said(get(client, "/sources/bachdinh?year=2023"), "//h2[@id='days']") == ["Từng ngày của năm 2023"]


def test_outcomes_of_all_runs_add_up(client: TestClient) -> None:
    (table,) = get(client, "/sources/songvang").xpath("//table[@class='narrow']")
    counts = [int(cell.text) for cell in table.xpath("./tbody//td")]
    assert sum(counts) == int(table.xpath("./tfoot//td")[0].text)


def test_pages_that_were_lost_are_named(client: TestClient) -> None:
    assert "không tìm thấy: 1 trang" in said(get(client, "/sources/songvang"), "//ul[@class='missing']/li")


def test_days_that_were_not_collected_are_named(client: TestClient) -> None:
    spans = said(get(client, "/sources/bachdinh"), "//ul[@class='missing']/li[1]/ul/li")
    assert "20/08/2023 – 13/05/2024" in spans


def test_an_article_misdated_to_long_ago_begins_no_gap(tmp_path: Path) -> None:
    misdated = replace(LED, url="https://bachdinh.example/cu-999.html", published=date(1000, 1, 1))
    with archive(tmp_path, [Fetched(LED), Fetched(misdated)]) as served:
        page = get(TestClient(create_app(served.catalogue, served.backend, served.sources)), "/sources/bachdinh")
    assert "1000" not in " ".join(said(page, "//ul[@class='missing']/li"))
    assert page.xpath("//a[contains(@href, 'year=1000')]")
    assert not page.xpath("//a[contains(@href, 'year=1500')]")


def test_a_source_without_a_crawl_says_what_to_do(tmp_path: Path) -> None:
    with archive(tmp_path, ()) as served:
        client = TestClient(create_app(served.catalogue, served.backend, served.sources))
        assert "newscrawl crawl bachdinh" in client.get("/sources/bachdinh").text


def test_an_unknown_source_is_not_found(client: TestClient) -> None:
    assert client.get("/sources/nowhere").status_code == 404


def test_a_wrong_year_is_refused(client: TestClient) -> None:
    assert client.get("/sources/bachdinh?year=x").status_code == 422
