"""Which articles both backends find, and which come first."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from search.backends.base import Backend
from tests.search.asking import found, send
from tests.search.stored import stored


def test_all_words_must_match_wherever_they_stand(backend: Backend) -> None:
    send(backend, stored("a", "Thưởng Tết", ["Công nhân vui."]), stored("b", "Thưởng Tết"))
    assert found(backend, "thưởng nhân") == ["a"]


@pytest.mark.parametrize(
    ("q", "ids"),
    [
        ('"hội nghị"', ["a"]),
        ('"hoi nghi"', ["a"]),
        ('"nghị hội"', []),
        ('"nghị công"', []),
        ("14/NQ-LĐLĐ", ["a"]),
        ("14/nq-ldld", ["a"]),
        ("15/NQ-LĐLĐ", []),
        ("NQ/14", []),
        ("26/3", ["b"]),
    ],
)
def test_phrase_matches_words_side_by_side_in_one_block(backend: Backend, q: str, ids: list[str]) -> None:
    send(
        backend,
        stored("a", "Sơ kết", ["Triển khai Nghị quyết 14/NQ-LĐLĐ tại hội nghị", "công khai, hội thảo, nghị sự 15"]),
        stored("b", "Kỷ niệm", ["Ngày 26/3 hằng năm", "hội thi công khai 3 26 nghị lực"]),
    )
    assert found(backend, q) == ids


def test_minus_excludes_words_and_phrases(backend: Backend) -> None:
    send(backend, stored("a", "đình công"), stored("b", "đình làng"), stored("c", "tăng lương"))
    assert found(backend, "đình -công") == ["b"]
    assert found(backend, '-"đình công" -lương') == ["b"]


def test_word_in_the_title_ranks_first(backend: Backend) -> None:
    send(
        backend,
        stored("body", "Tin trong ngày", ["Bàn về thưởng cuối năm của công nhân."]),
        stored("title", "Thưởng cuối năm", ["Bàn về việc của công nhân trong ngày."]),
    )
    assert found(backend, "thưởng") == ["title", "body"]


def test_words_side_by_side_rank_first(backend: Backend) -> None:
    send(
        backend,
        stored("apart", "Tin", ["Hội thi và nghị lực của chị em"]),
        stored("together", "Tin", ["Hội nghị và lực thi của chị em"]),
    )
    assert found(backend, "hội nghị") == ["together", "apart"]


@pytest.mark.parametrize(
    ("filters", "ids"),
    [
        ({"source": ("mot",)}, ["a", "b"]),
        ({"source": ("mot", "hai")}, ["a", "b", "c"]),
        ({"source": ("-mot",)}, ["c"]),
        ({"person": ("Lê Văn Sứ",)}, ["a", "c"]),
        ({"person": ("Lê Văn Sứ", "-Trần Thị Hạ")}, ["a"]),
        ({"person": ("Lê Văn Sứ",), "source": ("mot",)}, ["a"]),
        ({"organisation": ("Liên đoàn Lao động huyện Bạch Đình",)}, ["b"]),
        ({"place": ("Bạch Đình",)}, ["b"]),
        ({"document": ("14/NQ-LĐLĐ",)}, ["b"]),
        ({"section": ("Tin tức",)}, ["b"]),
        ({"person": ("lê văn sứ",)}, []),
    ],
)
def test_filters_choose_and_exclude_values(
    backend: Backend, filters: dict[str, tuple[str, ...]], ids: list[str]
) -> None:
    send(
        backend,
        stored("a", source="mot", entities={"PER": ["Lê Văn Sứ"]}),
        stored(
            "b",
            source="mot",
            section="Tin tức",
            entities={
                "ORG": ["Liên đoàn Lao động huyện Bạch Đình"],
                "LOC": ["Bạch Đình"],
                "DOC": ["14/NQ-LĐLĐ"],
            },
        ),
        stored("c", source="hai", entities={"PER": ["Lê Văn Sứ", "Trần Thị Hạ"]}),
    )
    assert sorted(found(backend, filters=filters)) == ids


@pytest.mark.parametrize(
    ("first", "last", "ids"),
    [
        (date(2023, 5, 1), date(2023, 5, 1), ["day", "late"]),
        (date(2023, 5, 2), None, ["next"]),
        (None, date(2023, 4, 30), ["before"]),
        (date(2023, 1, 1), date(2023, 12, 31), ["before", "day", "late", "next"]),
        (None, date(9999, 12, 31), ["before", "day", "late", "next"]),
        (date(1, 1, 1), None, ["before", "day", "late", "next"]),
    ],
)
def test_published_filter_takes_whole_days_in_vietnams_time(
    backend: Backend, first: date | None, last: date | None, ids: list[str]
) -> None:
    send(
        backend,
        stored("before", published=datetime(2023, 4, 30, 16, 59, 59, tzinfo=UTC)),
        stored("day", published=date(2023, 5, 1)),
        stored("late", published=datetime(2023, 5, 1, 16, 59, 59, tzinfo=UTC)),
        stored("next", published=datetime(2023, 5, 1, 17, 0, tzinfo=UTC)),
        stored("undated"),
    )
    assert sorted(found(backend, published_from=first, published_to=last)) == ids


@pytest.mark.parametrize(
    ("first", "last", "ids"),
    [
        (date(2023, 5, 10), date(2023, 5, 10), ["month", "term"]),
        (date(2023, 5, 1), date(2023, 5, 31), ["day", "month", "term"]),
        (date(2024, 1, 1), None, ["term"]),
        (None, date(2021, 12, 31), ["quarter"]),
        (date(2021, 9, 30), date(2021, 9, 30), []),
        (date(2021, 10, 1), date(2021, 10, 1), ["quarter"]),
        (date(2023, 5, 20), date(2023, 5, 21), ["day", "month", "term"]),
    ],
)
def test_mentioned_filter_finds_periods_that_overlap(
    backend: Backend, first: date | None, last: date | None, ids: list[str]
) -> None:
    send(
        backend,
        stored("term", dates=["2023/2028"]),
        stored("month", dates=["2023-05"]),
        stored("day", dates=["2023-05-20T17:30"]),
        stored("quarter", dates=["2021-Q4"]),
        stored("none", dates=["không rõ"]),
    )
    assert sorted(found(backend, mentioned_from=first, mentioned_to=last)) == ids
