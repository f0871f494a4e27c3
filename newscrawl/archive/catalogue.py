"""The catalogue: runs, pages with their outcomes, articles with revisions and mentions, and the queue to the index."""

from __future__ import annotations

from typing import Self

from newscrawl.archive.articles import ArticleStore
from newscrawl.archive.changes import ChangeStore
from newscrawl.archive.coverage import CoverageStore
from newscrawl.archive.database import open_engine
from newscrawl.archive.index_lock import IndexLockStore
from newscrawl.archive.names import NameStore
from newscrawl.archive.pages import PageStore
from newscrawl.archive.publish import PublishStore
from newscrawl.archive.queue import QueueStore
from newscrawl.archive.runs import RunStore
from newscrawl.archive.stories import StoryStore


class Catalogue(
    RunStore,
    PageStore,
    PublishStore,
    ArticleStore,
    StoryStore,
    QueueStore,
    ChangeStore,
    IndexLockStore,
    NameStore,
    CoverageStore,
):
    """Everything known of what was fetched. Safe to use from several threads and processes.

    Each method that writes is one transaction. What it says of a method's part is in the store that it comes from.
    """

    @classmethod
    def open(cls, url: str) -> Self:
        """Open and migrate; `url` as SQLAlchemy writes it. Raises CatalogueError with one line why it cannot."""
        return cls(open_engine(url))

    def close(self) -> None:
        """Give back the connections."""
        self._engine.dispose()
