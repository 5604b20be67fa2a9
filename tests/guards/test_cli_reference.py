"""The command line reference in the docs is what ``--help`` prints."""

from __future__ import annotations

import subprocess
import sys

from tests.guards.source import ROOT


def test_the_reference_equals_the_help() -> None:
    run = subprocess.run([sys.executable, "tools/cli-reference", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr


def test_the_table_of_roles_in_the_guide_is_what_the_rules_say() -> None:
    run = subprocess.run([sys.executable, "tools/roles-table", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, "run tools/roles-table"
