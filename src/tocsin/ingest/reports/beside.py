"""Pictures and recordings that a report names and that lie beside its file, in the folder or the archive it came in."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Attachment, Submission
from tocsin.ingest.archive import open_member
from tocsin.ingest.limits import Limits
from tocsin.ingest.reports.formats.images import image_type
from tocsin.ingest.reports.formats.media import media_type
from tocsin.ingest.reports.formats.picture_claims import metadata
from tocsin.ingest.source import InputSource, Stream, open_file

NOT_LOOKED_AT = ": not looked at"
NAMED_HERE = ": named here, not looked at"
_LONGEST = 200


def in_folder(path: Path, limits: Limits) -> Callable[[str], bytes]:
    """Return a function that reads a file by its name as seen from this file. Empty for one that is not there or lies elsewhere."""

    def fetch(name: str) -> bytes:
        folder = path.parent.resolve()
        try:
            there = folder / name
            if there.resolve() != there or not there.is_relative_to(folder):
                return b""
            with open_file(there) as file:
                return Stream(file).whole(limits.document)
        except (OSError, ValueError, Malformed):
            return b""

    return fetch


def in_archive(archive: zipfile.ZipFile, member: str, limits: Limits) -> Callable[[str], bytes]:
    """Return a function that reads a member of an archive by its name as seen from this member. Empty for one that cannot be read."""
    folder = PurePosixPath(member).parent

    def fetch(name: str) -> bytes:
        try:
            return Stream(open_member(archive, archive.getinfo(str(folder / name)), limits)).whole(limits.document)
        except (KeyError, ValueError, Malformed):
            return b""

    return fetch


def with_media(item: Submission, source: InputSource, has_parts: bool = False) -> Submission:
    """Return the report with the pictures and recordings attached that it names and that lie beside its file.

    Each is attached once in a file. The times and places that a picture claims become facts. A person still owes a look.
    ``has_parts`` tells that the file is a container, whose own parts may bear the name of a file beside it.
    """
    for line in item.unread if source.beside else ():
        name = line.removesuffix(NAMED_HERE)
        name = name if has_parts else name.removesuffix(NOT_LOOKED_AT)
        if name != line and (medium := _medium(item, source, name)):
            item = _attached(item, medium, line)
    return item


def _medium(item: Submission, source: InputSource, name: str) -> Attachment | None:
    """Return the medium of this name, or of the value of a fact that ends in it, since names may hold spaces."""
    values = [value.strip() for _, value in item.facts if value.strip().endswith(name) and len(value) <= _LONGEST]
    for stated in dict.fromkeys(value.replace("\\", "/") for value in (*values, name)):
        if source.beside is None or stated in source.tally.attached:
            continue
        data = source.beside(stated)
        if kind := image_type(data) or media_type(data):
            source.tally.attached.add(stated)
            if source.folder:
                source.tally.lying.add((source.folder / stated).resolve())
            return Attachment(PurePosixPath(stated).name, kind, data)
    return None


def _attached(item: Submission, medium: Attachment, line: str) -> Submission:
    is_picture = medium.media_type.startswith("image/")
    claims = metadata(medium.data) if is_picture else []
    look = f"{medium.name}: a picture, not looked at" if is_picture else f"{medium.name}: a recording, not listened to"
    artist = "\n".join(value for name, value in claims if name == "artist")
    return replace(
        item,
        attachments=(*item.attachments, medium),
        facts=(*item.facts, *((f"{medium.name} claimed {name}", value) for name, value in claims if name != "artist")),
        sealed="\n".join(filter(None, (item.sealed, artist))),
        unread=tuple(look if other == line else other for other in item.unread),
    )
