"""One archive, one server and one browser for all tests of a worker; each way of looking has one context."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from search.services import Services
from tests.search.web.browser.hostile import HOSTILE
from tests.search.web.browser.serving import serving
from tests.search.web.browser.story import STORY
from tests.search.web.browser.tools import CHROMIUM, chromium_missing
from tests.search.web.browser.ways import PHONE, Way
from tests.search.web.browser.written import written_archive

Opens = Callable[[Way], Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "/web/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.slow)


@pytest.fixture(scope="session")
def told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    """The archive of the invented story and of the hostile site."""
    with written_archive(tmp_path_factory.mktemp("told"), (*STORY, *HOSTILE)) as services:
        yield services


@pytest.fixture(scope="session")
def address(told: Services) -> Iterator[str]:
    with serving(told) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if chromium_missing():
        pytest.skip(f"{CHROMIUM} is not installed")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def opens(browser: Browser, address: str) -> Iterator[Opens]:
    """Opens an empty page, looked at in that way; all are closed after the test."""
    with ExitStack() as stack:

        def opened(way: Way) -> Page:
            context: BrowserContext = stack.enter_context(way.context(browser, address))
            return context.new_page()

        yield opened


@pytest.fixture
def phone(opens: Opens) -> Page:
    """On a phone, with JavaScript."""
    return opens(Way(width=PHONE))
