"""What a hostile site wrote is shown as the text that it is."""

from __future__ import annotations

import pytest

from tests.search.web.browser.conftest import Opens
from tests.search.web.browser.hostile import CROWDED, ENDLESS, LONG_WORD, MARKUP, RIGHT_TO_LEFT, TURNED
from tests.search.web.browser.table import EVERYTHING, HOSTILE_PAGES
from tests.search.web.browser.ways import PHONE, Way

_RUNS = "[...document.querySelectorAll('a, img, form, iframe')].map(e => e.href || e.src || e.action)"


@pytest.mark.parametrize("name", HOSTILE_PAGES)
def test_nothing_of_it_becomes_markup_or_an_address_that_runs(opens: Opens, name: str) -> None:
    page = opens(Way(PHONE))
    page.goto(EVERYTHING[name])
    assert not any(str(link).startswith("javascript:") for link in page.evaluate(_RUNS))
    assert page.locator("main img, main script, main [onload], main [onerror]").count() == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        (f"/articles/{MARKUP.id}", MARKUP.title),
        (f"/articles/{ENDLESS.id}", LONG_WORD),
        ("/search?q=thoa+uoc&published_from=2023-11-02&published_to=2023-11-02", MARKUP.title),
    ],
)
def test_it_is_read_as_it_was_written(opens: Opens, path: str, text: str) -> None:
    page = opens(Way(PHONE))
    page.goto(path)
    assert text in page.locator("main").inner_text()


def test_five_hundred_mentions_are_each_a_link(opens: Opens) -> None:
    page = opens(Way(PHONE))
    page.goto(f"/articles/{CROWDED.id}")
    assert page.locator("article .body a.mention").count() >= 500


def test_letters_that_turn_the_line_end_with_their_field(opens: Opens) -> None:
    page = opens(Way(PHONE))
    page.goto("/search?q=dao+chieu")
    title = page.locator(".hits h2").first
    assert TURNED.replace("\u202e", "") in title.inner_text().replace("\u202e", "")
    assert title.evaluate("e => getComputedStyle(e).unicodeBidi") in ("isolate", "plaintext", "isolate-override")
    page.goto(f"/articles/{RIGHT_TO_LEFT.id}")
    assert page.evaluate("getComputedStyle(document.querySelector('footer p')).direction") == "ltr"
