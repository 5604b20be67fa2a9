"""Registry of report formats. A new format is one module with a ``FORMATS`` tuple and one line in :data:`MODULES`."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from tocsin.domain.errors import Malformed
from tocsin.ingest.reports.format import Format, Head

MODULES = (
    "pdf",
    "zip",
    "images",
    "telegram",
    "json",
    "mbox",
    "email",
    "html",
    "csv",
    "text",
)
"""Modules of :mod:`tocsin.ingest.reports.formats` in the order in which their formats are tried."""

OFFICE = "office"
UNKNOWN = "unknown"
EMPTY = "empty"


@cache
def formats() -> dict[str, Format]:
    """Return every format by its name, in the order in which they are tried."""
    modules = (import_module(f"tocsin.ingest.reports.formats.{name}") for name in MODULES)
    return {form.name: form for module in modules for form in module.FORMATS}


def format_of(data: bytes) -> str:
    """Return the name of the format of a file that begins with ``data``, or ``office``, ``empty`` or ``unknown``."""
    head = Head(data)
    if not head.bare:
        return UNKNOWN if data.strip() else EMPTY
    binary = next((form.name for form in formats().values() if form.binary and form.matches(head)), "")
    if binary or head.is_binary:
        return binary or UNKNOWN
    return next((form.name for form in formats().values() if not form.binary and form.matches(head)), UNKNOWN)


def format_named(name: str) -> Format:
    """Return the format of this name. Raises :class:`Malformed` for one that Tocsin does not read."""
    if name == EMPTY:
        raise Malformed("the file is empty")
    if name not in formats():
        raise Malformed(f"its format is not known: Tocsin reads {', '.join(formats())}")
    return formats()[name]
