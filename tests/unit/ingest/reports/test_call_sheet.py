from __future__ import annotations

from contextlib import suppress
from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import Malformed
from tocsin.domain.report import Priority
from tocsin.domain.time_zone import UNIVERSAL
from tocsin.ingest.reports.call_sheet import (
    QUESTIONS,
    CallSheet,
    answered,
    from_json,
    is_language,
    next_question,
    objection,
    once_more,
    says_nothing,
    to_json,
    to_submission,
)
from tocsin.ingest.sealing.reach import agreed

NOW = datetime(2024, 3, 5, 10, 15, tzinfo=timezone(timedelta(hours=1)))
SHEET = CallSheet(
    key="call-1", what="He bought a knife", who="my cousin", where="Old Town", when="2024-03-04 18:00", danger="no", names="Ana Example",
    call_back="yes", contact="+49 30 1234", language="de",
)  # fmt: skip

answers = st.none() | st.text(max_size=30)
sheets = st.builds(CallSheet, key=st.text(max_size=9), **{question.field: answers for question in QUESTIONS})


def test_the_questions_are_asked_in_order_until_each_has_an_answer() -> None:
    sheet, fields = CallSheet(), []
    while question := next_question(sheet):
        fields.append(question.field)
        sheet = answered(sheet, question.field, "yes")
    assert fields == ["what", "who", "where", "when", "danger", "names", "call_back", "contact", "language"]


def test_who_may_not_be_called_back_is_not_asked_for_a_contact() -> None:
    sheet = CallSheet("k", "x", "x", "x", "x", "no", "x")
    assert next_question(answered(sheet, "call_back", "No.")) == QUESTIONS[-1]


def test_a_sheet_becomes_a_warning_with_its_parts() -> None:
    warning = to_submission(SHEET, "call-1", NOW, UNIVERSAL)
    assert warning.text.splitlines() == [
        "What happened: He bought a knife",
        "Who: my cousin",
        "Where: Old Town",
        "When: 2024-03-04 18:00",
        "Immediate danger: no",
        "Names: Ana Example",
    ]
    assert (warning.key, warning.channel, warning.language, warning.contact) == ("call-1", "call", "de", "+49 30 1234")
    assert warning.heard == NOW
    assert warning.happened == datetime(2024, 3, 4, 18, tzinfo=UTC)
    assert warning.priority is None


def test_the_contact_is_in_no_other_place() -> None:
    warning = to_submission(SHEET, "call-1", NOW, UNIVERSAL)
    assert "1234" not in repr((warning.text, warning.facts, warning.where, warning))


def test_the_contact_of_who_may_not_be_called_back_is_not_passed_on() -> None:
    warning = to_submission(answered(SHEET, "call_back", "nein"), "call-1", NOW, UNIVERSAL)
    assert warning.contact == ""
    assert ("call back", "nein") in warning.facts


@pytest.mark.parametrize(("danger", "priority"), [("no", None), ("", None), ("yes", Priority.P1), ("he is outside", Priority.P1)])
def test_danger_at_this_moment_makes_it_p1(danger: str, priority: Priority | None) -> None:
    assert to_submission(answered(SHEET, "danger", danger), "k", NOW, UNIVERSAL).priority == priority


@pytest.mark.parametrize(
    ("answer", "meant"),
    [("yes", True), ("Yes, after six", True), ("Ja.", True), ("no", False), ("Nee!", False), ("maybe", None), ("please do", None),
     ("I think so", None), ("no idea", None), ("", None)],
)  # fmt: skip
def test_a_yes_a_no_and_what_is_neither(answer: str, meant: bool | None) -> None:
    assert agreed(answer) is meant
    assert bool(objection("call_back", answer)) is (meant is None and answer != "")


@pytest.mark.parametrize(
    ("answer", "language"),
    [("en", True), ("Moroccan Arabic", True), ("zh-Hant", True), ("हिन्दी", True), ("العربية", True), ("0611 222", False), ("e", False),
     ("nl2", False), ("-", False), ("a@b", False), ("or", True),
     ("Arabic please", False), ("only Turkish", False), ("Arabisch bitte", False), ("I speak Dari", False), ("Arabic or French", False)],
)  # fmt: skip
def test_a_language_is_letters(answer: str, language: bool) -> None:
    assert is_language(answer) is language
    assert bool(objection("language", answer)) is not language
    assert to_submission(answered(SHEET, "language", answer), "k", NOW, UNIVERSAL).language == (answer if language else "")


def test_a_call_back_without_a_contact_is_said_on_the_report() -> None:
    warning = to_submission(answered(SHEET, "contact", " "), "k", NOW, UNIVERSAL)
    assert ("call back owed", "no: no way to reach them was given") in warning.facts
    assert warning.contact == ""


@given(sheet=sheets)
def test_a_sheet_that_says_nothing_always_has_a_question_left_to_ask(sheet: CallSheet) -> None:
    again = once_more(sheet)
    assert all(again.said(question.field) == sheet.said(question.field) for question in QUESTIONS)
    assert next_question(again) is not None or not says_nothing(again)


def test_an_empty_sheet_is_refused() -> None:
    with pytest.raises(Malformed, match="say at least what happened"):
        to_submission(CallSheet(danger="no", contact="x"), "k", NOW, UNIVERSAL)


def test_a_question_that_is_not_asked_is_refused() -> None:
    with pytest.raises(Malformed, match="does not ask 'key'"):
        answered(SHEET, "key", "x")


@given(sheet=sheets)
def test_a_sheet_survives_being_kept(sheet: CallSheet) -> None:
    assert from_json(to_json(sheet)) == sheet


@given(text=st.text(max_size=60) | st.sampled_from(['{"what": 1}', '{"odd": "x"}', "[" * 100_000, "null", "[]", "{}"]))
def test_a_damaged_sheet_is_read_or_refused(text: str) -> None:
    with suppress(Malformed):
        assert isinstance(from_json(text), CallSheet)


@pytest.mark.parametrize(
    ("contact", "what", "text"),
    [
        ("Fatma Yildiz 06-12345678", "Fatma Yildiz says Marek has a knife", "[sealed contact] says Marek has a knife"),
        ("06-12345678", "Ring 06-12345678 or joke@mill.example", "Ring [sealed contact] or [sealed contact]"),
        ("", "He is Marek Dolny, 06-12345678", "He is Marek Dolny, [sealed contact]"),
    ],
)
def test_a_contact_in_an_answer_is_sealed_and_the_names_of_others_stay(contact: str, what: str, text: str) -> None:
    warning = to_submission(answered(answered(SHEET, "contact", contact), "what", what), "k", NOW, UNIVERSAL)

    assert warning.text.splitlines()[0] == f"What happened: {text}"
    assert "Names: Ana Example" in warning.text
    assert "06-12345678" in warning.contact + warning.sealed
