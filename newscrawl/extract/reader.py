"""From a page to an article: what the layout's page object knows, and general rules for everything else."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import urlsplit

from newscrawl.cms import ArticlePage, page_objects
from newscrawl.extract.author import find_author
from newscrawl.extract.blocks import to_blocks
from newscrawl.extract.body import Region, find_region, known_region
from newscrawl.extract.byline import names
from newscrawl.extract.challenge import is_challenge
from newscrawl.extract.content import ContentError, decoded_body, is_html, text_of
from newscrawl.extract.found import Found, selected
from newscrawl.extract.headline import Headline, find_headline, headline_above
from newscrawl.extract.judge import Evidence, refused_by_body, refused_by_head, states_article
from newscrawl.extract.language import language_of
from newscrawl.extract.lead import find_lead
from newscrawl.extract.markup import Markup
from newscrawl.extract.pieces import pieces
from newscrawl.extract.printed_date import surroundings
from newscrawl.extract.published import find_times
from newscrawl.extract.section import find_section
from newscrawl.extract.tags import find_tags
from newscrawl.models import Article, Block, Conflict, Outcome, Page, Refusal, payload_digest
from newscrawl.sources import Source, article_id, bare_host, url_key

#: Raised with every change that may change an article: `rebuild` reads again what another version read.
READER_VERSION = "2"

#: No news page comes near these; what takes longer than it is worth is not read at all. The longest page that was
#: measured has 500,000 characters, 70,000 of them text, and 6,000 elements.
MAX_CHARACTERS, MAX_LETTERS, MAX_ELEMENTS = 5_000_000, 1_000_000, 20_000
#: Pictures pasted into the text, megabytes of them in articles written in word processors.
_INLINE_FILE = re.compile(r"data:[\w.+/-]{3,60};base64,[\w+/=%\s-]{200,}")

_REFUSED_STATUS = {
    **dict.fromkeys((401, 403, 429, 451), Outcome.BLOCKED),
    **dict.fromkeys((404, 410), Outcome.NOT_FOUND),
}


def read(page: Page, source: Source | None) -> Article | Refusal:
    """The article on a page, or why there is none. Never raises, whatever the bytes.

    `source` names the page objects to try and says which addresses are its own; None reads by general rules alone.
    """
    text = _refused_by_response(page, source) or _html_of(page)
    if isinstance(text, Refusal):
        return text
    markup = Markup(page.final_url, text)
    if len(markup.elements) > MAX_ELEMENTS or markup.letters > MAX_LETTERS:
        return Refusal(Outcome.FAILED, f"over {MAX_ELEMENTS} elements or {MAX_LETTERS} characters of text")
    layout = _layout(markup, source)
    headline = find_headline(markup, layout.title)
    if headline is None:
        return Refusal(Outcome.NOT_AN_ARTICLE, "the page has no title")
    return refused_by_head(markup, source, headline) or _judged(page, source, markup, layout, headline)


def _judged(
    page: Page, source: Source | None, markup: Markup, layout: ArticlePage, headline: Headline
) -> Article | Refusal:
    """The article, or a refusal for what its body is."""
    headline, region = _located(markup, layout, headline)
    lead = selected(layout.lead) or find_lead(markup, headline, region.before, region.body)
    printed_lead = lead.value if lead else None
    body = to_blocks(markup, region.body, headline.text, printed_lead)
    times = find_times(markup, layout.date_line, surroundings(markup, region, headline), page.fetched)
    evidence = Evidence(
        stated=type(layout) is not ArticlePage or states_article(markup),
        address=source.is_article_url(markup.url) if source and source.owns(markup.url) else None,
        dated=times.published is not None,
        titled=headline.element is not None,
    )
    refusal = refused_by_body(markup, headline, region, printed_lead, body.blocks, evidence)
    if refusal is not None:
        return refusal
    author = selected(names(layout.author, evident=True) if layout.author else None) or body.author
    found: dict[str, Found[Any] | None] = {
        "title": Found(headline.text, headline.by),
        "lead": lead,
        "author": author or find_author(markup, source, headline.element, region),
        "section": selected(layout.section) or find_section(markup, source, headline),
        "tags": selected(layout.tags) or find_tags(markup, headline.element),
        "published": times.published,
        "modified": times.modified,
    }
    return _article(page, source, markup, body.blocks, found, times.conflicts)


def _refused_by_response(page: Page, source: Source | None) -> Refusal | None:
    """A refusal for address or status: the reader may be given any page, not only those that a crawl lets through."""
    if _key(page.final_url, source) is None:
        return Refusal(Outcome.FAILED, f"no address: {page.final_url[:80]!r}")
    if 200 <= page.status < 300:
        return None
    return Refusal(_REFUSED_STATUS.get(page.status, Outcome.FAILED), f"the site answered {page.status}")


def _html_of(page: Page) -> str | Refusal:
    try:
        body = decoded_body(page)
    except ContentError as error:
        return Refusal(Outcome.FAILED, str(error))
    if not is_html(page, body):
        return Refusal(Outcome.NOT_AN_ARTICLE, f"no web page: {page.header('Content-Type') or 'unknown type'}")
    text = _INLINE_FILE.sub("data:", text_of(body, page.header("Content-Type")))
    if len(text) > MAX_CHARACTERS:
        return Refusal(Outcome.FAILED, f"over {MAX_CHARACTERS} characters of HTML")
    if is_challenge(text, page.status):
        return Refusal(Outcome.BLOCKED, "a challenge page")
    return text


def _layout(markup: Markup, source: Source | None) -> ArticlePage:
    """The page object of the newest layout that recognises the page; one that knows nothing where none does."""
    candidates = (layout(markup.response) for layout in page_objects(source.cms if source else None))
    return next((page for page in candidates if page.recognised()), ArticlePage(markup.response))


def _located(markup: Markup, layout: ArticlePage, headline: Headline) -> tuple[Headline, Region]:
    """Title and body, where a title that general rules guessed gives way to one that the body suggests."""
    region = _region(markup, layout, headline)
    if headline.by == "general" and (headline.element is None or not region.body):
        region = _region(markup, layout, None)  # a heading below the text cut all of it off, or there was none
        headline = headline_above([*region.before, *region.body]) or headline
        region = _region(markup, layout, headline)
    return headline, region


def _region(markup: Markup, layout: ArticlePage, headline: Headline | None) -> Region:
    everything = pieces(markup.root)
    body = layout.body
    if body is not None:
        found = pieces(body, layout.dropped)
        if found:
            return known_region(markup, everything, found, body)
    return find_region(markup, everything, headline.element if headline else None)


def _article(
    page: Page,
    source: Source | None,
    markup: Markup,
    blocks: tuple[Block, ...],
    found: Mapping[str, Found[Any] | None],
    conflicts: tuple[Conflict, ...],
) -> Article:
    values = {name: field.value for name, field in found.items() if field is not None}
    title = values.pop("title")
    canonical = _canonical_url(markup, source)
    own = canonical is not None and _is_own(canonical, page.final_url, source)
    url = canonical if own and canonical is not None else page.final_url
    return Article(
        # Pages without an address, out of files, are told apart by their bytes.
        id=article_id(_key(url, source) or payload_digest(page.body)),
        url=page.final_url,
        source=source.key if source else page.source,
        title=title,
        lead=values.pop("lead", None),
        blocks=blocks,
        language=language_of("\n".join([title, *(block.text for block in blocks)])),
        canonical_url=canonical,
        found_by={name: field.by for name, field in found.items() if field is not None},
        conflicts=conflicts,
        **values,
    )


def _key(url: str, source: Source | None) -> str | None:
    try:
        return url_key(url, source)
    except ValueError:  # no address at all, such as "http://["
        return None


def _is_own(canonical: str, address: str, source: Source | None) -> bool:
    """Is the canonical address this article's? Without a source: one on the same site with the same last part."""
    if source is not None:
        return source.is_article_url(canonical)
    there, here = urlsplit(canonical), urlsplit(address)
    name = PurePosixPath(there.path).name
    return bool(name) and bare_host(there.netloc) == bare_host(here.netloc) and name in here.path


def _canonical_url(markup: Markup, source: Source | None) -> str | None:
    """The address that the page gives as its own; og:url only where it is an article's of the source."""
    shared = markup.meta("og:url")
    if markup.canonical is None and shared is not None and source is not None and source.is_article_url(shared):
        return shared
    canonical = markup.canonical
    return canonical if canonical is not None and _key(canonical, None) is not None else None
