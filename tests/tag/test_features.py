"""What the model of names is told of a token."""

from __future__ import annotations

import pytest

from newscrawl.tag.feature_lists import ends_clause, is_shouted, shape
from newscrawl.tag.features import AllFeatures, FeatureMaker, Features
from newscrawl.tag.lexicon import Lexicon
from newscrawl.tag.name_model import sentences_of
from newscrawl.tag.spans import Span
from newscrawl.tag.surroundings import said_of_names
from tests.tag.tiny import WORDS, sentence

NOTHING = Lexicon({}, {}, {})
TEXT = "Chủ tịch LĐLĐ quận Vân Trì họp cùng bà Lê Thùy Miên."


def features(text: str, *, lexicon: Lexicon = WORDS, fixed: tuple[Span, ...] = ()) -> dict[str, set[str]]:
    """The features of each token of a one-sentence text, by its text."""
    [one] = sentences_of(text, fixed)
    said = said_of_names([[token.text for token in one.tokens]])
    table = FeatureMaker(lexicon, AllFeatures()).features(*one, said)
    return {token.text: set(names) for token, names in zip(one.tokens, table, strict=True)}


@pytest.mark.parametrize(
    ("text", "form"),
    [
        *[("Miên", "Aa"), ("LĐLĐ", "AA"), ("Đ", "A"), ("VinaTex", "AaA"), ("quận", "a"), ("eBay", "m")],
        *[("9", "9"), ("20", "9"), ("2021", "99"), (",", "."), ("🙂", ".")],
    ],
)
def test_shape_tells_how_a_token_is_written(text: str, form: str) -> None:
    assert shape(text) == form


def test_token_tells_its_word_and_those_beside_it() -> None:
    assert {"w=quận", "-1w=lđlđ", "+1w=vân", "-2w=tịch", "+2w=trì"} <= features(TEXT)["quận"]


def test_token_tells_what_the_lexicon_knows() -> None:
    assert {"k=2", "f=2", "c=1a", "-1c=4"} <= features(TEXT)["quận"]


def test_token_that_the_lexicon_does_not_know_says_so() -> None:
    assert {"k=-1", "f=-1", "c=?a"} <= features(TEXT, lexicon=NOTHING)["quận"]


def test_token_tells_part_of_speech_and_place_in_its_word() -> None:
    found = features(TEXT)
    assert ("p=BN" in found["Chủ"], "p=IN" in found["tịch"]) == (True, True)


def test_type_word_is_told_to_its_tokens_and_the_next() -> None:
    found = features(TEXT)
    assert "t=BOuni" in found["LĐLĐ"]
    assert "-1t=BOuni" in found["quận"]


def test_place_name_is_told_where_it_has_a_capital() -> None:
    found = features("Quận Long Biên mời tàu long biên")
    assert [name for name in found["Long"] if name.startswith("n=")] == ["n=BDX"]
    assert not [name for name in found["long"] if name.startswith("n=")]


def test_surname_is_told() -> None:
    found = features(TEXT)
    assert ("surname" in found["Lê"], "surname" in found["Thùy"]) == (True, False)


def test_last_type_word_of_an_organisation_reaches_the_tokens_behind_it() -> None:
    assert "h=lđlđ" in features(TEXT)["Vân"]


def test_last_type_word_ends_with_its_clause() -> None:
    found = features("LĐLĐ quận họp; ông Miên dự")
    assert "h=lđlđ" in found["họp"]
    assert "h=lđlđ" not in found["Miên"]


def test_run_of_capitals_tells_its_length_and_what_stands_around_it() -> None:
    found = features(TEXT)
    assert {"r=0/3", "rb=bà", "rB=cùng bà", "r1=lê", "rl=miên", "ra=.", "rs=3"} <= found["Lê"]
    assert "r=2/3" in found["Miên"]


def test_run_of_capitals_tells_what_the_lexicon_and_the_article_say_of_it() -> None:
    assert {"e=P3", "d=P"} <= features(TEXT)["Lê"]


def test_ending_of_a_name_is_looked_up_in_the_article() -> None:
    row, fixed = sentence("Khiêm đến")
    table = FeatureMaker(NOTHING, AllFeatures()).features(row, fixed, {"khiêm": "p"})
    assert "d=p" in table[0]


def test_token_of_a_date_or_document_is_told() -> None:
    found = features("LĐLĐ quận họp ngày 20/10 ở Vân Trì", fixed=(Span("DATE", 14, 24),))
    assert "fixed" in found["ngày"]
    assert "+1fixed" in found["họp"]
    assert "-1fixed" in found["ở"]
    assert "fixed" not in found["ở"]


def test_token_without_a_space_before_it_is_told() -> None:
    found = features(TEXT)
    assert ("glued" in found["."], "glued" in found["Miên"]) == (True, False)


def test_ends_of_the_sentence_are_told() -> None:
    found = features(TEXT)
    assert [text for text, names in found.items() if names & {"first", "last"}] == ["Chủ", "."]


def test_headline_in_capitals_is_told() -> None:
    assert all("shouted" in names for names in features("LĐLĐ QUẬN VÂN TRÌ HỌP").values())


def test_ordinary_words_far_from_names_get_next_to_nothing() -> None:
    found = features("Nay trời mưa rất to nên ai cũng lo ngại")
    assert found["ngại"] == {"far"}


@pytest.mark.parametrize(
    ("text", "shouted"),
    [
        ("LĐLĐ QUẬN VÂN TRÌ", True),
        ("LĐLĐ QUẬN 9", False),
        ("LĐLĐ quận Vân Trì", False),
        ("LĐLĐ QUẬN VÂN TRÌ họp", True),
    ],
)
def test_sentence_mostly_in_capitals_is_shouted(text: str, shouted: bool) -> None:
    assert is_shouted(sentence(text).tokens) == shouted


@pytest.mark.parametrize(
    ("text", "mark", "ends"),
    [("họp. Miên", ".", True), ("Q.2", ".", False), ("họp; Miên", ";", True), ("họp, Miên", ",", False)],
)
def test_clause_ends_at_a_mark_that_is_not_within_a_name(text: str, mark: str, ends: bool) -> None:
    row = [token for one in sentences_of(text, ()) for token in one.tokens]
    place = next(index for index, token in enumerate(row) if token.text == mark)
    assert ends_clause(row, place) == ends


def test_known_features_are_those_of_training_and_no_others() -> None:
    row, fixed = sentence(TEXT)
    said = said_of_names([[token.text for token in row]])
    every: Features = FeatureMaker(WORDS, AllFeatures()).features(row, fixed, said)
    for part in (0, 1):
        known = frozenset(name for names in every for name in names if len(name) % 2 == part)
        mine = FeatureMaker(WORDS, known).features(row, fixed, said)
        assert [sorted(names) for names in mine] == [sorted(name for name in names if name in known) for names in every]
