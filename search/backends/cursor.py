"""Where a page of results ended, as an opaque text that only the same request accepts."""

from __future__ import annotations

import base64
import binascii
import hashlib
import json
from dataclasses import asdict, dataclass, replace
from datetime import date

from search.fields import MAPPING_VERSION
from search.request import RequestError, SearchRequest

_CHECK_CHARACTERS = 16


@dataclass(frozen=True, slots=True)
class Position:
    """The sort values of the last hit given: its score (None where the order is by date) and its unique sort key."""

    score: float | None
    key: int


@dataclass(frozen=True, slots=True)
class Place:
    """Where a page ended, and how the question was asked there, so that the next page is asked alike.

    `view` names the state of the index, `folded` that the query was asked without diacritics, `today` is the day that
    newness was counted from.
    """

    position: Position
    view: str
    folded: bool
    today: date

    def encode(self, request_key: str) -> str:
        """The cursor after this hit, for the request of that key."""
        body = json.dumps(
            [self.position.score, self.position.key, self.view, self.folded, self.today.isoformat()],
            separators=(",", ":"),
        )
        return base64.urlsafe_b64encode((_check(body, request_key) + body).encode()).decode().rstrip("=")

    @classmethod
    def decode(cls, cursor: str, request_key: str) -> Place:
        """The inverse. Raises RequestError for the cursor of another request and for anything made up."""
        try:
            text = base64.urlsafe_b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4)).decode()
            check, body = text[:_CHECK_CHARACTERS], text[_CHECK_CHARACTERS:]
            if check != _check(body, request_key):
                raise ValueError("another request's")
            score, key, view, folded, today = json.loads(body)
            if not (isinstance(key, int) and isinstance(score, float | None) and isinstance(view, str)):
                raise ValueError("not a position")
            return cls(Position(score, key), view, bool(folded), date.fromisoformat(today))
        except (ValueError, TypeError, binascii.Error) as error:
            raise RequestError("cursor", "not a cursor of this request; start without one") from error


def request_key(request: SearchRequest) -> str:
    """What a cursor is bound to: everything that decides which hits come in which order, `size` not."""
    parts = asdict(replace(request, cursor=None, size=0, facets=None, explain=False, filters={}))
    filters = sorted((name, sorted(values)) for name, values in request.filters.items())
    return hashlib.sha256(f"{MAPPING_VERSION} {parts} {filters}".encode(errors="replace")).hexdigest()


def _check(body: str, key: str) -> str:
    return hashlib.sha256(f"{key} {body}".encode()).hexdigest()[:_CHECK_CHARACTERS]
