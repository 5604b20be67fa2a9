"""Contacts of platforms from TOML files: the ones that come with Tocsin, and the desk's own."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

import msgspec

from tocsin.domain.errors import Malformed
from tocsin.domain.notice import STILL_THERE, ContentState, Remover
from tocsin.domain.platform import Platform
from tocsin.outbound.toml_files import own_text, parsed, read_text

_LEAST_LETTERS = 8
_MOST_LETTERS = 300


class StatementText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One statement of a platform as the file has it."""

    words: str
    state: ContentState
    remover: Remover = Remover.UNKNOWN

    @property
    def line(self) -> str:
        """Return the statement as the record keeps it."""
        return f"{self.state}\t{self.remover}\t{' '.join(self.words.split())}"


class PlatformText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One platform as the file states it."""

    id: str
    name: str
    hosts: tuple[str, ...]
    source: str
    address: str = ""
    form: str = ""
    languages: tuple[str, ...] = ("en",)
    law: str = ""
    checked: date | None = None
    confirmed: date | None = None
    statements: tuple[StatementText, ...] = ()

    def platform(self, loaded: datetime) -> Platform:
        """Return the record."""
        checked, confirmed = (day.isoformat() if day else "" for day in (self.checked, self.confirmed))
        hosts, languages = " ".join(host.lower() for host in self.hosts), " ".join(self.languages)
        stated = "\n".join(statement.line for statement in self.statements)
        contact = (self.address, self.form, languages, self.law, self.source)
        return Platform(self.id, self.name, hosts, *contact, checked, loaded, confirmed, stated)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    platform: tuple[PlatformText, ...]


def read_platforms(path: Path) -> tuple[PlatformText, ...]:
    """Read the platforms in a file. Raises :class:`Malformed` with the file and the mistake."""
    return parse_platforms(read_text(path, "platforms"), str(path))


def own_platforms() -> tuple[PlatformText, ...]:
    """Return the platforms that come with Tocsin."""
    return parse_platforms(own_text("platforms.toml"), "platforms.toml")


def parse_platforms(text: bytes, name: str) -> tuple[PlatformText, ...]:
    """Parse the platforms in a TOML text. Raises :class:`Malformed` with its name and the mistake."""
    platforms = parsed(text, name, _File).platform
    for platform in platforms:
        if not platform.id or not (platform.address or platform.form) or not platform.source or not platform.hosts:
            raise Malformed(f"{name}: platform {platform.id!r} needs an id, hosts, a source, and an address or a form")
        for statement in platform.statements:
            _check(statement, f"{name}: platform {platform.id!r}")
    return platforms


def _check(statement: StatementText, place: str) -> None:
    if not _LEAST_LETTERS <= len(" ".join(statement.words.split())) <= _MOST_LETTERS:
        raise Malformed(f"{place}: the words of a statement have {_LEAST_LETTERS} to {_MOST_LETTERS} characters, not {statement.words!r}")
    if statement.state in STILL_THERE:
        raise Malformed(f"{place}: {statement.words!r} cannot mean {statement.state}: only the noticed words themselves show that")
