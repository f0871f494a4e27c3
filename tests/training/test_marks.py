"""Marks on articles of the corpus: kept without their texts, put back on them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from newscrawl.tag.spans import Span
from tests.training.material import row, write_corpus
from training import marks
from training.gold import GoldArticle, GoldError
from training.marks import marked_articles, marked_ids, text_digest, write_marks

GOLD = """#meta {"id": "c2", "url": null, "published": "2021-10-21"}
#title Tin
#p Ông ⟦PER|Trần Hữu Đạm⟧ đến ⟦DATE|chiều 20/10|2021-10-20⟧.
"""
TEXT = "Tin\nÔng Trần Hữu Đạm đến chiều 20/10."
MARKED = (Span("PER", 8, 20), Span("DATE", 25, 36, "2021-10-20"))


@pytest.fixture
def shared(tmp_path: Path) -> Path:
    rows = [row("c1", "Quận họp."), row("c2", *TEXT.split("\n")[1:], published="2021-10-21"), row("c3", "Huyện họp.")]
    return write_corpus(tmp_path / "shared", rows)


@pytest.fixture
def gold(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with one marked article, and no marks kept yet."""
    monkeypatch.setattr(marks, "FILE", tmp_path / "marks.jsonl")
    (tmp_path / "gold").mkdir()
    (tmp_path / "gold" / "c2.gold").write_text(GOLD, encoding="utf-8")
    return tmp_path / "gold"


def test_kept_marks_are_put_back_on_the_article(shared: Path, gold: Path) -> None:
    write_marks(gold, shared)
    assert marked_articles(shared) == [GoldArticle("c2", date(2021, 10, 21), TEXT, MARKED)]


def test_kept_marks_hold_no_text(shared: Path, gold: Path) -> None:
    write_marks(gold, shared)
    [kept] = map(json.loads, marks.FILE.read_text(encoding="utf-8").splitlines())
    mentions = [["PER", 8, 20], ["DATE", 25, 36, "2021-10-20"]]
    assert kept == {"id": "c2", "sha256": text_digest(TEXT), "mentions": mentions}


def test_marked_articles_are_known_by_their_ids(shared: Path, gold: Path) -> None:
    write_marks(gold, shared)
    assert marked_ids() == {"c2"}


def test_further_marks_are_added_by_id(shared: Path, gold: Path) -> None:
    write_marks(gold, shared)
    (gold / "c2.gold").rename(gold / "c1.gold")
    (gold / "c1.gold").write_text('#meta {"id": "c1"}\n#title Tin\n#p Quận họp.\n', encoding="utf-8")
    assert write_marks(gold, shared) == 2
    assert [json.loads(line)["id"] for line in marks.FILE.read_text(encoding="utf-8").splitlines()] == ["c1", "c2"]


def test_marks_on_another_text_are_refused(shared: Path, gold: Path) -> None:
    (gold / "c2.gold").write_text(GOLD.replace("Ông", "Bà"), encoding="utf-8")
    with pytest.raises(GoldError, match=r"c2\.gold: its text is not the one in the corpus"):
        write_marks(gold, shared)


def test_article_that_changed_since_is_refused(shared: Path, gold: Path) -> None:
    write_marks(gold, shared)
    write_corpus(shared, [row("c2", "Bà Trần Hữu Đạm đến chiều 20/10.")])
    with pytest.raises(GoldError, match="the text of c2 is not the one that was marked"):
        marked_articles(shared)


def test_shipped_marks_lie_in_order_and_apart() -> None:
    for kept in map(json.loads, marks.FILE.read_text(encoding="utf-8").splitlines()):
        end = 0
        for type_, start, past, *value in kept["mentions"]:
            assert (end <= start < past, len(value)) == (True, int(type_ == "DATE"))
            end = past


def test_shipped_marks_are_places_only() -> None:
    for kept in map(json.loads, marks.FILE.read_text(encoding="utf-8").splitlines()):
        assert set(kept) == {"id", "sha256", "mentions"}
