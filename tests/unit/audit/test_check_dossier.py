"""The checker's own Ed25519, against the test vectors of RFC 8032 (7.1) and the library."""

from __future__ import annotations

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

from tocsin.audit import check_dossier

VECTORS = {
    "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a": (
        "",
        "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b",
    ),
    "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c": (
        "72",
        "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00",
    ),
    "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025": (
        "af82",
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a",
    ),
}


@pytest.mark.parametrize("key", VECTORS)
def test_the_vectors_of_the_standard_hold(key: str) -> None:
    message, signature = (bytes.fromhex(text) for text in VECTORS[key])
    public = bytes.fromhex(key)

    assert check_dossier.signed(public, message, signature)
    assert not check_dossier.signed(public, message + b"x", signature)
    assert not check_dossier.signed(public, message, signature[:-1] + bytes([signature[-1] ^ 1]))
    bigger = int.from_bytes(signature[32:], "little") + check_dossier.ORDER
    assert not check_dossier.signed(public, message, signature[:32] + bigger.to_bytes(32, "little")), "one signature has one form"
    assert not check_dossier.signed(public[:31], message, signature)


def test_it_agrees_with_the_library() -> None:
    for number in range(4):
        key = Ed25519PrivateKey.from_private_bytes(bytes([number]) * 32)
        message = bytes(range(number * 50))
        public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
        assert check_dossier.signed(public, message, key.sign(message))


def test_the_checker_is_short_enough_to_read() -> None:
    source = Path(check_dossier.__file__)

    assert len(source.read_text().splitlines()) <= 200
    assert (Path(__file__).parents[3] / "tools" / "check-dossier").resolve() == source.resolve()
