"""Mutation testing of the domain and of routing, held against the reviewed list of mutants that no test can tell."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.durability.figures import Figure, none

ROOT = Path(__file__).parents[2]
EXPLAINED = ROOT / "tests" / "model" / "equivalent.md"
_ROW = re.compile(r"^\| `(\w+\.\w+)` \| (\d+) \|", re.MULTILINE)
_RESULT = re.compile(r"^\s*tocsin\.\w+\.(\w+)\.x_?(\S+?)__mutmut_\d+: (.+)$", re.MULTILINE)


def run(folder: Path, _quick: bool) -> Iterator[Figure]:
    """Make every mutant of ``domain`` and ``routing`` and run their tests against it."""
    place = folder / "mutation"
    place.mkdir()
    for name in ("src", "tests"):
        shutil.copytree(ROOT / name, place / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", place)
    shutil.copy(ROOT / "README.md", place)
    command = [sys.executable, "-m", "mutmut"]
    subprocess.run([*command, "run"], cwd=place, check=False, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    output = subprocess.run([*command, "results", "--all", "true"], cwd=place, check=True, capture_output=True, text=True).stdout
    results = _RESULT.findall(output)
    alive = Counter(f"{module}.{function}" for module, function, fate in results if fate not in ("killed", "timeout"))
    explained = Counter({function: int(count) for function, count in _ROW.findall(EXPLAINED.read_text(encoding="utf-8"))})
    killed = len(results) - alive.total()
    yield Figure("mutants of domain and routing that a test kills", f"{killed} of {len(results)}", "all but those explained", bool(results))
    yield none("mutants that live unexplained", (alive - explained).total(), ", ".join(alive - explained) or "none")
