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
_PLACE = re.compile(r"(?P<file>.+) \S+ \d+")
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
    row = _PLACE.fullmatch(detail.where)
    archive = row["file"] if row else detail.where.rpartition("/")[0]
    return archive or ("" if report.source else f"{report.received:%Y-%m-%d %H:%M}")
