"""Messages that tell a person outside the desk of a page at the door: the link, and the code that goes another way.

They carry nothing of the page itself. The texts stand in ``dispatch_texts.toml``, one table a language.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from email.message import EmailMessage
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("dispatch_texts.toml")
LINK, CODE = "link", "code"


@dataclass(frozen=True, slots=True)
class OutsideMessage:
    """The facts of one message. ``kind`` is a kind of dispatch, ``due`` is a time in words, ``secret`` the link or the code."""

    part: str
    kind: str
    language: str
    desk: str
    reference: str
    due: str
    secret: str


def languages() -> tuple[str, ...]:
    """Return the codes of the languages of these messages."""
    return tuple(_texts())


def compose(facts: OutsideMessage, to: str, sender: str, message_id: str) -> EmailMessage:
    """Return the message. Sent again under the same ``message_id`` it is the same message."""
    words = _texts()[facts.language]
    values = {"desk": facts.desk, "reference": facts.reference, "due": facts.due, facts.part: facts.secret}
    message = EmailMessage()
    message["From"] = sender
    message["To"] = to
    message["Subject"] = words["code_title" if facts.part == CODE else facts.kind].format(**values)
    message["Message-ID"] = message_id
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(words[facts.part].strip().format(**values) + "\n")
    return message


@cache
def _texts() -> dict[str, dict[str, str]]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))
