"""Forms with files, parsed in memory: nothing that a source sends may reach a disk unencrypted.

The framework's own parser spools files of more than one megabyte to the temporary folder.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from litestar.exceptions import ClientException, HTTPException

from tocsin.desk.door_folder import MOST_FILE_BYTES, MOST_FILES

_BOUNDARY = re.compile(r'boundary=(?:"([^"]{1,70})"|([^\s;"]{1,70}))', re.IGNORECASE)
_MOST_FIELDS = 20
_MOST_FIELD = 3 * 1024 * 1024
_MOST_PARTS = 5000
_TOO_LARGE = 413


@dataclass(slots=True)
class Upload:
    """A file as it was sent."""

    name: str
    media_type: str
    data: bytes


@dataclass(slots=True)
class SentForm:
    """A parsed form.

    ``too_large`` is True when the files hold too many bytes, ``too_many`` when there are too many, ``too_long`` when a field was
    cut. Then ``files`` is empty. ``broken_off`` is the status with which the body was broken off. The fields before that are here.
    """

    fields: dict[str, str] = field(default_factory=dict)
    files: list[Upload] = field(default_factory=list)
    too_large: bool = False
    too_many: bool = False
    too_long: bool = False
    broken_off: int = 0


async def read_form(
    content_type: str,
    chunks: AsyncIterator[bytes],
    most_bytes: int = MOST_FILE_BYTES,
    most_fields: int = _MOST_FIELDS,
    most_files: int = MOST_FILES,
) -> SentForm:
    """Parse a request body with at most so many files and bytes of files. Raises :class:`ClientException` when it is no form.

    ``most_fields`` bounds the fields.
    """
    if content_type.lower().startswith("multipart/form-data"):
        form = await _multipart(content_type, chunks, most_bytes)
        form.too_many = len(form.files) > most_files
        if form.too_large or form.too_many or form.broken_off:
            form.files.clear()
        if len(form.fields) > most_fields:
            raise ClientException("too many fields")
        return form
    body = bytearray()
    async for chunk in chunks:
        body += chunk
    try:
        pairs = parse_qsl(body.decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=most_fields)
    except ValueError:
        raise ClientException("too many fields") from None
    return SentForm(dict(pairs))


async def _multipart(content_type: str, chunks: AsyncIterator[bytes], most_bytes: int) -> SentForm:
    from multipart import MultipartError

    boundary = _BOUNDARY.search(content_type)
    if not boundary:
        raise ClientException("no boundary")
    form = SentForm()
    try:
        await _parse(form, boundary[1] or boundary[2], chunks, most_bytes)
    except (MultipartError, UnicodeError):
        raise ClientException("the form is malformed") from None
    except HTTPException as error:
        form.broken_off, form.too_large = error.status_code, form.too_large or error.status_code == _TOO_LARGE
    return form


async def _parse(form: SentForm, boundary: str, chunks: AsyncIterator[bytes], most_bytes: int) -> None:
    """Fill the form with the parts of a body."""
    from multipart import MultipartSegment, PushMultipartParser

    segment, data, size = None, bytearray(), 0
    with PushMultipartParser(boundary.encode("latin-1"), max_segment_count=_MOST_PARTS) as parser:
        async for chunk in chunks:
            for part in parser.parse(chunk):
                if isinstance(part, MultipartSegment):
                    segment, data = part, bytearray()
                elif part:
                    size += len(part) if segment and segment.filename else 0
                    if size > most_bytes:
                        form.too_large, data = True, bytearray()  # what follows is read and dropped
                        form.files.clear()
                    elif len(data) + len(part) <= _MOST_FIELD or (segment and segment.filename):
                        data += part
                    else:
                        form.too_long = True
                elif segment:
                    _keep(form, segment.name, segment.filename, segment.content_type, data)
                    segment, data = None, bytearray()


def _keep(form: SentForm, name: str, filename: str | None, media_type: str | None, data: bytearray) -> None:
    if filename is None:
        form.fields.setdefault(name, data.decode("utf-8", "replace"))
    elif name == "files" and filename and not form.too_large:
        form.files.append(Upload(filename, media_type or "", bytes(data)))
