"""Exports for the tests: made articles, a note, and strict readers of the formats that no library here reads."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from newscrawl.archive.records import IndexState, Reprint, RevisionMark, StoredArticle
from newscrawl.models import VIETNAM_TIME
from search.export import Export, ExportArticle, ExportNote, export_note
from search.request import SearchRequest
from tests.search.stored import FETCHED, stored

MOMENT = datetime(2026, 11, 22, 2, 30, 15, tzinfo=UTC)
NOTE = export_note(
    SearchRequest(q='"thỏa ước" @{x}', filters={"source": ("bachdinh",)}, sort="oldest"),
    read_as='"thỏa ước" x',
    folded=False,
    index=IndexState(7, MOMENT - timedelta(days=1)),
    moment=MOMENT,
    base="https://tim.example",
)
#: What a page may say to break a format.
HOSTILE = "Giá }{ 50% của $x_1 & #2 \\input{x} ~^ “ngoặc” \x0b\r\nER  - \r\nTY  - X @book{a"

FULL = stored(
    "0a1b2c",
    "Hội nghị, “sơ kết” LĐLĐ huyện Bạch Đinh",
    ["Đoạn một.", "Đoạn hai."],
    lead="Sáng nay, hội nghị bàn về 50% đoàn viên.",
    section="Hoạt động & phong trào",
    author="Vừ Minh Khôi, Hà Kiều",
    tags=("công đoàn", "tết; xuân"),
    published=datetime(2023, 5, 1, 23, 30, tzinfo=VIETNAM_TIME),
    entities={"PER": ["Sứ", "Hạ"], "ORG": ["LĐLĐ huyện Bạch Đinh"], "DOC": ["14/NQ-LĐLĐ"]},
    dates=["2023-05", "2023-06-02"],
)
BARE = stored("ffff00", "Tin", published=date(2023, 5, 2))
UNDATED = stored("eeee00", "Tin không ngày")


def article(each: StoredArticle, **more: object) -> ExportArticle:
    return ExportArticle(each, "Công đoàn Bạch Đinh", (RevisionMark(1, FETCHED, "sha256:00"),), **more)  # type: ignore[arg-type]


def reprinted(each: StoredArticle) -> ExportArticle:
    return article(each, reprints=(Reprint("dddd00", "https://songvang.example/x.html", "songvang", "Tin", None),))


def export(*articles: StoredArticle, note: ExportNote = NOTE) -> Export:
    return Export([article(each) for each in articles], note)


def hostile() -> StoredArticle:
    """An article whose every text tries to break out of its field."""
    plain = stored("bad000", HOSTILE, [HOSTILE], lead=HOSTILE, section=HOSTILE, author=HOSTILE, tags=(HOSTILE,))
    return replace(plain, article=replace(plain.article, url="https://bachdinh.example/a b{c}%zz?d=đ&e=%20"))


def made(count: int) -> Iterator[ExportArticle]:
    """So many articles of usual length, each of its own text."""
    for number in range(count):
        name = f"Giàng A Phềnh {number}"
        body = [
            f"Đoạn {number}.{part} của bài: công đoàn cơ sở họp bàn thỏa ước lao động tập thể. " * 4
            for part in range(8)
        ]
        yield article(stored(f"{number:020x}", f"Tin {number}", body, author=name, entities={"PER": [name]}))


@dataclass(frozen=True)
class Entry:
    key: str
    fields: dict[str, str]


def read_bibtex(text: str) -> tuple[list[str], list[Entry]]:
    """Comments and entries of a file that holds nothing else: braces balance as BibTeX counts them."""
    comments, entries, place = [], [], 0
    opening = re.compile(r"\s*@(comment|online)\{")
    while text[place:].strip():
        found = opening.match(text, place)
        assert found, f"neither comment nor entry: {text[place : place + 60]!r}"
        inside, place = _braced(text, found.end() - 1)
        if found[1] == "comment":
            assert "@" not in inside
            comments.append(inside)
        else:
            entries.append(_entry(inside))
    return comments, entries


def _entry(inside: str) -> Entry:
    key, place = inside.split(",", 1)[0], inside.index(",") + 1
    assert re.fullmatch(r"[a-z0-9-]+", key)
    fields: dict[str, str] = {}
    while inside[place:].strip():
        found = re.compile(r"\s*([a-z]+) = \{").match(inside, place)
        assert found, f"no field: {inside[place : place + 60]!r}"
        assert found[1] not in fields
        fields[found[1]], place = _braced(inside, found.end() - 1)
        assert inside[place] == ","
        place += 1
    return Entry(key, fields)


def _braced(text: str, start: int) -> tuple[str, int]:
    depth = 0
    for place in range(start, len(text)):
        depth += {"{": 1, "}": -1}.get(text[place], 0)
        if depth == 0:
            return text[start + 1 : place], place + 1
    raise AssertionError("braces do not balance")


def read_ris(text: str) -> list[list[tuple[str, str]]]:
    """The records: each line is a tag, two blanks, a dash, a blank and a value; CRLF; TY first, ER last."""
    records: list[list[tuple[str, str]]] = []
    assert text == "" or text.endswith("ER  - \r\n")
    for line in text.split("\r\n")[:-1]:
        found = re.fullmatch(r"([A-Z][A-Z0-9])  - ([^\x00-\x1f\x7f-\x9f]*)", line)
        assert found, f"no RIS line: {line!r}"
        if found[1] == "TY":
            assert not records or records[-1][-1] == ("ER", "")
            records.append([])
        records[-1].append((found[1], found[2]))
    return records


def whole(pieces: Iterable[bytes]) -> str:
    return b"".join(pieces).decode()
