"""Features of tokens for the model of names: a list of strings a token, the same in training and in use.

Most tokens are ordinary words far from any name: they get next to nothing, which keeps tagging fast.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from typing import NamedTuple

from newscrawl.tag.feature_lists import (
    TokenViews,
    WordViews,
    heads,
    is_near,
    is_shouted,
    phrase_features,
    shape,
    token_views,
    word_views,
)
from newscrawl.tag.lexicon import Lexicon
from newscrawl.tag.phrases import surnames
from newscrawl.tag.surroundings import LONGEST, capital_runs
from newscrawl.tag.tokens import TaggedToken

Features = list[list[str]]


class _Sentence(NamedTuple):
    """What there is of a sentence, token by token."""

    row: Sequence[TaggedToken]
    fixed: Sequence[bool]
    lower: list[str]
    phrases: list[list[str]]
    views: list[TokenViews]
    words: list[WordViews]
    shapes: list[str]


class AllFeatures:
    """Every feature is wanted: in training."""

    def __contains__(self, name: object) -> bool:
        return True


class FeatureMaker:
    """Features after a lexicon. Only those in `known` are made, since a model passes over what it never saw."""

    def __init__(self, lexicon: Lexicon, known: Container[str]) -> None:
        self._evidence = lexicon.evidence
        self._known = known
        self._token = token_views(lexicon, known)
        self._word = word_views(known)

    def features(self, row: Sequence[TaggedToken], fixed: Sequence[bool], said: Mapping[str, str]) -> Features:
        """The features of a sentence.

        `fixed` marks the tokens of dates and document numbers, `said` is what the whole article says of its names
        (`newscrawl.tag.surroundings.said_of_names`).
        """
        lower = [token.text.lower() for token in row]
        phrases = phrase_features(row, lower)
        near = is_near(row, phrases)
        table: Features = [["far"] for _ in row]
        if not any(near):
            return table
        views = [self._token(token.text) for token in row]
        words = [self._word(token.pos, token.opens) for token in row]
        shapes = [shape(token.text) for token in row]
        sentence = _Sentence(row, fixed, lower, phrases, views, words, shapes)
        clause, runs = heads(row, lower, phrases), self._runs(row, lower, said)
        whole = ["shouted"] if is_shouted(row) else []
        for index in range(len(row)):
            if near[index]:
                made = [*phrases[index], *clause[index], *runs[index], *whole]
                table[index] = self._of(sentence, index, made)
        return table

    def _of(self, sentence: _Sentence, index: int, made: list[str]) -> list[str]:
        """The features of a token: those of the views, which are known, and of those made here the known."""
        features = [*sentence.views[index].own, *sentence.words[index].own]
        if sentence.fixed[index]:
            made.append("fixed")
        _add_before(sentence, index, features, made)
        _add_behind(sentence, index, features, made)
        known = self._known
        features += [name for name in made if name in known]
        return features

    def _runs(self, row: Sequence[TaggedToken], lower: Sequence[str], said: Mapping[str, str]) -> list[list[str]]:
        """What a run of capitals says to each of its tokens: its surroundings, its ends, what is known of it."""
        found: list[list[str]] = [[] for _ in row]
        for first, last in capital_runs([token.text for token in row]):
            length = last - first
            before = lower[first - 1] if first else ""
            shared = [
                f"rb={before}",
                f"rB={lower[first - 2] if first > 1 else ''} {before}",
                f"ra={lower[last] if last < len(row) else ''}",
                f"r1={lower[first]}",
                f"rl={lower[last - 1]}",
            ]
            if row[first].text in surnames():
                shared.append(f"rs={min(length, 4)}")
            if length <= LONGEST:
                shared += self._known_of(lower[first:last], said)
            for index in range(first, last):
                found[index] = [*shared, f"r={min(index - first, 4)}/{min(length, 5)}"]
        return found

    def _known_of(self, run: Sequence[str], said: Mapping[str, str]) -> list[str]:
        whole, evidence = " ".join(run), self._evidence
        names = [f"e={evidence.get(whole, '?')}", f"d={said.get(whole, '?')}"]
        if len(run) > 1:
            names += [f"e1={evidence.get(run[0], '?')}", f"el={evidence.get(run[-1], '?')}"]
            names += _longest_said("dl", [" ".join(run[at:]) for at in range(1, len(run))], said)
            names += _longest_said("d1", [" ".join(run[:at]) for at in range(len(run) - 1, 0, -1)], said)
        return names


def _longest_said(name: str, parts: Sequence[str], said: Mapping[str, str]) -> list[str]:
    """What the article says of the first of the parts, longest first, of which it says anything."""
    return next(([f"{name}={said[part]}"] for part in parts if part in said), [])


def _add_before(sentence: _Sentence, index: int, features: list[str], made: list[str]) -> None:
    """What the two tokens before it say."""
    if not index:
        made.append("first")
        return
    row, fixed, lower, phrases, views, words, shapes = sentence
    features += views[index - 1].to_next
    features += words[index - 1].to_next
    made += [f"-1{name}" for name in phrases[index - 1]]
    made += (f"w-1w={lower[index - 1]} {lower[index]}", f"s-1s={shapes[index - 1]}{shapes[index]}")
    if row[index].start == row[index - 1].end:
        made.append("glued")
    if fixed[index - 1]:
        made.append("-1fixed")
    if index > 1:
        features += views[index - 2].to_second_next
        made += [f"-2{name}" for name in phrases[index - 2]]
        made.append(f"w-2w-1={lower[index - 2]} {lower[index - 1]}")


def _add_behind(sentence: _Sentence, index: int, features: list[str], made: list[str]) -> None:
    """What the two tokens behind it say."""
    last = len(sentence.row) - 1
    if index == last:
        made.append("last")
        return
    _, fixed, lower, phrases, views, words, shapes = sentence
    features += views[index + 1].to_previous
    features += words[index + 1].to_previous
    made += [f"+1{name}" for name in phrases[index + 1]]
    made += (f"ww+1={lower[index]} {lower[index + 1]}", f"ss+1={shapes[index]}{shapes[index + 1]}")
    if fixed[index + 1]:
        made.append("+1fixed")
    if index + 1 < last:
        features += views[index + 2].to_second_previous
        made += [f"+2{name}" for name in phrases[index + 2]]
        made.append(f"w+1w+2={lower[index + 1]} {lower[index + 2]}")
