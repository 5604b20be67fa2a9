"""Table of the kinds of files for ``docs/formats.md``: what is read of each, and what is listed as not read."""

from __future__ import annotations

import tempfile
from pathlib import Path

from tests.unit.ingest.kinds import chats, nested, posts, records, threads
from tests.unit.ingest.kinds.kind import Kind
from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest import ReadOptions, read
from tocsin.ingest.posts import read_posts

KINDS = sorted((*chats.KINDS, *posts.KINDS, *records.KINDS, *threads.KINDS, *nested.KINDS), key=lambda kind: (kind.mode, kind.name))
BEGIN, END = "<!-- kinds: written by tools/formats-page -->", "<!-- end of kinds -->"
_PRECISION = {19: "time to the second", 16: "time to the minute", 10: "day", 0: "no time stated"}
_MOST = 3
_LONGEST = 70


def table() -> str:
    """Return the table, read anew from the example of each kind."""
    lines = ["| kind | file | read as | read | listed as not read or rejected |", "|---|---|---|---|---|"]
    with tempfile.TemporaryDirectory() as folder:
        lines += [_row(kind, Path(folder)) for kind in KINDS]
    return "\n".join(lines)


def _row(kind: Kind, folder: Path) -> str:
    path = folder / kind.file
    path.write_bytes(kind.content)
    precision = max((len(told.time) for told in kind.told), default=0)
    parts = ["words", _PRECISION.get(precision, "time to the second"), *(["senders sealed"] if kind.sealed else [])]
    left = sorted(dict.fromkeys(_left(path, kind.mode)))
    more = f" and {len(left) - _MOST} more" if len(left) > _MOST else ""
    unread = ", ".join(line[:_LONGEST] for line in left[:_MOST]).replace("|", "\\|").replace("\n", " ") + more
    return f"| {kind.name} | `{kind.file}` | {kind.mode} | {', '.join(parts)} | {unread or 'nothing'} |"


def _left(path: Path, mode: str) -> list[str]:
    """Return the lines on what was not read of a file, and the reasons of its rejected rows."""
    if mode == "posts":
        batches = list(read_posts(path))
        return [line for batch in batches for line in batch.unread] + [row.reason for batch in batches for row in batch.refused]
    items = list(read(path, ReadOptions()))
    lines = [line for item in items if isinstance(item, Submission) for line in item.unread]
    return lines + [item.reason for item in items if isinstance(item, RejectedRow)]
