"""JSON documents with records in several lists, and with records within records."""

from __future__ import annotations

import json
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, keys, refused
from tocsin.domain.report import Submission
from tocsin.ingest.leftovers import leaves_of
from tocsin.ingest.syntax.json_records import records_of, told_lists, without_records


def comment(number: int, text: str) -> dict[str, object]:
    created = f"2026-02-05T1{number}:30:00.000+0100"
    author = {"displayName": "Joost van Dam", "emailAddress": "joost@example.org"}
    return {"id": str(number), "author": author, "body": text, "created": created, "updated": created}


def issue(number: int, summary: str, *comments: dict[str, object]) -> dict[str, object]:
    fields = {
        "summary": summary,
        "created": f"2026-02-0{number}T09:00:00.000+0100",
        "reporter": {"displayName": "Nadia El Amrani", "emailAddress": "nadia@example.org"},
        "status": {"name": "Open", "description": "The issue is open and ready for work"},
        "comment": {"total": len(comments), "comments": list(comments)},
    }
    return {"id": str(number), "key": f"SAFE-{number}", "fields": fields}


ISSUES = [
    issue(1, "A caller threatened the imam", comment(1, "He called again from a hidden number"), comment(2, "The police have it now")),
    issue(2, "Leaflets in the letterboxes call for a march"),
]


def with_text(items: list[Submission], words: str) -> Submission:
    """Return the one report that holds these words in its text."""
    (report,) = [item for item in items if words in item.text]
    return report


def test_issues_and_their_comments_are_reports_of_their_own_each_with_its_time(tmp_path: Path) -> None:
    items = hear(tmp_path, json.dumps({"startAt": 0, "total": 2, "issues": ISSUES}), "jira.json")
    reports = accepted(items)
    assert not refused(items)
    assert len(reports) == 4
    assert f"{with_text(reports, 'threatened the imam').heard:%d %H:%M}" == "01 08:00"
    assert f"{with_text(reports, 'hidden number').heard:%d %H:%M}" == "05 10:30"
    assert "Nadia El Amrani" in with_text(reports, "Leaflets").contact
    assert "joost@example.org" in with_text(reports, "The police").contact


def test_a_comment_names_the_record_it_stands_in(tmp_path: Path) -> None:
    reports = accepted(hear(tmp_path, json.dumps({"issues": ISSUES}), "jira.json"))
    assert ("stands in", "SAFE-1") in with_text(reports, "hidden number").facts
    assert not any(name == "stands in" for name, _ in with_text(reports, "Leaflets").facts)


def test_records_of_an_array_hold_records_too(tmp_path: Path) -> None:
    notes = [{"note": "It was the same boy as last week", "author": {"name": "Mo Said"}, "created_at": "2026-01-05T12:00:00Z"}]
    ticket = {"iid": 1, "title": "Fire in the bin", "description": "Somebody set it on fire.", "created_at": "2026-01-05T10:00:00Z"}
    reports = accepted(hear(tmp_path, json.dumps([{**ticket, "notes": notes}]), "gitlab.json"))
    assert f"{with_text(reports, 'the same boy').heard:%H:%M}" == "12:00"
    assert "Mo Said" not in repr([(report.text, report.facts) for report in reports])
    assert "the same boy" not in with_text(reports, "set it on fire").text


def test_a_message_that_leaves_its_words_to_one_record_in_it_stays_whole(tmp_path: Path) -> None:
    form = {"pretext": "A new report by the form", "text": "They come to the hall", "ts": 1709300000}
    message = {"type": "message", "ts": "1709306000.000300", "text": "", "attachments": [form]}
    (report,) = accepted(hear(tmp_path, json.dumps([message]), "day.json"))
    assert "They come to the hall" in report.text
    assert f"{report.heard:%H:%M}" == "15:13"


def test_records_in_lists_of_two_kinds_are_all_read(tmp_path: Path) -> None:
    visits = [{"when": "2026-02-01T10:00:00Z", "notes": "A boy spat at the women before the church"}]
    calls = [{"when": "2026-02-04T10:00:00Z", "phone": "0612345678", "words": "They said the hall will burn"}]
    document = {"districts": [{"area": "North", "teams": [{"team": "A", "visits": visits}, {"team": "B", "calls": calls}]}]}
    reports = accepted(hear(tmp_path, json.dumps(document), "round.json"))
    assert ("teams.team", "B") in with_text(reports, "the hall will burn").facts
    assert ("districts.area", "North") in with_text(reports, "spat at the women").facts
    assert with_text(reports, "the hall will burn").contact == "0612345678"


def test_records_with_the_same_id_in_two_lists_are_two_reports(tmp_path: Path) -> None:
    record = {"id": "1", "text": "They come to the hall", "date": "2026-02-01T10:00:00Z"}
    items = hear(tmp_path, json.dumps({"calls": [record], "mails": [record]}), "two.json")
    assert len(set(keys(items))) == 2
    assert keys(items) == keys(hear(tmp_path, json.dumps({"calls": [record], "mails": [record]}), "two.json"))


def test_events_that_repeat_words_of_other_records_are_listed_and_no_reports(tmp_path: Path) -> None:
    card = {"id": "c1", "name": "Van without plates at the mosque", "created": "2026-02-01T10:00:00Z"}
    moved = {"type": "move", "at": "2026-02-02T10:00:00Z", "data": {"card": {"name": card["name"]}}}
    said = {"type": "say", "at": "2026-02-03T10:00:00Z", "data": {"text": "Two men got out of it", "card": {"name": card["name"]}}}
    items = hear(tmp_path, json.dumps({"cards": [card], "events": [moved, said]}), "board.json")
    assert len(accepted(items)) == 2
    assert b'"move"' in refused(items)[0].raw
    assert with_text(accepted(items), "Two men got out").text.startswith("Two men got out")


def board() -> dict[str, object]:
    """Return a board with one card, a comment on it, a list of things to do, and a card that moved."""
    card = {"id": "69a3c5900000000000000001", "name": "Van at the mosque", "desc": "", "dateLastActivity": "2026-05-30T00:00:00.000Z"}
    older = {"id": "69a3c5900000000000000002", "name": "Ask the baker", "desc": "Call her on 020 7946 0991", "dateLastActivity": None}
    named = {"card": {"id": card["id"], "name": card["name"]}, "board": {"name": "Night watch"}}
    who, other = {"fullName": "Sanne Visser", "username": "sannevisser7"}, {"fullName": "Pieter Bos", "username": "pieterbos"}
    said = {"id": "a2", "type": "commentCard", "date": "2026-03-03T20:15:00Z", "data": {"text": "They burn it tonight", **named}}
    made = {"id": "a1", "type": "createCard", "date": "2026-03-02T08:00:00Z", "data": named, "memberCreator": who}
    moved = {"id": "a3", "type": "updateCard", "date": "2026-03-04T08:00:00Z", "data": {**named, "old": {"desc": "An older account of it"}}}
    to_do = {"idCard": card["id"], "name": "Tonight", "checkItems": [{"name": "keep the pictures", "state": "complete"}]}
    actions = [{**moved, "memberCreator": other}, {**said, "memberCreator": other}, made]
    return {"name": "Night watch", "cards": [card, older], "actions": actions, "checklists": [to_do]}


def test_cards_of_a_board_and_comments_on_them_are_reports(tmp_path: Path) -> None:
    items = hear(tmp_path, json.dumps(board()), "board.json")
    reports = accepted(items)
    card, said, older = (with_text(reports, words) for words in ("Van at the mosque", "burn it tonight", "Ask the baker"))
    assert len(reports) == 3
    assert (f"{card.heard:%d %H}", f"{said.heard:%d %H:%M}", f"{older.heard:%Y-%m-%d}") == ("02 08", "03 20:15", "2026-03-01")
    assert ("Sanne Visser" in card.contact, "Pieter Bos" in said.contact) == (True, True)
    assert "keep the pictures" in card.text
    assert ("stands in", "Van at the mosque") in said.facts
    assert b"An older account" in refused(items)[0].raw


TREES = st.recursive(
    st.sampled_from(["they come tonight", "2026-02-01T10:00:00Z", "x", "burn the hall"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from("abc"), inner, max_size=3),
    max_leaves=20,
)


@given(st.dictionaries(st.sampled_from("abc"), TREES, max_size=3))
def test_every_value_of_a_document_stands_in_a_record_or_beside_them(document: dict[str, object]) -> None:
    lists = told_lists(document)
    parts = [without_records(document, lists), *(record.value for record in records_of(document, lists))]
    assert sorted(leaf.value for part in parts for leaf in leaves_of(part)) == sorted(leaf.value for leaf in leaves_of(document))
