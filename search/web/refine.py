"""Facets and chips: each value of an answer as a link that narrows, excludes or takes a choice back."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from search.fields import FACETS, FILTERS, SOURCE
from search.parameters import PERIODS
from search.result import FacetValue
from search.web.address import Address
from search.web.texts import Texts

#: A filter's value as it is shown: a source has a name, everything else is its own.
Shown = Callable[[str, str], str]


@dataclass(frozen=True, slots=True)
class Option:
    """A facet's value: `href` chooses it (or takes the choice back), `without` excludes it."""

    label: str
    count: int
    chosen: bool
    href: Address
    without: Address


@dataclass(frozen=True, slots=True)
class Facet:
    """A facet with something to choose; `page` has more of its values."""

    name: str
    label: str
    options: tuple[Option, ...]
    page: Address


@dataclass(frozen=True, slots=True)
class Chip:
    """A filter that holds now; `href` is the same question without it."""

    label: str
    value: str
    excluded: bool
    href: Address


def shown_as(source_name: Callable[[str], str]) -> Shown:
    """How values of filters are shown."""
    return lambda name, value: source_name(value) if name == SOURCE.name else value


def facets(here: Address, found: Mapping[str, Sequence[FacetValue]], shown: Shown, texts: Texts) -> list[Facet]:
    """The facets in the fields' order; those without a value are left out."""
    return [
        facet_of(here, field.name, values, shown, texts)
        for field in FACETS.values()
        if (values := found.get(field.name))
    ]


def facet_of(here: Address, name: str, values: Sequence[FacetValue], shown: Shown, texts: Texts) -> Facet:
    """One facet with these values."""
    options = tuple(_option(here, name, item, shown) for item in values)
    return Facet(name, label(name, texts), options, here.at(f"/facets/{name}"))


def _option(here: Address, name: str, item: FacetValue, shown: Shown) -> Option:
    chosen = here.has(name, item.value)
    return Option(
        label=shown(name, item.value),
        count=item.count,
        chosen=chosen,
        href=here.removing(name, item.value) if chosen else here.adding(name, item.value),
        without=here.adding(name, f"-{item.value}"),
    )


def chips(here: Address, shown: Shown, texts: Texts) -> list[Chip]:
    """What the question is narrowed by, in the order chosen."""
    found = []
    for name, value in here.items:
        plain = value.removeprefix("-")
        if name in FILTERS:
            found.append(Chip(label(name, texts), shown(name, plain), plain != value, here.removing(name, value)))
        elif any(name in period for period in PERIODS):
            found.append(Chip(_period_label(name, texts), texts.day(value), False, here.dropping(name)))
    return found


def unfiltered(here: Address) -> Address:
    """The same question without any filter."""
    return here.dropping(*FILTERS, *(name for period in PERIODS for name in period))


def label(name: str, texts: Texts) -> str:
    """A filter's name in the reader's language."""
    field = FILTERS[name]
    said = field.vi if texts.language == "vi" else field.en
    return said[0].upper() + said[1:]


def _period_label(name: str, texts: Texts) -> str:
    _ = texts.translations.gettext
    return {
        "published_from": _("Đăng từ ngày"),
        "published_to": _("Đăng đến hết ngày"),
        "mentioned_from": _("Nhắc tới từ ngày"),
        "mentioned_to": _("Nhắc tới đến hết ngày"),
    }[name]
