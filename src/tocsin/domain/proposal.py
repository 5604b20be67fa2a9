"""What Tocsin proposes and a person answers: a new name found in reports, or two subjects that may be one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class ProposalAnswer(StrEnum):
    """What a person said to a proposal."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class AnsweredProposal:
    """A proposal as a person answered it. ``id`` tells nothing of the name to whoever lacks the desk's key.

    ``subject`` is what an accepted one became, or the subject that was kept; empty for a declined one.
    """

    KIND: ClassVar[str] = "proposal"

    id: str
    answer: ProposalAnswer
    by: str
    at: datetime
    subject: str = ""
