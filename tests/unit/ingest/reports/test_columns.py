from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import Malformed
from tocsin.ingest.reports.column_map import PARTS, ColumnMap, from_json, parse, signature
from tocsin.ingest.reports.columns import guess

names = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).filter(lambda name: "\\" not in name)
columns = st.lists(names, min_size=1, max_size=3, unique=True).map(tuple)
maps = st.builds(ColumnMap, order=st.sampled_from(["", "dmy", "mdy"]), **{part: columns | st.just(()) for part in PARTS})


@given(given_map=maps.filter(lambda found: bool(found.parts())))
def test_a_map_survives_being_written_in_either_way(given_map: ColumnMap) -> None:
    assert parse(str(given_map)) == given_map
    assert from_json(given_map.to_json()) == given_map


def test_a_map_is_written_as_a_person_types_it() -> None:
    assert parse("text=Title+Description,time=Date,order=dmy") == ColumnMap(text=("Title", "Description"), time=("Date",), order="dmy")
    assert parse(r"text=a\,b\+c") == ColumnMap(text=("a,b+c",))


@pytest.mark.parametrize("text", ["", "text", "story=x", "text=", "text=a,order=ymd", "text=a++b"])
def test_a_map_that_cannot_be_read_is_refused_with_the_mend(text: str) -> None:
    with pytest.raises(Malformed):
        parse(text)


@pytest.mark.parametrize("text", ["", "[]", "{", '{"text": 1}', '{"text": []}', '{"story": ["x"]}', "[" * 100_000])
def test_a_map_in_json_that_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(Malformed):
        from_json(text)


def test_a_header_is_remembered_whatever_its_case() -> None:
    assert signature(["Id", " Text "]) == signature(["id", "text"]) != signature(["text", "id"])


SENTENCE = "a sentence that says a little more than one"


@pytest.mark.parametrize(
    ("row", "found"),
    [
        ({"Beschreibung": SENTENCE, "Datum": "01.02.2024", "Telefon": "030 1"}, "text=Beschreibung,time=Datum,contact=Telefon"),
        ({"описание": SENTENCE, "дата": "01.02.2024", "город": "Москва"}, "text=описание,time=дата,place=город"),
        ({"النص": "كلام طويل هنا", "التاريخ": "2024-01-01", "الهاتف": "123"}, "text=النص,time=التاريخ,contact=الهاتف"),
        ({"subject": "A call", "body": "short", "from_email": "a@b.c"}, "text=subject+body,contact=from_email"),
        ({"case number": "1", "phone number": "2", "x": SENTENCE}, "text=x,id=case number,contact=phone number"),
        ({"Occurred": "1/2/24 to 1/3/24", "Reported": "1/4/24", "Narrative": SENTENCE}, "text=Narrative,time=Reported,happened=Occurred"),
        ({"reportId": "1", "createdAt": "2024-01-01", "reportText": SENTENCE}, "text=reportText,id=reportId,time=createdAt"),
        ({"urgency": "high", "details": SENTENCE}, "text=details,priority=urgency"),
        ({"url": "https://example.org/a b", "category": SENTENCE, "message": "word"}, "text=message"),
    ],
)
def test_columns_are_told_by_their_names_and_values(row: dict[str, str], found: str) -> None:
    assert str(guess(list(row), [row])) == found


def test_no_column_is_taken_for_words_when_none_holds_any() -> None:
    assert guess(["a", "message"], [{"a": "1", "message": "2"}]).text == ()


@given(header=st.lists(names, max_size=6, unique=True), cells=st.lists(st.text(max_size=20), max_size=12))
def test_a_guess_names_only_columns_that_are_there_and_none_twice(header: list[str], cells: list[str]) -> None:
    rows = [dict(zip(header, cells[n:], strict=False)) for n in range(len(cells))]
    found = guess(header, rows)
    named = [name for part in found.parts().values() for name in part]
    assert set(named) <= set(header)
    assert len(named) == len(set(named))


def test_a_column_of_flags_is_no_contact_whatever_it_is_called() -> None:
    rows = [
        {"From": "kanna", "IsSender": "false", "Contents": "They wait at the gate."},
        {"From": "ole", "IsSender": "true", "Contents": "Who?"},
    ]
    found = guess(["From", "IsSender", "Contents"], rows)
    assert (found.contact, found.text) == (("From",), ("Contents",))


def test_what_happened_is_the_text_of_a_table_of_incidents_without_sentences() -> None:
    rows = [
        {"CrimeType": "Burglary", "AssignedPolicemen": "Officer 12, Officer 56", "Location": "1 Main St"},
        {"CrimeType": "Drug Possession", "AssignedPolicemen": "Officer 9, Officer 14", "Location": "9 Elm St"},
    ]
    assert guess(list(rows[0]), rows).text == ("CrimeType",)
