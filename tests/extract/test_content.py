"""From bytes to text: codings and charsets."""

from __future__ import annotations

import gzip
import unicodedata
import zlib

import brotli
import pytest

from newscrawl.extract.content import MAX_BODY_BYTES, ContentError, decoded_body, page_text
from newscrawl.models import Outcome
from tests.extract.pages import page, refusal

TEXT = "Công đoàn cơ sở Nhà máy Gốm Bạch Đằng ưu tiên lương, thưởng của người thợ"
HTML = f"<html><body><p>{TEXT}</p></body></html>"


def _cp1258(text: str) -> bytes:
    """The text as windows-1258 writes it: letters that it has, then tone marks by themselves."""
    out = bytearray()
    for letter in text:
        try:
            out += letter.encode("cp1258")
        except UnicodeEncodeError:
            decomposed = unicodedata.normalize("NFD", letter)
            base = unicodedata.normalize(
                "NFC", decomposed[0] + "".join(c for c in decomposed[1:] if c in "\u0306\u0302\u031b")
            )
            out += (base + "".join(c for c in decomposed[1:] if c not in "\u0306\u0302\u031b")).encode("cp1258")
    return bytes(out)


def _typed(charset: str) -> tuple[tuple[str, str], ...]:
    return (("Content-Type", f"text/html; charset={charset}"),)


def _meta(charset: str) -> str:
    return HTML.replace("<html>", f'<html><head><meta charset="{charset}"></head>')


@pytest.mark.parametrize(
    ("body", "headers"),
    [
        pytest.param(HTML.encode(), (), id="utf-8 without any charset"),
        pytest.param(HTML.encode(), _typed("utf-8"), id="utf-8 as declared"),
        pytest.param(HTML.encode(), _typed("iso-8859-1"), id="utf-8 declared as iso-8859-1"),
        pytest.param(_meta("windows-1252").encode(), (), id="utf-8 with a false meta"),
        pytest.param(unicodedata.normalize("NFD", HTML).encode(), (), id="decomposed utf-8"),
        pytest.param(b"\xef\xbb\xbf" + HTML.encode(), _typed("windows-1258"), id="mark before header"),
        pytest.param(HTML.encode("utf-16"), (), id="utf-16 with mark"),
        pytest.param(HTML.encode("utf-16-le"), _typed("utf-16le"), id="utf-16 by header"),
        pytest.param(_cp1258(HTML), (), id="windows-1258 without any charset"),
        pytest.param(_cp1258(HTML), _typed("windows-1258"), id="windows-1258 as declared"),
        pytest.param(_cp1258(_meta("windows-1258")), (), id="windows-1258 by meta"),
        pytest.param(_cp1258(HTML), _typed("iso-8859-1"), id="windows-1258 declared as iso-8859-1"),
        pytest.param(_cp1258(HTML), _typed("utf-8"), id="windows-1258 declared as utf-8"),
        *(
            pytest.param(_cp1258(HTML), _typed(codec), id=f"windows-1258 declared as {codec}, which is no charset")
            for codec in ("hex", "rot13", "idna", "punycode", "undefined")
        ),
    ],
)
def test_text_is_composed_vietnamese_whatever_is_declared(body: bytes, headers: tuple[tuple[str, str], ...]) -> None:
    text = page_text(page(body, headers=headers))
    assert TEXT in text
    assert unicodedata.is_normalized("NFC", text)


def test_one_broken_letter_leaves_the_page_utf_8() -> None:
    body = (HTML * 10).encode() + "ư".encode()[:1]
    assert page_text(page(body)).count(TEXT) == 10


def test_western_text_stays_what_it_is_declared() -> None:
    assert "Café à Genève, Straße" in page_text(
        page("Café à Genève, Straße".encode("cp1252"), headers=_typed("windows-1252"))
    )


def _deflate_raw(body: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-zlib.MAX_WBITS)
    return stream.compress(body) + stream.flush()


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("gzip", gzip.compress(HTML.encode())),
        ("x-gzip", gzip.compress(HTML.encode())),
        ("GZIP", gzip.compress(HTML[:40].encode()) + gzip.compress(HTML[40:].encode())),
        ("deflate", zlib.compress(HTML.encode())),
        ("deflate", _deflate_raw(HTML.encode())),
        ("br", brotli.compress(HTML.encode())),
        ("gzip, br", brotli.compress(gzip.compress(HTML.encode()))),
        ("identity", HTML.encode()),
        ("gzip", HTML.encode()),
    ],
)
def test_body_comes_out_of_its_content_encoding(coding: str, body: bytes) -> None:
    assert decoded_body(page(body, headers=(("content-encoding", coding),))) == HTML.encode()


@pytest.mark.parametrize(
    ("coding", "body", "reason"),
    [
        ("gzip", gzip.compress(HTML.encode())[:-12], "ends early"),
        ("gzip", b"\x1f\x8b\x08" + b"\x00" * 7 + b"\xff" * 40, "broken gzip"),
        ("deflate", b"\xff" * 40, "broken deflate"),
        ("br", b"\xff" * 40, "broken br"),
        ("br", brotli.compress(HTML.encode())[:-4], "ends early"),
        ("compress", b"\x1f\x9d", "not supported"),
        ("gzip", gzip.compress(bytes(MAX_BODY_BYTES + 1)), "when decoded"),
        ("br", brotli.compress(bytes(MAX_BODY_BYTES + 1), quality=1), "when decoded"),
    ],
)
def test_broken_or_oversized_body_is_refused_with_what_is_wrong(coding: str, body: bytes, reason: str) -> None:
    torn = page(body, headers=(("Content-Encoding", coding),))
    with pytest.raises(ContentError, match=reason):
        decoded_body(torn)
    assert refusal(body, headers=torn.headers).outcome is Outcome.FAILED


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"%PDF-1.7 ...", "application/pdf"),
        (b"%PDF-1.7 ...", "text/html"),
        (b"\x89PNG\r\n", "image/png"),
        (b"<rss><channel><title>tin</title></channel></rss>", "application/rss+xml"),
        (b"User-agent: *\nDisallow: /tag/", "text/plain"),
        (b'{"title": "tin"}', "application/json"),
        (b"", "text/html"),
    ],
)
def test_what_is_no_web_page_is_no_article(body: bytes, content_type: str) -> None:
    assert refusal(body, headers=(("Content-Type", content_type),)).outcome is Outcome.NOT_AN_ARTICLE
