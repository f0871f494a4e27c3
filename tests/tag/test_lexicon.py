"""The lexicon's file, and which word a token is looked up by."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscrawl.tag.lexicon import Lexicon, cluster_key
from tests.tag.tiny import WORDS


def test_lexicon_is_read_as_it_was_written(tmp_path: Path) -> None:
    WORDS.write(tmp_path / "lexicon.gz")
    assert Lexicon.read(tmp_path / "lexicon.gz") == WORDS


def test_same_lists_in_another_order_give_the_same_bytes(tmp_path: Path) -> None:
    for name, words in (("one", ("họp", "quận")), ("other", ("quận", "họp"))):
        Lexicon(dict.fromkeys(words, (1, 2)), dict.fromkeys(words, 0), dict.fromkeys(words, "n")).write(tmp_path / name)
    assert (tmp_path / "one").read_bytes() == (tmp_path / "other").read_bytes()


def test_file_that_is_no_lexicon_is_refused(tmp_path: Path) -> None:
    (tmp_path / "lexicon.gz").write_bytes(b"no lexicon")
    with pytest.raises(OSError, match="Not a gzipped file"):
        Lexicon.read(tmp_path / "lexicon.gz")


@pytest.mark.parametrize(("word", "key"), [("quận", "quận"), ("9", "9"), ("20", "99"), ("2021", "999"), ("", "")])
def test_number_is_looked_up_by_its_length(word: str, key: str) -> None:
    assert cluster_key(word) == key
