"""Addresses that messages of the desk go to: one mail address, or a message channel such as ``channel:north``."""

from __future__ import annotations

from email.errors import MessageError
from email.headerregistry import Address

from tocsin.domain.errors import Malformed

CHANNEL_PREFIX = "channel:"


def is_address(text: str) -> bool:
    """Return True for one mail address without a name, or for ``channel:NAME``."""
    if text.startswith(CHANNEL_PREFIX):
        return bool(text.removeprefix(CHANNEL_PREFIX).strip())
    try:
        return Address(addr_spec=text).addr_spec == text and text.isprintable() and " " not in text
    except (MessageError, ValueError, LookupError):  # the library's answers to what it cannot parse
        return False


def require_address(text: str) -> None:
    """Raise :class:`Malformed` for a text that is neither empty nor an address."""
    if text and not is_address(text):
        raise Malformed(f"{text!r} is no single mail address: write one address, such as desk@example.org, or channel:NAME")
