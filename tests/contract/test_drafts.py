"""What is typed on a call sheet: kept at every pause, sealed, and no history."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import ClassVar
from unittest.mock import patch

import psycopg
import pytest
from alembic import command
from sqlalchemy import Column, MetaData, Table, Text, func, select

from tests.office import Office
from tocsin.clock import FixedClock
from tocsin.domain.ledger import Change
from tocsin.domain.people import Person, Role, Team
from tocsin.ingest.reports.call_sheet import CallSheet, to_json
from tocsin.settings import FILE
from tocsin.store import DeskKey, Store, schema, search_index
from tocsin.store.blobs import LARGE
from tocsin.store.dialect import sqlite_url
from tocsin.store.migrations import config
from tocsin.wiring import KEY, open_desk, restore_desk


def typed(office: Office, *words: str) -> str:
    """A sheet on which this was typed, one pause after the other."""
    sheet = office.desk.call_sheets.begin(by="Cato").id
    for each in words:
        office.clock.advance(seconds=2)
        office.desk.call_sheets.save(sheet, by="Cato", answers={"what": each})
    return sheet


def entries(office: Office, sheet: str) -> list[str]:
    with office.desk.services.store.reading() as reader:
        return [entry.act for entry in reader.entries() if (entry.kind, entry.key) == ("sheet", sheet)]


def sealed(store: Store) -> dict[str, int]:
    """How many drafts, contents of sheets and keys of sheets the database holds."""
    counted = {
        "drafts": select(func.count()).select_from(schema.draft),
        "contents": select(func.count()).where(schema.content.c.owner.like("C-%")),
        "keys": select(func.count()).where(schema.content_key.c.owner.like("C-%")),
    }
    with store.reading() as reader:
        return {name: reader.rows(statement).scalar_one() for name, statement in counted.items()}


def execute(store: Store, statement: str) -> None:
    with store.engine.begin() as connection:
        connection.exec_driver_sql(statement)


def test_typing_is_no_history_and_finishing_is_one_entry(office: Office) -> None:
    sheet = typed(office, "He", "He has", "He has a knife")
    while_typed = sealed(office.desk.services.store)

    office.desk.call_sheets.finish(sheet, by="Cato")

    assert entries(office, sheet) == ["began", "finished"]
    assert while_typed == {"drafts": 1, "contents": 0, "keys": 1}
    assert sealed(office.desk.services.store) == {"drafts": 0, "contents": 0, "keys": 0}
    assert office.desk.audit.verify().whole
    assert office.desk.audit.reconcile().balanced


def test_what_is_kept_is_there_for_whoever_opens_the_desk_next(office: Office) -> None:
    sheet = typed(office, "He", "He has a knife")

    again = open_desk(office.desk.home, office.clock)
    kept = again.call_sheets.show(sheet, by="Cato")
    again.close()

    assert kept.said.what == "He has a knife"
    assert kept.saved == office.clock.now()
    assert office.desk.audit.verify().whole


def test_saving_the_same_again_keeps_the_time_it_was_kept(office: Office) -> None:
    sheet = typed(office, "He has a knife")
    office.clock.advance(minutes=5)

    again = office.desk.call_sheets.save(sheet, by="Cato", answers={"what": "He has a knife"})

    assert (office.clock.now() - again.saved).total_seconds() == 300


def test_a_backup_holds_what_was_typed(office: Office, tmp_path: Path, empty_database: str, monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = typed(office, "He has a knife")
    office.desk.backup.write(tmp_path / "b.tocsin")
    if not empty_database.startswith("sqlite"):
        monkeypatch.setenv("TOCSIN_DATABASE_URL", empty_database)

    desk, _ = restore_desk(tmp_path / "b.tocsin", tmp_path / "restored", office.clock)

    assert desk.call_sheets.show(sheet, by="Cato").said.what == "He has a knife"
    assert desk.audit.verify().whole
    desk.close()


def test_an_older_save_that_arrives_late_takes_no_last_answer_back(office: Office) -> None:
    sheet = typed(office, "He has a knife")
    last = office.desk.call_sheets.save(sheet, {"what": "He has a knife and left for the station"}, by="Cato")
    office.desk.call_sheets.save(sheet, {"what": "He has a knife"}, by="Cato")

    receipt = office.desk.call_sheets.file(last, by="Cato")

    assert "left for the station" in (office.desk.reports.show(receipt.report).text or "")


def test_words_of_two_windows_are_both_kept(office: Office) -> None:
    sheet, save = typed(office, "He has a knife"), office.desk.call_sheets.save
    save(sheet, {"where": "school"}, by="Cato", before={"where": ""}, window="a")
    save(sheet, {"where": "school gate"}, by="Cato", before={"where": ""}, window="a")  # typed on before the answer came
    save(sheet, {"where": "market"}, by="Cato", before={"where": "school gate"}, window="b")

    stale = save(sheet, {"where": "school gate", "danger": "no"}, by="Cato", before={"where": "school gate"}, window="a")
    assert (stale.said.where, stale.said.others, stale.said.danger) == ("market", (), "no")

    later = save(sheet, {"where": "station", "contact": "0611"}, by="Cato", before={"where": "school gate"}, window="a")
    assert (later.said.where, later.said.others) == ("station", (("where", "market"),))
    save(sheet, {"contact": "0622", "danger": "yes"}, by="Cato", before={"danger": "no"}, window="b")
    save(sheet, {"danger": "no\r\n"}, by="Cato", before={"danger": ""}, window="a")

    receipt = office.desk.call_sheets.finish(sheet, by="Cato")
    view = office.desk.reports.show(receipt.report)
    assert "Where: station" in (view.text or "")
    assert "Where (in another window): market" in (view.text or "")
    assert "0611" not in (view.text or "")
    assert view.triage.priority == "P1"


DAMAGES = {
    "UPDATE draft SET sealed = (SELECT sealed FROM content LIMIT 1)": "does not open",
    "DELETE FROM draft": "is missing",
    "DELETE FROM content_key WHERE substr(owner, 1, 2) = 'C-'": "its key is gone",
}


@pytest.mark.parametrize(("damage", "said"), DAMAGES.items())
def test_a_draft_that_was_altered_or_lost_is_found(office: Office, damage: str, said: str) -> None:
    office.hear("A content to put in its place.")
    sheet = typed(office, "He has a knife")
    execute(office.desk.services.store, damage)

    (found,) = office.desk.audit.verify().damaged

    assert sheet in found
    assert said in found


def test_a_draft_that_outlives_its_sheet_is_found(office: Office) -> None:
    sheet = typed(office, "He has a knife")
    office.desk.call_sheets.finish(sheet, by="Cato")
    execute(office.desk.services.store, f"INSERT INTO draft SELECT '{sheet}', '', sealed FROM content LIMIT 1")

    assert office.desk.audit.verify().damaged == (f"the draft of call sheet {sheet} is still there, and the sheet is finished",)


@dataclass(frozen=True, slots=True)
class OldSheet:
    """A sheet as version 0004 kept it: each pause in typing an entry and a content."""

    KIND: ClassVar[str] = "sheet"

    id: str
    by: str
    begun: datetime
    saved: datetime
    content: str
    report: str | None = None


@pytest.fixture
def empty_database(tmp_path: Path, database: str, request: pytest.FixtureRequest) -> str:
    """The address of a database with nothing in it."""
    if database == "sqlite":
        return sqlite_url(tmp_path / "other" / "tocsin.sqlite")
    server, name = request.getfixturevalue("postgres_server"), f"drafts{abs(hash(tmp_path))}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}".encode())
    return f"{server}/{name}"


@pytest.fixture
def old_store(tmp_path: Path, empty_database: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Store]:
    """A database of version 0004, with the desk's folder around it."""
    home = tmp_path / "other"
    home.mkdir()
    DeskKey.create(home / KEY)
    (home / FILE).write_text(f'database = "{empty_database}"\n')
    monkeypatch.delenv("TOCSIN_DATABASE_URL", raising=False)
    table = Table("sheet", MetaData(), *(Column(name, Text) for name in ("id", "by", "begun", "saved", "content", "report")))
    monkeypatch.setitem(schema.RECORDS, OldSheet, table)
    store = Store(empty_database, DeskKey.load(home / KEY), home / "blobs")
    command.upgrade(config(store.engine, home / "blobs"), "0004")
    yield store
    store.close()


def typed_before(store: Store, clock: FixedClock, *words: str, report: str | None = None) -> str:
    """The same as :func:`typed`, by the Tocsin before."""
    sheet: OldSheet | None = None
    for each in words:
        with store.writing("Cato", clock.now()) as session:
            number = sheet.id if sheet else session.new_id("C")
            content = session.seal(number, to_json(CallSheet(f"sheet:{number}", each)).encode())
            new = OldSheet(number, "Cato", clock.now(), session.now, content)
            session.record(Change("kept" if sheet else "began", sheet, new))
            sheet = new
    assert sheet is not None
    if report:
        with store.writing("Cato", clock.now()) as session:
            session.record(Change("finished", sheet, replace(sheet, report=report)))
            with patch.object(search_index, "remove"):  # the old version had no search index
                session.destroy_key(sheet.id)
    return sheet.id


def test_sheets_of_the_version_before_are_carried_over_and_their_past_contents_go(
    old_store: Store, clock: FixedClock, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    with old_store.writing("tocsin", clock.now()) as session:
        session.record(Change("added", None, Team("desk")))
        session.record(Change("added", None, Person("Cato", Role.HANDLER, ("desk",))))
    half = typed_before(old_store, clock, "He", "He has", "He has a knife")
    long = typed_before(old_store, clock, "It is long: " + "x" * LARGE)
    over = typed_before(old_store, clock, "Told", "Told and stored", report="R-1")
    monkeypatch.delitem(schema.RECORDS, OldSheet)

    desk = open_desk(tmp_path / "other", clock)

    assert desk.call_sheets.show(half, by="Cato").said.what == "He has a knife"
    assert desk.call_sheets.show(long, by="Cato").said.what == "It is long: " + "x" * LARGE
    assert desk.call_sheets.show(over, by="Cato").sheet.report == "R-1"
    assert sealed(desk.services.store) == {"drafts": 2, "contents": 0, "keys": 2}
    assert desk.audit.verify().whole
    assert desk.audit.reconcile().balanced
    desk.call_sheets.save(half, by="Cato", answers={"what": "He has a knife, she says"})
    assert desk.call_sheets.finish(half, by="Cato").new
    assert desk.audit.verify().whole
    assert desk.audit.reconcile().balanced
    desk.close()
