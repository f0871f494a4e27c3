from __future__ import annotations

import struct
import threading
import zlib
from concurrent.futures import FIRST_COMPLETED, ThreadPoolExecutor, wait

import pytest
from vl_convert import svg_to_png

from search.web.png import MOST_KEPT, MOST_WAITING, BusyError, Pictures, packed

SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="200"><circle cx="90" cy="90" r="70"/></svg>'


def read(png: bytes) -> tuple[tuple[int, int], bytes]:
    """Size and pixels, every chunk's checksum checked."""
    position, pixels, size = 8, b"", (0, 0)
    while position < len(png):
        length, kind = struct.unpack_from(">I4s", png, position)
        data = png[position + 8 : position + 8 + length]
        assert struct.unpack_from(">I", png, position + 8 + length)[0] == zlib.crc32(kind + data)
        if kind == b"IHDR":
            size = struct.unpack_from(">II", data)
        if kind == b"IDAT":
            pixels += data
        position += length + 12
    assert png[-8:-4] == b"IEND"
    return size, zlib.decompress(pixels)


def test_a_packed_picture_is_the_same_and_smaller() -> None:
    made = svg_to_png(SVG)
    assert read(packed(made)) == read(made)
    assert len(packed(made)) < len(made)


class Pen:
    """Draws for real; counts, and notes how many drew at once. While `held` is not set it waits."""

    def __init__(self) -> None:
        self.drawn, self.at_once, self.most = 0, 0, 0
        self.begun, self.held = threading.Event(), threading.Event()
        self.held.set()

    def __call__(self, svg: str) -> bytes:
        self.at_once += 1
        self.most = max(self.most, self.at_once)
        self.begun.set()
        self.held.wait(10)
        made = svg_to_png(svg)
        self.drawn, self.at_once = self.drawn + 1, self.at_once - 1
        return made


def test_a_picture_is_drawn_once_for_a_key() -> None:
    pen = Pen()
    pictures = Pictures(pen)
    assert pictures.of("a", lambda: SVG) == pictures.of("a", lambda: SVG.replace("300", "310"))
    assert pen.drawn == 1


def test_the_picture_longest_unused_is_forgotten() -> None:
    pen = Pen()
    pictures = Pictures(pen)
    for number in range(MOST_KEPT + 1):
        pictures.of(str(number), lambda: SVG)
        pictures.of("0", lambda: SVG)
    assert pen.drawn == MOST_KEPT + 1
    pictures.of("1", lambda: SVG)
    assert pen.drawn == MOST_KEPT + 2


def test_only_one_picture_is_drawn_at_a_time() -> None:
    pen = Pen()
    pictures = Pictures(pen)
    with ThreadPoolExecutor(MOST_WAITING) as pool:
        list(pool.map(lambda key: pictures.of(key, lambda: SVG), "abcd"))
    assert (pen.drawn, pen.most) == (4, 1)


def test_where_too_many_wait_the_next_is_turned_away() -> None:
    pen = Pen()
    pen.held.clear()
    pictures = Pictures(pen)
    with ThreadPoolExecutor(2 + MOST_WAITING) as pool:
        asked = [pool.submit(pictures.of, str(number), lambda: SVG) for number in range(2 + MOST_WAITING)]
        pen.begun.wait(10)
        wait(asked, return_when=FIRST_COMPLETED, timeout=10)
        pen.held.set()
    assert [type(each.exception()) for each in asked].count(BusyError) == 1


def test_a_picture_that_fails_keeps_no_place() -> None:
    pictures = Pictures(svg_to_png)
    for _ in range(2 + MOST_WAITING):
        with pytest.raises(KeyError):
            pictures.of("a", lambda: {}["nothing to draw"])
    assert pictures.of("a", lambda: SVG)
