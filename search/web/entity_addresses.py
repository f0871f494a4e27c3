"""Addresses of pages that count names, with what is counted."""

from __future__ import annotations

from search.request import Reprints
from search.web.address import Address


def counting(link: Address, reprints: Reprints) -> Address:
    """The link, with the choice of what is counted where it is not the usual one."""
    return link if reprints == "collapse" else link.setting(reprints=reprints)
