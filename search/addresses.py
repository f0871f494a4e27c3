"""Addresses as files and feeds may hold them."""

from __future__ import annotations

import re
from urllib.parse import quote

#: What an address holds besides letters and digits; "%" of what is escaped already.
_SAFE = "!#$%&'()*+,/:;=?@[]~_-."
_LONE_PERCENT = re.compile("%(?![0-9A-Fa-f]{2})")


def plain_address(url: str) -> str:
    """The same address in ASCII, without what none may hold: blanks, quotes, braces, control characters."""
    return quote(_LONE_PERCENT.sub("%25", url.strip()), safe=_SAFE, errors="replace")
