"""Calls to action, and texts that only look like one."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin.matching.calls_to_action import call_details, call_in

CALLS = [
    "Twitter storm this Friday at 3pm, everyone tweet with the hashtag #HarbourForAll",
    "Kommt alle am Samstag um 11 Uhr zum Rathaus, bringt eure Nachbarn mit und teilt diesen Beitrag!",
    "Venez tous samedi à 14 h devant la mairie, partagez et signalez la page en masse",
    "Compañeros, venid todos el sábado a las 11 a la plaza, compartid y denunciad la cuenta",
    "Iedereen: meld dit account en deel dit bericht, vrijdag om 16.00 uur op het plein",
    "Arkadaşlar herkes bu akşam saat 20:00'de etiketle tweet atsın, paylaşın, hesabı şikayet edin",
    "Друзья, приходите все в субботу в 12 часов на площадь, сделайте репост и жалуйтесь на канал",
    "يا شباب كلنا بكرا الساعة 8 مساء على الهاشتاغ، غردوا وانشروا وبلغوا عن الحساب",
    "سب دوستو آج رات 9 بجے ٹرینڈ میں شامل ہوں، ٹویٹ کریں، شیئر کریں اور اس اکاؤنٹ کو رپورٹ کریں",
]
SHORT_CALLS = [
    "Copy this into your status, all of you",
    "Samstag 10 Uhr vor dem Bahnhof, alle mit Trommeln",
    "Écrivez tous au maire avant vendredi, une lettre chacun",
    "Cerrad la cuenta en ese banco y decidles por qué",
    "Boek allemaal een tafel en ga niet, één ster erbij",
    "Yarın hepimiz meydandayız, pankart getirin",
    "Завтра все на площадь, берите плакаты",
    "اكتبوا كلكم للنائب اليوم، رسالة من كل بيت",
    "سب لوگ کل چوک میں جمع ہوں، بینر لے آئیں",
]
NO_CALLS = [
    "Don't share this, it is false",
    "The police asked people not to share the video",
    "My daughter's wedding is on Saturday, there was cake and coffee.",
    "Bitte nicht teilen, das ist falsch, sagt die Polizei",
    "Ne partagez pas cette vidéo, c'est faux, dit la police",
    "No compartáis el vídeo, es un bulo, pide la policía",
    "Deel dit niet, het is nep, zegt de politie",
    "Paylaşmayın, bu haber yalan, polis açıkladı",
    "Не пересылайте, это фейк, сообщает полиция",
    "لا تنشروا هذا الفيديو، كذب، قالت الشرطة",
    "یہ ویڈیو شیئر نہ کریں، جھوٹ ہے، پولیس نے کہا",
]


@pytest.mark.parametrize("text", CALLS + SHORT_CALLS)
def test_a_call_is_told_in_every_language_of_the_desk(text: str) -> None:
    assert call_in(text)


@pytest.mark.parametrize("text", NO_CALLS)
def test_a_negation_a_report_and_an_invitation_are_no_call(text: str) -> None:
    assert call_in(text) is None


def test_a_call_carries_its_hashtag_and_its_sentence() -> None:
    call = call_in(f"The day was fine. {CALLS[0]}")

    assert call is not None
    assert call.hashtag == "#HarbourForAll"
    assert "Twitter storm" in call.sentence or "tweet" in call.sentence


@pytest.mark.parametrize("text", ["", "\0", "12", "#", "\ud800 a"])
def test_what_is_no_text_is_no_call(text: str) -> None:
    assert call_in(text) is None


def test_the_sentence_of_a_call_is_its_own_though_its_first_word_weighs_most() -> None:
    call = call_in("Good evening. Tonight at 18:00 use the hashtag #theday, share it!")

    assert call is not None
    assert call.sentence == "Tonight at 18:00 use the hashtag #theday, share it!"


def test_a_call_has_its_times_and_places_in_their_words_and_a_normal_form() -> None:
    text = "The day was fine. Everyone join us this Friday after Jumu'ah on the town hall steps, bring banners, we march at 3pm UK!"
    call = call_in(text)
    assert call is not None

    details = call_details(text, call, date(2026, 3, 4))

    assert [(time.iso, time.zone, text[time.start : time.end]) for time in details.times] == [
        ("2026-03-06", "", "Friday after Jumu'ah"),
        ("15:00", "Europe/London", "3pm UK"),
    ]
    assert [(place.name, text[place.start : place.end]) for place in details.places] == [("town hall steps", "on the town hall steps")]


def test_times_and_places_of_other_sentences_count_only_where_the_call_has_none() -> None:
    text = "We met at the library on Monday. Tonight at 18:00 use the hashtag #theday, share it!"
    call = call_in(text)
    assert call is not None

    details = call_details(text, call, date(2026, 3, 4))

    assert [time.iso for time in details.times] == ["2026-03-04T18:00"]
    assert [place.name for place in details.places] == ["library"]
