"""Features that hang on one token, its word or its clause: the parts of which `newscrawl.tag.features` makes lists."""

from __future__ import annotations

from collections.abc import Callable, Container, Sequence
from functools import lru_cache
from typing import NamedTuple

from newscrawl.tag.lexicon import Lexicon, cluster_key
from newscrawl.tag.phrases import Phrases, place_names, surnames, type_words
from newscrawl.tag.tokens import TaggedToken

#: How many tokens behind an organisation's type word its name may go on.
REACH = 14
_CLAUSE_ENDS = frozenset('.;:!?"“”')
_REMEMBERED = 1 << 15


class TokenViews(NamedTuple):
    """The features that a token adds to its own list and to those of the tokens beside it."""

    own: list[str]
    to_next: list[str]
    to_previous: list[str]
    to_second_next: list[str]
    to_second_previous: list[str]


class WordViews(NamedTuple):
    """The features that a token's word adds to the token's list and to those of the tokens beside it."""

    own: list[str]
    to_next: list[str]
    to_previous: list[str]


@lru_cache(maxsize=_REMEMBERED)
def shape(text: str) -> str:
    """How a token is written: "Aa", "AA", "A", "AaA", "a", "9" and "99" for short and long numbers, "." for marks."""
    if text.isdigit():
        return "9" if len(text) < 3 else "99"
    if not text[0].isalnum():
        return "."
    if text.isupper():
        return "A" if len(text) == 1 else "AA"
    if text[0].isupper():
        return "Aa" if text[1:].islower() else "AaA"
    return "a" if text.islower() else "m"


def token_views(lexicon: Lexicon, known: Container[str]) -> Callable[[str], TokenViews]:
    """What a token says: itself, its shape, how often it is a capital, its clusters, whether it is a surname."""

    def views(text: str) -> TokenViews:
        lower, form = text.lower(), shape(text)
        coarse, fine = lexicon.clusters.get(cluster_key(lower), (-1, -1))
        capital = lexicon.capitals.get(lower, "?")
        own = [f"w={lower}", f"s={form}", f"c={capital}{form[0]}", f"k={coarse}", f"f={fine}"]
        if text in surnames():
            own.append("surname")
        beside = (f"w={lower}", f"s={form}", f"c={capital}", f"k={coarse}", f"f={fine}")
        beyond = (f"w={lower}", f"s={form}", f"f={fine}")
        lists = [own, *([at + name for name in beside] for at in ("-1", "+1"))]
        lists += [[at + name for name in beyond] for at in ("-2", "+2")]
        return TokenViews(*([name for name in names if name in known] for names in lists))

    return lru_cache(maxsize=_REMEMBERED)(views)


def word_views(known: Container[str]) -> Callable[[str, bool], WordViews]:
    """What a token's word says: the part of speech, and whether the token begins the word."""

    def views(pos: str, opens: bool) -> WordViews:
        name = f"p={'B' if opens else 'I'}{pos}"
        return WordViews(*([at + name] if at + name in known else [] for at in ("", "-1", "+1")))

    return lru_cache(maxsize=_REMEMBERED)(views)


def phrase_features(row: Sequence[TaggedToken], lower: Sequence[str]) -> list[list[str]]:
    """For each token the type word ("t=BOuni") and the place name ("n=IP") that it begins or goes on."""
    found: list[list[str]] = [[] for _ in row]
    _mark(found, row, lower, type_words(), "t", capital=False)
    _mark(found, row, lower, place_names(), "n", capital=True)
    return found


def _mark(
    found: list[list[str]],
    row: Sequence[TaggedToken],
    lower: Sequence[str],
    phrases: Phrases,
    name: str,
    *,
    capital: bool,
) -> None:
    index = 0
    while index < len(row):
        match = None if capital and not row[index].text[0].isupper() else phrases.match(lower, index)
        if match is None:
            index += 1
            continue
        length, code = match
        found[index].append(f"{name}=B{code}")
        for inner in range(index + 1, index + length):
            found[inner].append(f"{name}=I{code}")
        index += length


def is_near(row: Sequence[TaggedToken], phrases: Sequence[Sequence[str]]) -> list[bool]:
    """Whether a token is close enough to a capital or to a type word to be part of a name or to speak for one."""
    near = [False] * len(row)
    reach = -1
    for index, token in enumerate(row):
        organisation = any(name.startswith(("t=BO", "t=IO")) for name in phrases[index])
        if organisation or token.text[0].isupper() or any(name.startswith("t=BL") for name in phrases[index]):
            for other in range(max(0, index - 2), min(len(row), index + 4)):
                near[other] = True
        if organisation:
            reach = index + REACH
        elif ends_clause(row, index):
            reach = -1
        if index <= reach:
            near[index] = True
    return near


def heads(row: Sequence[TaggedToken], lower: Sequence[str], phrases: Sequence[Sequence[str]]) -> list[list[str]]:
    """The last type word of an organisation to the left in the clause, how far it is, and how far the next capital."""
    found: list[list[str]] = []
    head, kind, at = "", "", 0
    ahead = _next_capitals(row)
    for index, token in enumerate(row):
        begins = next((name for name in phrases[index] if name.startswith("t=BO")), None)
        if begins:
            head, kind, at = lower[index], begins[4:], index
        elif index - at > REACH or ends_clause(row, index):
            head = ""
        if not head:
            found.append([])
            continue
        form, far = shape(token.text), min(index - at, 9) // 2
        names = [f"h={head}", f"hk={kind}{far}", f"hs={kind}{form}", f"hp={kind}{token.pos}{form}"]
        if form[0] != "A":
            names += (f"hw={kind}{lower[index]}", f"ha={kind}{ahead[index] - index if ahead[index] - index < 6 else 6}")
            if ahead[index] - index < 6:
                names.append(f"hn={lower[index]} {lower[ahead[index]]}")
        found.append(names)
    return found


def _next_capitals(row: Sequence[TaggedToken]) -> list[int]:
    """For each token the place of the next one that begins with a capital, far away where the clause has none."""
    places, place = [0] * len(row), 2 * len(row) + 9
    for index in range(len(row) - 1, -1, -1):
        if ends_clause(row, index):
            place = 2 * len(row) + 9
        places[index] = place
        if row[index].text[0].isupper():
            place = index
    return places


def ends_clause(row: Sequence[TaggedToken], index: int) -> bool:
    """Whether a mark ends the clause; the one within "Q.2" does not."""
    if row[index].text not in _CLAUSE_ENDS:
        return False
    glued = index + 1 < len(row) and row[index + 1].start == row[index].end
    return not (glued and row[index].text == ".")


def is_shouted(row: Sequence[TaggedToken]) -> bool:
    """Whether a sentence is set in capitals, as headlines are: there a capital says nothing of names."""
    words = [token.text for token in row if token.text.isalpha()]
    return len(words) > 3 and sum(word.isupper() for word in words) > 0.6 * len(words)
