"""Figures of Elasticsearch beside counting by hand."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from datetime import date

import pytest

from search.backends.elasticsearch import ElasticsearchBackend
from search.backends.engine import Count, FacetCount
from search.columns import keyword_column
from search.fields import FACETS
from search.query import Everything
from tests.search.engine_asking import count, selection, word
from tests.search.server_index import index_on
from tests.search.stored import documents, stored

_CHANCE = random.Random(7)
#: Few names that many articles have and many that few have, close to each other in frequency.
NAMES = [[f"Lò Văn {min(int(_CHANCE.expovariate(0.02)), 150)}" for _ in range(3)] for _ in range(400)]


@pytest.fixture(scope="module")
def filled(elasticsearch_url: str) -> Iterator[ElasticsearchBackend]:
    with index_on(elasticsearch_url) as backend:
        backend.prepare()
        backend.send(
            documents(
                *(
                    stored(
                        f"a{number}", "Tin" if number % 2 else "Bão", entities={"PER": names}, published=_day(number)
                    )
                    for number, names in enumerate(NAMES)
                )
            )
        )
        yield backend


def _day(number: int) -> date | None:
    return None if number % 10 == 0 else date(2020 + number % 3, 1 + number % 12, 1)


def expected(size: int, *, odd_only: bool = False) -> dict[str, int]:
    names = [name for number, each in enumerate(NAMES) if number % 2 or not odd_only for name in set(each)]
    return dict(sorted(Counter(names).items(), key=lambda item: (-item[1], item[0]))[:size])


@pytest.mark.parametrize("size", [1, 5, 20, 60, 500])
def test_facet_has_the_most_frequent_values_and_of_ties_the_first_by_code_point(
    filled: ElasticsearchBackend, size: int
) -> None:
    counted = count(filled, word("tin"), ["person"], size)
    assert counted.facets["person"] == expected(size, odd_only=True)
    assert counted.total == 200


def test_facet_of_chosen_values_leaves_out_those_without_articles(filled: ElasticsearchBackend) -> None:
    chosen = ("Lò Văn 1", "Lò Văn 2", "Nobody")
    facet = FacetCount(keyword_column(FACETS["person"]), 20, only=chosen)
    (counted,) = filled.answer(filled.view(), None, [Count(selection(Everything()), (facet,))]).counts
    everyone = expected(1000)
    assert counted.facets["person"] == {name: everyone[name] for name in chosen if name in everyone}


def test_months_count_dated_articles_only(filled: ElasticsearchBackend) -> None:
    days = [day for number in range(400) if (day := _day(number))]
    counted = count(filled, Everything())
    assert counted.per == Counter(day.year * 12 + day.month - 1 for day in days)
    assert counted.total == 400


def test_several_counts_are_answered_in_their_order(filled: ElasticsearchBackend) -> None:
    asked = [Count(selection(word(text))) for text in ("tin", "bão", "tin", "gió")]
    counted = filled.answer(filled.view(), None, [*asked, Count(selection(Everything()))]).counts
    assert [each.total for each in counted] == [200, 200, 200, 0, 400]


def test_facets_counted_by_several_searches_come_together(filled: ElasticsearchBackend) -> None:
    counted = count(filled, word("tin"), list(FACETS))
    assert set(counted.facets) == set(FACETS)
    assert counted.facets["source"] == {"bachdinh": 200}
    assert counted.facets["person"] == expected(20, odd_only=True)
    assert counted.total == 200
