"""Retention: rules by which a report is looked at again, the reviews owed, and legal holds.

No rule destroys anything. A rule says when a review is owed. A named person then keeps the report for longer or destroys it.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import ClassVar

from tocsin.domain.report import Triage

LONGEST_MONTHS = 1200


class RetentionDecision(StrEnum):
    """Decision of a review. A review without one is still owed."""

    KEEP = "keep"
    DESTROY = "destroy"


@dataclass(frozen=True, slots=True)
class RetentionRule:
    """A rule: a report that has all these values is reviewed ``months`` after it came. An empty value fits every report.

    ``channel`` is the way in, ``grading`` the beginning of the grading, ``outcome`` the assessment, ``handling`` the handling code.
    """

    name: str
    months: int
    channel: str = ""
    grading: str = ""
    outcome: str = ""
    handling: str = ""

    def fits(self, channel: str, triage: Triage) -> bool:
        """Return True if the rule is about a report of this channel and triage."""
        return (
            self.channel in ("", channel)
            and triage.grading.startswith(self.grading)
            and self.outcome in ("", triage.disposition)
            and self.handling in ("", triage.handling)
        )


DEFAULT_RULES = (
    RetentionRule("no further action", 12, outcome="no-further-action"),
    RetentionRule("watched", 24, outcome="watch"),
    RetentionRule("referred", 60, outcome="referred"),
    RetentionRule("acted on", 60, outcome="action"),
)
"""Rules of a desk that sets none. A report that was not assessed has no rule: it is assessed first."""


@dataclass(frozen=True, slots=True)
class RetentionReview:
    """A review of a report that is owed or was decided. ``until`` is the day of the next review of a report that is kept."""

    KIND: ClassVar[str] = "retention"

    id: str
    report: str
    rule: str
    owed: datetime
    decision: str = ""
    by: str = ""
    at: datetime | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class LegalHold:
    """A hold: a report is not destroyed while a court, an authority or a person concerned needs it."""

    KIND: ClassVar[str] = "hold"

    id: str
    report: str
    by: str
    since: datetime
    ended: datetime | None = None


def rule_for(rules: Sequence[RetentionRule], channel: str, triage: Triage) -> RetentionRule | None:
    """Return the rule for a report: of those that fit, the one that names the most values, and of equals the one that keeps longest."""
    fitting = [rule for rule in rules if rule.fits(channel, triage)]
    return max(fitting, key=lambda rule: (_values(rule), rule.months), default=None)


def months_later(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of that month if it is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def _values(rule: RetentionRule) -> int:
    return sum(map(bool, (rule.channel, rule.grading, rule.outcome, rule.handling)))
