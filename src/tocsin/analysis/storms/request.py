"""Parameters of a storm search."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tocsin.analysis.coaction.request import KINDS, Scope
from tocsin.domain.errors import Malformed


def no_call(_text: str) -> str:
    """Return an empty string: without a recogniser, no wording is a call."""
    return ""


@dataclass(frozen=True, slots=True)
class StormRequest:
    """Request for storms of objects of these kinds with at least ``least`` posts, the ``top`` by posts beyond the baseline.

    Rises no more than ``gap_hours`` apart are one storm. ``source_channel`` is where a call is suspected to come from. ``level`` is
    the false discovery rate of hours over all objects. ``recognise`` returns the sentence of a text that calls to action, or an empty
    string: outside the channel named, only such posts are calls. ``subscribers`` of that channel are stated where the dump has none.
    """

    on: tuple[str, ...] = ("hashtag", "link", "text", "share", "image")
    scope: Scope = field(default_factory=Scope)
    source_channel: str = ""
    least: int = 30
    top: int = 20
    level: float = 0.01
    gap_hours: int = 2
    call_days: int = 7
    new_account_days: int = 30
    seed: int = 1
    subscribers: int | None = None
    recognise: Callable[[str], str] = field(default=no_call, compare=False, repr=False)

    def __post_init__(self) -> None:
        for kind in self.on:
            if kind not in KINDS or kind == "near-text":
                raise Malformed(f"no kind of object {kind!r} to watch: use one of {', '.join(k for k in KINDS if k != 'near-text')}")
        if self.least < 5 or self.top < 1 or self.gap_hours < 1:
            raise Malformed("a storm takes 5 posts or more, a list of 1 or more, and a gap of 1 hour or more")
