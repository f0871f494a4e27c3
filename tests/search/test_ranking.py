"""What adds to a hit's score."""

from __future__ import annotations

from datetime import date

import pytest

from search.backends.embedded import EmbeddedBackend
from search.query import VocabularyFiles, read
from search.ranking import MOST_TERMS, clauses
from search.request import SearchRequest
from tests.search.asking import found, send
from tests.search.stored import stored

TODAY = date(2024, 5, 1)


def said(q: str) -> list[tuple[str, str]]:
    """The clauses of a query, those for newness left out."""
    made = clauses(read(q, VocabularyFiles().current()), TODAY)
    return [(clause.kind, clause.words) for clause in made if clause.kind != "recent"]


def test_words_count_in_titles_and_neighbours_as_pairs() -> None:
    assert said("hội nghị") == [
        ("title", "hội"),
        ("title", "nghị"),
        ("pair", "hội nghị"),
        ("title-pair", "hội nghị"),
    ]


def test_what_is_excluded_adds_nothing() -> None:
    assert said("hội -nghị") == [("title", "hội")]


def test_a_long_query_ranks_by_its_first_words() -> None:
    kinds = [kind for kind, _ in said(" ".join(f"chữ{number}" for number in range(40)))]
    assert (kinds.count("title"), kinds.count("pair")) == (MOST_TERMS, MOST_TERMS)


TOGETHER = ("Tin", ["Hội nghị khai mạc ở huyện."])
APART = ("Tin", ["Hội đã họp, hội bàn, nghị quyết; nghị lực, nghị."])


@pytest.mark.parametrize(
    ("q", "first", "second"),
    [
        ("hội nghị", TOGETHER, APART),
        ("hoi nghi", TOGETHER, APART),
        ("thỏa ước", ("Ký thỏa ước", ["Tin ngắn."]), ("Tin", ["Ký thỏa ước."])),
    ],
)
def test_side_by_side_and_in_titles_come_first(
    embedded: EmbeddedBackend, q: str, first: tuple[str, list[str]], second: tuple[str, list[str]]
) -> None:
    send(embedded, stored("second", *second), stored("first", *first))
    assert found(embedded, q) == ["first", "second"]


def test_of_equal_articles_the_newer_comes_first(embedded: EmbeddedBackend) -> None:
    send(
        embedded,
        stored("old", "Hội nghị", published=date(2009, 3, 1)),
        stored("new", "Hội nghị", published=date(2026, 3, 1)),
    )
    assert found(embedded, "hội nghị") == ["new", "old"]


def test_an_explanation_adds_up_to_the_score(embedded: EmbeddedBackend) -> None:
    send(embedded, stored("a", "Hội nghị", ["Hội nghị cán bộ."], published=date(2026, 3, 1)), stored("b", "Hội"))
    [hit] = embedded.search(SearchRequest("hội nghị", explain=True)).hits
    assert sum(part.score for part in hit.explanation) == pytest.approx(hit.score, rel=1e-4)
    assert {part.kind for part in hit.explanation} == {"text", "title", "pair", "title-pair", "recent"}


def test_an_explanation_tells_what_each_word_gave(embedded: EmbeddedBackend) -> None:
    send(embedded, stored("a", "Hội nghị", ["Hội nghị cán bộ."]), stored("b", "Hội"))
    [hit] = embedded.search(SearchRequest("nghị -lạ (hội OR thảo)", explain=True)).hits
    assert [part.words for part in hit.explanation if part.kind == "text"] == ["nghị", "hội"]


def test_words_that_gave_nothing_are_not_told_to_have(embedded: EmbeddedBackend) -> None:
    send(embedded, stored("a", "Hội nghị cán bộ"))
    [hit] = embedded.search(SearchRequest("(hội thảo) OR cán", explain=True)).hits
    assert [part.words for part in hit.explanation if part.kind == "text"] == [""]


def test_an_order_by_date_has_no_score_to_explain(embedded: EmbeddedBackend) -> None:
    send(embedded, stored("a", "Hội nghị"))
    [hit] = embedded.search(SearchRequest("hội", explain=True, sort="newest")).hits
    assert (hit.score, hit.explanation) == (0.0, ())
