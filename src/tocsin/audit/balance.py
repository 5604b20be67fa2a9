"""Nothing is lost, counted: every duty ever opened is open, overdue, done or moved, and every report owes what it must."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Balance:
    """The count. ``opened`` is how many duties the ledger opened; ``faults`` say what does not add up."""

    reports: int
    opened: int
    open: int
    overdue: int
    done: int
    moved: int
    faults: tuple[str, ...] = ()

    @property
    def difference(self) -> int:
        """Duties that the ledger opened and that are in no state; 0 when nothing is lost."""
        return self.opened - self.open - self.overdue - self.done - self.moved

    @property
    def balanced(self) -> bool:
        """Whether nothing is lost and nothing is wrong."""
        return self.difference == 0 and not self.faults
