"""Mail of a desk: gathered, urgent first, and never in the way of anything else."""

from __future__ import annotations

import os
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.office import Office
from tocsin.domain.errors import Unavailable
from tocsin.domain.report import Priority
from tocsin.settings import FILE
from tocsin.wiring import open_desk


@pytest.fixture
def watched(office: Office) -> Office:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    return office


def sent(office: Office) -> list[str]:
    """The subjects of the messages, in the order in which they were written."""
    paths = sorted((office.desk.home / "mail").glob("*.eml"), key=lambda path: path.stat().st_mtime_ns)
    return [str(message_from_bytes(path.read_bytes())["Subject"]) for path in paths]


def test_many_reports_make_one_message(watched: Office) -> None:
    for _ in range(20):
        watched.hear("Marek Dolny was here.", priority=Priority.P2)

    assert watched.desk.outbox.send().sent == 20

    (subject,) = sent(watched)
    assert "(and 19 more)" in subject.replace("\n", "")


def test_what_is_not_urgent_is_gathered_and_what_is_urgent_takes_it_along(watched: Office) -> None:
    watched.hear("Marek Dolny was here.", priority=Priority.P2)
    watched.desk.outbox.send()
    watched.hear("Marek Dolny is back.", priority=Priority.P2)

    assert watched.desk.outbox.send().sent == 0
    watched.hear("Marek Dolny will kill him.", priority=Priority.P1)
    assert watched.desk.outbox.send().sent == 2

    watched.hear("Marek Dolny went.", priority=Priority.P3)
    assert watched.desk.outbox.send().sent == 0
    watched.clock.advance(minutes=10)
    assert watched.desk.outbox.send().sent == 1
    assert len(sent(watched)) == 3


def test_a_missing_mail_password_stops_mail_alone(watched: Office, tmp_path: Path) -> None:
    path = watched.desk.home / FILE
    path.write_text(
        path.read_text()
        .replace('host = ""', 'host = "mail.invalid"')
        .replace('user = ""', 'user = "desk"')
        .replace('password_file = ""', 'password_file = "mail.password"')
    )
    desk = open_desk(watched.desk.home, watched.clock)
    report = Office(desk, watched.clock).hear("Marek Dolny was here.").report

    assert desk.outbox.send().failed == 1
    assert desk.reports.show(report).text == "Marek Dolny was here."
    assert desk.backup.write(tmp_path / "without").left_out == ("mail.password",)
    (watched.desk.home / "mail.password").write_text("secret")
    assert desk.backup.write(tmp_path / "with").left_out == ()
    desk.close()


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("/desk", "/nosuch"), "has no database 'nosuch"),
        (("tocsin@", "nobody@"), "has no role 'nobody'"),
        (("127.0.0.1:", "127.0.0.2:"), "no database server answers"),
        (("127.0.0.1", "no-such-host.invalid"), "host of the database server is unknown"),
    ],
)
def test_faults_of_the_database_server_are_told_apart(
    office: Office, database: str, monkeypatch: pytest.MonkeyPatch, change: tuple[str, str], words: str
) -> None:
    if database == "sqlite":
        pytest.skip("an SQLite desk has no server")
    url = os.environ["TOCSIN_DATABASE_URL"]
    monkeypatch.setenv("TOCSIN_DATABASE_URL", url.replace(*change))

    with pytest.raises(Unavailable, match=words):
        open_desk(office.desk.home, office.clock)
