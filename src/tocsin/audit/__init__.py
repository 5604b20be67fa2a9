"""Who knew what when; the record is whole; nothing is lost."""

from tocsin.audit.balance import Balance
from tocsin.audit.who_knew import Knowledge, TeamKnowledge, standings, unproven

__all__ = ["Balance", "Knowledge", "TeamKnowledge", "standings", "unproven"]
