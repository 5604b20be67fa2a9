"""A number with its noun, for messages."""

from __future__ import annotations


def counted(count: int, one: str, many: str = "") -> str:
    """Return a number and its noun: ``1 duty``, ``0 reports``, ``2,000 rows``. ``many`` is the plural where it is not ``one`` and an s."""
    return f"{count:,} {noun(count, one, many)}"


def noun(count: int, one: str, many: str = "") -> str:
    """Return the noun of a number without it: ``duty`` for 1."""
    return one if count == 1 else many or one + "s"
