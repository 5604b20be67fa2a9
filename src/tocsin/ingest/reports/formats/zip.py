"""ZIP archives: each member imported as a file of its own. Nothing is written to a disk."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tocsin.domain.errors import Malformed
from tocsin.ingest import encodings
from tocsin.ingest.archive import ZIP_MARKS, file_members, open_archive, open_member
from tocsin.ingest.reports.format import Format, Head
from tocsin.ingest.reports.options import Item
from tocsin.ingest.reports.read import read_source
from tocsin.ingest.reports.registry import OFFICE, format_of
from tocsin.ingest.source import InputSource

_OFFICE = re.compile(rb"\[Content_Types\]\.xml|\Amimetypeapplication/|(?<=mimetype)application/(?:vnd\.oasis|epub)")


def read(source: InputSource) -> Iterator[Item]:
    """Return the reports of all members. Archives within archives, encrypted members and bombs are rejected."""
    if source.file is None:
        raise Malformed("is an archive within an archive: unpack it by hand")
    remaining = source.limits.inflated
    with open_archive(source.file) as archive:
        members = file_members(archive)
        for member in members[: source.limits.members]:
            name = f"{source.name}/{encodings.label(member.filename)}"
            try:
                inflated = open_member(archive, member, replace(source.limits, inflated=remaining))
                inner = InputSource.of(name, inflated, source.reading, source.tally, source.origin)
                form = source.reading.format or format_of(inner.head())
            except Malformed as why:
                yield source.refused(name, str(why), b"")
                continue
            yield from read_source(inner, form)
            remaining -= inflated.size
    if len(members) > source.limits.members:
        raise Malformed(f"holds {len(members)} files, of which {source.limits.members} are read: unpack it by hand")


def _refuse_office(source: InputSource) -> Iterator[Item]:
    raise Malformed("a word processor's or spreadsheet's file: save it as PDF or as CSV")


def _is_zip(head: Head) -> bool:
    return head.data.startswith(ZIP_MARKS)


FORMATS = (
    Format(OFFICE, _refuse_office, lambda head: _is_zip(head) and _OFFICE.search(head.data) is not None, binary=True, words=False),
    Format("zip", read, _is_zip, binary=True, words=False),
)
