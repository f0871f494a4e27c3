"""What a request is answered from."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import cast

from starlette.requests import Request

from newscrawl.archive.catalogue import Catalogue
from newscrawl.sources import Sources
from search.backends.base import Backend
from search.collected import Collected
from search.totals import Totals


@dataclass(frozen=True, slots=True)
class Services:
    """The catalogue, the index and the configured sources; one set for the life of the application.

    `archive_folder` has the WARC files; None where archived copies are not shown.
    """

    catalogue: Catalogue
    backend: Backend
    sources: Sources
    archive_folder: Path | None = None
    collected: Collected = field(init=False)
    totals: Totals = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "collected", Collected(self.catalogue))
        object.__setattr__(self, "totals", Totals(self.catalogue, self.backend))


def services(request: Request) -> Services:
    """The application's services (`create_app` put them there)."""
    return cast(Services, request.app.state.services)
