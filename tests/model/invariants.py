"""The twelve invariants, read off the ledger as it grows, and off the state beside it.

A :class:`Replay` takes in each entry once, in order, and says which invariant it breaks; :func:`standing` compares what is there now
with what the oracle says must be owed. Every complaint begins with the number of the invariant.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta
from typing import Any

from tests.model.oracle import DONE, HOURS, LIVE, LOW_TO_HIGH, MAY, Oracle, Slot
from tocsin.desk import Desk
from tocsin.domain.ledger import Entry
from tocsin.store.codec import instant, to_row
from tocsin.store.schema import KINDS

Row = dict[str, Any]
_BY_PEOPLE = {"merged", "split", "unlinked", "distinguished", "moved", "done", "erased", "watch ended", "status", "tried"}
_HOLDING = ("deliver", "assess", "review")


class Replay:
    """The fold of the ledger so far, and what is wrong with how it came about."""

    def __init__(self) -> None:
        self.state: dict[tuple[str, str], Row] = {}
        self.seq = 0
        self.hash = ""
        self.known = ""

    def of(self, kind: str) -> dict[str, Row]:
        """The records of a kind, by id."""
        return {key: row for (of, key), row in self.state.items() if of == kind}

    def take(self, entries: Iterable[Entry]) -> Iterator[str]:
        """Takes in what is new."""
        for entry in entries:
            old = self.state.get((entry.kind, entry.key))
            yield from self._past(entry, old)
            row = {**(old or {}), **entry.new}
            checks = {"duty": self._duty, "subject": self._subject, "escalation": self._escalation, "report": self._report}
            if check := checks.get(entry.kind):
                yield from check(entry, old, row)
            if entry.act in _BY_PEOPLE and ("person", entry.actor) not in self.state:
                yield f"11: {entry.act} {entry.key} was done by {entry.actor}, who is nobody here"
            self.state[entry.kind, entry.key] = row
            self.seq, self.hash, self.known = entry.seq, entry.hash, instant(entry.known)

    def _past(self, entry: Entry, old: Row | None) -> Iterator[str]:
        if entry.seq != self.seq + 1:
            yield f"7: entry {entry.seq} follows entry {self.seq}"
        if instant(entry.known) < self.known:
            yield f"7: entry {entry.seq} was known before the one it follows"
        if not entry.actor:
            yield f"7: entry {entry.seq} was made by nobody"
        said = {name: value for name, value in (old or {}).items() if name in entry.new}
        if said != dict(entry.old):
            yield f"7: entry {entry.seq} says that {entry.old} was there before, and it was {said}"

    def _report(self, entry: Entry, old: Row | None, _row: Row) -> Iterator[str]:
        if old:
            yield f"1: report {entry.key} was edited"

    def _duty(self, entry: Entry, old: Row | None, row: Row) -> Iterator[str]:
        if old and row["due"] > old["due"]:
            yield f"6: {entry.key} is due later than before"
        if old and old["state"] != "open" and not _taken_back(entry, old, row):
            yield f"2: {entry.key} had ended ({old['state']}) and was changed by {entry.act!r}"
        if not old and row["due"] > self._latest(row):
            yield f"6: {entry.key} was given until {row['due']}"
        if row["state"] != "open" and not old:
            yield f"2: {entry.key} was {row['state']} from the start"
        if row["state"] == "done":
            yield from self._ended(entry, row)

    def _latest(self, row: Row) -> str:
        """When a duty opened now may fall due at the latest."""
        hours = HOURS[row["kind"]][int(self.state["triage", row["report"]]["priority"][1]) - 1]
        return instant(datetime.fromisoformat(row["opened"]) + timedelta(hours=hours))

    def _ended(self, entry: Entry, row: Row) -> Iterator[str]:
        person = self.state.get(("person", row["by"]))
        if person is None:
            yield f"5: {entry.key} was ended by {row['by']!r}, who is nobody here"
            return
        may = MAY["assess" if row["kind"] in ("assess", "review") else "answer"]
        if person["role"] not in may or not person["active"] or f'"{row["team"]}"' not in person["teams"]:
            yield f"5: {row['by']} was not entitled to end {entry.key}"
        if entry.actor != row["by"]:
            yield f"5: {entry.key} was ended by {entry.actor} in the name of {row['by']}"
        if not row["outcome"] or not row["closed"]:
            yield f"5: {entry.key} ended without an outcome or a time"

    def _subject(self, entry: Entry, old: Row | None, row: Row) -> Iterator[str]:
        if old is None or LOW_TO_HIGH.index(row["status"]) >= LOW_TO_HIGH.index(old["status"]):
            return
        if "second" not in entry.why:
            yield f"8: {entry.key} was lowered without a second person"
        family = _family(self.of("subject"), entry.key)
        touching = {link["report"] for link in self.of("link").values() if link["subject"] in family}
        for number, duty in self.of("duty").items():
            if duty["state"] == "open" and duty["report"] in touching and duty["kind"] in _HOLDING:
                yield f"8: {entry.key} was lowered while {number} was owed"

    def _escalation(self, entry: Entry, _old: Row | None, row: Row) -> Iterator[str]:
        now = instant(entry.known)
        present = {n for n, p in self.of("person").items() if p["active"] and (p["away_until"] is None or p["away_until"] <= now)}
        if row["to"] not in (present or {""}):
            yield f"6: {row['duty']} was put before {row['to'] or 'nobody'} while {', '.join(sorted(present))} were present"


def _taken_back(entry: Entry, old: Row, row: Row) -> bool:
    """Tells whether whoever answered took a wrong answer back within a minute, and nothing else changed."""
    if entry.act != "taken back" or old["state"] != "done" or entry.actor != old["by"]:
        return False
    in_time = entry.known - datetime.fromisoformat(old["closed"]) <= timedelta(seconds=60)
    return in_time and old["outcome"] != "declined" and row == {**old, "state": "open", "outcome": "", "by": "", "closed": None}


def standing(replay: Replay, oracle: Oracle, now: str) -> Iterator[str]:
    """What is owed now, against what must be."""
    duties = replay.of("duty")
    yield from _reports(replay, oracle)
    slots: dict[Slot, list[str]] = defaultdict(list)
    for number, duty in duties.items():
        if duty["state"] == "moved":
            yield from _moved(number, duty, duties)
        else:
            slots[duty["report"], duty["kind"], duty["team"]].append(number)
    for slot, held in slots.items():
        if len(held) > 1:
            yield f"4: {slot} has {len(held)} duties"
        if slot not in oracle.slots:
            yield f"2: {slot} is owed and nothing asks for it"
    for slot, state in oracle.slots.items():
        found = [duties[number]["state"] for number in slots.get(slot, [])]
        if not found:
            yield f"{'3' if slot[1] == 'deliver' else '10' if slot[1] == 'review' else '2'}: {slot} must be owed and is not"
        elif found != [{LIVE: "open", DONE: "done"}[state]]:
            yield f"2: {slot} is {found}, and should be {state}"
    yield from _subjects(replay, oracle)
    yield from _told(replay)
    if replay.known > now:
        yield f"7: the last entry is of {replay.known}, which has not come"


def kept(desk: Desk, replay: Replay) -> Iterator[str]:
    """Whether the state beside the ledger is its fold."""
    with desk.services.store.reading() as reader:
        for name, kind in KINDS.items():
            held = {record.id: to_row(record) for record in reader.find(kind)}
            folded = replay.of(name)
            yield from (f"7: {name} {key} is not the fold of the ledger" for key in folded if held.get(key) != folded[key])
            yield from (f"7: {name} {key} is not in the ledger" for key in held.keys() - folded.keys())


def balanced(desk: Desk, oracle: Oracle) -> Iterator[str]:
    """The desk's own word: verify passes, reconcile balances, and it counts what we counted."""
    verification, balance = desk.audit.verify(), desk.audit.reconcile()
    if not verification.whole:
        yield f"7: verify: {verification.broken} {verification.damaged}"
    if not balance.balanced:
        yield f"2: reconcile: {balance}"
    if (balance.reports, balance.opened) != (len(oracle.reports), oracle.ever):
        yield f"1: reconcile counts {balance.reports} reports and {balance.opened} duties, we {len(oracle.reports)} and {oracle.ever}"


def contents(desk: Desk, oracle: Oracle, number: str) -> Iterator[str]:
    """Whether a report says what was said, or nothing once it was erased."""
    report = oracle.reports[number]
    view = desk.reports.show(number)
    if view.text != (None if report.erased else report.text):
        yield f"{'12' if report.erased else '1'}: {number} reads {view.text!r}"
    if report.erased and view.detail.mentions:
        yield f"12: {number} was erased and still tells whom it named"
    texts = [each.text for each in desk.machine_texts.of(number)]
    if len(texts) != report.translations or any((text is None) != report.erased for text in texts):
        yield f"{'12' if report.erased else '1'}: models made {texts} of {number}, and {report.translations} were asked for"


def escalated(desk: Desk, replay: Replay, oracle: Oracle, present: set[str]) -> Iterator[str]:
    """After a tick: everything overdue was put before someone who is present, at the level it has reached."""
    last: dict[str, Row] = {}
    for row in replay.of("escalation").values():
        if row["level"] > last.get(row["duty"], {"level": 0})["level"]:
            last[row["duty"]] = row
    with desk.services.store.reading() as reader:
        head = reader.head().known
    now = max(desk.now(), head) if head else desk.now()
    for duty in desk.duties.listed():
        if not duty.overdue(now):
            continue
        made = last.get(duty.id)
        if made is None or made["level"] < duty.level(now):
            yield f"6: {duty.id} is overdue at level {duty.level(now)} and was last escalated at {made and made['level']}"
        elif present and made["to"] not in present:
            yield f"6: {duty.id} is overdue and was last put before {made['to'] or 'nobody'}, who is not here"


def _reports(replay: Replay, oracle: Oracle) -> Iterator[str]:
    reports = replay.of("report")
    keys = Counter(row["key"] for row in reports.values())
    if set(reports) != set(oracle.reports) or any(count > 1 for count in keys.values()):
        yield f"1: {sorted(reports)} are stored, {sorted(oracle.reports)} were accepted"
        return
    links = {(row["report"], row["subject"]): bool(row["upheld"]) for row in replay.of("link").values()}
    wanted = {(number, subject): upheld for number, report in oracle.reports.items() for subject, upheld in report.touches.items()}
    if links != wanted:
        yield f"3: links are {links}, and should be {wanted}"
    for number, report in oracle.reports.items():
        if report.key in str(reports[number]) or reports[number]["where"]:
            yield f"12: {number} tells in clear text from where it came"
        triage = replay.of("triage")[number]
        if triage["disposition"] != report.disposition:
            yield f"9: {number} stands as {triage['disposition']!r}, and should as {report.disposition!r}"
        if int(triage["priority"][1]) != report.priority:
            yield f"9: {number} has {triage['priority']}, and should have P{report.priority}"


def _told(replay: Replay) -> Iterator[str]:
    """Every team with an address is told of what it owes."""
    mails, teams = replay.of("outgoing"), replay.of("team")
    for number, duty in replay.of("duty").items():
        told = duty["kind"] == "deliver" or duty["team"] != "desk"
        if told and teams[duty["team"]]["address"] and f"{number}.told" not in mails:
            yield f"2: {duty['team']} was not told of {number}"


def _moved(number: str, duty: Row, duties: dict[str, Row]) -> Iterator[str]:
    seen, at = {number}, duty
    while at["state"] == "moved":
        successor = at["successor"]
        if successor not in duties or successor in seen:
            yield f"4: {number} was moved and leads nowhere"
            return
        if duties[successor]["due"] > at["due"]:
            yield f"6: {successor} is due later than {number}, which was moved there"
        seen.add(successor)
        at = duties[successor]


def _subjects(replay: Replay, oracle: Oracle) -> Iterator[str]:
    for number, row in replay.of("subject").items():
        if row["status"] != oracle.status[number]:
            yield f"8: {number} is {row['status']}, and should be {oracle.status[number]}"
        if row["merged_into"] != oracle.above.get(number):
            yield f"11: {number} is merged into {row['merged_into']}, and should be into {oracle.above.get(number)}"


def _family(subjects: dict[str, Row], one: str) -> set[str]:
    def top(subject: str) -> str:
        while above := subjects[subject]["merged_into"]:
            subject = above
        return subject

    return {each for each in subjects if top(each) == top(one)}
