"""Texts seen before are kept on disk and found by nearly the same words, or by their meaning."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from zlib import crc32

import pytest

pytest.importorskip("rensa")
np = pytest.importorskip("numpy")

from tocsin.copies.texts.meaning import DIMENSIONS, Floats  # noqa: E402
from tocsin.copies.texts.text_index import TextIndex  # noqa: E402


class Fake:
    """An encoder that gives texts one vector where they begin with the same word."""

    def encode(self, texts: Sequence[str]) -> Floats:
        vectors: Floats = np.zeros((len(texts), DIMENSIONS), np.float32)
        for row, text in zip(vectors, texts, strict=True):
            row[:] = np.random.default_rng(crc32(text.split()[0].encode())).standard_normal(DIMENSIONS)
            row /= np.linalg.norm(row)
        return vectors


CALL = "come to the harbour square tonight at eight and bring a lantern"
OTHER = "bread is sold at the corner every morning but on sundays"


def test_near_words_and_like_meaning_are_told_apart(tmp_path: Path) -> None:
    index = TextIndex(tmp_path)
    index.add([1, 2, 3], [CALL, OTHER, "come all of you when the bell rings"], Fake(), 1)

    like = index.like(CALL.replace("lantern", "candle"), Fake())

    assert like.near == (1,)
    assert [name for name, _ in like.like] == [3]


def test_texts_stay_when_the_index_is_opened_again_and_more_are_added(tmp_path: Path) -> None:
    TextIndex(tmp_path).add([1], [CALL], Fake(), 1)
    again = TextIndex(tmp_path)
    again.add([2], [OTHER], Fake(), 7)

    last = TextIndex(tmp_path)
    assert (len(last), last.mark, last.names().tolist()) == (2, 7, [1, 2])
    assert last.like(OTHER, Fake()).near == (2,)


def test_rows_of_a_killed_run_do_not_count(tmp_path: Path) -> None:
    TextIndex(tmp_path).add([1], [CALL], Fake(), 1)
    with (tmp_path / "names.column").open("ab") as file:
        file.write(b"\1" * 5)

    index = TextIndex(tmp_path)
    index.add([2], [OTHER], Fake(), 2)
    assert index.names().tolist() == [1, 2]


def test_the_background_is_taken_anew_from_many_texts_and_the_same_text_is_still_like(tmp_path: Path) -> None:
    index = TextIndex(tmp_path)
    index.add(list(range(500)), [f"w{number} and some other words here" for number in range(500)], Fake(), 1)

    assert [name for name, _ in index.like("w77 tells it in another way altogether today", Fake()).like[:1]] == [77]


def test_an_empty_index_finds_nothing(tmp_path: Path) -> None:
    assert TextIndex(tmp_path).like(CALL, Fake()) == TextIndex(tmp_path).like(OTHER, Fake())


def test_an_index_of_an_earlier_layout_is_made_anew(tmp_path: Path) -> None:
    TextIndex(tmp_path).add([1, 2], [CALL, OTHER], Fake(), 7)
    (tmp_path / "crowding.column").unlink()

    index = TextIndex(tmp_path)
    assert (len(index), index.mark) == (0, 0)
    index.add([2], [OTHER], Fake(), 8)

    assert TextIndex(tmp_path).like(OTHER, Fake()).near == (2,)
