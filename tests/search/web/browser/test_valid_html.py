"""The Nu HTML checker finds no error on any page, in either language."""

from __future__ import annotations

import json
import subprocess
from collections import defaultdict
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from search.api.app import create_app
from search.services import Services
from tests.search.web.browser.table import EVERYTHING
from tests.search.web.browser.tools import VNU, java, need

CHECKED = [(name, language) for name in EVERYTHING for language in ("vi", "en")]
_SECONDS = 300

Errors = dict[str, list[str]]


@pytest.fixture(scope="module")
def errors(told: Services, tmp_path_factory: pytest.TempPathFactory) -> Errors:
    """Of each page, told by one start of the checker for all of them."""
    folder = tmp_path_factory.mktemp("pages")
    app = create_app(told.catalogue, told.backend, told.sources, archive_folder=told.archive_folder)
    client = TestClient(app, raise_server_exceptions=False)
    for name, language in CHECKED:
        page = client.get(EVERYTHING[name], headers={"Cookie": f"lang={language}"})
        (folder / _file(name, language)).write_text(page.text, encoding="utf-8")
    (folder / "canary.html").write_text("<!doctype html><title>x</title><p><div></p>", encoding="utf-8")
    return _checked(folder)


@pytest.mark.parametrize(("name", "language"), CHECKED)
def test_a_page_is_valid(errors: Errors, name: str, language: str) -> None:
    assert errors.get(_file(name, language), []) == []


def test_the_checker_would_say_so(errors: Errors) -> None:
    assert errors["canary.html"]


def _file(name: str, language: str) -> str:
    return f"{name.replace(' ', '-')}.{language}.html"


def _checked(folder: Path) -> Errors:
    command = [java(), "-jar", need(VNU), "--format", "json", "--errors-only", "--exit-zero-always", folder]
    said = subprocess.run(list(map(str, command)), capture_output=True, timeout=_SECONDS, check=True).stderr
    errors: Errors = defaultdict(list)
    for message in json.loads(said)["messages"]:
        line = f"line {message.get('lastLine')}: {message['message']} {message.get('extract', '').strip()[:160]}"
        errors[Path(message["url"]).name].append(line)
    return errors
