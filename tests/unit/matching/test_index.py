from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import Malformed
from tocsin.domain.mention import Band, KnownName, Quality
from tocsin.matching.index import NameIndex

KNOWN = [
    KnownName("s1", "VELDRAK OSTER, Anso", source="un", entry="ZZi.001", primary=True),
    KnownName("s1", "Tumbrelle", quality=Quality.WEAK, source="un", entry="ZZi.001"),
    KnownName("s2", "@reed_7", kind="account"),
    KnownName("s3", "عمر سبعاوي التكريتي"),
]


def found(text: str) -> list[tuple[str, str]]:
    return [(mention.surface, mention.candidates[0].subject) for mention in NameIndex.build(KNOWN).mentions(text)]


@pytest.mark.parametrize(
    "text",
    [
        "anso veldrak oster",
        "Veldrak Oster, Anso",
        "ANSO VELDRAK-OSTER",
        "Ansó Véldrak Oster",
        "An\u200bso Veldrak\u00a0Oster",
        "Anso Veldrak\nOster",
    ],
)
def test_a_name_is_found_across_case_order_diacritics_and_punctuation(text: str) -> None:
    assert found(f"we saw {text} there") == [(text, "s1")]


def test_a_name_in_its_own_script_is_found_with_its_vowel_marks() -> None:
    assert found("قابلنا عُمر سبعاوى التكريتي أمس")[0][1] == "s3"


def test_a_handle_is_found_exactly() -> None:
    assert found("ask @Reed_7 now") == [("@Reed_7", "s2")]


def test_a_weak_alias_never_alerts_alone() -> None:
    (mention,) = NameIndex.build(KNOWN).mentions("They call him Tumbrelle here.")
    assert mention.band is Band.POSSIBLE
    assert mention.sentence == "They call him Tumbrelle here."


def test_a_subject_added_is_found_at_once_and_one_discarded_no_more() -> None:
    index = NameIndex.build(KNOWN)
    index.add([KnownName("s9", "Tessel Omru")])
    assert index.mentions("Tessel Omru")
    index.discard("s9")
    assert not index.mentions("Tessel Omru")


def test_an_index_survives_its_file(tmp_path: Path) -> None:
    path = tmp_path / "names"
    NameIndex.build(KNOWN).save(path)
    assert NameIndex.load(path).mentions("Anso Veldrak Oster") == NameIndex.build(KNOWN).mentions("Anso Veldrak Oster")
    path.write_bytes(b"something else")
    with pytest.raises(Malformed):
        NameIndex.load(path)


@given(st.text(max_size=200))
def test_spans_are_code_points_of_the_original(text: str) -> None:
    whole = f"{text} Anso Veldrak Oster {text}"
    for mention in NameIndex.build(KNOWN).mentions(whole):
        assert whole[mention.start : mention.end] == mention.surface


def test_a_handle_without_its_sign_is_possible_and_never_a_name_in_words() -> None:
    index = NameIndex.build([KnownName("s", "@anso_veldrak", kind="account")])
    (mention,) = index.mentions("he writes as anso_veldrak there")
    assert mention.band is Band.POSSIBLE
    assert index.mentions("Anso Veldrak came by.") == ()


def test_a_turkish_ending_after_an_apostrophe_does_not_hide_a_name() -> None:
    index = NameIndex.build([KnownName("1", "Anjem Choudary"), KnownName("2", "Hamas", "group")])

    assert {m.surface for m in index.mentions("Anjem Choudary'nin ve Hamas'ın yanıtı geldi")} == {"Anjem Choudary", "Hamas"}


@pytest.mark.parametrize(
    "text", ["Film von Denis https://v.example/dd Cuspert gesehen", "Das sagte Denis (der Rapper) Cuspert damals im Film"]
)
def test_a_link_or_a_bracket_inside_a_name_does_not_hide_it(text: str) -> None:
    mention = NameIndex.build([KnownName("1", "Denis Cuspert")]).mentions(text)[0]

    assert (mention.surface[:5], mention.surface[-7:]) == ("Denis", "Cuspert")
    assert text[mention.start : mention.end] == mention.surface


def test_the_surname_alone_beside_the_full_name_is_possible() -> None:
    index = NameIndex.build([KnownName("1", "Laurent Nkunda")])

    mentions = index.mentions("Laurent Nkunda lives in Kigali. Nkunda keeps goats.")

    assert [(m.surface, m.band) for m in mentions][1] == ("Nkunda", Band.POSSIBLE)
    assert not index.mentions("Nkunda keeps goats.")


def test_a_listed_body_is_found_by_its_name_in_another_language() -> None:
    index = NameIndex.build([KnownName("1", "Kurdistan Workers' Party", "group")])

    assert index.mentions("علم حزب العمال الكردستاني في السوق")
    assert index.mentions("Die Arbeiterpartei Kurdistans ist verboten")
    assert not NameIndex.build([KnownName("2", "Harbour Line", "group")]).mentions("Die Arbeiterpartei Kurdistans ist verboten")


def test_two_parts_beside_another_name_do_not_alert() -> None:
    index = NameIndex.build([KnownName("1", "Zubeyr Dirwaal")])

    assert [m.band for m in index.mentions("They met Zubeyr Dirwaal yesterday in town.")] == [Band.ALERT]
    assert Band.ALERT not in {m.band for m in index.mentions("They met Zubeyr Dirwaal Hussein yesterday in town.")}
