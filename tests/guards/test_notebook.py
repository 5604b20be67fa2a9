"""The notebook in the docs prints what it says it prints."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.guards.source import ROOT

pytest.importorskip("duckdb")


@pytest.mark.slow
def test_the_notebook_prints_what_is_stored_in_it() -> None:
    run = subprocess.run([sys.executable, "tools/notebook", "--check"], cwd=ROOT, capture_output=True, text=True, check=False)

    assert run.returncode == 0, run.stderr
