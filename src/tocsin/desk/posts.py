"""Loading of posts into the lake, which are then screened, and loads that are taken back or corrected."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.lake_parts import LakeParts
from tocsin.desk.lookup import the_person
from tocsin.desk.post_originals import PostOriginals
from tocsin.desk.post_pictures import PostPictures
from tocsin.desk.post_screening import PostScreening
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Malformed, Unknown
from tocsin.domain.installation import LakePart
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM, Permission, require
from tocsin.domain.plural import counted
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.report import COLUMNS_OF_POSTS, ColumnMemory, Priority, Submission
from tocsin.durable import locked

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake
    from tocsin.desk.rejected_rows import RejectedRows
    from tocsin.ingest.posts import PostBatch, PostReadOptions
    from tocsin.lake import Lake, LoadStats

LANGUAGES_AT_ONCE = 50_000
"""Most posts of which one call tells the language, a few seconds' work."""
_MOST_UNREAD = 40
_LONGEST = 20_000
_encode = msgspec.json.Encoder().encode
_columns = msgspec.json.Decoder(dict[str, str]).decode
OnBatch = Callable[["PostBatch"], None]
"""Called with each batch that the lake has taken."""


class Posts:
    """Public posts, in bulk."""

    def __init__(
        self, services: DeskServices, intake: Intake, rejected_rows: RejectedRows, parts: LakeParts, screening: PostScreening
    ) -> None:
        self._services = services
        self._intake = intake
        self._rejected_rows = rejected_rows
        self._parts = parts
        self._screening = screening

    def lake(self) -> Lake:
        """Return the desk's lake."""
        return self._parts.lake()

    def load(
        self, paths: Sequence[Path], reading: PostReadOptions, on_batch: OnBatch = lambda _: None, progress: Progress = no_progress
    ) -> LoadStats:
        """Load dumps into the lake, then search the new posts for watched subjects. Posts dated after tomorrow are rejected."""
        return self._load(paths, reading, reading.columns, on_batch, progress)

    def _load(
        self, paths: Sequence[Path], reading: PostReadOptions, stated: Mapping[str, str], on_batch: OnBatch, progress: Progress
    ) -> LoadStats:
        """Load dumps. ``stated`` are the columns for the record of the load."""
        not_after = reading.not_after or self._services.clock.now() + timedelta(days=1)
        reading = replace(reading, not_after=not_after, remembered=self.remembered_columns())
        lake, pictures = self.lake(), PostPictures(self._services.home, progress)
        try:
            loaded = lake.append(self._read(paths, reading, on_batch, progress, pictures), stated)
        finally:
            pictures.close()
        if loaded.parts:
            PostOriginals(lake.folder).keep(loaded.load, paths, reading)
        self._screening.screen(progress)
        pictures.compare(lake)
        return loaded

    def tell_languages(self, progress: Progress = no_progress, at_most: int = LANGUAGES_AT_ONCE) -> int:
        """Tell the languages of posts whose dump names none, at most so many. Return the number of posts that wait."""
        lake = self._parts.existing()
        if lake is None:
            return 0
        from tocsin.analysis.spoken import tell

        return tell(lake, at_most, progress)

    def loads(self) -> list[LoadStats]:
        """Return the finished loads, oldest first, with those that were taken back."""
        lake = self._parts.existing()
        return lake.all_loads() if lake else []

    def take_back(self, number: int, *, by: str, reason: str) -> LoadStats:
        """Let the posts of a load count no longer, by name. Its files stay, and the same file can be loaded again.

        The ledger has the act first: after a crash between the two, :meth:`part_faults` names the parts, and the act can be repeated.

        Raises :class:`Unknown` for a number that no load has, and :class:`Malformed` without a reason or for a load that added nothing.
        """
        load = self._the_load(number, reason)
        if not load.parts:
            raise Malformed(f"load {number} added no posts: there is nothing to take back")
        self._parts.record()
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.LISTS)
            for part in session.find(LakePart, id=list(map(str, load.parts))):
                if not part.taken_back:
                    session.record(Change("taken back", part, replace(part, taken_back=True), reason))
        self.lake().take_back(number)
        self._forget_texts()
        return replace(load, taken_back=True)

    def correct(
        self,
        number: int,
        columns: Mapping[str, str],
        *,
        by: str,
        reason: str,
        on_batch: OnBatch = lambda _: None,
        progress: Progress = no_progress,
    ) -> LoadStats:
        """Read the kept files of a load again with these columns, in place of what was loaded. Return the new load.

        The old load is taken back, by name, and the columns are remembered. After a crash between the two the act can be repeated.

        Raises :class:`Unknown` for a number that no load has, :class:`Malformed` without a reason or for columns that no file of the load
        has, and :class:`Refused` where the files are not kept.
        """
        load = self._the_load(number, reason)
        with self._services.store.reading() as reader:
            require(the_person(reader, by), Permission.LISTS)
        with PostOriginals(self.lake().folder).opened(number) as (paths, reading):
            reading = replace(reading, remembered=self.remembered_columns())
            for mark, chosen in chosen_columns(paths, reading, columns).items():
                self.remember_columns(mark, chosen, by)
            if not load.taken_back and load.parts:
                self.take_back(number, by=by, reason=reason)
            return self._load(paths, replace(reading, columns={}), columns, on_batch, progress)

    def _the_load(self, number: int, reason: str) -> LoadStats:
        """Return a load that somebody changes for this reason."""
        if not reason.strip():
            raise Malformed("give a reason: it is kept in the record", command="--reason TEXT")
        load = next((load for load in self.loads() if load.load == number), None)
        if load is None:
            raise Unknown("load", str(number), command="tocsin posts loads lists them")
        return load

    def _forget_texts(self) -> None:
        """Remove the index of texts by meaning, which the worker builds anew: a post that is loaded again may have other words."""
        folder = self._services.home / "lake"
        with locked(folder / ".texts"):
            rmtree(folder / "texts", ignore_errors=True)

    def remembered_columns(self) -> dict[str, dict[str, str]]:
        """Return the column maps that people chose for dumps of posts, by the signature of their header."""
        with self._services.store.reading() as reader:
            memories = list(reader.find(ColumnMemory))
        return {
            memory.id.removeprefix(COLUMNS_OF_POSTS): _columns(memory.columns.encode())
            for memory in memories
            if memory.id.startswith(COLUMNS_OF_POSTS)
        }

    def remember_columns(self, mark: str, columns: Mapping[str, str], by: str = SYSTEM) -> None:
        """Remember the column map that somebody chose for dumps with this header. A later choice replaces it."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            number = f"{COLUMNS_OF_POSTS}{mark}"
            old, new = session.get(ColumnMemory, number), ColumnMemory(number, _encode(dict(columns)).decode())
            if old != new:
                session.record(Change("remembered", old, new))

    def _read(
        self, paths: Sequence[Path], reading: PostReadOptions, on_batch: OnBatch, progress: Progress, pictures: PostPictures
    ) -> Iterator[PostBatch]:
        """Yield the batches. A batch counts as done when the lake has taken it and asks for the next.

        Of several files, one that is no dump of posts is a refused row, and the others are read. A picture that a post shows was read
        with it.
        """
        from tocsin.ingest.posts import no_dump, read_posts

        no_dumps: dict[Path, str] = {}
        gaps: dict[tuple[str, ...], list[tuple[Path, list[int]]]] = defaultdict(list)
        for path in paths:
            unread: dict[str, None] = {}
            try:
                for batch in pictures.named_by_content(read_posts(path, reading), path.parent):
                    self._rejected_rows.keep(batch.refused)
                    unread.update(dict.fromkeys(batch.unread[:_MOST_UNREAD]))
                    yield batch
                    on_batch(batch)
                counts, kinds = _counted(tuple(unread)[:_MOST_UNREAD])
                gaps[kinds].append((path, counts))
            except Malformed as error:
                if len(paths) == 1:
                    raise
                no_dumps[path] = str(error).removeprefix(f"{path}: ")
        for kinds, files in gaps.items():
            totals = map(sum, zip(*(counts for _, counts in files), strict=True))
            unread_lines = tuple(f"{total} {kind}" if total else kind for total, kind in zip(totals, kinds, strict=True))
            self._owe_look([path for path, _ in files], unread_lines)
        for path, fault in no_dumps.items():
            if not pictures.showed(path):
                batch = no_dump(path, fault)
                self._rejected_rows.keep(batch.refused)
                yield batch
                on_batch(batch)
        progress("writing the last posts", 0, 0)

    def _owe_look(self, files: Sequence[Path], unread: tuple[str, ...]) -> None:
        """File one report on what was not read of dumps, so that a person owes a look at it. Files that lack the same share a report."""
        if unread:
            names = [path.name for path in files]
            of_files = names[0] + (f" and {counted(len(names) - 1, 'more file')} of the same load" if len(names) > 1 else "")
            text = f"Parts of the posts in {of_files} were not read. They are listed below."
            if len(names) > 1:
                text += f"\nThe files are {', '.join(names)}."
            digest = sha256(repr(unread if len(names) == 1 else (unread, names)).encode("utf-8", "replace")).hexdigest()
            key = f"posts not read:{names[0]}:{digest}"
            self._intake.receive(Submission(key, "unread", text[:_LONGEST], where=of_files, priority=Priority.P3, unread=unread))


def chosen_columns(paths: Sequence[Path], reading: PostReadOptions, columns: Mapping[str, str]) -> dict[str, dict[str, str]]:
    """Return the map of each header of these files: with the new columns where it has them, else as it was read."""
    from tocsin.ingest.posts import preview

    previews = [table for path in paths if (table := preview(path, reading))]
    fitting = [table for table in previews if set(columns.values()) <= set(table.header)]
    if not fitting:
        headers = "; or ".join(dict.fromkeys(", ".join(table.header) for table in previews))
        lacking = next((name for name in columns.values() if all(name not in table.header for table in previews)), "")
        raise Malformed(f"no file of the load has {f'a column {lacking!r}' if lacking else 'all these columns'}: its columns are {headers}")
    freed = set(columns.values())
    return {
        table.mark: {role: name for role, name in table.columns.items() if name not in freed} | dict(columns)
        if table in fitting
        else dict(table.columns)
        for table in previews
    }


def _counted(lines: Sequence[str]) -> tuple[list[int], tuple[str, ...]]:
    """Return the counts with which lines begin, 0 for none, and the lines without them."""
    parts = [line.partition(" ") for line in lines]
    counts = [int(first) if first.isdecimal() else 0 for first, *_ in parts]
    return counts, tuple(last if count else line for count, (_, _, last), line in zip(counts, parts, lines, strict=True))
