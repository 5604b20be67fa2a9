"""Duties of a report that a person may answer, those that one act settles together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tocsin.desk.report_access import OwedView
from tocsin.domain.looks import SETTLES, by_look


@dataclass(frozen=True, slots=True)
class OwnLook:
    """A duty that a person may answer, the one that its answer settles, and those that can be answered in the same act."""

    lead: OwedView
    settled: OwedView | None = None
    beside: tuple[OwedView, ...] = ()


def own_looks(owed: Iterable[OwedView]) -> list[OwnLook]:
    """Return what this person may answer, in the order of due times. What no answer to another duty settles stands by itself."""
    views = {view.duty.id: view for view in owed if view.mine}
    looks = [[views[duty.id] for duty in look] for look in by_look(view.duty for view in views.values())]
    return [own for look in looks for own in _own(look)]


def _own(look: Sequence[OwedView]) -> list[OwnLook]:
    lead = next((view for view in look if view.duty.kind in SETTLES), None)
    if lead is None:
        return [OwnLook(view) for view in look]
    settled = next((view for view in look if view.duty.kind is SETTLES[lead.duty.kind]), None)
    return [OwnLook(lead, settled, tuple(view for view in look if view not in (lead, settled)))]
