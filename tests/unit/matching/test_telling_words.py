"""A text that is passed over has no name: whatever its words, endings, compounds and scripts."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tocsin.domain.mention import KnownName
from tocsin.matching.engine.bare_surnames import RareSurnames
from tocsin.matching.engine.context import TextContext
from tocsin.matching.engine.matcher import Matcher
from tocsin.matching.engine.names import NameTable
from tocsin.matching.engine.work_budget import WorkBudget
from tocsin.matching.tokens import tokens

NAMES = [
    KnownName("S-1", "Sadiq Khan", kind="person"),
    KnownName("S-2", "Abd al-Rahman Qutaybah", kind="person"),
    KnownName("S-3", "محمد الجولاني", kind="person"),
    KnownName("S-4", "Хуситы", kind="group"),
    KnownName("S-5", "T.M.G. Front", kind="group"),
    KnownName("S-6", "Akhundzada", kind="person"),
    KnownName("S-7", "The Base", kind="group"),
]
SPACED = (
    "Sadiq Khan sadik KHAN's Khan'ın d'Khan l'Sadiq SadiqKhan sadiqkhan Sadi q S. Abdur rahman Rahman abd al ul Qutayba abdurrahman"
    " kutaybe Khans بالجولاني ومحمد محمد الجولاني عبد الرحمن хуситов хуситами T M G TMG t.m.g. Front fronts Akhund zada zadeh Din the"
    " base The of I a 5 7amas ve bir için Hanın sadıq ğ Sa\u00addiq Kh\u200ban 汗 和平 Qutay-\nbah foo-\nbar it's don’t walk house bus"
)
IN_TEXTS = SPACED.split(" ")


@pytest.fixture(scope="module")
def names() -> NameTable:
    table = NameTable()
    table.add(NAMES)
    return table


@given(st.lists(st.sampled_from(IN_TEXTS) | st.text(max_size=6), max_size=8).map(" ".join))
@example("T M G")
@example("Sadi q was here")
@example("in Abdu r Rahman's house")
def test_a_text_that_is_passed_over_has_no_name(names: NameTable, text: str) -> None:
    matcher = Matcher(names)
    if not matcher.may_name(text, WorkBudget(len(text))):
        words = tokens(text)
        assert list(matcher.matches(words, WorkBudget(len(text)))) == []
        assert list(RareSurnames(names).alone(TextContext(text, words), ())) == []


@pytest.mark.parametrize("text", ["Nobody was at the school in the evening, it's said.", "Никого не было вечером", "لم يكن أحد هناك", ""])
def test_most_texts_are_passed_over(names: NameTable, text: str) -> None:
    assert not Matcher(names).may_name(text, WorkBudget(len(text)))


@pytest.mark.parametrize("text", ["I saw Sadik Kahn.", "#SadiqKhan", "T M G", "бои с хуситами", "يا جولاني", "Abdur Rahman"])
def test_a_word_like_one_of_a_name_lets_a_text_be_matched(names: NameTable, text: str) -> None:
    assert Matcher(names).may_name(text, WorkBudget(len(text)))


def test_a_name_that_is_added_later_is_looked_for(names: NameTable) -> None:
    table = NameTable()
    table.add(NAMES[:1])
    matcher = Matcher(table)
    assert not matcher.may_name("Davrin was here", WorkBudget(3))
    table.add([KnownName("S-9", "Davrin Ostholt", kind="person")])
    matcher.forget()
    assert matcher.may_name("Davrin was here", WorkBudget(3))
