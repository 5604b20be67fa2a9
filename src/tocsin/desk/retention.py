"""Retention reviews, legal holds, and the destruction of reports that are no longer needed."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import islice
from pathlib import Path

import msgspec

from tocsin.desk.drill_marks import drill_reports
from tocsin.desk.erasures import erase_contents
from tocsin.desk.lookup import the_person, the_record, the_report, the_triage
from tocsin.desk.reports import add_note, require_unheld
from tocsin.desk.services import DeskServices
from tocsin.domain.access import has_permission
from tocsin.domain.duty import Duty, DutyState
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM, Permission, Person, require
from tocsin.domain.report import Erasure
from tocsin.domain.retention import (
    DEFAULT_RULES,
    LONGEST_MONTHS,
    LegalHold,
    RetentionDecision,
    RetentionReview,
    RetentionRule,
    months_later,
    rule_for,
)
from tocsin.store import Reader, Session
from tocsin.store.retention_queries import OldReport, old_reports
from tocsin.toml_values import from_toml

FILE = "retention.toml"
_AT_ONCE = 500
_IN_ONE_SESSION = 20
_CORRECTION = "Correction, asked for by a person concerned: "


class _Policy(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    rule: tuple[RetentionRule, ...]


@dataclass(frozen=True, slots=True)
class OwedReview:
    """A review that is owed. ``open_duties`` and ``holds`` are what stands against a destruction."""

    review: RetentionReview
    told: date
    outcome: str
    open_duties: int
    holds: tuple[LegalHold, ...]


class Retention:
    """Reviews, holds and corrections of this desk."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def rules(self) -> tuple[RetentionRule, ...]:
        """Return the rules of ``retention.toml`` in the home folder, or the default ones. Raise :class:`Malformed`."""
        return load_rules(self._services.home / FILE)

    def owe(self) -> int:
        """Open the reviews that are owed now, some hundred at a time, and return their number. Nothing is destroyed.

        Old reports are read beside the writer. Each session opens few reviews, so that intake does not wait for it.
        """
        rules = self.rules()
        due, opened = self._due(rules), 0
        for begin in range(0, len(due), _IN_ONE_SESSION):
            with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                opened += self._open(session, due[begin : begin + _IN_ONE_SESSION], rules)
        return opened

    def owed(self, *, by: str = "") -> list[OwedReview]:
        """Return the reviews that are owed, the oldest first. ``by`` is the person who asks in the browser."""
        with self._services.store.reading() as reader:
            if by:
                _require_auditor(the_person(reader, by))
            reviews = reader.find(RetentionReview, decision="", order=("owed", "id"))
            return [self._owed_view(reader, review) for review in reviews]

    def decide(self, report: str, decision: str, *, by: str, reason: str) -> RetentionReview:
        """End a review: keep the report until the next one, or destroy its contents by destroying their keys.

        Destroying is refused under a legal hold and while a duty on the report is open.
        """
        if decision not in set(RetentionDecision):
            raise Malformed(f"a review ends with {' or '.join(RetentionDecision)}")
        if not reason.strip():
            raise Malformed("say why: the reason stays in the record")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            person = the_person(session, by)
            require(person, Permission.ERASE)
            _require_auditor(person)
            record = the_report(session, report)
            review = next(iter(session.find(RetentionReview, report=record.id, decision="")), None)
            if review is None:
                raise Refused(f"no review of {record.id} is due now")
            ended = replace(review, decision=decision, by=by, at=session.now)
            if decision == RetentionDecision.DESTROY:
                require_unheld(session, record.id)
                _require_answered(session, record.id)
                session.record(Change("retention decided", review, ended, reason))
                erase_contents(self._services, session, record, reason)
            else:
                rule = rule_for(self.rules(), record.channel, the_triage(session, record.id))
                ended = replace(ended, until=months_later(session.now.date(), rule.months if rule else 12))
                session.record(Change("retention decided", review, ended, reason))
            return ended

    def hold(self, report: str, *, by: str, reason: str) -> LegalHold:
        """Hold a report: it is not destroyed until the hold ends."""
        if not reason.strip():
            raise Malformed("say why it is held: the reason stays in the record")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_auditor(the_person(session, by))
            record = the_report(session, report)
            if session.get(Erasure, record.id):
                raise Refused(f"{record.id} was erased: there is nothing left to hold")
            hold = LegalHold(session.new_id("H"), record.id, by, session.now)
            session.record(Change("held", None, hold, reason))
            return hold

    def end_hold(self, hold: str, *, by: str, reason: str) -> LegalHold:
        """End a hold."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_auditor(the_person(session, by))
            old = the_record(session, LegalHold, hold, "hold", command="tocsin retention holds lists them")
            if old.ended:
                raise Refused(f"{hold} has ended already")
            ended = replace(old, ended=session.now)
            session.record(Change("hold ended", old, ended, reason))
            return ended

    def holds(self, *, by: str = "") -> list[LegalHold]:
        """Return the holds that have not ended."""
        with self._services.store.reading() as reader:
            if by:
                _require_auditor(the_person(reader, by))
            return reader.find(LegalHold, ended=None, order=("since", "id"))

    def correct(self, report: str, text: str, *, by: str) -> None:
        """Add the correction of a person concerned to a report. What the report said stays, and the correction stands beside it."""
        if not text.strip():
            raise Malformed("write what is wrong, and what is right")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_auditor(the_person(session, by))
            add_note(session, the_report(session, report).id, by, _CORRECTION + text.strip())

    def _due(self, rules: Sequence[RetentionRule]) -> list[str]:
        """Return the first reports that are owed a review, without the test warnings of drills."""
        now = self._services.clock.now()
        shortest = min((rule.months for rule in rules), default=0)
        with self._services.store.reading() as reader:
            drills = drill_reports(reader, self._services.store.key)
            old = old_reports(reader, now - timedelta(days=max(shortest * 28 - 1, 0)), now.date())
            due = (item.report for item in old if item.report not in drills and _rule_over(rules, item, now.date()))
            return list(islice(due, _AT_ONCE))

    def _open(self, session: Session, reports: Collection[str], rules: Sequence[RetentionRule]) -> int:
        """Open the reviews of these reports that are still owed, and return their number."""
        today = session.now.date()
        due = [item for item in old_reports(session, session.now, today, reports) if _rule_over(rules, item, today)]
        for item in due:
            rule = rule_for(rules, item.channel, item.triage)
            review = RetentionReview(session.new_id("Z"), item.report, rule.name if rule else "", session.now)
            session.record(Change("retention owed", None, review))
        return len(due)

    def _owed_view(self, reader: Reader, review: RetentionReview) -> OwedReview:
        report, triage = the_report(reader, review.report), the_triage(reader, review.report)
        duties = reader.count(Duty, report=review.report, state=DutyState.OPEN)
        holds = tuple(reader.find(LegalHold, report=review.report, ended=None))
        return OwedReview(review, report.received.date(), triage.disposition, duties, holds)


def load_rules(path: Path) -> tuple[RetentionRule, ...]:
    """Read rules from a TOML file of ``[[rule]]`` tables. Without a file the default rules hold. Raise :class:`Malformed`."""
    if not path.is_file():
        return DEFAULT_RULES
    try:
        rules = from_toml(path.read_text(encoding="utf-8"), _Policy).rule
    except (Malformed, UnicodeDecodeError) as error:
        raise Malformed(f"{path.name}: {error}: write [[rule]] with name, months and, where wanted, outcome") from None
    for rule in rules:
        if not 1 <= rule.months <= LONGEST_MONTHS:
            raise Malformed(f"{path.name}: rule {rule.name!r} has {rule.months} months: write 1 to {LONGEST_MONTHS}")
    return rules


def _rule_over(rules: Sequence[RetentionRule], item: OldReport, today: date) -> bool:
    rule = rule_for(rules, item.channel, item.triage)
    return rule is not None and months_later(item.received.date(), rule.months) <= today


def _require_answered(reader: Reader, report: str) -> None:
    if owed := reader.find(Duty, report=report, state=DutyState.OPEN, limit=1):
        raise Refused(f"{report} is not destroyed while {owed[0].team} owes {owed[0].kind.word} ({owed[0].id}): answer it first")


def _require_auditor(person: Person) -> None:
    if not has_permission(person, Permission.AUDIT):
        raise PermissionDenied(f"{person.name} may not look after retention: ask a lead of the desk or an auditor")
