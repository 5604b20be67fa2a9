"""Words in the names of columns, as people who keep tables of reports write them."""

from __future__ import annotations

import re

from tocsin.ingest.sealing.mail_headers import labels_sending

_TEXT = """
text message description comments comment narrative body content contents details report statement summary notes note remarks
story complaint translation original transcript caption msg nachricht beschreibung meldung inhalt texte contenu récit texto
mensaje descripción descripcion relato mensagem descrição tekst bericht omschrijving testo messaggio descrizione текст
сообщение описание комментарий النص رسالة الوصف تفاصيل metin mesaj açıklama متن پیام شرح
内容 文本 描述 消息 本文 내용 메시지 內容 訊息 說明 經過 申訴內容 通報内容 相談内容 obsah treść tartalom conteúdo contenido contenuto inhoud
innehåll indhold innhold sisältö sadržaj conținut περιγραφή κείμενο תוכן תיאור توضیحات विवरण বিবরণ
"""
_TITLE = "title subject headline heading titel titre título titulo titolo betreff objet asunto тема заголовок العنوان الموضوع başlık konu"
_ID = """
id uuid guid serial number nr num ref reference ticket # nummer kennung numéro numero número номер رقم sıra
"""
_TIME = """
time timestamp date datetime reported received created submitted sent posted published logged entered datum zeit
uhrzeit gemeldet eingang heure reçu fecha hora recibido data recebido дата время получено समय दिनांक সময় তারিখ التاريخ الوقت تاريخ tarih saat
"""
_HAPPENED = "occurred happened occurrence occurring tatzeit ereigniszeit survenu ocurrido ocorrido произошло olay"
_LANGUAGE = "language lang locale sprache langue idioma lingua taal язык لغة اللغة dil"
_CONTACT = """
contact phone telephone tel mobile cell whatsapp signal email mail caller callback informant reporter complainant
telefon handy kontakt anrufer téléphone contacto teléfono telefono contato телефон контакт почта هاتف الهاتف اتصال telefonu iletişim
"""
_CHANNEL = "channel medium kanal canal канал قناة"
_PRIORITY = "priority urgency priorität dringlichkeit priorité prioridad prioridade priorità приоритет срочность الأولوية öncelik"
_PLACE = """
location place address city town village district where ort adresse lieu endroit ville lugar ubicación dirección ciudad
local cidade luogo indirizzo место адрес город مكان الموقع المكان عنوان yer konum adres
"""
_LABEL = """
category categories type types tags tag label labels status disposition class split genre url link source kategorie
approved verified lat latitude lon lng longitude count
"""

ROLES: dict[str, frozenset[str]] = {
    "text": frozenset(_TEXT.split()),
    "title": frozenset(_TITLE.split()),
    "id": frozenset(_ID.split()),
    "time": frozenset(_TIME.split()),
    "happened": frozenset(_HAPPENED.split()),
    "language": frozenset(_LANGUAGE.split()),
    "contact": frozenset(_CONTACT.split()),
    "channel": frozenset(_CHANNEL.split()),
    "priority": frozenset(_PRIORITY.split()),
    "place": frozenset(_PLACE.split()),
    "label": frozenset(_LABEL.split()),
}
"""A column is likely of this part when its name has one of these words."""

EXACT: dict[str, frozenset[str]] = {
    **ROLES,
    "title": ROLES["title"] | {"incident", "what"},
    "happened": ROLES["happened"] | {"incident date", "date of incident", "event date", "date of event", "date occurred", "incident time"},
    "id": ROLES["id"] | {"report id", "case id", "case number", "ticket number"},
}
"""A column is surely of this part when its whole name is one of these."""

_OTHER_TIMES = """
scraped crawled retrieved exported downloaded extracted collected fetched indexed archived imported updated modified edited changed closed
resolved due deadline read delivered joined registered birth born dob last account expires expiry deleted end ended completed finished
aktualisiert geändert exportiert abgerufen geburtsdatum modifié exporté naissance actualizado modificado nacimiento aggiornato modificato
bijgewerkt gewijzigd изменено обновлено рождения güncellendi تحديث تعديل
"""
OTHER_TIMES = frozenset(_OTHER_TIMES.split())
"""Words in the names of columns of times that are not those of a report: of accounts, exports and later changes."""

_ONE_COLUMN = """
report reports warning warnings words bericht berichte meldungen warnung texte nachrichten rapport rapports signalement messages
textes informe informes mensajes textos relatos melding meldingen berichten rapporto segnalazione testi отчёт сообщения тексты звіт
повідомлення بلاغ بلاغات البلاغ تقرير التقرير رسائل نص rapor ihbar metinler mesajlar گزارش متن
"""
ONE_COLUMN = EXACT["text"] | EXACT["title"] | frozenset(_ONE_COLUMN.split())
"""Whole names of the only column of a table that holds the words of reports."""
_CAMEL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_WORD = re.compile(r"[^\W_]+|#")


def labels_time(name: str) -> bool:
    """Tell whether a label stands before the time of what is told, in any of the languages of headings."""
    return is_of("time", name) or is_of("happened", name) or labels_sending(name)


def tokens(name: str) -> tuple[str, ...]:
    """Return the words of a column's name in lower case, two for ``sourceUrl``."""
    return tuple(word.casefold() for word in _WORD.findall(_CAMEL.sub(" ", name)))


def is_of(role: str, name: str) -> bool:
    """Tell whether the name of a column has a word for this part of a report."""
    words = tokens(name)
    return is_exactly(role, name) or any(word in ROLES[role] for word in words)


def is_exactly(role: str, name: str) -> bool:
    """Tell whether the whole name of a column is that of this part of a report."""
    return " ".join(tokens(name)) in EXACT[role] or name.strip().casefold() in EXACT[role]
