"""A watched channel, account, site or link is heard when it posts, in whatever spelling."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.office import Office
from tocsin.domain.report import Priority, Submission, Triage
from tocsin.domain.subject import Kind, Link

pytest.importorskip("pyarrow")
HARMLESS = "Good morning to all of you from the village"
THREAT = "We will burn down the hostel tonight and kill them all"


def load(office: Office, folder: Path, *rows: dict[str, object], file: str = "posts.jsonl") -> None:
    """Load posts with a default id, time, account and text."""
    from tocsin.ingest.posts import PostReadOptions

    first = {"created_at": "2024-03-05T10:00:00Z", "author_id": "7", "text": HARMLESS}
    path = folder / file
    path.write_text("".join(json.dumps({**first, "id": f"{file}{n}", **row}) + "\n" for n, row in enumerate(rows, 1)), encoding="utf-8")
    office.desk.posts.load([path], PostReadOptions())


def reports_on(office: Office, subject: str) -> list[str]:
    """Return the texts of the reports that are linked to a subject, the oldest first."""
    with office.desk.services.store.reading() as reader:
        numbers = sorted(link.report for link in reader.find(Link, subject=subject))
    return [office.desk.reports.show(number).text or "" for number in numbers]


def watched(office: Office, name: str, kind: Kind) -> str:
    """Return the id of a subject that a team watches."""
    subject = office.subject(name, kind=kind)
    office.desk.subjects.watch("north", subject.id, reason="stake")
    return subject.id


@pytest.mark.parametrize(
    ("name", "kind", "row"),
    [
        ("@Village_Watch", Kind.ACCOUNT, {"author_id": "village_watch", "platform": "Twitter"}),
        ("https://mobile.twitter.com/Village_Watch", Kind.ACCOUNT, {"author_id": "village_watch", "platform": "x"}),
        ("@village_watch", Kind.ACCOUNT, {"author_id": "990", "username": "Village_Watch", "platform": "x"}),
        ("t.me/s/village_watch", Kind.CHANNEL, {"channel": "Village_Watch", "platform": "telegram"}),
        ("-1001234567", Kind.CHANNEL, {"channel": "channel1234567", "platform": "telegram"}),
        ("Village Watch", Kind.CHANNEL, {"channel": "village  watch", "platform": "telegram"}),
        ("https://m.facebook.com/profile.php?id=100044", Kind.ACCOUNT, {"author_id": "100044", "platform": "facebook"}),
        ("https://vk.com/club55", Kind.CHANNEL, {"author_id": "-55", "platform": "vk"}),
        ("https://m.example/@village", Kind.ACCOUNT, {"author_id": "https://m.example/users/village", "platform": "fediverse"}),
        ("news.example.org", Kind.LINK, {"links": ["https://m.news.example.org/a/b?utm_source=x"]}),
        ("https://news.example.org/hate", Kind.LINK, {"text": "see https://www.news.example.org/hate/today for more"}),
        ("https://youtu.be/abcdefghijk", Kind.LINK, {"text": "see https://m.youtube.com/watch?v=abcdefghijk&feature=share now"}),
    ],
)
def test_what_a_watched_source_posts_is_a_digest_in_every_spelling(
    name: str, kind: Kind, row: dict[str, object], office: Office, tmp_path: Path
) -> None:
    subject = watched(office, name, kind)

    load(office, tmp_path, row, {"author_id": "somebody_else", "channel": "elsewhere"})

    [digest] = reports_on(office, subject)
    assert digest.startswith("1 post in")
    assert subject in digest.split("\n")[0]


def test_a_threat_of_a_watched_account_is_a_report_of_its_own_at_once(office: Office, tmp_path: Path) -> None:
    subject = watched(office, "@village_watch", Kind.ACCOUNT)

    load(office, tmp_path, {"author_id": "village_watch", "text": THREAT}, {"author_id": "village_watch"})

    at_once, digest = reports_on(office, subject)
    assert at_once == THREAT
    assert digest.startswith("2 posts in")
    with office.desk.services.store.reading() as reader:
        assert sorted(triage.priority for triage in reader.find(Triage)) == [Priority.P1, Priority.P3]


def test_a_changed_handle_is_the_same_account(office: Office, tmp_path: Path) -> None:
    subject = watched(office, "@old_name", Kind.ACCOUNT)
    load(office, tmp_path, {"author_id": "990", "username": "old_name"})

    load(office, tmp_path, {"author_id": "990", "username": "new_name", "created_at": "2024-04-05T10:00:00Z"}, file="later.jsonl")

    assert len(reports_on(office, subject)) == 2


def test_a_late_watch_gets_what_was_posted_before(office: Office, tmp_path: Path) -> None:
    load(office, tmp_path, {"author_id": "village_watch"}, {"author_id": "village_watch", "created_at": "2024-03-09T10:00:00Z"})
    subject = office.subject("@village_watch", kind=Kind.ACCOUNT)

    office.desk.subjects.watch("north", subject.id, reason="stake")
    office.desk.post_screening.screen()

    [digest] = reports_on(office, subject.id)
    assert digest.startswith("2 posts in")
    assert "2024-03-05 to 2024-03-09" in digest


def test_a_report_from_a_watched_site_is_linked_to_it(office: Office) -> None:
    subject = watched(office, "news.example.org", Kind.LINK)

    office.desk.intake.receive(Submission("a", "feed", HARMLESS, facts=(("link", "https://www.news.example.org/a"),)))
    office.desk.intake.receive(Submission("b", "feed", HARMLESS + ".", facts=(("link", "https://other.example.org/a"),)))

    assert len(reports_on(office, subject)) == 1


def test_the_sender_of_a_private_chat_is_no_watched_account(office: Office) -> None:
    subject = watched(office, "@village_watch", Kind.ACCOUNT)

    office.desk.intake.receive(Submission("a", "signal", HARMLESS, contact="village_watch"))

    assert reports_on(office, subject) == []
