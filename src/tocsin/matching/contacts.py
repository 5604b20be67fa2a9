"""Recognise the telephone numbers, e-mail addresses and handles that a text states, each with its offsets and one normal form."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin import contact_forms
from tocsin.contact_forms import e164, normal_email, number_spans
from tocsin.matching.tokens import MOST_READ

PHONE, EMAIL, HANDLE = "phone", "email", "handle"
_EMAIL = re.compile(contact_forms.EMAIL)
_HANDLE = re.compile(r"(?<![\w@/.])@(\w[\w.]{1,63})")
_MESSENGER = re.compile(
    r"(?<!\w)(?:signal\w*|wickr|threema|telegram|insta|instagram|snap|snapchat|tiktok|discord|kik|сигнал|телеграм\w*|تيليجرام|سناب)"
    r"(?:\s+(?:as|als|ist|is|name|user|id|:|называется|ник))?[\s:]+@?((?=[a-z0-9_.]*[0-9_.])[a-z][a-z0-9_.]{3,40}[a-z0-9_])(?![\w@])",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class StatedContact:
    """A contact: ``text[start:end]``, its kind and its normal form.

    The normal form of a telephone number is E.164 (``+442079460123``), of which the country is stated or the desk's. It is empty where no
    country is certain. E-mail addresses and handles are in small letters, a handle without its sign.
    """

    start: int
    end: int
    kind: str
    normal: str


def stated_contacts(text: str, countries: Sequence[str] = ()) -> tuple[StatedContact, ...]:
    """Return every contact of a text in order, none over another.

    `countries` are the codes (ISO 3166) of the countries whose numbers are written without a prefix, the likeliest first.
    """
    read = text[:MOST_READ]
    contacts = sorted((*_emails(read), *_handles(read), *_phones(read, tuple(countries))), key=lambda contact: contact.start)
    apart: list[StatedContact] = []
    for contact in contacts:
        if not apart or contact.start >= apart[-1].end:
            apart.append(contact)
    return tuple(apart)


def _emails(text: str) -> Iterator[StatedContact]:
    if any(mark in text for mark in "@[({"):
        for match in _EMAIL.finditer(text):
            yield StatedContact(match.start(), match.end(), EMAIL, normal_email(match[0]))


def _handles(text: str) -> Iterator[StatedContact]:
    for match in _HANDLE.finditer(text):
        name = match[1].rstrip(".")
        yield StatedContact(match.start(), match.start() + 1 + len(name), HANDLE, name.casefold())
    for match in _MESSENGER.finditer(text):
        yield StatedContact(match.start(1), match.end(1), HANDLE, match[1].casefold())


def _phones(text: str, countries: tuple[str, ...]) -> Iterator[StatedContact]:
    for start, end in number_spans(text):
        normal = e164(text[start:end], countries)
        if normal is not None:
            yield StatedContact(start, end, PHONE, normal)
