"""Home, and the choice of language."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html
from starlette.testclient import TestClient

from search.api.app import create_app
from tests.search.served import COUNT, archive
from tests.search.web.pages import get, said


def test_it_says_what_the_archive_holds(client: TestClient) -> None:
    page = get(client, "/")
    assert said(page, "//dl[@class='figures']//dd") == [str(COUNT), "2", "2022–2024", "02/06/2024"]


def test_an_empty_archive_says_what_to_type(tmp_path: Path) -> None:
    with archive(tmp_path, ()) as served:
        client = TestClient(create_app(served.catalogue, served.backend, served.sources))
        assert "newscrawl demo" in client.get("/").text


def test_it_stands_while_the_backend_is_down(down: TestClient) -> None:
    answer = down.get("/")
    assert answer.status_code == 200
    assert "Công cụ tìm kiếm hiện không phản hồi" in answer.text


def test_vietnamese_comes_first(client: TestClient) -> None:
    answer = client.get("/", headers={"Accept-Language": "en"})
    assert answer.headers["Content-Language"] == "vi"


def test_the_choice_is_remembered(served_client: TestClient) -> None:
    served_client.get("/?lang=en")
    assert get(served_client, "/").get("lang") == "en"


def test_the_switch_keeps_the_question(client: TestClient) -> None:
    assert get(client, "/search?q=a&sort=newest").xpath("//a[@class='languages']/@href") == [
        "/search?q=a&sort=newest&lang=en"
    ]


def test_an_unknown_language_is_vietnamese(client: TestClient) -> None:
    assert client.get("/?lang=xx").headers["Content-Language"] == "vi"


def test_caches_are_told_that_the_cookie_matters(client: TestClient) -> None:
    assert "Cookie" in client.get("/").headers["Vary"]


@pytest.mark.parametrize(
    ("path", "there"),
    [
        ("//evil.example/x", "/evil.example/x?lang=en"),
        ("/entities/PER/a%3Fb%23c", "/entities/PER/a%3Fb%23c?lang=en"),
        ("/entities/DOC/27%2FKH-L%C4%90L%C4%90", "/entities/DOC/27/KH-L%C4%90L%C4%90?lang=en"),
    ],
)
def test_the_other_language_is_at_the_same_address(client: TestClient, path: str, there: str) -> None:
    page = html.fromstring(client.get(f"http://testserver{path}").text)
    assert page.xpath("//a[@class='languages']/@href") == [there]


def test_a_search_of_an_empty_archive_says_so(tmp_path: Path) -> None:
    with archive(tmp_path, ()) as served:
        client = TestClient(create_app(served.catalogue, served.backend, served.sources))
        assert said(get(client, "/search?q=lương"), "//section/h2") == ["Kho còn trống"]


def test_names_on_the_front_page_lead_to_their_pages(client: TestClient) -> None:
    links = get(client, "/").xpath("//section[@aria-labelledby='examples']//ul[2]//a/@href")
    assert links[0].startswith("/entities/PER/")
