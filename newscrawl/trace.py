"""Everything that happened to a URL, hop by hop: found, asked for, archived, digested, published, indexed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from newscrawl.archive.catalogue import Catalogue
from newscrawl.archive.records import FetchedPage
from newscrawl.models import VIETNAM_TIME, iso
from newscrawl.sources import Sources


def trace_lines(catalogue: Catalogue, sources: Sources, url: str, normalised: str, url_key: str) -> Iterator[str]:
    """The story of an address, a line a hop; nothing for one that was never met."""
    owner = sources.owner(url)
    known = catalogue.known_url(owner.key, url_key) if owner else None
    pages = catalogue.pages_of(normalised, url_key) or catalogue.pages_of(url, None)
    if known is None and not pages:
        return
    yield f"url        {url}"
    yield f"source     {owner.key if owner else 'none is configured for this host'}   key {url_key}"
    if known is not None:
        found = f"found on {known.found_on}" if known.found_on else "a start of the crawl"
        yield f"discovery  as {known.role}, {found}; state {known.state}, failures {known.failures}"
    for page in pages:
        yield from _page_lines(page)
    for article_id in dict.fromkeys(page.article_id for page in pages if page.article_id):
        yield from _article_lines(catalogue, article_id)


def _page_lines(page: FetchedPage) -> Iterator[str]:
    hop = "" if page.url == page.final_url else f" (asked for {page.url})"
    yield f"request    {_local(page.fetched)}  {page.final_url}{hop}"
    yield f"           status {page.status}, {page.payload_bytes} bytes, {page.payload_digest}, run {page.run_id}"
    yield f"archive    {page.warc.file} at {page.warc.offset}, {page.warc.length} bytes"
    if page.versions is not None:
        took = f" in {page.digest_seconds:.2f} s" if page.digest_seconds else ""
        yield f"digest     reader {page.versions.reader}, tagger {page.versions.tagger}{took}"
    detail = f": {page.detail}" if page.detail else ""
    yield f"outcome    {page.outcome.value if page.outcome else 'not decided yet'}{detail}"


def _article_lines(catalogue: Catalogue, article_id: str) -> Iterator[str]:
    stored = catalogue.article(article_id)
    if stored is None:
        yield f"article    {article_id} is held no more"
        return
    yield f"article    {article_id}  {stored.article.title}"
    yield f"           published {iso(stored.article.published)}, {len(stored.mentions)} mentions, story {stored.story}"
    for revision in catalogue.revisions(article_id):
        yield (
            f"revision   {revision.number}  {_local(revision.fetched)}  content {revision.content_hash[:12]}, "
            f"reader {revision.versions.reader}, tagger {revision.versions.tagger}"
        )
    for reprint in catalogue.reprints(article_id):
        yield f"reprint    {reprint.source}  {reprint.url}"
    delivery = catalogue.delivery(article_id)
    if delivery.delivered is not None:
        yield (
            f"index      holds revision {delivery.revision} since {_local(delivery.delivered)}, "
            f"mapping {delivery.mapping_version}"
        )
    if delivery.waiting_since is not None:
        reason = f": {delivery.error}" if delivery.error else ""
        yield f"index      waits since {_local(delivery.waiting_since)}, {delivery.attempts} attempts{reason}"


def _local(moment: datetime) -> str:
    return moment.astimezone(VIETNAM_TIME).isoformat(timespec="seconds")
