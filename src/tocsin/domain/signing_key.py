"""What lets someone outside check the desk: the keys it signs with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key that the desk signs its tree heads with. ``id`` is its fingerprint.

    ``vouched`` is the signature of the key it ``follows`` over this one; empty for the first, and for one that follows
    a stolen key. ``stolen_since`` is when the key may have come into other hands: believe nothing signed after.
    """

    KIND: ClassVar[str] = "signing-key"

    id: str
    public: str
    since: datetime
    follows: str = ""
    vouched: str = ""
    ended: datetime | None = None
    stolen_since: datetime | None = None
    reason: str = ""
