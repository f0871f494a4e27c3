"""Options that several commands share, what they open, and where they print tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

from newscrawl.config import Config, load_config
from newscrawl.errors import UsageError
from newscrawl.sources import BUILT_IN, Sources

if TYPE_CHECKING:
    from newscrawl.archive.catalogue import Catalogue
    from search.backends.base import Backend

Data = Annotated[
    Path | None,
    typer.Option(
        "--data", help="Folder of archive, catalogue and embedded index.  [default: $NEWSCRAWL_DATA or ./data]"
    ),
]
SourceKey = Annotated[str | None, typer.Option("--source", help="Only this source.")]


def configured(data: Path | None) -> tuple[Config, Sources]:
    """Configuration and source files. Raises UsageError."""
    config = load_config(data)
    return config, Sources.load(BUILT_IN, config.sources_folder)


def known_sources(sources: Sources, keys: list[str]) -> list[str]:
    """The keys, or all where none is named. Raises UsageError for one that no source file has."""
    unknown = [key for key in keys if key not in sources.by_key]
    if unknown:
        raise UsageError(f"unknown source {unknown[0]}; there are {', '.join(sorted(sources.by_key))}")
    return keys or sorted(sources.by_key)


@contextmanager
def opened_catalogue(config: Config, *, must_exist: bool = True) -> Iterator[Catalogue]:
    """The catalogue, closed afterwards. Raises UsageError where there is none, CatalogueError where it fails."""
    from newscrawl.archive.catalogue import Catalogue

    if must_exist and config.lacks_catalogue:
        raise UsageError(f"there is no archive in {config.data}; make one with: newscrawl crawl --data {config.data}")
    catalogue = Catalogue.open(config.catalogue_url)
    try:
        yield catalogue
    finally:
        catalogue.close()


@contextmanager
def opened_backend(config: Config) -> Iterator[Backend]:
    """The search backend, closed afterwards."""
    from search.backends import open_backend

    backend = open_backend(config.search_url, config.index_folder, config.search_index, config.vocabulary_file)
    try:
        yield backend
    finally:
        backend.close()


def output_console() -> Console:
    """Standard output for tables. Where it is a file or a pipe nobody sees its width: no column is cut."""
    console = Console(highlight=False)
    return console if console.is_terminal else Console(width=220, highlight=False)
