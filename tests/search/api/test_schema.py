"""Generated requests: whatever is asked, the answer is one that the schema describes."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.specs.openapi.schemas import OpenApiSchema

from search.api.app import create_app
from search.services import Services

#: An empty value counts as absent (an unfilled form), so not every value that the schema forbids is refused.
CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
RIGHT, WRONG = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
#: The first two take parameters that can be wrong.
PATHS = ("/api/search", "/api/export", "/api/articles/{article_id}", "/api/sources", "/healthz")


@pytest.fixture(scope="session")
def api(served: Services) -> OpenApiSchema:
    app = create_app(served.catalogue, served.backend, served.sources)
    return schemathesis.openapi.from_asgi("/openapi.json", app)


# schemathesis' own pytest plugin (4.32) fails under pytest 9, so its cases are drawn here.
@pytest.mark.parametrize(("path", "mode"), [*((path, RIGHT) for path in PATHS), *((path, WRONG) for path in PATHS[:2])])
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow, HealthCheck.filter_too_much],
)
@given(cases=data())
def test_answers_are_as_the_schema_says(
    api: OpenApiSchema, path: str, mode: schemathesis.GenerationMode, cases: DataObject
) -> None:
    case = cases.draw(api[path]["GET"].as_strategy(generation_mode=mode))
    case.call_and_validate(checks=CHECKS)
