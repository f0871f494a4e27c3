from __future__ import annotations

import struct
import zlib

from vl_convert import svg_to_png

from search.web.png import packed

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
