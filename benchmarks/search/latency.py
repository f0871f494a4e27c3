"""Times of the contenders, which take turns of some questions in each order equally often, and what they answered."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import cycle, permutations

from benchmarks.search.asked import Answer, Contender
from benchmarks.search.questions import WARM_UP, Question

#: Questions that a contender is asked in a row.
TURN = 10


@dataclass
class Timed:
    """A contender's milliseconds and answers, in the order of the questions."""

    name: str
    milliseconds: list[float] = field(default_factory=list)
    answers: list[Answer] = field(default_factory=list)

    def percentile(self, share: float) -> float:
        """The time that this share of the questions stayed below."""
        return sorted(self.milliseconds)[min(int(len(self.milliseconds) * share), len(self.milliseconds) - 1)]


def measure(contenders: Sequence[Contender], asked: Sequence[Question]) -> list[Timed]:
    """Ask everything of everybody. Nobody asks a question twice, so that no cache has its answer.

    Two contenders may share an index: whoever asks second finds it warm. So each is as often before as behind the
    others, and the questions of a turn lie between.
    """
    timed = [Timed(contender.name) for contender in contenders]
    orders = cycle(permutations(range(len(contenders))))
    for start in range(0, len(asked), TURN):
        for place in next(orders):
            for number, question in enumerate(asked[start : start + TURN], start):
                ask = contenders[place].ready(question)
                started = time.perf_counter()
                said = ask()
                spent = time.perf_counter() - started
                if number >= WARM_UP:
                    timed[place].milliseconds.append(spent * 1000)
                    timed[place].answers.append(contenders[place].read(said))
    return timed


def show(timed: Sequence[Timed], asked: Sequence[Question]) -> None:
    """Print the figures, the first contender's beside each of the others'."""
    ours = timed[0]
    for each in timed:
        found = statistics.mean(bool(answer.total) for answer in each.answers)
        print(
            f"  {each.name:14} p50 {each.percentile(0.5):7.1f} ms   p95 {each.percentile(0.95):7.1f} ms   "
            f"mean {statistics.mean(each.milliseconds):7.1f} ms   found something {found:.0%}"
        )
    for other in timed[1:]:
        ratios = [ours.percentile(share) / other.percentile(share) for share in (0.5, 0.95)]
        of_each = statistics.median(
            mine / theirs for mine, theirs in zip(ours.milliseconds, other.milliseconds, strict=True)
        )
        print(
            f"  ours beside the {other.name:12} p50 {ratios[0]:5.2f}   p95 {ratios[1]:5.2f}   "
            f"median of the questions' own ratios {of_each:5.2f}"
        )
    _show_kinds(timed, asked[WARM_UP:])
    _show_agreement(ours, timed[1])


def _show_kinds(timed: Sequence[Timed], asked: Sequence[Question]) -> None:
    """The medians of each kind of question."""
    kinds: dict[str, Callable[[Question], bool]] = {
        "common words": lambda question: question.common,
        "rarer words": lambda question: not question.common,
        "phrases": lambda question: question.phrase,
        "with filters": lambda question: bool(question.filters or question.published),
        "with diacritics": lambda question: not question.folded,
        "without diacritics": lambda question: question.folded,
    }
    for name, belongs in kinds.items():
        places = [place for place, question in enumerate(asked) if belongs(question)]
        if places:
            medians = [statistics.median(each.milliseconds[place] for place in places) for each in timed]
            said = ", ".join(f"{each.name} {median:.1f}" for each, median in zip(timed, medians, strict=True))
            print(f"    {name} ({len(places)}): p50 in ms: {said}")


def _show_agreement(ours: Timed, bare: Timed) -> None:
    """Did both answer the same question?"""
    pairs = list(zip(ours.answers, bare.answers, strict=True))
    totals = statistics.mean(mine.total == theirs.total for mine, theirs in pairs)
    hits = statistics.mean(set(mine.hits) == set(theirs.hits) for mine, theirs in pairs)
    months = statistics.mean(mine.months == theirs.months for mine, theirs in pairs)
    facets = statistics.mean(_tops(mine) == _tops(theirs) for mine, theirs in pairs)
    passages = [sum(answer.passages for answer in each.answers) for each in (ours, bare)]
    print(
        f"    the bare engine's answers are ours: totals {totals:.0%}, hits {hits:.0%}, facets {facets:.0%}, "
        f"months {months:.0%} of the questions; passages {passages[0]} and {passages[1]}"
    )


def _tops(answer: Answer) -> dict[str, list[int]]:
    """The counts of each facet's values; which of equally frequent ones come last is not the same everywhere."""
    return {name: sorted(counts.values(), reverse=True) for name, counts in answer.facets.items()}
