"""A small office for tests: who works there, and short words for what they do."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import count

from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.domain.duty import Duty, DutyKind
from tocsin.domain.people import Role
from tocsin.domain.report import Priority, Receipt, Submission
from tocsin.domain.subject import Kind, Name, Subject

_keys = count()


@dataclass(frozen=True, slots=True)
class Office:
    """A desk, its clock, and the people below.

    Dora and Dan lead and analyse at the desk; Nora and Nils are team north; Sam and Sue are team south; Avi audits.
    """

    desk: Desk
    clock: FixedClock

    @classmethod
    def staffed(cls, desk: Desk, clock: FixedClock) -> Office:
        """Fills the office."""
        for team in ("north", "south"):
            desk.people.add_team(team, f"{team}@example.org")
        staff = (
            ("Dora", "desk", Role.LEAD),
            ("Dan", "desk", Role.ANALYST),
            ("Cato", "desk", Role.HANDLER),
            ("Nora", "north", Role.LEAD),
            ("Nils", "north", Role.MEMBER),
            ("Sam", "south", Role.MEMBER),
            ("Sue", "south", Role.ANALYST),
            ("Avi", "desk", Role.AUDITOR),
        )
        for name, team, role in staff:
            desk.people.add(name, team, role, f"{name.lower()}@example.org")
        return cls(desk, clock)

    def subject(self, *names: str, kind: Kind = Kind.PERSON) -> Subject:
        """A subject that the desk knows by these names, whoever else bears them."""
        return self.desk.subjects.add([Name(name) for name in names], kind, reason="for the test", anyway=True)

    def hear(self, text: str, key: str = "", contact: str = "", priority: Priority | None = None) -> Receipt:
        """Someone calls."""
        return self.desk.intake.receive(Submission(key or f"call:{next(_keys)}", "call", text, contact=contact, priority=priority))

    def owed(self, report: str, kind: DutyKind = DutyKind.DELIVER) -> dict[str, Duty]:
        """The duties of a kind that a report has, live or done, by team."""
        return {duty.team: duty for duty in self.desk.duties.listed(report=report) if duty.kind is kind and duty.state != "moved"}
