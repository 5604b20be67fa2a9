"""Sealing of a report: names and addresses beside contacts, headings of over 30 languages, whose a contact is."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pytest
from bench.hear.headings import FORMS, OPEN, SECRET, clear_cells, sheets

from tests.unit.ingest.importing import accepted, hear
from tocsin.domain.report import Submission
from tocsin.ingest import read
from tocsin.ingest.sealing.hiding import MARK
from tocsin.ingest.sealing.name_parts import parts_of_names
from tocsin.ingest.sealing.seal import seal

LONG = "The council met on Monday to speak about the new bridge over the river, and many people came. " * 8


@pytest.mark.parametrize("form", FORMS)
def test_sources_are_sealed_under_any_heading(tmp_path: Path, form: str) -> None:
    clear = {(sheet.language, name): cells for sheet in sheets() for name, cells in clear_cells(sheet, form, tmp_path).items()}
    assert {key: cells for key, cells in clear.items() if key[1] in SECRET and cells} == {}


def test_places_and_texts_under_their_own_headings_stay_in_clear(tmp_path: Path) -> None:
    assert [(sheet.language, name) for sheet in sheets() for name in OPEN if len(clear_cells(sheet, "own", tmp_path)[name]) < 3] == []


@pytest.mark.parametrize(
    "line",
    [
        "Nadia Shtern <n@example.org>",
        "Надія Щербак <n@example.org>",
        "יוסף אבו-רומי, 054-000-8832",
        "Siobhan Ní Bhriain +353 85 000 0771",
        "2026-09-13T23:15:00+02:00 Begoña Ibáñez (600 000 412): they came back",
        "De : Anaïs Lefèvre-Noël <anais@example.org>",
        "박준호\n전화: +82 10 0000 0187",
        "Tel.: 030 1234567\nLindenweg 4, 20095 Hamburg",
        "They come.\n\nMit freundlichen Grüßen\nJana Köster",
    ],
)
def test_names_and_homes_beside_a_contact_are_sealed(line: str) -> None:
    report = seal(Submission("k", "file", line))
    secrets = ("Nadia", "Shtern", "Щербак", "אבו-רומי", "Bhriain", "Ibáñez", "Lefèvre", "박준호", "Lindenweg", "Köster", "600 000", "@")
    assert not [secret for secret in secrets if secret in report.text]
    assert MARK in report.text


@pytest.mark.parametrize(
    "text", ["Subject: Old Bridge\nThe gang met at 12:30", "Meet at Old Bridge\nBring stones", "Bilbao, muelle de Ripa"]
)
def test_words_without_a_contact_beside_them_stay(text: str) -> None:
    assert seal(Submission("k", "file", text)).text == text


@pytest.mark.parametrize("name", ["i. A. Ludmilla Fensterbusch", "pp Dora Quill", "b/a Ronald Visbeen", "p.o. Anaïs Lefèvre"])
def test_who_signs_for_somebody_else_is_sealed(name: str) -> None:
    text = seal(Submission("k", "file", f"Please check.\n\nKind regards\n{name}\nTel.: 030 23125-118")).text
    assert name.split()[-1] not in text


@pytest.mark.parametrize("name", ["dhr. Bram de Wit", "Jan van den Berg", "Marta de la Cruz"])
def test_a_surname_behind_particles_is_sealed_whole(name: str) -> None:
    text = seal(Submission("k", "file", f"We spoke about it yesterday, call {name} (b.dewit@example.org)")).text
    assert not any(word in text for word in name.split() if word[0].isupper())


@pytest.mark.parametrize(
    "text",
    [
        "Mijn broer Wouter Hoekstra heeft een mes gekocht, zegt ze. 06 5550 1111",
        "My uncle Wouter Hoekstra bought a knife, says he. Ring 020 7946 0412",
    ],
)
def test_a_relation_in_a_sentence_before_that_of_a_number_stays(text: str) -> None:
    assert "Wouter Hoekstra" in seal(Submission("k", "file", text)).text


def test_a_label_before_a_contact_stays_in_clear() -> None:
    assert seal(Submission("k", "file", "Meine Mail: a@example.org")).text == f"Meine Mail: {MARK}"


def test_a_mail_to_its_own_sender_and_to_others_of_its_domain_leaves_the_sender_nowhere(tmp_path: Path) -> None:
    mail = (
        "From: Info <info@example.com>\nTo: Info <info@example.com>, desk | [x] <kohl@example.com>\nMessage-ID: <info@example.com>\n"
        "Date: Tue, 8 Dec 2015 09:29:41 +0100\nSubject: They come\n\nTonight.\n"
    )
    [report] = accepted(hear(tmp_path, mail, "a.eml"))
    facts = dict(report.facts)
    assert "info@example.com" not in " ".join(facts.values())
    assert "kohl@example.com" in facts["to"]


def test_words_that_call_a_sealed_member_of_a_chat_stay_however_often_a_report_is_sealed() -> None:
    report = Submission("k", "chat", "gromwald: they will come on Monday", contact="tindra_x")
    once = seal(report, ["gromwald"])
    assert once.text == seal(once, ["gromwald"]).text == f"{MARK}: they will come on Monday"


def test_a_number_in_the_prose_of_a_long_text_is_sealed_and_reaches_nobody() -> None:
    report = seal(Submission("k", "file", f"{LONG}Readers may call the council on 020 7946 0991 to hear more about it. {LONG}"))
    assert "7946" not in report.text
    assert report.contact == ""
    assert report.sealed == "020 7946 0991"


def test_a_number_under_a_long_letter_reaches_its_writer() -> None:
    report = seal(Submission("k", "file", f"{LONG}\n\nYours sincerely\nPriya Nair\n020 7946 0991"))
    assert report.contact == "020 7946 0991, Priya Nair"
    assert "Nair" not in report.text


def test_a_handle_made_of_the_name_of_a_source_is_sealed_and_others_stay() -> None:
    report = seal(Submission("k", "chat", "ask @callum_reedy9, not @white_fist", contact="Callum Reedy"))
    assert report.text == f"ask {MARK}, not @white_fist"


def test_the_sender_of_a_chat_is_sealed_in_the_whole_archive(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "WhatsApp Chat with Samira Kettler.zip", "w") as archive:
        archive.writestr("IMG-1 Samira Kettler.jpg", b"\xff\xd8\xff\xe0 picture")
        archive.writestr("chat.txt", "01/02/2024, 10:15 - Samira Kettler: they come\n01/02/2024, 10:16 - Samira Kettler: tonight\n")
    reports = accepted(list(read(tmp_path / "WhatsApp Chat with Samira Kettler.zip")))
    assert len(reports) == 3
    assert "Kettler" not in repr([(report.text, report.where, report.unread, report.facts) for report in reports])


def test_a_channel_is_no_source_and_a_member_named_later_is_sealed_at_once(tmp_path: Path) -> None:
    def export(kind: str, first: str) -> str:
        messages = [
            {"id": 1, "type": "message", "date_unixtime": "1700000000", "from": first, "text": "ask Imogen Pratt"},
            {"id": 2, "type": "message", "date_unixtime": "1700000060", "from": "Imogen Pratt", "from_id": "user1", "text": "yes"},
        ]
        return json.dumps({"name": "Town News", "type": kind, "id": 7, "messages": messages})

    channel = accepted(hear(tmp_path, export("public_channel", "Town News"), "c.json"))
    group = accepted(hear(tmp_path, export("private_group", "Ann Lee"), "g.json"))
    assert channel[0].contact == ""
    assert ("chat", "Town News") in channel[0].facts
    assert group[0].text == f"ask {MARK}"


def test_words_behind_a_comma_of_arabic_are_no_name_before_a_contact() -> None:
    report = Submission(key="a", channel="call", text="المختار طلب منا نقوداً، راسلوني على witness.a@example.iq بعد المغرب", where="a")
    assert "راسلوني على" in seal(report).text


@pytest.mark.parametrize(
    "line",
    [
        "My name is Lavinia Drumgoole and I saw it.",
        "Guten Tag, ich heiße Eckhart Pfriem. Man droht uns.",
        "Je m'appelle Apolline Verdier, on nous menace.",
        "Меня зовут Стужа Ледова, нам угрожают.",
        "Nazywam się Dobromiła Wrzos.",
    ],
)
def test_the_name_by_which_a_source_introduces_themselves_is_sealed(line: str) -> None:
    name = next(
        name for name in ("Lavinia Drumgoole", "Eckhart Pfriem", "Apolline Verdier", "Стужа Ледова", "Dobromiła Wrzos") if name in line
    )
    sealed = seal(Submission(key="k", channel="file", text=line, where="notes.txt"))
    assert name not in sealed.text
    assert name in sealed.contact


@pytest.mark.parametrize("label", ["tel.", "Telefon", "phone", "Tel:", "e-mail", "телефон"])
def test_a_name_before_a_labelled_number_is_sealed_within_a_long_line(label: str) -> None:
    text = f"Dana 17. svibnja 2023. u 14:05 javila se Jagoda Mlinarić, {label} 091 555 0177. Netko je napisao prijetnju na vrata kuće."
    sealed = seal(Submission(key="k", channel="file", text=text, where="notes.txt"))
    assert "Mlinarić" not in sealed.text
    assert "napisao prijetnju na vrata" in sealed.text


SIGNED = {
    "They will burn the hall. Yours, Hannah Brook, 12 Mill Lane, Harrow": ("Hannah Brook", "12 Mill Lane, Harrow"),
    "They come.\nYours,\nHannah Brook, 12 Mill Lane, Harrow": ("Hannah Brook", "12 Mill Lane, Harrow"),
    "Mit freundlichen Grüßen, Jana Köster, Lindenweg 4, 20095 Hamburg": ("Jana Köster", "Lindenweg 4, 20095 Hamburg"),
    "Kind regards  Ann  Lee,  Flat 3": ("Ann  Lee", "Flat 3"),
    "С уважением, Иван Петров, ул. Ленина 5, Омск": ("Иван Петров", "ул. Ленина 5, Омск"),
    "Ik woon Lindelaan 12, Utrecht en hoor hem": ("Lindelaan 12, Utrecht",),
    "I live at 12 Mill Lane, Harrow and Peter came": ("12 Mill Lane, Harrow",),
    "Ich wohne in der Lindenstraße 12, 20095 Hamburg. Er droht.": ("Lindenstraße 12, 20095 Hamburg",),
    "J'habite au 12 rue de la Paix à Paris, il crie": ("12 rue de la Paix à Paris",),
    "Vivo en Calle Mayor 12, Madrid": ("Calle Mayor 12, Madrid",),
    "Abito in via Roma 12, Milano": ("via Roma 12, Milano",),
    "Moro na Rua das Flores 12, Lisboa": ("Rua das Flores 12, Lisboa",),
    "Mieszkam przy ul. Długiej 5, Warszawa": ("ul. Długiej 5, Warszawa",),
    "Я живу на улице Ленина, дом 5, Омск": ("улице Ленина, дом 5, Омск",),
    "أسكن في شارع النصر 12، القاهرة": ("شارع النصر 12",),
}


@pytest.mark.parametrize("text", SIGNED)
def test_names_and_homes_that_a_source_states_of_itself_are_sealed(text: str) -> None:
    report = seal(Submission("k", "file", text))
    assert [secret for secret in SIGNED[text] if secret in report.text or " ".join(secret.split()) not in report.contact] == []


@pytest.mark.parametrize(
    "text",
    [
        "Ik woon al 12 jaar in Utrecht",
        "I live in Harrow",
        "I live 12 miles from London",
        "Ich wohne mit 3 Kindern in Köln",
        "Regards, New comments came up on the forum yesterday",
        "Thanks, they come. Best wishes",
        "فقط، هو قال ذلك",
    ],
)
def test_words_about_a_life_or_behind_thanks_stay(text: str) -> None:
    assert seal(Submission("k", "file", text)).text == text


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Von: Pankraz Kühnel [mailto:p@x.example]\nGesendet: 4. April 2024\nAn: Gruber, Ludmilla", ["Pankraz Kühnel", "Gruber, Ludmilla"]),
        ("> De : Maison Verte\n> Envoyé : mercredi 3 avril 2024 23:40\n> Objet : Coupure\n\nLe texte", ["Maison Verte"]),
        ("От: Анна Белова\nДата: 3 марта 2024\nКому: Дежурный\nТема: Окна\n\nТекст", ["Анна Белова", "Дежурный"]),
        ("发件人: 王小明\n发送时间: 2024年3月3日\n主题: 通知\n\n内容", ["王小明"]),
        ("14/03/2024 10h20 Llama: Eufemia Tordo\nDice que tiran piedras", ["Eufemia Tordo"]),
        ("Minutes\n\nFrau Sauerbruch\nIm Keller stehen Parolen.", ["Frau Sauerbruch"]),
        ("note: the source is Ottavia Brackwater, ring after six", ["Ottavia Brackwater"]),
        ("They came at night.\n\nE. Pfriem, Tel. 0228 5550 144", ["E. Pfriem"]),
        ("Saa nane (14:05). Mpigaji: Bi. Rehema Pwani, 0713 555 016. Anasema majirani wanamsengenya na kumtishia.", ["Rehema Pwani"]),
        ("entry: {vorname: Gundula, nachname: Eibisch, tel: '0341 5550 166'}", ["Gundula", "Eibisch", "0341 5550 166"]),
    ],
)  # fmt: skip
def test_people_in_headers_lines_and_pairs_are_sealed(text: str, names: list[str]) -> None:
    sealed = seal(Submission(key="k", channel="file", text=text, where="w"))
    assert [name for name in names if name in sealed.text] == []
    assert [name for name in names if name not in f"{sealed.contact}, {sealed.sealed}"] == []


def test_a_word_for_a_hidden_name_is_no_contact(tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(
        "tarih,açıklama,arayan\n2025-05-01,Kapıda bağırdılar ve kaçtılar,gizli\n2025-05-02,Camı kırdılar ve gittiler,Ayşe Kara\n", "utf-8"
    )
    hidden, named = [item for item in read(path) if isinstance(item, Submission)]
    assert (hidden.contact, named.contact) == ("", "Ayşe Kara")
    assert hidden.sealed == "gizli"


def test_words_with_a_colon_are_no_header_of_a_mail() -> None:
    text = "To: the point\nThey said: Burn it down\nFor: everybody here"
    assert seal(Submission(key="k", channel="file", text=text, where="w")).text == text


def test_a_first_name_that_is_an_everyday_word_is_sealed_where_somebody_is_called_by_it() -> None:
    texts = ["Thanks Grace, see you", "they will come", "Hope, are you there?", "we hope so"]
    assert list(parts_of_names(["Grace Muller", "Will Hart", "Hope Lane"], texts)) == ["Grace", "Muller", "Hart", "Hope"]


@pytest.mark.parametrize("text", ["Caller: {}. There is a man.", "Caller: {}, there is a man.", "Melder: {}. Er kommt am Freitag."])
def test_a_sentence_behind_a_labelled_name_stays(text: str) -> None:
    sealed = seal(Submission("k", "file", text.format("Ann Lee")))

    assert sealed.text == text.format("[sealed contact]")
    assert sealed.contact == "Ann Lee"


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        ("name: Cookie\nvalue: session=f81d4fae7dec\nname: Accept", ()),
        ("GET /thread/9 HTTP/1.1\nHost: forum.example\nAuthorization: Bearer f81d4fae7dec", ()),
        ("They come on Friday.", (("request.headers", "name: set-cookie\nvalue: id=f81d4fae7dec; Path=/"),)),
        ("They come on Friday.", (("account.access_token", "f81d4fae7dec"),)),
    ],
)
def test_what_opens_an_account_is_sealed(text: str, facts: tuple[tuple[str, str], ...]) -> None:
    sealed = seal(Submission("k", "file", text, facts=facts))
    assert "f81d4fae7dec" not in "\n".join([sealed.text, *(value for _, value in sealed.facts)])
    assert "f81d4fae7dec" in sealed.sealed + sealed.contact


@pytest.mark.parametrize(
    "text", ["The cookie: a big one with nuts", "The authorization of the march was refused", "Access token of the gym: blue"]
)
def test_a_sentence_about_a_cookie_or_key_stays(text: str) -> None:
    assert seal(Submission("k", "file", text)).text == text


@pytest.mark.parametrize(
    "heading", ["Opgenomen door", "Entgegengenommen von", "Noté par", "Recibido por", "Принял", "Teslim alan", "المستلم"]
)
def test_who_took_a_call_is_no_source_of_it(heading: str) -> None:
    report = seal(Submission("k", "file", "Somebody counts who leaves the hall", facts=((heading, "Cato"),)))

    assert (report.contact, dict(report.facts)[heading]) == ("", "Cato")
