"""Alembic's environment: the engine is handed in, and all migrations run in one transaction."""

from __future__ import annotations

from alembic import context

from tocsin.store import dialect
from tocsin.store.schema import metadata

with dialect.writing(context.config.attributes["engine"].connect()) as connection:
    context.configure(connection=connection, target_metadata=metadata, transactional_ddl=True)
    with context.begin_transaction():
        dialect.take_writer_lock(connection)
        context.run_migrations()
    connection.commit()
