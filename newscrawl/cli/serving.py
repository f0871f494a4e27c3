"""`serve`."""

from __future__ import annotations

import socket
from typing import Annotated

import typer

from newscrawl.cli.options import Data, configured
from newscrawl.config import Config
from newscrawl.errors import UsageError
from newscrawl.sources import Sources


def register(app: typer.Typer) -> None:
    """Add the command."""
    app.command()(serve)


def serve(
    host: Annotated[str, typer.Option(help="Address to listen on.")] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=1, max=65535)] = 8650,
    data: Data = None,
) -> None:
    """Serve the search page and the HTTP API."""
    config, sources = configured(data)
    serve_archive(config, sources, host, port)


def serve_archive(config: Config, sources: Sources, host: str, port: int) -> None:
    """Serve until interrupted. Raises UsageError where the port is taken."""
    from newscrawl.archive.catalogue import Catalogue
    from search.api.app import create_app
    from search.backends import open_backend
    from search.delivery import deliver
    from search.web.serve import serve as serve_app

    _probe(host, port)
    catalogue = Catalogue.open(config.catalogue_url)
    backend = open_backend(config.search_url, config.index_folder, config.search_index)
    # A new archive gets its empty index, an older one what waits.
    problem = deliver(catalogue, backend).problem
    if problem is not None:
        typer.echo(f"newscrawl: {problem}", err=True)
    typer.echo(f"Search page: http://{host}:{port}/   (Ctrl+C ends it)", err=True)
    try:
        serve_app(create_app(catalogue, backend, sources), host, port)
    finally:
        backend.close()
        catalogue.close()


def _probe(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(f"cannot listen on {host}:{port}: {error.strerror}; choose another with --port") from error
