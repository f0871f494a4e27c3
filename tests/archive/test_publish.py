"""From a digest to an article: new, unchanged, revised, another address, no article."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.models import VIETNAM_TIME, Mention, Outcome
from tests.archive.made import DAY, NEW, OLD, A, B, C, digest, page, paragraphs, record, refusal


def put(catalogue: Catalogue, text: str, after_days: float = 0, **fields: object) -> Outcome:
    fetched = record(catalogue, page(text.encode(), after_days=after_days))
    return catalogue.publish(fetched, digest(text, **fields))  # type: ignore[arg-type]


def test_new_article_is_indexed(catalogue: Catalogue) -> None:
    assert put(catalogue, A) is Outcome.INDEXED
    assert paragraphs(catalogue) == [A]


def test_same_text_again_is_unchanged_and_no_revision(catalogue: Catalogue) -> None:
    put(catalogue, A)
    assert put(catalogue, A, after_days=1) is Outcome.UNCHANGED
    assert paragraphs(catalogue) == [A]


def test_same_text_again_moves_the_time_last_seen(catalogue: Catalogue) -> None:
    put(catalogue, A)
    put(catalogue, A, after_days=3)
    stored = catalogue.article("a1")
    assert stored is not None
    assert (stored.first_fetched, stored.last_fetched) == (DAY, DAY + timedelta(days=3))


def test_other_text_is_a_revision_and_the_earlier_text_is_kept(catalogue: Catalogue) -> None:
    put(catalogue, A)
    assert put(catalogue, B, after_days=1) is Outcome.REVISED
    assert paragraphs(catalogue) == [A, B]


def test_text_that_comes_back_is_a_third_revision(catalogue: Catalogue) -> None:
    for day, text in enumerate((A, B, A)):
        put(catalogue, text, after_days=day)
    assert paragraphs(catalogue) == [A, B, A]


def test_older_text_that_comes_late_takes_its_place_in_time(catalogue: Catalogue) -> None:
    put(catalogue, A)
    put(catalogue, C, after_days=2)
    assert put(catalogue, B, after_days=1) is Outcome.REVISED
    assert paragraphs(catalogue) == [A, B, C]


def test_older_text_that_comes_late_does_not_become_the_present_one(catalogue: Catalogue) -> None:
    put(catalogue, B, after_days=2, mentions=[Mention("ORG", 0, 9, "Công đoàn", entity="Công đoàn")])
    put(catalogue, A)
    stored = catalogue.article("a1")
    assert stored is not None
    assert stored.article.blocks[0].text == B
    assert [mention.text for mention in stored.mentions] == ["Công đoàn"]


def test_other_address_of_an_article_is_a_duplicate_and_changes_nothing(catalogue: Catalogue) -> None:
    put(catalogue, A)
    mirror = record(catalogue, page(url="https://guong.example/101.html"))
    assert catalogue.publish(mirror, digest(B)) is Outcome.DUPLICATE_URL
    assert paragraphs(catalogue) == [A]


def test_duplicate_names_the_article_that_it_is_of(catalogue: Catalogue) -> None:
    put(catalogue, A)
    mirror = record(catalogue, page(url="https://guong.example/101.html"))
    catalogue.publish(mirror, digest(A))
    written = catalogue.page(mirror.id)
    assert written is not None
    assert written.article_id == "a1"


def test_refusal_is_the_outcome_with_its_reason(catalogue: Catalogue) -> None:
    fetched = record(catalogue)
    assert catalogue.publish(fetched, refusal(Outcome.TOO_SHORT)) is Outcome.TOO_SHORT
    written = catalogue.page(fetched.id)
    assert written is not None
    assert (written.outcome, written.detail) == (Outcome.TOO_SHORT, "ba từ")


@pytest.mark.parametrize("character", ["\ud83d", "\x00"])
def test_text_that_no_database_takes_fails_that_page_only(catalogue: Catalogue, character: str) -> None:
    fetched = record(catalogue)
    assert catalogue.publish(fetched, digest(f"Công đoàn {character} họp.")) is Outcome.FAILED
    assert put(catalogue, A, after_days=1) is Outcome.INDEXED


def test_text_that_only_speaks_of_such_a_character_is_taken(catalogue: Catalogue) -> None:
    assert put(catalogue, r"Mã \u0000 và \ud83d.") is Outcome.INDEXED


def test_refusal_of_a_known_article_keeps_the_article(catalogue: Catalogue) -> None:
    put(catalogue, A)
    catalogue.publish(record(catalogue, page(after_days=1)), refusal(Outcome.BLOCKED))
    assert paragraphs(catalogue) == [A]


def test_publishing_the_same_page_twice_changes_nothing(catalogue: Catalogue) -> None:
    fetched = record(catalogue)
    catalogue.publish(fetched, digest(A))
    ticket = catalogue.waiting(10)
    assert catalogue.publish(fetched, digest(A)) is Outcome.UNCHANGED
    assert catalogue.waiting(10) == ticket


def test_page_keeps_its_first_outcome(catalogue: Catalogue) -> None:
    fetched = record(catalogue)
    catalogue.publish(fetched, digest(A))
    catalogue.publish(fetched, digest(A))
    written = catalogue.page(fetched.id)
    assert written is not None
    assert written.outcome is Outcome.INDEXED


def test_same_text_of_a_newer_reader_replaces_the_reading(catalogue: Catalogue) -> None:
    put(catalogue, A)
    fetched = record(catalogue, page(after_days=1))
    mention = Mention("ORG", 0, 9, "Công đoàn", entity="Công đoàn")
    assert catalogue.publish(fetched, digest(A, versions=NEW, mentions=[mention])) is Outcome.UNCHANGED
    stored = catalogue.article("a1")
    assert stored is not None
    assert (stored.versions, stored.revision, stored.mentions) == (NEW, 1, (mention,))


def test_stored_article_is_the_one_that_was_read(catalogue: Catalogue) -> None:
    read = digest(A, B, published=datetime(2024, 5, 2, 8, 30, tzinfo=VIETNAM_TIME))
    catalogue.publish(record(catalogue), read)
    stored = catalogue.article("a1")
    assert stored is not None
    assert stored.article == read.result


@pytest.mark.parametrize(
    ("first", "second", "same"),
    [
        ("(CĐVN) - Sáng nay, công đoàn họp.", "Sáng nay công đoàn họp", True),
        ("Sáng nay, công đoàn họp.", "Chiều nay, công đoàn họp.", False),
    ],
)
def test_story_is_shared_by_texts_that_differ_in_dateline_only(
    catalogue: Catalogue, first: str, second: str, same: bool
) -> None:
    catalogue.publish(record(catalogue), digest(first, article_id="a1"))
    other = record(catalogue, page(url="https://guong.example/7.html"))
    catalogue.publish(other, digest(second, article_id="a2"))
    assert bool(catalogue.reprints("a1")) is same


def test_articles_come_in_the_order_asked_without_those_that_are_not_there(catalogue: Catalogue) -> None:
    for name in ("a1", "a2"):
        fetched = record(catalogue, page(url=f"https://congdoan.example/{name}.html"))
        catalogue.publish(fetched, digest(name, article_id=name))
    assert [stored.article.id for stored in catalogue.articles(["a2", "a9", "a1"])] == ["a2", "a1"]


class TestRepeatedBytes:
    """A page whose bytes are those of its address' last fetch need not be digested."""

    def test_same_bytes_of_an_article_are_unchanged(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        again = record(catalogue, page(A.encode(), after_days=1))
        assert catalogue.repeat_outcome(again, OLD) is Outcome.UNCHANGED

    def test_outcome_is_written_with_the_article(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        again = record(catalogue, page(A.encode(), after_days=1))
        catalogue.repeat_outcome(again, OLD)
        written = catalogue.page(again.id)
        assert written is not None
        assert (written.outcome, written.article_id, written.versions) == (Outcome.UNCHANGED, "a1", OLD)

    def test_same_bytes_of_a_refused_page_are_refused_again(self, catalogue: Catalogue) -> None:
        catalogue.publish(record(catalogue), refusal(Outcome.NOT_AN_ARTICLE))
        again = record(catalogue, page(after_days=1))
        assert catalogue.repeat_outcome(again, OLD) is Outcome.NOT_AN_ARTICLE

    def test_newer_reader_reads_again(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        again = record(catalogue, page(A.encode(), after_days=1))
        assert catalogue.repeat_outcome(again, NEW) is None

    def test_page_of_an_unknown_address_is_digested(self, catalogue: Catalogue) -> None:
        assert catalogue.repeat_outcome(record(catalogue), OLD) is None

    def test_page_whose_digest_failed_is_digested_again(self, catalogue: Catalogue) -> None:
        catalogue.publish(record(catalogue), refusal(Outcome.FAILED))
        assert catalogue.repeat_outcome(record(catalogue, page(after_days=1)), OLD) is None

    def test_text_that_comes_back_after_another_is_digested(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        put(catalogue, B, after_days=1)
        back = record(catalogue, page(A.encode(), after_days=2))
        assert catalogue.repeat_outcome(back, OLD) is None
        assert catalogue.publish(back, digest(A)) is Outcome.REVISED

    def test_other_role_of_the_same_address_is_no_last_fetch(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        listing = record(catalogue, page(A.encode(), after_days=1, role="listing"))
        assert catalogue.repeat_outcome(listing, OLD) is None


class TestRebuild:
    def rebuilt(self, catalogue: Catalogue, mark: str, *texts: str) -> set[int]:
        """Publish the catalogue's article pages as a rebuild does, read as these texts."""
        pages = list(catalogue.article_pages())
        for fetched, text in zip(pages, texts, strict=True):
            catalogue.publish(fetched, digest(text, versions=NEW), rebuild=mark)
        return {fetched.id for fetched in pages}

    def test_articles_revisions_are_made_anew(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        put(catalogue, B, after_days=1)
        self.rebuilt(catalogue, "mark", "Đọc lại một.", "Đọc lại hai.")
        assert paragraphs(catalogue) == ["Đọc lại một.", "Đọc lại hai."]

    def test_texts_that_now_read_the_same_are_one_revision(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        put(catalogue, B, after_days=1)
        self.rebuilt(catalogue, "mark", C, C)
        assert paragraphs(catalogue) == [C]

    def test_article_that_no_page_brings_is_withdrawn(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        fetched = next(catalogue.article_pages())
        catalogue.publish(fetched, refusal(Outcome.NOT_AN_ARTICLE), rebuild="mark")
        assert catalogue.drop_unbuilt("mark", None, {fetched.id}) == 1
        assert catalogue.article("a1") is None
        assert [(item.article_id, item.withdrawn) for item in catalogue.waiting(10)] == [("a1", True)]

    def test_article_of_another_source_stays(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        assert catalogue.drop_unbuilt("mark", "another", {page.id for page in catalogue.article_pages()}) == 0

    def test_article_that_a_crawl_brings_meanwhile_stays(self, catalogue: Catalogue) -> None:
        read_pages = self.rebuilt(catalogue, "mark")
        put(catalogue, A)
        assert catalogue.drop_unbuilt("mark", None, read_pages) == 0

    def test_article_whose_page_could_not_be_read_stays(self, catalogue: Catalogue) -> None:
        put(catalogue, A)
        assert catalogue.drop_unbuilt("mark", None, set()) == 0


def test_times_without_a_zone_are_refused(catalogue: Catalogue) -> None:
    with pytest.raises(Exception, match="time without zone"):
        record(catalogue, replace(page(), fetched=datetime(2024, 5, 2)))  # noqa: DTZ001


def test_times_come_back_as_the_moment_they_were(catalogue: Catalogue) -> None:
    fetched = record(catalogue, replace(page(), fetched=DAY.astimezone(VIETNAM_TIME)))
    found = catalogue.page(fetched.id)
    assert found is not None
    assert found.fetched == DAY
    assert found.fetched.utcoffset() == timedelta(0)
