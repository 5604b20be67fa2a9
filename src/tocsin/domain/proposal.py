"""Proposals of Tocsin that a person answers: a new name found in reports, or two subjects that may be the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import ClassVar


class ProposalAnswer(StrEnum):
    """A person's answer to a proposal."""

    ACCEPTED = "accepted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class AnsweredProposal:
    """A proposal with a person's answer. ``id`` is a keyed hash and reveals no name.

    ``subject`` is the subject that was added or kept, empty for a declined proposal.
    """

    KIND: ClassVar[str] = "proposal"

    id: str
    answer: ProposalAnswer
    by: str
    at: datetime
    subject: str = ""
