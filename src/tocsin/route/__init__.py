"""Which duties a report owes, what is overdue, and whom to escalate to."""
