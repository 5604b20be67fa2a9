"""Names as the press of other languages and scripts spells them."""

from __future__ import annotations

import pytest

from tocsin.domain.mention import KnownName
from tocsin.matching.index import NameIndex
from tocsin.matching.watchlists import read_ofac

INDEX = NameIndex.build(
    [
        KnownName("adil", "Adil Zurmani"),
        KnownName("aruri", "AL-ARUKVI, Salih"),
        KnownName("ilyas", "ZURMATHI, Mohammad Ilyas"),
        KnownName("ayman", "Ayman al-Zawrakani"),
        KnownName("anwar", "Anwar al-Avlarki"),
        KnownName("yevgeni", "MOROZHVIN, Yevgeniy Viktorovich"),
        KnownName("usama", "Usama bin Zurman"),
        KnownName("jalal", "JALALUDDIN ZURQANI"),
        KnownName("network", "ZURQANI NETWORK", kind="group"),
        KnownName("abu", "ZARVAQI, Abu"),
        KnownName("radovan", "QUISTGAARDVIK, Radovan"),
    ]
)


def subjects(text: str) -> list[str]:
    return [mention.candidates[0].subject for mention in INDEX.mentions(text)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("اعتقل عادل زرماني أمس", "adil"),
        ("اغتيل صالح العاروكفي مساء الثلاثاء", "aruri"),
        ("الیاس زرماتی کو گرفتار کیا گیا", "ilyas"),
        ("Eymen ez-Zevrakani dün tutuklandı", "ayman"),
        ("Enver el-Avlarki dün tutuklandı", "anwar"),
        ("Jewgeni Moroschwin verkaufte Würstchen", "yevgeni"),
        ("אוסאמה בן זורמן נעצר אתמול", "usama"),
        ("Ze spraken met moellah Jalaluddin Zurqani in Kaboel", "jalal"),
    ],
)
def test_a_name_is_found_as_the_press_spells_it(text: str, subject: str) -> None:
    assert subject in subjects(text)


def test_a_person_in_another_spelling_is_preferred_to_a_group_of_the_same_surname() -> None:
    assert subjects("Dschalaluddin Zurqani wurde verhaftet") == ["jalal"]


def test_abu_of_another_name_is_not_abu_of_this_surname() -> None:
    assert "abu" not in subjects("The militant Abu Musab al-Zarvaqi was jailed")


def test_a_german_noun_before_a_rare_surname_is_no_first_name() -> None:
    assert subjects("Im Gutachten zu Quistgaardvik steht nichts davon") == ["radovan"]


def test_initials_in_brackets_behind_an_alias_are_a_weak_alias() -> None:
    sdn = b'7,"ZORVIN JIHAD GROUP",-0- ,"SDGT",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- \r\n'
    alt = b'7,1,"aka","ZORVIN JIHAD UNION (ZJU)",-0- \r\n7,2,"aka","ZORVIN HOLDINGS (PVT)",-0- \r\n'

    (entry,) = read_ofac(sdn, alt).entries

    assert [(name.text, name.quality.value) for name in entry.names] == [
        ("ZORVIN JIHAD GROUP", "good"),
        ("ZORVIN JIHAD UNION (ZJU)", "good"),
        ("ZJU", "weak"),
        ("ZORVIN HOLDINGS (PVT)", "good"),
    ]


GROUPS = NameIndex.build(
    [
        KnownName("hamas", "HAMAS", kind="group", source="un"),
        KnownName("daesh", "داعش", kind="group", source="un"),
        KnownName("isis", "ISIS", kind="group", source="un"),
        KnownName("tak", "TAK", kind="group", source="un"),
        KnownName("real", "REAL IRA", kind="group", source="un"),
        KnownName("youth", "THE YOUTH", kind="group", source="un"),
        KnownName("p1", "UTRI, Sahar", source="un"),
        KnownName("p2", "Zaffer Quistbal", source="un"),
    ]
)


def named(text: str) -> list[tuple[str, str]]:
    return [(mention.surface, mention.candidates[0].subject) for mention in GROUPS.mentions(text)]


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("اعترف الداعشي أمام القاضي", "daesh"),
        ("habibti wallah 7amas is the same to my dad", "hamas"),
        ("Wer ist in der TAK? Der Anschlag gestern war von ihr.", "tak"),
        ("Two men of Isis were arrested in the attack.", "isis"),
    ],
)
def test_a_group_is_found_by_its_members_in_digits_and_in_initials(text: str, subject: str) -> None:
    assert subject in [each for _, each in named(text)]


@pytest.mark.parametrize(
    "text",
    [
        "My daughter drew Ra, Osiris and Isis with the cow horns.",
        "The Youth Theatre needs three donkeys by Friday.",
        "My friend Simon Real opened an IRA for my American wife.",
        "Shaam ko ghar ke bahar utri, phir Lahore chali gayi.",
    ],
)
def test_words_that_resemble_a_listed_name_are_left_alone(text: str) -> None:
    assert named(text) == []
