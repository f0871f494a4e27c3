"""The sources: how they do, what was collected of each by day, and what is known to be missing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import BaseRoute, Route

from newscrawl.archive.coverage import Coverage, DaySet, DaySpan
from newscrawl.archive.records import RunSummary, SourceStatus
from newscrawl.models import VIETNAM_TIME, Outcome
from search.fields import SOURCE
from search.parameters import Parameter, given
from search.services import Services, services
from search.web.address import Address
from search.web.calendar_grid import FIRST_YEAR, LAST_YEAR
from search.web.links import SEARCH, SOURCES, source_link
from search.web.rendering import language, page, source_name
from search.web.sources_health import QUIET_DAYS, Health, health
from search.web.sources_heat import gap_spans, heat_year, month_rows

YEAR = Parameter(
    "year", "The year shown day by day.", {"type": "integer", "minimum": FIRST_YEAR, "maximum": LAST_YEAR}, "2023"
)
#: Years shown on a page, runs, spans of gaps and addresses listed.
MOST_YEARS, MOST_RUNS, MOST_SPANS, MOST_PENDING = 10, 10, 12, 10
#: Vietnam is on the web since then: an article misdated to an earlier year begins no gap.
WEB_SINCE = 1997
#: How pages may end that might have been articles.
LOST = (Outcome.BLOCKED, Outcome.FAILED, Outcome.NOT_FOUND, Outcome.OFFSITE)


@dataclass(frozen=True, slots=True)
class ShownSource:
    """A source as the pages show it; `status` is None where the catalogue has not met it."""

    key: str
    name: str
    hosts: tuple[str, ...]
    configured: bool
    status: SourceStatus | None
    health: list[Health]
    link: Address
    articles: Address


@dataclass(frozen=True, slots=True)
class Gaps:
    """Days since the first article held that were not collected: how many, and the longest spans in order of time."""

    days: int
    spans: list[DaySpan]
    more: int


def routes() -> list[BaseRoute]:
    """The routes of these pages."""
    return [Route(SOURCES.path, sources), Route(f"{SOURCES.path}/{{key}}", source)]


def sources(request: Request) -> Response:
    """All sources and how they do."""
    rows = shown_sources(request)
    return page(request, "sources.html", rows=rows, quiet_days=QUIET_DAYS)


def source(request: Request) -> Response:
    """One source."""
    key, served = request.path_params["key"], services(request)
    status = served.catalogue.source_status(key)
    if status is None and key not in served.sources.by_key:
        raise HTTPException(404)
    said = given([item for item in request.query_params.multi_items() if item[0] == YEAR.name], [YEAR]).one(YEAR.name)
    counts = served.catalogue.coverage(key)
    coverage = served.catalogue.collected()
    runs = served.catalogue.runs(key, MOST_RUNS)
    return page(
        request,
        "source.html",
        source=_shown(request, key, status),
        quiet_days=QUIET_DAYS,
        **_days(coverage, key, counts, int(said) if said else None),
        **_known_missing(served, key, runs),
    )


def shown_sources(request: Request) -> list[ShownSource]:
    """Every source that is configured or that the catalogue knows; those with articles first."""
    served = services(request)
    statuses = {status.source: status for status in served.catalogue.source_statuses()}
    keys = sorted({*served.sources.by_key, *statuses}, key=lambda key: (not _articles(statuses.get(key)), key))
    return [_shown(request, key, statuses.get(key)) for key in keys]


def _shown(request: Request, key: str, status: SourceStatus | None) -> ShownSource:
    sources = services(request).sources
    configured = sources.by_key.get(key)
    return ShownSource(
        key=key,
        name=source_name(sources, key, language(request)),
        hosts=configured.hosts if configured else (),
        configured=configured is not None,
        status=status,
        health=health(status, datetime.now(VIETNAM_TIME).date()),
        link=source_link(key),
        articles=SEARCH.adding(SOURCE.name, key).setting(sort="newest"),
    )


def _articles(status: SourceStatus | None) -> int:
    return status.articles if status else 0


def _days(coverage: Coverage, key: str, counts: Mapping[date, int], chosen: int | None) -> dict[str, Any]:
    """The chosen year (else the last with an article) day by day, the others in small."""
    collected: DaySet = coverage.sources.get(key, DaySet.of(()))
    years = _years(counts)
    first = min((day for day in counts if day.year >= WEB_SINCE), default=None)
    year = chosen or max(years, default=0)
    near = [each for each in years if each != year][: MOST_YEARS - 1]
    shown = heat_year(year, counts, collected, coverage.until) if year else None
    return {
        "shown": shown,
        "months": month_rows(shown) if shown else [],
        "others": [heat_year(each, counts, collected, coverage.until) for each in near],
        "older": [each for each in years if each != year][MOST_YEARS - 1 :],
        "gaps": _gaps(collected, first, coverage.until) if first else None,
    }


def _years(counts: Mapping[date, int]) -> list[int]:
    """From the last with an article to the first; years of the web without any in between too: they may be gaps."""
    years = {day.year for day in counts if FIRST_YEAR <= day.year <= LAST_YEAR}
    of_web = {year for year in years if year >= WEB_SINCE}
    between = range(min(of_web), max(of_web)) if of_web else ()
    return sorted({*years, *between}, reverse=True)


def _gaps(collected: DaySet, first: date, until: date) -> Gaps:
    spans = gap_spans(collected, first, until)
    longest = sorted(spans, key=lambda span: span.last - span.first, reverse=True)[:MOST_SPANS]
    days = sum((span.last - span.first).days + 1 for span in spans)
    return Gaps(days, sorted(longest, reverse=True), len(spans) - len(longest))


def _known_missing(served: Services, key: str, runs: list[RunSummary]) -> dict[str, Any]:
    totals = served.catalogue.outcome_totals(key)
    return {
        "runs": runs,
        "totals": totals,
        "lost": {outcome: totals[outcome] for outcome in LOST if outcome in totals},
        "not_fetched_lately": dict(sum((Counter(run.not_fetched) for run in runs), Counter[str]())),
        "pending": [known.url for known in served.catalogue.pending_urls(key, MOST_PENDING)],
        "pending_count": served.catalogue.pending_count(key),
    }
