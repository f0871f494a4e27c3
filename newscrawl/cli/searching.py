"""`search`, `export` and `index`."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from newscrawl.cli.counting import counting
from newscrawl.cli.files import write_pieces
from newscrawl.cli.options import Data, configured, opened_backend, opened_catalogue
from newscrawl.cli.question import asking
from newscrawl.errors import OperationError, UsageError
from search.parameters import PART, QUESTION
from search.request import SearchRequest

if TYPE_CHECKING:
    from newscrawl.archive.catalogue import Catalogue
    from search.backends.base import Read


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(asking(search, (*QUESTION, *PART), size="10"))
    app.command()(asking(export, QUESTION, sort="oldest"))
    app.command()(index)


def search(
    request: SearchRequest,
    as_json: Annotated[bool, typer.Option("--json", help="The API's answer.")] = False,
    data: Data = None,
) -> None:
    """Search the archive."""
    from newscrawl.cli.hits import print_answer, print_json
    from search.backends.base import Read
    from search.entity_names import with_names_resolved

    if not as_json and request.facets is None:
        request = replace(request, facets=())
    config, _ = configured(data)
    with opened_catalogue(config) as catalogue, opened_backend(config) as backend:
        warn_of_waiting(catalogue)
        result = backend.search(with_names_resolved(catalogue, request))
        if as_json:
            print_json(request, result, catalogue)
    if not as_json:
        _tell_reading(Read(result.reading, result.folded))
        print_answer(request, result)


def export(
    request: SearchRequest,
    format_: Annotated[
        Literal["jsonl", "csv", "parquet", "bibtex", "ris"],
        typer.Option("--format", help="JSON lines (everything), a table, a typed table, references."),
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output otherwise.")
    ] = None,
    data: Data = None,
) -> None:
    """Export everything that matches, streamed: the whole file, or none and exit code 1."""
    from search.entity_names import with_names_resolved
    from search.export import FORMATS, Export, Tally, export_articles, export_note

    form = FORMATS[format_]
    if form.binary and output is None and sys.stdout.isatty():
        raise UsageError(f"{format_} is nothing that a terminal can show: name a file with --output FILE")
    config, sources = configured(data)
    tally = Tally()
    with opened_catalogue(config) as catalogue, opened_backend(config) as backend, _catalogue_answers():
        warn_of_waiting(catalogue)
        resolved = with_names_resolved(catalogue, request)
        said = backend.read(resolved)
        _tell_reading(said)
        state, moment = catalogue.index_state(), datetime.now(UTC)
        note = export_note(request, read_as=said.reading.said, folded=said.folded, index=state, moment=moment)
        articles = export_articles(catalogue, backend.scan(resolved), sources, tally)
        write_pieces(form.write(Export(articles, note, tally)), output)
    if tally.withdrawn:
        typer.echo(f"newscrawl: {tally.withdrawn} articles were withdrawn meanwhile and are left out", err=True)


def index(
    everything: Annotated[bool, typer.Option("--all", help="Send every article again, not only what waits.")] = False,
    data: Data = None,
) -> None:
    """Send what waits in the catalogue to the search backend."""
    from search.delivery import build_index, deliver

    config, _ = configured(data)
    with opened_catalogue(config) as catalogue, opened_backend(config) as backend:
        if everything:
            with counting("articles sent") as progress:
                report = build_index(catalogue, backend, progress)
        else:
            report = deliver(catalogue, backend)
    typer.echo(f"{report.delivered} articles delivered, {report.waiting} waiting")
    if report.problem:
        raise OperationError(report.problem)


def warn_of_waiting(catalogue: Catalogue) -> None:
    """Say on standard error that the index does not hold everything."""
    waiting = catalogue.waiting_count()
    if waiting:
        typer.echo(f"newscrawl: {waiting} articles are not in the index yet; send them: newscrawl index", err=True)


def _tell_reading(said: Read) -> None:
    """What was not taken as typed: whoever reads the file later must know, whoever makes it should."""
    from search.told import told

    for sentence in told(said.reading, folded=said.folded):
        typer.echo(f"newscrawl: {sentence.en}", err=True)
    if said.reading.also:
        typer.echo(f"newscrawl: searched as well: {', '.join(said.reading.also)}", err=True)


@contextmanager
def _catalogue_answers() -> Iterator[None]:
    """A catalogue that goes away half-way is a failure to be told in a line."""
    from sqlalchemy.exc import DBAPIError

    try:
        yield
    except DBAPIError as error:
        raise OperationError(f"the catalogue cannot be read: {' '.join(str(error.orig).split())}") from error
