"""Mails that were copied or saved as text from a program, with the header that it shows above each: from, sent, to, subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.dated_entries import times_of
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.message import Message
from tocsin.ingest.sealing.mail_headers import header_field, is_of_people, labels_sending
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.dates import Times

_OF_MAIL_SERVERS = re.compile(
    rb"(?im)^(?:received|return-path|message-id|mime-version|delivered-to|content-type|content-transfer-encoding|x-[a-z-]{2,40}):"
)
_PLAIN = frozenset(["from", "to", "cc", "bcc", "subject", "date", "reply-to"])
_RULE = re.compile(r"^[\s>]{0,9}(?:[-_=*]{5,200}|-{2,12}\s?[^-\n]{3,60}\s?-{2,12})\s*$")
_MAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}")
_BRACKETS = re.compile(r"\s{0,9}[<\[(][^<>\[\]()]{0,200}[>\])]?")
_LOOKED_AT = 8_192
_FEWEST_FIELDS = 3
_MOST_ABOVE = 15

Field = tuple[str, str]


@dataclass
class _Copied:
    """One mail: the fields of its header, and the lines below it."""

    header: list[Field] = field(default_factory=list)
    lines: list[str] = field(default_factory=list)


def read(source: InputSource) -> list[Message]:
    """Return each mail with its sender and time, and the words above the first one."""
    data = source.stream.whole(source.limits.document)
    text = encodings.decoder(encodings.legacy(data))(data)[0].replace("\r\n", "\n").replace("\r", "\n")
    times = times_of(text, Times("", zone_named(source.reading.zone or "UTC")))
    return [_message(mail, times) for mail in _mails(text.split("\n")) if mail.header or any(map(str.strip, mail.lines))]


def _mails(lines: Sequence[str]) -> list[_Copied]:
    """Return the mails in the lines of a text. The first has no header where words stand above the first header."""
    mails = [_Copied()]
    at = 0
    while at < len(lines):
        header = _header(lines, at)
        if header:
            mails.append(_Copied(header))
            at += len(header)
        else:
            if not _RULE.match(lines[at]):
                mails[-1].lines.append(lines[at])
            at += 1
    return mails


def _header(lines: Sequence[str], start: int) -> list[Field]:
    """Return the fields of the header that begins at a line. Empty when none does: it names people, a time, and something more."""
    fields: list[Field] = []
    for line in lines[start:]:
        pair = header_field(line)
        if pair is None:
            break
        fields.append(pair)
    has_time = any(labels_sending(label) and value for label, value in fields)
    has_people = any(is_of_people(label) for label, _ in fields)
    is_whole = len(fields) >= _FEWEST_FIELDS and has_time and has_people and (is_of_people(fields[0][0]) or labels_sending(fields[0][0]))
    return fields if is_whole else []


def _message(mail: _Copied, times: Times) -> Message:
    sender = next((value for label, value in mail.header if is_of_people(label)), "")
    stamp = next((value for label, value in mail.header if labels_sending(label) and value), "")
    subject = next((value for label, value in mail.header if not is_of_people(label) and not labels_sending(label)), "")
    moment, assumed = times.within(stamp)
    name = _BRACKETS.sub("", sender).strip(" \"';,")
    return Message(
        name or sender,
        "\n\n".join(filter(None, [subject, "\n".join(mail.lines).strip()])),
        moment,
        contact=", ".join(_MAIL.findall(sender)),
        facts=tuple((label, value) for label, value in mail.header if value not in ("", sender)),
        own=not mail.header,
        assumed=assumed,
        sealed=(sender,) if sender else (),
    )


def _are_copied(head: FileHead) -> bool:
    """Tell mails by a header near the beginning that no server wrote: it says "sent", is not in English, or is one of several."""
    start = head.bare[:_LOOKED_AT]
    if _OF_MAIL_SERVERS.search(start):
        return False
    text = encodings.decoder(encodings.legacy(start))(start)[0].replace("\r\n", "\n").replace("\r", "\n")
    lines = text.split("\n")
    headers = list(_headers(lines))
    above = sum(bool(line.strip()) for line in lines[: headers[0][0]]) if headers else 0
    labels = [label.lower() for _, header in headers for label, _ in header]
    return bool(headers) and above <= _MOST_ABOVE and (len(headers) > 1 or not _PLAIN.issuperset(labels))


def _headers(lines: Sequence[str]) -> Iterator[tuple[int, list[Field]]]:
    at = 0
    while at < len(lines):
        header = _header(lines, at)
        if header:
            yield at, header
        at += len(header) or 1


FORMATS = (chat_format("copied-mails", "email", read, _are_copied),)
