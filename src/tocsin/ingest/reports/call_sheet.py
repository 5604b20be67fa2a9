"""The call sheet: what is asked of a caller, in order, and kept after every answer.

A sheet is kept as JSON so that a crash in the middle of a call loses nothing. It holds the caller's contact: the file
is readable by its owner alone, and goes when the report is accepted.
"""

from __future__ import annotations

import json
import os
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Priority, Submission
from tocsin.domain.time_zone import Zone, zone_named
from tocsin.durable import atomic_write, sync_folder
from tocsin.ingest import encodings
from tocsin.ingest.dates import Times


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the sheet: the field it fills, the words to ask it in, and whether it takes a yes or a no."""

    field: str
    asks: str
    heading: str
    closed: bool = False


QUESTIONS = (
    Question("what", "What happened, or what is going to happen?", "What happened"),
    Question("who", "Who is doing it, or means to?", "Who"),
    Question("where", "Where?", "Where"),
    Question("when", "When?", "When"),
    Question("danger", "Is anyone in danger at this moment?", "Immediate danger", closed=True),
    Question("names", "Which names, groups, accounts or channels were mentioned?", "Names"),
    Question("call_back", "May we call you back?", "May be called back", closed=True),
    Question("contact", "How can we reach you?", "Contact"),
    Question("language", "In which language?", "Language"),
)

_NO = frozenset("n no none nein non nee não nao нет لا hayır hayir yok nobody".split())  # noqa: SIM905 - a list of words
_YES = frozenset("y yes yeah yep sure ok okay ja jawohl oui si sí sim da да tak نعم evet".split())  # noqa: SIM905 - a list of words
_WRITTEN = ("what", "who", "where", "when", "danger", "names")


@dataclass(frozen=True, slots=True)
class CallSheet:
    """What a caller has said so far: None is not asked yet, the empty string is no answer.

    ``key`` is given when the call begins and kept with it: a sheet that is handed in twice is one call.
    """

    key: str = ""
    what: str | None = field(default=None, repr=False)
    who: str | None = field(default=None, repr=False)
    where: str | None = field(default=None, repr=False)
    when: str | None = field(default=None, repr=False)
    danger: str | None = None
    names: str | None = field(default=None, repr=False)
    call_back: str | None = None
    contact: str | None = field(default=None, repr=False)
    language: str | None = None

    def said(self, name: str) -> str:
        """The answer to a question, the empty string when there is none."""
        return (getattr(self, name) or "").strip()


def next_question(sheet: CallSheet) -> Question | None:
    """The first question that was not asked yet. Who may not be called back is not asked for a contact."""
    unasked = (question for question in QUESTIONS if getattr(sheet, question.field) is None)
    return next((question for question in unasked if question.field != "contact" or not _is_no(sheet.said("call_back"))), None)


def answered(sheet: CallSheet, name: str, answer: str) -> CallSheet:
    """The sheet with this answer; raises :class:`Malformed` for a question that the sheet does not have."""
    if name not in {question.field for question in QUESTIONS}:
        raise Malformed(f"the call sheet does not ask {name!r}: it asks {', '.join(question.field for question in QUESTIONS)}")
    said = {name: encodings.clean(answer)}
    return replace(sheet, **said)


def agreed(answer: str) -> bool | None:
    """Whether a yes or a no was said; None for anything else, such as ``please do`` or ``maybe``."""
    if _is_no(answer):
        return False
    first = answer.casefold().replace(",", " ").split()[:1]
    return True if first and first[0].rstrip(".!") in _YES else None


def is_language(answer: str) -> bool:
    """Whether this is a code or the name of a language: letters, at least two, in one word or several."""
    plain = answer.replace("-", " ").replace("'", " ").split()
    return len("".join(plain)) > 1 and all(unicodedata.category(letter)[0] in "LM" for word in plain for letter in word)


def objection(name: str, answer: str) -> str:
    """Why this answer to a question must be asked again; empty when it need not be. No answer is one."""
    if name == "call_back" and answer.strip() and agreed(answer) is None:
        return "Please answer yes or no"
    if name == "language" and answer.strip() and not is_language(answer):
        return "That is not a language: a code such as en, ar or tr, or its name. In which language?"
    return ""


def says_nothing(sheet: CallSheet) -> bool:
    """Whether nothing is told on this sheet that could be a report."""
    return not any(sheet.said(name) for name in _WRITTEN if name != "danger")


def is_blank(sheet: CallSheet) -> bool:
    """Whether not one word is on this sheet."""
    return not any(sheet.said(question.field) for question in QUESTIONS)


def once_more(sheet: CallSheet) -> CallSheet:
    """The sheet to go on with: one that says nothing asks again what it has no words for."""
    if not says_nothing(sheet):
        return sheet
    unasked: dict[str, Any] = {name: None for name in _WRITTEN if not sheet.said(name)}
    return replace(sheet, **unasked)


def no_call_back(sheet: CallSheet) -> str:
    """Why a report of this sheet owes no call back; empty when it owes one. Only a no is a no."""
    if _is_no(sheet.said("call_back")):
        return "they do not want one"
    return "" if sheet.said("contact") else "no way to reach them was given"


def told(sheet: CallSheet) -> str:
    """What the caller told, each answer under its heading."""
    headed = ((question.heading, sheet.said(question.field)) for question in QUESTIONS if question.field in _WRITTEN)
    return "\n".join(f"{heading}: {said}" for heading, said in headed if said)


def urgency(sheet: CallSheet) -> Priority | None:
    """P1 when someone is in danger at this moment; anything but a no counts as danger."""
    return Priority.P1 if sheet.said("danger") and not _is_no(sheet.said("danger")) else None


def to_submission(sheet: CallSheet, key: str, at: datetime, zone: Zone) -> Submission:
    """The warning on this sheet, heard at this time at a desk in this zone; raises :class:`Malformed` when it says nothing.

    The contact of a caller who may not be called back is not passed on, nor a language that is none.
    """
    if says_nothing(sheet):
        raise Malformed("the call sheet is empty: say at least what happened")
    unowed = no_call_back(sheet)
    happened, assumed = Times(zone=zone_named(zone.name)).read(sheet.said("when"))
    facts = [("call back", sheet.said("call_back")), ("place", sheet.said("where"))]
    if unowed and sheet.said("call_back") and not _is_no(sheet.said("call_back")):
        facts.append(("call back owed", f"no: {unowed}"))
    return Submission(
        key=key or sheet.key,
        channel="call",
        text=told(sheet),
        where="call sheet",
        heard=at.astimezone(UTC),
        happened=happened,
        language=sheet.said("language") if is_language(sheet.said("language")) else "",
        contact="" if unowed else sheet.said("contact"),
        facts=tuple([fact for fact in facts if fact[1]] + [("time_zone", f"assumed {zone.name}")] * assumed),
        priority=urgency(sheet),
    )


def to_json(sheet: CallSheet) -> str:
    """The sheet as one JSON object."""
    return json.dumps(asdict(sheet), ensure_ascii=False)


def from_json(text: str) -> CallSheet:
    """Reads what :func:`to_json` wrote; raises :class:`Malformed`."""
    try:
        said = json.loads(text)
    except (ValueError, RecursionError) as why:
        raise Malformed(f"the call sheet is not JSON ({why})") from None
    if not isinstance(said, dict) or not all(isinstance(value, str | None) for value in said.values()):
        raise Malformed("the call sheet is not one JSON object of words")
    try:
        return CallSheet(**said)
    except TypeError as why:
        raise Malformed(f"the call sheet has other questions than this one ({why})") from None


def keep(path: Path, sheet: CallSheet) -> None:
    """Writes the sheet so that a crash at any instant leaves either the old one or this one, readable by its owner alone."""
    atomic_write(path, to_json(sheet).encode())


def resume(path: Path) -> CallSheet | None:
    """The sheet that was kept here; None when there is none. Raises :class:`Malformed`, naming the file."""
    try:
        return from_json(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (Malformed, UnicodeDecodeError) as why:
        raise Malformed(f"{path}: {why}: copy its words by hand, then remove it") from None


def forget(path: Path) -> None:
    """Removes a sheet whose report is accepted."""
    path.unlink(missing_ok=True)
    sync_folder(path.parent)


def set_aside(path: Path) -> Path | None:
    """Moves a sheet out of the way, whatever is in it; where it is now, None when there was none."""
    number = 1
    while (aside := path.with_name(f"{path.name}.{number}")).exists():
        number += 1
    try:
        os.replace(path, aside)
    except FileNotFoundError:
        return None
    sync_folder(path.parent)
    return aside


def _is_no(answer: str) -> bool:
    return answer.strip().rstrip(".!").casefold() in _NO
