"""The Merkle tree, against the definition written down naively, and against the published test vectors."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.domain import merkle

# The inputs and roots of the test vectors published with Certificate Transparency's first implementation.
INPUTS = [
    bytes.fromhex(text) for text in ("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f")
]
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)


class Leaves:
    """A tree held in a list, with and without kept subtrees."""

    def __init__(self, count: int, keeps: bool = True) -> None:
        self.hashes = [merkle.leaf(str(number).encode()) for number in range(count)]
        self.keeps = keeps

    def complete(self, level: int, number: int) -> bytes | None:
        width = 1 << level
        assert (number + 1) * width <= len(self.hashes)
        return naive(self.hashes[number * width : (number + 1) * width]) if self.keeps else None

    def leaves(self, start: int, end: int) -> list[bytes]:
        assert end - start < merkle.BLOCK or not self.keeps, "a kept subtree is not read leaf by leaf"
        return self.hashes[start:end]


def naive(hashes: list[bytes]) -> bytes:
    """RFC 6962, 2.1, word for word."""
    if not hashes:
        return hashlib.sha256().digest()
    if len(hashes) == 1:
        return hashes[0]
    half = 1
    while half * 2 < len(hashes):
        half *= 2
    return hashlib.sha256(b"\1" + naive(hashes[:half]) + naive(hashes[half:])).digest()


sizes = st.one_of(st.integers(1, 70), st.integers(200, 1100))


def test_the_published_roots() -> None:
    leaves = [merkle.leaf(data) for data in INPUTS]

    assert merkle.root([]) == hashlib.sha256(b"").digest()
    assert [merkle.root(leaves[: size + 1]).hex() for size in range(len(ROOTS))] == list(ROOTS)


@settings(deadline=None)
@given(sizes, st.booleans())
def test_a_subtree_is_what_the_definition_says(size: int, keeps: bool) -> None:
    tree = Leaves(size, keeps)

    assert merkle.subtree(tree, 0, size) == naive(tree.hashes) == merkle.root(tree.hashes)


@settings(deadline=None)
@given(sizes, st.data())
def test_every_leaf_is_proved_and_no_other(size: int, data: st.DataObject) -> None:
    tree = Leaves(size)
    index = data.draw(st.integers(0, size - 1))
    head, path = naive(tree.hashes), merkle.inclusion(tree, index, size)

    assert merkle.includes(head, size, index, tree.hashes[index], path)
    assert not merkle.includes(head, size, index, merkle.leaf(b"another"), path)
    assert not merkle.includes(merkle.leaf(b"another"), size, index, tree.hashes[index], path)
    assert not merkle.includes(head, size, index, tree.hashes[index], [*path, path[0] if path else head])
    for wrong in {index - 1, index + 1, size}:
        assert not merkle.includes(head, size, wrong, tree.hashes[index], path)
    if path:
        assert not merkle.includes(head, size, index, tree.hashes[index], path[1:])


@settings(deadline=None)
@given(sizes, st.data())
def test_a_longer_tree_extends_a_shorter_one_and_no_other(size: int, data: st.DataObject) -> None:
    tree = Leaves(size)
    old = data.draw(st.integers(1, size))
    before, after, path = naive(tree.hashes[:old]), naive(tree.hashes), merkle.consistency(tree, old, size)

    assert merkle.extends(before, old, after, size, path)
    altered = [merkle.leaf(b"another"), *tree.hashes[1:]]
    assert not merkle.extends(naive(altered[:old]), old, after, size, path)
    if old < size:
        assert not merkle.extends(before, old, naive(altered), size, path)
        assert not merkle.extends(before, old, after, size, [])
        assert not merkle.extends(before, old, after, size, [*path, path[0]])
        assert not merkle.extends(merkle.EMPTY, 0, after, size, path)


def test_every_small_tree_extends_every_shorter_one() -> None:
    for size in range(1, 34):
        tree = Leaves(size)
        for old in range(1, size + 1):
            path = merkle.consistency(tree, old, size)
            assert merkle.extends(naive(tree.hashes[:old]), old, naive(tree.hashes), size, path), (old, size)


@settings(deadline=None)
@given(sizes)
def test_the_marks_of_a_tree_have_its_root(size: int) -> None:
    tree = Leaves(size)
    level = merkle.mark_level(size, 16)
    marks = merkle.marks(tree, size, level)

    assert len(marks) == -(-size // 2**level) <= 16
    assert merkle.root(marks) == naive(tree.hashes)
