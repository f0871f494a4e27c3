"""How the application is served: what an operator may set."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Serving:
    """The defaults are those of tests and of tools that ask the application without a network.

    `cors_origins`: sites whose scripts may read answers, "*" for all. `requests_per_minute`: from one address, 0 for
    any number. `answer_seconds`: an answer must begin within so many, None for any time.
    """

    cors_origins: tuple[str, ...] = ()
    requests_per_minute: int = 0
    answer_seconds: float | None = None
