"""Recordings and films: one file, one report without words, kept for a person to listen to or to look at."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.domain.report import Attachment
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.images import time_in_name
from tocsin.ingest.reports.options import Item
from tocsin.ingest.source import InputSource

_MARKS = {
    b"ID3\x02": "audio/mpeg", b"ID3\x03": "audio/mpeg", b"ID3\x04": "audio/mpeg",
    b"\xff\xfb": "audio/mpeg", b"\xff\xf3": "audio/mpeg", b"\xff\xf1": "audio/aac", b"OggS\0": "audio/ogg",
    b"fLaC": "audio/flac", b"#!AMR\n": "audio/amr", b"#!AMR-WB": "audio/amr", b"\x1aE\xdf\xa3": "video/webm", b"MThd": "audio/midi",
}  # fmt: skip
_AUDIO_BRANDS = (b"M4A ", b"M4B ")


def read(source: InputSource) -> Iterator[Item]:
    """Return a report without words that has the recording attached."""
    data = source.stream.whole(source.limits.document)
    recording = Attachment(source.stem, media_type(data), data)
    unread = (f"{source.stem}: a recording, not listened to",)
    facts: tuple[tuple[str, str], ...] = (("recording", recording.media_type),)
    if named := time_in_name(source.stem):
        facts = (*facts, ("claimed time", named))
    yield submission(source, FileContent("media", data, "", facts, (recording,), unread=unread))


def media_type(head: bytes) -> str:
    """Return the media type of a recording by its first bytes. Empty when it is none."""
    if head[:4] == b"RIFF":
        return {b"WAVE": "audio/wav", b"AVI ": "video/x-msvideo"}.get(head[8:12], "")
    if head[4:8] == b"ftyp":
        return "audio/mp4" if head[8:12] in _AUDIO_BRANDS else "video/3gpp" if head[8:11] == b"3gp" else "video/mp4"
    return next((media for mark, media in _MARKS.items() if head.startswith(mark)), "")


def _is_recording(head: FileHead) -> bool:
    return bool(media_type(head.data)) and (head.is_binary or head.data.startswith((b"ID3", b"OggS", b"#!AMR")))


FORMATS = (Format("media", read, _is_recording, binary=True, strings="none"),)
