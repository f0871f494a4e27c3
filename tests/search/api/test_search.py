from __future__ import annotations

from datetime import UTC, datetime
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from search.fields import FILTERS, MAPPING_VERSION
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
    assert set(answer["timeline"][0]) == {"start", "count", "of", "share", "gaps"}
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


def test_an_empty_query_and_cursor_count_as_absent(client: TestClient) -> None:
    assert client.get(URL, params={"q": " ", "cursor": ""}).json()["total"] == COUNT


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
        ("sort=", "sort"),
        ("reprints=hide", "reprints"),
        ("vocabulary=no", "vocabulary"),
        ("diacritics=none", "diacritics"),
        ("explain=1", "explain"),
        ("facets=text", "facets"),
        ("as_of=2024-05-01", "as_of"),
        ("as_of=yesterday", "as_of"),
        ("as_of=0001-01-01T00:00:00%2B14:00", "as_of"),
        ("q=a%0Bb", "q"),
        ("source=", "source"),
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


def test_a_bar_has_its_denominator_and_share(client: TestClient) -> None:
    bar = client.get(URL, params={"q": "đối thoại", "source": "bachdinh"}).json()["timeline"][0]
    assert (bar["start"], bar["count"], bar["of"], bar["share"]) == ("2024-05-01", 1, 1, 1.0)


def test_a_bar_says_on_how_many_days_its_sources_were_not_collected(client: TestClient) -> None:
    """Of the 31 days in May, the sources were collected on the day of their article."""
    bars = [client.get(URL, params={"q": "đối thoại", **more}).json()["timeline"][0] for more in
            ({}, {"source": "bachdinh"}, {"published_from": "2024-05-14", "published_to": "2024-05-20"})]  # fmt: skip
    assert [bar["gaps"] for bar in bars] == [60, 30, 12]


def test_reprints_collapse_to_the_first_publication(client: TestClient) -> None:
    shown, collapsed = (
        client.get(URL, params={"q": "đối thoại", "reprints": reprints}).json() for reprints in ("show", "collapse")
    )
    assert (shown["total"], collapsed["total"]) == (2, 1)
    first, other = sorted((identity(LED), identity(REPRINT)))  # published at one time
    hit = collapsed["hits"][0]
    assert (hit["id"], [reprint["id"] for reprint in hit["reprints"]]) == (first, [other])
    assert collapsed["timeline"][0]["count"] == 1


def test_a_wrong_diacritic_is_passed_over_and_said_so(client: TestClient) -> None:
    answer = client.get(URL, params={"q": "đổi thoại"}).json()
    assert (answer["total"], answer["reading"]["folded"]) == (2, True)
    note = answer["reading"]["notes"][0]
    assert note["code"] == "folded"
    assert note["vi"].startswith("Không có kết quả đúng dấu; đang hiển thị")


def test_exact_diacritics_are_kept_where_asked_for(client: TestClient) -> None:
    answer = client.get(URL, params={"q": "đổi thoại", "diacritics": "exact"}).json()
    assert (answer["total"], answer["reading"]["folded"]) == (0, False)


def test_a_slip_is_said_in_both_languages(client: TestClient) -> None:
    note = client.get(URL, params={"q": '"đối thoại'}).json()["reading"]["notes"][0]
    assert (note["code"], bool(note["vi"]), bool(note["en"])) == ("quote", True, True)


def test_what_the_vocabulary_adds_is_said_and_can_be_left_out(client: TestClient) -> None:
    on, off = (client.get(URL, params={"q": "lđlđ", "vocabulary": said}).json()["reading"] for said in ("on", "off"))
    assert (bool(on["also"]), off["also"]) == (True, [])


def test_only_the_facets_asked_for_are_counted(client: TestClient) -> None:
    assert set(client.get(URL, params={"facets": ["tags", "place"]}).json()["facets"]) == {"tags", "place"}
    assert client.get(URL, params={"facets": "none"}).json()["facets"] == {}


def test_an_explanation_adds_up_to_the_score(client: TestClient) -> None:
    hit = client.get(URL, params={"q": "đối thoại", "explain": "on"}).json()["hits"][0]
    assert sum(part["score"] for part in hit["explanation"]) == pytest.approx(hit["score"], rel=1e-4)


def test_there_is_no_explanation_without_being_asked_for(client: TestClient) -> None:
    assert client.get(URL, params={"q": "đối thoại"}).json()["hits"][0]["explanation"] is None


def test_the_permalink_asks_the_same_question(client: TestClient) -> None:
    answer = client.get(URL, params={"q": "thoả ước", "size": 1, "sort": "newest"}).json()
    asked = parse_qs(urlsplit(answer["permalink"]).query)
    assert (asked.pop("as_of")[0][:4], asked) == (f"{datetime.now(UTC).year}", {"q": ["thoả ước"], "sort": ["newest"]})


def test_an_answer_says_when_the_index_changed_last(client: TestClient) -> None:
    index = client.get(URL).json()["index"]
    assert index["version"] == MAPPING_VERSION
    assert datetime.fromisoformat(index["changed"]).tzinfo is not None


@pytest.mark.parametrize(("as_of", "differs"), [("2020-01-01T00:00:00Z", True), ("2100-01-01T00:00:00+07:00", False)])
def test_a_cited_result_says_whether_it_may_have_changed(client: TestClient, as_of: str, differs: bool) -> None:
    cited = client.get(URL, params={"as_of": as_of}).json()["cited"]
    assert (cited["may_differ"], cited["taken"]) == (differs, COUNT if differs else 0)


@pytest.mark.parametrize("name", FILTERS)
def test_every_filterable_field_is_a_parameter(client: TestClient, name: str) -> None:
    assert client.get(URL, params={name: "không có"}).json()["total"] == 0


def test_a_backend_that_is_down_is_503_with_retry_after(down: TestClient) -> None:
    answer = down.get(URL)
    assert (answer.status_code, answer.json()["parameter"]) == (503, None)
    assert int(answer.headers["Retry-After"]) > 0


@pytest.mark.parametrize(
    "typed", ["Liên đoàn Lao động huyện Bạch Đinh", "LĐLĐ huyện Bạch Đinh", "ldld huyen bach dinh"]
)
def test_an_organisation_is_filtered_by_any_of_its_spellings(client: TestClient, typed: str) -> None:
    full = "Liên đoàn Lao động huyện Bạch Đinh"
    total = client.get("/api/search", params={"organisation": full}).json()["total"]
    assert client.get("/api/search", params={"organisation": typed}).json()["total"] == total > 0
    everything = client.get("/api/search").json()["total"]
    assert client.get("/api/search", params={"organisation": f"-{typed}"}).json()["total"] == everything - total


def test_a_query_that_is_no_utf8_is_refused(client: TestClient) -> None:
    answer = client.get("/api/search?q=%FF")
    assert (answer.status_code, answer.json()["parameter"]) == (422, "q")


def test_the_timeline_goes_from_the_first_hit_to_the_last(client: TestClient) -> None:
    bars = client.get(URL, params={"q": "đối thoại"}).json()["timeline"]
    assert [bool(bar["count"]) for bar in (bars[0], bars[-1])] == [True, True]
