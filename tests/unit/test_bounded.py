"""Scripts and commands run within limits from their first line on."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tocsin.bounded import command_line

LIMITS = (7, 1 << 30, 5_000)
SCRIPT = """
import resource, sys
kinds = (resource.RLIMIT_CPU, resource.RLIMIT_AS, resource.RLIMIT_FSIZE, resource.RLIMIT_CORE)
print(*(resource.getrlimit(kind) for kind in kinds), *sys.argv[1:])
"""


def output(*call: str, text: str = "") -> str:
    return subprocess.run(command_line(*LIMITS, *call), input=text, capture_output=True, text=True, check=True, env={}).stdout


def test_a_script_is_bound_before_its_first_line(tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(SCRIPT)

    printed = output(str(tmp_path / "script.py"), "one", "two")

    assert printed.split("\n")[0] == f"(7, 7) ({1 << 30}, {1 << 30}) (5000, 5000) (0, 0) one two"


def test_a_command_is_bound_and_reads_what_it_is_given() -> None:
    assert output("/bin/sh", "-c", "ulimit -t; ulimit -v; cat", text="words") == f"7\n{(1 << 30) // 1024}\nwords"


@pytest.mark.parametrize(
    "waste", ["bytes(1 << 31)", "open(__file__ + '.out', 'wb', 0).write(bytes(9_000)); open(__file__ + '.out', 'ab', 0).write(b'1')"]
)
def test_what_takes_more_than_it_may_fails(waste: str, tmp_path: Path) -> None:
    (tmp_path / "script.py").write_text(waste)

    with pytest.raises(subprocess.CalledProcessError):
        output(str(tmp_path / "script.py"))
