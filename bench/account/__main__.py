"""Benchmark of search, record, figures and lists on a large desk.

The parts are search, record, lists, checks, move and retention. On both databases, where PostgreSQL's programs are installed.
``--home`` measures a desk on SQLite that an earlier run left there, or makes one that stays. A desk of ten years has
``--reports 1000000 --entries 10000000 --subjects 100000``.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import median, quantiles

import psycopg
from sqlalchemy import func, select
from tests import postgres

from bench.account.material import NOW, large_desk
from bench.arguments import parser
from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.desk.queue import Wanted
from tocsin.desk.report_list import ReportSelection
from tocsin.store import Session, schema
from tocsin.store.entry_queries import EntryFilter
from tocsin.wiring import open_desk, restore_desk

TIMES = 20
QUERIES = {
    "a word in 1 of 33,000 texts": "rareword",
    "a word in 1 of 1,000 texts": "seldomword",
    "a word in 1 of 100 texts": "commonword",
    "a word in every second text": "halfword",
    "a word in no text": "nosuchword",
    "two words": "halfword seldomword",
    "a word, channel and language": "commonword channel:call lang:en",
    "two words, one in 1 of 33,000 texts": "halfword rareword",
    "two words in a row that are nowhere so": '"halfword seldomword"',
    "a word, in a year with few texts": "halfword to:2024-12-01",
    "a word, in one month": "halfword from:2026-01-01 to:2026-01-31",
    "a word, in notes, of which there are none": "halfword kind:note",
    "all of two days": "from:2026-01-01 to:2026-01-02",
}


def main(arguments: list[str]) -> None:
    """Print a table."""
    asked = parser("bench.account", __doc__)
    asked.add_argument("--reports", type=int, default=1_000_000)
    asked.add_argument("--entries", type=int, default=1_000_000)
    asked.add_argument("--database", choices=["sqlite", "postgres"])
    asked.add_argument("--only", choices=list(PARTS), action="append")
    asked.add_argument("--subjects", type=int, default=0)
    asked.add_argument("--home", type=Path)
    options = asked.parse_args(arguments)
    print("| what | median | 95 of 100 | processor | aim |\n|---|---|---|---|---|", flush=True)
    for database in [options.database] if options.database else ["sqlite", *(["postgres"] if postgres.programs() else [])]:
        with tempfile.TemporaryDirectory() as folder, _database(database):
            began, worked = time.perf_counter(), time.process_time()
            desk = _desk(options.home or Path(folder) / "home", options)
            size = f"{options.reports:,} reports, {options.subjects:,} subjects, {desk.audit.head().seq:,} entries"
            print(f"| {database}: {size} | {_since(began)} | | {_duration(time.process_time() - worked)} | |", flush=True)
            for part in options.only or PARTS:
                for name, measured, aim in PARTS[part](desk, Path(folder)):
                    print(f"| {database}: {name} | {measured} | {aim} |", flush=True)
            desk.close()


def _desk(home: Path, options: argparse.Namespace) -> Desk:
    if home.exists():
        return open_desk(home, FixedClock(NOW))
    return large_desk(home, options.entries, options.reports, options.subjects)


Rows = Iterator[tuple[str, str, str]]


def _search(desk: Desk, _folder: Path) -> Rows:
    for name, query in QUERIES.items():
        yield f"search, {name}", _timed(lambda query=query: desk.search.find(query, by="Dora")), "< 200 ms"  # type: ignore[misc]  # bound now
    yield "search of a team, a word in every second text", _timed(lambda: desk.search.find("halfword", by="Nils")), "< 200 ms"
    yield "search of a team, a word in 1 of 33,000", _timed(lambda: desk.search.find("rareword", by="Nils")), "< 200 ms"


def _record(desk: Desk, _folder: Path) -> Rows:
    middle = desk.audit.head().seq // 2
    filters = {
        "entries, all": EntryFilter(),
        "entries, from the middle": EntryFilter(before=middle),
        "entries of a person": EntryFilter(actors=("Dora",)),
        "entries of an act": EntryFilter(acts=("disposed",)),
        "entries of an act that nobody does": EntryFilter(acts=("merged",)),
        "entries of a person and act": EntryFilter(actors=("Nils",), acts=("done",)),
        "entries of a day": EntryFilter(since=NOW - timedelta(days=100), until=NOW - timedelta(days=99)),
        "entries of an act in a week": EntryFilter(acts=("done",), since=NOW - timedelta(days=100), until=NOW - timedelta(days=93)),
        "entries about a report": EntryFilter(about="R-1000"),
        "entries of sources opened": EntryFilter(opened="source"),
    }
    for name, wanted in filters.items():
        yield name, _timed(lambda wanted=wanted: desk.entries.page(wanted)), "< 100 ms"  # type: ignore[misc]  # bound now
    yield "entries of a team", _timed(lambda: desk.entries.page(EntryFilter(), team="north")), "< 100 ms"
    year = NOW - timedelta(days=365)
    yield "figures of the year", _timed(lambda: desk.figures.of(year, NOW), 3), "< 5 s"


def _lists(desk: Desk, _folder: Path) -> Rows:
    lists = {
        "the reports": ReportSelection(),
        "the reports, oldest first": ReportSelection(order="oldest"),
        "the reports of a channel and outcome": ReportSelection(channel="door", outcome="watch"),
        "the reports of a channel that has none": ReportSelection(channel="letter"),
        "the reports of a team": ReportSelection(team="north"),
        "the urgent reports of a day": ReportSelection(priority="P1", since=date(2026, 6, 1), until=date(2026, 6, 1)),
    }
    for name, selection in lists.items():
        yield name, _timed(lambda selection=selection: desk.report_list.page(selection, by="Dora")), "< 150 ms"  # type: ignore[misc]  # bound now
    yield "the reports that a team reads", _timed(lambda: desk.report_list.page(ReportSelection(), by="Nils")), "< 150 ms"
    yield "the queue", _timed(lambda: desk.queue.page(Wanted("all"), by="Dora")), "< 150 ms"


def _checks(desk: Desk, folder: Path) -> Rows:
    began, worked = time.perf_counter(), _worked()
    faults = len((checked := desk.audit.verify()).broken) + len(checked.damaged)
    words = f"{faults} faults or more, as reports are there without entries" if faults else "the record is whole"
    yield f"verify: {words}", f"{_since(began)} | | {_duration(_worked() - worked)}", "< 1 min"
    yield "backup", _once(lambda: desk.backup.write(folder / "backup")), "< 5 min"


def _move(desk: Desk, folder: Path) -> Rows:
    """Restore a backup into a new SQLite database and, where its programs are there, into PostgreSQL. Compare all rows and the ledger."""
    file = folder / "backup"
    if not file.exists():
        desk.backup.write(file)
    with _database("sqlite"):
        yield from _restored(desk, file, folder / "restored", "SQLite")
    if postgres.programs():
        with _database("postgres"):
            yield from _restored(desk, file, folder / "moved", "PostgreSQL")


def _restored(desk: Desk, file: Path, home: Path, database: str) -> Rows:
    began, worked = time.perf_counter(), time.process_time()
    restored, _ = restore_desk(file, home, FixedClock(NOW))
    yield f"restore into {database}", f"{_since(began)} | | {_duration(time.process_time() - worked)}", ""
    counts, others = _counts(desk), _counts(restored)
    unequal = sorted(name for name, rows in counts.items() if others[name] != rows and name not in _OF_A_RESTORE)
    head = desk.audit.head()
    with restored.services.store.reading() as reader:
        same = next(iter(reader.entries(after=head.seq - 1))).hash == head.hash
    began, worked = time.perf_counter(), _worked()
    broken = restored.audit.verify().broken
    words = "the ledger is whole" if not broken else f"{len(broken)} entries are broken"
    words += f", the same up to entry {head.seq:,}" if same else f", and another at entry {head.seq:,}"
    equal = f"as many rows in {len(counts) - len(unequal) - len(_OF_A_RESTORE)} of {len(counts) - len(_OF_A_RESTORE)} other tables"
    yield f"verify there: {words}, {equal}", f"{_since(began)} | | {_duration(_worked() - worked)}", "< 1 min"
    year = NOW - timedelta(days=365)
    alike = "the same" if restored.figures.of(year, NOW).tables == desk.figures.of(year, NOW).tables else "others"
    yield f"figures of the year there: {alike}", _timed(lambda: restored.figures.of(year, NOW), 3), "< 5 s"
    restored.close()


_OF_A_RESTORE = ("epoch", "ledger")
"""Tables to which a restore adds: an entry says that it happened."""


def _counts(desk: Desk) -> dict[str, int]:
    with desk.services.store.reading() as reader:
        every = ((table, reader.rows(select(func.count()).select_from(table))) for table in schema.metadata.sorted_tables)
        return {table.name: int(count.scalar_one()) for table, count in every}


def _retention(desk: Desk, _folder: Path) -> Rows:
    """Owe reviews as the worker does, and time the longest session of the writer, for which all others wait."""
    store, writing, longest = desk.services.store, desk.services.store.writing, [0.0]

    @contextmanager
    def timed(actor: str, now: datetime) -> Iterator[Session]:
        with writing(actor, now) as session:
            began = time.perf_counter()
            yield session
        longest[0] = max(longest[0], time.perf_counter() - began)

    assert isinstance(desk.services.clock, FixedClock)
    desk.services.clock.advance(days=2000)  # every report is old
    store.writing = timed  # type: ignore[method-assign]  # for this part alone
    opened = desk.retention.owe()
    store.writing = writing  # type: ignore[method-assign]
    yield f"longest lock while {opened} reviews are owed", f"{_duration(longest[0])} | |", "< 100 ms"
    yield "owing reviews again", _once(desk.retention.owe), ""
    yield "possible series of the newest reports", _timed(lambda: desk.series.newest(by="Dora"), 3), "< 1 s"


PARTS: dict[str, Callable[[Desk, Path], Rows]] = {
    "search": _search,
    "record": _record,
    "lists": _lists,
    "checks": _checks,
    "move": _move,
    "retention": _retention,
}


def _timed(act: Callable[[], object], times: int = TIMES) -> str:
    """Return the median and 95th percentile of the times that an act takes by the clock, and the median of one core's."""
    act()
    clock, core = list[float](), list[float]()
    for _ in range(times):
        began, worked = time.perf_counter(), time.process_time()
        act()
        clock.append(time.perf_counter() - began)
        core.append(time.process_time() - worked)
    cuts = quantiles([*clock, *clock], n=20)
    return f"{_duration(cuts[9])} | {_duration(cuts[18])} | {_duration(median(core))}"


def _once(act: Callable[[], object]) -> str:
    """Return the time that an act takes, by the clock and of one core."""
    began, worked = time.perf_counter(), time.process_time()
    act()
    return f"{_since(began)} | | {_duration(time.process_time() - worked)}"


def _worked() -> float:
    """Return the processor seconds of this process and of those that it started and that ended."""
    return sum(os.times()[:4])


def _since(began: float) -> str:
    return _duration(time.perf_counter() - began)


def _duration(seconds: float) -> str:
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


@contextmanager
def _database(name: str) -> Iterator[None]:
    """Let desks made meanwhile live in this database."""
    os.environ.pop("TOCSIN_DATABASE_URL", None)
    if name == "sqlite":
        yield
        return
    with postgres.server() as url:
        with psycopg.connect(f"{url}/postgres", autocommit=True) as connection:
            connection.execute("CREATE DATABASE bench")
        os.environ["TOCSIN_DATABASE_URL"] = f"{url}/bench"
        yield
        os.environ.pop("TOCSIN_DATABASE_URL")


if __name__ == "__main__":
    main(sys.argv[1:])
