"""Headlines made of what articles begin with."""

from __future__ import annotations

from tests.tag.tiny import article
from training.headlines import shouted


def test_title_and_lead_stand_in_capitals() -> None:
    assert shouted(article("a1", "Quận họp", "Sáng nay", "Ông nói")).text == "QUẬN HỌP\nSÁNG NAY"


def test_mentions_of_title_and_lead_keep_their_places() -> None:
    headline = shouted(article("a1", "⟦ORG|LĐLĐ quận⟧ họp", "Ông ⟦PER|Đạm⟧ dự", "Bà ⟦PER|Miên⟧ nói"))
    assert [headline.text[span.start : span.end] for span in headline.mentions] == ["LĐLĐ QUẬN", "ĐẠM"]


def test_article_of_one_line_is_its_headline() -> None:
    assert shouted(article("a1", "Quận họp")).text == "QUẬN HỌP"


def test_letter_that_two_capitals_stand_for_stays() -> None:
    headline = shouted(article("a1", "Hãng Groß mời ⟦PER|Đạm⟧"))
    assert [headline.text[span.start : span.end] for span in headline.mentions] == ["ĐẠM"]
