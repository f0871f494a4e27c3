"""From a real catalogue to a real index."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.records import WarcPosition
from newscrawl.models import Article, Digest, Mention, Page
from search.backends.embedded import EmbeddedBackend
from search.columns import LONGEST_KEYWORD_BYTES
from search.delivery import DeliveryReport, deliver
from search.fields import MAPPING_VERSION
from search.request import SearchRequest
from tests.search.stored import FETCHED, VERSIONS

RUN = "congdoanmau-run"


@pytest.fixture
def catalogue(tmp_path: Path) -> Iterator[Catalogue]:
    opened = Catalogue.open(f"sqlite:///{tmp_path / 'catalogue.sqlite'}")
    opened.start_run("congdoanmau", "crawl", FETCHED, RUN)
    yield opened
    opened.close()


@pytest.fixture
def backend(tmp_path: Path) -> Iterator[EmbeddedBackend]:
    opened = EmbeddedBackend(tmp_path / "index", lock_wait_seconds=0.05)
    yield opened
    opened.close()


def publish(catalogue: Catalogue, article_id: str, title: str = "Tin công đoàn", person: str = "Sứ") -> None:
    url = f"https://congdoanmau.example/{article_id}.html"
    offset = len(title) * 1000 + sum(map(ord, article_id))
    page = catalogue.record_page(
        ArchivedPage(
            Page(url, url, 200, (), b"", FETCHED, "congdoanmau"), RUN, "congdoanmau", url,
            WarcPosition("a.warc.gz", offset, 10), "sha256:00",
        ),
        None,
    )  # fmt: skip
    article = Article(article_id, url, "congdoanmau", title, None, ())
    catalogue.publish(page, Digest(article, (Mention("PER", 0, 1, "x", entity=person),), "sha256:00", VERSIONS, 0.1))


def titles(backend: EmbeddedBackend) -> dict[str, str]:
    return {hit.id: hit.title for hit in backend.search(SearchRequest()).hits}


def test_everything_that_waits_is_delivered_in_batches(catalogue: Catalogue, backend: EmbeddedBackend) -> None:
    for article_id in "abcde":
        publish(catalogue, article_id)
    assert deliver(catalogue, backend, batch=2) == DeliveryReport(5, 0, 0, None)
    assert sorted(backend.ids()) == list("abcde")
    assert catalogue.delivery("a").mapping_version == MAPPING_VERSION


def test_second_delivery_has_nothing_to_do(catalogue: Catalogue, backend: EmbeddedBackend) -> None:
    publish(catalogue, "a")
    deliver(catalogue, backend)
    assert deliver(catalogue, backend) == DeliveryReport(0, 0, 0, None)


def test_revised_article_replaces_the_earlier_text(catalogue: Catalogue, backend: EmbeddedBackend) -> None:
    publish(catalogue, "a", "Tin cũ")
    deliver(catalogue, backend)
    publish(catalogue, "a", "Tin mới hơn")
    deliver(catalogue, backend)
    assert titles(backend) == {"a": "Tin mới hơn"}


def test_rejected_article_waits_with_its_reason_and_blocks_no_other(
    catalogue: Catalogue, backend: EmbeddedBackend
) -> None:
    publish(catalogue, "a", person="x" * (LONGEST_KEYWORD_BYTES + 1))
    publish(catalogue, "b")
    publish(catalogue, "c", person="y" * (LONGEST_KEYWORD_BYTES + 1))
    assert deliver(catalogue, backend, batch=1) == DeliveryReport(1, 2, 2, None)
    assert list(backend.ids()) == ["b"]
    assert "person: a value of" in (catalogue.delivery("a").error or "")
    assert catalogue.delivery("a").attempts == 1


def test_index_that_is_down_loses_nothing(catalogue: Catalogue, backend: EmbeddedBackend, tmp_path: Path) -> None:
    publish(catalogue, "a")
    deliver(catalogue, backend)
    publish(catalogue, "b", "Tin khác")
    other = EmbeddedBackend(tmp_path / "index")
    with other._writing.serving():
        report = deliver(catalogue, backend)
    assert (report.delivered, report.waiting) == (0, 1)
    assert "LockBusy" in (report.error or "")
    assert "LockBusy" in (catalogue.delivery("b").error or "")
    assert deliver(catalogue, backend) == DeliveryReport(1, 0, 0, None)


def test_withdrawn_article_leaves_the_index(catalogue: Catalogue, backend: EmbeddedBackend) -> None:
    publish(catalogue, "a")
    deliver(catalogue, backend)
    catalogue.drop_unbuilt("rebuild-1", None, {page.id for page in catalogue.all_pages()})
    assert deliver(catalogue, backend) == DeliveryReport(1, 0, 0, None)
    assert list(backend.ids()) == []


def test_index_that_was_lost_is_filled_again(catalogue: Catalogue, backend: EmbeddedBackend) -> None:
    publish(catalogue, "a")
    deliver(catalogue, backend)
    backend.clear()
    assert deliver(catalogue, backend) == DeliveryReport(1, 0, 0, None)
    assert list(backend.ids()) == ["a"]
