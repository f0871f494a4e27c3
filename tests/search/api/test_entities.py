from __future__ import annotations

import pytest
from starlette.testclient import TestClient

URL = "/api/entities"


def names(client: TestClient, **parameters: object) -> list[tuple[str, str, int]]:
    found = client.get(URL, params=parameters).json()["entities"]
    return [(each["type"], each["name"], each["articles"]) for each in found]


@pytest.mark.parametrize("prefix", ["lò", "lo thi", "Lò Thị Mận", "mận"])
def test_a_name_is_found_by_how_it_begins(client: TestClient, prefix: str) -> None:
    assert names(client, prefix=prefix) == [("PER", "Lò Thị Mận", 2)]


def test_names_of_one_type_can_be_asked_for(client: TestClient) -> None:
    assert {type_ for type_, _, _ in names(client, type=["place", "DOC"])} == {"LOC", "DOC"}


def test_reprints_count_once_where_asked_for(client: TestClient) -> None:
    assert names(client, prefix="lò", reprints="collapse") == [("PER", "Lò Thị Mận", 1)]


@pytest.mark.parametrize("name", ["Công ty May Hoa Gạo", "cong ty may hoa gao"])
def test_an_entity_is_had_by_its_name(client: TestClient, name: str) -> None:
    answer = client.get(f"{URL}/organisation/{name}").json()
    assert (answer["type"], answer["name"], answer["articles"]) == ("ORG", "Công ty May Hoa Gạo", 1)


def test_a_documents_number_may_have_a_slash(client: TestClient) -> None:
    assert client.get(f"{URL}/DOC/27/KH-LĐLĐ", params={"reprints": "show"}).json()["articles"] == 2


def test_an_entitys_bars_have_shares_and_gaps(client: TestClient) -> None:
    bar = client.get(f"{URL}/PER/Lò Thị Mận", params={"reprints": "show"}).json()["timeline"][0]
    assert bar == {"start": "2024-05-01", "count": 2, "of": 2, "share": 1.0, "gaps": 60}


def test_an_entity_that_no_article_names_is_404(client: TestClient) -> None:
    answer = client.get(f"{URL}/PER/Không Ai Cả")
    assert (answer.status_code, answer.json()["parameter"]) == (404, None)


@pytest.mark.parametrize(
    ("path", "parameter"),
    [
        ("?type=DATE", "type"),
        ("?size=0", "size"),
        ("?size=101", "size"),
        (f"?prefix={'a' * 501}", "prefix"),
        ("?q=a", "q"),
        ("/DATE/2024", "type"),
        ("/PER/a?size=51", "size"),
        ("/PER/a?q=a", "q"),
    ],
)
def test_a_wrong_parameter_is_refused_by_name(client: TestClient, path: str, parameter: str) -> None:
    answer = client.get(f"{URL}{path}")
    assert (answer.status_code, answer.json()["parameter"]) == (422, parameter)
