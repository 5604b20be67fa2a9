"""Telegram Desktop exports as adapters give them: also one in an archive, laid out as a file first."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

from tocsin.ingest.reports.formats import telegram
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import CHUNK, InputSource


def read(source: InputSource) -> Iterator[Item]:
    """The messages of an export."""
    with tempfile.TemporaryDirectory(prefix="tocsin-") as folder:
        path = Path(folder) / (Path(source.name).name or "result.json")
        with path.open("wb") as file:
            while data := source.stream.read(CHUNK):
                file.write(data)
        yield from telegram.read(path, source.reading.channel or "telegram")
