"""Print how fast the desk takes reports in, how long one takes to be stored durably, and what ``who-knew`` costs."""

from __future__ import annotations

import csv
import os
import random
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from resource import RUSAGE_CHILDREN, getrusage
from statistics import median, quantiles

from tests.realdata import real_data

from bench.arguments import parser
from tocsin.desk import Desk
from tocsin.domain.people import Role
from tocsin.domain.report import Submission
from tocsin.domain.subject import Kind, Name
from tocsin.wiring import init_desk

REPORTS = 10_000
TALK = (
    "man woman street corner school evening morning car red blue shouted leaflet wall window phone number talked about friday people "
    "group bag left near station platform bus driver asked name again nobody came called police shop owner door painted sign"
)


def main(arguments: list[str]) -> None:
    """Run the three measurements."""
    parser("bench.desk", __doc__).parse_args(arguments)
    with tempfile.TemporaryDirectory() as folder:
        _import(Path(folder))
        _accept(Path(folder) / "accept")
        _who_knew(Path(folder) / "knew")


def _tocsin(home: Path, *arguments: str | Path) -> None:
    environment = {**os.environ, "TOCSIN_HOME": str(home)}
    subprocess.run([sys.executable, "-m", "tocsin", *map(str, arguments)], check=True, env=environment, capture_output=True)


def _load_lists(home: Path) -> list[str]:
    """Load both real lists where they are present, and return some of their names."""
    data = real_data()
    if data is None:
        return []
    _tocsin(home, "lists", "load", data / "names/UN_consolidated.xml.gz", "--source", "un")
    _tocsin(home, "lists", "load", data / "names/ofac_bench_sdn.csv.gz", "--source", "ofac")
    from tocsin.matching.watchlists import read_list

    return [entry.names[0].text for entry in read_list([data / "names/UN_consolidated.xml.gz"], "un").entries]


def _import(folder: Path) -> None:
    home = folder / "home"
    _tocsin(home, "init")
    names = _load_lists(home)
    chance = random.Random(2)
    path = folder / "reports.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["id", "time", "text"])
        for number in range(REPORTS):
            words = chance.choices(TALK.split(), k=22)
            if names and number % 20 == 0:
                words.insert(9, chance.choice(names))
            writer.writerow([number, "2026-01-01T00:00:00Z", " ".join(words).capitalize() + "."])
    began = time.perf_counter()
    _tocsin(home, "hear", path)
    seconds = time.perf_counter() - began
    again = time.perf_counter()
    _tocsin(home, "hear", path)
    repeated = time.perf_counter() - again
    peak = getrusage(RUSAGE_CHILDREN).ru_maxrss / 1024
    listed = "both sanctions lists loaded" if names else "no list loaded (the real ones are not here)"
    print(f"Import of {REPORTS:,} short reports on SQLite, {listed}, joins and duties included, start of the process included:\n")
    print("| what | reports a second | peak memory |\n|---|---|---|")
    print(f"| first run | {REPORTS / seconds:,.0f} | {peak:,.0f} MB |")
    print(f"| second run, nothing new | {REPORTS / repeated:,.0f} | |\n")


def _accept(home: Path) -> None:
    desk = init_desk(home)
    for number in range(20):
        desk.intake.receive(Submission(f"warm:{number}", "call", "Warm."))
    times_ms = []
    for number in range(400):
        began = time.perf_counter()
        desk.intake.receive(Submission(f"k{number}", "call", f"A call about street number {number}.", contact="0555"))
        times_ms.append((time.perf_counter() - began) * 1000)
    desk.close()
    cuts = quantiles(times_ms, n=100)
    print("One accepted report, stored durably when its receipt is returned (SQLite, synchronous=FULL):\n")
    print("| median | p99 | worst of 400 |\n|---|---|---|")
    print(f"| {median(times_ms):.1f} ms | {cuts[98]:.1f} ms | {max(times_ms):.1f} ms |\n")


def _who_knew(home: Path) -> None:
    desk = init_desk(home)
    desk.people.add_team("north")
    desk.people.add("Nora", "north", Role.LEAD)
    subject = desk.subjects.add([Name("Davrin Ostholt")], Kind.PERSON, reason="bench")
    desk.subjects.watch("north", subject.id, reason="bench")
    _fill(desk, 50, "Davrin Ostholt was seen at gate {}.")
    print("`who-knew` about a subject that 50 reports name, on a desk that grows by reports about others:\n")
    print("| ledger entries | entries in the answer | median |\n|---|---|---|")
    for size in (2_500, 2_500, 5_000, 10_000):
        _fill(desk, size // 4 - 12, "Something else happened at gate {}.")
        times_ms = []
        for _ in range(5):
            began = time.perf_counter()
            knew = desk.audit.who_knew(subject.id)
            times_ms.append((time.perf_counter() - began) * 1000)
        print(f"| {desk.audit.verify().head.seq:,} | {len(knew.acts)} | {median(times_ms):.0f} ms |")
    desk.close()
    print("\nAn import grows with the reports and their words; accepting with what one report touches; `who-knew` with its answer alone.")


def _fill(desk: Desk, count: int, text: str) -> None:
    start = desk.audit.verify().head.seq
    submissions = [Submission(f"fill:{start}:{number}", "call", text.format(f"{start}-{number}")) for number in range(count)]
    for first in range(0, count, 200):
        desk.intake.receive_all(submissions[first : first + 200])


if __name__ == "__main__":
    main(sys.argv[1:])
