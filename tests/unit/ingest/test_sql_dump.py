from __future__ import annotations

from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest import ReadOptions, read
from tocsin.ingest.syntax.sql_dump import is_dump, tables_of

cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=20)
rows_of_two = st.lists(st.tuples(cells, cells), min_size=1, max_size=5)


@given(rows=rows_of_two)
def test_strings_are_read_as_mysql_writes_them(rows: list[tuple[str, str]]) -> None:
    def quoted(value: str) -> str:
        return "'" + value.replace("\\", "\\\\").replace("'", "''") + "'"

    tuples = ",\n".join(f"({n}, {quoted(first)}, {quoted(second)})" for n, (first, second) in enumerate(rows))
    tables, broken = tables_of(f"INSERT IGNORE INTO `a`.`t` (`n`, `b`, c) VALUES {tuples};")
    assert broken == []
    assert [(table.name, table.columns) for table in tables] == [("t", ["n", "b", "c"])]
    assert tables[0].rows == [[str(n), *row] for n, row in enumerate(rows)]


@given(rows=rows_of_two)
def test_strings_are_read_as_sqlite_writes_them(rows: list[tuple[str, str]]) -> None:
    tuples = "".join("INSERT INTO t VALUES('{}','{}');\n".format(*(value.replace("'", "''") for value in row)) for row in rows)
    tables, broken = tables_of(f"PRAGMA foreign_keys=OFF;\nBEGIN TRANSACTION;\nCREATE TABLE t (a text, b text);\n{tuples}COMMIT;\n")
    assert broken == []
    assert tables[0].with_header == [["a", "b"], *map(list, rows)]


@given(text=st.text(st.sampled_from("INSERT INTO t VALUES (),'\"`;\\\n-/*CREATE COPY FROM stdin")))
def test_any_text_is_read_to_its_end(text: str) -> None:
    tables_of(f"INSERT INTO t VALUES ('a', {text}")


def test_values_without_quotes_and_rows_of_other_tables_are_apart() -> None:
    dump = "INSERT INTO a VALUES (NULL, NOW(), 0x41, -1.5e3, E'it\\'s', '{}'::jsonb);\nREPLACE INTO b (x) VALUES (DEFAULT);\n"
    assert [table.with_header for table in tables_of(dump)[0]] == [
        [[f"column {n}" for n in range(1, 7)], ["", "NOW()", "0x41", "-1.5e3", "it's", "{}"]],
        [["x"], [""]],
    ]


def test_line_breaks_that_sqlite_writes_apart_are_in_the_string() -> None:
    rows = "('a'||char(10)||'b'), (replace(replace('c\\r\\nd','\\r',char(13)),'\\n',char(10))), ('e'||chr(33))"
    (table,), broken = tables_of(f"PRAGMA foreign_keys=OFF;\nINSERT INTO t VALUES {rows};\n")
    assert (table.rows, broken) == ([["a\nb"], ["c\r\nd"], ["e!"]], [])


def test_only_a_text_that_begins_as_a_dump_is_one() -> None:
    dump = "INSERT INTO t VALUES (1);"
    assert is_dump(f"-- made by a program\n/* in\nlines */\n# for us\n{dump}")
    assert is_dump(f"-- made by a program\n/*!40101 SET NAMES utf8mb4 */;\nLOCK TABLES `t` WRITE;\n{dump}")
    assert not is_dump(f"They sent us this:\n{dump}")
    assert not is_dump("Set the alarm.\nCopy the key from the table (x) as we said.")


def test_rows_that_break_off_are_told_and_those_before_are_read(tmp_path: Path) -> None:
    path = tmp_path / "calls.sql"
    path.write_text("INSERT INTO calls (id, text) VALUES (1, 'A van waits at the gate'), (2, 'Two men are standing at the")
    first, told = read(path, ReadOptions())
    assert first.text == "A van waits at the gate"  # type: ignore[union-attr]
    assert b"Two men" in told.raw  # type: ignore[union-attr]


def test_a_dump_without_rows_is_one_text(tmp_path: Path) -> None:
    path = tmp_path / "calls.sql"
    path.write_text("CREATE TABLE calls (id int, text varchar(20));\n")
    (only,) = read(path, ReadOptions())
    assert "CREATE TABLE calls" in only.text  # type: ignore[union-attr]
