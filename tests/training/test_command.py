"""`make train`: refused without its material, and a model that can be used where it has it."""

from __future__ import annotations

import os
import subprocess
from itertools import pairwise
from pathlib import Path

import pytest

from newscrawl.tag.lexicon import Lexicon
from newscrawl.tag.name_model import LEXICON, RECORD, WEIGHTS, read_model, sentences_of
from newscrawl.tag.units import units
from tests.command import clean_environment
from tests.training.material import row, write_corpus, write_gold
from training.__main__ import annotated, main

ROOT = Path(__file__).parents[2]
#: numpy and scikit-learn are not among what tests need: `make train` installs them apart.
PYTHON = ROOT / ".venv-train" / "bin" / "python"


def test_missing_gold_is_refused_with_the_option_that_names_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--shared", str(tmp_path)])
    assert f"no gold/ in {tmp_path}: name its folder with --shared" in capsys.readouterr().err


def test_missing_corpus_is_refused_before_anything_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit, match="2"):
        main(["--shared", str(write_gold(tmp_path / "shared")), "--folder", str(tmp_path / "model")])
    assert "no corpus/ in" in capsys.readouterr().err
    assert not (tmp_path / "model").exists()


def test_training_takes_the_gold_articles_and_our_own(tmp_path: Path) -> None:
    gold, others = annotated(write_corpus(write_gold(tmp_path), [row("c1", "Họp")]))
    assert [article.id for article in gold] == ["g1"]
    assert "w01" in {article.id for article in others}


@pytest.fixture(scope="module")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a model that the command trained on few words: names of communes in three kinds of sentence."""
    if not PYTHON.exists():
        reason = "what training needs is not installed: make .venv-train/.installed"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    names = sorted(units().names("commune"))[:600]
    kinds = ("Bà con xã {0} trồng lúa cùng xã {1}.", "Ông {0} gặp ông {1} ở chợ.", "Tàu {0} đi trước tàu {1} ra khơi.")
    lines = [kinds[number % 3].format(*pair) for number, pair in enumerate(pairwise(names))]
    shared = write_gold(tmp_path_factory.mktemp("shared"))
    write_corpus(shared, [row(f"c{time}", *lines) for time in range(8)])
    subprocess.run(
        [PYTHON, "-m", "training", "--shared", shared, "--folder", shared / "model"],
        cwd=ROOT, env=clean_environment(), check=True, capture_output=True, timeout=600,
    )  # fmt: skip
    return shared / "model"


@pytest.mark.slow
def test_trained_model_can_be_used(trained: Path) -> None:
    text = "Ông Tạ Đình Lương dự hội nghị của LĐLĐ quận Long Biên."
    found = [(span.type, text[span.start : span.end]) for span in read_model(trained).spans(sentences_of(text, ()))]
    assert found == [("PER", "Tạ Đình Lương"), ("ORG", "LĐLĐ quận Long Biên")]


@pytest.mark.slow
def test_folder_of_the_model_holds_weights_lexicon_and_record(trained: Path) -> None:
    assert {file.name for file in trained.iterdir()} == {WEIGHTS, LEXICON, RECORD}
    assert "gold_articles = 1\n" in (trained / RECORD).read_text(encoding="utf-8")


@pytest.mark.slow
def test_lexicon_has_coarse_and_fine_clusters(trained: Path) -> None:
    coarse, fine = zip(*Lexicon.read(trained / LEXICON).clusters.values(), strict=True)
    assert 1 < len(set(coarse)) < len(set(fine))
