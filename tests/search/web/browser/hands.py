"""A reader's hands: the same journey with the mouse and with the keyboard alone."""

from __future__ import annotations

from abc import ABC, abstractmethod
from datetime import date
from pathlib import Path

from playwright.sync_api import Locator, Page

#: No reader presses Tab more often to come to the next thing; the link to the content is there to be used.
MOST_TABS = 160

_FOCUS = """() => {
    const style = getComputedStyle(document.activeElement);
    return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1;
}"""


class Hands(ABC):
    """What a reader does on a page; links, buttons and fields go by the names that a screen reader tells."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, name: str, within: Locator | None = None, *, exact: bool = True) -> None:
        """Go where the first link of that name leads."""
        with self.page.expect_navigation():
            self._use(self._link(name, within, exact))

    def jump(self, name: str) -> None:
        """Follow a link within the page."""
        self._use(self._link(name, None, True))

    def press(self, name: str, within: Locator | None = None) -> None:
        """Send a form with the button of that name."""
        with self.page.expect_navigation():
            self._use((within or self.page).get_by_role("button", name=name, exact=True).first)

    def open(self, summary: str) -> None:
        """Open what is folded under these words."""
        self._use(self.page.locator("summary", has_text=summary).first)

    def download(self, name: str, within: Locator | None = None) -> Path:
        """The file behind the first link of that name."""
        with self.page.expect_download() as coming:
            self._use(self._link(name, within, True))
        return Path(coming.value.path())

    @abstractmethod
    def write(self, field: Locator, text: str) -> None:
        """Write into a field."""

    @abstractmethod
    def write_day(self, field: Locator, day: date) -> None:
        """Write into a field for a day."""

    @abstractmethod
    def choose(self, field: Locator, label: str) -> None:
        """Choose from a list."""

    @abstractmethod
    def _use(self, target: Locator) -> None: ...

    def _link(self, name: str, within: Locator | None, exact: bool) -> Locator:
        return (within or self.page).get_by_role("link", name=name, exact=exact).first


class Mouse(Hands):
    """Points and clicks."""

    def write(self, field: Locator, text: str) -> None:
        """See `Hands`."""
        field.fill(text)

    def write_day(self, field: Locator, day: date) -> None:
        """See `Hands`."""
        field.fill(day.isoformat())

    def choose(self, field: Locator, label: str) -> None:
        """See `Hands`."""
        field.select_option(label=label)

    def _use(self, target: Locator) -> None:
        target.click()


class Keyboard(Hands):
    """Tabs, types, and presses Enter; always sees where it is."""

    def write(self, field: Locator, text: str) -> None:
        """See `Hands`."""
        self._reach(field)
        self.page.keyboard.press("ControlOrMeta+a")
        self.page.keyboard.insert_text(text)

    def write_day(self, field: Locator, day: date) -> None:
        """See `Hands`; the contexts' locale writes the month first."""
        self._reach(field)
        self.page.keyboard.type(f"{day:%m%d%Y}")

    def choose(self, field: Locator, label: str) -> None:
        """See `Hands`; arrows choose in a list that is not open."""
        self._reach(field)
        self.page.keyboard.press("Home")
        for _ in range(field.locator("option").count()):
            if field.locator("option:checked").inner_text() == label:
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"no {label} in the list")

    def _use(self, target: Locator) -> None:
        self._reach(target)
        self.page.keyboard.press("Enter")

    def _reach(self, target: Locator) -> None:
        wanted = target.element_handle()
        for _ in range(MOST_TABS):
            if wanted.evaluate("element => element === document.activeElement"):
                assert self.page.evaluate(_FOCUS), f"the focus is not to be seen: {target}"
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"not reached in {MOST_TABS} tabs: {target}")
