"""Reports that owe an alert to a site, and the rule that such a duty ends only after the site knows."""

from __future__ import annotations

from datetime import timedelta

from tocsin.desk.lookup import clusters
from tocsin.domain.dispatch import Dispatch, DispatchKind, DispatchState, Recipient
from tocsin.domain.duty import ALERTED, Duty, DutyKind, DutyState
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.report import Erasure, Priority, Report, Triage
from tocsin.domain.subject import Link
from tocsin.store import Reader

_BEFORE = timedelta(days=7)
"""Time before a site was added from which reports about it count. Older threats are past."""


def site_alerts_owed(reader: Reader) -> list[tuple[Triage, str]]:
    """Return the triage of each report that must be told to a site and has no such duty, with the reason.

    These are reports linked to the site's place, or to a subject merged with it, with wording of threat or priority P1.
    """
    owed: dict[str, tuple[Triage, str]] = {}
    for site in reader.find(Recipient, active=True):
        cluster = clusters(reader, [site.subject]).get(site.subject) if site.subject else None
        if cluster is None:
            continue
        linked = {link.report for link in reader.find(Link, subject=cluster.members, upheld=True)} - owed.keys()
        linked -= {duty.report for duty in reader.find(Duty, report=linked, kind=DutyKind.ALERT) if duty.state is not DutyState.MOVED}
        linked -= {erasure.report for erasure in reader.find(Erasure, report=linked)}
        reports = {report.id: report for report in reader.find(Report, id=linked) if report.received >= site.since - _BEFORE}
        for triage in reader.find(Triage, report=set(reports)):
            if triage.priority == Priority.P1 or reports[triage.report].cues:
                owed[triage.report] = (triage, f"it names the site {site.id} and tells of a threat")
    return [owed[report] for report in sorted(owed)]


def require_alerted(reader: Reader, duty: Duty, outcome: str, note: str) -> None:
    """Raise :class:`Refused` for an alert that is called done before any site has acknowledged it, or needless without a reason."""
    if duty.kind is not DutyKind.ALERT:
        return
    if outcome != ALERTED:
        if not note.strip():
            raise Malformed(f"{duty.id}: say why the site need not know")
        return
    alerts = reader.find(Dispatch, report=duty.report, kind=DispatchKind.ALERT)
    waiting = [alert.id for alert in alerts if alert.state is DispatchState.SENT]
    if waiting or not any(alert.state is DispatchState.ACKNOWLEDGED for alert in alerts):
        about = f"{', '.join(waiting)} waits for an acknowledgement" if waiting else "no alert on it was acknowledged"
        raise Refused(f"{duty.id}: {about}. Call the site, and record that it knows")
