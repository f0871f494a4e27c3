"""Our own articles: real units in place of the invented, mentions where they belong."""

from __future__ import annotations

import re
import tomllib

import pytest

from newscrawl.tag.units import units
from tests.tag.tiny import article
from training.gold import GoldArticle, read_folder
from training.written import FOLDER, UNITS_FILE, with_real_units, written_articles

INVENTED: dict[str, list[str]] = tomllib.loads(UNITS_FILE.read_text(encoding="utf-8"))
REAL = {level: units().names(level) for level in ("province", "district", "commune")}


def mentioned(one: GoldArticle) -> list[str]:
    return [one.text[span.start : span.end] for span in one.mentions]


@pytest.mark.parametrize("level", ["province", "district", "commune"])
def test_invented_unit_gets_the_name_of_a_real_one_of_its_level(level: str) -> None:
    renamed = with_real_units(article("w1", *(f"Ở ⟦LOC|{name}⟧ họp" for name in INVENTED[level])))
    assert set(mentioned(renamed)) <= REAL[level]  # type: ignore[index]


def test_unit_has_one_name_throughout_the_article() -> None:
    marked = "⟦ORG|LĐLĐ quận Ngọc Lam⟧ và ⟦LOC|Ngọc Lam⟧ đón ⟦PER|Miên⟧"
    organisation, place, person = mentioned(with_real_units(article("w1", marked)))
    assert (organisation, person) == (f"LĐLĐ quận {place}", "Miên")


def test_unit_in_capitals_is_renamed_in_capitals() -> None:
    small, capitals = mentioned(with_real_units(article("w1", "⟦LOC|Ngọc Lam⟧, ⟦LOC|NGỌC LAM⟧")))
    assert capitals == small.upper()


def test_another_article_gets_other_names() -> None:
    texts = {with_real_units(article(f"w{number}", "Ở ⟦LOC|Ngọc Lam⟧ họp")).text for number in range(5)}
    assert len(texts) > 1


def test_rest_of_the_text_stays() -> None:
    one = with_real_units(article("w1", "Ông ⟦PER|Trần Hữu Đạm⟧ ở ⟦LOC|Ngọc Lam⟧ về ⟦LOC|Mỹ Đài⟧ họp."))
    person, first, second = mentioned(one)
    assert one.text == f"Ông {person} ở {first} về {second} họp."
    assert person == "Trần Hữu Đạm"


def test_dates_keep_their_values() -> None:
    assert with_real_units(article("w1", "Ngọc Lam, ⟦DATE|20/10|2021-10-20⟧")).mentions[0].value == "2021-10-20"


def test_no_invented_unit_is_real() -> None:
    assert {name for names in INVENTED.values() for name in names} & set().union(*REAL.values()) == set()


def test_each_article_is_there_with_its_mentions_and_without_invented_units() -> None:
    names = re.compile("|".join(name for level in INVENTED.values() for name in level), re.IGNORECASE)
    read, made = read_folder(FOLDER), written_articles()
    assert [one.id for one in made] == [one.id for one in read]
    for before, after in zip(read, made, strict=True):
        assert names.findall(after.text) == []
        assert [span.type for span in after.mentions] == [span.type for span in before.mentions]
        assert [names.split(name) for name in mentioned(before) if not names.search(name)] == [
            [now] for now, name in zip(mentioned(after), mentioned(before), strict=True) if not names.search(name)
        ]


def test_articles_are_the_same_in_each_call() -> None:
    assert written_articles() == written_articles()


def test_each_article_has_an_id_of_its_own() -> None:
    ids = [one.id for one in read_folder(FOLDER)]
    assert len(set(ids)) == len(ids)
