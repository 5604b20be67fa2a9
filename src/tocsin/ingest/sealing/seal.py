"""Sealing of a report: every contact in its text, facts and place, and the names and addresses beside contacts, leave the clear text.

The source's own contact goes to the report's ``contact``, any other one to ``sealed``. When in doubt, it is sealed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from tocsin.domain.plural import counted
from tocsin.domain.report import Submission
from tocsin.ingest.quoted_text import without_quotes
from tocsin.ingest.sealing.beside_contacts import is_closed, names_before, seal_beside
from tocsin.ingest.sealing.callers import callers
from tocsin.ingest.sealing.contact_words import labels_other
from tocsin.ingest.sealing.contacts import find_contacts, handles_of, is_machine_address, is_name
from tocsin.ingest.sealing.doubts import doubts_of
from tocsin.ingest.sealing.field_contacts import in_fields, titled_person
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.hiding import MARK, Hider
from tocsin.ingest.sealing.homes import homes
from tocsin.ingest.sealing.introductions import introduced, named_by_others, signatures, signed_at_end
from tocsin.ingest.sealing.labelled_contacts import credentials, labelled, says_words, spoken
from tocsin.ingest.sealing.mail_headers import people_of_headers
from tocsin.ingest.sealing.near_homes import near_homes, relations_named
from tocsin.ingest.sealing.reach import is_answer_in_words
from tocsin.ingest.sealing.sentence_frames import framed_homes, framed_names
from tocsin.ingest.sealing.sources_told import sources_told
from tocsin.ingest.sealing.spoken_numbers import spoken_numbers
from tocsin.ingest.sealing.told_handles import told_handles
from tocsin.ingest.sealing.transcript_names import transcript_names
from tocsin.ingest.sealing.words_of_others import own_words, without_press

_PIECE = re.compile(r"[,;<>()\n·|]|(?:^|\s)mailto:")
_DATE_VALUE = re.compile(r"\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}(?:[ T]\d{1,2}:\d{2}(?::\d{2})?)?|\d{1,6}")
_CALLED = re.compile(r"^[\"' ]{0,3}([^<>\"\n]{3,60}?)[\"' ]{0,3}<([^<>\n]{6,80})>$")
_LONG_NUMBER = re.compile(r"\d[\d ().+/-]{5,40}\d")
_SIGNED = 120
_FEW = 6
_SHORT_TEXT = 100
_LEAST_NAME = 3
_OF_PROGRAM = frozenset(["time_zone", "encoding", "columns", "pages", "date"])
_NO_CONTACT = _OF_PROGRAM | {"message-id", "in-reply-to", "list-id", "references", "to"}


@dataclass(frozen=True, slots=True)
class _Found:
    """The parts of a report to seal: those that its source says or signs as its own, all of them, and the numbers in words among them."""

    stated: Sequence[str]
    hidden: Sequence[str]
    spoken: Sequence[str]


def seal(submission: Submission, names: Iterable[str] = ()) -> Submission:
    """Return the report with every contact in its text, facts and place moved out of what is in clear.

    ``names`` are further names to seal, such as those of the other members of a chat.
    """
    facts = [fact for fact in submission.facts if _may_name(fact[0])]
    contacts = _found(submission, facts)
    secrets = _secrets(submission, [*names, *pieces_of(submission.contact), *pieces_of(submission.sealed)], contacts.hidden)
    if not secrets and not is_closed(submission.text):
        return submission
    hide = Hider(secrets)
    text, beside, doubtful = seal_beside(hide(submission.text))
    beside_facts = [name for _, value in submission.facts if MARK in (clear := hide(value)) for name in seal_beside(clear)[1]]
    beside += [name for name in beside_facts if name not in beside]
    beside_doubts = [f"{counted(doubtful, 'line')} beside a contact: sealed in doubt"] if doubtful else []
    cut = doubts_of(submission.text, secrets, contacts.spoken)
    if doubts := [*_doubts(facts, contacts.stated), *beside_doubts, *cut]:
        submission = replace(submission, unread=(*submission.unread, *doubts))
    quoted = _quoted(submission, contacts.hidden)
    own = [secret for secret in contacts.hidden if secret not in quoted and (secret in contacts.stated or _is_own(submission.text, secret))]
    signed = hide.and_names(beside)
    sealed = _hidden(submission, signed(text), signed, [*own, *(beside if own else ())], [*contacts.hidden, *beside])
    return replace(sealed, unsealed=submission.unsealed or submission.text) if any(map(is_name, signed.secrets)) else sealed


def _found(submission: Submission, facts: Sequence[tuple[str, str]]) -> _Found:
    """Return the contacts, names and homes in a report by their form, their labels, and what is said about them."""
    text, where = submission.text, submission.where
    own = own_words(text)
    stated = [
        *labelled(text, [fact for fact in facts if not is_answer_in_words(*fact)]),
        *in_fields(own),
        *_titled(submission.contact, facts),
        *introduced(own),
        *named_by_others(own),
        *callers(own),
        *framed_names(own),
        *signatures(text),
        *sources_told(without_press(own)),
        *transcript_names(text),
    ]
    reached = [*(numbers := list(spoken_numbers(text))), *told_handles(text)]
    contacts = [*find_contacts(text), *reached]
    stated += [*names_before(text, contacts), *(signed_at_end(own) if contacts else ())]
    stated += [*homes(own, stated), *framed_homes(own), *reached]
    stated += [*near_homes(own, stated), *relations_named(text, contacts)]
    values = [value for _, value in facts if not (value[:1].isdigit() and _DATE_VALUE.fullmatch(value))]
    named = where if "@" in where or _LONG_NUMBER.search(where) else ""
    hidden = [*stated, *find_contacts("\n".join([text, named, *values])), *people_of_headers(text, submission.facts)]
    hidden += [value for _, value in facts if is_machine_address(value)]
    hidden += [*spoken(text), *credentials("\n".join([text, where, *values]), facts)]
    called = (match for value in values if "<" in value and (match := _CALLED.match(value)))
    return _Found(stated, [*hidden, *(match[1].strip() for match in called if find_contacts(match[2]))], [*numbers, *spoken(text)])


def _titled(contact: str, facts: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the names that are facts with a title, in a report of somebody who can be reached."""
    if contact:
        yield from (name for label, value in facts if not labels_other(label) and (name := titled_person(value)))


def _secrets(submission: Submission, people: Sequence[str], hidden: Sequence[str]) -> list[str]:
    """Return those of the names and contacts, and the handles made of names, that stand somewhere in a report.

    The receivers of a mail are no contacts of its source, but one of them may be the source.
    """
    values = (value for name, value in submission.facts if name.casefold() not in _OF_PROGRAM)
    parts = [submission.text, submission.where, *values, *submission.unread]
    everything = "\n".join([*parts, *(part.name for part in submission.attachments)])
    candidates = {*hidden, *people, *handles_of(iter(people), everything)}
    return [secret for secret in candidates if secret in everything or secret.split(maxsplit=1)[0] in everything]


def _doubts(facts: Sequence[tuple[str, str]], stated: Sequence[str]) -> Iterator[str]:
    """Yield a line for each fact that is sealed with words in it."""
    if stated:
        yield from (f"{name}: holds words, sealed in doubt" for name, value in facts if value.strip() in stated and says_words(name, value))


def sealed_typed(submission: Submission, contact: str) -> Submission:
    """Return a report that a person of the desk typed, with telephone numbers, addresses and the source's own name out of its text.

    ``contact`` is what the person wrote under the way to reach the source. Any other name stays: the person wrote it to be read.
    """
    values = list(find_contacts("\n".join([submission.text, *(value for _, value in submission.facts)])))
    own, names = list(find_contacts(contact)), contact
    for value in own:
        names = names.replace(value, ",")
    hide = Hider([*values, *own, *filter(is_name, pieces_of(names))])
    return _hidden(submission, hide(submission.text), hide, [], values)


@lru_cache(1 << 12)
def _may_name(field: str) -> bool:
    """Tell by the name of a fact that it may hold a contact."""
    return field.casefold() not in _NO_CONTACT


def _hidden(submission: Submission, text: str, hide: Hider, own: list[str], secrets: list[str]) -> Submission:
    """Return the report with its parts in clear put through ``hide`` and its secrets sorted by whose they are."""
    contact = _added(submission.contact, own, ", ")
    others = [secret for secret in secrets if secret not in contact]
    return replace(
        submission,
        text=text,
        contact=contact,
        sealed=_added(submission.sealed, others, ", "),
        where=hide(submission.where),
        facts=tuple((hide(name), hide(value)) for name, value in submission.facts),
        attachments=tuple(replace(part, name=hide(part.name, "sealed")) for part in submission.attachments),
        unread=tuple(map(hide, submission.unread)),
    )


def _added(before: str, more: Iterable[str], by: str) -> str:
    return by.join(filter(None, [before, *(secret for secret in dict.fromkeys(more) if secret not in before)]))


def _quoted(submission: Submission, secrets: Iterable[str]) -> set[str]:
    """Return those of these names and contacts that are of others: known as theirs, or only in mails that the text quotes."""
    text, own = submission.text, without_quotes(submission.text)
    return {secret for secret in secrets if secret in submission.sealed or (secret in text and secret not in own)}


def _is_own(text: str, secret: str) -> bool:
    """Tell whether a contact in a text is its writer's own: in a short text, or on a line of its own, as in a signature.

    A number or address that stands within the prose of a long text, such as a news report, belongs to somebody else.
    """
    if secret not in text or len(text.split(maxsplit=_SHORT_TEXT)) <= _SHORT_TEXT:
        return True
    line = next((line for line in text.split("\n") if secret in line), "")
    return len(line) <= _SIGNED and len(line.replace(secret, "").split()) <= _FEW


def pieces_of(contact: str) -> Iterator[str]:
    """Return the names, numbers and addresses in a contact such as ``Ann Lee <ann@example.org>, +49 30 1234567``.

    A single word among several pieces may be a town, and is left alone.
    """
    if not contact:
        return
    pieces = [piece.strip(" \"'\t") for piece in _PIECE.split(contact)] if _PIECE.search(contact) else [contact.strip()]
    pieces = [piece for piece in pieces if len(piece) >= _LEAST_NAME and any(map(str.isalnum, piece))]
    for piece in pieces:
        if len(pieces) == 1 or is_given_name(piece) or " " in piece or "@" in piece or any(map(str.isdigit, piece)) or piece[0] >= "\u0e00":
            yield piece
