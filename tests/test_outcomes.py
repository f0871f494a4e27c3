"""The outcome that a status alone decides."""

from __future__ import annotations

import pytest

from newscrawl.models import Outcome, Page, Role
from newscrawl.outcomes import RETRIED_STATUSES, outcome_of_status
from newscrawl.sources import Source
from tests.archive.made import page

SOURCE = Source.model_validate(
    {
        "key": "congdoan",
        "name": {"vi": "Công đoàn", "en": "Union"},
        "hosts": ["congdoan.example"],
        "feeds": ["https://congdoan.example/rss"],
        "article": {"pattern": r"\.html$"},
    }
)


def outcome(answer: Page, *, retries_left: bool = False, source: Source | None = SOURCE) -> Outcome | None:
    decided = outcome_of_status(answer, source, retries_left=retries_left)
    return None if decided is None else decided[0]


@pytest.mark.parametrize(
    ("status", "expected"),
    [(200, None), (201, "failed"), (206, "failed"), (304, "unchanged"), (400, "failed"), (401, "blocked"),
     (403, "blocked"), (404, "not-found"), (405, "failed"), (410, "not-found"), (429, "blocked"), (451, "blocked"),
     (418, "failed"), (500, "failed"), (503, "failed"), (524, "failed")],
)  # fmt: skip
def test_outcome_of_a_status_without_retries(status: int, expected: str | None) -> None:
    assert outcome(page(status=status)) == expected


@pytest.mark.parametrize("status", RETRIED_STATUSES)
def test_passing_error_is_retried_while_retries_are_left(status: int) -> None:
    assert outcome(page(status=status), retries_left=True) is Outcome.RETRIED


@pytest.mark.parametrize("status", [200, 304, 401, 403, 404, 410, 451])
def test_other_statuses_are_not_retried(status: int) -> None:
    assert outcome(page(status=status), retries_left=True) is not Outcome.RETRIED


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
@pytest.mark.parametrize(
    ("location", "expected"),
    [
        ("/khac.html", Outcome.REDIRECTED),
        ("https://congdoan.example/khac.html", Outcome.REDIRECTED),
        ("//congdoan.example/khac.html", Outcome.REDIRECTED),
        ("https://khac.example/", Outcome.OFFSITE),
        ("mailto:tin@congdoan.example", Outcome.OFFSITE),
        ("http://[broken", Outcome.FAILED),
        ("", Outcome.FAILED),
    ],
)
def test_redirect_by_where_it_leads(status: int, location: str, expected: Outcome) -> None:
    assert outcome(page(status=status, headers=(("location", location),))) is expected


def test_redirect_without_a_location_failed() -> None:
    assert outcome(page(status=302, headers=())) is Outcome.FAILED


def test_redirect_of_an_unknown_source_counts_as_followed() -> None:
    redirect = page(status=301, headers=(("Location", "https://khac.example/"),))
    assert outcome(redirect, source=None) is Outcome.REDIRECTED


@pytest.mark.parametrize("status", [200, 404, 500, 301])
def test_robots_file_is_robots_whatever_its_status(status: int) -> None:
    assert outcome(page(status=status, role=Role.ROBOTS), retries_left=True) is Outcome.ROBOTS


def test_detail_names_the_status() -> None:
    assert outcome_of_status(page(status=410), SOURCE, retries_left=False) == (Outcome.NOT_FOUND, "status 410")


def test_a_redirect_beyond_the_limit_has_failed() -> None:
    looping = page(status=302, headers=(("Location", "/2"),))
    assert outcome_of_status(looping, None, retries_left=True, redirects_left=False) == (
        Outcome.FAILED,
        "too many redirects",
    )
