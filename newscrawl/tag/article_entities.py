"""From the mentions of an article to its entities: variants, kinds, levels, parents, posts."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from newscrawl.models import Mention
from newscrawl.tag.document_beside import beside_document
from newscrawl.tag.document_parts import document_parts
from newscrawl.tag.entity import Entity, EntityType, Post, Variant
from newscrawl.tag.federations import level_of, province_of, provinces_named, standing
from newscrawl.tag.folding import folded_names
from newscrawl.tag.kinds import kind_of
from newscrawl.tag.named import Named
from newscrawl.tag.places import province_type, split_place
from newscrawl.tag.posts import posts_of

_TO_PLACE = re.compile(r"[^\S\n]*[,(-]?[^\S\n]*")


def entities_of(text: str, mentions: Sequence[Mention]) -> tuple[Entity, ...]:
    """The entities that the mentions of a text name, in the order of their first mention; dates are none.

    Mentions that carry an entity name already, as those of `newscrawl.tag.tag` and of the archive do, keep it; the
    others get the one that the article gives them. Pure: the text, its mentions and the tables of this package.
    """
    named = _with_names(text, sorted(mentions, key=lambda mention: mention.start))
    groups: dict[tuple[EntityType, str], list[int]] = {}
    for index, mention in enumerate(named):
        if mention.type != "DATE":
            groups.setdefault((mention.type, mention.entity or mention.text), []).append(index)
    article = _Article(text, named)
    return tuple(article.entity(type_, name, places) for (type_, name), places in groups.items())


def _with_names(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    if all(mention.type == "DATE" or mention.entity for mention in mentions):
        return list(mentions)
    names = folded_names(text, mentions)
    return [
        Mention(mention.type, mention.start, mention.end, mention.text, mention.value, mention.entity or name)
        for mention, name in zip(mentions, names, strict=True)
    ]


class _Article:
    """The mentions of one article, in text order, with their names."""

    def __init__(self, text: str, mentions: Sequence[Mention]) -> None:
        self._text = text
        self._mentions = mentions
        named = [Named(m.type, m.start, m.end, m.text, m.entity or m.text) for m in mentions]
        self._posts = posts_of(text, named)
        self._provinces = provinces_named(self._names("LOC"), self._names("ORG"))

    def entity(self, type_: EntityType, name: str, places: Sequence[int]) -> Entity:
        """The entity of the mentions at these places."""
        counted = Counter(self._mentions[place].text for place in places)
        variants = tuple(Variant(text, count) for text, count in counted.most_common())
        match type_:
            case "ORG":
                stands = standing(name, self._provinces_of(places))
                return Entity(type_, name, variants, kind_of(name), stands.level, stands.parent)
            case "LOC":
                return self._place(name, variants, places)
            case "DOC":
                return self._document(name, variants, places)
            case "PER":
                return Entity(type_, name, variants, posts=self._posts_at(places))

    def _place(self, name: str, variants: tuple[Variant, ...], places: Sequence[int]) -> Entity:
        typed = split_place(name)
        if typed:
            level = level_of(*typed)
            parent = None if level == "province" else province_of(typed[0], typed[1], self._provinces_of(places))
            return Entity("LOC", name, variants, typed[0], level, parent)
        province = province_type(name.removeprefix("Thành phố "))
        return Entity("LOC", name, variants, province, "province" if province else None)

    def _document(self, name: str, variants: tuple[Variant, ...], places: Sequence[int]) -> Entity:
        parts = document_parts(name)
        seen = [beside_document(self._text, self._mentions, place, parts) for place in places]
        issued = _first(beside.issued for beside in seen)
        year = parts.year if parts and parts.year else int(issued[:4]) if issued else None
        issuer = _first(beside.issuer for beside in seen) or (parts.issuer or None if parts else None)
        return Entity("DOC", name, variants, seen[0].kind, issuer=issuer, issued=issued, year=year)

    def _posts_at(self, places: Iterable[int]) -> tuple[Post, ...]:
        return tuple(dict.fromkeys(post for place in places for post in self._posts.get(place, ())))

    def _provinces_of(self, places: Sequence[int]) -> set[str]:
        """The provinces directly behind the mentions ("…, tỉnh Tiền Giang"), else all that the article names."""
        behind = {self._mentions[place + 1].entity or "" for place in places if self._is_followed_by_place(place)}
        return provinces_named(behind, ()) or self._provinces

    def _is_followed_by_place(self, place: int) -> bool:
        following = self._mentions[place + 1 : place + 2]
        if not following or following[0].type != "LOC":
            return False
        return _TO_PLACE.fullmatch(self._text, self._mentions[place].end, following[0].start) is not None

    def _names(self, type_: EntityType) -> set[str]:
        return {mention.entity or mention.text for mention in self._mentions if mention.type == type_}


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value), None)
