"""The sentence of a hit that names what the question was narrowed to: a filter marks no words in the text."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import StoredArticle
from newscrawl.tag.entity import EntityType
from search.entity_names import ENTITY_FIELDS
from search.request import SearchRequest
from search.result import Hit
from search.web.entity_articles import passage
from search.web.hits import MarkedText, Snippet

_Name = tuple[EntityType, str]


def named_in(catalogue: Catalogue, asked: SearchRequest, hits: Sequence[Hit]) -> Mapping[str, list[Snippet]]:
    """By article, for hits without words asked for: a sentence for each name that the filters have."""
    names: list[_Name] = [
        (type_, value)
        for type_, field in ENTITY_FIELDS.items()
        for value in asked.filters.get(field.name, ())
        if not value.startswith("-")
    ]
    silent = [hit.id for hit in hits if not any(each.marks for each in hit.snippets)] if names else []
    return {stored.article.id: list(_sentences(stored, names)) for stored in catalogue.articles(silent)}


def _sentences(stored: StoredArticle, names: Sequence[_Name]) -> Iterator[Snippet]:
    for type_, name in names:
        said = passage(stored, type_, name)
        if said is not None:
            parts = (MarkedText(said.before, False), MarkedText(said.name, True), MarkedText(said.behind, False))
            yield [part for part in parts if part.text]
