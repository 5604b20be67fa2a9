"""Child process that reads an SQLite database from standard input and writes its tables, and the messages in them, as JSON.

Run within limits as a script, as :mod:`~tocsin.ingest.reports.formats._office_child` is. The database is a copy in memory,
its triggers and views are not trusted, and nothing of it touches a disk.
"""

import json
import re
import sqlite3
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from typing import Any, NamedTuple

_JOURNAL = 18
_MOST_ROWS = 2_000_000
_TYPED = re.compile(rb"NSString\x01[\x94\x95]\x84\x01\+")
_MARKS = {0x81: 2, 0x82: 4}
_LEAST_MARK = 0x80
_ARCHIVED = "attributedBody"
_KEY = re.compile(r"(?i)^(?:z|fk_)?(?P<name>[a-z][a-z0-9_]*?)(?:_?(?:row|pk)_?)?(?:_?id)$")
_IDENTS = ("id", "_id", "rowid", "z_pk", "pk")

Answer = dict[str, Any]


class Program(NamedTuple):
    """A program that keeps messages: its table of messages, the tables joined to it, and an expression for each part of a message.

    An expression that a version of the program has no column for is left out, and so is a join. ``wants`` are expressions that its
    databases must have. Of several expressions for a part the first that is not empty counts.
    """

    name: str
    table: str
    wants: tuple[str, ...]
    joins: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    tables: tuple[str, ...] = ()


_MESSAGES = Program(
    "imessage",
    "message m",
    ("m.handle_id", "m.is_from_me", "m.date"),
    (
        "LEFT JOIN handle h ON h.ROWID = m.handle_id",
        "LEFT JOIN chat_message_join j ON j.message_id = m.ROWID",
        "LEFT JOIN chat c ON c.ROWID = j.chat_id",
    ),
    {
        "id": ("m.guid",),
        "time": ("m.date",),
        "own": ("m.is_from_me",),
        "text": ("m.text",),
        "typed": ("m.attributedBody",),
        "subject": ("m.subject",),
        "sender": ("h.id", "h.uncanonicalized_id"),
        "chat": ("c.display_name", "c.chat_identifier"),
        "media": (
            "(SELECT group_concat(coalesce(a.transfer_name, a.filename), char(31)) FROM attachment a"
            " JOIN message_attachment_join b ON b.attachment_id = a.ROWID WHERE b.message_id = m.ROWID)",
        ),
        "reaction": ("CASE WHEN m.associated_message_type BETWEEN 2000 AND 4000 THEN 1 END",),
        "event": ("CASE WHEN m.item_type > 0 THEN coalesce(m.group_title, 1) END", "CASE WHEN m.item_type > 0 THEN 1 END"),
    },
    ("message", "handle", "chat", "chat_message_join", "attachment", "message_attachment_join"),
)
_WHATSAPP_MEDIA = (
    "(SELECT group_concat(coalesce(f.file_path, f.media_name, f.mime_type), char(31)) FROM message_media f WHERE f.message_row_id = m._id)",
    "(SELECT group_concat(coalesce(f.file_path, f.mime_type), char(31)) FROM message_media f WHERE f.message_row_id = m._id)",
)
_WHATSAPP = Program(
    "whatsapp",
    "message m",
    ("m.chat_row_id", "m.from_me", "m.timestamp"),
    (
        "LEFT JOIN chat c ON c._id = m.chat_row_id",
        "LEFT JOIN jid k ON k._id = c.jid_row_id",
        "LEFT JOIN jid s ON s._id = m.sender_jid_row_id",
    ),
    {
        "id": ("m.key_id",),
        "time": ("m.timestamp",),
        "own": ("m.from_me",),
        "text": (
            "m.text_data",
            "(SELECT f.media_caption FROM message_media f WHERE f.message_row_id = m._id)",
            "(SELECT v.vcard FROM message_vcard v WHERE v.message_row_id = m._id)",
            "(SELECT trim(coalesce(l.place_name, '') || ' ' || coalesce(l.place_address, '') || ' ' || l.latitude || ', ' || l.longitude)"
            " FROM message_location l WHERE l.message_row_id = m._id)",
        ),
        "quoted": ("(SELECT q.text_data FROM message_quoted q WHERE q.message_row_id = m._id)",),
        "sender": ("s.raw_string", "k.raw_string", "s.user", "k.user"),
        "chat": ("c.subject",),
        "media": _WHATSAPP_MEDIA,
        "event": ("CASE WHEN m.message_type = 7 THEN 1 END",),
        "gone": ("CASE WHEN m.message_type = 15 THEN 1 END",),
    },
    ("message", "chat", "jid", "message_media", "message_quoted", "message_location", "message_vcard"),
)
_OLD_WHATSAPP = Program(
    "whatsapp",
    "messages m",
    ("m.key_remote_jid", "m.key_from_me", "m.timestamp"),
    (
        "LEFT JOIN chat_list l ON l.key_remote_jid = m.key_remote_jid",
        "LEFT JOIN jid k ON k.raw_string = m.key_remote_jid",
        "LEFT JOIN chat c ON c.jid_row_id = k._id",
    ),
    {
        "id": ("m.key_id",),
        "time": ("m.timestamp",),
        "own": ("m.key_from_me",),
        "text": ("m.data", "m.media_caption"),
        "sender": ("m.remote_resource", "m.key_remote_jid"),
        "chat": ("c.subject", "l.subject"),
        "media": ("m.media_name", "m.media_url", "m.media_mime_type"),
        "event": ("CASE WHEN m.status = 6 THEN 1 END",),
    },
    ("messages", "chat_list", "jid", "chat"),
)
_PHONE_WHATSAPP = Program(
    "whatsapp",
    "ZWAMESSAGE m",
    ("m.ZISFROMME", "m.ZMESSAGEDATE"),
    (
        "LEFT JOIN ZWACHATSESSION c ON c.Z_PK = m.ZCHATSESSION",
        "LEFT JOIN ZWAGROUPMEMBER g ON g.Z_PK = m.ZGROUPMEMBER",
        "LEFT JOIN ZWAMEDIAITEM f ON f.Z_PK = m.ZMEDIAITEM",
    ),
    {
        "id": ("m.ZSTANZAID",),
        "time": ("m.ZMESSAGEDATE",),
        "own": ("m.ZISFROMME",),
        "text": ("m.ZTEXT", "f.ZTITLE", "f.ZVCARDSTRING"),
        "sender": ("g.ZCONTACTNAME", "g.ZFIRSTNAME", "CASE WHEN m.ZGROUPMEMBER IS NULL THEN c.ZPARTNERNAME END", "m.ZPUSHNAME"),
        "contact": ("g.ZMEMBERJID", "m.ZFROMJID", "c.ZCONTACTJID"),
        "chat": ("c.ZPARTNERNAME",),
        "media": ("f.ZMEDIALOCALPATH", "f.ZMEDIAURL"),
        "event": ("CASE WHEN m.ZMESSAGETYPE IN (6, 10) THEN 1 END",),
        "gone": ("CASE WHEN m.ZMESSAGETYPE = 14 THEN 1 END",),
    },
    ("ZWAMESSAGE", "ZWACHATSESSION", "ZWAGROUPMEMBER", "ZWAMEDIAITEM"),
)
_SIGNAL = Program(
    "signal",
    "messages m",
    ("m.json", "m.conversationId", "m.sent_at"),
    (
        "LEFT JOIN conversations c ON c.id = m.conversationId",
        "LEFT JOIN conversations s ON (s.serviceId = m.sourceServiceId AND s.serviceId <> '') OR (s.e164 = m.source AND m.source <> '')",
        "LEFT JOIN conversations s ON s.e164 = m.source AND m.source <> ''",
    ),
    {
        "id": ("m.id",),
        "time": ("m.sent_at", "m.received_at"),
        "own": ("CASE m.type WHEN 'outgoing' THEN 1 ELSE 0 END",),
        "text": ("m.body", "json_extract(m.json, '$.body')"),
        "quoted": ("json_extract(m.json, '$.quote.text')",),
        "sender": ("s.name", "s.profileFullName", "s.profileName", "m.source", "c.name", "c.profileName", "c.e164"),
        "contact": ("m.source", "s.e164", "m.sourceServiceId"),
        "chat": ("c.name", "c.profileFullName", "c.profileName"),
        "media": (
            "(SELECT group_concat(coalesce(json_extract(value, '$.fileName'), json_extract(value, '$.contentType')), char(31))"
            " FROM json_each(m.json, '$.attachments'))",
        ),
        "gone": ("json_extract(m.json, '$.deletedForEveryone')",),
        "event": ("CASE WHEN m.type NOT IN ('incoming', 'outgoing', 'story') THEN m.type END",),
    },
    ("messages", "conversations", "message_attachments"),
)
_ANDROID = Program(
    "sms",
    "sms m",
    ("m.address", "m.body", "m.date"),
    (),
    {
        "id": ("m._id",),
        "time": ("m.date",),
        "own": ("CASE WHEN m.type IN (2, 4, 5, 6) THEN 1 ELSE 0 END",),
        "text": ("m.body",),
        "subject": ("m.subject",),
        "sender": ("m.address",),
    },
    ("sms", "threads", "canonical_addresses", "android_metadata"),
)
PROGRAMS = (_PHONE_WHATSAPP, _WHATSAPP, _OLD_WHATSAPP, _MESSAGES, _SIGNAL, _ANDROID)


def answer(data: bytes) -> Answer:
    """Return the messages of a program that is known, and every table."""
    with closing(opened(data)) as link:
        program = next((program for program in PROGRAMS if fits(link, program)), None)
        texts = messages(link, program) if program else []
        tables, unread = every_table(link, _ARCHIVED if program is _MESSAGES else "")
        if program is None:
            tables = with_lookups(link, tables)
        if link.execute("PRAGMA freelist_count").fetchone()[0]:
            unread.append("pages of deleted rows: not read")
    if data[_JOURNAL : _JOURNAL + 2] == b"\2\2":
        unread.insert(0, "its write-ahead log, where one lies beside it, may hold newer rows: not read")
    name, own = (program.name, program.tables) if program else ("", ())
    return {"text": "", "facts": [], "unread": unread, "tables": tables, "program": name, "messages": texts, "own_tables": own}


def opened(data: bytes) -> sqlite3.Connection:
    """Return a copy of the database in memory, of which nothing but tables is trusted."""
    copy = bytearray(data)
    copy[_JOURNAL : _JOURNAL + 2] = b"\1\1"
    link = sqlite3.connect(":memory:")
    link.deserialize(bytes(copy))
    link.text_factory = lambda raw: raw.decode("utf-8", "replace")
    link.execute("PRAGMA trusted_schema = OFF")
    return link


def fits(link: sqlite3.Connection, program: Program) -> bool:
    """Tell whether the database has the columns by which a program is known."""
    return prepares(link, f"SELECT {', '.join(program.wants)} FROM {program.table}")  # noqa: S608 - our own names


def prepares(link: sqlite3.Connection, query: str) -> bool:
    """Tell whether the database has every table and column that a query names."""
    try:
        link.execute(f"EXPLAIN {query}")
    except sqlite3.Error:
        return False
    return True


def messages(link: sqlite3.Connection, program: Program) -> list[dict[str, Any]]:
    """Return the messages of a program, oldest first, each a mapping of its parts that are not empty."""
    source = program.table
    for join in program.joins:
        alias = join.partition(" ON ")[0].rpartition(" ")[2]
        if f" {alias} ON " not in source and prepares(link, f"SELECT 1 FROM {source} {join}"):  # noqa: S608 - our own names
            source += f" {join}"
    terms = {}
    for part, expressions in program.parts.items():
        sound = [f"nullif({term}, '')" for term in expressions if prepares(link, f"SELECT {term} FROM {source}")]  # noqa: S608
        if sound:
            terms[part] = f"coalesce({', '.join(sound)}, NULL)"
    query = f"SELECT {', '.join(terms.values())} FROM {source} ORDER BY {terms['time']} LIMIT {_MOST_ROWS}"  # noqa: S608 - our own names
    return [message(dict(zip(terms, row, strict=True))) for row in link.execute(query)]


def message(parts: dict[str, Any]) -> dict[str, Any]:
    """Return the parts of one message as text."""
    typed = parts.pop("typed", None)
    if not parts.get("text") and isinstance(typed, bytes):
        parts["text"] = typed_text(typed)
    media = str(parts.pop("media", None) or "")
    told = {name: cell(value) for name, value in parts.items() if value not in (None, "", 0, "0")}
    return {**told, "media": [name.replace("\\", "/").rpartition("/")[2] for name in media.split("\x1f") if name]}


def typed_text(data: bytes) -> str:
    """Return the words of a text with attributes, as Apple's ``typedstream`` archives it. Empty when they are not found."""
    match = _TYPED.search(data)
    if match is None or match.end() >= len(data):
        return ""
    at = match.end()
    size = data[at]
    width = _MARKS.get(size, 0)
    length = int.from_bytes(data[at + 1 : at + 1 + width], "little") if width else size
    return data[at + 1 + width : at + 1 + width + length].decode("utf-8", "replace") if size < _LEAST_MARK or width else ""


def every_table(link: sqlite3.Connection, archived: str) -> tuple[list[Answer], list[str]]:
    """Return every table with its rows, and lines on what cannot be read of them. ``archived`` is a column whose bytes are read apart."""
    tables: list[Answer] = []
    unread: list[str] = []
    names = [name for (name,) in link.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")]
    for name in names:
        try:
            rows, others = table(link, name, archived)
        except sqlite3.Error as why:
            unread.append(f"table {name}: {why}"[:300])
            continue
        unread += [f"table {name}: {others} values that are no text, not looked at"] if others else []
        tables += [{"name": name, "rows": rows}] if len(rows) > 1 else []
    return tables, unread


def table(link: sqlite3.Connection, name: str, archived: str) -> tuple[list[list[str]], int]:
    """Return the names of the columns and the rows of a table, and the number of its values that are no text."""
    cursor = link.execute(f"SELECT * FROM {quoted(name)}")  # noqa: S608 - the name stands in the database itself and is quoted
    rows, others = [[column[0] for column in cursor.description]], 0
    for row in cursor:
        texts = [cell(value) for value in row]
        bare = (value for column, value, text in zip(rows[0], row, texts, strict=True) if not text and column != archived)
        others += sum(isinstance(value, bytes) for value in bare)
        rows.append(texts)
    return rows, others


def quoted(name: str) -> str:
    """Return the name of a table as a query may hold it."""
    return '"' + name.replace('"', '""') + '"'


def cell(value: object) -> str:
    """Return a value as text. Bytes are text where all of it is printable, else empty."""
    if isinstance(value, bytes):
        try:
            text = value.decode()
        except UnicodeDecodeError:
            return ""
        return text if all(letter.isprintable() or letter.isspace() for letter in text) else ""
    return "" if value is None else str(value)


def with_lookups(link: sqlite3.Connection, tables: list[Answer]) -> list[Answer]:
    """Return the tables, each with the values of the rows that its keys name, such as the name behind ``user_id``.

    A table of which every row stands in others now is left out.
    """
    rows_by_table = {str(entry["name"]).lower(): entry["rows"] for entry in tables}
    joined: list[Answer] = []
    used: dict[str, set[str]] = {}
    for entry in tables:
        header, *rows = entry["rows"]
        keys = dict(lookups(link, str(entry["name"]), header, rows_by_table))
        wide = [header + [f"{header[at]}.{name}" for at, target in keys.items() for name in others(target)]]
        for row in rows:
            more = [value for at, target in keys.items() for value in behind(target, row[at], used)]
            wide.append(row + more)
        joined.append({"name": entry["name"], "rows": wide})
    return [entry for entry in joined if len(used.get(str(entry["name"]).lower(), ())) < len(entry["rows"]) - 1]


class Lookup(NamedTuple):
    """A table whose rows keys name: its name in lower case, its columns, the place of its key among them, and its rows by that key."""

    name: str
    header: list[str]
    at: int
    rows: dict[str, list[str]]


def lookups(
    link: sqlite3.Connection, name: str, header: list[str], rows_by_table: dict[str, list[list[str]]]
) -> Iterator[tuple[int, Lookup]]:
    """Yield the place of each column that names rows of another table, and that table. A key is declared, or tells by its name."""
    declared = {}
    with suppress(sqlite3.Error):
        declared = {str(row[3]): str(row[2]) for row in link.execute(f"PRAGMA foreign_key_list({quoted(name)})")}
    for at, column in enumerate(header):
        target = declared.get(column, "").lower() or named_table(column, rows_by_table)
        if target in rows_by_table and target != name.lower():
            columns, *rows = rows_by_table[target]
            key = next((n for n, inner in enumerate(columns) if inner.lower() in _IDENTS), -1)
            by_key = {row[key]: row for row in rows} if key >= 0 else {}
            if len(by_key) == len(rows) > 0:
                yield at, Lookup(target, columns, key, by_key)


def named_table(column: str, names: dict[str, Any]) -> str:
    """Return the table that a column such as ``author_id`` names by its name, in the singular or plural. Empty when there is none."""
    match = _KEY.match(column)
    bare = match["name"].lower().strip("_") if match else ""
    forms = (bare, f"{bare}s", f"{bare}es", f"{bare[:-1]}ies", f"z{bare}") if bare else ()
    return next((form for form in forms if form in names), "")


def others(target: Lookup) -> list[str]:
    """Return the names of the columns of a table beside its key."""
    return [name for at, name in enumerate(target.header) if at != target.at]


def behind(target: Lookup, value: str, used: dict[str, set[str]]) -> list[str]:
    """Return the values of the row that a key names, without the key. Empty ones when there is no such row."""
    row = target.rows.get(value)
    if row is None:
        return [""] * (len(target.header) - 1)
    used.setdefault(target.name, set()).add(value)
    return [inner for at, inner in enumerate(row) if at != target.at]


def main() -> None:
    """Write the contents of the database on standard input, or the reason why it cannot be read."""
    try:
        contents = answer(sys.stdin.buffer.read())
    except Exception as why:  # a parser of untrusted input may raise anything
        contents = {"error": f"{type(why).__name__}: {why}"[:300]}
    json.dump(contents, sys.stdout)


if __name__ == "__main__":
    main()
