"""Writes the answers that the API's description shows anew, where answers were changed on purpose."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from search.api.app import create_app
from search.api.examples import FOLDER, REQUESTS
from tests.search.served import archive

#: What differs from one answer to the next; scores do over the years, for newer articles gain.
MOMENTARY = ("took_ms", "permalink", "index", "detail", "finished", "score")


def lasting(answer: Any) -> Any:
    """An answer without what differs from one to the next."""
    if isinstance(answer, dict):
        return {name: lasting(value) for name, value in answer.items() if name not in MOMENTARY}
    return [lasting(each) for each in answer if not _of_today(each)] if isinstance(answer, list) else answer


def _of_today(part: Any) -> bool:
    return isinstance(part, dict) and part.get("kind") == "recent"


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, archive(Path(folder)) as served:
        client = TestClient(create_app(served.catalogue, served.backend, served.sources), "https://archive.example")
        for name, request in REQUESTS.items():
            answer = client.get(request.address)
            assert answer.status_code == 200, (request.address, answer.text)
            written = json.dumps(answer.json(), ensure_ascii=False, indent=2)
            (FOLDER / f"{name}.json").write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
