"""Files of every kind give their words, their times and their sealed senders."""

from __future__ import annotations

from datetime import UTC
from pathlib import Path

import pytest

from tests.unit.ingest.kinds import chats, nested, posts, records, threads
from tests.unit.ingest.kinds.kind import Kind
from tocsin.domain.report import Submission
from tocsin.ingest import ReadOptions, read
from tocsin.ingest.posts import read_posts

KINDS = [*chats.KINDS, *posts.KINDS, *records.KINDS, *threads.KINDS, *nested.KINDS]


def _items(path: Path, mode: str) -> list[tuple[str, str]]:
    """Return what stands in clear of each report or post in a file, and its time."""
    if mode == "posts":
        rows = [row for batch in read_posts(path) for row in batch.table.to_pylist()]
        return [(f"{row['account_id']} {row['text']}", row["time"].replace(tzinfo=UTC).isoformat()) for row in rows]
    reports = [item for item in read(path, ReadOptions()) if isinstance(item, Submission)]
    return [
        (
            " ".join([item.text, item.where, *(f"{name} {value}" for name, value in item.facts), *item.unread]),
            str(item.heard or "").replace(" ", "T"),
        )
        for item in reports
    ]


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_a_file_of_each_kind_gives_words_times_and_seals(kind: Kind, tmp_path: Path) -> None:
    path = tmp_path / kind.file
    path.write_bytes(kind.content)
    items = _items(path, kind.mode)
    for told in kind.told:
        times = [time for text, time in items if told.words in text]
        assert times, f"{told.words!r} is not read"
        assert any(time.startswith(told.time) for time in times), times
    clear = " ".join(text for text, _ in items)
    assert [secret for secret in kind.sealed if secret in clear] == []
