"""Times in the zone of the desk: what people read and type is theirs, what programs read stays UTC."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tests.web.door import Door
from tests.web.test_other_pages import begun
from tocsin.clock import FixedClock
from tocsin.domain.errors import Refused
from tocsin.domain.report import Priority, Submission
from tocsin.domain.time_zone import Zone
from tocsin.wiring import init_desk


@dataclass(frozen=True, slots=True)
class Place:
    """A desk somewhere, at a time: how that time reads there, how the same hour a day later and an hour later are said."""

    zone: str
    now: datetime
    moment: str
    mark: str
    tomorrow: str
    in_an_hour: str

    @property
    def said(self) -> str:
        return f"{self.moment} {self.mark}"


WINTER, SUMMER = datetime(2026, 3, 28, 9, 0, tzinfo=UTC), datetime(2026, 3, 29, 9, 0, tzinfo=UTC)
PLACES = (
    Place("Europe/London", WINTER, "2026-03-28 09:00", "GMT", "2026-03-29 10:00 BST", "2026-03-28 10:00 GMT"),
    Place("Europe/London", SUMMER, "2026-03-29 10:00", "BST", "2026-03-30 10:00 BST", "2026-03-29 11:00 BST"),
    Place("Asia/Kathmandu", WINTER, "2026-03-28 14:45", "(UTC+5:45)", "2026-03-29 14:45 (UTC+5:45)", "2026-03-28 15:45 (UTC+5:45)"),
)


@pytest.fixture(params=PLACES, ids=lambda place: place.said)
def place(request: pytest.FixtureRequest) -> Place:
    """On either side of a change of clocks, and where there are neither whole hours nor letters."""
    found: Place = request.param
    return found


@pytest.fixture
def office(home: Path, place: Place) -> Iterator[Office]:
    """An office there."""
    clock = FixedClock(place.now)
    desk = init_desk(home, clock, Zone(place.zone))
    yield Office.staffed(desk, clock)
    desk.close()


def test_the_caller_is_told_a_time_of_their_own_clock(shop: BrowserShop, place: Place) -> None:
    cato = shop.signed_in("Cato")

    panel = text_of(cato.send(f"/calls/{begun(cato)}", what="A light is broken.", danger="no", call_back="yes", contact="0611"))

    assert f"we ring you back by {place.tomorrow} at the latest" in panel
    assert f"Saved at {place.moment[-5:]}:00 ." in panel


def test_a_list_names_the_zone_once_and_programs_are_given_utc(shop: BrowserShop, office: Office, place: Place) -> None:
    report = office.hear("A light is broken.").report
    dora = shop.signed_in("Dora")

    page, queue = dora.see("/reports"), dora.see("/queue")
    (row,) = [json.loads(line) for line in dora.see("/reports.json").splitlines()]

    assert f"Told ({place.zone} time)" in page
    assert f'<time datetime="{place.now:%Y-%m-%dT%H:%M:%SZ}" title="{place.said}">{place.moment}' in page
    assert f"Due ({place.zone} time)" in queue
    assert f"Times are {place.zone} time." in queue
    assert (row["id"], row["told"]) == (report, f"{place.now:%Y-%m-%dT%H:%M:%SZ}")
    assert f"{place.now:%Y-%m-%dT%H:%M}" in dora.see("/reports.csv")


def test_until_when_somebody_is_away_is_typed_by_the_same_clock(shop: BrowserShop, office: Office, place: Place) -> None:
    ada = shop.signed_in("Ada")

    ada.send("/people/Nora/away", until="2026-06-01T10:30")

    (until,) = [person.away_until for person in office.desk.people.listed()[1] if person.name == "Nora"]
    assert until == datetime(2026, 6, 1, *((4, 45) if place.zone == "Asia/Kathmandu" else (9, 30)), tzinfo=UTC)
    assert "until 2026-06-01 10:30" in text_of(ada.see("/people"))
    assert f"Away until ({place.zone} time)" in ada.see("/people")
    assert "is not a time" in text_of(ada.send("/people/Nora/away", 422, until="tomorrow"))


def test_who_knew_is_asked_and_answered_by_the_same_clock(shop: BrowserShop, office: Office, place: Place) -> None:
    report = office.hear("A light is broken.").report
    office.clock.advance(minutes=1)
    office.desk.duties.done(office.owed(report)["desk"].id, by="Dora", outcome="acknowledged")
    typed = place.moment.replace(" ", "T")

    page = shop.signed_in("Avi").see(f"/knowledge/report/{report}?at={typed}")

    assert f"<h2>At {place.said}</h2>" in page
    assert f'type="datetime-local" id="at" name="at" value="{typed}"' in page
    assert f"Owed since ({place.zone} time)" in page
    assert place.moment in text_of(page)
    assert "acknowledged by Dora" not in text_of(page)
    assert "acknowledged by Dora" in text_of(shop.signed_in("Avi").see(f"/knowledge/report/{report}"))


def test_a_mail_says_by_which_clock(office: Office, place: Place) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    office.desk.intake.receive(Submission("k", "web", "Marek Dolny was here.", priority=Priority.P1))
    office.desk.outbox.send()

    (path,) = (office.desk.home / "mail").glob("*.eml")
    mail = message_from_bytes(path.read_bytes(), policy=default)

    assert str(mail["Subject"]).endswith(f"needs your answer by {place.in_an_hour}")
    assert f"Times are {place.zone} time." in mail.get_content()


def test_an_escalation_and_a_refusal_say_by_which_clock(office: Office, place: Place) -> None:
    subject = office.subject("Marek Dolny").id
    office.desk.subjects.watch("north", subject, reason="stake")
    office.desk.intake.receive(Submission("k", "web", "Marek Dolny was here.", priority=Priority.P1))
    office.clock.advance(hours=2)
    office.desk.duties.escalate()
    office.desk.outbox.send()

    subjects = [
        str(message_from_bytes(path.read_bytes(), policy=default)["Subject"]).strip() for path in office.desk.home.glob("mail/*.eml")
    ]

    assert any(title.startswith("Overdue: north has to ") and title.endswith(f"since {place.in_an_hour}") for title in subjects)
    with pytest.raises(Refused, match="watches") as refused:
        office.desk.subjects.watch("north", subject, reason="again")
    assert str(refused.value).endswith(f"since {place.said}")


def test_the_door_names_the_place_whose_clock_it_goes_by(door: Door, office: Office, place: Place) -> None:
    receipt = door.tell("There is a plan.")
    door.take_in()
    office.desk.mailboxes.write(door.reports[0][0], by="Dora", text="When?")
    door.take_in()

    page = door.open(receipt)

    assert f"The desk, {place.moment} ({place.zone})" in page
    assert f"by \u2068{place.tomorrow[:16]} ({place.zone})\u2069 at the latest" in page
