"""The source of a report as it is opened, with what may be its wish not to be rung back."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.domain.report import BEFORE_RINGING, Detail

if TYPE_CHECKING:
    from tocsin.matching.call_back import CallBackWish

_WORDS = 12
_WORDS_BEFORE = 3
_REACH = 300
_CLAUSE = re.compile(r"[,;:.!?؟،؛۔…()“”„\"\n–—]|\s-\s")
_END = re.compile(r"[.!?؟۔…](?=\s|$)|\n\s{0,99}\n")


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """A source: its code word, its contact, and what may be its wish not to be rung back."""

    code_word: str
    contact: str
    before_ringing: tuple[str, ...]


def before_ringing(text: str, detail: Detail) -> tuple[str, ...]:
    """Return what in a report may be a wish of its source not to be rung back, in its order."""
    noted = tuple(value for name, value in detail.facts if name == BEFORE_RINGING)
    return (*noted, *(f"the report says “{quote}”" for quote in dict.fromkeys(_refusals(text))))


def _refusals(text: str) -> Iterator[str]:
    """Yield a quote of each refusal that the quote before does not show."""
    from tocsin.matching.call_back import call_back_wishes

    shown = ""
    for wish in call_back_wishes(text):
        if not wish.wanted and " ".join(text[wish.start : wish.end].split()) not in shown:
            shown = _quoted(text, wish)
            yield shown


def _quoted(text: str, wish: CallBackWish) -> str:
    """Return a refusal with a few words around it. It is never cut, and begins no earlier than its clause, which may follow a name."""
    before = text[max(0, wish.start - _REACH) : wish.start]
    clause = _CLAUSE.split(before)[-1].split()[-_WORDS_BEFORE:]
    refusal = text[wish.start : wish.end].split()
    after = text[wish.end : wish.end + _REACH]
    end = _END.search(after)
    following = (after[: end.end()] if end else after).split()
    kept = following[: max(0, _WORDS - len(clause) - len(refusal))]
    return " ".join([*clause, *refusal]) + _continued(after, kept) + ("…" if len(kept) < len(following) else "")


def _continued(after: str, words: list[str]) -> str:
    """Return words that follow, with a space before them where the text has one."""
    return (" " if after[:1].isspace() and words else "") + " ".join(words)
