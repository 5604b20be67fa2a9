"""Values that options of commands offer, apart from their use cases: help is printed without importing the desk."""

from __future__ import annotations

from enum import StrEnum

MOST_REPORTS = 2000
"""Newest reports whose pictures are compared or that are searched for names, unless more are asked for."""

OUTCOMES = ("action", "referred", "watch", "no-further-action", "reopened")
"""Outcomes of an assessment, by which a list of reports is narrowed down."""

PAGE = 20
"""Number of hits of a search on one page."""


class Grouping(StrEnum):
    """Grounds on which notices are grouped. A ``group`` is a watched group, as the desk names it."""

    PLATFORM = "platform"
    LANGUAGE = "language"
    POLICY = "policy"
    GROUP = "group"
