"""The sentence around a span."""

from __future__ import annotations

import re

REACH = 300
"""Code points looked at on each side: what a reader needs, whatever the text is like."""

_ABBREVIATION = 8
_END = re.compile(r"(?<=[.!?؟。…])[\"'”’»)\]]{0,9}\s+(?=[^a-z\s])|\n(?:[^\S\n]{0,99}\n)+|(?:\r?\n|\r)(?=[ \t]{0,99}[-*•])|(?<=۔)\s")
_INITIAL = re.compile(r"(?:^|[\s.(])(?:[A-ZА-Я]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Col|Lt|Sgt|Capt|Maj|Sen|Rep|Gov|No|vs|Jr|Sr|dhr|mevr|Hr|Fr)\.$")


def sentence_at(text: str, start: int, end: int) -> str:
    """Return the sentence that holds ``text[start:end]`` in one line, cut at :data:`REACH` where it has no end."""
    opening, after = max(0, start - REACH), text[end : end + REACH]
    before = text[opening : start + 1]  # the end of the sentence before is told by the first letter of this one
    first = max((end_mark.end() for end_mark in _END.finditer(before) if not _after_initial(before, end_mark.start())), default=0)
    last = next((end_mark.start() for end_mark in _END.finditer(after) if not _after_initial(after, end_mark.start())), len(after))
    return " ".join((text[opening + first : end] + after[:last]).replace("\0", " ").split())


def _after_initial(text: str, at: int) -> bool:
    """Return whether the dot before a place ends an initial or an abbreviation, and no sentence."""
    return bool(_INITIAL.search(text[max(0, at - _ABBREVIATION) : at]))
