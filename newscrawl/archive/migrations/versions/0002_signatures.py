"""Signatures of the articles' texts; a story's id is that of its first publication"""

from collections import defaultdict

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
        sa.Column("keys", sa.LargeBinary(), nullable=False),
        sa.Column("shingles", sa.LargeBinary(), nullable=False),
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
        sa.PrimaryKeyConstraint("key", "signature", name=op.f("pk_signature_keys")),
        sqlite_with_rowid=False,
    )
    _name_stories_by_their_first_publication()


def _name_stories_by_their_first_publication() -> None:
    articles = sa.table("articles", sa.column("id"), sa.column("published"), sa.column("story"))
    connection = op.get_bind()
    members = defaultdict(list)
    for article_id, published, story in connection.execute(sa.select(articles)):
        members[story].append((published is None, published or "", article_id))
    named = [{"old": story, "new": min(found)[2]} for story, found in members.items()]
    if named:
        update = sa.update(articles).where(articles.c.story == sa.bindparam("old")).values(story=sa.bindparam("new"))
        connection.execute(update, named)
