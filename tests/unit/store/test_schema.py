"""Tables, records and migrations say the same."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext

from tocsin.domain.ledger import Record
from tocsin.store import DeskKey, Store
from tocsin.store.codec import key_columns
from tocsin.store.dialect import sqlite_url
from tocsin.store.schema import RECORDS, metadata


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_a_table_has_its_records_fields_and_no_other(kind: type[Record]) -> None:
    assert {field.name for field in fields(kind)} == set(RECORDS[kind].c.keys())  # type: ignore[arg-type]  # records are dataclasses


@pytest.mark.parametrize("kind", RECORDS, ids=lambda kind: kind.__name__)
def test_what_identifies_a_record_is_the_tables_primary_key(kind: type[Record]) -> None:
    assert key_columns(kind) == tuple(column.name for column in RECORDS[kind].primary_key)


def test_every_kind_has_a_name_of_its_own() -> None:
    assert len({kind.KIND for kind in RECORDS}) == len(RECORDS)


@pytest.mark.filterwarnings("ignore:.*expression-based index")  # tests/contract/test_large_desk.py asks for those
def test_the_migrations_lead_to_the_tables_as_they_are_written_down(tmp_path: Path) -> None:
    store = Store(sqlite_url(tmp_path / "t.sqlite"), DeskKey(b"k"), tmp_path)
    store.migrate()

    with store.engine.connect() as connection:
        differences = compare_metadata(MigrationContext.configure(connection), metadata)

    store.close()
    assert differences == []


def test_the_database_is_opened_to_be_durable(tmp_path: Path) -> None:
    store = Store(sqlite_url(tmp_path / "t.sqlite"), DeskKey(b"k"), tmp_path)
    store.migrate()

    with store.engine.connect() as connection:
        asked = {name: connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in ("journal_mode", "synchronous", "foreign_keys")}
        strict = {row[1]: row[5] for row in connection.exec_driver_sql("PRAGMA table_list") if row[1] in metadata.tables}

    store.close()
    assert asked == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1}
    assert set(strict.values()) == {1}
