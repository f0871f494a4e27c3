"""What the templates show, made of records."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from newscrawl.archive.records import Revision, SourceStatus, StoredArticle
from newscrawl.models import Mention, MentionType
from search.fields import DOCUMENT, FIELDS, ORGANISATION, PERSON, PLACE, SOURCE, TEXT
from search.parameters import SORTS
from search.periods import period
from search.query import wanted
from search.request import SearchRequest
from search.result import SearchResult
from search.services import Services
from search.told import FOLDED, told
from search.web.address import Address, Item
from search.web.hits import ShownHit, shown_hits
from search.web.reading import Change, changes, names, parts
from search.web.refine import Facet, Shown, chips, facets, label, shown_as, unfiltered
from search.web.rendering import source_name
from search.web.texts import Texts
from search.web.timeline import chart

SEARCH = Address("/search")
_FILTER_OF: dict[MentionType, str] = {
    "PER": PERSON.name,
    "ORG": ORGANISATION.name,
    "LOC": PLACE.name,
    "DOC": DOCUMENT.name,
}


@dataclass(frozen=True, slots=True)
class Archive:
    """What is in the archive."""

    articles: int
    sources: int
    first_year: str | None
    last_year: str | None
    last_crawl: datetime | None


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source as its page shows it; `status` is None where the catalogue has not met it."""

    key: str
    name: str
    hosts: tuple[str, ...]
    status: SourceStatus | None
    href: Address


def archive(served: Services) -> Archive:
    """The figures of the front page."""
    statuses = served.catalogue.source_statuses()
    started = [status.last_run.started for status in statuses if status.last_run]
    firsts = [status.first_published[:4] for status in statuses if status.first_published]
    lasts = [status.last_published[:4] for status in statuses if status.last_published]
    return Archive(
        articles=sum(status.articles for status in statuses),
        sources=len({*served.sources.by_key, *(status.source for status in statuses)}),
        first_year=min(firsts, default=None),
        last_year=max(lasts, default=None),
        last_crawl=max(started, default=None),
    )


def sources(served: Services, name: Callable[[str], str]) -> list[ShownSource]:
    """Every source that is configured or that the catalogue knows."""
    statuses = {status.source: status for status in served.catalogue.source_statuses()}
    configured = served.sources.by_key
    return [
        ShownSource(
            key,
            name(key),
            configured[key].hosts if key in configured else (),
            statuses.get(key),
            SEARCH.adding(SOURCE.name, key).setting(sort="newest"),
        )
        for key in sorted({*configured, *statuses})
    ]


def entity_link(kind: MentionType, name: str) -> Address:
    """The search for everything that names this entity."""
    return SEARCH.adding(_FILTER_OF[kind], name)


def mention_link(mention: Mention) -> Address | None:
    """The search that a mention leads to: its entity, or the days it points at; None for a date without a value."""
    if mention.type != "DATE":
        return entity_link(mention.type, mention.entity or mention.text)
    days = period(mention.value or "")
    if days is None:
        return None
    return SEARCH.setting(mentioned_from=days[0].isoformat(), mentioned_to=days[1].isoformat())


def compared(revisions: Sequence[Revision]) -> list[tuple[Revision, list[list[Change]] | None]]:
    """Each revision with what it changed of the one before; None for the first. Newest first."""
    rows: list[tuple[Revision, list[list[Change]] | None]] = []
    before: Revision | None = None
    for revision in revisions:
        rows.append((revision, None if before is None else changes(before.article.text, revision.article.text)))
        before = revision
    return rows[::-1]


@dataclass(frozen=True, slots=True)
class PageContext:
    """Makes what the templates are given, in the words of one language."""

    served: Services
    texts: Texts

    def source(self, key: str | None) -> str:
        """A source's name."""
        return source_name(self.served.sources, key, self.texts.language)

    @property
    def _shown(self) -> Shown:
        return shown_as(self.source)

    def hits(self, result: SearchResult) -> list[ShownHit]:
        """The hits of a result."""
        return shown_hits(result, self.source)

    def suggestions(self, result: SearchResult) -> list[Facet]:
        """What the front page offers to look at: organisations, people and places named most."""
        offered = (ORGANISATION.name, PERSON.name, PLACE.name)
        found = {name: values for name, values in result.facets.items() if name in offered}
        return facets(SEARCH, found, self._shown, self.texts)

    def search(self, items: Sequence[Item], asked: SearchRequest, result: SearchResult) -> dict[str, Any]:
        """The page of results."""
        here = Address(SEARCH.path, tuple(item for item in items if item[1].strip()))
        first = here.dropping()
        ranked = bool(wanted(result.reading.tree))  # without words to rank by, the backends give newest first
        return {
            "q": asked.q,
            "sorts": SORTS if ranked else SORTS[1:],
            "sort": asked.sort if ranked or asked.sort == "oldest" else "newest",
            "result": result,
            "rows": self.hits(result),
            "chart": chart(result.timeline),
            "facets": facets(first, result.facets, self._shown, self.texts),
            "chips": chips(first, self._shown, self.texts),
            "unfiltered": unfiltered(first),
            "hidden": first.dropping("q").items,
            "days": {
                name: day.isoformat() if (day := getattr(asked, name)) else ""
                for name in ("published_from", "published_to", "mentioned_from", "mentioned_to")
            },
            "more": Address(first.path, (*first.items, ("cursor", result.cursor))) if result.cursor else None,
            "further": asked.cursor is not None,
            "reading": result.reading,
            "told": list(told(result.reading, folded=result.folded)),
            "folded_code": FOLDED,
            "collapsed": asked.reprints == "collapse",
            "export": first.dropping("size").at("/api/export"),
        }

    def article(self, stored: StoredArticle) -> dict[str, Any]:
        """The page of an article."""
        article = stored.article
        _ = self.texts.translations.gettext
        return {
            "stored": stored,
            "article": article,
            "origin": stored.page,
            "source": self.source(article.source),
            "source_link": SEARCH.adding(SOURCE.name, article.source or stored.page.source),
            "source_names": self.source,
            "types": {kind: label(name, self.texts) for kind, name in _FILTER_OF.items()} | {"DATE": _("Thời gian")},
            "ways": [(self._field(name), way) for name, way in article.found_by.items()],
            "conflicts": [conflict for conflict in article.conflicts if conflict.field == "published"],
            "parts": parts(article, stored.mentions),
            "names": names(stored.mentions),
            "entity_link": entity_link,
            "mention_links": mention_link,
            "revisions": compared(self.served.catalogue.revisions(article.id)),
            "reprints": self.served.catalogue.reprints(article.id),
        }

    def _field(self, name: str) -> str:
        """What readers call a field of the article; its blocks are the text."""
        field = next((field for field in FIELDS if field.name == name), TEXT)
        return field.vi if self.texts.language == "vi" else field.en
