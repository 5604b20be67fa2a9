"""Text in the forms the desk compares, stores and prints."""

from __future__ import annotations

import hashlib
import unicodedata

from tocsin.domain.errors import Malformed


def normalise(text: str) -> str:
    """The text without what does not change its meaning: case, width, accents' encoding, spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def storable(key: str) -> str:
    """The key as it is kept: one that cannot be printed by its hash, so that no two keys are ever taken for one."""
    if not key:
        raise Malformed("a report needs a key: what tells it from every other, such as its file and row")
    return key if key.isprintable() else "sha256:" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def printable(text: str) -> str:
    """The text without control characters and lone surrogates, which no database and no terminal should be given."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
