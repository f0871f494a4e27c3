"""Signatures, who shares whose text; a story's id is that of its first publication"""

from collections import defaultdict
from itertools import combinations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "signatures",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("version", sa.String(), nullable=False),
        sa.Column("words", sa.Integer(), nullable=False),
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
        sa.Column("figures", sa.LargeBinary(), nullable=False),
        sa.Column("names", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["article_id"], ["articles.id"], name=op.f("fk_signatures_article_id"), ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_signatures")),
        sa.UniqueConstraint("article_id", name=op.f("uq_signatures_article_id")),
    )
    op.create_table(
        "signature_keys",
        sa.Column("key", sa.BigInteger(), nullable=False),
        sa.Column("signature", sa.Integer(), nullable=False),
        sa.Column("of", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("key", "signature", name=op.f("pk_signature_keys")),
        sqlite_with_rowid=False,
    )
    shared = op.create_table(
        "shared_texts",
        sa.Column("first", sa.String(), nullable=False),
        sa.Column("second", sa.String(), nullable=False),
        sa.Column("whole", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["first"], ["articles.id"], name=op.f("fk_shared_texts_first"), ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["second"], ["articles.id"], name=op.f("fk_shared_texts_second"), ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("first", "second", name=op.f("pk_shared_texts")),
    )
    with op.batch_alter_table("shared_texts", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_shared_texts_second"), ["second"], unique=False)
    _keep_the_stories_there_are(shared)


def _keep_the_stories_there_are(shared: sa.Table) -> None:
    """Stories of equal texts stand until `newscrawl rebuild` has made signatures."""
    articles = sa.table("articles", sa.column("id"), sa.column("published"), sa.column("story"))
    connection = op.get_bind()
    members = defaultdict(list)
    for article_id, published, story in connection.execute(sa.select(articles)):
        members[story].append((published is None, published or "", article_id))
    named = [{"old": story, "new": min(found)[2]} for story, found in members.items()]
    pairs = [
        {"first": first, "second": second, "whole": True}
        for found in members.values()
        for first, second in combinations(sorted(article_id for _, _, article_id in found), 2)
    ]
    if named:
        update = sa.update(articles).where(articles.c.story == sa.bindparam("old")).values(story=sa.bindparam("new"))
        connection.execute(update, named)
    if pairs:
        connection.execute(sa.insert(shared), pairs)
