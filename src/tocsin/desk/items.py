"""Items that should be acted on, policies, and the decisions about them."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.lookup import the_person, the_record, the_report
from tocsin.desk.services import DeskServices
from tocsin.domain.access import can_read_all
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.item import (
    SECOND_WITHIN,
    DecisionState,
    Item,
    ItemDecision,
    ItemKind,
    Point,
    PointAnswer,
    Policy,
    Verdict,
    step_after,
    verdict_of,
)
from tocsin.domain.ledger import Change
from tocsin.domain.notice import NextStep, Notice
from tocsin.domain.people import DESK, OPERATOR, Permission, Person, require, require_second
from tocsin.domain.report import Priority, Submission
from tocsin.domain.text import normalise, printable
from tocsin.matching.identifiers import canonical_link
from tocsin.outbound.policies import PolicyText, PolicyTitle
from tocsin.store import Reader, Session

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake

CHANNEL = "item"
FOLLOW_UP = "follow-up"
"""Channel of the reports that the desk files by itself on steps that are due."""
_LONGEST = 2_000
_encode = msgspec.json.Encoder().encode
_translations = msgspec.json.Decoder(dict[str, PolicyTitle])
_points = msgspec.json.Decoder(tuple[Point, ...])
_answers = msgspec.json.Decoder(tuple[PointAnswer, ...])


@dataclass(frozen=True, slots=True)
class NewItem:
    """An item as a person names it. ``location`` is a link, or the place of a poster. ``named_in`` is the report that told of it."""

    kind: ItemKind
    location: str
    platform: str = ""
    seen: datetime | None = None
    named_in: str = ""


@dataclass(frozen=True, slots=True)
class ItemView:
    """An item with its location in clear, and the decisions about it, the oldest first."""

    item: Item
    location: str
    decisions: tuple[ItemDecision, ...]
    noticed: bool = False

    @property
    def step(self) -> NextStep | None:
        """Return the step that the last decision leaves to be taken. One to act asks for a notice until there is one."""
        decided = self.decided
        if decided and decided is self.decisions[-1] and decided.verdict is Verdict.ACT and not self.noticed:
            return NextStep("draft a notice", decided.at + SECOND_WITHIN)
        return step_after(self.decisions[-1]) if self.decisions else None

    @property
    def decided(self) -> ItemDecision | None:
        """Return the decision in force: the last one that was decided and not contested."""
        return next((decision for decision in reversed(self.decisions) if decision.state is DecisionState.DECIDED), None)


class Items:
    """Content that should be acted on, and the rule for it."""

    def __init__(self, services: DeskServices, intake: Intake) -> None:
        self._services = services
        self._intake = intake

    def load_policies(self, policies: Sequence[PolicyText], *, by: str = OPERATOR) -> list[Policy]:
        """Store new versions of policies and return them.

        A version that is stored already must have the same words. Only its translations may change.
        """
        added: list[Policy] = []
        with self._services.store.writing(by, self._services.clock.now()) as session:
            for text in policies:
                old = session.get(Policy, f"{text.name}@{text.version}")
                policy = _policy(text, old.loaded if old else session.now)
                if old is None:
                    session.record(Change("loaded", None, policy))
                    added.append(policy)
                elif replace(old, translations=policy.translations) != policy:
                    raise Refused(f"policy {old.id} is stored with other words: give the changed policy a new version")
                elif old != policy:
                    session.record(Change("translated", old, policy))
        return added

    def policies(self) -> list[Policy]:
        """Return every version of every policy."""
        with self._services.store.reading() as reader:
            return reader.find(Policy, order=("name", "loaded", "version"))

    def points(self, policy: str) -> tuple[Point, ...]:
        """Return the checklist of a policy version. Raises :class:`Unknown`."""
        with self._services.store.reading() as reader:
            return _points.decode(the_record(reader, Policy, policy, "policy", command="tocsin policies lists them").points)

    def add(self, new: NewItem, *, by: str) -> Item:
        """File an item as a report of its own, so that its assessment is owed, and return it.

        An item at the same location that the desk has already is refused, with its number.
        """
        location = printable(new.location).strip()
        if not location or len(location) > _LONGEST:
            raise Malformed(f"an item needs a location of at most {_LONGEST} characters: a link, or where it hangs")
        likeness = self._services.store.key.likeness(f"item:{_canonical(location)}")
        with self._services.store.reading() as reader:
            require_assessor(reader, by)
            named_in = the_report(reader, new.named_in).id if new.named_in else None
            _require_new(reader, likeness)
        about = f" It was named in {named_in}." if named_in else ""
        text = f"{new.kind.capitalize()} on {new.platform or 'an unnamed service'}: {location}\n{about}".strip()
        receipt = self._intake.receive(Submission(f"item:{likeness}", CHANNEL, text, heard=new.seen), by=by)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            _require_new(session, likeness)
            item = Item(
                id=session.new_id("I"),
                report=receipt.report,
                kind=new.kind,
                platform=printable(new.platform).strip(),
                location=session.seal(receipt.report, location.encode()),
                likeness=likeness,
                seen=new.seen or session.now,
                by=by,
                named_in=named_in,
            )
            session.record(Change("added", None, item))
            return item

    def decide(self, item: str, policy: str, answers: Collection[PointAnswer], *, by: str) -> ItemDecision:
        """Record a decision that walks every point of a policy version.

        A decision to act waits for a second person if the policy says so.
        """
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            subject = the_record(session, Item, item, "item", command="tocsin items lists them")
            rule = the_record(session, Policy, policy, "policy", command="tocsin policies lists them")
            verdict = verdict_of(_points.decode(rule.points), {answer.point: answer for answer in answers})
            waits = verdict is Verdict.ACT and rule.second
            decision = ItemDecision(
                id=session.new_id("K"),
                item=subject.id,
                report=subject.report,
                policy=rule.id,
                answers=session.seal(subject.report, _encode(sorted(answers, key=lambda answer: answer.point))),
                verdict=verdict,
                by=by,
                at=session.now,
                state=DecisionState.WAITS if waits else DecisionState.DECIDED,
            )
            session.record(Change("decided", None, decision))
            return decision

    def confirm(self, decision: str, *, by: str) -> ItemDecision:
        """Put a waiting decision into force, as a second person."""
        return self._answer(decision, DecisionState.DECIDED, by, "confirmed")

    def refuse(self, decision: str, *, by: str, reason: str) -> ItemDecision:
        """Refuse a waiting decision, as a second person."""
        return self._answer(decision, DecisionState.REFUSED, by, reason)

    def contest(self, decision: str, *, by: str, reason: str) -> ItemDecision:
        """Take a decision out of force after an appeal. A new decision follows."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            old = the_record(session, ItemDecision, decision, "decision", command="tocsin items lists them")
            require_assessor(session, by)
            if old.state is not DecisionState.DECIDED:
                raise Refused(f"{old.id} is {old.state} and not in force: only a decision in force is contested")
            contested = replace(old, state=DecisionState.CONTESTED)
            session.record(Change("contested", old, contested, reason))
            return contested

    def remind(self) -> int:
        """File a report for each decision whose step is due: a second person's word, or counsel's. Return how many were new.

        The report owes an assessment, which falls overdue and is escalated like any other. A later decision on the item ends the step.
        """
        now = self._services.clock.now()
        with self._services.store.reading() as reader:
            open_decisions = reader.find(ItemDecision, state=DecisionState.WAITS)
            open_decisions += reader.find(ItemDecision, state=DecisionState.DECIDED, verdict=Verdict.ASK_COUNSEL)
            later = reader.find(ItemDecision, item=list({decision.item for decision in open_decisions}))
        last = {decision.item: decision.id for decision in sorted(later, key=lambda decision: (decision.at, len(decision.id), decision.id))}
        due = [
            (decision, step)
            for decision in open_decisions
            if last[decision.item] == decision.id and (step := step_after(decision)) and step.due <= now
        ]
        reminders = [
            Submission(f"step:{decision.id}", FOLLOW_UP, f"Item {decision.item}: {step.act} ({decision.id}).", priority=Priority.P2)
            for decision, step in due
        ]
        return sum(receipt.new for receipt in self._intake.receive_all(reminders)) if reminders else 0

    def view(self, item: str, *, by: str = "") -> ItemView:
        """Return an item with its decisions. ``by`` is the person who asks in the browser. Raises :class:`Unknown`."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            return _view(reader, the_record(reader, Item, item, "item", command="tocsin items lists them"))

    def listed(self, *, by: str = "") -> list[ItemView]:
        """Return every item, the newest first. ``by`` is the person who asks in the browser."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            items = sorted(reader.find(Item), key=lambda item: (len(item.id), item.id), reverse=True)
            return [_view(reader, item) for item in items]

    def sentences(self, decision: str) -> tuple[PointAnswer, ...]:
        """Return the answers of a decision. Empty after an erasure."""
        with self._services.store.reading() as reader:
            return sentences_of(reader, the_record(reader, ItemDecision, decision, "decision", command="tocsin items lists them"))

    def _answer(self, decision: str, state: DecisionState, by: str, reason: str) -> ItemDecision:
        with self._services.store.writing(by, self._services.clock.now()) as session:
            old = the_record(session, ItemDecision, decision, "decision", command="tocsin items lists them")
            if old.state is not DecisionState.WAITS:
                raise Refused(f"{old.id} needs no second person: it is {old.state} already")
            require_second(the_person(session, old.by), require_assessor(session, by), Permission.ASSESS)
            answered = replace(old, state=state, second=by)
            session.record(Change(str(state), old, answered, reason))
            return answered


def require_assessor(reader: Reader, by: str) -> Person:
    """Return the person of team desk who may act on content. Raise :class:`PermissionDenied` for others."""
    return require_at_desk(reader, by, Permission.ASSESS, "acting on content is")


def require_at_desk(reader: Reader, by: str, act: Permission, what: str) -> Person:
    """Return the person of team desk who has a permission. Raise :class:`PermissionDenied` for others, who learn ``what`` it is about."""
    person = the_person(reader, by)
    require(person, act)
    if DESK not in person.teams:
        raise PermissionDenied(f"{by} is not in team desk, and {what} for people of team desk: ask one of them")
    return person


def require_whole_desk(reader: Reader, by: str) -> None:
    """Raise :class:`PermissionDenied` unless this person may read everything of the desk. The terminal gives no person."""
    if by and not can_read_all(the_person(reader, by)):
        raise PermissionDenied("items and notices are for people of team desk and for auditors")


def sentences_of(reader: Reader, decision: ItemDecision) -> tuple[PointAnswer, ...]:
    """Return the answers of a decision. Empty after an erasure."""
    sealed = reader.read(decision.answers)
    return _answers.decode(sealed) if sealed else ()


def location_of(reader: Reader, item: Item) -> str:
    """Return an item's location, or ``(erased)``."""
    return reader.read_text(item.location) or "(erased)"


def _view(reader: Reader, item: Item) -> ItemView:
    decisions = reader.find(ItemDecision, item=item.id, order=("at", "sequence"))
    return ItemView(item, location_of(reader, item), tuple(decisions), reader.count(Notice, item=item.id) > 0)


def _canonical(location: str) -> str:
    return canonical_link(location) if "." in location and " " not in location else normalise(location)


def _require_new(reader: Reader | Session, likeness: str) -> None:
    if same := reader.find(Item, likeness=likeness):
        raise Refused(f"{same[0].id} is an item at this location: decide on that one")


def titled(policy: Policy, language: str) -> tuple[str, str]:
    """Return title and law of a policy in a language. Where nobody translated one of them, it is as the policy has it."""
    translated = _translations.decode(policy.translations).get(language) if policy.translations else None
    return (translated.title, translated.law or policy.law) if translated else (policy.title, policy.law)


def _policy(text: PolicyText, loaded: datetime) -> Policy:
    return Policy(
        id=f"{text.name}@{text.version}",
        name=text.name,
        version=text.version,
        title=text.title,
        law=text.law,
        source=text.source,
        points=_encode(text.points).decode(),
        second=text.second,
        loaded=loaded,
        translations=_encode(dict(sorted(text.translations.items()))).decode() if text.translations else "",
    )
