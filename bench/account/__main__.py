"""Benchmark of search, record, figures and lists on a large desk.

python -m bench.account [--reports 1000000] [--entries 1000000] [--database sqlite|postgres] [--only search|record|lists|checks|retention]

On both databases, where PostgreSQL's programs are installed.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from pathlib import Path
from statistics import quantiles

import psycopg
from tests import postgres

from bench.account.material import NOW, large_desk
from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.desk.queue import Wanted
from tocsin.desk.report_list import ReportSelection
from tocsin.store import Session
from tocsin.store.entry_queries import EntryFilter

TIMES = 20
QUERIES = {
    "a word in 1 of 33,000 texts": "rareword",
    "a word in 1 of 1,000 texts": "seldomword",
    "a word in 1 of 100 texts": "commonword",
    "a word in every second text": "halfword",
    "a word in no text": "nosuchword",
    "two words": "halfword seldomword",
    "a word, channel and language": "commonword channel:call lang:en",
    "a word, in a year with few texts": "halfword to:2024-12-01",
}


def main() -> None:
    """Print a table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--reports", type=int, default=1_000_000)
    parser.add_argument("--entries", type=int, default=1_000_000)
    parser.add_argument("--database", choices=["sqlite", "postgres"])
    parser.add_argument("--only", choices=list(PARTS), action="append")
    options = parser.parse_args()
    print("| what | median | 95 of 100 | aim |\n|---|---|---|---|", flush=True)
    for database in [options.database] if options.database else ["sqlite", *(["postgres"] if postgres.programs() else [])]:
        with tempfile.TemporaryDirectory() as folder, _database(database):
            began = time.perf_counter()
            desk = large_desk(Path(folder) / "home", options.entries, options.reports)
            print(
                f"| {database}: {options.reports:,} reports, {desk.audit.head().seq:,} entries, made in {_since(began)} | | | |", flush=True
            )
            for part in options.only or PARTS:
                for name, measured, aim in PARTS[part](desk, Path(folder)):
                    print(f"| {database}: {name} | {measured} | {aim} |", flush=True)
            desk.close()


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
    yield "verify", _once(lambda: desk.audit.verify()), "< 1 min"
    yield "backup", _once(lambda: desk.backup.write(folder / "backup")), "< 5 min"


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
    yield f"longest lock while {opened} reviews are owed", f"{_duration(longest[0])} | ", "< 100 ms"
    yield "owing reviews again", _once(desk.retention.owe), ""
    yield "possible series of the newest reports", _timed(lambda: desk.series.newest(by="Dora"), 3), "< 1 s"


PARTS: dict[str, Callable[[Desk, Path], Rows]] = {
    "search": _search,
    "record": _record,
    "lists": _lists,
    "checks": _checks,
    "retention": _retention,
}


def _timed(act: Callable[[], object], times: int = TIMES) -> str:
    """Return the median and 95th percentile of the times that an act takes."""
    act()
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - began)
    cuts = quantiles([*seconds, *seconds], n=20)
    return f"{_duration(cuts[9])} | {_duration(cuts[18])}"


def _once(act: Callable[[], object]) -> str:
    """Return the time that an act takes, by the clock and of one core."""
    began, worked = time.perf_counter(), time.process_time()
    act()
    return f"{_since(began)} | {_duration(time.process_time() - worked)} of one core"


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
    main()
