"""What is owed, and one report."""

from __future__ import annotations

import re

import cv2
import numpy as np

from tests.office import Office
from tests.web.browsing import BrowserShop, Seconds, text_of
from tocsin.domain.access import AccessEvent
from tocsin.domain.duty import DutyKind
from tocsin.domain.looks import by_look
from tocsin.domain.report import Attachment, Submission


def watched_report(office: Office, text: str = "Marek Dolny will come on Friday with a knife.") -> str:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, reason="lives nearby")
    return office.hear(text, contact="Phone 0611223344").report


def test_a_team_sees_what_it_owes_and_not_what_others_owe(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)

    assert report in shop.signed_in("Nils").see("/queue")
    assert report not in shop.signed_in("Sam").see("/queue")
    assert report not in shop.signed_in("Sam").see("/queue?view=all&team=north")


def test_the_queue_names_subjects_and_never_what_was_said(shop: BrowserShop, office: Office) -> None:
    watched_report(office)

    page = text_of(shop.signed_in("Nils").see("/queue"))

    assert "Marek Dolny" in page
    assert "knife" not in page


def test_what_is_overdue_says_before_whom_it_was_put(shop: BrowserShop, office: Office) -> None:
    watched_report(office)
    office.clock.advance(hours=6)
    office.desk.duties.escalate()

    page = text_of(shop.signed_in("Dora").see("/queue?view=overdue"))

    assert "overdue" in page
    assert "Nora" in page


def test_pages_follow_each_other_without_gap_or_repeat(shop: BrowserShop, office: Office) -> None:
    import re

    for number in range(120):
        office.hear(f"Report number {number}.")
    browser = shop.signed_in("Dora")
    seen: list[str] = []
    path = "/queue?view=all"
    while path:
        html = browser.see(path)
        seen += re.findall(r'<tr id="(D-\d+)"', html)
        following = re.search(r'href="(/queue\?[^"]*after=[^"]*)" rel="next"', html)
        path = following[1].replace("&amp;", "&") if following else ""

    assert len(seen) == len(set(seen)) == 120, "one row for each report: its delivery and its assessment are one look"


def test_the_queue_is_silent_until_something_happens(shop: BrowserShop, office: Office, seconds: Seconds) -> None:
    browser = shop.signed_in("Dora")
    head = office.desk.queue.head()
    assert browser.client.get(f"/queue/rows?head={head}").status_code == 204

    report = office.hear("Something new.").report
    seconds.now += 1

    assert report in browser.client.get(f"/queue/rows?head={head}").text


def test_reading_a_report_marks_names_and_is_an_entry(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)

    page = shop.signed_in("Nils").see(f"/reports/{report}")

    assert '<mark class="' in page
    assert "Marek Dolny" in page
    with office.desk.services.store.reading() as reader:
        assert [(each.by, each.what) for each in reader.find(AccessEvent, report=report)] == [("Nils", "report")]


def test_a_report_of_another_team_is_not_shown_and_not_written_to(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    duty = office.owed(report)["north"].id
    sam = shop.signed_in("Sam")

    assert "knife" not in sam.see(f"/reports/{report}", 403)
    sam.send(f"/reports/{report}/note", 403, note="let me in")
    sam.send(f"/reports/{report}/duties/{duty}/done", 403, outcome="acknowledged")
    sam.see(f"/reports/{report}/files/1", 403)


def test_an_administrator_reads_no_report(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)

    assert "knife" not in shop.signed_in("Ada").see(f"/reports/{report}", 403)


def test_a_delivery_is_acknowledged_by_its_team(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    duty = office.owed(report)["north"].id

    page = shop.signed_in("Nils").send(f"/reports/{report}/duties/{duty}/done", outcome="acknowledged", note="We are on it.")

    assert "Your answer is recorded" in page
    assert "We are on it." in page
    assert office.owed(report)["north"].by == "Nils"


def test_what_is_refused_says_why_and_changes_nothing(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    duty = next(each.id for each in office.desk.duties.listed(report=report) if each.kind == "call-back")

    page = shop.signed_in("Cato").send(f"/reports/{report}/duties/{duty}/done", 409, outcome="unreached")

    assert "before 3 attempts are recorded" in text_of(page)


def test_no_answer_is_offered_that_would_be_refused(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    duties = {duty.kind: duty.id for duty in office.desk.duties.listed(report=report)}

    page = shop.signed_in("Cato").see(f"/reports/{report}")
    assert 'value="spoken"' in page
    assert 'value="unreached"' not in page

    own = shop.signed_in("Dan").send(f"/reports/{report}/duties/{duties[DutyKind.ASSESS]}/done", outcome="no-further-action")
    assert "Read a second time" in own
    assert 'value="agree"' not in own
    assert 'value="agree"' in shop.signed_in("Dora").see(f"/reports/{report}")


def test_a_wish_not_to_be_rung_stands_above_the_number_and_beside_the_duty(shop: BrowserShop, office: Office) -> None:
    report = office.hear("A man waits by the gate. Please do not call me back.", contact="Mara, 0611223344").report
    cato = shop.signed_in("Cato")

    assert "Before you ring: the report says “Please do not call me back" in text_of(cato.see(f"/reports/{report}"))
    source = text_of(cato.send(f"/reports/{report}/source", reason="call back"))
    assert source.index("Before you ring") < source.index("0611223344")


def test_the_source_opens_only_with_a_reason_for_those_entitled(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)

    assert "0611223344" not in shop.signed_in("Cato").see(f"/reports/{report}")
    assert "0611223344" in shop.signed_in("Cato").send(f"/reports/{report}/source", reason="call back")
    shop.signed_in("Cato").send(f"/reports/{report}/source", 422, reason=" ")
    shop.signed_in("Dan").send(f"/reports/{report}/source", 403, reason="curious")
    with office.desk.services.store.reading() as reader:
        entry = next(each for each in reader.entries() if each.kind == "reading" and each.new["what"] == "source")
    assert (entry.actor, entry.why) == ("Cato", "call back")


def test_grading_priority_notes_and_links_are_acts_with_a_reason(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    other = office.subject("Anna Blau")
    dora = shop.signed_in("Dora")

    dora.send(f"/reports/{report}/grade", source="2", information="B", handling="P", reason="heard before")
    dora.send(f"/reports/{report}/priority", value="P1", reason="a knife")
    dora.send(f"/reports/{report}/handling", value="C2", reason="closed circle")
    dora.send(f"/reports/{report}/link", value=other.id, reason="his sister")
    page = text_of(dora.send(f"/reports/{report}/note", note="Rang the school."))

    for said in ("2BP (3x5x2; nearest on the other scale:", "P1", "handling C2", "Anna Blau", "Rang the school."):
        assert said in page
    dora.send(f"/reports/{report}/priority", 422, value="P9", reason="x")
    dora.send(f"/reports/{report}/grade", 422, admiralty="Z9", reason="x")


def test_script_in_any_field_stays_text(shop: BrowserShop, office: Office) -> None:
    evil = '<script>alert("x")</script><img src=x onerror=alert(1)>'
    office.subject(f"Marek {evil}")
    office.desk.people.add_team(evil)
    report = office.desk.intake.receive(
        Submission(
            "k", evil, f"Marek {evil} said {evil}", where=evil, language="en", attachments=(Attachment(evil, "text/html", evil.encode()),)
        )
    ).report
    dora = shop.signed_in("Dora")
    dora.send(f"/reports/{report}/note", note=evil)
    dora.send(f"/reports/{report}/handling", value=evil[:40], reason=evil)

    for path in ("/queue?view=all", "/reports", f"/reports/{report}"):
        page = dora.see(path)
        assert "<script>alert" not in page
        assert "<img src=x" not in page


def test_attachments_never_run(shop: BrowserShop, office: Office) -> None:
    files = (
        Attachment("../../etc/passwd.html", "text/html", b"<script>alert(1)</script>"),
        Attachment("trick.svg", "image/svg+xml", b"<svg onload='alert(1)'/>"),
    )
    report = office.desk.intake.receive(Submission("k", "web", "See the files.", attachments=files)).report
    dora = shop.signed_in("Dora")

    for number in (1, 2):
        answer = dora.client.get(f"/reports/{report}/files/{number}")
        assert answer.headers["content-type"] == "application/octet-stream"
        assert answer.headers["content-disposition"].startswith("attachment")
        assert "/" not in answer.headers["content-disposition"].split("''")[1]
        assert "sandbox" in answer.headers["content-security-policy"]
    dora.see(f"/reports/{report}/files/3", 404)
    dora.see(f"/reports/{report}/files/0", 404)


def test_an_original_is_for_people_who_may_open_a_source(shop: BrowserShop, office: Office) -> None:
    letter = Attachment("letter.pdf", "application/pdf", b"%PDF-1.4 Ann Lee, 06 5555 4444")
    picture = Attachment("gate.png", "image/png", cv2.imencode(".png", np.zeros((4, 4, 3), np.uint8))[1].tobytes())
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="lives nearby")
    told = Submission("k", "web", "Marek Dolny will come on Friday.", attachments=(letter, picture))
    report = office.desk.intake.receive(told).report
    nils, dora = shop.signed_in("Nils"), shop.signed_in("Dora")

    assert "open a source" in nils.see(f"/reports/{report}/files/1", 403)
    assert "open a source" in nils.see(f"/reports/{report}/files/2?original=true", 403)
    nils.see(f"/reports/{report}/files/2")
    assert "An original may name the source" in nils.see(f"/reports/{report}")
    assert b"06 5555 4444" in dora.client.get(f"/reports/{report}/files/1").content
    with office.desk.services.store.reading() as reader:
        whats = [each.what for each in reader.find(AccessEvent, report=report) if "file" in each.what]
    assert whats == ["file 2", "original of file 1"]


def test_paths_that_climb_find_nothing(shop: BrowserShop) -> None:
    dora = shop.signed_in("Dora")

    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/..%2f..%2fwiring.py", "/reports/..%2f..%2fetc%2fpasswd"):
        assert dora.client.get(path).status_code in (400, 404), path


def test_an_auditor_owes_nothing_and_sees_what_everyone_owes(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)

    page = shop.signed_in("Avi").see("/queue")

    assert "owed by your team" not in text_of(page)
    assert "Our duties" not in text_of(page)
    assert page.count(f'href="/reports/{report}"') == len(by_look(office.desk.duties.listed(report=report))) > 2


def test_a_duty_leads_to_its_report(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    duty = office.owed(report)["north"]

    found = shop.signed_in("Nils").client.get(f"/duties/{duty.id}", follow_redirects=False)

    assert found.headers["location"] == f"/reports/{report}#{duty.id}"
    assert shop.signed_in("Sam").client.get(f"/duties/{duty.id}").status_code == 403
    assert shop.signed_in("Nils").client.get("/duties/D-0").status_code == 404


def test_who_knew_what_speaks_in_words(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    office.desk.duties.done(office.owed(report)["north"].id, by="Nils", outcome="acknowledged")

    page = text_of(shop.signed_in("Dora").see(f"/knowledge/report/{report}"))

    assert "state: open → done" in page
    assert "outcome: – → acknowledged" in page
    assert "likeness" not in page
    assert "T0" not in page.split("Every act up to then")[1].split("Head of the record")[0], "times as people write them"


def test_the_same_again_in_other_words_is_shown_as_such(shop: BrowserShop, office: Office) -> None:
    office.subject("Marek Dolny")
    told = "Marek Dolny from Quay Street hides petrol in the shed behind the school and will burn it on Friday night."
    first = office.hear(told).report
    again = office.hear(told.replace("petrol", "fuel").replace("Friday", "Saturday")).report
    other = office.hear("I saw Marek Dolny at the market this morning; he bought bread and spoke to nobody there.").report

    page = text_of(shop.signed_in("Dora").see(f"/reports/{again}"))

    assert f"{first} says much the same" in page
    assert f"{other} says much the same" not in page


def test_a_name_learned_later_is_marked(shop: BrowserShop, office: Office) -> None:
    report = office.hear("Selma Quistorp asked for matches.").report
    browser = shop.signed_in("Dora")
    assert "<mark" not in browser.see(f"/reports/{report}")

    office.subject("Selma Quistorp")
    page = browser.see(f"/reports/{report}")

    assert re.search(r"<mark[^>]*><a[^>]*>Selma Quistorp", page)
    assert "listed only after this report arrived" in page


def test_names_are_numbered_as_they_are_read(shop: BrowserShop, office: Office) -> None:
    office.subject("Marek Dolny")
    report = office.hear("Selma Quistorp asked for matches, then Marek Dolny came.").report
    office.subject("Selma Quistorp")

    page = shop.signed_in("Dora").see(f"/reports/{report}")
    first, second = re.findall(r'<li id="m\d">.*?</li>', page, re.S)

    assert re.findall(r"<sup>(\d)", page) == ["1", "2"]
    assert "Selma Quistorp" in first
    assert "listed only after" in first
    assert "listed only after" not in second


def test_the_address_of_a_page_cannot_keep_a_reading_out_of_the_ledger(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    nora = shop.signed_in("Nora")

    def count() -> int:
        return readings_of(office, report, "Nora")

    nora.see(f"/reports/{report}?said=answered")
    assert count() == 1
    nora.see(f"/reports/{report}?said=answered")
    assert count() == 1, "shown again at once"
    office.clock.advance(minutes=6)
    nora.see(f"/reports/{report}?said=x")
    assert count() == 2
    nora.see(f"/reports/{report}")
    assert count() == 3


def readings_of(office: Office, report: str, by: str) -> int:
    with office.desk.services.store.reading() as reader:
        return reader.count(AccessEvent, report=report, by=by, what="report")


def test_nobody_reads_that_nothing_is_owed_while_another_team_owes(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    for duty in office.desk.duties.listed(report=report):
        if duty.team == "desk":
            office.desk.duties.done(duty.id, duty.kind.rule.outcomes[0], by="Dora")

    for name in ("Dora", "Sam"):
        page = text_of(shop.signed_in(name).see("/queue"))
        assert "Every warning has been answered" not in page
        assert "Other teams may still owe answers" in page


def test_a_wrong_click_is_taken_back_within_a_minute(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    nils = shop.signed_in("Nils")
    duty = office.owed(report)["north"].id
    page = nils.send(f"/reports/{report}/duties/{duty}/done", outcome="acknowledged")
    assert "Take it back" in page

    assert "Your answer is taken back" in nils.send(f"/reports/{report}/duties/{duty}/taken-back")
    nils.send(f"/reports/{report}/duties/{duty}/done", outcome="acknowledged")
    office.clock.advance(seconds=61)
    assert "Take it back" not in nils.see(f"/reports/{report}")


def test_the_form_of_an_erasure_names_what_is_still_owed(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    duty = office.owed(report)["north"].id

    page = text_of(shop.signed_in("Dora").see(f"/reports/{report}/erasure"))

    assert f"north: delivery ({duty})" in page.split("Still owed about it:")[1]
    assert "only a lead of the desk can erase it" in page


def test_an_erased_report_offers_no_call_to_a_contact_that_is_gone(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    office.desk.reports.erase(report, by="Dora", reason="asked for")

    page = shop.signed_in("Cato").see(f"/reports/{report}")

    assert "The contact was erased with the report. This can no longer be done." in text_of(page)
    assert "Only those who call back may open it" not in page
    assert not any(f'value="{outcome}"' in page for outcome in ("spoken", "told"))
    assert "Nobody answered" not in page
    call_back = office.owed(report, DutyKind.CALL_BACK)["desk"].id
    assert "Contact erased" in text_of(shop.signed_in("Cato").send(f"/reports/{report}/duties/{call_back}/done", outcome="contact-erased"))


def test_a_report_shows_the_sentence_that_reads_as_a_threat(shop: BrowserShop, office: Office) -> None:
    report = office.hear("The gate was shut. He will kill them all with a bomb. Greetings.").report

    page = shop.signed_in("Dora").see(f"/reports/{report}")

    assert 'Reads as threat, weapon: <q dir="auto">He will kill them all with a bomb.</q>' in page
