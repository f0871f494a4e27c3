"""What researchers come for, from the first page on: with the mouse and with the keyboard alone, in each way."""

from __future__ import annotations

import csv
import io
from datetime import date
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.search.web.browser.conftest import Opens
from tests.search.web.browser.hands import Hands, Keyboard, Mouse
from tests.search.web.browser.story import DECREE, FEDERATION, MEETINGS_2022, NEWEST_MEETING, PERSON, REVISED
from tests.search.web.browser.ways import WAYS, Way

#: Nine dialogues cite it, and the revised article.
CITING = 10


@pytest.fixture(params=WAYS, ids=str)
def way(request: pytest.FixtureRequest) -> Way:
    chosen: Way = request.param
    return chosen


@pytest.fixture(params=[Mouse, Keyboard], ids=["mouse", "keyboard"])
def hands(request: pytest.FixtureRequest, opens: Opens, way: Way) -> Hands:
    page = opens(way)
    page.goto("/")
    made: Hands = request.param(page)
    return made


def search(hands: Hands, words: str) -> None:
    """From the box of the first page."""
    hands.write(hands.page.locator("input#q"), words)
    hands.press("Tìm")


def heading(hands: Hands) -> str:
    """What the page is about."""
    return " ".join(hands.page.get_by_role("heading", level=1).inner_text().split())


def table(file: Path) -> list[dict[str, str]]:
    """The rows of a downloaded CSV file."""
    return list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8-sig"))))


def test_the_meetings_of_a_federation_in_a_year_are_found_and_exported(hands: Hands) -> None:
    search(hands, "hội nghị")
    facets = hands.page.get_by_role("complementary")
    hands.follow(FEDERATION, facets)
    hands.write_day(hands.page.locator("#published_from"), date(2022, 1, 1))
    hands.write_day(hands.page.locator("#published_to"), date(2022, 12, 31))
    hands.press("Lọc theo ngày – Ngày đăng")
    assert heading(hands) == f"{len(MEETINGS_2022)} bài cho hội nghị"
    rows = table(hands.download("CSV"))
    assert sorted(int(row["published"][5:7]) for row in rows) == list(MEETINGS_2022)
    assert all(FEDERATION in row["title"] and row["published"].startswith("2022") for row in rows)


def test_two_terms_are_compared_over_years_and_the_chart_is_downloaded(hands: Hands) -> None:
    hands.follow("Xu hướng", hands.page.get_by_role("navigation"))
    hands.write(hands.page.locator("#q1"), "hội nghị")
    hands.write(hands.page.locator("#q2"), "tiền lương")
    hands.choose(hands.page.locator("#interval"), "Năm")
    hands.press("So sánh")
    drawing = hands.page.locator("main figure svg, main svg[role]").first
    expect(drawing).to_be_visible()
    rows = table(hands.download("CSV"))
    assert {"hội nghị", "tiền lương"} <= {value for row in rows for value in row.values()} | set(rows[0])
    assert "<svg" in hands.download("SVG").read_text(encoding="utf-8")
    assert hands.download("PNG").read_bytes().startswith(b"\x89PNG")


def test_a_person_is_followed_from_article_to_article(hands: Hands) -> None:
    search(hands, "giảm giờ làm")
    hands.follow(REVISED.title, exact=False)
    hands.follow(PERSON, hands.page.get_by_role("article"))
    assert heading(hands).startswith(PERSON)
    hands.follow(NEWEST_MEETING.title)
    assert heading(hands) == NEWEST_MEETING.title
    expect(hands.page.get_by_role("article").get_by_role("link", name=PERSON).first).to_be_visible()


def test_the_citations_of_a_decree_are_found(hands: Hands) -> None:
    search(hands, "mức lương tối thiểu")
    hands.follow("Đối thoại lần thứ 3", exact=False)
    hands.follow(DECREE, hands.page.get_by_role("complementary"))
    assert DECREE in heading(hands)
    hands.follow("trong tháng 3/2021", exact=False)
    expect(hands.page.get_by_role("article")).to_contain_text(DECREE)


def test_what_a_revised_article_said_before_is_seen(hands: Hands) -> None:
    search(hands, "giảm giờ làm")
    hands.follow(REVISED.title, exact=False)
    hands.jump("Bài đã được sửa: xem khác biệt")
    expect(hands.page.locator("del").first).to_contain_text("230")
    expect(hands.page.locator("ins").first).to_contain_text("320")
    hands.open("Toàn văn bản 1")
    hands.follow("Trang lưu trữ của bản này")
    frame = hands.page.frame_locator("iframe")
    expect(frame.locator("article")).to_contain_text("230 đoàn viên")


def test_an_article_is_cited(hands: Hands) -> None:
    search(hands, "giảm giờ làm")
    hands.follow(REVISED.title, exact=False)
    hands.open("Trích dẫn bài này")
    citations = hands.page.locator(".citation")
    assert citations.count() == 2
    for number in range(2):
        expect(citations.nth(number)).to_be_visible()
        expect(citations.nth(number)).to_contain_text(REVISED.title)
    assert REVISED.title in hands.download("BibTeX").read_text(encoding="utf-8")
    assert f"TI  - {REVISED.title}" in hands.download("RIS").read_text(encoding="utf-8-sig")
