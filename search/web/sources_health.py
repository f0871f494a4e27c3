"""How a source does, by a rule that the page states. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

from newscrawl.archive.records import SourceStatus

#: A union site brings some article in two weeks; one without is broken, moved, or read wrongly.
QUIET_DAYS = 14

HealthKind = Literal["never", "failed", "quiet", "waiting", "fine"]


@dataclass(frozen=True, slots=True)
class Health:
    """One thing that is to be said; `figure` are days without a new article, or articles that wait."""

    kind: HealthKind
    figure: int = 0


def health(status: SourceStatus | None, today: date) -> list[Health]:
    """What is to be said of a source, the gravest first; "fine" alone where there is nothing."""
    if status is None or (status.last_run is None and not status.articles):
        return [Health("never")]
    found = []
    if status.last_run is not None and status.last_run.state in ("failed", "interrupted"):
        found.append(Health("failed"))
    if status.last_published is not None:
        quiet = (today - date.fromisoformat(status.last_published[:10])).days
        if quiet > QUIET_DAYS:
            found.append(Health("quiet", quiet))
    if status.waiting_for_index:
        found.append(Health("waiting", status.waiting_for_index))
    return found or [Health("fine")]
