"""One entity: how it is written, when and where it was in the news, and who and what appears with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.names import Spelling
from newscrawl.archive.records import StoredArticle
from newscrawl.tag.entity import EntityType
from search.backends.base import Backend
from search.backends.engine import Count, Counted, FacetCount
from search.columns import instant_columns, keyword_column
from search.conditions import Selection, units
from search.entity_details import EntityDetails, details
from search.entity_names import ENTITY_FIELDS, resolve
from search.fields import PUBLISHED, SOURCE
from search.query import Everything, Key
from search.request import Reprints, SearchRequest
from search.result import Hit, TimelineBar, timeline_bars
from search.significance import LEAST_TOGETHER, Association, associations

#: Newest articles that are read for what they say of the entity.
READ = 25
#: Mentions whose spellings are counted: names that are everywhere have few others after so many.
MENTIONS_COUNTED = 20_000
#: The names most often beside an entity that are weighed, of each type; all that tie with the last are weighed too.
CANDIDATES = 300
#: Sources that are counted; no archive has so many.
_SOURCES = 1000


@dataclass(frozen=True, slots=True)
class SourceCount:
    """Articles of a source that have the entity, `of` all its articles."""

    source: str
    articles: int
    of: int


@dataclass(frozen=True, slots=True)
class ReadArticle:
    """An article as the index shows it, and as the catalogue has it."""

    hit: Hit
    stored: StoredArticle


@dataclass(frozen=True, slots=True)
class EntityReport:
    """One entity. All counts are exact; `articles` are `of` all, `undated` ones are in no bar of the timeline.

    `spellings` are counted over the first `spelt_in` mentions at most (None: over all). `beside` has, by type, what
    appears with it more often than chance would have it, the strongest first (`search.significance`). `read` are the
    newest articles, whose texts `details` is of. People of one name are counted as one: a name alone does not tell
    them apart.
    """

    type: EntityType
    name: str
    articles: int
    of: int
    undated: int
    first_published: str | None
    last_published: str | None
    spellings: tuple[Spelling, ...]
    spelt_in: int | None
    details: EntityDetails
    timeline: tuple[TimelineBar, ...]
    sources: tuple[SourceCount, ...]
    beside: Mapping[EntityType, tuple[Association, ...]]
    read: tuple[ReadArticle, ...]


def entity(
    catalogue: Catalogue,
    backend: Backend,
    type_: EntityType,
    text: str,
    reprints: Reprints = "collapse",
    size: int = 10,
) -> EntityReport | None:
    """The entity of that name, in any of its spellings; None where no article has it.

    `size` is the number of names beside it, of each type. A text that ten sites reprint says once who meets whom:
    `reprints` counts stories where it is not said otherwise.
    """
    name = resolve(catalogue, type_, text)
    if name is None:
        return None
    with_it, of = backend.counted(_counts(type_, name, reprints))
    if not with_it.total:
        return None
    asked = SearchRequest(filters={ENTITY_FIELDS[type_].name: (name,)}, reprints=reprints, facets=())
    newest = backend.search(replace(asked, sort="newest", size=READ)).hits
    oldest = backend.search(replace(asked, sort="oldest", size=1)).hits
    read = _read(catalogue, newest)
    spellings = tuple(catalogue.spellings(type_, name, MENTIONS_COUNTED))
    return EntityReport(
        type=type_,
        name=name,
        articles=with_it.total,
        of=of.total,
        undated=with_it.total - sum(with_it.per.values()),
        first_published=oldest[0].published if oldest else None,
        last_published=newest[0].published if newest else None,
        spellings=spellings,
        spelt_in=MENTIONS_COUNTED if sum(each.mentions for each in spellings) == MENTIONS_COUNTED else None,
        details=details(type_, name, [each.stored for each in read]),
        timeline=timeline_bars(with_it.per, of.per),
        sources=_sources(with_it, of),
        beside=_beside(backend, _together(type_, name, with_it), with_it.total, reprints, size),
        read=read,
    )


def _read(catalogue: Catalogue, hits: Sequence[Hit]) -> tuple[ReadArticle, ...]:
    stored = {each.article.id: each for each in catalogue.articles([hit.id for hit in hits])}
    return tuple(ReadArticle(hit, stored[hit.id]) for hit in hits if hit.id in stored)


def _counts(type_: EntityType, name: str, reprints: Reprints) -> list[Count]:
    month, source = instant_columns(PUBLISHED).month, FacetCount(keyword_column(SOURCE), _SOURCES)
    names = [FacetCount(keyword_column(field), CANDIDATES) for field in ENTITY_FIELDS.values()]
    asked = Selection(Key(ENTITY_FIELDS[type_].name, name), (units(reprints),))
    return [Count(asked, (source, *names), month), Count(Selection(Everything(), asked.conditions), (source,), month)]


def _together(type_: EntityType, name: str, with_it: Counted) -> dict[EntityType, dict[str, int]]:
    """The names in the entity's articles, without its own."""
    together = {each: dict(with_it.facets.get(field.name, {})) for each, field in ENTITY_FIELDS.items()}
    together[type_].pop(name, None)
    return {each: counts for each, counts in together.items() if counts}


def _beside(
    backend: Backend, together: Mapping[EntityType, Mapping[str, int]], asked: int, reprints: Reprints, size: int
) -> dict[EntityType, tuple[Association, ...]]:
    # What is there too seldom to be listed is not weighed: that are most names.
    weighed = {
        type_: tuple(name for name, count in counts.items() if count >= LEAST_TOGETHER)
        for type_, counts in together.items()
    }
    only = tuple(
        FacetCount(keyword_column(ENTITY_FIELDS[type_]), len(names), names) for type_, names in weighed.items() if names
    )
    everything = backend.counted([Count(Selection(Everything(), (units(reprints),)), only)])[0]
    return {
        type_: associations(counts, everything.facets.get(ENTITY_FIELDS[type_].name, {}), asked, everything.total)[
            :size
        ]
        for type_, counts in together.items()
    }


def _sources(with_it: Counted, of: Counted) -> tuple[SourceCount, ...]:
    counts, all_counts = with_it.facets[SOURCE.name], of.facets[SOURCE.name]
    named = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(SourceCount(source, count, max(count, all_counts.get(source, 0))) for source, count in named)
