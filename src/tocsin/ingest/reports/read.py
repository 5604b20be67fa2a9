"""Entry point for files of reports: detects the format and returns reports and rejected rows one by one."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path, PurePosixPath

from tocsin.domain.errors import Malformed, Unknown
from tocsin.domain.plural import counted
from tocsin.domain.report import RejectedRow, Submission
from tocsin.domain.time_zone import zone_named
from tocsin.ingest import encodings
from tocsin.ingest.coded_text import SHORTEST as CODED
from tocsin.ingest.coded_text import Meaning, decoded
from tocsin.ingest.codepages import is_sure
from tocsin.ingest.leftovers import holds_media, is_of_medium, media_in, names_media
from tocsin.ingest.limits import Limits
from tocsin.ingest.loss_check import LossCheck, summary
from tocsin.ingest.packed_text import SHORTEST, packed_in
from tocsin.ingest.reports.beside import NAMED_HERE, in_folder, with_media
from tocsin.ingest.reports.column_map import ColumnMap
from tocsin.ingest.reports.options import Item, ReadOptions
from tocsin.ingest.reports.registry import detect, format_named, formats
from tocsin.ingest.sealing.seal import seal
from tocsin.ingest.source import InputFile, InputSource, broke, open_file, open_input
from tocsin.ingest.stand_ins import attached_in_words, shown_media, stand_ins

_RAW = 64 * 1024
_PICTURES = ("jpg", "jpeg", "png", "gif", "webp", "heic", "tif", "tiff", "bmp")
_RECORDINGS = ("mp4", "mov", "webm", "mp3", "m4a", "ogg", "opus", "wav", "amr", "3gp", "avi", "aac")
_NAMED = {
    **{f".{name}": (name,) for name in ("pdf", "docx", "pptx", "rtf", "msg", "odt", "ods")},
    **dict.fromkeys((f".{name}" for name in _PICTURES), ("image",)),
    **dict.fromkeys((f".{name}" for name in _RECORDINGS), ("media",)),
    ".xlsx": ("xlsx",), ".xls": ("xls", "xlsx", "html", "csv", "spreadsheet-xml"),
    ".odp": ("odt",), ".zip": ("zip", "docx", "xlsx", "pptx", "odt", "ods"),
}  # fmt: skip
"""Formats that a name's ending promises, for the endings of binary formats."""
DECODED = "decoded"
"""Name of the fact that holds what a code in a report stands for."""
_PLAIN = ("text", "markdown", "csv", "json", "jsonl", "empty")


def read(path: Path, reading: ReadOptions | None = None) -> ReportReader:
    """Return a reader over the reports in a file and the rows that had to be rejected.

    Raises :class:`Unknown` when there is no such path and :class:`Malformed` for a format or a zone that does not exist.
    Everything wrong with the file itself is a rejected row.
    """
    if not os.path.lexists(path):
        raise Unknown("file", str(path), "name a file or a folder that is there")
    reading = reading or ReadOptions()
    if reading.format and reading.format not in formats():
        raise Malformed(f"Tocsin reads no format {reading.format!r}: use one of {', '.join(formats())}")
    if reading.zone:
        zone_named(reading.zone)
    return ReportReader(path, reading)


class ReportReader(Iterator[Item]):
    """Iterator over one file. ``position`` of ``size`` bytes have been read."""

    def __init__(self, path: Path, reading: ReadOptions) -> None:
        self.path = path
        self.reading = reading
        self.format = ""
        self.size = 0
        self._file: InputFile | None = None
        self._source: InputSource | None = None
        self._items = self._all()

    def __next__(self) -> Item:
        return next(self._items)

    @property
    def position(self) -> int:
        """Number of bytes of the file that have been read."""
        return self._file.position if self._file else self.size

    @property
    def maps(self) -> dict[str, ColumnMap]:
        """Column maps in use, by the signature of their header, for the desk to remember."""
        return self._source.tally.maps if self._source else {}

    @property
    def headers(self) -> dict[str, list[str]]:
        """Columns of each table, by the signature of its header."""
        return self._source.tally.headers if self._source else {}

    @property
    def samples(self) -> dict[str, list[dict[str, str]]]:
        """First rows of each table as they stand in the file, by the signature of its header. Nothing is sealed in them."""
        return self._source.tally.samples if self._source else {}

    @property
    def attached(self) -> set[Path]:
        """Files in the same folder that were attached to a report of this one."""
        return self._source.tally.lying if self._source else set()

    def _all(self) -> Iterator[Item]:
        try:
            with open_input(self.path, self.reading.limits) as opened:
                self._file = opened
                self.size = opened.size
                yield from self._file_items(opened)
        except OSError as why:
            yield RejectedRow(encodings.label(self.path.name), f"cannot be read: {why.strerror or why}", whole_file=True)
        except Malformed as why:
            yield RejectedRow(encodings.label(self.path.name), str(why), _beginning(self.path), whole_file=True)

    def _file_items(self, opened: InputFile) -> Iterator[Item]:
        self._source = InputSource.of_file(opened, self.reading)
        if self.reading.sealing:
            self._source.beside, self._source.folder = in_folder(self.path, self.reading.limits), self.path.parent
        detected = detect(self._source)
        binary = detected in formats() and formats()[detected].binary
        self.format = detected if binary else self.reading.format or detected
        yield from read_source(self._source, self.format)


def text_of(path: Path, limits: Limits | None = None) -> tuple[str, list[str]]:
    """Return the text of a file of any format that reports have, and the reasons for what could not be read of it.

    Nothing is sealed in it, since it is searched for names and not stored. Plain text is returned as it stands.
    """
    reader = read(path, ReadOptions(limits=limits or Limits(), sealing=False))
    items = list(reader)
    problems = [f"{item.where}: {item.reason}" for item in items if isinstance(item, RejectedRow)]
    problems += [line for item in items if isinstance(item, Submission) for line in item.unread]
    if not reader.format or reader.format in _PLAIN:
        with open_input(path, reader.reading.limits) as opened:
            data = opened.stream.whole(reader.reading.limits.document)
        return encodings.decode_as(data, "utf-8", encodings.legacy(data))[0], []
    texts = ["\n".join([item.text, *(value for _, value in item.facts)]) for item in items if isinstance(item, Submission)]
    return "\n\n".join(texts), problems


def _beginning(path: Path) -> bytes:
    """Return the first bytes of a file to keep with its rejected row. Empty when it cannot be opened."""
    try:
        with open_file(path) as file:
            return file.read(_RAW)
    except (OSError, Malformed):
        return b""


def read_source(source: InputSource, form: str) -> Iterator[Item]:
    """Return the items of a source in this format. When it breaks off, the last item says why.

    What stands in the file and in none of its items is listed on the last report, and kept as a rejected row.
    """
    known = formats().get(form)
    source.tally.wholes.add(source.name)
    check = LossCheck() if known and known.strings == "any" else None
    source.stream.tap = check.feed if check else None
    held: list[Item] = []
    for item in _items(source, form, check):
        if isinstance(item, Submission):
            yield from held
            held = []
        held.append(item)
    if check and held and isinstance(held[0], Submission):
        lost, lines = check.doubts(source.tally.headings)
        held[0] = replace(held[0], unread=(*held[0].unread, *(f"{source.stem}: {line}" for line in lines)))
        if lost:
            held.append(source.refused(f"{source.name} left over", summary(lost), "\n".join(lost).encode("utf-8", "replace")))
    yield from held


def _items(source: InputSource, form: str, check: LossCheck | None) -> Iterator[Item]:
    head = source.head()
    count = 0
    doubts = _doubts(source, form, head)
    has_parts = form in formats() and (formats()[form].binary or formats()[form].strings == "mail")
    try:
        for item in _bounded(format_named(form).read(source), source.limits):
            count += 1
            if check:
                check.take(item)
            if not isinstance(item, Submission):
                yield item
                continue
            item, doubts = with_media(_with_unread(item, doubts, source.limits.fact), source, has_parts), ()
            yield seal(item, source.tally.people) if source.reading.sealing else item
        if not count:
            yield replace(source.refused(source.name, f"holds nothing that {form} reads as a report", head), whole_file=source.depth == 0)
    except Malformed as why:
        after = f"; {counted(count, 'row was', 'rows were')} read before" if count else ""
        yield replace(source.refused(source.name, f"{why}{after}", head), whole_file=count == 0 and source.depth == 0 and bool(head))
    except Exception as why:  # a parser of untrusted input may raise anything, and an import goes on
        yield source.refused(source.name, f"{broke(why)}; {counted(count, 'row was', 'rows were')} read before", head)


def _doubts(source: InputSource, form: str, head: bytes) -> tuple[str, ...]:
    """Return what makes a file doubtful as a whole: a name that says another format, or an encoding that is a guess."""
    suffix = PurePosixPath(source.stem).suffix.lower()
    named = _NAMED.get(suffix, ())
    doubts: tuple[str, ...] = (
        (f"{source.stem}: its name says {suffix[1:]}, its contents are {form}",) if named and form not in named else ()
    )
    known = formats().get(form)
    other = b"".join(encodings.lines_not_utf8(head)) or head
    if known and not known.binary and not encodings.is_utf8(head) and not is_sure(other):
        doubts += (f"{source.stem}: its letters were read as {encodings.legacy(other)}, which is a guess",)
    return doubts


def _with_unread(item: Submission, doubts: tuple[str, ...], most: int) -> Submission:
    """Return the report with its file's doubts, every medium it names and does not bring, and the words behind codes in it.

    ``most`` is the number of characters of a fact.
    """
    values = [item.text, *[value for _, value in item.facts]]
    meanings = list(dict.fromkeys(meaning for value in values if len(value) >= CODED for meaning in decoded(value)))
    missing = [*_media_not_brought(item, values), *_not_decoded(values, meanings)]
    if not doubts and not missing and not meanings:
        return item
    facts = tuple((DECODED, encodings.clean(meaning.text)[:most]) for meaning in meanings)
    return replace(item, unread=(*item.unread, *doubts, *missing), facts=(*item.facts, *facts))


def _media_not_brought(item: Submission, values: Sequence[str]) -> Iterator[str]:
    """Yield a line for each picture or recording that a report names, and neither brings nor lists as not read."""
    dotted = [value for value in values if "." in value]
    names = media_in("\n".join(dotted)) if dotted else []
    if not item.unread and not item.attachments:
        names += [name for name, value in item.facts if names_media(name) and holds_media(name, value) and not media_in(value)]
        names += [value for name, value in item.facts if is_of_medium(name, value)]
    listed = "\n".join([*item.unread, *(part.name for part in item.attachments), item.where]) if names else ""
    yield from (f"{name}{NAMED_HERE}" for name in names if name not in listed)
    if not item.unread and not item.attachments:
        unseen = [*shown_media(values), *_sealed_media(item.contact)]
        yield from unseen if unseen or names else stand_ins(item.text, item.facts)
        if not unseen and not names and (said := attached_in_words(item.text)):
            yield f"{said!r}: says that something is attached, which is not in the file"


def _not_decoded(values: Sequence[str], meanings: Sequence[Meaning]) -> list[str]:
    """Return a line where words behind a code are a guess, else one for the first code that nothing decodes."""
    if any(meaning.guessed for meaning in meanings):
        return ["a code in it was decoded, which is a guess: compare it"]
    return [line for value in values if len(value) >= SHORTEST and (line := packed_in(value))][:1]


def _sealed_media(contact: str) -> list[str]:
    """Return a line where a part of the contact is the name of a medium, which stands sealed."""
    parts = [part.strip() for part in contact.split(",")] if "." in contact else []
    return ["a medium whose name is sealed: not looked at"] if any(media_in(part) == [part] for part in parts if "@" not in part) else []


def _bounded(items: Iterator[Item], limits: Limits) -> Iterator[Item]:
    refused = 0
    for number, item in enumerate(items, 1):
        yield item
        refused += isinstance(item, RejectedRow)
        if refused >= limits.refusals:
            raise Malformed(f"{counted(refused, 'row was', 'rows were')} refused: the rest is not read")
        if number >= limits.rows:
            raise Malformed(f"has more than {limits.rows} rows: split it")


def files(paths: Iterable[Path]) -> list[Path]:
    """Return the files named, and those in the folders named and below, in order. Hidden ones are left out.

    A link that is named is followed. One within a folder is returned as it is, and refused when it is read, since it may lead anywhere.
    Raises :class:`Unknown` for a path that is not there.
    """
    paths_by_order: dict[Path, None] = {}
    for path in paths:
        if not os.path.lexists(path):
            raise Unknown("file", str(path), "name a file or a folder that is there")
        paths_by_order.update(dict.fromkeys(_below(path) if path.is_dir() else [_followed(path)]))
    return list(paths_by_order)


def is_medium(path: Path) -> bool:
    """Tell a picture or recording by the ending of its name."""
    return path.suffix.lower().removeprefix(".") in (*_PICTURES, *_RECORDINGS)


def _followed(path: Path) -> Path:
    try:
        return path.resolve(strict=True) if path.is_symlink() else path
    except (OSError, RuntimeError):
        return path


def _leads_within(link: Path, folder: Path) -> bool:
    """Tell whether a link leads to a place in the folder, which is read anyway."""
    return _followed(link).is_relative_to(folder.resolve())


def _below(folder: Path) -> Iterator[Path]:
    for root, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith(".") or Path(root, name, "cur").is_dir())
        links = [name for name in folders if Path(root, name).is_symlink() and not _leads_within(Path(root, name), folder)]
        yield from (Path(root, name) for name in sorted([*names, *links]) if not name.startswith("."))
