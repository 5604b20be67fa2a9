"""Runs every benchmark in turn and writes what each printed to ``bench/RESULTS.md``."""

from __future__ import annotations

import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.util import find_spec
from os import cpu_count
from pathlib import Path

PARTS = {
    "desk": "The desk: importing, accepting, who knew",
    "hear": "Hearing: rows a second, and what hostile files cost",
    "join": "Names in text: recall, innocents, speed, beside others",
    "measure": "Storms and accounts in step: equality, speed, truth, beside others",
    "durability": "Nothing is lost: kills, power cuts, the record",
    "web": "The desk in a browser: load",
}
RESULTS = Path(__file__).parent / "RESULTS.md"


def main(names: list[str]) -> int:
    """Runs the parts named, or all there are; gives 1 when any failed."""
    parts = [name for name in names or PARTS if find_spec(f"bench.{name}")]
    sections = [f"# Results\n\nWritten by `make bench` on {datetime.now(UTC):%Y-%m-%d}: {_machine()}\n"]
    failed = 0
    for name in parts:
        print(f"bench.{name} ...", file=sys.stderr, flush=True)
        ran = subprocess.run([sys.executable, "-m", f"bench.{name}"], capture_output=True, text=True, check=False)
        failed += ran.returncode != 0
        ended = _failure(ran) if ran.returncode else ""
        sections.append(f"## {PARTS[name]}\n\n{ran.stdout.strip()}{ended}\n")
        print(ran.stdout, flush=True)
    RESULTS.write_text("\n".join(sections), encoding="utf-8")
    return min(failed, 1)


def _failure(ran: subprocess.CompletedProcess[str]) -> str:
    return f"\n\n**This part failed with exit code {ran.returncode}.**\n\n```\n{ran.stderr[-2000:]}\n```"


def _machine() -> str:
    return f"{cpu_count()} cores, {platform.machine()}, Python {platform.python_version()}. Compare ratios, not seconds."


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
