"""A large desk, written straight into the store: reports that are owed, reports that were answered, and a subject that many are about.

What is about the subject is recorded as it would be: sealed texts, links, duties and their entries in the ledger, in one entry each.
The others are bare rows without ledger or contents: they only make lists long, and no page that is measured opens one.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

import msgspec
from sqlalchemy import insert

from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.ledger import Change
from tocsin.domain.mention import Band, Candidate, Mention, Quality
from tocsin.domain.people import SYSTEM
from tocsin.domain.report import Detail, Priority, Report, Triage
from tocsin.domain.subject import Link, Subject
from tocsin.matching.search_words import search_words
from tocsin.store import Session, Store, schema
from tocsin.store.codec import instant

_CHUNK = 20_000
_OPEN = 10  # one in so many is still owed
_LATE = 100  # one in so many is overdue, and was put before someone
EVERY = timedelta(seconds=30)
_encode = msgspec.json.Encoder().encode


@dataclass(frozen=True, slots=True)
class Matter:
    """Whom one report in ``about`` is about, the teams that watch, and when all of it was told by."""

    subject: Subject
    teams: tuple[str, ...]
    now: datetime
    about: int = 10


def fill(store: Store, matter: Matter, numbers: range) -> None:
    """Add reports with these numbers. Those about the subject owe a delivery to each team, the others one, and each an assessment."""
    for first in numbers[::_CHUNK]:
        some = range(first, min(numbers.stop, first + _CHUNK))
        ages = {n: matter.now - (numbers.stop - n) * EVERY for n in some}
        if others := {n: at for n, at in ages.items() if n % matter.about}:
            _add_rows(store, matter, others)
        with store.writing(SYSTEM, matter.now) as session:
            for n, at in ages.items():
                if n % matter.about == 0:
                    _record(session, n // matter.about, at, matter)
    if store.engine.dialect.name == "postgresql":  # does so by itself after a while; SQLite never does
        with store.engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")


def _add_rows(store: Store, matter: Matter, ages: Mapping[int, datetime]) -> None:
    """The bare rows of the reports about others, and who was told of what is late."""
    duties = [duty for n, at in ages.items() for duty in _duties(n, at, matter)]
    late = [_escalation(duty, matter.now) for duty in duties if duty["state"] == "open" and duty["due"] < instant(matter.now)]
    with store.filling() as connection:
        connection.execute(insert(schema.report), [_report(n, at) for n, at in ages.items()])
        connection.execute(insert(schema.triage), [_triage(n) for n in ages])
        connection.execute(insert(schema.duty), duties)
        if late:
            connection.execute(insert(schema.escalation), late)


def _record(session: Session, n: int, at: datetime, matter: Matter) -> None:
    """Return one report as if taken in then. One in ten is still owed, the others are answered."""
    subject = matter.subject.id
    number, text = session.new_id("R"), f"Marek Dolny was seen at gate {n % 977}, and again at house {n}, by somebody who knows him."
    session.begin_owner(number)
    candidate = Candidate(subject, "Marek Dolny", Quality.GOOD, "own", subject, "", 0.99)
    detail = Detail((Mention(0, 11, "Marek Dolny", text, Band.ALERT, (candidate,)),))
    sealed = session.seal(number, text.encode()), session.seal(number, _encode(detail))
    received = Report(number, f"h:{number}", "mail", at, None, "", *sealed, (), number, None, False, (), "")
    session.record(Change("received", None, received))
    session.index_text(received, number, search_words(text))
    session.record(Change("triaged", None, Triage(number, Priority.P2)))
    session.record(Change("linked", None, Link(number, subject, str(Band.ALERT))))
    for kind, team in (*((DutyKind.DELIVER, team) for team in matter.teams), (DutyKind.ASSESS, "desk")):
        duty = Duty(session.new_id("D"), number, kind, team, at, at + timedelta(hours=24))
        if n % _OPEN == 0:
            duty = replace(duty, due=session.now + timedelta(hours=1, seconds=n * 26 % 2_600_000))
        else:
            duty = replace(duty, state=DutyState.DONE, outcome="acknowledged", by="P0", closed=at)
        session.record(Change("owes", None, duty))


def _report(n: int, at: datetime) -> dict[str, Any]:
    empty = dict.fromkeys(("language", "text", "detail", "where"), "")
    return {
        **empty,
        "id": f"M-{n}",
        "key": f"m:{n}",
        "channel": "mail",
        "received": instant(at),
        "happened": None,
        "attachments": "[]",
        "likeness": f"{n:032x}",
        "source": None,
        "reachable": 0,
        "cues": "[]",
    }


def _triage(n: int) -> dict[str, Any]:
    return {"report": f"M-{n}", "priority": "P1" if n % 50 == 1 else "P2", "handling": "", "grading": "", "disposition": ""}


def _duties(n: int, at: datetime, matter: Matter) -> Iterator[dict[str, Any]]:
    """Return its duties. Those still owed fall due within a month, and late ones fell due hours ago."""
    now, teams = matter.now, matter.teams
    due = now - timedelta(hours=1, seconds=n % 60_000) if n % _LATE == 1 else now + timedelta(hours=1, seconds=n % 2_600_000)
    for number, (kind, team) in enumerate((("deliver", teams[n % len(teams)]), ("assess", "desk"))):
        owed = n % _OPEN == 1
        yield {
            "id": f"MD-{n}-{number}",
            "report": f"M-{n}",
            "kind": kind,
            "team": team,
            "opened": instant(at),
            "due": instant(due if owed else at + timedelta(hours=24)),
            "state": "open" if owed else "done",
            "outcome": "" if owed else "acknowledged",
            "by": "" if owed else "P0",
            "closed": None if owed else instant(at),
            "successor": None,
        }


def _escalation(duty: dict[str, Any], now: datetime) -> dict[str, Any]:
    return {"duty": duty["id"], "level": 1, "report": duty["report"], "to": "Lead", "at": instant(now)}
