"""Names and homes of sources as notes tell of them, and what looks like them and stays in clear."""

from pathlib import Path

import pytest
from bench.hear.seals import clear_secrets, clear_text, lost_parts, plain_lines, texts, within_note

from tocsin.domain.report import Submission
from tocsin.ingest.sealing.hiding import MARK
from tocsin.ingest.sealing.seal import seal


def in_clear(text: str) -> str:
    return seal(Submission(key="1", channel="file", text=text)).text.replace(MARK, "#")


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("Witness Abdul Noori, 60 Canal Walk, Leeds. He saw it.", "Witness #, #. He saw it."),
        ("Anmelder Birthe Lund, Egevej 17, Odense. De truer.", "Anmelder #, #. De truer."),
        ("L'appelante s'appelle Solange Mbarga, elle habite 12 rue Pasteur, Toulouse.", "L'appelante s'appelle #, elle habite #."),
        ("Belster heet Saskia Bakker en woont op de Kastanjelaan 27, Tilburg.", "Belster heet # en woont op de #."),
        ("Llama Encarnación Ruiz, del barrio. Hay fuego.", "Llama #, del barrio. Hay fuego."),
        ("Peter N., a teacher at Northgate, told us of a list.", "#, a teacher at Northgate, told us of a list."),
        ("Соседка Галина Орлова (ул. Лесная, 4) слышала выстрелы.", "Соседка # (#) слышала выстрелы."),
        ("Note: neighbour Lydia Moor (first floor, Ahornweg 14) heard shots.", "Note: neighbour # (first floor, #) heard shots."),
        ("They came again. If I am out ask for my daughter Roxana.", "They came again. If I am out ask for my daughter #."),
        ("Rückruf erbeten, Name: Krüger, Annelie. Es brennt.", "Rückruf erbeten, Name: #. Es brennt."),
        ("Tack Ove, vi hör av oss.", "Tack #, vi hör av oss."),
        ("來電者自稱「阿美」，全名 Aminah Wulandari", "來電者自稱「#」，全名 #"),
        ("大田区の金子さん（折返し０３－００００－５５１４）より。", "大田区の#さん（折返し#）より。"),
        ("اسم من شیرین است و می‌ترسم.", "اسم من # است و می‌ترسم."),
    ],
)
def test_names_and_homes_that_notes_tell_of_sources_are_sealed(text: str, rest: str) -> None:
    assert in_clear(text) == rest


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("My home is 5 Elm Road and it is dark.", "My home is # and it is dark."),
        ("Jag bor på Björkvägen 4. Jonas Palm klottrade.", "Jag bor på #. Jonas Palm klottrade."),
        ("אני גרה ברחוב הזית 6. ראיתי אותם.", "אני גרה #. ראיתי אותם."),
        ("أسكن في شارع النخيل 15. رأيت رجلا قرب الكنيسة.", "أسكن في #. رأيت رجلا قرب الكنيسة."),
    ],
)
def test_a_home_ends_with_its_sentence(text: str, rest: str) -> None:
    assert in_clear(text) == rest


@pytest.mark.parametrize(
    "text",
    [
        "Marek Dolny rang me and shouted.",
        "The caller named Night Guard and Red Fist.",
        "The witness statement of the police is late. Witness Protection Programme staff came.",
        "Caller says the man is called Kevin Slade and lives at 4 Dock Street.",
        "Man reports losing his wallet.",
        "WE ASK FOR HELP, we need water.",
        "The suspect Patrick Mulder, who lives at 9 Beech Avenue, shouted.",
        "L'auteur du message habite rue du Port 6, selon la police.",
        "De verdachte Patrick Mulder woont aan de Beukenlaan 9.",
        "Podejrzany Marcin Bąk mieszka przy ul. Wesołej 10.",
        "Подозреваемый Олег Крюков живёт на улице Гагарина, 30.",
        'My husband\'s phone: "drive to the hall at seven, leave the bag, walk". It is late.',
        "В телефоне мужа: «в семь к синагоге, поставь сумку и уходи». Сейчас поздно.",
        "Caller: they are coming back tonight.",
        "L'appelante : « C'est M. Gantier, en dessous. Toute la semaine il crie. »",
        "Llama una señora: «El Gandía, el de abajo mío.»",
        "В заведении по адресу: ул. Новокосинская, д. 36, обнаружили бензин.",
        "Ring the landlord's office at Crane House and ask for Mr Tolley. Be polite.",
        "أنا عارف الناس دول.",
        "اسمي ما نقولوش. اللي ساكن معايا كرا كاميونيت",
        "Según El Faro, un colectivo llamó a denunciar el odio.",
        "Fire at 12 Mill Lane. Daniel Kowalczyk was arrested.",
    ],
)
def test_names_and_homes_of_others_stay(text: str) -> None:
    assert in_clear(text) == text


def test_names_homes_and_numbers_of_sources_are_sealed_in_twenty_languages(tmp_path: Path) -> None:
    read_texts = [(text, clear_text(text, tmp_path)) for text in texts()]
    assert sum(len(clear_secrets(text, clear)) for text, clear in read_texts) <= 0.13 * sum(len(text.seal) for text, _ in read_texts)
    assert sum(len(lost_parts(text, clear)) for text, clear in read_texts) <= 0.01 * sum(len(text.keep) for text, _ in read_texts)


def test_notes_about_others_stay_in_clear() -> None:
    notes = [text for line in plain_lines() for text in (line, within_note(line))]
    assert sum(in_clear(text) != text for text in notes) <= 0.05 * len(notes)
