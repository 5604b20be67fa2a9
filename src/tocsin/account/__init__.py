"""Who knew what when; the record is whole; nothing is lost."""

from tocsin.account.balance import Balance
from tocsin.account.knowledge import Knowledge, Standing, standings, unproven

__all__ = ["Balance", "Knowledge", "Standing", "standings", "unproven"]
