"""`sources`, `status`, `runs` and `trace`."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer
from rich.table import Table

from newscrawl.archive.records import RunSummary
from newscrawl.cli.options import Data, SourceKey, configured, opened_catalogue, output_console
from newscrawl.models import VIETNAM_TIME
from newscrawl.sources import normalise_url, url_key


def register(app: typer.Typer) -> None:
    """Add the commands."""
    for command in (sources, status, runs, trace):
        app.command()(command)


def sources(data: Data = None) -> None:
    """What is configured."""
    _, configured_sources = configured(data)
    table = Table("source", "name", "hosts", "CMS", "feeds", "sitemaps", "sections", "delay")
    for key, source in sorted(configured_sources.by_key.items()):
        table.add_row(
            key, source.name.vi, ", ".join(source.hosts), source.cms or "unknown", str(len(source.feeds)),
            str(len(source.sitemaps)), str(len(source.sections)), f"{source.delay.total_seconds():g} s",
        )  # fmt: skip
    _print(table)


def status(data: Data = None) -> None:
    """How each source does."""
    from newscrawl.cli.outcome_table import outcome_table

    config, configured_sources = configured(data)
    with opened_catalogue(config) as catalogue:
        statuses = catalogue.source_statuses()
        waiting = catalogue.waiting_count()
    table = Table("source", "articles", "published", "last run", "state", "waiting for index")
    for entry in statuses:
        period = (
            f"{(entry.first_published or '?')[:10]} … {(entry.last_published or '?')[:10]}" if entry.articles else ""
        )
        run = entry.last_run
        table.add_row(
            entry.source, str(entry.articles), period, _local(run.started) if run else "", run.state if run else "",
            str(entry.waiting_for_index or ""),
        )  # fmt: skip
    for key in sorted(set(configured_sources.by_key) - {entry.source for entry in statuses}):
        table.add_row(key, "0", "", "never", "", "")
    _print(table)
    last = [entry.last_run for entry in statuses if entry.last_run is not None]
    if last:
        _print("\nHow the last run of each source ended:", outcome_table(last))
    if waiting:
        _print(f"{waiting} articles wait for the index; send them: newscrawl index")


def runs(
    source: SourceKey = None,
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many, newest first.")] = 10,
    data: Data = None,
) -> None:
    """What the last runs brought."""
    config, _ = configured(data)
    with opened_catalogue(config) as catalogue:
        found = catalogue.runs(source, limit)
    table = Table("run", "started", "took", "state", "responses", "outcomes")
    for run in found:
        table.add_row(run.id, _local(run.started), _took(run), run.state, str(run.responses), _outcomes(run))
    _print(table)


def trace(
    url: Annotated[str, typer.Argument(help="An address, as found on the site or in a hit.")], data: Data = None
) -> None:
    """Everything that happened to a URL."""
    from newscrawl.trace import trace_lines

    config, configured_sources = configured(data)
    key = url_key(url, configured_sources.owner(url))
    with opened_catalogue(config) as catalogue:
        lines = list(trace_lines(catalogue, configured_sources, url, normalise_url(url), key))
    for line in lines:
        typer.echo(line)
    if not lines:
        typer.echo(f"newscrawl: nothing is known of {url}", err=True)
        raise typer.Exit(1)


def _outcomes(run: RunSummary) -> str:
    counts = [f"{outcome.value} {count}" for outcome, count in run.outcomes.items()]
    if run.undecided:
        counts.append(f"undecided {run.undecided}")
    counts += [f"(not fetched: {reason} {count})" for reason, count in run.not_fetched.items()]
    return ", ".join(counts)


def _took(run: RunSummary) -> str:
    return f"{(run.finished - run.started).total_seconds():.1f} s" if run.finished else ""


def _local(moment: datetime) -> str:
    return moment.astimezone(VIETNAM_TIME).strftime("%Y-%m-%d %H:%M")


def _print(*things: object) -> None:
    output_console().print(*things, sep="\n")
