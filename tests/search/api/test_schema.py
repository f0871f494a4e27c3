"""Generated requests, right and wrong ones: whatever is asked, the answer is one that the schema describes."""

from __future__ import annotations

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis.strategies import DataObject, data
from schemathesis import Case, CheckContext, Response
from schemathesis.specs.openapi.checks import negative_data_rejection, positive_data_acceptance
from schemathesis.specs.openapi.schemas import OpenApiSchema

from search.api.app import create_app
from search.fields import FILTERS
from search.services import Services

RIGHT, WRONG = schemathesis.GenerationMode.POSITIVE, schemathesis.GenerationMode.NEGATIVE
PATHS = (
    "/api/search",
    "/api/facets/{name}",
    "/api/trends",
    "/api/mentioned",
    "/api/entities",
    "/api/entities/{type}/{name}",
    "/api/articles/{article_id}",
    "/api/articles/{article_id}/similar",
    "/feed.atom",
    "/api/export",
    "/api/sources",
    "/healthz",
)
#: Without parameters, or where any text might be an id, nothing can be wrong.
PLAIN = ("/api/sources", "/healthz", "/api/articles/{article_id}")
#: What no schema can say: a cursor is another answer's, a period ends after it begins, a query may be too dear, a
#: filter's value is more than blanks and a hyphen and not too many are excluded, a trend has not too many points.
BEYOND_A_SCHEMA = {"cursor", "published_to", "mentioned_to", "q", "interval", *FILTERS}

#: Nor which characters a text holds, readably.
NO_TEXT = "has a character that no text holds"


def accepted(ctx: CheckContext, response: Response, case: Case) -> bool | None:
    """What is right by the schema is answered, or refused for what no schema can say."""
    if response.status_code == 422:
        assert case.meta is not None
        if case.meta.generation.mode == RIGHT:
            said = response.json()
            assert said["parameter"] in BEYOND_A_SCHEMA or NO_TEXT in said["error"], response.text
        return None
    return positive_data_acceptance(ctx, response, case)


def rejected(ctx: CheckContext, response: Response, case: Case) -> bool | None:
    """What is wrong by the schema is refused; 414 is not among the statuses that the library expects."""
    return None if response.status_code == 414 else negative_data_rejection(ctx, response, case)


@pytest.fixture(scope="session")
def api(served: Services) -> OpenApiSchema:
    app = create_app(served.catalogue, served.backend, served.sources)
    return schemathesis.openapi.from_asgi("/openapi.json", app)


def test_every_operation_is_tried(api: OpenApiSchema) -> None:
    assert set(api.raw_schema["paths"]) == set(PATHS)


# schemathesis' own pytest plugin (4.32) fails under pytest 9, so its cases are drawn here.
@pytest.mark.parametrize(
    ("path", "mode"), [(path, mode) for path in PATHS for mode in (RIGHT, WRONG) if mode == RIGHT or path not in PLAIN]
)
@settings(
    max_examples=20,
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
    case.call_and_validate(
        additional_checks=[accepted, rejected], excluded_checks=[positive_data_acceptance, negative_data_rejection]
    )
