"""Masking of third parties in texts that leave the desk.

Masked are names that the desk knows, words that read as a name, contacts, and words that a person adds by hand. No machine finds
every name, so a person reads a masked text before it is handed over.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from tocsin.desk.known_names import KnownNames
from tocsin.ingest.sealing.contacts import find_contacts

NAMED = "name of another person or body"
REACHED = "contact"
BY_HAND = "masked by hand"
_MARKS = {NAMED: "[name]", REACHED: "[contact]", BY_HAND: "[masked]"}


@dataclass(frozen=True, slots=True)
class MaskedText:
    """A text after masking, with the number of masked spans by reason."""

    text: str
    reasons: Counter[str]


@dataclass(slots=True)
class Masker:
    """Masks everybody but the subjects ``allowed``, whose ``own_names`` stay. ``words`` are masked, too, wherever they stand."""

    names: KnownNames
    allowed: frozenset[str]
    own_names: Collection[str]
    words: Collection[str] = ()

    def mask(self, text: str) -> MaskedText:
        """Return the text with a mark for every masked span."""
        reasons: Counter[str] = Counter()
        masked, at = [], 0
        for start, end, reason in _apart(sorted(self._spans(text), key=lambda span: (span[0], -span[1]))):
            masked += [text[at:start], _MARKS[reason]]
            reasons[reason] += 1
            at = end
        return MaskedText("".join((*masked, text[at:])), reasons)

    def _spans(self, text: str) -> Iterator[tuple[int, int, str]]:
        yield from ((*span, BY_HAND) for word in self.words if word.strip() for span in _places(word, text))
        yield from ((*span, REACHED) for contact in find_contacts(text) for span in _places(contact, text))
        yield from self._names(text)

    def _names(self, text: str) -> Iterator[tuple[int, int, str]]:
        """Yield names that the desk knows and names that are new, but those that the recipient may read."""
        from tocsin.matching.new_names import find_names

        own = [span for name in self.own_names for span in _places(name, text)]
        for mention in self.names.mentions(text):
            if any(candidate.subject in self.allowed for candidate in mention.candidates):
                own.append((mention.start, mention.end))
            elif not _touches(own, mention.start, mention.end):
                yield mention.start, mention.end, NAMED
        own_words = {word.casefold() for name in self.own_names for word in name.split()}
        for name in find_names(text):
            if not _touches(own, name.start, name.end) and not {word.casefold() for word in name.surface.split()} <= own_words:
                yield name.start, name.end, NAMED


def _places(words: str, text: str) -> Iterator[tuple[int, int]]:
    """Yield where words stand in a text, in any case."""
    needle, within = words.strip().lower(), text.lower()
    if len(within) != len(text):  # some capitals have two small letters: places would shift
        needle, within = words.strip(), text
    at = within.find(needle) if needle else -1
    while at >= 0:
        yield at, at + len(needle)
        at = within.find(needle, at + len(needle))


def _touches(spans: Sequence[tuple[int, int]], start: int, end: int) -> bool:
    return any(start < last and first < end for first, last in spans)


def _apart(spans: Sequence[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Yield spans that do not overlap. Overlapping ones become one span with the reason of the first."""
    joined: list[tuple[int, int, str]] = []
    for start, end, reason in spans:
        if joined and start < joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]), joined[-1][2])
        else:
            joined.append((start, end, reason))
    return iter(joined)
