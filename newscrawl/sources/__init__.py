"""The sources: one TOML file each, in this folder or in the operator's `sources` folder."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from pathlib import Path

from pydantic import ValidationError

from newscrawl.errors import UsageError
from newscrawl.sources.addresses import bare_host
from newscrawl.sources.identity import article_id, normalise_url, url_key
from newscrawl.sources.source import Source

__all__ = ["Source", "SourceError", "Sources", "article_id", "bare_host", "load_source", "normalise_url", "url_key"]

BUILT_IN = Path(__file__).parent


class SourceError(UsageError):
    """A source file that cannot be used; the message names the file, the field and what is wrong."""


def load_source(path: Path) -> Source:
    """Read one source file.

    Raises:
        SourceError: it cannot be read, is no TOML, or says something that a source file may not say.
    """
    try:
        return Source.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SourceError(f"{path}: {error}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "file"
        raise SourceError(f"{path}: {where}: {first['msg']}") from error


class Sources:
    """All sources by key and by host."""

    def __init__(self, sources: Iterable[Source]) -> None:
        self.by_key: dict[str, Source] = {}
        self._by_host: dict[str, Source] = {}
        for source in sources:
            if source.key in self.by_key:
                raise SourceError(f"two sources have the key {source.key}")
            self.by_key[source.key] = source
            for host in source.hosts:
                if host in self._by_host:
                    raise SourceError(f"{source.key} and {self._by_host[host].key} both claim the host {host}")
                self._by_host[host] = source

    @classmethod
    def load(cls, *folders: Path) -> Sources:
        """Every `*.toml` of these folders; a folder that is not there holds none."""
        return cls(load_source(path) for folder in folders for path in sorted(folder.glob("*.toml")))

    def owner(self, url: str) -> Source | None:
        """The source on whose hosts the address lies."""
        return next((source for source in self.by_key.values() if source.owns(url)), None)
