"""What stands beside a document's number: its kind in front, its day and its issuer behind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from newscrawl.models import Mention
from newscrawl.tag.document_codes import codes
from newscrawl.tag.document_parts import DocumentParts

_KIND_WITHIN = 30
_TO_DATE = re.compile(r"[^\S\n]*[,(]?[^\S\n]*(?:ký|ban hành)?[^\S\n]*")
_TO_ISSUER = re.compile(r"[^\S\n]*[,)]?[^\S\n]*(?:của|do)[^\S\n]+", re.IGNORECASE)


@dataclass(frozen=True)
class Beside:
    """What the text says of a document where it names it: kind, ISO day, entity name of the issuer."""

    kind: str | None
    issued: str | None
    issuer: str | None


def beside_document(text: str, mentions: Sequence[Mention], index: int, parts: DocumentParts | None) -> Beside:
    """`mentions` are in text order, with entity names and values; `index` is the document's place among them."""
    document = mentions[index]
    end, following = document.end, list(mentions[index + 1 : index + 3])
    issued = issuer = None
    if following and following[0].type == "DATE" and _TO_DATE.fullmatch(text, end, following[0].start):
        issued, end = following[0].value or None, following.pop(0).end
    if following and following[0].type == "ORG" and _TO_ISSUER.fullmatch(text, end, following[0].start):
        issuer = following[0].entity
    return Beside(_kind(text, document.start, parts), issued, issuer)


def _kind(text: str, start: int, parts: DocumentParts | None) -> str | None:
    """The kind that its code means; where it means several, the one written in front of the number."""
    kinds = parts.kinds if parts else ()
    in_front = text[max(0, start - _KIND_WITHIN) : start].lower()
    written = re.search(rf"(?<!\w)({_any_kind()})(?!\w)[^,;.()]*$", in_front)
    if written and (written[1] in kinds or not kinds or (parts and not parts.kind_code)):
        return written[1]
    return kinds[0] if kinds else None


def _any_kind() -> str:
    names = {name for kinds in (*codes().kinds.values(), *codes().kinds_by_issuer.values()) for name in kinds}
    return "|".join(sorted(names, key=len, reverse=True))
