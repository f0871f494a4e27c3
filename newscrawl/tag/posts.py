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
    others: re.Pattern[str]


@cache
def _words() -> _Words:
    rows = tomllib.loads(files(__package__).joinpath("posts.toml").read_text(encoding="utf-8"))
    groups = ("before", "titles", "after", "address", "appointed", "leads", "shared")
    before, titles, after, address, appointed, leads, shared = (_any_of(rows[name]) for name in groups)
    space = r"[^\S\n]+"
    post = rf"(?P<post>(?:(?:{before}){space})*(?:{titles})(?:{space}(?:{after}))*)"
    return _Words(
        post=re.compile(rf"(?<!\w){post}[^\S\n]*$", re.IGNORECASE),
        joined=re.compile(r"[^\S\n]*(?:,|;|–|-|và|kiêm)?[^\S\n]*", re.IGNORECASE),
        next_to=re.compile(rf"[^\S\n]*[,:–-]?[^\S\n]*(?:(?:{address})\.?(?:[^\S\n]+|(?<=\.)))*", re.IGNORECASE),
        behind=re.compile(rf"[^\S\n]*[,(–-]?[^\S\n]*(?:(?:(?:{leads}){space})*(?:{appointed}){space})?", re.IGNORECASE),
        others=re.compile(rf"(?:;|\bvà\b)[^\S\n]*(?:{shared})(?!\w)", re.IGNORECASE),
    )


def posts_of(text: str, named: Sequence[Named]) -> dict[int, list[Post]]:
    """The posts with which people are given, by the place of the mention in `named`, which is in text order.

    A post directly in front of a name ("Chủ tịch LĐLĐ quận X Nguyễn Văn A") is that person's; one behind it ("Nguyễn
    Văn A, Phó Bí thư Quận ủy") too, unless it stands directly in front of the next name. Between two names a comma
    behind the organisation gives the post to the first: "A, Chủ tịch LĐLĐ quận X, B, Bí thư Quận ủy".
    """
    posts: dict[int, list[Post]] = {}
    taken: set[int] = set()
    for index, mention in enumerate(named):
        if mention.type == "PER":
            chain = _in_front(text, named, index)
            if chain and not _is_of_the_name_before(text, named, index, chain[-1], posts):
                taken.update(place for place, _ in chain)
                posts[index] = [_post(title, named[place]) for place, title in chain]
    for index, mention in enumerate(named):
        if mention.type == "PER":
            posts.setdefault(index, []).extend(_behind(text, named, index, taken))
    return {index: found for index, found in posts.items() if found}


def _in_front(text: str, named: Sequence[Named], index: int) -> list[tuple[int, re.Match[str]]]:
    """The organisations in front of a name with the words of their posts, nearest first."""
    chain: list[tuple[int, re.Match[str]]] = []
    pattern, limit = _words().next_to, named[index].start
    while index > 0 and named[index - 1].type == "ORG":
        index -= 1
        title = _title(text, named[index], named[index - 1].end if index else 0)
        last = chain[-1][1] if chain else None
        if title is None or not pattern.fullmatch(text, named[index].end, limit):
            break
        if last and _words().others.search(text, named[index].end, last.end()):
            break
        chain.append((index, title))
        pattern, limit = _words().joined, title.start()
    return chain


def _is_of_the_name_before(
    text: str, named: Sequence[Named], index: int, first: tuple[int, re.Match[str]], posts: dict[int, list[Post]]
) -> bool:
    """Whether posts between two names, `first` of them in front, are the first name's: "A, Chủ tịch X, B".

    With a form of address ("A, Chủ tịch X, đồng chí B") only where A has no post in front: a list keeps its order.
    """
    before = first[0] - 1
    if (
        before < 0
        or named[before].type != "PER"
        or not _words().behind.fullmatch(text, named[before].end, first[1].start())
    ):
        return False
    gap = text[named[index - 1].end : named[index].start].strip()
    return gap == "," or (gap.startswith(",") and before not in posts)


def _behind(text: str, named: Sequence[Named], index: int, taken: set[int]) -> Iterator[Post]:
    pattern, start = _words().behind, named[index].end
    while index + 1 < len(named) and named[index + 1].type == "ORG" and index + 1 not in taken:
        index += 1
        organisation = named[index]
        title = _title(text, organisation, start)
        if title is None or not pattern.fullmatch(text, start, title.start()):
            return
        if pattern is _words().joined and _words().others.search(text, start, title.end()):
            return
        yield _post(title, organisation)
        pattern, start = _words().joined, organisation.end


def _post(title: re.Match[str], organisation: Named) -> Post:
    return Post(_usual(title["post"]), organisation.name)


def _title(text: str, organisation: Named, after: int) -> re.Match[str] | None:
    """The words of a post directly in front of an organisation."""
    return _words().post.search(text, max(after, organisation.start - _POST_WITHIN), organisation.start)


def _usual(post: str) -> str:
    """ "phó  chủ tịch" -> "Phó chủ tịch"; words that only lead to the organisation are dropped."""
    words = re.sub(r"\s+(?:của|tại|ở|thuộc)$", "", " ".join(post.split()), flags=re.IGNORECASE)
    return words[:1].upper() + words[1:].lower()


def _any_of(words: Iterable[str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))
