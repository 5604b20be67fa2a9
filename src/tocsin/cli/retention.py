"""Retention: reviews, legal holds, corrections, and everything held on one subject."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, home_option, numbered, reason_option, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.errors import Malformed
from tocsin.domain.retention import LegalHold, RetentionDecision, RetentionRule
from tocsin.durable import creating

if TYPE_CHECKING:
    from tocsin.desk.retention import OwedReview

_OWED: JsonLines[OwedReview] = JsonLines("tocsin.desk.retention:OwedReview")
_RULES = JsonLines(RetentionRule)
_HOLDS = JsonLines(LegalHold)
_REPORT, _HOLD = numbered("R"), numbered("H")


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_OWED.option
@click.pass_context
def retention(ctx: click.Context, as_json: bool) -> None:
    """List the reports that are owed a review: a person keeps them for longer, or destroys them. No rule destroys anything."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        desk.retention.owe()
        owed, zone = desk.retention.owed(), desk.zone
    if as_json:
        _OWED.emit(owed)
        return
    rows = (
        (o.review.report, o.told, o.outcome, o.review.rule, zone.moment(o.review.owed), o.open_duties, ", ".join(h.id for h in o.holds))
        for o in owed
    )
    table(("report", "told", "outcome", "rule", "owed since", "open duties", "holds"), rows, "no review is owed")


@retention.command("rules")
@home_option
@_RULES.option
def retention_rules(as_json: bool) -> None:
    """Show the rules.

    They are those of retention.toml in the home folder, or the default ones.
    """
    with current_desk() as desk:
        rules = desk.retention.rules()
    if as_json:
        _RULES.emit(rules)
    else:
        header = ("rule", "months", "channel", "grading", "outcome", "handling")
        table(header, ((r.name, r.months, r.channel, r.grading, r.outcome, r.handling) for r in rules))


@retention.command("decide")
@click.argument("report", callback=_REPORT)
@click.argument("decision", type=click.Choice([str(decision) for decision in RetentionDecision]))
@by_option
@reason_option
@home_option
def retention_decide(report: str, decision: str, *, by: str, reason: str) -> None:
    """End the review of a REPORT. To destroy is to destroy the keys of its contents, for good. The ledger still verifies."""
    with current_desk() as desk:
        ended = desk.retention.decide(report, decision, by=by, reason=reason)
    click.echo(f"{report}: kept until {ended.until}" if ended.until else f"{report}: its contents are unreadable now", err=True)


@retention.command("hold")
@click.argument("report", callback=_REPORT)
@by_option
@reason_option
@home_option
def retention_hold(report: str, *, by: str, reason: str) -> None:
    """Put a REPORT under a legal hold.

    Nobody erases it until the hold ends.
    """
    with current_desk() as desk:
        hold = desk.retention.hold(report, by=by, reason=reason)
    click.echo(hold.id)


@retention.command("holds")
@home_option
@_HOLDS.option
def retention_holds(as_json: bool) -> None:
    """List the legal holds that have not ended."""
    with current_desk() as desk:
        holds, zone = desk.retention.holds(), desk.zone
    if as_json:
        _HOLDS.emit(holds)
    else:
        table(("hold", "report", "by", "since"), ((h.id, h.report, h.by, zone.moment(h.since)) for h in holds), "no legal hold")


@retention.command("release")
@click.argument("hold", callback=_HOLD)
@by_option
@reason_option
@home_option
def retention_release(hold: str, *, by: str, reason: str) -> None:
    """End a legal HOLD."""
    with current_desk() as desk:
        desk.retention.end_hold(hold, by=by, reason=reason)


@retention.command("correct")
@click.argument("report", callback=_REPORT)
@click.argument("text")
@by_option
@home_option
def retention_correct(report: str, text: str, *, by: str) -> None:
    """Add the correction of a person concerned to a REPORT. What it said stays, and the correction stands beside it."""
    with current_desk() as desk:
        desk.retention.correct(report, text, by=by)


@retention.command("access")
@click.argument("subject")
@click.option("--out", required=True, type=click.Path(path_type=Path, dir_okay=False), help="HTML file to write.")
@click.option("--mask", multiple=True, metavar="WORDS", help="Words to mask, too. May be repeated.")
@by_option
@reason_option
@home_option
def retention_access(subject: str, out: Path, mask: tuple[str, ...], *, by: str, reason: str) -> None:
    """Write all that is held on a SUBJECT as one page.

    Others are masked. Read it before you hand it over.
    """
    from tocsin.desk.dossier import DossierRequest

    with current_desk() as desk:
        dossier = desk.dossiers.make(DossierRequest(subject, mask=mask), by=by, reason=reason)
        page = desk.dossiers.page(dossier, proofs=False)
    try:
        with creating(out) as file:
            file.write(page.encode())
    except FileExistsError:
        raise Malformed(f"{out} exists already: name another file") from None
    click.echo(f"wrote {out}: masked by rule, and no rule finds every name: read it before you hand it over", err=True)
