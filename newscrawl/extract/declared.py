"""What a page declares itself to be, in its head, in its body's class and by its address."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from lxml.etree import _Element

from newscrawl.extract.json_ld import ARTICLE_TYPES, types_of
from newscrawl.extract.markup import Markup

#: Types of schema.org that only pages without an article of their own have. Article pages have "WebPage", "WebSite"
#: and "ItemList" too.
_KINDS = {
    "CollectionPage": "a collection of pages",
    "SearchResultsPage": "search results",
    "ContactPage": "a contact page",
    "ProfilePage": "a profile",
    "DiscussionForumPosting": "a forum",
    "Product": "a product",
    "ProductGroup": "a product",
    "JobPosting": "a vacancy",
}
#: Classes that systems give the body: WordPress, WooCommerce, Joomla, Drupal, Blogger.
_BODY_CLASSES = {
    **dict.fromkeys(("archive", "post-type-archive", "search-results", "search-no-results"), "an archive"),
    **dict.fromkeys(("view-category", "view-categories", "view-featured", "view-archive"), "an archive"),
    **dict.fromkeys(
        ("page-taxonomy", "page-taxonomy-term", "path-taxonomy", "page-search", "path-search"), "an archive"
    ),
    **dict.fromkeys(("archive-view", "label-view", "search-view", "feed-view"), "an archive"),
    **dict.fromkeys(("com_contact", "com_users", "com_search", "com_finder", "path-user", "page-user"), "a service"),
    **dict.fromkeys(("path-frontpage", "single-product"), "no article"),
    **dict.fromkeys(("error404", "error-view"), "an error page"),
}
#: WordPress tells posts from the fixed pages of a site, as those with its address, its forms, its offices.
_FIXED_PAGE = re.compile(r"page-id-\d+\Z")
_FEED = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)?<(?:rss|feed|urlset|sitemapindex|rdf:RDF)\b", re.IGNORECASE
)
_FEED_REACH = 2000
_FORUM_ADDRESS = re.compile(r"/(?:showthread|viewtopic|forumdisplay|viewforum|threads)(?:[/.?]|\Z)", re.IGNORECASE)
_PRINT_ADDRESS = re.compile(
    r"/(?:print|printer|printview|print-?preview|in-?bai(?:-viet)?|in-?tin|ban-?in)(?:[/.]|\Z)"
    r"|[?&](?:print|printview|isprint|format=print|view=print)(?:[=&]|\Z)|[=.]print[.&]",
    re.IGNORECASE,
)
#: A script that prints at once; one within a function waits for a button.
_PRINTS = re.compile(r"(?:window|self|this|document)\s*\.\s*print\s*\(|\A\s*print\s*\(")
_WAITS = re.compile(r"\bfunction\s+\w|\.(?:click|on)\s*\(|addEventListener\(\s*[\"']click|onclick")
_SHORT_SCRIPT = 300
_MOVING = re.compile(r"\W*(?:video|clip|truyền hình|podcast|audio)(?: clip)?\s*[:|\])–-]", re.IGNORECASE)
_MOVING_ADDRESS = re.compile(r"/(?:\w+-)?(?:videos?|clips?|tv|podcasts?|truyen-hinh|media)(?:-\w+)?/", re.IGNORECASE)
_MOVING_TYPES = frozenset(("VideoObject", "AudioObject", "PodcastEpisode"))
_PLAYERS = re.compile(r"youtube|youtu\.be|vimeo|dailymotion|plugins/video|/(?:video|player)", re.IGNORECASE)

#: A comment asks for name, address, site, text and a captcha.
_FORM_FIELDS = 6
_WRITTEN_IN = frozenset(("text", "email", "tel", "number", "date", "file", "url", "password"))


def declared_kind(markup: Markup) -> str | None:
    """What the page says to be, where that is no article; None where it says nothing, or article.

    A JSON-LD article outweighs the rest: papers write "CollectionPage" for the breadcrumb of an article too.
    """
    if _FEED.match(markup.text[:_FEED_REACH]):
        return "a feed"
    kinds = {kind for node in markup.json_ld for kind in types_of(node)}
    if kinds & ARTICLE_TYPES:
        return None
    found = next((_KINDS[kind] for kind in _KINDS if kind in kinds), None)
    if found is None and (markup.meta("og:type") or "").lower().startswith("product"):
        found = "a product"
    return found or _kind_of_body(markup) or ("a forum" if _FORUM_ADDRESS.search(urlsplit(markup.url).path) else None)


def _kind_of_body(markup: Markup) -> str | None:
    classes = [name for body in markup.root.iter("body") for name in (body.get("class") or "").split()]
    if "single" in classes and "single-product" not in classes:
        return None
    return next((_BODY_CLASSES[name] for name in classes if name in _BODY_CLASSES), None)


def is_fixed_page(markup: Markup) -> bool:
    """Is this one of the site's own pages, written once, in a system that says which those are?"""
    classes = [name for body in markup.root.iter("body") for name in (body.get("class") or "").split()]
    return any(map(_FIXED_PAGE.match, classes)) and "single" not in classes


def is_print_view(markup: Markup, *, by_address: bool) -> bool:
    """Is the page made to be printed: because it opens the printer's window at once, or by its address?"""
    parts = urlsplit(markup.url)
    if by_address and _PRINT_ADDRESS.search(f"{parts.path}?{parts.query}" if parts.query else parts.path):
        return True
    if any(_PRINTS.search(body.get("onload") or "") for body in markup.root.iter("body")):
        return True
    scripts = (script.text or "" for script in markup.root.iter("script"))
    return any(
        len(text) < _SHORT_SCRIPT and _PRINTS.search(text) is not None and _WAITS.search(text) is None
        for text in scripts
    )


def shows_video(markup: Markup, title: str) -> bool:
    """Does the page say that it shows a film or a broadcast, rather than that a film stands in its text?"""
    if _MOVING.match(title) or (markup.meta("og:type") or "").lower().startswith("video"):
        return True
    return _MOVING_ADDRESS.search(urlsplit(markup.url).path) is not None and has_player(markup)


def has_player(markup: Markup) -> bool:
    """Is there anything on the page that plays?"""
    if next(markup.root.iter("video", "audio"), None) is not None or markup.meta("og:video", "og:video:url"):
        return True
    if any(_MOVING_TYPES & types_of(node) for node in markup.json_ld):
        return True
    return any(_PLAYERS.search(frame.get("src") or "") for frame in markup.root.iter("iframe", "embed"))


def asks_for_much(markup: Markup, title: _Element | None) -> bool:
    """Does a form under the title ask for more than a comment does?

    Some systems put the whole page into a form: one that the title stands in is none of these.
    """
    start = -1 if title is None else markup.order[title]
    return any(
        markup.order[form] > start and sum(1 for _ in _fields(form)) >= _FORM_FIELDS
        for form in markup.root.iter("form")
    )


def _fields(form: _Element) -> Iterator[_Element]:
    for field in form.iter("input", "textarea", "select"):
        if field.tag != "input" or (field.get("type") or "text").lower() in _WRITTEN_IN:
            yield field
