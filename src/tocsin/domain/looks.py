"""Duties of one report that one act of a person settles: a look at it, or word to its source.

Each stays a duty of its own in the record, with its own due time. People see and answer them together.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from tocsin.domain.duty import ACKNOWLEDGED, Duty, DutyKind

READING = (DutyKind.DELIVER, DutyKind.ASSESS, DutyKind.TRANSLATE, DutyKind.LOOK)
"""Kinds that whoever reads the report can answer."""
REACHING = (DutyKind.ACKNOWLEDGE, DutyKind.CALL_BACK)
"""Kinds that whoever reaches the source can answer."""
LOOKS = (READING, REACHING)
_SETTLED_BY = {
    DutyKind.ASSESS: (DutyKind.DELIVER, dict.fromkeys(DutyKind.ASSESS.rule.outcomes, ACKNOWLEDGED)),
    DutyKind.CALL_BACK: (DutyKind.ACKNOWLEDGE, {"spoken": "told"}),
}
SETTLES = {kind: settled for kind, (settled, _) in _SETTLED_BY.items()}
"""The kind that some answers to a kind settle. Nothing settles a look or a translation: their answers say what was done."""
Look = tuple[str, str, tuple[DutyKind, ...]]


def look_of(duty: Duty) -> Look:
    """Return the report, the team and the kinds of the look that a duty belongs to."""
    return duty.report, duty.team, next((kinds for kinds in LOOKS if duty.kind in kinds), (duty.kind,))


def by_look(duties: Iterable[Duty]) -> list[tuple[Duty, ...]]:
    """Return the duties of each look by due time, the looks in the order of their first duties."""
    looks: dict[Look, list[Duty]] = {}
    for duty in duties:
        looks.setdefault(look_of(duty), []).append(duty)
    return [tuple(sorted(each, key=due_first)) for each in looks.values()]


def due_first(duty: Duty) -> tuple[object, str]:
    """Return the place of a duty in lists: what is due first comes first."""
    return duty.due, duty.id


def settled_by(ended: Duty) -> tuple[DutyKind, str] | None:
    """Return the kind of duty that the answer to another one settles, and its answer. None where it settles nothing else.

    Who has assessed a report has read what was delivered, and who has spoken to a source has told it that its word arrived.
    """
    kind, answers = _SETTLED_BY.get(ended.kind, (ended.kind, {}))
    outcome = answers.get(ended.outcome)
    return (kind, outcome) if outcome else None


def words_of(duties: Sequence[Duty]) -> str:
    """Return the kinds of these duties in words, such as ``delivery, assess, look``."""
    return ", ".join(duty.kind.word for duty in duties)
