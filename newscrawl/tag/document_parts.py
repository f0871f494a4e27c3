"""What a document's number says: its usual spelling, number, year, kind and issuer."""

from __future__ import annotations

import re
from dataclasses import dataclass

from newscrawl.tag.document_codes import codes

_HEAD = re.compile(r"(\d{1,3}\.\d{3}|\d+)([^\W\d_]?)(?=[/ -])|(\d+)([^\W\d_]?)(?=[^\W\d_]{2,}[/-])")
_YEAR = re.compile(r"[/-]((?:19|20)\d\d)(?=[/ -])")
_PARTY = re.compile(r"(?:TW|TU|QU|HU|ThU|TXU|ĐU\w*)$")
#: Without a kind in front ("01/TƯ-2024") a collective agreement; behind one ("63-KL/TƯ") it is typed for "TW".
_AGREEMENT = "TƯ"
_DIGITS = re.compile(r"\d{1,2}$")


@dataclass(frozen=True)
class DocumentParts:
    """A number read: "22/2021/NĐ-CP" is number "22", year 2021, kind "nghị định", issuer "Chính phủ".

    `kinds` are the kinds that the code may stand for, the likeliest first, none where it says nothing; `issuer` is ""
    where the code is not known or stands for two. `kind_code` is "" for letters ("243/LĐLĐ").
    """

    number: str
    year: int | None
    kind_code: str
    issuer_code: str
    kinds: tuple[str, ...]
    issuer: str


def document_name(text: str) -> str:
    """The number in one spelling: no spaces, plain dashes, codes in their usual case ("4A/nq–TLĐ" -> "4a/NQ-TLĐ").

    Text that is no document number comes back with its white space folded only.
    """
    plain = " ".join(text.split()).replace("Ð", "Đ").replace("T.Ư", "TW")
    plain = re.sub(r" ?[-–—‑‐−_] ?", "-", re.sub(r" ?[/⁄∕] ?", "/", plain))
    head = _HEAD.match(plain)
    if head is None:
        return plain
    number = (head[1] or head[3]).replace(".", "") + (head[2] or head[4] or "").lower()
    year = _YEAR.match(plain, head.end())
    rest = plain[(year or head).end() :]
    sign, written = (rest[0], rest[1:]) if rest[:1] in ("/", "-", " ") else ("", rest)
    pieces = [piece for piece in re.split(r"[/ .-]", written) if piece]
    if pieces[:1] == [_AGREEMENT]:
        parts = [_AGREEMENT, *(part for piece in pieces[1:] for part in _parted(_usual(piece)))]
    else:
        parts = [part for piece in pieces for part in _parted(_usual(piece))]
    between = re.search(r"[/-]", written)
    if year:
        return f"{number}/{year[1]}/{'-'.join(parts)}"
    if len(parts) > 1 and _is_party(sign, between[0] if between else "", parts[1]):
        return f"{number}-{parts[0]}/{'-'.join(parts[1:])}"
    return f"{number}/{'-'.join(parts)}"


def document_parts(name: str) -> DocumentParts | None:
    """A number, in whatever spelling, read; None for text that is none."""
    found = re.fullmatch(r"(\d+[^\W\d_]?)(?:/((?:19|20)\d\d))?([/-])(.+)", document_name(name))
    if found is None:
        return None
    first, *more = re.split("[/-]", found[4])
    year = int(found[2]) if found[2] else None
    if first in codes().kinds:
        party = found[3] == "-"
        issuer = more[0] if more else ""
        return DocumentParts(found[1], year, first, issuer, _kinds(first, party), _issuer(first, issuer))
    by_issuer = codes().kinds_by_issuer.get(_DIGITS.sub("", first))
    kinds = by_issuer or (("công văn",) if year is None else ())
    return DocumentParts(found[1], year, "", first, kinds, _issuer("", first))


def _is_party(sign: str, between: str, issuer: str) -> bool:
    """The Party's form: a slash stands behind the kind, or nothing says so and the issuer is the Party."""
    if sign == "/":
        return False
    return between == "/" or _PARTY.search(issuer) is not None


def _usual(code: str) -> str:
    """The code in its usual case; the digits of a term of the National Assembly stay behind it."""
    digits = _DIGITS.search(code)
    bare = code[: digits.start()] if digits else code
    return codes().usual.get(bare.upper(), bare) + (digits[0] if digits else "")


def _parted(code: str) -> list[str]:
    """ "NQLĐLĐ", where the sign between kind and issuer is missing, as its two codes; others as they are."""
    table = codes()
    if _DIGITS.sub("", code) in table.issuers or code in table.kinds:
        return [code]
    for length in range(len(code) - 2, 1, -1):
        kind, issuer = _usual(code[:length]), _usual(code[length:])
        if kind in table.kinds and _DIGITS.sub("", issuer) in table.issuers:
            return [kind, issuer]
    return [code]


def _kinds(code: str, party: bool) -> tuple[str, ...]:
    return (codes().party_kinds.get(code) if party else None) or codes().kinds[code]


def _issuer(kind: str, code: str) -> str:
    bare = _DIGITS.sub("", code)
    return codes().issuers_of_kind.get(bare, {}).get(kind) or codes().issuers.get(bare, "")
