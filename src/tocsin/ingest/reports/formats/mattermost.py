"""Bulk exports of Mattermost: lines of JSON, each a version, a team, a channel, a member or a message."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tocsin.ingest.reports.chat import chat_format
from tocsin.ingest.reports.json_messages import Object, file_names, first_text, holds, lines_reader, milliseconds, objects
from tocsin.ingest.reports.message import Message


def _bulk(values: Any) -> Iterator[Message]:
    people = {first_text(user, "username"): user for value in values for user in objects(value.get("user")) if value.get("type") == "user"}
    for value in values:
        kind = first_text(value, "type")
        item = value.get(kind)
        if kind not in ("post", "direct_post") or not isinstance(item, Mapping):
            yield Message("", "", left_out=f"no message ({kind})")
            continue
        chat = " / ".join(filter(None, [first_text(item, "team"), first_text(item, "channel")])) or "direct message"
        yield from _thread(item, chat, people)


def _thread(item: Object, chat: str, people: Mapping[str, Object]) -> Iterator[Message]:
    """Yield a message and the answers to it."""
    account = first_text(item, "user")
    person = people.get(account, {})
    name = " ".join(filter(None, [first_text(person, "first_name"), first_text(person, "last_name")])) or first_text(person, "nickname")
    files = file_names(objects(item.get("attachments") or []), "path")
    contact = ", ".join(filter(None, [account if name else "", first_text(person, "email")]))
    reacted = [first_text(reaction, "user") for reaction in objects(item.get("reactions") or [])]
    members = [str(member) for member in item.get("channel_members") or ()]
    time = milliseconds(item.get("create_at"))
    yield Message(name or account, first_text(item, "message"), time, chat, contact, files, sealed=(*reacted, *members))
    for answer in objects(item.get("replies") or []):
        yield from _thread(answer, chat, people)


FORMATS = (
    chat_format("mattermost", "mattermost", lines_reader(_bulk), holds(b'"type"', b'"post"', b'"create_at"', b'"message"', start=(b"{",))),
)
