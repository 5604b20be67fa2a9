"""Call sheets with headings in over 30 languages: how many contacts of sources are sealed, and how much else stays in clear.

Each line of ``headings.txt`` is a table of seven columns and three rows. Each table is read three times: under its own
headings, under headings that say nothing, and without any.
"""

from __future__ import annotations

import csv
import tempfile
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import cycle
from pathlib import Path

from tocsin.domain.report import RejectedRow
from tocsin.ingest import ReadOptions, read

TABLES = Path(__file__).with_name("headings.txt")
SECRET = ("name", "phone", "mail", "home", "handle")
OPEN = ("place", "text")
FORMS = ("own", "unlabelled", "none")
_TOLD = "{} {}: they broke the door last night, threatened the children and said they would be back on Friday"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A call sheet: its language, the heading of each column, and the cells of each column."""

    language: str
    headings: dict[str, str]
    cells: dict[str, list[str]]


def sheets() -> Iterator[Sheet]:
    """Return every table."""
    for line in TABLES.read_text("utf-8").splitlines():
        if line.startswith("#"):
            continue
        language, name, phone, mail, home, handle, place, text, *values = [part.strip() for part in line.split("|")]
        names, phones, homes, places = ([cell.strip() for cell in value.split(";")] for value in values)
        headings = dict(zip((*SECRET, *OPEN), (name, phone, mail, home, handle, place, text), strict=True))
        cells = {
            "name": names,
            "phone": phones,
            "mail": [f"{language}.{n}.src@mail{n}.example" for n in range(3)],
            "home": homes,
            "handle": [f"@src_{language}_{n}" for n in range(3)],
            "place": places,
            "text": [_TOLD.format(text, n) for n in range(3)],
        }
        yield Sheet(language, headings, cells)


def write(sheet: Sheet, path: Path, form: str) -> None:
    """Write a table as CSV with its own headings, with headings that say nothing, or with none."""
    columns = ("place", "name", "phone", "text", "mail", "home", "handle")
    numbers = cycle(range(1, 100))
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        if form != "none":
            writer.writerow(["Date", *(sheet.headings[name] if form == "own" else f"q{next(numbers)}" for name in columns)])
        writer.writerows([f"2026-03-1{n}", *(sheet.cells[name][n] for name in columns)] for n in range(3))


def clear_cells(sheet: Sheet, form: str, folder: Path) -> dict[str, list[str]]:
    """Return the cells of each column that stand in clear once the table has been read."""
    path = folder / "sheet.csv"
    write(sheet, path, form)
    items = list(read(path, ReadOptions()))
    clear = "\n".join(
        item.reason if isinstance(item, RejectedRow) else "\n".join([item.text, *(f"{name}: {value}" for name, value in item.facts)])
        for item in items
    )
    return {name: [cell for cell in cells if cell in clear] for name, cells in sheet.cells.items()}


def main() -> None:
    """Print the share of cells that are sealed, by the form of the headings and the kind of column."""
    print("| headings | " + " | ".join(f"{name} sealed" for name in SECRET) + " | place in clear | text in clear |\n" + "|---" * 8 + "|")
    with tempfile.TemporaryDirectory() as folder:
        for form in FORMS:
            total: Counter[str] = Counter()
            clear: Counter[str] = Counter()
            for sheet in sheets():
                for name, cells in clear_cells(sheet, form, Path(folder)).items():
                    total[name] += len(sheet.cells[name])
                    clear[name] += len(cells)
            sealed = [f"{1 - clear[name] / total[name]:.3f}" for name in SECRET]
            print(f"| {form} | {' | '.join([*sealed, *(f'{clear[name] / total[name]:.3f}' for name in OPEN)])} |")
    print(f"\n{sum(len(sheet.headings) for sheet in sheets())} headings in {sum(1 for _ in sheets())} languages")
