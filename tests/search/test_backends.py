"""What both backends do alike, each on a real index."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from search.backends.base import Backend
from search.document import Document
from search.fields import TEXT
from search.request import FacetValue, RequestError, SearchRequest, TimelineBar
from tests.search.stored import documents, stored


def found(backend: Backend, q: str = "", **request: object) -> list[str]:
    """Ids of the hits, in order."""
    return [hit.id for hit in backend.search(SearchRequest(q, **request)).hits]  # type: ignore[arg-type]


def send(backend: Backend, *articles: object) -> None:
    assert backend.send(documents(*articles)) == []  # type: ignore[arg-type]


def test_prepare_says_that_the_index_is_new_only_once(backend: Backend) -> None:
    assert backend.prepare() is False


def test_sent_document_is_found_at_once(backend: Backend) -> None:
    send(backend, stored("a", "Đại hội công đoàn Nhà máy Hương Trà"))
    assert found(backend, "hương trà") == ["a"]


def test_document_sent_again_replaces_the_one_of_its_id(backend: Backend) -> None:
    send(backend, stored("a", "Tiêu đề cũ"))
    send(backend, stored("a", "Tiêu đề mới"))
    assert (found(backend, "cũ"), found(backend, "mới")) == ([], ["a"])


def test_document_twice_in_a_batch_stands_once_as_last_sent(backend: Backend) -> None:
    send(backend, stored("a", "Tiêu đề cũ"), stored("a", "Tiêu đề mới"))
    assert [hit.title for hit in backend.search(SearchRequest()).hits] == ["Tiêu đề mới"]


def test_bad_document_is_rejected_and_the_others_of_its_batch_are_in(backend: Backend) -> None:
    bad = Document("bad", {TEXT.name: ("nửa \ud800 chữ",)})
    rejections = backend.send([*documents(stored("a")), bad, *documents(stored("b"))])
    assert [rejection.id for rejection in rejections] == ["bad"]
    assert "surrogate" in rejections[0].reason
    assert sorted(backend.ids()) == ["a", "b"]


def test_rejected_revision_leaves_the_earlier_one_in_place(backend: Backend) -> None:
    send(backend, stored("a", "Tiêu đề cũ"))
    assert backend.send([Document("a", {TEXT.name: 7})])  # type: ignore[dict-item]
    assert found(backend, "cũ") == ["a"]


def test_removed_document_is_gone_and_unknown_ids_are_no_error(backend: Backend) -> None:
    send(backend, stored("a"), stored("b"))
    backend.remove(["a", "never-there"])
    assert found(backend) == ["b"]


def test_cleared_index_holds_nothing_and_takes_documents_again(backend: Backend) -> None:
    send(backend, stored("a"))
    backend.clear()
    assert list(backend.ids()) == []
    send(backend, stored("b"))
    assert found(backend) == ["b"]


def test_health_counts_the_documents(backend: Backend) -> None:
    send(backend, stored("a"), stored("b"))
    health = backend.health()
    assert (health.reachable, health.documents) == (True, 2)


def test_empty_index_answers_with_nothing(backend: Backend) -> None:
    result = backend.search(SearchRequest("công đoàn"))
    assert (result.total, result.hits, result.timeline, result.cursor) == (0, (), (), None)


def test_hit_carries_what_the_article_says(backend: Backend) -> None:
    send(
        backend,
        stored(
            "a",
            "Tập huấn",
            ["Lớp học mở tại Bạch Đình."],
            source="congdoanmau",
            lead="Ba ngày học nghề.",
            section="Tin tức",
            author="Thu Vân",
            published=datetime(2023, 3, 4, 1, 30, tzinfo=UTC),
        ),
    )
    hit = backend.search(SearchRequest("tập huấn")).hits[0]
    assert (hit.url, hit.source, hit.title) == ("https://congdoanmau.example/a.html", "congdoanmau", "Tập huấn")
    assert (hit.lead, hit.section, hit.author) == ("Ba ngày học nghề.", "Tin tức", "Thu Vân")
    assert hit.published == "2023-03-04T01:30:00+00:00"
    assert hit.title_marks == ((0, 3), (4, 8))


def test_absent_values_are_none(backend: Backend) -> None:
    send(backend, stored("a"))
    hit = backend.search(SearchRequest()).hits[0]
    assert (hit.lead, hit.published, hit.author, hit.section) == (None, None, None, None)


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


def test_newest_and_oldest_put_undated_articles_last(backend: Backend) -> None:
    send(
        backend,
        stored("may", published=date(2023, 5, 1)),
        stored("undated"),
        stored("june", published=date(2023, 6, 1)),
    )
    assert found(backend, sort="newest") == ["june", "may", "undated"]
    assert found(backend, sort="oldest") == ["may", "june", "undated"]


def test_relevance_without_words_is_newest_first(backend: Backend) -> None:
    send(backend, stored("may", published=date(2023, 5, 1)), stored("june", published=date(2023, 6, 1)))
    assert found(backend) == ["june", "may"]


@pytest.mark.parametrize("sort", ["relevance", "newest", "oldest"])
@pytest.mark.parametrize("q", ["", "công đoàn"])
def test_walking_all_pages_gives_each_hit_once_in_the_order_of_scan(backend: Backend, sort: str, q: str) -> None:
    send(
        backend,
        *(stored(f"same-{number}", "Công đoàn", published=date(2023, 5, 1)) for number in range(13)),
        *(stored(f"undated-{number}", "Tin công đoàn") for number in range(4)),
    )
    pages: list[list[str]] = []
    cursor = None
    while cursor is not None or not pages:
        result = backend.search(SearchRequest(q, sort=sort, size=5, cursor=cursor))  # type: ignore[arg-type]
        assert result.total == 17
        pages.append([hit.id for hit in result.hits])
        cursor = result.cursor
    walked = [article for page in pages for article in page]
    assert [len(page) for page in pages] == [5, 5, 5, 2]
    assert len(set(walked)) == 17
    assert walked == list(backend.scan(SearchRequest(q, sort=sort)))  # type: ignore[arg-type]


def test_pages_by_date_stay_right_while_articles_arrive(backend: Backend) -> None:
    send(backend, *(stored(f"a{day}", published=date(2023, 5, day)) for day in range(1, 5)))
    first = backend.search(SearchRequest(sort="newest", size=2))
    send(backend, stored("new", published=date(2023, 6, 1)))
    assert found(backend, sort="newest", size=2, cursor=first.cursor) == ["a2", "a1"]


def test_last_page_that_is_full_has_no_cursor(backend: Backend) -> None:
    send(backend, stored("a"), stored("b"))
    assert backend.search(SearchRequest(size=2)).cursor is None


def test_size_zero_counts_only(backend: Backend) -> None:
    send(backend, stored("a"))
    result = backend.search(SearchRequest(size=0))
    assert (result.total, result.hits, result.cursor) == (1, (), None)


def test_cursor_of_another_request_is_refused(backend: Backend) -> None:
    send(backend, stored("a"), stored("b"))
    cursor = backend.search(SearchRequest("tin", size=1)).cursor
    with pytest.raises(RequestError) as error:
        backend.search(SearchRequest("công", size=1, cursor=cursor))
    assert error.value.parameter == "cursor"


def test_facets_count_the_matching_articles(backend: Backend) -> None:
    send(
        backend,
        stored("a", "đình công", source="mot", entities={"PER": ["Sứ", "Hạ"]}),
        stored("b", "đình công", source="hai", entities={"PER": ["Hạ"]}),
        stored("c", "tăng lương", source="hai", entities={"PER": ["Sứ"]}),
    )
    facets = backend.search(SearchRequest("đình")).facets
    assert facets["person"] == (FacetValue("Hạ", 2), FacetValue("Sứ", 1))
    assert facets["source"] == (FacetValue("hai", 1), FacetValue("mot", 1))
    assert facets["document"] == ()


def test_facet_gives_the_twenty_most_frequent_values_ties_in_order(backend: Backend) -> None:
    names = [f"Người {number:02}" for number in range(30)]
    send(backend, stored("a", entities={"PER": names[::-1]}), stored("b", entities={"PER": names[25:]}))
    facet = backend.search(SearchRequest()).facets["person"]
    assert [value.value for value in facet] == names[25:] + names[:15]


def test_facet_forgets_a_value_that_was_removed(backend: Backend) -> None:
    send(backend, stored("a", entities={"PER": ["Sứ"]}), stored("b", entities={"PER": ["Hạ"]}))
    backend.search(SearchRequest())
    backend.remove(["a"])
    assert backend.search(SearchRequest()).facets["person"] == (FacetValue("Hạ", 1),)


def test_timeline_fills_gaps_and_counts_all_articles_of_the_sources(backend: Backend) -> None:
    send(
        backend,
        stored("a", "đình công", source="mot", published=date(2023, 1, 31)),
        stored("b", "đình công", source="mot", published=datetime(2023, 2, 28, 18, 0, tzinfo=UTC)),  # 1 March there
        stored("c", "tăng lương", source="mot", published=date(2023, 2, 5)),
        stored("d", "tăng lương", source="hai", published=date(2023, 3, 5)),
        stored("e", "đình công", source="mot"),
    )
    result = backend.search(SearchRequest("đình", filters={"source": ("mot",)}, published_from=None))
    assert result.timeline == (
        TimelineBar("2023-01-01", 1, 1),
        TimelineBar("2023-02-01", 0, 1),
        TimelineBar("2023-03-01", 1, 1),
    )
    assert result.undated == 1


def test_snippets_mark_the_words_asked_for(backend: Backend) -> None:
    send(backend, stored("a", "Tin", ["Không có gì.", "Sáng nay, hội nghị Công đoàn đã họp."]))
    snippet = backend.search(SearchRequest('"hoi nghi" đoàn')).hits[0].snippets[0]
    assert [snippet.text[start:end] for start, end in snippet.marks] == ["hội nghị", "đoàn"]


@pytest.mark.parametrize(
    ("request_", "parameter"),
    [
        (SearchRequest("a" * 1001), "q"),
        (SearchRequest("a " * 65), "q"),
        (SearchRequest(filters={"colour": ("red",)}), "colour"),
        (SearchRequest(filters={"person": ("",)}), "person"),
        (SearchRequest(sort="best"), "sort"),  # type: ignore[arg-type]
        (SearchRequest(size=201), "size"),
        (SearchRequest(size=-1), "size"),
        (SearchRequest(published_from=date(2023, 2, 1), published_to=date(2023, 1, 1)), "published_to"),
        (SearchRequest(mentioned_from=date(2023, 2, 1), mentioned_to=date(2023, 1, 1)), "mentioned_to"),
        (SearchRequest(cursor="forged"), "cursor"),
        (SearchRequest(cursor="Zm9yZ2Vk"), "cursor"),
        (SearchRequest(cursor="ờ"), "cursor"),
        (SearchRequest(cursor=""), "cursor"),
    ],
)
def test_wrong_request_names_the_parameter(backend: Backend, request_: SearchRequest, parameter: str) -> None:
    with pytest.raises(RequestError) as error:
        backend.search(request_)
    assert error.value.parameter == parameter
