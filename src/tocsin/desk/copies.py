"""Copies of pictures and texts: in public posts and in reports. All of it is put before a person, and nothing follows by itself."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.desk.choices import MOST_REPORTS
from tocsin.desk.copied_texts import CopiedTexts, TextCopy, TextInContext
from tocsin.desk.known_names import own_names
from tocsin.desk.lookup import clusters, the_person, the_report
from tocsin.desk.picture_bank import PictureBank
from tocsin.desk.picture_variants import Variant, match_over, variants_of
from tocsin.desk.post_pictures import STEP_SECONDS, catalogue, compare_waiting
from tocsin.desk.poster_groups import PosterGroup, Sharer, everywhere, in_storm, of_channel, sharers
from tocsin.desk.posts import Posts
from tocsin.desk.reach import can_read, require_reach
from tocsin.desk.report_pictures import PictureFile, picture_files, pictures_in, pictures_of, sketched
from tocsin.desk.services import DeskServices
from tocsin.domain.access import can_read_all
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.report import Report
from tocsin.domain.storm import Storm
from tocsin.domain.subject import Link, Subject
from tocsin.extras import is_installed, require
from tocsin.store import Reader
from tocsin.store.subject_queries import newest_links

if TYPE_CHECKING:
    from tocsin.copies.pictures.catalogue import Catalogue
    from tocsin.copies.pictures.decoder import Decoder
    from tocsin.copies.pictures.sketch import Sketch
    from tocsin.copies.pictures.verify import PictureMatch

_OF_ONE_SUBJECT = 12
"""Other reports about the same subjects whose pictures are compared while a person waits."""
_TEXTS = 20
_READ_FIRST = 200
"""Texts of posts that are read into the index while a person waits for a page."""
POSTS, BANK = "posts", "bank"
Wanted = Mapping[int, "Sketch"]
"""Pictures asked about, by number."""


@dataclass(frozen=True, slots=True)
class PictureCopy:
    """A picture that shows what the one asked about shows, with the reasons.

    ``place`` is ``posts``, ``bank`` or a report's id, ``name`` the picture's digest, the banked picture's id or the file's name.
    In posts it is the variant that agrees, and ``group`` counts all variants.
    """

    place: str
    name: str
    likeness: str
    reasons: tuple[str, ...]
    group: PosterGroup | None = None


@dataclass(frozen=True, slots=True)
class CopiesOfPicture:
    """Copies of one picture of a report. ``file`` numbers its attachments from 1, ``frame`` the frames of a film, 0 for a picture."""

    file: int
    frame: int
    title: str
    copies: tuple[PictureCopy, ...]


@dataclass(frozen=True, slots=True)
class ReportCopies:
    """Copies of the pictures of one report, and texts that may say what it says."""

    report: str
    text: str
    pictures: tuple[CopiesOfPicture, ...]
    texts: tuple[TextCopy, ...]


class Copies:
    """Searches for copies."""

    def __init__(self, services: DeskServices, posts: Posts, texts: CopiedTexts, bank: PictureBank) -> None:
        self._services = services
        self._posts = posts
        self._texts = texts
        self._bank = bank

    @property
    def able(self) -> bool:
        """Return True if the packages are there, and posts were loaded."""
        return is_installed("copies") and is_installed("lake") and (self._services.home / "lake").is_dir()

    def compare_pictures(self, seconds: float = STEP_SECONDS) -> int:
        """Compare pictures of posts that wait for it, for about so many seconds. Return the number that still wait."""
        return compare_waiting(self._services.home, self._posts.lake(), seconds) if self.able else 0

    def pictures_waiting(self) -> int:
        """Return the number of pictures in posts that were not compared with others yet."""
        return catalogue(self._services.home).waiting if self.able else 0

    def compared_upto(self) -> int:
        """Return a number that grows whenever pictures in posts are taken in or compared. 0 for none."""
        head = catalogue(self._services.home).head
        return int(head.partition(".")[0]) if head else 0

    def perceptual_hash(self, data: bytes) -> str:
        """Return the PDQ hash of a picture as 64 hexadecimal digits. Empty where it cannot be decoded, or shows too little for one."""
        if not is_installed("copies"):
            return ""
        from tocsin.copies.pictures.decoder import Decoder
        from tocsin.copies.pictures.prints import as_hex

        with Decoder() as decoder:
            sketch = decoder.sketch(data)
        return as_hex(sketch.prints.full[0]) if sketch and not sketch.prints.plain else ""

    def posters(self, least: int = 2, channel: str = "", *, by: str = "") -> list[PosterGroup]:
        """Return groups of posts whose pictures show the same, of at least so many posts, the largest first.

        With ``channel``, those of the pictures that this channel posted. ``by`` is the person who asks in the browser.
        """
        require("copies")
        require("lake")
        self._require_whole_desk(by)
        lake, pictures = self._posts.lake(), catalogue(self._services.home)
        groups = of_channel(lake, pictures, channel) if channel else everywhere(lake, pictures)
        return [group for group in groups if group.posts >= least]

    def in_storm(self, storm: Storm) -> list[PosterGroup]:
        """Return the pictures in the posts of a storm, by what they show, the most frequent first. Empty where none can be compared."""
        pictures = catalogue(self._services.home) if self.able else None
        if not pictures:
            return []
        return list(in_storm(self._posts.lake(), pictures, storm.kind, storm.object, (storm.start, storm.end)))

    def of_channel(self, channel: str) -> list[PosterGroup]:
        """Return the pictures that a channel posted, wherever they were posted again, the most frequent first."""
        return list(of_channel(self._posts.lake(), catalogue(self._services.home), channel)) if self.able else []

    def shown_by_reports(self, reports: Iterable[str], *, by: str = "") -> list[PosterGroup]:
        """Return the pictures in posts that show what the pictures of these reports show, by what they show, the most frequent first.

        ``by`` is the person who asks in the browser.
        """
        self._require_whole_desk(by)
        if not self.able:
            return []
        from tocsin.copies.pictures.decoder import Decoder

        with self._services.store.reading() as reader:
            files = [picture_files(reader, the_report(reader, report)) for report in reports]
        with Decoder() as decoder:
            sketches = [sketch for several in files for _, sketch in sketched(pictures_in(several), decoder)]
        pictures = catalogue(self._services.home)
        roots = {entry.root for sketch in sketches for hit in pictures.search(sketch) if (entry := pictures.entry(hit.name))}
        return [group for group in everywhere(self._posts.lake(), pictures) if group.picture in roots] if roots else []

    def variants(self, picture: str, *, by: str = "") -> list[Variant]:
        """Return the variants of a picture in posts, each with what agrees in it.

        ``picture`` is its digest or the beginning of it. ``by`` is the person who asks in the browser. Raise :class:`Unknown`.
        """
        require("copies")
        require("lake")
        self._require_whole_desk(by)
        return variants_of(self._posts.lake(), catalogue(self._services.home), picture)

    def over(self, picture: str, other: str, *, by: str = "") -> bytes | None:
        """Return a picture in posts laid over another one, beside it, with the cells that agree tinted, as a JPEG.

        None where they do not match. ``by`` is the person who asks in the browser.
        """
        self._require_whole_desk(by)
        agreeing = match_over(catalogue(self._services.home), picture, other) if is_installed("copies") else None
        return _side_by_side(*agreeing) if agreeing else None

    def sharers(self, subject: str, *, by: str = "") -> list[Sharer]:
        """Return accounts that posted the same pictures or texts after the accounts and channels that bear a name of this subject.

        They are copies of content. Nothing is said of who stands behind an account.
        """
        self._require_whole_desk(by)
        with self._services.store.reading() as reader:
            cluster = clusters(reader, [subject]).get(subject)
            members = reader.find(Subject, id=cluster.members) if cluster else []
            names = {name.text.strip().removeprefix("@") for member in members for name in own_names(reader, member)}
        return sharers(self._posts.lake(), sorted(names)) if self.able and names else []

    def of_pictures(
        self, pictures: Iterable[bytes], reports: int = MOST_REPORTS, progress: Progress = no_progress
    ) -> list[list[PictureCopy] | None]:
        """Return the pictures in posts, in the bank and in reports that show the same as each of these. None stands for no picture.

        Reports are read once for all of them.
        """
        require("copies")
        from tocsin.copies.pictures.decoder import Decoder

        with Decoder() as decoder:
            sketches = [decoder.sketch(data) for data in pictures]
            wanted = {number: sketch for number, sketch in enumerate(sketches) if sketch}
            copies = self._in_posts_and_bank(wanted)
            for number, copy in self._in_newest(wanted, decoder, reports, progress) if wanted else ():
                copies[number].append(copy)
        return [copies.get(number) for number in range(len(sketches))]

    def alike(self, data: bytes) -> frozenset[str]:
        """Return the digests of all pictures in posts that show what this one shows, by which posts carry them. Empty for no picture."""
        if not self.able:
            return frozenset()
        from tocsin.copies.pictures.decoder import Decoder

        with Decoder() as decoder:
            sketch = decoder.sketch(data)
        pictures = catalogue(self._services.home)
        roots = {entry.root for hit in pictures.search(sketch) if (entry := pictures.entry(hit.name))} if sketch else set()
        return frozenset(member.digest for root in roots for member in pictures.members(root))

    def of_report(self, report: str, *, by: str = "") -> ReportCopies:
        """Return copies of a report's pictures and text, in posts, in the bank, and in reports about the same subjects.

        ``by`` is the person who asks in the browser. Only reports within their reach are compared.
        """
        require("copies")
        from tocsin.copies.pictures.decoder import Decoder

        with self._services.store.reading() as reader:
            person = the_person(reader, by) if by else None
            record = require_reach(reader, report, person) if person else the_report(reader, report)
            text = reader.read_text(record.text) or ""
            files = picture_files(reader, record)
            others = [other for other in _about_the_same(reader, report) if person is None or can_read(reader, other.id, person)]
        with Decoder() as decoder:
            pictures = dict(enumerate(sketched(pictures_in(files), decoder)))
            wanted = {number: sketch for number, (_, sketch) in pictures.items()}
            copies = self._in_posts_and_bank(wanted, report)
            for number, copy in self._in_reports(wanted, decoder, others) if wanted else ():
                copies[number].append(copy)
        of_each = tuple(CopiesOfPicture(p.file, p.frame, p.title, tuple(copies[number])) for number, (p, _) in pictures.items())
        shown = {copy.name for several in copies.values() for copy in several if copy.place == POSTS}
        context = TextInContext(text, at=record.received, pictures=self._named_alike(shown))
        texts = self._texts.find(context, at_most=_READ_FIRST) if self.able else []
        return ReportCopies(report, text, of_each, tuple(texts[:_TEXTS]))

    def picture(self, place: str, name: str) -> bytes | None:
        """Return the reduced copy of a picture in posts or in the bank as a JPEG, or None where it is gone."""
        import cv2

        sketch = self._known(place, name)
        return cv2.imencode(".jpg", sketch.gray)[1].tobytes() if sketch else None

    def beside(self, file: PictureFile, frame: int, place: str, name: str) -> bytes | None:
        """Return a picture laid over a known one, beside it, with the cells that agree tinted, as a JPEG. None where they do not match.

        ``frame`` numbers the frames of a film from 1, 0 for a picture.
        """
        from tocsin.copies.pictures.decoder import Decoder
        from tocsin.copies.pictures.verify import compare, placed

        known = self._known(place, name)
        picture = next((other for other in pictures_of(file) if other.frame == frame), None) if known else None
        with Decoder() as decoder:
            sketch = decoder.sketch(picture.data) if picture else None
        match = (placed(sketch, known) or compare(sketch, known)) if sketch and known else None
        return _side_by_side(sketch, known, match) if sketch and known and match else None

    def _known(self, place: str, name: str) -> Sketch | None:
        if not is_installed("copies"):
            return None
        return self._bank.sketch(name) if place == BANK else catalogue(self._services.home).sketch(name)

    def _named_alike(self, shown: Collection[str]) -> tuple[str, ...]:
        """Return the names by which posts carry the pictures that show the same as these."""
        from tocsin.copies.pictures.catalogue import NAME

        pictures = catalogue(self._services.home)
        roots = {entry.root for name in shown if (entry := pictures.entry(name))}
        return tuple(NAME + member.digest for root in sorted(roots) for member in pictures.members(root))

    def _in_posts_and_bank(self, wanted: Wanted, report: str = "") -> dict[int, list[PictureCopy]]:
        """Return what shows the same as each picture in posts and in the bank. What was banked from this report is left out."""
        hits = zip(wanted, self._bank.matches(wanted.values()) if wanted else (), strict=True)
        others = {number: [hit for hit in several if hit.banked.report != (report or " ")] for number, several in hits}
        in_bank = {number: [_copy(BANK, hit.banked.id, hit.match) for hit in several] for number, several in others.items()}
        if not wanted or not self.able or not len(pictures := catalogue(self._services.home)):
            return in_bank
        groups = {group.picture: group for group in everywhere(self._posts.lake(), pictures)}
        return {number: [*_in_posts(sketch, pictures, groups), *in_bank[number]] for number, sketch in wanted.items()}

    def _in_newest(self, wanted: Wanted, decoder: Decoder, most: int, progress: Progress) -> Iterator[tuple[int, PictureCopy]]:
        with self._services.store.reading() as reader:
            total = min(most, reader.count(Report))
            for number, report in enumerate(reader.each(Report, order=("-received", "-id"), limit=most), 1):
                progress("reports searched for the pictures", number, total)
                yield from _in_report(reader, wanted, decoder, report)

    def _in_reports(self, wanted: Wanted, decoder: Decoder, reports: Sequence[Report]) -> Iterator[tuple[int, PictureCopy]]:
        with self._services.store.reading() as reader:
            for report in reports:
                yield from _in_report(reader, wanted, decoder, report)

    def _require_whole_desk(self, by: str) -> None:
        with self._services.store.reading() as reader:
            if by and not can_read_all(the_person(reader, by)):
                raise PermissionDenied("copies among all posts are for people of team desk and for auditors")


def _side_by_side(picture: Sketch, known: Sketch, match: PictureMatch) -> bytes:
    import cv2

    from tocsin.copies.pictures.aligned import side_by_side

    return cv2.imencode(".jpg", side_by_side(picture, known, match))[1].tobytes()


def _about_the_same(reader: Reader, report: str) -> list[Report]:
    """Return the newest other reports about the subjects of this one."""
    subjects = [link.subject for link in reader.find(Link, report=report) if link.upheld]
    linked = dict.fromkeys(link.report for link in newest_links(reader, subjects, "", 10 * _OF_ONE_SUBJECT) if link.upheld)
    numbers = [number for number in linked if number != report]
    return [record for record in reader.find(Report, id=numbers) if record.attachments][:_OF_ONE_SUBJECT]


def _in_posts(sketch: Sketch, pictures: Catalogue, groups: Mapping[str, PosterGroup]) -> Iterator[PictureCopy]:
    roots: set[str] = set()
    for hit in pictures.search(sketch):
        entry = pictures.entry(hit.name)
        if entry and entry.root not in roots:
            roots.add(entry.root)
            yield _copy(POSTS, hit.name, hit.match, groups.get(entry.root))


def _in_report(reader: Reader, wanted: Wanted, decoder: Decoder, report: Report) -> Iterator[tuple[int, PictureCopy]]:
    """Yield the pictures of a report that show what one asked about shows, each with the number of that one."""
    from tocsin.copies.pictures.verify import compare

    for picture, original in sketched(pictures_in(picture_files(reader, report)), decoder):
        for number, sketch in wanted.items():
            if match := compare(sketch, original):
                yield number, _copy(report.id, picture.title, match)


def _copy(place: str, name: str, match: PictureMatch, group: PosterGroup | None = None) -> PictureCopy:
    return PictureCopy(place, name, match.likeness.value, match.reasons(), group)
