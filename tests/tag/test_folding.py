"""Short names inside one article: resolved where the article leaves one answer, else left as they are."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from evaluation.marked import read_marked
from newscrawl.models import Mention
from newscrawl.tag.folding import folded_names


def _last_name(marked: str) -> str | None:
    return folded_names(*read_marked(marked))[-1]


RESOLVED = [
    # the place that a name leaves out
    ("⟦ORG|LĐLĐ quận Vân Trì⟧ họp. ⟦ORG|LĐLĐ quận⟧", "Liên đoàn Lao động quận Vân Trì"),
    ("⟦ORG|LĐLĐ quận⟧ họp cùng ⟦ORG|UBND quận Vân Trì⟧. ⟦ORG|LĐLĐ quận⟧", "Liên đoàn Lao động quận Vân Trì"),
    ("⟦ORG|Huyện ủy Vân Sơn⟧ họp. ⟦ORG|UBND huyện⟧", "Ủy ban nhân dân huyện Vân Sơn"),
    ("⟦ORG|LĐLĐ huyện Vân Sơn⟧ họp. ⟦ORG|Ban Tổ chức Huyện ủy⟧", "Ban Tổ chức Huyện ủy Vân Sơn"),
    ("Tại ⟦LOC|huyện Vân Sơn⟧, ⟦ORG|UBND huyện⟧", "Ủy ban nhân dân huyện Vân Sơn"),
    ("Tại ⟦LOC|Hà Nội⟧, ⟦ORG|LĐLĐ Thành phố⟧", "Liên đoàn Lao động thành phố Hà Nội"),
    ("Tại ⟦LOC|TPHCM⟧, ⟦ORG|LĐLĐ TP⟧", "Liên đoàn Lao động thành phố Hồ Chí Minh"),
    ("⟦ORG|Thành ủy TPHCM⟧ họp. ⟦ORG|LĐLĐ TP⟧", "Liên đoàn Lao động thành phố Hồ Chí Minh"),
    # the same organisation goes before other places of the level
    ("⟦ORG|LĐLĐ huyện Vân Sơn⟧ về ⟦LOC|huyện Phú Giang⟧. ⟦ORG|LĐLĐ huyện⟧", "Liên đoàn Lao động huyện Vân Sơn"),
    # of two the one of the headline
    (
        "⟦ORG|LĐLĐ quận Vân Trì⟧ tổng kết\nCó ⟦ORG|LĐLĐ quận Sông Thao⟧ cùng dự. ⟦ORG|LĐLĐ quận⟧",
        "Liên đoàn Lao động quận Vân Trì",
    ),
    # firms
    ("⟦ORG|Công ty TNHH Sông Lam Việt Nam⟧ và ⟦ORG|Sông Lam Việt Nam⟧", "Công ty TNHH Sông Lam Việt Nam"),
    ("⟦ORG|Công ty TNHH Sông Lam Việt Nam⟧ và ⟦ORG|Công ty Sông Lam⟧", "Công ty TNHH Sông Lam Việt Nam"),
    ("⟦ORG|Cty CP Dệt Sông Lam⟧ và ⟦ORG|Công đoàn Công ty Sông Lam⟧", "Công đoàn Công ty Cổ phần Dệt Sông Lam"),
    ("⟦ORG|Công đoàn Công ty TNHH Sông Lam⟧ và ⟦ORG|Công ty Sông Lam⟧", "Công ty TNHH Sông Lam"),
    ("⟦ORG|Trường Mầm non Hoa Gạo⟧ và ⟦ORG|Trường Hoa Gạo⟧", "Trường Mầm non Hoa Gạo"),
    # short forms in brackets
    ("⟦ORG|Tổng Công ty Dệt Sông Lam⟧ (gọi tắt là Dasola) và ⟦ORG|Dasola⟧", "Tổng Công ty Dệt Sông Lam"),
    ("⟦ORG|Tổng Công ty Dệt Sông Lam⟧ (⟦ORG|DASOLA⟧) và ⟦ORG|Công ty DASOLA⟧", "Tổng Công ty Dệt Sông Lam"),
    ("⟦ORG|CĐ Tổng Công ty Dệt Sông Lam⟧ (DASOLA) và ⟦ORG|CĐ DASOLA⟧", "Công đoàn Tổng Công ty Dệt Sông Lam"),
    # bodies
    ("⟦ORG|BCH LĐLĐ quận Vân Trì⟧ họp, ⟦ORG|BCH⟧", "Ban Chấp hành Liên đoàn Lao động quận Vân Trì"),
    # people
    ("Ông ⟦PER|Trần Hữu Đạm⟧ nói. Ông ⟦PER|Đạm⟧", "Trần Hữu Đạm"),
    ("Ông ⟦PER|Trần Hữu Đạm⟧, bà ⟦PER|Hữu Đạm⟧ và ông ⟦PER|Đạm⟧", "Trần Hữu Đạm"),
    # places
    ("⟦LOC|quận Long Biên⟧ họp. ⟦LOC|Long Biên⟧", "quận Long Biên"),
    ("⟦ORG|LĐLĐ quận Long Biên⟧ họp. ⟦LOC|Long Biên⟧", "quận Long Biên"),
    # letters
    ("⟦ORG|Báo Sông Lam⟧, ⟦ORG|Báo Sông Lam⟧ và ⟦ORG|Báo Sông lam⟧", "Báo Sông Lam"),
]

LEFT = [
    ("⟦ORG|LĐLĐ quận Vân Trì⟧, ⟦ORG|LĐLĐ quận Sông Thao⟧. ⟦ORG|LĐLĐ quận⟧", "Liên đoàn Lao động quận"),
    ("⟦ORG|LĐLĐ quận Vân Trì⟧ họp. ⟦ORG|LĐLĐ huyện⟧", "Liên đoàn Lao động huyện"),
    ("⟦ORG|LĐLĐ quận⟧", "Liên đoàn Lao động quận"),
    ("⟦ORG|Thông tấn xã Việt Nam⟧ đưa tin. ⟦ORG|UBND xã⟧", "Ủy ban nhân dân xã"),
    ("⟦ORG|Công ty TNHH Dệt Sông Lam⟧, ⟦ORG|Công ty TNHH May Sông Lam⟧. ⟦ORG|Công ty Sông Lam⟧", "Công ty Sông Lam"),
    ("⟦ORG|Công ty TNHH Sông Lam⟧ và ⟦ORG|Công ty Cổ phần Sông Lam⟧", "Công ty Cổ phần Sông Lam"),
    ("⟦ORG|Trường THCS Trần Phú⟧ và ⟦ORG|Trường THPT Trần Phú⟧", "Trường THPT Trần Phú"),
    ("⟦ORG|LĐLĐ quận Vân Trì⟧ (Hà Nội) và ⟦LOC|Hà Nội⟧", "Hà Nội"),
    ("⟦ORG|BCH LĐLĐ quận Vân Trì⟧, ⟦ORG|BCH Công đoàn Công ty Sông Lam⟧, ⟦ORG|BCH⟧", "Ban Chấp hành"),
    ("⟦PER|Trần Hữu Đạm⟧, ⟦PER|Lê Đạm⟧ và ông ⟦PER|Đạm⟧", "Đạm"),
    ("Chị ⟦PER|Nguyễn Thị Thu Trang⟧ kể.\n⟦PER|Thu Trang⟧", "Thu Trang"),
    ("⟦LOC|TP Bắc Ninh⟧ và ⟦LOC|Bắc Ninh⟧", "Bắc Ninh"),
    ("⟦ORG|Thông tấn xã Việt Nam⟧ và ⟦LOC|Việt Nam⟧", "Việt Nam"),
]


@pytest.mark.parametrize(("marked", "name"), RESOLVED)
def test_short_name_with_one_answer_is_resolved(marked: str, name: str) -> None:
    assert _last_name(marked) == name


@pytest.mark.parametrize(("marked", "name"), LEFT)
def test_short_name_without_one_answer_stays(marked: str, name: str) -> None:
    assert _last_name(marked) == name


def test_names_come_in_the_order_of_the_spans() -> None:
    text, mentions = read_marked("⟦PER|Trần Hữu Đạm⟧ họp ⟦DATE|hôm nay|2024-05-16⟧ tại ⟦LOC|TP Hà Nội⟧")
    assert folded_names(text, mentions[::-1]) == ["Hà Nội", None, "Trần Hữu Đạm"]


WORDS = st.sampled_from(
    [
        "LĐLĐ",
        "quận",
        "Vân Trì",
        "BCH",
        "Công ty",
        "TNHH",
        "Sông Lam",
        "(SL)",
        "Quận ủy",
        "TP",
        "Hà Nội",
        "Đạm",
        "-",
        "\n",
    ]
)


@given(st.lists(st.tuples(st.sampled_from(["PER", "ORG", "LOC", "DOC"]), WORDS, WORDS), max_size=12))
def test_any_mentions_have_names(rows: list[tuple[str, str, str]]) -> None:
    marked = " ".join(f"⟦{type_}|{f'{one} {other}'.strip() or '-'}⟧" for type_, one, other in rows)
    text, mentions = read_marked(marked)
    assert all(name is not None for name in folded_names(text, mentions))


def test_many_different_names_take_no_time_for_each_pair() -> None:
    names = [f"Công ty TNHH Sông {number} Lam" for number in range(4000)]
    text = "\n".join(names)
    mentions, start = [], 0
    for name in names:
        mentions.append(Mention("ORG", start, start + len(name), name))
        start += len(name) + 1
    assert folded_names(text, mentions) == names
