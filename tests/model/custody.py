"""A year in the custody of one desk: founded, backed up, restored, tampered with, moved. Each step says what must hold after it.

The stateful model watches duties. This scenario watches what lies around them: keys, database, settings, lists, lake, receipts and mail.
It runs on SQLite in a second or two, so that every seeded defect of these kinds can be put before it.
"""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import suppress
from email import message_from_bytes
from pathlib import Path

from sqlalchemy import text

from tests.office import Office
from tocsin import durable, wiring
from tocsin.audit.signer import Signer
from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.desk.installation import RESTORING
from tocsin.desk.receipts import KEY, kept_head
from tocsin.domain.errors import Unavailable
from tocsin.domain.report import Priority
from tocsin.ingest.posts import PostReadOptions
from tocsin.settings import FILE

LIST = "name\nIlse Brandt\nOtto Varga\n"


def complaints(folder: Path, clock: FixedClock) -> Iterator[str]:
    """Yield what does not hold, step by step."""
    yield from _secrets(folder)
    home = folder / "home"
    office = Office.staffed(wiring.init_desk(home, clock), clock)
    _fill(office, folder)
    yield from _mail(office)
    yield from _whole(office.desk, "a new desk")
    yield from _tampered(office, folder)
    yield from _receipts(office, folder)
    yield from _settings(office)
    yield from _set_back(office, folder)
    office.desk.close()
    yield from _doors(home, folder, clock)


def _fill(office: Office, folder: Path) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    (folder / "harbour.csv").write_text(LIST)
    office.desk.lists.load([folder / "harbour.csv"], "csv")
    row = {"post_id": 1, "account_id": "a", "time": "2026-03-01T10:00:00Z", "text": "hello"}
    (folder / "posts.jsonl").write_text(json.dumps(row) + "\n" + json.dumps(row | {"post_id": 2}) + "\n")
    office.desk.posts.load([folder / "posts.jsonl"], PostReadOptions())
    for _ in range(2):
        office.hear("Marek Dolny was here.", priority=Priority.P2)


def _secrets(folder: Path) -> Iterator[str]:
    durable.create_secret(folder / "secret", "a" * 64)
    with suppress(FileExistsError):
        durable.create_secret(folder / "secret", "b" * 64)
    if (folder / "secret").read_text() != "a" * 64 + "\n":
        yield "a secret was overwritten"
    (folder / "empty").write_text("")
    try:
        durable.read_secret(folder / "empty")
        yield "an empty secret was used"
    except Unavailable:
        pass


def _mail(office: Office) -> Iterator[str]:
    office.desk.outbox.send()
    paths = list((office.desk.home / "mail").glob("*.eml"))
    if len(paths) != 1:
        yield f"{len(paths)} messages for two duties of one team"
    message = message_from_bytes(paths[0].read_bytes())
    if office.desk.services.store.key.desk_id not in message["Message-ID"]:
        yield "another desk may give out the same Message-ID"
    if not message["Date"] or "tocsin done" in str(message.get_payload()):
        yield "a mail has no date, or asks for a command"


def _whole(desk: Desk, when: str) -> Iterator[str]:
    desk.receipts.advance()
    checked, balance = desk.audit.verify(), desk.audit.reconcile()
    if not (checked.whole and balance.balanced):
        yield f"{when} does not verify: {checked.broken} {checked.damaged} {balance.faults}"


def _tampered(office: Office, folder: Path) -> Iterator[str]:
    """Change the database and the folder behind the ledger, one thing at a time, and put it back."""
    database = office.desk.home / "tocsin.sqlite"
    for what, statement in (
        ("a duty put off for ever", "UPDATE duty SET due = '2099-01-01T00:00:00.000000Z'"),
        ("a watch taken away", "DELETE FROM watch"),
        ("a role changed", "UPDATE person SET role = 'auditor' WHERE name = 'Nils'"),
        ("a list without its entries", "DELETE FROM list_entry"),
    ):
        _checkpoint(office.desk)
        shutil.copy(database, folder / "before.sqlite")
        _execute(office.desk, statement)
        if office.desk.audit.verify().whole:
            yield f"verify does not see {what}"
        _put_back(office.desk, folder / "before.sqlite")
    shutil.copy(database, folder / "before.sqlite")
    _execute(office.desk, "DELETE FROM content")
    if office.desk.audit.reconcile().balanced:
        yield "nothing is called lost when every text is gone"
    _put_back(office.desk, folder / "before.sqlite")
    part = next((office.desk.home / "lake" / "parts").glob("*.posts.parquet"))
    data = part.read_bytes()
    part.write_bytes(data + b"x")
    if office.desk.audit.verify().whole:
        yield "verify does not see an altered part of the lake"
    part.write_bytes(data)


def _receipts(office: Office, folder: Path) -> Iterator[str]:
    other = wiring.init_desk(folder / "other", office.clock)
    theirs = other.receipts.issue()
    other.close()
    if not office.desk.audit.verify([("theirs", theirs)]).whole:
        yield "another desk's receipt speaks against this record"
    before = office.desk.receipts.issue().head.size
    lost = office.hear("Told after the head.").report
    office.desk.receipts.advance()
    kept = kept_head(office.desk.home)
    if kept is None or kept.head.size <= before:
        yield f"the kept head stands still while {lost} comes in"
    path = office.desk.home / KEY
    own = path.read_bytes()
    path.unlink()
    Signer.create(path)
    if office.desk.audit.verify().whole:
        yield "verify does not see a replaced signing key"
    path.write_bytes(own)


def _settings(office: Office) -> Iterator[str]:
    path = office.desk.home / FILE
    before = path.read_text()
    path.write_text(before.replace("# delivery = [1, 4, 24]", "deliver = [9999, 9999, 9999]"))
    desk = wiring.open_desk(office.desk.home, office.clock)
    if not desk.audit.verify().settings:
        yield "verify does not see that hours were set to 9999"
    desk.close()
    path.write_text(before)
    beside = office.desk.home / "channels.toml"
    beside.write_text('north = "json://elsewhere.example.org"\n')
    if not office.desk.audit.verify().settings:
        yield "verify does not see that a team's messages go elsewhere"
    beside.unlink()


def _set_back(office: Office, folder: Path) -> Iterator[str]:
    """Restore a backup, and put an older database in the place of the desk's own."""
    desk, home = office.desk, office.desk.home
    _checkpoint(desk)
    shutil.copy(home / "tocsin.sqlite", folder / "older.sqlite")
    desk.backup.write(folder / "backup")
    lost = office.hear("Told after the backup.").report
    desk.receipts.advance()
    office.clock.advance(minutes=1)
    restored, _ = wiring.restore_desk(folder / "backup", folder / "restored", office.clock)
    if _may_be_lost(Office(restored, office.clock).hear("Told after the restore.").report):
        yield f"{lost} was given out again after a restore"
    yield from _whole(restored, "a restored desk")
    restored.close()
    desk.close()
    _copy_database(folder / "older.sqlite", home)
    older = wiring.open_desk(home, office.clock)
    if _may_be_lost(Office(older, office.clock).hear("Told to the older database.").report):
        yield f"{lost} was given out again by an older database"
    older.receipts.advance()
    older.close()
    older = wiring.open_desk(home, office.clock)
    if older.audit.verify().whole:
        yield "verify does not see that an older database took the place of the desk's own"
    older.close()


def _may_be_lost(report: str) -> bool:
    """Whether a number could have been given out before the desk was set back: it carries no code of its epoch."""
    return report.count("-") < 2


def _doors(home: Path, folder: Path, clock: FixedClock) -> Iterator[str]:
    """Try to open what must not be opened."""
    foreign = folder / "foreign"
    shutil.copytree(home, foreign, ignore=shutil.ignore_patterns("desk.key", "desk.json", "head.json"))
    (foreign / "desk.key").write_text("ab" * 32 + "\n")
    yield from _opens(foreign, clock, "another desk's database")
    cut = folder / "cut"
    shutil.copytree(home, cut)
    (cut / RESTORING).write_text("")
    yield from _opens(cut, clock, "a restore that was cut short")
    bare = folder / "bare"
    shutil.copytree(home, bare, ignore=shutil.ignore_patterns("tocsin.sqlite*"))
    yield from _opens(bare, clock, "a home folder without its database")
    if (bare / "tocsin.sqlite").exists():
        yield "a missing database became an empty one"


def _opens(home: Path, clock: FixedClock, what: str) -> Iterator[str]:
    try:
        wiring.open_desk(home, clock).close()
    except Unavailable:
        return
    yield f"{what} was opened"


def _execute(desk: Desk, statement: str) -> None:
    with desk.services.store.engine.connect() as connection, connection.begin():
        connection.execute(text(statement))


def _checkpoint(desk: Desk) -> None:
    with desk.services.store.engine.connect() as connection:
        connection.exec_driver_sql("COMMIT")
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _put_back(desk: Desk, copy: Path) -> None:
    desk.close()
    _copy_database(copy, desk.home)


def _copy_database(copy: Path, home: Path) -> None:
    for path in home.glob("tocsin.sqlite*"):
        path.unlink()
    shutil.copy(copy, home / "tocsin.sqlite")
