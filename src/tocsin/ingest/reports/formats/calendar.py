"""Calendar files and address cards: each event or card is one report."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import UTC, datetime

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Submission
from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.leftovers import may_hold_words
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.keys import digest
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.zone_names import WINDOWS_ZONES

_FOLDED = re.compile(r"\r?\n[ \t]")
_SOFT = re.compile(r"=\r?\n")
_COMPONENT = re.compile(r"(?ms)^BEGIN:(VEVENT|VTODO|VJOURNAL|VCARD)\s*$(.*?)^END:\1\s*$")
_ALARM = re.compile(r"(?ms)^BEGIN:VALARM\s*$.*?^END:VALARM\s*$")
_LINE = re.compile(r"(?m)^([A-Za-z0-9-]{1,80}(?:\.[A-Za-z0-9-]{1,80})?)((?:;(?:[^:;\"\n]|\"[^\"\n]*\")*)*):(.*)")
_ESCAPE = re.compile(r"\\([nN,;\\:])")
_ZONE = re.compile(r"TZID=\"?([^\";:]+)")
_WORDS = ("SUMMARY", "DESCRIPTION", "LOCATION", "COMMENT", "NOTE")
_CONTACTS = ("ORGANIZER", "ATTENDEE", "CONTACT", "FN", "N", "NICKNAME", "TEL", "EMAIL", "ADR", "IMPP", "X-SOCIALPROFILE")
_TIMES = ("DTSTART", "DUE", "REV", "CREATED", "DTSTAMP")
_ALARM_WORDS = ("alarm DESCRIPTION", "alarm SUMMARY", "alarm ATTACH")
_ZONES = ("TZID", "TZNAME", "X-WR-TIMEZONE", "METHOD")
_NOT_READ = ("PHOTO", "LOGO", "SOUND", "KEY", "ATTACH")


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports of the events or cards in a file. Raises :class:`Malformed` when there are none."""
    data = source.stream.whole(source.limits.document)
    text, note = encodings.decode_as(data, "utf-8", encodings.legacy(data))
    text = _SOFT.sub("", text) if "QUOTED-PRINTABLE" in text.upper() else text
    whole = _FOLDED.sub("", text).replace("\r\n", "\n")
    components = list(_COMPONENT.finditer(whole))
    if not components:
        raise Malformed("holds no event and no card")
    for number, component in enumerate(components, 1):
        alarms = [(f"alarm {name}", options, value) for name, options, value in _fields("\n".join(_ALARM.findall(component[2])))]
        fields = [*_fields(_ALARM.sub("", component[2])), *(field for field in alarms if field[0] in _ALARM_WORDS)]
        if number == 1:
            fields += [field for field in _fields(_COMPONENT.sub("", whole)) if may_hold_words(field[2]) and field[0] not in _ZONES]
        yield _submission(source, f"{source.name} {component[1][1:].lower()} {number}", fields, note)


Field = tuple[str, str, str]


def _fields(text: str) -> list[Field]:
    return [_field(match) for match in _LINE.finditer(text)]


def _field(match: re.Match[str]) -> Field:
    name = match[1].rpartition(".")[2].upper()
    value = match[3]
    if "ENCODING=QUOTED-PRINTABLE" in match[2].upper():
        import quopri

        value = encodings.decode_as(quopri.decodestring(value.encode()), "utf-8")[0]
    return name, match[2], _ESCAPE.sub(lambda m: "\n" if m[1] in "nN" else m[1], value).strip()


def _submission(source: InputSource, where: str, fields: list[Field], note: str) -> Submission:
    texts = [value for name, _, value in fields if name in _WORDS and value]
    contacts = [
        _name_in_order(value) if name == "N" else _contact(value, parameters) for name, parameters, value in fields if name in _CONTACTS
    ]
    unread = [f"{name.lower()}: not looked at" for name, _, value in fields if name in _NOT_READ and value]
    times = {name: _time(value, parameters, source) for name, parameters, value in fields if name in _TIMES}
    used = (*_WORDS, *_CONTACTS, *_TIMES, *_NOT_READ, "VERSION", "END", "BEGIN")
    facts = [(name.lower(), value) for name, _, value in fields if name not in used and value]
    return Submission(
        key=f"calendar:{digest([[name, value] for name, _, value in fields if name != 'DTSTAMP'])}",
        channel=source.reading.channel or "file",
        text=encodings.clean("\n".join(texts)),
        where=where,
        heard=next((times[name] for name in _TIMES if times.get(name)), None),
        contact=encodings.clean(", ".join(dict.fromkeys(filter(None, contacts)))),
        facts=(*facts, *((("encoding", note),) if note else ())),
        unread=tuple(unread),
    )


def _name_in_order(value: str) -> str:
    """Return a name that a card states as last name, first name, further names, prefix and suffix."""
    last, *others = [part.strip() for part in value.split(";")]
    return " ".join(filter(None, [*others[:2], last]))


def _contact(value: str, parameters: str) -> str:
    name = re.search(r"CN=\"?([^\";:]+)", parameters)
    value = re.sub(r"(?i)^(?:mailto|tel|sms):", "", value)
    value = ", ".join(part for part in (piece.strip() for piece in value.split(";")) if part)
    return f"{name[1]} <{value}>" if name else value


def _time(value: str, parameters: str, source: InputSource) -> datetime | None:
    zone = _ZONE.search(parameters)
    try:
        local = zone_named(WINDOWS_ZONES.get(zone[1], zone[1]) if zone else source.reading.zone or "UTC")
    except Malformed:
        local = zone_named(source.reading.zone or "UTC")
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        return None
    return (moment if moment.tzinfo else moment.replace(tzinfo=local)).astimezone(UTC)


def _is_calendar(head: FileHead) -> bool:
    return re.match(rb"(?i)BEGIN:(?:VCALENDAR|VCARD|VEVENT|VTODO|VJOURNAL)\s", head.bare) is not None


FORMATS = (Format("calendar", read, _is_calendar),)
