"""Options for reading a file of reports."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest.limits import Limits
from tocsin.ingest.reports.column_map import ColumnMap

Item = Submission | RejectedRow


@dataclass(frozen=True, slots=True)
class ReadOptions:
    """Statements of a person about a file. Everything left out is detected.

    ``columns`` is the map stated now, ``remembered`` are earlier maps by the signature of their header. ``format``
    is a name in :func:`tocsin.ingest.reports.registry.formats`. ``zone`` is the time zone of times that state none.
    ``sealing`` is off only where a text is screened and nothing of it is stored. ``ours`` are names and addresses of the desk
    itself, without capitals.
    """

    channel: str = ""
    columns: ColumnMap | None = None
    limits: Limits = field(default_factory=Limits)
    format: str = ""
    zone: str = "UTC"
    sealing: bool = True
    ours: frozenset[str] = frozenset()
    remembered: Mapping[str, ColumnMap] = field(default_factory=dict)
