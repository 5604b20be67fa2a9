"""Which duties a report owes, what is overdue, and whom to escalate to."""

from tocsin.routing.escalation import addressee
from tocsin.routing.owed import Owed, owed, owes_second_reading, stakeholders

__all__ = ["Owed", "addressee", "owed", "owes_second_reading", "stakeholders"]
