"""Permissions of each role as a table, worked out by asking the rules themselves, for the pages and the guides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tocsin.domain.access import can_read_all, has_permission
from tocsin.domain.grants import is_of_desk
from tocsin.domain.people import DESK, Permission, Person, Role

YES, AT_THE_DESK, NO = "yes", "at the desk", "–"
_OTHER_TEAM = "another team"
_OPENS_REPORTS = (Permission.MERGE,)  # as tocsin.domain.grants says


@dataclass(frozen=True, slots=True)
class RoleRow:
    """One act, and for each role ``yes``, ``at the desk`` (in team desk alone) or a dash."""

    act: str
    answers: tuple[str, ...]


def role_table() -> tuple[RoleRow, ...]:
    """Return a row for each permission, and one for reading the reports of every team. The answers follow the order of the roles."""
    rows = [RoleRow(act.words, tuple(_answer(role, act) for role in Role)) for act in Permission]
    everything = tuple(_where(can_read_all, role) for role in Role)
    lists = tuple(_where(can_read_lists, role) for role in Role)
    return (*rows, RoleRow("read the reports of every team", everything), RoleRow("read the lists", lists))


def can_read_lists(person: Person) -> bool:
    """Return True for those who load lists, and for those who audit the record."""
    return has_permission(person, Permission.LISTS) or has_permission(person, Permission.AUDIT)


def role_page() -> str:
    """Return the table as Markdown."""
    head = f"| act | {' | '.join(role.replace('-', ' ') for role in Role)} |"
    rule = "|---" * (len(Role) + 1) + "|"
    return "\n".join([head, rule, *(f"| {row.act} | {' | '.join(row.answers)} |" for row in role_table())])


def _answer(role: Role, act: Permission) -> str:
    return _where(lambda person: has_permission(person, act) and (act not in _OPENS_REPORTS or is_of_desk(person)), role)


def _where(allowed: Callable[[Person], bool], role: Role) -> str:
    at_desk, elsewhere = (allowed(Person("somebody", role, (team,))) for team in (DESK, _OTHER_TEAM))
    return YES if at_desk and elsewhere else AT_THE_DESK if at_desk else NO
