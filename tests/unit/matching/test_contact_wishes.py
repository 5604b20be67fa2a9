"""How sources say when and how to reach them, and what of it is told in words of the desk."""

from __future__ import annotations

import pytest

from tocsin.matching.contact_wishes import ContactWish, contact_wish
from tocsin.matching.own_threats import OwnThreat, only_calls_others, own_threat
from tocsin.matching.threat_cues import cues

SAID = {
    "Please ring my daughter's number 0123, only after 7, never before 8.": ("on their daughter's number", "after 7", "not before 8"),
    "Only by SMS please.": ("only by text message",),
    "Please ring me between 5 and 7 pm": ("between 5 and 7 pm",),
    "Please ring me back. Only after 7.": ("after 7",),
    "Please call me back, only in the evening, not at night": ("only in the evening", "not at night"),
    "Rufen Sie bitte meine Tochter an": ("on their daughter's number",),
    "Bitte erst nach 19 Uhr anrufen, ruf mich zurück": ("after 19",),
    "bel me na 7 uur": ("after 7",),
    "Rappelez-moi après 19h30": ("after 19:30",),
    "Llámame después de las 7": ("after 7",),
    "beni 7'den sonra arayın": ("after 7",),
    "перезвоните мне после 19:00": ("after 19:00",),
    "اتصلوا بي بعد الساعة ٧": ("after 7",),
    "תתקשרו אליי אחרי 7": ("after 7",),
}
TOLD_BY_A_COLLEAGUE = {
    "Note under the door. Ring him after 9 in the morning on 0123": ("after 9",),
    "Bel haar na 18 uur": ("after 18",),
    "Frau Yilmaz bitte erst ab 18 Uhr anrufen": ("after 18",),
    "Rappeler la dame après 19h": ("after 19",),
    "Llamarla después de las 20": ("after 20",),
    "Перезвонить ей после 19 часов": ("after 19",),
    "She can only talk after 8pm": ("after 8 pm",),
}
NO_WISH = (
    "The shop opens after 9. He will ring them after 9 and then burn it.",
    "He wrote: call your friends, after 8 we burn it.",
    "They will attack after 7. Please come.",
    "The shooting was before 9. A man ran.",
    "My daughter saw him at 9.",
    "He sent it by SMS.",
    "The number of men grew after 10.",
    "The shop is open 9-5 only",
    "Call 07700 900123",
)
NOT_THERE = {
    "No me llaméis al trabajo, por favor; mejor al 612 345 678 después de las 19h.": ("not at work", "after 19"),
    "Do not ring me at work, call my mobile after 6": ("not at work", "after 6"),
    "Bitte nicht auf der Arbeit anrufen, lieber ab 18 Uhr": ("not at work", "after 18"),
    "bel me niet op het werk, liever na 18 uur": ("not at work", "after 18"),
    "ne m'appelez pas au travail, plutôt après 19h": ("not at work", "after 19"),
    "beni işten aramayın, 19'dan sonra": ("not at work", "after 19"),
    "не звоните мне на работу, лучше после 19": ("not at work", "after 19"),
    "لا تتصلوا بي في العمل، بعد الساعة 7": ("not at work", "after 7"),
    "לא להתקשר לעבודה, אחרי 7": ("not at work", "after 7"),
    "مجھے دفتر میں فون نہ کریں، 7 بجے کے بعد": ("not at work", "after 7"),
}
NOTED = {
    "Ring after 7, she sleeps now.": ("after 7",),
    "tel 9-5 only": ("only between 9 and 5",),
    "Anrufen nach 19 Uhr, sie schläft": ("after 19",),
    "Bel na 20 uur": ("after 20",),
    "Appeler après 20h": ("after 20",),
    "Llamar después de las 20": ("after 20",),
    "Звонить после 19:00": ("after 19:00",),
    "اتصلوا بعد الساعة ٧": ("after 7",),
    "להתקשר אחרי 7": ("after 7",),
    "please call me, e-mail only for photos": ("only by mail",),
}
REFUSED = (
    "Do not ring me at home, he listens",
    "NO - do not ring, email only",
    "Please never call back",
    "and please do not ring me on this phone, he listens",
    "bitte nur per SMS",
    "text me, don't call",
)
NOT_THEN = {"Do not call before 9.": ("not before 9",), "ruf mich nicht vor 8 an": ("not before 8",)}


@pytest.mark.parametrize("text", TOLD_BY_A_COLLEAGUE)
def test_hours_that_a_colleague_passes_on_are_told(text: str) -> None:
    assert contact_wish(text).terms == TOLD_BY_A_COLLEAGUE[text]


@pytest.mark.parametrize("text", SAID)
def test_hours_ways_and_persons_are_told(text: str) -> None:
    wish = contact_wish(text)

    assert (wish.terms, wish.refuses) == (SAID[text], False)


@pytest.mark.parametrize("text", NO_WISH)
def test_hours_of_what_happened_are_no_wish(text: str) -> None:
    assert contact_wish(text) == ContactWish()


@pytest.mark.parametrize("text", REFUSED)
def test_a_refusal_is_told(text: str) -> None:
    assert contact_wish(text).refuses


@pytest.mark.parametrize("text", NOT_THERE)
def test_a_refusal_of_a_place_refuses_nothing_else(text: str) -> None:
    wish = contact_wish(text)

    assert (wish.terms, wish.refuses) == (NOT_THERE[text], False)


@pytest.mark.parametrize("text", NOTED)
def test_a_short_note_on_the_hours_is_told(text: str) -> None:
    assert contact_wish(text).terms == NOTED[text]


@pytest.mark.parametrize("text", NOT_THEN)
def test_a_refusal_before_an_hour_refuses_nothing_else(text: str) -> None:
    wish = contact_wish(text)

    assert (wish.terms, wish.refuses) == (NOT_THEN[text], False)


@pytest.mark.parametrize(("answer", "terms"), [("after 7", ("after 7",)), ("weekends only", ("only at weekends",)), ("maybe", ())])
def test_an_answer_to_the_question_needs_no_other_word(answer: str, terms: tuple[str, ...]) -> None:
    assert contact_wish(answer, answer=True).terms == terms


OWN_THREATS = (
    "I will burn that mosque down on Friday, I swear it.",
    "wir werden euch alle umbringen",
    "je vais tous vous tuer",
    "voy a matarlos a todos",
    "Ik maak jullie allemaal dood, ik steek de moskee in brand",
    "Сожгу вас всех в пятницу",
    "سأقتلكم جميعا يوم الجمعة",
    "hepinizi öldüreceğim",
)
TOLD_THREATS = (
    "My neighbour threatens to kill the family above.",
    "I am afraid he will kill me",
    "I will kill myself tonight",
    "He told me: I will shoot you all",
    "I think the neighbour will kill his wife tonight",
    "Mein Nachbar hat gesagt: ich bringe euch um",
    "Ich habe Angst, er bringt uns alle um",
    "Он сожжет мечеть в пятницу",
    "سيقتلنا جميعا يوم الجمعة",
    "Komşum hepimizi öldürecek",
    "A neighbour: we will burn them all tonight",
    'He wrote: "I will kill you all on Friday"',
)


@pytest.mark.parametrize("text", OWN_THREATS)
def test_who_threatens_in_their_own_name_is_told(text: str) -> None:
    assert own_threat(text, cues(text)) is OwnThreat.PLAIN


@pytest.mark.parametrize("text", TOLD_THREATS)
def test_who_tells_of_a_threat_does_not_threaten(text: str) -> None:
    assert own_threat(text, cues(text)) is OwnThreat.NONE


HELPERS = (
    "+49 171 5550199 ruft mich an, ich will aussteigen, aber nicht vor 10",
    "Please someone call me, I live next to him.",
    "I will testify against them tomorrow",
    "I'll be at the mosque on Friday, please come",
    "ik wil eruit, ik ga morgen naar de politie",
    "je veux sortir de ce groupe, je vais tout dire vendredi",
    "quiero salir del grupo, voy a contar todo el viernes",
    "bu gruptan çıkmak istiyorum, yarın polise gideceğim",
    "я хочу выйти из группы, я завтра пойду в полицию",
    "اريد ان اخرج من المجموعة، سأذهب إلى الشرطة غدا",
    "میں اس گروپ سے نکلنا چاہتا ہوں، میں کل پولیس کے پاس جاؤں گا",
    "אני רוצה לצאת מהקבוצה, אני אלך מחר למשטרה",
    "Help, we will all die here",
    "Help us, we will be attacked tonight",
    "We will be burned alive tonight",
    "I will bring you the gun he gave me",
)


@pytest.mark.parametrize("text", HELPERS)
def test_who_wants_out_or_asks_for_help_is_no_threatener(text: str) -> None:
    assert own_threat(text, cues(text)) is not OwnThreat.PLAIN


def test_a_threat_that_asks_to_be_rung_is_in_doubt() -> None:
    text = "I will burn that mosque down on Friday. Ring me back if you dare."

    assert own_threat(text, cues(text)) is OwnThreat.DOUBTFUL


@pytest.mark.parametrize(
    ("text", "calls"),
    [
        ("Everyone meet Friday 8pm at Quay Road, bring bats", True),
        ("Tout le monde vendredi 20h rue du Quai, apportez des battes", True),
        ("Iedereen vrijdag 20u op de kade, neem knuppels mee", True),
        ("Все в пятницу в 8 у мечети, берите биты", True),
        ("Someone posted: Everyone meet Friday 8pm at Quay Road, bring bats", False),
        ("They will burn the mosque tonight, please come", False),
        ("Come all to the mosque, they burn it, help us", False),
        ("Everyone meet Friday 8pm at Quay Road, bring bats. That is what they write. Please call me.", False),
    ],
)
def test_who_only_calls_others_to_act_is_told_from_who_warns(text: str, calls: bool) -> None:
    assert only_calls_others(text, cues(text)) is calls
