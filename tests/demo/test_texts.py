"""The texts themselves: enough of them, all different, all about invented places."""

from __future__ import annotations

import csv
import re
import unicodedata
from itertools import combinations
from pathlib import Path

import pytest

from newscrawl.demo.texts import ARTICLES, SampleArticle, SampleTextError, load_articles, read_article
from tests.shared import SHARED

FIRST_EDITIONS = [article for article in load_articles() if article.head.edition == 1]

UNIT = "tỉnh|thành phố|quận|huyện|thị xã|thị trấn|phường|xã"
LETTER = "[A-ZĐÀ-Ỹ][a-zđà-ỹ]*"
#: An administrative unit with its name of two syllables: all the invented ones have two.
PLACE = re.compile(rf"\b({UNIT}) ({LETTER} {LETTER})", re.IGNORECASE)


def body(article: SampleArticle) -> str:
    return "\n".join([article.lead, *(block.text for block in article.blocks)])


def shingles(article: SampleArticle) -> set[tuple[str, ...]]:
    words = body(article).split()
    return {tuple(words[start : start + 4]) for start in range(len(words) - 3)}


def test_there_are_at_least_44_articles_over_three_years() -> None:
    years = [article.head.published.year for article in FIRST_EDITIONS]
    assert len(FIRST_EDITIONS) >= 44
    assert set(years) == {2022, 2023, 2024}


def test_no_two_articles_are_nearly_the_same_but_the_reprint() -> None:
    grams = {article.head.number: shingles(article) for article in FIRST_EDITIONS}
    alike = {
        pair
        for pair in combinations(grams, 2)
        if len(grams[pair[0]] & grams[pair[1]]) > 0.1 * min(len(grams[pair[0]]), len(grams[pair[1]]))
    }
    reprints = {
        tuple(sorted((article.head.number, article.head.reprint_of)))
        for article in FIRST_EDITIONS
        if article.head.reprint_of
    }
    assert {tuple(sorted(pair)) for pair in alike} == reprints


def test_reprint_has_the_text_and_neither_title_nor_date_of_the_original() -> None:
    (reprint,) = (article for article in FIRST_EDITIONS if article.head.reprint_of)
    original = next(article for article in FIRST_EDITIONS if article.head.number == reprint.head.reprint_of)
    assert body(reprint) == body(original)
    assert reprint.site != original.site
    assert reprint.head.title != original.head.title
    assert reprint.head.published.date() != original.head.published.date()


@pytest.mark.parametrize("article", load_articles(), ids=lambda article: str(article.head.number))
def test_article_has_120_to_500_syllables(article: SampleArticle) -> None:
    assert 120 <= len(body(article).split()) <= 500


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("*/*.md")), ids=lambda path: path.stem)
def test_file_is_composed_and_without_stray_spaces(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert not re.search(r"  |[ \t]\n| [,.;:!?]|\t", text)


def real_units() -> set[tuple[str, str]]:
    """(type word, name) of every real unit, in lower case."""
    files = list((SHARED / "places").glob("units-*.csv"))
    if not files:
        pytest.skip("the table of administrative units is not here (NEWSCRAWL_TEST_SHARED)")
    with files[0].open(encoding="utf-8-sig") as lines:
        names = {row[key] for row in csv.DictReader(lines) for key in ("Tỉnh Thành Phố", "Quận Huyện", "Phường Xã")}
    split = (re.match(rf"({UNIT}) (.+)", unicodedata.normalize("NFC", name or ""), re.IGNORECASE) for name in names)
    return {(found[1].lower(), found[2].strip().lower()) for found in split if found}


def test_places_are_invented() -> None:
    texts = "\n".join(article.head.title + "\n" + body(article) for article in FIRST_EDITIONS)
    named = {(kind.lower(), name.lower()) for kind, name in PLACE.findall(texts)}
    assert ("quận", "thiên hải") in named
    assert not named & real_units()


def test_bare_names_of_provinces_and_districts_are_invented() -> None:
    upper = {name for kind, name in real_units() if kind in ("tỉnh", "thành phố", "quận", "huyện", "thị xã")}
    texts = "\n".join(article.head.title + "\n" + body(article) for article in FIRST_EDITIONS)
    named = {name.lower() for kind, name in PLACE.findall(texts)}
    assert not named & upper


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("no head", "unpack"),
        ("+++\nnumber = \n+++\ntext", "Invalid value"),
        ("+++\nnumber = 1001\n+++\ntext", "Field required"),
        ('+++\nnumber = 1001\ntitle = "a"\nsection = "b"\npublished = 2022-01-01T00:00:00+07:00\n+++\n', "reprint_of"),
    ],
)
def test_unusable_file_is_refused_with_its_name(tmp_path: Path, text: str, complaint: str) -> None:
    path = tmp_path / "1001-wrong.md"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(SampleTextError, match=rf"1001-wrong.md: .*{complaint}|1001-wrong.md: [\s\S]*{complaint}"):
        read_article(path)


def test_number_used_twice_is_refused(tmp_path: Path) -> None:
    original = next(ARTICLES.glob("mau_quan/*.md")).read_text(encoding="utf-8")
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "same.md").write_text(original, encoding="utf-8")
    with pytest.raises(SampleTextError, match="two sample articles"):
        load_articles(tmp_path)
