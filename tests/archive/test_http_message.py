"""The HTTP message inside a WARC record, byte for byte."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from newscrawl.archive.http_message import head_bytes, split_response

NAMES = st.from_regex(r"[A-Za-z][A-Za-z0-9-]{0,20}", fullmatch=True)
#: What a field may hold: Latin-1 without control characters, no space at either end.
VALUES = st.text(st.characters(min_codepoint=0x20, max_codepoint=0xFF, exclude_categories=["Cc"]), max_size=60).map(
    lambda value: value.strip(" \t")
)


@given(st.integers(100, 599), st.lists(st.tuples(NAMES, VALUES), max_size=6), st.binary(max_size=200))
def test_response_comes_back_as_it_was(status: int, headers: list[tuple[str, str]], body: bytes) -> None:
    block = head_bytes(f"HTTP/1.1 {status} OK", headers) + body
    assert split_response(block) == (status, tuple(headers), body)


@given(st.binary(max_size=300))
def test_any_bytes_are_a_response_or_a_value_error(block: bytes) -> None:
    with suppress(ValueError):
        split_response(block)


@pytest.mark.parametrize(
    ("block", "headers", "body"),
    [
        pytest.param(b"HTTP/1.0 200 OK\nA: 1\n\nbody", (("A", "1"),), b"body", id="bare line feeds"),
        pytest.param(b"HTTP/1.1 200\r\nA: 1\r\n\r\n", (("A", "1"),), b"", id="no reason"),
        pytest.param(b"HTTP/2 200 \r\na: 1\r\n\r\n", (("a", "1"),), b"", id="HTTP/2"),
        pytest.param(b"HTTP/1.1 200 OK\r\nA: 1\r\n  2\r\n\r\nb", (("A", "1 2"),), b"b", id="folded field"),
        pytest.param(b"HTTP/1.1 200 OK\r\nA\r\nB: 2\r\n\r\nb", (("B", "2"),), b"b", id="line without a colon"),
        pytest.param(b"HTTP/1.1 200 OK\r\nA: 1", (("A", "1"),), b"", id="head without an end"),
        pytest.param(b"HTTP/1.1 200 OK\r\n\r\n\r\n\r\nb", (), b"\r\n\r\nb", id="body that begins with empty lines"),
    ],
)
def test_what_servers_and_archivers_write(block: bytes, headers: tuple[tuple[str, str], ...], body: bytes) -> None:
    assert split_response(block) == (200, headers, body)


def test_line_end_in_a_field_cannot_begin_another_field() -> None:
    head = head_bytes("HTTP/1.1 200 OK", [("A", "1\r\nSet-Cookie: x")])
    assert split_response(head)[1] == (("A", "1 Set-Cookie: x"),)
