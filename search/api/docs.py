"""The API's description as a page: made from the OpenAPI schema on the server, with nothing loaded from elsewhere."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

_REFERENCE = "#/components/schemas/"


@dataclass(frozen=True, slots=True)
class DocsRow:
    """A parameter, an answer or a field: name, type in words, the schema it links to, description."""

    name: str
    type: str
    schema: str | None
    description: str


@dataclass(frozen=True, slots=True)
class DocsExample:
    """A request (method and address), and its answer as JSON for reading."""

    request: str
    answer: str


@dataclass(frozen=True, slots=True)
class Operation:
    """One method of one path."""

    method: str
    path: str
    summary: str
    description: str
    parameters: tuple[DocsRow, ...]
    answers: tuple[DocsRow, ...]
    examples: tuple[DocsExample, ...]


@dataclass(frozen=True, slots=True)
class Schema:
    """One of the shapes that answers have."""

    name: str
    description: str
    fields: tuple[DocsRow, ...]


def operations(openapi: Mapping[str, Any]) -> list[Operation]:
    """The schema's operations in their order."""
    return [
        Operation(
            method.upper(),
            path,
            said.get("summary", ""),
            said.get("description", ""),
            tuple(_parameters(said)),
            tuple(_answers(said)),
            tuple(_examples(said)),
        )
        for path, methods in openapi["paths"].items()
        for method, said in methods.items()
    ]


def schemas(openapi: Mapping[str, Any]) -> list[Schema]:
    """The shapes, by name."""
    shapes = openapi.get("components", {}).get("schemas", {})
    return [
        Schema(
            name,
            shape.get("description", ""),
            tuple(
                _row(field, said, said.get("description", "")) for field, said in shape.get("properties", {}).items()
            ),
        )
        for name, shape in sorted(shapes.items())
    ]


def _parameters(operation: Mapping[str, Any]) -> Iterator[DocsRow]:
    for parameter in operation.get("parameters", ()):
        yield _row(parameter["name"], parameter["schema"], parameter.get("description", ""))


def _answers(operation: Mapping[str, Any]) -> Iterator[DocsRow]:
    for status, said in operation["responses"].items():
        for media, content in said.get("content", {"": {}}).items():
            row = _row(status, content.get("schema", {}), said.get("description", ""))
            yield row if row.schema else DocsRow(status, media, None, row.description)


def _examples(operation: Mapping[str, Any]) -> Iterator[DocsExample]:
    for content in operation["responses"]["200"].get("content", {}).values():
        for example in content.get("examples", {}).values():
            yield DocsExample(example["summary"], json.dumps(example["value"], ensure_ascii=False, indent=2))


def _row(name: str, schema: Mapping[str, Any], description: str) -> DocsRow:
    words, reference = _type(schema)
    return DocsRow(name, words, reference, description)


def _type(schema: Mapping[str, Any]) -> tuple[str, str | None]:
    """A type in words, and the shape that it names."""
    if "$ref" in schema:
        name = schema["$ref"].removeprefix(_REFERENCE)
        return name, name
    if "enum" in schema:
        return " | ".join(str(value) for value in schema["enum"]), None
    if "anyOf" in schema:
        found = [_type(option) for option in schema["anyOf"]]
        return " | ".join(words for words, _ in found), next((name for _, name in found if name), None)
    if schema.get("type") == "array":
        words, name = _type(schema.get("items", {}))
        return f"list of {words}", name
    if schema.get("type") == "object" and isinstance(schema.get("additionalProperties"), dict):
        words, name = _type(schema["additionalProperties"])
        return f"object of {words}", name
    return str(schema.get("format") or schema.get("type") or "any"), None
