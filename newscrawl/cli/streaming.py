"""`extract` and `tag`: JSON lines in, JSON lines out, in order, from worker processes."""

from __future__ import annotations

import sys

import typer

from newscrawl.cli.options import Data, configured
from newscrawl.cli.pipe import LinePool, answers
from newscrawl.config import Config
from newscrawl.errors import OperationError
from newscrawl.json_lines import ExtractJob, LineJob, TagJob
from newscrawl.tag import check_model


def register(app: typer.Typer) -> None:
    """Add the commands."""
    app.command()(extract)
    app.command()(tag)


def extract(data: Data = None) -> None:
    """Read pages: {"url", "html"} or {"url", "body_base64", "headers"} a line; writes one article a line.

    A line may also have "status" (200 by default), "fetched" (now) and "source" (found by the address). A page that is
    no article gives its outcome and reason; a line that cannot be used, outcome "failed" and its number.
    """
    config, _ = configured(data)
    _run(ExtractJob(config.sources_folder.absolute()), config)


def tag() -> None:
    """Find mentions: {"id", "text", "published"} a line; writes {"id", "mentions", "entities"} a line.

    A line that cannot be used gives {"id", "error", "line"}.
    """
    config, _ = configured(None)
    check_model()
    _run(TagJob(), config)


def _run(job: LineJob, config: Config) -> None:
    """Answer standard input. Raises OperationError at its end where lines failed."""
    count = 0
    failures: list[str] = []
    # A file object of our own that nobody closes: that would wait for the thread that reads from it, and Python, which
    # closes its own one at exit, aborts.
    lines = open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115
    with LinePool(job, config.workers, config.digest_timeout_seconds) as pool:
        for answer in answers(lines, pool):
            sys.stdout.buffer.write(answer.text)
            sys.stdout.buffer.flush()
            count += 1
            if answer.failed is not None:
                failures.append(answer.failed)
    if failures:
        what = f"{len(failures)} of {count} lines failed"
        raise OperationError(f"{what}; each has its reason in its place, the first: {failures[0]}")
