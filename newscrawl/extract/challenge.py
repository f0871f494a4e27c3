"""Pages by which a site asks for proof that a person reads. The site has said no; nothing tries to get around it."""

from __future__ import annotations

import re

#: A challenge page says next to nothing. An article of 60 syllables has some 300 characters; the longest challenge
#: seen (Cloudflare's, with its explanations) about 900.
MAX_VISIBLE_CHARACTERS = 1200

#: Challenges carry their scripts with them, a page this long is none: the longest seen has 40 KB.
_LONGEST_HTML = 150_000

#: Above this a page is an article or a listing, whatever its scripts do.
_BARE_CHARACTERS = 200

_CODE = re.compile(
    r"<(script|style|noscript|template)\b.*?(?:</\1\s*>|\Z)|<!--.*?(?:-->|\Z)", re.DOTALL | re.IGNORECASE
)
_TAG = re.compile(r"<[^>]*>")
_SCRIPT = re.compile(r"<script\b[^>]*>(.*?)(?:</script\s*>|\Z)", re.DOTALL | re.IGNORECASE)

_SETS_COOKIE = re.compile(r"document\s*\.\s*cookie\s*=|\bsetCookie\s*\(")
_RELOADS = re.compile(
    r"location\s*\.\s*(?:reload|replace|assign)\s*\("
    r"|(?:window|document|self|top)\s*\.\s*location(?:\s*\.\s*href)?\s*=(?!=)"
    r"|\blocation\s*(?:\.\s*href\s*)?=(?!=)"
)
#: Parts of the challenges themselves: Cloudflare, Imperva, DataDome, Sucuri, PerimeterX, BunkerWeb, D1N (VNIS).
_PARTS = re.compile(
    r"cdn-cgi/challenge-platform|__cf_chl_|cf-browser-verification|cf-challenge|_Incapsula_Resource|captcha-delivery\.com"
    r"|sucuri_cloudproxy_js|px-captcha|id=[\"']?challenge-(?:form|running|error)|D1N=",
    re.IGNORECASE,
)
_CAPTCHA = re.compile(
    r"g-recaptcha|h-captcha|hcaptcha\.com|cf-turnstile|recaptcha/api|name=[\"']?captcha", re.IGNORECASE
)
#: A gate's own answer: its title, and the number under which its keepers find the case. It needs no script.
_DENIES = re.compile(
    r"<title[^>]*>\s*(?:access denied|access to this page has been denied|attention required!|request rejected"
    r"|(?:403 )?forbidden|(?:sorry, )?you have been blocked|blocked|web application firewall|bị chặn"
    r"|truy cập bị từ chối)\b",
    re.IGNORECASE,
)
_CASE = re.compile(
    r"\breference\s*#|\b(?:support|incident|ray|request|event) id\b|\b(?:your|client) ip\b|địa chỉ ip"
    r"|don.t have permission to access|mã sự cố",
    re.IGNORECASE,
)
_SAYS = re.compile(
    r"just a moment|checking your browser|verify(?:ing)? (?:that )?you are (?:a )?human|enable javascript and cookies"
    r"|attention required!|ddos protection by|access denied|are you a robot|security check"
    r"|đang kiểm tra trình duyệt|xác minh (?:rằng )?bạn (?:là|không phải)|xác thực (?:rằng )?bạn"
    r"|không phải (?:là )?(?:người máy|robot)"
    r"|vui lòng nhập mã (?:captcha|xác nhận)|truy cập (?:của bạn )?bị (?:từ chối|chặn)",
    re.IGNORECASE,
)


def is_challenge(html: str, status: int) -> bool:
    """Is the page a challenge or a block page rather than what was asked for?

    It needs a sign of a challenge and next to no text beside it: an article that carries a captcha under its comment
    form, or tells of one, is none. `status` 403, 429 and 503 are what challenges answer with: the signs' words suffice.
    """
    if len(html) > _LONGEST_HTML:
        return False
    visible = " ".join(_TAG.sub(" ", _CODE.sub(" ", html)).split())
    if len(visible) > MAX_VISIBLE_CHARACTERS:
        return False
    if _PARTS.search(html) and not _is_decorated_page(html):
        return True
    if _DENIES.search(html) and _CASE.search(visible):
        return True
    says = _SAYS.search(visible) is not None
    if says and (status in (403, 429, 503) or _CAPTCHA.search(html) or _SCRIPT.search(html)):
        return len(visible) <= MAX_VISIBLE_CHARACTERS // 2 or bool(_CAPTCHA.search(html))
    if len(visible) > _BARE_CHARACTERS:
        return False
    if _CAPTCHA.search(html):
        return True
    code = " ".join(_SCRIPT.findall(html))
    return bool(_SETS_COOKIE.search(code) and _RELOADS.search(code))


def _is_decorated_page(html: str) -> bool:
    """Cloudflare adds its script to ordinary pages too; those have headings or paragraphs of their own."""
    return len(re.findall(r"<(?:p|h1|h2|article)\b", html, re.IGNORECASE)) >= 3 and not _SAYS.search(html)
