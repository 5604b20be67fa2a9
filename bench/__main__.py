"""Run every benchmark in turn and write what each printed to ``bench/RESULTS.md``."""

from __future__ import annotations

import platform
import re
import subprocess
import sys
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path

from bench.arguments import add_parts, parser

PARTS = {
    "desk": "The desk: importing, accepting, who knew",
    "hear": "Hearing: rows a second, and what hostile files cost",
    "hear blind": "Hearing: files written without sight of the code",
    "recognise": "Names, calls and threats: texts written without sight of the code",
    "act": "Notices: the state of noticed content",
    "copies": "Copies of posters and texts, and reading pictures",
    "join recall fairness finder peers": "Names in text: recall, innocents, beside others",
    "join speed": "Names in text: building an index, and how fast it reads",
    "join scale": "Names in text: what a million names cost",
    "measure equality speed law": "Edges: equality and speed beside others, and how cost grows",
    "measure truth real tags": "Storms and accounts in step: planted groups, ordinary people, hashtags with known counts",
    "measure worlds": "Storms and accounts in step: worlds written without sight of the code",
    "measure command": "Storms and accounts in step: the whole commands beside others",
    "measure whole": "Storms and accounts in step: from a million posts to a brief",
    "measure spark": "Edges on Spark",
    "durability": "Nothing is lost: kills, power cuts, the record",
    "web": "The desk in a browser: load",
    "account": "Search, record, figures and lists on a large desk",
}
"""Heading of each part, by the words after ``python -m bench.`` that run it."""
RESULTS = Path(__file__).parent / "RESULTS.md"


def main(arguments: list[str]) -> int:
    """Run the named parts, or all, and replace their earlier output in RESULTS.md. Return 1 when any failed."""
    options = parser("bench", f'{__doc__}\n\nOptions of a part follow its name in one argument: "account --only checks".')
    add_parts(options, PARTS, _heading_key)
    sections = _written()
    failed = 0
    for name in options.parse_args(arguments).parts or PARTS:
        print(f"bench.{name} ...", file=sys.stderr, flush=True)
        ran = subprocess.run([sys.executable, "-m", *f"bench.{name}".split()], capture_output=True, text=True, check=False)
        failed += ran.returncode != 0
        ended = _failure(ran) if ran.returncode else ""
        sections[PARTS[_heading_key(name)]] = f"{datetime.now(UTC):%Y-%m-%d}, {_machine()}\n\n{_page(ran.stdout.strip())}{ended}\n"
        print(ran.stdout, flush=True)
        _write(sections)
    return min(failed, 1)


def _heading_key(name: str) -> str:
    """Return the part that an argument names, without its options."""
    return name.partition(" --")[0]


def _written() -> dict[str, str]:
    """Return the latest output of each part, by heading."""
    text = RESULTS.read_text(encoding="utf-8") if RESULTS.exists() else ""
    parts = re.split(r"(?m)^## (.+)\n\n", text)[1:]
    return {heading: body for heading, body in zip(parts[::2], parts[1::2], strict=True) if heading in PARTS.values()}


def _write(sections: dict[str, str]) -> None:
    parts = [f"## {heading}\n\n{sections[heading].strip()}\n" for heading in PARTS.values() if heading in sections]
    RESULTS.write_text("\n".join(["# Results\n\nWritten by `make bench`. Compare ratios, not seconds.\n", *parts]), encoding="utf-8")


def _page(output: str) -> str:
    """Tables of Markdown as they are, columns of plain text as such."""
    return output if "\n|" in output else f"```text\n{output}\n```"


def _failure(ran: subprocess.CompletedProcess[str]) -> str:
    return f"\n\n**This part failed with exit code {ran.returncode}.**\n\n```\n{ran.stderr[-2000:]}\n```"


def _machine() -> str:
    return f"{cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
