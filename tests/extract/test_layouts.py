"""Each layout has a stored page and a record that a person checked; each field is one result."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from newscrawl.cms import FAMILIES
from newscrawl.extract.markup import Markup
from newscrawl.models import article_to_json
from tests.extract.pages import ARTICLES, FIXTURES, NOT_ARTICLES, RECORDS, fixture, refused_fixture

LAYOUTS = [layout.__name__ for family in FAMILIES.values() for layout in family]
FIELDS = ["title", "lead", "blocks", "author", "section", "tags", "published", "modified", "language", "canonical_url"]

stored = cache(fixture)


@pytest.mark.parametrize("name", ARTICLES)
@pytest.mark.parametrize("field", [*FIELDS, "found_by", "conflicts"])
def test_stored_page_reads_as_a_person_reads_it(name: str, field: str) -> None:
    article, expected = stored(name)
    assert article_to_json(article)[field] == expected[field]


@pytest.mark.parametrize("name", NOT_ARTICLES)
def test_stored_page_that_is_no_article_is_refused(name: str) -> None:
    refusal, expected = refused_fixture(name)
    assert refusal.outcome.value == expected["outcome"]


def test_every_layout_has_a_stored_page() -> None:
    assert {RECORDS[name]["layout"] for name in ARTICLES} == {*LAYOUTS, "general"}


def _with_layout() -> list[Any]:
    return [name for name in ARTICLES if RECORDS[name]["layout"] != "general"]


@pytest.mark.parametrize("name", _with_layout())
def test_stored_page_is_recognised_by_its_own_layout_alone(name: str) -> None:
    wanted = RECORDS[name]["layout"]
    family = next(family for family in FAMILIES.values() if wanted in {layout.__name__ for layout in family})
    markup = Markup(RECORDS[name]["url"], (FIXTURES / f"{name}.html").read_text(encoding="utf-8"))
    assert [layout.__name__ for layout in family if layout(markup.response).recognised()] == [wanted]
