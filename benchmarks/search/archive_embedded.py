"""A generated archive in embedded indexes."""

from __future__ import annotations

from contextlib import AbstractContextManager
from pathlib import Path
from types import TracebackType

from benchmarks.search import indexing_embedded
from benchmarks.search.archive import Archive
from benchmarks.search.articles import articles
from benchmarks.search.asked import Contender
from benchmarks.search.bare_embedded import BareEmbedded
from benchmarks.search.indexing import Way
from benchmarks.search.ours import Place
from benchmarks.search.pieces import Pieces
from benchmarks.search.plain_embedded import PlainEmbedded
from benchmarks.search.sizes import folder_size


class EmbeddedArchive(Archive):
    """tantivy, in folders."""

    def __init__(self, articles: int, folder: Path, url: str, *, kept: bool) -> None:
        super().__init__(articles, folder, url, kept=kept)
        self.place = Place("embedded:", folder / f"ours-{articles}", "newscrawl")
        self._plain = PlainEmbedded(folder / f"plain-{articles}")

    def plain_made(self) -> bool:
        """See `Archive`."""
        return self._plain.made

    def make_plain(self, pieces: Pieces) -> None:
        """See `Archive`."""
        self._plain.fill(articles(pieces, self.articles))

    def bare(self) -> Contender:
        """See `Archive`."""
        return BareEmbedded(self.place.data / "index")

    def plain(self) -> Contender:
        """See `Archive`."""
        return self._plain

    def sizes(self) -> dict[str, tuple[float, float]]:
        """See `Archive`."""
        return {"as it comes": (folder_size(self.place.data / "index"), folder_size(self._plain.folder))}

    def ways(self) -> AbstractContextManager[list[Way]]:
        """See `Archive`."""
        return indexing_embedded.ways()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """The folder is the caller's."""
