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
_START = datetime(2025, 1, 1, tzinfo=UTC)


def fill(engine: Engine, reports: int) -> None:
    """Adds so many reports, each with a delivery to one of four teams and an assessment."""
    with engine.connect() as connection:
        for start in range(0, reports, _CHUNK):
            numbers = range(start, min(reports, start + _CHUNK))
            with connection.begin():
                connection.execute(insert(schema.report), [_report(n) for n in numbers])
                connection.execute(insert(schema.triage), [_triage(n) for n in numbers])
                connection.execute(insert(schema.duty), [duty for n in numbers for duty in _duties(n)])
        connection.exec_driver_sql("ANALYZE")
        connection.commit()


def _at(n: int) -> datetime:
    return _START + timedelta(seconds=30 * n)


def _report(n: int) -> dict[str, Any]:
    empty = dict.fromkeys(("language", "text", "detail", "where"), "")
    return {
        **empty,
        "id": f"M-{n}",
        "key": f"m:{n}",
        "channel": "mail",
        "received": instant(_at(n)),
        "happened": None,
        "attachments": "[]",
        "likeness": f"{n:032x}",
        "source": None,
        "reachable": 0,
        "cues": "[]",
    }


def _triage(n: int) -> dict[str, Any]:
    return {"report": f"M-{n}", "priority": "P1" if n % 50 == 0 else "P2", "handling": "", "grading": "", "disposition": ""}


def _duties(n: int) -> Iterator[dict[str, Any]]:
    for number, (kind, team) in enumerate((("deliver", f"team{n % 4}"), ("assess", "desk"))):
        owed = n % _OPEN == 0
        yield {
            "id": f"MD-{n}-{number}",
            "report": f"M-{n}",
            "kind": kind,
            "team": team,
            "opened": instant(_at(n)),
            "due": instant(_at(n) + timedelta(hours=24)),
            "state": "open" if owed else "done",
            "outcome": "" if owed else "acknowledged",
            "by": "" if owed else "P0",
            "closed": None if owed else instant(_at(n)),
            "successor": None,
        }
