"""Judgement of a column by its values alone: whether they name people, or are homes, in any language."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from itertools import takewhile

from tocsin.ingest.sealing.contact_words import is_placeholder
from tocsin.ingest.sealing.contacts import beside_contacts, is_address, is_name
from tocsin.ingest.sealing.field_contacts import person
from tocsin.ingest.sealing.leading_names import names_somebody

_JUDGED = 60
_LONG_NUMBER = range(7, 10)
_MOST = 0.5
_HALF = 0.5
_SOME = 0.25
_NAMED = 0.6
_VARIOUS = 0.6
_SHORT_NAME = 8
_LONGEST = 60
_WORDS_BESIDE = 5


def share(values: Sequence[str], test: Callable[[str], bool]) -> float:
    """Return the share of the first values that pass a test."""
    some = values[:_JUDGED]
    return sum(map(test, some)) / len(some) if some else 0.0


def look_like_homes(values: Sequence[str]) -> bool:
    """Tell whether values that mostly differ have the shape of addresses."""
    return _is_various(values) and share(values, is_address) > _NAMED


def look_like_people(values: Sequence[str]) -> bool:
    """Tell whether values that mostly differ have the shape of names, or most hold a given name."""
    return (_is_various(values) and share(values, is_name) > _NAMED) or name_people(values)


def name_people(values: Sequence[str]) -> bool:
    """Tell whether most values that are no placeholders name somebody, in a few words with a given name, however often one comes again."""
    return share(_stated(values), names_somebody) > _MOST


def name_people_beside(values: Sequence[str]) -> bool:
    """Tell whether a column beside one of contacts may name the people whom these contacts reach.

    Its values must mostly differ and be short, and half of them look like names or a quarter hold a given name. The rest may call a caller
    by title, trade or kinship, such as ``Mr Lee`` or ``her nephew``.
    """
    some = _stated(values)
    if not some or not _is_various(some) or max(map(len, some[:_JUDGED])) > _LONGEST:
        return False
    return share(some, is_name) >= _HALF or share(some, names_somebody) >= _SOME


def call_people(values: Sequence[str]) -> bool:
    """Tell whether most values that are no placeholders may each call somebody, in one word or more, as beside a column of contacts."""
    some = _stated(values)
    return bool(some) and share(some, _calls_somebody) > _NAMED


def are_numbers(values: Sequence[str]) -> bool:
    """Tell whether values are numbers as long as those of telephones, such as stand beside names."""
    return bool(values) and all(value.isdecimal() and len(value) in _LONG_NUMBER for value in values[:_JUDGED])


def hold_contacts(values: Sequence[str]) -> bool:
    """Tell whether half of the values hold a number or an address, and beside it nothing or a name, as in ``Ann Lee, 020 7946 0991``."""
    return share(values, _is_called_contact) >= _HALF


def hold_contacts_in_words(values: Sequence[str]) -> bool:
    """Tell whether half of the values hold a number or an address beside no more than a few words, as in ``ring Jonna, 020 7946 0991``."""
    return share(values, _is_contact_in_words) >= _HALF


def next_to(header: Sequence[str], among: Collection[str], contact: Collection[str]) -> list[str]:
    """Return those of some columns that stand next to one of contacts, with no more than others of them between."""
    near: set[str] = set()
    for names in (header, header[::-1]):
        for at, name in enumerate(names):
            if name in contact:
                near.update(takewhile(lambda other: other in among, names[at + 1 :]))
    return [name for name in among if name in near]


def may_call(value: str) -> bool:
    """Tell whether a value may be what somebody is called: a name, or a few letters of a script of East Asia."""
    return is_name(value) or (len(value) <= _SHORT_NAME and value[0] > "\u2e80" and value.isalpha())


def _calls_somebody(value: str) -> bool:
    return bool(person(value))


def _stated(values: Sequence[str]) -> list[str]:
    return [value for value in values[:_JUDGED] if not is_placeholder(value) and value[0] not in "(-"]


def _is_various(values: Sequence[str]) -> bool:
    """Tell whether values mostly differ, as names do and categories do not."""
    some = values[:_JUDGED]
    return len(set(some)) > _VARIOUS * len(some)


def _is_called_contact(value: str) -> bool:
    beside = beside_contacts(value) if len(value) <= _LONGEST else None
    return beside == "" or (beside is not None and (is_name(beside) or (len(beside.split()) <= _WORDS_BESIDE and names_somebody(beside))))


def _is_contact_in_words(value: str) -> bool:
    beside = beside_contacts(value) if len(value) <= _LONGEST else None
    return beside is not None and len(beside.split()) <= _WORDS_BESIDE
