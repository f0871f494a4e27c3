"""Two processes write into one catalogue at once: a crawl and another, a crawl and a delivery."""

from __future__ import annotations

import multiprocessing

import pytest

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.pages import ArchivedPage
from newscrawl.archive.records import WarcPosition
from newscrawl.models import Outcome
from tests.archive.made import DAY, digest, page

PUBLISHES = 50


def crawl(url: str, number: int) -> None:
    """Publish articles of its own and, with the other process, revise one article that both fetch."""
    catalogue = Catalogue.open(url)
    run_id = f"run-{number}"
    catalogue.start_run("congdoan", "crawl", DAY, run_id)
    for turn in range(PUBLISHES):
        own = turn % 5 != 0
        address = f"https://congdoan.example/{number}-{turn}.html" if own else "https://congdoan.example/chung.html"
        fetched = page(f"{number} {turn}".encode(), url=address, after_days=turn + number / 10)
        position = WarcPosition(f"{number}.warc.gz", turn, 1)
        record = catalogue.record_page(ArchivedPage(fetched, run_id, "congdoan", address, position, "sha256:X"), None)
        article_id = f"{number}-{turn}" if own else "chung"
        catalogue.publish(record, digest(f"Tin {number} {turn}", article_id=article_id))
    catalogue.close()


def deliver(url: str) -> None:
    """Take tickets and give them back as an index does."""
    catalogue = Catalogue.open(url)
    for _ in range(20):
        waiting = catalogue.waiting(10)
        revisions = {
            stored.article.id: stored.revision for stored in catalogue.articles([w.article_id for w in waiting])
        }
        catalogue.mark_delivered(waiting, revisions, "mapping-1")
    catalogue.close()


@pytest.fixture
def after(database_url: str) -> Catalogue:
    """The catalogue after two crawls and a delivery at the same time."""
    context = multiprocessing.get_context("forkserver")
    jobs = [context.Process(target=crawl, args=(database_url, number)) for number in (1, 2)]
    jobs.append(context.Process(target=deliver, args=(database_url,)))
    for job in jobs:
        job.start()
    for job in jobs:
        job.join(60)
    assert [job.exitcode for job in jobs] == [0, 0, 0]
    return Catalogue.open(database_url)


def test_nothing_is_lost_between_two_crawls_and_a_delivery(after: Catalogue) -> None:
    own = PUBLISHES - PUBLISHES // 5
    assert len(list(after.article_ids())) == 2 * own + 1
    # Each of the shared article's texts is a revision, in the order fetched, whichever process came first.
    texts = [revision.article.blocks[0].text for revision in after.revisions("chung")]
    assert texts == [f"Tin {number} {turn}" for turn in range(0, PUBLISHES, 5) for number in (1, 2)]
    for number in (1, 2):
        run = after.run(f"run-{number}")
        assert run is not None
        assert (run.responses, run.undecided) == (PUBLISHES, 0)
        assert run.outcomes[Outcome.INDEXED] >= own
    delivered = {article for article in after.article_ids() if after.delivery(article).revision is not None}
    waiting = {item.article_id for item in after.waiting(1000)}
    assert delivered | waiting == set(after.article_ids())
    after.close()
