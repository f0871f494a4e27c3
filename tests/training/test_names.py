"""Examples and weights: what the trainer makes of annotated articles."""

from __future__ import annotations

from pathlib import Path

import pytest

from newscrawl.tag.crf_file import read_crf_file
from newscrawl.tag.features import FeatureMaker
from newscrawl.tag.name_model import NameModel, sentences_of
from newscrawl.tag.surroundings import said_of_names
from tests.tag.tiny import WORDS, article, articles, sentence
from training.names import Trainer, fixed_spans

MARKED = "Ông ⟦PER|Tạ Đình Lương⟧ dự."


@pytest.fixture(scope="module")
def weights(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("weights") / "names.crf"
    trainer = Trainer(WORDS)
    trainer.train([example for one in articles() for example in trainer.examples(one)], file)
    return file


def test_each_token_of_a_sentence_has_features_and_a_label() -> None:
    features, labels = Trainer(WORDS).examples(article("a1", MARKED))[0]
    assert labels == ["O", "B-PER", "I-PER", "L-PER", "O", "O"]
    assert [len(names) > 1 for names in features] == [True] * 6


def test_each_sentence_is_an_example() -> None:
    examples = Trainer(WORDS).examples(article("a1", "Tin", "Quận", MARKED, "Huyện họp."))
    assert [labels for _, labels in examples[:4]] == [
        ["O"],
        ["O"],
        ["O", "B-PER", "I-PER", "L-PER", "O", "O"],
        ["O"] * 3,
    ]


def test_headline_is_an_example_once_more_in_capitals() -> None:
    examples = Trainer(WORDS).examples(article("a1", "⟦ORG|LĐLĐ quận Vân Trì⟧ mở hội thi", "Tin", "Quận họp."))
    shouted = [labels for features, labels in examples if any("shouted" in names for names in features)]
    assert shouted == [["B-ORG", "I-ORG", "I-ORG", "L-ORG", "O", "O", "O"]]


def test_dates_and_documents_have_no_label() -> None:
    labels = Trainer(WORDS).examples(article("a1", "⟦DATE|Ngày 20/10|2021-10-20⟧ có ⟦DOC|14/NQ-LĐLĐ⟧."))[0][1]
    assert set(labels) == {"O"}


def test_dates_and_documents_are_marked_as_in_use() -> None:
    text = "Ngày 20/10/2021 có Nghị quyết 14/NQ-LĐLĐ."
    fixed = fixed_spans(article("a1", text))
    assert [(span.type, text[span.start : span.end]) for span in fixed] == [
        ("DATE", "Ngày 20/10/2021"),
        ("DOC", "14/NQ-LĐLĐ"),
    ]


def test_unwanted_features_are_left_out() -> None:
    examples = Trainer(WORDS, lambda name: not name.startswith("w=")).examples(article("a1", MARKED))
    made = {name for features, _ in examples for names in features for name in names}
    assert "-1w=ông" in made
    assert not any(name.startswith("w=") for name in made)


def test_weights_are_for_the_labels_and_the_features_seen_twice(weights: Path) -> None:
    read = read_crf_file(weights)
    assert set(read.labels) == {"O", "B-PER", "I-PER", "L-PER", "B-ORG", "I-ORG", "L-ORG", "B-LOC", "I-LOC", "L-LOC"}
    assert {"w=quận", "-1w=ông"} <= set(read.attributes)
    assert "w=lương" not in read.attributes


def test_features_in_use_are_those_of_training_that_the_weights_know(weights: Path) -> None:
    one = articles()[0]
    known = frozenset(read_crf_file(weights).attributes)
    sentences = sentences_of(one.text, fixed_spans(one))
    said = said_of_names([token.text for token in row] for row, _ in sentences)
    maker = FeatureMaker(WORDS, known)
    in_use = [maker.features(*each, said) for each in sentences]
    learnt = [features for features, _ in Trainer(WORDS).examples(one)][: len(in_use)]
    for mine, trained in zip(in_use, learnt, strict=True):
        assert [set(names) & known for names in mine] == [set(names) & known for names in trained]


def test_same_examples_give_the_same_weights(weights: Path, tmp_path: Path) -> None:
    trainer = Trainer(WORDS)
    trainer.train([example for one in articles() for example in trainer.examples(one)], tmp_path / "again.crf")
    assert (tmp_path / "again.crf").read_bytes() == weights.read_bytes()


def test_other_settings_give_other_weights(weights: Path, tmp_path: Path) -> None:
    trainer = Trainer(WORDS, settings={"max_iterations": 1, "feature.minfreq": 2})
    trainer.train([example for one in articles() for example in trainer.examples(one)], tmp_path / "other.crf")
    assert (tmp_path / "other.crf").read_bytes() != weights.read_bytes()


def test_averaged_perceptron_learns_as_well(tmp_path: Path) -> None:
    trainer = Trainer(WORDS, algorithm="ap", settings={"max_iterations": 10})
    trainer.train([example for one in articles() for example in trainer.examples(one)], tmp_path / "ap.crf")
    [labels] = NameModel(tmp_path / "ap.crf", WORDS).labels([sentence("Ông Tạ Đình Lương dự hội nghị.")])
    assert labels[1:4] == ["B-PER", "I-PER", "L-PER"]
