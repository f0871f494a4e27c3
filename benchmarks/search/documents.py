"""Generated stories as the index is sent them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from newscrawl.archive.records import Reprint, StoredArticle
from newscrawl.models import iso
from search.document import Document, build_document, build_story


def documents(stories: Iterable[Sequence[StoredArticle]]) -> Iterator[Document]:
    """Each article, and each story of several beside its members, as a delivery makes them."""
    for members in stories:
        reprints = [_reprint(member) for member in members]
        for member in members:
            yield build_document(member, [each for each in reprints if each.id != member.article.id])
        if len(members) > 1:
            yield build_story(members[0].story, members, reprints[1:])


def _reprint(stored: StoredArticle) -> Reprint:
    article = stored.article
    return Reprint(article.id, article.url, article.source or "", article.title, iso(article.published))
