"""Drawings as PNG files: one at a time, kept for a while, and made smaller.

The renderer hardly packs its pixels (1.9 MB where .4 MB do).
"""

from __future__ import annotations

import struct
import threading
import zlib
from collections import OrderedDict
from collections.abc import Callable, Iterator

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_PIXELS = b"IDAT"
_LEVEL = 6
#: Pictures kept, and callers that wait for one being drawn; more would take the threads that pages need.
MOST_KEPT = 16
MOST_WAITING = 4


class BusyError(Exception):
    """Too many wait for a picture already."""


class Pictures:
    """Draws one picture at a time, as each takes a core for a second, and keeps the last ones. Safe in threads."""

    def __init__(self, draw: Callable[[str], bytes]) -> None:
        self._draw = draw
        self._drawing = threading.Lock()
        self._places = threading.BoundedSemaphore(1 + MOST_WAITING)
        self._kept: OrderedDict[str, bytes] = OrderedDict()

    def of(self, key: str, svg: Callable[[], str]) -> bytes:
        """The picture of a drawing, or the one made of another with the same key. Raises BusyError."""
        if not self._places.acquire(blocking=False):
            raise BusyError
        try:
            with self._drawing:
                if key not in self._kept:
                    self._kept[key] = packed(self._draw(svg()))
                self._kept.move_to_end(key)
                while len(self._kept) > MOST_KEPT:
                    self._kept.popitem(last=False)
                return self._kept[key]
        finally:
            self._places.release()


def packed(png: bytes) -> bytes:
    """The same picture, its pixels in one well-packed chunk (PNG specification, third edition, 5 and 10)."""
    chunks = list(_chunks(png))
    pixels = zlib.compress(zlib.decompress(b"".join(data for kind, data in chunks if kind == _PIXELS)), _LEVEL)
    first = [kind for kind, _ in chunks].index(_PIXELS)
    after = [chunk for chunk in chunks[first:] if chunk[0] != _PIXELS]
    return _SIGNATURE + b"".join(_written(*chunk) for chunk in (*chunks[:first], (_PIXELS, pixels), *after))


def _chunks(png: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = len(_SIGNATURE)
    while position < len(png):
        length, kind = struct.unpack_from(">I4s", png, position)
        yield kind, png[position + 8 : position + 8 + length]
        position += length + 12


def _written(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
