"""Entities looked up and described; all of them are invented."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, timedelta

import pytest

from newscrawl.archive.names import keep_names
from newscrawl.models import VIETNAM_TIME, Article, Block, Mention
from search.entities import EntityReport, entity
from search.entity_names import entity_type, lookup, resolve, written_out
from search.request import RequestError
from search.services import Services
from tests.search.served import Fetched, Named, archive

DISTRICT = "Liên đoàn Lao động quận Bạch Đình"
FEDERATION: Named = ("ORG", "LĐLĐ quận Bạch Đình", DISTRICT)
CHAIR: Named = ("PER", "Lò Thị Mận", "Lò Thị Mận")
CITY: Named = ("LOC", "Sông Vàng", "Sông Vàng")
OTHER: Named = ("PER", "Giàng A Phềnh", "Giàng A Phềnh")
TELLS = "Bà Lò Thị Mận, Chủ tịch LĐLĐ quận Bạch Đình, nói ở Sông Vàng"
ELSEWHERE = "Ông Giàng A Phềnh ở Sông Vàng kể"


def told(number: int, text: str, names: Sequence[Named], source: str = "bachdinh") -> Fetched:
    url = f"https://{source}.example/{number}.html"
    published = datetime(2024, 1, 1, 8, tzinfo=VIETNAM_TIME) + timedelta(days=40 * number)
    sentences = f"{text} chuyện thứ {number} về kho số {number * 7}, lần {number * 13} trong đợt {number * 17}."
    return Fetched(
        Article("", url, source, f"Tin {number}", None, (Block("paragraph", sentences),), published=published), names
    )


ARTICLES = (
    *(told(number, TELLS, (FEDERATION, CHAIR, CITY)) for number in range(4)),
    *(told(number, ELSEWHERE, (OTHER, CITY), "songvang") for number in range(4, 24)),
)


@pytest.fixture(scope="module")
def services(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Services]:
    with archive(tmp_path_factory.mktemp("entities"), ARTICLES) as made:
        yield made


@pytest.fixture(scope="module")
def report(services: Services) -> EntityReport:
    found = entity(services.catalogue, services.backend, "ORG", DISTRICT, reprints="show")
    assert found is not None
    return found


def names(services: Services, prefix: str, **choices: object) -> list[tuple[str, int]]:
    found = lookup(services.catalogue, services.backend, prefix, **choices)  # type: ignore[arg-type]
    return [(each.name, each.articles) for each in found]


@pytest.mark.parametrize("prefix", ["liên", "LĐLĐ quận B", "ldld quan bach", "Bạch", "bach dinh"])
def test_name_is_looked_up_by_how_it_begins_with_its_articles(services: Services, prefix: str) -> None:
    assert names(services, prefix) == [(DISTRICT, 4)]


def test_without_a_prefix_the_most_frequent_names_come(services: Services) -> None:
    assert names(services, "", size=2) == [("Sông Vàng", 24), ("Giàng A Phềnh", 20)]


def test_types_bound_the_lookup(services: Services) -> None:
    assert names(services, "", types=("PER",)) == [("Giàng A Phềnh", 20), ("Lò Thị Mận", 4)]


def test_name_whose_articles_are_gone_is_not_offered(services: Services) -> None:
    with services.catalogue._write() as session:
        keep_names(session, "gone", [Mention("PER", 0, 1, "Vừ Minh Khôi", entity="Vừ Minh Khôi")])
    assert names(services, "vừ") == []


@pytest.mark.parametrize("size", [0, 101])
def test_size_of_a_lookup_is_bounded(services: Services, size: int) -> None:
    with pytest.raises(RequestError):
        names(services, "lò", size=size)


@pytest.mark.parametrize(
    "text",
    [
        DISTRICT,
        "LĐLĐ quận Bạch Đình",
        "LĐLĐ QUẬN BẠCH ĐÌNH",
        "lien doan lao dong quan bach dinh",
        "ldld quan bach dinh",
    ],
)
def test_any_spelling_resolves_to_the_name(services: Services, text: str) -> None:
    assert resolve(services.catalogue, "ORG", text) == DISTRICT


@pytest.mark.parametrize("text", ["Liên đoàn Lao động quận Bách Đình", "Liên đoàn Lao động", "", "…"])
def test_what_names_something_else_resolves_to_nothing(services: Services, text: str) -> None:
    assert resolve(services.catalogue, "ORG", text) is None


@pytest.mark.parametrize(("text", "type_"), [("PER", "PER"), ("organisation", "ORG"), ("place", "LOC")])
def test_type_is_taken_by_its_code_or_its_field(text: str, type_: str) -> None:
    assert entity_type(text) == type_


def test_unknown_type_is_refused_by_name() -> None:
    with pytest.raises(RequestError) as refused:
        entity_type("DATE")
    assert refused.value.parameter == "type"


def test_abbreviations_are_written_out_in_any_case() -> None:
    assert written_out("cđcs Mây Trúc") == "Công đoàn cơ sở Mây Trúc"


def test_articles_are_counted_of_all(report: EntityReport) -> None:
    assert (report.articles, report.of, report.undated) == (4, 24, 0)


def test_first_and_last_publication_are_given(report: EntityReport) -> None:
    assert (report.first_published, report.last_published) == ("2024-01-01T08:00:00+07:00", "2024-04-30T08:00:00+07:00")


def test_spellings_are_counted(report: EntityReport) -> None:
    assert [(each.text, each.mentions, each.articles) for each in report.spellings] == [("LĐLĐ quận Bạch Đình", 4, 4)]


def test_months_of_the_entity_have_all_articles_beside_them(report: EntityReport) -> None:
    assert [(bar.start, bar.count, bar.of) for bar in report.timeline if bar.count] == [
        ("2024-01-01", 1, 1),
        ("2024-02-01", 1, 1),
        ("2024-03-01", 1, 1),
        ("2024-04-01", 1, 1),
    ]


def test_sources_have_their_share(report: EntityReport) -> None:
    assert [(each.source, each.articles, each.of) for each in report.sources] == [("bachdinh", 4, 4)]


def test_beside_it_stands_what_is_significant_not_what_is_everywhere(report: EntityReport) -> None:
    [chair] = report.beside["PER"]
    assert (chair.name, chair.together, chair.articles) == ("Lò Thị Mận", 4, 4)
    assert report.beside["LOC"] == ()


def test_entity_itself_does_not_stand_beside_it(report: EntityReport) -> None:
    assert DISTRICT not in [each.name for each in report.beside.get("ORG", ())]


def test_articles_say_kind_and_level(report: EntityReport) -> None:
    assert (report.details.read, report.details.kind, report.details.level) == (4, "federation", "district")


def test_articles_say_a_persons_posts(services: Services) -> None:
    found = entity(services.catalogue, services.backend, "PER", "lo thi man", reprints="show")
    assert found is not None
    assert [(post.title, post.organisation, post.articles) for post in found.details.posts] == [
        ("Chủ tịch", DISTRICT, 4)
    ]


def test_unknown_entity_is_none(services: Services) -> None:
    assert entity(services.catalogue, services.backend, "PER", "Không Ai") is None
