"""Screening of posts: digests of what they say about watched subjects.

A digest is a report for one subject, channel and day. For a subject that is newly watched, it is one report for each
channel's past. The part of the lake searched so far is recorded with the digests, in the same transaction for each, so that a
crash between loading and searching only delays the search.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import compress, islice
from typing import TYPE_CHECKING

from tocsin.desk.digests import POSTED, are_pressing, digest_of, report_at_once, sighting_of, sightings_by_address
from tocsin.desk.known_names import former_names, names_of_entry, own_names
from tocsin.desk.lake_parts import LakeParts
from tocsin.desk.lookup import clusters
from tocsin.desk.services import DeskServices
from tocsin.desk.set_aside import STOPS, SetAside
from tocsin.desk.watched_addresses import WatchedAddresses
from tocsin.domain.ledger import Change
from tocsin.domain.mention import KnownName, Mention
from tocsin.domain.people import SYSTEM
from tocsin.domain.post import ScreeningCursor, Sighting
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.report import Submission
from tocsin.domain.subject import ListVersion, Subject, Watch
from tocsin.store import Reader, Session
from tocsin.store.list_versions import entry_history

if TYPE_CHECKING:
    from tocsin.desk.intake import Intake
    from tocsin.lake import Lake
    from tocsin.matching.index import NameIndex

EVERYTHING = "*"
_MOST_AT_ONCE = 500
_AT_ONCE = 50


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


class PostScreening:
    """Search of the lake for watched subjects."""

    def __init__(self, services: DeskServices, intake: Intake, set_aside: SetAside, parts: LakeParts) -> None:
        self._services = services
        self._intake = intake
        self._set_aside = set_aside
        self._parts = parts

    def screen(self, progress: Progress = no_progress) -> int:
        """Search the posts that have not been searched yet. Return the number of digests made."""
        lake = self._parts.existing()
        self._parts.record()
        last = max(lake.part_numbers(), default=0) if lake else 0
        digests = 0
        with self._services.store.reading() as reader:
            searches = _searches(reader, last)
        for search in searches:
            digests += self._digest(search, self._sightings(lake, search, progress)) if lake and search.subjects else 0
            self._mark(search, last)
        return digests

    def screen_again(self, names: Sequence[KnownName], since: int, upto: int) -> int:
        """Search all posts for names that watched subjects did not have at entry ``since``. Return the number of digests made."""
        lake = self._parts.existing()
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
        posted: dict[str, list[Sighting]] = defaultdict(list)
        for sighting in sightings:
            if search.daily and sighting.relation == POSTED:
                posted[sighting.key].append(sighting)
            day = f"{sighting.time:%Y-%m-%d}" if search.daily else ""
            grouped[sighting.subject, sighting.channel, day].setdefault(sighting.key, sighting)
        stamp = search.stamp or str(search.after)
        digests = [digest_of(*group, tuple(sighting.values()), stamp) for group, sighting in sorted(grouped.items())]
        urgent = compress(posted.values(), are_pressing([posts[0].sentence for posts in posted.values()]))
        digests = [*map(report_at_once, islice(urgent, _MOST_AT_ONCE)), *digests]
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
