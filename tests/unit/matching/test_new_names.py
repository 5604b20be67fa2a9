from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.matching.new_names import find_names, proposals


def people(text: str) -> dict[str, str]:
    return {found.surface: found.name for found in find_names(text) if found.kind == "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Yesterday Dr. Velka Draum spoke.", "Velka Draum"),
        ("Army Lt. Gen. Stephen J. Tarrow said so.", "Stephen J. Tarrow"),
        ("Secretary of State Tony Brellen will come.", "Tony Brellen"),
        ("his brother Bashir was there", "Bashir"),
        ("It was Abu Veldan al-Kuwaiti who called.", "Abu Veldan al-Kuwaiti"),
        ("We met Maria Gonzalez there.", "Maria Gonzalez"),
        ("Ayrzat Vakhidrov bakes in the square.", "Ayrzat Vakhidrov"),
        ("The minister (Anso Veldrak) said nothing.", "Anso Veldrak"),
        ("Ben Draumer came, too.", "Ben Draumer"),
        ("It was written by D. W. Draumfeld in May.", "D. W. Draumfeld"),
        ("They asked Michael Jordan about it.", "Michael Jordan"),
        ("Pieter van Dam lost his bike.", "Pieter van Dam"),
        ("It is Angelo's Father who sings.", "Angelo"),
        ("We saw Andy Garcia, Shakira, Ricky Martin.", "Shakira"),
        ("Toch krijgt premier Draumers kritiek.", "Draumers"),
        ("Der Sohn von Tonči Gabrić spielte.", "Tonči Gabrić"),
        ("Kayseri Büyükşehir Belediye Başkanı Memduh Büyükdraum geldi.", "Memduh Büyükdraum"),
        ("В 1949 году Драумеско вернулся домой.", "Драумеско"),
        ("يعرض اليوم فيلم للمخرج سبايك عن المدينة", "سبايك"),
        ("وأوضح شوغاي أن الرسوم كثيرة", "شوغاي"),
        ("המאמן זאב זלצר לא יכול היה להעריך", "זאב זלצר"),
        ("جسٹس اسجد جاوید گھرال نے سماعت کی", "اسجد جاوید گھرال"),
    ],
)
def test_what_reads_as_a_person_is_proposed(text: str, name: str) -> None:
    assert name in people(text)


@pytest.mark.parametrize(
    "text",
    [
        "Near Raqqah two strikes hit a truck.",
        "The Royal Navy left Portsmouth on Monday.",
        "We've seen it.",
        "Police in New York said so.",
        "They came from Qormashan Velduz at noon.",
        "Der Mann und Zwirnhaspel Krumbach standen auf dem Tisch.",
        "THE END OF ALL",
        "Die Titelrolle war neu.",
        "Seine Profikarriere begann spät.",
        "En VF, il est bon.",
        "Er spielte beim FC Southampton.",
        "analistas del banco Goldman Sachs bajaron",
        "We met at Miami Beach.",
        "27 Kasım 2022 günü",
        "شارع خالد بن الوليد مغلق بسبب الصيانة",
    ],
)
def test_places_bodies_and_capitals_are_no_person(text: str) -> None:
    assert people(text) == {}


def test_mr_and_surname_alone_join_the_full_name() -> None:
    found = people("Maria Draumer left. Mr Draumer was angry. Nobody saw Draumer again.")
    assert set(found.values()) == {"Maria Draumer"}


def test_a_surname_of_two_people_stays_itself() -> None:
    found = people("Maria Draumer and Peter Draumer left. Nobody saw Draumer again.")
    assert found["Draumer"] == "Draumer"


def test_bodies_are_proposed_as_groups() -> None:
    (found,) = [one for one in find_names("He joined the Grey Harbour Brigade in May.") if one.kind == "group"]
    assert "Grey Harbour Brigade" in found.surface


def test_proposals_carry_their_sentences() -> None:
    first = proposals("Dr. Velka Draum spoke. Later Velka Draum left.")[0]
    assert (first.name, [one.sentence for one in first.found]) == ("Velka Draum", ["Dr. Velka Draum spoke.", "Later Velka Draum left."])


@given(st.text(max_size=200))
def test_spans_lie_in_the_text(text: str) -> None:
    for found in find_names(text):
        assert text[found.start : found.end] == found.surface


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Karl Brenner und Otto Veldrak kamen gestern.", ["Karl Brenner", "Otto Veldrak"]),
        ("Anna Veldrak et Paul Morin sont venus.", ["Anna Veldrak", "Paul Morin"]),
        ("قال سمير المنصوري إنه سيأتي", ["سمير المنصوري"]),
        ("زارت محمد العلي وفاطمة حسن", ["محمد العلي", "وفاطمة حسن"]),
        ("נפגשנו עם דוד כהן אתמול", ["דוד כהן"]),
        ("غلام رسول محمود کل آئے", ["غلام رسول محمود"]),
        ("Вчера Иван Петров и Анна Смирнова пришли.", ["Иван Петров", "Анна Смирнова"]),
        ("ahmed hassan said he will come", ["ahmed hassan"]),
        ("THEY SAW AHMED HASSAN THERE", ["AHMED HASSAN"]),
        ('We met Anna <a href="https://u.example/v">Veldrak</a> there.', ["Anna Veldrak"]),
    ],
)
def test_names_are_found_in_every_script_and_case(text: str, names: list[str]) -> None:
    assert [span.name for span in find_names(text) if span.kind == "person"] == names


@pytest.mark.parametrize("text", ["A White Pigeon sat there.", "the match was nil-nil in the end", "ذهبنا الى السوق في الصباح"])
def test_words_of_a_language_are_no_names(text: str) -> None:
    assert not [span for span in find_names(text) if span.kind == "person"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("منير الزرقطوني موظف في البريد", "منير الزرقطوني"),
        ("Berfin Yılmaz Dorvakır'da kitapçı açtı", "Berfin Yılmaz"),
        ("Selahattin Demir köye yol istiyor.", "Selahattin Demir"),
    ],
)
def test_a_name_that_few_bear_is_found_beside_one_that_many_do(text: str, name: str) -> None:
    assert any(span.surface.startswith(name) for span in find_names(text) if span.kind == "person")


@pytest.mark.parametrize(
    "text", ["Der Pfad im Zoo geht bis neun.", "Gestern hat Aksa-Backwaren neu geöffnet.", "They sailed across the Charles in sleet."]
)
def test_a_thing_behind_an_article_and_a_compound_are_nobody(text: str) -> None:
    assert not [span for span in find_names(text) if span.kind == "person"]
