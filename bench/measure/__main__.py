"""Print the tables of storms and accounts in step. Equality, speed, command and spark need the peers, which are installed on first use."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from bench.arguments import add_parts, parser
from bench.measure import blind, command, equality, peers, real, spark, speed, tags, truth, whole

DATA = Path(os.environ.get("TOCSIN_DATA") or Path(__file__).resolve().parents[3] / "shared" / "data")


def main(arguments: list[str]) -> int:
    """Run the parts named, or all. Return 1 when edges differ."""
    options = parser("bench.measure", __doc__)
    add_parts(options, PARTS)
    options.add_argument("--quick", action="store_true", help="measure fewer and smaller cases")
    asked = options.parse_args(arguments)
    parts = asked.parts or list(PARTS)
    why = peers.ready() if set(parts) - set(ALONE) else ""
    if why:
        print(f"Beside peers: skipped, {why}\n")
    results = [PARTS[name](asked.quick) for name in parts if not why or name in ALONE]
    return 0 if all(result is not False for result in results) else 1


def _equality(quick: bool) -> bool | None:
    posts = peers.german_elections(DATA)
    if posts is None:
        print("Equality: skipped, the data is not here.\n")
        return None
    return equality.run(posts, (10,) if quick else (10, 60, 3600))


def _real(quick: bool) -> None:
    if not (DATA / "posts").is_dir():
        print("Real posts: skipped, the data is not here.\n")
        return
    with tempfile.TemporaryDirectory() as folder:
        lake = truth.loaded(Path(folder) / "lake", DATA, ["organic_", "ira_west", "ira_manch"])
        truth.people(lake, quick)
        real.agency(lake, quick)
    real.trends(DATA)


def _truth(quick: bool) -> None:
    truth.planted_in_storm(quick)
    truth.without_campaign(quick)


PARTS: dict[str, Callable[[bool], bool | None]] = {
    "equality": _equality,
    "speed": speed.beside,
    "law": speed.law,
    "truth": _truth,
    "real": _real,
    "whole": whole.run,
    "command": command.run,
    "spark": spark.run,
    "worlds": blind.run,
    "tags": tags.run,
}
ALONE = ("law", "truth", "real", "whole", "worlds", "tags")

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
