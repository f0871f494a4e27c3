"""The requests whose answers the API's description shows. Run as a module it writes the answers anew."""

from __future__ import annotations

import json
import tempfile
from pathlib import Path
from typing import Any

from starlette.testclient import TestClient

from search.api.app import create_app
from search.api.examples import FOLDER
from tests.search.served import LED, archive, identity

#: Example -> the request: its path and query.
REQUESTS: dict[str, tuple[str, dict[str, Any]]] = {
    "search": ("/api/search", {"q": "thoả uoc", "source": "bachdinh", "facets": ["source", "person"], "explain": "on"}),
    "facet": ("/api/facets/organisation", {"q": "đối thoại", "containing": "may"}),
    "mentioned": ("/api/mentioned", {"q": "lao động"}),
    "trends": ("/api/trends", {"q": ["đối thoại", "đoàn viên"], "interval": "year"}),
    "entities": ("/api/entities", {"prefix": "may hoa"}),
    "entity": ("/api/entities/ORG/Công ty May Hoa Gạo", {}),
    "article": (f"/api/articles/{identity(LED)}", {}),
    "sources": ("/api/sources", {}),
    "health": ("/healthz", {}),
}
#: What differs from one answer to the next.
MOMENTARY = ("took_ms", "permalink", "index", "detail")


def lasting(answer: Any) -> Any:
    """An answer without what differs from one to the next."""
    return {name: value for name, value in answer.items() if name not in MOMENTARY}


def main() -> None:
    with tempfile.TemporaryDirectory() as folder, archive(Path(folder)) as served:
        client = TestClient(create_app(served.catalogue, served.backend, served.sources), "https://archive.example")
        for name, (path, query) in REQUESTS.items():
            answer = client.get(path, params=query)
            assert answer.status_code == 200, (path, answer.text)
            written = json.dumps(answer.json(), ensure_ascii=False, indent=2)
            (FOLDER / f"{name}.json").write_text(written + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
