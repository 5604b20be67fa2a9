"""One rule says whether a caller is to be rung back, in tables as on call sheets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.unit.ingest.importing import accepted, hear
from tocsin.domain.report import BEFORE_RINGING
from tocsin.ingest.sealing.reach import asks_to_ring_back, reaches_nobody


@pytest.mark.parametrize(
    ("header", "end", "reachable"),
    [
        ("Melding;Telefoon;Terugbellen", "06103{n}5678;nee", False),
        ("text;phone;May be called back", "06103{n}5678;No.", False),
        ("Text;Telefon;Rückruf erwünscht", "0171 23{n}5678;ja", True),
        ("text;phone;callback", "06103{n}5678;yes", True),
        ("text;caller", "anonymous", False),
        ("Melding;Beller", "anoniem", False),
        ("Melding;Beller;Telefoon", "anoniem;06103{n}5678", True),
    ],
)
def test_a_table_owes_a_call_back_as_a_call_sheet_does(header: str, end: str, reachable: bool, tmp_path: Path) -> None:
    rows = "".join(f"A white van stands before house {n};{end.format(n=n)}\n" for n in range(2, 6))
    report = accepted(hear(tmp_path, f"{header}\n{rows}", "calls.csv"))[0]

    assert bool(report.contact) is reachable
    assert report.heard is None, "a number of a telephone is no time"
    assert "5678" not in report.text + str(report.facts), "what reaches nobody stays sealed, too"


def test_words_in_place_of_a_contact_reach_nobody() -> None:
    assert all(map(reaches_nobody, ("", " Anoniem ", "anonyme", "(anonymous)", "مجهول", "n/a", "none")))
    assert not any(map(reaches_nobody, ("0612345678", "Noor", "info@example.org")))


@pytest.mark.parametrize(
    ("heading", "no"),
    [
        ("Mag terug", "nee"), ("Mag terugbellen", "Nee, liever niet"), ("Darf zurück", "nein danke"), ("Kontakt erlaubt?", "nein"),
        ("May contact", "no"), ("Peut-on vous contacter", "non"), ("Puede llamar", "no"), ("Pode ligar", "não"), ("Può chiamare", "no"),
        ("Можно звонить", "нет"), ("يسمح بالاتصال", "لا"), ("מותר להתקשר", "לא"), ("Aranabilir mi", "hayır"), ("Do not call back", "yes"),
        ("Niet terugbellen", "ja"), ("Nicht zurückrufen", "ja"), ("Ne pas rappeler", "oui"),
    ],
)  # fmt: skip
def test_a_wish_not_to_be_rung_back_is_understood_in_the_languages_of_the_desk(heading: str, no: str, tmp_path: Path) -> None:
    rows = "".join(f'"A white van stands before house {n}";06103{n}5678;"{no}"\n' for n in (2, 3))

    for report in accepted(hear(tmp_path, f"text;phone;{heading}\n{rows}", "calls.csv")):
        assert (report.contact, "5678" in report.sealed, report.unread) == ("", True, ())


@pytest.mark.parametrize(("heading", "yes"), [("Do not call back", "no"), ("Mag terug", "ja"), ("מותר להתקשר", "כן")])
def test_a_wish_to_be_rung_back_is_understood(heading: str, yes: str, tmp_path: Path) -> None:
    (report,) = accepted(hear(tmp_path, f"text;phone;{heading}\nA white van stands before the hall;0610315678;{yes}\n", "calls.csv"))
    assert report.contact


@pytest.mark.parametrize("answer", ["nee", "nein", "non", "нет", "لا", "לא", "hayır", "ja", "yes"])
def test_a_yes_or_a_no_that_is_not_understood_beside_a_contact_is_to_be_read_before_anyone_rings(answer: str, tmp_path: Path) -> None:
    rows = f"A white van stands before the hall;0610315678;{answer}\nA van left;;{answer}\n"

    first, second = accepted(hear(tmp_path, f"text;phone;Qwrtz plim\n{rows}", "calls.csv"))

    line = f"column Qwrtz plim: {answer!r} was not understood, and may be about ringing back"
    assert first.unread == (line,)
    assert (BEFORE_RINGING, line) in first.facts
    assert second.unread == (), "nobody can be rung"


@pytest.mark.parametrize("heading", ["Suspect known", "Verified", "Polizei vor Ort", "Type"])
def test_a_yes_or_a_no_about_something_else_is_no_wish(heading: str, tmp_path: Path) -> None:
    (report,) = accepted(hear(tmp_path, f"text;phone;{heading}\nA white van stands before the hall;0610315678;no\n", "calls.csv"))
    assert (bool(report.contact), report.unread) == (True, ())


_REFUSING = """
do not call | Do not call! | don't call | please don't ring | bitte nicht anrufen | nicht zurückrufen | istemiyor | aranmak istemiyor
aramayın
no calls | kein Rückruf | not wanted | nicht erwünscht | lieber nicht | liever niet bellen | ne pas rappeler | pas d'appel
no llamar | sin llamadas
не звонить | нежелательно | لا تتصلوا | عدم الاتصال | לא להתקשר | declined | abgelehnt | never ring | no thanks | rather not
"""
_OPEN = """
only by mail | nur per Mail | not before 6 pm | nicht vor 18 Uhr | ask for the sister | egal | after school | yes, but not at home
do not call before noon | alleen overdag | seulement le soir | только вечером
"""


def _answers(block: str) -> list[str]:
    return [words.strip() for line in block.strip().split("\n") for words in line.split("|")]


@pytest.mark.parametrize("answer", _answers(_REFUSING))
@pytest.mark.parametrize("heading", ["callback", "Rückruf erwünscht", "Geri arama"])
def test_a_refusal_in_words_owes_no_call_back(answer: str, heading: str, tmp_path: Path) -> None:
    rows = f'A man was seen there, my number is 0612345678;0610315678;"{answer}"\n'

    (report,) = accepted(hear(tmp_path, f"text;phone;{heading}\n{rows}", "calls.csv"))

    assert report.declined
    assert (heading, answer) in report.facts, "the words of the answer stay in clear"
    assert report.unread == ()


@pytest.mark.parametrize("answer", _answers(_OPEN))
@pytest.mark.parametrize("heading", ["callback", "Rückruf erwünscht"])
def test_words_that_are_neither_a_yes_nor_a_no_are_read_before_anyone_rings(answer: str, heading: str, tmp_path: Path) -> None:
    (report,) = accepted(hear(tmp_path, f'text;phone;{heading}\nA man was seen there;0610315678;"{answer}"\n', "calls.csv"))

    assert not report.declined
    assert (BEFORE_RINGING, f"column {heading}: {answer}") in report.facts
    assert report.contact == "0610315678", "an answer is no contact"
    assert not any("sealed" in line for line in report.unread)


@pytest.mark.parametrize("answer", ["yes", "ja, bitte", "oui", "evet", "yes please", "n/a", ""])
def test_a_yes_is_no_warning(answer: str, tmp_path: Path) -> None:
    (report,) = accepted(hear(tmp_path, f'text;phone;callback\nA man was seen there;0610315678;"{answer}"\n', "calls.csv"))

    assert not report.declined
    assert not any(name == BEFORE_RINGING for name, _ in report.facts)


def test_answers_and_numbers_in_one_column_are_told_apart(tmp_path: Path) -> None:
    rows = "A man was seen there;do not call\nA van stood there;0610315678\nSmoke was seen there;only by mail\n"

    first, second, third = accepted(hear(tmp_path, f"text;callback\n{rows}", "calls.csv"))

    assert (first.declined, first.contact) == (True, "")
    assert (second.declined, second.contact) == (False, "0610315678")
    assert (BEFORE_RINGING, "column callback: only by mail") in third.facts


@pytest.mark.parametrize("answer", ["ask for Rosa Feldmann", "Rosa Feldmann"])
def test_a_name_among_the_answers_is_sealed_and_the_warning_stands(answer: str, tmp_path: Path) -> None:
    rows = f"A man was seen there;0610315678;{answer}\nA van stood there;0610315679;yes\nSmoke was seen there;0610315677;no\n"

    first = accepted(hear(tmp_path, f"text;phone;Rückruf erwünscht\n{rows}", "calls.csv"))[0]

    assert "Feldmann" not in str(first.facts) + first.text + str(first.unread)
    assert "Feldmann" in first.sealed + first.contact
    assert any(name == BEFORE_RINGING for name, _ in first.facts)


@pytest.mark.parametrize(
    "heading",
    [
        "Phone them?", "Ring?", "Call them back?", "Anrufen?", "Zurückrufen?", "Bellen?", "Appeler ?", "¿Llamar?", "Arayalım mı?",
        "Звонить?",
        "نتصل؟", "להתקשר?", "فون کریں؟",
    ],
)  # fmt: skip
def test_a_question_whether_to_ring_asks_about_ringing(heading: str) -> None:
    assert asks_to_ring_back(heading)


@pytest.mark.parametrize(
    "heading", ["Phone?", "Call?", "Called?", "Rung?", "Call the police?", "Phone number?", "Angerufen?", "Phone", "Ring"]
)
def test_a_question_for_a_number_or_for_what_was_done_does_not(heading: str) -> None:
    assert not asks_to_ring_back(heading)


def test_who_is_not_to_be_rung_is_reached_by_mail_alone(tmp_path: Path) -> None:
    rows = "A man was seen there;0610315678;ute.kress@example.de;nicht zurückrufen, er liest mit\nA van;0610315679;;no\n"

    first, second = accepted(hear(tmp_path, f"text;phone;Rückruf-Nr.;Zurückrufen?\n{rows}", "calls.csv"))

    assert (first.declined, first.contact, "0610315678" in first.sealed) == (True, "ute.kress@example.de", True)
    noted = [line for name, line in first.facts if name == BEFORE_RINGING]
    assert noted == ["column Zurückrufen?: nicht zurückrufen, er liest mit"], "an address is no answer"
    assert (second.declined, second.contact) == (True, "")


@pytest.mark.parametrize("writer", ["agent", "Operator", "Helpdesk"])
def test_a_comment_of_the_desk_itself_has_no_source(writer: str, tmp_path: Path) -> None:
    comments = [{"author": writer, "created_at": "2026-11-28T21:44:00+01:00", "body": "Police informed."}]
    ticket = {
        "id": 1,
        "created_at": "2026-11-28T21:12:00+01:00",
        "requester": {"name": "Ivo Brandt"},
        "description": "He will come on Friday.",
    }
    reports = accepted(hear(tmp_path, json.dumps({"tickets": [ticket | {"comments": comments}]}), "tickets.json"))

    assert [report.contact for report in reports] == ["Ivo Brandt", ""]
