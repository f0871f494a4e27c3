"""A generated archive in an engine: our index, the plain one, and how to ask them."""

from __future__ import annotations

from abc import ABC, abstractmethod
from contextlib import AbstractContextManager
from pathlib import Path

from benchmarks.search.articles import stories
from benchmarks.search.asked import Contender
from benchmarks.search.documents import documents
from benchmarks.search.indexing import Way
from benchmarks.search.ours import Place
from benchmarks.search.pieces import Pieces
from search.backends import open_backend
from search.backends.base import Backend
from search.delivery import BATCH


class Archive(AbstractContextManager["Archive"], ABC):
    """`articles` articles; what is made goes when it ends, unless it is `kept`."""

    place: Place

    def __init__(self, articles: int, folder: Path, url: str, *, kept: bool) -> None:
        self.articles = articles
        self.folder = folder
        self._url = url
        self._kept = kept

    def ours_made(self) -> bool:
        """Is our index there, whole, in the layout of today?"""
        backend = self._backend()
        held = backend.health().documents
        backend.close()
        return held == self.articles

    def make_ours(self, pieces: Pieces) -> None:
        """Build it as `newscrawl index --all` does."""
        backend = self._backend()
        backend.prepare()
        building = backend.rebuild()
        part = []
        for document in documents(stories(pieces, self.articles)):
            part.append(document)
            if len(part) == BATCH:
                building.send(part)
                part = []
        building.send(part)
        assert not building.settled()
        building.take_over()
        backend.close()

    @abstractmethod
    def plain_made(self) -> bool:
        """Is the plain index there, whole?"""

    @abstractmethod
    def make_plain(self, pieces: Pieces) -> None:
        """Build it."""

    @abstractmethod
    def bare(self) -> Contender:
        """The engine under our index."""

    @abstractmethod
    def plain(self) -> Contender:
        """The plain index."""

    @abstractmethod
    def sizes(self) -> dict[str, tuple[float, float]]:
        """MB of ours and of the plain one, in the states that there are."""

    @abstractmethod
    def ways(self) -> AbstractContextManager[list[Way]]:
        """Ours to index, and the engine's own, two by two."""

    def _backend(self) -> Backend:
        return open_backend(self.place.url, self.place.data / "index", self.place.index)
