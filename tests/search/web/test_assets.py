from __future__ import annotations

import re

import pytest
from starlette.testclient import TestClient

from search.web.assets import asset


@pytest.mark.parametrize("name", ["style.css", "pages.js", "htmx.min.js"])
def test_an_asset_may_be_kept_for_good_at_the_address_of_its_digest(client: TestClient, name: str) -> None:
    answer = client.get(asset(name))
    assert answer.status_code == 200
    assert "immutable" in answer.headers["Cache-Control"]


def test_an_address_without_digest_is_asked_about_again(client: TestClient) -> None:
    assert "Cache-Control" not in client.get("/static/style.css").headers


def test_nothing_outside_of_the_folders_is_served(client: TestClient) -> None:
    assert client.get("/static/../rendering.py").status_code == 404
    assert client.get("/static/%2e%2e/rendering.py").status_code == 404


def test_scripts_evaluate_no_text(client: TestClient) -> None:
    own = client.get("/static/pages.js").text
    assert re.findall(r"\beval\(|new Function|innerHTML|document\.write", own) == []
    assert '"allowEval": false' in client.get("/").text


def test_another_files_digest_is_asked_about_again(client: TestClient) -> None:
    assert "Cache-Control" not in client.get("/static/style.css?0123456789ab").headers
