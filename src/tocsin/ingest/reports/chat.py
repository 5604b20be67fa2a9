"""Messages of chats as reports: senders sealed, media listed as not looked at, the same key however often a chat is exported."""

from __future__ import annotations

import io
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest import encodings
from tocsin.ingest.reports.beside import with_media
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.keys import digest
from tocsin.ingest.reports.message import Message
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.own_channel import Writer, writers_to_desk
from tocsin.ingest.sealing.contacts import account_of, is_name
from tocsin.ingest.sealing.name_parts import parts_of_names
from tocsin.ingest.sealing.seal import seal
from tocsin.ingest.source import InputSource, Stream

_TWO = 2


def reports(source: InputSource, form: str, messages: Sequence[Message], public: bool = False) -> Iterator[Item]:
    """Return a report for each message, and a rejected row for each one without words or media.

    ``public`` messages were written to everybody, and not to the desk.
    """
    apart = public or source.brought
    to_desk = frozenset[Writer]() if apart else writers_to_desk(messages, f"{source.origin} {source.name}", source.reading.ours)
    members = sorted(_members(messages))
    source.tally.people.update(members)
    people = [*members, *parts_of_names(members, (message.text for message in messages))]
    counts: Counter[str] = Counter()
    for number, message in enumerate(messages, 1):
        where, text = f"{source.name} message {number}", _text(message)
        if message.left_out or not text:
            yield source.refused(where, message.left_out or "neither text nor media", _as_written(message))
            continue
        content = digest([message.chat, str(message.time), message.sender, text])
        counts[content] += 1
        report = _report(source, form, message, text)
        is_quoted = bool(report.contact) and (message.chat, message.sender) not in to_desk
        keyed = replace(report, key=f"{form}:{content}:{counts[content]}", where=where, quoted=is_quoted)
        yield seal(with_media(keyed, source), people)  # a name within the name of a medium is sealed after the medium was found by it


def _text(message: Message) -> str:
    """Return the words of a message and the names of its media, else what stands beside it. Empty for one that was left out."""
    text = "\n".join(filter(None, [message.text.strip(), *(f"[attached: {name}]" for name in message.media)]))
    return text or ("" if message.left_out else "\n".join(value for _, value in _open_values(message)))


def _as_written(message: Message) -> bytes:
    beside = [f"{name}: {value}" for name, value in (*message.facts, *message.beside)]
    return "\n".join([f"{message.time or ''} {message.text}", message.sender, *beside]).encode("utf-8", "replace")


def _open_values(message: Message) -> list[tuple[str, str]]:
    """Return the values beside a message that name nobody."""
    return [(name, value) for name, value in message.beside if not is_name(value)]


def _report(source: InputSource, form: str, message: Message, text: str) -> Submission:
    contact = "" if message.own else ", ".join(dict.fromkeys(filter(None, [message.sender, message.contact])))
    names = [value for _, value in message.beside if is_name(value)]
    chat = (("chat", message.chat),) if message.chat else ()
    zone = (("time_zone", f"assumed {source.reading.zone}"),) if message.assumed else ()
    return Submission(
        key="",
        channel=source.reading.channel or form,
        text=encodings.clean(text),
        heard=message.time,
        contact=encodings.clean(contact),
        facts=(*chat, *message.facts, *((name, value[: source.limits.fact]) for name, value in _open_values(message)), *zone),
        sealed=", ".join(dict.fromkeys([*message.sealed, *names])),
        unread=(*(f"{name}: not looked at" for name in message.media), *message.unread),
    )


def _members(messages: Iterable[Message]) -> set[str]:
    """Return the names of all senders that are long enough to be sealed wherever they stand, and that of a chat with one person."""
    people = {
        message.sender for message in messages if not message.own and len(message.sender) > 2 and any(map(str.isalnum, message.sender))
    }
    chats = {message.chat for message in messages if is_name(message.chat)} if len(people) <= _TWO else set()
    accounts = {name.partition("#")[0] for name in people if "#" in name and account_of(name)}
    return people | accounts | chats


def _in_any_form(source: InputSource, data: bytes) -> Iterator[Item]:
    """Return the reports in JSON that bears the marks of a kind and is in none of its forms, as those of any other JSON."""
    from tocsin.ingest.reports.formats.json import read_document

    begin = min((at for at in (data.find(b"{"), data.find(b"[")) if at >= 0), default=0)
    yield from read_document(replace(source, stream=Stream(io.BytesIO(data[begin:]))))


def chat_format(
    name: str,
    channel: str,
    to_messages: Callable[[InputSource], list[Message]],
    matches: Callable[[FileHead], bool],
    *,
    public: bool = False,
) -> Format:
    """Return the format of a chat, whose messages become reports that came by ``channel``. ``public`` ones were written to everybody."""

    def read(source: InputSource) -> Iterator[Item]:
        from tocsin.ingest.reports.json_messages import NotInForm

        try:
            messages = to_messages(source)
        except NotInForm as why:
            yield from _in_any_form(source, why.data)
            return
        if messages:
            yield from reports(source, channel, messages, public)
        else:
            yield RejectedRow(source.name, "no message found in it: export it anew", whole_file=True)

    return Format(name, read, matches, messages=to_messages)
