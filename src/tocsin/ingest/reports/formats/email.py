"""E-mail: one message, one report. Attachments are attached, and their text is read with the message."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from email import message_from_bytes, policy
from email.message import Message as Mail
from email.utils import getaddresses

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment, Submission
from tocsin.ingest import encodings
from tocsin.ingest.leftovers import may_hold_words, missing, words
from tocsin.ingest.limits import Limits
from tocsin.ingest.loss_check import LossCheck, summary
from tocsin.ingest.quoted_text import FORWARDED
from tocsin.ingest.raw_mail import mail_strings
from tocsin.ingest.raw_markup import is_page
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.html import charset, page
from tocsin.ingest.reports.keys import content_key, digest
from tocsin.ingest.reports.mail_dates import read_date
from tocsin.ingest.reports.mail_values import field_lines, file_name, header, is_notice, parts_of, payload
from tocsin.ingest.reports.nested import heard_with, parts_text, with_unsealed
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

Facts = list[tuple[str, str]]

_MULTIPART = re.compile(rb"(?i)multipart/")
_BOUNDARY = re.compile(rb"(?m)^--")
_BLANK = re.compile(rb"\r?\n\r?\n")
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})?")
_HEADERS = 256 << 10
_HEADERS_KEPT = ("Date", "To", "Cc", "Message-ID", "In-Reply-To", "List-Id", "Comments", "Keywords", "Organization")
_FORWARDED = ("From", "To", "Date", "Subject")
_STRUCTURED = frozenset(["text/calendar", "text/vcard", "text/x-vcard", "text/csv", "text/rtf", "text/xml"])
_SIGNATURES = frozenset(["application/pgp-signature", "application/pkcs7-signature", "application/x-pkcs7-signature"])
_ELSEWHERE = ("message/external-body", "message/partial")
_BROKEN = "X-Tocsin-Broken-Line"
_KNOWN_HEADER = re.compile(
    rb"(?i)(?:from|to|cc|subject|date|received|message-id|return-path|mime-version|delivered-to|x-[a-z-]+|content-type):[ \t]?\S"
)
_FIELD = re.compile(rb"[!-9;-~]{1,80}:")


def read(source: InputSource) -> Iterator[Item]:
    """Return the report that a message is, and one for each message of a digest."""
    yield from submissions(source, source.stream.whole(source.limits.document), source.name)


def submissions(source: InputSource, data: bytes, where: str, sent: str = "") -> Iterator[Item]:
    """Return the reports in these bytes: the message and tables attached to it, or the messages of a digest and the words around them."""
    message = parse(data, source.limits)
    digest_parts = _digest_parts(message)
    if not digest_parts:
        yield from _message_items(source, message, data, where, sent)
        return
    for number, part in enumerate(digest_parts[: source.limits.parts], 1):
        content = part.as_bytes()
        yield from _message_items(source, parse(content, source.limits), content, f"{where} part {number}")
    _take_messages_out(message)
    if any(may_hold_words(payload(part).decode("latin-1")) for part in message.walk() if part.get_content_maintype() == "text"):
        yield from _message_items(source, message, data, where, sent)


def _take_messages_out(message: Mail) -> None:
    """Take the messages within a digest out of it."""
    for part in [part for part in message.walk() if part.get_content_maintype() == "multipart"]:
        remaining: list[Mail | str] = [inner for inner in parts_of(part) if inner.get_content_type() != "message/rfc822"]
        part.set_payload(remaining)


def _digest_parts(message: Mail) -> list[Mail]:
    """Return the messages that a digest holds. A message that forwards a single one is no digest."""
    parts = [inner for part in message.walk() if part.get_content_type() == "message/rfc822" for inner in parts_of(part)]
    is_digest = any(part.get_content_type() == "multipart/digest" for part in message.walk())
    return parts if len(parts) > 1 and is_digest else []


def _message_items(source: InputSource, message: Mail, data: bytes, where: str, sent: str = "") -> Iterator[Item]:
    """Return the report that a message is, and those in the tables attached to it. Raises :class:`Malformed` when it is empty.

    ``sent`` is the time that a mailbox states for a message that states none.
    """
    parsed = ParsedEmail(source)
    parsed.take(message)
    subject = header(message, "Subject")
    text = "\n\n".join(part for part in (subject, *parsed.texts) if part.strip())
    if not text and not parsed.attachments:
        raise Malformed("a message without text or attachment")
    if len(text) > source.limits.text:
        raise Malformed(f"has more than the {source.limits.text} characters that one report may have")
    received, assumed = sent_at(message, sent)
    sender = _contact(message)
    is_ours = any(address.casefold() in source.reading.ours for _, address in getaddresses([sender]))
    contact, quoted = (", ".join(dict.fromkeys(parsed.senders)), ()) if is_ours else (sender, dict.fromkeys(parsed.senders))
    unread = [*parsed.unread, *(f"broken header line: {line}" for line in message.get_all(_BROKEN, []))]
    submission = Submission(
        key=_key(message, parsed, subject, data),
        channel=source.reading.channel or "email",
        text=text,
        where=where,
        heard=received,
        language=_language(message),
        contact=contact,
        sealed=", ".join([*(each for each in quoted if each != contact), *parsed.sealed]),
        quoted=source.brought,
        unsealed=with_unsealed(text, parsed.unsealed),
        attachments=tuple(parsed.attachments),
        facts=(*_facts(message, subject, assumed), *parsed.notes),
        unread=tuple(dict.fromkeys(unread)),
    )
    lost = _lost(message, [submission, *parsed.apart], source.tally.headings)
    yield replace(submission, unread=(*submission.unread, summary(lost))) if lost else submission
    yield from heard_with(parsed.apart, received)


def _lost(message: Mail, items: Sequence[Item], headings: Sequence[str]) -> list[str]:
    """Return the lines of the texts in a mail that stand neither in what was read of it nor among the headings of its tables."""
    check = LossCheck()
    check.read("\n".join(headings))
    for item in items:
        check.take(item)
    return check.lost_of(mail_strings(message))


def parse(data: bytes, limits: Limits) -> Mail:
    """Parse the bytes of a message. One with too many parts is read as a head and a plain body."""
    blank = _BLANK.search(data, 0, _HEADERS)
    if blank is None and len(data) > _HEADERS:
        raise Malformed(f"its header is longer than the {_HEADERS >> 10} KB that any parsed needs")
    data = _repaired(data, blank.start() if blank else len(data))
    blank = _BLANK.search(data, 0, 2 * _HEADERS)
    if len(_MULTIPART.findall(data)) <= limits.parts and len(_BOUNDARY.findall(data)) <= limits.boundaries:
        try:
            return message_from_bytes(data, policy=policy.compat32)
        except (RecursionError, ValueError, LookupError, TypeError, AttributeError):
            pass
    head, body = (data[: blank.start()], data[blank.end() :]) if blank else (data, b"")
    fields = [line for line in re.split(rb"\r?\n(?![ \t])", head) if not line.lower().startswith(b"content-")]
    message = message_from_bytes(b"\n".join(fields) + b"\n\n", policy=policy.compat32)
    message.set_payload(body.decode("utf-8", "replace"))
    message["X-Tocsin-Note"] = "its parts could not be told apart: read as plain text"
    return message


def _repaired(data: bytes, end: int) -> bytes:
    """Return the message with lines of its header that are no fields made fields, since the parser takes them for the body."""
    lines = data[:end].split(b"\n")
    if all(_FIELD.match(line) or line[:1] in b" \t" for line in lines if line.strip()):
        return data
    repaired = [line if _FIELD.match(line) or line[:1] in b" \t" else _BROKEN.encode() + b": " + line for line in lines if line.strip()]
    return b"\n".join(repaired) + data[end:]


@dataclass
class ParsedEmail:
    """Contents of a message, collected part by part."""

    source: InputSource
    texts: list[str] = field(default_factory=list)
    attachments: list[Attachment] = field(default_factory=list)
    notes: Facts = field(default_factory=list)
    unread: list[str] = field(default_factory=list)
    senders: list[str] = field(default_factory=list)
    sealed: list[str] = field(default_factory=list)
    unsealed: list[str] = field(default_factory=list)
    apart: list[Item] = field(default_factory=list)
    _parts: int = 0

    def take(self, message: Mail, depth: int = 0) -> None:
        """Collect the parts of the message and of those it forwards, to the depth ``limits.nested``."""
        self._parts += 1
        if self._parts > 10 * self.source.limits.parts:
            self._note_once("parts", f"more than {10 * self.source.limits.parts}: the rest is not read")
        elif message.get_content_maintype() == "multipart" and not message.is_multipart():
            self._torn(message)
        elif message.get_content_type() == "message/rfc822":
            self._forwarded(message, depth)
        elif message.get_content_type() in _ELSEWHERE:
            self.unread.append("a part of the mail lies elsewhere: not read")
        elif message.get_content_type() == "multipart/alternative":
            self._alternatives(message, depth)
        elif message.is_multipart():
            self.texts += ["\n".join(field_lines(message))] if is_notice(message) else []
            for part in parts_of(message):
                self.take(part, depth)
        else:
            self._leaf(message)

    def _note_once(self, name: str, value: str) -> None:
        if (name, value) not in self.notes:
            self.notes.append((name, value))

    def _alternatives(self, message: Mail, depth: int) -> None:
        """Collect the plain text where there is one, else the last alternative, and attach the others."""
        parts = parts_of(message)
        plain = [part for part in parts if part.get_content_type() == "text/plain" and self._text_of(part, payload(part)).strip()]
        chosen = plain[0] if plain and not self._is_apology(plain[0], parts) else (parts[-1] if parts else None)
        for part in parts:
            if part is chosen or part.is_multipart():
                self.take(part, depth)
            elif data := payload(part):
                self._attached(part, data) if part.get_content_type() in _STRUCTURED else self._other_form(part, data)

    def _other_form(self, part: Mail, data: bytes) -> None:
        """Attach another form of the text, and add the lines of it whose words the chosen form lacks."""
        name = self._attach(part, data)
        if part.get_content_maintype() != "text" or len(data) > self.source.limits.markup:
            self.unread.append(f"{name}: not looked at")
            return
        read = words("\n".join(self.texts))
        more = [line for line in self._text_of(part, data).split("\n") if may_hold_words(line) and missing(line, read)]
        self.texts += ["\n".join(more)] if more else []

    def _is_apology(self, plain: Mail, parts: Sequence[Mail]) -> bool:
        """Tell a plain text that only says the mail is a page: a line or two beside a page of far more text."""
        pages = [part for part in parts if part.get_content_type() == "text/html"]
        shown = self._text_of(plain, payload(plain)).strip()
        return bool(pages) and len(shown) < 200 and self._page_length(pages[0]) > 2 * len(shown) + 40

    def _page_length(self, part: Mail) -> int:
        """Return how much text a page has, 0 for one too large to read."""
        try:
            return len(self._text_of(part, payload(part)))
        except Malformed:
            return 0

    def _forwarded(self, message: Mail, depth: int) -> None:
        for inner in parts_of(message):
            if depth >= self.source.limits.nested:
                self._note_once("forwarded", f"more than {self.source.limits.nested} deep: the rest is not read")
                return
            lines = [f"{name}: {value}" for name in _FORWARDED if (value := header(inner, name))]
            self.texts.append("\n".join([FORWARDED, *lines]))
            self.senders += filter(None, [_contact(inner)])
            self.take(inner, depth + 1)

    def _torn(self, part: Mail) -> None:
        """Collect the text of a part whose boundary never comes."""
        data = payload(part)
        part.set_type("text/html" if is_page(data) else "text/plain")
        self._leaf(part)

    def _leaf(self, part: Mail) -> None:
        data = payload(part)
        is_file = bool(part.get_filename()) or part.get_content_disposition() == "attachment"
        if not data:
            self.unread += [f"{file_name(part) or 'an attachment'}: arrived without contents"] if is_file else []
            return
        if is_file or part.get_content_maintype() != "text" or len(data) > self.source.limits.markup:
            self._attached(part, data)
        elif text := self._text_of(part, data, divide=True).strip():
            self.texts.append(text)

    def _attached(self, part: Mail, data: bytes) -> None:
        """Attach a file, and read it with the message, by the readers of files that come alone. What was not read of it is listed."""
        name = self._attach(part, data)
        if part.get_content_type() in _SIGNATURES:
            self._note_once("signature", name)
            return
        claimed = part.get_content_charset("") if part.get_content_maintype() == "text" else ""
        text = encodings.decode_as(data, claimed, encodings.legacy(data))[0] if claimed else ""
        parts = parts_text(self.source, [(name, text.encode("utf-8", "replace") if claimed else data)])
        self.texts += parts.texts
        self.unread += parts.unread
        self.sealed += parts.sealed
        self.unsealed += parts.unsealed
        self.apart += parts.apart
        self.notes += parts.notes

    def _attach(self, part: Mail, data: bytes) -> str:
        name = file_name(part) or f"part {len(self.attachments) + 1}"
        self.attachments.append(Attachment(name, part.get_content_type(), data))
        return name

    def _text_of(self, part: Mail, data: bytes, divide: bool = False) -> str:
        """Return the text of a part. With ``divide``, the rows of tables of reports in a page are reports of their own."""
        html = part.get_content_type() == "text/html"
        claimed = part.get_content_charset("") or (charset(data) if html else "")
        text, note = encodings.decode_as(data, claimed, encodings.legacy(data))
        if note:
            self._note_once("encoding", note)
        text = encodings.clean(text).replace("\r\n", "\n")
        if not html:
            return text
        from tocsin.ingest.reports.formats.page_tables import divided

        self._seal_columns(text)
        text, rows = divided(self.source, text) if divide else (page(text, self.source.limits.markup).text, [])
        self.apart += rows
        return text

    def _seal_columns(self, text: str) -> None:
        from tocsin.ingest.reports.formats.page_tables import sealed_in

        self.sealed += [contact for contact in sealed_in(text, self.source.limits.markup) if contact not in self.sealed]


def _contact(message: Mail) -> str:
    values = [header(message, name) for name in ("Reply-To", "From")]
    addresses: dict[str, str] = {}
    for name, address in getaddresses([value for value in values if value]):
        if address:
            addresses.setdefault(address.lower(), f"{name} <{address}>" if name else address)
    return ", ".join(addresses.values()) or next((value for value in values if value), "")


def sent_at(message: Mail, sent: str) -> tuple[datetime | None, bool]:
    """Return the time of a message in UTC and whether its zone was assumed: its own, else that of the last server, else the mailbox's."""
    stated = [header(message, name) for name in ("Date", "Resent-Date", "Delivery-Date")]
    received = [value.rpartition(";")[2] for value in map(str, message.get_all("Received", []))]
    return next((moment for moment in map(read_date, [*stated, *received, sent]) if moment[0]), (None, False))


def _language(message: Mail) -> str:
    language = header(message, "Content-Language").split(",")[0].strip()
    return language if _LANGUAGE.fullmatch(language) else ""


def _facts(message: Mail, subject: str, assumed: bool) -> Facts:
    fields = [(name.lower(), header(message, name)) for name in _HEADERS_KEPT]
    facts = [("subject", subject), *fields, ("note", header(message, "X-Tocsin-Note"))]
    return [(name, value[:8_000]) for name, value in facts if value] + ([("time_zone", "assumed UTC")] if assumed else [])


def _key(message: Mail, parsed: ParsedEmail, subject: str, data: bytes) -> str:
    """Return a key by Message-ID and contents, equal for a message in a mailbox and in a file of its own."""
    ident = header(message, "Message-ID")
    if not ident:
        return content_key("email", data.replace(b"\r\n", b"\n").strip())
    brought = [[part.name, content_key("part", part.data)] for part in parsed.attachments]
    return f"email:{digest([ident, subject, parsed.texts, brought])}"


def is_message(head: FileHead) -> bool:
    """Tell a message by its first lines: all are header fields, and two are fields that mail has."""
    block = re.split(rb"\r?\n\r?\n", head.bare, maxsplit=1)[0]
    fields = [line for line in block.splitlines()[:60] if line[:1] not in (b" ", b"\t")]
    usual = sum(1 for line in fields if _KNOWN_HEADER.match(line))
    broken = sum(1 for line in fields if not _FIELD.match(line))
    return usual >= 2 and _FIELD.match(fields[0]) is not None and broken <= (usual - 1) // 2


FORMATS = (Format("eml", read, is_message, strings="mail"),)
