"""The last measurement of storms and groups, kept because measuring takes minutes on a large lake.

It is made of public posts alone, and can be made again at any time.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.analysis import Analysis
from tocsin.desk.lookup import the_person
from tocsin.desk.services import DeskServices
from tocsin.domain.access import can_read_all
from tocsin.domain.campaign import Campaign
from tocsin.domain.errors import Malformed, PermissionDenied, Unknown
from tocsin.domain.people import Permission, Person, require
from tocsin.domain.progress import Progress
from tocsin.domain.report import Receipt
from tocsin.domain.storm import Storm
from tocsin.durable import atomic_write

if TYPE_CHECKING:
    from tocsin.analysis.brief import BriefRequest

LONGEST_WINDOW = 7 * 24 * 3600
"""Most seconds within which accounts can be said to act together."""
_MOST_STORMS = 5
_KEPT, _PAGE = "measured.json", "storms.html"


class StormChoice(msgspec.Struct, frozen=True):
    """The posts and the objects that a measurement looks at. Empty fields take all. ``window`` is in seconds.

    ``channel`` limits the posts to one channel, ``caller`` is the channel from which a call is suspected to come.
    """

    since: date | None = None
    until: date | None = None
    kinds: tuple[str, ...] = ()
    object: str = ""
    channel: str = ""
    caller: str = ""
    window: int = 60


class Measured(msgspec.Struct, frozen=True):
    """A measurement: its time and author, the storms, and the names of its files.

    ``overall`` is what the brief says of all storms together and ``parts`` what it says of each, as HTML. ``choice`` says which posts
    were looked at. ``campaign`` is that of the channel which the choice names as the caller.
    """

    at: datetime
    by: str
    storms: tuple[Storm, ...]
    overall: str
    parts: tuple[str, ...]
    files: tuple[str, ...]
    choice: StormChoice
    campaign: Campaign | None = None


@dataclass(frozen=True, slots=True)
class Measurements:
    """Storms and groups as people at the desk read them."""

    services: DeskServices
    measuring: Analysis

    def check(self, choice: StormChoice, *, by: str) -> None:
        """Raise :class:`PermissionDenied` for a person who may not measure, and :class:`Malformed` for a choice that cannot be measured."""
        self._require(by, Permission.ASSESS)
        self._request(choice)

    def measure(self, progress: Progress, choice: StormChoice | None = None, *, by: str) -> Measured:
        """Measure storms, and co-acting accounts inside the largest of them, and keep the result."""
        from tocsin.analysis.brief import overall, storm_parts, write

        self._require(by, Permission.ASSESS)
        choice = choice or StormChoice()
        brief = self.measuring.brief(self._request(choice), progress)
        folder = self.services.home / "cache"
        fresh = folder / "storms.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(parents=True)
        try:
            files = tuple(path.name for path in write(brief, fresh / _PAGE))
            storms = tuple(study.storm for study in brief.studies)
            parts = tuple(storm_parts(brief))
            now, summary = self.services.clock.now(), "\n".join(overall(brief))
            measured = Measured(now, by, storms, summary, parts, files, choice, brief.campaign)
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
        try:
            return msgspec.json.decode(path.read_bytes(), type=Measured) if path.is_file() else None
        except msgspec.ValidationError:  # of an earlier Tocsin: it can be made again
            return None

    def _request(self, choice: StormChoice) -> BriefRequest:
        from tocsin.analysis.brief import BriefRequest
        from tocsin.analysis.coaction.request import Scope
        from tocsin.analysis.storms.request import StormRequest

        if choice.since and choice.until and choice.until < choice.since:
            raise Malformed(f"the period ends on {choice.until}, before it begins on {choice.since}")
        if not 1 <= choice.window <= LONGEST_WINDOW:
            raise Malformed(f"a window of {choice.window} seconds cannot be measured: choose 1 to {LONGEST_WINDOW}")
        zone = self.services.zone
        scope = Scope(
            since=zone.day(choice.since)[0] if choice.since else None,
            until=zone.day(choice.until)[1] if choice.until else None,
            channels=(choice.channel,) if choice.channel else (),
            objects=(choice.object.lstrip("#"),) if choice.object else (),
        )
        storms = StormRequest(top=_MOST_STORMS, scope=scope, source_channel=choice.caller)
        if choice.kinds:
            storms = replace(storms, on=choice.kinds)
        return BriefRequest(storms=storms, windows=(choice.window,), title="Storms and groups")

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
            raise PermissionDenied(
                "storms are for people of team desk and for auditors: one that concerns your team comes to it as a report"
            )
        return person
