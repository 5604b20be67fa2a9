"""Copies of content, kept before a notice about it goes out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class Evidence:
    """A copy of an item as it was seen at one time. ``archive`` and ``manifest`` are sealed contents, the copy and its hashes.

    ``digest`` is the SHA-256 of the copy and ``manifest_digest`` that of the manifest, hexadecimal. Both stand in the ledger in clear, so
    that a copy that is shown later can be checked against the day's tree head. ``status`` is the HTTP status, 0 if nothing was fetched.
    """

    KIND: ClassVar[str] = "evidence"

    id: str
    item: str
    report: str
    at: datetime
    by: str
    status: int
    digest: str
    manifest_digest: str
    archive: str
    manifest: str
