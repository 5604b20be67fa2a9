"""What models make of reports is marked, ends no duty, and vanishes with an erasure. A judging model raises after a passed check."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.models import STAMP, FakeJudge, FakeListener, FakeModels, FakeTranslator
from tests.office import Office
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, PermissionDenied, Refused, Unanswered, Unavailable
from tocsin.domain.judge import FEWEST, CheckOutcome, TestCase
from tocsin.domain.ledger import Entry
from tocsin.domain.machine_text import ModelStamp, Task
from tocsin.domain.report import Attachment, Priority, Submission
from tocsin.settings import MachineSettings

CASES = [
    TestCase(f"{kind} {group} {number} {'vermin' if hateful else ''}", "en", kind, hateful, group)
    for group in ("builders", "bakers")
    for kind, hateful in (("derog_h", True), ("ident_neutral_nh", False), ("counter_quote_nh", False))
    for number in range(FEWEST)
]


def staffed(office: Office, models: FakeModels | None) -> Office:
    office.desk.services.models = models
    return office


def received(office: Office, text: str = "Vanavond komen ze naar de haven", language: str = "nl", **more: object) -> str:
    submission = Submission(f"k:{text}", "web", text, language=language)
    return office.desk.intake.receive(replace(submission, **more)).report  # type: ignore[arg-type]


def last_entry(office: Office, act: str) -> Entry:
    with office.desk.services.store.reading() as reader:
        return [entry for entry in reader.entries() if entry.act == act][-1]


def replace_settings(office: Office, **changes: object):  # type: ignore[no-untyped-def]
    import msgspec

    return msgspec.structs.replace(office.desk.services.settings, **changes)


def test_a_translation_is_kept_with_its_mark_and_the_duty_stays(office: Office) -> None:
    staffed(office, FakeModels(FakeTranslator()))
    office.desk.services.settings = replace_settings(office, reads=("en",))
    report = received(office)

    view = office.desk.machine_texts.translate(report, by="Dora")

    assert view.text == "[nl] VANAVOND KOMEN ZE NAAR DE HAVEN"
    assert (view.record.stamp, view.record.language, view.record.by) == (STAMP, "en", "Dora")
    assert office.desk.machine_texts.of(report) == [view]
    assert any(duty.live and duty.kind is DutyKind.TRANSLATE for duty in office.desk.reports.show(report).duties)
    assert "fake-model" in last_entry(office, "machine text").why


def test_a_recording_is_written_down_and_its_transcript_translated(office: Office) -> None:
    staffed(office, FakeModels(FakeTranslator(), FakeListener()))
    files = (Attachment("note.txt", "text/plain", b"x"), Attachment("call.ogg", "audio/ogg", b"OggS\0"))
    report = received(office, attachments=files, unread=("call.ogg: a recording, not listened to",))

    with pytest.raises(Refused, match="no words to translate"):
        office.desk.machine_texts.translate(report, 2, by="Dora")
    with pytest.raises(Refused, match="is not a recording"):
        office.desk.machine_texts.listen(report, 1, by="Dora")
    heard = office.desk.machine_texts.listen(report, 2, by="Dora")
    translated = office.desk.machine_texts.translate(report, 2, by="Dora")

    assert (heard.record.task, heard.record.file, heard.record.language, heard.text) == (Task.LISTEN, 2, "nl", "kom naar de haven")
    assert translated.text == "[nl] KOM NAAR DE HAVEN"
    assert any(duty.live and duty.kind is DutyKind.LOOK for duty in office.desk.reports.show(report).duties)


def test_without_a_model_the_desk_says_that_it_is_off(office: Office) -> None:
    report = received(office, attachments=(Attachment("call.ogg", "audio/ogg", b"OggS\0"),))
    for models in (None, FakeModels()):
        staffed(office, models)
        with pytest.raises(Unavailable, match="off until the desk brings one"):
            office.desk.machine_texts.translate(report, by="Dora")
        with pytest.raises(Unavailable, match="off until"):
            office.desk.machine_texts.listen(report, 1, by="Dora")
        with pytest.raises(Unavailable, match="no judging model is set"):
            office.desk.judging.check(CASES, by="Dora")
        assert office.desk.judging.catch_up().reports == 0
    assert office.desk.machine_texts.tasks == frozenset()
    assert office.desk.machine_texts.models() == []


def test_only_those_who_may_answer_about_a_report_have_it_translated(office: Office) -> None:
    staffed(office, FakeModels(FakeTranslator()))
    report = received(office)
    for name in ("Nils", "Avi"):
        with pytest.raises(PermissionDenied):
            office.desk.machine_texts.translate(report, by=name)


def test_an_erasure_takes_the_texts_of_models_with_it(office: Office) -> None:
    staffed(office, FakeModels(FakeTranslator()))
    report = received(office)
    office.desk.machine_texts.translate(report, by="Dora")

    office.desk.reports.erase(report, by="Dora", reason="asked for")

    assert [view.text for view in office.desk.machine_texts.of(report)] == [None]
    with pytest.raises(Refused, match="was erased"):
        office.desk.machine_texts.translate(report, by="Dora")
    assert office.desk.audit.verify().sound


def test_a_named_model_that_is_not_there_is_listed_with_its_fault(office: Office) -> None:
    office.desk.services.settings = replace_settings(office, machine=MachineSettings(translate=("opus",), judge="llama"))

    assert [(state.task, state.name, "no model" in state.fault) for state in office.desk.machine_texts.models()] == [
        (Task.TRANSLATE, "opus", True),
        (Task.JUDGE, "llama", True),
    ]
    assert office.desk.services.settings.second_readings == office.desk.services.settings.reread
    assert replace_settings(office, reread=0.0).second_readings == 0.05


def test_a_model_raises_reports_only_in_languages_in_which_it_passed(office: Office) -> None:
    staffed(office, FakeModels(judges=FakeJudge()))
    attack = received(office, "They are vermin and should leave", "en", priority=Priority.P3)
    calm = received(office, "They are bakers and sell bread", "en", priority=Priority.P3)
    dutch = received(office, "Ze zijn vermin en moeten weg", "nl", priority=Priority.P3)
    before = {report: office.desk.reports.show(report) for report in (attack, calm, dutch)}
    assert office.desk.judging.catch_up().raised == 0, "no check, no say"

    (check,) = office.desk.judging.check(CASES, by="Dora")
    assert (check.verdict, check.cases) == (CheckOutcome.PASSED, len(CASES))
    outcome = office.desk.judging.catch_up()

    assert (outcome.reports, outcome.raised, outcome.unchecked) == (2, 1, 1)
    priorities = {report: office.desk.reports.show(report).triage.priority for report in before}
    assert priorities == {attack: Priority.P2, calm: Priority.P3, dutch: Priority.P3}
    entry = last_entry(office, "prioritised")
    assert f"which passed check {check.id} in en" in entry.why
    assert "fake-model" in entry.why
    due = {duty.id: duty.due for duty in before[attack].duties}
    assert all(duty.due <= due[duty.id] for duty in office.desk.reports.show(attack).duties)
    assert office.desk.judging.catch_up().reports == 0
    assert office.desk.audit.verify().sound


def test_a_model_lowers_nothing_and_a_changed_one_is_checked_anew(office: Office) -> None:
    staffed(office, FakeModels(judges=FakeJudge()))
    office.desk.judging.check(CASES, by="Dora")
    high = received(office, "A calm word about bread", "en", priority=Priority.P1)
    office.desk.judging.catch_up()
    assert office.desk.reports.show(high).triage.priority == Priority.P1

    staffed(office, FakeModels(judges=FakeJudge(ModelStamp("fake", "fake-model", "cd" * 32))))
    attack = received(office, "They are vermin and should leave", "en", priority=Priority.P3)
    assert office.desk.judging.catch_up().raised == 0
    assert office.desk.reports.show(attack).triage.priority == Priority.P3


def test_a_failed_check_takes_back_what_an_earlier_one_allowed(office: Office) -> None:
    staffed(office, FakeModels(judges=FakeJudge()))
    office.desk.judging.check(CASES, by="Dora")
    staffed(office, FakeModels(judges=FakeJudge(answer=lambda _: True)))
    office.clock.advance(hours=1)
    (check,) = office.desk.judging.check(CASES, by="Dora")

    received(office, "They are vermin and should leave", "en")

    assert check.verdict is CheckOutcome.FAILED
    assert office.desk.judging.catch_up().raised == 0
    assert [each.verdict for each in office.desk.judging.checks()] == [CheckOutcome.FAILED, CheckOutcome.PASSED]


def test_an_answer_that_cannot_be_read_counts_as_wrong_and_raises_nothing(office: Office) -> None:
    def mumble(text: str) -> bool:
        if "hm" in text:
            raise Malformed("neither yes nor no")
        return "vermin" in text

    staffed(office, FakeModels(judges=FakeJudge(answer=mumble)))
    (check,) = office.desk.judging.check([*CASES, TestCase("hm", "en", "other", True)], by="Dora")
    received(office, "hm, they are vermin and should leave", "en")

    assert check.shares[0].startswith(f"accuracy 1.00 of {len(CASES) + 1}")
    assert office.desk.judging.catch_up().raised == 0


def test_a_report_that_the_server_refuses_is_skipped_counted_and_listed(office: Office) -> None:
    def refuses(text: str) -> bool:
        if "hm" in text:
            raise Unanswered("the model's server on this machine refused the text: it answered 400")
        return "vermin" in text

    staffed(office, FakeModels(judges=FakeJudge(answer=refuses)))
    office.desk.judging.check(CASES, by="Dora")
    refused = received(office, "hm, they are vermin", "en", priority=Priority.P3)
    attack = received(office, "They are vermin and should leave", "en", priority=Priority.P3)

    outcome = office.desk.judging.catch_up()

    assert (outcome.reports, outcome.raised, outcome.refused) == (1, 1, 1)
    priorities = {report: office.desk.reports.show(report).triage.priority for report in (refused, attack)}
    assert priorities == {refused: Priority.P3, attack: Priority.P2}
    assert office.desk.judging.not_judged() == [refused]
    assert "did not judge it: the model's server" in last_entry(office, "not judged").why
    assert office.desk.judging.catch_up().refused == 0, "it is not put before the model again"
    assert office.desk.audit.verify().sound


def test_a_server_that_cannot_be_reached_stops_the_round_and_the_next_one_goes_on(office: Office) -> None:
    reachable = False

    def answer(text: str) -> bool:
        if not reachable and "builders" not in text and "bakers" not in text:
            raise Unavailable("the model's server on this machine did not answer")
        return "vermin" in text

    staffed(office, FakeModels(judges=FakeJudge(answer=answer)))
    office.desk.judging.check(CASES, by="Dora")
    received(office, "They are vermin and should leave", "en", priority=Priority.P3)

    with pytest.raises(Unavailable):
        office.desk.judging.catch_up()
    reachable = True
    assert office.desk.judging.catch_up().raised == 1
    assert office.desk.judging.not_judged() == []


def test_a_long_report_is_judged_in_parts_and_one_that_is_too_long_is_listed(office: Office) -> None:
    staffed(office, FakeModels(judges=FakeJudge()))
    office.desk.judging.check(CASES, by="Dora")
    late = received(office, "a calm line about bread\n" * 500 + "They are vermin", "en", priority=Priority.P3)
    endless = received(office, "a calm line about bread\n" * 6000, "en", priority=Priority.P3)

    outcome = office.desk.judging.catch_up()

    assert (outcome.raised, outcome.refused) == (1, 1)
    assert office.desk.reports.show(late).triage.priority == Priority.P2
    assert office.desk.judging.not_judged() == [endless]
    assert "only its first" in last_entry(office, "not judged").why


def test_a_server_out_of_order_costs_few_reports_their_look(office: Office) -> None:
    def refuses(text: str) -> bool:
        if "report" in text:
            raise Unanswered("it answered 400")
        return "vermin" in text

    staffed(office, FakeModels(judges=FakeJudge(answer=refuses)))
    office.desk.judging.check(CASES, by="Dora")
    for number in range(7):
        received(office, f"report {number}", "en", priority=Priority.P3)

    assert [office.desk.judging.catch_up().refused for _ in range(3)] == [5, 2, 0]


def test_cases_without_a_language_and_people_without_the_settings_are_refused(office: Office) -> None:
    staffed(office, FakeModels(judges=FakeJudge()))
    with pytest.raises(Malformed, match="test cases without a language: 1"):
        office.desk.judging.check([TestCase("x", "", "k", True)], by="Dora")
    with pytest.raises(Malformed, match="no test case"):
        office.desk.judging.check([], by="Dora")
    with pytest.raises(PermissionDenied):
        office.desk.judging.check(CASES, by="Nils")


def test_at_one_instant_the_check_that_came_last_decides(office: Office) -> None:
    """A clock that was set back gives many records one time. J-100 came after J-99."""
    for number in range(12):
        careful = number % 2 == 0
        staffed(office, FakeModels(judges=FakeJudge() if careful else FakeJudge(answer=lambda _: True)))
        office.desk.judging.check(CASES, by="Dora")
        assert office.desk.judging.checks()[0].verdict is (CheckOutcome.PASSED if careful else CheckOutcome.FAILED)
        staffed(office, FakeModels(FakeTranslator(), judges=FakeJudge()))
        attack = received(office, f"They are vermin {number} and should leave", "en", priority=Priority.P3)
        assert (office.desk.judging.catch_up().raised > 0) is careful
        made = [office.desk.machine_texts.translate(attack, by="Dora").record.id for _ in range(12)]
        assert [view.record.id for view in office.desk.machine_texts.of(attack)] == made[::-1]
