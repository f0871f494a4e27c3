"""Which addresses are one page, and the identity of an article."""

from __future__ import annotations

import hashlib
import re
from urllib.parse import unquote, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from newscrawl.sources.addresses import VIEW_HOSTS, plain_views, without_session, without_tracking
from newscrawl.sources.source import Source, plain_host

_MASTERCMS_PRINT = re.compile(r"/apicenter@/print_article&i=(\d+)")


def normalise_url(url: str) -> str:
    """The address with its parameters sorted, without fragment, tracking parameters and session.

    Every other parameter stays: on Liferay and ASP.NET sites they are what tells articles apart.

    Raises:
        ValueError: it is no URL.
    """
    parts = urlsplit(_canonical(without_tracking(url)))
    return urlunsplit(parts._replace(netloc=plain_host(parts.scheme, parts.netloc)))


def url_key(url: str, source: Source | None) -> str:
    """What tells one page of a source from another: equal for all addresses of one article.

    "laodongthudo:131250" where the source's file says what identifies an article, the normalised URL otherwise; of a
    source's own URL without a difference between http and https, between its hosts with and without "www.", "m." or
    "amp.", and, for articles, between their plain, AMP and print views.

    Raises:
        ValueError: it is no URL.
    """
    known = _identity(url, source)
    if known is not None:
        return known
    normalised = normalise_url(url)
    if source is None or not source.owns(normalised):
        return normalised
    plain = next(filter(source.is_article_url, plain_views(normalised)), normalised)
    parts = urlsplit(plain)
    return _identity(plain, source) or urlunsplit(parts._replace(scheme="https", netloc=_host(parts.netloc, source)))


def article_id(key: str) -> str:
    """The article's id in catalogue, index, API and exports: 20 hexadecimal digits out of its URL key."""
    return hashlib.sha256(key.encode()).hexdigest()[:20]


def _canonical(url: str) -> str:
    """w3lib's canonical address, once more where a session was cut out of it."""
    parts = urlsplit(canonicalize_url(url))
    while (path := without_session(parts.path)) != parts.path:
        parts = urlsplit(canonicalize_url(urlunsplit(parts._replace(path=path))))
    return urlunsplit(parts)


def _identity(url: str, source: Source | None) -> str | None:
    """Key and number of an article whose source says what its number is."""
    if source is None or source.article.identity is None:
        return None
    address = url.partition("#")[0]
    if source.cms == "mastercms" and source.owns(url) and (printed := _MASTERCMS_PRINT.search(unquote(address))):
        return f"{source.key}:{printed[1]}"
    found = re.search(source.article.identity, address) if source.is_article_url(url) else None
    number = next((group for group in found.groups() if group), None) if found else None
    return f"{source.key}:{number}" if number else None


def _host(netloc: str, source: Source) -> str:
    for prefix in VIEW_HOSTS:
        bare = netloc.removeprefix(prefix)
        for host in (bare, f"www.{bare}"):
            if bare != netloc and host in source.hosts:
                return host
    return netloc
