"""The pages' words: every text has its English, and nothing is translated that no page says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel.messages.catalog import Message as Translation
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po

import search.web
from search.web.texts import catalogue_files, load_texts

WEB = Path(search.web.__file__).parent
Message = str | tuple[str, ...]


def said(folder: Path) -> Iterator[Message]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".py", ".html"):
            method = "python" if path.suffix == ".py" else "jinja2.ext:babel_extract"
            options = {"trimmed": "true"} if path.suffix == ".html" else {}
            for _, message, _, _ in extract_from_file(method, path, options=options):
                yield message


def untranslated(folder: Path) -> set[Message]:
    known = {message.id for message in translated() if all(message.string) and not message.fuzzy}
    return {message for message in said(folder) if message not in known}


def translated() -> Iterator[Translation]:
    for path in catalogue_files("en"):
        with path.open("rb") as lines:
            yield from (message for message in read_po(lines) if message.id)


def test_every_text_of_the_pages_has_its_english() -> None:
    assert untranslated(WEB) == set()


def test_a_text_without_english_is_found(tmp_path: Path) -> None:
    (tmp_path / "new.html").write_text('{{ _("Chưa ai dịch câu này") }}', encoding="utf-8")
    assert untranslated(tmp_path) == {"Chưa ai dịch câu này"}


def test_no_translation_is_left_over() -> None:
    assert {message.id for message in translated()} - set(said(WEB)) == set()


def test_no_text_is_translated_twice() -> None:
    assert [text for text, count in Counter(message.id for message in translated()).items() if count > 1] == []


@pytest.mark.parametrize(("language", "shown"), [("vi", "08:30 02/05/2024"), ("en", "2 May 2024, 08:30")])
def test_moments_are_shown_in_vietnams_time(language: str, shown: str) -> None:
    moment = datetime(2024, 5, 2, 1, 30, tzinfo=UTC)
    assert load_texts("vi" if language == "vi" else "en").moment(moment) == shown


def test_a_day_without_time_gets_none() -> None:
    assert load_texts("vi").moment(date(2024, 5, 2)) == "02/05/2024"


def test_an_evening_in_utc_is_the_next_day_in_vietnam() -> None:
    assert load_texts("vi").day("2024-05-01T20:00:00+00:00") == "02/05/2024"


def test_numbers_have_the_languages_separators() -> None:
    assert (load_texts("vi").number(12345), load_texts("en").number(12345)) == ("12.345", "12,345")


def test_a_share_of_nothing_is_a_dash() -> None:
    assert load_texts("vi").share(0, 0) == "–"
