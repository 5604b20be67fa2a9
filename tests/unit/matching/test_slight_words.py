"""Messages that say nothing by themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.matching.slight_words import says_nothing


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "lol",
        "LOL!!",
        "ok",
        "Okay.",
        "hahahaha",
        "Danke dir!",
        "👍🏽",
        "🙏❤️",
        "thanks so much :)",
        "спасибо большое",
        "شكرا",
        "tamam",
        "...",
    ],
)
def test_laughter_thanks_and_agreement_say_nothing(text: str) -> None:
    assert says_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "no",
            "yes",
            "nein",
            "88",
            "1488",
            "KKK",
            "+1",
            "🔪",
            "💣",
            "🔥",
            "☠️",
            "😈",
            "💀",
            "lol @marek",
            "ok #friday",
            "ok, I do it",
            "help",
        ),
        *(
            "meet at 8",
            "https://example.org",
            "danke Marek",
            "ok kill him",
            "👍 bomb",
            "morgen abend",
            "so",
            "you",
            "good",
            "night",
            "x" * 81,
            "ᐛ",
        ),
    ],
)
def test_what_may_answer_name_or_threaten_says_something(text: str) -> None:
    assert not says_nothing(text)


@given(st.text(alphabet="0123456789@#/🔪🔫💣", min_size=1), st.sampled_from(["lol", "ok", "thanks"]))
def test_slight_words_hide_nothing_beside_them(sign: str, word: str) -> None:
    assert not says_nothing(f"{word} {sign}") or not sign.strip(" /")
