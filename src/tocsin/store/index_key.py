"""Keys of the search index, derived from the desk's key.

Words are stored as keyed hashes (BLAKE2b, RFC 7693). A block of the index is stored under a label that only the holder of the key
can compute (the construction Pi_pack of Cash et al., NDSS 2014), and sealed with AES-256-GCM under a key of its segment.
"""

from __future__ import annotations

import hmac
import os
from collections.abc import Iterable
from functools import lru_cache
from hashlib import blake2b

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tocsin.domain.errors import Tampered

WORD = 8
"""Bytes of a keyed word."""

_NONCE = 12
_LABEL = 12
_NUMBER = 4


class IndexKey:
    """Makes the keyed words, labels and sealed blocks of one desk's search index."""

    def __init__(self, secret: bytes) -> None:
        words, labels, blocks = (_derive(secret, purpose) for purpose in (b"search words", b"search labels", b"search blocks"))
        self._word = lru_cache(maxsize=1 << 16)(lambda word: blake2b(_utf8(word), key=words, digest_size=WORD).digest())
        self._segment = lru_cache(maxsize=1024)(lambda number: SegmentKey(number, labels, blocks))

    def words(self, words: Iterable[str]) -> list[bytes]:
        """Return the keyed hash of each distinct folded word, in order of the hashes."""
        return sorted({self._word(word) for word in words})

    def segment(self, number: int) -> SegmentKey:
        """Return the key of a segment."""
        return self._segment(number)

    def of_label(self, label: bytes) -> SegmentKey:
        """Return the key of the segment to which a label belongs."""
        return self._segment(int.from_bytes(label[:_NUMBER]))


class SegmentKey:
    """Labels and seals the blocks of one segment. Its labels lie from ``first`` up to, not including, ``end``."""

    def __init__(self, number: int, labels: bytes, blocks: bytes) -> None:
        self.first, self.end = _bytes(number), _bytes(number + 1)
        self._key = blake2b(self.first, key=labels, digest_size=32).digest()
        self._cipher = AESGCM(_derive(blocks, self.first))

    def label(self, word: bytes, block: int) -> bytes:
        """Return the label of the ``block``-th block of a word. It begins with the segment's number."""
        return self.first + blake2b(word + _bytes(block), key=self._key, digest_size=_LABEL).digest()

    def seal(self, label: bytes, plain: bytes) -> bytes:
        """Seal a block for its label."""
        nonce = os.urandom(_NONCE)
        return nonce + self._cipher.encrypt(nonce, plain, label)

    def open(self, label: bytes, sealed: bytes) -> bytes:
        """Return a block. Raise :class:`Tampered` if it was altered or stood under another label."""
        try:
            return self._cipher.decrypt(sealed[:_NONCE], sealed[_NONCE:], label)
        except InvalidTag:
            raise Tampered("the search index was altered: have it built anew", command="tocsin search --rebuild") from None


def _bytes(number: int) -> bytes:
    return number.to_bytes(_NUMBER)


def _utf8(word: str) -> bytes:
    return word.encode("utf-8", "surrogatepass")


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return hmac.digest(secret, b"tocsin " + purpose, "sha256")
