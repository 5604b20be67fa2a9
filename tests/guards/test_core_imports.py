"""A desk starts with the core packages alone."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"
OF_EXTRAS = ("cv2", "duckdb", "lingua", "litestar", "numba", "numpy", "pdqhash", "psycopg", "pyarrow", "scipy", "warcio")
SCRIPT = f"""
import importlib, pathlib, sys

class Absent:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in {OF_EXTRAS}:
            raise ModuleNotFoundError(f"No module named {{name!r}}", name=name)

sys.meta_path.insert(0, Absent())
for path in sorted(pathlib.Path({str(SOURCE / "tocsin" / "desk")!r}).glob("*.py")):
    importlib.import_module("tocsin.desk" if path.stem == "__init__" else f"tocsin.desk.{{path.stem}}")
importlib.import_module("tocsin.cli")
importlib.import_module("tocsin.wiring")
"""


def test_no_module_of_the_desk_imports_a_package_of_an_extra() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, env={"PYTHONPATH": str(SOURCE)})
    assert done.returncode == 0, done.stderr[-2000:]
