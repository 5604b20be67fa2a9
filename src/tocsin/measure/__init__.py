"""Storms and accounts in step, exactly, and without accusing a crowd.

``coact`` and ``storms`` import numpy, numba and duckdb: this package names them only when they are asked for.
"""

from __future__ import annotations

from typing import Any

_HOMES = {
    "coact": "coact",
    "CoactRequest": "request",
    "Coaction": "request",
    "Scope": "request",
    "EDGES": "request",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(name)
    from importlib import import_module

    return getattr(import_module(f"tocsin.measure.{_HOMES[name]}"), name)


__all__ = sorted(_HOMES)
