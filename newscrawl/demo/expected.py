"""What a crawl of the sample sites must bring: each article field by field, and how each site's pages end."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urljoin

from newscrawl.demo.render import has_present_layout, lead_as_shown
from newscrawl.demo.sample_site import SampleSite
from newscrawl.demo.texts import SampleArticle
from newscrawl.models import Block, Outcome
from newscrawl.sources import Source, url_key

#: How the traps end; a disallowed page is never asked for.
TRAP_OUTCOMES = {
    "missing": Outcome.NOT_FOUND,
    "challenge": Outcome.BLOCKED,
    "topic": Outcome.NOT_AN_ARTICLE,
    "short": Outcome.TOO_SHORT,
    "offsite": Outcome.OFFSITE,
}


@dataclass(frozen=True, slots=True)
class ExpectedArticle:
    """An article as a reader must bring it out. `path` is its own address without the host, `blocks` the whole body.

    `section`, `tags` and `modified` are absent where the layout does not state them. `reprint_of` is the number of
    the article that carries the same text.
    """

    source: str
    number: int
    path: str
    url: str
    title: str
    lead: str
    blocks: tuple[Block, ...]
    author: str | None
    section: str | None
    tags: tuple[str, ...]
    published: datetime
    modified: datetime | None
    edition: int
    reprint_of: int | None


def expected_articles(sample: SampleSite) -> list[ExpectedArticle]:
    """The articles of one site at its present edition, by number."""
    site = sample.site
    found = []
    for article in sorted(sample.articles, key=lambda article: article.head.number):
        head, path = article.head, site.article_address(article)
        states_modified = has_present_layout(site, article) or site.layout == "generic"
        found.append(
            ExpectedArticle(
                source=site.key,
                number=head.number,
                path=path,
                url=urljoin(sample.base, path),
                title=head.title,
                lead=lead_as_shown(site, article),
                blocks=_with_pictures(sample, article),
                author=head.author,
                section=head.section if site.layout != "congdoanvienchuc" else "Tin tức",
                tags=head.tags if site.layout in ("mastercms", "generic") else (),
                published=head.published,
                modified=head.modified if states_modified else None,
                edition=head.edition,
                reprint_of=head.reprint_of,
            )
        )
    return found


def _with_pictures(sample: SampleSite, article: SampleArticle) -> tuple[Block, ...]:
    """The body with each caption's picture, as the templates name it: after the caption's place in the body."""
    return tuple(
        replace(block, picture=f"{sample.base}/anh/{article.head.number}-{place}.svg")
        if block.kind == "caption"
        else block
        for place, block in enumerate(article.blocks, 1)
    )


def expected_outcomes(sample: SampleSite, source: Source) -> Counter[Outcome]:
    """How the responses of a first full crawl end, when every discovered address is asked for once.

    One robots.txt (also where it is a 404), each feed, sitemap and listing page once; a redirect is followed
    once, a 500 is tried again once.
    """
    site, heads = sample.site, [article.head for article in sample.articles]
    counts: Counter[Outcome] = Counter()
    counts[Outcome.ROBOTS] = 1
    counts[Outcome.FEED] = len(source.feeds)
    counts[Outcome.SITEMAP] = 2 * len(source.sitemaps)
    counts[Outcome.LISTING] = len(sample.listing_addresses()) if source.sections else 0
    counts[Outcome.INDEXED] = len(heads)
    counts[Outcome.RETRIED] = sum(head.fails_once for head in heads)
    counts[Outcome.REDIRECTED] = sum(head.moved_from is not None for head in heads)
    counts[Outcome.DUPLICATE_URL] = sum(_is_fetched_twice(sample, source, number) for number in range(len(heads)))
    counts.update(TRAP_OUTCOMES[trap.kind] for trap in site.traps if trap.kind in TRAP_OUTCOMES)
    return +counts


def _is_fetched_twice(sample: SampleSite, source: Source, index: int) -> bool:
    article = sample.articles[index]
    if article.head.also_at is None:
        return False
    own = sample.base + sample.site.article_address(article)
    return url_key(own, source) != url_key(sample.base + article.head.also_at, source)
