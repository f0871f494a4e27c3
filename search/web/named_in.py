"""The sentence of a hit that names what the question was narrowed to: a filter marks no words in the text."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newscrawl.archive.catalogue import Catalogue
from newscrawl.tag.entity import EntityType
from search.entity_names import ENTITY_FIELDS
from search.request import SearchRequest
from search.result import Hit
from search.web.entity_articles import naming_sentence
from search.web.hits import Snippet

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
    return {
        stored.article.id: [said for name in names if (said := naming_sentence(stored, *name))]
        for stored in catalogue.articles(silent)
    }
