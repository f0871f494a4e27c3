"""Sources, runs and health as the API gives them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Self

from newscrawl.archive.records import RunSummary, SourceStatus
from newscrawl.models import Outcome, iso
from newscrawl.sources import Source
from search.api.answers.base import Answer
from search.backends.base import BackendHealth


class RunAnswer(Answer):
    """One crawl of one source: `outcomes` and `undecided` add up to `responses`."""

    id: str
    started: str
    finished: str | None
    state: str
    responses: int
    outcomes: dict[str, int]
    undecided: int
    not_fetched: dict[str, int]

    @classmethod
    def of(cls, run: RunSummary) -> Self:
        """From the catalogue's record."""
        return cls(
            id=run.id,
            started=run.started.isoformat(),
            finished=iso(run.finished),
            state=run.state,
            responses=run.responses,
            outcomes={outcome.value: count for outcome, count in run.outcomes.items()},
            undecided=run.undecided,
            not_fetched=run.not_fetched,
        )


class NameAnswer(Answer):
    """A source's name in both languages."""

    vi: str
    en: str


class SourceAnswer(Answer):
    """A source and how it does. `coverage`: articles by day of publication; `outcomes`: pages of all runs.

    `configured` is false for one that the catalogue knows and no source file describes any more.
    """

    key: str
    name: NameAnswer
    configured: bool
    hosts: list[str]
    articles: int
    first_published: str | None
    last_published: str | None
    coverage: dict[str, int]
    last_run: RunAnswer | None
    outcomes: dict[str, int]
    waiting_for_index: int

    @classmethod
    def of(
        cls,
        key: str,
        source: Source | None,
        status: SourceStatus | None,
        coverage: Mapping[date, int],
        outcomes: Mapping[Outcome, int],
    ) -> Self:
        """From the source file and the catalogue's records; either may be missing."""
        return cls(
            key=key,
            name=NameAnswer(vi=source.name.vi, en=source.name.en) if source else NameAnswer(vi=key, en=key),
            configured=source is not None,
            hosts=list(source.hosts) if source else [],
            articles=status.articles if status else 0,
            first_published=status.first_published if status else None,
            last_published=status.last_published if status else None,
            coverage={day.isoformat(): count for day, count in coverage.items()},
            last_run=RunAnswer.of(status.last_run) if status and status.last_run else None,
            outcomes={outcome.value: count for outcome, count in outcomes.items()},
            waiting_for_index=status.waiting_for_index if status else 0,
        )


class SourcesAnswer(Answer):
    """All sources by key."""

    sources: list[SourceAnswer]


class HealthAnswer(Answer):
    """`status` is "ok" where the backend answers, else "backend down"."""

    status: str
    backend: str
    reachable: bool
    documents: int | None
    detail: str | None
    waiting_for_index: int

    @classmethod
    def of(cls, health: BackendHealth, waiting: int) -> Self:
        """From the backend's own account and the catalogue's queue."""
        return cls(
            status="ok" if health.reachable else "backend down",
            backend=health.name,
            reachable=health.reachable,
            documents=health.documents,
            detail=health.detail,
            waiting_for_index=waiting,
        )
