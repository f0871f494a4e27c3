"""`serve`."""

from __future__ import annotations

import gc
import socket
import threading
from typing import TYPE_CHECKING, Annotated

import typer

from newscrawl.cli.options import Data, configured
from newscrawl.config import Config
from newscrawl.errors import UsageError
from newscrawl.sources import Sources

if TYPE_CHECKING:
    from newscrawl.archive.catalogue import Catalogue
    from search.backends.base import Backend

#: Articles that take a breath to send (some 500 a second).
_WORTH_SAYING = 1000
#: A server that ends waits so long for a batch that is under way.
_LAST_BATCH_SECONDS = 5.0


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
    """Serve until interrupted; what waits for the index is sent meanwhile.

    Raises UsageError where the port is taken.
    """
    from newscrawl.archive.catalogue import Catalogue
    from search.api.app import create_app
    from search.api.settings import Serving
    from search.backends import open_backend
    from search.web.serve import serve as serve_app

    _probe(host, port)
    catalogue = Catalogue.open(config.catalogue_url)
    backend = open_backend(config.search_url, config.index_folder, config.search_index, config.vocabulary_file)
    serving = Serving(config.cors_origins, config.rate_limit, config.answer_timeout_seconds)
    delivery = threading.Thread(target=_deliver, args=(catalogue, backend), name="delivery", daemon=True)
    app = create_app(catalogue, backend, sources, serving, config.archive_folder)
    delivery.start()
    # What is loaded by now stays: looking through all of it for garbage, again and again, would hold up answers.
    gc.collect()
    gc.freeze()
    typer.echo(f"Search page: http://{host}:{port}/   (Ctrl+C ends it)", err=True)
    try:
        serve_app(app, host, port, config.trusted_proxies)
    finally:
        delivery.join(_LAST_BATCH_SECONDS)
        # What is still being sent is cut off, as by a kill: it goes on waiting.
        if not delivery.is_alive():
            backend.close()
            catalogue.close()


def _deliver(catalogue: Catalogue, backend: Backend) -> None:
    """A new archive gets its empty index, an older one what waits; a long delivery is announced."""
    from sqlalchemy.exc import OperationalError

    from search.delivery import deliver

    try:
        waiting = catalogue.waiting_count()
        if waiting > _WORTH_SAYING:
            typer.echo(f"newscrawl: {waiting} articles wait for the index; they are sent now", err=True)
        problem = deliver(catalogue, backend).problem
    except OperationalError as error:
        problem = f"the catalogue cannot be reached, nothing is sent to the index: {error.orig}"
    if problem is not None:
        typer.echo(f"newscrawl: {problem}", err=True)


def _probe(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            raise UsageError(f"cannot listen on {host}:{port}: {error.strerror}; choose another with --port") from error
