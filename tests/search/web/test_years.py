"""Years of an archive that is older than five years: bars of years, in the results and in the comparison of terms."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from datetime import datetime

import pytest
from starlette.testclient import TestClient

from newscrawl.models import VIETNAM_TIME, Article, Block
from search.api.app import create_app
from tests.search.served import Fetched, archive
from tests.search.web.pages import get


def _told(year: int, month: int, text: str) -> Fetched:
    url = f"https://bachdinh.example/{year}-{month}.html"
    blocks = (Block("paragraph", text),)
    return Fetched(Article("", url, "bachdinh", f"Tin {month}/{year}", None, blocks, published=_day(year, month)))


def _day(year: int, month: int) -> datetime:
    return datetime(year, month, 9, 8, tzinfo=VIETNAM_TIME)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """Twelve articles of 2015; one of November and one of 2023 speak of a strike."""
    articles = [_told(2015, month, "Ngừng việc." if month == 11 else f"Chuyện thứ {month}.") for month in range(1, 13)]
    with archive(tmp_path_factory.mktemp("years"), [*articles, _told(2023, 2, "Ngừng việc.")]) as made:
        yield TestClient(create_app(made.catalogue, made.backend, made.sources))


def test_the_share_of_a_year_is_of_all_its_months(client: TestClient) -> None:
    [year, *_] = get(client, "/search?q=ngung+viec&bars=share").xpath("//svg//a[starts-with(@aria-label, 'năm 2015')]")
    assert "8,3" in year.get("aria-label")


def test_trends_say_the_same(client: TestClient) -> None:
    table = client.get("/trends.csv?q=ngung+viec&interval=year").content.decode("utf-8-sig")
    year = next(row for row in csv.DictReader(io.StringIO(table)) if row["start"].startswith("2015"))
    assert (year["count"], year["of"]) == ("1", "12")
