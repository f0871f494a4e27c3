"""The catalogue's tables of entity names, made for looking them up by how they begin (`newscrawl.archive.names`)."""

from __future__ import annotations

from sqlalchemy import BigInteger, Integer, String
from sqlalchemy.orm import Mapped, mapped_column

from newscrawl.archive.schema import Base

#: Compared byte by byte on either database, so that an index finds what begins with a text.
Plain = String().with_variant(String(collation="C"), "postgresql")


class NameRow(Base):
    """An entity name that some article had. `id` is a hash of type and name, `key` the name's words without diacritics.

    `weight` is about the binary logarithm of the articles that were published with it.
    """

    __tablename__ = "entity_names"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    type: Mapped[str]
    name: Mapped[str]
    key: Mapped[str]
    weight: Mapped[int]


class NameStartRow(Base):
    """A name from one of its words on: `folded` as in the key, `spelt` with diacritics, letter under letter.

    Type and weight are the name's. The primary key holds all that a look-up filters and sorts by.
    """

    __tablename__ = "entity_name_starts"
    __table_args__ = ({"sqlite_with_rowid": False},)
    folded: Mapped[str] = mapped_column(Plain, primary_key=True)
    name_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    word: Mapped[int] = mapped_column(Integer)
    spelt: Mapped[str]
    type: Mapped[str]
    weight: Mapped[int]
