"""Which addresses are one page, and the identity of an article."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urlsplit, urlunsplit

from w3lib.url import canonicalize_url

from newscrawl.sources.source import Source, plain_host

#: Parameters that say where a reader came from or who asks, never what is shown. Every other one stays.
NOT_SHOWN = re.compile(
    r"""
      (?: utm | mtm | matomo | piwik | hsa | itm | vnn ) _ [\w.-]+        # campaigns; vnn: VietNamNet's
    | pk_ (?: campaign | kwd | keyword | source | medium | content )
    | vn_ (?: source | medium | campaign | term | thumb | aid )           # VnExpress
    | (?: fb | g | d | y | ys | ms | tw | tt )clk?id | gclsrc | gbraid | wbraid | srsltid | _openstat  # clicks
    | li_fat_id | igsh | igshid
    | fb_ (?: action_ids | action_types | comment_id | ref | source ) | mibextid | __tn__ | __xts__ (?: \[\d*\] )?
    | _ga | _gl | _gac | mc_cid | mc_eid | mkt_tok | _hsenc | _hsmi | vero_id | oly_enc_id | oly_anon_id
    | zarsrc | gidzl | zalo | zsource                                     # Zalo, through which Vietnamese readers share
    | ref | ref_src | ref_url | refer | referer | referrer | share | shared | share_from | fromsource
    | jsessionid | phpsessid | aspsessionid\w* | asp\.net_sessionid | session_?id | cfid | cftoken
    | p_auth | p_p_auth | _\w+_redirect                                   # Liferay: a session's, and where "back" leads
    """,
    re.IGNORECASE | re.VERBOSE,
)

#: A session in the path: ";jsessionid=…" of servlets, "/(S(…))" of ASP.NET without cookies.
_SESSION_IN_PATH = re.compile(r";(?:jsessionid|phpsessid)=[^/;]*|/\((?:[ASFX]\([^()/]*\))+\)(?=/|$)", re.IGNORECASE)

#: Parameters that ask for another view of the same page.
_VIEW = re.compile(
    r"(?:amp|print|printview|printing)=(?:1|true|yes|)|(?:outputtype|view|mode)=(?:amp|print)", re.IGNORECASE
)
_VIEW_IN_PATH = re.compile(r"/(?:amp|print)(?:/?$|(?=/))")
_VIEW_HOSTS = ("www.", "m.", "mobile.", "amp.")
_MASTERCMS_PRINT = re.compile(r"/apicenter@/print_article&i=(\d+)")


def normalise_url(url: str) -> str:
    """The address with its parameters sorted, without fragment, tracking parameters and session.

    Every other parameter stays: on Liferay and ASP.NET sites they are what tells articles apart.

    Raises:
        ValueError: it is no URL.
    """
    base, _, query = urldefrag(url).url.partition("?")
    shown: dict[str, str] = {}
    for parameter in filter(None, query.split("&")):
        name = parameter.partition("=")[0]
        if not NOT_SHOWN.fullmatch(unquote(name)):
            shown.setdefault(name, parameter)  # of one name the first counts
    parts = urlsplit(_canonical(f"{base}?{'&'.join(shown.values())}" if shown else base))
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
    plain = next(filter(source.is_article_url, _plain_views(normalised)), normalised)
    parts = urlsplit(plain)
    return _identity(plain, source) or urlunsplit(parts._replace(scheme="https", netloc=_host(parts.netloc, source)))


def article_id(key: str) -> str:
    """The article's id in catalogue, index, API and exports: 20 hexadecimal digits out of its URL key."""
    return hashlib.sha256(key.encode()).hexdigest()[:20]


def _canonical(url: str) -> str:
    """w3lib's canonical address, once more where a session was cut out of it."""
    parts = urlsplit(canonicalize_url(url))
    while (path := _SESSION_IN_PATH.sub("", parts.path)) != parts.path:
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


def _plain_views(url: str) -> Iterator[str]:
    """What the plain page behind an AMP or print view may be called; nothing for an address that asks for no view."""
    parts = urlsplit(url)
    query = "&".join(part for part in parts.query.split("&") if not _VIEW.fullmatch(part))
    path = _VIEW_IN_PATH.sub("", parts.path, count=1)
    if query != parts.query or path != parts.path:
        for end in ("", "/"):
            yield urlunsplit(parts._replace(path=path + end, query=query))
    if path.endswith(".amp"):
        for suffix in ("", ".html", ".htm"):
            yield urlunsplit(parts._replace(path=path.removesuffix(".amp") + suffix, query=query))


def _host(netloc: str, source: Source) -> str:
    for prefix in _VIEW_HOSTS:
        bare = netloc.removeprefix(prefix)
        for host in (bare, f"www.{bare}"):
            if bare != netloc and host in source.hosts:
                return host
    return netloc
