"""Take over call sheets that an earlier Tocsin kept as readable files in the home folder."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tocsin.desk.services import DeskServices
from tocsin.domain.call_sheet import CallSheetRecord
from tocsin.domain.errors import Malformed
from tocsin.domain.ledger import Change
from tocsin.domain.people import Person
from tocsin.durable import sync_folder
from tocsin.store import Session, drafts

if TYPE_CHECKING:
    from tocsin.ingest.reports.call_sheet import CallSheet

FILE = "call-sheet.json"
_WHY = "taken over from a file of an interrupted call"


def take_over_files(services: DeskServices) -> None:
    """Seal each call sheet that lies in the home folder as its writer's draft, then remove the file.

    A file that is no call sheet is taken over with all its words as the account. One whose writer is unknown here stays. A crash
    between both steps takes over nothing twice.
    """
    for path in sorted(services.home.glob(f"{FILE}.*")):
        with services.store.reading() as reader:
            slug = path.name.removeprefix(f"{FILE}.").partition(".")[0]
            writers = [person.name for person in reader.find(Person) if _slug(person.name) == slug]
        if len(writers) == 1 and not path.is_symlink():
            _take_over(services, path, writers[0])


def _take_over(services: DeskServices, path: Path, writer: str) -> None:
    from tocsin.ingest.reports.call_sheet import is_blank

    with suppress(OSError):  # a file that another process took over just now, or that cannot be read
        sheet = _read(path)
        if not is_blank(sheet):
            with services.store.writing(writer, services.clock.now()) as session:
                _seal(session, writer, sheet)
        path.unlink()
        sync_folder(path.parent)


def _read(path: Path) -> CallSheet:
    """Load the answers of a file. One that cannot be parsed is an account of all its words."""
    from tocsin.ingest import encodings
    from tocsin.ingest.reports.call_sheet import CallSheet, from_json

    text = path.read_bytes().decode("utf-8", "replace")
    try:
        return from_json(text)
    except Malformed:
        return CallSheet(what=encodings.clean(text))


def _seal(session: Session, writer: str, answers: CallSheet) -> None:
    """Store the answers as a new draft, unless an open sheet of the writer holds the same."""
    from tocsin.ingest.reports.call_sheet import from_json, to_json

    open_sheets = session.find(CallSheetRecord, by=writer, report=None, discarded=None)
    stored = (drafts.read(session, sheet.id) for sheet in open_sheets)
    if any(draft and replace(from_json(draft.plain.decode()), key=answers.key) == answers for draft in stored):
        return
    sheet = CallSheetRecord(session.new_id("C"), writer, session.now)
    session.begin_owner(sheet.id)
    session.record(Change("began", None, sheet, _WHY))
    drafts.keep(session, sheet.id, to_json(replace(answers, key=f"sheet:{sheet.id}")).encode())


def _slug(name: str) -> str:
    """Return a person's name as it stands in the name of a file."""
    return "".join(letter if letter.isalnum() else "-" for letter in name)
