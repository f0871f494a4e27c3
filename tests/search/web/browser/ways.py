"""The ways in which each page is looked at: on a desk or a phone, with JavaScript or without."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from playwright.sync_api import Browser, BrowserContext

DESK, PHONE, SMALL_PHONE = 1280, 390, 320
_HEIGHT = {DESK: 900, PHONE: 844, SMALL_PHONE: 640}
#: A page that answers within this is not waited for longer; the machine may be busy with other tests.
_PATIENCE_MILLISECONDS = 15_000


@dataclass(frozen=True, slots=True)
class Way:
    """One of them."""

    width: int = DESK
    scripts: bool = True
    language: str = "vi"
    #: How many times slower than this machine its processor is.
    slower: int = 1

    def __str__(self) -> str:
        return f"{self.width}-{'js' if self.scripts else 'nojs'}"

    @contextmanager
    def context(self, browser: Browser, address: str) -> Iterator[BrowserContext]:
        """A browser context of this kind: no cookies but that of the language."""
        context = browser.new_context(
            base_url=address,
            viewport={"width": self.width, "height": _HEIGHT[self.width]},
            java_script_enabled=self.scripts,
            reduced_motion="reduce",
            locale="en-US",
            accept_downloads=True,
        )
        context.set_default_timeout(_PATIENCE_MILLISECONDS)
        context.add_cookies([{"name": "lang", "value": self.language, "url": address}])
        try:
            yield context
        finally:
            context.close()


WAYS = [Way(width, scripts) for width in (DESK, PHONE) for scripts in (True, False)]
