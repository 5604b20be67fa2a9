"""The checks of ``verify`` in parts, which several processes do at once.

The parts only say if there is no fault. If there may be one, the checks run again one after the other, in one snapshot, to name it. So
what is reported does not depend on the number of processes. Each part reads a snapshot of its own. That can raise a false alarm, which
the second run clears, but it hides no fault: what was altered behind the ledger is altered in every later snapshot.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path

from tocsin.domain import merkle
from tocsin.store import dialect, drafts, search_index
from tocsin.store.content_checks import altered_contents, faulty_keys, missing_rows
from tocsin.store.drift import RecordSpan, drift_in, spans
from tocsin.store.integrity import unowed
from tocsin.store.ledger_scan import Scan, blocks_of
from tocsin.store.list_versions import altered_entries, altered_lists
from tocsin.store.reader import Reader
from tocsin.store.store import Store
from tocsin.store.vault import DeskKey

LEAST = 300_000
"""Entries of a ledger for which starting processes pays."""

_STRETCH = 1 << 18  # entries of a part: a multiple of a block of the tree

Part = Callable[[Reader], list[bytes] | None]
"""A part of the checks. It returns the blocks of the tree that it computed, None if it met a fault."""

Run = Callable[[Iterable[Part]], Iterator[list[bytes] | None]]
"""Runs parts and yields their results in order."""

CHECKS: tuple[Callable[[Reader], Iterable[str]], ...] = (
    faulty_keys,
    altered_contents,
    missing_rows,
    drafts.unsound,
    search_index.unsound,
    altered_lists,
    altered_entries,
    unowed,
)
"""Every check but the comparison of the records. What is missing is met by ``altered_contents`` and ``missing_rows``."""


@dataclass(frozen=True, slots=True)
class StorePlace:
    """The database and files of a store, for a process that opens it again."""

    url: str
    key: Path
    blobs: Path
    read_only: bool

    @contextmanager
    def reading(self) -> Iterator[Reader]:
        """Open a snapshot for reading."""
        store = Store(self.url, DeskKey.load(self.key), self.blobs, self.read_only)
        try:
            with store.reading() as reader:
                yield reader
        finally:
            store.close()


def cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def faultless_scan(reader: Reader, run: Run) -> Scan | None:
    """Do every check of :func:`.integrity.damaged`, :func:`.integrity.lost` and :func:`.ledger_scan.scan` in parts.

    Return the scan of the ledger if none of them met a fault, else None.
    """
    last = reader.head().seq
    blocks: list[bytes] = []
    for computed in run(_parts(reader, last)):
        if computed is None:
            return None
        blocks += computed
    return Scan(reader, last, [], blocks)


@contextmanager
def processes(place: StorePlace, number: int) -> Iterator[Run]:
    """Start processes that run parts. Each opens the store anew, so that no connection is shared."""
    with ProcessPoolExecutor(number, mp_context=get_context("spawn")) as pool:
        try:
            yield partial(pool.map, partial(perform, place))
        finally:
            pool.shutdown(wait=True, cancel_futures=True)


def perform(place: StorePlace, part: Part) -> list[bytes] | None:
    """Open the store and run a part."""
    with place.reading() as reader:
        return part(reader)


def _parts(reader: Reader, last: int) -> Sequence[Part]:
    """Return all parts, those first that take longest and cannot be divided. The stretches of the ledger are in order."""
    stretches = (partial(blocks_of, first=first, last=min(first + _STRETCH - 1, last)) for first in range(1, last + 1, _STRETCH))
    compared = (partial(_unless_drifted, span=span) for span in spans(reader, _STRETCH))
    return [_sound_file, *(partial(_unless_faulty, check) for check in CHECKS), *compared, *stretches]


def _sound_file(reader: Reader) -> list[bytes] | None:
    return None if dialect.damage(reader.connection) else []


def _unless_faulty(check: Callable[[Reader], Iterable[str]], reader: Reader) -> list[bytes] | None:
    return None if next(iter(check(reader)), None) else []


def _unless_drifted(reader: Reader, span: RecordSpan) -> list[bytes] | None:
    return None if next(drift_in(reader, span), None) else []


assert _STRETCH % merkle.BLOCK == 0
