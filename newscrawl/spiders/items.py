"""What a spider hands to the pipeline."""

from __future__ import annotations

from dataclasses import dataclass

from newscrawl.archive.records import FetchedPage
from newscrawl.models import Page
from newscrawl.sources import Source


@dataclass(frozen=True, slots=True)
class DigestJob:
    """An archived article page on its way to the digest."""

    page: Page
    record: FetchedPage
    source: Source
