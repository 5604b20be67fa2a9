"""Contacts that their labels tell: lines, fields and facts such as ``Caller: Ann Lee``, and the cookies and keys of programs."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tocsin.ingest.sealing.contact_words import LABEL_WORDS, TITLES, contact_role, is_placeholder, is_question, labels_other
from tocsin.ingest.sealing.contacts import find_contacts, fits_role, holds_words, is_address, is_name
from tocsin.ingest.sealing.given_names import is_given_name
from tocsin.ingest.sealing.hiding import MARK
from tocsin.ingest.sealing.leading_names import leading_name, names_somebody
from tocsin.ingest.sealing.reach import is_answer
from tocsin.ingest.times.dates import DAY_FIRST, Times

_LABELLED = re.compile(r"(?m)^[ \t>*-]*([^\n:：\d]{2,40})[:：][ \t]*(\S[^\n]{1,400})$")
_GOES_ON = re.compile(r"([^.,;!?\n]{3,40})(?:[.;!?]\s{1,4}(?=[^\W\d])|,\s{1,4}(?=[a-z]))\S+\s+\S+\s+\S")
"""A name behind its label, and a sentence that goes on behind it."""
_INLINE = re.compile(r"(?<=\S )([^\W\d_]{3,24})\s?[:：]\s?([^\n:：;,.|()\[\]]{3,40}(?:\.\s[^\n:：;,.|()\[\]]{2,30})?)")
_TITLED = re.compile(rf"(?m)^[ \t>*-]{{0,9}}((?:{TITLES})\.?\s[^\W\d_][\w'\u2019.-]{{1,30}}(?:\s[^\W\d_][\w'\u2019.-]{{1,30}})?)[ \t]*:?$")
_REVERSED = re.compile(
    r"(?<![^\s(])([^\W\d_]{3,24})\s?[:\uff1a]\s?([^\W\d_][\w'\u2019-]{1,24},\s([^\W\d_][\w'\u2019-]{1,24}))(?=[.;\n|)]|$)"
)
"""A surname and a given name behind a label."""
_INLINE_ADDRESS = re.compile(r"(?<=\S )([^\W\d_][^\s:：.,;]{1,24})\s?[:：]\s?([^\n:：;|]{5,90})")
_PIECE = re.compile(r"[,;.(/|]| [-\u2013\u2014] ")
_SENTENCE = re.compile(r"[.;!?\u0964\u3002\u06d4]\s")
_PAIR = re.compile(r"[{,]\s{0,9}[\"']?([^\W\d][\w -]{1,30})[\"']?\s{0,5}[:=]\s{0,5}[\"']?([^\"',{}\n]{1,80}?)[\"']?(?=\s{0,9}[,}])")
_CREDENTIAL_NAMES = (
    r"(?:set-)?cookie|(?:proxy-)?authorization|x-(?:api|auth|csrf|xsrf)[\w-]{0,20}|api[_-]?key|(?:access|refresh|id)[_-]?token"
)
_CREDENTIAL = re.compile(
    rf"(?im)^[ \t>]{{0,9}}(?:name: ?)?(?:{_CREDENTIAL_NAMES})[ \t]{{0,9}}(?::|\n[ \t]{{0,9}}value:)[ \t]{{0,9}}(\S[^\n]{{7,4000}})$"
)
_IS_CREDENTIAL = re.compile(_CREDENTIAL_NAMES, re.IGNORECASE)
_BY = frozenset("by von par por da door av af przez od от от_кого від από tarafından von_wem".split())  # noqa: SIM905 - a list of words
"""Words that end labels of people, as in ``Told by``."""
_AT = frozenset("по за at der an unter l'adresse à en a all' pod na på".split())  # noqa: SIM905 - a list of words
_LONGEST = 120
_SHORTEST_CREDENTIAL = 8
_LEAST_WORDS = 2
_SEVERAL = 4
QUOTES = ("\u00ab", "\u201e", "\u201c", '"', "\u2018", "'", "\u300c", "\u300e")
"""Signs that begin what somebody says."""
_FEW = 6


def labelled(text: str, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Return the values that are contacts because of their labels."""
    lines = _LABELLED.findall(text) if ":" in text or "\uff1a" in text else []
    lines = [(label, value) for label, value in lines if len(label.split()) <= LABEL_WORDS]
    lines += _PAIR.findall(text) if "{" in text else []
    lines = [(label, value) for label, value in lines if not ((role := _role(label)) and _says_more(role, value))]
    for label, value in (*lines, *facts):
        part = _contact(label, value)
        if part and not ((label, value) in lines and _is_long_name(part, value)):
            yield part


def _is_long_name(part: str, value: str) -> bool:
    """Tell whether a contact is the whole of a line with more words than a name has, and holds a number or address."""
    return part == value and len(part.split()) > _FEW and bool(find_contacts(part))


def _contact(label: str, value: str) -> str:
    """Return what of a value is a contact because of its label, empty for none."""
    role = "" if MARK in label else _role(label)
    if len(value) > _LONGEST:
        value = _beginning(role, value)
    if not role or not value or value.startswith("[") or is_placeholder(value) or _is_time(value, role):
        return ""
    if role != "name" and is_answer(value):
        return ""  # the label asks whether the source may be reached
    if len(label.split()) > LABEL_WORDS and not fits_role(role, value):
        return ""  # a question may only mention a caller or a phone
    return _part(role, value)


def _beginning(role: str, statement: str) -> str:
    """Return the name or the home with which a long statement begins, empty without one."""
    end = _SENTENCE.search(statement)
    first = statement[: end.start()] if end and end.start() <= _LONGEST else ""
    if role == "name":
        return leading_name(_PIECE.split(statement, maxsplit=1)[0].split())
    return first if role == "address" and is_address(first) else ""


def _part(role: str, value: str) -> str:
    """Return what of a value its label makes a contact: a name or home with which a sentence begins, or the whole."""
    if role == "name":
        if (goes_on := _GOES_ON.match(value)) and is_name(goes_on[1]):
            return goes_on[1]
        if (end := _SENTENCE.search(value)) and _is_whole_name(value[: end.start()]):
            return value[: end.start()]
        return value.strip() if len(value.split()) <= _FEW else leading_name(_PIECE.split(value, maxsplit=1)[0].split())
    if role == "address":
        return _address(value)
    return value.strip() if any(map(str.isalnum, value)) else ""


def _is_whole_name(statement: str) -> bool:
    """Tell whether a sentence is nothing but a name, or a surname and a given name."""
    surname, comma, first_name = statement.partition(", ")
    return is_name(statement) or bool(comma and surname.isalpha() and is_given_name(first_name))


def _says_more(role: str, statement: str) -> bool:
    """Tell whether what stands behind a label in a line of text is what somebody says, and no name, number or address."""
    words = statement.split()
    if len(words) < _SEVERAL or role == "address":
        return statement.startswith(QUOTES) and len(words) >= _SEVERAL
    if role == "name":
        first = leading_name(_PIECE.split(statement)[0].split())
        return statement.startswith(QUOTES) or not (first or is_name(statement) or names_somebody(statement))
    return not (fits_role(role, statement) or names_somebody(statement))


def _address(value: str) -> str:
    """Return the first sentences of a value that are an address, or the whole."""
    ends = (match.start() for match in _SENTENCE.finditer(value))
    return next((value[:end].strip() for end in ends if is_address(value[:end])), value.strip() if any(map(str.isalnum, value)) else "")


def says_words(label: str, value: str) -> bool:
    """Tell whether a value that only its label makes a contact holds words: several, or any behind a question."""
    words = len(value.split()) if value.isascii() else len(value)
    if is_question(label):
        return words > 1 and (holds_words(value) or value.lower() == value.upper())
    return words > _LEAST_WORDS and holds_words(value)


def spoken(text: str) -> Iterator[str]:
    """Yield the names behind a label within a line, as in ``10:20 Caller: Ann Lee``, and those that are a line with a title."""
    if ":" in text or "\uff1a" in text:
        for match in _INLINE.finditer(text):
            if _role(_label(text, match)) == "name" == _role(match[1]) and is_name(match[2].strip()) and not is_placeholder(match[2]):
                yield match[2].strip()
        for match in _REVERSED.finditer(text):
            if is_given_name(match[3]) and _role(match[1]) == "name":
                yield match[2]
        for match in _INLINE_ADDRESS.finditer(text):
            if _role(_label(text, match)) == "address" == _role(match[1]) and is_address(home := _address(match[2])):
                yield home
    yield from _TITLED.findall(text)


def _label(text: str, match: re.Match[str]) -> str:
    """Return a label within a line with the word before it, which may say whose name or address it labels."""
    before = text[max(0, match.start() - _LONGEST) : match.start()].rpartition("\n")[2].rsplit(None, 1)[-1:]
    return " ".join([*before, match[1]])


def credentials(clear: str, facts: Iterable[tuple[str, str]]) -> Iterator[str]:
    """Yield the cookies, tokens and keys that a record of a browser or a program holds: with one its owner's account opens."""
    if ":" in clear:
        yield from (match[1].strip() for match in _CREDENTIAL.finditer(clear))
    yield from (
        value.strip() for label, value in facts if _IS_CREDENTIAL.fullmatch(label.rpartition(".")[2]) and len(value) >= _SHORTEST_CREDENTIAL
    )


def _is_time(value: str, role: str) -> bool:
    """Tell a value that is a time, which a label such as ``source.created`` does not make a contact. A bare number may be a phone."""
    return value[0].isdigit() and not (role == "phone" and value.isdigit()) and Times(DAY_FIRST).read(value)[0] is not None


@lru_cache(1 << 12)
def _role(label: str) -> str:
    """Return the kind of contact behind a label, empty for any other label.

    An address behind a word like "at" is that of what stands before it: ``the restaurant at the address``.
    """
    label = label.rstrip(" ._\u2026").rpartition(".")[2]
    if (words := label.lower().split())[-2:-1] and words[-2] in _AT and contact_role(label) == "address":
        return ""
    ends_in_by = label.rpartition(" ")[2].casefold() in _BY and not labels_other(label)
    return contact_role(label) or ("name" if ends_in_by else "")
