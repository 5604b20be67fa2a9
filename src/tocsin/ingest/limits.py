"""Bounds on the cost of reading one untrusted file."""

from __future__ import annotations

from dataclasses import dataclass

KILO = 1 << 10
MEGA = 1 << 20


@dataclass(frozen=True, slots=True)
class Limits:
    """Bounds for one file, in bytes unless said otherwise. Whatever passes them is refused, with the reason.

    ``line`` bounds a row of a table or a JSON line, ``document`` one message, page or archive member, ``markup`` the characters
    of one page, ``text`` those of one report, ``raw`` what is kept of a refused row, ``head`` what is looked at to find the format.
    ``refusals`` rows may be refused before the rest of a file is refused as a whole. ``ratio`` and ``inflated`` bound
    what a compressed file may grow to, ``members`` how many files an archive may hold, ``depth`` how deep JSON,
    ``nested`` how deep forwarded messages may be, ``parts`` and
    ``boundaries`` how many parts a message may claim, ``seconds`` and ``memory`` what reading one document may take,
    and ``slow`` how many documents of a file may take longer before no more of the kind are read.
    """

    line: int = MEGA
    document: int = 64 * MEGA
    markup: int = 16 * MEGA
    text: int = 4_000_000
    raw: int = 64 * KILO
    head: int = 64 * KILO
    rows: int = 10_000_000
    refusals: int = 10_000
    columns: int = 2_000
    facts: int = 400
    fact: int = 8_000
    depth: int = 64
    nested: int = 5
    parts: int = 100
    boundaries: int = 2_000
    members: int = 1_000
    ratio: int = 200
    inflated: int = 1 << 34
    seconds: float = 20.0
    memory: int = 1 << 30
    slow: int = 5
