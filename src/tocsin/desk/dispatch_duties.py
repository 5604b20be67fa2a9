"""Reports that owe an alert to a site, and the rule that such a duty ends only after the site knows.

A report that names a site when it is accepted owes the alert at once (:func:`threatened_site`). A link, a site or a priority that comes
later is found by the worker (:func:`site_alerts_owed`).
"""

from __future__ import annotations

from collections.abc import Collection
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


def threatened_site(reader: Reader, report: Report, priority: Priority, subjects: Collection[str]) -> str:
    """Return why a report that is being accepted owes an alert, or an empty string. ``subjects`` are those that it names.

    They include those merged with them.
    """
    if not subjects or not _tells_of_threat(report, priority):
        return ""
    sites = reader.find(Recipient, active=True, subject=subjects, order=("since", "id"))
    return next((_why(site) for site in sites if _is_recent(report, site)), "")


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
        reports = {report.id: report for report in reader.find(Report, id=linked) if _is_recent(report, site)}
        for triage in reader.find(Triage, report=set(reports)):
            if _tells_of_threat(reports[triage.report], Priority(triage.priority)):
                owed[triage.report] = (triage, _why(site))
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
    if unanswered := next((alert for alert in alerts if alert.state is DispatchState.SENT), None):
        raise _untold(duty, f"{unanswered.id} waits for an acknowledgement. Call the site, and record that it knows", unanswered)
    if any(alert.state is DispatchState.ACKNOWLEDGED for alert in alerts):
        return
    if draft := next((alert for alert in alerts if alert.state is DispatchState.DRAFT), None):
        raise _untold(duty, f"{draft.id} is a draft. Send it, or call the site and record that it knows", draft)
    raise _untold(duty, "no alert on it was written. Draft one, then send it, or call the site and record that it knows")


def _untold(duty: Duty, problem: str, alert: Dispatch | None = None) -> Refused:
    """Return the refusal of a duty whose site does not know yet, with the next step."""
    if alert is None:
        return Refused(f"{duty.id}: {problem}", command=f"tocsin alerts draft alert SITE --report {duty.report} --text TEXT --by NAME")
    return Refused(f"{duty.id}: {problem}", command=f'tocsin alerts acknowledge {alert.id} --words "who knows, and how" --by NAME')


def _tells_of_threat(report: Report, priority: Priority) -> bool:
    return priority is Priority.P1 or bool(report.cues)


def _is_recent(report: Report, site: Recipient) -> bool:
    return report.received >= site.since - _BEFORE


def _why(site: Recipient) -> str:
    return f"it names the site {site.id} and tells of a threat"
