"""The source of a report as it is opened, with what may be its wish not to be rung back."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.domain.report import BEFORE_RINGING, Detail
from tocsin.matching.call_back import call_back_wishes
from tocsin.matching.sentences import sentence_at


@dataclass(frozen=True, slots=True)
class OpenedSource:
    """A source: its code word, its contact, and what may be its wish not to be rung back."""

    code_word: str
    contact: str
    before_ringing: tuple[str, ...]


def before_ringing(text: str, detail: Detail) -> tuple[str, ...]:
    """Return what in a report may be a wish of its source not to be rung back, in its order."""
    noted = tuple(value for name, value in detail.facts if name == BEFORE_RINGING)
    refused = (sentence_at(text, wish.start, wish.end) for wish in call_back_wishes(text) if not wish.wanted)
    return (*noted, *(f"the report says “{sentence}”" for sentence in dict.fromkeys(refused)))
