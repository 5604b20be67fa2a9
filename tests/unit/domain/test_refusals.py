"""The words of every refusal, and the values on either side of each limit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tocsin.domain.dispatch import ContactPerson, Dispatch, DispatchKind, DispatchState, require_contacts, require_state
from tocsin.domain.duty import Attempt, Closing, Duty, DutyKind, DutyState, can_take_back, close, require_attempt, take_back
from tocsin.domain.errors import AlreadyKnown, Malformed, PermissionDenied, Refused, TocsinError, Undelivered, Unknown
from tocsin.domain.item import Point, PointAnswer, PointReply, Verdict, verdict_of
from tocsin.domain.login import VISIT, LoginSession
from tocsin.domain.match_thresholds import MatchThresholds
from tocsin.domain.people import Permission, Person, Role
from tocsin.domain.report import Priority, Triage
from tocsin.domain.retention import RetentionRule
from tocsin.domain.roles import role_page, role_table
from tocsin.domain.search import LONGEST_QUERY, parse_query
from tocsin.domain.text import storable
from tocsin.domain.time_zone import Zone, parse_time, zone_named

T0 = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
NILS = Person("Nils", Role.MEMBER, ("north",))
CALL_BACK = Duty("D-1", "R-1", DutyKind.CALL_BACK, "north", T0, T0)
ANSWERED = Duty("D-9", "R-1", DutyKind.ACKNOWLEDGE, "north", T0, T0, DutyState.DONE, "acknowledged", "Nils", T0)
ALERT = Dispatch("V-1", DispatchKind.ALERT, "R-1", "Z-1", "en", "body", "access", "page", T0, "Dora", DispatchState.DRAFT)
ANN = ContactPerson("Ann", "ann@mosque.example", "channel:ann")
POINTS = (Point("calls", "Does it call for violence?"), Point("press", "Is it journalism?", exception=True))
YEAR_1 = datetime(1, 1, 1, tzinfo=UTC)


def attempts(*people: str, apart: timedelta = timedelta(days=1)) -> list[Attempt]:
    return [Attempt(f"T-{number}", "D-1", "R-1", by, T0 + number * apart) for number, by in enumerate(people)]


def answers(calls: PointReply, press: PointReply, sentence: str = "So it is.") -> dict[str, PointAnswer]:
    return {"calls": PointAnswer("calls", calls, sentence), "press": PointAnswer("press", press, sentence)}


REFUSALS: list[tuple[Callable[[], Any], type[TocsinError], str]] = [
    (
        lambda: require_attempt(attempts("Nils", "Nils", apart=14 * MINUTE)[1], attempts("Nils"), Priority.P1),
        Refused,
        "D-1: too early. At P1 attempts are 15 minutes apart: try again in 1 min",
    ),
    (
        lambda: require_attempt(attempts("Nils", "Nils", "Nils")[2], attempts("Nils", "Nils"), Priority.P1),
        Refused,
        "D-1: at P1 a second person makes attempt 3: ask someone other than Nils",
    ),
    (
        lambda: close(CALL_BACK, Closing(NILS, "unreached", T0), attempts("Nils", "Nils")),
        Refused,
        "D-1: nobody is unreached before 3 attempts are recorded, so far 2: record each one",
    ),
    (
        lambda: close(CALL_BACK, Closing(NILS, "unreached", T0), attempts("Nils", "Nils", "Nils"), Priority.P1),
        Refused,
        "D-1: at P1 the attempts are made by two people: ask someone else to try, too",
    ),
    (lambda: take_back(CALL_BACK, NILS, T0), Refused, "D-1 is open: only an answer can be taken back"),
    (
        lambda: take_back(ANSWERED, Person("Nora", Role.LEAD, ("north",)), T0),
        PermissionDenied,
        "D-9 was answered by Nils, who alone may take that back",
    ),
    (
        lambda: take_back(ANSWERED, NILS, T0 + 2 * MINUTE),
        Refused,
        "D-9 cannot be taken back any more: a minute has passed, or the desk took it over; add a note instead",
    ),
    (lambda: require_contacts([]), Malformed, "a recipient needs a contact: a name and an address"),
    (
        lambda: require_contacts([replace(ANN, name="")]),
        Malformed,
        "contact (without a name) needs an address: a mail address, or channel:NAME",
    ),
    (lambda: require_contacts([replace(ANN, address="@")]), Malformed, "contact Ann needs an address: a mail address, or channel:NAME"),
    (lambda: require_contacts([replace(ANN, address="ann@")]), Malformed, "contact Ann needs an address: a mail address, or channel:NAME"),
    (lambda: require_contacts([replace(ANN, address="@ann")]), Malformed, "contact Ann needs an address: a mail address, or channel:NAME"),
    (
        lambda: require_contacts([ANN, replace(ANN, code_address="nowhere")]),
        Malformed,
        "the address for codes of Ann is no mail address and no channel:NAME",
    ),
    (
        lambda: require_contacts([replace(ANN, code_address="Ann@Mosque.example")]),
        Malformed,
        "the code of Ann would go the same way as the link: name another address, or a phone number",
    ),
    (
        lambda: require_state(ALERT, DispatchState.SENT, DispatchState.CLOSED),
        Refused,
        "V-1 is draft: this needs a message that is sent or closed",
    ),
    (
        lambda: MatchThresholds(possible_fit=0.9),
        Malformed,
        "bands: write possible_fit (0.9) below alert_fit (0.84), both from 0 to 1",
    ),
    (lambda: MatchThresholds(possible_bits=-0.5), Malformed, "bands: bits cannot be below zero"),
    (lambda: MatchThresholds(alert_bits=-0.5), Malformed, "bands: bits cannot be below zero"),
    (lambda: MatchThresholds(partial_bits=-0.5), Malformed, "bands: bits cannot be below zero"),
    (lambda: MatchThresholds(alert_group_bits=-0.5), Malformed, "bands: bits cannot be below zero"),
    (
        lambda: parse_query("x" * (LONGEST_QUERY + 1)),
        Malformed,
        "the query has 501 characters: search for fewer words, at most 500 characters",
    ),
    (lambda: parse_query("TEAM:"), Malformed, "team: needs a value, such as team:north"),
    (lambda: parse_query('kind:" "'), Malformed, "kind: needs a value, such as kind:note"),
    (lambda: parse_query("to:soon"), Malformed, "'soon' is not a day: write it like 2026-11-21"),
    (lambda: storable(""), Malformed, "a report needs a key: what tells it from every other, such as its file and row"),
    (
        lambda: verdict_of(POINTS, {}),
        Malformed,
        "point 'calls' has no answer with a sentence: Does it call for violence?",
    ),
    (
        lambda: verdict_of(POINTS, answers(PointReply.YES, PointReply.NO, sentence=" ")),
        Malformed,
        "point 'calls' has no answer with a sentence: Does it call for violence?",
    ),
    (
        lambda: verdict_of(POINTS, answers(PointReply.YES, PointReply.NO) | {"other": PointAnswer("other", PointReply.NO, "x")}),
        Malformed,
        "the policy has no point 'other': its points are calls, press",
    ),
    (lambda: parse_time("soon"), Malformed, "'soon' is not a time: write it like 2026-11-21T03:00Z"),
    (lambda: parse_time("soon", Zone()), Malformed, "'soon' is not a time: write it like 2026-11-21T03:00"),
    (
        lambda: parse_time("2026-11-21T03:00"),
        Malformed,
        "'2026-11-21T03:00' has no time zone: add Z for UTC, or an offset such as +01:00",
    ),
    (
        lambda: parse_time("0001-01-01T00:00+14:00"),
        Malformed,
        "'0001-01-01T00:00+14:00' is not a time: it lies outside the calendar (years 1 to 9999)",
    ),
    (lambda: zone_named("new york"), Malformed, "no time zone 'new york': use a name such as America/New_York"),
    (lambda: zone_named("Mars/Olympus"), Malformed, "no time zone 'Mars/Olympus': use a name such as UTC or Europe/Berlin"),
    (lambda: Zone().day(date.max), Malformed, "9999-12-31 lies at the end of the calendar: name a day between years 1 and 9999"),
]


@pytest.mark.parametrize(("act", "error", "message"), REFUSALS, ids=lambda value: value if isinstance(value, str) else "")
def test_a_refusal_says_what_is_wrong_and_what_to_do(act: Callable[[], Any], error: type[TocsinError], message: str) -> None:
    with pytest.raises(error) as refusal:
        act()

    assert str(refusal.value) == message


def test_advice_for_the_command_line_is_kept_apart() -> None:
    with pytest.raises(Refused) as refusal:
        close(CALL_BACK, Closing(NILS, "unreached", T0), [])

    assert refusal.value.command == "tocsin attempt D-1 --by NAME --note TEXT"
    assert refusal.value.in_terminal == f"{refusal.value}: tocsin attempt D-1 --by NAME --note TEXT"
    assert TocsinError("only this").command == ""
    assert TocsinError("only this").in_terminal == "only this"


def test_errors_name_what_they_are_about() -> None:
    unknown = Unknown("team", "nroth", "did you mean north?", command="tocsin people")

    assert (str(unknown), unknown.what, unknown.name, unknown.command) == (
        "no team 'nroth': did you mean north?",
        "team",
        "nroth",
        "tocsin people",
    )
    assert (str(Unknown("team", "x")), Unknown("team", "x").command) == ("no team 'x'", "")
    assert str(Undelivered("S-1", ["D-1"])) == "S-1: not lowered, 1 duty is still owed: D-1"
    assert str(Undelivered("S-1", ["D-1", "D-2"])) == "S-1: not lowered, 2 duties are still owed: D-1, D-2"
    assert (Undelivered("S-1", ["D-1"]).subject, Undelivered("S-1", ["D-1"]).duties) == ("S-1", ("D-1",))


@pytest.mark.parametrize(
    ("count", "beginning"),
    [(1, "S-0 bears"), (5, "S-0, S-1, S-2, S-3, S-4 bear"), (7, "S-0, S-1, S-2, S-3, S-4 and 2 more bear")],
)
def test_a_name_that_is_borne_already_is_said_with_its_bearers(count: int, beginning: str) -> None:
    subjects = [f"S-{number}" for number in range(count)]
    ending = " this name already: watch it or give it the other names, unless this is another of the same name"

    assert str(AlreadyKnown(subjects)) == beginning + ending
    assert AlreadyKnown(subjects).subjects == tuple(subjects)


def test_an_answer_can_be_taken_back_up_to_the_last_moment_of_its_minute() -> None:
    assert can_take_back(ANSWERED, T0 + MINUTE)
    assert not can_take_back(ANSWERED, T0 + MINUTE + timedelta(microseconds=1))
    assert not can_take_back(replace(ANSWERED, closed=None), T0)
    assert can_take_back(replace(ANSWERED, kind=DutyKind.ASSESS, outcome="action"), T0)
    assert not can_take_back(replace(ANSWERED, kind=DutyKind.DELIVER, outcome="declined"), T0)
    for other in (replace(ANSWERED, closed=None), replace(ANSWERED, state=DutyState.MOVED)):
        with pytest.raises(Refused):
            take_back(other, NILS, T0)
    with pytest.raises(PermissionDenied, match="Nils is in south"):
        take_back(ANSWERED, Person("Nils", Role.MEMBER, ("south",)), T0)


def test_the_distance_of_attempts_is_taken_from_the_last_one() -> None:
    first, last = attempts("Nils", "Nora")

    require_attempt(first, [], Priority.P1)
    with pytest.raises(Refused):
        require_attempt(replace(last, id="T-2", at=last.at + MINUTE), [last, first], Priority.P3)
    require_attempt(replace(last, id="T-2", at=last.at + timedelta(hours=12)), [last, first], Priority.P3)


@pytest.mark.parametrize("address", ["channel:ann", "a@b", "X@X", "ann+desk@mosque.example"])
def test_an_address_is_a_mail_address_or_a_channel(address: str) -> None:
    require_contacts([ContactPerson("Ann", address, phone="0611")])


def test_a_dispatch_may_be_in_any_of_the_states() -> None:
    require_state(ALERT, DispatchState.SENT, DispatchState.DRAFT)


def test_a_session_lasts_from_just_before_its_begin_to_its_end() -> None:
    session = LoginSession("v", "Nils", T0, T0 + VISIT)
    moment, ahead = timedelta(microseconds=1), timedelta(minutes=5)

    assert session.lasts(T0 - ahead)
    assert not session.lasts(T0 - ahead - moment)
    assert session.lasts(T0 + VISIT - moment)
    assert not session.lasts(T0 + VISIT)
    assert not replace(session, until=T0 + 2 * VISIT).lasts(T0 + VISIT)
    assert not replace(session, until=T0 + MINUTE).lasts(T0 + MINUTE)
    assert not replace(session, ended=T0).lasts(T0)


def test_the_limits_of_the_bands_may_meet() -> None:
    MatchThresholds(possible_fit=1.0, alert_fit=1.0, alert_bits=0, possible_bits=0, partial_bits=0, alert_group_bits=0)
    for fits in ({"possible_fit": 0.0}, {"alert_fit": 1.01}, {"possible_fit": -0.1}):
        with pytest.raises(Malformed):
            MatchThresholds(**fits)


def test_a_query_of_the_longest_length_is_read_and_a_field_in_capitals_is_a_field() -> None:
    assert parse_query("x" * LONGEST_QUERY).phrases == ("x" * LONGEST_QUERY,)
    parsed = parse_query('Team:" north " Lang:nl Kind x:y')

    assert (parsed.teams, parsed.languages, parsed.phrases) == (("north",), ("nl",), ("Kind", "x:y"))


def test_a_printable_key_stays_and_another_becomes_its_hash() -> None:
    assert storable("file:3") == "file:3"
    assert storable("a\x00b") == "sha256:59b271ae1bbcb1d31d41929817f4b16fb439eb4f31520b5ad1d5ce98920a7138"
    assert storable("\udc80") != storable("\udc81")


@pytest.mark.parametrize(
    ("calls", "press", "verdict"),
    [
        (PointReply.YES, PointReply.NO, Verdict.ACT),
        (PointReply.NO, PointReply.NO, Verdict.NO_ACTION),
        (PointReply.YES, PointReply.YES, Verdict.NO_ACTION),
        (PointReply.UNCLEAR, PointReply.NO, Verdict.ASK_COUNSEL),
        (PointReply.YES, PointReply.UNCLEAR, Verdict.ASK_COUNSEL),
        (PointReply.UNCLEAR, PointReply.YES, Verdict.NO_ACTION),
    ],
)
def test_a_verdict_follows_from_the_answers(calls: PointReply, press: PointReply, verdict: Verdict) -> None:
    assert verdict_of(POINTS, answers(calls, press)) is verdict


@pytest.mark.parametrize(
    ("rule", "fits"),
    [
        (RetentionRule("all", 12), True),
        (RetentionRule("calls", 12, channel="call"), True),
        (RetentionRule("mails", 12, channel="mail"), False),
        (RetentionRule("graded", 12, grading="B"), True),
        (RetentionRule("graded", 12, grading="C"), False),
        (RetentionRule("watched", 12, outcome="watch"), True),
        (RetentionRule("referred", 12, outcome="referred"), False),
        (RetentionRule("handled", 12, handling="H2"), True),
        (RetentionRule("handled", 12, handling="H3"), False),
    ],
)
def test_a_retention_rule_fits_where_every_part_of_it_does(rule: RetentionRule, fits: bool) -> None:
    assert rule.fits("call", Triage("R-1", Priority.P2, "H2", "B2", "watch")) is fits


def test_a_day_begins_and_ends_by_its_own_clock() -> None:
    assert Zone("Europe/London").day(date(2026, 3, 29)) == (
        datetime(2026, 3, 29, 0, 0, tzinfo=UTC),
        datetime(2026, 3, 29, 23, 0, tzinfo=UTC),
    )
    assert all(moment.tzinfo is UTC for moment in Zone("Asia/Tokyo").day(date(2026, 3, 29)))
    assert parse_time("2026-03-29T12:00+09:00").tzinfo is UTC
    assert Zone("Atlantic/Azores").said(datetime(2026, 7, 1, 10, 30, tzinfo=UTC)) == "2026-07-01 10:30 (UTC+0)"
    assert zone_named("UTC") is UTC
    assert Zone("UTC").local(T0).tzinfo is UTC


def test_the_page_of_the_roles_is_a_table_of_the_rows() -> None:
    head, rule, *rows = role_page().splitlines()

    assert head == f"| act | {' | '.join(role.replace('-', ' ') for role in Role)} |"
    assert rule == "|---" * (len(Role) + 1) + "|"
    assert rows == [f"| {row.act} | {' | '.join(row.answers)} |" for row in role_table()]


@pytest.mark.parametrize(
    ("act", "role", "answer"),
    [
        ("read the lists", Role.AUDITOR, "yes"),
        ("read the lists", Role.LEAD, "at the desk"),
        ("read the lists", Role.ANALYST, "at the desk"),
        ("read the lists", Role.ADMINISTRATOR, "yes"),
        ("read the lists", Role.MEMBER, "–"),
        (Permission.AUDIT.words, Role.MEMBER, "–"),
        (Permission.MERGE.words, Role.LEAD, "at the desk"),
        ("read the reports of every team", Role.MEMBER, "at the desk"),
        ("read the reports of every team", Role.LEAD, "at the desk"),
        ("read the reports of every team", Role.AUDITOR, "yes"),
        ("read the reports of every team", Role.ADMINISTRATOR, "–"),
    ],
)
def test_the_table_says_where_a_role_may_do_an_act(act: str, role: Role, answer: str) -> None:
    rows = {row.act: dict(zip(Role, row.answers, strict=True)) for row in role_table()}

    assert rows[act][role] == answer
