"""Changes of an entry in plain words, field by field."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tocsin.domain.duty import DutyKind
from tocsin.domain.ledger import Entry
from tocsin.domain.time_zone import Zone

_TIME = re.compile(r"\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{6}Z")
_NOTHING = "–"

# What each field is called. A field that is not here holds a number of the house's own (an id, a hash) and is not shown.
_FIELDS = {
    "channel": "came by",
    "received": "told",
    "happened": "happened",
    "language": "language",
    "reachable": "the source can be reached",
    "cues": "wording of threat",
    "priority": "priority",
    "handling": "handling code",
    "grading": "grading",
    "disposition": "assessed as",
    "basis": "because of",
    "upheld": "holds",
    "kind": "kind",
    "team": "team",
    "due": "due",
    "state": "state",
    "outcome": "outcome",
    "by": "by",
    "closed": "ended",
    "successor": "goes on as",
    "merged_into": "merged into",
    "status": "status",
    "reason": "reason",
    "review": "to be looked at again",
    "since": "since",
    "ended": "ended",
    "level": "level",
    "answered_by": "answered by",
    "to": "put before",
    "what": "what was opened",
    "reports": "reports",
    "verdict": "decided",
    "role": "role",
    "teams": "teams",
    "active": "works here",
    "away_until": "away until",
    "address": "mail goes to",
}
_ACTS = {
    "owes": "opened",
    "resembles": "says the same as another",
    "disposed": "assessed the report",
    "hastened": "brought the due time forward",
    "joined": "joined it to the call back that the same source is owed",
    "sealed": "sealed the source",
    "began": "began a call sheet",
    "kept": "kept the call sheet",
    "adopted": "took a listed subject in",
    "tried": "tried to reach the source",
    "distinguished": "told two reports apart",
    "wrote": "wrote in the mailbox",
    "triaged": "gave it a priority",
    "escalated": "was put before someone",
    "figures published": "published figures",
    "lowering held back": "asked for a lower status, which was refused while something was owed",
    "drill begun": "began a drill",
    "drill sent": "sent a test warning",
    "drill ended": "ended a drill",
    "banked": "banked the picture",
    "read by machine": "had its pictures read by machine",
    "machine text": "had a text made by a model",
    "judge checked": "checked the judging model",
    "not judged": "was not judged by the model",
    "retention owed": "owed a review of whether it is kept",
    "retention decided": "decided whether it is kept",
    "series decided": "decided about a possible series of reports",
    "series taken back": "took back what was decided about a series",
    "held": "put it under a legal hold",
    "hold ended": "ended the legal hold",
    "lowering asked": "asked for a lower status",
    "lowering confirmed": "confirmed it as the second person",
    "lowering refused": "refused the lower status",
    "lowering void": "made the request void",
    "contact added": "added a way to reach the source",
    "discarded": "discarded an empty call sheet",
    "kept table": "kept the imported file",
    "original erased": "erased the kept file",
    "columns corrected": "corrected the columns of the file",
    "handed on": "handed the mailbox on to a later report",
    "watch asked": "asked to watch it",
    "watch approved": "approved the watch",
    "watch declined": "declined the watch",
    "invited": "sent an invitation",
    "second step off": "took the second step off",
    "second step on": "set a second step",
    "credential set": "set a password",
    "credential changed": "changed the password",
}
_DUTY_KINDS = frozenset(map(str, DutyKind))
_MARKS = {"seen again in reports": "reports, for noticed content", "seen again in posts": "posts, for noticed content"}
"""Ids of marks that read as if something had been found."""
_FLAGS = frozenset({"upheld", "reachable", "active"})


@dataclass(frozen=True, slots=True)
class Changed:
    """One change of an entry. ``old`` is a dash if there was no value."""

    what: str
    old: str
    new: str


def act(entry: Entry) -> str:
    """Return the act of an entry in words."""
    return act_words(entry.act)


def act_words(name: str) -> str:
    """Return an act in words."""
    return _ACTS.get(name, name)


def key(entry: Entry) -> str:
    """Return the id of an entry's record. A mark of what was searched is told by what it was searched for."""
    return _MARKS.get(entry.key, entry.key)


def changes(entry: Entry, zone: Zone) -> tuple[Changed, ...]:
    """Return the changes of an entry, with times in this zone. For a new record these are its initial values."""
    fields = (name for name in _FIELDS if name in entry.new and (entry.old or _worth_saying(entry.new[name])))
    return tuple(Changed(_FIELDS[name], _said(name, entry.old.get(name), zone), _said(name, entry.new[name], zone)) for name in fields)


def _worth_saying(value: Any) -> bool:
    return value not in (None, "", "[]")


def _said(name: str, value: Any, zone: Zone) -> str:
    if not _worth_saying(value):
        return _NOTHING
    if name in _FLAGS:
        return "yes" if value else "no"
    text = str(value)
    if name == "kind" and text in _DUTY_KINDS:
        text = DutyKind(text).word
    if _TIME.fullmatch(text):
        return zone.said(datetime.fromisoformat(text))
    if text.startswith("["):
        return text.strip("[]").replace('"', "").replace(",", ", ")
    return text if name in ("to", "by", "address", "reason") else text.replace("-", " ") if text.islower() else text
