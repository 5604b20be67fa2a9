"""Documents of Word and PowerPoint of before 2007, which LibreOffice saves in today's format where it is installed."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

from tocsin.domain.errors import Malformed
from tocsin.ingest import child
from tocsin.ingest.reports.format import Format
from tocsin.ingest.reports.formats.office import OLE, SAVE, document_items, ole
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_CHILD = Path(__file__).with_name("_old_office_child.py")
_COMMANDS = ("soffice", "libreoffice")


def _read(old: str, new: str, package: str) -> Callable[[InputSource], Iterator[Item]]:
    def read(source: InputSource) -> Iterator[Item]:
        command = next(filter(None, map(shutil.which, _COMMANDS)), None)
        if command is None:
            raise Malformed(f"a .{old} document, which is read where LibreOffice is installed ({package}): install it, or {SAVE}")
        data = source.stream.whole(source.limits.document)
        saved = child.run(_CHILD, data, source.limits, command, old, new)
        if not saved:
            raise Malformed(f"LibreOffice cannot read this .{old} document: {SAVE}")
        yield from document_items(source, data, saved, new, old)

    return read


def _refuse(source: InputSource) -> Iterator[Item]:
    raise Malformed(f"a document of an old office program: {SAVE}")


FORMATS = (
    Format("doc", _read("doc", "docx", "libreoffice-writer"), ole("WordDocument"), binary=True),
    Format("ppt", _read("ppt", "pptx", "libreoffice-impress"), ole("PowerPoint Document"), binary=True),
    Format("office", _refuse, lambda head: head.data.startswith(OLE), binary=True),
)
