"""Defects of the kind that loses warnings, each by name: a function that puts it into the running code.

The checker is checked with them: every one must be caught by the model. They are the mistakes that this field's software has made, and
those that anyone would make here on a tired evening.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from importlib import import_module
from types import SimpleNamespace
from typing import Any

import pytest

import tocsin.desk.arrival as arrival
import tocsin.desk.audit as audit
import tocsin.desk.duties as duties
import tocsin.desk.duty_opener as opening
import tocsin.desk.erasures as erasures
import tocsin.desk.installation as installation
import tocsin.desk.intake as intake
import tocsin.desk.judging as judging
import tocsin.desk.lookup as lookup
import tocsin.desk.machine_texts as machine_texts
import tocsin.desk.mailboxes as mailboxes
import tocsin.desk.outbox as outbox
import tocsin.desk.reach as reach
import tocsin.desk.receipts as receipts
import tocsin.desk.reports as reports
import tocsin.desk.screening as screening
import tocsin.desk.series as series
import tocsin.desk.subjects as subjects
import tocsin.desk.watch_requests as watch_requests
import tocsin.domain.duty as duty_
import tocsin.durable as durable
import tocsin.routing.escalation as escalation
import tocsin.store.integrity as integrity
import tocsin.store.tree as tree
import tocsin.wiring as wiring
from tests.model import memory
from tocsin.domain import text
from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.errors import Refused
from tocsin.domain.judge import JudgeCheck
from tocsin.domain.ledger import Change, chain
from tocsin.domain.people import DESK, SYSTEM, Permission, Person, require
from tocsin.domain.report import Note, Priority, Receipt, Report, Triage
from tocsin.domain.series import SeriesDecision
from tocsin.domain.status import Status
from tocsin.domain.subject import Link, Subject, Watch
from tocsin.outbound.mail import Letterhead, compose
from tocsin.routing import Owed
from tocsin.store.session import Session

owed_: Any = import_module("tocsin.routing.owed")  # its package exports a function of the same name
Patch = pytest.MonkeyPatch
Defect = Callable[[Patch], None]
DEFECTS: dict[str, Defect] = {}
STORE: dict[str, Defect] = {}
CUSTODY: dict[str, Defect] = {}


def defect(put: Defect) -> Defect:
    """Names a defect of the domain, a room or the desk."""
    DEFECTS[put.__name__] = put
    return put


def store_defect(put: Defect) -> Defect:
    """Names a defect of the store, which takes a real database to be seen."""
    STORE[put.__name__] = put
    return put


def custody_defect(put: Defect) -> Defect:
    """Names a defect of what lies around the duties, which the scenario of :mod:`tests.model.custody` sees."""
    CUSTODY[put.__name__] = put
    return put


def nothing(*_: Any, **__: Any) -> Any:
    return None


def without(kinds: Iterable[DutyKind]) -> Callable[..., list[Owed]]:
    left_out, real = set(kinds), owed_.owed
    return lambda *about, **named: [each for each in real(*about, **named) if each.kind not in left_out]


def each_owed(patch: Patch, alter: Callable[[list[Owed]], list[Owed]]) -> None:
    real = owed_.owed
    patch.setattr(arrival, "owed", lambda *about, **named: alter(real(*about, **named)))


def each_stake(patch: Patch, alter: Callable[[set[str], Subject, Iterable[Watch]], set[str]]) -> None:
    real = owed_.stakeholders

    def altered(subject: Subject, watches: list[Watch]) -> set[str]:
        return alter(real(subject, watches), subject, watches)

    patch.setattr(arrival, "stakeholders", altered)
    patch.setattr(subjects, "stakeholders", altered)


def around(patch: Patch, holder: Any, name: str, after: Callable[..., None]) -> None:
    """Lets a use case do its work, then does something more in a session of its own."""
    real = getattr(holder, name)

    def altered(self: Any, *about: Any, **more: Any) -> Any:
        result = real(self, *about, **more)
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            after(session, result, *about)
        return result

    patch.setattr(holder, name, altered)


def end_all(session: Any, found: Iterable[Duty]) -> None:
    for each in found:
        if each.live:
            session.record(Change("done", each, replace(each, state=DutyState.DONE, outcome="acknowledged", by=SYSTEM, closed=session.now)))


@defect
def a_series_lowers_its_reports(patch: Patch) -> None:
    def lower(session: Session, decision: SeriesDecision, *_: object, **__: object) -> None:
        for triage in session.find(Triage, report=list(decision.reports)):
            session.record(Change("prioritised", triage, replace(triage, priority=Priority.P3), "a series"))

    around(patch, series.Series, "decide", lower)


@defect
def a_wait_begins_anew_with_a_move(patch: Patch) -> None:
    def each(state: Any, first: str) -> Iterable[Any]:
        return [(duty, duty) for duty in state.duties.values() if duty.opened >= first]

    patch.setattr("tocsin.audit.figures.chains", each)


@defect
def a_link_that_was_undone_counts_in_the_figures(patch: Patch) -> None:
    patch.setattr("tocsin.audit.figure_state.SpanState.subjects", lambda state: state.links.values())


@defect
def counts_are_published_as_they_are(patch: Patch) -> None:
    patch.setattr("tocsin.audit.published_figures._Rounding.rounded", lambda _self, table: table)


@store_defect
def test_warnings_are_counted(patch: Patch) -> None:
    patch.setattr("tocsin.desk.figures.drill_reports", lambda *_: {})


@store_defect
def a_search_reads_what_others_were_told(patch: Patch) -> None:
    patch.setattr("tocsin.desk.search.can_read_all", lambda _person: True)


@store_defect
def what_a_court_holds_is_destroyed(patch: Patch) -> None:
    patch.setattr(reports, "require_unheld", nothing)


# -- models on this machine


@defect
def a_translation_ends_the_duty(patch: Patch) -> None:
    def end(session: Any, view: Any, *_: object, **__: object) -> None:
        end_all(session, session.find(Duty, report=view.record.report))

    around(patch, machine_texts.MachineTexts, "translate", end)


@defect
def a_translation_outlives_its_report(patch: Patch) -> None:
    real = memory.MemorySession.destroy_key

    def spare(self: Any, owner: str) -> None:
        made = {row["text"] for (kind, _), row in self.memory.state.items() if kind == "machine text"}
        kept = {content: ("spared", plain) for content, (_, plain) in self.memory.contents.items() if content in made}
        real(self, owner)
        self.memory.contents.update(kept)
        self.memory.keys.add("spared")

    patch.setattr(memory.MemorySession, "destroy_key", spare)


@defect
def one_passed_check_is_enough_for_ever(patch: Patch) -> None:
    patch.setattr(judging, "_passed", lambda reader, _stamp: {c.language: c for c in reader.find(JudgeCheck, verdict="passed")})


@defect
def a_model_raises_by_two_steps(patch: Patch) -> None:
    patch.setattr(judging, "_STEP", {Priority.P3: Priority.P1, Priority.P2: Priority.P1})


@defect
def a_model_lowers_what_it_finds_harmless(patch: Patch) -> None:
    def lower(session: Any, *_: object) -> None:
        for triage in session.find(Triage, priority=Priority.P1):
            session.record(Change("prioritised", triage, replace(triage, priority=Priority.P3), "harmless"))

    around(patch, judging.Judging, "catch_up", lower)


# -- who is put before what


@defect
def an_answer_that_is_taken_back_stays(patch: Patch) -> None:
    patch.setattr(duties, "take_back", lambda duty, _by, _at: duty)


@defect
def an_assessment_that_is_taken_back_still_counts(patch: Patch) -> None:
    patch.setattr(duties, "_take_back_disposition", nothing)


@defect
def only_one_team_is_told(patch: Patch) -> None:
    each_owed(patch, lambda found: found[:1] + [each for each in found[1:] if each.kind is not DutyKind.DELIVER])


@defect
def a_report_that_touches_nobody_is_dropped(patch: Patch) -> None:
    each_owed(patch, lambda found: [each for each in found if (each.kind, each.team) != (DutyKind.DELIVER, DESK)])


@defect
def nobody_assesses(patch: Patch) -> None:
    patch.setattr(arrival, "owed", without([DutyKind.ASSESS]))


@defect
def the_source_is_not_told(patch: Patch) -> None:
    patch.setattr(arrival, "owed", without([DutyKind.ACKNOWLEDGE]))


@defect
def the_source_is_not_called_back(patch: Patch) -> None:
    patch.setattr(arrival, "owed", without([DutyKind.CALL_BACK]))


@defect
def a_team_without_members_is_passed_over(patch: Patch) -> None:
    each_stake(patch, lambda teams, _subject, _watches: teams - {"west"})


@defect
def a_closed_subject_wakes_nobody(patch: Patch) -> None:
    each_stake(patch, lambda teams, subject, _: set() if subject.status is Status.CLOSED else teams)


@defect
def a_closed_subject_does_not_wake_the_desk(patch: Patch) -> None:
    each_stake(patch, lambda teams, subject, _: teams - {DESK} if subject.status is Status.CLOSED else teams)


@defect
def a_closed_subject_does_not_wake_its_last_team(patch: Patch) -> None:
    patch.setattr(owed_, "_last_team", lambda _: set())


@defect
def a_suspended_subject_is_taken_for_an_open_one(patch: Patch) -> None:
    patch.setattr(owed_, "_CLOSED", (Status.CLOSED,))


@defect
def the_first_team_is_taken_for_the_last(patch: Patch) -> None:
    def first(watches: Iterable[Watch]) -> set[str]:
        ended = [watch for watch in watches if watch.ended is not None]
        return {min(ended, key=lambda watch: (watch.ended, watch.team)).team} if ended else set()

    patch.setattr(owed_, "_last_team", first)


@defect
def who_no_longer_watches_is_told_all_the_same(patch: Patch) -> None:
    each_stake(patch, lambda teams, _subject, watches: teams | {watch.team for watch in watches})


@defect
def only_the_first_subject_is_linked(patch: Patch) -> None:
    real = screening.ScreenedSubmission.bases
    patch.setattr(screening.ScreenedSubmission, "bases", lambda self: dict(sorted(real(self).items())[:1]))


@defect
def names_are_not_looked_for(patch: Patch) -> None:
    patch.setattr(screening.ScreenedSubmission, "bases", lambda _self: {})


@defect
def a_merged_subject_wakes_only_its_own_watchers(patch: Patch) -> None:
    def apart(reader: Any, ids: Iterable[str]) -> dict[str, Any]:
        return {each.id: lookup.Cluster(each, frozenset([each.id])) for each in reader.find(Subject, id=list(ids))}

    patch.setattr(arrival, "clusters", apart)


@defect
def the_mail_is_not_queued(patch: Patch) -> None:
    patch.setattr(opening.DutyOpener, "_announce", nothing)


# -- links and stakes that come later


@defect
def a_link_is_made_without_a_route(patch: Patch) -> None:
    patch.setattr(subjects.Subjects, "_open_for", lambda *_: [])


@defect
def a_late_stake_gets_no_past(patch: Patch) -> None:
    patch.setattr(subjects.Subjects, "_open_past", lambda *_: [])


@defect
def a_late_stake_gets_only_the_last_report(patch: Patch) -> None:
    real = subjects.Subjects._open_for
    patch.setattr(subjects.Subjects, "_open_for", lambda self, session, found, *more: real(self, session, sorted(found)[-1:], *more))


@defect
def an_undone_link_still_routes(patch: Patch) -> None:
    def every(self: Any, session: Any, cluster: Any, teams: Any, why: str) -> list[Duty]:
        found = {link.report for link in session.find(Link, subject=cluster.members)}
        return self._open_for(session, found, teams, why)  # type: ignore[no-any-return]  # patched in

    patch.setattr(subjects.Subjects, "_open_past", every)


@defect
def a_stake_once_given_up_cannot_be_taken_again(patch: Patch) -> None:
    real = subjects.Subjects.watch

    def once(self: Any, team: str, named: str, *about: Any, **more: Any) -> Any:
        with self._services.store.reading() as reader:
            if reader.get(Watch, team, named):
                raise Refused("had it once")
        return real(self, team, named, *about, **more)

    patch.setattr(subjects.Subjects, "watch", once)


@defect
def giving_up_a_stake_ends_what_is_owed(patch: Patch) -> None:
    def after(session: Any, ended: Watch, *_: Any) -> None:
        end_all(session, session.find(Duty, team=ended.team, kind=DutyKind.DELIVER))

    around(patch, subjects.Subjects, "unwatch", after)


@defect
def undoing_a_link_ends_what_is_owed(patch: Patch) -> None:
    around(
        patch,
        subjects.Subjects,
        "unlink",
        lambda session, link, *_: end_all(session, session.find(Duty, report=link.report, kind="deliver")),
    )


# -- how a duty ends


@defect
def anyone_may_answer(patch: Patch) -> None:
    patch.setattr(duty_, "require_owing", nothing)


@defect
def whoever_left_may_still_answer(patch: Patch) -> None:
    real = require
    patch.setattr(duty_, "require", lambda person, act: real(replace(person, active=True), act))


@defect
def an_auditor_may_answer(patch: Patch) -> None:
    patch.setattr(duty_, "require", nothing)


@defect
def a_call_handler_may_assess(patch: Patch) -> None:
    for kind in DutyKind:
        patch.setattr(kind, "rule", replace(kind.rule, permission=Permission.ANSWER))


@defect
def the_system_acknowledges_when_the_mail_is_sent(patch: Patch) -> None:
    def after(session: Any, done: Any, *_: Any) -> None:
        if done.sent:
            end_all(session, session.find(Duty, kind=DutyKind.DELIVER))

    around(patch, outbox.Outbox, "send", after)


@defect
def one_try_counts_as_a_call_back(patch: Patch) -> None:
    patch.setattr(duty_, "ATTEMPTS_NEEDED", 1)


@defect
def no_try_is_needed_for_a_call_back(patch: Patch) -> None:
    patch.setattr(duty_, "ATTEMPTS_NEEDED", 0)


@defect
def a_duty_ends_twice(patch: Patch) -> None:
    for holder in (duty_, duties):
        patch.setattr(holder, "require_live", nothing)


@defect
def any_outcome_will_do(patch: Patch) -> None:
    patch.setattr(duty_, "_require_outcome", nothing)


@defect
def a_duty_is_done_by_nobody(patch: Patch) -> None:
    real = duty_.close
    patch.setattr(duties, "close", lambda *about: replace(real(*about), by=""))


@defect
def a_declined_delivery_is_nobodys(patch: Patch) -> None:
    patch.setattr(duties, "DECLINED", "never")


@defect
def a_threat_needs_no_second_reader(patch: Patch) -> None:
    patch.setattr(duties, "owes_second_reading", lambda *_: "")


@defect
def only_chance_asks_for_a_second_reader(patch: Patch) -> None:
    real = owed_.owes_second_reading
    patch.setattr(duties, "owes_second_reading", lambda report, *more: real(replace(report, cues=()), *more))


@defect
def nothing_is_read_again_by_chance(patch: Patch) -> None:
    real = owed_.owes_second_reading
    patch.setattr(duties, "owes_second_reading", lambda report, outcome, _draw, share: real(report, outcome, 1.0, share))


@defect
def threats_are_not_seen(patch: Patch) -> None:
    patch.setattr(screening, "cues_of_each", lambda texts: [[] for _ in texts])


@defect
def one_reads_ones_own_reading_again(patch: Patch) -> None:
    patch.setattr(duties, "require_other_reader", nothing)


@defect
def one_assessment_closes_the_deliveries_too(patch: Patch) -> None:
    def after(session: Any, ended: Duty, *_: Any) -> None:
        if ended.kind is DutyKind.ASSESS:
            end_all(session, session.find(Duty, report=ended.report))

    around(patch, duties.Duties, "done", after)


@defect
def one_team_answers_for_all(patch: Patch) -> None:
    def after(session: Any, ended: Duty, *_: Any) -> None:
        if ended.kind is DutyKind.DELIVER:
            end_all(session, session.find(Duty, report=ended.report, kind=DutyKind.DELIVER))

    around(patch, duties.Duties, "done", after)


# -- moving


@defect
def there_and_back_again_loses_the_duty(patch: Patch) -> None:
    real = duties.Duties._successor

    def held(self: Any, session: Any, duty: Duty, team: str, reason: str) -> Duty:
        found = session.find(Duty, report=duty.report, kind=duty.kind, team=team)
        return found[0] if found else real(self, session, duty, team, reason)

    patch.setattr(duties.Duties, "_successor", held)


@defect
def what_moved_away_is_taken_for_delivered(patch: Patch) -> None:
    def every(self: Any, found: Iterable[str]) -> set[Any]:
        return {(duty.report, duty.kind, duty.team) for duty in self._session.find(Duty, report=list(found))}

    patch.setattr(opening.DutyOpener, "taken", every)


@defect
def moving_gives_more_time(patch: Patch) -> None:
    real = opening.DutyOpener.open_one
    patch.setattr(opening.DutyOpener, "open_one", lambda self, triage, owed, why, _due=None: real(self, triage, owed, why))


@defect
def the_mover_keeps_the_duty_too(patch: Patch) -> None:
    patch.setattr(duties, "move", lambda duty, *_: replace(duty, outcome="moved"))


@defect
def moving_leads_nowhere(patch: Patch) -> None:
    real = duty_.move
    patch.setattr(duties, "move", lambda duty, _successor, *more: real(duty, duty.id, *more))


@defect
def a_duty_is_moved_to_a_team_that_has_answered(patch: Patch) -> None:
    real = duties.Duties._successor

    def lax(self: Any, session: Any, duty: Duty, team: str, reason: str) -> Duty:
        found = [d for d in session.find(Duty, report=duty.report, kind=duty.kind, team=team) if d.state is DutyState.DONE]
        return found[0] if found else real(self, session, duty, team, reason)

    patch.setattr(duties.Duties, "_successor", lax)


@defect
def the_desk_may_move_what_a_team_owes(patch: Patch) -> None:
    patch.setattr(duties, "require_owing", nothing)


# -- time


@defect
def due_times_move_later(patch: Patch) -> None:
    later: Callable[..., Duty] = lambda duty, due: replace(duty, due=max(duty.due, due)) if duty.live else duty  # noqa: E731
    patch.setattr(opening, "hasten", later)


@defect
def a_lower_priority_puts_off_the_due_time(patch: Patch) -> None:
    def moved(session: Any, duty: Duty, due: Any, why: str) -> Duty:
        new = replace(duty, due=due)
        if new != duty:
            session.record(Change("hastened", duty, new, why))
        return new

    patch.setattr(duties, "hastened", moved)


@defect
def a_higher_priority_changes_no_due_time(patch: Patch) -> None:
    patch.setattr(duties, "hastened", lambda _session, duty, *_: duty)


@defect
def everything_may_wait_ten_times_as_long(patch: Patch) -> None:
    real = duty_.due_at
    patch.setattr(opening, "due_at", lambda kind, priority, opened, hours: opened + 10 * (real(kind, priority, opened, hours) - opened))


@defect
def everything_has_the_lowest_priority(patch: Patch) -> None:
    real = duty_.due_at
    patch.setattr(opening, "due_at", lambda kind, _priority, *more: real(kind, Priority.P3, *more))


@defect
def nothing_is_ever_overdue(patch: Patch) -> None:
    patch.setattr(duties.Duties, "escalate", lambda _self: [])


@defect
def overdue_is_escalated_once(patch: Patch) -> None:
    real = duties._escalation
    patch.setattr(duties, "_escalation", lambda session, duty, last, people: None if last else real(session, duty, last, people))


@defect
def a_day_is_needed_before_anyone_hears_of_it(patch: Patch) -> None:
    real = duties._escalation

    def late(session: Any, duty: Duty, *more: Any) -> Any:
        return real(session, duty, *more) if session.now > duty.due + timedelta(days=1) else None

    patch.setattr(duties, "_escalation", late)


@defect
def only_the_first_overdue_duty_is_escalated(patch: Patch) -> None:
    real, seen = duties._escalation, set[Any]()

    def first(session: Any, duty: Duty, *more: Any) -> Any:
        if id(session) in seen:
            return None
        seen.add(id(session))
        return real(session, duty, *more)

    patch.setattr(duties, "_escalation", first)


@defect
def escalations_go_to_people_who_are_away(patch: Patch) -> None:
    real = escalation.addressee
    patch.setattr(
        duties, "addressee", lambda duty, level, people, now: real(duty, level, [replace(p, away_until=None) for p in people], now)
    )


@defect
def escalations_go_to_people_who_left(patch: Patch) -> None:
    real = escalation.addressee
    patch.setattr(duties, "addressee", lambda duty, level, people, now: real(duty, level, [replace(p, active=True) for p in people], now))


@defect
def escalations_go_to_nobody(patch: Patch) -> None:
    patch.setattr(duties, "addressee", nothing)


@defect
def an_escalation_that_reached_nobody_is_not_made_again(patch: Patch) -> None:
    patch.setattr(duties, "_is_here", lambda *_: True)


@defect
def escalations_reach_only_the_team_itself(patch: Patch) -> None:
    patch.setattr(escalation, "RINGS", escalation.RINGS[:2] * 2)


@defect
def absent_people_are_never_back(patch: Patch) -> None:
    patch.setattr(Person, "present", lambda self, _now: self.active and self.away_until is None)


# -- subjects and their status


@defect
def a_status_is_lowered_while_a_warning_waits(patch: Patch) -> None:
    patch.setattr(subjects, "require_nothing_owed", nothing)


@defect
def a_status_is_lowered_while_an_assessment_waits(patch: Patch) -> None:
    patch.setattr(DutyKind.ASSESS, "rule", replace(DutyKind.ASSESS.rule, blocks_lowering=False))


@defect
def a_status_is_lowered_while_a_merged_subject_waits(patch: Patch) -> None:
    real = subjects.require_nothing_owed
    patch.setattr(
        subjects,
        "require_nothing_owed",
        lambda reader, cluster, *asked: real(reader, lookup.Cluster(cluster.canonical, frozenset([cluster.canonical.id])), *asked),
    )


@defect
def undoing_a_link_frees_the_status(patch: Patch) -> None:
    def upheld(reader: Any, cluster: Any) -> list[Duty]:
        found = [link.report for link in reader.find(Link, subject=cluster.members) if link.upheld]
        return list(reader.find(Duty, report=found, state=DutyState.OPEN))

    patch.setattr(subjects, "_owed_about", upheld)


@defect
def one_person_lowers_a_status_alone(patch: Patch) -> None:
    patch.setattr(subjects, "is_lowering", lambda *_: False)


@defect
def one_is_ones_own_second_person(patch: Patch) -> None:
    patch.setattr(subjects, "require_second", nothing)


@defect
def anyone_raises_a_status(patch: Patch) -> None:
    patch.setattr(subjects, "require", nothing)


@defect
def merging_closes_what_is_open(patch: Patch) -> None:
    def after(session: Any, _opened: Any, _kept: str, other: str, *_: Any) -> None:
        touching = [link.report for link in session.find(Link, subject=other)]
        end_all(session, session.find(Duty, report=touching, kind=DutyKind.DELIVER))

    around(patch, subjects.Subjects, "merge", after)


@defect
def merging_lowers_a_status(patch: Patch) -> None:
    def after(session: Any, _opened: Any, kept: str, *_: Any) -> None:
        root = lookup.cluster_of(session, kept).canonical
        if root.status is Status.HIGH:
            session.record(Change("status", root, replace(root, status=Status.LOW)))

    around(patch, subjects.Subjects, "merge", after)


@defect
def splitting_does_nothing(patch: Patch) -> None:
    patch.setattr(subjects.Subjects, "split", nothing)


# -- reports


@defect
def a_key_sent_twice_is_two_reports(patch: Patch) -> None:
    numbers = iter(range(10**9))
    patch.setattr(intake, "storable", lambda key: f"{key}#{next(numbers)}")


@defect
def keys_that_look_alike_are_one_report(patch: Patch) -> None:
    patch.setattr(intake, "storable", text.printable)


@defect
def the_same_words_are_the_same_report(patch: Patch) -> None:
    real = intake.Intake.receive

    def swallowed(self: Any, submission: Any, **more: Any) -> Receipt:
        likeness = self._services.store.key.likeness(text.normalise(submission.text))
        with self._services.store.reading() as reader:
            said = reader.find(Report, likeness=likeness)
        return Receipt(said[0].id, new=False) if said else real(self, submission, **more)

    patch.setattr(intake.Intake, "receive", swallowed)


@defect
def a_repeat_does_not_reopen(patch: Patch) -> None:
    def quiet(self: Any, report: Report) -> Triage | None:
        first = self._originals.get(report.likeness)
        return lookup.the_triage(self._session, first) if first else None

    patch.setattr(arrival.Arrival, "_repeat", quiet)


@defect
def a_repeat_comes_last(patch: Patch) -> None:
    real = arrival.Arrival._priority
    patch.setattr(arrival.Arrival, "_priority", lambda self, heard, repeat: Priority.P3 if repeat else real(self, heard, repeat))


@defect
def a_threat_is_not_urgent(patch: Patch) -> None:
    patch.setattr(arrival.Arrival, "_priority", lambda *_: Priority.P2)


@defect
def a_source_that_can_be_reached_is_taken_for_silent(patch: Patch) -> None:
    patch.setattr(arrival.Arrival, "_seal_source", nothing)


@defect
def an_erased_report_owes_nothing(patch: Patch) -> None:
    around(patch, reports.Reports, "erase", lambda session, _erased, report, *_: end_all(session, session.find(Duty, report=report)))


@defect
def an_erasure_cuts_the_ledger(patch: Patch) -> None:
    real = memory.MemorySession.destroy_key

    def cut(self: Any, owner: str) -> None:
        real(self, owner)
        self.memory.entries[:] = [entry for entry in self.memory.entries if entry.report != owner]

    patch.setattr(memory.MemorySession, "destroy_key", cut)


@defect
def an_erased_report_can_still_be_read(patch: Patch) -> None:
    patch.setattr(memory.MemorySession, "destroy_key", nothing)


# -- mail


@defect
def a_mail_that_failed_counts_as_sent(patch: Patch) -> None:
    real = outbox.Outbox._try

    def hopeful(self: Any, mails: Any) -> str:
        real(self, mails)
        return ""

    patch.setattr(outbox.Outbox, "_try", hopeful)


@defect
def a_mail_that_keeps_failing_is_given_up_in_silence(patch: Patch) -> None:
    patch.setattr(outbox, "_TRIES", 1)
    patch.setattr(opening.DutyOpener, "open_missing", lambda *_: [])


@defect
def sending_stops_at_the_first_failure(patch: Patch) -> None:
    def fails(self: Any, mails: Any) -> str:
        self._services.mailer.send(compose(mails, Letterhead("desk@example.org", "0", "", self._services.zone), self._services.clock.now()))
        return ""

    patch.setattr(outbox.Outbox, "_try", fails)


# -- who may open reports to whom


@defect
def whoever_cannot_read_a_report_links_it(patch: Patch) -> None:
    patch.setattr(subjects, "require_reach", nothing)


@defect
def whoever_cannot_read_a_report_delivers_it(patch: Patch) -> None:
    patch.setattr(duties, "require_reach", nothing)


@defect
def what_was_moved_away_can_still_be_read(patch: Patch) -> None:
    patch.setattr(reach, "_OWED_OR_ANSWERED", tuple(DutyState))


@defect
def an_outside_team_watches_at_once(patch: Patch) -> None:
    patch.setattr(watch_requests, "is_of_desk", lambda _person: True)
    patch.setattr(subjects, "require_granter", require)


@defect
def an_outside_team_approves_its_own_watch(patch: Patch) -> None:
    patch.setattr(watch_requests, "require_granter", require)
    patch.setattr(watch_requests, "require_second", nothing)


@defect
def a_team_asks_in_the_name_of_another(patch: Patch) -> None:
    patch.setattr(watch_requests, "require_own_team", lambda person, _team, act: require(person, act))


@defect
def an_approved_watch_opens_no_past(patch: Patch) -> None:
    real = subjects.Subjects.begin_watch

    def forgetful(self: Any, *about: Any) -> Any:
        with pytest.MonkeyPatch.context() as inner:
            inner.setattr(subjects.Subjects, "_open_past", lambda *_: [])
            return real(self, *about)

    patch.setattr(subjects.Subjects, "begin_watch", forgetful)


@defect
def a_team_ends_the_watch_of_another(patch: Patch) -> None:
    patch.setattr(subjects, "require_own_team", lambda person, _team, act: require(person, act))


@defect
def an_outside_team_merges_and_splits(patch: Patch) -> None:
    patch.setattr(subjects, "require_granter", require)


@defect
def an_outside_team_closes_a_subject_alone(patch: Patch) -> None:
    patch.setattr(subjects, "require_desk_among", nothing)


# -- tries, declines and contacts


@defect
def tries_follow_at_once(patch: Patch) -> None:
    patch.setattr(duty_, "ATTEMPT_SPACING", dict.fromkeys(Priority, timedelta(0)))


@defect
def one_person_makes_every_try(patch: Patch) -> None:
    patch.setattr(duty_, "PEOPLE_NEEDED", dict.fromkeys(Priority, 1))


@defect
def a_try_needs_no_words(patch: Patch) -> None:
    real = duties.Duties.attempt
    patch.setattr(duties.Duties, "attempt", lambda self, duty, note, *, by: real(self, duty, note.strip() or "-", by=by))


@defect
def a_decline_needs_no_reason(patch: Patch) -> None:
    real = duties.Duties.done
    patch.setattr(duties.Duties, "done", lambda self, duty, outcome, note="", *, by: real(self, duty, outcome, note.strip() or "-", by=by))


@defect
def a_decline_gives_more_time(patch: Patch) -> None:
    def late(self: Any, session: Any, declined: Duty) -> None:
        self._open(session, declined.report, Owed(DutyKind.DELIVER, DESK), "declined")

    patch.setattr(duties.Duties, "_take_over", late)


@defect
def a_contact_that_comes_later_owes_nothing(patch: Patch) -> None:
    patch.setattr(reports, "DutyOpener", lambda *_: SimpleNamespace(open_missing=nothing))


@defect
def a_team_that_no_mail_reaches_is_told_nothing(patch: Patch) -> None:
    real = opening.DutyOpener._announce

    def only_addresses(self: Any, duty: Duty, triage: Triage) -> None:
        if any(not addressee.person for addressee in self._mail.addressees(duty.team)):
            real(self, duty, triage)

    patch.setattr(opening.DutyOpener, "_announce", only_addresses)


# -- repeats and letters


@defect
def a_repeat_is_taken_for_new(patch: Patch) -> None:
    patch.setattr(arrival.Arrival, "_repeat", nothing)


@defect
def a_letter_with_a_foreign_key_is_accepted(patch: Patch) -> None:
    patch.setattr("tocsin.desk.mailboxes.hmac.compare_digest", lambda *_: True)


@defect
def a_letter_is_put_before_whom_its_words_name_alone(patch: Patch) -> None:
    real = mailboxes._Earlier.of
    patch.setattr(mailboxes._Earlier, "of", lambda reader, box: replace(real(reader, box), about=()))


@defect
def a_letter_is_less_urgent_than_what_came_before(patch: Patch) -> None:
    real = mailboxes._Earlier.of
    patch.setattr(mailboxes._Earlier, "of", lambda reader, box: replace(real(reader, box), priority=None))


@defect
def a_threat_in_a_letter_is_no_more_urgent_than_what_came_before(patch: Patch) -> None:
    real = mailboxes.Mailboxes._submission

    def calm(self: Any, drop: Any, earlier: Any) -> Any:
        submission = real(self, drop, earlier)
        return replace(submission, priority=submission.at_least)

    patch.setattr(mailboxes.Mailboxes, "_submission", calm)


@defect
def the_same_words_in_a_mailbox_are_dropped(patch: Patch) -> None:
    real = mailboxes.Mailboxes._accept

    def dropped(self: Any, drop: Any) -> None:
        likeness = self._services.store.key.likeness(text.normalise(drop.text))
        with self._services.store.reading() as reader:
            said_before = reader.count(Report, likeness=likeness, channel="door")
        if not said_before:
            real(self, drop)

    patch.setattr(mailboxes.Mailboxes, "_accept", dropped)


@defect
def a_mailbox_dies_with_its_first_report(patch: Patch) -> None:
    patch.setattr(erasures, "_hand_on_mailbox", nothing)


@defect
def keys_are_stored_in_clear_text(patch: Patch) -> None:
    for module in (arrival, intake):
        patch.setattr(module, "stored_key", lambda _key, submitted: submitted)


# -- the store


@store_defect
def a_change_leaves_no_entry(patch: Patch) -> None:
    real = Session._append
    patch.setattr(Session, "_append", lambda self, change, *more: None if change.act == "hastened" else real(self, change, *more))


@store_defect
def an_entry_leaves_the_state_as_it_was(patch: Patch) -> None:
    real = Session.flush

    def forgetful(self: Any) -> None:
        self._updates[:] = [update for update in self._updates if update[0].name != "watch"]
        real(self)

    patch.setattr(Session, "flush", forgetful)


@store_defect
def the_chain_is_not_a_chain(patch: Patch) -> None:
    real = chain
    patch.setattr("tocsin.store.session.chain", lambda _previous, body: real("0" * 64, body))


@store_defect
def a_clock_set_back_takes_the_record_back(patch: Patch) -> None:
    real = Session.__init__

    def naive(self: Any, connection: Any, key: Any, blobs: Any, author: Any) -> None:
        real(self, connection, key, blobs, author)
        self.now = author.now

    patch.setattr(Session, "__init__", naive)


@store_defect
def an_erasure_destroys_no_key(patch: Patch) -> None:
    patch.setattr(Session, "destroy_key", nothing)


@store_defect
def a_note_after_an_erasure_takes_the_erased_key(patch: Patch) -> None:
    def shared(session: Any, report: str, by: str, text: str) -> Any:
        note = Note(session.new_id("N"), report, by, session.now, session.seal(report, text.encode()))
        session.record(Change("noted", None, note))
        return note

    for holder in (reports, duties):
        patch.setattr(holder, "add_note", shared)


@store_defect
def only_what_is_new_is_entered(patch: Patch) -> None:
    real = Session._append
    patch.setattr(Session, "_append", lambda self, change, *more: None if change.old else real(self, change, *more))


@store_defect
def the_tree_forgets_a_leaf(patch: Patch) -> None:
    real = tree._leaves
    patch.setattr(tree, "_leaves", lambda connection, start, end: [*real(connection, start, end)[:-1], bytes(32)])


# -- custody: keys, database, settings, lists, lake, receipts, mail


@custody_defect
def a_missing_database_becomes_an_empty_one(patch: Patch) -> None:
    patch.setattr(wiring, "require_database", nothing)


@custody_defect
def another_desks_database_is_opened(patch: Patch) -> None:
    patch.setattr(installation.Installation, "_require_own", nothing)


@custody_defect
def a_restore_that_was_cut_short_is_opened(patch: Patch) -> None:
    patch.setattr(installation, "is_unfinished", lambda _home: False)


@custody_defect
def numbers_are_given_out_again_after_a_restore(patch: Patch) -> None:
    patch.setattr(installation, "_new_code", lambda: "")


@custody_defect
def an_older_database_goes_unnoticed(patch: Patch) -> None:
    patch.setattr(installation, "_last_head", nothing)


@custody_defect
def changed_settings_go_unnoticed(patch: Patch) -> None:
    patch.setattr(installation, "changed_settings", lambda *_: [])


@custody_defect
def files_of_settings_beside_go_unnoticed(patch: Patch) -> None:
    patch.setattr(installation, "_FILES_BESIDE", ())


@custody_defect
def verify_leaves_the_state_out(patch: Patch) -> None:
    patch.setattr(audit, "lost", lambda _reader: iter(()))


@custody_defect
def deleted_list_entries_go_unnoticed(patch: Patch) -> None:
    patch.setattr(integrity, "altered_lists", lambda _reader: iter(()))


@custody_defect
def deleted_texts_are_called_balanced(patch: Patch) -> None:
    patch.setattr(integrity, "missing", lambda _reader: iter(()))


@custody_defect
def an_altered_part_of_the_lake_goes_unnoticed(patch: Patch) -> None:
    patch.setattr("tocsin.lake.parts.Parts.digest", lambda _self, number: str(number))


@custody_defect
def a_replaced_signing_key_goes_unnoticed(patch: Patch) -> None:
    patch.setattr(receipts.Receipts, "key_faults", lambda *_: iter(()))


@custody_defect
def another_desks_receipt_accuses_this_one(patch: Patch) -> None:
    patch.setattr(receipts, "is_foreign", lambda *_: False)


@custody_defect
def the_kept_head_stands_still(patch: Patch) -> None:
    patch.setattr(receipts.Receipts, "_keep", nothing)


@custody_defect
def every_duty_has_a_mail_of_its_own(patch: Patch) -> None:
    real = outbox.Outbox._lease
    patch.setattr(outbox.Outbox, "_lease", lambda self: [[mail] for mails in real(self) for mail in mails])


@custody_defect
def the_message_id_is_the_same_on_every_desk(patch: Patch) -> None:
    patch.setattr("tocsin.outbound.mail.message_id", lambda mails, _desk_id: f"<{mails[0].id}@tocsin>")


@custody_defect
def a_secret_is_overwritten(patch: Patch) -> None:
    patch.setattr(durable, "_link", lambda temporary, path: temporary.rename(path))


@custody_defect
def an_empty_secret_is_used(patch: Patch) -> None:
    patch.setattr(durable, "SHORTEST_SECRET", 0)
