"""`crawl` and `demo`."""

from __future__ import annotations

import shlex
import sys
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newscrawl.cli.options import Data, configured, known_sources, opened_catalogue
from newscrawl.config import Config
from newscrawl.errors import UsageError
from newscrawl.sources import Sources

if TYPE_CHECKING:
    from newscrawl.crawl import CrawlOptions


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(crawl)
    app.command()(demo)


def crawl(
    source: Annotated[list[str] | None, typer.Argument(help="Keys of sources; all where none is named.")] = None,
    since: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], help="Pass over what feeds and sitemaps date before.")
    ] = None,
    limit: Annotated[int | None, typer.Option(min=1, help="At most so many articles a source.")] = None,
    backfill: Annotated[bool, typer.Option("--backfill", help="Walk the whole history.")] = False,
    from_warc: Annotated[
        list[Path] | None,
        typer.Option("--from-warc", help="Take every answer from WARC files (one or more), never from the network."),
    ] = None,
    data: Data = None,
) -> None:
    """Crawl union news into archive, catalogue and index."""
    from newscrawl.crawl import CrawlOptions

    config, sources = configured(data)
    files, keys = list(from_warc or []), list(source or [])
    if files:  # `--from-warc A B C`: what follows the first file and is no source is a file too
        files += [Path(word) for word in keys if word not in sources.by_key]
        keys = [word for word in keys if word in sources.by_key]
    missing = next((path for path in files if not path.is_file()), None)
    if missing is not None:
        raise UsageError(f"--from-warc: there is no file {missing}")
    options = CrawlOptions(since.date() if since else None, limit, backfill, tuple(files))
    crawl_and_report(config, sources, known_sources(sources, keys), options)


def demo(
    serve: Annotated[bool, typer.Option("--serve/--no-serve", help="Serve the search page afterwards.")] = True,
    port: Annotated[int, typer.Option(min=1, max=65535, help="Port of the search page.")] = 8650,
    data: Data = None,
) -> None:
    """Crawl the bundled sample sites through the whole chain, then serve the search page."""
    from newscrawl.crawl import CrawlOptions
    from newscrawl.demo.server import SampleSites

    config, _ = configured(data)
    with ExitStack() as stack:
        try:
            sites = stack.enter_context(SampleSites())
        except OSError as error:
            raise UsageError(f"the sample sites need this machine's ports 8651 to 8655: {error.strerror}") from error
        _refuse_foreign_archive(config, {source.key for source in sites.sources()})
        sites.write_sources(config.sources_folder)
        sources = Sources(sites.sources())
        typer.echo(f"Crawling {len(sources.by_key)} sample sites on this machine into {config.data}", err=True)
        crawl_and_report(config, sources, sorted(sources.by_key), CrawlOptions())
        if serve:
            from newscrawl.cli.serving import serve_archive

            serve_archive(config, sources, "127.0.0.1", port)


def crawl_and_report(config: Config, sources: Sources, keys: list[str], options: CrawlOptions) -> None:
    """Crawl, print the outcome table, and leave with 1 where something failed."""
    from newscrawl.cli.outcome_table import print_report
    from newscrawl.cli.progress import progress
    from newscrawl.crawl import run_crawl
    from newscrawl.spiders.opening import open_session

    session = open_session(config, sources)
    try:
        report = run_crawl(session, keys, options, shlex.join(sys.argv[1:]), progress)
    finally:
        session.catalogue.close()
    print_report(report)
    for problem in report.problems:
        typer.echo(f"newscrawl: {problem}", err=True)
    if report.problems:
        raise typer.Exit(1)


def _refuse_foreign_archive(config: Config, sample_keys: set[str]) -> None:
    """Invented articles must never get into an archive of real ones."""
    if config.lacks_catalogue:
        return
    with opened_catalogue(config) as catalogue:
        foreign = {status.source for status in catalogue.source_statuses()} - sample_keys
    if foreign:
        raise UsageError(
            f"the archive in {config.data} holds {min(foreign)}: give the demo a folder of its own, --data DIR"
        )
