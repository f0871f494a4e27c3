"""What a crawl shows while it runs: on a terminal a line a source, elsewhere nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.live import Live
from rich.table import Table

from newscrawl.models import Outcome
from newscrawl.outcomes import ARTICLE_OUTCOMES
from newscrawl.session import CrawlSession

_TROUBLE = (Outcome.FAILED, Outcome.BLOCKED)


@contextmanager
def progress(session: CrawlSession) -> Iterator[None]:
    """Show the session's tally until the block ends."""
    console = Console(stderr=True)
    if not console.is_terminal:
        yield
        return
    with Live(get_renderable=lambda: _table(session), console=console, refresh_per_second=4, transient=True):
        yield


def _table(session: CrawlSession) -> Table:
    table = Table("source", "responses", "articles", "trouble", box=None, title="crawling", title_justify="left")
    for source, tally in sorted(dict(session.tally).items()):
        articles = sum(tally[outcome] for outcome in ARTICLE_OUTCOMES)
        trouble = sum(tally[outcome] for outcome in _TROUBLE)
        table.add_row(source, str(tally.total()), str(articles), str(trouble) if trouble else "")
    return table
