"""Places in dumps of posts."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

from bench.hear.canary.mails import archive
from bench.hear.canary.office import Place

_MANY = 700


def _rows(words: str, count: int = 3) -> list[dict[str, object]]:
    return [
        {"id": f"{n}", "created_at": f"2024-05-01T10:{n % 60:02}:00Z", "author_id": f"u{n % 7}", "text": f"{words} {n}"}
        for n in range(1, count + 1)
    ]


def _lines(change: Callable[[list[dict[str, object]], str], None], count: int = 3) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        rows = _rows(words, count)
        change(rows, canary)
        return "posts.jsonl", "".join(json.dumps(row) + "\n" for row in rows).encode()

    return made


def _list(change: Callable[[list[dict[str, object]], str], object]) -> Place:
    return lambda canary, words: ("posts.json", json.dumps(change(_rows(words), canary)).encode())


def _put(at: int, field: str, shape: Callable[[str], object] = str) -> Callable[[list[dict[str, object]], str], None]:
    def change(rows: list[dict[str, object]], canary: str) -> None:
        rows[at][field] = shape(canary)

    return change


def _filled(count: int, at: int, field: str) -> Place:
    """Return a place in a field that all objects have and that is empty in all others."""

    def change(rows: list[dict[str, object]], canary: str) -> None:
        for row in rows:
            row[field] = ""
        rows[at][field] = canary

    return _lines(change, count)


def _buried(at: int) -> Place:
    """Return a place in a list of inner objects, which all objects have, with other words in each."""

    def change(rows: list[dict[str, object]], canary: str) -> None:
        for n, row in enumerate(rows):
            row["parts"] = [{"kind": "a", "n": n}, {"kind": "b", "n": n}]
        rows[at]["parts"] = [{"kind": "a", "n": 1}, {"kind": canary, "n": 2}]

    return _lines(change, _MANY)


def _answered(at: int) -> Place:
    """Return a place in an answer below a post, of a shape that holds no answers in hundreds of posts before."""

    def change(rows: list[dict[str, object]], canary: str) -> None:
        for row in rows:
            row["replies"] = [{"n": 1}]
        rows[at]["replies"] = [{"id": "r1", "created_at": "2024-05-01T12:00:00Z", "author_id": "u99", "text": canary}]

    return _lines(change, _MANY)


def _csv(text: str, name: str = "posts.csv") -> Place:
    return lambda canary, words: (name, text.replace("CANARY", canary).replace("WORDS", words).encode())


def _parquet(canary: str, words: str) -> tuple[str, bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{**row, "remark": canary if n == 1 else ""} for n, row in enumerate(_rows(words))]
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file)
    return "posts.parquet", file.getvalue()


def _parquet_nested(canary: str, words: str) -> tuple[str, bytes]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    rows = [{**row, "user": {"name": "a", "note": canary if n == 1 else ""}} for n, row in enumerate(_rows(words))]
    file = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(rows), file)
    return "posts.parquet", file.getvalue()


_HEAD = "id,created_at,author_id,text"
_ROW = "1,2024-05-01T10:00:00Z,u1,WORDS"
POSTS: dict[str, Place] = {
    "other field": _lines(_put(1, "note")),
    "nested field": _lines(_put(1, "x", lambda canary: {"y": {"z": canary}})),
    "list": _lines(_put(1, "x", lambda canary: [{"y": [canary]}])),
    "list of lists": _lines(_put(1, "x", lambda canary: [[[canary]]])),
    "deep field": _lines(_put(1, "x", lambda canary: {"a": {"b": {"c": {"d": {"e": {"f": canary}}}}}})),
    "JSON in a string": _lines(_put(1, "x", lambda canary: json.dumps({"a": canary}))),
    "field of the account": _lines(_put(1, "author", lambda canary: {"description": canary})),
    "name of a field": _lines(lambda rows, canary: rows[1].update({canary: 1})),
    "field of one among many": _filled(_MANY, 555, "note"),
    "field of one before many": _filled(_MANY, 1, "note"),
    "new field of one among many": _lines(_put(555, "note"), _MANY),
    "inner object of one among many": _buried(555),
    "answer below one among many": _answered(555),
    "answer below another": _answered(402),
    "object of another kind": _lines(lambda rows, canary: rows.insert(1, {"note": canary})),
    "list item of another kind": _list(lambda rows, canary: [*rows, canary]),
    "beside the list": _list(lambda rows, canary: {"note": canary, "data": rows}),
    "two lists": _list(lambda rows, canary: {"data": rows, "others": [{"text": canary}]}),
    "post without text": _lines(lambda rows, canary: rows[1].update(text="", note=canary)),
    "wrong type of text": _lines(_put(1, "text", lambda canary: {"body": canary})),
    "text as a list": _lines(_put(1, "text", lambda canary: [canary])),
    "other column": _csv(f"{_HEAD},note\n{_ROW},CANARY\n2,2024-05-01T10:00:00Z,u2,WORDS,\n"),
    "extra cell": _csv(f"{_HEAD}\n{_ROW}\n2,2024-05-01T10:00:00Z,u2,WORDS,CANARY\n"),
    "extra cell of every row": _csv(f"{_HEAD}\n{_ROW},CANARY\n2,2024-05-01T10:00:00Z,u2,WORDS,x\n"),
    "line above": _csv(f"CANARY\n{_HEAD}\n{_ROW}\n{_ROW}\n"),
    "comment": _csv(f"{_HEAD}\n# CANARY\n{_ROW}\n"),
    "short row": _csv(f"{_HEAD}\n{_ROW}\nCANARY\n"),
    "heading": _csv(f"{_HEAD},CANARY\n{_ROW},1\n"),
    "column of an account": _csv(f"{_HEAD},author_description\n{_ROW},CANARY\n"),
    "open quote": _csv(f'{_HEAD}\n{_ROW}\n2,2024-05-01T10:00:00Z,u2,"WORDS CANARY\n3,2024-05-01T10:00:00Z,u2,WORDS\n'),
    "column of Parquet": _parquet,
    "inner column of Parquet": _parquet_nested,
    "member of an archive": lambda canary, words: (
        "posts.zip",
        archive({"posts.jsonl": _lines(_put(1, "n"))("", words)[1], "note.txt": canary.encode()}),
    ),
    "hidden member": lambda canary, words: (
        "posts.zip",
        archive({"posts.jsonl": _lines(_put(1, "n"))("", words)[1], ".note.txt": canary.encode()}),
    ),
    "picture in an archive": lambda canary, words: (
        "posts.zip",
        archive({"posts.jsonl": _lines(_put(1, "n"))("", words)[1], "a.png": canary.encode()}),
    ),
    "Telegram, about the chat": lambda canary, words: ("result.json", json.dumps({**_chat(words), "about": canary}).encode()),
    "Telegram, field of a message": lambda canary, words: ("result.json", json.dumps(_chat(words, zz=canary)).encode()),
    "Telegram, another chat": lambda canary, words: (
        "result.json",
        json.dumps({**_chat(words), "left_chats": [{"text": canary}]}).encode(),
    ),
}


def _chat(words: str, **more: object) -> dict[str, object]:
    message = {"id": 1, "type": "message", "date": "2025-05-21T21:04:07", "from": "Ana", "from_id": "user1", "text": words, **more}
    return {"name": "Village", "type": "public_channel", "id": 123, "messages": [message, {**message, "id": 2, "text": f"{words} again"}]}
