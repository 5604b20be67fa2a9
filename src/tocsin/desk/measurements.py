"""The last measurement of storms and groups, kept because measuring takes minutes on a large lake.

It is made of public posts alone, and can be made again at any time.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

import msgspec

from tocsin.desk.analysis import Analysis
from tocsin.desk.lookup import the_person
from tocsin.desk.services import DeskServices
from tocsin.domain.access import can_read_all
from tocsin.domain.errors import PermissionDenied, Unknown
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.progress import Progress
from tocsin.domain.report import Receipt
from tocsin.domain.storm import Storm
from tocsin.durable import atomic_write

_KEPT, _PAGE = "measured.json", "storms.html"


class Measured(msgspec.Struct, frozen=True):
    """A measurement: its time and author, the storms, the brief's sections as HTML, and the names of its files."""

    at: datetime
    by: str
    storms: tuple[Storm, ...]
    html: str
    files: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Measurements:
    """Storms and groups as people at the desk read them."""

    services: DeskServices
    measuring: Analysis

    def measure(self, progress: Progress, *, by: str) -> Measured:
        """Measure storms, and co-acting accounts inside the largest of them, and keep the result."""
        from tocsin.analysis.brief import BriefRequest, sections, write

        self._require(by, Permission.ASSESS)
        brief = self.measuring.brief(BriefRequest(title="Storms and groups"), progress)
        folder = self.services.home / "cache"
        fresh = folder / "storms.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        try:
            files = tuple(path.name for path in write(brief, fresh / _PAGE))
            storms = tuple(study.storm for study in brief.studies)
            measured = Measured(self.services.clock.now(), by, storms, "\n".join(sections(brief)), files)
            atomic_write(fresh / _KEPT, msgspec.json.encode(measured))
        except BaseException:
            shutil.rmtree(fresh, ignore_errors=True)  # a full disk must not stay full of half a measurement
            raise
        shutil.rmtree(self._folder, ignore_errors=True)
        fresh.rename(self._folder)
        return measured

    def latest(self, *, by: str) -> Measured | None:
        """Return the last measurement, or None before the first."""
        self._require(by, Permission.READ)
        path = self._folder / _KEPT
        return msgspec.json.decode(path.read_bytes(), type=Measured) if path.is_file() else None

    def file(self, name: str, *, by: str) -> Path:
        """Return one of the files of the last measurement."""
        measured = self.latest(by=by)
        if measured is None or name not in measured.files:
            raise Unknown("file of the storms", name, "the last measurement has none of this name")
        return self._folder / name

    def report(self, number: int, *, by: str) -> Receipt:
        """File one storm as a report, owed an answer like any warning. The same storm is one report."""
        self._require(by, Permission.ASSESS)
        measured = self.latest(by=by)
        if measured is None or not 1 <= number <= len(measured.storms):
            raise Unknown("storm", str(number), "the last measurement has none of this name")
        return self.measuring.file([measured.storms[number - 1]], by=by)[0]

    @property
    def _folder(self) -> Path:
        return self.services.home / "cache" / "storms"

    def _require(self, by: str, act: Permission) -> Person:
        with self.services.store.reading() as reader:
            person = the_person(reader, by)
        require(person, act)
        if not can_read_all(person):
            raise PermissionDenied(f"{by} sees what concerns their team: storms that do are put before it as reports")
        return person
