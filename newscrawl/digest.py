"""From a page to an article with mentions: one pure function, for the crawl's workers, for `rebuild`, for a cluster.

No network, no database, no Scrapy: bytes in, article out. The same bytes with the same versions give the same article.
"""

from __future__ import annotations

import time

from newscrawl.extract import READER_VERSION, read
from newscrawl.models import Digest, Page, Refusal, Versions, payload_digest
from newscrawl.signature import sign
from newscrawl.sources import Source
from newscrawl.tag import TAGGER_VERSION, tag

VERSIONS = Versions(READER_VERSION, TAGGER_VERSION)


def digest(page: Page, source: Source | None) -> Digest:
    """Read the page, then tag and sign what was read. A page that is no article gives a refusal and neither."""
    started = time.perf_counter()
    result = read(page, source)
    mentions = () if isinstance(result, Refusal) else tag(result.text, result.published)
    signature = None if isinstance(result, Refusal) else sign(result)
    seconds = time.perf_counter() - started
    return Digest(result, mentions, payload_digest(page.body), VERSIONS, seconds, signature)


def warm_up() -> None:
    """Load the models, so that the first page does not pay for it."""
    tag("Chiều 20/10, Liên đoàn Lao động tổ chức hội nghị.", None)
