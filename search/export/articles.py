"""What the writers are given: articles read in batches, so that memory does not grow with their number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import Reprint, RevisionMark, StoredArticle
from newscrawl.sources import Sources
from search.export.note import ExportNote

#: Articles read from the catalogue at once: 200 of them are 2 MB.
_BATCH = 200


@dataclass(frozen=True, slots=True)
class ExportArticle:
    """An article with what the catalogue knows beside it; `reprints` are the other publications of its text."""

    stored: StoredArticle
    source_name: str
    revisions: tuple[RevisionMark, ...] = ()
    reprints: tuple[Reprint, ...] = ()


@dataclass(slots=True)
class Tally:
    """Counts as the export goes: articles `written`, and `withdrawn` ones, gone after the index found them."""

    written: int = 0
    withdrawn: int = 0


@dataclass(frozen=True, slots=True)
class Export:
    """What a writer writes: the articles (read once, while it writes), where they come from, how many so far."""

    articles: Iterable[ExportArticle]
    note: ExportNote
    tally: Tally = field(default_factory=Tally)


def export_articles(
    catalogue: Catalogue, ids: Iterable[str], sources: Sources, tally: Tally
) -> Iterator[ExportArticle]:
    """The articles of these ids, in their order; `tally` is kept while they are taken."""
    rest = iter(ids)
    while batch := list(islice(rest, _BATCH)):
        stored = catalogue.articles(batch)
        marks = catalogue.revision_marks(batch)
        stories = catalogue.stories(batch)
        tally.withdrawn += len(batch) - len(stored)
        for each in stored:
            name = each.article.id
            others = stories[name].others(name) if name in stories else ()
            tally.written += 1
            yield ExportArticle(each, _source_name(sources, each), tuple(marks.get(name, ())), others)


def _source_name(sources: Sources, stored: StoredArticle) -> str:
    """As the site calls itself; the key of one that is configured no more."""
    key = stored.article.source or stored.page.source
    source = sources.by_key.get(key)
    return source.name.vi if source else key
