"""A message of a chat, a thread or a feed, whatever program exported it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Message:
    """One message. ``contact`` holds further ways to reach its sender, ``left_out`` why it is no report.

    ``time`` is None when it cannot be read, ``assumed`` tells that its zone was. ``own`` marks messages of the desk itself,
    ``ident`` is the id of a post, ``answers`` that of the post that it answers, ``unread`` names media of the message that nobody
    has looked at, ``beside`` holds the values of fields that its reader does not know, and ``sealed`` what reaches a source in the text.
    """

    sender: str
    text: str
    time: datetime | None = None
    chat: str = ""
    contact: str = ""
    media: tuple[str, ...] = ()
    facts: tuple[tuple[str, str], ...] = ()
    left_out: str = ""
    own: bool = False
    ident: str = ""
    answers: str = ""
    assumed: bool = False
    unread: tuple[str, ...] = ()
    beside: tuple[tuple[str, str], ...] = ()
    sealed: tuple[str, ...] = ()
