"""Where a text names something the desk knows."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any


class Band(StrEnum):
    """How sure a mention is. A common name, a weak alias or a shared name is never an alert by itself."""

    ALERT = "alert"
    POSSIBLE = "possible"


class Quality(StrEnum):
    """How well an alias identifies its bearer, as its origin says."""

    GOOD = "good"
    WEAK = "weak"


@dataclass(frozen=True, slots=True)
class KnownName:
    """One name of one subject, as the index takes it in.

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
    """Whom a mention may mean: best first, ties shown as ties.

    ``score`` is in 0..1 and says how well the words fit the name, never anything about the person. ``parts`` are what
    the score is made of, in words and numbers a person can read. ``shared_by`` counts the subjects that bear the name.
    ``source`` is who says so: ``own``, a publisher, or a list of one's own.
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
    """A span of the text, ``text[start:end] == surface`` in code points, with everyone it may mean."""

    start: int
    end: int
    surface: str
    sentence: str
    band: Band
    candidates: tuple[Candidate, ...]
