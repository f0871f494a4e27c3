"""Pictures of every page of the demo's archive: `make screenshots`.

At both widths, light and dark, into .cache/screenshots; those of `BEST` also into docs/screenshots, for the README.
The demo is crawled once, into .cache/screenshots/demo; --data DIR takes an archive that is there already.
"""

from __future__ import annotations

import argparse
import json
import socket
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from operator import itemgetter
from pathlib import Path
from typing import Any, Literal
from urllib.error import URLError
from urllib.parse import quote, urlencode
from urllib.request import urlopen

from playwright.sync_api import Browser, sync_playwright

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".cache/screenshots"
IN_DOCS = ROOT / "docs/screenshots"
CHROMIUM = "/usr/bin/chromium"
#: Of a picture in the repository; readers of the README load them all.
MOST_BYTES = 200_000
WIDTHS = {"desk": (1280, 760), "phone": (390, 844)}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
#: What README and docs show: page, width, scheme.
BEST: list[tuple[str, str, Literal["light", "dark"]]] = [
    ("results", "desk", "light"),
    ("article", "desk", "light"),
    ("trends", "desk", "light"),
    ("entity", "desk", "light"),
    ("month", "desk", "dark"),
    ("results", "phone", "dark"),
]
_START_SECONDS = 60
_QUESTION = {"q": "hội nghị"}
_COMPARED = [("q", '"công nhân"'), ("q", '"đoàn viên"'), ("interval", "quarter")]


def main() -> None:
    """Serve the archive and take all pictures."""
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--data", type=Path, default=FOLDER / "demo", help="the demo's archive")
    options.add_argument("--best", action="store_true", help="only those for the README")
    chosen = options.parse_args()
    if not (chosen.data / "catalogue.sqlite").exists():
        _newscrawl("demo", "--no-serve", "--data", str(chosen.data))
    with _serving(chosen.data) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        table = pages(address)
        pictures = [(page, width, scheme) for page in table for width in WIDTHS for scheme in SCHEMES]
        for page, width, scheme in BEST if chosen.best else pictures:
            _take(browser, f"{address}{table[page]}", page, width, scheme)
        browser.close()
    _to_docs()


def pages(address: str) -> dict[str, str]:
    """What is taken: each page by its name, with things that the archive has."""
    found = _asked(address, "/api/search", **_QUESTION)
    article = found["hits"][0]["id"]
    person = found["facets"]["person"][0]["value"]
    organisation = found["facets"]["organisation"][0]["value"]
    source = found["facets"]["source"][0]["value"]
    day = _busiest(_asked(address, "/api/mentioned", interval="day")["timeline"])
    return {
        "home": "/",
        "results": f"/search?{urlencode(_QUESTION)}",
        "nothing-found": "/search?q=khongco&source=" + quote(source),
        "facet": f"/facets/organisation?{urlencode(_QUESTION)}",
        "article": f"/articles/{article}?{urlencode(_QUESTION)}",
        "archived": f"/articles/{article}/archived",
        "trends": f"/trends?{urlencode(_COMPARED)}",
        "entities": "/entities",
        "union": "/entities?type=ORG",
        "entity": f"/entities/ORG/{quote(organisation, safe='')}",
        "person": f"/entities/PER/{quote(person, safe='')}",
        "calendar": "/calendar",
        "month": f"/calendar?month={day[:7]}",
        "day": f"/calendar?day={day}",
        "sources": "/sources",
        "source": f"/sources/{quote(source, safe='')}",
        "help": "/help",
        "api": "/docs",
        "missing": "/missing",
    }


def _busiest(days: list[dict[str, Any]]) -> str:
    """The day mentioned most in the month with most days mentioned."""
    month, _ = Counter(each["start"][:7] for each in days).most_common(1)[0]
    return str(max((each for each in days if each["start"].startswith(month)), key=itemgetter("count"))["start"])


def _take(browser: Browser, url: str, page: str, width: str, scheme: Literal["light", "dark"]) -> None:
    across, down = WIDTHS[width]
    context = browser.new_context(
        viewport={"width": across, "height": down}, color_scheme=scheme, reduced_motion="reduce"
    )
    tab = context.new_page()
    tab.goto(url, wait_until="networkidle")
    path = FOLDER / _name(page, width, scheme)
    tab.screenshot(path=path)
    tab.screenshot(path=path.with_stem(f"{path.stem}-whole"), full_page=True)
    context.close()
    sys.stdout.write(f"{path.relative_to(ROOT)}\n")


def _name(page: str, width: str, scheme: str) -> str:
    return f"{page}-{width}-{scheme}.png"


def _to_docs() -> None:
    """Copy the best; one that is too heavy is an error."""
    IN_DOCS.mkdir(exist_ok=True)
    for each in BEST:
        picture = (FOLDER / _name(*each)).read_bytes()
        if len(picture) > MOST_BYTES:
            raise SystemExit(f"screenshots: {_name(*each)} has {len(picture):,} bytes, more than {MOST_BYTES:,}")
        (IN_DOCS / _name(*each)).write_bytes(picture)


def _newscrawl(*words: str) -> None:
    subprocess.run([sys.executable, "-m", "newscrawl", *words], check=True)


@contextmanager
def _serving(data: Path) -> Iterator[str]:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = probe.getsockname()[1]
    command = [sys.executable, "-m", "newscrawl", "serve", "--data", str(data), "--port", str(port)]
    process = subprocess.Popen(command)
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(f"{address}/healthz", process)
        yield address
    finally:
        process.terminate()
        process.wait(30)


def _wait(url: str, process: subprocess.Popen[bytes]) -> None:
    deadline = time.monotonic() + _START_SECONDS
    while True:
        try:
            urlopen(url).close()
            return
        except URLError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise SystemExit("screenshots: newscrawl serve did not start") from None
            time.sleep(0.1)


def _asked(address: str, path: str, **parameters: str) -> Any:
    with urlopen(f"{address}{path}?{urlencode(parameters)}") as answer:
        return json.load(answer)


if __name__ == "__main__":
    main()
