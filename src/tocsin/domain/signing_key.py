"""Public keys that let an outsider check what the desk signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar


@dataclass(frozen=True, slots=True)
class SigningKey:
    """A public key that the desk signs tree heads with. ``id`` is its fingerprint.

    ``vouched`` is the signature over this key by the key it ``follows``. It is empty for the first key and for one that
    follows a stolen key. ``stolen_since`` is when the key may have been stolen: trust no signature made after it.
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
