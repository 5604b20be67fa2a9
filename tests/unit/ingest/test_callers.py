"""Names that callers say of themselves, in texts that nobody laid out."""

from __future__ import annotations

import pytest

from tocsin.domain.report import Submission
from tocsin.ingest.sealing.callers import callers
from tocsin.ingest.sealing.introductions import introduced
from tocsin.ingest.sealing.seal import seal

THEN = " There is a man with a knife near the school."
NAMES = {
    "Ann Lee": "I am {}, | I'm {} from Harrow. | This is {} speaking. | {} here. | {} here from Harrow."
    "| Hello, I am {}. | Good morning this is {}, | Please call {} back. | Ask for {}.",
    "Pieter Jansen": "U spreekt met {}. | Goedemiddag, met {}. | Ik ben {}. "
    "| Bel {} terug. | Contactpersoon / {}. | Contactpersoon {}. | Vraag naar {}.",
    "Anna Müller": "Hier spricht {}. | Guten Tag, hier ist {}, | Ich bin {}. | Ansprechpartnerin ist {}. | Bitte rufen Sie {} an.",
    "Jean Dupont": "Je suis {}, | Ici {}, | {} à l'appareil. | Rappelez {}.",
    "Ana Pérez": "Soy {}, | Habla {}. | Sono {}, | Fala {}. | Pregunte por {}.",
    "Ahmet Yılmaz": "Ben {}, | İsmim {}. | Adım {}. | Benim adım {}.",
    "Иван Петров": "Я {}, | Это {}, | Здравствуйте, говорит {}. | Меня зовут {}.",
    "Jan Kowalski": "Jestem {}, | Tu {}, | Mam na imię {}. | Jsem {}, | Jag är {}, | Jeg er {}. | Olen {}, | Ja sam {}, | Quhem {}.",
    "محمد علي": "معك {}. | اسمي {}. | نام من {}، | میرا نام {}۔ | میرا نام {} ہے۔ | اسمي {} وأسكن قرب المدرسة. | نام من {} است.",
    "דוד לוי": "מדבר {}. | שמי {}.",
    "李小明": "我叫{}。",
    "田中太郎": "{}と申します。",
    "김철수": "제 이름은 {}입니다.",
}


@pytest.mark.parametrize(("name", "text"), [(name, text.strip()) for name, texts in NAMES.items() for text in texts.split("|")])
def test_a_caller_who_says_who_they_are_is_sealed_and_nothing_else(name: str, text: str) -> None:
    sealed = seal(Submission("k", "file", text.format(name) + THEN))

    assert sealed.text == text.format("[sealed contact]") + THEN
    assert name in sealed.contact


@pytest.mark.parametrize(
    "text",
    [
        "I am British Muslim.",
        "I am afraid of Marek Dolny.",
        "He shouted. This is Marek Dolny, my nephew.",
        "Marek Dolny here in the street shouted at us.",
        "This is London Bridge, near the station.",
        "I am a neighbour of Marek Dolny.",
        "We call Marek Dolny Uncle.",
        "Ich bin Deutscher Staatsbürger.",
        "Ik ben van de moskee. Marek Dolny komt vrijdag.",
        "Contact the police.",
        "أنا خائف جدا.",
        "هذا اسم من القائمة القديمة.",
        "وہ میرا نام لے کر گالی دے رہا تھا۔",
        "私は学生です。",
        "我叫救护车。",
    ],
)
def test_people_whom_a_warning_is_about_and_descriptions_stay(text: str) -> None:
    assert [*callers(text), *introduced(text)] == []
