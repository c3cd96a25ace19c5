"""What Alembic runs to apply the steps: over the connection that it was handed, in the transaction that is open."""

from alembic import context

from twosource.store.tables import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata)
context.run_migrations()
