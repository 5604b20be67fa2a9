"""Loading of posts into the lake, and digests of what they say about watched subjects.

A digest is a report for one subject, channel and day. For a subject that is newly watched, it is one report for each
channel's past. The part of the lake searched so far is recorded with the digests, in the same transaction for each, so that a
crash between loading and searching only delays the search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from hashlib import sha256
from itertools import islice
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.digests import POSTED, digest_of, is_pressing, report_at_once, sighting_of, sightings_by_address
from tocsin.desk.intake import Intake
from tocsin.desk.known_names import former_names, names_of_entry, own_names
from tocsin.desk.lookup import clusters, the_person
from tocsin.desk.post_originals import PostOriginals
from tocsin.desk.post_pictures import PostPictures
from tocsin.desk.rejected_rows import RejectedRows
from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import STOPS, SetAside
from tocsin.desk.watched_addresses import WatchedAddresses
from tocsin.domain.errors import Malformed, Unknown
from tocsin.domain.installation import LakePart
from tocsin.domain.ledger import Change
from tocsin.domain.mention import KnownName, Mention
from tocsin.domain.people import SYSTEM, Permission, require
from tocsin.domain.plural import counted
from tocsin.domain.post import ScreeningCursor, Sighting
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.report import COLUMNS_OF_POSTS, ColumnMemory, Priority, Submission
from tocsin.domain.subject import ListVersion, Subject, Watch
from tocsin.durable import locked
from tocsin.store import Reader, Session
from tocsin.store.list_versions import entry_history

if TYPE_CHECKING:
    from tocsin.ingest.posts import PostBatch, PostReadOptions
    from tocsin.lake import Lake, LoadStats
    from tocsin.matching.index import NameIndex

EVERYTHING = "*"
_MOST_AT_ONCE = 500
_AT_ONCE = 50
LANGUAGES_AT_ONCE = 50_000
"""Most posts of which one call tells the language, a few seconds' work."""
_MOST_UNREAD = 40
_LONGEST = 20_000
_encode = msgspec.json.Encoder().encode
_columns = msgspec.json.Decoder(dict[str, str]).decode
OnBatch = Callable[["PostBatch"], None]
"""Called with each batch that the lake has taken."""


@dataclass(frozen=True, slots=True)
class LakeSearch:
    """A search of the lake for these subjects, in the parts after ``after``. ``daily`` makes a digest for each day.

    ``names`` are the only ones looked for, where not all of the subjects' names are. ``stamp`` tells such a search from others.
    """

    subjects: tuple[str, ...]
    after: int
    daily: bool
    names: tuple[KnownName, ...] = ()
    stamp: str = ""


class Posts:
    """Public posts, in bulk."""

    def __init__(self, services: DeskServices, intake: Intake, rejected_rows: RejectedRows, set_aside: SetAside) -> None:
        self._services = services
        self._intake = intake
        self._rejected_rows = rejected_rows
        self._set_aside = set_aside

    def lake(self) -> Lake:
        """Return the desk's lake."""
        from tocsin.lake import Lake

        return Lake(self._services.home / "lake", self._services.settings.reads)

    def _existing_lake(self) -> Lake | None:
        """Return the desk's lake, or None where no post was ever loaded: the packages that read one may be absent then, too."""
        return self.lake() if (self._services.home / "lake").is_dir() else None

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
        self.screen(progress)
        pictures.compare(lake)
        return loaded

    def tell_languages(self, progress: Progress = no_progress, at_most: int = LANGUAGES_AT_ONCE) -> int:
        """Tell the languages of posts whose dump names none, at most so many. Return the number of posts that wait."""
        lake = self._existing_lake()
        if lake is None:
            return 0
        from tocsin.analysis.spoken import tell

        return tell(lake, at_most, progress)

    def loads(self) -> list[LoadStats]:
        """Return the finished loads, oldest first, with those that were taken back."""
        lake = self._existing_lake()
        return lake.all_loads() if lake else []

    def take_back(self, number: int, *, by: str, reason: str) -> LoadStats:
        """Let the posts of a load count no longer, by name. Its files stay, and the same file can be loaded again.

        The ledger has the act first: after a crash between the two, :meth:`part_faults` names the parts, and the act can be repeated.

        Raises :class:`Unknown` for a number that no load has, and :class:`Malformed` without a reason or for a load that added nothing.
        """
        load = self._the_load(number, reason)
        if not load.parts:
            raise Malformed(f"load {number} added no posts: there is nothing to take back")
        self.record_parts()
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
            for mark, chosen in _chosen(paths, reading, columns).items():
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

    def screen(self, progress: Progress = no_progress) -> int:
        """Search the posts that have not been searched yet. Return the number of digests made."""
        lake = self._existing_lake()
        self.record_parts()
        last = max(lake.part_numbers(), default=0) if lake else 0
        digests = 0
        with self._services.store.reading() as reader:
            searches = _searches(reader, last)
        for search in searches:
            digests += self._digest(search, self._sightings(lake, search, progress)) if lake and search.subjects else 0
            self._mark(search, last)
        return digests

    def part_faults(self, reader: Reader) -> Iterator[str]:
        """Yield the parts of the lake that are missing, altered, or not in the ledger."""
        lake, folder = self._existing_lake(), self._services.home / "lake"
        numbers, recorded = set(lake.part_numbers() if lake else ()), {int(part.id): part for part in reader.find(LakePart)}
        counting = set(lake.counted_parts() if lake else ())
        for number in sorted(numbers | recorded.keys()):
            if number not in numbers:
                yield f"part {number} of the lake is missing: restore {folder} from your backup"
            elif number not in recorded:
                yield f"part {number} of the lake is not in the ledger yet: the worker records it, as does the next load"
            elif lake and lake.digest(number) != recorded[number].digest:
                yield f"part {number} of the lake was altered: restore {folder} from your backup"
            elif (number not in counting) is not recorded[number].taken_back:
                yield f"part {number} of the lake was taken back in the ledger or in {folder} alone: take its load back again"

    def record_parts(self) -> None:
        """Record the digest of every part that the ledger does not have yet."""
        lake = self._existing_lake()
        if lake is None:
            return
        with self._services.store.reading() as reader:
            recorded = {part.id for part in reader.find(LakePart)}
        if missing := [number for number in lake.part_numbers() if str(number) not in recorded]:
            parts = [LakePart(str(number), lake.digest(number), lake.rows_of(number)) for number in missing]
            with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                for part in parts:
                    if session.get(LakePart, part.id) is None:
                        session.record(Change("stored", None, part))

    def screen_again(self, names: Sequence[KnownName], since: int, upto: int) -> int:
        """Search all posts for names that watched subjects did not have at entry ``since``. Return the number of digests made."""
        lake = self._existing_lake()
        if lake is None or not lake.part_numbers():
            return 0
        with self._services.store.reading() as reader:
            watched = {watch.subject for watch in reader.find(Watch, ended=None)}
            members = {member for cluster in clusters(reader, watched).values() for member in cluster.members}
            searched = [
                mark.subject for mark in reader.find(ScreeningCursor, subject=members & {name.subject for name in names}) if mark.current
            ]
            former = {subject.id: former_names(reader, subject, since) for subject in reader.find(Subject, id=searched)}
        fresh = tuple(name for name in names if name.subject in former and name.text not in former[name.subject])
        self.screen()
        search = LakeSearch(tuple(sorted({name.subject for name in fresh})), 0, daily=False, names=fresh, stamp=f"names {upto}")
        return self._digest(search, self._sightings(lake, search, no_progress)) if fresh else 0

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

    def _sightings(self, lake: Lake, search: LakeSearch, progress: Progress) -> Iterator[Sighting]:
        """Yield what the posts say of these subjects, found with an index of their names alone."""
        with self._services.store.reading() as reader:
            index = self._services.names.of_some(search.names or watched_names(reader, search.subjects))
            addresses = WatchedAddresses(search.names or watched_names(reader, search.subjects), lake.handles())
        searched, total = 0, lake.rows(search.after)
        progress("posts searched for watched names", 0, total)
        for batch in lake.texts(search.after):
            for post in batch.posts:
                if addresses:
                    yield from sightings_by_address(post, addresses)
                for mention in self._mentions(index, post.key, post.text):
                    subjects = {candidate.subject for candidate in mention.candidates}
                    for subject in sorted(subjects):
                        yield sighting_of(subject, str(mention.band), post, mention.sentence)
            searched += len(batch.posts)
            progress("posts searched for watched names", searched, total)

    def _mentions(self, index: NameIndex, key: str, text: str) -> Sequence[Mention]:
        """Return the mentions in a post. A post that cannot be searched is set aside."""
        try:
            return index.mentions(text)
        except STOPS:
            raise
        except Exception as error:
            self._set_aside.keep(f"search of post {key}", error, text.encode("utf-8", "surrogatepass"))
            return ()

    def _digest(self, search: LakeSearch, sightings: Iterable[Sighting]) -> int:
        grouped: dict[tuple[str, str, str], dict[str, Sighting]] = defaultdict(dict)
        urgent: dict[str, list[Sighting]] = defaultdict(list)
        for sighting in sightings:
            if search.daily and sighting.relation == POSTED and is_pressing(sighting.sentence):
                urgent[sighting.key].append(sighting)
            day = f"{sighting.time:%Y-%m-%d}" if search.daily else ""
            grouped[sighting.subject, sighting.channel, day].setdefault(sighting.key, sighting)
        stamp = search.stamp or str(search.after)
        digests = [digest_of(*group, tuple(sighting.values()), stamp) for group, sighting in sorted(grouped.items())]
        digests = [*(report_at_once(posts) for posts in islice(urgent.values(), _MOST_AT_ONCE)), *digests]
        for start in range(0, len(digests), _AT_ONCE):
            self._file(digests[start : start + _AT_ONCE])
        return len(digests)

    def _file(self, digests: Sequence[Submission]) -> None:
        """File a batch of digests. One that cannot be filed is set aside, and the others are filed."""
        try:
            self._intake.receive_all(digests)
        except STOPS:
            raise
        except Exception:
            for digest in digests:
                self._set_aside.guard(f"digest {digest.where}", lambda: self._intake.receive(digest), digest.text.encode())  # noqa: B023  # called at once

    def _mark(self, search: LakeSearch, last: int) -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            cursors = {mark.subject: mark for mark in session.find(ScreeningCursor, subject=[EVERYTHING, *search.subjects])}
            current = {subject for subject, mark in cursors.items() if mark.current and subject != EVERYTHING}
            for subject in [
                *(subject_id for subject_id in search.subjects if subject_id not in current),
                *([EVERYTHING] if search.daily else []),
            ]:
                session.record(Change("screened", cursors.get(subject), ScreeningCursor(subject, last)))


def _chosen(paths: Sequence[Path], reading: PostReadOptions, columns: Mapping[str, str]) -> dict[str, dict[str, str]]:
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


def watched_names(reader: Reader, subjects: Collection[str]) -> Iterator[KnownName]:
    """Yield the names of these subjects, from lists and own names."""
    versions = {version.source: version for version in reader.find(ListVersion, current=True)}
    for subject in reader.find(Subject, id=subjects):
        if subject.origin == "own":
            yield from own_names(reader, subject)
        else:
            history = entry_history(reader, subject.origin, subject.id.partition(":")[2])
            yield from names_of_entry(history[-1][2], versions[subject.origin])


def fall_behind(session: Session, subject: str) -> None:
    """Record that a subject's last watch has ended, so that it is searched no further than everything was."""
    mark, everything = session.get(ScreeningCursor, subject), session.get(ScreeningCursor, EVERYTHING)
    if mark and mark.current and everything:
        session.record(Change("screened", mark, replace(mark, part=everything.part, current=False)))


def _searches(reader: Reader, last: int) -> list[LakeSearch]:
    """Return the searches that are due: first the past of newly watched subjects, then new posts for all watched ones."""
    watched = {watch.subject for watch in reader.find(Watch, ended=None)}
    members = {member for cluster in clusters(reader, watched).values() for member in cluster.members}
    marks = {mark.subject: mark for mark in reader.find(ScreeningCursor, subject=members | {EVERYTHING})}
    everything = marks.get(EVERYTHING, ScreeningCursor(EVERYTHING, 0))
    current = {subject for subject in members if subject in marks and marks[subject].current}
    behind: dict[int, list[str]] = defaultdict(list)
    for subject in sorted(members - current):
        behind[marks[subject].part if subject in marks else 0].append(subject)
    late = [LakeSearch(tuple(subjects), after, daily=False) for after, subjects in sorted(behind.items()) if everything.part]
    fresh = current if everything.part else members
    return late + ([LakeSearch(tuple(sorted(fresh)), everything.part, daily=True)] if last > everything.part else [])


def _counted(lines: Sequence[str]) -> tuple[list[int], tuple[str, ...]]:
    """Return the counts with which lines begin, 0 for none, and the lines without them."""
    parts = [line.partition(" ") for line in lines]
    counts = [int(first) if first.isdecimal() else 0 for first, *_ in parts]
    return counts, tuple(last if count else line for count, (_, _, last), line in zip(counts, parts, lines, strict=True))
