"""Threads of 2channel and its kin (``dat``): one line a post, its parts between ``<>``."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from datetime import UTC, datetime

from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.format import FileHead
from tocsin.ingest.reports.message import Message
from tocsin.ingest.source import InputSource

_BETWEEN = "<>"
_PARTS = 5
_TIME = re.compile(
    r"(?P<year>\d{2,4})/(?P<month>\d{1,2})/(?P<day>\d{1,2})(?:\s{0,3}\([^()]{1,9}\))?\s{1,3}(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?::(?P<second>\d{2})(?:\.(?P<part>\d{1,3}))?)?"
)
_ACCOUNT = re.compile(r"ID:(?P<id>[\w+/.]{2,30})")
_TAG = re.compile(r"<(?P<name>/?\w{1,12})[^<>]{0,2000}>")
_ANSWER = re.compile(r">>(?P<number>\d{1,5})")
_NOBODY = "???"
_DELETED = ("あぼーん", "うふ～ん", "うふーん", "停止しました", "abone")
_LOOKED_AT = 20
_CENTURY = 100
_LINE = re.compile(rb"^[^\n]{0,300}?<>[^\n]{0,200}?<>[^\n]{0,200}?\d\d[:/][^\n]{0,200}?<>[^\n]*<>", re.MULTILINE)


def read(source: InputSource) -> list[Message]:
    """Return the posts of a thread, its title above the first. A deleted post is left out. Times are of the zone of the desk."""
    data = source.stream.whole(source.limits.document)
    text = encodings.decoder(encodings.legacy(data))(data)[0]
    lines = [line.strip("\r") for line in text.split("\n")]
    return list(_posts([line for line in lines if line.strip()], source))


def _posts(lines: list[str], source: InputSource) -> Iterator[Message]:
    zone = zone_named(source.reading.zone or "UTC")
    title = ""
    for number, line in enumerate(lines, 1):
        name, address, stamp, body, *further = [*line.split(_BETWEEN), "", "", "", ""][: max(_PARTS, line.count(_BETWEEN) + 1)]
        title = title or next((_plain(part) for part in further if part.strip()), "")
        words = _plain(body)
        moment, account = _time(stamp), _ACCOUNT.search(stamp)
        if any(mark in stamp or mark == words for mark in _DELETED):
            yield Message("", line, left_out="a post that was deleted", ident=str(number))
            continue
        sender = _sender(_plain(name), account["id"] if account else "", number)
        yield Message(
            sender,
            f"{title}\n{words}" if number == 1 and title else words,
            moment.replace(tzinfo=zone).astimezone(UTC) if moment else None,
            "" if number == 1 else title,
            address.strip() if "@" in address else "",
            ident=str(number),
            answers="".join(match["number"] for match in [_ANSWER.match(words)] if match),
            assumed=moment is not None,
            beside=tuple((f"part {at}", _plain(part)) for at, part in enumerate(further[1:], _PARTS + 1) if part.strip()),
            facts=tuple(_facts(stamp, address)),
        )


def _facts(stamp: str, address: str) -> Iterator[tuple[str, str]]:
    """Yield the time as it was written with the marks behind it, and the field for mail where it holds none."""
    if stamp.strip():
        yield "posted", _plain(stamp)
    if address.strip() and "@" not in address:
        yield "mail field", address.strip()


def _sender(name: str, account: str, number: int) -> str:
    """Return the name of a poster with the mark of the day. Without one a poster is nobody in particular, and not one account."""
    return f"{name} ID:{account}" if account and account != _NOBODY else name if "◆" in name else f"{name or 'anonymous'}/{number}"


def _plain(markup: str) -> str:
    """Return markup as text: a line for each break, references as their letters."""
    text = _TAG.sub(lambda tag: "\n" if tag["name"].lower() == "br" else "", markup)
    return "\n".join(line.strip() for line in html.unescape(text).split("\n")).strip()


def _time(stamp: str) -> datetime | None:
    match = _TIME.search(stamp)
    if match is None:
        return None
    year = int(match["year"])
    year += 0 if year >= _CENTURY else 2000
    part = int((match["part"] or "0").ljust(6, "0"))
    month, day, hour, minute, second = (int(match[name] or 0) for name in ("month", "day", "hour", "minute", "second"))
    try:
        return datetime(year, month, day, hour, minute, second, part)  # noqa: DTZ001 - the zone is that of the desk
    except ValueError:
        return None


def _is_thread(head: FileHead) -> bool:
    """Tell a thread by its first lines: each has four separators, and most a time in the third part."""
    lines = [line for line in head.bare.split(b"\n")[:_LOOKED_AT] if line.strip()]
    whole = lines[:-1] if len(lines) == _LOOKED_AT else lines
    separated = sum(line.count(_BETWEEN.encode()) >= _PARTS - 1 for line in whole)
    return bool(whole) and separated == len(whole) and any(map(_LINE.match, whole))


FORMATS = (chat_format("2channel", "board", read, _is_thread, public=True),)
