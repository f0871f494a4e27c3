"""The model of names: what it finds, what is refused in its place, and that the shipped one goes with this code."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest

import newscrawl
import search
from newscrawl.errors import UsageError
from newscrawl.tag.entities import find_entities
from newscrawl.tag.name_model import (
    FOLDER,
    LEXICON,
    RECORD,
    VERSION,
    WEIGHTS,
    NameModel,
    check_model,
    digest_of,
    read_model,
    sentences_of,
)
from newscrawl.tag.spans import Span
from tests.command import clean_environment
from tests.tag.tiny import sentence, write_model, write_record
from training.__main__ import INGREDIENTS

PACKAGES = (Path(newscrawl.__file__).parent, Path(search.__file__).parent)


@pytest.fixture(scope="module")
def tiny(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_model(tmp_path_factory.mktemp("tiny") / "model")


@pytest.fixture(scope="module")
def model(tiny: Path) -> NameModel:
    return read_model(tiny)


@pytest.fixture
def folder(tiny: Path, tmp_path: Path) -> Path:
    """A copy of the model to be broken."""
    return Path(shutil.copytree(tiny, tmp_path / "model"))


def test_model_labels_a_sentence_that_it_has_not_seen(model: NameModel) -> None:
    labels = model.labels([sentence("Ông Tạ Đình Lương dự hội nghị của LĐLĐ quận Đại Khê.")])
    person, organisation = ["B-PER", "I-PER", "L-PER"], ["B-ORG", "I-ORG", "I-ORG", "L-ORG"]
    assert labels == [["O", *person, "O", "O", "O", "O", *organisation, "O"]]


def test_model_finds_spans_of_all_types(model: NameModel) -> None:
    text = "LĐLĐ huyện Đại Khê họp tại phường Kim Đài.\nBà Tạ Thị Lương cùng các công đoàn cơ sở thăm xã Kim Đài."
    found = [(span.type, text[span.start : span.end]) for span in model.spans(sentences_of(text, ()))]
    assert found == [
        ("ORG", "LĐLĐ huyện Đại Khê"),
        ("LOC", "phường Kim Đài"),
        ("PER", "Tạ Thị Lương"),
        ("LOC", "xã Kim Đài"),
    ]


def test_text_without_words_has_no_spans(model: NameModel) -> None:
    assert model.spans(sentences_of(" \n", ())) == []


def test_entities_are_found_with_the_model_that_is_given(model: NameModel) -> None:
    text = "Ông Tạ Đình Lương dự hội nghị. Sau đó Lương về."
    found = [(span.type, text[span.start : span.end]) for span in find_entities(text, model=model)]
    assert found[0] == ("PER", "Tạ Đình Lương")


def test_tokens_of_dates_and_documents_are_marked() -> None:
    text = "Ngày 20/10, quận họp về 14/NQ-LĐLĐ."
    [(row, fixed)] = sentences_of(text, (Span("DATE", 0, 10), Span("DOC", 24, 34)))
    marked = [token.text for token, mark in zip(row, fixed, strict=True) if mark]
    assert marked == ["Ngày", "20", "/", "10", "14", "/", "NQ", "-", "LĐLĐ"]


def no_folder(folder: Path) -> None:
    shutil.rmtree(folder)


def no_record(folder: Path) -> None:
    (folder / RECORD).unlink()


def damaged_record(folder: Path) -> None:
    (folder / RECORD).write_text("version =", encoding="utf-8")


def record_of_other_bytes(folder: Path) -> None:
    (folder / RECORD).write_bytes(b"\xff\xfe")


def empty_record(folder: Path) -> None:
    (folder / RECORD).write_text("", encoding="utf-8")


def other_version(folder: Path) -> None:
    write_record(folder, VERSION + 1)


def changed_weights(folder: Path) -> None:
    (folder / WEIGHTS).write_bytes((folder / WEIGHTS).read_bytes()[:-1])


def no_weights(folder: Path) -> None:
    (folder / WEIGHTS).unlink()


def changed_lexicon(folder: Path) -> None:
    (folder / LEXICON).write_bytes(b"")


def no_lexicon(folder: Path) -> None:
    (folder / LEXICON).unlink()


BROKEN: dict[Callable[[Path], None], str] = {
    no_folder: "no model of names in {folder}",
    no_record: "no model of names in {folder}",
    damaged_record: "no model of names in {folder}",
    record_of_other_bytes: "no model of names in {folder}",
    empty_record: "{folder} is version None, not " + str(VERSION),
    other_version: f"{{folder}} is version {VERSION + 1}, not {VERSION}",
    changed_weights: f"{{folder}}/{WEIGHTS} is missing or changed",
    no_weights: f"{{folder}}/{WEIGHTS} is missing or changed",
    changed_lexicon: f"{{folder}}/{LEXICON} is missing or changed",
    no_lexicon: f"{{folder}}/{LEXICON} is missing or changed",
}
broken = pytest.mark.parametrize("damage", BROKEN, ids=lambda damage: damage.__name__)


@broken
def test_broken_model_is_refused_with_what_to_do(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    with pytest.raises(UsageError) as raised:
        read_model(folder)
    message = str(raised.value)
    assert BROKEN[damage].format(folder=folder) in message
    assert "`make train`" in message


@broken
def test_broken_model_is_seen_before_it_is_loaded(folder: Path, damage: Callable[[Path], None]) -> None:
    damage(folder)
    with pytest.raises(UsageError):
        check_model(folder)


def test_whole_model_passes_the_check(folder: Path) -> None:
    check_model(folder)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    """The program installed once more, so that its model can be broken; what its folder of packages is."""
    for package in PACKAGES:
        shutil.copytree(package, tmp_path / "site" / package.name, ignore=shutil.ignore_patterns("__pycache__"))
    return tmp_path / "site"


def tagged(site: Path, *lines: dict[str, str]) -> subprocess.CompletedProcess[str]:
    """`newscrawl tag` of that installation."""
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "newscrawl", "tag"],
        input="".join(json.dumps(line) + "\n" for line in lines),
        env=clean_environment() | {"PYTHONPATH": str(site)},
        cwd=site.parent,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


LINE = {"id": "a1", "text": "LĐLĐ quận Vân Trì họp.", "published": "2024-05-16"}


def test_command_tags_with_the_model_of_its_installation(installed: Path, tiny: Path) -> None:
    shutil.rmtree(installed / "newscrawl" / "tag" / FOLDER.name, ignore_errors=True)
    shutil.copytree(tiny, installed / "newscrawl" / "tag" / FOLDER.name)
    done = tagged(installed, LINE)
    assert (done.returncode, done.stderr) == (0, "")
    assert [mention["text"] for mention in json.loads(done.stdout)["mentions"]] == ["LĐLĐ quận Vân Trì"]


@pytest.mark.parametrize("damage", [no_folder, other_version, changed_weights], ids=lambda damage: damage.__name__)
def test_command_without_its_model_says_what_to_do_in_one_line(
    installed: Path, tiny: Path, damage: Callable[[Path], None]
) -> None:
    folder = installed / "newscrawl" / "tag" / FOLDER.name
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(tiny, folder)
    damage(folder)
    done = tagged(installed, LINE)
    assert (done.returncode, done.stdout) == (2, "")
    [message] = done.stderr.splitlines()
    assert BROKEN[damage].format(folder=folder) in message
    assert "`make train`" in message


def test_shipped_model_is_whole_and_of_this_version() -> None:
    check_model()


def test_shipped_model_was_trained_with_the_tables_of_this_checkout() -> None:
    trained_with = tomllib.loads((FOLDER / RECORD).read_text(encoding="utf-8"))["ingredients"]
    changed = [name for name, digest in trained_with.items() if digest_of(FOLDER.parent / name) != digest]
    assert set(trained_with) == set(INGREDIENTS)
    assert changed == [], f"{', '.join(changed)} changed since the model of names was trained: run make train"


def test_shipped_model_is_small() -> None:
    assert sum(file.stat().st_size for file in FOLDER.iterdir()) <= 10_000_000
