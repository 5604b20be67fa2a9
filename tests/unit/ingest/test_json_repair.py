"""JSON with commas before closing brackets, and JSON whose end was cut off, is read as far as it is whole."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, refused
from tocsin.ingest.syntax.json_repair import mended

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 9) | st.text(max_size=6),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": 1, "b": "x",}', {"a": 1, "b": "x"}),
        ('[{"a": "ä, }"}, ]', [{"a": "ä, }"}]),
        ('{"a": [1, 2,\n],\n}', {"a": [1, 2]}),
        ('{"a": "scritte in via', {"a": "scritte in via"}),
        ('{"a": "x", "b', {"a": "x"}),
        ('{"a": "x", "b":', {"a": "x", "b": None}),
        ('{"a": "x", "b": tru', {"a": "x", "b": None}),
        ('{"a": "x\\', {"a": "x"}),
        ('[{"a": ["p", "q', [{"a": ["p", "q"]}]),
        ("{", {}),
    ],
)
def test_broken_value_is_read_as_far_as_it_is_whole(text: str, value: object) -> None:
    result = mended(text)
    assert result
    assert json.loads(result.text) == value


@pytest.mark.parametrize("text", ["", "words", '{"a": 1]', "]", '"a"'])
def test_other_text_is_left(text: str) -> None:
    assert mended(text) is None


@given(VALUES, st.integers(0, 400))
def test_any_value_cut_anywhere_gives_a_value_or_none(value: object, length: int) -> None:
    text = json.dumps([value], ensure_ascii=False)
    result = mended(text[: max(1, length % (len(text) + 1))])
    assert result
    if length % (len(text) + 1) == len(text):
        assert json.loads(result.text) == [value]


CUT = '{"reports": [{"at": "2026-01-05T20:10:00Z", "text": "They burn books at the house",},\n'
CUT += '{"at": "2026-01-05T21:00:00Z", "text": "He has an axe'


def test_cut_document_gives_its_reports_and_tells_its_end(tmp_path: Path) -> None:
    items = hear(tmp_path, CUT, "reports.json")
    assert [report.text for report in accepted(items)] == ["They burn books at the house", "He has an axe"]
    assert any("cut" in row.reason for row in refused(items))


def test_cut_line_gives_its_words_and_is_told(tmp_path: Path) -> None:
    line = json.dumps({"at": "2026-01-05T20:10:00Z", "text": "They burn books at the house"})
    items = hear(tmp_path, f'{line}\n{{"at": "2026-01-05T21:00:00Z", "text": "He has an axe', "reports.jsonl")
    assert [report.text for report in accepted(items)] == ["They burn books at the house", "He has an axe"]
    assert len(refused(items)) == 1


def test_comma_before_a_bracket_loses_nothing(tmp_path: Path) -> None:
    items = hear(tmp_path, '[{"text": "They burn books at the house",}, {"text": "He has an axe in the car",},]', "reports.json")
    assert [report.text for report in accepted(items)] == ["They burn books at the house", "He has an axe in the car"]
    assert refused(items) == []
