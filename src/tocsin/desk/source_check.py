"""Check that a text which leaves the desk holds nothing by which a source can be recognised."""

from __future__ import annotations

import re
from collections.abc import Collection

from tocsin.desk.source_words import contacts_of
from tocsin.domain.errors import Malformed
from tocsin.domain.report import Report
from tocsin.store import Reader

_NUMBER = re.compile(r"\+?\d(?:[\s\-./()]{0,3}\d){5,}")
_ADDRESS = re.compile(r"[\w.+-]{0,64}@[\w.-]{1,255}\w")
_NAME = re.compile(r"\b[^\W\d_]{3,}\b")
_COMPARED_DIGITS = 7
"""Digits from the end by which two phone numbers are compared: one may have a country code that the other lacks."""


def require_no_source(reader: Reader, reports: Collection[str], text: str, *, names_checked: bool = False) -> None:
    """Raise :class:`Malformed` if the text holds a number, an address or a name from the contact of a source of these reports.

    Names are words that begin with a capital letter in the contact. A street may bear the name of a source by chance: a person who has
    looked passes ``names_checked``. Numbers and addresses are refused in any case. The message quotes nothing.
    """
    contacts = "\n".join(contacts_of(reader, reader.find(Report, id=sorted(set(reports)))))
    if not contacts:
        return
    if _numbers(contacts) & _numbers(text) or _addresses(contacts) & _addresses(text):
        raise Malformed("the text holds a number or an address from the contact of the source: take it out")
    if not names_checked and _names(contacts) & {word.casefold() for word in _NAME.findall(text)}:
        raise Malformed(
            "the text holds a name that also stands in the contact of the source: take it out, or confirm that it does not mean the source"
        )


def _numbers(text: str) -> set[str]:
    return {"".join(filter(str.isdigit, number))[-_COMPARED_DIGITS:] for number in _NUMBER.findall(text)}


def _addresses(text: str) -> set[str]:
    return {address.casefold() for address in _ADDRESS.findall(text)}


def _names(text: str) -> set[str]:
    return {word.casefold() for word in _NAME.findall(_ADDRESS.sub(" ", text)) if word[0].isupper()}
