"""Exact signs by which public content is recognised when it is seen again: links, handles and texts."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.domain.text import normalise
from tocsin.matching.identifiers import canonical_link, find_identifiers, keys_of

ANCHOR = 5
"""First words by which a text is found. A shorter text is no sign: others write it, too."""
_BREAK = re.compile(r"[\n.!?…:;,«»\"“”„()\[\]|]+|\s[-–—]\s")  # dashes as people type them
_WORD = re.compile(r"\w+")
_SIGNS = ("link:", "handle:")


def anchors(text: str) -> frozenset[str]:
    """Return the first words of every sentence, line and quotation of a text, each as one string."""
    return frozenset(_anchors([_words(part) for part in _BREAK.split(text)]))


def anchor(text: str) -> str:
    """Return the first words of a text, or an empty string for one that is too short to be a sign."""
    words = _words(text)
    return " ".join(words[:ANCHOR]) if len(words) >= ANCHOR else ""


def contains(text: str, noticed: str) -> bool:
    """Return True if a text holds every word of the noticed one in the same order, without others between."""
    words = " ".join(_words(noticed))
    return bool(words) and f" {words} " in f" {' '.join(_words(text))} "


def signs_in(text: str) -> frozenset[str]:
    """Return the canonical links and handles that a text names, as ``link:...`` and ``handle:...``."""
    return frozenset(key for identifier in find_identifiers(text) for key in identifier.keys if key.startswith(_SIGNS))


def link_sign(link: str) -> str:
    """Return the sign of a link, or an empty string for a place that is none."""
    canonical = canonical_link(link) if " " not in link.strip() else ""
    return f"link:{canonical}" if "." in canonical else ""


def account_signs(link: str) -> frozenset[str]:
    """Return the signs of an account or channel at a link: the handle, if the link names one."""
    return frozenset(key for key in keys_of(link, "account") if key.startswith("handle:"))


def _words(text: str) -> list[str]:
    return _WORD.findall(normalise(text))


def _anchors(parts: list[list[str]]) -> Iterator[str]:
    """Yield the words from the start of each part on, across the parts."""
    words = [word for part in parts for word in part]
    start = 0
    for part in parts:
        if part and len(words) - start >= ANCHOR:
            yield " ".join(words[start : start + ANCHOR])
        start += len(part)
