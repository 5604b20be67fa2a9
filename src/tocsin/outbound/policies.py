"""Policies from TOML files: the ones that come with Tocsin, and the desk's own."""

from __future__ import annotations

import tomllib
from importlib.resources import files
from pathlib import Path

import msgspec

from tocsin.domain.errors import Malformed
from tocsin.domain.item import Point

LARGEST = 1 << 20


class PolicyPoint(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One point as the file states it."""

    id: str
    question: str
    exception: bool = False


class PolicyText(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One policy as the file states it."""

    name: str
    version: str
    title: str
    law: str
    source: str
    point: tuple[PolicyPoint, ...]
    second: bool = True

    @property
    def points(self) -> tuple[Point, ...]:
        """Return the checklist."""
        return tuple(Point(point.id, point.question, point.exception) for point in self.point)


class _File(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    policy: tuple[PolicyText, ...]


def read_policies(path: Path) -> tuple[PolicyText, ...]:
    """Read the policies in a file. Raises :class:`Malformed` with the file and the mistake."""
    try:
        with path.open("rb") as file:
            text = file.read(LARGEST + 1)
    except OSError as error:
        raise Malformed(f"{path}: cannot be read: {error.strerror}") from None
    if len(text) > LARGEST:
        raise Malformed(f"{path}: larger than the {LARGEST >> 20} MB that a file of policies may have")
    return _parse(text, str(path))


def own_policies() -> tuple[PolicyText, ...]:
    """Return the policies that come with Tocsin."""
    return _parse(files("tocsin.outbound").joinpath("data/policies.toml").read_bytes(), "policies.toml")


def _parse(text: bytes, name: str) -> tuple[PolicyText, ...]:
    try:
        policies = msgspec.convert(tomllib.loads(text.decode()), _File).policy
    except (tomllib.TOMLDecodeError, msgspec.ValidationError, UnicodeDecodeError) as error:
        raise Malformed(f"{name}: {error}") from None
    for policy in policies:
        ids = [point.id for point in policy.point]
        if len(set(ids)) < len(ids) or not any(not point.exception for point in policy.point):
            raise Malformed(f"{name}: policy {policy.name!r} needs points with ids of their own, one of them no exception")
    return policies
