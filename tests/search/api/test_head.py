"""HEAD tells of an answer what GET would, without its body."""

from __future__ import annotations

import pytest
from starlette.testclient import TestClient

from tests.search.served import LED, identity

PATHS = ["/feed.atom", "/feed.atom?no=1", "/api/search?q=doi+thoai", "/api/sources", f"/api/articles/{identity(LED)}",
         "/api/missing", "/healthz", "/openapi.json", "/", "/search", "/static/style.css"]  # fmt: skip


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_a_body(client: TestClient, path: str) -> None:
    answer, whole = client.head(path), client.get(path)
    told = ("Content-Type", "ETag", "Cache-Control", "Content-Security-Policy", "Content-Encoding")
    assert (answer.status_code, answer.content) == (whole.status_code, b"")
    assert [answer.headers.get(name) for name in told] == [whole.headers.get(name) for name in told]


def test_what_is_known_is_not_told_again(client: TestClient) -> None:
    tag = client.head("/feed.atom").headers["ETag"]
    assert client.head("/feed.atom", headers={"If-None-Match": tag}).status_code == 304


def test_an_export_is_not_written_for_its_head(client: TestClient) -> None:
    assert client.head("/api/export").status_code == 405
