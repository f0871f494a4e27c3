"""Entity names by how they begin, filled from the mentions; articles by source and time of publication"""

from collections.abc import Iterator
from itertools import islice

import sqlalchemy as sa
from alembic import op

from newscrawl.archive.name_words import LONGEST_NAME, entity_name, name_row, start_rows

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

_BATCH = 2000


def upgrade() -> None:
    """Bring the tables forward."""
    plain = sa.String().with_variant(sa.String(collation="C"), "postgresql")
    names = op.create_table(
        "entity_names",
        sa.Column("id", sa.BigInteger(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entity_names")),
    )
    starts = op.create_table(
        "entity_name_starts",
        sa.Column("folded", plain, nullable=False),
        sa.Column("name_id", sa.BigInteger(), nullable=False),
        sa.Column("word", sa.Integer(), nullable=False),
        sa.Column("spelt", sa.String(), nullable=False),
        sa.Column("type", sa.String(), nullable=False),
        sa.Column("weight", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("folded", "name_id", name=op.f("pk_entity_name_starts")),
        sqlite_with_rowid=False,
    )
    op.create_index("ix_articles_source_published", "articles", ["source", "published"])
    _fill(op.get_bind(), names, starts)


def _fill(connection: sa.Connection, names: sa.Table, starts: sa.Table) -> None:
    rows = _rows(connection)
    while batch := list(islice(rows, _BATCH)):
        connection.execute(names.insert(), batch)
        connection.execute(starts.insert(), [start for row in batch for start in start_rows(row)])


def _rows(connection: sa.Connection) -> Iterator[dict[str, str | int]]:
    columns = ("article_id", "type", "text", "entity")
    mentions = sa.table("mentions", *(sa.column(name) for name in columns))
    name = sa.func.coalesce(mentions.c.entity, mentions.c.text)
    articles = sa.func.count(mentions.c.article_id.distinct())
    query = sa.select(mentions.c.type, name, articles).where(mentions.c.type != "DATE").group_by(mentions.c.type, name)
    # Two spellings of one name in the decomposed form fall together.
    seen = set()
    for type_, text, count in connection.execute(query).all():
        row = name_row(type_, entity_name(text), weight=count.bit_length())
        if row["id"] not in seen and len(text) <= LONGEST_NAME:
            seen.add(row["id"])
            yield row
