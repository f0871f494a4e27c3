"""The times that a page states to machines: in JSON-LD, meta fields, marked elements and scripts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml.etree import _Element

from newscrawl.cms.text import element_text
from newscrawl.extract.dates import Stamp, parse_stated, stamps
from newscrawl.extract.markup import Markup

_PUBLISHED = (
    "article:published_time", "og:published_time", "datepublished", "pubdate", "publishdate", "publish-date",
    "publish_date", "publication_date", "article.published", "dc.date.issued", "dcterms.issued", "dc.date.created",
    "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime", "dc.date", "dcterms.date", "date",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "last-modified", "dcterms.modified")
_RDFA = frozenset(("dc:date", "dc:created", "schema:datePublished"))
_SCRIPTED = re.compile(
    r"(?:date_?published|publish(?:ed)?_?(?:date|time|at|on)|pub_?(?:date|time)|article_?(?:date|time))\\?[\"']?\s*[:=]\s*\\?[\"']([^\"'\\]{8,40})",
    re.IGNORECASE,
)
#: A script that writes the date line: how far under the title it stands, in elements, and how long it is.
_SCRIPT_REACH, _SHORT_SCRIPT = 12, 200


def stated_published(markup: Markup) -> Iterator[tuple[str, str]]:
    """What is stated of the publication, the surest first, with how it was found."""
    yield from (("json-ld", text) for text in markup.json_ld_values("datePublished"))
    yield from (("meta", text) for name in _PUBLISHED for text in markup.metas.get(name, []))
    yield from (("meta", text) for text in _marked(markup, "datePublished"))


def stated_modified(markup: Markup) -> Iterator[tuple[str, str]]:
    """What is stated of the last change, likewise."""
    yield from (("json-ld", text) for text in markup.json_ld_values("dateModified"))
    yield from (("meta", text) for name in _MODIFIED for text in markup.metas.get(name, []))
    yield from (("meta", text) for text in _marked(markup, "dateModified"))


def scripted_times(markup: Markup, title: _Element | None) -> Iterator[Stamp]:
    """A time that only a script writes: one called so anywhere, or the first in a short script under the title."""
    below = range(0) if title is None else range(markup.order[title], markup.order[title] + _SCRIPT_REACH)
    for script in markup.root.iter("script"):
        text = "" if "ld+json" in (script.get("type") or "") else script.text or ""
        for found in _SCRIPTED.finditer(text):
            stamp = parse_stated(found[1])
            if stamp is not None:
                yield stamp
        if len(text) < _SHORT_SCRIPT and markup.order[script] in below:
            yield from stamps(text)


def _marked(markup: Markup, itemprop: str) -> Iterator[str]:
    """The texts of the elements that microdata gives this property; a `<time pubdate>` is a publication too."""
    for element in markup.elements:
        published = itemprop == "datePublished" and (
            (element.tag == "time" and element.get("pubdate") is not None)
            or not _RDFA.isdisjoint((element.get("property") or "").split())
        )
        if (element.get("itemprop") == itemprop or published) and element.tag != "meta":
            values = (element.get(name) for name in ("datetime", "content", "title"))
            yield next((value for value in values if value), None) or element_text(element)
