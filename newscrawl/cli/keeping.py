"""`rebuild`, `verify`, `backup` and `restore`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from newscrawl.cli.options import Data, SourceKey, configured, known_sources, opened_backend, opened_catalogue
from newscrawl.errors import OperationError, UsageError

if TYPE_CHECKING:
    from newscrawl.archive.catalogue import Catalogue
    from newscrawl.config import Config


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (rebuild, verify, backup, restore):
        app.command()(command)


def rebuild(source: SourceKey = None, data: Data = None) -> None:
    """Digest the archive again and publish, without the network."""
    from newscrawl.rebuild import rebuild as rebuild_archive

    config, sources = configured(data)
    if source is not None:
        known_sources(sources, [source])
    if not config.archive_folder.is_dir():
        raise UsageError(f"there is no archive in {config.data}")
    with opened_catalogue(config, must_exist=False) as catalogue:
        report = rebuild_archive(config, sources, catalogue, source)
        counts = ", ".join(f"{outcome.value} {count}" for outcome, count in sorted(report.outcomes.items()))
        typer.echo(f"{report.outcomes.total()} pages digested: {counts or 'none'}")
        if report.registered:
            typer.echo(f"{report.registered} responses were in the archive only; the catalogue knows them again")
        if report.withdrawn:
            typer.echo(f"{report.withdrawn} articles come of no page any more and were withdrawn")
        for trouble in report.unreadable:
            typer.echo(f"newscrawl: {trouble}", err=True)
        _deliver(config, catalogue)
    if report.unreadable:
        raise OperationError(f"{len(report.unreadable)} records could not be read; no article was withdrawn")


def verify(data: Data = None) -> None:
    """Compare archive, catalogue and index."""
    from newscrawl.verify import verify as disagreements

    config, _ = configured(data)
    with opened_catalogue(config) as catalogue, opened_backend(config) as backend:
        found = list(disagreements(config, catalogue, backend))
    for sentence in found:
        typer.echo(sentence)
    if found:
        raise OperationError(f"{len(found)} disagreements")
    typer.echo("archive, catalogue and index agree")


def backup(folder: Annotated[Path, typer.Argument(metavar="DIR")], data: Data = None) -> None:
    """Copy archive and catalogue, consistently, while crawls go on."""
    from newscrawl.backup import backup as copy

    config, _ = configured(data)
    with opened_catalogue(config):
        pass  # there is something to copy, and it is of our version
    typer.echo(f"{copy(config, folder)} WARC files and the catalogue are in {folder}")


def restore(folder: Annotated[Path, typer.Argument(metavar="DIR")], data: Data = None) -> None:
    """Bring a backup into an empty data folder, and index it."""
    from newscrawl.backup import restore as bring_back

    config, _ = configured(data)
    files = bring_back(config, folder)
    typer.echo(f"{files} WARC files and the catalogue are in {config.data}")
    with opened_catalogue(config) as catalogue:
        catalogue.enqueue_all()
        _deliver(config, catalogue)


def _deliver(config: Config, catalogue: Catalogue) -> None:
    from search.delivery import deliver

    with opened_backend(config) as backend:
        report = deliver(catalogue, backend)
    typer.echo(f"{report.delivered} articles delivered to the index")
    if report.problem:
        raise OperationError(report.problem)
