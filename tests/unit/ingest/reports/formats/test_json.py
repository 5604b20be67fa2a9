from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, keys, refused
from tocsin.ingest import Limits, ReadOptions
from tocsin.ingest.reports.column_map import parse

ONE = {"id": "a1", "title": "A threat", "text": "They mean to burn it down", "created_at": "2024-02-01T10:00:00+02:00"}
TWO = {"id": "a2", "title": "Another", "text": "They said it again today", "created_at": "2024-02-02T10:00:00Z"}

values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


def as_lines(*rows: object) -> str:
    return "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)


@pytest.mark.parametrize(
    "text",
    [
        as_lines(ONE, TWO),
        json.dumps([ONE, TWO]),
        json.dumps([ONE, TWO], indent=4),
        json.dumps(ONE, indent=1) + json.dumps(TWO, indent=1),
        json.dumps({"meta": {"count": 2}, "payload": {"reports": [ONE, TWO]}}),
        json.dumps({"meta": {"count": 2}, "payload": {"reports": [ONE, TWO]}}, indent=2),
    ],
)
def test_objects_are_warnings_however_the_file_holds_them(text: str, tmp_path: Path) -> None:
    items = hear(tmp_path, text)
    assert [warning.text for warning in accepted(items)] == [
        "A threat\nThey mean to burn it down",
        "Another\nThey said it again today",
    ]
    assert [str(warning.heard) for warning in accepted(items)] == ["2024-02-01 08:00:00+00:00", "2024-02-02 10:00:00+00:00"]
    assert not refused(items)


def test_a_broken_line_is_refused_and_the_others_are_heard(tmp_path: Path) -> None:
    items = hear(tmp_path, as_lines(ONE) + "\n{broken\n[1]\n" + as_lines(TWO), "calls.jsonl")
    assert len(accepted(items)) == 2
    assert [(row.where, row.raw) for row in refused(items)] == [("calls.jsonl line 2", b"{broken"), ("calls.jsonl line 3", b"[1]")]


def test_a_broken_object_of_an_array_is_refused_and_the_next_are_heard(tmp_path: Path) -> None:
    text = "[" + ",".join([json.dumps(ONE), '{"id": "x", "text": oops}', json.dumps(TWO), json.dumps({**TWO, "id": "a3"})]) + "]"
    items = hear(tmp_path, text)
    assert len(accepted(items)) == 3
    assert "oops" in refused(items)[0].raw.decode()


def test_nested_values_are_columns_with_a_dotted_name(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, as_lines({**ONE, "user": {"name": "N", "seen": [1, 2]}})))
    assert warning.contact == "N"
    assert ("user.seen", "1, 2") in warning.facts


def test_a_name_that_is_said_twice_loses_neither_value(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, '{"text": "They spoke of it", "hue": "one", "hue": "two"}'))
    assert {("hue", "one"), ("hue (2)", "two")} <= set(warning.facts)


def test_numbers_are_kept_as_they_are_written(tmp_path: Path) -> None:
    big = "9" * 5_000
    [warning] = accepted(hear(tmp_path, f'{{"text": "They spoke of it", "amount": 8.10, "big": {big}, "huge": 1e999999}}'))
    assert {("amount", "8.10"), ("big", big), ("huge", "1e999999")} <= set(warning.facts)


def test_the_order_of_names_does_not_make_another_warning(tmp_path: Path) -> None:
    assert keys(hear(tmp_path, as_lines(ONE))) == keys(hear(tmp_path, as_lines(dict(reversed(ONE.items())))))


def test_half_surrogates_and_nuls_can_be_stored(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, r'{"text": "they \ud800 spoke \u0000 of it"}'))
    assert warning.text == "they � spoke � of it"


@pytest.mark.parametrize("form", ["jsonl", "json"])
@pytest.mark.parametrize("opened", ["[", '{"a":'])
def test_deep_json_is_refused_and_the_next_line_heard(form: str, opened: str, tmp_path: Path) -> None:
    text = f'{as_lines(ONE)}\n{{"text": {opened * 100_000}\n{as_lines(TWO)}\n'
    items = hear(tmp_path, text, reading=ReadOptions(format=form))
    assert len(accepted(items)) == 2
    assert len(refused(items)) == 1


def test_json_deeper_than_allowed_is_refused(tmp_path: Path) -> None:
    nested: object = "x"
    for _ in range(70):
        nested = {"a": nested}
    [row] = refused(hear(tmp_path, as_lines(ONE, {"text": "They spoke of it", "deep": nested})))
    assert row.reason == "is nested too deep"


def test_an_array_that_never_ends_is_refused_in_part(tmp_path: Path) -> None:
    text = "[" + json.dumps(ONE) + ', {"text": "' + "x" * 3_000_000
    items = hear(tmp_path, text, reading=ReadOptions(limits=Limits(line=100_000)))
    assert len(accepted(items)) == 1
    assert len(refused(items)[0].raw) <= Limits().raw


@given(rows=st.lists(st.dictionaries(st.text(max_size=8), values, max_size=4), max_size=5))
@settings(deadline=None)
def test_every_line_is_a_warning_or_a_refused_row(rows: list[dict[str, object]], tmp_path_factory: pytest.TempPathFactory) -> None:
    text = as_lines(ONE, *rows)
    items = hear(tmp_path_factory.mktemp("jsonl"), text.encode("utf-8", "replace"), reading=ReadOptions(columns=parse("text=text")))
    assert len(items) == len(rows) + 1
    assert all(item.key and item.text for item in accepted(items))


def test_records_keep_their_keys_when_other_lists_stand_before_them_or_in_them(tmp_path: Path) -> None:
    comments = [{"author": "x", "body": "He says the same again today", "created": f"2024-02-0{n}T10:00:00Z"} for n in (3, 4)]
    first = {"issues": [{**ONE, "comments": comments}], "notes": [TWO]}
    again = {"notes": [TWO], "issues": [{"comments": comments, **ONE}]}

    before, after = (set(keys(hear(tmp_path, json.dumps(document)))) for document in (first, again))

    assert len(before) == 4
    assert after == before


def test_equal_records_in_two_lists_are_two_reports(tmp_path: Path) -> None:
    bare = {"text": "They mean to burn it down", "created_at": "2024-02-01T10:00:00Z"}

    items = hear(tmp_path, json.dumps({"open": [bare, ONE], "closed": [bare, TWO]}))

    assert len(set(keys(items))) == 4
