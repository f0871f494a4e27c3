"""The chart and the numbers of a comparison as files."""

from __future__ import annotations

import csv
import io
import struct

import pytest
from lxml import etree
from starlette.testclient import TestClient

TWO = "q=doi+thoai&q=an+toan&interval=year"
SVG = "{http://www.w3.org/2000/svg}"


def drawing(client: TestClient, **params: str) -> etree._Element:
    return etree.fromstring(client.get("/trends.svg", params=params).content)


def rows(client: TestClient, query: str) -> list[dict[str, str]]:
    text = client.get(f"/trends.csv?{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_drawing_is_xml_with_title_legend_source_and_permalink(client: TestClient) -> None:
    root = etree.fromstring(client.get(f"/trends.svg?{TWO}").content)
    texts = ["".join(text.itertext()) for text in root.iter(f"{SVG}text")]
    assert root.tag == f"{SVG}svg"
    assert "Số bài theo năm" in texts
    assert "doi thoai – 2 bài" in texts
    assert any(text.startswith("Nguồn: Kho tin công đoàn") for text in texts)
    assert root.find(f".//{SVG}a").get("href").startswith("http://testserver/trends?interval=year&q=doi")


def test_the_drawing_needs_nothing_from_elsewhere(client: TestClient) -> None:
    answer = client.get(f"/trends.svg?{TWO}&show=share").text
    assert "var(" not in answer
    assert "class=" not in answer


def test_the_drawing_speaks_the_readers_language(client: TestClient) -> None:
    assert "Articles by year" in client.get(f"/trends.svg?{TWO}", headers={"Cookie": "lang=en"}).text


def test_markup_in_a_query_is_text_in_the_drawing(client: TestClient) -> None:
    root = drawing(client, q='</text><script>alert("x")</script>&')
    assert not list(root.iter(f"{SVG}script"))
    assert any('<script>alert("x")' in "".join(text.itertext()) for text in root.iter(f"{SVG}text"))


def test_a_drawing_without_any_hit_says_so(client: TestClient) -> None:
    assert "Không có bài nào trong thời gian này." in "".join(drawing(client, q="khongco").itertext())


def test_the_picture_is_a_png_of_twice_the_drawings_size(client: TestClient) -> None:
    picture = client.get(f"/trends.png?{TWO}").content
    root = etree.fromstring(client.get(f"/trends.svg?{TWO}").content)
    assert picture[:8] == b"\x89PNG\r\n\x1a\n"
    assert struct.unpack(">II", picture[16:24]) == (2 * int(root.get("width")), 2 * int(root.get("height")))


def test_the_table_has_a_row_for_each_query_and_period(client: TestClient) -> None:
    found = [(row["query"], row["start"], row["end"], row["count"], row["of"]) for row in rows(client, TWO)]
    assert found[:3] == [
        ("doi thoai", "2022-01-01", "2022-12-31", "0", "1"),
        ("doi thoai", "2023-01-01", "2023-12-31", "0", "2"),
        ("doi thoai", "2024-01-01", "2024-12-31", "2", "2"),
    ]
    assert len(found) == 6


def test_the_table_says_where_it_comes_from(client: TestClient) -> None:
    row = rows(client, f"{TWO}&source=bachdinh")[0]
    assert row["filters"] == "source=bachdinh"
    assert row["permalink"].startswith("http://testserver/trends?interval=year&q=doi+thoai")
    assert row["exported"].endswith("+07:00")


def test_the_table_opens_right_in_spreadsheets(client: TestClient) -> None:
    answer = client.get(f"/trends.csv?{TWO}")
    assert answer.content.startswith(b"\xef\xbb\xbfquery,interval")
    assert b"\r\n" in answer.content
    assert answer.headers["content-disposition"] == 'attachment; filename="newscrawl-trends.csv"'


@pytest.mark.parametrize("formula", ["=1+1", "+1", "-1", "@SUM(A1)"])
def test_a_query_that_would_run_as_a_formula_is_text(client: TestClient, formula: str) -> None:
    answer = client.get(
        "/trends.csv", params={"q": formula, "published_from": "2024-01-01", "published_to": "2024-12-31"}
    )
    (first, *_) = csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig"), newline=""))
    assert first["query"] == f"'{formula}"


@pytest.mark.parametrize("extension", ["svg", "png", "csv"])
def test_a_file_of_no_query_is_refused(client: TestClient, extension: str) -> None:
    assert client.get(f"/trends.{extension}").status_code == 422


def test_a_picture_asked_for_again_is_the_one_drawn_before(client: TestClient) -> None:
    first, again = (client.get(f"/trends.png?{TWO}&show=share").content for _ in range(2))
    assert first == again


def test_a_picture_of_other_queries_is_another(client: TestClient) -> None:
    assert client.get(f"/trends.png?{TWO}").content != client.get("/trends.png?q=an+toan&interval=year").content
