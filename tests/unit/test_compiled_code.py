"""Compiled code is kept beside the package, or in the desk's cache where that cannot be written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

import tocsin
from tocsin.desk.analysis import keep_compiled_code

PACKAGE = Path(tocsin.__file__).parent


@pytest.mark.parametrize(("package", "stated", "kept"), [("here", None, None), ("away", None, "cache"), ("away", "/mine", "/mine")])
def test_the_place_of_compiled_code(
    package: str, stated: str | None, kept: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.delenv("NUMBA_CACHE_DIR", raising=False)
    if stated:
        monkeypatch.setenv("NUMBA_CACHE_DIR", stated)

    keep_compiled_code(tmp_path / "cache", tmp_path / package)

    assert os.environ.get("NUMBA_CACHE_DIR") == (str(tmp_path / kept) if kept == "cache" else kept)


def test_a_kernel_compiles_into_the_place_that_is_named(tmp_path: Path) -> None:
    code = "from tocsin.analysis.coaction.rows import order_of; import numpy; print(order_of(numpy.array([2, 1])))"
    named = os.environ | {"NUMBA_CACHE_DIR": str(tmp_path / "cache"), "PYTHONPATH": str(PACKAGE.parent)}

    ran = subprocess.run([sys.executable, "-c", code], env=named, capture_output=True, text=True, check=True)

    assert ran.stdout == "[1 0]\n"
    assert list((tmp_path / "cache").rglob("rows._packed*.nbi"))
