"""What the surroundings of a run of capitals say it names: "ông Hải" a person, "huyện Phú Giang" a place.

The same look is taken at a whole corpus (`training.lexicon`) and at the article that is being tagged.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from newscrawl.tag.phrases import type_words

#: Longer runs are headlines.
LONGEST = 6
_AT_PLACE = frozenset({"ở", "tại", "sang", "khỏi"})
_SAYS = frozenset({"cho", "nói", "kể", "chia", "bộc", "tâm", "khẳng", "nhấn", "phát"})
_SAID = frozenset({"biết", "rằng", "sẻ", "bạch", "sự", "định", "mạnh", "biểu"})


def capital_runs(texts: Sequence[str]) -> Iterator[tuple[int, int]]:
    """First and past-the-last token of each run of tokens that begin with a capital or are numbers behind one."""
    index, count = 0, len(texts)
    while index < count:
        first = index
        while index < count and texts[index][0].isupper():
            index += 1
        if index > first:
            yield first, index
        else:
            index += 1


def hints(lower: Sequence[str], first: int, last: int) -> str:
    """One letter for each kind of thing that the tokens beside a run speak for: "P", "L", "O", or none."""
    before = _kind_before(lower, first)
    if before:
        return before
    if last + 1 < len(lower) and lower[last] in _SAYS and lower[last + 1] in _SAID:
        return "P"
    return ""


def _kind_before(lower: Sequence[str], first: int) -> str:
    for begin in range(max(0, first - 5), first):
        match = type_words().match(lower, begin)
        if match is not None and begin + match[0] == first and match[1][0] in "OLP":
            return "" if match[1] == "Lunit" and lower[first - 1] in ("vùng", "miền") else match[1][0]
    return "L" if first and lower[first - 1] in _AT_PLACE else ""


def said_of_names(sentences: Iterable[Sequence[str]]) -> Mapping[str, str]:
    """What the sentences of an article, each as its tokens, say of the names in them: name in small letters -> letters.

    "p" marks the last part of a person's full name, by which the article may go on: "Khích" after "Quách Văn Khích".
    """
    letters: defaultdict[str, set[str]] = defaultdict(set)
    for texts in sentences:
        lower = [text.lower() for text in texts]
        for first, last in capital_runs(texts):
            hint = hints(lower, first, last) if last - first <= LONGEST else ""
            if hint:
                letters[" ".join(lower[first:last])].add(hint)
                if hint == "P" and last - first > 1:
                    letters[lower[last - 1]].add("p")
    return {name: "".join(sorted(found)) for name, found in letters.items()}
