"""Commands that read the record: who knew what when, and reconcile."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import TYPE_CHECKING, Literal

import click

from tocsin.cli.common import by_option, current_desk, exit_bad_news, home_option, reason_option, table
from tocsin.cli.entry_lines import print_entries
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.ledger import Fields
from tocsin.domain.plural import noun
from tocsin.domain.time_zone import Zone, last_of, parse_time

if TYPE_CHECKING:
    from tocsin.audit import Knowledge
    from tocsin.domain.ledger import Entry


@dataclass(frozen=True, slots=True, kw_only=True)
class TeamRow:
    """A team's knowledge of one report: ``owed`` is the time since which its delivery is owed, then what happened, null where it did not.

    ``told`` is the same time as ``owed``, under its former name. That a delivery is owed does not say that anybody knew. ``mailed`` is
    the time of the first mail, ``mail`` the state of one that did not go out: ``queued`` or ``parked``. ``opened`` is the time at which
    ``opened_by``, who is of the team, first opened the report.
    """

    type: Literal["team"] = "team"
    about: str
    at: datetime
    team: str
    report: str
    duty: str
    told: datetime
    owed: datetime
    due: datetime
    state: str
    outcome: str
    by: str
    answered: datetime | None
    mailed: datetime | None
    opened: datetime | None
    opened_by: str
    mail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ActRow:
    """An entry of the ledger behind it."""

    type: Literal["act"] = "act"
    about: str
    at: datetime
    seq: int
    known: datetime
    valid: datetime
    actor: str
    act: str
    kind: str
    key: str
    report: str | None
    old: Fields
    new: Fields
    why: str
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BalanceRow:
    """The count of every duty ever opened. ``faults`` name what does not add up."""

    balanced: bool
    difference: int
    reports: int
    opened: int
    open: int
    overdue: int
    done: int
    moved: int
    faults: tuple[str, ...]


_KNOWLEDGE: JsonLines[TeamRow | ActRow] = JsonLines(TeamRow, ActRow)
_BALANCE = JsonLines(BalanceRow)


@click.command("who-knew")
@click.argument("topic", metavar="SUBJECT|REPORT")
@click.option("--at", default="", metavar="TIME", help="Time with an offset. Without seconds: to the end of that minute (default: now).")
@home_option
@_KNOWLEDGE.option
def who_knew(topic: str, at: str, as_json: bool) -> None:
    """Show who knew what about a subject or a report (R-12), and when, from the hash-checked ledger.

    Exit code 1 when an entry does not match its hash.
    """
    with current_desk() as desk:
        knowledge = desk.audit.who_knew(topic, last_of(at, parse_time(at)) if at else None)
    if as_json:
        _KNOWLEDGE.emit(TeamRow(about=knowledge.about, at=knowledge.at, told=team.owed, **asdict(team)) for team in knowledge.standings)
        _KNOWLEDGE.emit(_act_row(knowledge, entry) for entry in knowledge.acts)
    else:
        _show(knowledge, desk.zone)
    for seq in knowledge.unproven:
        click.echo(f"tocsin: entry {seq} does not match its hash; run tocsin verify", err=True)
    exit_bad_news(unless=not knowledge.unproven)


def _act_row(knowledge: Knowledge, entry: Entry) -> ActRow:
    return ActRow(
        about=knowledge.about,
        at=knowledge.at,
        seq=entry.seq,
        known=entry.known,
        valid=entry.valid,
        actor=entry.actor,
        act=entry.act,
        kind=entry.kind,
        key=entry.key,
        report=entry.report,
        old=entry.old,
        new=entry.new,
        why=entry.why,
        hash=entry.hash,
    )


def _show(knowledge: Knowledge, zone: Zone) -> None:
    click.echo(f"Who knew what about {knowledge.about}, at {zone.said(knowledge.at)}")
    rows = (
        (
            s.team,
            s.report,
            zone.moment(s.owed),
            zone.moment(s.mailed) if s.mailed else s.unmailed,
            f"{zone.moment(s.opened)} by {s.opened_by}" if s.opened else "not opened",
            s.state,
            f"{s.outcome} by {s.by}, {zone.moment(s.answered)}" if s.answered else f"due {zone.moment(s.due)}",
        )
        for s in knowledge.standings
    )
    table(("team", "report", f"owed since ({zone})", "mailed", "opened", "state", "answer"), rows, "nothing was owed to a team by then")
    click.echo("")
    print_entries(knowledge.acts, zone, "no entry by then")


@click.command()
@home_option
@_BALANCE.option
def reconcile(as_json: bool) -> None:
    """Count every duty ever opened and find what is lost. Exit code 1 when anything is."""
    with current_desk() as desk:
        balance = desk.audit.reconcile()
    if as_json:
        _BALANCE.emit([BalanceRow(balanced=balance.balanced, difference=balance.difference, **asdict(balance))])
    else:
        states = f"{balance.open} open + {balance.overdue} overdue + {balance.done} done + {balance.moved} moved"
        reports = f"{balance.reports} {noun(balance.reports, 'report')}"
        click.echo(f"{reports}; {balance.opened} {noun(balance.opened, 'duty', 'duties')} opened = {states}")
        for fault in balance.faults:
            click.echo(fault)
        click.echo("nothing is lost" if balance.balanced else "SOMETHING DOES NOT ADD UP: keep a copy of this desk, and run tocsin verify")
    exit_bad_news(unless=balance.balanced)


@click.command()
@by_option
@reason_option
@home_option
def accept(by: str, reason: str) -> None:
    """Accept, by name, changed settings or the loss of entries to an older database, which verify reports until then."""
    with current_desk() as desk:
        desk.installation.accept(by=by, reason=reason)
    click.echo(f"accepted by {by}: tocsin verify checks against this from now on", err=True)
