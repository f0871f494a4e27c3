"""From pairs that share their text to stories."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from newscrawl.archive.story_groups import Shared, stories_of


def whole(first: str, second: str) -> Shared:
    return Shared(first, second, whole=True)


def part(first: str, second: str) -> Shared:
    return Shared(first, second, whole=False)


def test_article_that_shares_nothing_is_its_own_story() -> None:
    assert stories_of("ab", []) == {"a": "a", "b": "b"}


def test_story_is_named_by_its_first_publication() -> None:
    assert stories_of("ba", [whole("a", "b")]) == {"a": "b", "b": "b"}


def test_whole_reprints_hang_together_in_a_chain() -> None:
    assert stories_of("abc", [whole("a", "b"), whole("b", "c")]) == {"a": "a", "b": "a", "c": "a"}


def test_part_joins_the_story_it_is_of() -> None:
    assert stories_of("abc", [whole("a", "b"), part("b", "c")]) == {"a": "a", "b": "a", "c": "a"}


def test_review_of_the_week_joins_the_earliest_that_it_repeats_and_brings_nobody_along() -> None:
    assert stories_of("abw", [part("a", "w"), part("b", "w")]) == {"a": "a", "w": "a", "b": "b"}


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans())), st.randoms())
def test_order_in_which_pairs_were_found_makes_no_difference(
    found: list[tuple[int, int, bool]], chance: object
) -> None:
    pairs = {tuple(sorted("abcdefgh"[i] for i in (a, b))): kind for a, b, kind in found if a != b}
    shared = [Shared(first, second, kind) for (first, second), kind in pairs.items()]
    mixed = [Shared(item.second, item.first, item.whole) for item in shared]
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert stories_of("abcdefgh", shared) == stories_of("abcdefgh", mixed)


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(0, 7), st.booleans())))
def test_story_is_named_by_its_own_first_member(found: list[tuple[int, int, bool]]) -> None:
    shared = [Shared("abcdefgh"[a], "abcdefgh"[b], kind) for a, b, kind in found if a != b]
    story_of = stories_of("abcdefgh", shared)
    assert set(story_of) == set("abcdefgh")
    assert all(min(member for member in story_of if story_of[member] == story) == story for story in story_of.values())
