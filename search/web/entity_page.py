"""What the page of one entity shows."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from newscrawl.tag.entity import EntityType
from search.backends.engine import Count, FacetCount
from search.collected import bar_days
from search.columns import keyword_column
from search.conditions import Selection, units
from search.entities import EntityReport, SourceCount
from search.entity_names import ENTITY_FIELDS
from search.fields import ORGANISATION, SOURCE
from search.query import Everything
from search.request import Reprints
from search.services import Services
from search.significance import Association
from search.web.address import Address
from search.web.entity_addresses import counting
from search.web.entity_articles import tellings
from search.web.entity_directory import directory
from search.web.entity_words import kind_names, level_names, type_name, type_names
from search.web.links import ENTITIES, SEARCH, article_link, entity_link, source_link
from search.web.neighbours import counted_together, matrix, strongest
from search.web.rendering import source_name
from search.web.texts import Texts
from search.web.timeline import chart
from search.web.union_tree import UnionUnit, is_of_union

#: Articles on the page.
NEWEST = 10
#: Spellings shown at once; the others are one click away.
SPELLINGS = 8
#: Formats that the page offers, of `search.export.FORMATS`.
FORMATS = (("csv", "CSV"), ("bibtex", "BibTeX"), ("ris", "RIS"), ("jsonl", "JSON Lines"), ("parquet", "Parquet"))


@dataclass(frozen=True, slots=True)
class SourceBar:
    """A source's articles with the entity; `width` in percent of the source that has most."""

    name: str
    counted: SourceCount
    width: float
    href: Address
    page: Address


def context(served: Services, texts: Texts, report: EntityReport, reprints: Reprints) -> dict[str, Any]:
    """All of it."""
    field = ENTITY_FIELDS[report.type].name
    every = SEARCH.adding(field, report.name).setting(reprints=reprints)
    neighbours = strongest(report.beside)
    together = counted_together(served.backend, [named for named, _ in neighbours], reprints)
    above, below = _in_tree(served, report, reprints)
    return {
        "report": report,
        "result": report,  # the timeline's name for what has undated articles
        "type_name": type_name(report.type, texts),
        "types": type_names(texts),
        "kind": kind_names(texts).get(report.details.kind or "", report.details.kind),
        "level": level_names(texts).get(report.details.level or ""),
        "above": above,
        "organisations_named": _organisations(served, report, reprints),
        "below": below,
        "below_link": counting(ENTITIES.setting(type="ORG", under=report.name), reprints),
        "link": entity_link(report.type, report.name),
        "every": every,
        "question": every.setting(sort="newest").items,
        "export": every.at("/api/export"),
        "feed": every.at("/feed.atom"),
        "formats": FORMATS,
        "chart": chart(report.timeline, served.collected.missing(bar_days(report.timeline), (), Everything())),
        "sources": _source_bars(served, texts, report, every),
        "source_name": lambda key: source_name(served.sources, key, texts.language),
        "newest": tellings(report.type, report.name, report.read[:NEWEST]),
        "rows": matrix(neighbours, together) if len(neighbours) > 1 else (),
        "beside": {type_: [_with_link(each, every, field, type_) for each in several]
                   for type_, several in report.beside.items() if several},
        "spellings": (report.spellings[:SPELLINGS], report.spellings[SPELLINGS:]),
        "reprints": reprints,
        "article_link": article_link,
        "address": Address,
        "entity_link": lambda kind, name: counting(entity_link(kind, name), reprints),
    }  # fmt: skip


def _with_link(each: Association, every: Address, field: str, type_: EntityType) -> tuple[Association, Address | None]:
    """With the articles of both; values of one filter are alternatives, so none for two of a type."""
    other = ENTITY_FIELDS[type_].name
    return each, every.adding(other, each.name) if other != field else None


def _organisations(served: Services, report: EntityReport, reprints: Reprints) -> Mapping[str, int]:
    """Those that the articles say of it and that have a page of their own, with their articles."""
    said = report.details
    names = [each.value for each in (*said.parents, *said.issuers)] + [post.organisation for post in said.posts]
    if not names:
        return {}
    only = FacetCount(keyword_column(ORGANISATION), len(names), tuple(dict.fromkeys(names)))
    counts = served.backend.counted([Count(Selection(Everything(), (units(reprints),)), (only,))])
    return counts[0].facets[ORGANISATION.name]


def _in_tree(served: Services, report: EntityReport, reprints: Reprints) -> tuple[Sequence[UnionUnit], int]:
    """What the union's tree has above an organisation, and how many it has below."""
    if report.type != "ORG" or not is_of_union(report.name):
        return (), 0
    tree = directory(served, reprints).union
    unit = tree.units.get(report.name)
    return tree.above(report.name), unit.below if unit else 0


def _source_bars(served: Services, texts: Texts, report: EntityReport, every: Address) -> list[SourceBar]:
    most = max((each.articles for each in report.sources), default=1)
    return [
        SourceBar(
            source_name(served.sources, each.source, texts.language),
            each,
            round(100 * each.articles / most, 1),
            every.adding(SOURCE.name, each.source).setting(sort="newest"),
            source_link(each.source),
        )
        for each in report.sources
    ]
