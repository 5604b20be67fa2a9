"""Policies from TOML files: the ones that come with Tocsin, and the desk's own."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import msgspec

from tocsin.domain.errors import Malformed
from tocsin.domain.item import Point
from tocsin.outbound.notice_text import LANGUAGES
from tocsin.outbound.toml_files import own_text, parsed, read_text


class PolicyPoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One point as the file states it."""

    id: str
    question: str
    exception: bool = False


class PolicyTitle(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Title and law of a policy in one more language. Without a law, that of the policy counts."""

    title: str
    law: str = ""


class PolicyText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One policy as the file states it."""

    name: str
    version: str
    title: str
    law: str
    source: str
    point: tuple[PolicyPoint, ...]
    second: bool = True
    translations: Mapping[str, PolicyTitle] = {}

    @property
    def points(self) -> tuple[Point, ...]:
        """Return the checklist."""
        return tuple(Point(point.id, point.question, point.exception) for point in self.point)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    policy: tuple[PolicyText, ...]


def read_policies(path: Path) -> tuple[PolicyText, ...]:
    """Read the policies in a file. Raises :class:`Malformed` with the file and the mistake."""
    return parse_policies(read_text(path, "policies"), str(path))


def own_policies() -> tuple[PolicyText, ...]:
    """Return the policies that come with Tocsin."""
    return parse_policies(own_text("policies.toml"), "policies.toml")


def parse_policies(text: bytes, name: str) -> tuple[PolicyText, ...]:
    """Parse the policies in a TOML text. Raises :class:`Malformed` with its name and the mistake."""
    policies = parsed(text, name, _File).policy
    for policy in policies:
        ids = [point.id for point in policy.point]
        if len(set(ids)) < len(ids) or not any(not point.exception for point in policy.point):
            raise Malformed(f"{name}: policy {policy.name!r}: give each point an id of its own, and at least one that is no exception")
        if unused := sorted(policy.translations.keys() - set(LANGUAGES)):
            raise Malformed(f"{name}: policy {policy.name!r}: no notice can be written in {unused[0]!r}: use {', '.join(LANGUAGES)}")
    return policies
