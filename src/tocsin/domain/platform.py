"""Platforms that notices go to, and their answers."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import ClassVar
from urllib.parse import urlsplit

from tocsin.domain.notice import ContentState, Remover

CHECKED_FOR = timedelta(days=365)
"""Time after which the contact of a platform is to be checked again."""


@dataclass(frozen=True, slots=True)
class PlatformStatement:
    """Words by which one platform says what became of content, and who removed it, if anybody did."""

    words: str
    state: ContentState
    remover: Remover = Remover.UNKNOWN


@dataclass(frozen=True, slots=True)
class Platform:
    """Contact of one platform. ``hosts`` and ``languages`` are separated by spaces. ``source`` is where the contact stands.

    ``checked`` is the day on which a person of the desk read the source last, in ISO form, empty if nobody has. ``confirmed`` is the day
    on which the makers of the file read a public copy of the source that states this contact, empty if they found none. ``statements``
    has a line for each of its statements: state, remover and words, separated by tabs.
    """

    KIND: ClassVar[str] = "platform"

    id: str
    name: str
    hosts: str
    address: str
    form: str
    languages: str
    law: str
    source: str
    checked: str
    loaded: datetime
    confirmed: str = ""
    statements: str = ""

    @property
    def stated(self) -> tuple[PlatformStatement, ...]:
        """Return the statements of this platform, in the order of the file."""
        rows = (line.split("\t") for line in self.statements.splitlines())
        return tuple(PlatformStatement(words, ContentState(state), Remover(remover)) for state, remover, words in rows)

    @property
    def contact(self) -> str:
        """Return the mail address, or the link of the form."""
        return self.address or self.form

    @property
    def is_confirmed(self) -> bool:
        """Return True if anybody has read this contact in its source."""
        return bool(self.checked or self.confirmed)

    def serves(self, host: str) -> bool:
        """Return True if a host is one of the platform's, or below one."""
        return any(host == own or host.endswith(f".{own}") for own in self.hosts.split())

    def is_stale(self, today: date) -> bool:
        """Return True if nobody has checked the contact, or not for a year."""
        return not self.checked or today - date.fromisoformat(self.checked) > CHECKED_FOR


def platform_at(platforms: Iterable[Platform], location: str) -> Platform | None:
    """Return the platform at a link, or None. A place in words is at none."""
    try:
        host = urlsplit(location if "://" in location else f"https://{location}").hostname or ""
    except ValueError:  # no link, such as "https://["
        host = ""
    return next((platform for platform in platforms if " " not in location and platform.serves(host)), None)


class AnswerState(StrEnum):
    """State of an answer that names a notice."""

    OPEN = "open"
    RECORDED = "recorded"
    SET_ASIDE = "set-aside"


@dataclass(frozen=True, slots=True)
class PlatformAnswer:
    """An answer that came in as a report and bears the reference of a notice.

    ``answer`` is that report. ``step`` is what it seems to say, empty if that is not clear. ``fields`` is sealed content: what a statement
    of reasons has (Regulation (EU) 2022/2065, Art. 17(3)), as JSON. A person records it, or sets it aside.
    """

    KIND: ClassVar[str] = "platform-answer"

    id: str
    notice: str
    report: str
    answer: str
    at: datetime
    step: str
    fields: str
    state: AnswerState = AnswerState.OPEN
    by: str = ""
