"""Runs migrations on the connection that the caller hands in, in the caller's transaction."""

from alembic import context

from storage.schema import metadata

connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=True,
    compare_type=True,
    transactional_ddl=True,  # on SQLite, too, where Alembic would not expect it
)
with context.begin_transaction():
    context.run_migrations()
