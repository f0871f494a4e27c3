"""What the index holds of an article."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Document:
    """Values of the fields that `search.fields` declares, by field name; both backends are sent the same."""

    id: str
    values: Mapping[str, Any]
