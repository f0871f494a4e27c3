"""Names of authors: what a byline looks like, and what only the site's own name is."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import takewhile

from newscrawl.extract.labels import LABEL, PICTURE_LABEL, SOURCED, is_other_work, written_part
from newscrawl.extract.outlets import is_call_sign, is_outlet
from newscrawl.extract.people import is_initials, is_name, is_office, is_person
from newscrawl.vietnamese import fold

_TAIL = re.compile(
    r"\s*(?:\((?P<within>[^()]{1,60})\)|và\s+(?:\d+\s+tác giả khác|(?:các )?cộng sự|ctv|nhóm (?:pv|phóng viên))"
    r"|[\s–-]+(?:tổng hợp|t/h|lược dịch|dịch|thực hiện|ghi))\s*\Z",
    re.IGNORECASE,
)
_JOINTS = re.compile(r"\s*(?:[,;&/|·•]|\s[-–—]\s|\s(?:và|and)\s)\s*")
_AND = re.compile(r"\s(?:và|and|&)\s", re.IGNORECASE)
#: "Tân Hà, ngày 5 tháng 10": the place and day of a letter.
_DAY = re.compile(r"(?:ngày|tháng)\s*\d", re.IGNORECASE)
_SOURCE_LINE = re.compile(r"\s*\(?\s*(?:theo|nguồn|nguồn tin)\s*:?\s+\S", re.IGNORECASE)
#: With diacritics: "Bảo" is a name, "Báo" a newspaper.
_SITE_WORDS = re.compile(
    r"\b(?:báo|tạp chí|cổng thông tin|trang tin|điện tử|online|tòa soạn|toà soạn|ban biên tập|ban tuyên giáo"
    r"|biên tập viên|admin\w*|super user|quantri\w*|quan tri|webmaster|bientap\w*|toasoan|thuky|root|guest|anonymous"
    r"|editor|news|công ty|công nghệ|website|portal|quản trị\w*|http|https|www)\b"
    r"|\.(?:vn|com|net|org)\b|@",
    re.IGNORECASE,
)
#: Who wrote, without a name.
_NAMELESS = re.compile(
    r"(?:nhóm )?(?:p\.?v\.?|ctv|bbt|tttt|phóng viên|tổng hợp|sưu tầm|tin ảnh|tác giả|bài viết"
    r"|(?:(?:admin|quantri|webmaster)\s*)+)"
    r"\W*(?:[(/].{0,30})?\Z",
    re.IGNORECASE,
)
_NAMELESS_BOARD = re.compile(
    r"\W*(?:ban biên tập|tòa soạn|toà soạn|ban tuyên giáo|văn phòng|tác giả\s*:)\W*\Z", re.IGNORECASE
)
_MOST_NAMES = 5
#: A byline stands alone: longer lines are prose.
_LONGEST = 90
#: The credit of a source, and what says who wrote without a name.
_SOURCE_SYLLABLES, _LONGEST_NAMELESS = 8, 40
#: With the labels of other work, behind which more names stand.
_LONGEST_LINE = 300
#: Shorter names stand in those of sites by chance ("An" in "Vân An"), shorter parts of a host ("www", "vn") in names.
_SHORT_NAME, _SHORT_LABEL = 4, 3
_EDGES = " ()|*–—-/,;:·•"


def names(text: str, *, evident: bool = False) -> str | None:
    """The name or names in a line that holds nothing else: "Bài, ảnh: Thu Hà - Lê Nam" gives "Thu Hà - Lê Nam".

    Each name is one to five capitalised syllables; a single one counts only where the place on the page is evidence
    enough that it is a byline (`evident`). Behind "Theo" only what looks like a person counts.
    """
    if len(text) > _LONGEST_LINE:
        return None
    opened = written_part(text).lstrip(" (*")
    if is_other_work(opened):
        return None
    label = LABEL.match(opened)
    unlabelled = opened[label.end() :] if label else opened
    tail = _TAIL.search(unlabelled)
    bare = _trimmed(unlabelled[: tail.start()] if tail else unlabelled)
    if not bare or len(bare) > _LONGEST or _NAMELESS.match(bare) or _NAMELESS.match(text):
        return None
    found = [name for name in _JOINTS.split(bare) if name]
    people = _leading_names(found)
    if not people or any(mark in people[0] for mark in '!?:“”"'):
        return None
    if len(people) < len(found) and not _may_follow(bare, found[len(people)], labelled=bool(label), evident=evident):
        return None
    if len(people) > _MOST_NAMES or (len(found) == 1 and len(bare.split()) < 2 and not evident):
        return None
    alone = [name for place, name in enumerate(people) if not is_outlet(name) and not (place and is_call_sign(name))]
    if SOURCED.match(opened) and not (tail and tail["within"]) and not all(_is_source_person(name) for name in alone):
        return None
    return bare if len(alone) == len(found) else ", ".join(alone) or None


def _trimmed(text: str) -> str:
    """Without brackets and stops around; the last stop of "H.V." is its own."""
    bare = text.strip(_EDGES)
    last = _JOINTS.split(bare)[-1]
    return bare if is_initials(last) else bare.strip(f"{_EDGES}.")


def _leading_names(found: Sequence[str]) -> list[str]:
    """The names up to the first part that is none: what follows is an office, a paper, a date."""
    stripped = (name.strip(" ()") for name in found)
    return list(takewhile(lambda name: is_name(name) and not is_office(name), stripped))


def _may_follow(bare: str, part: str, *, labelled: bool, evident: bool) -> bool:
    """May this part, no name, stand behind the names of a byline? Not "và …": there another name must follow."""
    if _AND.search(bare[: bare.find(part)]) or _DAY.match(part):
        return False
    return labelled or evident or is_office(part) or is_outlet(part)


def _is_source_person(name: str) -> bool:
    """Is this, behind "Theo", a person? Papers' names look alike: words enough, Vietnamese, no paper's subject."""
    return is_person(name) and not is_call_sign(name)


def is_source_line(text: str) -> bool:
    """Is this closing line the credit of a source ("Theo TTXVN", "Nguồn: …") rather than prose or a person's byline?"""
    return (
        len(text.split()) <= _SOURCE_SYLLABLES
        and _SOURCE_LINE.match(text) is not None
        and not text.rstrip(")").endswith((".", ":"))
        and (SOURCED.match(text) is None or names(text) is None)
    )


def is_site(name: str, site_names: Iterable[str], host: str) -> bool:
    """Is this "author" the site, its publisher or its software?"""
    if _SITE_WORDS.search(name):
        return True
    compact = re.sub(r"\W", "", fold(name))
    labels = [label for label in host.lower().split(".") if len(label) > _SHORT_LABEL]
    sites = [re.sub(r"\W", "", fold(site)) for site in site_names]
    if any(compact == site or (len(compact) > _SHORT_NAME and compact in site) for site in sites):
        return True
    return any(label in compact for label in labels)


def is_photo_credit(text: str) -> bool:
    """Is this line the credit of a picture and nothing else?"""
    return PICTURE_LABEL.match(text) is not None and len(text) <= _LONGEST


def is_credit(text: str) -> bool:
    """Does this line say who took the pictures, drew or set the page, and nothing else?"""
    return len(text) <= _LONGEST and is_other_work(text)


def is_nameless(text: str) -> bool:
    """Does this closing line say who wrote without a name: "PV", "Ban Biên tập"?"""
    return len(text) < _LONGEST_NAMELESS and (
        _NAMELESS.match(text.strip(" ()")) is not None or _NAMELESS_BOARD.match(text) is not None
    )


def labelled_names(text: str) -> str | None:
    """The names of a line that says by whom it is: "Bài: Thu Hà", "By Hoang Yen"; None for any other."""
    part = written_part(text)
    return names(part, evident=True) if LABEL.match(part.lstrip(" (*")) else None
