"""Which days a source was collected on: what tells a day without hits from a day of which nothing could be known.

A day of a source counts as collected when one of these holds, in Vietnam's time:

- an article published on it is held;
- a crawl of the source that ended well began on that day or within `REACH_DAYS` days after it;
- it lies in the span of a backfill that ended well: from the first article held to the day on which it began.

"Ended well": the run's state is finished and it read a feed, sitemap or listing. A crawl with `--limit` proves nothing
beyond the articles that it brought, nor does one with `--from-warc`, whose answers are of another time; `--since`
bounds both spans. A run read back from the archive counts by its articles alone: how it ended is not known.

All other days are gaps, those before the first article included. Days that are not over cannot be gaps yet.
"""

from __future__ import annotations

import re
import threading
import time
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from sqlalchemy import Engine, Index, exists, func, select
from sqlalchemy.orm import Session

from newscrawl.archive.database import Store
from newscrawl.archive.schema import ArticleRow, PageRow, RunRow
from newscrawl.models import VIETNAM_TIME, Outcome, Role

#: How far back a daily crawl looks at least. The least that a source gives is five listing pages of 16 articles; union
#: sections bring some ten articles a day (974 in three months of a national newspaper's), so even a day twice as busy
#: leaves four days within reach.
REACH_DAYS = 3
#: What was worked out is given again for so long, and for a hundred times as long as working it out took: a bar of a
#: timeline may know of a crawl a minute later, in an archive of millions some minutes.
REMEMBERED_SECONDS = 60.0
REMEMBERED_TIMES = 100

#: The days of a source without reading its articles' rows.
Index("ix_articles_source_published", ArticleRow.source, ArticleRow.published)

_DISCOVERY = (Role.FEED, Role.SITEMAP, Role.LISTING)
_READ = (Outcome.FEED, Outcome.SITEMAP, Outcome.LISTING, Outcome.UNCHANGED)


#: An option of the command that a run writes down, and the word behind it.
_OPTION = re.compile(r"(?<!\S)(--[a-z-]+)(?:[= ](?!--)(\S+))?")
_RUNS_THAT_READ = select(RunRow.source, RunRow.command, RunRow.started).where(
    RunRow.state == "finished",
    exists().where(PageRow.run_id == RunRow.id, PageRow.role.in_(_DISCOVERY), PageRow.outcome.in_(_READ)),
)


class DaySpan(NamedTuple):
    """Days from `first` to `last`, both included."""

    first: date
    last: date


@dataclass(frozen=True)
class DaySet:
    """Days as spans in order, none touching the next. `ends` are ordinals behind the last days."""

    starts: Sequence[int]
    ends: Sequence[int]
    _before: Sequence[int] = field(repr=False)

    @classmethod
    def of(cls, spans: Iterable[DaySpan]) -> DaySet:
        """Spans in any order, which may overlap."""
        starts: list[int] = []
        ends: list[int] = []
        for first, last in sorted((span.first.toordinal(), span.last.toordinal()) for span in spans):
            if first > last:
                continue
            if ends and first <= ends[-1]:
                ends[-1] = max(ends[-1], last + 1)
            else:
                starts.append(first)
                ends.append(last + 1)
        lengths = (end - start for start, end in zip(starts, ends, strict=True))
        return cls(starts, ends, [0, *accumulate(lengths)])

    def before(self, day: int) -> int:
        """Number of days before an ordinal."""
        index = bisect_left(self.starts, day)
        return self._before[index] - max(0, self.ends[index - 1] - day) if index else 0

    def __contains__(self, day: date) -> bool:
        index = bisect_right(self.starts, day.toordinal())
        return index > 0 and day.toordinal() < self.ends[index - 1]

    def spans(self) -> Iterator[DaySpan]:
        """The days, in order."""
        for start, end in zip(self.starts, self.ends, strict=True):
            yield DaySpan(date.fromordinal(start), date.fromordinal(end - 1))


_NO_DAYS = DaySet.of(())


@dataclass(frozen=True)
class Coverage:
    """The collected days of each source that the catalogue knows. `until` is the last day that is over."""

    sources: Mapping[str, DaySet]
    until: date

    def gaps(self, periods: Sequence[tuple[date, date]], sources: Iterable[str] | None = None) -> list[int]:
        """Source-days not collected in each period (first and last day, both included).

        Of the sources given, else of all that the catalogue knows; one that it does not know was never collected.
        """
        days = [
            self.sources.get(key, _NO_DAYS) for key in (self.sources if sources is None else dict.fromkeys(sources))
        ]
        over = self.until.toordinal() + 1
        bounds = [(first.toordinal(), min(last.toordinal() + 1, over)) for first, last in periods]
        # Months follow each other: most bounds are asked for twice.
        before = {day: sum([each.before(day) for each in days]) for day in set().union(*bounds)}
        return [max(0, (end - start) * len(days) - before[end] + before[start]) for start, end in bounds]


class _Remembered(NamedTuple):
    until: float
    coverage: Coverage


_NEVER = _Remembered(float("-inf"), Coverage({}, date.min))


class CoverageStore(Store):
    """What the catalogue knows of the days on which sources were collected."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self._remembered = _NEVER
        self._working = threading.Lock()

    def collected(self) -> Coverage:
        """The collected days of every source, as of some minutes ago at most (`REMEMBERED_SECONDS`).

        One caller works them out anew; the others are given the old ones meanwhile.
        """
        held = self._remembered
        started = time.monotonic()
        if started > held.until and self._working.acquire(blocking=held is _NEVER):
            try:
                if self._remembered is held:
                    coverage = self._work_out()
                    took = time.monotonic() - started
                    until = started + max(REMEMBERED_SECONDS, REMEMBERED_TIMES * took)
                    self._remembered = _Remembered(until, coverage)
            finally:
                self._working.release()
        return self._remembered.coverage

    def _work_out(self) -> Coverage:
        spans: dict[str, list[DaySpan]] = defaultdict(list)
        with self._read() as session:
            for source, day in _held_days(session):
                spans[source].append(DaySpan(day, day))
            oldest = {source: min(held).first for source, held in spans.items()}
            for source, command, started in session.execute(_RUNS_THAT_READ):
                span = span_of_run(command, started, oldest.get(source))
                spans[source] += [span] if span else []
        yesterday = datetime.now(VIETNAM_TIME).date() - timedelta(days=1)
        return Coverage({source: DaySet.of(days) for source, days in spans.items()}, yesterday)


def span_of_run(command: str, started: datetime, oldest: date | None) -> DaySpan | None:
    """The days that a run that ended well collected, by its command; `oldest` is the day of the first article held."""
    options = _options(command)
    if {"--limit", "--from-warc"} & options.keys():
        return None
    began = started.astimezone(VIETNAM_TIME).date()
    first = began - timedelta(days=REACH_DAYS)
    if "--backfill" in options and oldest is not None:
        first = min(first, oldest)
    since = datetime.strptime(options["--since"], "%Y-%m-%d").date() if "--since" in options else first  # noqa: DTZ007
    return DaySpan(max(first, since), began)


@lru_cache(maxsize=1000)
def _options(command: str) -> dict[str, str]:
    """The options of a command, with the word behind each."""
    return dict(_OPTION.findall(command))


def _held_days(session: Session) -> Iterator[tuple[str, date]]:
    day = func.substr(ArticleRow.published, 1, 10)
    query = select(ArticleRow.source, day).where(ArticleRow.published.is_not(None)).distinct()
    for source, text in session.execute(query):
        yield source, date.fromisoformat(text)
