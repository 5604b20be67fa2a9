"""Alerts to sites, referrals and documents: owed, sent, answered, escalated, and never a word about a source."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage
from pathlib import Path

import msgspec
import pytest

from tests.office import Office
from tocsin.desk import Desk
from tocsin.desk.dispatches import NewDispatch
from tocsin.desk.door_folder import DropFolder
from tocsin.desk.outside_folder import OutsideAnswer, OutsideFolder, OutsidePage, PageAccess, RecommendationAnswer
from tocsin.desk.recipients import NewRecipient
from tocsin.domain.dispatch import ContactPerson, Dispatch, DispatchKind, DispatchState, Recipient, RecipientRole, Reply
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.report import Priority, Submission
from tocsin.domain.subject import Kind, Name
from tocsin.outbound.dispatch_text import CODE, LINK, OutsideMessage, compose, languages
from tocsin.web.door.languages import languages as door_languages

THREAT = "They will burn down the Lindenhof mosque tonight"
KEEPERS = (
    ContactPerson("Keeper One", "one@lindenhof.example", "channel:one", "0201112223"),
    ContactPerson("Keeper Two", "two@lindenhof.example"),
)


@dataclass
class Mailer:
    """Keeps every message, and refuses those to a broken address."""

    messages: list[EmailMessage] = field(default_factory=list)
    broken: set[str] = field(default_factory=set)

    def send(self, message: EmailMessage) -> None:
        if str(message["To"]) in self.broken:
            raise OSError("refused")
        self.messages.append(message)

    def to(self, address: str) -> list[str]:
        return [message.get_content() for message in self.messages if str(message["To"]).replace(" ", "").strip(";") == address]


@dataclass
class Post:
    """A desk with a site, a mailer and a folder that a door shares."""

    office: Office
    desk: Desk
    mailer: Mailer
    folder: Path
    site: Recipient

    def alerted(self, report: str, text: str = "There is a threat against your house tonight. Police know.") -> Dispatch:
        dispatch = self.desk.dispatches.draft(NewDispatch(DispatchKind.ALERT, self.site.id, text, report), by="Cato")
        self.desk.dispatches.send(dispatch.id, by="Cato")
        self.desk.exchange.transmit()
        return dispatch

    def exchange(self) -> None:
        self.desk.exchange.open_door(self.folder, self.desk.mailboxes.identity())()

    @property
    def outside(self) -> OutsideFolder:
        return OutsideFolder(self.folder)

    def access(self) -> PageAccess:
        """Read the link and the code from the messages, as the keeper does."""
        (link,) = {word for word in self.mailer.to("one@lindenhof.example")[-1].split() if "/answer/" in word}
        code = self.mailer.to("channel:one")[-1].partition("is ")[2].partition(".")[0]
        return PageAccess.read(link.rpartition("/")[2], code)

    def page(self) -> OutsidePage:
        self.exchange()
        shown = self.outside.show(self.access())
        assert shown
        return shown

    def answer(self, *answers: RecommendationAnswer, words: str = "", name: str = "Keeper One") -> None:
        access = self.access()
        answer = OutsideAnswer(access.page, access.key.hex(), self.office.clock.now(), name, words, answers, "0" * 32)
        self.outside.put(answer, DropFolder(self.folder).recipient())
        self.exchange()


@pytest.fixture
def post(office: Office, tmp_path: Path) -> Post:
    mailer = Mailer()
    settings = msgspec.structs.replace(office.desk.services.settings, door="https://door.example", name="Desk Harrowmere")
    desk = Desk(replace(office.desk.services, settings=settings, mailer=mailer))
    folder = tmp_path / "drop"
    desk.mailboxes.open_door(folder)
    new = NewRecipient(RecipientRole.SITE, "Lindenhof mosque", KEEPERS, other_names=["Lindenhof moskee"], map_reference="52.1, 4.3")
    site = desk.recipients.add(new, by="Dora", reason="threatened before")
    desk.dispatches.owe()
    return Post(office, desk, mailer, folder, site)


def alert_duties(post: Post, report: str) -> list[str]:
    return [str(duty.state) for duty in post.desk.duties.listed(report=report) if duty.kind is DutyKind.ALERT]


def test_a_report_that_names_a_site_and_a_threat_owes_an_alert_within_the_hour_of_its_receipt(post: Post) -> None:
    report = post.office.hear(THREAT, priority=Priority.P1)
    other = post.office.hear("The roof of the Lindenhof mosque is being repaired.", priority=Priority.P3).report
    elsewhere = post.office.hear("They will burn down the mill tonight", priority=Priority.P1).report

    assert [alert_duties(post, each) for each in (report.report, other, elsewhere)] == [["open"], [], []]
    duties = post.desk.duties.listed(report=report.report)
    (duty,) = [duty for duty in duties if duty.kind is DutyKind.ALERT]
    assert duty.id in report.duties
    assert {each.opened for each in duties} == {duty.opened}, "opened in the same act as the deliveries"
    assert duty.due - duty.opened == timedelta(hours=1)
    assert post.desk.dispatches.owe() == 0, "the worker finds nothing to add"
    post.office.clock.advance(hours=2)
    assert duty.id in {escalation.duty for escalation in post.desk.duties.escalate()}


def test_a_site_that_is_added_after_the_threat_has_an_hour_from_then(office: Office, post: Post) -> None:
    report = post.office.hear("They will burn down the Seaside temple tonight", priority=Priority.P1).report
    assert alert_duties(post, report) == []
    office.clock.advance(minutes=30)
    post.desk.recipients.add(NewRecipient(RecipientRole.SITE, "Seaside temple", KEEPERS), by="Dora", reason="threatened")

    assert post.desk.dispatches.owe() == 1
    (duty,) = [duty for duty in post.desk.duties.listed(report=report) if duty.kind is DutyKind.ALERT]
    assert duty.due == office.clock.now() + timedelta(hours=1)


def test_a_site_out_of_use_and_a_threat_long_before_the_site_was_added_owe_nothing(post: Post) -> None:
    heard = post.office.clock.now() - timedelta(days=8)
    old = post.desk.intake.receive(Submission("letter:1", "letter", THREAT, priority=Priority.P1, heard=heard)).report
    post.desk.recipients.retire(post.site.id, by="Dora", reason="moved away")
    report = post.office.hear("They will stab someone at the Lindenhof mosque", priority=Priority.P1).report

    assert (alert_duties(post, old), alert_duties(post, report)) == ([], [])


def test_a_threat_to_a_merged_site_is_owed_at_once(post: Post) -> None:
    double = post.desk.subjects.add([Name("House of the Linden")], Kind.PLACE, by="Dora", reason="the same house")
    assert post.site.subject
    post.desk.subjects.merge(double.id, post.site.subject, by="Dora", reason="the same house")

    assert alert_duties(post, post.office.hear("They will burn down the House of the Linden", priority=Priority.P1).report) == ["open"]


def test_a_draft_whose_site_was_told_by_telephone_fulfils_the_duty_without_a_door(post: Post) -> None:
    settings = msgspec.structs.replace(post.desk.services.settings, door="")
    desk = Desk(replace(post.desk.services, settings=settings))
    report = post.office.hear(THREAT, priority=Priority.P1).report
    (duty,) = [duty for duty in desk.duties.listed(report=report) if duty.kind is DutyKind.ALERT]
    with pytest.raises(Refused, match="no alert on it was written") as refused:
        desk.duties.done(duty.id, "alerted", by="Cato")
    assert f"--report {report}" in refused.value.command
    dispatch = desk.dispatches.draft(NewDispatch(DispatchKind.ALERT, post.site.id, "A threat tonight.", report), by="Cato")
    with pytest.raises(Refused, match=f"{dispatch.id} is a draft"):
        desk.duties.done(duty.id, "alerted", by="Cato")
    with pytest.raises(Refused, match="by telephone or in person and record that") as refused:
        desk.dispatches.send(dispatch.id, by="Cato")
    assert f"tocsin alerts acknowledge {dispatch.id}" in refused.value.command

    told = desk.dispatches.acknowledge(dispatch.id, "Spoke with the caretaker at 20:10", by="Cato")

    view = desk.dispatches.view(dispatch.id)
    assert (told.state, told.sent, view.step) == (DispatchState.ACKNOWLEDGED, None, "")
    assert [(event.act, event.by, words) for event, words in view.events] == [("told", "Cato", "Spoke with the caretaker at 20:10")]
    assert desk.duties.done(duty.id, "alerted", by="Cato").state == "done"
    assert desk.exchange.transmit() == 0, "nothing is sent to anybody"
    assert desk.audit.verify().whole
    with pytest.raises(Refused, match="is acknowledged: this needs a message that is draft or sent"):
        desk.dispatches.acknowledge(dispatch.id, "again", by="Cato")


def test_an_approved_alert_is_told_by_telephone_too(post: Post) -> None:
    report = post.office.hear(THREAT, priority=Priority.P1).report
    dispatch = post.desk.dispatches.draft(NewDispatch(DispatchKind.ALERT, post.site.id, "A threat tonight.", report), by="Cato")
    post.desk.dispatches.approve(dispatch.id, by="Dan")

    assert post.desk.dispatches.acknowledge(dispatch.id, "Spoke", by="Cato").state is DispatchState.ACKNOWLEDGED


@pytest.mark.parametrize("kind", [DispatchKind.REFERRAL, DispatchKind.DOCUMENT])
def test_a_referral_or_document_is_told_by_telephone_after_its_second_person_alone(post: Post, kind: DispatchKind) -> None:
    report = post.office.hear(THREAT, priority=Priority.P1).report
    dispatch = post.desk.dispatches.draft(NewDispatch(kind, post.site.id, "Please look into this.", report), by="Dora")

    with pytest.raises(Refused, match="a second person approves it first"):
        post.desk.dispatches.acknowledge(dispatch.id, "Spoke", by="Dora")
    post.desk.dispatches.approve(dispatch.id, by="Dan")
    post.desk.dispatches.acknowledge(dispatch.id, "Handed over in person", by="Dora")
    post.exchange()
    assert post.outside.names() == [], "nobody has a link to it"


def test_a_priority_or_a_link_that_comes_later_owes_the_alert_too(post: Post) -> None:
    raised = post.office.hear("Somebody photographed the Lindenhof mosque.", priority=Priority.P3).report
    linked = post.office.hear("They will burn it down tonight", priority=Priority.P1).report
    assert post.desk.dispatches.owe() == 0

    post.desk.duties.prioritise(raised, "P1", by="Dora", reason="with a list of doors")
    assert post.desk.dispatches.owe() == 1
    assert post.site.subject
    post.desk.subjects.link(linked, post.site.subject, by="Dora", reason="the caller means it")
    assert post.desk.dispatches.owe() == 1


def test_the_keeper_gets_link_and_code_in_two_ways_and_neither_says_what_it_is_about(post: Post) -> None:
    report = post.office.hear(THREAT, priority=Priority.P1).report
    post.alerted(report)

    (link,), (code,) = post.mailer.to("one@lindenhof.example"), post.mailer.to("channel:one")
    assert "https://door.example/en/answer/" in link
    assert not any(word in link + code for word in ("threat", "tonight", "Police", "burn"))
    assert post.access().secret not in code
    assert post.access().code not in link.replace(" ", "")
    assert post.mailer.to("two@lindenhof.example") == []
    assert "threat against your house" in post.page().text


def test_an_answer_through_the_door_acknowledges_once_and_shuts_the_link(post: Post) -> None:
    report = post.office.hear(THREAT, priority=Priority.P1).report
    dispatch = post.alerted(report)
    assert not post.page().acknowledged
    access = post.access()

    post.answer(words="We close the doors.")
    post.answer(words="We close the doors.")

    view = post.desk.dispatches.view(dispatch.id)
    assert view.dispatch.state is DispatchState.ACKNOWLEDGED
    assert [words for _, words in view.events] == ["Keeper One\nWe close the doors."]
    assert post.outside.show(access) is None, "the link works once"
    assert post.outside.waiting() == []
    assert [message.state for message in view.transmissions] == ["sent", "sent", "dropped"]
    (duty,) = [duty for duty in post.desk.duties.listed(report=report) if duty.kind is DutyKind.ALERT]
    assert duty.live, "only a person ends a duty"
    assert post.desk.duties.done(duty.id, "alerted", by="Cato").outcome == "alerted"


def test_the_next_contact_is_tried_while_nobody_answers_and_at_once_when_one_is_not_reached(post: Post) -> None:
    post.alerted(post.office.hear(THREAT, priority=Priority.P1).report)
    post.office.clock.advance(minutes=14)
    post.desk.exchange.transmit()
    assert post.mailer.to("two@lindenhof.example") == []
    post.office.clock.advance(minutes=2)
    post.desk.exchange.transmit()
    assert len(post.mailer.to("two@lindenhof.example")) == 1

    post.mailer.broken.add("one@lindenhof.example")
    second = post.alerted(post.office.hear("They will stab someone at the Lindenhof mosque", priority=Priority.P1).report)
    post.office.clock.advance(minutes=1, seconds=1)
    post.desk.exchange.transmit()
    post.desk.exchange.transmit()
    assert sum(second.id in text for text in post.mailer.to("two@lindenhof.example")) == 1


def test_alerted_is_refused_before_the_site_knows_and_needless_takes_a_reason(post: Post) -> None:
    report = post.office.hear(THREAT, priority=Priority.P1).report
    dispatch = post.alerted(report)
    (duty,) = [duty for duty in post.desk.duties.listed(report=report) if duty.kind is DutyKind.ALERT]

    with pytest.raises(Refused, match=f"{dispatch.id} waits for an acknowledgement"):
        post.desk.duties.done(duty.id, "alerted", by="Cato")
    with pytest.raises(Malformed, match="say why"):
        post.desk.duties.done(duty.id, "not-needed", by="Cato")
    post.desk.dispatches.acknowledge(dispatch.id, "Spoke with the caretaker at 20:10", by="Cato")
    assert post.desk.duties.done(duty.id, "alerted", by="Cato").state == "done"


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("Call +31 6 1234 5678 if you see them", "a number or an address"),
        ("Write to ada@winter.example", "a number or an address"),
        ("Winter told us", "a name that also stands"),
    ],
)
def test_a_text_with_something_of_the_source_is_refused(post: Post, text: str, refusal: str) -> None:
    report = post.office.hear(THREAT, contact="Ada Winter, 06-12345678, ada@winter.example", priority=Priority.P1).report

    with pytest.raises(Malformed, match=refusal):
        post.desk.dispatches.draft(NewDispatch(DispatchKind.ALERT, post.site.id, text, report), by="Cato")
    new = NewDispatch(DispatchKind.ALERT, post.site.id, "Avoid Winter street", report, names_checked=True)
    assert post.desk.dispatches.draft(new, by="Cato").state is DispatchState.DRAFT


def test_a_referral_takes_a_second_person_and_falls_due(post: Post) -> None:
    new = NewRecipient(RecipientRole.AUTHORITY, "District police", [ContactPerson("Duty officer", "one@lindenhof.example", "channel:one")])
    police = post.desk.recipients.add(new, by="Dora", reason="our district")
    report = post.office.hear(THREAT, priority=Priority.P1).report
    dispatch = post.desk.dispatches.draft(NewDispatch(DispatchKind.REFERRAL, police.id, "Please look into this.", report), by="Dora")

    with pytest.raises(Refused, match="a second person approves it first"):
        post.desk.dispatches.send(dispatch.id, by="Dora")
    with pytest.raises(PermissionDenied, match="someone other than Dora"):
        post.desk.dispatches.approve(dispatch.id, by="Dora")
    post.desk.dispatches.approve(dispatch.id, by="Dan")
    post.desk.dispatches.send(dispatch.id, by="Dora")
    assert post.desk.dispatches.remind() == 0
    post.office.clock.advance(hours=5)
    assert (post.desk.dispatches.remind(), post.desk.dispatches.remind()) == (1, 0)
    post.desk.dispatches.close(dispatch.id, by="Dora", reason="they came by themselves")
    assert post.desk.dispatches.listed() == []


def test_each_recommendation_is_owed_an_answer_and_falls_overdue(post: Post) -> None:
    new = NewDispatch(
        DispatchKind.DOCUMENT, post.site.id, "On safety", recommendations=["Lock the gate.", "Light the yard.", "Count heads."]
    )
    dispatch = post.desk.dispatches.draft(new, by="Dora")
    post.desk.dispatches.approve(dispatch.id, by="Dan")
    post.desk.dispatches.send(dispatch.id, by="Dora")
    post.desk.exchange.transmit()
    assert [each.text for each in post.page().recommendations] == ["Lock the gate.", "Light the yard.", "Count heads."]

    post.answer(RecommendationAnswer(1, "accepted"), RecommendationAnswer(2, "refused", "No money."))
    assert [each.reply for each in post.page().recommendations] == ["accepted", "refused", ""], "the link stays open for the rest"
    view = post.desk.dispatches.view(dispatch.id)
    assert (view.recommendations[1].words, view.step) == ("No money.", "wait for 1 answer to recommendations")
    post.office.clock.advance(days=55)
    assert post.desk.dispatches.remind() == 0
    post.office.clock.advance(days=2)
    assert (post.desk.dispatches.remind(), post.desk.dispatches.remind()) == (1, 0)
    post.desk.dispatches.reply(f"{dispatch.id}.3", Reply.PARTLY, "On Fridays.", by="Dora")
    with pytest.raises(Refused, match="answered already"):
        post.desk.dispatches.reply(f"{dispatch.id}.3", Reply.REFUSED, "", by="Dora")
    post.exchange()
    assert post.outside.names() == []


def test_an_answer_without_the_key_or_out_of_form_is_set_aside_and_owed_a_look(post: Post) -> None:
    dispatch = post.alerted(post.office.hear(THREAT, priority=Priority.P1).report)
    post.page()
    forged = OutsideAnswer(post.access().page, "ab" * 32, post.office.clock.now(), "Nobody")
    post.outside.put(forged, DropFolder(post.folder).recipient())
    (post.folder / "answers" / "noise.age").write_bytes(b"noise")
    before = len(list(post.desk.reports.listed()))

    post.exchange()

    assert post.desk.dispatches.view(dispatch.id).dispatch.state is DispatchState.SENT
    assert len(list(post.desk.reports.listed())) == before + 2
    assert post.outside.waiting() == []


def test_the_folder_alone_opens_nothing_and_an_erasure_takes_the_page_away(post: Post) -> None:
    report = post.office.hear(THREAT, priority=Priority.P1).report
    post.alerted(report)
    access = post.access()
    post.page()
    assert b"threat" not in b"".join(path.read_bytes() for path in (post.folder / "outside").iterdir())
    assert post.outside.show(PageAccess(access.secret, f"{(int(access.code) + 1) % 10**8:08d}")) is None

    post.desk.reports.erase(report, by="Dora", reason="asked for")
    post.exchange()
    assert post.outside.names() == []
    assert post.office.desk.audit.verify().whole
    assert post.desk.audit.reconcile().balanced


@pytest.mark.parametrize(
    ("contacts", "refusal"),
    [
        ([], "needs a contact"),
        ([ContactPerson("Keeper", "nowhere")], "needs an address"),
        ([ContactPerson("Keeper", "k@site.example", "K@site.example")], "the same way as the link"),
    ],
)
def test_a_contact_that_cannot_be_reached_in_two_ways_is_refused(post: Post, contacts: list[ContactPerson], refusal: str) -> None:
    with pytest.raises(Malformed, match=refusal):
        post.desk.recipients.add(NewRecipient(RecipientRole.PERSON, "Head", contacts), by="Dora", reason="school")


def test_people_of_other_teams_write_to_nobody_outside(post: Post) -> None:
    report = post.office.hear(THREAT, priority=Priority.P1).report
    with pytest.raises(PermissionDenied):
        post.desk.dispatches.draft(NewDispatch(DispatchKind.ALERT, post.site.id, "x", report), by="Nora")
    with pytest.raises(PermissionDenied):
        post.desk.dispatches.draft(NewDispatch(DispatchKind.REFERRAL, post.site.id, "x", report), by="Cato")
    with pytest.raises(PermissionDenied):
        post.desk.recipients.listed(by="Nora")


@pytest.mark.parametrize("part", [LINK, CODE])
@pytest.mark.parametrize("kind", list(DispatchKind))
@pytest.mark.parametrize("language", languages())
def test_a_message_in_every_language_names_desk_secret_number_and_time(language: str, kind: DispatchKind, part: str) -> None:
    facts = OutsideMessage(part, kind, language, "Desk Harrowmere", "Z-21", "2 March, 10:00", "SECRET")

    message = compose(facts, "keeper@site.example", "desk@desk.example", "<1@desk>")

    text = message.get_content()
    assert "Desk Harrowmere" in str(message["Subject"])
    assert all(word in text for word in ("SECRET", "Z-21", "Desk Harrowmere"))
    assert ("2 March, 10:00" in text) is (part == LINK)
    assert not re.search(r"[{}]", f"{message['Subject']}{text}")


def test_every_language_of_the_messages_is_one_of_the_page_behind_the_link() -> None:
    assert set(languages()) == set(door_languages())
    assert {"de", "fr"} <= set(languages())
