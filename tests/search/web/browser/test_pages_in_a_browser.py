"""Every page, in each way of looking: it fits, stands still, is light, and needs nothing from elsewhere."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.search.web.browser.table import EVERYTHING, PAGES
from tests.search.web.browser.visits import Visit, Visitor, visitor_of
from tests.search.web.browser.ways import DESK, PHONE, SMALL_PHONE, WAYS, Way

STATUS = {"missing": 404, "wrong request": 422, "unknown entity": 404, "hostile name": 404}
ALL_BYTES, SCRIPT_BYTES = 150_000, 60_000
#: Anything above is seen as a jump; "good" of the Core Web Vitals ends at 0.1.
MOST_SHIFTED = 0.01
#: Such that the browser gets these pages in pieces, as from a small phone's processor.
_SLOWER = 6


@pytest.fixture(scope="module")
def visitor(browser: Browser, address: str) -> Iterator[Visitor]:
    yield from visitor_of(browser, address)


@pytest.mark.parametrize("way", WAYS, ids=str)
@pytest.mark.parametrize("name", EVERYTHING)
class TestPage:
    @pytest.fixture
    def seen(self, visitor: Visitor, name: str, way: Way) -> Visit:
        return visitor.visit(EVERYTHING[name], way)

    def test_it_answers(self, seen: Visit, name: str) -> None:
        assert seen.status == STATUS.get(name, 200)
        assert seen.title

    def test_it_asks_nothing_of_others(self, seen: Visit) -> None:
        assert seen.outside == []

    def test_it_scrolls_only_down(self, seen: Visit, way: Way) -> None:
        assert (seen.width, seen.narrow_width) == (way.width, SMALL_PHONE)

    def test_the_browser_has_nothing_to_say(self, seen: Visit, name: str) -> None:
        if name == "archived trap":
            pytest.skip("each thing that the copy may not do is told")
        status = STATUS.get(name, 200)
        assert [text for text in seen.said if status == 200 or str(status) not in text] == []

    def test_nothing_opens_a_dialog(self, seen: Visit) -> None:
        assert seen.dialogs == []

    def test_it_stands_still(self, seen: Visit) -> None:
        assert seen.shifted < MOST_SHIFTED


@pytest.mark.parametrize("name", ["API", "crowded", "hostile trends", "sources"])
@pytest.mark.parametrize("width", [DESK, PHONE])
def test_a_large_page_stands_still_on_a_slow_machine(visitor: Visitor, name: str, width: int) -> None:
    assert visitor.visit(EVERYTHING[name], Way(width, slower=_SLOWER)).shifted < MOST_SHIFTED


@pytest.mark.parametrize("name", PAGES)
def test_a_first_visit_is_light(visitor: Visitor, name: str) -> None:
    seen = visitor.visit(PAGES[name], WAYS[0])
    assert seen.all_bytes <= ALL_BYTES
    assert 0 < seen.script_bytes <= SCRIPT_BYTES


@pytest.mark.parametrize("name", PAGES)
def test_in_english_it_fits_as_well(visitor: Visitor, name: str) -> None:
    way = Way(SMALL_PHONE, scripts=False, language="en")
    assert visitor.visit(PAGES[name], way).width == SMALL_PHONE
