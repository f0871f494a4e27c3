"""The words that stand before names under articles: "Bài, ảnh: …", "Theo …", "Trình bày: …"."""

from __future__ import annotations

import re

_WORK = r"(?:bài|tin|ảnh|clip|video|đồ họa|thực hiện|tổng hợp|lời|chữ)"
_JOINT = r"(?:\s*(?:,|và|-|–|&|\+|/)?\s*)"
#: Who wrote: kinds of work, taken together perhaps, with a word for text among them or first; never pictures alone.
_WRITER = (
    rf"(?:{_WORK}(?:{_JOINT}{_WORK})*|tác giả(?:\s+bài viết)?|phóng viên|đưa tin|bài viết|nội dung"
    r"|người (?:viết|đưa tin|đăng|thực hiện|gửi)|biên soạn|nhóm (?:phóng viên|tác giả|thực hiện)|ghi chép"
    r"|(?:words|story|text|reporter|author)(?: by)?)"
)
#: Who took the picture, drew or set the page is not who wrote the article.
_PICTURE = r"(?:ảnh|hình ảnh|clip|video|đồ họa)(?:\s*minh họa)?"
_OTHER = (
    rf"(?:{_PICTURE}(?:{_JOINT}{_PICTURE})*|trình bày|thiết kế|kỹ thuật|biên tập|biên dịch|dựng(?: phim)?"
    r"|quay phim|giọng đọc|đọc|infographics?|designs?|photos?(?: by)?|editor|hiệu đính|minh họa|tranh|đạo diễn)"
)
#: "Bởi" and the like need no colon.
_BARE = (
    r"(?:theo\s*:?\s+(?!đó\b)|(?:nhóm\s+)?pv\.?[\s:]+|ctv\.?[\s:]+|(?:written |posted )?by[\s:]+"
    r"|(?:(?:được )?(?:viết|đăng) )?bởi[\s:]+)"
)

LABEL = re.compile(rf"\s*(?:{_WRITER}\s*:|{_BARE})\s*", re.IGNORECASE)
PICTURE_LABEL = re.compile(rf"\s*\(?\s*{_PICTURE}\s*:", re.IGNORECASE)
SOURCED = re.compile(r"\s*\(?\s*theo\b", re.IGNORECASE)
_OTHER_LABEL = re.compile(rf"\s*\(?\s*{_OTHER}\s*:", re.IGNORECASE)
_LABEL_ALONE = re.compile(rf"\W*(?:{_WRITER}\s*:?|(?:(?:được )?(?:viết|đăng) )?bởi\s*:?|by\s*:?)\s*\Z", re.IGNORECASE)
_INNER = re.compile(rf"(?:^|[\s(·•|;,./–-])\s*({_OTHER}|{_WRITER})\s*:", re.IGNORECASE)
_BORDER = " \t·•|;,/–-("


def is_other_work(text: str) -> bool:
    """Does the line say who took the pictures, drew or set the page, and not who wrote?"""
    return _OTHER_LABEL.match(text) is not None


def is_label(text: str) -> bool:
    """Is this a label without its name: "Tác giả:"?"""
    return len(text) < 40 and _LABEL_ALONE.match(text) is not None


def written_part(text: str) -> str:
    """Of a line with several labels that part which names the writers: "Lời: An Hà · Ảnh: Lê Vũ" gives "Lời: An Hà"."""
    if text.count(":") < 2:
        return text
    starts = [found.start(1) for found in _INNER.finditer(text)]
    if len(starts) < 2:
        return text
    parts = [text[start:stop].strip(_BORDER) for start, stop in zip(starts, [*starts[1:], len(text)], strict=True)]
    return next((part for part in parts if not is_other_work(part)), text)
