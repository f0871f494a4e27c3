"""Which rules read an expression, by the word or number that it begins with; `START` finds where one can begin."""

from __future__ import annotations

import re
from collections.abc import Callable

from newscrawl.tag.date_bare import bare_day, bare_month, bare_year, edged_year
from newscrawl.tag.date_days import TIMES, several_days, single_day, written_day
from newscrawl.tag.date_lunar import lunar_day, lunar_month
from newscrawl.tag.date_months import abbreviated_month, month, quarter
from newscrawl.tag.date_parts import part_of_month, part_of_year
from newscrawl.tag.date_ranges import lone_day
from newscrawl.tag.date_relative import (
    Context,
    ago,
    day_of_unit,
    edge_of_this,
    next_year,
    relative_day,
    relative_unit,
    same_day,
)
from newscrawl.tag.date_values import Expression
from newscrawl.tag.date_weekdays import day_of_week
from newscrawl.tag.date_years import century, decade, from_now, years
from newscrawl.tag.letters import LOWER

Rule = Callable[[str, int, Context], Expression | None]

# Of readings of one length the first counts: "mùng 6 tháng Giêng" is lunar.
_DAY: tuple[Rule, ...] = (
    lambda text, at, context: single_day(text, at, context.year),
    lambda text, at, context: several_days(text, at, context.year),
    lambda text, at, context: lunar_day(text, at, context.published),
    lambda text, at, context: written_day(text, at, context.year),
    relative_day,
    same_day,
    day_of_week,
    day_of_unit,
    lambda text, at, _: lone_day(text, at),
)
_COUNTED: tuple[Rule, ...] = (
    lambda text, at, context: part_of_year(text, at, context.year),
    lambda text, at, context: part_of_month(text, at, context.published),
    ago,
)
_CLOCK: tuple[Rule, ...] = (*_DAY, *_COUNTED)
_NUMBER: tuple[Rule, ...] = (
    lambda text, at, context: single_day(text, at, context.year),
    lambda text, at, context: lunar_day(text, at, context.published),
    lambda text, at, context: written_day(text, at, context.year),
    *_COUNTED,
    lambda text, at, context: bare_year(text, at, context.year),
    lambda text, at, _: bare_month(text, at),
    lambda text, at, context: bare_day(text, at, context.published),
)
_PERIOD: tuple[Rule, ...] = (
    lambda text, at, context: lunar_month(text, at, context.published),
    lambda text, at, context: month(text, at, context.year),
    lambda text, at, context: quarter(text, at, context.year),
    lambda text, at, context: part_of_year(text, at, context.year),
    lambda text, at, context: part_of_month(text, at, context.published),
    lambda text, at, context: from_now(text, at, context.year),
    lambda text, at, _: century(text, at),
    lambda text, at, _: decade(text, at),
    lambda text, at, _: years(text, at),
    lambda text, at, _: edged_year(text, at),
    lambda text, at, _: abbreviated_month(text, at),
    relative_unit,
    edge_of_this,
)
#: The words that an expression can begin with, and the rules that begin with them.
_RULES: dict[str, tuple[Rule, ...]] = {
    **dict.fromkeys(
        [
            "ngày",
            "hôm",
            "buổi",
            "sáng",
            "trưa",
            "chiều",
            "tối",
            "đêm",
            "khuya",
            "rạng",
            "tờ",
            "xế",
            "thứ",
            "chủ",
            "mùng",
            "mồng",
            "rằm",
            "cùng",
        ],
        _DAY,
    ),
    **dict.fromkeys(["đầu", "giữa", "cuối", "nửa"], (*_DAY, *_PERIOD)),
    **dict.fromkeys(["một", "hai", "ba", "bốn", "tư", "sáu", "bảy", "bẩy", "tám", "chín", "mười"], (*_COUNTED, *_DAY)),
    **dict.fromkeys(
        [
            "tháng",
            "quý",
            "tuần",
            "trung",
            "thượng",
            "hạ",
            "nhiệm",
            "nk",
            "giai",
            "niên",
            "tài",
            "mùa",
            "khóa",
            "khoá",
            "thế",
            "thập",
            "t",
        ],
        _PERIOD,
    ),
    "năm": (*_PERIOD, *_COUNTED),
    "sang": (next_year,),
    "những": (lambda text, at, _: century(text, at), lambda text, at, _: decade(text, at)),
}
#: What can follow the one or two digits that an expression begins with.
_BEHIND_DIGITS = r"\s?[-–—/.,&:hg]|\s+(?:tháng|ngày|năm|tuần|quý|tết|giờ|và|đến|tới|rạng|hoặc|-|–|—)\b"
_TIME_NEXT = re.compile(rf"{TIMES}", re.IGNORECASE)
_WORDS = "|".join(sorted(_RULES, key=len, reverse=True))
START = re.compile(
    rf"(?<!\w)(?:(?P<digit>(?<!\d[-/.,])\d)(?=\d?(?:{_BEHIND_DIGITS})|\d{{3}}(?!\d))|(?P<word>{_WORDS})(?=[\s\d:.]))"
    # a sentence that lost the space before it: "…Mai QuýNgày 3/5"
    rf"|(?-i:(?<=[{LOWER}])(?P<glued>Ngày|Sáng|Chiều|Tối|Trưa|Đêm|Hôm|Năm|Tháng|Quý|Nhiệm|Giai|Đầu|Cuối)\s)",
    re.IGNORECASE,
)


def longest(text: str, start: re.Match[str], context: Context) -> Expression | None:
    """The longest reading at a place that `START` found."""
    if start["digit"]:
        rules = _CLOCK if _TIME_NEXT.match(text, start.start()) else _NUMBER
    else:
        rules = _RULES.get((start["word"] or start["glued"]).lower(), ())
    readings = (rule(text, start.start(), context) for rule in rules)
    return max((reading for reading in readings if reading), key=lambda reading: reading.end, default=None)
