"""Stories: told by whoever came when, settled with each article that is published, revised or withdrawn."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config as AlembicConfig
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import create_engine, func, select, text

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.database import MIGRATIONS
from newscrawl.archive.schema import SharedTextRow, SignatureKeyRow, SignatureRow
from newscrawl.archive.signatures import forget_signature
from newscrawl.models import Outcome
from newscrawl.signature import SIGNATURE_VERSION
from tests.archive.made import OLD, A, digest, page, record, refusal
from tests.archive.told import ELECTION, HOUSE, drained, publish


def members(catalogue: Catalogue, article_id: str) -> list[str]:
    return [member.id for member in catalogue.stories([article_id])[article_id].members]


def stories(catalogue: Catalogue) -> dict[str, str]:
    return {article_id: story.id for article_id, story in catalogue.stories(list(catalogue.article_ids())).items()}


def test_article_without_reprints_is_a_story_of_one(catalogue: Catalogue) -> None:
    publish(catalogue, "a")
    assert (catalogue.stories(["a"])["a"].id, members(catalogue, "a"), catalogue.reprints("a")) == ("a", ["a"], [])


def test_members_stand_in_the_order_of_publication_with_undated_ones_last(catalogue: Catalogue) -> None:
    for article_id, day in (("a", None), ("b", 2), ("d", 1), ("c", 1)):
        publish(catalogue, article_id, day=day)
    assert members(catalogue, "a") == ["c", "d", "b", "a"]


def test_story_is_named_by_its_first_publication_for_all_members(catalogue: Catalogue) -> None:
    publish(catalogue, "b", day=1)
    publish(catalogue, "a", day=2)
    assert stories(catalogue) == {"a": "b", "b": "b"}


def test_members_are_told_with_address_source_title_and_time(catalogue: Catalogue) -> None:
    publish(catalogue, "a")
    (member,) = catalogue.stories(["a"])["a"].members
    assert (member.source, member.title, member.published) == (
        "congdoan", "Tin công đoàn", "2024-05-02T03:04:05.678901+00:00",
    )  # fmt: skip


def test_articles_that_are_not_there_are_left_out(catalogue: Catalogue) -> None:
    publish(catalogue, "a")
    assert set(catalogue.stories(["a", "z"])) == {"a"}


@pytest.mark.parametrize(
    ("paragraphs", "is_reprint"),
    [
        (HOUSE, True),
        (HOUSE[:2], True),
        ((*HOUSE, *ELECTION), True),
        (ELECTION, False),
        ((HOUSE[0], *ELECTION), False),
    ],
    ids=["whole", "excerpt", "embedded", "another", "one paragraph in common"],
)
def test_reprint_carries_most_of_the_shorter_text(
    catalogue: Catalogue, paragraphs: tuple[int, ...], is_reprint: bool
) -> None:
    publish(catalogue, "a")
    publish(catalogue, "b", paragraphs, day=1)
    assert [reprint.id for reprint in catalogue.reprints("a")] == (["b"] if is_reprint else [])


def test_newcomer_has_the_other_members_indexed_again(catalogue: Catalogue) -> None:
    publish(catalogue, "a")
    publish(catalogue, "b", ELECTION)
    drained(catalogue)
    publish(catalogue, "c", day=1)
    assert drained(catalogue) == {"a", "c"}


def test_article_that_stays_alone_has_nobody_indexed_again(catalogue: Catalogue) -> None:
    publish(catalogue, "a")
    drained(catalogue)
    publish(catalogue, "b", ELECTION)
    assert drained(catalogue) == {"b"}


def test_revised_text_leaves_the_story(catalogue: Catalogue) -> None:
    publish(catalogue, "a")
    publish(catalogue, "b", day=1)
    drained(catalogue)
    publish(catalogue, "a", ELECTION, after_days=1)
    assert (stories(catalogue), drained(catalogue)) == ({"a": "a", "b": "b"}, {"a", "b"})


def test_revision_that_stays_in_the_story_has_all_members_indexed_again(catalogue: Catalogue) -> None:
    publish(catalogue, "a")
    publish(catalogue, "b", day=1)
    drained(catalogue)
    publish(catalogue, "b", HOUSE[:3], day=1, after_days=1)
    assert (stories(catalogue), drained(catalogue)) == ({"a": "a", "b": "a"}, {"a", "b"})


def test_earlier_text_that_comes_late_changes_no_story(catalogue: Catalogue) -> None:
    publish(catalogue, "a", day=0)
    publish(catalogue, "b", after_days=2, day=1)
    publish(catalogue, "b", ELECTION, after_days=1, day=1)
    assert stories(catalogue) == {"a": "a", "b": "a"}


def test_unchanged_article_has_nobody_indexed_again(catalogue: Catalogue) -> None:
    publish(catalogue, "a")
    publish(catalogue, "b", day=1)
    drained(catalogue)
    publish(catalogue, "a", after_days=3)
    assert drained(catalogue) == set()


def test_withdrawn_article_leaves_the_others_with_another_first_publication(catalogue: Catalogue) -> None:
    for day, article_id in enumerate("abc"):
        publish(catalogue, article_id, day=day)
    drained(catalogue)
    pages = list(catalogue.article_pages())
    catalogue.publish(pages[0], refusal(Outcome.NOT_AN_ARTICLE), rebuild="mark")
    publish(catalogue, "b", day=1, rebuild="mark")
    publish(catalogue, "c", day=2, rebuild="mark")
    assert catalogue.drop_unbuilt("mark", None, {fetched.id for fetched in pages}) == 1
    assert (stories(catalogue), drained(catalogue)) == ({"b": "b", "c": "b"}, {"a", "b", "c"})


def test_nothing_is_left_of_the_signature_of_a_withdrawn_article(catalogue: Catalogue) -> None:
    publish(catalogue, "a")
    publish(catalogue, "b", day=1)
    read = {fetched.id for fetched in catalogue.article_pages()}
    catalogue.drop_unbuilt("mark", None, read)
    with catalogue._read() as session:
        left = [session.scalar(select(func.count()).select_from(row)) for row in (SignatureRow, SignatureKeyRow)]
        left.append(session.scalar(select(func.count()).select_from(SharedTextRow)))
    assert left == [0, 0, 0]


def test_rebuild_gives_the_stories_of_the_crawl(catalogue: Catalogue) -> None:
    articles = {"a": HOUSE, "b": HOUSE[:2], "c": (*HOUSE, *ELECTION), "d": ELECTION}
    for day, (article_id, paragraphs) in enumerate(articles.items()):
        publish(catalogue, article_id, paragraphs, day=day)
    crawled = stories(catalogue)
    for day, (article_id, paragraphs) in enumerate(articles.items()):
        publish(catalogue, article_id, paragraphs, day=day, rebuild="mark")
    assert stories(catalogue) == crawled == {"a": "a", "b": "a", "c": "a", "d": "d"}


class TestStaleSignatures:
    """An article without a signature of the present version is digested again with its next page, or by a rebuild."""

    @pytest.fixture(autouse=True)
    def _unsigned(self, catalogue: Catalogue) -> None:
        catalogue.publish(record(catalogue, page(A.encode())), digest(A))
        with catalogue._write() as session:
            forget_signature(session, "a1")

    def test_same_bytes_are_digested_again(self, catalogue: Catalogue) -> None:
        assert catalogue.repeat_outcome(record(catalogue, page(A.encode(), after_days=1)), OLD) is None

    def test_same_text_is_signed_when_it_comes_again(self, catalogue: Catalogue) -> None:
        outcome = catalogue.publish(record(catalogue, page(A.encode(), after_days=1)), digest(A))
        with catalogue._read() as session:
            assert session.scalar(select(SignatureRow.version)) == SIGNATURE_VERSION
        assert outcome is Outcome.UNCHANGED

    def test_they_are_counted(self, catalogue: Catalogue) -> None:
        assert catalogue.unsigned_count() == 1


@given(
    st.lists(st.tuples(st.sets(st.integers(0, 7), min_size=1), st.integers(0, 3) | st.none()), min_size=2, max_size=6),
    st.randoms(use_true_random=False),
)
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_order_of_publishing_gives_the_same_stories(
    empty_sqlite: Path, articles: list[tuple[set[int], int | None]], chance: object
) -> None:
    named = list(zip("abcdef", articles, strict=False))
    found = []
    for _ in range(2):
        with tempfile.TemporaryDirectory() as folder:
            catalogue = Catalogue.open(f"sqlite:///{shutil.copy(empty_sqlite, folder)}")
            for article_id, (paragraphs, day) in named:
                publish(catalogue, article_id, tuple(sorted(paragraphs)), day=day)
            found.append(stories(catalogue))
            catalogue.close()
        chance.shuffle(named)  # type: ignore[attr-defined]
    assert found[0] == found[1]


def test_stories_held_before_there_were_signatures_stand_until_a_rebuild(empty_database_url: str) -> None:
    if empty_database_url.startswith("sqlite"):
        Path(empty_database_url.removeprefix("sqlite:///")).parent.mkdir()
    _hold_as_before(empty_database_url, [("b", "2024-05-02", "x"), ("a", "2024-05-03", "x"), ("c", None, "y")])
    catalogue = Catalogue.open(empty_database_url)
    publish(catalogue, "d", ELECTION)
    found = (stories(catalogue), members(catalogue, "a"), catalogue.unsigned_count())
    catalogue.close()
    assert found == ({"a": "b", "b": "b", "c": "c", "d": "d"}, ["b", "a"], 3)


def _hold_as_before(url: str, articles: list[tuple[str, str | None, str]]) -> None:
    """A catalogue of the first version, with articles of these ids, times and stories."""
    config = AlembicConfig()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = create_engine(url)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.execute(text(_RUN))
        connection.execute(text(_PAGE))
        for article_id, published, story in articles:
            connection.execute(text(_ARTICLE), {"id": article_id, "published": published, "story": story})
    engine.dispose()


_RUN = "INSERT INTO runs VALUES ('run-0', 's', '2024-05-02', '2024-05-02', 'finished', 'crawl', '{}')"
_PAGE = """
INSERT INTO pages (id, run_id, source, role, url, final_url, url_key, status, fetched, warc_file, warc_offset,
warc_length, payload_digest, payload_bytes)
VALUES (999, 'run-0', 's', 'article', 'u', 'u', 'u', 200, '2024-05-02', 'a.warc.gz', 999, 1, 'sha256:', 1)"""
_ARTICLE = """
INSERT INTO articles (id, source, url, title, published, revision, content_hash, story, first_fetched, last_fetched,
page_id) VALUES (:id, 's', 'u', 'Tin', :published, 1, 'h', :story, '2024-05-02', '2024-05-02', 999)"""
