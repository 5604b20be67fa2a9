"""Commands that read the record: who knew what when, and reconcile."""

from __future__ import annotations

import click

from tocsin.audit import Knowledge, wording
from tocsin.cli.common import by_option, current_desk, emit, exit_bad_news, home_option, json_option, reason_option, table
from tocsin.domain.ledger import Entry
from tocsin.domain.time_zone import Zone, last_of, parse_time


@click.command("who-knew")
@click.argument("topic", metavar="SUBJECT|REPORT")
@click.option("--at", default="", metavar="TIME", help="Time with an offset. Without seconds: to the end of that minute (default: now).")
@home_option
@json_option
def who_knew(topic: str, at: str, as_json: bool) -> None:
    """Show who knew what about a subject or a report (R-12), and when, from the hash-checked ledger.

    Exit code 1 when an entry does not match its hash.
    """
    with current_desk() as desk:
        knowledge = desk.audit.who_knew(topic, last_of(at, parse_time(at)) if at else None)
    if as_json:
        about = {"about": knowledge.about, "at": knowledge.at}
        emit({"type": "team", **about, **_team_fields(team)} for team in knowledge.standings)
        emit({"type": "act", **about, **_act_fields(entry)} for entry in knowledge.acts)
    else:
        _show(knowledge, desk.zone)
    for seq in knowledge.unproven:
        click.echo(f"tocsin: entry {seq} does not match its hash; run tocsin verify", err=True)
    exit_bad_news(unless=not knowledge.unproven)


def _team_fields(standing: object) -> dict[str, object]:
    names = ("team", "report", "duty", "told", "due", "state", "outcome", "by", "answered")
    return {name: getattr(standing, name) for name in names}


def _act_fields(entry: Entry) -> dict[str, object]:
    names = ("seq", "known", "valid", "actor", "act", "kind", "key", "report", "old", "new", "why", "hash")
    return {name: getattr(entry, name) for name in names}


def _show(knowledge: Knowledge, zone: Zone) -> None:
    click.echo(f"Who knew what about {knowledge.about}, at {zone.said(knowledge.at)}")
    rows = (
        (
            s.team,
            s.report,
            zone.moment(s.told),
            s.state,
            f"{s.outcome} by {s.by}, {zone.moment(s.answered)}" if s.answered else f"due {zone.moment(s.due)}",
        )
        for s in knowledge.standings
    )
    table(("team", "report", f"told ({zone})", "state", "answer"), rows, "no team had been told by then")
    click.echo("")
    acts = ((e.seq, zone.moment(e.known), e.actor, wording.act(e), f"{e.kind} {e.key}", changes(e, zone), e.why) for e in knowledge.acts)
    table(("entry", f"known ({zone})", "who", "did", "to", "old -> new", "why"), acts, "no entry by then")


def changes(entry: Entry, zone: Zone) -> str:
    """Return the changes of an entry in words. An entry about something new has new values only."""
    return "; ".join(
        f"{change.what}: {change.old} -> {change.new}" if entry.old else f"{change.what}: {change.new}"
        for change in wording.changes(entry, zone)
    )


@click.command()
@home_option
@json_option
def reconcile(as_json: bool) -> None:
    """Count every duty ever opened and find what is lost. Exit code 1 when anything is."""
    with current_desk() as desk:
        balance = desk.audit.reconcile()
    if as_json:
        emit([{"balanced": balance.balanced, "difference": balance.difference, **{n: getattr(balance, n) for n in balance.__slots__}}])
    else:
        states = f"{balance.open} open + {balance.overdue} overdue + {balance.done} done + {balance.moved} moved"
        click.echo(f"{balance.reports} reports; {balance.opened} duties opened = {states}")
        for fault in balance.faults:
            click.echo(fault)
        click.echo("nothing is lost" if balance.balanced else "SOMETHING DOES NOT ADD UP")
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
