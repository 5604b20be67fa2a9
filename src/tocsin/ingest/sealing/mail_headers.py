"""People in the headers of mails that stand within a text, as programs put them above a forwarded or answered mail in any language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from tocsin.ingest.sealing.contact_words import fold, is_placeholder

_PEOPLE_WORDS = """
from von de da van od от від з из מאת från fra lähettäjä feladó kimden gönderen 差出人 发件人 发件者 寄件者 寄件人
보낸사람 보낸_사람 από expéditeur mittente afzender remitente remetente absender odesílatel odosielateľ nadawca
pošiljatelj pošiljatel šalje saatja no nuo siuntėjas sūtītājs dari từ จาก प्रेषक از من expeditor подател to an à a para
aan naar komu pre do кому إلى الى אל till til vastaanottaja címzett kime alıcı 宛先 收件人 받는사람 받는_사람 προς
către за prima kepada đến ถึง প্রতি को به destinataire destinatario destinatário geadresseerde empfänger příjemce
príjemca adresat odbiorca primatelj получатель одержувач mottaker modtager mottagare cc bcc kopie kopia копия копія
kopio másolatot_kap bilgi cco cci blindkopie נמען עותק نسخة רפ κοιν κοινοποίηση 抄送 副本 참조 reply_to antwort_an
répondre_à
"""
_SENT_WORDS = """
sent date gesendet datum envoyé enviado enviada_em enviado_el fecha inviato data verzonden odesláno odoslané poslano poslato sendt skickat
lähetetty elküldve küldve dátum gönderildi gönderilme tarih 送信日時 日付 发送时间 日期 寄件日期 보낸날짜 보낸_날짜 날짜 στάλθηκε ημερομηνία
trimis wysłano wysłane отправлено дата надіслано изпратено послато tanggal dikirim ngày วันที่ تاريخ التاريخ ارسال נשלח תאריך date_sent
sendt_dato saadetud kuupäev nosūtīts išsiųsta
"""
_OTHER_WORDS = """
subject betreff objet asunto oggetto assunto onderwerp předmět predmet emne ämne aihe tárgy konu 件名 主旨 主题 제목 θέμα subiect temat тема
относно perihal chủ_đề เรื่อง الموضوع موضوع נושא teema temats tema sujet
"""
_PEOPLE = frozenset(fold(word) for word in _PEOPLE_WORDS.split())
_SENT = frozenset(fold(word) for word in _SENT_WORDS.split())
_OTHERS = _SENT | frozenset(fold(word) for word in _OTHER_WORDS.split())
_FURTHER = frozenset(
    fold(word)
    for word in """
    attachments attachment anlagen anhang anhänge pièces_jointes pièce_jointe adjuntos datos_adjuntos anexos allegati bijlagen załączniki
    přílohy bilagor vedlegg vedhæftede_filer liitteet importance wichtigkeit importancia importance prioriteit priorität priority priorité
    вложения вложение مرفقات קבצים_מצורפים 附件 添付ファイル 첨부파일 categories kategorien
    """.split()  # noqa: SIM905 - a list of words
)
_LINE = re.compile(r"^[ \t>*|]{0,20}([^\n:：]{1,24}?)\*?[ \u00a0]{0,3}[:：][*]?[ \t\u00a0]{0,9}(\S[^\n]{0,400})?$")
_ADDRESS = re.compile(r"<[^<>\n]{0,200}>|\[[^\[\]\n]{0,200}\]|\([^()\n]{0,200}@[^()\n]{0,100}\)")
_NEAR = 5
_LONGEST = 20_000
_LONGEST_NAME = 80
_SHORTEST_NAME = 3


def labels_sending(label: str) -> bool:
    """Tell whether a label is that of the time in the header of a mail, in any language."""
    return fold(label.strip(" \u00a0*>|").replace(" ", "_")) in _SENT


def people_of_headers(text: str, facts: Iterable[tuple[str, str]] = ()) -> Iterator[str]:
    """Yield the names of senders and receivers in the headers of mails in a text, or in the facts that such a header became.

    A header is a line of people with another field of a mail, such as its time, within a few lines.
    """
    fields = [(_label(name), value) for name, value in facts if len(name) <= _LONGEST_NAME]
    if _are_header([name for name, _ in fields]):
        yield from (name for label, value in fields if label in _PEOPLE for name in _names(value))
    if "\n" not in text or len(text) > _LONGEST or not (":" in text or "\uff1a" in text):
        return
    lines = [_LINE.match(line) for line in text.split("\n")]
    labels = [fold(match[1]) if match else "" for match in lines]
    for at, match in enumerate(lines):
        if match and match[2] and labels[at] in _PEOPLE and _are_header(labels[max(0, at - _NEAR) : at + _NEAR + 1]):
            yield from _names(match[2])


@lru_cache(1 << 12)
def _label(name: str) -> str:
    """Return the folded name of a field. The rows of a table have the same fields."""
    return fold(name)


def _are_header(labels: list[str]) -> bool:
    return any(label in _PEOPLE for label in labels) and any(label in _OTHERS for label in labels)


def _names(value: str) -> Iterator[str]:
    """Yield the names in a field of people: as they stand, and with the first name before the last where a comma divides them."""
    for part in _ADDRESS.sub(";", value).split(";"):
        name = part.strip(" \t\"'*,")
        if len(name) < _SHORTEST_NAME or len(name) > _LONGEST_NAME or "@" in name or "[" in name or is_placeholder(name):
            continue
        if not any(map(str.isalpha, name)):
            continue
        yield name
        last, comma, first = name.partition(", ")
        if comma and "," not in first:
            yield f"{first} {last}"


def header_field(line: str) -> tuple[str, str] | None:
    """Return the label and the value of a line in the header of a mail, in any language. None for any other line."""
    match = _LINE.match(line)
    if match is None or fold(match[1].strip(" *").replace(" ", "_")) not in _PEOPLE | _OTHERS | _FURTHER:
        return None
    return match[1].strip(" *"), (match[2] or "").strip(" *")


def is_of_people(label: str) -> bool:
    """Tell whether a label is that of senders or receivers in the header of a mail, in any language."""
    return fold(label.replace(" ", "_")) in _PEOPLE
