from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from search.fields import FILTERS

CONTRACT = [
    "/api/search", "/api/articles/{article_id}", "/api/trends", "/api/entities", "/api/entities/{type}/{name}",
    "/api/export", "/api/sources", "/feed.atom", "/healthz",
]  # fmt: skip


def test_the_page_loads_nothing_from_elsewhere(client: TestClient) -> None:
    page = client.get("/docs").text
    assert re.findall(r'(?:src|href)="(?!/|#)[^"]*"', page) == []


@pytest.mark.parametrize("path", CONTRACT)
def test_schema_and_page_describe_every_route(client: TestClient, path: str) -> None:
    assert path in client.get("/openapi.json").json()["paths"]
    assert f"<code>{path}</code>" in client.get("/docs").text


@pytest.mark.parametrize("path", ["/api/search", "/api/export"])
def test_every_filterable_field_is_described(client: TestClient, path: str) -> None:
    described = client.get("/openapi.json").json()["paths"][path]["get"]["parameters"]
    assert set(FILTERS) <= {parameter["name"] for parameter in described}


def test_every_shape_that_an_answer_names_is_on_the_page(client: TestClient) -> None:
    page = client.get("/docs").text
    named = set(re.findall(r"#/components/schemas/(\w+)", client.get("/openapi.json").text))
    assert named
    assert {name for name in named if f'id="{name}"' not in page} == set()


def test_the_page_shows_requests_with_their_answers(client: TestClient) -> None:
    page = client.get("/docs").text
    assert "GET /api/entities/ORG/C%C3%B4ng%20ty%20May%20Hoa%20G%E1%BA%A1o" in page
    assert "&#34;at_start&#34;: false" in page
