"""A list of names as its publisher writes it: UN, OFAC, or a watch-list of one's own."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.domain.subject import Kind, Name

_BESIDE = "+"  # which no list of one's own has in its name


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry. ``ref`` is the publisher's own reference, ``names`` its names with the primary one first.

    ``facts`` corroborate a mention: ``("birth", "1971-03-04")``, ``("birth", "1971")``, ``("place", "Mosul")``,
    ``("role", "general")``, ``("associate", "...")``, ``("nationality", "...")``, ``("listed", "2012-12-31")``.
    """

    ref: str
    kind: Kind
    names: tuple[Name, ...]
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListFile:
    """A whole list: ``version`` is the publisher's date, or a short hash of the content where there is none.

    ``source`` is the list's name at the desk: its publisher's (``un``, ``ofac``), one's own, or that of a further list
    of a publisher (``ofac+cons``).
    """

    source: str
    version: str
    entries: tuple[ListEntry, ...]


def list_name(of: str, name: str) -> str:
    """What a further list of a publisher is called.

    >>> list_name("ofac", "cons")
    'ofac+cons'
    """
    return f"{of}{_BESIDE}{name}"


def publisher(source: str) -> str:
    """Who publishes the list of this name; a list of one's own speaks for itself.

    >>> publisher("ofac+cons"), publisher("ofac"), publisher("harbour")
    ('ofac', 'ofac', 'harbour')
    """
    return source.partition(_BESIDE)[0]
