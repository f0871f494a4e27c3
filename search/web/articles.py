"""The pages of one article: to read, as it was archived, and as references."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newscrawl.archive.records import StoredArticle
from newscrawl.models import MentionType
from search.export import FORMATS, Export, ExportArticle, ExportNote, Tally, article_note, export_articles
from search.export.citation import citations
from search.export.reference import reference
from search.fields import DOCUMENT, FIELDS, ORGANISATION, PERSON, PLACE, TEXT
from search.parameters import given
from search.services import Services, services
from search.web.archived import REVISION, copy_of, framed
from search.web.differences import compared
from search.web.links import article_link, mention_link, source_link
from search.web.passage import asked, passage
from search.web.reading import days_named, names, parts
from search.web.refine import label
from search.web.rendering import page, source_name, texts_for
from search.web.texts import Texts

_FILTER_OF: dict[MentionType, str] = {
    "PER": PERSON.name,
    "ORG": ORGANISATION.name,
    "LOC": PLACE.name,
    "DOC": DOCUMENT.name,
}
#: Formats of a reference, by the extension of its address.
_REFERENCES = {form.extension: form for form in (FORMATS["bibtex"], FORMATS["ris"])}


def routes() -> list[BaseRoute]:
    """The routes of these pages."""
    return [
        Route("/articles/{article_id}", article),
        Route("/articles/{article_id}/archived", archived),
        Route("/articles/{article_id}/archived/raw", archived_page),
        Route("/articles/{article_id}/cite.{extension}", cited),
    ]


def article(request: Request) -> Response:
    """An article with its names, revisions and origin; a question in its address leads on to the next hit."""
    stored = _stored(request)
    served, texts = services(request), texts_for(request)
    items = request.query_params.multi_items()
    note = _note(request, stored)
    (each,) = export_articles(served.catalogue, [stored.article.id], served.sources, Tally())
    return page(
        request,
        "article.html",
        passage=passage(served, items, stored.article.id),
        citations=citations(reference(each, note), texts.language),
        question=asked(items),
        **_context(served, texts, stored),
    )


def archived(request: Request) -> Response:
    """The archived copy in its frame, with what is known of it."""
    stored, served = _stored(request), services(request)
    copy = copy_of(served.catalogue, stored, _revision(request))
    shown = framed(served.archive_folder, copy.page) is not None
    return page(
        request,
        "archived.html",
        article=stored.article,
        copy=copy,
        shown=shown,
        revisions=served.catalogue.revision_marks([stored.article.id])[stored.article.id],
        link=article_link(stored.article.id),
    )


def archived_page(request: Request) -> Response:
    """What the frame shows."""
    served = services(request)
    copy = copy_of(served.catalogue, _stored(request), _revision(request))
    answer = framed(served.archive_folder, copy.page)
    if answer is None:
        raise HTTPException(404)
    return answer


def cited(request: Request) -> Response:
    """The article as a reference for a bibliography."""
    form = _REFERENCES.get(request.path_params["extension"])
    if form is None:
        raise HTTPException(404)
    stored, served, tally = _stored(request), services(request), Tally()
    articles: list[ExportArticle] = list(export_articles(served.catalogue, [stored.article.id], served.sources, tally))
    body = b"".join(form.write(Export(articles, _note(request, stored), tally)))
    name = f"newscrawl-{stored.article.id}.{form.extension}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(body, media_type=form.media_type, headers=headers)


def _stored(request: Request) -> StoredArticle:
    stored = services(request).catalogue.article(request.path_params["article_id"])
    if stored is None:
        raise HTTPException(404)
    return stored


def _revision(request: Request) -> int | None:
    items = [item for item in request.query_params.multi_items() if item[0] == REVISION.name]
    said = given(items, [REVISION]).one(REVISION.name)
    return int(said) if said else None


def _note(request: Request, stored: StoredArticle) -> ExportNote:
    index = services(request).catalogue.index_state()
    base = str(request.base_url).rstrip("/")
    return article_note(stored.article.id, index=index, moment=datetime.now(UTC), base=base)


def _context(served: Services, texts: Texts, stored: StoredArticle) -> dict[str, Any]:
    """What the template shows of the article itself."""
    article = stored.article
    _ = texts.translations.gettext
    key = article.source or stored.page.source
    revisions = served.catalogue.revisions(article.id)
    shown = compared(revisions)

    def name(key: str | None) -> str:
        return source_name(served.sources, key, texts.language)

    return {
        "stored": stored,
        "article": article,
        "origin": stored.page,
        "source": name(key),
        "source_link": source_link(key),
        "source_names": name,
        "types": {kind: label(filter_, texts) for kind, filter_ in _FILTER_OF.items()} | {"DATE": _("Thời gian")},
        "ways": [(_field(name, texts), way) for name, way in article.found_by.items()],
        "conflicts": [conflict for conflict in article.conflicts if conflict.field == "published"],
        "parts": parts(article, stored.mentions),
        "names": names(stored.mentions),
        "days": days_named(stored.mentions),
        "mention_link": mention_link,
        "link": article_link(article.id),
        "field_name": lambda name: _field(name, texts),
        "revisions": shown,
        "older": revisions[: -len(shown)],
        "reprints": served.catalogue.reprints(article.id),
        "has_archive": served.archive_folder is not None,
    }


def _field(name: str, texts: Texts) -> str:
    """What readers call a field of the article; its blocks are the text."""
    field = next((field for field in FIELDS if field.name == name), TEXT)
    return field.vi if texts.language == "vi" else field.en
