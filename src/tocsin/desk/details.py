"""The details beside the text of a report, as they are stored."""

from __future__ import annotations

import msgspec

from tocsin.domain.report import Detail, Report
from tocsin.store import Reader

_detail = msgspec.json.Decoder(Detail)


def details_in(stored: bytes | None) -> Detail:
    """Return the details that these bytes hold, empty ones where they were erased."""
    return _detail.decode(stored) if stored else Detail()


def details_of(reader: Reader, report: Report) -> Detail:
    """Return the details of a report, empty ones where they were erased."""
    return details_in(reader.read(report.detail))
