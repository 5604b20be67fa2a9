"""Benchmark of the web application: delay until a report is in every queue, cost of pages on a large desk, memory when idle.

On both databases, where PostgreSQL's programs are installed.
"""

from __future__ import annotations

import argparse
import os
import re
import resource
import signal
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor, ThreadPoolExecutor
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import httpx
import psycopg
from tests import postgres
from tests.large import EVERY, Matter, fill

from bench.arguments import parser
from bench.web.slow import ATTACKS, attacking
from tocsin.desk import Desk
from tocsin.domain.people import Role
from tocsin.domain.report import Submission
from tocsin.domain.subject import Kind, Name
from tocsin.store.paging import key_of
from tocsin.wiring import init_desk

PASSWORD = "a load of lanterns"
PEOPLE = 20
RATE = 50
TEAMS = ("team0", "team1", "team2", "team3")
TIMES = 30
SLOW = 2.0  # a page that takes so many seconds is not asked for so often
_REPORT = re.compile(r'href="/reports/(R-\d+)"')
_NEXT = re.compile(r'after=([^"&]+)" rel="next"')


def main(arguments: list[str]) -> None:
    """Prints a table."""
    asked = parser("bench.web", __doc__)
    asked.add_argument("--reports", type=int, default=1_000_000)
    asked.add_argument("--seconds", type=int, default=20)
    asked.add_argument("--only", choices=list(PARTS))
    asked.add_argument("--database", choices=["sqlite", "postgres"])
    options = asked.parse_args(arguments)
    print("| what | measured | aim |\n|---|---|---|")
    for database in [options.database] if options.database else ["sqlite", *(["postgres"] if postgres.programs() else [])]:
        for part in [options.only] if options.only else PARTS:
            with tempfile.TemporaryDirectory() as folder, _database(database):
                PARTS[part](Path(folder) / "home", database, options)


def _visible_part(home: Path, database: str, options: argparse.Namespace) -> None:
    desk = _desk(home)
    with _serving(home) as (url, process):
        print(f"| {database}: memory of the idle application | {_resident(process):.0f} MB | < 150 MB |")
        before, began = (_worked(process), time.process_time(), _worked_by_children()), time.monotonic()
        _visible(desk, url, options.seconds, database)
        after, took = (_worked(process), time.process_time(), _worked_by_children()), time.monotonic() - began
        server, intake, looking = (f"{100 * (now - then) / took:.0f} %" for now, then in zip(after, before, strict=True))
        print(f"| {database}: of one core, meanwhile | the server {server}, taking reports in {intake}, looking at queues {looking} | |")
    desk.close()


def _pages_part(home: Path, database: str, options: argparse.Namespace) -> None:
    desk = _desk(home)
    subject, _ = desk.subjects.listed()[0]
    now = datetime.now(UTC)
    fill(desk.services.store, Matter(subject, TEAMS, now), range(options.reports))
    middle = now - options.reports // 2 * EVERY
    report = desk.intake.receive(Submission("known", "call", "Marek Dolny was seen again.", contact="x")).report
    with _serving(home) as (url, process):
        print(f"| {database}: on {options.reports:,} reports, one in ten about one subject | | |")
        _pages(url, process, database, {"{R}": report, "{S}": subject.id, "{M}": "~".join(key_of(middle, "M-0"))})
        print(f"| {database}: memory of the application after that | {_resident(process):.0f} MB | |")
    desk.close()


def _slow_part(home: Path, database: str, _options: argparse.Namespace) -> None:
    """Read the queue, and the door's form, while slow and hostile clients are at work."""
    _desk(home).close()
    drop = home.parent / "drop"
    with _serving(home, "serve", "--drop", str(drop)) as (url, process), _serving(home, "door", "--drop", str(drop)) as (door_url, door):
        ports = {"desk": int(url.rsplit(":", 1)[1]), "door": int(door_url.rsplit(":", 1)[1])}
        with _signed_in(url, "Lead") as lead, httpx.Client(base_url=door_url, timeout=60) as visitor:
            _print_slow(database, "in peace", lead, visitor)
            for name, whom, attack in ATTACKS:
                with attacking(attack, ports[whom]):
                    _print_slow(database, name, lead, visitor)
                print(
                    f"| {database}: memory of desk and door after {name} | {_resident(process):.0f} MB, {_resident(door):.0f} MB | |",
                    flush=True,
                )


def _print_slow(database: str, name: str, lead: httpx.Client, visitor: httpx.Client) -> None:
    for page, client, path in (("/queue", lead, "/queue"), ("the door", visitor, "/en")):
        times = [_timed(client, path) for _ in range(TIMES)]
        print(f"| {database}: {page}, {name} | p50 {_p(times, 50) * 1000:.0f} ms, longest {max(times) * 1000:.0f} ms | |", flush=True)


PARTS = {"visible": _visible_part, "pages": _pages_part, "slow": _slow_part}


@contextmanager
def _database(name: str) -> Iterator[None]:
    """Set the database of desks made within this context."""
    if name == "sqlite":
        yield
        return
    with postgres.server(fsync=True) as url:
        os.environ["TOCSIN_DATABASE_URL"] = f"{url}/postgres"
        try:
            yield
        finally:
            del os.environ["TOCSIN_DATABASE_URL"]


def _visible(desk: Desk, url: str, seconds: int, database: str) -> None:
    """Take reports in at a steady rate while other processes read their queues, and compare what each saw afterwards."""
    cookies = [_cookies(url, f"P{number}") for number in range(PEOPLE)]
    with ProcessPoolExecutor(4) as looking, ThreadPoolExecutor(8) as taking:
        watched = [looking.submit(_watch, url, cookies[first::4], seconds + 15.0) for first in range(4)]
        time.sleep(2)
        started = time.monotonic()
        submitted = [taking.submit(_take, desk, number, started + number / RATE) for number in range(seconds * RATE)]
        accepted = {report: at for report, at, _ in (future.result() for future in submitted)}
        waited = [future.result()[2] for future in submitted]
        took = max(accepted.values()) - started
        sightings = [sighting for future in watched for sighting in future.result()]
    late = [max(0.0, at - accepted[report]) for report, at in sightings if report in accepted]
    delays = f"p50 {_p(waited, 50) * 1000:.0f} ms, p99 {_p(waited, 99) * 1000:.0f} ms each"
    print(f"| {database}: reports accepted a second, {PEOPLE} people signed in | {len(accepted) / took:.0f} ({delays}) | {RATE} |")
    print(
        f"| {database}: accepted to visible, {len(late)} of {len(accepted) * PEOPLE} sightings "
        f"| p50 {_p(late, 50):.2f} s, p99 {_p(late, 99):.2f} s | p99 < 2 s |"
    )


def _take(desk: Desk, number: int, due: float) -> tuple[str, float, float]:
    """Take one report in when it is due. Return its id, the time of acceptance, and the delay."""
    time.sleep(max(0.0, due - time.monotonic()))
    report = desk.intake.receive(Submission(f"load:{number}", "call", f"Marek Dolny was seen, {number}.")).report
    now = time.monotonic()
    return report, now, now - due


def _watch(url: str, people: list[dict[str, str]], seconds: float) -> list[tuple[str, float]]:
    """Read the end of several people's queues each second, as the live page does. Return when each saw a report first."""
    sightings: list[tuple[str, float]] = []
    threads = [threading.Thread(target=_look, args=(url, cookies, time.monotonic() + seconds, sightings)) for cookies in people]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sightings


def _look(url: str, cookies: dict[str, str], until: float, sightings: list[tuple[str, float]]) -> None:
    with httpx.Client(base_url=url, cookies=cookies, timeout=60) as client:
        seen_reports: set[str] = set()
        after = ""
        while time.monotonic() < until:
            began = time.monotonic()
            html = client.get("/queue/rows", params={"kind": "deliver", "after": after}).text
            now = time.monotonic()
            fresh = [report for report in dict.fromkeys(_REPORT.findall(html)) if report not in seen_reports]
            sightings += [(report, now) for report in fresh]
            seen_reports.update(fresh)
            if following := _NEXT.search(html):
                after = following[1].replace("%3A", ":").replace("%7E", "~")
            else:
                time.sleep(max(0.0, 1.0 - (time.monotonic() - began)))


def _cookies(url: str, name: str) -> dict[str, str]:
    with _signed_in(url, name) as client:
        return dict(client.cookies)


# Who asks for what; R is a new report, S the subject that one report in ten is about, M the middle of the list.
PAGES = (
    ("P0", "/queue"),
    ("P0", "/queue?kind=deliver"),
    ("P0", "/queue?view=overdue"),
    ("P0", "/reports/{R}"),
    ("P0", "/subjects/{S}"),
    ("P0", "/knowledge/report/{R}"),
    ("Lead", "/queue?view=all"),
    ("Lead", "/queue?view=overdue"),
    ("Lead", "/queue?view=all&priority=P1"),
    ("Lead", "/queue?view=all&priority=P3"),
    ("Lead", "/queue?view=all&kind=review&team=desk"),
    ("Lead", "/reports"),
    ("Lead", "/reports?after={M}"),
    ("Lead", "/reports/{R}"),
    ("Lead", "/subjects"),
    ("Lead", "/subjects/{S}"),
    ("Lead", "/subjects/{S}/network.json"),
    ("Lead", "/knowledge/subject/{S}"),
)


def _pages(url: str, process: int, database: str, numbers: dict[str, str]) -> None:
    """Measure pages on a large desk by the clock and by the server's processor time, which other work does not change."""
    with _signed_in(url, "P0") as member, _signed_in(url, "Lead") as lead:
        for name, path in PAGES:
            client = member if name == "P0" else lead
            address = re.sub(r"\{.\}", lambda match: numbers[match[0]], path)
            slow = _timed(client, address) > SLOW
            before, behind = _worked(process), _worked_behind()
            times = [_timed(client, address) for _ in range(2 if slow else TIMES)]
            work, work_behind = (_worked(process) - before) / len(times), (_worked_behind() - behind) / len(times)
            by_clock = f"p50 {_p(times, 50) * 1000:.0f} ms, p95 {_p(times, 95) * 1000:.0f} ms"
            of_core = f"{work * 1000:.0f} ms of one core"
            if database == "postgres":
                of_core += f" and {work_behind * 1000:.0f} in PostgreSQL"
            print(f"| {database}: {name} {path} | {by_clock}; {of_core} | p95 < 100 ms |", flush=True)


def _timed(client: httpx.Client, path: str) -> float:
    time.sleep(1 / RATE)  # nobody may ask more often than 40 times a second
    before = time.perf_counter()
    answer = client.get(path)
    assert answer.status_code == 200, (path, answer.status_code)
    return time.perf_counter() - before


def _desk(home: Path) -> Desk:
    desk = init_desk(home)
    subject = desk.subjects.add([Name("Marek Dolny")], Kind.PERSON, reason="for the load")
    desk.people.add("Lead", "desk", Role.LEAD)
    desk.sign_in.set_password("Lead", PASSWORD)
    for number in range(PEOPLE):
        team = TEAMS[number % len(TEAMS)]
        if number < len(TEAMS):
            desk.people.add_team(team)
            desk.subjects.watch(team, subject.id, reason="for the load")
        desk.people.add(f"P{number}", team, Role.MEMBER)
        desk.sign_in.set_password(f"P{number}", PASSWORD)
    return desk


@contextmanager
def _serving(home: Path, *words: str) -> Iterator[tuple[str, int]]:
    """Serve the desk of this home folder, or what the words say, on a free port. Give its address and process."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    call = [sys.executable, "-m", "tocsin", *(words or ("serve",)), "--port", str(port)]
    process = subprocess.Popen(call, env={**os.environ, "TOCSIN_HOME": str(home)}, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                httpx.get(f"{url}/en")
                break
            except httpx.TransportError:
                time.sleep(0.1)
        yield url, process.pid
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(30)


@contextmanager
def _signed_in(url: str, name: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=url, follow_redirects=True, timeout=600) as client:
        client.get("/sign-in")
        form = {"name": name, "password": PASSWORD, "_csrf_token": client.cookies["csrftoken"]}
        assert "Queue" in client.post("/sign-in", data=form).text
        yield client


def _resident(process: int) -> float:
    """Megabytes that a process holds."""
    status = Path(f"/proc/{process}/status").read_text()
    return int(next(line for line in status.splitlines() if line.startswith("VmRSS")).split()[1]) / 1024


def _worked(process: int) -> float:
    """Seconds of processor time that a process has used."""
    fields = Path(f"/proc/{process}/stat").read_text().rsplit(") ", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def _worked_by_children() -> float:
    """The same of this program's own processes that have ended: those that looked at queues."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def _worked_behind() -> float:
    """Return the same for PostgreSQL's processes that serve a connection, 0 on SQLite."""
    url = os.environ.get("TOCSIN_DATABASE_URL")
    if not url:
        return 0.0
    with psycopg.connect(url) as connection:
        serving = connection.execute("SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend'").fetchall()
        return sum(_worked(pid) for (pid,) in serving)


def _p(values: list[float], percent: int) -> float:
    return statistics.quantiles(values, n=100)[percent - 1] if len(values) > 1 else float("nan")


if __name__ == "__main__":
    main(sys.argv[1:])
