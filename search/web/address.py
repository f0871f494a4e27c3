"""Addresses of the pages: every state is in the query string, and a link is that string with one thing changed."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode, urlsplit

Item = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Address:
    """A path with its query. Each change gives a new address without `cursor`: another question starts anew."""

    path: str
    items: tuple[Item, ...] = ()

    def __str__(self) -> str:
        return f"{self.path}?{'&'.join(map(_encoded, self.items))}" if self.items else self.path

    def adding(self, name: str, value: str) -> Address:
        """With one more value of a repeatable parameter; its opposite ("-" in front, or not) goes."""
        opposite = value.removeprefix("-") if value.startswith("-") else f"-{value}"
        kept = (item for item in self.items if item not in ((name, value), (name, opposite)))
        return self._of((*kept, (name, value)))

    def removing(self, name: str, value: str) -> Address:
        """Without one value of a parameter."""
        return self._of(item for item in self.items if item != (name, value))

    def setting(self, **values: str) -> Address:
        """With these parameters at exactly these values."""
        kept = (item for item in self.items if item[0] not in values)
        return self._of((*kept, *values.items()))

    def dropping(self, *names: str) -> Address:
        """Without these parameters."""
        return self._of(item for item in self.items if item[0] not in names)

    def at(self, path: str) -> Address:
        """The same query elsewhere."""
        return Address(path, self.items)

    def has(self, name: str, value: str) -> bool:
        """Is this value chosen?"""
        return (name, value) in self.items

    def _of(self, items: Iterable[Item]) -> Address:
        return Address(self.path, tuple(item for item in items if item[0] != "cursor"))


# The two hundred links of a page of results differ in one parameter each.
@lru_cache(maxsize=10_000)
def _encoded(item: Item) -> str:
    return urlencode((item,))


def linkable(url: str | None) -> bool:
    """May the pages link there? Only http and https: an archived "javascript:" address stays text."""
    if url is None:
        return False
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return False
    return parts.scheme.lower() in ("http", "https") and bool(parts.netloc)
