"""The call sheet: the questions put to a caller, in order, and the answers.

It holds the caller's contact and words. Only the desk keeps it, as a sealed draft that goes when the report is accepted.
"""

from __future__ import annotations

import json
import unicodedata
from dataclasses import asdict, dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Priority, Submission
from tocsin.domain.time_zone import Zone, zone_named
from tocsin.ingest import encodings
from tocsin.ingest.sealing.contacts import find_contacts
from tocsin.ingest.sealing.reach import agreed, is_no, reaches_nobody
from tocsin.ingest.sealing.seal import sealed_typed
from tocsin.ingest.times.dates import Times


@dataclass(frozen=True, slots=True)
class Question:
    """One line of the sheet: the field it fills, its wording, and whether it takes a yes or a no."""

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

_ASKING = "please only just possible speak speaks any or and bitte nur spreche spricht oder und alstublieft graag alleen spreek spreekt of"
_NO_NAME = frozenset(_ASKING.split()) | frozenset(
    "svp plait plaît seulement parle ou favor solo hablo habla lütfen sadece veya пожалуйста только говорю или فضلك رجاء فقط او أو".split()  # noqa: SIM905
)
"""Words with which a caller asks for a language, and which stand in the name of none."""

_WRITTEN = ("what", "who", "where", "when", "danger", "names")


@dataclass(frozen=True, slots=True)
class CallSheet:
    """Answers of a caller so far. None is not asked yet, the empty string is no answer.

    ``key`` is assigned when the call begins and stays with it, so that a sheet handed in twice is one call. ``windows`` names the
    browser window that last wrote a field, and ``others`` holds (field, words) that another window wrote over.
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
    windows: tuple[tuple[str, str], ...] = ()
    others: tuple[tuple[str, str], ...] = field(default=(), repr=False)

    def said(self, name: str) -> str:
        """Return the answer to a question, the empty string when there is none."""
        return (getattr(self, name) or "").strip()

    def also(self, name: str) -> list[str]:
        """Return the words to a question that another window wrote over."""
        return [words for field, words in self.others if field == name]


def next_question(sheet: CallSheet) -> Question | None:
    """Return the first question that was not asked yet. The contact is not asked of callers who decline a call back."""
    unasked = (question for question in QUESTIONS if getattr(sheet, question.field) is None)
    return next((question for question in unasked if question.field != "contact" or agreed(sheet.said("call_back")) is not False), None)


def answered(sheet: CallSheet, name: str, answer: str) -> CallSheet:
    """Return the sheet with this answer. Raises :class:`Malformed` for a question that the sheet does not have."""
    if name not in {question.field for question in QUESTIONS}:
        raise Malformed(f"the call sheet does not ask {name!r}: it asks {', '.join(question.field for question in QUESTIONS)}")
    changed: dict[str, Any] = {name: encodings.clean(answer)}
    return replace(sheet, **changed)


def written(sheet: CallSheet, name: str, answer: str, before: str, window: str) -> CallSheet:
    """Return the sheet with an answer that a window holds, where ``before`` stood when the window last knew it.

    An answer that this window did not change leaves the sheet as it is. Words that another window wrote meanwhile move to
    ``others``. Raise :class:`Malformed` for a question that the sheet does not have.
    """
    new, stored, before = (_lines(words) for words in (answered(sheet, name, answer).said(name), sheet.said(name), before))
    if new == before or (new == stored and stored):
        return sheet
    if dict(sheet.windows).get(name) != window and stored not in ("", before):
        if not new:
            return sheet
        if stored not in new:
            sheet = replace(sheet, others=(*sheet.others, (name, stored)))
    others = tuple(other for other in sheet.others if other[0] != name or other[1] not in new)
    windows = tuple({**dict(sheet.windows), name: window}.items())
    return replace(answered(sheet, name, answer), others=others, windows=windows)


def _lines(words: str) -> str:
    """Return words with line ends as the sheet compares them: browsers send others than they show."""
    return encodings.clean(words).replace("\r\n", "\n").strip()


def is_language(answer: str) -> bool:
    """Tell whether this is a code or name of a language: words of letters, at least two letters long, and none that asks for it."""
    words = answer.casefold().split()
    if len(words) > 1 and not _NO_NAME.isdisjoint(words):
        return False
    plain = answer.replace("-", " ").replace("'", " ").split()
    return len("".join(plain)) > 1 and all(unicodedata.category(letter)[0] in "LM" for word in plain for letter in word)


def objection(name: str, answer: str) -> str:
    """Return the reason to ask again after this answer. Empty when there is none. No answer is accepted."""
    if name == "call_back" and answer.strip() and agreed(answer) is None:
        return "Please answer yes or no"
    if name == "language" and answer.strip() and not is_language(answer):
        return "That is not the name of a language alone: write a code such as en, ar or tr, or its name. In which language?"
    return ""


def says_nothing(sheet: CallSheet) -> bool:
    """Tell whether the sheet holds nothing that could be a report."""
    return not any(sheet.said(name) or sheet.also(name) for name in _WRITTEN if name != "danger")


def is_blank(sheet: CallSheet) -> bool:
    """Tell whether no question has an answer."""
    return not sheet.others and not any(sheet.said(question.field) for question in QUESTIONS)


def once_more(sheet: CallSheet) -> CallSheet:
    """Return the sheet to go on with. One without content asks its unanswered questions again."""
    if not says_nothing(sheet):
        return sheet
    unasked: dict[str, Any] = {name: None for name in _WRITTEN if not sheet.said(name)}
    return replace(sheet, **unasked)


def no_call_back(sheet: CallSheet) -> str:
    """Return the reason why a report of this sheet owes no call back. Empty when it owes one. Only a clear no declines it."""
    if agreed(sheet.said("call_back")) is False:
        return "they do not want one"
    if not reaches_nobody(_contact(sheet)):
        return ""
    if find_contacts(told(sheet)):
        return "nobody said that the number or address in another answer is theirs"
    return "no way to reach them was given"


def _contact(sheet: CallSheet) -> str:
    """Return how the caller is reached. Of a caller who agrees to a call back, it may stand in another answer."""
    stated = " / ".join(filter(None, (sheet.said("contact"), *sheet.also("contact"))))
    is_elsewhere = reaches_nobody(stated) and agreed(sheet.said("call_back")) is True
    return ", ".join(find_contacts(told(sheet))) or stated if is_elsewhere else stated


def told(sheet: CallSheet) -> str:
    """Return the caller's account, each answer under its heading."""
    headed = ((question.heading, sheet.said(question.field)) for question in QUESTIONS if question.field in _WRITTEN)
    lines = [f"{heading}: {answer}" for heading, answer in headed if answer]
    asked = [question for question in QUESTIONS if question.field != "contact"]
    lines += [f"{question.heading} (in another window): {words}" for question in asked for words in sheet.also(question.field)]
    return "\n".join(lines)


def urgency(sheet: CallSheet) -> Priority | None:
    """Return P1 when someone is in danger at this moment. Any answer but a no counts as danger."""
    answers = [answer for answer in (sheet.said("danger"), *sheet.also("danger")) if answer]
    return Priority.P1 if not all(map(is_no, answers)) else None


def to_submission(sheet: CallSheet, key: str, at: datetime, zone: Zone) -> Submission:
    """Return the report on this sheet, received at this time at a desk in this zone. Raises :class:`Malformed` when it is empty.

    The contact of a caller who declines a call back is dropped, and so is a language that is none. Contacts in other answers are sealed.
    """
    if says_nothing(sheet):
        raise Malformed("the call sheet is empty: say at least what happened")
    unowed = no_call_back(sheet)
    happened, assumed = Times(zone=zone_named(zone.name)).read(sheet.said("when"))
    facts = [("call back", sheet.said("call_back")), ("place", sheet.said("where"))]
    declined = agreed(sheet.said("call_back")) is False
    if unowed and sheet.said("call_back") and not declined:
        facts.append(("call back owed", f"no: {unowed}"))
    contact = _contact(sheet)
    submission = Submission(
        key=key or sheet.key,
        channel="call",
        text=told(sheet),
        where="call sheet",
        heard=at.astimezone(UTC),
        happened=happened,
        language=sheet.said("language") if is_language(sheet.said("language")) else "",
        contact="" if unowed else contact,
        declined=declined,
        facts=tuple([fact for fact in facts if fact[1]] + [("time_zone", f"assumed {zone.name}")] * assumed),
        priority=urgency(sheet),
    )
    return sealed_typed(submission, contact)


def to_json(sheet: CallSheet) -> str:
    """Return the sheet as one JSON object."""
    return json.dumps(asdict(sheet), ensure_ascii=False)


def from_json(text: str) -> CallSheet:
    """Parse the output of :func:`to_json`. Raises :class:`Malformed`."""
    try:
        answers = json.loads(text)
    except (ValueError, RecursionError) as why:
        raise Malformed(f"the call sheet is not JSON ({why})") from None
    if not isinstance(answers, dict):
        raise Malformed("the call sheet is not one JSON object of words")
    for name in ("windows", "others"):
        answers[name] = _pairs(answers.get(name, []))
    if not all(isinstance(value, str | None | tuple) for value in answers.values()):
        raise Malformed("the call sheet is not one JSON object of words")
    try:
        return CallSheet(**answers)
    except TypeError as why:
        raise Malformed(f"the call sheet has other questions than this one ({why})") from None


def _pairs(value: object) -> tuple[tuple[str, str], ...]:
    """Return pairs of words that JSON holds as lists. Raise :class:`Malformed`."""
    if not isinstance(value, list) or not all(isinstance(pair, list) and [type(word) for word in pair] == [str, str] for pair in value):
        raise Malformed("the call sheet is not one JSON object of words")
    return tuple((first, second) for first, second in value)
