"""JSON-LD, by which a page describes itself to machines: its objects and what their values say."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from typing import Any

from newscrawl.cms.text import tidy

#: Types of schema.org that a news page gives its article.
ARTICLE_TYPES = frozenset((
    "Article", "NewsArticle", "ReportageNewsArticle", "BlogPosting", "AnalysisNewsArticle", "OpinionNewsArticle",
    "BackgroundNewsArticle",
))  # fmt: skip
#: Objects within objects; an author's or a section's name stands one or two levels down.
_DEEPEST = 5
_CONTROL = re.compile(r"[\x00-\x1f]+")


def types_of(node: dict[str, Any]) -> set[str]:
    """The `@type` of a JSON-LD object, which may be one or several."""
    kind = node.get("@type")
    return {str(entry) for entry in kind} if isinstance(kind, list) else {str(kind)}


def strings(value: Any, depth: int = 0) -> list[str]:
    """The tidy, non-empty strings of a JSON-LD value: a string, a list of them, or objects with a name.

    Nesting beyond a few levels is no metadata and not followed.
    """
    if depth > _DEEPEST:
        return []
    if isinstance(value, str):
        text = tidy(html.unescape(html.unescape(value)))  # some write entities within entities
        return [text] if text else []
    if isinstance(value, dict):
        return strings(value.get("name"), depth + 1)
    return [text for entry in value for text in strings(entry, depth + 1)] if isinstance(value, list) else []


def objects_of(text: str) -> Iterator[dict[str, Any]]:
    """Every object of a JSON-LD script, graphs taken apart; none of a text that is no JSON."""
    cleaned = _CONTROL.sub(" ", text.strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";"))
    try:
        waiting: list[Any] = [json.loads(cleaned)]
    except (ValueError, RecursionError):
        return
    while waiting:
        node = waiting.pop(0)
        if isinstance(node, list):
            waiting.extend(node)
        elif isinstance(node, dict):
            yield node
            waiting.extend(value for key, value in node.items() if key in ("@graph", "mainEntity"))
