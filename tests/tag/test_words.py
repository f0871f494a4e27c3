"""Words lie where the text has them, whatever the text is."""

from __future__ import annotations

import subprocess
import sys
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from newscrawl.tag.underthesea_tokens import followed_nfc
from newscrawl.tag.words import TaggedWord, tagged_sentences

#: What tokenisers trip over: respelt and decomposed letters, letters that compose across characters (Hangul) or never
#: do (U+0958), marks without a letter, unusual white space, half of a surrogate pair.
ODD = [
    *("hoà", "Thuỷ", "quí", "ðồng", "Ðảng", "nghành", "đ\u0323", "e\u0302\u0301", "\u0301", "a\u0323\u0302\u0301"),
    *("\u1100\u1161\u11a8", "\u0958\u093c", "\u0344", "\u2000", "\u00a0", "\t", "\u200b", "\x1c", "\x00", "\ud800"),
    *("🙂", "👩‍🏭", "ﬁ", "ｎ", "İ", "ß"),
]
NEWS = [
    *("LĐLĐ", "quận", "Vân", "Trì", "TP.", "T.Ư", "14/NQ-LĐLĐ", "1.200.000đ", "17h30", "5/6/2021", "v.v...", "QuýNgày"),
    *("lan.anh@example.vn", "https://congdoan.example.vn/tin?id=1", "“", "”", "(", ")", "–", "…", ";", "\n", " ", ":D"),
]
TEXTS = (
    st.lists(st.sampled_from([*ODD, *NEWS]), max_size=25).map(" ".join)
    | st.lists(st.sampled_from([*ODD, *NEWS]), max_size=25).map("".join)
    | st.text(max_size=60)
)


@settings(max_examples=400)
@given(TEXTS)
def test_words_lie_in_order_and_hold_every_character_but_white_space(text: str) -> None:
    held, end = set(), 0
    for word in _words(text):
        assert end <= word.start < word.end <= len(text)
        assert word.text == text[word.start : word.end]
        held |= set(range(word.start, word.end))
        end = word.end
    assert {place for place, character in enumerate(text) if not character.isspace()} <= held


@settings(max_examples=200)
@given(TEXTS)
def test_followed_text_is_its_nfc_and_its_places_never_fall_back(text: str) -> None:
    composed, origins = followed_nfc(text)
    assert composed == unicodedata.normalize("NFC", text)
    assert origins is None or (origins == sorted(origins) and len(origins) == len(composed) + 1)


def test_respelt_word_keeps_the_spelling_of_the_text() -> None:
    assert [word.text for word in _words("Chị Hoà, Uỷ  ban nhân dân")] == ["Chị", "Hoà", ",", "Uỷ  ban nhân dân"]


def test_decomposed_text_gives_the_words_of_its_nfc() -> None:
    text = "Công đoàn quận Vân Trì họp ở Hà Nội"
    decomposed = [unicodedata.normalize("NFC", word.text) for word in _words(unicodedata.normalize("NFD", text))]
    assert decomposed == [word.text for word in _words(text)]


def test_words_carry_parts_of_speech() -> None:
    assert [(word.text, word.pos) for word in _words("Ông Đạm thăm Hà Nội")][-1] == ("Hà Nội", "Np")


def test_chunks_come_when_asked_for() -> None:
    text = "Quận trao quà"
    assert [word.chunk for word in _words(text)] == [None, None, None]
    assert [word.chunk for sentence in tagged_sentences(text, chunks=True) for word in sentence][:2] == ["B-NP", "B-VP"]


def test_word_knows_its_capital() -> None:
    assert [word.capital for word in (TaggedWord("Quận", 0, 4, "N"), TaggedWord("quận", 0, 4, "N"))] == [True, False]


def test_text_without_words_has_no_sentences() -> None:
    assert tagged_sentences(" \n\t\u00a0") == []


@pytest.mark.parametrize("unit", ["a+", "(a", "A.", "1,", "http://a.b/", "a@", "w(a(", "..a", "QuýN", ":D"])
def test_time_grows_with_the_length_alone(unit: str) -> None:
    # With a square of the length this would take minutes.
    assert _words(unit * 2_000)


LOADS = "import sys, threading; from newscrawl.tag.words import tagged_sentences\n"


def test_threads_may_begin_at_once() -> None:
    code = LOADS + (
        "gate, seen = threading.Barrier(8), []\n"
        "def work(): gate.wait(); seen.append(len(tagged_sentences('Quận họp', chunks=True)[0]))\n"
        "threads = [threading.Thread(target=work) for _ in range(8)]\n"
        "[thread.start() for thread in threads]; [thread.join() for thread in threads]\n"
        "sys.exit(seen != [2] * 8)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.slow
@pytest.mark.parametrize("moment", [1, 40, 80, 120, 160, 200])
def test_loading_that_was_interrupted_can_be_begun_again(moment: int) -> None:
    code = LOADS + (
        "import builtins; count, load = 0, builtins.__import__\n"
        "def interrupted(name, globals=None, *rest, **named):\n"
        "    global count\n"
        "    if globals and str(globals.get('__name__', '')).startswith('underthesea'):\n"
        "        count += 1\n"
        f"        if count == {moment}: raise KeyboardInterrupt\n"
        "    return load(name, globals, *rest, **named)\n"
        "builtins.__import__ = interrupted\n"
        "try: tagged_sentences('Quận họp')\n"
        "except KeyboardInterrupt: pass\n"
        "else: sys.exit('not interrupted')\n"
        "sys.exit(len(tagged_sentences('Quận họp')[0]) != 2)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def _words(text: str) -> list[TaggedWord]:
    return [word for sentence in tagged_sentences(text) for word in sentence]
