"""Numbers of administrative documents: "14/NQ-LĐLĐ", "112-KH/QU", "22/2021/NĐ-CP", "30/2026/QH16", "243/LĐLĐ".

The forms follow Decree 30/2020/NĐ-CP (number, year for normative documents, kind, issuer) and the Party's
Guidance 36-HD/VPTW (number, dash, kind, slash, issuer).
"""

from __future__ import annotations

import re

from newscrawl.tag.spans import Span, first_of_each

#: Kinds of documents, as their codes are written. A code in other case is read as the one listed here.
KINDS = [
    "NQ",
    "QĐ",
    "QyĐ",
    "QC",
    "QCPH",
    "KH",
    "HD",
    "CT",
    "CTr",
    "CTHĐ",
    "CTPH",
    "TB",
    "BC",
    "CV",
    "TT",
    "TTr",
    "TTLT",
    "NĐ",
    "ĐA",
    "KL",
    "BB",
    "GM",
    "PL",
    "TC",
    "HĐ",
    "LT",
    "L",
    "CĐ",
    "VB",
    "ĐN",
    "NQLT",
    "GP",
]

#: Issuers that stand alone behind the number ("243/LĐLĐ") or are written in mixed case.
ISSUERS = [
    "LĐLĐ",
    "TLĐ",
    "CĐVC",
    "CĐN",
    "CĐ",
    "TW",
    "TU",
    "QU",
    "HU",
    "ĐU",
    "ThU",
    "TWĐ",
    "TTg",
    "CP",
    "CTN",
    "UBND",
    "HĐND",
    "BTV",
    "BCH",
    "VP",
    "VPCP",
    "VPTW",
    "BTG",
    "BTC",
    "UBKT",
    "BLĐTBXH",
    "BNV",
    "MTTQ",
    "UBTVQH",
]

_CANONICAL = {code.upper(): code for code in (*KINDS, *ISSUERS)}

_NUMBER = r"(?<![\w/.,-])(?<!\d[ ])(?P<number>\d{1,6}[a-zđA-ZĐ]?)"
_YEAR = r"(?:\s?[/-]\s?(?P<year>(?:19|20)\d\d))"
_CODE = r"[A-ZĐÐƯ][A-Za-zĐđÐƯư&]+\d{0,2}"
_KIND = rf"(?:{'|'.join(sorted((*KINDS, *{kind.upper() for kind in KINDS}), key=len, reverse=True))})"
_ALONE = rf"(?:{'|'.join(sorted((*KINDS, *ISSUERS), key=len, reverse=True))}|QH\d{{1,2}}|UBTVQH\d{{1,2}})"
_DASH = r"\s?[-–—‑]\s?"
_MORE = rf"(?:[-–‑.]\s?{_CODE})*"
_SLASH = r"\s?/\s?"
_END = r"(?![\w/])"

_FORMS = (
    # 22/2021/NĐ-CP, 43-2013/NĐ-CP, 30/2026/QH16, 001207/2013/CV- PTNL
    re.compile(rf"{_NUMBER}{_YEAR}{_SLASH}(?P<code>{_CODE}(?:{_DASH}{_CODE})?{_MORE}){_END}"),
    # 14/NQ-LĐLĐ, 4a/NQ-TLĐ, 2390/VP-VX
    re.compile(rf"{_NUMBER}{_SLASH}(?P<code>{_CODE}{_DASH}{_CODE}{_MORE}){_END}"),
    # 112-KH/QU, 09- NQ/TU, 03 CT/TW, 0032 QĐ/CV-TCLĐ
    re.compile(rf"{_NUMBER}(?:{_DASH}|\s)(?P<kind>{_KIND}){_SLASH}(?P<code>{_CODE}{_MORE}){_END}"),
    # 243/LĐLĐ
    re.compile(rf"{_NUMBER}/(?P<code>{_ALONE}){_END}"),
)


def find_documents(text: str) -> list[Span]:
    """The document numbers of the text, in order, without overlaps."""
    return first_of_each(Span("DOC", found.start(), found.end()) for form in _FORMS for found in form.finditer(text))


def document_name(text: str) -> str:
    """The number in one spelling: no spaces, plain dashes, codes in their usual case ("4A/nq–TLĐ" -> "4a/NQ-TLĐ").

    Text that is no document number comes back with its white space folded only.
    """
    plain = re.sub(r"\s+", " ", text).strip().replace("Ð", "Đ")
    plain = re.sub(r" ?[-–—‑] ?", "-", re.sub(r" ?/ ?", "/", plain))
    head = re.match(r"(\d+)([^\W\d_]?)(?=[/ -])", plain)
    if head is None:
        return plain
    rest = re.sub(r"^-(?=\d{4}/)", "/", plain[head.end() :].replace(" ", "-"))
    return head[1] + head[2].lower() + re.sub(r"[^\W\d_]+", lambda code: _usual_case(code[0]), rest)


def _usual_case(code: str) -> str:
    return _CANONICAL.get(code.upper(), code)
