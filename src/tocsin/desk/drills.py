"""Drills: test warnings through the real desk at times that nobody knows, and where each would have been lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tocsin.desk.drill_losses import Place, losses, set_up_faults, stages
from tocsin.desk.drill_marks import drill_reports
from tocsin.desk.erasures import erase_contents
from tocsin.desk.lookup import clusters, label, the_person, the_record
from tocsin.desk.services import DeskServices
from tocsin.domain.access import has_permission
from tocsin.domain.drill import TRIALS, WATCHED_FOR, Drill, DrillTrial, Trial, respelled, submission_key
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM, Permission, Person, can_answer_for
from tocsin.domain.report import Erasure, Report, Submission
from tocsin.domain.subject import Link, Subject, Watch
from tocsin.store import Reader, Session

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake

MOST_TRIALS = 50
_CHANNELS = {Trial.DOOR: "door", Trial.MAIL: "mail"}
_PLACES = ("library", "market hall", "bus station", "town hall", "sports ground", "harbour", "post office")


@dataclass(frozen=True, slots=True)
class TrialResult:
    """Result of one test warning. ``places`` tells where it stood after some hours, ``lost`` where it would have been lost."""

    trial: DrillTrial
    subject: str
    report: str
    places: tuple[Place, ...]
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class DrillResult:
    """A drill with the results of the test warnings sent so far.

    ``set_up`` says what is wrong with the desk itself, whether or not a test warning met it.
    """

    drill: Drill
    results: tuple[TrialResult, ...]
    set_up: tuple[str, ...] = ()

    @property
    def lost(self) -> tuple[str, ...]:
        """Return every finding once."""
        return tuple(dict.fromkeys([*(finding for result in self.results for finding in result.lost), *self.set_up]))


class Drills:
    """Drills of this desk, one at a time."""

    def __init__(self, services: DeskServices, intake: Intake) -> None:
        self._services = services
        self._intake = intake

    def begin(self, trials: int = len(TRIALS), days: float = 7, *, by: str, reason: str) -> Drill:
        """Begin a drill. Its test warnings are sent within so many days, and only the desk's key knows when."""
        if not 1 <= trials <= MOST_TRIALS or not 0 < days <= 366:
            raise Malformed(f"a drill has 1 to {MOST_TRIALS} test warnings, within 1 to 366 days")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_entitled(the_person(session, by))
            if running := [drill.id for drill in session.find(Drill, ended=None)]:
                raise Refused(f"drill {running[0]} has not ended: end it first")
            if not session.find(Watch, limit=1):
                raise Refused("no team watches a subject yet, so there is nothing to try: give a team a watch first")
            drill = Drill(session.new_id("Y"), by, session.now, session.now + timedelta(days=days), trials)
            session.record(Change("drill begun", None, drill, reason))
            return drill

    def send_due(self, everything: bool = False) -> int:
        """Send the test warnings that are due and return their number. ``everything`` sends all at once."""
        with self._services.store.reading() as reader:
            now = self._services.clock.now()
            planned = [
                (drill, number)
                for drill in reader.find(Drill, ended=None)
                for number in range(drill.trials)
                if everything or self._planned(drill, number) <= now
            ]
            waiting = [(drill, number) for drill, number in planned if not self._is_sent(reader, f"{drill.id}.{number + 1}")]
        for drill, number in waiting:
            self._send(drill, number)
        return len(waiting)

    def result(self, drill: str = "", *, by: str = "") -> DrillResult:
        """Return the results of a drill, by default the newest. ``by`` is the person who asks in the browser."""
        with self._services.store.reading() as reader:
            if by:
                _require_entitled(the_person(reader, by))
            drills = reader.find(Drill, order=("begun",))
            if not drill and not drills:
                raise Refused("there was no drill yet: begin one first")
            wanted = the_record(reader, Drill, drill, "drill", command="tocsin drill list lists them") if drill else drills[-1]
            reports = {trial.id: report for report, trial in drill_reports(reader, self._services.store.key).items()}
            trials = sorted(reader.find(DrillTrial, drill=wanted.id), key=lambda trial: trial.at)
            results = tuple(self._result(reader, trial, reports.get(trial.id, "")) for trial in trials)
            return DrillResult(wanted, results, tuple(set_up_faults(reader, self._services.clock.now())))

    def listed(self, *, by: str = "") -> list[Drill]:
        """Return all drills, oldest first."""
        with self._services.store.reading() as reader:
            if by:
                _require_entitled(the_person(reader, by))
            return reader.find(Drill, order=("begun",))

    def end(self, drill: str, *, by: str, reason: str) -> Drill:
        """End a drill: no more is sent, links of its reports to subjects are undone, and its invented words are erased.

        Duties that are still open stay with their teams, who see from now on that it was a drill.
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_entitled(the_person(session, by))
            old = the_record(session, Drill, drill, "drill", command="tocsin drill list lists them")
            if old.ended:
                raise Refused(f"{drill} has ended already")
            reports = [report for report, trial in drill_reports(session, self._services.store.key).items() if trial.drill == drill]
            for link in session.find(Link, report=reports, upheld=True):
                session.record(Change("unlinked", link, replace(link, upheld=False), "it was a drill"))
            for report in session.find(Report, id=reports):
                if session.get(Erasure, report.id) is None:
                    erase_contents(self._services, session, report, "invented words of a drill")
            ended = replace(old, ended=session.now)
            session.record(Change("drill ended", old, ended, reason))
            return ended

    def _planned(self, drill: Drill, number: int) -> datetime:
        share = self._services.store.key.draw(f"drill {drill.id} {number}")
        return drill.begun + share * (drill.until - drill.begun)

    def _is_sent(self, reader: Reader, number: str) -> bool:
        trial = reader.get(DrillTrial, number)
        return trial is not None and number in {other.id for other in drill_reports(reader, self._services.store.key).values()}

    def _send(self, drill: Drill, number: int) -> None:
        """Record a test warning, then send it. Sending it again after a crash gives the same report."""
        name = f"{drill.id}.{number + 1}"
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            trial = session.get(DrillTrial, name)
            if trial is None:
                how = TRIALS[number % len(TRIALS)]
                trial = DrillTrial(name, drill.id, how, self._target(session, drill, number, how), session.now)
                session.record(Change("drill sent", None, trial))
            target = session.get(Subject, trial.aimed_at)
            words = label(session, target) if target else ""
        spelled = respelled(words) if trial.how is Trial.SPELLING else words
        place = _PLACES[number % len(_PLACES)]
        text = f"{spelled} was at the {place} {number + 2} days ago and came back this morning. Please look at it."
        self._intake.receive(Submission(submission_key(trial.id), _CHANNELS.get(trial.how, "call"), text))

    def _target(self, session: Session, drill: Drill, number: int, how: Trial) -> str:
        """Choose the subject to name: not used yet in this drill, rather one where something may be wrong, else by the desk's key."""
        used = {trial.aimed_at for trial in session.find(DrillTrial, drill=drill.id)}
        people, watches = session.find(Person), session.find(Watch)
        subjects = sorted({watch.subject for watch in watches})

        def weight(subject: str) -> tuple[bool, bool, float]:
            teams = [watch.team for watch in watches if watch.subject == subject and watch.ended is None]
            able = [person for team in teams for person in people if can_answer_for(team, person)]
            on_leave = bool(able) and not any(person.present(session.now) for person in able)
            risky = on_leave if how is Trial.LEAVE else not able
            return subject in used, not risky, self._services.store.key.draw(f"drill {drill.id} {number} {subject}")

        return min(subjects, key=weight)

    def _result(self, reader: Reader, trial: DrillTrial, report: str) -> TrialResult:
        now = self._services.clock.now()
        cluster = clusters(reader, [trial.aimed_at]).get(trial.aimed_at)
        name = label(reader, cluster.canonical) if cluster else trial.aimed_at
        if not report:
            return TrialResult(trial, name, "", (), ("it was not taken in",) if now > trial.at + WATCHED_FOR else ())
        entries = reader.entries(reports=[report])
        members = cluster.members if cluster else frozenset([trial.aimed_at])
        return TrialResult(trial, name, report, tuple(stages(entries, trial, now)), tuple(losses(reader, trial, report, members, now)))


def _require_entitled(person: Person) -> None:
    if not has_permission(person, Permission.AUDIT):
        raise PermissionDenied(f"{person.name} may not hold a drill: ask a lead of the desk, an auditor or an administrator")
