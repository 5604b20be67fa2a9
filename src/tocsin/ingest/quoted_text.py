"""The part of a text that its writer wrote, without the mails quoted and forwarded in it."""

from __future__ import annotations

import re

FORWARDED = "--- forwarded message ---"
"""Line before a mail that is forwarded within another."""
_ORIGINAL = re.compile(
    rf"^(?:{FORWARDED}|-{{3,20}} ?(?:original message|forwarded message|ursprüngliche nachricht|weitergeleitete nachricht|"
    r"message d'origine|message transféré|mensaje original|mensaje reenviado|oorspronkelijk bericht|doorgestuurd bericht|"
    r"orijinal mesaj|пересланное сообщение|исходное сообщение) ?-{3,20})[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)


def without_quotes(text: str) -> str:
    """Return a text up to the first mail that is forwarded in it, without lines that begin with ``>``."""
    forwarded = _ORIGINAL.search(text)
    own = text[: forwarded.start()] if forwarded else text
    return "\n".join(line for line in own.split("\n") if not line.lstrip().startswith(">"))
