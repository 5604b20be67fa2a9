"""The callback through which a long task reports how far it is."""

from __future__ import annotations

from collections.abc import Callable

Progress = Callable[[str, int, int], None]
"""Called with the stage's name, the steps done, and the steps in all (0 where the total is not known)."""


def no_progress(_stage: str, _done: int, _total: int) -> None:
    """Ignore the report: the default where nobody watches."""
