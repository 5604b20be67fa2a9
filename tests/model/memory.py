"""A store without a database: the ledger is a list, and every record is the fold of its entries.

It has the interface of the real store and none of its code but the codec, so that the desk can be run against the domain alone.
"""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from operator import itemgetter
from typing import Any, TypeVar

from tocsin.domain.duty import Duty, DutyKind, DutyState
from tocsin.domain.ledger import GENESIS, Change, Entry, Record, chain
from tocsin.domain.report import Report, Source
from tocsin.store import Before, DeskKey, Head
from tocsin.store.codec import Row, from_row, instant, key_columns, to_body, to_row

R = TypeVar("R", bound=Record)


@dataclass
class Memory:
    """Everything a desk holds."""

    entries: list[Entry] = field(default_factory=list)
    state: dict[tuple[str, str], Row] = field(default_factory=dict)
    contents: dict[str, tuple[str, bytes]] = field(default_factory=dict)
    keys: set[str] = field(default_factory=set)

    def copy(self) -> Memory:
        """All of it as it is now."""
        return Memory(list(self.entries), dict(self.state), dict(self.contents), set(self.keys))

    def become(self, other: Memory) -> None:
        """Take over everything that the other one holds."""
        self.entries, self.state, self.contents, self.keys = other.entries, other.state, other.contents, other.keys


class Nothing:
    """The answer to every search of a list: this store holds none."""

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def scalars(self) -> Nothing:
        return self

    def scalar(self) -> None:
        return None

    def first(self) -> None:
        return None


class MemoryReader:
    """Reads one snapshot."""

    def __init__(self, memory: Memory) -> None:
        self.memory = memory

    def get(self, kind: type[R], /, *key: str | int) -> R | None:
        where: Row = dict(zip(key_columns(kind), key, strict=True))
        return next(iter(self.find(kind, **where)), None)

    def find(self, kind: type[R], /, *, order: Collection[str] = (), limit: int | None = None, **where: Any) -> list[R]:
        rows = [row for (of, _), row in self.memory.state.items() if of == kind.KIND and _fits(row, where)]
        for name in reversed(list(order)):
            rows.sort(key=_by_sequence if name.endswith("sequence") else itemgetter(name.removeprefix("-")), reverse=name.startswith("-"))
        return [from_row(kind, row) for row in rows[:limit]]

    def each(self, kind: type[R], /, **searched: Any) -> Iterator[R]:
        yield from self.find(kind, **searched)

    def count(self, kind: type[R], /, **where: Any) -> int:
        return len(self.find(kind, **where))

    def tally(self, kind: type[R], /, field: str) -> dict[str, int]:
        return Counter(str(row[field]) for (of, _), row in self.memory.state.items() if of == kind.KIND)

    def head(self) -> Head:
        last = self.memory.entries[-1] if self.memory.entries else None
        return Head(last.seq, last.hash, last.known) if last else Head()

    def last_change(self, *kinds: str, after: int = 0) -> int:
        return max((entry.seq for entry in self.memory.entries if entry.kind in kinds and entry.seq > after), default=0)

    def changed(self, kind: str, after: int, *acts: str) -> list[str]:
        entries = (each for each in self.memory.entries if each.kind == kind and each.seq > after)
        return sorted({each.key for each in entries if not acts or each.act in acts})

    def changed_in_order(self, kind: str, after: int, act: str, at_most: int) -> list[tuple[int, str]]:
        entries = (each for each in self.memory.entries if (each.kind, each.act) == (kind, act) and each.seq > after)
        return [(each.seq, each.key) for each in entries][:at_most]

    def entries(
        self, *, reports: Collection[str] = (), subjects: Collection[str] = (), after: int = 0, until: datetime | None = None
    ) -> list[Entry]:
        chosen = [each for each in self.memory.entries if each.seq > after and (until is None or each.known <= until)]
        if not reports and not subjects:
            return chosen
        return [each for each in chosen if each.report in reports or each.subject in subjects]

    def entries_about(self, kind: str, key: str) -> list[Entry]:
        return [each for each in self.memory.entries if (each.kind, each.key) == (kind, key)]

    def originals(self, likenesses: Collection[str]) -> dict[str, str]:
        state = self.memory.state
        repeats = {row["report"] for (of, _), row in state.items() if of == "duplicate"}
        said = [row for (of, _), row in state.items() if of == "report" and row["likeness"] in likenesses]
        return {row["likeness"]: row["id"] for row in said if row["id"] not in repeats}

    def open_duties_to_sources(self, kinds: Collection[DutyKind]) -> list[tuple[str, DutyKind, str]]:
        owed = self.find(Duty, state=DutyState.OPEN, kind=kinds)
        reports = [(duty, self.get(Report, duty.report)) for duty in owed]
        sources = [(duty, self.get(Source, report.source)) for duty, report in reports if report and report.source]
        return [(duty.id, duty.kind, source.contact) for duty, source in sources if source]

    def overdue_unescalated(self, now: datetime, present: Collection[str]) -> list[str]:
        """Every overdue duty: whom they were put before is for the desk's own rule to see."""
        return [duty.id for duty in self.find(Duty, state=DutyState.OPEN, due=Before(now), order=("due", "id"))]

    def read_all(self, contents: Iterable[str]) -> dict[str, bytes | None]:
        return {content: self.read(content) for content in contents}

    def read(self, content: str) -> bytes | None:
        if not content:
            return b""
        owner, plain = self.memory.contents[content]
        return plain if owner in self.memory.keys else None

    def read_text(self, content: str) -> str | None:
        plain = self.read(content)
        return None if plain is None else plain.decode("utf-8", "surrogatepass")

    def stream(self, _statement: Any) -> Iterator[Any]:
        return iter(())

    def rows(self, _statement: Any) -> Nothing:
        return Nothing()


class MemorySession(MemoryReader):
    """One unit of work on a copy, which takes the original's place when it succeeds."""

    def __init__(self, memory: Memory, actor: str, now: datetime, code: str = "") -> None:
        super().__init__(memory)
        self.actor = actor
        self._code = code
        head = self.head()
        self._ids = head.seq
        self.now = max(now, head.known) if head.known else now
        self.began = len(memory.entries)

    def new_id(self, prefix: str) -> str:
        self._ids += 1
        return f"{prefix}-{self._ids}-{self._code}" if self._code else f"{prefix}-{self._ids}"

    def record(self, change: Change) -> Entry:
        kind, key = change.new.KIND, change.new.id
        after, before = to_row(change.new), to_row(change.old) if change.old else {}
        held = self.memory.state.get((kind, key))
        assert (held is None) == (change.old is None), f"{kind} {key} is {'there already' if held else 'not there'}"
        new = {name: value for name, value in after.items() if name not in before or before[name] != value}
        head = self.head()
        entry = Entry(
            seq=head.seq + 1,
            known=self.now,
            valid=change.valid or self.now,
            actor=self.actor,
            act=change.act,
            kind=kind,
            key=key,
            report=getattr(change.new, "report", None),
            subject=getattr(change.new, "subject", None),
            old={name: before[name] for name in new if name in before},
            new=new,
            why=change.why,
        )
        digest = chain(head.hash if head.seq else GENESIS, to_body(entry))
        self.memory.entries.append(_hashed(entry, digest))
        self.memory.state[kind, key] = {**(held or {}), **new}
        _require_unique(self.memory, kind, after)
        return entry

    def seal(self, owner: str, plain: bytes) -> str:
        if not plain:
            return ""
        self.memory.keys.add(owner)
        content = os.urandom(8).hex()
        self.memory.contents[content] = (owner, plain)
        return content

    def begin_owner(self, owner: str) -> None:
        self.memory.keys.add(owner)

    def index_text(self, record: Record, owner: str, words: Collection[str]) -> None:
        """Keep no index: the model asks nothing of it, and it holds nothing that the texts do not."""

    def destroy_key(self, owner: str) -> None:
        gone = [content for content, (of, _) in self.memory.contents.items() if of == owner]
        self.memory.keys.discard(owner)
        self.memory.contents.update((content, ("destroyed", b"")) for content in gone)

    def flush(self) -> None:
        """There is nothing to send."""


class MemoryStore:
    """Hands out units of work on one memory; several stores may share it, as processes share a database."""

    read_only = False

    def __init__(self, memory: Memory, key: DeskKey) -> None:
        self.memory = memory
        self.key = key
        self.epoch_code = ""

    @contextmanager
    def reading(self) -> Iterator[MemoryReader]:
        yield MemoryReader(self.memory)

    @contextmanager
    def writing(self, actor: str, now: datetime) -> Iterator[MemorySession]:
        copy = self.memory.copy()
        yield MemorySession(copy, actor, now, self.epoch_code)
        self.memory.become(copy)

    def close(self) -> None:
        """There is nothing to let go of."""


def _hashed(entry: Entry, digest: str) -> Entry:
    values = {name: getattr(entry, name) for name in Entry.__slots__}
    return Entry(**{**values, "hash": digest})


def _by_sequence(row: Row) -> int:
    return int(row["id"].split("-")[1])


def _fits(row: Row, where: Row) -> bool:
    return all(_matches(row[name], wanted) for name, wanted in where.items())


def _matches(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, Before):
        return bool(value < instant(wanted.time))
    if isinstance(wanted, (list, tuple, set, frozenset)):
        return value in {str(each) for each in wanted}
    return bool(value == (int(wanted) if isinstance(wanted, bool) else wanted))


def _require_unique(memory: Memory, kind: str, row: Row) -> None:
    """What the real database refuses by an index."""
    if kind == "duty" and row["state"] != "moved":
        slot = (row["report"], row["kind"], row["team"])
        held = [r for (of, _), r in memory.state.items() if of == "duty" and r["state"] != "moved"]
        assert sum((r["report"], r["kind"], r["team"]) == slot for r in held) <= 1, f"two duties for {slot}"
    if kind == "report":
        keys = [r["key"] for (of, _), r in memory.state.items() if of == "report"]
        assert len(keys) == len(set(keys)), f"two reports for key {row['key']!r}"
