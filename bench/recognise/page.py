"""Write the table of errors in ``docs/matching.md`` from the output that ``python -m bench.recognise --save`` kept.

So no figure on the page is typed by hand. A guard test compares the page with the kept output.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bench.arguments import parser

RESULTS = Path(__file__).parent / "results"
PAGE = Path(__file__).parents[2] / "docs" / "matching.md"
BEGIN, END = "<!-- table of python -m bench.recognise.page -->\n", "<!-- end of the table -->\n"
HEAD = (
    "measure",
    "A to C, half A",
    "A to C, half B",
    "D, half A",
    "D, half B",
    "V, half A",
    "V, half B",
    "E, both halves",
    "J, both halves",
    "DD, both halves",
    "EE, both halves",
    "FF, both halves",
)
_ROW = re.compile(r"(?P<measure>.{34})(?P<group>.{22})\s*(?P<a>[\d.]+) of\s*(?P<of_a>\d+)\s*(?P<b>[\d.]+) of\s*(?P<of_b>\d+)")
_GAP = re.compile(r"half (?P<half>[AB]): same priority .* gap (?P<gap>[\d.]+)")
_CHANCE = re.compile(r"  languages dealt at random .* gap (?P<gap>[\d.]+),")
_AB, _D, _V = "writers A, B and C", "writer D", "writer V, hard texts"
_UNREAD = tuple(f"writer {name}, of whom neither half was read" for name in ("E", "J", "DD", "EE", "FF"))
_WRITERS = (_AB, _D, _V, *_UNREAD)

Halves = tuple[tuple[float, int], tuple[float, int]]
"""Share and number of texts in half A and in half B."""


@dataclass(slots=True)
class Table:
    """A printed table: the halves of each measure over all texts, and the gap between languages and that of chance in each half."""

    measures: dict[str, Halves] = field(default_factory=dict)
    gaps: list[float] = field(default_factory=list)
    chance: list[float] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the page: its words, how a share is written, and the title and measure of each group of writers that has it."""

    label: str
    written: Callable[[float], str]
    sources: Mapping[str, tuple[str, str]]


def decimals(share: float) -> str:
    """Return a share with three decimals: ``.923``."""
    return f"{share:.3f}".lstrip("0")


def percent(share: float) -> str:
    """Return a share in per cent."""
    return f"{100 * share:.1f} %"


def _of_all(title: str, measure: str) -> dict[str, tuple[str, str]]:
    return {writers: (f"{title}, {writers}", measure) for writers in _WRITERS}


def _planted(measure: str) -> dict[str, tuple[str, str]]:
    return {_AB: ("listed names planted in blind sentences", measure), _D: ("listed names in sentences, writer D", measure)}


def _of_d(title: str, measure: str) -> dict[str, tuple[str, str]]:
    return {_D: (f"{title}, writer D", measure)}


_INNOCENT, _FINDER, _FACTS, _MOMENTS = "texts that name nobody listed", "names that no list has", "facts in texts", "moments of calls"
LINES = (
    Line("persons in sentences: any band", decimals, _planted("person, any band")),
    Line("persons in sentences: alert", decimals, _planted("person, alert")),
    Line("groups in sentences: any band", decimals, _planted("group, any band")),
    Line("groups in sentences: alert", decimals, _planted("group, alert")),
    Line("innocent texts with any mention", percent, _of_all(_INNOCENT, "innocent with any mention")),
    Line("innocent texts with an alert", percent, _of_all(_INNOCENT, "innocent with an alert")),
    Line("names that no list has: recall", decimals, _of_d(_FINDER, "unknown name, recall")),
    Line("names that no list has: precision", decimals, _of_d(_FINDER, "unknown name, precision")),
    Line("urgent threats (P1) told as urgent", decimals, _of_all("threats", "P1 told as urgent")),
    Line("texts of concern (P2) told as urgent", percent, _of_all("threats", "P2 told as urgent")),
    Line("harmless texts (P3) told as urgent", percent, _of_all("threats", "P3 told as urgent")),
    Line("innocent texts told as urgent", percent, _of_all("threats", "innocent told as urgent")),
    Line("calls to action: recall", decimals, _of_all("calls to action", "call, recall")),
    Line("calls to action: precision", decimals, _of_all("calls to action", "call, precision")),
    Line("moment of a call right", decimals, _of_d(_MOMENTS, "call, moment right")),
    Line("place of a call found", decimals, _of_d(_MOMENTS, "call, place found")),
    Line("place told where a call has none", percent, _of_d(_MOMENTS, "call without a place, told one")),
    Line("wish to be rung back found", decimals, _of_d(_FACTS, "callback found")),
    Line("wish to be rung back taken for its opposite", percent, _of_d(_FACTS, "callback taken for the opposite")),
    Line("telephone number right", decimals, _of_d(_FACTS, "phone right")),
    Line("day right", decimals, _of_d(_FACTS, "date right")),
    Line("day with hour right", decimals, _of_d(_FACTS, "datetime right")),
    Line("hour right", decimals, _of_d(_FACTS, "time right")),
)


def printed(text: str) -> dict[str, Table]:
    """Return the tables of a printed output by their titles, which stand behind an empty line."""
    tables: dict[str, Table] = {}
    lines = text.splitlines()
    table = Table()
    for before, line in zip(["", *lines], lines, strict=False):
        if not before and line:
            table = tables.setdefault(line, Table())
        elif (row := _ROW.match(line)) and row["group"].strip() == "all":
            table.measures[row["measure"].strip()] = ((float(row["a"]), int(row["of_a"])), (float(row["b"]), int(row["of_b"])))
        elif gap := _GAP.match(line):
            table.gaps.append(float(gap["gap"]))
        elif gap := _CHANCE.match(line):
            table.chance.append(float(gap["gap"]))
    return tables


def page_table(tables: Mapping[str, Table]) -> str:
    """Return the table of the page in Markdown."""
    rows = [HEAD, *((line.label, *_cells(tables, line)) for line in LINES)]
    rows += [(label, *_gap_cells(tables, chance=chance)) for label, chance in _GAP_LABELS]
    return "".join(f"| {' | '.join(row)} |\n" + ("|---" * len(HEAD) + "|\n" if row is HEAD else "") for row in rows)


_GAP_LABELS = (("same priority, best less worst language", False), ("the same, languages dealt at random within each meaning", True))


def _cells(tables: Mapping[str, Table], line: Line) -> Iterator[str]:
    for writers in _WRITERS:
        title, measure = line.sources.get(writers, ("", ""))
        halves = tables.get(title, Table()).measures.get(measure)
        yield from _written(halves, line.written, together=writers in _UNREAD)


def _written(halves: Halves | None, written: Callable[[float], str], *, together: bool) -> list[str]:
    """Return the cells of both halves, or the one of both together. They are empty without texts."""
    if halves is None:
        return [""] * (2 - together)
    if not together:
        return [written(share) if number else "" for share, number in halves]
    number = sum(number for _, number in halves)
    return [written(sum(round(share * each) for share, each in halves) / number) if number else ""]


def _gap_cells(tables: Mapping[str, Table], *, chance: bool) -> Iterator[str]:
    for writers in _WRITERS:
        table = tables.get(f"threats, {writers}", Table())
        points = [f"{100 * gap:.0f} points" for gap in (table.chance if chance else table.gaps)] or ["", ""]
        yield from [" and ".join(points) if any(points) else ""] if writers in _UNREAD else points


def with_table(page: str, table: str) -> str:
    """Return the page with this table between its two marks."""
    before, _, rest = page.partition(BEGIN)
    return f"{before}{BEGIN}\n{table}\n{END}{rest.partition(END)[2]}"


def kept() -> dict[str, Table]:
    """Return the tables of every part that was kept."""
    return {title: table for path in sorted(RESULTS.glob("*.txt")) for title, table in printed(path.read_text(encoding="utf-8")).items()}


def main(arguments: list[str]) -> None:
    """Write the table into the page."""
    parser("bench.recognise.page", __doc__).parse_args(arguments)
    PAGE.write_text(with_table(PAGE.read_text(encoding="utf-8"), page_table(kept())), encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
