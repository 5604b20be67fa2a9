"""Posts read by the readers of chats, threads and feeds that reports use too."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

from tocsin.domain.errors import Malformed
from tocsin.ingest.leftovers import held, may_hold_words
from tocsin.ingest.loss_check import LossCheck
from tocsin.ingest.posts.further_words import describes_other
from tocsin.ingest.posts.json_objects import HEAD, Reader
from tocsin.ingest.posts.rows import PostRows, RowOrigin
from tocsin.ingest.reports.json_messages import NotInForm
from tocsin.ingest.reports.message import Message
from tocsin.ingest.reports.options import ReadOptions
from tocsin.ingest.reports.registry import format_of, formats
from tocsin.ingest.source import InputFile, InputSource, Stream


def message_format(head: bytes) -> str:
    """Return the name of the format of messages that begins so, empty when it is none."""
    name = format_of(head[:HEAD])
    return name if name in formats() and formats()[name].messages else ""


def message_reader(name: str) -> Reader:
    """Return the reader of posts for a format of messages. Raises KeyError when there is no such format."""
    to_messages = formats()[name].messages
    if to_messages is None:
        raise KeyError(name)
    return _reader(to_messages, formats()[name].strings)


def _reader(to_messages: Callable[[InputSource], list[Message]], strings: str) -> Reader:
    def read(dump: InputFile, rows: PostRows, origin: RowOrigin) -> Iterator[None]:
        source = InputSource.of_file(dump, ReadOptions(zone=str(origin.reading.zone or "UTC")))
        check = LossCheck("" if strings == "any" else strings)
        source.stream.tap = check.feed if strings != "none" else None
        try:
            messages = to_messages(source)
        except NotInForm as why:
            yield from _in_any_form(replace(dump, stream=Stream(io.BytesIO(why.data)), compressed=True), rows, origin)
            return
        if not messages:
            raise Malformed(f"{dump.path}: no message found in it: export it anew")
        if not any(message.time for message in messages):
            raise Malformed(f"{dump.path}: is a page of markup or a text that states no time: export it as JSON or CSV")
        for number, message in enumerate(messages, 1):
            raw = message.text.encode("utf-8", "replace")
            if message.left_out:
                rows.refuse(number, message.left_out, raw)
            else:
                rows.add(number, _fields(message, source), lambda r=raw: r)  # type: ignore[misc]
            rows.unread += [*(f"{name}: not looked at" for name in message.media), *message.unread]
            beside = [*message.beside, *((name, value) for name, value in message.facts if may_hold_words(value))]
            rows.unread += [f"field {name}: words, not read" for name, _ in beside if not _belongs(name)]
            check.read(" ".join([held(message), *message.unread]))
            yield
        rows.unread += check.doubts()[1] if strings != "none" else []

    return read


def _in_any_form(dump: InputFile, rows: PostRows, origin: RowOrigin) -> Iterator[None]:
    """Read JSON that bears the marks of a kind, and is not in its form, as any JSON."""
    from tocsin.ingest.posts.registry import reader_of

    yield from reader_of("json")(dump, rows, origin)


def _belongs(field: str) -> bool:
    """Tell whether a field that its reader does not know is a part of the post, such as the words of a quoted one."""
    return not describes_other(field) and field != "line in no message"


def _further(message: Message) -> list[str]:
    values = [*message.beside, *((name, value) for name, value in message.facts if may_hold_words(value))]
    return [f"[{name.rpartition('.')[2]}: {value}]" for name, value in values if _belongs(name) and value not in message.text]


def _fields(message: Message, source: InputSource) -> dict[str, object]:
    return {
        "post_id": message.ident,
        "account_id": message.sender or f"file:{source.stem}",
        "time": message.time,
        "reply_to": message.answers,
        "text": "\n".join([message.text, *_further(message)]).strip(),
        "channel": message.chat,
        "images": list(message.media),
    }
