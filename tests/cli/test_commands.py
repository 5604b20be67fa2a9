"""The commands: their help, their speed, a day's work."""

from __future__ import annotations

import json
import socket
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from statistics import median

import click
import pytest

from tests.shell import Shell
from tocsin.cli.commands import COMMANDS
from tocsin.cli.main import LazyGroup, tocsin
from tocsin.domain.people import Role
from tocsin.settings import load_settings


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_there_and_says_what_it_does(name: str) -> None:
    command = LazyGroup(commands={}).get_command(click.Context(tocsin), name)

    assert command is not None
    assert command.name == name
    assert command.help


def test_help_lists_every_command(tmp_path: Path) -> None:
    out = Shell(tmp_path).ok("--help").out

    assert all(name in out for name in COMMANDS)


def seconds(*arguments: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, *arguments], check=True, capture_output=True)
    return time.perf_counter() - began


def test_help_comes_within_four_times_a_bare_start_of_python() -> None:
    pairs = [(seconds("-m", "tocsin", "--help"), seconds("-c", "pass")) for _ in range(9)]

    assert median(help_ / bare for help_, bare in pairs) < 4


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> tuple[Shell, str]:
    """A shell on a sample desk, and what was printed when it was built."""
    shell = Shell(tmp_path_factory.mktemp("sample") / "home")
    return shell, shell.ok("demo", "--no-serve").out


def test_the_sample_desk_shows_what_is_undelivered(sample: tuple[Shell, str]) -> None:
    shell, printed = sample

    assert "invented" in printed
    assert "not lowered" in printed
    assert "overdue  schools" in printed
    assert "tocsin password Mirel" in printed
    readme = (Path(__file__).parents[2] / "README.md").read_text(encoding="utf-8").splitlines()
    quoted = next(line.strip().removesuffix("...") for line in readme if "not lowered" in line)
    assert quoted in printed, "write the line that the demo prints into the README"
    waiting = next(line.split() for line in printed.splitlines() if "tocsin done" in line)
    shell.ok("done", *waiting[2:])
    assert shell("duties", "--overdue").code == 1
    assert shell.ok("reconcile").out.endswith("nothing is lost\n")
    shell.ok("verify")


def test_the_sample_desk_says_that_its_port_is_taken_before_it_builds(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ran = Shell(tmp_path / "home")("demo", "--port", str(taken.getsockname()[1]))

    assert ran.code == 2
    assert "choose another port" in ran.err
    assert not (tmp_path / "home").exists()


def test_the_sample_desk_has_every_role_and_something_for_each(sample: tuple[Shell, str]) -> None:
    shell, _ = sample

    assert {person["role"] for person in shell.ok("user", "--json").rows} == set(Role)
    assert any(row["language"] == "ar" for row in shell.ok("reports", "--json").rows)
    storms = shell.ok("storms", "--json").rows
    assert any(storm["object"] == "lanternnight" and storm["baseline"]["known"] for storm in storms)
    assert [row["content"] for row in shell.ok("notices", "--json").rows] == ["live"]
    assert {row["state"] for row in shell("alerts", "--json").rows} == {"sent"}
    assert len(shell("notices", "again", "--json").rows) == 1
    assert len(shell.ok("items", "--json").rows) == 4


def test_the_sample_desk_wants_a_folder_of_its_own(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")

    ran = Shell(tmp_path)("demo")

    assert ran.code == 2
    assert (tmp_path / "mine.txt").read_text() == "mine"


def test_two_processes_hearing_the_same_file_accept_it_once(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("id,time,text\n" + "".join(f"{n},2026-01-01T10:00Z,Call number {n} about the gate\n" for n in range(400)))
    call = [sys.executable, "-m", "tocsin", "--home", str(tocsin.home), "hear", str(path), "--json"]

    both = [subprocess.Popen(call, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for _ in range(2)]
    ended = [process.communicate() for process in both]

    assert [process.returncode for process in both] == [0, 0], ended
    assert len(tocsin.ok("reports", "--json").rows) == 400
    assert tocsin.ok("reconcile", "--json").rows[0]["balanced"]


def test_the_list_of_reports_is_narrowed_down_and_turned_round(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("id,time,text\n" + "".join(f"{n},2026-01-0{n}T10:00Z,Call number {n} about the gate\n" for n in range(1, 5)))
    tocsin.ok("hear", path)

    def listed(*options: str) -> list[str]:
        return [row["text"].split()[2] for row in tocsin.ok("reports", "--json", *options).rows]

    assert listed() == listed("--team", "desk") == ["4", "3", "2", "1"]
    assert listed("--from", "2026-01-02", "--to", "2026-01-03", "--oldest") == ["2", "3"]
    assert listed("--channel", "door") == listed("--priority", "P1") == listed("--subject", "nobody") == []
    assert listed("--limit", "1", "--oldest") == ["1"]
    assert "no such report" in tocsin.ok("reports", "--outcome", "referred").out
    assert "is not a date" in tocsin("reports", "--from", "someday").err


def test_an_import_says_how_many_reports_are_urgent_and_the_list_shows_which(tocsin: Shell, tmp_path: Path) -> None:
    (tmp_path / "calls.csv").write_text(
        "text,time\nHe says he will burn down the mosque on Friday,2026-03-01 10:00\nA bicycle was stolen,2026-03-01 11:00\n"
    )

    imported = tocsin.ok("hear", str(tmp_path / "calls.csv")).out
    listed = tocsin.ok("reports", "--json").rows

    assert "1 new report is P1" in imported
    assert {row["text"].split()[0]: row["priority"] for row in listed} == {"He": "P1", "A": "P2"}
    assert "P1" in tocsin.ok("reports").out


def test_a_new_version_of_a_list_shows_what_it_changed_and_keeps_what_it_dropped(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,name\n1,Marek Dolny\n2,Petra Voss\n3,Ilse Kahn\n")
    tocsin.ok("lists", "load", path, "--source", "csv", "--name", "harbour")
    tocsin.ok("watch", "north", "harbour:2", "--reason", "r")
    path.write_text("id,name\n1,Marek Dolny\n3,Ilse Kahn-Roth\n4,Tom Berg\n")

    changed = tocsin.ok("lists", "load", path, "--source", "csv", "--name", "harbour", "--json").rows[0]

    assert (changed["added"], changed["changed"], changed["removed"]) == (["4"], ["3"], ["2"])
    assert tocsin.ok("subject", "show", "harbour:2", "--json").rows[0]["names"][0]["text"] == "Petra Voss"
    assert len(tocsin.ok("lists", "--all", "--json").rows) == 2


def test_a_file_that_would_empty_a_list_is_refused_in_one_line_until_it_is_meant(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "harbour.csv"
    load = ("lists", "load", path, "--source", "csv")
    path.write_text("id,name\n" + "".join(f"{ref},Person {ref}\n" for ref in range(30)))
    tocsin.ok(*load)
    path.write_text("id,name\n1,Person 1\n")

    refused = tocsin(*load)

    assert (refused.code, refused.out, refused.err.count("\n")) == (2, "", 1)
    assert "remove 29 of 30 entries of the list 'harbour'" in refused.err
    assert tocsin.ok("lists", "--json").rows[0]["entries"] == 30
    assert len(tocsin.ok(*load, "--anyway", "--json").rows[0]["removed"]) == 29
    assert "loaded already; nothing changed" in tocsin.ok(*load).out


def test_two_lists_of_ofac_in_one_call_are_both_in_force_and_are_watched_by_their_numbers(tocsin: Shell, tmp_path: Path) -> None:
    sdn, cons = tmp_path / "sdn.csv", tmp_path / "cons_prim.csv"
    sdn.write_text(f'7,"VELDRAK, Anso","individual","SDGT"{",-0- " * 8}\r\n')
    cons.write_text(f'9,"TESSEL, Omru","individual","NS-PLC"{",-0- " * 8}\r\n')

    loaded = tocsin.ok("lists", "load", sdn, cons, "--source", "ofac", "--json").rows

    assert [(row["list"], row["added"]) for row in loaded] == [("ofac", ["7"]), ("ofac+cons", ["9"])]
    (mention,) = tocsin.ok("screen", "--json", stdin=b"Omru Tessel wrote a letter.").rows
    assert (mention["candidates"][0]["source"], mention["candidates"][0]["entry"]) == ("ofac", "9")
    tocsin.ok("watch", "north", "ofac+cons:9", "--reason", "r")
    assert tocsin.ok("subject", "show", "ofac+cons:9", "--json").rows[0]["names"][0]["text"] == "TESSEL, Omru"


@pytest.mark.parametrize("name", ["own", "un", "ofac", "a:b", ""])
def test_a_list_of_ones_own_has_a_name_of_its_own(tocsin: Shell, tmp_path: Path, name: str) -> None:
    path = tmp_path / "own.csv"
    path.write_text("id,name\n1,Marek Dolny\n")

    ran = tocsin("lists", "load", path, "--source", "csv", "--name", name)

    assert ran.code == 2
    assert "--name" in ran.err


def test_ids_and_outcomes_are_read_as_people_type_them(tocsin: Shell, tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("A light is broken in Mill Lane.")
    tocsin.ok("hear", note)
    owed = {row["kind"]: row["duty"] for row in tocsin.ok("duties", "--json").rows}
    report = tocsin.ok("reports", "--json").rows[0]["report"]

    tocsin.ok("done", owed["deliver"].lower(), "--by", "Dora", "--outcome", "Acknowledged")
    tocsin.ok("done", owed["assess"].removeprefix("D-"), "--by", "Dora", "--outcome", "no further action")
    assert tocsin.ok("report", report.lower(), "--json").rows[0]["report"] == report


def test_a_telegram_export_is_heard_message_by_message_alone_and_in_an_archive(tocsin: Shell, tmp_path: Path) -> None:
    message = {"id": 1, "type": "message", "date": "2026-02-01T10:00:00", "from": "A", "from_id": "user1", "text": "A man with a knife"}
    joined = {"id": 2, "type": "service", "date": "2026-02-01T10:01:00", "actor": "B", "action": "join_group_by_link", "text": ""}
    export = tmp_path / "result.json"
    export.write_text(json.dumps({"name": "Hotline", "type": "private_group", "id": 77, "messages": [message, joined]}))
    with zipfile.ZipFile(tmp_path / "export.zip", "w") as archive:
        archive.write(export, "ChatExport/result.json")

    first = tocsin("hear", export, "--json").rows[0]
    packed = tocsin("hear", tmp_path / "export.zip", "--json").rows[0]

    assert (first["read"], first["accepted"]) == (2, 1)
    assert packed["accepted"] == 0
    assert tocsin.ok("reports", "--json").rows[0]["channel"] == "telegram"


def test_an_empty_reason_is_no_reason(tocsin: Shell) -> None:
    ran = tocsin("subject", "add", "Marek Dolny", "--reason", " ")

    assert ran.code == 2
    assert "give a reason" in ran.err


def test_a_home_is_for_its_owner_alone(tocsin: Shell, tmp_path: Path) -> None:
    Shell(tmp_path / "new").ok("init")

    assert (tmp_path / "new").stat().st_mode & 0o077 == 0


def test_a_port_that_is_taken_is_told_before_anything_is_served(tocsin: Shell) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        ran = tocsin("serve", "--port", str(other.getsockname()[1]))

    assert ran.code == 2
    assert "--port" in ran.err.splitlines()[-1]
    assert "is at http" not in ran.err


def test_a_mail_tells_that_something_is_owed_and_nothing_of_what_was_said(tocsin: Shell, tmp_path: Path) -> None:
    tocsin.ok("team", "add", "west", "--mail", "west@example.org")
    tocsin.ok("subject", "add", "Marek Dolny", "--reason", "r")
    tocsin.ok("watch", "west", "Marek Dolny", "--reason", "r")
    note = tmp_path / "note.txt"
    note.write_text("Marek Dolny keeps petrol in the cellar.")
    tocsin.ok("hear", note)

    tocsin.ok("work")

    (mail,) = (tocsin.home / "mail").glob("*.eml")
    text = mail.read_text()
    assert "west@example.org" in text
    assert "needs your answer" in text
    assert "Dolny" not in text
    assert "petrol" not in text


def test_a_threat_that_a_relative_tells_of_is_not_put_away_by_one_person(tocsin: Shell, tmp_path: Path) -> None:
    call = tmp_path / "call.txt"
    call.write_text("My nephew told his sister that he would burn the hall down on Friday.")
    tocsin.ok("hear", call)
    assess = next(row["duty"] for row in tocsin.ok("duties", "--json").rows if row["kind"] == "assess")

    tocsin.ok("done", assess, "--by", "Dora", "--outcome", "no further action")

    again = next(row["duty"] for row in tocsin.ok("duties", "--json").rows if row["kind"] == "review")
    assert tocsin("done", again, "--by", "Dora", "--outcome", "agree").code == 2
    tocsin.ok("done", again, "--by", "Dan", "--outcome", "agree")


@pytest.mark.parametrize(
    ("call", "hint"),
    [
        (["dutys"], "did you mean duties"),
        (["zzzz"], "tocsin --help"),
        (["done", "D-1"], "tocsin done --help"),
        (["lists", "load"], "tocsin lists load --help"),
    ],
)
def test_a_wrong_call_says_where_help_is(tocsin: Shell, call: list[str], hint: str) -> None:
    ran = tocsin(*call)

    assert (ran.code, ran.err.count("\n")) == (2, 1)
    assert hint in ran.err


def test_a_report_prints_its_time_its_language_and_its_facts(tocsin: Shell, tmp_path: Path) -> None:
    table = tmp_path / "calls.csv"
    table.write_text("date,time,description,place,language\n2026-05-01,20:15,they broke the door of the hall,North Hall,nl\n")
    tocsin.ok("hear", str(table))

    report = str(tocsin.ok("reports", "--json").rows[0]["report"])
    printed = tocsin.ok("report", report).out

    assert "2026-05-01 20:15" in printed
    assert "language: nl" in printed
    assert "place: North Hall" in printed


def test_the_languages_of_a_desk_are_stated_when_it_is_made(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "new")
    assert "e1" in shell("init", "--reads", "en,e1").err
    assert "'xx' is no language code" in shell("init", "--reads", "en,xx,yy").err
    assert "No language" not in shell.ok("init", "--reads", "en, NL").out
    (tmp_path / "ar.txt").write_text("حراس الليل يخططون لشيء في السوق الشمالي غدا مساء")
    shell.ok("hear", str(tmp_path / "ar.txt"))

    owed = {str(row["kind"]): row["due"] for row in shell.ok("duties", "--json").rows}

    assert owed["translate"] == owed["assess"]
    assert load_settings(tmp_path / "new").reads == ("en", "nl")


def test_numbers_without_a_prefix_are_of_the_country_of_the_desk(tmp_path: Path) -> None:
    shell = Shell(tmp_path / "new")
    (tmp_path / "letter.txt").write_text("Ring 0611 222 333 after six.")
    stated = ("stated", str(tmp_path / "letter.txt"), "--written", "2026-03-04", "--json")
    assert [row["normal"] for row in shell.ok(*stated).rows] == [""]

    shell.ok("init", "--reads", "nl", "--zone", "Europe/Amsterdam")
    shell.ok("subject", "add", "+31 6 11222333", "--kind", "account", "--reason", "rang twice")
    (tmp_path / "call.txt").write_text("The man who threatened us rang from 0611 222 333.")
    (tmp_path / "other.txt").write_text("The man who threatened us rang from +33 6 11 22 23 33.")

    assert [row["normal"] for row in shell.ok(*stated).rows] == ["+31611222333"]
    assert "+31 6 11222333" in shell("screen", str(tmp_path / "call.txt")).out
    assert "+31 6 11222333" not in shell("screen", str(tmp_path / "other.txt")).out


@pytest.mark.parametrize("group", ["subject", "posts", "evidence"])
def test_a_group_alone_prints_its_help_as_help(tocsin: Shell, group: str) -> None:
    assert tocsin.ok(group).out == tocsin.ok(group, "--help").out


_LISTING = sorted(
    name
    for name in COMMANDS
    if isinstance(command := LazyGroup(commands={}).get_command(click.Context(tocsin), name), click.Group)
    and command.invoke_without_command
    and "list" not in command.commands
)


@pytest.mark.parametrize("group", _LISTING)
def test_a_group_that_lists_by_itself_takes_the_word_list(tocsin: Shell, group: str) -> None:
    more = ["--by", "Dora"] if group == "call-sheets" else []

    assert "user" in _LISTING
    assert tocsin(group, "list", *more).out == tocsin(group, *more).out
    assert tocsin.ok(group, "list", *more, "--json").out == tocsin.ok(group, *more, "--json").out
