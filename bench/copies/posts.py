"""Speed of taking posts in, of clustering their texts by words, and of reading them into the index, on one core."""

from __future__ import annotations

import json
import os
import random
import resource
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.copies.blind_set import HALVES, generator, texts
from bench.copies.text_search import Drawn
from tocsin.copies.texts.meaning import Encoder, SentenceEncoder
from tocsin.copies.texts.near import clusters
from tocsin.copies.texts.text_index import TextIndex
from tocsin.ingest.posts import PostReadOptions
from tocsin.lake.actions import normal_text
from tocsin.wiring import init_desk

_FIRST = datetime(2026, 2, 13, 18, tzinfo=UTC)


def posts() -> Iterator[str]:
    """Yield the posts a second of each step, for small edits of the blind messages. ``TOCSIN_POSTS`` sets their number (20000)."""
    count = int(os.environ.get("TOCSIN_POSTS", "20000"))
    lines = [text for _, text in zip(range(count), _edits(), strict=False)]
    yield f"\n{len(lines):,} posts of {sum(map(len, lines)) // len(lines)} letters"
    with tempfile.TemporaryDirectory() as folder:
        desk = init_desk(Path(folder) / "desk")
        dump = Path(folder) / "posts.jsonl"
        dump.write_text("".join(_row(number, text) for number, text in enumerate(lines)), encoding="utf-8")
        began = _cpu()
        desk.posts.load([dump], PostReadOptions())
        yield _speed("loaded and stored", len(lines), began)
    began = _cpu()
    clusters([normal_text(text) for text in lines])
    yield _speed("clustered by words that are nearly the same", len(lines), began)
    encoders: tuple[tuple[str, Encoder], ...] = (("without the sentence encoder", Drawn()), ("with it, a learned model", SentenceEncoder()))
    for name, encoder in encoders:
        some = lines[: min(len(lines), 4000)]
        with tempfile.TemporaryDirectory() as folder:
            began = _cpu()
            TextIndex(Path(folder)).add(range(len(some)), some, encoder, 1)
            yield _speed(f"read into the index of texts, {name}", len(some), began)
    yield f"memory at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000:.0f} MB"


def _edits() -> Iterator[str]:
    """Yield small edits of the messages of both halves in all languages, endlessly, each under another handle."""
    near = generator("near")
    number = 0
    while True:
        for half in HALVES:
            for message in texts(half):
                for text in message["original"].values():
                    for _, edited in near.edits(text, random.Random(number)):
                        number += 1
                        yield f"{edited} @account{number}"


def _row(number: int, text: str) -> str:
    at = (_FIRST + timedelta(seconds=number)).isoformat()
    return (
        json.dumps({"post_id": str(number), "account_id": f"a{number % 5000}", "time": at, "text": text, "channel": f"c{number % 50}"})
        + "\n"
    )


def _speed(step: str, count: int, began: float) -> str:
    return f"{step}: {count / (_cpu() - began):,.0f} a second of CPU"


def _cpu() -> float:
    """Return the seconds of CPU of this process and of its children that ended."""
    return sum(os.times()[:4])
