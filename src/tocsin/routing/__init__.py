"""Routing: the duties a report opens, and the person an overdue duty is escalated to.

owed        duties that a report owes, and to which teams
escalation  choice of the person who must see an overdue duty
"""

from tocsin.routing.escalation import addressee
from tocsin.routing.owed import Owed, owed, owes_second_reading, stakeholders

__all__ = ["Owed", "addressee", "owed", "owes_second_reading", "stakeholders"]
