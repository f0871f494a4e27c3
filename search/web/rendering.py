"""Templates to answers: the language of the reader, the words of that language, HTML escaped everywhere."""

from __future__ import annotations

from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from newscrawl.sources import Sources
from search.web.address import Address, linkable
from search.web.assets import asset
from search.web.hatching import hatching_notes
from search.web.links import article_link, entity_link
from search.web.texts import LANGUAGES, Language, Texts, load_texts

TEMPLATES = Path(__file__).parent / "templates"
COOKIE = "lang"
#: The choice of language is kept for a year.
COOKIE_SECONDS = 365 * 24 * 3600


def language(request: Request) -> Language:
    """What `?lang=` says, or what it said before, or Vietnamese."""
    for said in (request.query_params.get(COOKIE), request.cookies.get(COOKIE)):
        for known in LANGUAGES:
            if said == known:
                return known
    return "vi"


@cache
def environment(language: Language) -> Environment:
    """The templates in one language."""
    texts = load_texts(language)
    made = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        extensions=["jinja2.ext.i18n"],
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.install_gettext_callables(texts.translations.gettext, texts.translations.ngettext, newstyle=True)  # type: ignore[attr-defined]
    made.globals.update(texts=texts, linkable=linkable, asset=asset, entity_link=entity_link, article_link=article_link)
    made.globals["hatching_notes"] = partial(hatching_notes, texts=texts)
    made.filters.update(day=texts.day, moment=texts.moment, number=texts.number)
    return made


def texts_for(request: Request) -> Texts:
    """The texts in the reader's language."""
    texts = environment(language(request)).globals["texts"]
    assert isinstance(texts, Texts)
    return texts


def source_name(sources: Sources, key: str | None, chosen: Language) -> str:
    """A source's name in the reader's language; the key of a source that is configured no more."""
    source = sources.by_key.get(key) if key else None
    return getattr(source.name, chosen) if source else key or ""


def _own_path(request: Request) -> str:
    """The path of the address, escaped; two slashes in front would make a host of what follows them."""
    return "/" + quote(request.scope["path"]).lstrip("/")


def page(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """Render a page of the UI."""
    chosen = language(request)
    filled = tuple(item for item in request.query_params.multi_items() if item[1].strip())
    here = Address(_own_path(request), filled).dropping(COOKIE)
    text = environment(chosen).get_template(template).render(here=here, language=chosen, **context)
    answer = HTMLResponse(text, status_code=status, headers={"Vary": "Cookie", "Content-Language": chosen})
    if request.query_params.get(COOKIE) == chosen:
        answer.set_cookie(COOKIE, chosen, max_age=COOKIE_SECONDS, samesite="lax", httponly=True)
    return answer
