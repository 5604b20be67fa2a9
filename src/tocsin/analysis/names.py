"""Find a name in a text: a hashtag, the file name of a picture, or another object."""

from __future__ import annotations

_WITHOUT_SPACES = "\u2e80"  # from here on mostly letters of scripts that put no spaces between words

_LEAST_LETTERS = 12
"""Characters of a text without its hashtags that make it known again. Shorter ones are everyday words."""


def names_of(kind: str, value: str) -> frozenset[str]:
    """Return what names an object, in lower case: its value, of a text also its hashtags, and its words without these and mentions."""
    lowered = value.lower()
    if kind != "text":
        return frozenset({lowered} - {""})
    words = lowered.split()
    tags = {word.strip("#.,:;!?") for word in words if word.startswith("#")}
    own_words = " ".join(word for word in words if not word.startswith(("#", "@")))
    return frozenset({lowered, *tags, *([own_words] if len(own_words) >= _LEAST_LETTERS else [])} - {""})


def stands_in(name: str, text: str) -> bool:
    """Return True where a name stands in a text as a word of its own, or in a script that writes words without spaces."""
    at = text.find(name)
    while at >= 0:
        neighbours = text[max(0, at - 1) : at] + text[at + len(name) : at + len(name) + 1]
        if not any((char.isalnum() or char == "_") and char < _WITHOUT_SPACES for char in neighbours):
            return True
        at = text.find(name, at + 1)
    return False
