"""Outcomes that sources are owed: what became of the content that they told of, in words that are true."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from tocsin.desk.duty_opener import DutyOpener
from tocsin.desk.items import titled
from tocsin.desk.lookup import the_report, the_triage
from tocsin.desk.notice_views import NoticeView, view_notices
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import OUTCOME_TOLD, Duty, DutyKind, DutyState
from tocsin.domain.errors import Malformed
from tocsin.domain.item import DecisionState, Item, ItemDecision, Policy, Verdict
from tocsin.domain.notice import STILL_THERE, Notice, NoticeState, NoticeStep, Remover
from tocsin.domain.people import DESK, SYSTEM
from tocsin.domain.report import Duplicate, Erasure, LateContact
from tocsin.domain.time_zone import Zone
from tocsin.outbound.outcome_text import PLAIN, outcome_language, outcome_sentence
from tocsin.routing import Owed
from tocsin.store import Reader

_REMOVED_BY = {Remover.AUTHOR: "author", Remover.PLATFORM: "platform", Remover.HOST: "host", Remover.UNKNOWN: "unknown"}


class OutcomeState(StrEnum):
    """Standing of what the source of one report is owed."""

    TOLD = "told"
    NOT_TOLD = "not-told"
    OWED = "owed"
    WAITS = "waits"


@dataclass(frozen=True, slots=True)
class OutcomeStanding:
    """Standing of one reachable source whose report led to an item. ``why`` names the duty, or what is waited for."""

    report: str
    state: OutcomeState
    why: str


class Outcomes:
    """Duties to tell sources what became of the content that they told of."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services
        self._seen = 0

    def owe(self) -> int:
        """Open the duty for each reachable source whose content came to an end. Return how many were opened.

        It came to an end when it was removed, its notice was closed, or the desk decided not to act. A report with the same words as one
        that told of it counts, too. Reads the notices and decisions that changed since the last call, and all of them at the first one.
        """
        with self._services.store.reading() as reader:
            head = reader.head().seq
            notices = reader.find(Notice, id=reader.changed(Notice.KIND, self._seen))
            decisions = reader.find(ItemDecision, id=reader.changed(ItemDecision.KIND, self._seen))
            items = {notice.item for notice in notices} | {decision.item for decision in decisions}
            reports = [report for report in _told_of(reader, items) if _is_owed(reader, report)]
        opened = 0
        if reports:
            with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                opener = DutyOpener(self._services, session)
                for report in reports:
                    owed = [Owed(DutyKind.OUTCOME, DESK)]
                    opened += len(opener.open_missing([the_triage(session, report)], owed, "what became of the content is known now"))
        self._seen = head
        return opened

    def words(self, report: str, language: str = PLAIN) -> list[str]:
        """Return what can be said truly to the source of a report about each item that it led to. Raises ``Unknown``."""
        with self._services.store.reading() as reader:
            the_report(reader, report)
            speech = _Speech(language, self._services.zone)
            return [words for item in _items_of(reader, [report]) for words in _of_item(reader, item, speech)]

    def source_language(self, report: str) -> str:
        """Return the language in which the source of a report is told: that of the report where there are sentences, else English."""
        with self._services.store.reading() as reader:
            return outcome_language(the_report(reader, report).language)

    def standings(self) -> list[OutcomeStanding]:
        """Return the standing of every reachable source whose report led to an item, by report."""
        with self._services.store.reading() as reader:
            named = {item.named_in for item in reader.find(Item) if item.named_in}
            return [_standing(reader, report) for report in sorted(_alike(reader, named)) if _is_reachable(reader, report)]


@dataclass(frozen=True, slots=True)
class _Speech:
    """Sentences in one language, with times in the zone of the desk."""

    language: str
    zone: Zone

    def of_item(self, item: Item, decision: ItemDecision | None, policy: Policy | None) -> str:
        """Return one sentence on an item to which no notice was drafted."""
        about = self._about(item)
        if decision is None:
            return self._say("undecided", about=about)
        rule = titled(policy, self.language)[0] if policy else decision.policy
        name = {Verdict.NO_ACTION: "no_action", Verdict.ASK_COUNSEL: "ask_counsel"}.get(decision.verdict, "act")
        return self._say(name, about=about, rule=rule, day=self.zone.said(decision.at))

    def of_notice(self, view: NoticeView) -> str:
        """Return one sentence on what a notice came to, with the time up to which it is known."""
        said, platform = self.zone.said, view.notice.platform
        if view.notice.sent is None:
            return self._say("unsent", platform=platform)
        parts = [self._say("wrote", platform=platform, day=said(view.notice.sent))]
        if view.removed:
            return " ".join([*parts, self._say("gone", day=said(view.removed)), self._say(_REMOVED_BY[view.remover])])
        if any(event.step is NoticeStep.REFUSED for event in view.events):
            parts.append(self._say("refused"))
        clear = [check for check in view.observations if check.state in STILL_THERE]
        is_there = clear and clear[-1] is view.observations[-1]
        return " ".join([*parts, self._say("there", day=said(clear[-1].at)) if is_there else self._say("not_known")])

    def _about(self, item: Item) -> str:
        """Return the words for an item: its kind and platform in the desk's own language, content in any other."""
        if self.language != PLAIN:
            return self._say("content")
        return f"the {item.kind}{f' on {item.platform}' if item.platform else ''} that you told us of"

    def _say(self, name: str, **values: str) -> str:
        return outcome_sentence(self.language, name, **values)


def _of_item(reader: Reader, item: Item, speech: _Speech) -> list[str]:
    """Return one sentence for each notice about an item, or on the decision that there is none."""
    if notices := reader.find(Notice, item=item.id):
        return [speech.of_notice(view) for view in view_notices(reader, notices)]
    decision = in_force(reader, item.id)
    return [speech.of_item(item, decision, reader.get(Policy, decision.policy) if decision else None)]


def require_reason(duty: Duty, outcome: str, note: str) -> None:
    """Raise :class:`Malformed` for a source that is told nothing without a reason."""
    if duty.kind is DutyKind.OUTCOME and outcome != OUTCOME_TOLD and not note.strip():
        raise Malformed(f"{duty.id}: say why the source is not told what became of it")


def _told_of(reader: Reader, items: Collection[str]) -> list[str]:
    """Return the reports that told of these items, where everything that they told of has come to an end."""
    named = {item.named_in for item in reader.find(Item, id=items) if item.named_in}
    return sorted(report for report in _alike(reader, named) if not _waits_for(reader, report))


def _alike(reader: Reader, reports: Collection[str]) -> set[str]:
    """Return these reports and those with the same words."""
    first = {link.of for link in reader.find(Duplicate, report=reports) if link.upheld} | set(reports)
    return first | {link.report for link in reader.find(Duplicate, of=first) if link.upheld}


def _items_of(reader: Reader, reports: Collection[str]) -> list[Item]:
    return reader.find(Item, named_in=_alike(reader, reports), order=("seen", "id"))


def _waits_for(reader: Reader, report: str) -> list[str]:
    """Return the items and notices of which a report told and that have not come to an end."""
    waiting = []
    for item in _items_of(reader, [report]):
        views = view_notices(reader, reader.find(Notice, item=item.id))
        decision = in_force(reader, item.id)
        if not views and (decision is None or decision.verdict is not Verdict.NO_ACTION):
            waiting.append(item.id)
        waiting += [view.notice.id for view in views if not (view.removed or view.notice.state is NoticeState.CLOSED)]
    return waiting


def in_force(reader: Reader, item: str) -> ItemDecision | None:
    """Return the last decision about an item that is in force, or None."""
    return next(iter(reader.find(ItemDecision, item=item, state=DecisionState.DECIDED, order=("-at", "-sequence"), limit=1)), None)


def _standing(reader: Reader, report: str) -> OutcomeStanding:
    """Return the standing of a reachable source."""
    duty = next((duty for duty in reader.find(Duty, report=report, kind=DutyKind.OUTCOME) if duty.state is not DutyState.MOVED), None)
    if duty is None:
        waiting = _waits_for(reader, report)
        return OutcomeStanding(report, OutcomeState.WAITS if waiting else OutcomeState.OWED, ", ".join(waiting))
    state = {OUTCOME_TOLD: OutcomeState.TOLD, "": OutcomeState.OWED}.get(duty.outcome, OutcomeState.NOT_TOLD)
    return OutcomeStanding(report, state, duty.id)


def _is_reachable(reader: Reader, report: str) -> bool:
    record = the_report(reader, report)
    reachable = record.reachable or reader.count(LateContact, report=report) > 0
    return reachable and reader.get(Erasure, report) is None


def _is_owed(reader: Reader, report: str) -> bool:
    """Return True if the source can be reached and was not told, nor set down with a reason."""
    return _is_reachable(reader, report) and not reader.count(Duty, report=report, kind=DutyKind.OUTCOME)
