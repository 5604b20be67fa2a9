"""The record: who knew what when, reconcile."""

from __future__ import annotations

import click

from tocsin.audit import Knowledge, wording
from tocsin.cli.common import current_desk, emit, exit_bad_news, home_option, json_option, table
from tocsin.domain.ledger import Entry
from tocsin.domain.time_zone import Zone, last_of, parse_time


@click.command("who-knew")
@click.argument("named", metavar="SUBJECT|REPORT")
@click.option("--at", default="", help="At this time (with a time zone; to the end of the minute where no second is named); else now.")
@home_option
@json_option
def who_knew(named: str, at: str, as_json: bool) -> None:
    """Who knew what about a subject or a report (R-12), when; from the ledger, hash-checked."""
    with current_desk() as desk:
        known = desk.audit.who_knew(named, last_of(at, parse_time(at)) if at else None)
    if as_json:
        emit({"type": "team", "about": known.about, "at": known.at, **_fields(each)} for each in known.standings)
        emit({"type": "act", "about": known.about, "at": known.at, **_act(entry)} for entry in known.acts)
    else:
        _show(known, desk.zone)
    for seq in known.unproven:
        click.echo(f"tocsin: entry {seq} does not match its hash; run tocsin verify", err=True)
    exit_bad_news(unless=not known.unproven)


def _fields(standing: object) -> dict[str, object]:
    names = ("team", "report", "duty", "told", "due", "state", "outcome", "by", "answered")
    return {name: getattr(standing, name) for name in names}


def _act(entry: Entry) -> dict[str, object]:
    names = ("seq", "known", "valid", "actor", "act", "kind", "key", "report", "old", "new", "why", "hash")
    return {name: getattr(entry, name) for name in names}


def _show(known: Knowledge, zone: Zone) -> None:
    click.echo(f"Who knew what about {known.about}, at {zone.said(known.at)}")
    rows = (
        (
            s.team,
            s.report,
            zone.moment(s.told),
            s.state,
            f"{s.outcome} by {s.by}, {zone.moment(s.answered)}" if s.answered else f"due {zone.moment(s.due)}",
        )
        for s in known.standings
    )
    table(("team", "report", f"told ({zone})", "state", "answer"), rows, "nothing was put before anyone by then")
    click.echo("")
    acts = ((e.seq, zone.moment(e.known), e.actor, wording.act(e), f"{e.kind} {e.key}", changes(e, zone), e.why) for e in known.acts)
    table(("entry", f"known ({zone})", "who", "did", "to", "old -> new", "why"), acts, "no entry by then")


def changes(entry: Entry, zone: Zone) -> str:
    """What an entry changed, in words; of something new, what it began with."""
    return "; ".join(
        f"{each.what}: {each.old} -> {each.new}" if entry.old else f"{each.what}: {each.new}" for each in wording.changes(entry, zone)
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
