"""What only the embedded index has: files, a lock, damage."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from search.backends.embedded import EmbeddedBackend
from search.fields import MAPPING_VERSION
from search.request import BackendDownError, SearchRequest
from tests.search.stored import documents, stored


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "index"


@pytest.fixture
def made(folder: Path) -> EmbeddedBackend:
    backend = EmbeddedBackend(folder)
    backend.prepare()
    backend.send(documents(stored("a"), stored("b")))
    return backend


def test_index_that_was_never_made_says_how_to_make_it(folder: Path) -> None:
    backend = EmbeddedBackend(folder)
    with pytest.raises(BackendDownError, match="newscrawl index --all"):
        backend.search(SearchRequest())
    assert backend.health().reachable is False


def test_reader_sees_what_another_process_wrote(folder: Path, made: EmbeddedBackend) -> None:
    reader = EmbeddedBackend(folder)
    assert reader.search(SearchRequest()).total == 2
    script = (
        "import sys; from pathlib import Path; from search.backends.embedded import EmbeddedBackend;"
        "EmbeddedBackend(Path(sys.argv[1])).remove(['a'])"
    )
    subprocess.run([sys.executable, "-c", script, str(folder)], check=True)
    assert list(reader.ids()) == ["b"]


def test_writer_waits_for_another_and_then_says_that_it_is_busy(folder: Path, made: EmbeddedBackend) -> None:
    hurried = EmbeddedBackend(folder, lock_wait_seconds=0.05)
    with made._writer(), pytest.raises(BackendDownError, match="LockBusy"):
        hurried.remove(["a"])
    hurried.remove(["a"])
    assert list(hurried.ids()) == ["b"]


def test_searches_go_on_while_another_writes(folder: Path, made: EmbeddedBackend) -> None:
    with made._writer():
        assert EmbeddedBackend(folder).search(SearchRequest()).total == 2


@pytest.mark.parametrize("pattern", ["meta.json", "*.store", "*.term", "*.fast"])
def test_damaged_index_says_how_to_mend_it_and_prepare_makes_a_new_one(
    folder: Path, made: EmbeddedBackend, pattern: str
) -> None:
    made.close()
    for file in (folder / f"index-{MAPPING_VERSION}").glob(pattern):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    backend = EmbeddedBackend(folder)
    with pytest.raises(BackendDownError, match="newscrawl index --all"):
        backend.search(SearchRequest())
    assert backend.prepare() is True
    assert list(backend.ids()) == []


def test_index_of_another_mapping_is_replaced_by_an_empty_one(folder: Path, made: EmbeddedBackend) -> None:
    made.close()
    (folder / f"index-{MAPPING_VERSION}").rename(folder / "index-older")
    backend = EmbeddedBackend(folder)
    assert backend.prepare() is True
    assert [entry.name for entry in folder.glob("index-*")] == [f"index-{MAPPING_VERSION}"]


def test_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BackendDownError, match="cannot make the search index"):
        EmbeddedBackend(tmp_path / "file" / "index").prepare()


def test_open_reader_survives_that_the_index_is_made_anew(folder: Path, made: EmbeddedBackend) -> None:
    reader = EmbeddedBackend(folder)
    assert reader.search(SearchRequest()).total == 2
    for file in (folder / f"index-{MAPPING_VERSION}").iterdir():
        file.unlink()
    with pytest.raises(BackendDownError):
        reader.search(SearchRequest())
    EmbeddedBackend(folder).prepare()
    assert reader.search(SearchRequest()).total == 0
