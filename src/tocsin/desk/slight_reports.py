"""Slight reports that came together: pictures, recordings and messages that say nothing by themselves. One look settles all of them.

Each keeps its duties. The queue shows them in one line, and one form answers what is chosen of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from tocsin.desk.details import details_of
from tocsin.desk.picture_readings import picture_cues
from tocsin.domain.report import Report
from tocsin.matching.slight_words import says_nothing
from tocsin.store import Reader

_MEDIUM = re.compile(r"\[attached: (?:[^\[\]\n]|\[[^\[\]\n]{0,40}\]){1,300}\]")
_SEEN = ("image/", "audio/", "video/")


def origins(reader: Reader, reports: Iterable[Report]) -> dict[str, str]:
    """Return the file or folder of each slight one of these reports: no danger in its words or pictures, only media beside them."""
    return {report.id: origin for report in reports if not report.cues and (origin := _origin(reader, report))}


def _origin(reader: Reader, report: Report) -> str:
    """Return the file that a slight report came in, the minute for a medium of a folder. Empty for any other report, or with a source."""
    text = reader.read_text(report.text)
    if text is None or not says_nothing(_MEDIUM.sub("", text)) or picture_cues(reader, report.id):
        return ""
    detail = details_of(reader, report)
    if not all(file.media_type.startswith(_SEEN) for file in detail.files):
        return ""
    archive = _file_of_row(detail.where) or detail.where.rpartition("/")[0]
    return archive or ("" if report.source else f"{report.received:%Y-%m-%d %H:%M}")


def _file_of_row(where: str) -> str:
    """Return the file of a place such as ``chat.txt line 7``, empty for any other."""
    parts = where.rsplit(" ", 2)
    return parts[0] if len(parts) == 3 and parts[2].isdecimal() else ""
