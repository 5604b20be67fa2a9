"""Tables of the command line keep within the terminal."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from wcwidth import width

from tocsin.cli.tables import table_lines

HEADER = ("id", "team", "words")
ROWS = [("D-1", "desk", "They meet at the old mill on Friday and bring what burns"), ("D-12", "cell", "短い言葉")]


def test_a_file_gets_one_line_a_row() -> None:
    assert list(table_lines(HEADER, ROWS, None)) == [
        "ID    TEAM  WORDS",
        "D-1   desk  They meet at the old mill on Friday and bring what burns",
        "D-12  cell  短い言葉",
    ]


def test_a_narrow_terminal_gets_wrapped_cells() -> None:
    assert list(table_lines(HEADER, ROWS[:1], 45)) == [
        "ID   TEAM  WORDS",
        "D-1  desk  They meet at the old mill on",
        "           Friday and bring what burns",
    ]


def test_a_very_narrow_terminal_gets_a_block_a_row() -> None:
    assert list(table_lines(HEADER, ROWS, 16)) == [
        "ID     D-1",
        "TEAM   desk",
        "WORDS  They meet at",
        "       the old mill",
        "       on Friday",
        "       and bring",
        "       what burns",
        "",
        "ID     D-12",
        "TEAM   cell",
        "WORDS  短い言葉",
    ]


@given(
    st.lists(st.tuples(*[st.text(st.characters(categories=["L", "M", "N", "P", "Zs"]), max_size=60)] * 3), min_size=1), st.integers(40, 200)
)
def test_no_line_is_wider_than_the_terminal_and_no_letter_is_lost(rows: list[tuple[str, str, str]], columns: int) -> None:
    lines = list(table_lines(HEADER, rows, columns))

    assert all(width(line) <= columns for line in lines)
    printed = sorted("".join(lines).replace(" ", "").casefold())
    for row in rows:
        assert not set("".join("".join(row).split()).casefold()) - set(printed)
