"""A large desk: a ledger of a year, and texts with their search index.

The reports of the ledger are recorded as a desk records them. The other texts are bare rows with sealed contents and an index that is
written segment by segment: taking them in one by one would take hours.
"""

from __future__ import annotations

import random
from array import array
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import count
from pathlib import Path
from typing import Any

import numpy as np
from sqlalchemy import Connection, Table

from tocsin.clock import FixedClock
from tocsin.desk import Desk
from tocsin.desk.subjects import add_subject
from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.ledger import Change
from tocsin.domain.people import Role
from tocsin.domain.report import Priority, Report, Triage
from tocsin.domain.subject import Kind, Link, Name, Watch
from tocsin.store import Session, schema, search_index
from tocsin.store.codec import Row, instant, to_row
from tocsin.store.index_key import WORD
from tocsin.store.vault import seal
from tocsin.wiring import init_desk

NOW = datetime(2026, 11, 1, 9, 0, tzinfo=UTC)
TEAMS = ("north", "south")
MARKED = {"rareword": 33_000, "seldomword": 1_000, "commonword": 100, "halfword": 2}
"""Words by how many texts there are for each that has it."""

_YEAR = timedelta(days=365)
_VOCABULARY, _WORDS = 200_000, 45
_CHANNELS = ("call", "mail", "door", "chat")
_LANGUAGES = ("en", "nl", "ar", "tr")
_OUTCOMES = ("action", "referred", "watch", "no-further-action")
_PER_REPORT = 8.6  # entries that a recorded report leaves
_SESSION = 500
_SYLLABLES = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in ("a", "e", "i", "o", "u", "an", "el", "or")]
_DRAWN = 4096  # texts whose words are drawn at once


def large_desk(home: Path, entries: int, reports: int, subjects: int = 0) -> Desk:
    """Return a desk whose ledger has this many entries, and which has this many reports with indexed texts, each about one subject."""
    clock = FixedClock(NOW - _YEAR)
    desk = init_desk(home, clock)
    for team in TEAMS:
        desk.people.add_team(team)
    desk.people.add("Dora", "desk", Role.LEAD)
    desk.people.add("Nils", "north", Role.MEMBER)
    texts = _texts()
    about = _add_subjects(desk, subjects)
    per_report = _PER_REPORT + (1 if subjects else 0)
    recorded = min(reports, round((entries - subjects) / per_report))
    for first in range(0, recorded, _SESSION):
        with desk.services.store.writing("Dora", NOW - _YEAR + _YEAR * first / max(recorded, 1)) as session:
            for number in range(first, min(first + _SESSION, recorded)):
                subject = number % subjects if about else number
                _record(session, number, next(texts), about[subject] if about else "", _team(subject))
    clock.advance(days=_YEAR.days)
    with desk.services.store.writing("Dora", NOW) as session:
        _fill(session, texts, reports - recorded)
        search_index.grow(session)
    if desk.services.store.engine.dialect.name == "postgresql":
        with desk.services.store.engine.begin() as connection:
            connection.exec_driver_sql("ANALYZE")
    return desk


def _add_subjects(desk: Desk, wanted: int) -> list[str]:
    """Add people with invented names, and let a team watch every tenth. Return their ids."""
    chance, ids = random.Random(18), list[str]()
    for first in range(0, wanted, _SESSION):
        with desk.services.store.writing("Dora", NOW - _YEAR) as session:
            for number in range(first, min(first + _SESSION, wanted)):
                words = ["".join(chance.choices(_SYLLABLES, k=chance.randint(2, 4))).capitalize() for _ in range(2)]
                subject = add_subject(session, [Name(" ".join(words))], Kind.PERSON, "named by several callers")
                ids.append(subject.id)
                if number % 10 == 0:
                    session.record(Change("watch began", None, Watch(_team(number), subject.id, "stake", session.now)))
    return ids


def _team(subject: int) -> str:
    """Return the team that watches a subject, and is owed the reports that name it."""
    return TEAMS[subject // 10 % 2]


def _texts() -> Iterator[str]:
    """Yield texts of words as frequent as those of a language, and the marked words."""
    chance = np.random.default_rng(18)
    vocabulary = [f"w{number}" for number in range(_VOCABULARY)]
    weights = np.cumsum(1 / (np.arange(_VOCABULARY) + 10))
    for begin in count(1, _DRAWN):
        for number, drawn in enumerate(np.searchsorted(weights, chance.random((_DRAWN, _WORDS)) * weights[-1]).tolist(), begin):
            marked = [word for word, every in MARKED.items() if number % every == 0]
            yield " ".join([*map(vocabulary.__getitem__, drawn), *marked])


def _record(session: Session, n: int, text: str, subject: str, watching: str) -> None:
    """Record one report with its link to a subject and its duties, nine of ten answered."""
    number = session.new_id("R")
    session.begin_owner(number)
    sealed = session.seal(number, text.encode())
    report = Report(number, f"h:{number}", _CHANNELS[n % 4], session.now, None, _LANGUAGES[n % 4], sealed, "", (), "", None, False, (), "")
    session.record(Change("received", None, report))
    session.index_text(report, number, text.split())
    triage = Triage(number, (Priority.P1, Priority.P2, Priority.P3)[n % 3])
    triaged = _insert(session, "triaged", triage)
    if subject:
        session.record(Change("linked", None, Link(number, subject, "alert")))
    disposed = Triage(number, triage.priority, disposition=_OUTCOMES[n % 4])
    for kind, team in ((DutyKind.DELIVER, watching), (DutyKind.ASSESS, "desk"), (DutyKind.ACKNOWLEDGE, "desk")):
        duty = Duty(session.new_id("D"), number, kind, team, session.now, session.now + timedelta(hours=24))
        row = _insert(session, "owes", duty)
        if n % 10:
            done = Duty(duty.id, number, kind, team, duty.opened, duty.due, DutyState.DONE, "acknowledged", "Dora", session.now)
            _alter(session, row, Change("done", duty, done))
    if n % 10:
        _alter(session, triaged, Change("disposed", triage, disposed))


def _insert(session: Session, act: str, record: Duty | Triage) -> Row:
    """Record something new, and return its row that will be inserted."""
    session.record(Change(act, None, record))
    return session._inserts[schema.RECORDS[type(record)]][-1]


def _alter(session: Session, row: Row, change: Change) -> None:
    """Record a change of a row that was not inserted yet. One insert is quicker than an insert and an update."""
    after = to_row(change.new)
    changed = {name: value for name, value in after.items() if row[name] != value}
    session._append(change, {name: row[name] for name in changed}, changed)
    row.update(changed)


def _fill(session: Session, texts: Iterator[str], wanted: int) -> None:
    """Add bare reports with their texts, and segments of their words."""
    session.flush()
    begun = search_index.last_number(session)
    stretch = search_index.TAIL * search_index.FAN
    for first in range(0, wanted, stretch):
        numbers = range(begun + first + 1, begun + min(first + stretch, wanted) + 1)
        postings: dict[bytes, array[int]] = defaultdict(lambda: array("I"))
        rows: dict[Table, list[tuple[Any, ...]]] = defaultdict(list)
        for number in numbers:
            words = _add(session, rows, number, next(texts))
            for word in words:
                postings[word].append(number)
        for table, table_rows in rows.items():
            _copy(session.connection, table, table_rows)
        if len(numbers) == stretch:
            newest_first = {word: some[::-1] for word, some in postings.items()}
            search_index._write(session, (numbers[0], numbers[-1], search_index.HIGHEST), newest_first)


def _add(session: Session, rows: dict[Table, list[tuple[Any, ...]]], n: int, text: str) -> list[bytes]:
    number = f"M-{n}"
    key, wrapped = session.new_content_key(number)
    content, sealed = seal(key, number, text.encode())
    words = sorted({_keyed(session, word) for word in text.split()})
    received = instant(NOW - timedelta(minutes=n))
    rows[schema.content_key].append((number, wrapped))
    rows[schema.content].append((content, number, sealed))
    report = (number, f"m:{n}", _CHANNELS[n % 4], received, None, _LANGUAGES[n % 4], content, "", "[]", "", None, 0, "[]", "")
    rows[schema.report].append(report)
    rows[schema.triage].append((number, ("P1", "P2", "P3")[n % 3], "", "", _OUTCOMES[n % 4]))
    closed = received if n % 10 else None
    duty = (f"MD-{n}", number, "deliver", TEAMS[n % 2], received, received, "done" if closed else "open", "", "", closed, None)
    rows[schema.duty].append(duty)
    sealed_words = seal(key, search_index.aad(number), b"".join(words))[1]
    rows[schema.search_text].append((n, "report", number, number, number, sealed_words, received))
    assert all(len(word) == WORD for word in words)
    return words


@cache
def _keyed(session: Session, word: str) -> bytes:
    return session.keyed_words([word])[0]


def _copy(connection: Connection, table: Table, rows: Iterable[Sequence[Any]]) -> None:
    """Insert rows in the quickest way that the database has."""
    driver: Any = connection.connection.driver_connection
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    if connection.dialect.name == "postgresql":
        with driver.cursor() as cursor, cursor.copy(f'COPY "{table.name}" ({names}) FROM STDIN') as copy:
            for row in rows:
                copy.write_row(row)
    else:
        marks = ", ".join("?" * len(table.columns))
        driver.executemany(f'INSERT INTO "{table.name}" ({names}) VALUES ({marks})', rows)
