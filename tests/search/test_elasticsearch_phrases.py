"""Phrases and distances in Elasticsearch, beside a reading of the text that is too simple to be wrong."""

from __future__ import annotations

import random
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import LINE_END, spellings
from search.backends.elasticsearch import ElasticsearchBackend
from search.query import Phrase, Word
from tests.search.engine_asking import matching
from tests.search.server_index import index_on
from tests.search.stored import documents, stored

SYLLABLES = ("hội", "hoi", "hói", "nghị", "nghi", "ban", "bàn")
READINGS = tuple(Word(text, not text.isascii()) for text in SYLLABLES)

Lines = tuple[tuple[str, ...], ...]


def texts() -> dict[str, Lines]:
    """Short texts of few syllables, so that everything comes close to everything."""
    chance = random.Random(6)
    return {
        f"a{number}": tuple(
            tuple(chance.choice(SYLLABLES) for _ in range(chance.randint(1, 9))) for _ in range(chance.randint(1, 3))
        )
        for number in range(300)
    }


TEXTS = texts()


@pytest.fixture(scope="module")
def filled(elasticsearch_url: str) -> Iterator[ElasticsearchBackend]:
    articles = (
        stored(name, " ".join(lines[0]), [" ".join(line) for line in lines[1:]]) for name, lines in TEXTS.items()
    )
    with index_on(elasticsearch_url) as backend:
        backend.prepare()
        assert backend.send(documents(*articles)) == []
        yield backend


def placed(lines: Lines) -> list[tuple[int, str]]:
    """Each syllable with its place; the end of a line takes the place of some words."""
    places, place = [], 0
    for line in lines:
        for syllable in line:
            places.append((place, syllable))
            place += 1
        place += LINE_END
    return places


def meant(word: Word, syllable: str) -> bool:
    exact, folded = spellings(syllable)[0]
    return word.text == (exact if word.accented else folded)


def holds(phrase: Phrase, places: list[tuple[int, str]]) -> bool:
    """Is there a way to find the words in order, with few enough others between first and last?"""
    spans = {(place, place) for place, syllable in places if meant(phrase.words[0], syllable)}
    for word in phrase.words[1:]:
        found = [place for place, syllable in places if meant(word, syllable)]
        spans = {(first, place) for first, last in spans for place in found if place > last}
    return any(last - first - (len(phrase.words) - 1) <= phrase.slop for first, last in spans)


phrases = st.builds(
    Phrase,
    st.lists(st.sampled_from(READINGS), min_size=2, max_size=4).map(tuple),
    st.integers(0, 10),
)


@given(phrases)
@settings(max_examples=150, deadline=None)
def test_phrase_finds_the_texts_that_hold_it(filled: ElasticsearchBackend, phrase: Phrase) -> None:
    expected = {name for name, lines in TEXTS.items() if holds(phrase, placed(lines))}
    assert matching(filled, phrase) == expected
