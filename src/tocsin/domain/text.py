"""Forms of text for comparing, storing and printing."""

from __future__ import annotations

import hashlib
import unicodedata

from tocsin.domain.errors import Malformed


def normalise(text: str) -> str:
    """Return the text without differences that do not change its meaning: case, width, encoding of accents, spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().split())


def storable(key: str) -> str:
    """Return the idempotency key in storable form. An unprintable one is replaced by its hash, so no two keys collide."""
    if not key:
        raise Malformed("a report needs a key: what tells it from every other, such as its file and row")
    return key if key.isprintable() else "sha256:" + hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def printable(text: str) -> str:
    """Return the text with control characters and lone surrogates replaced by spaces, safe for databases and terminals."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
