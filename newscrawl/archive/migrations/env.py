"""Alembic's entry: the connection comes from `newscrawl.archive.database`, which alone runs migrations."""

from alembic import context

from newscrawl.archive.schema import Base

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=Base.metadata,
    render_as_batch=True,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
