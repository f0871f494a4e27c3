"""Is the page an article at all?"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from newscrawl.extract.body import Region
from newscrawl.extract.headline import Headline
from newscrawl.extract.markup import Markup
from newscrawl.extract.phrases import tells_error
from newscrawl.extract.teasers import is_linked_title
from newscrawl.models import Block, Outcome, Refusal
from newscrawl.sources import Source

#: Fewer syllables than this in lead and blocks together are no text to be read: notices with a picture alone, "đang
#: cập nhật", articles behind a login. The shortest genuine notices known have about 40.
FEWEST_SYLLABLES = 25

#: A page that nothing else says to be an article needs this much running text.
_UNSTATED_SYLLABLES = 60
#: A teaser has 20 to 50 syllables; an article with links among its paragraphs has far more text for each.
_SYLLABLES_A_LINK = 80
_FEWEST_TEASERS = 3
_LISTING_PATH = re.compile(
    r"/(?:tag|tags|tim-kiem|search|login|dang-nhap|lien-he|gioi-thieu|rss|chu-de)(?:[/.?]|$)", re.IGNORECASE
)


def refused_by_head(markup: Markup, source: Source | None, headline: Headline | None) -> Refusal | None:
    """A refusal for what title, address and head say at once."""
    if headline is None:
        return Refusal(Outcome.NOT_AN_ARTICLE, "the page has no title")
    if tells_error(headline.text) or tells_error(markup.document_title or ""):
        return Refusal(Outcome.NOT_AN_ARTICLE, f"an error page: {headline.text[:80]}")
    parts = urlsplit(markup.url)
    if parts.path in ("", "/") and not parts.query and parts.scheme.startswith("http"):
        return Refusal(Outcome.NOT_AN_ARTICLE, "a home page")
    if _LISTING_PATH.search(parts.path) and not (source and source.is_article_url(markup.url)):
        return Refusal(Outcome.NOT_AN_ARTICLE, f"no article's address: {parts.path[:80]}")
    return None


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


def refused_by_body(region: Region, lead: str | None, blocks: Sequence[Block], evidence: Evidence) -> Refusal | None:
    """A refusal for what the body is."""
    prose = _syllables(block.text for block in blocks if block.kind != "heading") + _syllables([lead or ""])
    size = _syllables([lead or "", *(block.text for block in blocks)])
    if not evidence.stated:
        if evidence.address is False:
            return Refusal(Outcome.NOT_AN_ARTICLE, "the source's articles have other addresses")
        if _is_listing(region, prose, evidence):
            return Refusal(Outcome.NOT_AN_ARTICLE, "a list of links")
    believed = evidence.stated or evidence.address or (evidence.dated and evidence.titled)
    if size >= FEWEST_SYLLABLES and (believed or (evidence.titled and prose >= _UNSTATED_SYLLABLES)):
        return None
    if believed:
        return Refusal(Outcome.TOO_SHORT, f"{size} syllables of text; an article has at least {FEWEST_SYLLABLES}")
    return Refusal(Outcome.NOT_AN_ARTICLE, f"{size} syllables of running text and too little that says article")


def states_article(markup: Markup) -> bool:
    """Does the head say that this is an article? og:type alone is not believed: home pages say "article" too."""
    if markup.json_ld_article:
        return True
    dated = markup.meta("article:published_time", "datepublished", "pubdate") is not None
    return dated and (markup.meta("og:type") or "article").lower() == "article"


def _syllables(texts: Iterable[str]) -> int:
    return sum(len(text.split()) for text in texts)


def _is_listing(region: Region, prose: int, evidence: Evidence) -> bool:
    """Boxes with other articles and next to no text of its own, or links among the paragraphs with little text each."""
    if region.teasers >= _FEWEST_TEASERS and prose < FEWEST_SYLLABLES:
        return True
    links = sum(is_linked_title(piece) for piece in region.between)
    each = _SYLLABLES_A_LINK if not (evidence.dated and evidence.titled) else _SYLLABLES_A_LINK // 3
    return links >= 2 and links * each > prose
