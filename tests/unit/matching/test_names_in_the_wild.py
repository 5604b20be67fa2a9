"""Names as strangers write them: alone, with initials, with endings, in the spelling of their language."""

from __future__ import annotations

import pytest

from tocsin.domain.mention import Band, KnownName, Quality
from tocsin.matching.engine.topic import is_topic_word
from tocsin.matching.index import NameIndex

KNOWN = [
    KnownName("p1", "VESHTUKOV, Dragomil", primary=True),
    KnownName("p2", "Thabit Shurqawi", primary=True),
    KnownName("p3", "Zahrun Wajdarov", primary=True),
    KnownName("p4", "Anselm Corvin Ostrelund Dahlqvist", primary=True),
    KnownName("p5", "Abd al-Qadir Zurmati", primary=True),
    KnownName("p6", "Brenko Oskarvik", primary=True),
    KnownName("p7", "Milda Oskarvik", primary=True),
    KnownName("p8", "AHMAD, Hasan"),
    KnownName("p9", "Ibrahim Bakruwi"),
    KnownName("p10", "IZADI, Saeed"),
    KnownName("p11", "Abdullah Ibrahim Kurvathi"),
    KnownName("g1", "Veltranqa", kind="group"),
    KnownName("g2", "SALIM S.A", kind="group"),
]
INDEX = NameIndex.build(KNOWN)


def bands(text: str, index: NameIndex = INDEX) -> dict[str, Band]:
    """Return the surest band of each subject that the text may name."""
    found: dict[str, Band] = {}
    for mention in index.mentions(text):
        for candidate in mention.candidates:
            if found.get(candidate.subject) is not Band.ALERT:
                found[candidate.subject] = mention.band
    return found


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("Veshtukov is back in the city, they say.", "p1"),
        ("The Oskarvik brothers sent a video.", "p6"),
        ("The Oskarvik brothers sent a video.", "p7"),
        ("D. Veshtukov zei niets.", "p1"),
        ("Д. Вештуков молчал.", "p1"),
        ("Sabit Şurkavi dün geldi", "p2"),
        ("Thabit Schurqawi war da", "p2"),
        ("Zahrun Wajdarow sprach", "p3"),
        ("Our reporter met Anselm Dahlqvist in Oslo.", "p4"),
        ("التقى بعبد القادر زرمتي أمس", "p5"),
    ],
)
def test_a_listed_person_is_found_in_the_shape_that_strangers_use(text: str, subject: str) -> None:
    assert subject in bands(text)


def test_a_surname_beside_a_full_name_that_alerts_alerts_too_in_another_spelling_and_with_an_ending() -> None:
    text = "Драгомил Вештуков уехал. Вештукова видели соседи. Dragomil Veshtukov left, and Veschtukov wept."
    assert [mention.surface for mention in INDEX.mentions(text) if mention.band is Band.ALERT] == [
        "Драгомил Вештуков",
        "Вештукова",
        "Dragomil Veshtukov",
        "Veschtukov",
    ]


def test_a_surname_with_another_first_name_in_the_text_does_not_alert() -> None:
    found = INDEX.mentions("Dragomil Veshtukov left the town by night. His cousin Ludmila Veshtukov stayed there.")
    assert [mention.band for mention in found if mention.surface == "Veshtukov"] == [Band.POSSIBLE]


@pytest.mark.parametrize(
    "text",
    [
        "Petra Veshtukov sells bread",
        "we met Veshtukov Lane there",
        "I met Ibrahim Azad at the bakery on Tuesday.",
        "Ahmed Hassan was picked for the team",
        "المفتاح عند السيدة سعاد",
        "Abdullah Ibrahim won the race",
        "Salim Osman called about the lamp",
    ],
)
def test_common_names_and_words_are_left_alone(text: str) -> None:
    assert not INDEX.mentions(text)


def test_a_common_name_in_another_spelling_is_worth_a_look_where_the_text_is_about_violence() -> None:
    assert not bands("Ahmed Hasan sells lamps")
    assert bands("Ahmed Hasan was arrested after the bombing") == {"p8": Band.POSSIBLE}


def test_topic_words_are_known_with_what_arabic_and_hebrew_write_on() -> None:
    assert is_topic_word("bombing")
    assert is_topic_word("والهجوم")
    assert not is_topic_word("pancakes")


@pytest.mark.parametrize(
    ("first", "second", "united"),
    [
        ((("birth", "1958"),), (("birth", "1954"),), True),
        ((("birth", "1958"),), (), True),
        ((("birth", "1958-03-04"),), (("birth", "1985-03-04"),), True),
        ((("birth", "1958"),), (("birth", "1985"),), False),
    ],
)
def test_main_names_of_two_lists_are_one_person_unless_their_births_are_far_apart(
    first: tuple[tuple[str, str], ...], second: tuple[tuple[str, str], ...], united: bool
) -> None:
    index = NameIndex.build(
        [
            KnownName("un:1", "Orlen Sabirov", source="un", entry="1", primary=True, facts=first),
            KnownName("ofac:2", "SABIROV, Orlen", source="ofac", entry="2", primary=True, facts=second),
        ]
    )
    (mention,) = index.mentions("Orlen Sabirov spoke")
    assert {candidate.shared_by for candidate in mention.candidates} == {1 if united else 2}


def test_a_weak_alias_does_not_unite_two_lists() -> None:
    index = NameIndex.build(
        [
            KnownName("un:1", "Orlen Sabirov", source="un", entry="1", primary=True),
            KnownName("ofac:2", "SABIROV, Orlen", quality=Quality.WEAK, source="ofac", entry="2"),
        ]
    )
    (mention,) = index.mentions("Orlen Sabirov spoke")
    assert mention.candidates[0].shared_by == 2
