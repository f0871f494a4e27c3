"""`--from-warc`: every answer comes out of WARC files; the network is never used, what they lack answers 404."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Headers, Response
from scrapy.responsetypes import responsetypes

from newscrawl.archive.warc_reader import WarcResponse, responses
from newscrawl.sources import normalise_url


@dataclass(frozen=True, slots=True)
class _Place:
    path: Path
    offset: int


class ReplayIndex:
    """Where in some WARC files each address' answer lies; of several, the one fetched last."""

    def __init__(self, paths: Sequence[Path]) -> None:
        """Reads all files once. Raises ArchiveError for one that is no WARC file."""
        newest: dict[str, datetime] = {}
        self._places: dict[str, _Place] = {}
        for path in paths:
            for response in responses(path):
                key = normalise_url(response.page.final_url)
                fetched = response.page.fetched
                if newest.get(key, fetched) <= fetched:
                    newest[key] = fetched
                    self._places[key] = _Place(path, response.position.offset)

    def __deepcopy__(self, memo: dict[int, object]) -> Self:
        # Scrapy copies the settings that carry it; it never changes.
        return self

    def answer(self, url: str) -> WarcResponse | None:
        """The answer of an address, read from its file."""
        place = self._places.get(normalise_url(url))
        return None if place is None else next(responses(place.path, place.offset), None)


class ReplayDownloadHandler:
    """Scrapy's download handler for http and https over a ReplayIndex."""

    lazy = False

    def __init__(self, index: ReplayIndex) -> None:
        self._index = index

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """The index is the setting NEWSCRAWL_REPLAY."""
        return cls(crawler.settings["NEWSCRAWL_REPLAY"])

    async def download_request(self, request: Request) -> Response:
        """The archived answer with the time at which it was given, or a 404 of our own that says so."""
        archived = self._index.answer(request.url)
        if archived is None:
            headers = {"Content-Type": "text/plain", "X-Newscrawl-Replay": "not in the replayed files"}
            return Response(request.url, status=404, headers=headers, body=b"")
        page = archived.page
        request.meta["replayed"] = page.fetched
        headers = Headers(_grouped(page.headers))
        kind = responsetypes.from_args(headers=headers, url=request.url, body=page.body)
        return kind(request.url, status=page.status, headers=headers, body=page.body)

    async def close(self) -> None:
        """Nothing is held open."""


def _grouped(headers: tuple[tuple[str, str], ...]) -> dict[bytes, list[bytes]]:
    """As bytes, which Scrapy takes as they are; text it would write as UTF-8."""
    grouped: dict[bytes, list[bytes]] = {}
    for name, value in headers:
        grouped.setdefault(name.encode("latin-1"), []).append(value.encode("latin-1"))
    return grouped
