"""Try to break every promise of docs/guarantees.md and print what came of it."""

from __future__ import annotations

import os
import platform
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bench.arguments import parser
from bench.durability import crashes, defects, flood, model, mutants, power, record
from bench.durability.figures import Figure

PARTS: dict[str, Callable[[Path, bool], Iterator[Figure]]] = {
    "record": record.run,
    "backup": record.backup,
    "power": power.run,
    "defects": defects.run,
    "mutants": mutants.run,
    "model": model.run,
    "crashes": crashes.run,
    "flood": flood.run,
}


def main(arguments: list[str]) -> int:
    """Run the parts that are asked for. Return 1 when a promise did not hold."""
    asked = parser("bench.durability", __doc__)
    asked.add_argument("--quick", action="store_true", help="minutes instead of hours")
    asked.add_argument("--only", choices=PARTS, action="append", help="only this part; may be given more than once")
    asked.add_argument("--folder", type=Path, help="where to work; a large desk left there is used again")
    options = asked.parse_args(arguments)
    print(f"# {platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f} at the start")
    print("| promise | measured | limit | kept |\n|---|---|---|---|", flush=True)
    all_kept = True
    with _folder(options.folder) as folder:
        for name in options.only or PARTS:
            began = time.perf_counter()
            for figure in PARTS[name](folder, options.quick):
                all_kept &= figure.kept
                print(figure, flush=True)
            print(f"# {name}: {time.perf_counter() - began:.0f} s", file=sys.stderr)
    return 0 if all_kept else 1


@contextmanager
def _folder(folder: Path | None) -> Iterator[Path]:
    if folder:
        folder.mkdir(parents=True, exist_ok=True)
        yield folder
        return
    with tempfile.TemporaryDirectory(prefix="tocsin-durability-") as temporary:
        yield Path(temporary)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
