"""States of the embedded index that can be searched: the newest one, and those that were given out of late."""

from __future__ import annotations

import hashlib
import time
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path
from threading import Lock

import tantivy

from search.backends.embedded_folder import IndexFolder
from search.backends.embedded_schema import ID_COLUMN, RECORD_COLUMN, register
from search.backends.embedded_trouble import as_down
from search.backends.engine import Count, Counted

#: How long a view is kept after it was last asked for, and how many at most. One costs few kilobytes and the disk space
#: of files that a merge has replaced.
_KEPT_SECONDS = 600
_KEPT = 64

#: Counts remembered of a view: what a start page and the denominators of timelines ask again and again.
_REMEMBERED = 512


class Remembered:
    """What was counted of a view, as long as it was asked for of late. Threads may ask at the same time."""

    def __init__(self) -> None:
        self._counted: OrderedDict[Count, Counted] = OrderedDict()
        self._lock = Lock()

    def get(self, count: Count) -> Counted | None:
        """What was counted, if it is remembered."""
        with self._lock:
            counted = self._counted.get(count)
            if counted is not None:
                self._counted.move_to_end(count)
            return counted

    def keep(self, count: Count, counted: Counted) -> None:
        """Remember it."""
        with self._lock:
            self._counted[count] = counted
            if len(self._counted) > _REMEMBERED:
                self._counted.popitem(last=False)


@dataclass(frozen=True, slots=True)
class EmbeddedView:
    """One state of the index: a searcher sees no change."""

    token: str
    schema: tantivy.Schema
    searcher: tantivy.Searcher
    remembered: Remembered = field(default_factory=Remembered)

    def matches(self, query: tantivy.Query) -> int:
        """How many documents match."""
        return int(self.searcher.search(query, 1, count=True).count)  # type: ignore[attr-defined]  # its stub forgets it

    def record(self, address: tantivy.DocAddress) -> tuple[str, bytes]:
        """The id of a document, and what a hit shows of it."""
        stored = self.searcher.doc(address).to_dict()
        return stored[ID_COLUMN][0], bytes(stored[RECORD_COLUMN][0])

    def document_id(self, address: tantivy.DocAddress) -> str:
        """The id of a document."""
        return str(self.searcher.doc(address).get_first(ID_COLUMN))


class EmbeddedViews:
    """EmbeddedViews of the index that serves, which other processes may change or replace at any time."""

    def __init__(self, folder: IndexFolder) -> None:
        self._folder = folder
        self._lock = Lock()
        self._index: tuple[Path, tantivy.Index] | None = None
        self._seen: tuple[str, int, int] | None = None
        self._newest: EmbeddedView | None = None
        self._kept: OrderedDict[str, tuple[float, EmbeddedView]] = OrderedDict()

    def at(self, token: str) -> EmbeddedView | None:
        """The view of a token, if it is kept."""
        with self._lock:
            kept = self._kept.get(token)
            return None if kept is None else self._keep(kept[1])

    def newest(self) -> EmbeddedView:
        """The newest state. Asking the file system for it is cheaper than reloading each time."""
        with self._lock, as_down(f"the search index in {self._folder.path} cannot be read"):
            try:
                return self._keep(self._current())
            except (ValueError, OSError):  # another index may have taken over in between
                self._index = None
                return self._keep(self._current())

    def close(self) -> None:
        """Let go of all files."""
        with self._lock:
            self._index = self._seen = self._newest = None
            self._kept.clear()

    def _current(self) -> EmbeddedView:
        path = self._folder.serving()
        seen = _state(path)
        if self._newest is None or seen != self._seen:
            self._newest = self._opened(path)
            self._seen = seen
        return self._newest

    def _opened(self, path: Path) -> EmbeddedView:
        if self._index is None or self._index[0] != path:
            index = tantivy.Index.open(str(path))
            register(index)
            index.config_reader("manual")
            self._index = path, index
        index = self._index[1]
        token = None
        while token != (token := _token(path)):  # a commit may come between
            index.reload()
        return EmbeddedView(token, index.schema, index.searcher())

    def _keep(self, view: EmbeddedView) -> EmbeddedView:
        now = time.monotonic()
        _, kept = self._kept.pop(view.token, (now, view))
        self._kept[view.token] = now, kept
        while len(self._kept) > _KEPT or next(iter(self._kept.values()))[0] < now - _KEPT_SECONDS:
            self._kept.popitem(last=False)
        return kept


def _state(path: Path) -> tuple[str, int, int]:
    found = (path / "meta.json").stat()
    return path.name, found.st_mtime_ns, found.st_ino


def _token(path: Path) -> str:
    """Names a state: which files make it up. A merge gives other scores, for what was removed counts no longer."""
    return hashlib.blake2b(path.name.encode() + (path / "meta.json").read_bytes(), digest_size=9).hexdigest()
