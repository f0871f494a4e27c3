"""Texts with their mentions marked as ⟦TYPE|text⟧ or ⟦DATE|text|value⟧."""

from __future__ import annotations

import re

from newscrawl.models import Mention, MentionType

_MARK = re.compile(r"⟦(PER|ORG|LOC|DOC|DATE)\|([^|⟧]+)(?:\|([^|⟧]*))?⟧")
_TYPES: dict[str, MentionType] = {"PER": "PER", "ORG": "ORG", "LOC": "LOC", "DOC": "DOC", "DATE": "DATE"}


def mention_type(written: str) -> MentionType:
    """The type of that name. Raises KeyError for any other word."""
    return _TYPES[written]


def read_marked(marked: str) -> tuple[str, list[Mention]]:
    """The text without its marks, and the mentions, which have no entity names yet."""
    text, mentions, end = "", [], 0
    for mark in _MARK.finditer(marked):
        text += marked[end : mark.start()]
        mentions.append(Mention(_TYPES[mark[1]], len(text), len(text) + len(mark[2]), mark[2], value=mark[3]))
        text, end = text + mark[2], mark.end()
    return text + marked[end:], mentions
