"""Text that is read by machine in pictures reaches names, deliveries, priority and search, and ends no duty."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import pytest

from tests.office import Office
from tocsin.domain.duty import DutyKind
from tocsin.domain.reading import ReadLine
from tocsin.domain.report import Attachment, Priority, Submission

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

from tests.films import MP4, film  # noqa: E402


class Fake:
    """An engine that reads the same words in every picture."""

    name = "fake"

    def __init__(self, words: str, doubted: str = "") -> None:
        self.words, self.doubted = words, doubted

    def read(self, gray: Any) -> tuple[ReadLine, ...]:
        lines = (ReadLine(self.doubted, (10, 5, 300, 12), uncertain=True), ReadLine(self.words, (10, 20, 300, 40)))
        return tuple(line for line in lines if line.text)


def picture() -> bytes:
    return bytes(cv2.imencode(".png", np.full((80, 120), 200, np.uint8))[1])


def scan() -> bytes:
    """Return a PDF of one page that is a picture alone."""
    import pypdfium2

    document = pypdfium2.PdfDocument.new()
    document.new_page(200, 300)
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def receive(office: Office, *files: Attachment, key: str = "p1") -> str:
    return office.desk.intake.receive(Submission(key, "web", "See the picture.", attachments=files, unread=("a picture",))).report


def watched(office: Office) -> str:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("north", subject, reason="for the test")
    return subject


POSTER = Attachment("poster.png", "image/png", picture())


def test_a_name_in_a_poster_opens_a_delivery_and_the_look_stays_owed(office: Office) -> None:
    watched(office)
    report = receive(office, POSTER)

    reading, links = office.desk.picture_readings.read(report, [Fake("Marek Dolny comes to the square")])

    view = office.desk.reports.show(report)
    assert (reading.pictures, reading.engines, links) == (1, ("fake",), 1)
    assert view.read_by_machine[0].lines[0].box == (10, 20, 300, 40)
    assert {(duty.kind, duty.team) for duty in view.duties} >= {(DutyKind.DELIVER, "north"), (DutyKind.LOOK, "desk")}
    assert all(duty.live for duty in view.duties)


def test_a_second_reading_adds_no_second_link_or_delivery(office: Office) -> None:
    watched(office)
    report = receive(office, POSTER)
    engines = [Fake("Marek Dolny comes to the square")]
    office.desk.picture_readings.read(report, engines)
    before = len(office.desk.reports.show(report).duties)

    _, links = office.desk.picture_readings.read(report, engines)

    assert links == 0
    assert len(office.desk.reports.show(report).duties) == before


def test_wording_of_threat_in_a_poster_raises_the_priority_and_asks_for_a_second_reader(office: Office) -> None:
    report = receive(office, POSTER)
    office.desk.picture_readings.read(report, [Fake("We will burn down the hall tonight and kill them all")])

    view = office.desk.reports.show(report)
    assert view.triage.priority == Priority.P1

    assess = next(duty for duty in view.duties if duty.kind is DutyKind.ASSESS)
    office.desk.duties.done(assess.id, "no-further-action", "a joke", by="Dora")
    assert any(duty.kind is DutyKind.REVIEW for duty in office.desk.reports.show(report).duties)


def test_words_in_pictures_are_searched_and_vanish_with_an_erasure(office: Office) -> None:
    report = receive(office, POSTER)
    office.desk.picture_readings.read(report, [Fake("lanterns at the quay")])

    assert [hit.kind for hit in office.desk.search.find("lanterns", by="Dora").hits] == ["picture reading"]
    assert [hit.kind for hit in office.desk.search.find("lanterns kind:picture", by="Dora").hits] == ["picture reading"]

    office.desk.reports.erase(report, by="Dora", reason="asked for")
    assert office.desk.search.find("lanterns", by="Dora").hits == ()
    assert office.desk.picture_readings.of(report)[0].pages == ()
    assert office.desk.audit.verify().sound


def test_a_name_that_becomes_known_later_is_searched_in_pictures_too(office: Office) -> None:
    report = receive(office, POSTER)
    office.desk.picture_readings.read(report, [Fake("Marek Dolny comes to the square")])

    subject = watched(office)

    assert subject in {link.subject for link in office.desk.reports.show(report).links}


def test_a_name_in_a_line_that_the_engine_doubts_is_none_now_or_later(office: Office) -> None:
    watched(office)
    report = receive(office, POSTER)

    _, links = office.desk.picture_readings.read(report, [Fake("See Petra Lindqvist there", doubted="Marek Dolny Ilse Brandt")])
    later = {name: office.subject(name).id for name in ("Ilse Brandt", "Petra Lindqvist")}
    for subject in later.values():
        office.desk.subjects.watch("north", subject, reason="for the test")

    view = office.desk.reports.show(report)
    (page,) = view.read_by_machine
    assert links == 0
    assert [line.text for line in page.uncertain_lines] == ["Marek Dolny Ilse Brandt"]
    assert {link.subject for link in view.links} == {later["Petra Lindqvist"]}


def test_pages_of_a_scan_are_read_with_their_numbers(office: Office) -> None:
    report = receive(office, Attachment("scan.pdf", "application/pdf", scan()))

    reading, _ = office.desk.picture_readings.read(report, [Fake("lanterns")])

    assert reading.pictures == 1
    assert [page.page for page in office.desk.reports.show(report).read_by_machine] == [1]


def test_a_broken_picture_is_counted_and_stops_nothing(office: Office) -> None:
    report = receive(office, Attachment("x.png", "image/png", b"\x89PNG\r\n\x1a\nbroken"), POSTER)

    reading, _ = office.desk.picture_readings.read(report, [Fake("lanterns")])

    assert (reading.pictures, reading.not_opened) == (2, 1)


def test_a_round_reads_each_report_once(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(office.desk.picture_readings), "engines", lambda _: (Fake("lanterns"),))
    first, second = receive(office, POSTER), receive(office, POSTER, key="p2")

    assert office.desk.picture_readings.catch_up(at_most=1).waiting == 1
    assert office.desk.picture_readings.catch_up().reports == 1
    assert office.desk.picture_readings.catch_up().reports == 0
    assert [len(office.desk.picture_readings.of(report)) for report in (first, second)] == [1, 1]


def test_a_name_in_a_film_opens_a_delivery_and_says_at_which_time_it_is_shown(office: Office, tmp_path: Path) -> None:
    watched(office)
    poster = np.random.default_rng(1).integers(0, 255, (120, 160, 3), np.uint8)
    report = receive(office, Attachment("clip.mp4", MP4, film(tmp_path, [poster])))

    reading, links = office.desk.picture_readings.read(report, [Fake("Marek Dolny comes to the square")])

    view = office.desk.reports.show(report)
    assert (reading.pictures, reading.not_opened, links) == (1, 0, 1)
    assert view.read_by_machine[0].place == "at 0:00"
    assert any(duty.live and duty.kind is DutyKind.LOOK for duty in view.duties)


def test_a_film_that_cannot_be_opened_is_counted_and_stays_owed_a_look(office: Office) -> None:
    report = receive(office, Attachment("clip.mp4", MP4, b"\0\0\0\x18ftypmp42broken"))

    reading, _ = office.desk.picture_readings.read(report, [Fake("lanterns")])

    assert (reading.pictures, reading.not_opened) == (1, 1)
    assert any(duty.live and duty.kind is DutyKind.LOOK for duty in office.desk.reports.show(report).duties)
