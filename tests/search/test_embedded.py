"""What only the embedded index has: files, a lock, damage."""

from __future__ import annotations

import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from search.backends.embedded import EmbeddedBackend
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


def serving(folder: Path) -> Path:
    """The folder of the index that serves."""
    (pointer,) = folder.glob("serving-*")
    return pointer.resolve()


def indices(folder: Path) -> Iterator[str]:
    return (path.name for path in folder.glob("index-*"))


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
    with made._writing.serving(), pytest.raises(BackendDownError, match="LockBusy"):
        hurried.remove(["a"])
    hurried.remove(["a"])
    assert list(hurried.ids()) == ["b"]


def test_searches_go_on_while_another_writes(folder: Path, made: EmbeddedBackend) -> None:
    with made._writing.serving():
        assert EmbeddedBackend(folder).search(SearchRequest()).total == 2


@pytest.mark.parametrize("pattern", ["meta.json", "*.store", "*.term", "*.fast"])
def test_damaged_index_says_how_to_mend_it_and_prepare_makes_a_new_one(
    folder: Path, made: EmbeddedBackend, pattern: str
) -> None:
    made.close()
    for file in serving(folder).glob(pattern):
        file.write_bytes(file.read_bytes()[: file.stat().st_size // 2])
    backend = EmbeddedBackend(folder)
    with pytest.raises(BackendDownError, match="newscrawl index --all"):
        backend.search(SearchRequest())
    assert backend.prepare() is True
    assert list(backend.ids()) == []


def test_damaged_index_can_be_replaced_by_a_rebuilt_one(folder: Path, made: EmbeddedBackend) -> None:
    (serving(folder) / "meta.json").write_bytes(b"{")
    rebuilding = made.rebuild()
    rebuilding.send(documents(stored("c")))
    rebuilding.take_over()
    assert list(made.ids()) == ["c"]


def test_index_of_another_mapping_goes_once_this_one_holds_something(folder: Path, made: EmbeddedBackend) -> None:
    made.close()
    (pointer,) = folder.glob("serving-*")
    pointer.rename(folder / "serving-older")
    backend = EmbeddedBackend(folder)
    assert backend.prepare() is True
    assert len(list(indices(folder))) == 2  # programs of before still search it
    backend.send(documents(stored("c")))
    assert backend.prepare() is False
    assert list(indices(folder)) == [serving(folder).name]


def test_folder_that_cannot_be_written_is_a_clear_error(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with pytest.raises(BackendDownError, match="cannot make the search index"):
        EmbeddedBackend(tmp_path / "file" / "index").prepare()


def test_index_removed_under_a_running_server_is_down_until_it_is_made_anew(
    folder: Path, made: EmbeddedBackend
) -> None:
    reader = EmbeddedBackend(folder)
    assert reader.search(SearchRequest()).total == 2
    shutil.rmtree(folder)
    with pytest.raises(BackendDownError, match="newscrawl index --all"):
        reader.search(SearchRequest())
    EmbeddedBackend(folder).prepare()
    assert reader.search(SearchRequest()).total == 0


def test_writer_without_room_says_so_and_what_was_there_can_still_be_searched(
    folder: Path, made: EmbeddedBackend
) -> None:
    script = """
import resource, signal, sys
from pathlib import Path
from search.backends.embedded import EmbeddedBackend
from search.request import BackendDownError
from tests.search.stored import documents, stored
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))
try:
    EmbeddedBackend(Path(sys.argv[1])).send(documents(stored("c", body=[f"chữ {n}" for n in range(3000)])))
except BackendDownError as error:
    print(error)
"""
    assert resource.getrlimit(resource.RLIMIT_FSIZE)
    said = subprocess.run([sys.executable, "-c", script, str(folder)], check=True, capture_output=True, text=True)
    assert "cannot write the search index" in said.stdout
    assert sorted(made.ids()) == ["a", "b"]
    made.send(documents(stored("d")))
    assert sorted(made.ids()) == ["a", "b", "d"]
