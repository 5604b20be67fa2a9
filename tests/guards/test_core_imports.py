"""A desk starts with the core packages alone, and help without the desk."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

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


@pytest.mark.parametrize("command", ["--help", "coact --help", "storms --help", "campaign --help"])
def test_help_loads_neither_the_desk_nor_what_computes(command: str) -> None:
    script = (
        "import sys; from tocsin.cli.main import tocsin; tocsin(sys.argv[1:], standalone_mode=False); "
        f"sys.exit(' '.join(name for name in ('tocsin.desk', 'sqlalchemy', *{OF_EXTRAS}) if name in sys.modules) or 0)"
    )
    call = [sys.executable, "-c", script, *command.split()]
    done = subprocess.run(call, capture_output=True, text=True, check=False, env={"PYTHONPATH": str(SOURCE)})
    assert done.returncode == 0, done.stderr[-2000:]
