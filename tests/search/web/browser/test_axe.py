"""axe-core finds nothing to mend on any page: both languages and widths, and the colours of the dark scheme."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.search.web.browser.table import EVERYTHING
from tests.search.web.browser.tools import AXE, need
from tests.search.web.browser.ways import DESK, PHONE, Way

#: The archived copy in its frame is what its site made it, and is not ours to mend.
_RUN = """rules => axe.run({ exclude: [['iframe']] }, {
    iframes: false, resultTypes: ['violations'], ...(rules && { runOnly: { type: 'rule', values: rules } }),
})"""
#: What a scheme can change: all else of a page is the same in both.
_OF_COLOURS = ["color-contrast", "link-in-text-block"]
_SCHEMES: dict[Literal["light", "dark"], list[str] | None] = {"light": None, "dark": _OF_COLOURS}


@pytest.fixture(scope="module")
def axe() -> str:
    return need(AXE).read_text(encoding="utf-8")


@pytest.fixture(scope="module", params=["vi", "en"])
def page(request: pytest.FixtureRequest, axe: str, browser: Browser, address: str) -> Iterator[Page]:
    with Way(language=request.param).context(browser, address) as context:
        yield context.new_page()


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_page_has_no_violation(page: Page, axe: str, name: str) -> None:
    page.goto(EVERYTHING[name])
    page.evaluate(axe)
    found = []
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": 900})
        for scheme, rules in _SCHEMES.items():
            page.emulate_media(color_scheme=scheme)
            found += [f"{width} {scheme}: {said}" for said in _said(page.evaluate(_RUN, rules))]
    assert found == []


def test_axe_would_say_so(page: Page, axe: str) -> None:
    page.goto("/help")
    page.evaluate(axe)
    page.evaluate("document.querySelector('main').append(document.createElement('input'))")
    assert any("label" in said for said in _said(page.evaluate(_RUN, None)))


def _said(result: dict[str, Any]) -> list[str]:
    return [
        f"{rule['id']}: {node['html'][:160]} ({' '.join(node['failureSummary'].split())[:240]})"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
