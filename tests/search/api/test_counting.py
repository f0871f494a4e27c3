"""Facets, mentioned dates and trends."""

from __future__ import annotations

from typing import Any

import pytest
from starlette.testclient import TestClient

FACET = "/api/facets/{}"
MENTIONED = "/api/mentioned"
TRENDS = "/api/trends"


def bars(client: TestClient, **parameters: object) -> dict[str, tuple[int, int]]:
    timeline = client.get(MENTIONED, params=parameters).json()["timeline"]
    return {bar["start"]: (bar["count"], bar["of"]) for bar in timeline}


def points(client: TestClient, **parameters: object) -> list[list[tuple[Any, ...]]]:
    answer = client.get(TRENDS, params=parameters).json()
    return [[(point["start"], point["count"], point["of"]) for point in each["points"]] for each in answer["series"]]


def values(client: TestClient, name: str, **parameters: object) -> dict[str, int]:
    answer = client.get(FACET.format(name), params=parameters)
    assert answer.status_code == 200, answer.text
    return {item["value"]: item["count"] for item in answer.json()["values"]}


def test_a_facet_counts_the_matching_articles(client: TestClient) -> None:
    assert values(client, "place", q="Nậm Sen") == {"xã Nậm Sen": 2}


def test_a_facet_does_not_shrink_by_its_own_choice(client: TestClient) -> None:
    assert values(client, "source", source="bachdinh") == values(client, "source")


def test_a_facet_is_searched_with_and_without_diacritics(client: TestClient) -> None:
    assert values(client, "organisation", containing="hoa gao") == {"Công ty May Hoa Gạo": 2}
    assert values(client, "organisation", containing="gạo") == {"Công ty May Hoa Gạo": 2}
    assert values(client, "organisation", containing="gào") == {}


def test_a_facet_is_searched_by_abbreviations_as_by_full_forms(client: TestClient) -> None:
    asked = {"containing": "LĐLĐ huyện"}
    assert values(client, "organisation", **asked) == {"Liên đoàn Lao động huyện Bạch Đinh": 2}
    assert values(client, "organisation", **asked, vocabulary="off") == {}


def test_a_facet_gives_as_many_values_as_asked_for(client: TestClient) -> None:
    assert len(values(client, "organisation", size=1)) == 1


def test_a_facet_has_more_values_than_a_page_has_hits(client: TestClient) -> None:
    assert client.get(FACET.format("source"), params={"size": 1000}).status_code == 200


def test_a_facet_that_there_is_not_is_refused(client: TestClient) -> None:
    answer = client.get(FACET.format("text"))
    assert (answer.status_code, answer.json()["parameter"]) == (422, "name")


@pytest.mark.parametrize("query", ["size=0", "size=1001", f"containing={'a' * 101}", "sort=newest", "cursor=a"])
def test_a_wrong_parameter_of_a_facet_is_refused_by_name(client: TestClient, query: str) -> None:
    answer = client.get(f"{FACET.format('place')}?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (422, query.split("=")[0])


def test_mentioned_months_have_the_articles_that_speak_of_them(client: TestClient) -> None:
    assert bars(client, q="Đồng Sim") == {"2022-05-01": (1, 1)}


def test_times_between_that_other_articles_speak_of_have_a_bar(client: TestClient) -> None:
    assert bars(client, q="công nhân", interval="year") == {"2024-01-01": (2, 2)}
    assert bars(client, q="lao động", source="songvang", interval="year") == {
        "2022-01-01": (1, 1),
        "2024-01-01": (1, 1),
    }


def test_mentioned_days_have_the_articles_that_name_them(client: TestClient) -> None:
    assert bars(client, interval="day") == {"2022-05-20": (1, 1), "2024-05-14": (2, 2)}


def test_only_days_inside_those_asked_for_have_a_bar(client: TestClient) -> None:
    assert bars(client, interval="day", mentioned_from="2024-05-14", mentioned_to="2024-05-20") == {
        "2024-05-14": (2, 2)
    }


def test_mentioned_times_keep_to_the_days_asked_for(client: TestClient) -> None:
    assert bars(client, mentioned_from="2024-01-01") == {"2024-05-01": (2, 2)}


def test_the_mentioned_timeline_says_how_the_query_was_read(client: TestClient) -> None:
    assert client.get(MENTIONED, params={"q": "đổi thoại"}).json()["reading"]["folded"] is True


def test_queries_are_compared_over_the_same_periods(client: TestClient) -> None:
    assert points(client, q=["đối thoại", "Đồng Sim"], interval="year") == [
        [("2022-01-01", 0, 1), ("2023-01-01", 0, 2), ("2024-01-01", 2, 2)],
        [("2022-01-01", 1, 1), ("2023-01-01", 0, 2), ("2024-01-01", 0, 2)],
    ]


def test_quarters_begin_in_vietnams_time(client: TestClient) -> None:
    assert points(client, q="đối thoại", interval="quarter") == [[("2024-04-01", 2, 2)]]


def test_filters_hold_for_every_query(client: TestClient) -> None:
    assert points(client, q="đối thoại", source="bachdinh") == [[("2024-05-01", 1, 1)]]


def test_chosen_days_are_the_span_of_a_trend(client: TestClient) -> None:
    made = points(client, q="đối thoại", published_from="2024-04-01", published_to="2024-06-30")
    assert [(start, count) for start, count, _ in made[0]] == [
        ("2024-04-01", 0),
        ("2024-05-01", 2),
        ("2024-06-01", 0),
    ]


def test_a_trend_without_a_query_counts_all_articles(client: TestClient) -> None:
    series = client.get(TRENDS, params={"interval": "year"}).json()["series"]
    assert [(each["q"], each["total"], each["undated"]) for each in series] == [("", 6, 1)]


def test_a_trend_is_read_without_diacritics_where_they_find_nothing(client: TestClient) -> None:
    series = client.get(TRENDS, params={"q": "đổi thoại"}).json()["series"]
    assert (series[0]["reading"]["folded"], series[0]["total"]) == (True, 2)


def test_a_share_lies_in_its_interval(client: TestClient) -> None:
    point = client.get(TRENDS, params={"q": "Nậm Sen", "interval": "year"}).json()["series"][0]["points"][0]
    assert point["low"] < point["share"] == 0.5 < point["high"]


def test_days_that_were_not_collected_are_counted(client: TestClient) -> None:
    asked = {"q": "đối thoại", "source": "bachdinh", "interval": "year"}
    assert client.get(TRENDS, params=asked).json()["series"][0]["points"][0]["gaps"] == 365


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("&".join(["q=a"] * 11), "q"),
        ("interval=week", "interval"),
        ("sort=newest", "sort"),
        ("size=3", "size"),
        ("published_from=0001-01-01&published_to=9999-12-31", "interval"),
    ],
)
def test_a_wrong_parameter_of_a_trend_is_refused_by_name(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"{TRENDS}?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (422, parameter)


@pytest.mark.parametrize("path", [TRENDS, MENTIONED, FACET.format("source"), "/feed.atom", "/api/entities"])
def test_a_backend_that_is_down_is_503_with_retry_after(down: TestClient, path: str) -> None:
    answer = down.get(path)
    assert (answer.status_code, "Retry-After" in answer.headers) == (503, True)
