"""Drills: test warnings that nobody is told of beforehand, and what became of each."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import ClassVar

STAGES = (1, 4, 24)
"""Hours after a test warning at which a drill looks where it stands."""
WATCHED_FOR = timedelta(hours=STAGES[-1])


class Trial(StrEnum):
    """Kinds of test warning, in the order in which a drill sends them."""

    CALL = "call"
    DOOR = "door"
    MAIL = "mail"
    SPELLING = "another spelling"
    LEAVE = "team on leave"
    MAIL_DOWN = "mail server down"
    LOWERING = "lowering asked meanwhile"


TRIALS = tuple(Trial)


@dataclass(frozen=True, slots=True)
class Drill:
    """A drill: ``trials`` test warnings between ``begun`` and ``until``, at times that follow from the desk's key alone."""

    KIND: ClassVar[str] = "drill"

    id: str
    by: str
    begun: datetime
    until: datetime
    trials: int
    ended: datetime | None = None


@dataclass(frozen=True, slots=True)
class DrillTrial:
    """One test warning. It names no report: its report is found by the key of its submission, with the desk's key alone.

    ``aimed_at`` is the subject that it names. It is not called ``subject``, so that no history of the subject shows it.
    """

    KIND: ClassVar[str] = "trial"

    id: str
    drill: str
    how: Trial
    aimed_at: str
    at: datetime


def submission_key(trial: str) -> str:
    """Return the key of the submission of a test warning."""
    return f"drill:{trial}"


def respelled(name: str) -> str:
    """Return another spelling of a name, as a caller may give it: the last word first, and one letter doubled."""
    words = name.split()
    if len(words) > 1:
        words = [f"{words[-1]},", *words[:-1]]
    longest = max(range(len(words)), key=lambda number: len(words[number]))
    word = words[longest].rstrip(",")
    middle = len(word) // 2
    doubled = word[: middle + 1] + word[middle] + word[middle + 1 :] if len(word) > 3 and word[middle].isalpha() else word
    words[longest] = words[longest].replace(word, doubled)
    return " ".join(words)
