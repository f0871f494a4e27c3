"""From the bytes on the wire to text: Content-Encoding, then the charset."""

from __future__ import annotations

import codecs
import re
import unicodedata
import zlib
from collections.abc import Callable

import brotli  # type: ignore[import-untyped]  # has neither stubs nor annotations
from w3lib.encoding import html_body_declared_encoding, http_content_type_encoding, read_bom

from newscrawl.models import Page

#: No article page comes near it; a decompression bomb passes it within a second.
MAX_BODY_BYTES = 32 * 1024 * 1024

#: Servers write one member; a body of thousands is made to keep a reader busy.
_MOST_MEMBERS = 100

#: Of the bytes beyond ASCII, how many may break UTF-8 for the text to be UTF-8 all the same: titles cut in the middle
#: of a letter by a CMS break one in hundreds, a text in windows-1258 nearly all.
MAX_BROKEN_SHARE = 0.05

#: Charsets that a Vietnamese page declares out of habit while its bytes are windows-1258.
_LATIN = ("cp1252", "iso8859-1", "latin-1", "ascii")

_ASCII = bytes(range(0x80))
_HTML_TYPES = ("text/html", "application/xhtml+xml")
#: Types under which some servers send web pages; the first bytes must say so.
_LOOSE_TYPES = ("", "text/plain", "application/octet-stream", "application/xml", "text/xml")
_HTML_START = re.compile(
    rb"<(?:!doctype\s+html|html|head|body|title|h1|div|p|article|meta|script|noscript)\b", re.IGNORECASE
)
_OTHER_STARTS = (b"%PDF-", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"RIFF")


class ContentError(ValueError):
    """A body that cannot be decoded: the message says what is wrong with it."""


def decoded_body(page: Page) -> bytes:
    """The body without its Content-Encoding (gzip, deflate, br, stacked ones too), at most `MAX_BODY_BYTES`.

    A body that its header calls gzip without being so is taken as it is: proxies and archives do that.

    Raises:
        ContentError: a coding that is not known, a broken or torn stream, or a result over the limit.
    """
    body = page.body
    codings = [part.strip().lower() for part in (page.header("Content-Encoding") or "").split(",")]
    for coding in reversed(codings):
        if coding in ("", "identity") or not body:
            continue
        if coding not in _DECODERS:
            raise ContentError(f"Content-Encoding {coding} is not supported")
        body = _DECODERS[coding](body)
    if len(body) > MAX_BODY_BYTES:
        raise ContentError(f"body over {MAX_BODY_BYTES} bytes")
    return body


def is_html(page: Page, body: bytes) -> bool:
    """May this decoded body be a web page, by its declared type and its first bytes?"""
    declared = (page.header("Content-Type") or "").partition(";")[0].strip().lower()
    if body.startswith(_OTHER_STARTS):
        return False
    return declared in _HTML_TYPES or (declared in _LOOSE_TYPES and _HTML_START.search(body[:4096]) is not None)


def page_text(page: Page) -> str:
    """The page's text in NFC.

    The byte order mark decides; then UTF-8 if the bytes are that, whatever is declared; then the charset of the HTTP
    header or of a `<meta>`; then windows-1258, whose separate tone marks are composed.

    Raises:
        ContentError: as `decoded_body`.
    """
    return text_of(decoded_body(page), page.header("Content-Type"))


def text_of(body: bytes, content_type: str | None) -> str:
    """The text of a decoded body in NFC; see `page_text`. Never fails: bytes that fit nowhere become U+FFFD."""
    bom, mark = read_bom(body)
    if bom is not None and mark is not None:
        return _nfc(body[len(mark) :].decode(bom, errors="replace"))
    declared = http_content_type_encoding(content_type) or html_body_declared_encoding(body[:4096])
    if declared is not None and declared.startswith(("utf-16", "utf-32")) and b"\x00" in body[:64]:
        return _nfc(body.decode(declared, errors="replace"))
    if _is_utf8(body):
        return _nfc(body.decode("utf-8", errors="replace"))
    vietnamese = _nfc(body.decode("cp1258", errors="replace"))
    if declared is None or declared == "utf-8" or (declared in _LATIN and _reads_vietnamese(vietnamese)):
        return vietnamese
    try:
        return _nfc(body.decode(codecs.lookup(declared).name, errors="replace"))
    except (LookupError, UnicodeError):  # a codec of Python's that is no charset: "hex", "idna"
        return vietnamese


def _is_utf8(body: bytes) -> bool:
    beyond_ascii = len(body.translate(None, _ASCII))
    broken = body.decode("utf-8", errors="replace").count("\ufffd") - body.count("\ufffd".encode())
    return broken <= beyond_ascii * MAX_BROKEN_SHARE


def _reads_vietnamese(text: str) -> bool:
    """Did all tone marks find their vowel, and are there letters that no Western text has?"""
    return any(letter in text for letter in "ăđơưạảấầậếềệ") and not any(
        unicodedata.combining(letter) for letter in text
    )


#: Marks in a row on one letter; Vietnamese has two at most, and normalising takes the square of their number.
_PILED_MARKS = re.compile("([\u0300-\u036f]{8})[\u0300-\u036f]+")


def _nfc(text: str) -> str:
    bare = text.replace("\x00", "")
    return unicodedata.normalize("NFC", _PILED_MARKS.sub(r"\1", bare))


def _inflate(body: bytes, window_bits: int, name: str) -> bytes:
    parts: list[bytes] = []
    room = MAX_BODY_BYTES
    while body:  # a gzip body may be several members, one after the other
        if len(parts) >= _MOST_MEMBERS:
            raise ContentError(f"{name} body of more than {_MOST_MEMBERS} members")
        stream = zlib.decompressobj(window_bits)
        try:
            parts.append(stream.decompress(body, room + 1))
        except zlib.error as error:
            raise ContentError(f"broken {name} stream: {error}") from error
        room -= len(parts[-1])
        if room < 0:
            raise ContentError(f"{name} body over {MAX_BODY_BYTES} bytes when decoded")
        if not stream.eof:
            raise ContentError(f"{name} stream ends early")
        body = stream.unused_data if stream.unused_data.startswith(b"\x1f\x8b") else b""
    return b"".join(parts)


def _gunzip(body: bytes) -> bytes:
    return _inflate(body, 16 + zlib.MAX_WBITS, "gzip") if body.startswith(b"\x1f\x8b") else body


def _undeflate(body: bytes) -> bytes:
    wrapped = len(body) > 1 and body[0] & 0x0F == 8 and int.from_bytes(body[:2]) % 31 == 0
    return _inflate(body, zlib.MAX_WBITS if wrapped else -zlib.MAX_WBITS, "deflate")


def _unbrotli(body: bytes) -> bytes:
    stream = brotli.Decompressor()
    try:
        result: bytes = stream.process(body, output_buffer_limit=MAX_BODY_BYTES + 1)
    except brotli.error as error:
        raise ContentError(f"broken br stream: {error}") from error
    if len(result) > MAX_BODY_BYTES:
        raise ContentError(f"br body over {MAX_BODY_BYTES} bytes when decoded")
    if not stream.is_finished():
        raise ContentError("br stream ends early")
    return result


_DECODERS: dict[str, Callable[[bytes], bytes]] = {
    "gzip": _gunzip,
    "x-gzip": _gunzip,
    "deflate": _undeflate,
    "br": _unbrotli,
}
