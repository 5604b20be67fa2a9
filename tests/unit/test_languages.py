"""The language of a text."""

from __future__ import annotations

import pytest

from tocsin.languages import is_certainly_outside, is_readable, language_by_hint, language_of, languages_of, two_letters

pytest.importorskip("lingua")


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("They broke the door of the hall last night and drove off", "en"),
        ("حراس الليل يخططون لشيء في السوق", "ar"),
        ("Ze komen morgen naar de moskee", "nl"),
        ("Yarın camiye gelip kapıyı kıracaklar", "tr"),
    ],
)
def test_the_language_of_a_sentence_is_told_with_its_certainty(text: str, code: str) -> None:
    language = language_of(text, ["en"])
    assert language is not None
    assert language.code == code
    assert 0.5 <= language.certainty <= 1


@pytest.mark.parametrize("text", ["", "ok", "Marek Dolny", "12345 67890 12345"])
def test_a_text_that_tells_none_has_no_language(text: str) -> None:
    assert language_of(text, ["en"]) is None


@pytest.mark.parametrize(("stated", "code"), [("en-US", "en"), ("nl_NL", "nl"), ("swe", "sv"), ("Arabic", "ar"), ("xx", "xx"), ("", "")])
def test_a_language_has_one_code_however_it_is_stated(stated: str, code: str) -> None:
    assert two_letters(stated) == code


@pytest.mark.parametrize(
    ("text", "stated", "reads", "readable"),
    [
        ("They broke the door of the hall last night", "en-GB", ["eng"], True),
        ("They broke the door of the hall last night", "", ["en"], True),
        ("حراس الليل يخططون لشيء في السوق", "en-US", ["en"], False),
        ("حراس الليل يخططون لشيء في السوق", "", [], True),
        ("እነሱ ዛሬ ማታ ይመጣሉ", "", ["en", "ru"], False),
        ("እነሱ ዛሬ ማታ ይመጣሉ", "", ["en", "am"], True),
        ("They wrote محمد on it", "", ["en"], True),
        ("Ze komen morgen naar de moskee", "nl", ["en"], False),
        ("ok", "", ["en"], True),
    ],
)
def test_a_text_is_readable_in_the_languages_of_the_desk_alone(text: str, stated: str, reads: list[str], readable: bool) -> None:
    assert is_readable(text, stated, language_of(text, reads), reads) is readable


@pytest.mark.parametrize(
    ("text", "hint", "code"),
    [
        ("حراس الليل يخططون لشيء في السوق الشمالي غدا مساء", "en", "ar"),
        ("They broke the door of the hall last night and drove off.", "ar", "en"),
        ("They broke the door of the hall last night and drove off.", "en", "en"),
        ("Marek Dolny ו-Ana Example אמרו אתמול בערב שהם ישרפו את בית הכנסת ביום שישי", "en", "he"),
        ("Marek Dolny и Ana Example сказали вчера вечером, что сожгут зал в пятницу", "en", "ru"),
        ("Marek Dolny και η Ana Example είπαν χθες το βράδυ ότι θα κάψουν την αίθουσα", "en", "el"),
        ("Marek Dolny 和 Ana Example 昨天晚上说他们星期五要烧掉那座清真寺的大厅和旁边的房子", "en", ""),
        ("Mill Lane 4", "en", "en"),
        ("พวกเขาจะมาที่ตลาดพรุ่งนี้", "en", "th"),
        ("Mill Lane 4", "", ""),
    ],
)
def test_the_language_of_a_form_is_a_hint_that_the_text_overrules(text: str, hint: str, code: str) -> None:
    assert language_by_hint(text, hint, ["en"]).code == code


def test_links_handles_and_hashtags_tell_no_language() -> None:
    sentence = "Ze komen morgen naar de moskee"
    told = languages_of(
        [f"@theirbrokenwindow {sentence} #BreakTheDoorTonight https://example.org/they-broke-it", "https://t.co/iATwNtB7Ql", sentence]
    )
    assert [language.code if language else None for language in told] == ["nl", None, "nl"]
    assert told[0] == told[2]


@pytest.mark.parametrize(
    ("text", "outside"),
    [
        ("zapaliti džamiju u petak", True),
        ("Sąsiad mówi, że podpali schronisko dzisiaj w nocy.", True),
        ("Il vicino dice che farà una strage al mercato.", True),
        ("He says that he will burn the hall on Friday.", False),
        ("Aisha Yusufu Garba won the race", False),
        ("Halima Shekarau, Fatima Abubakar Shehu, Rifkatu Pam", False),
        ("petak džamija", False),
        ("", False),
    ],
)
def test_a_text_is_outside_of_languages_by_its_small_words_alone(text: str, outside: bool) -> None:
    assert is_certainly_outside(text, ["en", "de", "nl"]) is outside
