"""The calendar of mentioned dates."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.search.served import LED, REPRINT, SAFETY, identity
from tests.search.web.pages import get, said


def test_years_have_their_articles(client: TestClient) -> None:
    assert said(get(client, "/calendar"), "//ul[@class='years']//a") == ["20242 bài", "20221 bài"]


def test_the_months_of_the_year_that_most_articles_mention_are_shown(client: TestClient) -> None:
    assert get(client, "/calendar").xpath("//ul[@class='months']//a/@href") == ["/calendar?month=2024-05"]


def test_it_says_what_the_figure_of_a_year_includes(client: TestClient) -> None:
    assert "một thời gian dài hơn" in get(client, "/calendar").text_content()


def test_the_legend_says_the_numbers_of_each_shade(client: TestClient) -> None:
    assert said(get(client, "/calendar?month=2024-05"), "//p[contains(@class, 'shades')]/span[@class='step']") == [
        "1",
        "2",
    ]


def test_a_year_is_twelve_months_with_links_to_their_days(client: TestClient) -> None:
    page = get(client, "/calendar?year=2022")
    assert len(page.xpath("//table")) == 12
    assert page.xpath("//td/a/@href") == ["/calendar?day=2022-05-20"]


def test_a_month_has_a_number_for_each_day(client: TestClient) -> None:
    page = get(client, "/calendar?month=2024-05")
    assert [link.text_content() for link in page.xpath("//td/a")] == ["14 tháng 5 năm 2024: 2 bài2"]
    assert page.xpath("//td/a/span[@aria-hidden]/text()") == ["2"]
    assert len(page.xpath("//thead//th[@scope='col'][@abbr]")) == 7


def test_months_lead_to_their_neighbours(client: TestClient) -> None:
    page = get(client, "/calendar?month=2023-12&q=a")
    assert page.xpath("//nav[@class='beside']/a/@href") == [
        "/calendar?q=a&month=2023-11",
        "/calendar?q=a&month=2024-01",
    ]


@pytest.mark.parametrize(("day", "written", "ids"), [
    ("2024-05-14", "on", [identity(LED), identity(REPRINT)]),
    ("2022-05-20", "before", [identity(SAFETY)]),
])  # fmt: skip
def test_a_day_tells_announced_from_reported(client: TestClient, day: str, written: str, ids: list[str]) -> None:
    page = get(client, f"/calendar?day={day}")
    links = page.xpath(f"//section[@class='group {written}']//h3/a/@href")
    assert sorted(links) == sorted(f"/articles/{each}" for each in ids)
    assert len(page.xpath("//section[starts-with(@class, 'group')]//h3")) == len(ids)


def test_a_day_shows_the_sentence_that_names_it(client: TestClient) -> None:
    page = get(client, "/calendar?day=2022-05-20")
    assert said(page, "//p[@class='said']//mark") == ["ngày 20/5/2022"]


def test_a_day_leads_to_the_next_day_named(client: TestClient) -> None:
    assert get(client, "/calendar?day=2023-01-01").xpath("//nav[@class='beside']/a/@href") == [
        "/calendar?day=2022-05-20",
        "/calendar?day=2024-05-14",
    ]


def test_filters_hold_and_can_be_taken_back(client: TestClient) -> None:
    page = get(client, "/calendar?day=2024-05-14&source=songvang&q=đối thoại")
    assert page.xpath("//section[@class='group on']//h3/a/@href") == [f"/articles/{identity(REPRINT)}"]
    assert page.xpath("//ul[@class='chips']//a/@href")[0].count("source=") == 0
    hidden = page.xpath("//form[@action='/calendar']/input[@type='hidden']/@name")
    assert sorted(hidden) == ["day", "source"]


def test_one_group_can_be_seen_alone(client: TestClient) -> None:
    assert said(get(client, "/calendar?day=2024-05-14&when=after"), "//section/h2/span") == ["0 bài"]


@pytest.mark.parametrize("query", [
    "year=x", "year=999", "year=9999", "month=2023-13", "month=2023-5", "month=05-2023", "day=2023-02-30",
    "day=0001-01-01", "when=never&day=2023-01-01", "source=" + "a" * 501,
])  # fmt: skip
def test_a_wrong_value_is_refused(client: TestClient, query: str) -> None:
    assert client.get(f"/calendar?{query}").status_code == 422


def test_two_times_at_once_are_refused(client: TestClient) -> None:
    assert client.get("/calendar?year=2023&day=2023-01-01").status_code == 422


def test_what_others_hang_on_to_an_address_is_left_out(client: TestClient) -> None:
    assert client.get("/calendar?year=2024&utm_source=x").status_code == 200


@pytest.mark.parametrize("path", ["/calendar?q=khongco", "/calendar?year=1000", "/calendar?month=9998-12",
                                  "/calendar?day=9998-12-31", "/calendar?day=1000-01-01"])  # fmt: skip
def test_times_that_nobody_speaks_of_have_a_page(client: TestClient, path: str) -> None:
    assert client.get(path).status_code == 200


def test_while_the_index_is_down_the_page_says_so(down: TestClient) -> None:
    assert down.get("/calendar").status_code == 503
