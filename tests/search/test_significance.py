"""What appears together more often than chance would have it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from search.significance import association, associations, log_likelihood_ratio


def test_score_is_that_of_dunnings_first_example() -> None:
    # "the swiss" in Dunning (1993), table 2: 110, 2442, 111, 29114.
    assert log_likelihood_ratio(110, 2442, 111, 29114) == pytest.approx(270.72, abs=0.01)


def test_independent_table_scores_nothing() -> None:
    assert log_likelihood_ratio(10, 90, 90, 810) == pytest.approx(0, abs=1e-9)


def test_fewer_together_than_chance_gives_is_negative() -> None:
    found = association("Mận", together=1, articles=500, asked=100, of=1000)
    assert (found.expected, found.score < 0) == (50, True)


def test_what_is_everywhere_is_left_out() -> None:
    assert associations({"Sông Vàng": 50}, {"Sông Vàng": 500}, asked=100, of=1000) == ()


def test_one_article_together_proves_nothing() -> None:
    assert associations({"Mận": 1}, {"Mận": 1}, asked=1, of=1_000_000) == ()


def test_strongest_comes_first_not_the_most_frequent() -> None:
    found = associations({"Mận": 20, "Sông Vàng": 60}, {"Mận": 20, "Sông Vàng": 400}, asked=100, of=1000)
    assert [(each.name, each.together, each.articles, each.expected) for each in found] == [
        ("Mận", 20, 20, 2),
        ("Sông Vàng", 60, 400, 40),
    ]


def test_count_of_all_that_is_behind_by_an_article_is_mended() -> None:
    [found] = associations({"Mận": 5}, {"Mận": 4}, asked=5, of=1000)
    assert found.articles == 5


@given(st.integers(0, 50), st.integers(0, 50), st.integers(0, 50), st.integers(0, 50))
def test_score_is_never_negative_and_the_same_either_way(both: int, first: int, second: int, neither: int) -> None:
    score = log_likelihood_ratio(both, first, second, neither)
    assert score >= 0
    assert score == pytest.approx(log_likelihood_ratio(both, second, first, neither), abs=1e-9)
