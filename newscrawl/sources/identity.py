"""Which addresses are one page, and the identity of an article."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import urldefrag, urlsplit, urlunsplit

from w3lib.url import canonicalize_url, url_query_cleaner

from newscrawl.sources.source import Source, plain_host

#: Parameters that say where a reader came from, never what is shown (the common lists of utm and click ids).
TRACKING_PARAMETERS = (
    "utm_source",
    "utm_medium",
    "utm_campaign",
    "utm_term",
    "utm_content",
    "utm_id",
    "fbclid",
    "gclid",
    "dclid",
    "msclkid",
    "zarsrc",
    "mc_cid",
    "mc_eid",
    "_ga",
)


def normalise_url(url: str) -> str:
    """The address with its parameters sorted, without fragment and tracking parameters.

    Every other parameter stays: on Liferay sites they are what tells articles apart.

    Raises:
        ValueError: it is no URL.
    """
    without_tracking = url_query_cleaner(urldefrag(url).url, TRACKING_PARAMETERS, remove=True)
    canonical = canonicalize_url(without_tracking)
    parts = urlsplit(canonical)
    return urlunsplit(parts._replace(netloc=plain_host(parts.scheme, parts.netloc)))


def url_key(url: str, source: Source | None) -> str:
    """What tells one page of a source from another: equal for all addresses of one article.

    "laodongthudo:131250" where the source's file says what identifies an article, the normalised URL otherwise; of a
    source's own URL without a difference between http and https, and between its host with and without "www.".

    Raises:
        ValueError: it is no URL.
    """
    if source is not None and source.article.identity is not None and source.is_article_url(url):
        found = re.search(source.article.identity, url.partition("#")[0])
        identity = next((group for group in found.groups() if group), None) if found else None
        if identity:
            return f"{source.key}:{identity}"
    normalised = normalise_url(url)
    if source is None or not source.owns(normalised):
        return normalised
    parts = urlsplit(normalised)
    bare = parts.netloc.removeprefix("www.")
    return urlunsplit(parts._replace(scheme="https", netloc=bare if bare in source.hosts else parts.netloc))


def article_id(key: str) -> str:
    """The article's id in catalogue, index, API and exports: 20 hexadecimal digits out of its URL key."""
    return hashlib.sha256(key.encode()).hexdigest()[:20]
