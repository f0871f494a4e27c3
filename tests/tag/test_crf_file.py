from __future__ import annotations

from pathlib import Path

import pytest
from underthesea_core import CRFModel, CRFTagger, CRFTrainer

from newscrawl.errors import UsageError
from newscrawl.tag.crf_file import read_crf_file

SENTENCES = [[["w=quận"], ["w=họp"]], [["w=huyện"], ["w=họp", "last"]]]
LABELS = [["N", "V"], ["N", "V"]]


@pytest.fixture
def model(tmp_path: Path) -> Path:
    trainer = CRFTrainer()
    trainer.set_max_iterations(20)
    path = tmp_path / "model.crf"
    trained: CRFModel = trainer.train(SENTENCES, LABELS)
    trained.save(str(path))
    return path


def test_model_has_its_labels_and_attributes(model: Path) -> None:
    read = read_crf_file(model)
    assert sorted(read.labels) == ["N", "V"]
    assert sorted(read.attributes) == ["last", "w=huyện", "w=họp", "w=quận"]


def test_weights_give_the_score_of_the_tagger(model: Path) -> None:
    read = read_crf_file(model)
    tagger = CRFTagger()
    tagger.load(str(model))
    labels, score = tagger.tag_with_score(SENTENCES[1])
    path = [read.labels.index(label) for label in labels]
    states = {(read.attributes[attribute], label): weight for attribute, label, weight in read.states}
    turns = {(source, target): weight for source, target, weight in read.transitions}
    ours = sum(
        states.get((feature, label), 0) for row, label in zip(SENTENCES[1], path, strict=True) for feature in row
    )
    assert ours + turns.get((path[0], path[1]), 0) == pytest.approx(score)


@pytest.mark.parametrize("damage", [lambda data: b"", lambda data: b"no model" * 20, lambda data: data[:-40]])
def test_damaged_file_is_refused(model: Path, damage: type) -> None:
    model.write_bytes(damage(model.read_bytes()))
    with pytest.raises(UsageError, match="is no CRFsuite model"):
        read_crf_file(model)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.crf cannot be read"):
        read_crf_file(tmp_path / "none.crf")
