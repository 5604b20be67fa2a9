from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.matching.identifiers import Needles, bare_handles, canonical_link, find_identifiers, keys_of


@pytest.mark.parametrize(
    ("link", "canonical"),
    [
        ("https://www.Example.org/a/?utm_source=x&b=2#top", "example.org/a?b=2"),
        ("http://m.example.org:80/a", "example.org/a"),
        ("hxxps://bad[.]example/a", "bad.example/a"),
        ("https://bit.ly/3AbC", "bit.ly/3AbC"),
        ("https://youtube.com/watch?v=1&t=30", "youtube.com/watch?t=30&v=1"),
    ],
)
def test_links_have_one_form(link: str, canonical: str) -> None:
    assert canonical_link(link) == canonical


@pytest.mark.parametrize(
    ("known", "kind", "text"),
    [
        ("@Reed_7", "account", "posted by @reed_7."),
        ("@Reed_7", "account", "see https://t.me/Reed_7"),
        ("https://t.me/reed_7", "channel", "from @Reed_7"),
        ("reed@example.org", "account", "wrote Reed@Example.org, twice"),
        ("+31 6 1234 5678", "account", "call 06-12345678 now"),
        ("#DayOfReeds", "hashtag", "and #dayofreeds!"),
        ("https://example.org/x", "link", "(http://www.example.org/x/?fbclid=1)."),
    ],
)
def test_exact_names_are_found_in_their_other_forms(known: str, kind: str, text: str) -> None:
    keys = set(keys_of(known, kind))
    assert keys & {key for identifier in find_identifiers(text) for key in identifier.keys}


@pytest.mark.parametrize(
    ("known", "text", "country", "found"),
    [
        ("0611 222 333", "ring +31 6 11222333", "NL", True),
        ("+31 6 11222333", "ring 0611 222 333", "NL", True),
        ("+31 6 11222333", "ring +31 (0)6 1122 2333", "", True),
        ("+31 6 11222333", "ring 0611 222 333", "", True),
        ("030 901820", "ring +49 30 901820", "DE", True),
        ("+372 512 3456", "ring 512 3456", "EE", True),
        ("+31 6 11222333", "ring +33 6 11222333", "NL", False),
        ("+33 6 11222333", "ring 0611 222 333", "NL", False),
        ("0611 222 333", "ring +33 6 11222333", "NL", False),
        ("+31 6 11222333", "ring 0611 222 334", "NL", False),
    ],
)
def test_national_numbers_are_of_the_desks_country(known: str, text: str, country: str, found: bool) -> None:
    keys = set(keys_of(known, "account", country))

    assert bool(keys & {key for identifier in find_identifiers(text, country) for key in identifier.keys}) is found


def test_marks_stand_where_they_say() -> None:
    text = "by @reed_7, #day and https://example.org/x."
    assert [text[identifier.start : identifier.end] for identifier in find_identifiers(text)] == [
        "@reed_7",
        "#day",
        "https://example.org/x",
    ]


KNOWN = {
    key: kind
    for kind, names in {
        "account": ["@TodayMiami", "Straße_1", "https://t.me/some_channel"],
        "hashtag": ["#Westminster", "#وقفة"],
        "link": ["https://www.Example.org/a?b=1"],
    }.items()
    for name in names
    for key in keys_of(name, kind)
}
PIECES = (
    "@todaymiami TODAYMIAMI #WESTMINSTER westminster www.example.org/a?b=1 http://m.example.org https://example[.]org/a?b=1 example(dot)org"
    " https://x.com/TodayMiami https://t.me/s/some_channel t.me/some_channel"
    " STRASSE_1 @straße_1 #وقفة #وَقفة #Ｗestminster #Wéstminster ( [ word"
)


@given(
    st.lists(st.sampled_from(PIECES.split(" ")) | st.text(max_size=4), max_size=6).map(" ".join),
    st.sets(st.sampled_from(sorted(KNOWN)), min_size=1),
)
def test_a_text_without_a_needle_has_no_known_identifier(text: str, keys: set[str]) -> None:
    needles = Needles.of(keys)
    if needles and not needles.may_be_in(text):
        spelt = {key for identifier in (*find_identifiers(text), *bare_handles(text)) for key in identifier.keys}
        assert spelt.isdisjoint(keys)


def test_telephone_numbers_and_addresses_have_no_needle() -> None:
    assert Needles.of(keys_of("+44 20 7946 0958", "account")) is None
    assert Needles.of(keys_of("first.last", "account")) is None
    assert Needles.of(keys_of("TodayMiami", "account")) == Needles(("todaymiami",), ())
