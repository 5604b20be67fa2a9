"""Erasure reaches every copy: nothing a source gave is left in any file of the desk or of the door."""

from __future__ import annotations

import json
from pathlib import Path

from tests.office import Office
from tests.web.door import Door
from tocsin.ingest import ReadOptions

CHAT, FILE, WORDS, ANSWER = 987654321012, "canarella-vogelaar-diary", "Lindengracht 99 burns on Friday", "Please tell us the street number"


def files_that_hold(folder: Path, *texts: str) -> list[str]:
    forms = [form for text in texts for form in (text.encode(), text.encode("utf-16-le"))]
    return [path.name for path in folder.rglob("*") if path.is_file() and any(form in path.read_bytes() for form in forms)]


def clear_text(office: Office) -> str:
    """Every row of the database and every entry of the ledger, as somebody with a copy of it reads them."""
    dump = "\n".join(office.desk.services.store.engine.raw_connection().driver_connection.iterdump())  # type: ignore[union-attr]
    with office.desk.services.store.reading() as reader:
        return dump + "\n".join(repr(entry) for entry in reader.entries())


def chat_export(folder: Path) -> Path:
    path = folder / f"{FILE}.json"
    message = {"id": 7, "type": "message", "date": "2026-03-01T10:00:00", "from": "Mara", "from_id": "user12345678", "text": WORDS}
    path.write_text(json.dumps({"name": "Mara", "type": "personal_chat", "id": CHAT, "messages": [message]}))
    return path


def test_names_of_files_and_numbers_of_chats_stand_nowhere_in_clear_text(office: Office, tmp_path: Path) -> None:
    inbox = tmp_path / "outside"
    inbox.mkdir()
    (inbox / f"{FILE}.txt").write_text(WORDS)
    (inbox / f"{FILE}-2.csv").write_text("text,date\n,2026-03-01\n")
    for path in (chat_export(inbox), inbox / f"{FILE}.txt", inbox / f"{FILE}-2.csv"):
        office.desk.importer.hear(path, ReadOptions())

    stored = clear_text(office)

    assert office.desk.audit.reconcile().reports >= 2
    assert [text for text in (FILE, str(CHAT), "user12345678", WORDS) if text in stored] == []
    assert any(FILE in row.where for row, _ in office.desk.rejected_rows.listed())


def test_an_erased_mailbox_is_gone_from_the_door(door: Door, office: Office, tmp_path: Path) -> None:
    receipt = door.tell(WORDS)
    door.take_in()
    report = door.reports[0][0]
    office.desk.mailboxes.write(report, by="Dora", text=ANSWER)
    door.take_in()
    assert ANSWER in door.open(receipt)
    boxes = list((door.folder / "boxes").iterdir())

    office.desk.reports.erase(report, by="Dora", reason="asked for")
    door.take_in()

    assert len(boxes) == 1
    assert list((door.folder / "boxes").iterdir()) == []
    assert files_that_hold(tmp_path, WORDS, ANSWER) == []
    assert office.desk.audit.verify().whole


def test_a_mailbox_outlives_the_erasure_of_its_first_report(door: Door, office: Office) -> None:
    receipt = door.tell(WORDS)
    door.take_in()
    first = door.reports[0][0]
    office.desk.mailboxes.write(first, by="Dora", text=ANSWER)
    door.take_in()
    door.client.post("/en/reply", data={"receipt": receipt, "what": "Number 7, at night."})
    door.take_in()

    office.desk.reports.erase(first, by="Dora", reason="asked for")
    door.take_in()

    page = door.open(receipt)
    assert ANSWER not in page
    assert "Number 7, at night." in page
    assert office.desk.audit.verify().whole
