"""Reports that are test warnings of a drill. Nothing in a report says so: they are found by the key of their submission."""

from __future__ import annotations

from datetime import datetime

from tocsin.desk.arrival import stored_key
from tocsin.domain.drill import WATCHED_FOR, Drill, DrillTrial, Trial, submission_key
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.people import Person
from tocsin.domain.report import Report
from tocsin.store import DeskKey, Reader


def drill_reports(reader: Reader, key: DeskKey) -> dict[str, DrillTrial]:
    """Return the test warning behind each report that is one, by the report's id."""
    trials = {stored_key(key, submission_key(trial.id)): trial for trial in reader.find(DrillTrial)}
    return {report.id: trials[report.key] for report in reader.find(Report, key=list(trials))} if trials else {}


def held_back(reader: Reader, key: DeskKey, now: datetime) -> frozenset[str]:
    """Return the reports whose mail a drill holds back, to see whether people learn of them without mail."""
    if not any(trial.how is Trial.MAIL_DOWN and now < trial.at + WATCHED_FOR for trial in reader.find(DrillTrial, how=Trial.MAIL_DOWN)):
        return frozenset()
    marked = drill_reports(reader, key)
    return frozenset(report for report, trial in marked.items() if trial.how is Trial.MAIL_DOWN and now < trial.at + WATCHED_FOR)


def may_know(reader: Reader, key: DeskKey, report: str, person: Person, now: datetime) -> bool:
    """Return True if the report is a test warning and this person may know it.

    That is so when their team has answered a duty on it, when its day is over, or when the drill has ended.
    """
    trial = drill_reports(reader, key).get(report)
    if trial is None:
        return False
    drill = reader.get(Drill, trial.drill)
    if now >= trial.at + WATCHED_FOR or (drill and drill.ended):
        return True
    return reader.count(Duty, report=report, team=list(person.teams), state=DutyState.DONE) > 0
