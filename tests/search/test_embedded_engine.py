"""What the embedded index finds, counts and ranks, beside a reading of each document."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.backends import embedded_facets
from search.backends.embedded import EmbeddedBackend
from search.backends.embedded_query import MOST_PLACEMENTS, placements
from search.backends.engine import Count, FacetCount
from search.columns import keyword_column
from search.fields import FACETS
from search.query import And, Everything, Node, Not, Or, Phrase, Prefix, Word
from search.request import SearchRequest
from tests.search.contract import oracle
from tests.search.engine_asking import count, matching, page, ranked, selection, word
from tests.search.stored import documents, stored

CHANCE = random.Random(6)
SYLLABLES = ("hội", "hoi", "hói", "nghị", "nghi", "ban", "bàn")
#: Few names that many articles have and many that few have, close to each other in frequency.
NAMES = [[f"Lò Văn {min(int(CHANCE.expovariate(0.02)), 150)}" for _ in range(3)] for _ in range(300)]


def line() -> str:
    return " ".join(CHANCE.choice(SYLLABLES) for _ in range(CHANCE.randint(1, 9)))


#: Short texts of few syllables, so that everything comes close to everything.
DOCUMENTS = documents(
    *(
        stored(
            f"a{number}",
            line(),
            [line() for _ in range(CHANCE.randint(0, 2))],
            entities={"PER": names},
            published=None if number % 10 == 0 else date(2016 + number % 11, 1 + number % 12, 1),
        )
        for number, names in enumerate(NAMES)
    )
)


@pytest.fixture(scope="module")
def filled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedBackend]:
    backend = EmbeddedBackend(tmp_path_factory.mktemp("engine"))
    backend.prepare()
    for start in range(0, len(DOCUMENTS), 60):  # more than one segment
        assert backend.send(DOCUMENTS[start : start + 60]) == []
    yield backend
    backend.close()


words = st.sampled_from(SYLLABLES).map(word)
phrases = st.builds(Phrase, st.lists(words, min_size=2, max_size=6).map(tuple), st.integers(0, 10))
prefixes = st.sampled_from(["h", "hó", "ng", "b", "bà", "đ"]).map(lambda text: Prefix(text, not text.isascii()))
leaves: st.SearchStrategy[Node] = st.one_of(words, phrases, prefixes, st.just(Everything()))
trees = st.recursive(
    leaves,
    lambda nodes: st.one_of(
        nodes.map(Not),
        st.lists(nodes, min_size=2, max_size=3).map(lambda each: And(tuple(each))),
        st.lists(nodes, min_size=2, max_size=3).map(lambda each: Or(tuple(each))),
    ),
    max_leaves=5,
)


@given(phrases)
@settings(max_examples=150, deadline=None)
def test_phrase_finds_the_texts_that_hold_it(filled: EmbeddedBackend, phrase: Phrase) -> None:
    assert matching(filled, phrase) == expected(phrase)


def expected(query: Node) -> set[str]:
    return {document.id for document in oracle.matching(DOCUMENTS, query, SearchRequest())}


@pytest.mark.parametrize("scope", ["text", "title"])
def test_phrase_of_too_many_placements_is_looked_for_in_the_texts(filled: EmbeddedBackend, scope: str) -> None:
    said = tuple(Word(text, not text.isascii(), scope) for text in ("hoi", "nghi", "ban", "hoi"))  # type: ignore[arg-type]
    phrase = Phrase(said, 9, scope)  # type: ignore[arg-type]
    assert placements(phrase) > MOST_PLACEMENTS
    assert matching(filled, phrase) == expected(phrase) != set()


@given(trees)
@settings(max_examples=200, deadline=None)
def test_tree_finds_what_reading_each_document_does(filled: EmbeddedBackend, query: Node) -> None:
    found = expected(query)
    assert matching(filled, query) == found
    assert count(filled, query).total == len(found)


@pytest.mark.parametrize("many", [10, 10_000])
@pytest.mark.parametrize("of_segment", [1, 5, 1000])
@pytest.mark.parametrize("size", [1, 5, 20, 500])
@pytest.mark.parametrize("query", [Everything(), word("hoi"), word("bàn")])
def test_facet_is_exact_however_few_values_segments_give(
    filled: EmbeddedBackend, monkeypatch: pytest.MonkeyPatch, many: int, of_segment: int, size: int, query: Node
) -> None:
    monkeypatch.setattr(embedded_facets, "MANY", many)
    monkeypatch.setattr(embedded_facets, "OF_SEGMENT", of_segment)
    monkeypatch.setattr(embedded_facets, "SPARE_BUCKETS", 1)
    filled.close()  # forgets what it has counted
    matched = expected(query)
    people = Counter(name for number, names in enumerate(NAMES) if f"a{number}" in matched for name in set(names))
    given = count(filled, query, ["person"], size).facets["person"]
    least = min(n for _, n in people.most_common(size))
    assert given == {name: n for name, n in people.items() if n >= least}


def test_facet_of_chosen_values_counts_those_and_leaves_out_zeros(filled: EmbeddedBackend) -> None:
    only = ("Lò Văn 150", "Lò Văn 1", "nobody")
    asked = Count(selection(Everything()), (FacetCount(keyword_column(FACETS["person"]), 20, only),))
    people = Counter(name for names in NAMES for name in set(names))
    counted = filled.answer(filled.view(), None, [asked]).counts[0]
    assert counted.facets["person"] == {name: people[name] for name in only if people[name]}


def test_names_are_right_when_all_of_a_column_are_read_at_once(
    filled: EmbeddedBackend, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(embedded_facets, "_LOOKED_UP", 0)
    filled.close()
    monkeypatch.setattr(filled, "_names", embedded_facets.FacetNames())
    people = Counter(name for names in NAMES for name in set(names))
    assert count(filled, Everything(), ["person"], 500).facets["person"] == people


@pytest.mark.parametrize("query", [word("hoi"), And((word("hoi"), word("ban"))), Prefix("h", False)])
def test_walk_pages_and_one_long_page_have_one_order(filled: EmbeddedBackend, query: Node) -> None:
    whole = ranked(filled, query, 300)
    assert list(filled.walk(filled.view(), page(query))) == whole
    paged: list[str] = []
    asked = page(query, 7)
    while True:
        hits = filled.answer(filled.view(), asked, ()).hits
        paged += [hit.id for hit in hits[:7]]
        if len(hits) <= 7:
            break
        asked = replace(asked, after=hits[6].position)
    assert paged == whole


def test_parts_sum_up_to_the_score(filled: EmbeddedBackend) -> None:
    asked = page(And((word("hội"), word("nghi"))), 10)
    view = filled.view()
    hits = filled.answer(view, asked, ()).hits[:10]
    parts = filled.parts(view, asked, [hit.id for hit in hits])
    assert len(parts) == 1 + len(asked.clauses)
    for hit in hits:
        assert sum(part.get(hit.id, 0.0) for part in parts) == pytest.approx(hit.score, rel=1e-5)
