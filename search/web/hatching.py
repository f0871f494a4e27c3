"""How much of a period was not collected: what the hatching of charts says, and what it means in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Literal

from search.web.texts import Texts

#: Hardly anything, a part of it, nearly all. "" is nothing at all; "some" is not hatched.
Grade = Literal["", "some", "part", "most"]
#: Shares of the source-days from which a period is partly missing, and beyond which it is mostly missing.
PART_FROM, MOST_BEYOND = 0.1, 0.9


def grade(gaps: int, days: int) -> Grade:
    """How much is missing where `gaps` of `days` were not collected."""
    if not gaps:
        return ""
    share = gaps / max(days, gaps)
    return "some" if share < PART_FROM else "part" if share <= MOST_BEYOND else "most"


def hatching_notes(grades: Collection[Grade], texts: Texts) -> Iterator[tuple[Grade, str]]:
    """What each of the grades that occur in a chart means."""
    _ = texts.translations.gettext
    if "part" in grades:
        said = _("Gạch thưa: thiếu từ 10 %% đến 90 %% số ngày thu thập của các nguồn, nên số bài có thể thiếu.")
        yield "part", said % {}
    if "most" in grades:
        said = _("Gạch dày: thiếu hơn 90 %% số ngày thu thập; không thấy bài không có nghĩa là không có bài.")
        yield "most", said % {}
    if "some" in grades:
        yield "some", _("Không gạch: thiếu dưới 10 %% số ngày thu thập, hoặc không thiếu ngày nào.") % {}
