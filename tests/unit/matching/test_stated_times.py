"""Days and hours that a text states."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from tocsin.matching.stated_times import first_moment, stated_times

WEDNESDAY = date(2026, 3, 4)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("Meet at the library this Friday at 3pm", "2026-03-06T15:00"),
        ("Vrijdag om 16.00 uur op het plein", "2026-03-06T16:00"),
        ("Samstag um halb acht vor dem Rathaus", "2026-03-07T19:30"),
        ("demain à 18h devant la gare", "2026-03-05T18:00"),
        ("el sábado a las 11:30 en la plaza", "2026-03-07T11:30"),
        ("Yarın saat 20:00'de meydanda", "2026-03-05T20:00"),
        ("завтра в 18:00 на площади", "2026-03-05T18:00"),
        ("بكرا الساعة ٨ مساء", "2026-03-05T20:00"),
        ("کل شام ۵ بجے چوک میں", "2026-03-05T17:00"),
        ("کل رات آگ لگائی گئی", "2026-03-03"),
        ("کل رات سب مل کر آئیں", "2026-03-05"),
        ("کل پانچ بجے اسٹیشن پر، جو نہ آیا وہ ہم میں سے نہیں", "2026-03-05T17:00"),
        ("پرسوں ملاقات ہوئی تھی", "2026-03-02"),
        ("پرسوں گیٹ پر پہنچو", "2026-03-06"),
        ("kal raat us ne dhamki di", "2026-03-03"),
        ("kal subah 9 baje aa jao", "2026-03-05T09:00"),
        ("Sunday 8 March, half six", "2026-03-08T18:30"),
        ("on 15 April", "2026-04-15"),
        ("at 9pm", "2026-03-04T21:00"),
        ("pay before midnight", "2026-03-05T00:00"),
        ("see 20.03.2026", "2026-03-20"),
        ("see 2026-03-20", "2026-03-20"),
        ("from 2026-03-20T18:30 on", "2026-03-20T18:30"),
        ("on 2026-03-20 at 18:30", "2026-03-20T18:30"),
        ("this Friday after Jumu'ah", "2026-03-06"),
        ("8pm UK", "2026-03-04T20:00"),
        ("heut nacht um 11", "2026-03-04T23:00"),
        ("om 11 uur 's nachts", "2026-03-04T23:00"),
        ("at 3 in the night", "2026-03-04T03:00"),
        ("vannacht 4 uur", "2026-03-05T04:00"),
        ("esta noche a las doce", "2026-03-05T00:00"),
        ("heute Nacht um 11", "2026-03-04T23:00"),
        ("сегодня ночью в 2:00", "2026-03-05T02:00"),
        ("vanavond half 11", "2026-03-04T22:30"),
        ("half 11 tonight", "2026-03-04T23:30"),
        ("22.15'te #etiket", "2026-03-04T22:15"),
        ("saat 21de meydanda", "2026-03-04T21:00"),
        ("12.30 bugün", "2026-03-04T12:30"),
        ("8.00 пятница", "2026-03-06T08:00"),
        ("aaj 3 baje", "2026-03-04T15:00"),
        ("aaj raat 3 baje", "2026-03-05T03:00"),
        ("today at 6", "2026-03-04T18:00"),
        ("6 in the morning, today at 6", "2026-03-04T06:00"),
        ("el sabado a las 8", "2026-03-07T08:00"),
        ("kel el nes el jom3a", "2026-03-06"),
        ("itwar ko nau baje", "2026-03-08"),
        ("ہفتے کو دوپہر دو بجے", "2026-03-07T14:00"),
        ("raat 11 baje", "2026-03-04T23:00"),
        ("before the weekend", "2026-03-07"),
        ("bis Monatsende", "2026-03-31"),
        ("باكر العصر", "2026-03-05"),
    ],
)
def test_the_moment_is_reckoned_from_the_day_of_writing(text: str, moment: str) -> None:
    assert first_moment(text, WEDNESDAY) == moment


@pytest.mark.parametrize("text", ["It costs 16.30 euro, page 12, room 1715", "", "call 020 7946 0991", "\ud800", "31.02.2026"])
def test_prices_pages_and_numbers_are_no_times(text: str) -> None:
    assert stated_times(text, WEDNESDAY) == ()


def test_the_words_of_a_time_are_told_by_their_place() -> None:
    text = "They meet on Friday at 3pm."

    (stated,) = stated_times(text, WEDNESDAY)

    assert text[stated.start : stated.end] == "Friday at 3pm"


@pytest.mark.parametrize(
    ("text", "words", "zone"),
    [
        ("starts 8pm UK", "8pm UK", "Europe/London"),
        ("heute um 20 Uhr MEZ geht es los", "heute um 20 Uhr MEZ", "Europe/Paris"),
        ("сегодня в 21:00 мск", "сегодня в 21:00 мск", "Europe/Moscow"),
        ("الليلة الساعة ٩ بتوقيت مكة", "الليلة الساعة ٩ بتوقيت مكة", "Asia/Riyadh"),
        ("at 9pm", "9pm", ""),
    ],
)
def test_the_time_zone_beside_an_hour_is_told(text: str, words: str, zone: str) -> None:
    (stated,) = stated_times(text, WEDNESDAY)

    assert (text[stated.start : stated.end], stated.zone) == (words, zone)


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("quarter past nine", "09:15"),
        ("at a quarter to 8 pm", "19:45"),
        ("viertel acht abends", "19:15"),
        ("um viertel nach 3", "15:15"),
        ("dreiviertel acht abends", "19:45"),
        ("kwart voor zes 's avonds", "17:45"),
        ("без четверти десять", "09:45"),
        ("семи вечера", "19:00"),
        ("в полдевятого утра", "08:30"),
        ("الثامنة والربع صباحاً", "08:15"),
        ("a las siete menos cuarto de la mañana", "06:45"),
        ("neuf heures et quart", "09:15"),
        ("پونے دو بجے", "13:45"),
        ("ساڑھے نو بجے", "09:30"),
        ("half 8 in the evening", "20:30"),
        ("morgen um fünf am Bahnhof", "2026-03-05T17:00"),
        ("at seven in the morning", "07:00"),
    ],
)
def test_quarters_and_halves_in_words_shift_the_hour(text: str, iso: str) -> None:
    assert [stated.iso for stated in stated_times(text, WEDNESDAY)] == [iso]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("in two weeks", 14),
        ("a week from now", 7),
        ("in einer Woche", 7),
        ("in 14 Tagen", 14),
        ("over 3 weken", 21),
        ("dans huit jours", 8),
        ("dentro de dos semanas", 14),
        ("через неделю", 7),
        ("üç gün sonra", 3),
        ("بعد أسبوعين", 14),
        ("دو دن بعد", 2),
    ],
)
def test_a_span_ahead_is_a_day(text: str, days: int) -> None:
    assert [stated.iso for stated in stated_times(text, WEDNESDAY)] == [f"{WEDNESDAY + timedelta(days=days)}"]


@pytest.mark.parametrize(
    "text", ["in 5 minutes", "in 90 weeks", "a quarter of the people", "zwei Tage", "Viertel der Stadt", "three weeks ago"]
)
def test_other_numbers_are_no_spans_and_no_hours(text: str) -> None:
    assert stated_times(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("come on the 15th, all of you", "2026-03-15"),
        ("by the twelfth", "2026-03-12"),
        ("on the 3rd", "2026-04-03"),
        ("Vote am 15. um acht", "2026-03-15T20:00"),
        ("Am Zwölften gehen wir hin", "2026-03-12"),
        ("de vijftiende, in Luik", "2026-03-15"),
        ("op de 12e om 14.00 uur", "2026-03-12T14:00"),
        ("le 20 au matin", "2026-03-20"),
        ("Vota el día 15 y lleva a la abuela", "2026-03-15"),
        ("Голосуй 15-го и бабушку возьми", "2026-03-15"),
        ("двенадцатого все идём", "2026-03-12"),
        ("Ayın 15'inde oy ver", "2026-03-15"),
        ("ayın on ikisinde", "2026-03-12"),
        ("صوّت يوم ١٥ وجيب أمك", "2026-03-15"),
        ("۱۵ تاریخ کو ووٹ دو", "2026-03-15"),
        ("بارہ تاریخ کو", "2026-03-12"),
    ],
)
def test_a_day_of_the_month_by_its_number_alone_is_the_next_one(text: str, iso: str) -> None:
    assert [stated.iso for stated in stated_times(text, WEDNESDAY)] == [iso]


@pytest.mark.parametrize(
    "text",
    ["on the 12th floor", "le 20 minutes", "el 5 por ciento", "am 3. Schalter", "open 24/7", "1/2 cup", "the 20th century"],
)
def test_numbers_of_other_things_are_no_days(text: str) -> None:
    assert stated_times(text, WEDNESDAY) == ()


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("on 3/15", "2026-03-15"),
        ("on 9/3", "2026-03-09"),
        ("Am 9.3. um halb elf", "2026-03-09T10:30"),
        ("до 9.3. включительно", "2026-03-09"),
    ],
)
def test_a_date_without_a_year_is_the_nearest(text: str, iso: str) -> None:
    assert [stated.iso for stated in stated_times(text, WEDNESDAY)] == [iso]


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("ce soir à 21 h 15", "2026-03-04T21:15"),
        ("vers vingt heures trente", "20:30"),
        ("um zwanzig Uhr dreißig", "20:30"),
        ("zaterdagochtend om acht uur", "2026-03-07T08:00"),
        ("Samstagmorgen um acht", "2026-03-07T08:00"),
        ("yarın sabah dokuzda", "2026-03-05T09:00"),
        ("bu akşam 8'de", "2026-03-04T20:00"),
        ("завтра с девяти утра", "2026-03-05T09:00"),
        ("بكرة الساعة تسعة الصبح", "2026-03-05T09:00"),
        ("الليلة تسعة ونص", "2026-03-04T21:30"),
        ("بكرة الخامسة عصراً", "2026-03-05T17:00"),
        ("tomorrow 9 to 10", "2026-03-05T09:00"),
        ("بكرة من ٩ ل ١٠", "2026-03-05T09:00"),
        ("donderdag rond het middaguur", "2026-03-05T12:00"),
    ],
)
def test_the_hour_is_read_as_people_say_it(text: str, iso: str) -> None:
    assert stated_times(text, WEDNESDAY)[0].iso == iso


@pytest.mark.parametrize("text", ["lundi en huit", "Montag in einer Woche", "maandag over een week"])
def test_a_day_of_the_week_can_be_a_week_later(text: str) -> None:
    assert [stated.iso for stated in stated_times(text, WEDNESDAY)] == ["2026-03-16"]
