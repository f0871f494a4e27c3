"""Names of authors: what a byline looks like, and what only the site's own name is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from newscrawl.extract.outlets import is_outlet
from newscrawl.extract.pieces import Piece
from newscrawl.vietnamese import fold

_KINDS = r"(?:bài|tin|ảnh|clip|video|đồ họa|thực hiện|tổng hợp)"
_LABEL = re.compile(
    rf"\s*(?:(?:{_KINDS}|tác giả(?:\s+bài viết)?|phóng viên|người viết|bài viết|nội dung|by|pv)(?:\s*(?:,|và|-|&|\+|/)?\s*{_KINDS})*\s*:"
    r"|theo\s+(?!đó\b)|pv\.?\s+|by\s+|(?:viết |đăng )?bởi:?\s+)\s*",
    re.IGNORECASE,
)
#: Who took the picture is not who wrote the article.
_PHOTO_CREDIT = re.compile(r"\s*\(?\s*(?:ảnh|clip|video|đồ họa)(?:\s*minh họa)?\s*:", re.IGNORECASE)
_TAIL = re.compile(
    r"\s*(?:\([^()]{1,40}\)"
    r"|và\s+\d+\s+tác giả khác)\s*\Z",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"\s*(?:[,;&/]|\s[-–—]\s|\s(?:và|and)\s)\s*")
_SOURCE_LINE = re.compile(r"\s*\(?\s*(?:theo|nguồn|nguồn tin)\s*:?\s+\S", re.IGNORECASE)
#: With diacritics: "Bảo" is a name, "Báo" a newspaper.
_SITE_WORDS = re.compile(
    r"\b(?:báo|tạp chí|cổng thông tin|trang tin|điện tử|online|tòa soạn|toà soạn|ban biên tập"
    r"|biên tập viên"
    r"|admin|administrator|super user|quantri|quan tri|editor|news|công ty|công nghệ|website|portal|quản trị|http|https|www)\b"
    r"|\.(?:vn|com|net|org)\b|@",
    re.IGNORECASE,
)
#: Who wrote, without a name.
_NAMELESS = re.compile(
    r"(?:nhóm )?(?:p\.?v\.?|ctv|bbt|tttt|phóng viên|tổng hợp|sưu tầm|tin ảnh|tác giả|bài viết)\W*\Z", re.I
)
_NAMELESS_BOARD = re.compile(
    r"\W*(?:ban biên tập|tòa soạn|toà soạn|ban tuyên giáo|văn phòng|tác giả\s*:)\W*\Z", re.IGNORECASE
)
_MOST_SYLLABLES = 5
_MOST_NAMES = 5
#: A byline stands alone: longer lines are prose.
_LONGEST = 90


def names(text: str, *, evident: bool = False) -> str | None:
    """The name or names in a line that holds nothing else: "Bài, ảnh: Thu Hà - Lê Nam" gives "Thu Hà - Lê Nam".

    Each name is one to five capitalised syllables; a single one counts only where the place on the page is evidence
    enough that it is a byline (`evident`).
    """
    if _PHOTO_CREDIT.match(text):
        return None
    opened = text.lstrip(" (*")
    labelled = _LABEL.match(opened) is not None
    bare = _TAIL.sub("", _LABEL.sub("", opened, count=1)).strip(" .()|*–—-/")
    if not bare or len(bare) > _LONGEST or _NAMELESS.match(bare) or _NAMELESS.match(text):
        return None
    found = [name for name in _JOINTS.split(bare) if name]
    people = _leading_names(found)
    if not people or len(found) > _MOST_NAMES or any(mark in people[0] for mark in '!?:“”"'):
        return None
    if len(people) < len(found) and not (labelled or (evident and len(people) == 1)):
        return None
    if len(found) == 1 and len(bare.split()) < 2 and not evident:
        return None
    people_alone = [name for name in people if not is_outlet(name)]
    if len(people_alone) == len(found):
        return bare
    return ", ".join(people_alone) or None


def _leading_names(found: Sequence[str]) -> list[str]:
    """The names up to the first part that is none: what follows is an office, a paper, a date."""
    return list(takewhile(_is_name, (name.strip(" ()") for name in found)))


def is_source_line(text: str) -> bool:
    """Is this closing line the credit of a source ("Theo TTXVN", "Nguồn: …") rather than prose?"""
    return len(text.split()) <= 8 and _SOURCE_LINE.match(text) is not None and not text.rstrip(")").endswith((".", ":"))


def is_site(name: str, site_names: Iterable[str], host: str) -> bool:
    """Is this "author" the site, its publisher or its software?"""
    if _SITE_WORDS.search(name):
        return True
    compact = re.sub(r"\W", "", fold(name))
    labels = [label for label in host.lower().split(".") if len(label) > 3]
    sites = [re.sub(r"\W", "", fold(site)) for site in site_names]
    return any(compact == site or (len(compact) > 4 and compact in site) for site in sites) or any(
        label in compact or compact == label for label in labels
    )


def is_photo_credit(text: str) -> bool:
    """Is this line the credit of a picture and nothing else?"""
    return _PHOTO_CREDIT.match(text) is not None and len(text) <= _LONGEST


def labelled_names(text: str) -> str | None:
    """The names of a line that says by whom it is: "Bài: Thu Hà", "By Hoang Yen"; None for any other."""
    return names(text, evident=True) if _LABEL.match(text) else None


def is_nameless(text: str) -> bool:
    """Does this closing line say who wrote without a name: "PV", "Ban Biên tập"?"""
    return len(text) < 40 and (
        _NAMELESS.match(text.strip(" ()")) is not None or _NAMELESS_BOARD.match(text) is not None
    )


def closing_names(piece: Piece, *, last: bool) -> str | None:
    """The byline that a piece at the end of a body is, or None.

    Set apart by the markup (right, bold or italic), any name counts; in plain text only the last line does, and only
    with a name of two syllables or more.
    """
    apart = piece.align in ("right", "end") or piece.bold > 0.9 or piece.italic > 0.9
    if (
        piece.linked > 0.9
        or piece.tag in ("li", "h1", "h2", "h3")
        or not (apart or last)
        or _SITE_WORDS.search(piece.text)
    ):
        return None
    return names(piece.text, evident=piece.align in ("right", "end"))


def _is_name(text: str) -> bool:
    syllables = text.replace(".", ". ").split()
    return len(syllables) <= _MOST_SYLLABLES and all(
        syllable[0].isupper() and all(letter.isalpha() or letter in ".'’-" for letter in syllable)
        for syllable in syllables
    )
