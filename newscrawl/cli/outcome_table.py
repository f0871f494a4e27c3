"""Runs as tables: how their responses ended, adding up."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table

from newscrawl.archive.records import RunSummary
from newscrawl.cli.options import output_console
from newscrawl.crawl import CrawlReport
from newscrawl.models import Outcome
from newscrawl.outcomes import ARTICLE_OUTCOMES


def print_report(report: CrawlReport) -> None:
    """The runs of a crawl side by side, and what became of the index."""
    console = output_console()
    console.print(outcome_table(report.runs))
    console.print(_speed(report.runs))
    console.print(f"index: {report.delivery.delivered} deliveries, {report.delivery.waiting} waiting")


def outcome_table(runs: Sequence[RunSummary]) -> Table:
    """A column a run, a row an outcome; the last rows say what adds up, and what was never answered."""
    table = Table("outcome", *(run.source for run in runs), *(["all"] if len(runs) > 1 else []))
    table.columns[0].no_wrap = True
    for column in table.columns[1:]:
        column.justify, column.overflow = "right", "fold"
    for outcome in Outcome:
        counts = [run.outcomes.get(outcome, 0) for run in runs]
        if any(counts):
            table.add_row(outcome.value, *_cells(counts))
    undecided = [run.undecided for run in runs]
    if any(undecided):
        table.add_row("undecided", *_cells(undecided))
    table.add_section()
    table.add_row("responses", *_cells([run.responses for run in runs]), style="bold")
    reasons = sorted({reason for run in runs for reason in run.not_fetched})
    if reasons:
        table.add_section()
    for reason in reasons:
        table.add_row(f"not fetched: {reason}", *_cells([run.not_fetched.get(reason, 0) for run in runs]), style="dim")
    return table


def _speed(runs: Sequence[RunSummary]) -> str:
    """Responses and articles over the time from the first run's beginning to the last one's end."""
    ends = [run.finished for run in runs if run.finished is not None]
    seconds = (max(ends) - min(run.started for run in runs)).total_seconds() if ends else 0.0
    responses = sum(run.responses for run in runs)
    articles = sum(run.outcomes.get(outcome, 0) for run in runs for outcome in ARTICLE_OUTCOMES)
    rates = f" ({responses / seconds:.1f} and {articles / seconds:.1f} a second)" if seconds else ""
    return f"{responses} responses and {articles} articles in {seconds:.1f} s{rates}"


def _cells(counts: Sequence[int]) -> list[str]:
    total = [str(sum(counts))] if len(counts) > 1 else []
    return [*(str(count) if count else "·" for count in counts), *total]
