"""The corpus as it is read."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.training.material import row, write_corpus
from training.corpus import CorpusArticle, paragraphs, read_corpus


def test_text_is_title_and_paragraphs_without_white_space_around_them(tmp_path: Path) -> None:
    shared = write_corpus(tmp_path, [row("c1", " Một ", "", "\tHai\u00a0", title="Tựa ")])
    assert list(read_corpus(shared)) == [CorpusArticle("c1", None, "Tựa\nMột\nHai")]


def test_text_is_composed(tmp_path: Path) -> None:
    [article] = read_corpus(write_corpus(tmp_path, [row("c1", "Ho\u0323p", title="Qua\u0302\u0323n")]))
    assert article.text == "Quận\nHọp"


@pytest.mark.parametrize(
    ("published", "day"),
    [(None, None), ("2021-10-21", date(2021, 10, 21)), ("2021-10-21T08:00:00+07:00", date(2021, 10, 21))],
)
def test_published_is_a_day(tmp_path: Path, published: str | None, day: date | None) -> None:
    [article] = read_corpus(write_corpus(tmp_path, [row("c1", "Họp", published=published)]))
    assert article.published == day


def test_paragraphs_leave_out_articles_that_are_learnt_from_elsewhere(tmp_path: Path) -> None:
    shared = write_corpus(tmp_path, [row("c1", "Một", "Hai"), row("c2", "Ba"), row("c3", "Bốn")])
    assert list(paragraphs(shared, but={"c2"})) == ["Tin", "Một", "Hai", "Tin", "Bốn"]


def test_missing_corpus_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        list(read_corpus(tmp_path))
