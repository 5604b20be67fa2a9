"""The bank of pictures: a person banks one, with a reason, and everything seen before and later is compared with it.

One picture is enough. What is alike is put before a person: posts as a report, pictures of reports as a note beside them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from tocsin.desk.items import require_assessor
from tocsin.desk.lookup import the_record, the_report
from tocsin.desk.post_pictures import catalogue
from tocsin.desk.poster_groups import PosterGroup, everywhere
from tocsin.desk.posts import Posts
from tocsin.desk.report_pictures import picture_files, pictures_in, pictures_of, sketched
from tocsin.desk.reports import add_note
from tocsin.desk.services import DeskServices
from tocsin.domain.bank import BankedPicture
from tocsin.domain.errors import Malformed, Refused, Unknown
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.domain.plural import counted
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.report import Erasure, Note, Priority, Report, Submission
from tocsin.extras import is_installed, require
from tocsin.store import Reader

if TYPE_CHECKING:
    from tocsin.copies.pictures.decoder import Decoder
    from tocsin.copies.pictures.sketch import Sketch
    from tocsin.copies.pictures.verify import PictureMatch
    from tocsin.desk.intake import Intake

CHANNEL = "copies"
_REPORTS = "bank: reports"
_POSTS = "bank: posts"
NO_PICTURE = "is no picture that can be read: save it as PNG or JPEG"


@dataclass(frozen=True, slots=True)
class BankHit:
    """A banked picture that a picture shows the same as, with the comparison."""

    banked: BankedPicture
    match: PictureMatch


class _Banked:
    """Banked pictures, indexed to be found by what they show."""

    def __init__(self, banked: Sequence[tuple[BankedPicture, Sketch]]) -> None:
        from tocsin.copies.pictures.candidates import keys_of
        from tocsin.copies.pictures.catalogue import hashes_of
        from tocsin.copies.pictures.search import PictureIndex

        self._by_id = {record.id: (record, sketch) for record, sketch in banked}
        self._index = PictureIndex()
        for number, (_, sketch) in self._by_id.items():
            self._index.add(number, hashes_of(sketch), keys_of(sketch.features))

    def hits(self, sketch: Sketch) -> Iterator[BankHit]:
        """Yield the banked pictures that show what this one shows."""
        for hit in self._index.search(sketch, lambda name: self._by_id[name][1]):
            yield BankHit(self._by_id[hit.name][0], hit.match)


class PictureBank:
    """The pictures that new ones are compared with."""

    def __init__(self, services: DeskServices, intake: Intake, posts: Posts) -> None:
        self._services = services
        self._intake = intake
        self._posts = posts

    def add(self, data: bytes, *, by: str, reason: str, report: str = "") -> BankedPicture:
        """Bank a picture and return it. One that is banked already is refused. :meth:`search` then compares everything seen before."""
        require("copies")
        from tocsin.copies.pictures.decoder import Decoder
        from tocsin.copies.pictures.sketch import encode

        if not reason.strip():
            raise Malformed("say why it is banked: the reason stays in the record")
        with Decoder() as decoder:
            sketch = decoder.sketch(data)
        if sketch is None:
            raise Malformed(NO_PICTURE)
        if sketch.prints.plain:
            raise Refused("there is too little in this picture to recognise it by: choose one with more detail")
        likeness = self._services.store.key.likeness(f"picture:{sha256(data).hexdigest()}")
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            if same := session.find(BankedPicture, likeness=likeness, retired=None):
                raise Refused(f"this picture is banked already, as {same[0].id}")
            number = session.new_id("F")
            owner = the_report(session, report).id if report else number
            if report and session.get(Erasure, owner):
                raise Refused(f"{owner} was erased")
            banked = BankedPicture(number, report or None, likeness, session.seal(owner, encode(sketch)), by, session.now, reason.strip())
            session.record(Change("banked", None, banked, reason))
            for name in (_REPORTS, _POSTS):  # what was seen before is compared with it, too
                if (mark := session.get(ScreeningCursor, name)) and mark.part:
                    session.record(Change("screened", mark, replace(mark, part=0)))
            return banked

    def add_from_report(self, report: str, number: int, *, by: str, reason: str, frame: int = 0) -> BankedPicture:
        """Bank one attachment of a report, numbered from 1, or a frame of a film, numbered from 1."""
        with self._services.store.reading() as reader:
            files = {file.number: file for file in picture_files(reader, the_report(reader, report))}
        pictures = {picture.frame: picture for picture in pictures_of(files[number])} if number in files else {}
        if frame not in pictures:
            raise Unknown("picture", str(number), f"{counted(len(files), 'attachment')} of {report} may hold one")
        return self.add(pictures[frame].data, by=by, reason=reason, report=report)

    def retire(self, banked: str, *, by: str, reason: str) -> BankedPicture:
        """Take a picture out of the bank. It is compared no longer, and stays in the record."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            old = the_record(session, BankedPicture, banked, "banked picture", command="tocsin copies bank lists them")
            if old.retired:
                raise Refused(f"{old.id} was retired already")
            retired = replace(old, retired=session.now)
            session.record(Change("retired", old, retired, reason))
            return retired

    def listed(self, *, retired: bool = False) -> list[BankedPicture]:
        """Return the banked pictures, the newest first."""
        with self._services.store.reading() as reader:
            return reader.find(BankedPicture, order=("-at", "-sequence"), **({} if retired else {"retired": None}))

    def sketch(self, banked: str) -> Sketch | None:
        """Return the sketch of a banked picture, or None after an erasure."""
        with self._services.store.reading() as reader:
            record = the_record(reader, BankedPicture, banked, "banked picture", command="tocsin copies bank lists them")
            return _sketch(reader, record)

    def matches(self, sketches: Iterable[Sketch]) -> list[list[BankHit]]:
        """Return for each picture the banked ones that show what it shows."""
        with self._services.store.reading() as reader:
            banked = _Banked(_sketches(reader))
        return [list(banked.hits(sketch)) for sketch in sketches]

    def search(self, progress: Progress = no_progress) -> int:
        """Compare what came in since the last call with the bank, and put what is alike before a person. Return the number of finds."""
        if not is_installed("copies"):
            return 0
        with self._services.store.reading() as reader:
            banked = _sketches(reader)
        return self._search_reports(_Banked(banked), progress) + self._search_posts(banked) if banked else 0

    def _search_reports(self, banked: _Banked, progress: Progress) -> int:
        from tocsin.copies.pictures.decoder import Decoder

        with self._services.store.reading() as reader:
            mark = reader.get(ScreeningCursor, _REPORTS)
            head = reader.head().seq
            numbers = reader.changed(Report.KIND, mark.part if mark else 0, "received")
        total = 0
        with Decoder() as decoder:
            for number, report in enumerate(numbers):
                progress("reports compared with the bank", number, len(numbers))
                total += self._note(report, decoder, banked)
        self._mark(_REPORTS, head)
        return total

    def _note(self, report: str, decoder: Decoder, banked: _Banked) -> int:
        """Add a note to a report for each banked picture that one of its pictures shows. Return the number added."""
        with self._services.store.reading() as reader:
            record = the_report(reader, report)
            files = picture_files(reader, record)
            told = {
                line for note in reader.find(Note, report=report, by=SYSTEM) for line in (reader.read_text(note.text) or "").splitlines()
            }
        lines: list[str] = []
        for picture, sketch in sketched(pictures_in(files), decoder):
            for hit in banked.hits(sketch):
                likeness = hit.match.likeness.value
                line = f"{picture.title.capitalize()} may be a copy of banked picture {hit.banked.id} ({likeness}). Look at both."
                if hit.banked.report != report and line not in told:
                    lines.append(line)
        if lines:
            with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
                if session.get(Erasure, report) is None:
                    add_note(session, report, SYSTEM, "\n".join(lines))
        return len(lines)

    def _search_posts(self, banked: Sequence[tuple[BankedPicture, Sketch]]) -> int:
        """File a report for each banked picture that posts show, where there are more posts than the last one told of.

        Pictures that wait for comparison are found by their hashes alone. So while some wait, the posts are searched again next time.
        """
        if not (self._services.home / "lake").is_dir() or not is_installed("lake"):
            return 0
        lake, pictures = self._posts.lake(), catalogue(self._services.home)
        last = max(lake.part_numbers(), default=0)
        with self._services.store.reading() as reader:
            mark = reader.get(ScreeningCursor, _POSTS)
        if (mark and mark.part >= last) or not last:
            return 0
        waiting = pictures.waiting
        groups = {group.picture: group for group in everywhere(lake, pictures)}
        finds = []
        for record, sketch in banked:
            roots = {entry.root for hit in pictures.search(sketch) if (entry := pictures.entry(hit.name))}
            finds += [_submission(record, groups[root]) for root in sorted(roots & groups.keys())]
        new = [receipt for receipt in (self._intake.receive_all(finds) if finds else ()) if receipt.new]
        if not waiting:
            self._mark(_POSTS, last)
        return len(new)

    def _mark(self, name: str, part: int) -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            old = session.get(ScreeningCursor, name)
            if old is None or old.part < part:
                session.record(Change("screened", old, ScreeningCursor(name, part)))


def _submission(banked: BankedPicture, group: PosterGroup) -> Submission:
    text = f"Posts show what banked picture {banked.id} shows, or something like it: {group.sentence}. Look at both before you act."
    key = f"bank:{banked.id}:{group.picture}:{group.posts}"
    return Submission(key, CHANNEL, text, where=f"banked picture {banked.id}", priority=Priority.P3, happened=group.first_time)


def _sketches(reader: Reader) -> list[tuple[BankedPicture, Sketch]]:
    pairs = ((record, _sketch(reader, record)) for record in reader.find(BankedPicture, retired=None, order=("at", "id")))
    return [(record, sketch) for record, sketch in pairs if sketch]


def _sketch(reader: Reader, banked: BankedPicture) -> Sketch | None:
    from tocsin.copies.pictures.sketch import decode

    sealed = reader.read(banked.sketch)
    return decode(sealed) if sealed else None
