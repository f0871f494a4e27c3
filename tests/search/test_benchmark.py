"""The generated archive that searches are measured on."""

from __future__ import annotations

import pytest

from benchmarks.search.articles import articles, stories
from benchmarks.search.known import known_items, tone_moved
from benchmarks.search.pieces import Pieces, read_pieces
from benchmarks.search.questions import WARM_UP, questions
from newscrawl.vietnamese import normalise_tones
from tests.shared import SHARED

NUMBER = 600


@pytest.fixture(scope="module")
def pieces() -> Pieces:
    if not (SHARED / "corpus" / "news.jsonl.xz").is_file():
        pytest.skip("shared/corpus is not beside the project")
    return read_pieces(150)


def test_same_seed_gives_the_same_articles(pieces: Pieces) -> None:
    assert list(articles(pieces, NUMBER)) == list(articles(pieces, NUMBER))


def test_as_many_articles_come_as_are_wanted(pieces: Pieces) -> None:
    assert len({stored.article.id for stored in articles(pieces, NUMBER)}) == NUMBER


def test_mentions_are_where_they_say(pieces: Pieces) -> None:
    for stored in articles(pieces, NUMBER):
        text = stored.article.text
        assert all(text[each.start : each.end] == each.text for each in stored.mentions)


def test_some_stories_have_reprints(pieces: Pieces) -> None:
    reprints = sum(len(story) - 1 for story in stories(pieces, NUMBER))
    assert 0.01 * NUMBER < reprints < 0.12 * NUMBER


def test_half_of_the_questions_have_no_diacritics_and_half_common_words(pieces: Pieces) -> None:
    asked = questions(pieces, NUMBER, 50)[WARM_UP:]
    assert sum(question.folded for question in asked) == len(asked) // 2
    assert sum(question.common for question in asked) in range(len(asked) // 2 - 1, len(asked) // 2 + 2)


def test_each_known_item_is_an_article_of_the_archive(pieces: Pieces) -> None:
    held = {stored.article.id for stored in articles(pieces, NUMBER)}
    assert {item.article for item in known_items(pieces, NUMBER)} <= held


@pytest.mark.parametrize("word", ["hoà", "Khoẻ", "thuý"])
def test_a_tone_that_is_moved_twice_is_back(word: str) -> None:
    assert tone_moved(word) == normalise_tones(word)
    assert tone_moved(tone_moved(word)) == word


@pytest.mark.parametrize("word", ["đoàn", "quý", "hoa", "toán"])
def test_a_syllable_without_a_choice_keeps_its_tone(word: str) -> None:
    assert tone_moved(word) == word
