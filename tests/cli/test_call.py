"""A call in the terminal: what is asked again, what is kept, and what is promised."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from tests.shell import Ran, Shell
from tocsin.ingest.reports.call_sheet import CallSheet, to_json
from tocsin.wiring import open_desk

EMPTY = [""] * 6


@pytest.fixture
def tocsin(tocsin: Shell) -> Shell:
    """The desk, and a call handler in it."""
    tocsin.ok("user", "add", "Cato", "--team", "desk", "--role", "call-handler")
    return tocsin


@pytest.fixture
def at_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """A person sits at the keyboard."""
    monkeypatch.setattr("tocsin.cli.call.at_terminal", lambda: True)


def take(tocsin: Shell, *answers: str, new: bool = False) -> Ran:
    return tocsin("call", "--by", "Cato", *["--new"] * new, stdin="".join(f"{line}\n" for line in answers).encode())


def sheets(tocsin: Shell) -> dict[str, str]:
    """The unfinished call sheets, and their states."""
    return {str(row["sheet"]): str(row["state"]) for row in tocsin.ok("call-sheets", "--by", "Cato", "--json").rows}


def leave_file(tocsin: Shell, words: str, name: str = "Cato") -> Path:
    """Leave the file of an interrupted call, as an earlier Tocsin did."""
    path = tocsin.home / f"call-sheet.json.{name}"
    path.write_text(words)
    return path


def files(tocsin: Shell) -> list[Path]:
    return sorted(tocsin.home.glob("call-sheet.json*"))


def said(tocsin: Shell) -> set[str | None]:
    """What each unfinished sheet says that happened."""
    with closing(open_desk(tocsin.home)) as desk:
        return {kept.said.what for kept in desk.call_sheets.unfinished(by="Cato")}


def stored(tocsin: Shell) -> dict[str, object]:
    rows = tocsin.ok("reports", "--json").rows
    assert len(rows) == 1
    return tocsin.ok("report", str(rows[0]["report"]), "--json").rows[0]


def called(*last: str, what: str = "A light is broken.") -> tuple[str, ...]:
    return (what, "", "", "", "no", "", *last)


def test_an_empty_sheet_is_not_kept_and_locks_nobody_out(tocsin: Shell) -> None:
    ran = take(tocsin, *EMPTY, "", "", "")

    assert ran.code == 2
    assert "say at least what happened" in ran.err
    assert sheets(tocsin) == {}
    assert take(tocsin, *called("no", "en")).code == 0


def test_a_resumed_sheet_that_says_nothing_asks_again_and_keeps_the_contact(tocsin: Shell) -> None:
    leave_file(tocsin, to_json(CallSheet("call:1", "", "", "", "", "", "", "yes", "0611 222", "nl")))

    ran = take(tocsin, "A light is broken.", "", "", "", "", "")

    assert ran.code == 0, ran.err
    assert "Continuing the interrupted call" in ran.err
    assert "we ring you back by" in ran.out


def test_a_sheet_with_a_contact_alone_is_refused_and_kept(tocsin: Shell) -> None:
    assert take(tocsin, *EMPTY, "yes", "0611 222", "nl").code == 2
    assert len(sheets(tocsin)) == 1
    assert take(tocsin, "A light is broken.", "", "", "", "", "").code == 0
    assert said(tocsin) == set()


@pytest.mark.parametrize(("name", "words"), [("Cato", to_json(CallSheet("call:1", what="Half a story"))), ("Cato.1", "{Half a story")])
def test_words_in_a_file_of_an_earlier_version_are_sealed_and_the_file_goes(tocsin: Shell, name: str, words: str) -> None:
    leave_file(tocsin, words, name)

    assert list(sheets(tocsin).values()) == ["not finished yet"]

    assert files(tocsin) == []
    assert said(tocsin) <= {"Half a story", "{Half a story"}
    assert not any(b"Half a story" in path.read_bytes() for path in tocsin.home.rglob("*") if path.is_file())


def test_a_file_that_is_found_again_after_a_crash_is_one_sheet(tocsin: Shell) -> None:
    for _ in range(2):
        leave_file(tocsin, to_json(CallSheet("call:1", what="Half a story", contact="0611 222")))
        assert len(sheets(tocsin)) == 1
    assert files(tocsin) == []


def test_a_file_of_nobody_that_is_known_here_stays(tocsin: Shell) -> None:
    path = leave_file(tocsin, to_json(CallSheet("call:1", what="Half a story")), "Ewa")
    assert sheets(tocsin) == {}
    assert path.exists()


def test_an_interrupted_call_is_sealed_listed_and_continued_in_the_browser(tocsin: Shell) -> None:
    ran = take(tocsin, "Half a story", "Pieter", "", "", "", "", "yes", "+31 6 9090 1234")

    assert ran.code != 0
    assert files(tocsin) == []
    assert not any(b"9090" in path.read_bytes() for path in tocsin.home.rglob("*") if path.is_file())
    ((number, state),) = sheets(tocsin).items()
    assert state == "not finished yet"
    with closing(open_desk(tocsin.home)) as desk:
        kept = desk.call_sheets.show(number, by="Cato")
        assert (kept.said.what, kept.said.contact, kept.said.language) == ("Half a story", "+31 6 9090 1234", None)
        desk.call_sheets.finish(number, by="Cato")
    assert "Half a story" in str(stored(tocsin)["text"])


def test_a_call_begun_in_the_browser_is_continued_in_the_terminal(tocsin: Shell) -> None:
    with closing(open_desk(tocsin.home)) as desk:
        number = desk.call_sheets.begin(by="Cato").id
        desk.call_sheets.save(number, {"what": "Half a story"}, by="Cato")

    ran = take(tocsin, "Pieter", "", "", "no", "", "no", "nl")

    assert ran.code == 0, ran.err
    assert f"Continuing the interrupted call {number}" in ran.err
    assert "Who: Pieter" in str(stored(tocsin)["text"])
    assert sheets(tocsin) == {number: f"became {stored(tocsin)['report']}, can be taken back"}


def test_a_new_call_leaves_the_old_ones_and_says_how_to_continue_each(tocsin: Shell) -> None:
    for words in ("One", "Two"):
        assert take(tocsin, words, "", new=True).code != 0
    first, second = sorted(sheets(tocsin), key=lambda number: int(number.split("-")[1]))

    ran = take(tocsin, *called("no", "en"), new=True)

    assert ran.code == 0, ran.err
    assert all(f"tocsin call --by Cato --sheet {number}" in ran.err for number in (first, second))
    assert "One" not in ran.err
    assert said(tocsin) == {"One", "Two"}
    again = tocsin("call", "--by", "Cato", "--sheet", first, stdin=b"\n" * 3 + b"no\n\nno\nen\n")
    assert f"Continuing the interrupted call {first}" in again.err
    assert said(tocsin) == {"Two"}
    assert "is finished" in tocsin("call", "--by", "Cato", "--sheet", first).err
    assert tocsin("call", "--by", "Cato", "--sheet", second, "--new").code == 2


def test_a_list_of_call_sheets_without_a_person_is_refused_in_whole_sentences(tocsin: Shell) -> None:
    assert "each person sees only their own call sheets. See: " in tocsin("call-sheets").err


@pytest.mark.usefixtures("at_terminal")
@pytest.mark.parametrize("unclear", ["please do", "maybe", "I think so"])
def test_an_unclear_word_on_the_call_back_is_asked_again(tocsin: Shell, unclear: str) -> None:
    ran = take(tocsin, *called(unclear, "hm", "yes", "0611 222", "en", "y"))

    assert ran.code == 0, ran.err
    assert ran.err.count("yes or no") == 2
    assert "we ring you back by" in ran.out


@pytest.mark.parametrize("again", [["y"], []])
def test_from_a_pipe_what_does_not_answer_it_is_taken_for_the_next_question(tocsin: Shell, again: list[str]) -> None:
    ran = take(tocsin, *called("please do", *again, "0611 222", "en"))

    assert ran.code == 0, ran.err
    assert "we ring you back by" in ran.out
    assert stored(tocsin)["language"] == "en"


@pytest.mark.usefixtures("at_terminal")
def test_a_call_back_without_a_contact_is_asked_for_once_more(tocsin: Shell) -> None:
    ran = take(tocsin, *called("yes", "", "0611 222", "en", ""))

    assert "no call back can be owed" in ran.err
    assert "we ring you back by" in ran.out


@pytest.mark.usefixtures("at_terminal")
def test_without_a_contact_it_is_said_that_no_call_back_is_owed(tocsin: Shell) -> None:
    ran = take(tocsin, *called("yes", "", "", "en", ""))

    assert ran.code == 0, ran.err
    assert "No call back is owed: no way to reach them was given." in ran.out
    assert "ring you back" not in ran.out


def test_a_script_that_gives_no_contact_goes_on_as_before(tocsin: Shell) -> None:
    ran = take(tocsin, *called("yes", "", "en"))

    assert ran.code == 0, ran.err
    assert "No call back is owed: no way to reach them was given." in ran.out
    assert stored(tocsin)["language"] == "en"


def test_after_a_no_a_number_is_no_language(tocsin: Shell) -> None:
    ran = take(tocsin, *called("no", "0611 222", "nl"))

    assert ran.code == 0, ran.err
    assert "no contact is asked for" in ran.err
    assert "not the name of a language" in ran.err
    assert stored(tocsin)["language"] == "nl"
    assert "No call back is owed: they do not want one." in ran.out


def test_a_script_that_ends_on_a_wrong_language_is_stored_without_it(tocsin: Shell) -> None:
    assert take(tocsin, *called("no", "0611 222")).code == 0
    assert stored(tocsin)["language"] == ""


@pytest.mark.usefixtures("at_terminal")
def test_a_sheet_is_shown_and_stored_only_when_it_is_said(tocsin: Shell) -> None:
    first = take(tocsin, *called("no", "en", "n"))

    assert first.code == 0
    assert "Store this?" in first.err
    assert "What happened: A light is broken." in first.err
    assert "not stored" in first.err
    assert tocsin.ok("reports", "--json").rows == []

    again = take(tocsin, "e", "Two lights are broken.", "", "", "Tuesday", "", "", "", "-", "y")
    assert again.code == 0, again.err
    report = stored(tocsin)
    assert "Two lights are broken." in str(report["text"])
    assert "When: Tuesday" in str(report["text"])
    assert report["language"] == ""


def test_a_script_is_not_asked_whether_to_store(tocsin: Shell) -> None:
    assert "Store this?" not in take(tocsin, *called("no", "en")).err


def test_a_contact_that_comes_later_is_typed_and_never_an_argument(tocsin: Shell) -> None:
    take(tocsin, *called("no", "en"))
    report = str(tocsin.ok("reports", "--json").rows[0]["report"])

    assert "a call back is owed by" in tocsin.ok("contact", report, "--by", "Cato", stdin=b"0611 222\n").out

    assert "0611" not in tocsin.ok("entries", "--json").out
    empty = tocsin("contact", report, "--by", "Cato", stdin=b"\n")
    assert (empty.code, len(empty.err.splitlines())) == (2, 1)


def test_sheets_are_discarded_and_taken_back(tocsin: Shell) -> None:
    desk = open_desk(tocsin.home)
    empty, ended = (desk.call_sheets.begin(by="Cato").id for _ in range(2))
    desk.call_sheets.save(ended, {"what": "A light is broken."}, by="Cato")
    desk.close()
    report = tocsin.ok("call-sheets", "finish", ended, "--by", "Cato").out.split()[-1]

    states = {row["sheet"]: row["state"] for row in tocsin.ok("call-sheets", "--by", "Cato", "--json").rows}
    assert states == {empty: "empty", ended: f"became {report}, can be taken back"}
    tocsin.ok("call-sheets", "discard", empty, "--by", "Cato")
    going_on = tocsin.ok("call-sheets", "take-back", ended, "--by", "Cato").out.split()[-3]
    second = tocsin.ok("call-sheets", "finish", going_on, "--by", "Cato", stdin=b"They have a knife.\n").out.split()[-1]

    assert second != report
    assert tocsin("call-sheets", "discard", ended, "--by", "Cato").code == 2
    assert tocsin("call-sheets", "take-back", ended, "--by", "Dora").code == 2
    assert tocsin("call-sheets").code == 2
