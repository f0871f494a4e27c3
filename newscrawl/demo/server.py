"""Serves the sample sites on loopback, one port each."""

from __future__ import annotations

import threading
import tomllib
from collections import Counter
from http.server import ThreadingHTTPServer
from pathlib import Path
from types import TracebackType
from typing import Self

from newscrawl.demo.expected import ExpectedArticle, expected_articles, expected_outcomes
from newscrawl.demo.handler import LoggedRequest, RequestLog, SampleHandler, handler_class
from newscrawl.demo.sample_site import SampleSite
from newscrawl.demo.sites import load_sites
from newscrawl.demo.texts import SampleArticle, load_articles
from newscrawl.models import Outcome
from newscrawl.sources import Source

SOURCES = Path(__file__).parent / "sources"
HOST = "127.0.0.1"
FIRST_PORT = 8651
#: Where the off-site redirect leads: an address of another sample site that a polite crawler never asks for.
ELSEWHERE = "/gian-hang-uu-dai"


class SampleSites:
    """The five sample sites, served while the context is open.

    `port` is the first of five in a row; 0 takes free ones. Pages stay the same until `publish_revision`: then some
    articles read differently and one is new. Nothing else changes by itself, except that a page which fails once has
    answered 500 to its first request.
    """

    def __init__(self, port: int = FIRST_PORT) -> None:
        self._port = port
        self._log = RequestLog()
        self._articles = load_articles()
        self._servers: dict[str, ThreadingHTTPServer] = {}
        self._handlers: dict[str, type[SampleHandler]] = {}
        self._samples: dict[str, SampleSite] = {}
        self._threads: list[threading.Thread] = []

    def __enter__(self) -> Self:
        try:
            for site in load_sites():
                handler = handler_class(self._log)
                port = self._port + site.port_offset if self._port else 0
                self._servers[site.key] = ThreadingHTTPServer((HOST, port), handler)
                self._handlers[site.key] = handler
                handler.host = self._host(site.key)
        except OSError:
            self._close()
            raise
        self._show(edition=1)
        for key, server in self._servers.items():
            thread = threading.Thread(target=server.serve_forever, args=(0.05,), name=f"sample site {key}", daemon=True)
            thread.start()
            self._threads.append(thread)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for server in self._servers.values():
            server.shutdown()
        for thread in self._threads:
            thread.join()
        self._close()

    def publish_revision(self) -> None:
        """From now on the sites show the second edition of the articles that have one."""
        self._show(edition=2)

    def sources(self) -> list[Source]:
        """The sites as sources, with the addresses at which they are served."""
        return [Source.model_validate(tomllib.loads(text)) for text in self._source_files().values()]

    def write_sources(self, folder: Path) -> None:
        """Write the sources as files, so that every command on that data folder knows them."""
        folder.mkdir(parents=True, exist_ok=True)
        for key, text in self._source_files().items():
            (folder / f"{key}.toml").write_text(text, encoding="utf-8")

    def base(self, key: str) -> str:
        """What the addresses of this site begin with: "http://127.0.0.1:8651"."""
        return f"http://{self._host(key)}"

    def sample(self, key: str) -> SampleSite:
        """The site as it is shown now."""
        return self._samples[key]

    def requests(self) -> list[LoggedRequest]:
        """Every request so far, in the order of arrival."""
        return self._log.requests()

    def expected_articles(self) -> list[ExpectedArticle]:
        """Every article of the sites as they are shown now."""
        return [article for sample in self._samples.values() for article in expected_articles(sample)]

    def expected_outcomes(self) -> dict[str, Counter[Outcome]]:
        """By source key, how the responses of a first full crawl end."""
        return {source.key: expected_outcomes(self._samples[source.key], source) for source in self.sources()}

    def _source_files(self) -> dict[str, str]:
        texts = {key: (SOURCES / f"{key}.toml").read_text(encoding="utf-8") for key in self._servers}
        return {key: text.replace("{host}", self._host(key)) for key, text in texts.items()}

    def _host(self, key: str) -> str:
        return f"{HOST}:{self._servers[key].server_address[1]}"

    def _show(self, edition: int) -> None:
        keys = list(self._servers)
        for site in load_sites():
            elsewhere = self.base(keys[-1]) + ELSEWHERE
            sample = SampleSite(site, self._edition(site.key, edition), self.base(site.key), elsewhere)
            self._samples[site.key] = sample
            self._handlers[site.key].answer_of = sample.answer

    def _edition(self, key: str, edition: int) -> list[SampleArticle]:
        shown: dict[int, SampleArticle] = {}
        for article in sorted(self._articles, key=lambda article: article.head.edition):
            if article.site == key and article.head.edition <= edition:
                shown[article.head.number] = article
        return list(shown.values())

    def _close(self) -> None:
        for server in self._servers.values():
            server.server_close()
