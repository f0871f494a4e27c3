"""Entity names by how they begin; all names are invented."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import MetaData, create_engine, insert, make_url

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.database import MIGRATIONS
from newscrawl.archive.name_words import starts_of
from newscrawl.models import Mention, MentionType
from tests.archive.made import DAY, digest, page, record

TYPES = ("PER", "ORG", "LOC", "DOC")
_numbers = count()


def publish(catalogue: Catalogue, *names: str, type_: MentionType = "ORG", times: int = 1) -> None:
    """Articles that name these."""
    for _ in range(times):
        number = next(_numbers)
        fetched = record(catalogue, page(url=f"https://congdoan.example/{number}.html"))
        mentions = [Mention(type_, place, place + 1, name, entity=name) for place, name in enumerate(names)]
        catalogue.publish(fetched, digest(f"Tin {number}.", article_id=f"a{number}", mentions=mentions))


def beginning(catalogue: Catalogue, prefix: str, limit: int = 10) -> list[str]:
    return [found.name for found in catalogue.names_beginning(prefix, TYPES, limit)]


@pytest.mark.parametrize("prefix", ["Liên đoàn", "lien doan", "LIÊN", "Bạch Đình", "bach d", "quận bạch", "đình"])
def test_name_is_found_from_the_start_of_any_word(catalogue: Catalogue, prefix: str) -> None:
    publish(catalogue, "Liên đoàn Lao động quận Bạch Đình")
    assert beginning(catalogue, prefix) == ["Liên đoàn Lao động quận Bạch Đình"]


@pytest.mark.parametrize("prefix", ["oàn", "Bạch quận", "Đình Bạch", "", " ", "…"])
def test_what_no_word_begins_with_finds_nothing(sqlite_catalogue: Catalogue, prefix: str) -> None:
    publish(sqlite_catalogue, "Liên đoàn Lao động quận Bạch Đình")
    assert beginning(sqlite_catalogue, prefix) == []


def test_prefix_without_diacritics_finds_all_that_fold_to_it(catalogue: Catalogue) -> None:
    publish(catalogue, "Mận", "Màn", "Man", type_="PER")
    assert set(beginning(catalogue, "man")) == {"Mận", "Màn", "Man"}


def test_prefix_with_diacritics_finds_these_alone(catalogue: Catalogue) -> None:
    publish(catalogue, "Lưu Thị Mận", "Lưu Thị Màn", type_="PER")
    assert beginning(catalogue, "luu thi mận") == ["Lưu Thị Mận"]


def test_diacritics_that_no_name_has_find_what_folds_to_them(catalogue: Catalogue) -> None:
    publish(catalogue, "Nguyễn Mận", type_="PER")
    assert beginning(catalogue, "Nguyê") == ["Nguyễn Mận"]


def test_tone_may_be_placed_either_way(sqlite_catalogue: Catalogue) -> None:
    publish(sqlite_catalogue, "Hòa Lạc", type_="LOC")
    assert beginning(sqlite_catalogue, "hoà") == ["Hòa Lạc"]


@pytest.mark.parametrize("prefix", ["kỹ", "kĩ", "ky", "ki", "ky nghe"])
def test_syllable_may_be_written_with_i_or_y(catalogue: Catalogue, prefix: str) -> None:
    publish(catalogue, "Công ty Kỹ nghệ Mây Trúc")
    assert beginning(catalogue, prefix) == ["Công ty Kỹ nghệ Mây Trúc"]


def test_syllable_with_y_is_not_the_beginning_of_one_with_i(catalogue: Catalogue) -> None:
    publish(catalogue, "Lưu Minh", "Lưu Mỹ", type_="PER")
    assert beginning(catalogue, "my") == ["Lưu Mỹ"]


def test_number_of_a_document_is_found_as_written(sqlite_catalogue: Catalogue) -> None:
    publish(sqlite_catalogue, "14/NQ-LĐLĐ", type_="DOC")
    assert beginning(sqlite_catalogue, "14/nq") == ["14/NQ-LĐLĐ"]


def test_names_that_begin_so_come_before_those_whose_later_word_does(sqlite_catalogue: Catalogue) -> None:
    publish(sqlite_catalogue, "Công ty Mây Trúc", times=8)
    publish(sqlite_catalogue, "Mây Trúc")
    found = sqlite_catalogue.names_beginning("mây", TYPES, 10)
    assert [(each.name, each.at_start) for each in found] == [("Mây Trúc", True), ("Công ty Mây Trúc", False)]


def test_limit_keeps_the_names_of_more_articles(catalogue: Catalogue) -> None:
    publish(catalogue, "Nguyễn Mận", "Nguyễn Đào", "Nguyễn Sim", type_="PER")
    publish(catalogue, "Nguyễn Đào", type_="PER", times=40)
    assert beginning(catalogue, "nguyễn", limit=1) == ["Nguyễn Đào"]


def test_other_types_are_left_out(sqlite_catalogue: Catalogue) -> None:
    publish(sqlite_catalogue, "Bạch Đình", type_="LOC")
    assert sqlite_catalogue.names_beginning("bạch", ("PER",), 10) == []


def test_name_of_two_types_is_two_names(sqlite_catalogue: Catalogue) -> None:
    publish(sqlite_catalogue, "Bạch Đình", type_="LOC")
    publish(sqlite_catalogue, "Bạch Đình", type_="ORG")
    assert {found.type for found in sqlite_catalogue.names_beginning("bạch", TYPES, 10)} == {"LOC", "ORG"}


def test_dates_are_no_names(sqlite_catalogue: Catalogue) -> None:
    publish(sqlite_catalogue, "tháng 5", type_="DATE")
    assert beginning(sqlite_catalogue, "tháng") == []


def test_long_prefix_is_compared_to_its_end(sqlite_catalogue: Catalogue) -> None:
    long = "Công đoàn cơ sở Công ty Cổ phần Đầu tư và Phát triển Mây Trúc"
    publish(sqlite_catalogue, f"{long} Một", f"{long} Hai")
    assert beginning(sqlite_catalogue, f"{long} h") == [f"{long} Hai"]


def test_names_alike_differ_in_capitals_and_punctuation(sqlite_catalogue: Catalogue) -> None:
    publish(sqlite_catalogue, "Công ty Mây - Trúc")
    assert sqlite_catalogue.names_alike("ORG", "CÔNG TY MÂY TRÚC") == ["Công ty Mây - Trúc"]


def test_names_alike_are_spelt_as_the_words_given_with_diacritics(sqlite_catalogue: Catalogue) -> None:
    publish(sqlite_catalogue, "Lưu Mận", "Lưu Màn", type_="PER")
    assert sqlite_catalogue.names_alike("PER", "luu mận") == ["Lưu Mận"]


def test_spellings_count_mentions_and_articles(catalogue: Catalogue) -> None:
    name = "Liên đoàn Lao động quận Bạch Đình"
    fetched = record(catalogue)
    spelt = ("LĐLĐ quận Bạch Đình", name, "LĐLĐ quận Bạch Đình")
    mentions = [Mention("ORG", place, place + 1, text, entity=name) for place, text in enumerate(spelt)]
    catalogue.publish(fetched, digest("Tin.", mentions=mentions))
    found = [(each.text, each.mentions, each.articles) for each in catalogue.spellings("ORG", name, 100)]
    assert found == [("LĐLĐ quận Bạch Đình", 2, 1), (name, 1, 1)]


def test_starts_of_a_name_are_its_words_without_punctuation() -> None:
    assert [start.folded for start in starts_of("14/NQ-LĐLĐ")] == ["14 nq ldld", "nq ldld", "ldld"]


def test_migration_fills_the_names_from_the_mentions(empty_database_url: str) -> None:
    _make_catalogue_of_version("0002", empty_database_url)
    catalogue = Catalogue.open(empty_database_url)
    assert beginning(catalogue, "bạch") == ["Liên đoàn Lao động quận Bạch Đình"]
    assert beginning(catalogue, "lưu") == ["Lưu Mận"]
    assert beginning(catalogue, "tháng") == []
    catalogue.close()


def _make_catalogue_of_version(version: str, url: str) -> None:
    """A catalogue as it was then, with one article and its mentions."""
    Path(make_url(url).database or "").parent.mkdir(exist_ok=True, parents=True)
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
        tables = MetaData()
        tables.reflect(connection)
        for table, rows in OLD_ROWS.items():
            connection.execute(insert(tables.tables[table]), rows)
    engine.dispose()


_ORG: dict[str, object] = {"type": "ORG", "text": "LĐLĐ quận Bạch Đình", "entity": "Liên đoàn Lao động quận Bạch Đình"}
_PER: dict[str, object] = {"type": "PER", "text": "Lưu Mận", "entity": None}
_DATE: dict[str, object] = {"type": "DATE", "text": "tháng 5", "entity": None}
_PAGE = {
    "id": 1, "run_id": "r1", "source": "congdoan", "role": "article", "url": "u", "final_url": "u", "url_key": "u",
    "status": 200, "fetched": DAY, "warc_file": "a", "warc_offset": 0, "warc_length": 1, "payload_digest": "d",
    "payload_bytes": 1,
}  # fmt: skip
_ARTICLE = {
    "id": "a1", "source": "congdoan", "url": "u", "title": "Tin", "revision": 1, "content_hash": "h", "story": "a1",
    "first_fetched": DAY, "last_fetched": DAY, "page_id": 1,
}  # fmt: skip
OLD_ROWS: dict[str, list[dict[str, object]]] = {
    "runs": [{"id": "r1", "source": "congdoan", "started": DAY, "state": "finished", "command": "", "not_fetched": {}}],
    "pages": [_PAGE],
    "articles": [_ARTICLE],
    "mentions": [
        {"article_id": "a1", "position": place, "start": place, "end": place + 1, **mention}
        for place, mention in enumerate((_ORG, _ORG, _PER, _DATE))
    ],
}
