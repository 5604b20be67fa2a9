"""Text that machines read in the pictures and scanned pages of reports: kept beside the report, and screened like its words.

A reading links the report to subjects, opens deliveries and raises its priority. It ends no duty: a person still owes the
picture a look.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.details import details_of
from tocsin.desk.duty_opener import DutyOpener, hurry
from tocsin.desk.lookup import stakes, the_report, the_triage
from tocsin.desk.search_index import index_text
from tocsin.desk.services import DeskServices
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.reading import PageReading, PictureReading
from tocsin.domain.report import Erasure, HeldFile, Priority, Report
from tocsin.domain.subject import Link
from tocsin.routing import Owed
from tocsin.store import Reader, Session

if TYPE_CHECKING:
    from tocsin.copies.reading.engines import Engine
    from tocsin.desk.set_aside import SetAside

MARK = "pictures and films"
"""The mark that says up to which entry of the ledger the pictures of reports have been read by machine."""
MOST_PAGES = 60
"""Pictures and pages of one report that are read."""
_WHY = "in a picture, as read by machine"
_encode = msgspec.json.Encoder().encode
_pages = msgspec.json.Decoder(tuple[PageReading, ...])


@dataclass(frozen=True, slots=True)
class ReadingView:
    """The machine reading of one report's pictures. ``pages`` is empty after an erasure."""

    reading: PictureReading
    pages: tuple[PageReading, ...]


@dataclass(frozen=True, slots=True)
class PicturesRead:
    """The result of a round: reports with pictures that were read, pictures and pages in them, links made, and reports left for later."""

    reports: int = 0
    pictures: int = 0
    links: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class _Drawn:
    """The reading of a report's files, before it is stored."""

    engines: tuple[str, ...]
    pages: tuple[PageReading, ...]
    pictures: int
    not_opened: int
    urgent: bool


class PictureReadings:
    """Readings of pictures by machine."""

    def __init__(self, services: DeskServices, set_aside: SetAside) -> None:
        self._services = services
        self._set_aside = set_aside

    def engines(self) -> tuple[Engine, ...]:
        """Return the engines of this machine, for the languages that the desk reads and the usual ones. Empty where none is installed."""
        from tocsin.copies.reading.choice import TESSERACT
        from tocsin.copies.reading.engines import for_languages, installed
        from tocsin.languages import USUAL

        codes = dict.fromkeys((*self._services.settings.reads, *USUAL))
        return for_languages(installed(), [TESSERACT[code] for code in codes if code in TESSERACT])

    def catch_up(self, progress: Progress = no_progress, at_most: int | None = None) -> PicturesRead:
        """Read the pictures of reports that came since the last round, at most so many of them. Without an engine nothing is read.

        A round that was cut short goes on where it was.
        """
        engines = self.engines()
        if not engines or self._services.store.read_only:
            return PicturesRead()
        with self._services.store.reading() as reader:
            mark = reader.get(ScreeningCursor, MARK)
            upto = reader.last_change(Report.KIND)
            waiting = _waiting(reader, mark.part if mark else 0) if upto > (mark.part if mark else 0) else []
        some = waiting if at_most is None else waiting[:at_most]
        total = PicturesRead(waiting=len(waiting) - len(some))
        for number, report in enumerate(some):
            progress("reports whose pictures are read", number, len(some))
            total = self._counted(total, report, engines)
        if not total.waiting and upto > (mark.part if mark else 0):
            self._mark(upto)
        return total

    def read(self, report: str, engines: Sequence[Engine], *, by: str = SYSTEM) -> tuple[PictureReading, int]:
        """Read the pictures of one report, and return the reading with the number of links that it made."""
        with self._services.store.reading() as reader:
            self._services.names.refresh(reader)
            record = the_report(reader, report)
            files = _files(reader, record)
            contents = [(number, file.media_type, reader.read(file.content)) for number, file in files]
        drawn = self._drawn(record.received, [(number, kind, data) for number, kind, data in contents if data], engines)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            return self._store(session, record, drawn)

    def of_bytes(self, data: bytes, languages: Sequence[str] = ()) -> tuple[PageReading, ...]:
        """Return the text in a picture, PDF or film as each engine on this machine reads it, with the names in it. Nothing is stored.

        ``languages`` are Tesseract's names. Empty where no engine is installed. Raises :class:`Malformed` when the bytes hold no picture.
        """
        from tocsin.copies.reading.engines import for_languages, installed
        from tocsin.ingest.reports.formats.media import media_type as film_type

        engines = for_languages(installed(languages), languages) if languages else self.engines()
        media_type = "application/pdf" if data.startswith(b"%PDF-") else film_type(data) or "image/"
        with self._services.store.reading() as reader:
            self._services.names.refresh(reader)
        drawn = self._drawn(self._services.clock.now(), [(1, media_type, data)], engines)
        if engines and drawn.pictures == drawn.not_opened:
            raise Malformed("holds no picture that can be read: save it as PNG or JPEG, a scan as PDF, a film as MP4")
        return drawn.pages

    def of(self, report: str) -> list[ReadingView]:
        """Return the readings of one report, the newest first."""
        with self._services.store.reading() as reader:
            return readings_of(reader, report)

    def _counted(self, total: PicturesRead, report: str, engines: Sequence[Engine]) -> PicturesRead:
        """Return the counts with one more report. One whose pictures cannot be read is set aside."""
        from tocsin.desk.set_aside import STOPS

        try:
            reading, links = self.read(report, engines)
        except STOPS:
            raise
        except Exception as error:
            self._set_aside.keep(f"machine reading of the pictures in {report}", error)
            return total
        return replace(total, reports=total.reports + 1, pictures=total.pictures + reading.pictures, links=total.links + links)

    def _drawn(self, told: datetime, files: Sequence[tuple[int, str, bytes]], engines: Sequence[Engine]) -> _Drawn:
        from tocsin.copies.reading.choice import readings
        from tocsin.copies.reading.pages import pages_of

        pages: list[PageReading] = []
        pictures = not_opened = 0
        urgent = False
        for number, media_type, data in files:
            for page in islice(pages_of(data, media_type), MOST_PAGES - pictures):
                pictures += 1
                not_opened += page.gray is None
                for reading in readings(page.gray, engines, self._language) if page.gray is not None else ():
                    plain = PageReading(
                        file=number,
                        page=page.number,
                        engine=reading.engine,
                        turned=reading.turned,
                        lines=reading.lines,
                        preferred=reading.preferred,
                        seconds=page.seconds,
                    )
                    screened, hurries = self._screened(plain, told)
                    pages.append(screened)
                    urgent = urgent or hurries
        return _Drawn(tuple(engine.name for engine in engines), tuple(pages), pictures, not_opened, urgent)

    def _screened(self, page: PageReading, told: datetime) -> tuple[PageReading, bool]:
        """Return a page with the names and cues in its text, and True where it is to be read at once.

        A name in a line that the engine doubts is none: letters read at random resemble some name. A cue is one wherever it stands.
        """
        from tocsin.matching.threat_cues import cues, is_urgent

        wording = cues(page.text)
        mentions = self._services.names.mentions(page.certain_text, (("told", f"{told:%Y-%m-%d}"),))
        kinds = tuple(dict.fromkeys(cue.kind for cue in wording))
        return replace(page, mentions=mentions, cues=kinds), page.preferred and is_urgent(wording)

    def _language(self, text: str) -> str:
        from tocsin.languages import language_of

        language = language_of(text, self._services.settings.reads)
        return language.code if language else ""

    def _store(self, session: Session, report: Report, drawn: _Drawn) -> tuple[PictureReading, int]:
        """Record the reading with what follows from it: links, deliveries, and a higher priority."""
        from tocsin.desk.screening import bases_of

        text = "\n\n".join(page.text for page in drawn.pages if page.text)
        erased = session.get(Erasure, report.id) is not None
        reading = PictureReading(
            id=session.new_id("P"),
            report=report.id,
            at=session.now,
            engines=drawn.engines,
            pictures=drawn.pictures,
            not_opened=drawn.not_opened,
            cues=tuple(dict.fromkeys(cue for page in drawn.pages if page.preferred for cue in page.cues)),
            text="" if erased else session.seal(report.id, text.encode("utf-8", "surrogatepass")),
            detail="" if erased else session.seal(report.id, _encode(drawn.pages)),
        )
        session.record(Change("read by machine", None, reading))
        if erased:
            return reading, 0
        index_text(session, reading, text)
        if drawn.urgent:
            hurry(self._services, session, the_triage(session, report.id), Priority.P1, f"wording of threat {_WHY}")
        return reading, self._link(session, report.id, bases_of(mention for page in drawn.pages for mention in page.mentions))

    def _link(self, session: Session, report: str, bases: dict[str, str]) -> int:
        """Link the report to the subjects named in its pictures, and open the deliveries that follow. Return the number of new links."""
        linked = {link.subject for link in session.find(Link, report=report)}
        missing = {subject: basis for subject, basis in sorted(bases.items()) if subject not in linked}
        teams_by_subject = stakes(session, set(missing))
        triage, opener = the_triage(session, report), DutyOpener(self._services, session)
        for subject, basis in missing.items():
            session.record(Change("linked", None, Link(report, subject, basis), f"named {_WHY}"))
            opener.open_missing([triage], [Owed(DutyKind.DELIVER, team) for team in sorted(teams_by_subject[subject])], f"named {_WHY}")
        return len(missing)

    def _mark(self, upto: int) -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            old = session.get(ScreeningCursor, MARK)
            if old is None or old.part < upto:
                session.record(Change("screened", old, ScreeningCursor(MARK, upto)))


def readings_of(reader: Reader, report: str) -> list[ReadingView]:
    """Return the machine readings of one report, the newest first."""
    views = []
    for reading in reader.find(PictureReading, report=report, order=("-at", "-sequence")):
        sealed = reader.read(reading.detail) if reading.detail else None
        views.append(ReadingView(reading, _pages.decode(sealed) if sealed else ()))
    return views


def newest_pages(reader: Reader, report: str) -> tuple[PageReading, ...]:
    """Return the pages of the newest machine reading of a report, the preferred reading of each first."""
    for view in readings_of(reader, report)[:1]:
        return tuple(sorted(view.pages, key=lambda page: (page.file, page.page, not page.preferred)))
    return ()


def picture_cues(reader: Reader, report: str) -> tuple[str, ...]:
    """Return the kinds of threat cues that were read in a report's pictures."""
    return tuple(dict.fromkeys(cue for reading in reader.find(PictureReading, report=report) for cue in reading.cues))


def _files(reader: Reader, report: Report) -> list[tuple[int, HeldFile]]:
    """Return the attachments that hold pictures, with their numbers from 1. An erased report has none."""
    from tocsin.copies.reading.pages import holds_pictures

    files = details_of(reader, report).files if report.attachments else ()
    return [(number, file) for number, file in enumerate(files, 1) if holds_pictures(file.media_type)]


def _waiting(reader: Reader, after: int) -> list[str]:
    """Return the reports with pictures that came after this entry of the ledger and were not read by machine, the oldest first."""
    numbers = reader.changed(Report.KIND, after, "received")
    done = {reading.report for reading in reader.find(PictureReading, report=numbers)}
    candidates = [report for report in reader.find(Report, id=numbers) if report.attachments and report.id not in done]
    return [report.id for report in sorted(candidates, key=lambda report: (report.received, report.id)) if _files(reader, report)]
