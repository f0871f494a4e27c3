"""Each layout has a stored page and a record that a person checked; each field is one result."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from newscrawl.cms import FAMILIES
from newscrawl.models import Article, article_to_json
from tests.extract.pages import FIXTURES, fixture

LAYOUTS = [layout.__name__ for family in FAMILIES.values() for layout in family]
GENERAL = ["general_json_ld", "general_old_portal", "general_no_paragraphs"]
FIELDS = ["title", "lead", "blocks", "author", "section", "tags", "published", "modified", "language", "canonical_url"]

stored = cache(fixture)


def _value(article: Article, field: str) -> Any:
    if field == "blocks":
        return [[block.kind, block.text] for block in article.blocks]
    return article_to_json(article)[field]


@pytest.mark.parametrize("name", LAYOUTS + GENERAL)
@pytest.mark.parametrize("field", [*FIELDS, "found_by"])
def test_stored_page_reads_as_a_person_reads_it(name: str, field: str) -> None:
    article, expected = stored(name)
    assert _value(article, field) == expected[field]


def test_every_stored_page_is_of_a_layout_or_a_general_case() -> None:
    assert {path.stem for path in FIXTURES.glob("*.json")} == {*LAYOUTS, *GENERAL}


@pytest.mark.parametrize("name", LAYOUTS)
def test_stored_page_is_recognised_by_its_own_layout_alone(name: str) -> None:
    from newscrawl.extract.markup import Markup

    family = next(family for family in FAMILIES.values() if name in {layout.__name__ for layout in family})
    markup = Markup("https://example.vn/", (FIXTURES / f"{name}.html").read_text(encoding="utf-8"))
    assert [layout.__name__ for layout in family if layout(markup.response).recognised()] == [name]
