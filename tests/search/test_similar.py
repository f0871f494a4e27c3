"""Articles about the same."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from evaluation.similar import share_found
from newscrawl.models import Article, Block, Mention
from search.backends.base import Backend
from search.query import Or, Phrase, Word
from search.request import RequestError
from search.services import Services
from search.similar import MOST_PAIRS, about, similar
from tests.search.served import LED, REPRINT, Fetched, archive, identity


def article(title: str, text: str, name: str = "a") -> Article:
    return Article(name, f"https://songvang.example/{name}.html", "songvang", title, None, (Block("paragraph", text),))


def pairs(found: object) -> list[str]:
    nodes = found.nodes if isinstance(found, Or) else (found,)
    return [" ".join(word.text for word in node.words) for node in nodes if isinstance(node, Phrase)]


def test_most_of_what_is_found_is_about_the_same(backend: Backend) -> None:
    # Chance would give .11; each change of the words or the ranking shows here (`python -m evaluation.similar`).
    shares = share_found(backend)
    assert sum(shares.values()) / len(shares) >= 0.7


def test_commonest_pairs_are_asked_for_first() -> None:
    asked = about(article("Giải", "Nhà trọ mới. Nhà trọ cũ. Bếp ăn."))
    assert pairs(asked) == ["nhà trọ", "trọ mới", "trọ cũ", "bếp ăn"]


def test_pair_of_the_title_comes_before_one_of_the_text() -> None:
    assert pairs(about(article("Bếp ăn", "Nhà trọ. Nhà trọ.")))[0] == "bếp ăn"


def test_words_that_punctuation_parts_are_no_pair() -> None:
    assert pairs(about(article("Giải", "Bếp, ăn. Nhà trọ"))) == ["nhà trọ"]


def test_dates_are_not_what_an_article_is_about() -> None:
    text = "Giải\nsáng 14/5 nhà trọ"
    date_mention = Mention("DATE", 5, 14, text[5:14], "2024-05-14")
    assert pairs(about(article("Giải", "sáng 14/5 nhà trọ"), [date_mention])) == ["nhà trọ"]


def test_word_without_diacritics_is_asked_for_as_any_that_folds_to_it() -> None:
    assert about(article("x", "ban tin")) == Phrase((Word("ban", False), Word("tin", False)))


def test_long_article_is_asked_for_by_a_bounded_query() -> None:
    asked = about(article("Giải", " ".join(f"chữ{number}" for number in range(500))))
    assert isinstance(asked, Or)
    assert len(asked.nodes) == MOST_PAIRS


def test_article_without_two_words_side_by_side_asks_for_nothing() -> None:
    assert about(article("Giải", "…")) is None


def test_reprints_of_the_article_are_not_similar_to_it(served: Services) -> None:
    own = {identity(LED), identity(REPRINT)}
    hits = similar(served.catalogue, served.backend, identity(LED)) or ()
    assert hits
    assert not own & {hit.id for hit in hits}


def test_article_without_words_has_none_similar(tmp_path: Path) -> None:
    alone = Article("", "https://songvang.example/x.html", "songvang", "Tin", None, (), published=date(2024, 5, 1))
    with archive(tmp_path, [Fetched(alone)]) as services:
        assert similar(services.catalogue, services.backend, identity(alone)) == ()


def test_unknown_article_is_none(served: Services) -> None:
    assert similar(served.catalogue, served.backend, "0000") is None


@pytest.mark.parametrize("size", [0, 200])
def test_size_out_of_bounds_is_refused(served: Services, size: int) -> None:
    with pytest.raises(RequestError):
        similar(served.catalogue, served.backend, identity(LED), size)
