"""The names that are kept for browsing."""

from __future__ import annotations

from dataclasses import replace

from search.services import Services
from search.web import entity_directory
from search.web.entity_directory import directory


def outdated(served: Services) -> entity_directory._Kept:
    kept = entity_directory._kept[served.backend]["collapse"]
    assert kept.made is not None
    kept.made = replace(kept.made, changed=None, until=float("-inf"))
    return kept


def test_names_of_an_index_that_did_not_change_are_counted_once(served: Services) -> None:
    assert directory(served, "collapse") is directory(served, "collapse")


def test_readers_are_given_the_old_names_while_one_counts_anew(served: Services) -> None:
    old = directory(served, "collapse")
    with outdated(served).lock:  # another thread is counting
        assert directory(served, "collapse") is old
        assert directory(served, "show") is not old


def test_names_that_are_outdated_are_counted_anew(served: Services) -> None:
    old = directory(served, "collapse")
    outdated(served)
    assert directory(served, "collapse") is not old
