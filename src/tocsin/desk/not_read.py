"""Parts of inputs that were not understood in one month: listed by report with the duty to look at them, and rejected rows."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tocsin.desk.details import details_in
from tocsin.desk.lookup import the_person
from tocsin.desk.rejected_rows import RejectedRows
from tocsin.desk.screening import NOT_READ
from tocsin.desk.services import DeskServices
from tocsin.domain.access import can_read_all
from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.errors import Malformed, PermissionDenied
from tocsin.domain.report import RejectedRowRecord, Report
from tocsin.store import Before


@dataclass(frozen=True, slots=True)
class NotRead:
    """Parts of one report that were not read. ``erased`` reports have no lines any more."""

    report: str
    duty: Duty
    lines: tuple[str, ...]
    erased: bool = False


@dataclass(frozen=True, slots=True)
class MonthNotRead:
    """Everything that was not understood in one month: in reports, and rows that were rejected."""

    month: str
    reports: tuple[NotRead, ...]
    rows: tuple[RejectedRowRecord, ...]

    @property
    def owed(self) -> int:
        """Return the number of reports that still owe a look."""
        return sum(each.duty.live for each in self.reports)


class NotReadParts:
    """Lists what was not understood."""

    def __init__(self, services: DeskServices, rejected_rows: RejectedRows) -> None:
        self._services = services
        self._rejected_rows = rejected_rows

    def month(self, month: str = "", *, by: str = "") -> MonthNotRead:
        """Return what was not understood in a month such as ``2026-11``, by default this one.

        Raise :class:`Malformed` for another form, and :class:`PermissionDenied` for a person who may not read every report.
        """
        first, last = _span(month or f"{self._services.clock.now():%Y-%m}")
        with self._services.store.reading() as reader:
            if by and not can_read_all(the_person(reader, by)):
                raise PermissionDenied(f"{by} may not read every report: ask a person of team desk")
            duties = reader.find(Duty, kind=DutyKind.LOOK, opened=Before(last), order=("opened", "id"))
            duties = [duty for duty in duties if duty.opened >= first and duty.state is not DutyState.MOVED]
            details = {report.id: report.detail for report in reader.find(Report, id=[duty.report for duty in duties])}
            sealed = reader.read_all(set(details.values()))
        reports = tuple(_not_read(duty, sealed.get(details[duty.report])) for duty in duties)
        rows = tuple(row for row, _ in self._rejected_rows.listed() if first <= row.at < last)
        return MonthNotRead(f"{first:%Y-%m}", reports, rows)


def _not_read(duty: Duty, sealed: bytes | None) -> NotRead:
    lines = tuple(value for name, value in details_in(sealed).facts if name == NOT_READ)
    return NotRead(duty.report, duty, lines, erased=sealed is None)


def _span(month: str) -> tuple[datetime, datetime]:
    """Return the begin of a month and that of the next one, in UTC."""
    try:
        first = datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC)
    except ValueError:
        raise Malformed(f"{month!r} is no month: write it as 2026-11") from None
    return first, first + timedelta(days=monthrange(first.year, first.month)[1])
