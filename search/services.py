"""What a request is answered from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

from starlette.requests import Request

from newscrawl.archive.catalogue import Catalogue
from newscrawl.sources import Sources
from search.backends.base import Backend


@dataclass(frozen=True, slots=True)
class Services:
    """The catalogue, the index and the configured sources; one set for the life of the application."""

    catalogue: Catalogue
    backend: Backend
    sources: Sources


def services(request: Request) -> Services:
    """The application's services (`create_app` put them there)."""
    return cast(Services, request.app.state.services)
