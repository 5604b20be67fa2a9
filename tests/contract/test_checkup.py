"""What is wrong with a desk, and how to fix it."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import msgspec
import pytest

from tests.office import Office
from tocsin.desk import Desk
from tocsin.desk.checkup import CHECKS, Severity
from tocsin.desk.recipients import NewRecipient
from tocsin.domain.dispatch import ContactPerson, RecipientRole
from tocsin.domain.ledger import Change
from tocsin.domain.people import Person, Role, Team
from tocsin.settings import MachineSettings, edited


def problems(office: Office, severity: Severity | None = None) -> str:
    found = office.desk.checkup.findings()
    return "\n".join(f"{each.problem} -> {each.fix}" for each in found if severity in (None, each.severity))


@pytest.fixture
def sound(office: Office) -> Office:
    """A staffed desk whose home is private."""
    office.desk.home.chmod(0o700)
    return office


def test_overdue_duties_that_nobody_was_told_of_mean_that_the_worker_does_not_run(sound: Office) -> None:
    report = sound.hear("A man was here.").report
    assert "worker" not in problems(sound)
    sound.clock.advance(days=9)

    assert "the worker does not run" in problems(sound, Severity.BROKEN)

    sound.desk.duties.escalate()
    assert "the worker does not run" not in problems(sound)
    assert "2 duties are overdue" in problems(sound, Severity.WEAK), report


def test_a_duty_is_overdue_as_soon_as_the_queue_says_so(sound: Office) -> None:
    sound.hear("A man was here.")
    due = max(duty.due for duty in sound.desk.duties.listed())
    sound.clock.advance(seconds=(due - sound.clock.now()).total_seconds() + 60)

    assert "2 duties are overdue" in problems(sound, Severity.WEAK)


def test_a_team_that_cannot_answer_is_named(sound: Office) -> None:
    assert "has nobody who can answer" not in problems(sound)
    sound.desk.people.add_team("west", "")

    assert "team west has nobody who can answer -> tocsin user add NAME --team west" in problems(sound, Severity.BROKEN)
    assert "team west has no mail address" in problems(sound, Severity.WEAK)


def test_a_team_that_is_away_is_named(sound: Office) -> None:
    for name in ("Nora", "Nils"):
        sound.desk.people.away(name, sound.clock.now() + timedelta(days=3))

    assert "everyone in team north is away" in problems(sound, Severity.BROKEN)


def test_a_desk_with_one_person_who_assesses_lacks_a_second(sound: Office) -> None:
    sound.desk.people.remove("Dan", reason="left")

    assert "only Dora can assess at the desk" in problems(sound, Severity.WEAK)

    sound.desk.people.remove("Dora", reason="left")
    assert "nobody at the desk can assess a report" in problems(sound, Severity.BROKEN)


def test_an_ended_watch_and_a_review_that_is_due_are_named(sound: Office) -> None:
    subject = sound.subject("Marek Dolny")
    sound.desk.subjects.watch("north", subject.id, by="Dora", reason="stake", review=sound.clock.now().date())
    sound.clock.advance(days=2)
    assert "1 watch is past the review date" in problems(sound)

    sound.desk.subjects.unwatch("north", subject.id, by="Dora", reason="over")

    assert f"nobody watches 1 subject any more ({subject.id})" in problems(sound)


def test_a_home_folder_that_others_can_read_is_named(sound: Office) -> None:
    assert "can look into" not in problems(sound)
    sound.desk.home.chmod(0o755)

    assert "can look into" in problems(sound, Severity.BROKEN)


def test_only_people_who_may_change_the_desk_are_asked_for_a_second_step(sound: Office) -> None:
    sound.desk.sign_in.set_password("Nora", "a long row of lanterns", by="Nora")
    assert "password alone" not in problems(sound), "a lead of another team opens no settings"

    sound.desk.people.add("Ada", "desk", Role.ADMINISTRATOR)
    sound.desk.sign_in.invite("Dora", by="Ada")
    assert "password alone" not in problems(sound), "nobody signs in with an invitation alone"
    sound.desk.sign_in.set_password("Dora", "a long row of lanterns", by="Dora")
    assert "Dora can change the desk with a password alone" in problems(sound)


def test_settings_are_compared_as_their_file_is_now(sound: Office) -> None:
    assert "are not those" not in problems(sound)
    path = sound.desk.home / "tocsin.toml"
    path.write_text(edited(path.read_text(), {"idle_minutes": 7}))

    assert "idle_minutes" in problems(sound, Severity.WEAK)
    assert "idle_minutes" in str(sound.desk.audit.verify().settings)
    path.write_text("zone = 5")
    assert "tocsin.toml" in str(sound.desk.audit.verify().settings)


def test_every_check_has_a_fix_and_the_gravest_comes_first(sound: Office) -> None:
    found = sound.desk.checkup.findings()

    assert len(CHECKS) == 18
    assert all(each.fix for each in found)
    assert [each.severity for each in found] == sorted((each.severity for each in found), key=list(Severity).index)


def test_an_address_stored_earlier_that_is_none_is_named_with_its_owner(sound: Office) -> None:
    assert "no single mail address" not in problems(sound)
    with sound.desk.services.store.writing("operator", sound.clock.now()) as session:
        team, person = session.get(Team, "north"), session.get(Person, "Sam")
        assert team
        assert person
        session.record(Change("team changed", team, replace(team, address="north@example.org, n@example.org")))
        session.record(Change("person changed", person, replace(person, address="sam at example.org")))

    named = problems(sound, Severity.BROKEN)
    assert "'north@example.org, n@example.org' of team north is no single mail address" in named
    assert "'sam at example.org' of Sam is no single mail address" in named
    assert "-> tocsin user add Sam --team south --role member --mail ADDRESS" in named


def test_a_model_that_cannot_be_used_is_named(sound: Office) -> None:
    services = sound.desk.services
    assert "the model" not in problems(sound)
    services.settings = msgspec.structs.replace(services.settings, machine=MachineSettings(translate=("opus",)))

    assert "the model opus cannot translate" in problems(sound, Severity.WEAK)


def test_a_desk_without_a_door_cannot_alert_its_recipients(sound: Office) -> None:
    assert "no public door" in problems(sound, Severity.ADVICE)
    site = NewRecipient(RecipientRole.SITE, "Lindenhof mosque", [ContactPerson("Keeper", "keeper@site.example")])
    added = sound.desk.recipients.add(site, by="Dora", reason="threatened before")

    assert "no alert can be sent to 1 recipient: the desk has no public door" in problems(sound, Severity.BROKEN)
    assert "no public door" not in problems(sound, Severity.ADVICE)
    sound.desk.recipients.retire(added.id, by="Dora", reason="moved away")
    assert "no alert can be sent" not in problems(sound)


def test_a_channel_of_a_contact_outside_that_nobody_set_up_is_named(sound: Office) -> None:
    contacts = [ContactPerson("Keeper", "keeper@site.example", "channel:keeper"), ContactPerson("Other", "channel:other")]
    added = sound.desk.recipients.add(NewRecipient(RecipientRole.SITE, "Lindenhof mosque", contacts), by="Dora", reason="threatened")

    assert "messages go to channels that nobody set up (keeper, other)" in problems(sound, Severity.BROKEN)
    sound.desk.recipients.retire(added.id, by="Dora", reason="moved away")
    assert "nobody set up" not in problems(sound)


def test_a_desk_that_does_not_know_its_own_address_is_told_so(sound: Office) -> None:
    sound.desk.people.add_team("west", "west@desk.example")
    assert "the desk's own address is not set" in problems(sound, Severity.WEAK)

    services = sound.desk.services
    named = Desk(replace(services, settings=msgspec.structs.replace(services.settings, address="https://desk.example")))
    assert "own address" not in problems(replace(sound, desk=named))
