"""What the API answers, by example: the answers of an archive of six invented articles, which the tests serve.

`python -m tests.search.api.examples` writes the files anew where answers have changed.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

FOLDER = Path(__file__).parent
#: An article of the archive, and one that others are similar to.
ARTICLE, SHELTER = "9bd00fbb715e133b471b", "092d40c1d7613821775c"


@dataclass(frozen=True, slots=True)
class ExampleRequest:
    """A request: its path, and its query by parameter."""

    path: str
    query: Mapping[str, str | list[str]] = field(default_factory=dict)

    @property
    def address(self) -> str:
        """As it is sent."""
        return quote(self.path) + (f"?{urlencode(self.query, doseq=True)}" if self.query else "")


#: Example -> its request.
REQUESTS = {
    "search": ExampleRequest(
        "/api/search", {"q": "thoả uoc", "source": "bachdinh", "facets": ["source", "person"], "explain": "on"}
    ),
    "facet": ExampleRequest("/api/facets/organisation", {"q": "đối thoại", "containing": "may"}),
    "mentioned": ExampleRequest("/api/mentioned", {"q": "lao động"}),
    "trends": ExampleRequest("/api/trends", {"q": ["đối thoại", "đoàn viên"], "interval": "year"}),
    "entities": ExampleRequest("/api/entities", {"prefix": "may hoa"}),
    "entity": ExampleRequest("/api/entities/ORG/Công ty May Hoa Gạo"),
    "similar": ExampleRequest(f"/api/articles/{SHELTER}/similar"),
    "article": ExampleRequest(f"/api/articles/{ARTICLE}"),
    "sources": ExampleRequest("/api/sources"),
    "health": ExampleRequest("/healthz"),
}


def example(name: str) -> dict[str, Any]:
    """The example of that name as OpenAPI has it: what is asked, and the answer."""
    answer = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    return {name: {"summary": f"GET {REQUESTS[name].address}", "value": answer}}
