from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.matching.surroundings import block_starts, left_alone
from tocsin.matching.threat_cues import WORD_TESTS, cues, is_urgent
from tocsin.matching.tokens import plain_words

THREATS = {
    "en": "He will burn the mosque on Friday.",
    "de": "Er zündet am Freitag die Moschee an.",
    "nl": "Hij steekt vrijdag de moskee in brand.",
    "fr": "Il va brûler la mosquée vendredi.",
    "es": "Va a quemar la mezquita el viernes.",
    "tr": "Cuma günü camiyi yakacak.",
    "ru": "Он в пятницу сожжёт мечеть.",
    "ar": "سيحرق المسجد يوم الجمعة.",
    "ur": "وہ جمعہ کو مسجد جلا دے گا۔",
}
BEFORE = {
    "en": ["Good morning, ", "What happened: ", "My name is Joan Whitlock, tel. 020 7946 0815. "],
    "de": ["Guten Morgen, ", "Was ist passiert: ", "Hier ist Petra Lohse, Tel. 0151 20304050. "],
    "nl": ["Goedemorgen, ", "Wat is er gebeurd: ", "Met Pieter Vos, tel. 020 5551234. "],
    "fr": ["Bonjour, ", "Ce qui s'est passé : ", "Ici Julien Petit, tél. 01 99 00 45 67. "],
    "es": ["Buenos días, ", "Qué pasó: ", "Me llamo Pedro Sanz, tel. 911 234 567. "],
    "tr": ["Günaydın, ", "Ne oldu: ", "Adım Murat Şahin, tel. 0212 555 01 23. "],
    "ru": ["Доброе утро, ", "Что случилось: ", "Меня зовут Анна Белова, тел. 8 495 123-45-67. "],
    "ar": ["صباح الخير، ", "ماذا حدث: ", "اسمي كريم حداد، هاتف 0501234567. "],
    "ur": ["السلام علیکم، ", "کیا ہوا: ", "میرا نام ندیم ملک ہے، فون 0321 7654321۔ "],
}
AFTER = {
    "en": [" Please ring me back.", " Please do not ring me back.", " Police informed 01:18.", "\n\nKind regards\nJoan Whitlock"],
    "de": [
        " Bitte auf keinen Fall zurückrufen.",
        " Polizei 01:18 verständigt.",
        "\n\nViele Grüße\nAnna Reh",
    ],
    "nl": [" Niet terugbellen alstublieft.", " Bel me niet.", " Politie 01:18 ingelicht.", "\n\nMet vriendelijke groet\nMarja de Bruin"],
    "fr": [" Ne me rappelez pas.", " Rappelez-moi s'il vous plaît.", " Police prévenue à 01h18.", "\n\nCordialement\nClaire Morel"],
    "es": [" No me llamen por favor.", " Llámenme por favor.", " Policía avisada a la 01:18.", "\n\nUn saludo\nMarta Gil"],
    "tr": [" Saat 19'dan sonra beni arayın.", " Polis arandı.", "\n\nSaygılarımla\nAyşe Kaya"],
    "ru": [" Не перезванивайте мне.", " Полицию вызвали.", "\n\nС уважением\nАнна Белова"],
    "ar": [" لا تتصلوا بي.", " اتصلنا بالشرطة.", "\n\nمع التحية\nسعاد منصور"],
    "ur": [" مجھے فون مت کریں۔", " پولیس کو بتا دیا ہے۔"],
}
ANYWHERE = [" https://t.me/kanal88", " (0341 998 1204)", " ([sealed contact])", ""]
STAMPS = ["[29.11.2026, 21:50] ", "2026-11-29 21:50 - ", "29.11.26, 21:50 - Max: ", "[sealed contact], tel. [sealed contact]: ", ""]


def words(text: str) -> list[str]:
    return [word.word for word in plain_words(text)]


@st.composite
def surrounded(draw: st.DrawFn) -> tuple[str, str]:
    """Return a threat, and the same with a stamp, words before it, words after it, and a link or a number."""
    language = draw(st.sampled_from(sorted(THREATS)))
    before, after = draw(st.sampled_from(BEFORE[language])), draw(st.sampled_from(AFTER[language]))
    alone = THREATS[language]
    return alone, draw(st.sampled_from(STAMPS)) + before + alone + draw(st.sampled_from(ANYWHERE)) + after


@given(surrounded())
def test_what_stands_around_a_warning_is_left_out(texts: tuple[str, str]) -> None:
    alone, around = texts

    read = left_alone(around, WORD_TESTS)

    assert words(read) == words(alone)
    assert len(read) == len(around)
    assert all(kept in (written, " ") for kept, written in zip(read, around, strict=True))


@pytest.mark.parametrize("language", sorted(THREATS))
def test_a_threat_is_urgent_in_each_context(language: str) -> None:
    texts = [before + THREATS[language] + after for before in BEFORE[language] for after in AFTER[language]]

    assert all(is_urgent(cues(text)) for text in (THREATS[language], *texts))


@pytest.mark.parametrize(
    "text",
    [
        "Call me back or I will kill you.",
        "Hello, I have a bomb.",
        "He said: tonight.",
        "Film: the bomb goes off at noon.",
        "The police have been told that he will stab them.",
        "Thanks for everything, look after Mum.",
    ],
)
def test_words_that_bear_on_a_warning_stay(text: str) -> None:
    assert set(words(text)) - set(words(left_alone(text, WORD_TESTS))) <= {"hello"}


def test_lines_of_a_mail_head_are_left_out_and_the_letter_stays() -> None:
    text = "From: Sam <sam@example.org>\nTo: desk@example.org\nSubject: Friday\n\nHe will burn it."

    assert words(left_alone(text, WORD_TESTS)) == words("Friday He will burn it")


def test_each_entry_of_a_log_and_each_paragraph_is_a_block() -> None:
    assert block_starts("21:40 One.\n21:50 Two.\n\nThree.") == [0, 11, 23]
    assert block_starts("21:40 One.\nTwo.") == [0]


@pytest.mark.parametrize(
    "text",
    [
        "21:40 Line checked, all well.\n21:50 He will burn the mosque on Friday.\n22:15 Wrong number.",
        "22:05 The museum asks about a film on the war.\n22:20 He will burn the mosque on Friday.\n22:40 Handover done.",
        "Protocol\n\nsee attachment\n\nHer tenant announced that he will blow up the town hall on Friday.\n\nPlace\nTown hall",
    ],
)
def test_a_threat_among_other_entries_is_urgent(text: str) -> None:
    assert is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "Sofie Baeten, ex-man Guido Lens dreigt haar dood te schieten.",
        "Ann Lee, her ex-husband Tom Hill threatens to shoot her dead.",
        "Marie Petit, son ex-mari Luc Morel menace de la tuer.",
    ],
)
def test_the_name_of_a_caller_before_a_comma_weakens_no_threat(text: str) -> None:
    assert is_urgent(cues(text))
