"""Entity names by how they begin: kept while articles are published, found with and without diacritics.

A name is found from the start of any of its words: "Long Biên" finds "Liên đoàn Lao động quận Long Biên".
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from hashlib import blake2b

from sqlalchemy import BindParameter, ColumnElement, and_, bindparam, func, or_, select, update
from sqlalchemy.orm import Session

from newscrawl.archive.database import Store, insert_row
from newscrawl.archive.name_rows import NameRow, NameStartRow
from newscrawl.archive.name_words import (
    LONGEST_NAME,
    START_LENGTH,
    ends_in_y,
    entity_name,
    name_id,
    name_row,
    spelt_words,
    start_rows,
)
from newscrawl.archive.schema import MentionRow
from newscrawl.models import Mention


@dataclass(frozen=True, slots=True)
class FoundName:
    """A name that begins as asked: `at_start`, or at a later one of its words."""

    type: str
    name: str
    at_start: bool


@dataclass(frozen=True, slots=True)
class Spelling:
    """A spelling of a name: in how many mentions, of how many articles."""

    text: str
    mentions: int
    articles: int


class NameStore(Store):
    """Looking up names."""

    def names_beginning(self, prefix: str, types: Collection[str], limit: int) -> list[FoundName]:
        """Up to `limit` names of these types that begin so, at their start or at one of their words.

        Names that begin so at their start come first, then those that were published with more articles. What is
        typed with diacritics finds these alone, or, where no name is spelt so, all that fold to it. A name may be
        that of no article any more.
        """
        words = spelt_words(prefix)
        if not words:
            return []
        with self._read() as session:
            begun = _begun(words, whole=ends_in_y(prefix))
            spelt = _spelt_so(words)
            found = _beginning(session, words, types, limit, and_(begun, *spelt)) if spelt else []
            return found or _beginning(session, words, types, limit, begun)

    def names_alike(self, type_: str, text: str) -> list[str]:
        """Names of this type of the same words, those published with more articles first.

        Capitals and punctuation make no difference; a word given without diacritics is any that folds to it.
        """
        words = spelt_words(text)
        key = " ".join(folded for _, folded in words)
        query = (
            select(NameRow.name)
            .join(NameStartRow, NameStartRow.name_id == NameRow.id)
            .where(NameStartRow.folded == key[:START_LENGTH], NameStartRow.word == 0)
            .where(NameRow.type == type_, NameRow.key == key)
            .order_by(NameRow.weight.desc(), NameRow.name)
        )
        with self._read() as session:
            return [name for name in session.scalars(query) if _is_spelt(name, words)]

    def spellings(self, type_: str, name: str, most: int) -> list[Spelling]:
        """How the articles write a name, over its first `most` mentions: the commonest spelling first."""
        mentions = select(MentionRow.text, MentionRow.article_id).where(MentionRow.type == type_)
        first = mentions.where(MentionRow.entity == name).limit(most).subquery()
        count = func.count()
        query = select(first.c.text, count, func.count(first.c.article_id.distinct())).group_by(first.c.text)
        with self._read() as session:
            rows = session.execute(query.order_by(count.desc(), first.c.text))
            return [Spelling(text, mentions, articles) for text, mentions, articles in rows]


def keep_names(session: Session, article_id: str, mentions: Sequence[Mention]) -> None:
    """Take in the names of an article that is being published."""
    named = {
        name_id(mention.type, name): (mention.type, name)
        for mention in mentions
        if mention.type != "DATE" and len(name := entity_name(mention.entity or mention.text)) <= LONGEST_NAME
    }
    known = dict(session.execute(select(NameRow.id, NameRow.weight).where(NameRow.id.in_(named))).all())
    # In one order everywhere: two processes that write the same names must not wait for each other.
    new = sorted(named.keys() - known.keys())
    if new:
        rows = [name_row(*named[number], weight=1) for number in new]
        session.execute(insert_row(session, NameRow).on_conflict_do_nothing(), rows)
        starts = [start for row in rows for start in start_rows(row)]
        if starts:
            session.execute(insert_row(session, NameStartRow).on_conflict_do_nothing(), starts)
    heavier = [
        name_row(*named[number], weight=known[number] + 1)
        for number in sorted(known)
        if _weighs_more(article_id, number, known[number])
    ]
    if heavier:
        _set_weights(session, heavier)


def _weighs_more(article_id: str, number: int, weight: int) -> bool:
    """One article in 2 ** weight raises it (Morris 1978): names that everybody writes need no write every time.

    The article's id decides, not chance: the same archive gives the same weights.
    """
    draw = blake2b(f"{article_id}\0{number}".encode(), digest_size=8).digest()
    return int.from_bytes(draw) & ((1 << weight) - 1) == 0


def _set_weights(session: Session, rows: Sequence[dict[str, str | int]]) -> None:
    connection = session.connection()
    weight: BindParameter[int] = bindparam("new_weight")
    number: BindParameter[int] = bindparam("number")
    connection.execute(
        update(NameRow).where(NameRow.id == number).values(weight=weight),
        [{"number": row["id"], "new_weight": row["weight"]} for row in rows],
    )
    starts = [start for row in rows for start in start_rows(row)]
    if starts:
        key = (NameStartRow.name_id == number, NameStartRow.folded == bindparam("start"))
        connection.execute(
            update(NameStartRow).where(*key).values(weight=weight),
            [{"number": row["name_id"], "start": row["folded"], "new_weight": row["weight"]} for row in starts],
        )


def _begun(words: Sequence[tuple[str, str]], *, whole: bool) -> ColumnElement[bool]:
    """Begins with these words, the last of which may go on, or (`whole`) not."""
    kept = " ".join(folded for _, folded in words)[:START_LENGTH]
    column = NameStartRow.folded
    if whole:
        return or_(column == kept, and_(column >= f"{kept} ", column < f"{kept}!"))
    return and_(column >= kept, column < f"{kept}\U0010ffff")


def _is_spelt(name: str, words: Sequence[tuple[str, str]]) -> bool:
    pairs = zip(spelt_words(name), words, strict=True)
    return all(asked[0] in (asked[1], held[0]) for held, asked in pairs)


def _spelt_so(words: Sequence[tuple[str, str]]) -> list[ColumnElement[bool]]:
    """Each word that has diacritics must stand so at its place."""
    conditions, offset = [], 1
    for spelt, folded in words:
        if spelt != folded and offset + len(spelt) <= START_LENGTH:
            conditions.append(func.substr(NameStartRow.spelt, offset, len(spelt)) == spelt)
        offset += len(spelt) + 1
    return conditions


def _beginning(
    session: Session,
    words: Sequence[tuple[str, str]],
    types: Collection[str],
    limit: int,
    condition: ColumnElement[bool],
) -> list[FoundName]:
    prefix = " ".join(folded for _, folded in words)
    later = (NameStartRow.word > 0).label("later")
    best = (
        select(NameStartRow.name_id, NameStartRow.weight, later)
        .where(condition, NameStartRow.type.in_(types))
        .order_by(later, NameStartRow.weight.desc(), NameStartRow.name_id)
        .limit(limit)
        .subquery()
    )
    query = select(NameRow, best.c.later).join(best, best.c.name_id == NameRow.id)
    found: dict[int, FoundName] = {}
    for row, is_later in session.execute(query.order_by(best.c.later, best.c.weight.desc(), NameRow.key)):
        if f" {prefix}" in f" {row.key}":
            found.setdefault(row.id, FoundName(row.type, row.name, at_start=not is_later))
    return list(found.values())
