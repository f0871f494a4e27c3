"""Pages made to hurt a reader: huge, deep, broken, packed; each by its name."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import UTC, datetime
from random import Random

from newscrawl.models import Page

TITLE = "Hội nghị tổng kết công tác công đoàn"
SENTENCES = (
    "Sáng nay, Liên đoàn Lao động huyện Vân Sơn tổ chức hội nghị tổng kết công tác năm.",
    "Dự hội nghị có đại diện 42 công đoàn cơ sở trên địa bàn huyện.",
    "Trong năm, các cấp công đoàn đã thăm hỏi và tặng quà hơn 1.200 đoàn viên gặp khó khăn.",
    "Ông Lường Văn Tiệp, Chủ tịch Liên đoàn Lao động huyện, cho biết năm tới sẽ thành lập mới năm công đoàn cơ sở.",
)
BODY = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES)
HTML = "text/html; charset=utf-8"
MANY = 100_000


def document(after: str = "", head: str = "") -> str:
    """An ordinary article with something in its head and behind its text."""
    return f"<html><head><title>{TITLE}</title>{head}</head><body><h1>{TITLE}</h1>{BODY}{after}</body></html>"


def numbered(pattern: str, count: int = MANY) -> str:
    return "".join(pattern.replace("%", str(number)) for number in range(count))


def linked_data(text: str) -> str:
    return document(head=f'<script type="application/ld+json">{text}</script>')


def nested(tag: str) -> str:
    return document(f"<{tag}>" * MANY + SENTENCES[0] + f"</{tag}>" * MANY)


def entity_bomb() -> str:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    return f'<!DOCTYPE html [<!ENTITY a0 "lao">{entities}]>{document("<p>&a11;</p>")}'


def page(body: str | bytes, coding: str = "", content_type: str = HTML) -> Page:
    url = "https://vanson.example/tin/hoi-nghi-12345.html"
    headers = (("Content-Type", content_type), ("Content-Encoding", coding))
    raw = body.encode() if isinstance(body, str) else body
    return Page(url, url, 200, headers, raw, datetime(2024, 6, 1, tzinfo=UTC))


_TEXTS: dict[str, Callable[[], str]] = {
    "20 MB of paragraphs": lambda: document(numbered(f"<p>{SENTENCES[2]} %.</p>", 160_000)),
    "20 MB in one paragraph": lambda: document(f"<p>{SENTENCES[2] * 180_000}</p>"),
    "10 MB without a space": lambda: document(f"<p>{'ậ' * 3_300_000}</p>"),
    "10 MB of digits": lambda: document(f"<p>{'1' * 10_000_000}</p>"),
    "3 MB of dates": lambda: document(f"<p>{'12/03/2023 ' * 270_000}</p>"),
    "10 MB of spaces": lambda: document(f"<p>{'&nbsp; ' * 1_400_000}x</p>"),
    "3 MB of quotes": lambda: document(f"<p>{'“' * 1_000_000}</p>"),
    "3 MB of bars": lambda: document(f"<p>{'| ' * 1_500_000}</p>"),
    "3 MB of names": lambda: document(f"<p><b>{'Nguyễn Văn An, ' * 160_000}</b></p>"),
    "a title of 4 MB": lambda: document().replace(TITLE, "Hội nghị " * 200_000),
    "400,000 marks on a letter": lambda: document("<p>a" + "\u0301\u0323" * 200_000 + "</p>"),
    "50,000 lines by br": lambda: document("<div>" + numbered(f"{SENTENCES[1]} %<br>", 50_000) + "</div>"),
    "50,000 br": lambda: document("<br>" * 50_000),
    "50,000 paragraphs": lambda: document(numbered(f"<p>% {SENTENCES[1][:40]}</p>", 50_000)),
    "100,000 links": lambda: document(f"<ul>{numbered('<li><a href=/tin-%.html>Công đoàn cơ sở % họp</a></li>')}</ul>"),
    "100,000 links side by side": lambda: document(numbered("<a href=/tin-%.html>Công đoàn %</a> ")),
    "100,000 pictures": lambda: document(numbered('<figure><img src="/%.jpg"><figcaption>Ảnh %</figcaption></figure>')),
    "100,000 headings": lambda: document(numbered("<h2>Hội nghị tổng kết %</h2>")),
    "100,000 items": lambda: document(f"<ul>{numbered('<li>Công đoàn cơ sở % tổ chức hội nghị.</li>')}</ul>"),
    "100,000 cells": lambda: document(f"<table><tr>{numbered('<td>Ô %</td>')}</tr></table>"),
    "100,000 spans": lambda: document(f"<p>{numbered('<span>Liên đoàn % </span>')}</p>"),
    "100,000 times": lambda: document(numbered('<time datetime="2023-01-01T08:00:00+07:00">01/01/2023 08:00</time>')),
    "100,000 metas": lambda: document(head='<meta name="keywords" content="công đoàn">' * MANY),
    "100,000 broken canonical links": lambda: document(head='<link rel="canonical" href="http://[">' * MANY),
    "a million attributes": lambda: document(f"<p {numbered('a%=1 ', 1_000_000)}>x</p>"),
    "400,000 keywords": lambda: document(head=f'<meta name="keywords" content="{"công đoàn, " * 400_000}">'),
    "a data URI of 10 MB": lambda: document(f'<img src="data:image/png;base64,{"iVBORw0KGgo" * 900_000}">'),
    "a script of 20 MB": lambda: document(f"<script>{'var a = 1;' * 2_000_000}</script>"),
    "a comment of 10 MB": lambda: document(f"<!--{'bình luận ' * 800_000}-->"),
    "5,000 objects of JSON-LD": lambda: document(
        head='<script type="application/ld+json">{"@type": "NewsArticle", "headline": "Tin"}</script>' * 5_000
    ),
    "a list of 100,000 in JSON-LD": lambda: linked_data(json.dumps([{"@type": "Thing"}] * MANY)),
    "JSON-LD a million deep": lambda: linked_data("[" * 1_000_000),
    "JSON-LD of graphs 900 deep": lambda: linked_data('{"@graph":' * 900 + "{}" + "}" * 900),
    "JSON-LD with an author 900 deep": lambda: linked_data(
        '{"@type": "NewsArticle", "author":' + "[" * 900 + '"x"' + "]" * 900 + "}"
    ),
    "JSON-LD with a name 900 deep": lambda: linked_data(
        '{"@type": "NewsArticle", "author":' + '{"name":' * 900 + '"x"' + "}" * 900 + "}"
    ),
    "JSON-LD with a number of 5,000 digits": lambda: linked_data(
        f'{{"@type": "NewsArticle", "headline": {"1" * 5000}}}'
    ),
    "JSON-LD of other types than promised": lambda: linked_data(
        '{"@type": "NewsArticle", "headline": [[]], "datePublished": {"a": 1}, "author": 5, "keywords": [1, {}],'
        ' "articleSection": {"x": null}, "mainEntityOfPage": [3], "publisher": [1]}'
    ),
    "an entity bomb": entity_bomb,
    "a million entities": lambda: document(f"<p>{'&amp;lt;&#7853;' * 500_000}</p>"),
    "NUL bytes": lambda: document().replace("ộ", "ộ\x00").replace("<p>", "<p\x00>"),
    "nothing but NUL bytes": lambda: "\x00" * 1_000_000,
    "5 million open brackets": lambda: "<" * 5_000_000,
    "a million open comments": lambda: "<!--" * 1_000_000,
    "100,000 open scripts": lambda: document("<script>" * MANY),
    "100,000 misnested b and p": lambda: document("<b><p>x" * 50_000),
    "100,000 open links": lambda: document("<a href=x>" * MANY),
    "100,000 lists in lists": lambda: document("<ul><li>x" * MANY),
    "50,000 tables in tables": lambda: document("<table><tr><td>x" * 50_000),
    "text at every depth to 20,000": lambda: document(numbered(f"<div>{SENTENCES[0]} %", 20_000)),
    "text 240 deep, 100 times": lambda: document(("<div>" * 240 + BODY + "</div>" * 240) * 100),
    "half a tag": lambda: document()[:200],
    "nothing": lambda: "",
    **{
        f"100,000 {tag} in {tag}": (lambda tag=tag: nested(tag))
        for tag in (
            "div",
            "span",
            "p",
            "b",
            "font",
            "table",
            "td",
            "ul",
            "li",
            "blockquote",
            "section",
            "h1",
            "em",
            "a",
        )
    },
}

CASES: dict[str, Callable[[], Page]] = {
    **{name: (lambda made=made: page(made())) for name, made in _TEXTS.items()},
    "a gzip bomb": lambda: page(gzip.compress(b"a" * 200_000_000, 1), "gzip"),
    "30 MB in gzip": lambda: page(gzip.compress(document(f"<!--{'a' * 30_000_000}-->").encode(), 1), "gzip"),
    "a million gzip members": lambda: page(gzip.compress(b"") * 1_000_000, "gzip"),
    "gzip in gzip in gzip": lambda: page(
        gzip.compress(gzip.compress(gzip.compress(b"a" * 30_000_000))), "gzip, gzip, gzip"
    ),
    "100,000 codings": lambda: page(document(), "gzip," * MANY),
    "half of a gzip stream": lambda: page(gzip.compress(document().encode())[:300], "gzip"),
    "every byte": lambda: page(bytes(range(256)) * 80_000),
    "20 MB of noise": lambda: page(Random(1).randbytes(20_000_000)),
    "a picture": lambda: page(b"\x89PNG\r\n\x1a\n" + Random(1).randbytes(100_000), content_type="text/html"),
    "half a letter of UTF-16": lambda: page(document().encode("utf-16")[:-1], content_type="text/html; charset=utf-16"),
    "a charset that is none": lambda: page(document(), content_type="text/html; charset=utf-7"),
}  # fmt: skip
