"""Runs, and how each source does."""

from __future__ import annotations

import re
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime

from sqlalchemy import func, select, true, update

from newscrawl.archive.database import Store
from newscrawl.archive.records import RunSummary, SourceStatus
from newscrawl.archive.schema import ArticleRow, PageRow, RunRow, WaitingRow
from newscrawl.models import Outcome


def start_of(run_id: str) -> datetime | None:
    """The start that a run's id states; None for an id of another form."""
    found = re.search(r"-(\d{8}T\d{6})-[0-9a-f]{4}$", run_id)
    return None if found is None else datetime.strptime(found[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)


def new_run_id(source: str, started: datetime) -> str:
    """A readable, unique id: source, start in UTC, four random digits ("longbien-20241124T030000-1f3a")."""
    return f"{source}-{started.astimezone(UTC):%Y%m%dT%H%M%S}-{secrets.token_hex(2)}"


class RunStore(Store):
    """The catalogue's runs."""

    def start_run(self, source: str, command: str, started: datetime | None = None, run_id: str | None = None) -> str:
        """Record a run as running; gives its id. A known id is left as it is (runs read back from the archive)."""
        started = started or datetime.now(UTC)
        run_id = run_id or new_run_id(source, started)
        with self._write() as session:
            if session.get(RunRow, run_id) is None:
                session.add(RunRow(id=run_id, source=source, started=started, state="running", command=command))
        return run_id

    def finish_run(self, run_id: str, state: str, not_fetched: dict[str, int] | None = None) -> None:
        """Close a run as "finished", "interrupted" or "failed"."""
        with self._write() as session:
            values: dict[str, object] = {"state": state, "finished": datetime.now(UTC)}
            if not_fetched is not None:
                values["not_fetched"] = not_fetched
            session.execute(update(RunRow).where(RunRow.id == run_id).values(**values))

    def run_ids(self) -> list[str]:
        """Ids of all runs."""
        with self._read() as session:
            return list(session.scalars(select(RunRow.id)))

    def close_read_back(self, run_id: str) -> None:
        """Close a run that is known from the archive alone: when it ended, and whether in order, is not known."""
        with self._write() as session:
            session.execute(update(RunRow).where(RunRow.id == run_id).values(state="interrupted"))

    def running_runs(self) -> list[str]:
        """Ids of runs that are going on, or whose process died."""
        with self._read() as session:
            return list(session.scalars(select(RunRow.id).where(RunRow.state == "running").order_by(RunRow.started)))

    def runs(self, source: str | None = None, limit: int = 20) -> list[RunSummary]:
        """The last runs, newest first."""
        query = select(RunRow).order_by(RunRow.started.desc(), RunRow.id).limit(limit)
        if source is not None:
            query = query.where(RunRow.source == source)
        with self._read() as session:
            rows = list(session.scalars(query))
        return self._summaries(rows)

    def run(self, run_id: str) -> RunSummary | None:
        """One run."""
        with self._read() as session:
            row = session.get(RunRow, run_id)
        return None if row is None else self._summaries([row])[0]

    def _summaries(self, rows: Sequence[RunRow]) -> list[RunSummary]:
        of_runs = PageRow.run_id.in_([row.id for row in rows])
        query = select(PageRow.run_id, PageRow.outcome, func.count()).where(of_runs)
        counts: dict[str, dict[str | None, int]] = defaultdict(dict)
        with self._read() as session:
            for run_id, outcome, count in session.execute(query.group_by(PageRow.run_id, PageRow.outcome)):
                counts[run_id][outcome] = count
        return [_summary(row, counts[row.id]) for row in rows]

    def outcome_totals(self, source: str) -> dict[Outcome, int]:
        """How all pages of a source ended, over all runs."""
        query = select(PageRow.outcome, func.count()).where(PageRow.source == source).group_by(PageRow.outcome)
        with self._read() as session:
            counts = dict(session.execute(query).all())
        return {outcome: counts[outcome] for outcome in Outcome if outcome in counts}

    def source_statuses(self) -> list[SourceStatus]:
        """Every source that the catalogue has met, by key."""
        return self._statuses()

    def source_status(self, source: str) -> SourceStatus | None:
        """One source; None for one that the catalogue has not met."""
        return next(iter(self._statuses(source)), None)

    def _statuses(self, source: str | None = None) -> list[SourceStatus]:
        of_articles = true() if source is None else ArticleRow.source == source
        of_runs = true() if source is None else RunRow.source == source
        rank = func.row_number().over(partition_by=RunRow.source, order_by=(RunRow.started.desc(), RunRow.id))
        ranked = select(RunRow.id, rank.label("rank")).where(of_runs).subquery()
        latest = select(RunRow).join(ranked, RunRow.id == ranked.c.id).where(ranked.c.rank == 1)
        articles = (
            select(ArticleRow.source, func.count(), func.min(ArticleRow.published), func.max(ArticleRow.published))
            .where(of_articles)
            .group_by(ArticleRow.source)
        )
        # Not as a join: SQLite would look up each article in the short queue, 200 ms at 100,000.
        in_queue = ArticleRow.id.in_(select(WaitingRow.article_id))
        waiting = select(ArticleRow.source, func.count()).where(of_articles, in_queue).group_by(ArticleRow.source)
        with self._read() as session:
            last_rows = list(session.scalars(latest))
            by_source = {key: (count, first, last) for key, count, first, last in session.execute(articles)}
            queued = dict(session.execute(waiting).all())
        last_runs = {run.source: run for run in self._summaries(last_rows)}
        statuses = []
        for key in sorted(last_runs.keys() | by_source.keys()):
            count, first, last = by_source.get(key, (0, None, None))
            statuses.append(SourceStatus(key, count, first, last, last_runs.get(key), queued.get(key, 0)))
        return statuses

    def coverage(self, source: str) -> dict[date, int]:
        """Articles of a source by day of publication, as the site states it."""
        day = func.substr(ArticleRow.published, 1, 10)
        query = (
            select(day, func.count())
            .where(ArticleRow.source == source, ArticleRow.published.is_not(None))
            .group_by(day)
            .order_by(day)
        )
        with self._read() as session:
            return {date.fromisoformat(text): count for text, count in session.execute(query)}


def _summary(row: RunRow, counts: Mapping[str | None, int]) -> RunSummary:
    return RunSummary(
        id=row.id,
        source=row.source,
        started=row.started,
        finished=row.finished,
        state=row.state,
        command=row.command,
        responses=sum(counts.values()),
        outcomes={outcome: counts[outcome] for outcome in Outcome if outcome in counts},
        undecided=counts.get(None, 0),
        not_fetched=row.not_fetched,
    )
