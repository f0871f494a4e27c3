"""What the index holds of each article since when"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Bring the tables forward."""
    op.create_table(
        "index_changes",
        sa.Column("article_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("dropped", sa.Boolean(), nullable=False),
        sa.Column("changed", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("article_id", name=op.f("pk_index_changes")),
    )
    with op.batch_alter_table("index_changes", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_index_changes_changed"), ["changed"], unique=False)
    # The mapping changes with these tables: everything is sent anew, and then its state is known.
    op.execute(
        "INSERT INTO index_changes (article_id, state, dropped, changed) "
        "SELECT article_id, '', false, delivered FROM index_state"
    )
