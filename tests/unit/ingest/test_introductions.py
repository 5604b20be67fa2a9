"""Names by which writers introduce themselves."""

import pytest

from tocsin.ingest.sealing.callers import callers
from tocsin.ingest.sealing.homes import homes
from tocsin.ingest.sealing.introductions import introduced


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "\u092e\u0947\u0930\u093e \u0928\u093e\u092e \u0930\u093e\u092e \u0936\u0930\u094d\u092e\u093e",
            "\u0930\u093e\u092e \u0936\u0930\u094d\u092e\u093e",
        ),
        (
            "\u0986\u09ae\u09be\u09b0 \u09a8\u09be\u09ae \u09b0\u09be\u09ae \u09a6\u09be\u09b8, \u09a6\u09c1\u0987",
            "\u09b0\u09be\u09ae \u09a6\u09be\u09b8",
        ),
        ("\u0625\u0633\u0645\u064a \u0645\u062d\u0645\u062f \u0639\u0644\u064a", "\u0645\u062d\u0645\u062f \u0639\u0644\u064a"),
        ("Merhaba, adim Ayse Yilmaz", "Ayse Yilmaz"),
        ("ADIM AY\u015eE YILMAZ", "AY\u015eE YILMAZ"),
    ],
)
def test_an_introduction_is_recognised_in_scripts_with_vowel_signs_and_other_spellings(text: str, name: str) -> None:
    assert name in {*introduced(text), *callers(text)}


def test_each_introduction_of_a_text_counts_and_not_the_first_alone() -> None:
    text = "You asked whether my name is known. My name is Ann Lee. Then she said: my name is Rose Field."

    assert {"Ann Lee", "Rose Field"} <= set(introduced(text))


def test_each_home_of_a_text_counts_and_not_the_first_alone() -> None:
    text = "I live at the corner. I live at 12 Mill Lane, Harrow."

    assert "12 Mill Lane, Harrow" in set(homes(text))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("hi, this is sandra from nr 14, they broke the lock", "sandra"),
        ("this is sandra from nr 14", "sandra"),
        ("Hello this is Mick from number 9, boys are on the roof", "Mick"),
        ("hoi, met sandra van nr 14, er staat weer een bus", "sandra"),
        ("hallo, hier ist petra aus haus 3, sie stehen vor der tür", "petra"),
        ("bonjour, ici karim du 12, ils sont revenus", "karim"),
        ("olá, aqui é joana do 5, eles voltaram", "joana"),
        ("cześć, tu ania z numeru 6, znowu stoją", "ania"),
        ("привет, это маша из 12 квартиры, опять кричат", "маша"),
    ],
)
def test_a_caller_who_greets_and_says_a_first_name_and_a_number_is_recognised(text: str, name: str) -> None:
    assert list(callers(text)) == [name]


@pytest.mark.parametrize(
    "text",
    [
        "hi, this is smoke from number 14",
        "hello, this is urgent from our side",
        "hi, they come at nine. this is shouting from nr 14",
        "hallo, hier ist rauch aus haus 3",
        "hi, this is",
    ],
)
def test_other_words_where_a_first_name_would_stand_are_none(text: str) -> None:
    assert list(callers(text)) == []
