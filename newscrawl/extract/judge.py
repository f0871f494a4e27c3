"""Is the page an article at all?"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newscrawl.extract.body import Region
from newscrawl.extract.declared import (
    asks_for_much,
    declared_kind,
    has_player,
    is_fixed_page,
    is_print_view,
    shows_video,
)
from newscrawl.extract.headline import Headline
from newscrawl.extract.listing import is_listing, is_section
from newscrawl.extract.markup import Markup
from newscrawl.extract.own_text import own_text
from newscrawl.extract.phrases import tells_error
from newscrawl.extract.pieces import Piece
from newscrawl.extract.service import (
    count_record_labels,
    first_part,
    makes_excuse,
    names_error,
    names_service,
    names_table,
)
from newscrawl.models import Block, Outcome, Refusal
from newscrawl.sources import Source

#: Fewer syllables than this in lead and blocks together are no text to be read: notices with a picture alone, "đang
#: cập nhật", articles behind a login. The shortest genuine notices known have about 40.
FEWEST_SYLLABLES = 25

#: A page that nothing else says to be an article needs this much running text.
_UNSTATED_SYLLABLES = 60
#: Beside a film or an excuse, under a section's name, beside a form stands less than this; articles have more.
_SHELL_SYLLABLES, _SECTION_SYLLABLES, _FORM_SYLLABLES = 60, 120, 200
#: A document's record has so many labels, little text, and stands near the body; a table so many rows of short cells.
_RECORD_LABELS, _RECORD_SYLLABLES, _RECORD_REACH = 3, 120, 30
_ROWS, _ROW_SYLLABLES = 3, 60
#: Under each post of a forum, of which a thread has two at least.
_QUOTES = ("trả lời với trích dẫn", "trả lời kèm trích dẫn", "reply with quote")
_QUOTED_POSTS, _LONGEST_BUTTON = 2, 80
_LISTING_PATH = re.compile(
    r"/(?:tag|tags|tim-kiem|search|login|dang-nhap|lien-he|contact|gioi-thieu|rss|chu-de|author|tac-gia|page/\d+)(?:[/.?]|$)"
    r"|/feed/?$|/(?:category|chuyen-muc|danh-muc)/[^/.]+/?$|^/(?:19|20)\d\d/\d\d?/(?:\d\d?/)?$",
    re.IGNORECASE,
)


def refused_by_head(markup: Markup, source: Source | None, headline: Headline) -> Refusal | None:
    """A refusal for what title, address and head say at once."""
    document_title = markup.document_title or ""
    if any(tells_error(title) or names_error(title) for title in (headline.text, document_title)):
        return Refusal(Outcome.NOT_AN_ARTICLE, f"an error page: {headline.text[:80]}")
    parts = urlsplit(markup.url)
    if parts.path in ("", "/") and not parts.query and parts.scheme.startswith("http"):
        return Refusal(Outcome.NOT_AN_ARTICLE, "a home page")
    if source and source.is_article_url(markup.url):
        return None
    if _LISTING_PATH.search(parts.path):
        return Refusal(Outcome.NOT_AN_ARTICLE, f"no article's address: {parts.path[:80]}")
    kind = declared_kind(markup)
    return None if kind is None else Refusal(Outcome.NOT_AN_ARTICLE, f"the page declares to be {kind}")


@dataclass(frozen=True, slots=True)
class Evidence:
    """What speaks for an article.

    `stated`: the layout or the head says so. `address`: its source says that articles have such addresses (True) or
    that they have not (False); None without a source. `dated`: a time of publication was found. `titled`: the title is
    printed on the page.
    """

    stated: bool
    address: bool | None
    dated: bool
    titled: bool


def refused_by_body(
    markup: Markup,
    headline: Headline,
    region: Region,
    lead: str | None,
    blocks: Sequence[Block],
    evidence: Evidence,
) -> Refusal | None:
    """A refusal for what the body is."""
    size, prose = own_text(region, lead, blocks, stated=evidence.stated)
    kind = _kind(markup, headline, region, size, evidence)
    if kind is None and not evidence.stated:
        kind = _unstated_kind(markup, headline, region, prose, evidence)
    if kind is not None:
        return Refusal(Outcome.NOT_AN_ARTICLE, kind)
    believed = evidence.stated or evidence.address or (evidence.dated and evidence.titled)
    if size >= FEWEST_SYLLABLES and (believed or (evidence.titled and prose >= _UNSTATED_SYLLABLES)):
        print_view = is_print_view(markup, by_address=not evidence.address)
        return Refusal(Outcome.NOT_AN_ARTICLE, "a print view") if print_view else None
    if believed:
        return Refusal(Outcome.TOO_SHORT, f"{size} syllables of text; an article has at least {FEWEST_SYLLABLES}")
    return Refusal(Outcome.NOT_AN_ARTICLE, f"{size} syllables of running text and too little that says article")


def states_article(markup: Markup) -> bool:
    """Does the head say that this is an article? og:type alone is not believed: home pages say "article" too."""
    if markup.json_ld_article:
        return True
    dated = markup.meta("article:published_time", "datepublished", "pubdate") is not None
    return dated and (markup.meta("og:type") or "article").lower() == "article"


def _kind(markup: Markup, headline: Headline, region: Region, size: int, evidence: Evidence) -> str | None:
    """What a page with little text is, even where layout or head say article: they say it of films and errors too."""
    if size >= _SHELL_SYLLABLES:
        return None
    titles = (headline.text, markup.document_title or "")
    if any(shows_video(markup, title) for title in titles) or (size < FEWEST_SYLLABLES and has_player(markup)):
        return f"a film with {size} syllables of text"
    excuses = {piece.text for piece in _opening(markup, headline, region) if makes_excuse(piece.text)}
    if excuses and size - sum(len(text.split()) for text in excuses) < FEWEST_SYLLABLES:
        return "an error page by its text"
    named = any(names_service(title, dated=evidence.dated, slight=True) or names_table(title) for title in titles)
    return f"no article's title: {headline.text[:80]}" if named and size < FEWEST_SYLLABLES else None


def _unstated_kind(markup: Markup, headline: Headline, region: Region, prose: int, evidence: Evidence) -> str | None:
    """What a page is of which only its text could say that it is an article."""
    certain = evidence.dated and evidence.titled
    slight = not certain or prose < _SECTION_SYLLABLES
    titles = [headline.text]
    if not certain and headline.by == "general":
        titles.append(first_part(markup.document_title or ""))
    if any(names_service(title, dated=evidence.dated, slight=slight) for title in titles):
        return f"no article's title: {headline.text[:80]}"
    if evidence.address is False:
        return "the source's articles have other addresses"
    if is_section(headline.text, region, prose, certain=certain):
        return f"a section: {headline.text[:80]}"
    if is_listing(region, prose, certain=certain):
        return "a list of links"
    if _is_table(region, prose) and (not certain or names_table(headline.text)):
        return "a table"
    if prose < _RECORD_SYLLABLES and count_record_labels(_texts_near(region)) >= _RECORD_LABELS:
        return "a document's record, or a list of such"
    fixed = is_fixed_page(markup)
    if prose < _FORM_SYLLABLES and (fixed or not certain) and asks_for_much(markup, headline.element):
        return "a form"
    if sum(_quotes_post(piece) for part in (region.between, region.after) for piece in part) >= _QUOTED_POSTS:
        return "a forum's thread"
    return "a fixed page of the site" if fixed and not evidence.dated else None


def _opening(markup: Markup, headline: Headline, region: Region) -> Iterator[Piece]:
    """The pieces from the title to the body's end; of a title in the head alone only the body's."""
    start = len(markup.elements) if headline.element is None else markup.order[headline.element]
    yield from (piece for piece in region.before if markup.order[piece.element] >= start)
    yield from region.body


def _texts_near(region: Region) -> Iterator[str]:
    yield from (piece.text for piece in region.before[-_RECORD_REACH:])
    yield from (piece.text for piece in region.body)
    yield from (piece.text for piece in region.after[:_RECORD_REACH])


def _is_table(region: Region, prose: int) -> bool:
    rows = [piece.syllables for piece in region.body if piece.row]
    return prose < FEWEST_SYLLABLES and len(rows) >= _ROWS and sum(rows) < _ROW_SYLLABLES * len(rows)


def _quotes_post(piece: Piece) -> bool:
    return len(piece.text) < _LONGEST_BUTTON and piece.text.lower().startswith(_QUOTES)
