"""A name as its words, and what the catalogue keeps of it so that it is found by how any of them begins. Pure."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from hashlib import blake2b
from typing import NamedTuple

from newscrawl.vietnamese import fold, normalise_i, normalise_tones

#: What is kept of a name from each of its words on, in characters.
START_LENGTH = 40
#: Longer ones are an extractor's fault, and no filter takes them.
LONGEST_NAME = 500

_WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")


class NameStart(NamedTuple):
    """A name from its `word`th word on (counted from 0), as `name_rows.NameStartRow` keeps it."""

    word: int
    folded: str
    spelt: str


def entity_name(text: str) -> str:
    """The name as the index holds it."""
    return unicodedata.normalize("NFC", text)


def name_id(type_: str, name: str) -> int:
    """A number of 63 bits for a name; two names of one number do not occur in practice."""
    return int.from_bytes(blake2b(f"{type_}\0{name}".encode(), digest_size=8).digest()) >> 1


def name_row(type_: str, name: str, weight: int) -> dict[str, str | int]:
    """The values of a `NameRow`."""
    key = " ".join(folded for _, folded in spelt_words(name))
    return {"id": name_id(type_, name), "type": type_, "name": name, "key": key, "weight": weight}


def start_rows(row: dict[str, str | int]) -> Iterator[dict[str, str | int]]:
    """The values of the name's `NameStartRow`s, from those of its `NameRow`."""
    seen = set()
    for start in starts_of(str(row["name"])):
        if start.folded not in seen:
            seen.add(start.folded)
            yield start._asdict() | {"name_id": row["id"], "type": row["type"], "weight": row["weight"]}


def starts_of(name: str) -> Iterator[NameStart]:
    """The name from each of its words on, words parted by one blank."""
    words = spelt_words(name)
    for place in range(len(words)):
        folded = " ".join(folded for _, folded in words[place:])[:START_LENGTH]
        spelt = " ".join(spelt for spelt, _ in words[place:])[:START_LENGTH]
        yield NameStart(place, folded, spelt)


def spelt_words(text: str) -> list[tuple[str, str]]:
    """Each word as spelt (lower case, one placement of the tone, i for y) and folded, both of one length."""
    spelt = (normalise_i(normalise_tones(word).lower()) for word in _WORD.findall(entity_name(text)))
    pairs = ((word, normalise_i(fold(word))) for word in spelt)
    # Outside of Vietnamese a folded word may be shorter; it is then found without diacritics alone.
    return [(word if len(word) == len(folded) else folded, folded) for word, folded in pairs if folded]


def ends_in_y(prefix: str) -> bool:
    """Kept with i, a whole syllable like "my" must not become the beginning of "minh"."""
    last = str(_WORD.findall(normalise_tones(prefix))[-1])
    return normalise_i(last) != last
