from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.contact_forms import is_phone, number_spans
from tocsin.ingest.sealing.contacts import find_contacts
from tocsin.matching.identifiers import find_identifiers

pairs = st.integers(1, 99).map("{:02}".format)
days, months, years = st.integers(1, 28), st.integers(1, 12), st.integers(1990, 2030)
NUMBERS = ("0171 2345678", "+49 171 2345678", "020 7946 0991", "06.12.34.56.78")


@st.composite
def dates(draw: st.DrawFn) -> str:
    day, month, year = draw(days), draw(months), draw(years)
    form = draw(st.sampled_from(["{0}.{1}.{2}", "{0:02}/{1:02}/{2}", "{2}-{1:02}-{0:02}", "{0:02}-{1:02}-{2}", "{0:02}.{1:02}.{3:02}"]))
    return form.format(day, month, year, year % 100)


@given(parts=st.tuples(pairs, pairs, pairs, pairs), sign=st.sampled_from(".-/ "), area=st.sampled_from(["06", "07", "01"]))
def test_a_number_in_pairs_is_one_whatever_date_its_pairs_look_like(parts: tuple[str, ...], sign: str, area: str) -> None:
    number = sign.join([area, *parts])
    assert find_contacts(f"rappeler au {number}, merci") == [number]


@given(parts=st.tuples(pairs, pairs, pairs), sign=st.sampled_from(".-/"), inner=st.sampled_from(".-/ "))
@pytest.mark.parametrize("area", ["0477", "0495", "+32(0)477", "+32477"])
def test_pairs_behind_an_area_code_are_no_date(area: str, parts: tuple[str, ...], sign: str, inner: str) -> None:
    number = f"{area}{sign}{inner.join(parts)}"
    assert find_contacts(f"bel {number} aub") == [number]


@given(date=dates())
def test_a_date_alone_is_no_number(date: str) -> None:
    assert find_contacts(f"on {date} he came") == []


@given(date=dates(), number=st.sampled_from(NUMBERS), sign=st.sampled_from([" ", " / ", " - ", "  "]))
def test_a_number_beside_a_date_is_found_alone(date: str, number: str, sign: str) -> None:
    assert find_contacts(f"{date}{sign}{number} rang") == [number]
    assert find_contacts(f"called {number}{sign}{date}") == [number]


def test_a_day_without_year_before_a_number_is_no_part_of_it() -> None:
    assert find_contacts("12/03 0477 12 34 56 belde") == ["0477 12 34 56"]


@given(text=st.text(alphabet="0123456789 ./-+()", max_size=60))
def test_places_lie_in_the_text_and_hold_digits(text: str) -> None:
    for start, end in number_spans(text):
        assert 0 <= start < end <= len(text)
        is_phone(text[start:end])


@given(date=dates())
def test_a_watched_number_is_known_beside_a_date(date: str) -> None:
    for text in (f"{date} +49 171 2345678 rang", f"+49 171 2345678 {date}"):
        assert [found.keys for found in find_identifiers(text)] == [found.keys for found in find_identifiers("+49 171 2345678")] != []
