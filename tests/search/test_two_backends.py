"""Two backends, one truth: the same articles and requests give the same answers."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from newscrawl.archive.records import StoredArticle
from search.backends import open_backend
from search.backends.base import Backend
from search.backends.elasticsearch import ElasticsearchBackend
from search.request import SearchRequest
from tests.search.conftest import drop, index_name
from tests.search.stored import documents, stored

SENTENCES = (
    "Liên đoàn Lao động huyện Bạch Đình tổ chức hội nghị sơ kết",
    "Công đoàn Công ty Hương Trà ký thỏa ước lao động tập thể",
    "Chương trình Tết sum vầy trao 2.500 suất quà cho công nhân",
    "Ban Thường vụ ban hành Nghị quyết 14/NQ-LĐLĐ ngày 26/3",
    "Công nhân đình công vì chậm trả lương",
    "Đoàn viên khoẻ mạnh, hoà thuận, thuỷ chung",
    "Hội thao công đoàn cơ sở khối nhà máy",
    "Nghị lực của nữ công nhân nghèo",
    "Tập huấn an toàn vệ sinh lao động",
    "Đại hội công đoàn nhiệm kỳ mới",
)
PEOPLE = ("Lê Văn Sứ", "Trần Thị Hạ", "Nguyễn Bá Lân", "Phạm Thu Vân")
PLACES = ("Bạch Đình", "Khu công nghiệp Sông Lam Hạ", "huyện Tân Khê")
DATES = ("2023-05-01", "2023-05", "2023", "2021-Q4", "2023/2028", "2022-07-11/2022-08-02")
SECTIONS = (None, "Tin tức", "Đời sống")


def articles() -> list[StoredArticle]:
    chance = random.Random(7)
    return [_article(number, chance) for number in range(40)]


def _article(number: int, chance: random.Random) -> StoredArticle:
    day = date(2022, 1, 1) + timedelta(days=chance.randrange(800))
    hour = datetime(day.year, day.month, day.day, chance.randrange(24), tzinfo=UTC)
    return stored(
        f"a{number:02}",
        chance.choice(SENTENCES),
        [". ".join(chance.sample(SENTENCES, chance.randint(1, 3))) for _ in range(chance.randint(1, 4))],
        source=chance.choice(("mot", "hai", "ba")),
        section=chance.choice(SECTIONS),
        lead=chance.choice((None, *SENTENCES)),
        published=chance.choice((None, day, hour, hour)),
        entities={"PER": chance.sample(PEOPLE, chance.randint(0, 3)), "LOC": chance.sample(PLACES, 1)},
        dates=chance.sample(DATES, chance.randint(0, 3)),
    )


WORDS = (
    "", "công đoàn", "cong doan", "công doan", '"hội nghị"', '"hoi nghi"', "hội nghị", "nghị -hội", "-công",
    "14/NQ-LĐLĐ", "26/3", "2.500", "hòa", "khỏe thuận", "lđlđ", "lao động lương", '"lao động tập thể" -tết', "zzz",
)  # fmt: skip
FILTERS: tuple[dict[str, tuple[str, ...]], ...] = (
    {}, {"source": ("mot",)}, {"source": ("-mot",), "person": ("Lê Văn Sứ", "Trần Thị Hạ")},
    {"place": ("Bạch Đình",), "section": ("-Đời sống",)},
)  # fmt: skip
REQUESTS = [SearchRequest(q, filters) for q in WORDS for filters in FILTERS] + [
    SearchRequest(published_from=date(2022, 6, 1), published_to=date(2023, 1, 31)),
    SearchRequest("công", published_from=date(2023, 1, 1)),
    SearchRequest(mentioned_from=date(2023, 5, 1), mentioned_to=date(2023, 5, 1)),
    SearchRequest("đoàn", mentioned_from=date(2022, 8, 1), mentioned_to=date(2022, 8, 31)),
    SearchRequest(mentioned_to=date(2021, 12, 31)),
    SearchRequest("lao động", sort="newest"),
    SearchRequest("lao động", sort="oldest", filters={"source": ("mot", "hai")}),
]


@pytest.fixture(scope="module")
def both(elasticsearch_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Backend, Backend]]:
    embedded = open_backend("embedded:", tmp_path_factory.mktemp("index"), "unused")
    remote = open_backend(elasticsearch_url, Path(), index_name())
    assert isinstance(remote, ElasticsearchBackend)
    for backend in (embedded, remote):
        backend.prepare()
        assert backend.send(documents(*articles())) == []
    yield embedded, remote
    embedded.close()
    drop(remote)


@pytest.mark.parametrize("request_", REQUESTS, ids=lambda request: f"{request.q}|{dict(request.filters)}")
def test_both_backends_give_the_same_answer(both: tuple[Backend, Backend], request_: SearchRequest) -> None:
    first, second = (backend.search(request_) for backend in both)
    assert (first.total, first.undated) == (second.total, second.undated)
    assert [hit.id for hit in first.hits] == [hit.id for hit in second.hits]
    assert first.facets == second.facets
    assert first.timeline == second.timeline
    assert [(hit.snippets, hit.title_marks) for hit in first.hits] == [
        (hit.snippets, hit.title_marks) for hit in second.hits
    ]
    assert list(both[0].scan(request_)) == list(both[1].scan(request_))


def test_the_requests_are_not_all_alike(both: tuple[Backend, Backend]) -> None:
    totals = [both[0].search(request).total for request in REQUESTS]
    assert len(set(totals)) > 15
    assert 0 in totals
    assert 40 in totals
