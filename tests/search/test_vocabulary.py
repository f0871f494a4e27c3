from __future__ import annotations

import os
from pathlib import Path

import pytest

from search.query import And, Node, Not, Or, Phrase, TextScope, Vocabulary, VocabularyError, VocabularyFiles, Word, read
from search.query.limits import MOST_WORDS, MOST_WORDS_LOOKED_UP
from search.query.tree import wanted

OURS = VocabularyFiles().current()


def words(text: str, scope: TextScope = "text") -> tuple[Word, ...]:
    """The words of a text, each read as it is typed."""
    typed = read(f'"{text}"').typed
    found = (typed,) if isinstance(typed, Word) else typed.words if isinstance(typed, Phrase) else ()
    return tuple(Word(word.text, word.accented, scope) for word in found)


def word(text: str) -> Word:
    return words(text)[0]


def phrase(text: str, scope: TextScope = "text") -> Phrase:
    return Phrase(words(text, scope), 0, scope)


@pytest.mark.parametrize(
    ("q", "tree"),
    [
        ("CĐCS", Or((word("cđcs"), phrase("công đoàn cơ sở"), phrase("cđ cơ sở")))),
        ("lđlđ", Or((word("lđlđ"), phrase("liên đoàn lao động")))),
        ("ldld", Or((word("ldld"), phrase("liên đoàn lao động")))),
        ("liên đoàn lao động", Or((And(words("liên đoàn lao động")), word("lđlđ")))),
        ("lien doan lao dong", Or((And(words("lien doan lao dong")), word("lđlđ")))),
        ("Liên đoàn Lao dong quận", And((Or((And(words("liên đoàn lao dong")), word("lđlđ"))), word("quận")))),
        ("-BHYT a", And((Not(Or((word("bhyt"), phrase("bảo hiểm y tế")))), word("a")))),
        ("title:BHYT", Or((words("bhyt", "title")[0], phrase("bảo hiểm y tế", "title")))),
        ("KCN OR a", Or((word("kcn"), phrase("khu công nghiệp"), word("a")))),
        ('"KCN"', Or((word("kcn"), phrase("khu công nghiệp")))),
        ('"chủ tịch LĐLĐ quận"', Or((phrase("chủ tịch lđlđ quận"), phrase("chủ tịch liên đoàn lao động quận")))),
        ("TPHCM", Or((word("tphcm"), phrase("tp hcm"), phrase("thành phố hồ chí minh")))),
        ("TP.HCM", Or((phrase("tp hcm"), word("tphcm"), phrase("thành phố hồ chí minh")))),
    ],
)
def test_form_is_looked_for_by_its_other_names(q: str, tree: Node) -> None:
    assert read(q, OURS).tree == tree


@pytest.mark.parametrize(
    "q", ["dn", "cd", "liên đoàn", "liên OR đoàn lao động", "14/NQ-LĐLĐ", "liên title:đoàn lao động", "công việc đoàn"]
)
def test_what_is_no_form_stays(q: str) -> None:
    reading = read(q, OURS)
    assert reading.tree == reading.typed
    assert reading.also == ()


@pytest.mark.parametrize("q", ["DN", "CD", "cđ", "CĐ"])
def test_short_abbreviation_counts_in_capitals_or_with_its_diacritics(q: str) -> None:
    assert read(q, OURS).also != ()


def test_what_is_searched_as_well_is_named() -> None:
    assert read("BCH LĐLĐ", OURS).also == ("Ban Chấp hành", "Liên đoàn Lao động")


def test_longest_form_wins() -> None:
    assert read("tổng liên đoàn lao động việt nam", OURS).also == (
        "TLĐ",
        "TLĐLĐ",
        "TLĐLĐVN",
        "Tổng Liên đoàn",
        "Tổng LĐLĐ",
    )


def test_distance_of_a_phrase_holds_for_its_other_forms() -> None:
    assert Phrase(words("liên đoàn lao động quận"), 4) in wanted(read('"lđlđ quận"~4', OURS).tree)


def test_without_a_vocabulary_nothing_is_looked_up() -> None:
    assert read("LĐLĐ").tree == word("lđlđ")


def test_looking_up_is_bounded_and_said() -> None:
    reading = read("lđlđ " * MOST_WORDS, OURS)
    terms = [each for node in getattr(reading.tree, "nodes", ()) for each in getattr(node, "nodes", (node,))]
    assert sum(len(each.words) if isinstance(each, Phrase) else 1 for each in terms) <= MOST_WORDS_LOOKED_UP
    assert [note.code for note in reading.notes] == ["vocabulary"]


def test_each_form_of_the_file_is_found_by_each_other_form() -> None:
    for group in OURS.groups:
        for form in group.forms:
            also = read(f'"{form.name}"', OURS).also
            assert set(also) & {other.name for other in group.forms} or len(group.forms) == 1, form.name


def own(folder: Path, text: str) -> Path:
    path = folder / "vocabulary.toml"
    path.write_text(text, encoding="utf-8")
    return path


def with_own(folder: Path, text: str) -> Vocabulary:
    return VocabularyFiles(own(folder, text)).current()


def test_own_group_comes_beside_ours(tmp_path: Path) -> None:
    vocabulary = with_own(tmp_path, '[[group]]\nshort = ["QTD"]\nfull = ["Quỹ tín dụng"]\n')
    assert read("qtd", vocabulary).also == ("Quỹ tín dụng",)
    assert read("lđlđ", vocabulary).also == ("Liên đoàn Lao động",)


def test_own_group_takes_the_place_of_ours(tmp_path: Path) -> None:
    vocabulary = with_own(tmp_path, '[[group]]\nshort = ["BTV"]\nfull = ["biên tập viên"]\n')
    assert read("BTV", vocabulary).also == ("biên tập viên",)
    assert read("ban thường vụ", vocabulary).also == ()


def test_own_group_without_full_form_takes_ours_away(tmp_path: Path) -> None:
    assert read("DN", with_own(tmp_path, '[[group]]\nshort = ["DN"]\n')).also == ()


def test_changed_file_is_read_again(tmp_path: Path) -> None:
    path = own(tmp_path, "")
    files = VocabularyFiles(path)
    assert read("qtd", files.current()).also == ()
    own(tmp_path, '[[group]]\nshort = ["QTD"]\nfull = ["Quỹ tín dụng"]\n')
    assert read("qtd", files.current()).also == ("Quỹ tín dụng",)


def test_file_that_became_wrong_changes_nothing_and_is_logged(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    path = own(tmp_path, '[[group]]\nshort = ["QTD"]\nfull = ["Quỹ tín dụng"]\n')
    files = VocabularyFiles(path)
    own(tmp_path, "[[group]]\n")
    assert read("qtd", files.current()).also == ("Quỹ tín dụng",)
    assert "group 1: short must hold an abbreviation" in caplog.text


def test_same_stamp_is_not_read_again(tmp_path: Path) -> None:
    path = own(tmp_path, '[[group]]\nshort = ["QTD"]\nfull = ["Quỹ tín dụng"]\n')
    files = VocabularyFiles(path)
    before = files.current()
    os.utime(path, ns=(path.stat().st_atime_ns, path.stat().st_mtime_ns))
    assert files.current() is before


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[[group]\n", "line 1"),
        ("x = 1\n", "[[group]] tables only, not x"),
        ("group = 3\n", "[[group]] tables only"),
        ("group = [3]\n", "group 1: must be a [[group]] table"),
        ('[[group]]\nshort = ["A"]\n[[group]]\nfull = ["b c"]\n', "group 2: short must hold"),
        ('[[group]]\nshort = "A"\n', "short must be a list of texts"),
        ('[[group]]\nshort = ["QTD"]\nfull = [3]\n', "group 1 (QTD): full must be a list of texts"),
        ('[[group]]\nshort = ["QTD"]\nful = ["a b"]\n', "group 1 (QTD): unknown key ful"),
        ('[[group]]\nshort = ["QTD"]\nplain = "never"\n', 'plain must be "any" or "capitals"'),
        ('[[group]]\nshort = ["QTD"]\nfull = ["…"]\n', "full has a text without a word: “…”"),
    ],
)
def test_wrong_file_is_refused_in_one_sentence(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(VocabularyError, match=r"vocabulary\.toml") as error:
        with_own(tmp_path, text)
    assert told in str(error.value)
    assert "\n" not in str(error.value)


def test_file_of_their_own_need_not_be_there(tmp_path: Path) -> None:
    own = VocabularyFiles(tmp_path / "no.toml")
    assert read("LĐLĐ", own.current()).also == read("LĐLĐ", VocabularyFiles().current()).also
