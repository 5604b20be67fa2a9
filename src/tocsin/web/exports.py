"""Every list as JSON lines and as CSV, streamed in full to those who may see the list.

No list holds the text of a report: texts are read one at a time, and each reading is recorded.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import chain, islice
from typing import Any

import msgspec
from litestar import get
from litestar.handlers import HTTPRouteHandler
from litestar.response import Stream

from tocsin.desk import Desk
from tocsin.desk.history import SubjectSelection
from tocsin.desk.queue import Row, Wanted
from tocsin.desk.report_list import ReportRow
from tocsin.domain.people import Permission
from tocsin.web.queue import WANTED, TheWanted
from tocsin.web.security import Asked, TheDesk, may

_encode = msgspec.json.Encoder().encode
_FORMULA = ("=", "+", "-", "@", "\t", "\r")
_CHUNK = 500
Rows = Iterable[Mapping[str, Any]]


@get("/duties.json", guards=[may(Permission.READ)], dependencies=WANTED, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def duties_json(request: Asked, desk: TheDesk, wanted: TheWanted) -> Stream:
    """Return the open duties, one JSON object a line."""
    return as_json_lines(_duties(desk, request.user.name, wanted))


@get("/duties.csv", guards=[may(Permission.READ)], dependencies=WANTED, sync_to_thread=True, include_in_schema=True, tags=["lists"])
def duties_csv(request: Asked, desk: TheDesk, wanted: TheWanted) -> Stream:
    """Return the open duties as CSV."""
    return as_csv(_duties(desk, request.user.name, wanted))


def _list(
    path: str, acts: tuple[Permission, ...], rows: Callable[[Desk, str], Rows], what: str
) -> tuple[HTTPRouteHandler, HTTPRouteHandler]:
    """Build the two handlers of a list, for people with one of these permissions. ``what`` begins their description."""

    def json_rows(request: Asked, desk: TheDesk) -> Stream:
        return as_json_lines(rows(desk, request.user.name))

    def csv_rows(request: Asked, desk: TheDesk) -> Stream:
        return as_csv(rows(desk, request.user.name))

    handlers = []
    for ending, handler in (("json", json_rows), ("csv", csv_rows)):
        handler.__doc__ = f"{what}, as {ending.upper()}."
        handler.__name__ = f"{path}_{ending}"
        handlers.append(get(f"/{path}.{ending}", guards=[may(*acts)], sync_to_thread=True, include_in_schema=True, tags=["lists"])(handler))
    return handlers[0], handlers[1]


def _duties(desk: Desk, by: str, wanted: Wanted) -> Iterator[dict[str, Any]]:
    return (_duty(row) for row in desk.queue.each(by=by, wanted=wanted))


def _duty(row: Row) -> dict[str, Any]:
    fields = {name: getattr(row.duty, name) for name in ("id", "report", "kind", "team", "opened", "due")}
    return {
        **fields,
        "standing": row.standing,
        "priority": row.priority,
        "about": list(row.about),
        "put_before": row.put_before,
        "refuses_call": bool(row.wish and row.wish.refuses),
        "wishes": list(row.wish.terms) if row.wish else [],
    }


def report_row(row: ReportRow) -> dict[str, Any]:
    """Return a report's row in a file."""
    stated = row.report
    fields = {"id": stated.id, "channel": stated.channel, "told": stated.received, "happened": stated.happened, "language": stated.language}
    triage = {name: getattr(row.triage, name) for name in ("priority", "handling", "grading", "disposition")}
    return {**fields, **triage, "cues": list(row.report.cues), "about": list(row.about)}


def subject_rows(desk: Desk, wanted: SubjectSelection, by: str) -> Iterator[dict[str, Any]]:
    """Yield the rows of the subjects that a filter finds, page after page."""
    after = ""
    while True:
        rows, after = desk.history.subjects(after, 500, wanted, by=by)
        for row in rows:
            fields = {name: getattr(row.subject, name) for name in ("id", "kind", "origin", "status", "merged_into")}
            yield {**fields, "name": row.label}
        if not after:
            return


def _lists(desk: Desk, _by: str) -> Iterator[dict[str, Any]]:
    names = ("source", "version", "loaded", "entries", "names", "added", "changed", "removed", "current")
    return ({name: getattr(version, name) for name in names} for version in desk.lists.listed())


def _people(desk: Desk, _by: str) -> Iterator[dict[str, Any]]:
    names = ("name", "role", "teams", "active", "away_until")
    return ({name: getattr(person, name) for name in names} for person in desk.people.listed()[1])


def as_json_lines(rows: Rows) -> Stream:
    """Stream rows as JSON lines."""
    lines = (_encode(row) + b"\n" for row in _started(rows))
    return Stream(_in_chunks(lines), media_type="application/x-ndjson")


def as_csv(rows: Rows) -> Stream:
    """Stream rows as CSV. The first row names the columns."""
    return Stream(_in_chunks(_csv_lines(_started(rows))), media_type="text/csv; charset=utf-8")


def _in_chunks(lines: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the lines in chunks of 500: each chunk changes threads, which costs more than a line."""
    while chunk := b"".join(islice(lines, _CHUNK)):
        yield chunk


def _started(rows: Rows) -> Rows:
    """Read the first row at once, so that a refusal is raised before the file begins."""
    iterator = iter(rows)
    return chain(list(islice(iterator, 1)), iterator)


def _csv_lines(rows: Rows) -> Iterator[bytes]:
    header: list[str] | None = None
    for row in rows:
        if header is None:
            header = list(row)
            yield _csv_line(header)
        yield _csv_line([_cell(row[name]) for name in header])


def _csv_line(cells: list[str]) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerow(cells)
    return out.getvalue().encode("utf-8", "replace")


def _cell(value: Any) -> str:
    """Return a cell that no spreadsheet runs as a formula."""
    if value is None:
        return ""
    text = _words(value)
    return f"'{text}" if text.startswith(_FORMULA) else text


def _words(value: Any) -> str:
    if isinstance(value, (list, tuple)):
        return "; ".join(map(str, value))
    return str(value) if isinstance(value, str) else _encode(value).decode().strip('"')


LISTS = (
    duties_json,
    duties_csv,
    *_list("lists", (Permission.LISTS, Permission.AUDIT), _lists, "Return every version of every list"),
    *_list("people", (Permission.PEOPLE,), _people, "Return the people"),
)
