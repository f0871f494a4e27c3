"""Numbers of administrative documents in a text: "14/NQ-LĐLĐ", "112-KH/QU", "22/2021/NĐ-CP", "45/2019/QH14".

The forms follow Decree 30/2020/NĐ-CP (number, year for normative documents, kind, issuer) and the Party's Guidance
36-HD/VPTW (number, dash, kind, slash, issuer), across spaces, other dashes and slips of typing. A kind and an issuer
that are both known (`documents.toml`) make a number in any case and with almost any signs between them; codes that are
not known need the exact form with a known neighbour, or words in front that announce a document.
"""

from __future__ import annotations

import re

from newscrawl.tag.document_codes import codes
from newscrawl.tag.document_forms import DASHES, forms
from newscrawl.tag.spans import Span

_ANNOUNCED_WITHIN = 40


def find_documents(text: str) -> list[Span]:
    """The document numbers of the text, in order, without overlaps."""
    spans: list[Span] = []
    for candidate in forms().candidate.finditer(text):
        start = candidate.start()
        end = _end(text, start) if not spans or spans[-1].end <= start else None
        if end is not None:
            spans.append(Span("DOC", start, end))
    return spans


def _end(text: str, start: int) -> int | None:
    """Where the number that starts here ends; None where none does."""
    known = forms().known.match(text, start)
    if known and _is_parted(known["head"].strip(), known["kind"], known["between"]):
        return known.end()
    dated = forms().with_year.match(text, start)
    if dated and (_is_known(dated["codes"]) or re.search(f"[{DASHES}]", dated["codes"]) or _announced(text, start)):
        return dated.end()
    exact = forms().exact.match(text, start)
    if exact and (_is_known(exact["codes"]) or _announced(text, start)):
        return exact.end()
    party = forms().party.match(text, start)
    if party and ((_is_known(party["codes"]) and not party["space"]) or _announced(text, start)):
        return party.end()
    alone = forms().alone.match(text, start)
    if alone and ((alone["strong"] and not re.search(r"\s", alone[0])) or _announced(text, start, not alone["other"])):
        return alone.end()
    return None


def _is_parted(head: str, kind: str, between: str) -> bool:
    """ "14/NQLĐLĐ" and "14NQ-LĐLĐ" are numbers still, "14 NQ LĐLĐ" is not; a kind of one letter needs all its signs."""
    return bool(between) or len(kind) > 1 if head else between.strip() not in ("", ".")


def _is_known(written: str) -> bool:
    return any(part.upper() in codes().usual for part in re.split(r"[^\w&]+", re.sub(r"\d", "", written)))


def _announced(text: str, start: int, by_number_word: bool = True) -> bool:
    """Whether the kind of a document stands in front, or "số" alone where that is enough."""
    found = forms().announcing.search(text, max(0, start - _ANNOUNCED_WITHIN), start)
    return found is not None and (by_number_word or found["kind"] is not None)
