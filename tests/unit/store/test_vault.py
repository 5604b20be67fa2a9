"""Sealed contents."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import Tampered, Unavailable
from tocsin.store.vault import DeskKey, content_id, seal, unseal

DESK = DeskKey(b"a desk's secret")


@given(st.binary(min_size=1), st.text(min_size=1, max_size=20))
def test_what_is_sealed_comes_back_to_its_owner_alone(plain: bytes, owner: str) -> None:
    key, wrapped = DESK.new_content_key(owner)
    number, sealed = seal(key, owner, plain)

    assert unseal(DESK.unwrap(owner, wrapped), owner, sealed) == plain
    assert number == content_id(sealed)
    with pytest.raises(Tampered):
        unseal(key, owner + "x", sealed)


@given(st.binary(min_size=1, max_size=200), st.data())
def test_one_changed_bit_is_noticed(plain: bytes, data: st.DataObject) -> None:
    key, _ = DESK.new_content_key("R-1")
    _, sealed = seal(key, "R-1", plain)
    at, bit = data.draw(st.integers(0, len(sealed) - 1)), data.draw(st.integers(0, 7))

    with pytest.raises(Tampered):
        unseal(key, "R-1", sealed[:at] + bytes([sealed[at] ^ 1 << bit]) + sealed[at + 1 :])


def test_the_same_text_is_sealed_differently_each_time() -> None:
    key, _ = DESK.new_content_key("R-1")

    assert seal(key, "R-1", b"Marek")[0] != seal(key, "R-1", b"Marek")[0]


def test_another_desk_cannot_open_it() -> None:
    _, wrapped = DESK.new_content_key("R-1")

    with pytest.raises(Tampered, match="another desk"):
        DeskKey(b"another secret").unwrap("R-1", wrapped)


@given(st.text(), st.text())
def test_a_likeness_is_equal_for_equal_texts_of_one_desk_only(one: str, other: str) -> None:
    assert (DESK.likeness(one) == DESK.likeness(other)) == (one == other)
    assert DESK.likeness(one) != DeskKey(b"another secret").likeness(one)


@given(st.text())
def test_a_draw_is_a_share_and_can_be_repeated(duty: str) -> None:
    assert 0 <= DESK.draw(duty) < 1
    assert DESK.draw(duty) == DESK.draw(duty)


def test_a_key_is_for_its_owners_eyes_and_made_once(tmp_path: Path) -> None:
    path = tmp_path / "desk.key"
    DeskKey.create(path)

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with pytest.raises(FileExistsError):
        DeskKey.create(path)


@pytest.mark.parametrize("content", [None, "", "zz"])
def test_a_key_that_cannot_be_read_is_told(tmp_path: Path, content: str | None) -> None:
    path = tmp_path / "desk.key"
    if content is not None:
        path.write_text(content)

    with pytest.raises(Unavailable, match=r"desk\.key"):
        DeskKey.load(path)
