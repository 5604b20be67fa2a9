"""A large desk, written straight into the tables: reports that are owed and reports that were answered.

It has no ledger for them, and no contents: it serves to measure pages, nothing else.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import Engine, insert

from tocsin.store import schema
from tocsin.store.codec import instant

_CHUNK = 20_000
_OPEN = 10  # one report in so many is still owed
_LATE = 100  # one in so many is overdue, and was put before someone
_EVERY = timedelta(seconds=30)


def fill(engine: Engine, reports: int) -> None:
    """Adds so many reports, each with a delivery to one of four teams and an assessment; one in ten is still owed."""
    now = datetime.now(UTC)
    start = now - reports * _EVERY
    with engine.connect() as connection:
        for first in range(0, reports, _CHUNK):
            numbers = range(first, min(reports, first + _CHUNK))
            duties = [duty for n in numbers for duty in _duties(n, start + n * _EVERY, now)]
            late = [_escalation(duty, now) for duty in duties if duty["state"] == "open" and duty["due"] < instant(now)]
            with connection.begin():
                connection.execute(insert(schema.report), [_report(n, start + n * _EVERY) for n in numbers])
                connection.execute(insert(schema.triage), [_triage(n) for n in numbers])
                connection.execute(insert(schema.duty), duties)
                if late:
                    connection.execute(insert(schema.escalation), late)
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


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
    return {"report": f"M-{n}", "priority": "P1" if n % 50 == 0 else "P2", "handling": "", "grading": "", "disposition": ""}


def _duties(n: int, at: datetime, now: datetime) -> Iterator[dict[str, Any]]:
    """What is owed falls due within a month; what is late, since some hours."""
    due = now - timedelta(hours=1, seconds=n % 60_000) if n % _LATE == 0 else now + timedelta(hours=1, seconds=n % 2_600_000)
    for number, (kind, team) in enumerate((("deliver", f"team{n % 4}"), ("assess", "desk"))):
        owed = n % _OPEN == 0
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
