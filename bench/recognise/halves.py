"""The frozen texts of the blind writers, in two halves: A for development, B for the result."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

BLIND = Path(__file__).parent / "blind"
HALVES = ("A", "B")
EARLY = ("writer_a", "writer_b", "writer_c")
"""Writers whose half B was partly read during development."""
FRESH = ("writer_d",)
"""Writers whose half B nobody has read."""
HARD = ("writer_v",)
"""The writer of hard threats and calls, whose half B nobody has read."""
UNSEEN = ("writer_e", "writer_j", "writer_dd", "writer_ee", "writer_ff")
"""Writers of whom nobody has read either half: they judge, and nothing is fitted to them. Writers DD, EE and FF wrote
training texts, too."""

Row = dict[str, Any]


def rows(kind: str, half: str | None = None, writers: Sequence[str] = EARLY + FRESH) -> Iterator[Row]:
    """Yield the rows of these writers' files of this kind (``calls``, ``threats`` ...), of one half if given."""
    for writer in writers:
        path = BLIND / writer / f"{_FILES.get((writer, kind), kind)}.jsonl"
        if path.exists():
            with path.open(encoding="utf-8") as lines:
                for line in lines:
                    row = _alike(kind, json.loads(line)) | {"writer": writer}
                    if half is None or half_of(row) == half:
                        yield row


_FILES = {
    (writer, "threats"): "urgent" for writer in ("writer_d", "writer_e", "writer_j", "writer_v", "writer_dd", "writer_ee", "writer_ff")
}


def _alike(kind: str, row: Row) -> Row:
    """Return a row of the later writers under the keys of the first. Calls and innocent texts are split by number, threats by meaning."""
    number = row["id"].rsplit("-", 1)[-1]
    if kind == "calls" and "call" in row:
        same = {"is_call": row["call"], "class": row.get("what") or "none", "where_text": row.get("where") or row.get("where_text")}
        return row | same | {"parallel_id": f"calls {number}", "half": None}
    if kind == "threats" and "meaning" in row:
        return row | {"voice": row["cls"], "parallel_id": f"{row['id'][0]}-{row['meaning']}", "half": row.get("meaning_half")}
    if kind == "innocent" and row["id"].startswith("ei-"):
        return row | {"parallel_id": f"innocent {number}"}
    return row


def half_of(row: Row) -> str:
    """Return the half that the writer set, else ``A`` or ``B`` by a hash of the id. Translations of one meaning are in one half."""
    if row.get("half"):
        return str(row["half"])
    key = row.get("parallel_id") or row["id"]
    return HALVES[hashlib.sha256(str(key).encode()).digest()[0] & 1]


def changed() -> list[str]:
    """Return the files that are not as they were frozen."""
    listed = (line.split() for line in (BLIND / "FROZEN.sha256").read_text().splitlines())
    return [name for digest, name in listed if hashlib.sha256((BLIND / name).read_bytes()).hexdigest() != digest]
