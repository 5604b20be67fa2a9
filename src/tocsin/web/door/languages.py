"""Texts of the door, one file for each language. A new file adds a language."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import msgspec

FOLDER = Path(__file__).parent / "lang"
FIRST = "en"


class OutsideTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Texts of the pages for people outside who get alerts, referrals and documents."""

    title: str
    code: str
    code_hint: str
    open: str
    wrong: str
    shut: str
    gone: str
    kinds: dict[str, str]
    by: str
    acknowledge: str
    acknowledged: str
    name: str
    words: str
    recommendation: str
    replies: dict[str, str]
    answered: str
    choose: str
    send: str
    thanks: str
    waits: str
    not_public: str


class DoorTexts(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """All texts of the door in one language. A file that lacks a field is refused."""

    code: str
    name: str
    dir: str
    title: str
    leave: str
    intro: str
    danger: str
    happens_title: str
    happens: tuple[str, ...]
    kept_title: str
    kept: str
    what: str
    what_hint: str
    contact: str
    contact_hint: str
    files: str
    files_hint: str
    send: str
    mailbox: str
    thanks: str
    receipt_title: str
    receipt_hint: str
    next: str
    to_mailbox: str
    receipt: str
    open: str
    states: dict[str, str]
    promise: str
    no_letters: str
    desk: str
    you: str
    reply: str
    reply_sent: str
    wrong: str
    empty: str
    too_large: str
    too_long: str
    failed: str
    busy: str
    dated: str
    saved: str
    save_first: str
    nowhere: str
    back: str
    outside: OutsideTexts


@cache
def languages() -> dict[str, DoorTexts]:
    """Return the texts of every language by code, English first."""
    texts = {path.stem: _read(path) for path in sorted(FOLDER.glob("*.toml"))}
    return {FIRST: texts[FIRST], **texts}


def chosen(accepted: str) -> str:
    """Return the first language of an Accept-Language header that the door has, else English."""
    for part in accepted.split(","):
        code = part.split(";")[0].strip().split("-")[0].lower()
        if code in languages():
            return code
    return FIRST


def _read(path: Path) -> DoorTexts:
    return msgspec.convert({"code": path.stem, **tomllib.loads(path.read_text(encoding="utf-8"))}, DoorTexts)
