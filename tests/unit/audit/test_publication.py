"""No small count can be worked out from the published tables, however they are combined."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count

import numpy as np
import pytest
from scipy.optimize import linprog

from tocsin.audit.figure_state import FigureEvent, FigureFields
from tocsin.audit.figures import Figures, figures
from tocsin.audit.published_figures import Draw, published
from tocsin.audit.shares import wilson

START = datetime(2026, 1, 1, tzinfo=UTC)
BASE = 10


def at(minute: int) -> str:
    return (START + timedelta(minutes=minute)).isoformat(timespec="microseconds")[:-6] + "Z"


def year(chance: random.Random, sizes: dict[tuple[str, str], int], joined: float = 0.0) -> Figures:
    """Figures of reports by channel and language, each with an assessment owed by a team, some of them answered.

    A share ``joined`` of the sources who can be reached wrote before, so that what they are owed was joined to an earlier duty.
    """
    events: list[FigureEvent] = []
    numbers = count()
    for (channel, language), size in sizes.items():
        for _ in range(size):
            n = next(numbers)
            cues = "[]" if chance.random() < 0.9 else '["threat"]'
            new = FigureFields(channel=channel, language=language, cues=cues, reachable=n % 2)
            events.append(FigureEvent(at(n), "received", "report", f"R-{n}", new, ""))
            if n % 3 == 0:
                linked = FigureFields(report=f"R-{n}", subject="S-1", basis="alert" if n % 2 else "possible")
                events.append(FigureEvent(at(n), "linked", "link", f"R-{n} S-1", linked, ""))
            owed = FigureFields(kind="assess", team=f"team {n % 12}", report=f"R-{n}", opened=at(n), due=at(n + 60))
            events.append(FigureEvent(at(n), "owes", "duty", f"D-{n}", owed, ""))
            if joined and n % 2:
                events += to_source(n, joined=n > 1 and chance.random() < joined)
            if chance.random() < 0.6:
                done = FigureFields(state="done", outcome="x", closed=at(n + 1))
                events.append(FigureEvent(at(n + 1), "done", "duty", f"D-{n}", done, ""))
    events.sort(key=lambda event: event.known)
    return figures(events, START, START + timedelta(days=300), START + timedelta(days=300))


def to_source(n: int, joined: bool) -> list[FigureEvent]:
    """What the desk owes to a source who can be reached."""
    events = [
        FigureEvent(
            at(n), "owes", "duty", f"{kind}-{n}", FigureFields(kind=kind, team="desk", report=f"R-{n}", opened=at(n), due=at(n + 60)), ""
        )
        for kind in ("acknowledge", "call-back")
    ]
    for kind in ("acknowledge", "call-back") if joined else ():
        moved = FigureFields(state="moved", closed=at(n), successor=f"{kind}-1")
        events.append(FigureEvent(at(n), "joined", "duty", f"{kind}-{n}", moved, ""))
    return events


@dataclass
class Attacker:
    """Knows the published tables, that each count was rounded to a multiple of ten beside it, and which counts add up to which."""

    names: list[object] = field(default_factory=list)
    bounds: list[tuple[float, float]] = field(default_factory=list)
    sums: list[dict[int, float]] = field(default_factory=list)
    limits: list[dict[int, float]] = field(default_factory=list)

    def variable(self, name: object, shown: int | None) -> int:
        self.names.append(name)
        self.bounds.append((max(0, (shown or 0) - BASE + 1), (shown or 0) + BASE - 1))
        return len(self.names) - 1

    def total(self, whole: int, parts: list[int]) -> None:
        self.sums.append({whole: 1.0, **dict.fromkeys(parts, -1.0)})

    def no_more(self, parts: list[int], whole: list[int]) -> None:
        self.limits.append({**dict.fromkeys(parts, 1.0), **dict.fromkeys(whole, -1.0)})

    def range_of(self, variable: int) -> tuple[float, float]:
        equal, most = self._matrix(self.sums), self._matrix(self.limits)
        aim = np.zeros(len(self.names))
        aim[variable] = 1
        known = {"A_eq": equal, "b_eq": np.zeros(len(equal)), "A_ub": most, "b_ub": np.zeros(len(most)), "bounds": self.bounds}
        found = [linprog(sign * aim, **known, method="highs").fun for sign in (1, -1)]
        return found[0], -found[1]

    def _matrix(self, weighted: list[dict[int, float]]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
        matrix = np.zeros((len(weighted), len(self.names)))
        for row, weights in enumerate(weighted):
            for column, weight in weights.items():
                matrix[row, column] = weight
        return matrix


def chances(seed: int) -> Draw:
    return lambda text: random.Random(f"{seed} {text}").random()


def attack(true: Figures, seed: int = 0) -> list[tuple[object, tuple[float, float]]]:
    """The ranges in which the attacker finds each small count."""
    public, attacker = published(true, chances(seed), BASE), Attacker()
    shown = {row[:2]: row[2] for row in public.table("reports").rows}
    everything = attacker.variable("all", shown[("all", "")])  # type: ignore[arg-type]  # counts
    small = []
    for by in ("channel", "language", "threat cue", "source can be reached"):
        parts = []
        for row in true.table("reports").rows:  # the attacker even knows which values there are
            if row[0] == by:
                parts.append(attacker.variable(row[:2], shown.get(row[:2])))  # type: ignore[arg-type]  # counts
                if row[2] < BASE:  # type: ignore[operator]  # counts
                    small.append(parts[-1])
        attacker.total(everything, parts)
    rows = {row[:2]: row[2:] for row in public.table("duties").rows}
    owed: dict[object, list[int]] = defaultdict(list)
    for row in true.table("duties").rows:
        cells = [
            attacker.variable((*row[:2], column), value)  # type: ignore[arg-type]  # counts
            for column, value in zip(("owed", "answered", "in time", "open", "overdue"), rows.get(row[:2], [None] * 5), strict=True)
        ]
        attacker.total(cells[0], [cells[1], cells[3], cells[4]])
        owed[row[0]].append(cells[0])
        small += [cell for cell, value in zip(cells, row[2:], strict=True) if 0 < value < BASE]  # type: ignore[operator]  # counts
    attacker.total(everything, owed["assess"])
    return [(attacker.names[cell], attacker.range_of(cell)) for cell in small]


@pytest.mark.parametrize("seed", range(12))
def test_no_combination_of_published_tables_pins_a_small_count(seed: int) -> None:
    chance = random.Random(seed)
    sizes = {
        (channel, language): chance.choice([1, 4, 9, 19, 29]) for channel in ("call", "mail", "door") for language in ("en", "nl", "ar")
    }

    ranges = attack(year(chance, sizes), seed)

    assert len(ranges) > 3
    assert [name for name, (low, high) in ranges if high - low < BASE - 1] == []


@pytest.mark.parametrize("seed", range(6))
def test_duties_that_were_joined_pin_no_small_count(seed: int) -> None:
    chance = random.Random(seed)
    sizes = {(channel, language): chance.choice([1, 4, 9, 19]) for channel in ("call", "door") for language in ("en", "nl")}
    true = year(chance, sizes, joined=0.5)

    ranges = attack(true, seed)

    owed = {row[0]: row[2] for row in true.table("duties").rows}
    assert 0 < owed["tell-arrival"] == owed["call-back"]  # type: ignore[operator]  # counts
    assert [name for name, (low, high) in ranges if high - low < BASE - 1] == []


def test_ten_counts_of_nine_are_not_given_away_by_their_total() -> None:
    sizes = {(channel, "en"): 9 for channel in "abcdefghij"}

    ranges = attack(year(random.Random(0), sizes))

    assert [name for name, (low, high) in ranges if high - low < BASE - 1] == []


def test_times_are_published_without_their_counts_and_shares_not_at_all() -> None:
    public = published(year(random.Random(1), {("call", "en"): 60}), chances(1))

    assert public.table("times").columns == ("kind", "priority", "median hours", "90 % within hours")
    assert "shares" not in [table.name for table in public.tables]


def test_shares_add_up_and_equal_a_slow_count() -> None:
    true = year(random.Random(2), {("call", "en"): 12, ("mail", "nl"): 30, ("mail", "en"): 5})
    totals = {row[:2]: row[2] for row in true.table("reports").rows}

    rows = true.table("shares").rows
    alerts = [row[3] for row in rows if row[0] == "channel" and row[2] == "name: alert"]
    assert sum(alerts) == sum(n % 3 == 0 and n % 2 for n in range(47))  # type: ignore[arg-type]  # counts
    assert {row[0] for row in rows} == {"channel", "language"}
    for by, value, _, number, of, share, low, high in rows:
        assert totals[by, value] == of
        assert low <= share <= high  # type: ignore[operator]  # numbers
        assert round(number / of, 3) == share  # type: ignore[operator]  # numbers


def test_wilson_gives_the_published_interval() -> None:
    share = wilson(15, 148)  # Newcombe 1998, table I: .0624 to .1605

    assert (round(share.low, 4), round(share.high, 4)) == (0.0624, 0.1605)
