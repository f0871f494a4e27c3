"""The columns of an index that a field's kind needs, and their values for a document: equal for both backends."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass
from datetime import date, datetime
from functools import cache, lru_cache
from typing import Any, Literal

import orjson

from newscrawl.models import iso
from search.analysis import stream
from search.document import Document
from search.fields import FIELDS, Field, Value
from search.periods import cover, instant, month_number, newest_key, oldest_key, period, touched

#: words: one `search.analysis.stream`, split at blanks. keyword: exact values. integer: 64 bits, sortable.
ColumnKind = Literal["words", "keyword", "integer"]

#: Elasticsearch takes ids of 512 bytes and terms of 32,766; longer ones are an extractor's fault, not a value.
LONGEST_ID_BYTES = 512
LONGEST_KEYWORD_BYTES = 8000


#: Names in a record beside those of the fields.
SHOWS = "shows"
REPRINTS = "reprints"


class DocumentError(ValueError):
    """A document that no index could take; the sentence says why."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of the index. `counted`: its values are counted for facets."""

    name: str
    kind: ColumnKind
    counted: bool = False


@dataclass(frozen=True, slots=True)
class InstantColumns:
    """Two sort keys (`periods.newest_key`) and the month to count by."""

    newest: Column
    oldest: Column
    month: Column


@dataclass(frozen=True, slots=True)
class PeriodColumns:
    """A `periods.Cover` to filter by: whole years, whole months, days; and what is `periods.touched` to count by."""

    years: Column
    months: Column
    days: Column
    in_years: Column
    in_months: Column


#: What kind of document it is, where it is not an article by itself: `document.Unit`.
UNIT = Column("unit", "keyword")


@cache
def words_column(field: Field) -> Column:
    """The words of a field of kind text, or of the values of a worded one."""
    return Column(f"{field.name}_words", "words")


@cache
def keyword_column(field: Field) -> Column:
    """Column of a field of kind keyword."""
    return Column(field.name, "keyword", field.facet is not None)


@cache
def all_values_column(field: Field) -> Column:
    """All values of a document's field as one (`all_values`), for fields that say where it was published.

    A story is left out where all of its publications are: where the set of their values is inside the excluded ones.
    """
    return Column(f"{field.name}_all", "keyword")


def all_values(values: Iterable[str]) -> str:
    """A set of values as one text."""
    return "\x1f".join(sorted(set(values)))


@cache
def instant_columns(field: Field) -> InstantColumns:
    """Columns of a field of kind instant."""
    newest, oldest, month = (Column(f"{field.name}_{part}", "integer") for part in ("newest", "oldest", "month"))
    return InstantColumns(newest, oldest, month)


@cache
def period_columns(field: Field) -> PeriodColumns:
    """Columns of a field of kind period."""
    parts = ("years", "months", "days", "in_years", "in_months")
    return PeriodColumns(*(Column(f"{field.name}_{part}", "integer") for part in parts))


@cache
def columns_of(field: Field) -> tuple[Column, ...]:
    """All columns of a field; none where it is not searchable."""
    match field.kind:
        case "text":
            return (words_column(field),)
        case "keyword":
            more = [words_column(field)] if field.worded else []
            more += [all_values_column(field)] if field.publication else []
            return keyword_column(field), *more
        case "instant":
            published = instant_columns(field)
            return published.newest, published.oldest, published.month
        case "period":
            mentioned = period_columns(field)
            return mentioned.years, mentioned.months, mentioned.days, mentioned.in_years, mentioned.in_months
        case "plain":
            return ()


#: All columns of an index.
COLUMNS = (UNIT, *(column for field in FIELDS for column in columns_of(field)))


@dataclass(frozen=True, slots=True)
class Row:
    """A document as the indexes are sent it: column values (never empty), and what a hit shows as JSON text."""

    id: str
    values: dict[str, list[str] | list[int]]
    record: str


def row(document: Document) -> Row:
    """The row of a document. Raises DocumentError for what no index takes."""
    if not 0 < len(document.id.encode(errors="replace")) <= LONGEST_ID_BYTES:
        raise DocumentError(f"an id has 1 to {LONGEST_ID_BYTES} bytes")
    try:
        values: dict[str, list[str] | list[int]] = {}
        if document.unit:
            values[UNIT.name] = [str(document.unit)]
        for field in FIELDS:
            value = document.values.get(field.name)
            if value or field.kind == "instant":
                values.update(_values(field, value, document.id))
        record = orjson.dumps(_shown(document)).decode()
        return Row(document.id, {name: value for name, value in values.items() if value}, record)
    except (UnicodeEncodeError, orjson.JSONEncodeError) as error:
        raise DocumentError(f"half a character (surrogate) that no encoding can hold: {error}") from error
    except (AttributeError, TypeError) as error:
        raise DocumentError(f"a value is not of its field's kind: {error}") from error


def _values(field: Field, value: Value, article_id: str) -> dict[str, list[str] | list[int]]:
    match field.kind:
        case "text":
            return {words_column(field).name: [stream(_strings(field, value))]}
        case "keyword":
            return _keyword_values(field, _keywords(field, value))
        case "instant":
            return _instant_values(field, value, article_id)
        case "period":
            return _period_values(field, value)
        case "plain":
            return {}


def _instant_values(field: Field, value: Value, article_id: str) -> dict[str, list[str] | list[int]]:
    if value is not None and not isinstance(value, date):
        raise DocumentError(f"{field.name}: not a date: {value!r}")
    names = instant_columns(field)
    seconds = None if value is None else instant(value)
    month = None if value is None else month_number(value)
    return {
        names.newest.name: [newest_key(seconds, article_id)],
        names.oldest.name: [oldest_key(seconds, article_id)],
        names.month.name: [] if month is None else [month],
    }


def _period_values(field: Field, value: Value) -> dict[str, list[str] | list[int]]:
    numbers: dict[str, set[int]] = {column.name: set() for column in columns_of(field)}
    for text in _strings(field, value):
        for column, found in zip(numbers.values(), _period_numbers(text), strict=True):
            column.update(found)
    return {name: sorted(found) for name, found in numbers.items()}


@lru_cache(maxsize=50_000)
def _period_numbers(value: str) -> tuple[tuple[int, ...], ...]:
    """What a DATE's value gives each of the columns of `PeriodColumns`; articles of a year name few days."""
    span = period(value)
    if span is None:
        return ((),) * 5
    filtered, counted = cover(*span), touched(*span)
    return filtered.years, filtered.months, filtered.days, counted.years, counted.months


def _keyword_values(field: Field, values: list[str]) -> dict[str, list[str] | list[int]]:
    columns: dict[str, list[str] | list[int]] = {field.name: values}
    if field.worded and values:
        columns[words_column(field).name] = [stream(values)]
    if field.publication and values:
        columns[all_values_column(field).name] = [all_values(values)]
    return columns


def _keywords(field: Field, value: Value) -> list[str]:
    values = list(dict.fromkeys(_strings(field, value)))
    if len("".join(values).encode()) <= LONGEST_KEYWORD_BYTES:
        return values
    for keyword in values:
        if len(keyword.encode()) > LONGEST_KEYWORD_BYTES:
            raise DocumentError(f"{field.name}: a value of {len(keyword.encode())} bytes")
    return values


def _strings(field: Field, value: Value) -> tuple[str, ...]:
    if value is None:
        return ()
    values = (value,) if isinstance(value, str) else value
    if not isinstance(values, tuple) or not set(map(type, values)) <= {str}:
        raise DocumentError(f"{field.name}: neither text nor texts: {value!r}")
    return values


_SHOWN = tuple(field.name for field in FIELDS if field.shown)


def _shown(document: Document) -> dict[str, Any]:
    """What a hit shows, by the fields' names, besides the article's id and its other publications."""
    values = document.shown or document.values
    return {name: _plain(values.get(name)) for name in _SHOWN} | {
        SHOWS: document.shows or document.id,
        REPRINTS: [asdict(reprint) for reprint in document.reprints],
    }


def _plain(value: Value) -> Any:
    return iso(value) if isinstance(value, datetime | date) else value
