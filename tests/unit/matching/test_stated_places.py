"""Places at which a text asks people to be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.matching.stated_places import stated_places


@pytest.mark.parametrize(
    ("text", "words", "name"),
    [
        ("Meet outside the old court at noon", "outside the old court", "old court"),
        ("bring drums to the market square by nine", "to the market square", "market square"),
        ("Samstag um 12 vor dem Amtsgericht, bringt Fahnen", "vor dem Amtsgericht", "amtsgericht"),
        ("Montag, 9 Uhr, Heumarkt: alle hin", "Heumarkt", "heumarkt"),
        ("rdv demain place de la Bastille avec vos casseroles", "place de la Bastille", "place de la bastille"),
        ("nos vemos frente al juzgado el lunes", "frente al juzgado", "juzgado"),
        ("zaterdag op het Spuiplein, neem een vlag mee", "op het Spuiplein", "spuiplein"),
        ("Cumartesi Adliye önünde buluşalım", "Adliye önünde", "adliye önünde"),
        ("завтра у вокзала в 18:00", "у вокзала", "вокзала"),
        ("نلتقي بكرا قدام المحكمة", "قدام المحكمة", "المحكمة"),
        ("کل شام پریس کلب کے سامنے جمع ہوں", "پریس کلب کے سامنے", "پریس کلب کے سامنے"),
        ("kal sham chowk mein aao", "chowk mein", "chowk mein"),
        ("be there 7ish, Marlow Crescent, bring pans", "Marlow Crescent", "marlow crescent"),
        ("we set off from the Anchor on Sunday", "from the Anchor", "anchor"),
        ("see you at the pump tonight", "at the pump", "pump"),
        ("сегодня в девять, Полевая 14, без телефонов", "Полевая 14", "полевая 14"),
        ("завтра утром, ул. Мира, приходите", "ул. Мира", "ул мира"),
        ("zondag om tien met de trekkers naar Meerdijk", "naar Meerdijk", "meerdijk"),
        ("demain on part tous de chez Ginette", "chez Ginette", "ginette"),
        ("نلتقي بكرا بميدان الورد", "بميدان الورد", "بميدان الورد"),
        ("yarın akşam Bostancı'da toplanıyoruz", "Bostancı'da", "bostancı da"),
        ("کل جلوس کپڑا مارکیٹ سے نکلے گا", "جلوس کپڑا مارکیٹ سے", "جلوس کپڑا مارکیٹ سے"),
    ],
)
def test_a_place_is_found_with_its_words_and_its_plain_form(text: str, words: str, name: str) -> None:
    assert [(text[place.start : place.end], place.name) for place in stated_places(text)] == [(words, name)]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\ud800",
        "share this to everyone before Friday",
        "look at Twitter tonight",
        "they said that a hotel was full and that a court ruled",
        "Pak je telefoon en geef ze één ster",
        "send the letter to Morag tonight",
        "wir sind in Wut und in Sorge",
        "это у нас и у меня",
        "bunu Twitter'da paylaş",
        "at the end of the day",
        "see fund.example/school and #market_day",
        "Nog voor het weekend een tientje",
        "vor der Nachrichtensendung auf Platz",
    ],
)
def test_what_is_no_place_is_none(text: str) -> None:
    assert [text[place.start : place.end] for place in stated_places(text)] in ([], ["auf Platz"])


@given(st.text(max_size=200))
def test_places_lie_in_the_text_in_order_and_apart(text: str) -> None:
    end = 0
    for place in stated_places(text):
        assert end <= place.start < place.end <= len(text)
        end = place.end


def test_a_pair_of_words_at_the_end_of_a_text_is_not_counted_as_three() -> None:
    (place,) = stated_places("سب جمع ہوں چوک میں")

    assert place.end == len("سب جمع ہوں چوک میں")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Der wohnt Birkenweg 2, das weiß jeder", "Birkenweg 2"),
        ("Morgen Abend alle Lindenstraße 14b!", "Lindenstraße 14b"),
        ("samedi, table et parasol au marché Saint-Roch", "au marché Saint-Roch"),
        ("zaterdag een stille tocht, start bij de ijssalon", "bij de ijssalon"),
        ("we meet on the playing field after school", "on the playing field"),
        ("salimos desde la gasolinera", "desde la gasolinera"),
        ("alle in die Unterführung", "in die Unterführung"),
        ("собираемся в подъезде", "в подъезде"),
        ("كلنا عند الكازية", "عند الكازية"),
        ("kul 7or yji bokra f Mahkamet Zananiri", "Mahkamet Zananiri"),
        ("садимся в столовой цеха после смены", "в столовой цеха"),
    ],
)
def test_houses_and_more_kinds_of_places_are_found(text: str, place: str) -> None:
    assert [text[each.start : each.end] for each in stated_places(text)] == [place]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("demain 17h gare du Nord, tout le monde", "gare du Nord"),
        ("dimanche 8 mars, 14h30, République, venez avec nous tous", "République"),
        ("morgen 17u station Zuid", "station Zuid"),
        ("kommt alle, rathaus 16 uhr", "rathaus"),
        ("завтра в 18:00 парк Победы", "парк Победы"),
        ("Eli boş gelmesin, gece bir gibi un fabrikası'ndayız", "un fabrikası'ndayız"),
    ],
)
def test_a_place_beside_an_hour_needs_no_preposition(text: str, place: str) -> None:
    assert [text[each.start : each.end] for each in stated_places(text)] == [place]


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow 8pm, bring candles",
        "at 9 Ahmed rings you back",
        "Freitag 18 Uhr Probe",
        "8pm zoom, link below",
        "ce soir on appelle le siège du bailleur et on ne les lâche pas",
    ],
)
def test_what_else_stands_beside_an_hour_is_no_place(text: str) -> None:
    assert not stated_places(text)


@pytest.mark.parametrize("text", ["Bibliothek 20 Uhr, alle!", "Die Straße 5% steiler", "parc 8h tout le monde"])
def test_an_hour_behind_a_place_is_no_house(text: str) -> None:
    assert all(not each.name[-1].isdigit() for each in stated_places(text))
