"""Benchmark of the import of reports: rows a second and memory for generated tables, and the cost of hostile files.

Each file is read in a process of its own, so that its memory is its own.
"""

from __future__ import annotations

import csv
import json
import subprocess
import sys
import tempfile
from argparse import REMAINDER
from collections.abc import Iterator
from pathlib import Path
from random import Random

from bench.arguments import parser
from bench.hear.hostile import HOSTILE

ROWS = 100_000
SPOKEN = "the man said they will come tomorrow to hall with many friends and burn it down because of what happened"
WORDS = SPOKEN.split()
CHILD = """
import json, resource, sys, time
from pathlib import Path
from tocsin.domain.report import Submission
from tocsin.ingest import read
begun, counts = time.process_time(), [0, 0]
for item in read(Path(sys.argv[1])):
    counts[isinstance(item, Submission)] += 1
print(json.dumps({"refused": counts[0], "accepted": counts[1], "seconds": time.process_time() - begun,
                  "mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}))
"""


def rows() -> Iterator[dict[str, str]]:
    """Return rows as hotlines write them: an id, a title, a sentence or two, a date, a phone, a place."""
    random = Random(1)
    for n in range(ROWS):
        text = " ".join(random.choices(WORDS, k=25))
        date = f"{n % 28 + 1:02}/{n % 12 + 1:02}/2024 {n % 24:02}:{n % 60:02}"
        yield {
            "id": str(n),
            "title": "Threat",
            "description": text,
            "date": date,
            "phone": f"+49 {n}",
            "place": "Old, Town",
            "colour": "red",
        }


def write_csv(path: Path) -> None:
    """Write the rows as CSV."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(next(rows())))
        writer.writeheader()
        writer.writerows(rows())


def write_csv_without_ids(path: Path) -> None:
    """Write the rows as CSV without their ids, so that equal rows are distinguished by counting."""
    lines = (f"{row['title']},{row['description']} {row['id']},{row['date']},{row['phone']},{row['colour']}\n" for row in rows())
    with path.open("w", encoding="utf-8") as file:
        file.write("title,description,date,phone,colour\n")
        file.writelines(lines)


def write_json_lines(path: Path) -> None:
    """Write the rows as JSON lines."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(json.dumps(row) + "\n" for row in rows())


def write_mailbox(path: Path) -> None:
    """Write a fifth of the rows as a mailbox."""
    head = "From a@example.org Tue Mar  5 10:15:00 2024\nFrom: a@example.org\nSubject: Threat\nMessage-ID: <{id}@x>\n\n{description}\n\n"
    with path.open("w", encoding="utf-8") as file:
        file.writelines(head.format(**row) for row in rows() if int(row["id"]) % 5 == 0)


WRITTEN = {
    "CSV with ids": write_csv,
    "CSV without ids": write_csv_without_ids,
    "JSON lines": write_json_lines,
    "mailbox": write_mailbox,
}


def measured(path: Path) -> dict[str, float]:
    """Return the counts and costs of reading this file."""
    ran = subprocess.run([sys.executable, "-c", CHILD, str(path)], capture_output=True, text=True, check=True)
    counts: dict[str, float] = json.loads(ran.stdout)
    return counts


def main(arguments: list[str]) -> None:
    """Print the tables of a part, or both of the import."""
    options = parser("bench.hear", f"{__doc__}\n\nA part is measured instead where it is named.")
    options.add_argument("part", nargs="?", choices=("blind", "fuzz", "canaries", "headings", "seals"), help="instead of the import")
    options.add_argument("options", nargs=REMAINDER, help="of the part")
    asked = options.parse_args(arguments)
    match asked.part:
        case "blind":
            from bench.hear import blind_score

            blind_score.main(asked.options)
        case "fuzz":
            from bench.hear import fuzz

            fuzz.main(asked.options)
        case "canaries":
            from bench.hear.canary import files

            files.main(asked.options)
        case "headings":
            from bench.hear import headings

            headings.main()
        case "seals":
            from bench.hear import seals

            seals.main(asked.options)
        case _:
            importing()


def importing() -> None:
    """Print what reading costs: files written by us, and hostile ones."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        print("| written by us | reports | a second of CPU | peak memory, MB |\n|---|---|---|---|")
        for name, write in WRITTEN.items():
            write(path)
            counts = measured(path)
            print(f"| {name} | {counts['accepted']:,} | {counts['accepted'] / counts['seconds']:,.0f} | {counts['mb']:.0f} |", flush=True)
        print("\n| hostile | MB | accepted | refused | seconds of CPU | peak memory, MB |\n|---|---|---|---|---|---|")
        for name, pieces in HOSTILE.items():
            with path.open("wb") as file:
                file.writelines(pieces())
            counts = measured(path)
            size = path.stat().st_size / (1 << 20)
            print(
                f"| {name} | {size:.0f} | {counts['accepted']:,} | {counts['refused']:,} | {counts['seconds']:.1f} | {counts['mb']:.0f} |",
                flush=True,
            )


if __name__ == "__main__":
    main(sys.argv[1:])
