"""Adds to a tree what the vocabulary knows by another name."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence, Set

from search.query.limits import MOST_WORDS_LOOKED_UP
from search.query.shaping import all_of, any_of, none_of
from search.query.tree import And, Node, Not, Or, Phrase, TextScope, Word
from search.query.vocabulary import Form, Vocabulary

#: Readings of one phrase: each abbreviation in it doubles them.
_MOST_READINGS = 8


class Expansion:
    """One query's looking up. `also` are the names of what was added, `bounded` that some was left out for its cost."""

    def __init__(self, vocabulary: Vocabulary, capitals: Set[str], verbatim: Collection[Phrase], words: int) -> None:
        """`words` is how many the query has; `capitals` were typed so; `verbatim` are phrases by punctuation."""
        self._vocabulary = vocabulary
        self._capitals = capitals
        self._verbatim = verbatim
        self._left = MOST_WORDS_LOOKED_UP - words
        self._also: dict[str, None] = {}
        self.bounded = False

    @property
    def also(self) -> tuple[str, ...]:
        """Names of what was added, as the vocabulary's file writes them."""
        return tuple(self._also)

    def expanded(self, node: Node) -> Node:
        """The node with other forms of its words beside them."""
        match node:
            case Word():
                return all_of(self._run((node,)))
            case Phrase():
                return node if self._stays(node) else self._phrase(node)
            case And(nodes):
                return all_of(self._all(nodes))
            case Or(nodes):
                return any_of([self.expanded(each) for each in nodes])
            case Not(inside):
                return none_of(self.expanded(inside))
            case _:
                return node

    def _stays(self, phrase: Phrase) -> bool:
        """A number like 14/NQ-LĐLĐ stays what it is, unless all of it is a form that is known (TP.HCM, LĐ-TB&XH)."""
        known, _ = self._vocabulary.at_start(phrase.words, self._capitals)
        return phrase in self._verbatim and known < len(phrase.words)

    def _all(self, nodes: Sequence[Node]) -> Iterator[Node]:
        """The nodes with neighbouring words of one field taken together."""
        run: list[Word] = []
        for node in nodes:
            if run and not (isinstance(node, Word) and node.scope == run[-1].scope):
                yield from self._run(run)
                run = []
            if isinstance(node, Word):
                run.append(node)
            else:
                yield self.expanded(node)
        yield from self._run(run)

    def _run(self, words: Sequence[Word]) -> Iterator[Node]:
        for typed, others in self._cut(words):
            added = [form for form in others if self._takes(form, len(form.words))]
            yield any_of([all_of(typed), *(_term(_words(form, typed[0].scope), 0) for form in added)])

    def _phrase(self, phrase: Phrase) -> Node:
        readings: list[tuple[Word, ...]] = [()]
        for typed, others in self._cut(phrase.words):
            choices = [tuple(typed)]
            for form in others:
                size = len(phrase.words) - len(typed) + len(form.words)
                if len(readings) * (len(choices) + 1) <= _MOST_READINGS and self._takes(form, len(readings) * size):
                    choices.append(_words(form, phrase.scope))
            readings = [(*reading, *choice) for reading in readings for choice in choices]
        return any_of([_term(reading, phrase.slop) for reading in readings])

    def _cut(self, words: Sequence[Word]) -> Iterator[tuple[Sequence[Word], tuple[Form, ...]]]:
        """The words in order, cut into known forms, each with the others of its group, and single words."""
        at = 0
        while at < len(words):
            length, others = self._vocabulary.at_start(words[at:], self._capitals)
            yield words[at : at + (length or 1)], others
            at += length or 1

    def _takes(self, form: Form, words: int) -> bool:
        """Is there room for so many words? Then the form is one of those that are searched as well."""
        if words > self._left:
            self.bounded = True
            return False
        self._left -= words
        self._also[form.name] = None
        return True


def _words(form: Form, scope: TextScope) -> tuple[Word, ...]:
    return tuple(
        Word(exact, True, scope) if exact != folded else Word(folded, False, scope) for exact, folded in form.words
    )


def _term(words: tuple[Word, ...], slop: int) -> Word | Phrase:
    return words[0] if len(words) == 1 else Phrase(words, slop, words[0].scope)
