"""Mentions: places where a text names a subject."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Band(StrEnum):
    """Certainty of a mention. A common name, a weak alias or a shared name is never an alert by itself."""

    ALERT = "alert"
    POSSIBLE = "possible"


class Quality(StrEnum):
    """Quality of an alias, as its origin states it."""

    GOOD = "good"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of one subject, as input of the name index.

    ``subject`` is the subject's id, ``entry`` the origin's own reference (``QDi.419``), ``source`` the origin
    (``own`` or a list's name: ``un``, ``ofac``, ``ofac+cons``). ``kind`` is a :class:`tocsin.domain.subject.Kind` value.
    ``facts`` may corroborate: ``("birth", "1971-03-04")``, ``("place", "Mosul")``, ``("role", "general")``,
    ``("associate", "...")``, ``("listing", "QDi.419")``.
    """

    subject: str
    text: str
    kind: str = "person"
    quality: Quality = Quality.GOOD
    source: str = "own"
    entry: str = ""
    list_version: str = ""
    primary: bool = False
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Candidate:
    """A subject that a mention may mean. Candidates are sorted best first, and ties are all listed.

    ``score`` (0..1) says how well the words fit the name, and never rates the person. ``parts`` are the components of the
    score in readable words and numbers. ``shared_by`` counts the subjects that bear the name. ``source`` is ``own``, a
    publisher, or an own list.
    """

    subject: str
    name: str
    alias_quality: Quality
    source: str
    entry: str
    list_version: str
    score: float
    parts: Mapping[str, Any] = field(default_factory=dict)
    shared_by: int = 1


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of the text, ``text[start:end] == surface`` in code points, with every candidate."""

    start: int
    end: int
    surface: str
    sentence: str
    band: Band
    candidates: tuple[Candidate, ...]
