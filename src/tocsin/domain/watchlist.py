"""Lists of names as published: UN, OFAC, or an own watch-list."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.domain.subject import Kind, Name

_BESIDE = "+"  # which no list of one's own has in its name


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list. ``ref`` is the publisher's reference. ``names`` starts with the primary name.

    ``facts`` corroborate a mention: ``("birth", "1971-03-04")``, ``("birth", "1971")``, ``("place", "Mosul")``,
    ``("role", "general")``, ``("associate", "...")``, ``("nationality", "...")``, ``("listed", "2012-12-31")``.
    """

    ref: str
    kind: Kind
    names: tuple[Name, ...]
    facts: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class ListFile:
    """A whole list. ``version`` is the publisher's date, or a short hash of the content if there is none.

    ``source`` is the list's name at the desk: the publisher's (``un``, ``ofac``), an own one, or that of a further list
    of a publisher (``ofac+cons``). ``columns`` are the headings of an own list that were read, ``unread`` those that were not.
    """

    source: str
    version: str
    entries: tuple[ListEntry, ...]
    columns: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()


def list_name(of: str, name: str) -> str:
    """Return the name of a further list of a publisher.

    >>> list_name("ofac", "cons")
    'ofac+cons'
    """
    return f"{of}{_BESIDE}{name}"


def publisher(source: str) -> str:
    """Return the publisher of the list with this name. An own list is its own publisher.

    >>> publisher("ofac+cons"), publisher("ofac"), publisher("harbour")
    ('ofac', 'ofac', 'harbour')
    """
    return source.partition(_BESIDE)[0]
