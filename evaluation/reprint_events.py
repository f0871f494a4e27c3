"""Events of which the made set's articles tell: texts with slots, and the words that a seed fills them with.

`reprint_texts/{tune,held}/*.txt` are ours; all federations, companies and people in them are invented. A text has
`{slots}` that are the same wherever one event is told, and `[one|or|another]` that an event settles for itself.
"""

from __future__ import annotations

import random
import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal

FOLDER = Path(__file__).with_name("reprint_texts")
Half = Literal["tune", "held"]
HALVES: tuple[Half, ...] = ("tune", "held")

_SLOT = re.compile(r"\{(\w+)\}")
_CHOICE = re.compile(r"\[([^][]*\|[^][]*)\]")
_NUMBER = re.compile(r"n(\d+)")
#: A report has a name, a day or a number of its own at least so often: names and figures are what reports are of.
_WORDS_A_VALUE = 25
_ROMANS = ("VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV")


@dataclass(frozen=True, slots=True)
class Telling:
    """A title with paragraphs; a paragraph that begins with "[caption]" is a caption."""

    title: str
    paragraphs: tuple[str, ...]

    @property
    def words(self) -> int:
        """Syllables of the paragraphs."""
        return sum(len(paragraph.split()) for paragraph in self.paragraphs)


@dataclass(frozen=True, slots=True)
class Event:
    """A kind of event: how a reporter tells it, how another one does, and the next part where it is a series."""

    name: str
    telling: Telling
    other: Telling
    next: Telling | None

    @property
    def is_report(self) -> bool:
        """Does it say something of its own in every sentence? A feature with its names exchanged is still the same."""
        slots = set(_SLOT.findall("".join(self.telling.paragraphs)))
        return self.telling.words < _WORDS_A_VALUE * len(slots)


@cache
def events(half: Half) -> tuple[Event, ...]:
    """The kinds of events of a half; nothing is in both."""
    return tuple(_event(path) for path in sorted((FOLDER / half).glob("*.txt")))


@cache
def words(half: Half) -> Mapping[str, Sequence[str]]:
    """Names and phrases of a half."""
    return tomllib.loads((FOLDER / half / "words.toml").read_text(encoding="utf-8"))


def values(half: Half, seed: str) -> dict[str, str]:
    """What fills the slots of one event, numbers excepted: always the same for the same seed."""
    chance, lists = random.Random(seed), words(half)
    year = chance.randint(2015, 2026)
    place, roman = chance.choice(lists["places"]), chance.randrange(1, len(_ROMANS))
    company, company2 = chance.sample(lists["companies"], 2)
    filled = {
        "year": str(year), "term": f"{year}-{year + 5}", "place": place, "org": f"Liên đoàn Lao động {place}",
        "org_up": "Tổng Liên đoàn Lao động Việt Nam", "roman": _ROMANS[roman], "roman_before": _ROMANS[roman - 1],
        "place2": chance.choice(lists["corners"]), "company": company, "company2": company2,
        "industry": chance.choice(lists["industries"]), "hall": chance.choice(lists["halls"]),
        "letter": chance.choice("AB"), "phone": f"09{chance.randrange(10**7, 10**8)}",
        "appeal": chance.choice(lists["appeals"]),
    }  # fmt: skip
    for number in range(1, 6):
        names = (chance.choice(lists[part]) for part in ("surnames", "middles", "givens"))
        filled[f"p{number}"] = f"{chance.choice(('ông', 'bà'))} {' '.join(names)}"
        filled[f"post{number}"] = f"{chance.choice(lists['posts'])} {place}"
        filled[f"day{number}"] = f"{chance.randint(1, 28)}/{chance.randint(1, 12)}"
    filled["g1"], filled["g2"] = chance.sample(lists["givens"], 2)
    filled["percent"], filled["percent2"] = (f"{chance.randint(510, 1290) / 10:.1f}%".replace(".", ",") for _ in "12")
    return filled


def told(telling: Telling, filled: Mapping[str, str], seed: str) -> Telling:
    """The text of one event: its slots filled, its choices made, by the seed of the event."""
    title, *paragraphs = (_capital(_filled(text, filled, seed)) for text in (telling.title, *telling.paragraphs))
    return Telling(title, tuple(paragraphs))


def _filled(text: str, filled: Mapping[str, str], seed: str) -> str:
    chance = random.Random(seed + text)
    chosen = _CHOICE.sub(lambda found: chance.choice(found[1].split("|")), text)
    return _SLOT.sub(lambda found: filled.get(found[1]) or _number(found[1], seed), chosen)


def _number(slot: str, seed: str) -> str:
    """A number about as great as the slot's name says: {n900}."""
    found = _NUMBER.match(slot)
    if found is None:
        raise ValueError(f"no such slot: {slot}")
    about = int(found[1])
    number = random.Random(f"{seed} {slot}").randint(max(2, about * 6 // 10), about * 16 // 10 + 1)
    return f"{number:,}".replace(",", ".")


def _capital(text: str) -> str:
    """A sentence that begins with a slot begins with a capital."""
    return re.sub(r"^(\W*)(\w)", lambda found: found[1] + found[2].upper(), text) if text[:1].islower() else text


def _event(path: Path) -> Event:
    head, *parts = re.split(r"^## (\w+)\n", path.read_text(encoding="utf-8"), flags=re.MULTILINE)
    titles = dict(line.split("title: ", 1) for line in head.strip().splitlines())
    texts = {name: body.strip().splitlines() for name, body in zip(parts[::2], parts[1::2], strict=True)}
    telling = Telling(titles[""], tuple(texts["telling"]))
    following = texts.get("next")
    return Event(
        path.stem,
        telling,
        Telling(titles["other "], tuple(texts["other"])),
        Telling(following[0].removeprefix("title: "), tuple(following[1:])) if following else None,
    )
