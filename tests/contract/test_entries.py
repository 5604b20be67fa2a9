"""The ledger as a list."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.office import Office
from tocsin.domain.errors import PermissionDenied, Unknown
from tocsin.domain.ledger import Entry
from tocsin.store.entry_queries import EntryFilter


def a_day_at_the_desk(office: Office) -> str:
    subject = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", subject.id, by="Dora", reason="stake")
    office.clock.advance(hours=30)
    report = office.hear("Marek Dolny was here.", contact="0000 12345").report
    office.desk.report_access.open(report, by="Dora")
    office.desk.report_access.source(report, by="Dora", reason="to ring back")
    office.desk.duties.done(office.owed(report)["north"].id, by="Nils", outcome="acknowledged")
    return report


def entries(office: Office, wanted: EntryFilter, team: str = "") -> list[Entry]:
    return list(office.desk.entries.every(wanted, team=team))


def test_what_one_person_opened_is_found(office: Office) -> None:
    report = a_day_at_the_desk(office)

    opened = entries(office, EntryFilter(actors=["Dora"], kinds=["reading"]))

    assert [(entry.report, entry.new["what"]) for entry in opened] == [(report, "source"), (report, "report")]
    assert entries(office, EntryFilter(opened="source")) == opened[:1]


def test_a_team_s_entries_are_those_of_its_people(office: Office) -> None:
    a_day_at_the_desk(office)

    acts = {(entry.actor, entry.act) for entry in entries(office, EntryFilter(), team="north")}

    assert ("Nils", "done") in acts
    assert {actor for actor, _ in acts} <= {person.name for person in office.desk.people.listed()[1] if "north" in person.teams}
    with pytest.raises(Unknown, match="no team 'nowhere'"):
        entries(office, EntryFilter(), team="nowhere")


def test_a_record_is_found_by_its_id_and_through_its_report(office: Office) -> None:
    report = a_day_at_the_desk(office)
    duty = office.owed(report)["north"].id

    about = entries(office, EntryFilter(about=report))

    assert {entry.report or entry.key for entry in about} == {report}
    assert {entry.key for entry in entries(office, EntryFilter(about=duty, kinds=["duty"]))} == {duty}


def test_a_page_ends_where_the_next_one_begins(office: Office) -> None:
    a_day_at_the_desk(office)
    whole = entries(office, EntryFilter())

    first = office.desk.entries.page(EntryFilter(), limit=3)
    second = office.desk.entries.page(EntryFilter(before=first.before), limit=3)

    assert [*first.entries, *second.entries] == whole[:6]
    assert office.desk.entries.page(EntryFilter(before=3), limit=3).before == 0


def test_only_who_audits_the_record_reads_it_in_the_browser(office: Office) -> None:
    with pytest.raises(PermissionDenied, match="may not read the record"):
        office.desk.entries.page(EntryFilter(), by="Nils")


_times = st.none() | st.integers(-3, 40).map(lambda hours: timedelta(hours=hours))


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    actors=st.lists(st.sampled_from(["Dora", "Nils", "tocsin", "nobody"]), max_size=2),
    acts=st.lists(st.sampled_from(["read", "done", "owes", "received", "nothing"]), max_size=2),
    kinds=st.lists(st.sampled_from(["duty", "reading", "report"]), max_size=2),
    about=st.sampled_from(["", "R", "S"]),
    since=_times,
    until=_times,
)
def test_a_filter_finds_what_a_plain_scan_finds(
    office: Office,
    actors: list[str],
    acts: list[str],
    kinds: list[str],
    about: str,
    since: timedelta | None,
    until: timedelta | None,
) -> None:
    everything = entries(office, EntryFilter())
    if not any(entry.act == "read" for entry in everything):
        a_day_at_the_desk(office)
        everything = entries(office, EntryFilter())
    begun = min(entry.known for entry in everything)
    first, last = (begun + span if span is not None else None for span in (since, until))
    record = next((entry.key for entry in everything if about and entry.key.startswith(f"{about}-")), "")

    wanted = EntryFilter(actors, acts, kinds, record, since=first, until=last)

    assert entries(office, wanted) == [entry for entry in everything if _meets(entry, wanted)]


def _meets(entry: Entry, wanted: EntryFilter) -> bool:
    about = not wanted.about or wanted.about in (entry.key, entry.report) or (entry.subject == wanted.about and entry.report is None)
    return (
        (not wanted.actors or entry.actor in wanted.actors)
        and (not wanted.acts or entry.act in wanted.acts)
        and (not wanted.kinds or entry.kind in wanted.kinds)
        and about
        and (wanted.since or datetime.min.replace(tzinfo=UTC)) <= entry.known < (wanted.until or datetime.max.replace(tzinfo=UTC))
    )
