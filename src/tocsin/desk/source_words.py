"""The words by which sources are called and reached, kept out of what people write about their reports and out of what leaves the desk.

A report is sealed as it arrives. Notes, letters and reasons are written later, by people who know the source.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator

from tocsin.domain.mailbox import DOOR_CONTACT, Letter
from tocsin.domain.report import OTHERS_CONTACT, LateContact, Report, Source, Submission
from tocsin.ingest.sealing.contacts import find_contacts, is_address, is_contact, is_name
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.hiding import Hider
from tocsin.ingest.sealing.name_parts import parts_of_names
from tocsin.ingest.sealing.seal import pieces_of, seal
from tocsin.store import Reader

Hide = Callable[[str], str]
"""Function that returns a text with a mark in the place of what it hides."""
_COMPARED_DIGITS = 7
"""Digits from the end by which two phone numbers are compared: one may have a country code that the other lacks."""


def hider_of(reader: Reader, reports: Iterable[Report], *, others: bool = False, staying: Collection[str] = ()) -> Hide:
    """Return a function that hides the words by which the sources of reports are called and reached, whenever these became known.

    With ``others``, contacts that the reports name without being the source's own are hidden, too. Names in ``staying`` stay.
    """
    secrets = {secret for contact in contacts_of(reader, reports) for secret in _words(contact, others)}
    names = {secret for secret in secrets if is_name(secret)}
    stay = {name.casefold() for name in staying}
    hidden = [secret for secret in {*secrets, *parts_of_names(names, ())} if not _is_within(secret, stay)]
    reached = set(map(_compared, filter(is_contact, hidden)))

    def hide(text: str) -> str:
        return Hider([*hidden, *(contact for contact in find_contacts(text) if _compared(contact) in reached)])(text)

    return hide


def letter_text(reader: Reader, letter: Letter, hide: Hide) -> str | None:
    """Return a letter as people of the desk read it, sealed as a report is where the source wrote it, or None if it was erased."""
    text = reader.read_text(letter.text)
    if text is None:
        return None
    return hide(text if letter.by else seal(Submission(key="", channel="", text=text)).text)


def contacts_of(reader: Reader, reports: Iterable[Report]) -> Iterator[str]:
    """Yield the sealed contacts of the sources of these reports, those that were added later included."""
    reports = list(reports)
    codes = {report.source for report in reports if report.source}
    codes |= {late.source for late in reader.find(LateContact, report=[report.id for report in reports])}
    sources = reader.find(Source, id=sorted(codes)) if codes else []
    for plain in reader.read_all([source.contact for source in sources]).values():
        yield (plain or b"").decode("utf-8", "surrogatepass")


def _words(contact: str, others: bool) -> Iterator[str]:
    """Yield the names, numbers, addresses and homes in a sealed contact. Any other word of it may be everyday language."""
    for line in contact.splitlines():
        if line != DOOR_CONTACT and (others or not line.startswith(OTHERS_CONTACT)):
            listed = line.removeprefix(OTHERS_CONTACT)
            yield from find_contacts(listed)
            yield from filter(_tells, {listed.strip(), *pieces_of(listed)})


def _compared(contact: str) -> str:
    """Return a contact in a form in which the same one is equal however it is written."""
    return contact.casefold() if "@" in contact else "".join(filter(str.isdigit, contact))[-_COMPARED_DIGITS:]


def _tells(piece: str) -> bool:
    return is_contact(piece) or is_name(piece) or is_address(piece) or (is_given_name(piece) and not piece[0].islower())


def _is_within(secret: str, names: Collection[str]) -> bool:
    """Tell whether a secret is one of these names, or a part of one."""
    return any(set(secret.casefold().split()) <= set(name.split()) for name in names)
