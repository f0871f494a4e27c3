"""`search`, `export` and `index`."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from newscrawl.cli.options import Data, configured, opened_backend, opened_catalogue
from newscrawl.errors import OperationError

if TYPE_CHECKING:
    from newscrawl.archive.catalogue import Catalogue
    from search.request import SearchRequest

Values = Annotated[list[str] | None, typer.Option(help="Only these (repeat for alternatives; - in front excludes).")]
Day = Annotated[str | None, typer.Option(metavar="YYYY-MM-DD", help="That day included.")]


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(search)
    app.command()(export)
    app.command()(index)


def search(
    query: Annotated[str, typer.Argument(help='Words; "…" for a phrase, - in front excludes.')] = "",
    source: Values = None,
    section: Values = None,
    person: Values = None,
    organisation: Values = None,
    place: Values = None,
    document: Values = None,
    published_from: Day = None,
    published_to: Day = None,
    mentioned_from: Day = None,
    mentioned_to: Day = None,
    sort: Annotated[Literal["relevance", "newest", "oldest"], typer.Option()] = "relevance",
    size: Annotated[int, typer.Option(help="Hits to show.")] = 10,
    cursor: Annotated[str | None, typer.Option(help="Where the last answer ended.")] = None,
    as_json: Annotated[bool, typer.Option("--json", help="The API's answer.")] = False,
    data: Data = None,
) -> None:
    """Search the archive."""
    from newscrawl.cli.hits import print_answer, print_json

    given = _parameters(locals())
    request = _request(given, query, [("sort", sort), ("size", str(size)), *([("cursor", cursor)] if cursor else [])])
    config, _ = configured(data)
    with opened_catalogue(config) as catalogue, opened_backend(config) as backend:
        warn_of_waiting(catalogue)
        result = backend.search(request)
        reprints = {hit.id: catalogue.reprints(hit.id) for hit in result.hits}
    if as_json:
        print_json(result, reprints)
    else:
        print_answer(result)


def export(
    query: Annotated[str, typer.Argument(help="As in search; everything where it is left out.")] = "",
    source: Values = None,
    section: Values = None,
    person: Values = None,
    organisation: Values = None,
    place: Values = None,
    document: Values = None,
    published_from: Day = None,
    published_to: Day = None,
    mentioned_from: Day = None,
    mentioned_to: Day = None,
    sort: Annotated[Literal["relevance", "newest", "oldest"], typer.Option()] = "oldest",
    format_: Annotated[
        Literal["jsonl", "csv"], typer.Option("--format", help="One JSON object a line, or a table.")
    ] = "jsonl",
    output: Annotated[
        Path | None, typer.Option("--output", "-o", help="File to write; standard output otherwise.")
    ] = None,
    data: Data = None,
) -> None:
    """Export everything that matches, streamed."""
    from search.export import export_csv, export_jsonl, stored_articles

    request = _request(_parameters(locals()), query, [("sort", sort)])
    config, _ = configured(data)
    with opened_catalogue(config) as catalogue, opened_backend(config) as backend:
        warn_of_waiting(catalogue)
        articles = stored_articles(catalogue, backend.scan(request))
        lines = export_csv(articles) if format_ == "csv" else export_jsonl(articles, catalogue.revisions)
        _write(lines, output)


def index(
    everything: Annotated[bool, typer.Option("--all", help="Send every article again, not only what waits.")] = False,
    data: Data = None,
) -> None:
    """Send what waits in the catalogue to the search backend."""
    from search.delivery import deliver

    config, _ = configured(data)
    with opened_catalogue(config) as catalogue, opened_backend(config) as backend:
        if everything:
            backend.clear()
            catalogue.enqueue_all()
        report = deliver(catalogue, backend)
    typer.echo(f"{report.delivered} articles delivered, {report.waiting} waiting")
    if report.problem:
        raise OperationError(report.problem)


def warn_of_waiting(catalogue: Catalogue) -> None:
    """Say on standard error that the index does not hold everything."""
    waiting = catalogue.waiting_count()
    if waiting:
        typer.echo(f"newscrawl: {waiting} articles are not in the index yet; send them: newscrawl index", err=True)


def _parameters(given: dict[str, object]) -> dict[str, object]:
    from search.parameters import QUESTION

    return {parameter.name: given[parameter.name] for parameter in QUESTION if given.get(parameter.name)}


def _request(given: dict[str, object], query: str, more: list[tuple[str, str]]) -> SearchRequest:
    from search.parameters import read_request

    items = [("q", query), *more]
    for name, value in given.items():
        if name not in ("sort", "q"):
            items += [(name, text) for text in (value if isinstance(value, list) else [str(value)])]
    return read_request(items)


def _write(lines: Iterable[str], output: Path | None) -> None:
    """To standard output, or to a file that appears only when it is whole."""
    if output is None:
        for line in lines:
            sys.stdout.write(line)
        sys.stdout.flush()
        return
    unfinished = output.with_name(output.name + ".part")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            file.writelines(lines)
        unfinished.replace(output)
    except OSError as error:
        raise OperationError(f"cannot write {output}: {error.strerror}") from error
    finally:
        unfinished.unlink(missing_ok=True)
