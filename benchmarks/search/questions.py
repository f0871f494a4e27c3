"""What the generated archive is asked: neighbouring words of its own articles, the same for the same seed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random

from benchmarks.search.articles import SEED, sample
from benchmarks.search.pieces import Pieces
from newscrawl.archive.records import StoredArticle
from newscrawl.vietnamese import fold

QUESTIONS = 500
WARM_UP = 50
PHRASES = 0.2
FILTERED = 0.3

#: A word that more than this share of the articles have is common.
COMMON = 0.05

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Question:
    """Words as the text has them, asked with or without diacritics; `filters` by field name, one value each."""

    words: tuple[str, ...]
    folded: bool
    phrase: bool
    common: bool
    filters: Mapping[str, str] = field(default_factory=dict)
    published: tuple[date, date] | None = None

    @property
    def typed(self) -> str:
        """As it is typed into our search."""
        return self.spelt(fold(self.accented) if self.folded else self.accented)

    @property
    def accented(self) -> str:
        """With all diacritics, which is the only way a plain index finds anything."""
        return " ".join(self.words)

    def spelt(self, words: str) -> str:
        """The words, in quotes where they are to stand side by side."""
        return f'"{words}"' if self.phrase else words


def questions(pieces: Pieces, number: int, count: int = QUESTIONS) -> list[Question]:
    """Questions to the generated archive of `number` articles: `count` that count, after `WARM_UP` that do not."""
    chance = Random(SEED)
    held = sample(pieces, number, chance)
    common = _common_words([story[0] for story in held])
    asked: list[Question] = []
    while len(asked) < WARM_UP + count:
        # Halves: with and without diacritics, and in each of these with common words and with rarer ones.
        folded, wants_common = len(asked) % 2 == 1, len(asked) % 4 < 2
        article = held[int(chance.random() * len(held))][0]
        words = _neighbours(article, chance)
        if words and all(word.lower() in common for word in words) == wants_common:
            phrase = len(words) > 1 and chance.random() < PHRASES * 4 / 3  # one in four is a single word
            asked.append(_filtered(Question(words, folded, phrase, wants_common), article, chance))
    return asked


def _common_words(held: Sequence[StoredArticle]) -> set[str]:
    counts: Counter[str] = Counter()
    for stored in held:
        counts.update(set(_WORD.findall(stored.article.text.lower())))
    return {word for word, count in counts.items() if count > COMMON * len(held)}


def _neighbours(article: StoredArticle, chance: Random) -> tuple[str, ...]:
    lines = article.article.text.split("\n")
    words = _WORD.findall(lines[int(chance.random() * len(lines))])
    length = 1 + int(chance.random() * 4)
    if len(words) < length:
        return ()
    start = int(chance.random() * (len(words) - length + 1))
    return tuple(words[start : start + length])


def _filtered(question: Question, article: StoredArticle, chance: Random) -> Question:
    """With filters that the article passes, or as it is."""
    if chance.random() >= FILTERED:
        return question
    kinds = {"ORG": "organisation", "PER": "person", "LOC": "place"}
    named = {kinds[mention.type]: mention.entity for mention in article.mentions if mention.type in kinds}
    which = int(chance.random() * 4)
    published = article.article.published
    if which == 0 and published is not None:
        day = published.date() if isinstance(published, datetime) else published
        around = timedelta(days=30 + int(chance.random() * 700))
        return replace(question, published=(day - around, day + around))
    if which == 1 and named:
        name = list(named)[int(chance.random() * len(named))]
        return replace(question, filters={name: named[name] or ""})
    if which == 2 and article.article.section:
        return replace(question, filters={"section": article.article.section})
    return replace(question, filters={"source": article.article.source or ""})
