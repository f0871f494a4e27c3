"""Names met again: a person or an organisation named once is named wherever it stands in the same letters."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from newscrawl.models import MentionType
from newscrawl.tag.name_model import Sentence
from newscrawl.tag.spans import Span, beside
from newscrawl.tag.surroundings import capital_runs
from newscrawl.tag.tokens import TaggedToken
from newscrawl.tag.underthesea_package import dictionary

#: A lone capital or pair of them ("A", "HN") is too little to be known again by.
_SHORTEST = 3


def echoes(text: str, sentences: Sequence[Sentence], spans: Sequence[Span]) -> list[Span]:
    """The runs of capitals beside the spans that are written like one of them, or like a person's last name part.

    "Khích" after "Quách Văn Khích" is a person; a name that was found with two types gets the one it had more often.
    Places are left out: their names are parts of too much else. So is a lone syllable that is part of a longer word:
    the "Thu" of "Thu nhập" is nobody.
    """
    types: defaultdict[str, Counter[MentionType]] = defaultdict(Counter)
    last_parts = set()
    for span in spans:
        if span.type == "LOC":
            continue
        written = text[span.start : span.end]
        types[written][span.type] += 1
        if span.type == "PER" and " " in written and written[0].isupper():
            last_parts.add(written.split()[-1])
    found = []
    for start, end, parts in _runs(sentences):
        written = text[start:end]
        if written in types and (parts > 1 or len(written) >= _SHORTEST):
            found.append(Span(types[written].most_common(1)[0][0], start, end))
        elif parts == 1 and written in last_parts:
            found.append(Span("PER", start, end))
    return beside(found, spans)


def _runs(sentences: Sequence[Sentence]) -> Iterator[tuple[int, int, int]]:
    for row, _ in sentences:
        for first, last in capital_runs([token.text for token in row]):
            if last - first > 1 or not _is_in_longer_word(row[first]):
                yield row[first].start, row[last - 1].end, last - first


def _is_in_longer_word(token: TaggedToken) -> bool:
    """underthesea also joins what no dictionary has: "Khiêm học" is no word."""
    return token.word != token.text.lower() and token.word in dictionary()
