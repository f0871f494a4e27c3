from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from search.fields import FILTERS
from tests.search.served import COUNT, LED, REPRINT, SAFETY, SHELTER, identity

URL = "/api/search"


def ids(client: TestClient, **parameters: object) -> list[str]:
    answer = client.get(URL, params=parameters)
    assert answer.status_code == 200, answer.text
    return [hit["id"] for hit in answer.json()["hits"]]


def test_the_answer_has_the_contracts_names(client: TestClient) -> None:
    answer = client.get(URL, params={"q": "đối thoại"}).json()
    assert set(answer) >= {"total", "hits", "facets", "timeline", "cursor", "took_ms"}
    assert set(answer["hits"][0]) >= {
        "id", "url", "source", "title", "lead", "published", "author", "snippets", "score", "reprints",
    }  # fmt: skip
    assert set(answer["timeline"][0]) == {"start", "count", "of"}
    assert all(set(value) == {"value", "count"} for values in answer["facets"].values() for value in values)


def test_no_question_finds_everything(client: TestClient) -> None:
    assert client.get(URL).json()["total"] == COUNT


def test_a_question_without_diacritics_finds_the_words_with_them(client: TestClient) -> None:
    assert set(ids(client, q="doi thoai")) == {identity(LED), identity(REPRINT)}


def test_a_question_in_decomposed_letters_finds_the_composed_ones(client: TestClient) -> None:
    assert set(ids(client, q="đo\u0302\u0301i thoa\u0323i")) == {identity(LED), identity(REPRINT)}


def test_marks_are_the_words_asked_for(client: TestClient) -> None:
    hit = client.get(URL, params={"q": "thỏa ước", "source": "bachdinh"}).json()["hits"][0]
    snippet = hit["snippets"][0]
    assert [snippet["text"][start:end] for start, end in snippet["marks"]] == ["thỏa", "ước"]


def test_a_hit_names_the_other_articles_of_its_text(client: TestClient) -> None:
    hit = client.get(URL, params={"q": "đối thoại", "source": "bachdinh"}).json()["hits"][0]
    assert [reprint["id"] for reprint in hit["reprints"]] == [identity(REPRINT)]


def test_values_of_one_filter_are_alternatives(client: TestClient) -> None:
    assert len(ids(client, source=["bachdinh", "songvang"])) == COUNT


def test_a_minus_in_front_excludes(client: TestClient) -> None:
    assert set(ids(client, q="doi thoai", source="-bachdinh")) == {identity(REPRINT)}


def test_filters_combine(client: TestClient) -> None:
    assert ids(client, place="xã Nậm Sen", person="Giàng A Phềnh") == [identity(SHELTER)]


def test_both_ends_of_a_period_are_included(client: TestClient) -> None:
    assert ids(client, published_from="2023-08-19", published_to="2023-08-19") == [identity(SHELTER)]


def test_mentioned_days_are_found(client: TestClient) -> None:
    assert ids(client, mentioned_from="2022-05-01", mentioned_to="2022-05-31") == [identity(SAFETY)]


def test_unfilled_parameters_count_as_absent(client: TestClient) -> None:
    assert client.get(URL, params={"published_from": "", "source": "", "q": " "}).json()["total"] == COUNT


def test_size_0_asks_for_counts_alone(client: TestClient) -> None:
    answer = client.get(URL, params={"size": 0}).json()
    assert (answer["total"], answer["hits"], answer["cursor"]) == (COUNT, [], None)


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
def test_pages_by_cursor_hold_each_article_once(client: TestClient, sort: str) -> None:
    seen: list[str] = []
    cursor: str | None = ""
    while cursor is not None:
        answer = client.get(URL, params={"sort": sort, "size": 2, "cursor": cursor}).json()
        seen += [hit["id"] for hit in answer["hits"]]
        cursor = answer["cursor"]
    assert len(seen) == len(set(seen)) == COUNT


@pytest.mark.parametrize(
    ("query", "parameter"),
    [
        ("colour=red", "colour"),
        ("size=-1", "size"),
        ("size=201", "size"),
        ("size=ten", "size"),
        ("size=٣", "size"),
        ("size=2&size=3", "size"),
        ("q=a&q=b", "q"),
        (f"q={'a' * 1001}", "q"),
        ("sort=best", "sort"),
        ("reprints=collapse", "reprints"),
        ("published_from=2024", "published_from"),
        ("published_to=2024-02-30", "published_to"),
        ("published_from=20240101", "published_from"),
        ("published_from=2024-02-01&published_to=2024-01-01", "published_to"),
        ("mentioned_from=abc", "mentioned_from"),
        ("source=-", "source"),
        (f"person={'a' * 501}", "person"),
        ("cursor=made-up", "cursor"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(client: TestClient, query: str, parameter: str) -> None:
    answer = client.get(f"{URL}?{query}")
    assert (answer.status_code, answer.json()["parameter"]) == (422, parameter)
    assert set(answer.json()) == {"error", "parameter"}


def test_every_unknown_parameter_is_named(client: TestClient) -> None:
    assert client.get(f"{URL}?sources=a&querry=b").json()["error"] == "unknown parameter: querry, sources"


@pytest.mark.parametrize("name", FILTERS)
def test_every_filterable_field_is_a_parameter(client: TestClient, name: str) -> None:
    assert client.get(URL, params={name: "không có"}).json()["total"] == 0


def test_a_backend_that_is_down_is_503_with_retry_after(down: TestClient) -> None:
    answer = down.get(URL)
    assert (answer.status_code, answer.json()["parameter"]) == (503, None)
    assert int(answer.headers["Retry-After"]) > 0
