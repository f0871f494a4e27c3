"""The values of a query string, checked against what the API's schema says of each parameter."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from search.request import RequestError

Item = tuple[str, str]

#: Values that one parameter may have; more alternatives than a person can choose.
MOST_VALUES = 50
#: Values in all.
MOST_ITEMS = 200

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
#: What XML 1.0 cannot hold, and so neither feeds nor pictures of a trend.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Parameter:
    """A parameter as OpenAPI describes it; its schema is also what its values are checked against."""

    name: str
    description: str
    schema: Mapping[str, Any]
    example: str | Sequence[str] | None = None
    required: bool = False
    place: Literal["query", "path"] = "query"

    def to_openapi(self) -> dict[str, Any]:
        """The entry in an operation's `parameters`."""
        said = {"name": self.name, "in": self.place, "description": self.description, "schema": dict(self.schema)}
        required = {"required": True} if self.required or self.place == "path" else {}
        return said | required | ({} if self.example is None else {"example": self.example})

    @property
    def repeatable(self) -> bool:
        """Several values are alternatives."""
        return bool(self.schema["type"] == "array")


@dataclass(frozen=True, slots=True)
class Given:
    """What a query string gives, by parameter: known, not too much, and each value of its parameter's schema."""

    values: Mapping[str, Sequence[str]]

    def one(self, name: str, default: str = "") -> str:
        """The value of a parameter that is given once."""
        return self.values[name][0] if name in self.values else default

    def all(self, name: str) -> tuple[str, ...]:
        """The values of a repeatable parameter."""
        return tuple(self.values.get(name, ()))

    def day(self, name: str) -> date | None:
        """The day that a parameter names."""
        return date.fromisoformat(self.one(name)) if name in self.values else None


def given(items: Iterable[Item], taken: Iterable[Parameter]) -> Given:
    """What a query string gives; blank values (an unfilled form) count as absent.

    Raises:
        RequestError: a parameter is unknown, missing, stands too often, or is not of its schema.
    """
    known = {parameter.name: parameter for parameter in taken}
    grouped: dict[str, list[str]] = {}
    for number, (name, text) in enumerate(items):
        if number >= MOST_ITEMS:
            raise RequestError(name, f"the request has more than {MOST_ITEMS} parameters")
        grouped.setdefault(name, []).append(unicodedata.normalize("NFC", text.strip()))
    refuse_unknown(grouped, known)
    filled = {name: [text for text in texts if text] for name, texts in grouped.items()}
    for name, texts in filled.items():
        _check(known[name], texts)
    for name, parameter in known.items():
        if parameter.required and not filled.get(name):
            raise RequestError(name, "is missing")
    return Given({name: texts for name, texts in filled.items() if texts})


def refuse_unknown(names: Iterable[str], known: Iterable[str] = ()) -> None:
    """Raise RequestError naming every parameter that is not known."""
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise RequestError(unknown[0], f"unknown parameter: {', '.join(unknown)}")


def refuse_empty(items: Iterable[Item], taken: Iterable[Parameter]) -> None:
    """Raise RequestError for an empty value where the parameter's schema has none: programs leave no field unfilled."""
    known = {parameter.name: parameter for parameter in taken}
    for name, text in items:
        if not text and name in known and not _may_be_empty(known[name]):
            raise RequestError(name, "is empty")


def _may_be_empty(parameter: Parameter) -> bool:
    said = parameter.schema["items"] if parameter.repeatable else parameter.schema
    return bool(said["type"] == "string" and not said.keys() & {"enum", "format", "minLength"})


def _check(parameter: Parameter, texts: Sequence[str]) -> None:
    most = int(parameter.schema.get("maxItems", MOST_VALUES)) if parameter.repeatable else 1
    if len(texts) > most:
        raise RequestError(parameter.name, "given more than once" if most == 1 else f"given more than {most} times")
    said = parameter.schema["items"] if parameter.repeatable else parameter.schema
    for text in texts:
        _check_value(parameter.name, text, said)


def _check_value(name: str, text: str, said: Mapping[str, Any]) -> None:
    if "enum" in said and text not in said["enum"]:
        raise RequestError(name, f"must be one of {', '.join(said['enum'])}")
    if said["type"] == "integer":
        _check_number(name, text, said["minimum"], said["maximum"])
    if said.get("format") == "date":
        _check_day(name, text)
    if "\ufffd" in text or "\0" in text:  # what was not UTF-8 has become U+FFFD on the way here
        raise RequestError(name, "is no text in UTF-8")
    if unwritable := _UNWRITABLE.search(text):
        raise RequestError(name, f"has a character that no text holds: U+{ord(unwritable[0]):04X}")
    if len(text) > said.get("maxLength", len(text)):
        raise RequestError(name, f"longer than {said['maxLength']} characters")


def _check_number(name: str, text: str, low: int, high: int) -> None:
    if not (text.isascii() and text.isdigit() and len(text) < 10 and low <= int(text) <= high):
        raise RequestError(name, f"must be a whole number from {low} to {high}")


def _check_day(name: str, text: str) -> None:
    try:
        if _DAY.fullmatch(text):
            date.fromisoformat(text)
            return
    except ValueError as error:
        raise RequestError(name, f"no such day: {text}") from error
    raise RequestError(name, "must be a day, written YYYY-MM-DD")
