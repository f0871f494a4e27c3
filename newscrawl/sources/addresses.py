"""What of an address says which page is shown, and what only who asks for it, from where and in which view."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urldefrag, urlsplit, urlunsplit

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
#: Names of hosts that show the same pages to telephones, or in AMP.
VIEW_HOSTS = ("www.", "m.", "mobile.", "amp.")


def bare_host(netloc: str) -> str:
    """The host in small letters, without what tells its views apart."""
    host = netloc.lower()
    return next((host.removeprefix(view) for view in VIEW_HOSTS if host.startswith(view)), host)


def without_tracking(url: str) -> str:
    """The address without fragment and without the parameters that never change what is shown."""
    base, _, query = urldefrag(url).url.partition("?")
    shown: dict[str, str] = {}
    for parameter in filter(None, query.split("&")):
        name = parameter.partition("=")[0]
        if not NOT_SHOWN.fullmatch(unquote(name)):
            shown.setdefault(name, parameter)  # of one name the first counts
    return f"{base}?{'&'.join(shown.values())}" if shown else base


def without_session(path: str) -> str:
    """The path without a session in it."""
    return _SESSION_IN_PATH.sub("", path)


def shown_address(url: str) -> str:
    """The address without what says who asks and from where; nothing else is changed.

    Raises:
        ValueError: it is no URL.
    """
    parts = urlsplit(without_tracking(url))
    return urlunsplit(parts._replace(path=without_session(parts.path)))


def plain_views(url: str) -> Iterator[str]:
    """What the plain page behind an AMP or print view may be called; nothing for an address that asks for no view."""
    parts = urlsplit(url)
    query = "&".join(part for part in parts.query.split("&") if not _VIEW.fullmatch(part))
    path = _VIEW_IN_PATH.sub("", parts.path, count=1)
    if query != parts.query or path != parts.path:
        for end in ("", "/"):
            yield urlunsplit(parts._replace(path=path + end, query=query))
    if path.endswith(".amp"):
        for suffix in ("", ".html", ".htm", ".ldo"):
            yield urlunsplit(parts._replace(path=path.removesuffix(".amp") + suffix, query=query))
