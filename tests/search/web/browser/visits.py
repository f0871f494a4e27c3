"""What a browser saw on a page: told to the tests once for each page and way."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field

from playwright.sync_api import Browser, BrowserContext, Page, Request

from tests.search.web.browser.ways import SMALL_PHONE, Way

_WIDTH = "document.documentElement.scrollWidth"
#: Shifts that nobody caused by a click or a key; those before the observer are told as well.
_SHIFTS = """() => new Promise(resolve => {
    let sum = 0;
    new PerformanceObserver(list => list.getEntries().forEach(each => { sum += each.hadRecentInput ? 0 : each.value; }))
        .observe({ type: "layout-shift", buffered: true });
    requestAnimationFrame(() => setTimeout(() => resolve(sum), 50));
})"""


@dataclass
class Visit:
    """One page, looked at in one way."""

    status: int = 0
    title: str = ""
    said: list[str] = field(default_factory=list)
    outside: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)
    width: int = 0
    narrow_width: int = 0
    shifted: float = 0.0
    all_bytes: int = 0
    script_bytes: int = 0


class Visitor:
    """Looks at pages, in each way with one context; with scripts on a desk as somebody who comes for the first time."""

    def __init__(self, browser: Browser, address: str) -> None:
        self._browser, self._address = browser, address
        self._contexts = ExitStack()
        self._of_way: dict[Way, BrowserContext] = {}
        self._seen: dict[tuple[str, Way], Visit] = {}

    def visit(self, path: str, way: Way) -> Visit:
        """What was seen there; looked at once."""
        if (path, way) not in self._seen:
            if way not in self._of_way:
                self._of_way[way] = self._contexts.enter_context(way.context(self._browser, self._address))
            self._seen[path, way] = self._look(self._of_way[way], path, way)
        return self._seen[path, way]

    def close(self) -> None:
        """The end of all contexts."""
        self._contexts.close()

    def _look(self, context: BrowserContext, path: str, way: Way) -> Visit:
        page, visit = context.new_page(), Visit()
        first = way == Way()
        asked = _watched(page, visit)
        if first:
            context.new_cdp_session(page).send("Network.setCacheDisabled", {"cacheDisabled": True})
        if way.slower > 1:
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": way.slower})
        answer = page.goto(path, wait_until="load")
        visit.status = answer.status if answer else 0
        visit.title = page.title()
        visit.shifted = page.evaluate(_SHIFTS) if way.scripts else 0.0
        visit.width = page.evaluate(_WIDTH)
        visit.outside = [each.url for each in asked if not each.url.startswith(self._address) and went_out(each)]
        if first:
            visit.all_bytes = sum(map(_size, asked))
            visit.script_bytes = sum(_size(each) for each in asked if each.resource_type == "script")
        page.set_viewport_size({"width": SMALL_PHONE, "height": 640})
        visit.narrow_width = page.evaluate(_WIDTH)
        page.close()
        return visit


def went_out(request: Request) -> bool:
    """Whether anybody heard of it: what the page's own policy stops does not leave the browser."""
    return request.failure != "csp"


def _watched(page: Page, visit: Visit) -> list[Request]:
    """What the page asks for from now on; what is said and shown goes to the visit."""
    asked: list[Request] = []
    page.on("console", lambda message: visit.said.append(message.text))
    page.on("pageerror", lambda error: visit.said.append(str(error)))
    page.on("dialog", lambda dialog: (visit.dialogs.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: asked.append(request))
    return asked


def _size(request: Request) -> int:
    """Bytes of the answer's body as they came over the line."""
    answer = request.response()
    if answer is None:
        return 0
    return int(answer.headers.get("content-length") or len(answer.body()))


def visitor_of(browser: Browser, address: str) -> Iterator[Visitor]:
    """For a fixture."""
    visitor = Visitor(browser, address)
    yield visitor
    visitor.close()
