"""luqum's tree of a mended query -> our tree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import cast

from luqum import tree as lucene

from newscrawl.vietnamese import fold
from search.analysis import LONGEST_WORD, Token, tokens
from search.query.dates import typed_days
from search.query.field_names import query_fields
from search.query.limits import MOST_PREFIXES, MOST_WORDS
from search.query.notes import Note
from search.query.shaping import all_of, any_of, none_of
from search.query.tree import During, Everything, Key, Node, PeriodScope, Phrase, Prefix, TextScope, Word
from search.request import RequestError

_SHORTEST_PREFIX = 2
_TEXT: TextScope = "text"


@dataclass
class Built:
    """What the tree does not tell of how it was typed.

    Attributes:
        codes: phrases made by punctuation alone ("14/NQ-LĐLĐ"), as typed: what they hold is never looked up.
        capitals: words that were typed in capitals, in both spellings.
        words: how many words the query has.
    """

    notes: list[Note] = field(default_factory=list)
    codes: dict[Phrase, str] = field(default_factory=dict)
    capitals: set[str] = field(default_factory=set)
    words: int = 0


def build(parsed: lucene.Item) -> tuple[Node, Built]:
    """Our tree. Raises RequestError where it has too many words or prefixes."""
    builder = _Builder()
    return all_of([builder.node(parsed, None)]), builder.built


class _Builder:
    def __init__(self) -> None:
        self.built = Built()
        self._prefixes = 0

    def node(self, item: lucene.Item, name: str | None) -> Node:
        """The node of an item inside the field `name`."""
        match item:
            case lucene.SearchField():
                return self.node(item.expr, item.name)
            case lucene.BaseGroup() | lucene.Plus():
                return self.node(item.children[0], name)
            case lucene.Not() | lucene.Prohibit():
                return none_of(self.node(item.a, name))
            case lucene.OrOperation():
                return any_of([self.node(each, name) for each in item.operands])
            case lucene.BaseOperation():
                return all_of([self.node(each, name) for each in item.operands])
            case _:
                return self._leaf(item, name)

    def _leaf(self, item: lucene.Item, name: str | None) -> Node:
        kind = "words" if name is None else query_fields()[name].kind
        scope = cast(TextScope, name) if name is not None and kind == "words" else _TEXT
        if isinstance(item, lucene.Range):
            return self._range(item, cast(PeriodScope, name) if kind == "days" else None, scope)
        slop = item.degree if isinstance(item, lucene.Proximity) else 0
        term = item.term if isinstance(item, lucene.Proximity) else item
        quoted = isinstance(term, lucene.Phrase)
        text = term.value[1:-1] if quoted else term.unescaped_value
        if name is not None and kind == "key":
            return self._key(name, text)
        if kind == "days":
            return self._days(text, cast(PeriodScope, name), quoted=quoted)
        return self._quoted(text, scope, slop) if quoted else self._run(text, scope)

    def _key(self, name: str, text: str) -> Node:
        self._count(1)
        if "*" in text:
            self._note("star", text)
        return Key(name, " ".join(re.sub(r"[*\\]", " ", text).split()).lower())

    def _days(self, text: str, scope: PeriodScope, *, quoted: bool) -> Node:
        days = typed_days(text.strip())
        if days is None:
            self._note("date", text)
            return self._quoted(text, _TEXT, 0) if quoted else self._run(text, _TEXT)
        self._count(1)
        return During(scope, *days)

    def _range(self, item: lucene.Range, period: PeriodScope | None, scope: TextScope) -> Node:
        low, high = (end.unescaped_value for end in (item.low, item.high))
        typed = f"[{low} TO {high}]"
        first, last = _end(low), _end(high)
        if period is None or first is None or last is None:
            self._note("range" if period is None else "date", typed)
            return all_of([self._run(end, scope) for end in (low, high) if any(tokens(end))])
        self._count(1)
        starts = first[0] if item.include_low or first[1] is None else _shifted(first[1], 1)
        ends = last[1] if item.include_high or last[0] is None else _shifted(last[0], -1)
        if starts is not None and ends is not None and starts > ends:
            self._note("reversed", typed)
            starts, ends = last[0], first[1]
        return During(period, starts, ends)

    def _run(self, run: str, scope: TextScope) -> Node:
        """A run between blanks: a word, a prefix, or words joined by punctuation."""
        found = list(tokens(run))
        if len(found) == 1 and len(found[0].folded) >= _SHORTEST_PREFIX and run == run[: found[0].end] + "*":
            return self._prefix(run[found[0].start : found[0].end], found[0], scope)
        if "*" in run:
            self._note("star", run)
        node = self._phrase(run, found, scope, 0)
        if isinstance(node, Phrase):
            self.built.codes.setdefault(node, run.strip("*").replace("*", "/"))
        return node

    def _quoted(self, text: str, scope: TextScope, slop: int) -> Node:
        if "*" in text:
            self._note("star", text)
        return self._phrase(text, list(tokens(text)), scope, slop)

    def _phrase(self, text: str, found: Sequence[Token], scope: TextScope, slop: int) -> Node:
        self._count(len(found))
        words = tuple(_word(token, scope) for token in found)
        for token in found:
            typed = text[token.start : token.end]
            if len(typed) > 1 and typed.isupper():
                self.built.capitals |= {token.exact, token.folded}
        if not words:
            return Everything()
        return words[0] if len(words) == 1 else Phrase(words, slop, scope)

    def _prefix(self, typed: str, token: Token, scope: TextScope) -> Node:
        """Words that begin as typed. A whole syllable spelt otherwise in the index ("hoà", "ly") is a word beside."""
        self._count(1)
        self._prefixes += 1
        if self._prefixes > MOST_PREFIXES:
            raise RequestError("q", f"more than {MOST_PREFIXES} words with *")
        begins = typed[:LONGEST_WORD].lower()
        prefix = Prefix(begins, fold(begins) != begins, scope)
        word = _word(token, scope)
        return prefix if word.text == prefix.text else any_of([word, prefix])

    def _count(self, words: int) -> None:
        self.built.words += words
        if self.built.words > MOST_WORDS:
            raise RequestError("q", f"more than {MOST_WORDS} words")

    def _note(self, code: str, piece: str) -> None:
        self.built.notes.append(Note(code, piece))


def _word(token: Token, scope: TextScope) -> Word:
    return Word(token.exact, True, scope) if token.exact != token.folded else Word(token.folded, False, scope)


def _end(text: str) -> tuple[date | None, date | None] | None:
    """First and last day of an end of a range, open ones as None; None for what is no date."""
    return (None, None) if text == "*" else typed_days(text)


def _shifted(day: date, days: int) -> date:
    try:
        return day + timedelta(days=days)
    except OverflowError:  # before the year 1 or after 9999
        return day
