"""An archived page that would like to run, call home, lead away and read cookies does nothing of it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, Request

from tests.search.web.browser.conftest import Opens
from tests.search.web.browser.hostile import TRAP
from tests.search.web.browser.visits import went_out
from tests.search.web.browser.ways import DESK, PHONE, Way

FRAMED = f"/articles/{TRAP.id}/archived"
#: Time that a script, a refresh or a request of the page would have had.
LONG_ENOUGH_MILLISECONDS = 1000


class Watched:
    """A page and what came of it."""

    def __init__(self, page: Page, path: str) -> None:
        self.page = page
        self.asked: list[Request] = []
        self.dialogs: list[str] = []
        page.context.add_cookies([{"name": "secret", "value": "1", "url": page.url}])
        page.on("request", lambda request: self.asked.append(request))
        page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))
        self.address = path
        page.goto(path)
        page.wait_for_timeout(LONG_ENOUGH_MILLISECONDS)

    def heard(self, address: str) -> list[str]:
        """The addresses elsewhere that heard of it."""
        return [each.url for each in self.asked if not each.url.startswith(address) and went_out(each)]


@pytest.fixture(params=[FRAMED, f"{FRAMED}/raw"], ids=["framed", "alone"])
def watched(request: pytest.FixtureRequest, opens: Opens) -> Watched:
    page = opens(Way(DESK))
    page.goto("/help")
    return Watched(page, request.param)


def test_it_runs_nothing(watched: Watched) -> None:
    assert watched.dialogs == []
    assert all(frame.title() != "chạy rồi" for frame in watched.page.frames)


def test_it_asks_nobody(watched: Watched, address: str) -> None:
    assert watched.heard(address) == []


def test_it_leads_nowhere(watched: Watched, address: str) -> None:
    assert watched.page.url == f"{address}{watched.address}"


def test_it_reads_and_sets_no_cookies(watched: Watched) -> None:
    frame = watched.page.frames[-1]
    assert frame.evaluate("() => { try { return document.cookie } catch (error) { return error.name } }") == (
        "SecurityError"
    )
    assert {cookie["name"] for cookie in watched.page.context.cookies()} == {"lang", "secret"}


def test_its_forms_send_nothing(watched: Watched, address: str) -> None:
    frame = watched.page.frames[-1]
    for button in frame.locator("button").all():
        button.click()
    watched.page.wait_for_timeout(LONG_ENOUGH_MILLISECONDS)
    assert watched.heard(address) == []


@pytest.mark.parametrize("width", [DESK, PHONE])
def test_its_text_is_shown(opens: Opens, width: int) -> None:
    page = opens(Way(width))
    page.goto(FRAMED)
    assert "trang giả mạo" in page.frame_locator("iframe").locator("body").inner_text()
