"""Balance of duties: every duty ever opened is open, overdue, done or moved, and every report owes what it must."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """Result of the count. ``opened`` is the number of duties opened in the ledger. ``faults`` name what does not add up."""

    reports: int
    opened: int
    open: int
    overdue: int
    done: int
    moved: int
    faults: tuple[str, ...] = ()

    @property
    def difference(self) -> int:
        """Return the number of opened duties that are in no state. It is 0 if nothing is lost."""
        return self.opened - self.open - self.overdue - self.done - self.moved

    @property
    def balanced(self) -> bool:
        """Return True if nothing is lost and nothing is wrong."""
        return self.difference == 0 and not self.faults
