"""The answers that the API's description shows are those that the tests' archive gives."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import TypeAdapter
from starlette.testclient import TestClient

from search.api.answers.article import ArticleAnswer
from search.api.answers.entities import EntitiesAnswer, EntityAnswer
from search.api.answers.figures import FacetValuesAnswer, MentionedAnswer, TrendsAnswer
from search.api.answers.operation import HealthAnswer, SourcesAnswer
from search.api.answers.searching import SearchAnswer, SimilarAnswer
from search.api.examples import ARTICLE, REQUESTS, SHELTER, example
from tests.search import served
from tests.search.api.examples import lasting

SHAPES: dict[str, Any] = {
    "search": SearchAnswer,
    "facet": FacetValuesAnswer,
    "mentioned": MentionedAnswer,
    "trends": TrendsAnswer,
    "entities": EntitiesAnswer,
    "entity": EntityAnswer,
    "similar": SimilarAnswer,
    "article": ArticleAnswer,
    "sources": SourcesAnswer,
    "health": HealthAnswer,
}


@pytest.mark.parametrize("name", REQUESTS)
def test_an_example_is_what_is_answered(client: TestClient, name: str) -> None:
    """Where answers were changed on purpose: python -m tests.search.api.examples."""
    assert lasting(client.get(REQUESTS[name].address).json()) == lasting(example(name)[name]["value"])


def test_the_examples_are_of_articles_that_are_served() -> None:
    assert (served.identity(served.LED), served.identity(served.SHELTER)) == (ARTICLE, SHELTER)


@pytest.mark.parametrize("name", REQUESTS)
def test_an_answer_is_of_its_shape(client: TestClient, name: str) -> None:
    TypeAdapter(SHAPES[name]).validate_json(client.get(REQUESTS[name].address).content, strict=True)


def test_every_operation_shows_an_answer_and_every_parameter_says_what_it_is(client: TestClient) -> None:
    paths = client.get("/openapi.json").json()["paths"]
    for path, methods in paths.items():
        operation = methods["get"]
        assert operation["summary"], path
        assert operation["description"], path
        assert all(parameter["description"] for parameter in operation.get("parameters", ())), path
        content = operation["responses"]["200"]["content"]
        assert "application/json" not in content or "examples" in content["application/json"], path


def test_every_route_of_the_api_is_described(client: TestClient) -> None:
    described = set(client.get("/openapi.json").json()["paths"])
    served = {re.sub(r":\w+}", "}", route.path) for route in client.app.routes if hasattr(route, "path")}  # type: ignore[attr-defined]
    assert {path for path in served if path.startswith(("/api/", "/feed"))} <= described


def test_every_operation_says_how_it_fails(client: TestClient) -> None:
    for path, methods in client.get("/openapi.json").json()["paths"].items():
        assert {"414", "422", "429", "503"} <= set(methods["get"]["responses"]), path
