"""Posts beside people's names: what tells two people of one name apart; the words are `posts.toml`."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from newscrawl.tag.entity import Post
from newscrawl.tag.named import Named

#: How far in front of an organisation the words of a post are looked for.
_POST_WITHIN = 60


@dataclass(frozen=True)
class _Words:
    post: re.Pattern[str]
    joined: re.Pattern[str]
    next_to: re.Pattern[str]
    behind: re.Pattern[str]


@cache
def _words() -> _Words:
    rows = tomllib.loads(files(__package__).joinpath("posts.toml").read_text(encoding="utf-8"))
    before, titles, after, address = (_any_of(rows[name]) for name in ("before", "titles", "after", "address"))
    space = r"[^\S\n]+"
    post = rf"(?P<post>(?:(?:{before}){space})*(?:{titles})(?:{space}(?:{after}))*)"
    return _Words(
        post=re.compile(rf"(?<!\w){post}[^\S\n]*$", re.IGNORECASE),
        joined=re.compile(r"[^\S\n]*(?:,|;|–|-|và|kiêm)?[^\S\n]*", re.IGNORECASE),
        next_to=re.compile(rf"[^\S\n]*[,:–-]?[^\S\n]*(?:(?:{address})\.?(?:[^\S\n]+|(?<=\.)))*", re.IGNORECASE),
        behind=re.compile(r"[^\S\n]*[,(–-]?[^\S\n]*(?:là[^\S\n]+|hiện là[^\S\n]+)?", re.IGNORECASE),
    )


def posts_of(text: str, named: Sequence[Named]) -> dict[int, list[Post]]:
    """The posts with which people are given, by the place of the mention in `named`, which is in text order.

    A post directly in front of a name ("Chủ tịch LĐLĐ quận X Nguyễn Văn A") is that person's; one behind it ("Nguyễn
    Văn A, Phó Bí thư Quận ủy") too, unless it stands directly in front of the next name.
    """
    posts: dict[int, list[Post]] = {}
    taken: set[int] = set()
    for index, mention in enumerate(named):
        if mention.type == "PER":
            for organisation, post in _in_front(text, named, index):
                taken.add(organisation)
                posts.setdefault(index, []).append(post)
    for index, mention in enumerate(named):
        if mention.type == "PER":
            posts.setdefault(index, []).extend(_behind(text, named, index, taken))
    return {index: found for index, found in posts.items() if found}


def _in_front(text: str, named: Sequence[Named], index: int) -> Iterator[tuple[int, Post]]:
    pattern, limit = _words().next_to, named[index].start
    while index > 0 and named[index - 1].type == "ORG":
        index -= 1
        organisation = named[index]
        title = _title(text, organisation, named[index - 1].end if index else 0)
        if title is None or not pattern.fullmatch(text, organisation.end, limit):
            return
        yield index, Post(_usual(title["post"]), organisation.name)
        pattern, limit = _words().joined, title.start()


def _behind(text: str, named: Sequence[Named], index: int, taken: set[int]) -> Iterator[Post]:
    pattern, start = _words().behind, named[index].end
    while index + 1 < len(named) and named[index + 1].type == "ORG" and index + 1 not in taken:
        index += 1
        organisation = named[index]
        title = _title(text, organisation, start)
        if title is None or not pattern.fullmatch(text, start, title.start()):
            return
        yield Post(_usual(title["post"]), organisation.name)
        pattern, start = _words().joined, organisation.end


def _title(text: str, organisation: Named, after: int) -> re.Match[str] | None:
    """The words of a post directly in front of an organisation."""
    return _words().post.search(text, max(after, organisation.start - _POST_WITHIN), organisation.start)


def _usual(post: str) -> str:
    """ "phó  chủ tịch" -> "Phó chủ tịch"; words that only lead to the organisation are dropped."""
    words = re.sub(r"\s+(?:của|tại|ở|thuộc)$", "", " ".join(post.split()), flags=re.IGNORECASE)
    return words[:1].upper() + words[1:].lower()


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
