"""One measured promise."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Figure:
    """A promise, its measured value, the limit, and True if the limit is kept."""

    promise: str
    measured: str
    limit: str = ""
    kept: bool = True

    def __str__(self) -> str:
        return f"| {self.promise} | {self.measured} | {self.limit} | {'yes' if self.kept else '**NO**'} |"


def seconds(promise: str, measured: float, limit: float) -> Figure:
    """A time with its limit, in seconds."""
    return Figure(promise, _time(measured), f"under {_time(limit)}", measured < limit)


def none(promise: str, count: int, of: str) -> Figure:
    """Something of which there must be none."""
    return Figure(promise, f"{count} ({of})", "0", count == 0)


def _time(value: float) -> str:
    return f"{value * 1000:.1f} ms" if value < 1 else f"{value:.1f} s"
