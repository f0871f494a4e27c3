"""Which things appear together more often than chance would have it: the log-likelihood ratio of a two by two table.

G² after Dunning, "Accurate Methods for the Statistics of Surprise and Coincidence" (1993): unlike the ratio of the
shares it does not favour what is rare, unlike the bare count it does not favour what is everywhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import log

#: One article in which two names meet proves nothing.
LEAST_TOGETHER = 2
#: Chance alone gives more than this once in a thousand tables (chi-squared, one degree of freedom).
LEAST_SCORE = 10.83


@dataclass(frozen=True, slots=True)
class Association:
    """How often something appears with what was asked about: in `together` of its `articles`.

    `expected` is how many of them chance would give, `score` is G²; negative where it appears with it less than that.
    """

    name: str
    together: int
    articles: int
    expected: float
    score: float


def associations(
    together: Mapping[str, int], articles: Mapping[str, int], asked: int, of: int
) -> tuple[Association, ...]:
    """What appears significantly with the `asked` articles `of` all, the strongest first.

    `together` counts each name in the articles asked about, `articles` in all.
    """
    found = (
        association(name, count, max(count, articles.get(name, 0)), asked, of)
        for name, count in together.items()
        if count >= LEAST_TOGETHER
    )
    return tuple(
        sorted((each for each in found if each.score >= LEAST_SCORE), key=lambda each: (-each.score, each.name))
    )


def association(name: str, together: int, articles: int, asked: int, of: int) -> Association:
    """The association of a name that is in `articles` of all, `together` of them among the `asked`."""
    expected = articles * asked / of if of else 0.0
    score = log_likelihood_ratio(together, asked - together, articles - together, of - asked - articles + together)
    return Association(name, together, articles, expected, score if together >= expected else -score)


def log_likelihood_ratio(both: int, first: int, second: int, neither: int) -> float:
    """G² of a table: how many have both properties, the first alone, the second alone, neither; 0 for independence."""
    total = both + first + second + neither
    rows, columns = (both + first, second + neither), (both + second, first + neither)
    cells = ((both, rows[0], columns[0]), (first, rows[0], columns[1]), (second, rows[1], columns[0]))
    summed = _sum((*cells, (neither, rows[1], columns[1])), total)
    return max(0.0, 2 * summed)  # rounding alone brings it below


def _sum(cells: Iterable[tuple[int, int, int]], total: int) -> float:
    return sum(count * log(count * total / (row * column)) for count, row, column in cells if count > 0)
