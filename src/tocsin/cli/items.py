"""Items that should be acted on, policies and decisions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, exit_bad_news, home_option, numbered, one_line, reason_option, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.errors import Malformed
from tocsin.domain.item import ItemDecision, ItemKind, Point, PointAnswer, PointReply, Policy
from tocsin.domain.platform import Platform
from tocsin.domain.time_zone import parse_time

if TYPE_CHECKING:
    from tocsin.desk import Desk
    from tocsin.desk.items import ItemView


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemRow:
    """An item with its location, its last decision and the state of that in words."""

    id: str
    report: str
    kind: ItemKind
    platform: str
    seen: datetime
    by: str
    named_in: str | None
    location: str
    decision: str | None
    state: str
    next_step: str | None
    due: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class DecisionWithAnswers:
    """A decision with the answers to the points of its policy. There are none after an erasure."""

    decision: ItemDecision
    answers: tuple[PointAnswer, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ItemInFullRow(ItemRow):
    """An item with its decisions."""

    decisions: list[DecisionWithAnswers]


_POLICIES = JsonLines(Policy)
_PLATFORMS = JsonLines(Platform)
_POINTS = JsonLines(Point)
_ITEMS = JsonLines(ItemRow)
_DECISION = JsonLines(ItemDecision)
_ITEM = JsonLines(ItemInFullRow)


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_POLICIES.option
@click.pass_context
def policies(ctx: click.Context, as_json: bool) -> None:
    """List the policies that decisions apply, or load new versions."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        stored = desk.items.policies()
    if as_json:
        _POLICIES.emit(stored)
    else:
        rows = ((p.id, p.title, p.law, "second person" if p.second else "") for p in stored)
        table(("policy", "title", "law or rule", "needs"), rows, "no policy: load those that come with Tocsin with: tocsin policies load")


@policies.command("load")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@home_option
def policies_load(file: Path | None) -> None:
    """Load policies from a TOML FILE, or those that come with Tocsin. A changed policy takes a new version."""
    from tocsin.outbound.policies import own_policies, read_policies

    texts = read_policies(file) if file else own_policies()
    with current_desk() as desk:
        added = desk.items.load_policies(texts)
    click.echo(", ".join(policy.id for policy in added) or "nothing new: every version is stored already")


@policies.command("show")
@click.argument("policy")
@home_option
@_POINTS.option
def policies_show(policy: str, as_json: bool) -> None:
    """Show the points of a POLICY, such as incitement@2026-11."""
    with current_desk() as desk:
        points = desk.items.points(policy)
    if as_json:
        _POINTS.emit(points)
    else:
        table(("point", "question", ""), ((p.id, p.question, "exception" if p.exception else "") for p in points))


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_PLATFORMS.option
@click.pass_context
def platforms(ctx: click.Context, as_json: bool) -> None:
    """List the contacts of platforms, or load them from a file. Exit code 1 if one is to be checked."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        stored = desk.platforms.listed()
        stale = {platform.id for platform in stored if desk.platforms.is_stale(platform)}
    if as_json:
        _PLATFORMS.emit(stored)
    else:
        rows = ((p.id, p.contact, p.languages, p.source, _checked(p) if p.id in stale else p.checked) for p in stored)
        none = "no platform: load those that come with Tocsin with: tocsin platforms load"
        table(("platform", "contact", "languages", "source", "checked"), rows, none)
    exit_bad_news(unless=not stale)


def _checked(platform: Platform) -> str:
    """Return the words for a contact that is to be checked."""
    return f"to be checked, was read on {platform.confirmed}" if platform.is_confirmed else "unconfirmed, to be checked"


@platforms.command("load")
@click.argument("file", required=False, type=click.Path(path_type=Path, dir_okay=False))
@home_option
def platforms_load(file: Path | None) -> None:
    """Load platforms from a TOML FILE, or those that come with Tocsin. A later load corrects an earlier one."""
    from tocsin.outbound.platforms import own_platforms, read_platforms

    texts = read_platforms(file) if file else own_platforms()
    with current_desk() as desk:
        changed = desk.platforms.load(texts)
    click.echo(", ".join(platform.id for platform in changed) or "nothing new: every platform is stored as it is")


@click.group(cls=ListedByDefault, invoke_without_command=True)
@home_option
@_ITEMS.option
@click.pass_context
def items(ctx: click.Context, as_json: bool) -> None:
    """List what should be acted on, or add and decide with a subcommand."""
    if ctx.invoked_subcommand:
        return
    with current_desk() as desk:
        views = desk.items.listed()
        zone = desk.zone
    if as_json:
        _ITEMS.emit(_row(view) for view in views)
        return
    rows = (
        (v.item.id, v.item.report, v.item.kind, v.item.platform, one_line(v.location, 60), zone.moment(v.item.seen), _decision(v))
        for v in views
    )
    table(("item", "report", "kind", "on", "where", f"seen ({zone})", "decision"), rows, "no item")


@items.command("add")
@click.argument("location")
@click.option("--kind", type=click.Choice([kind.value for kind in ItemKind]), default=ItemKind.LINK.value, show_default=True)
@click.option("--platform", default="", help="The service it is on.")
@click.option("--seen", default="", metavar="TIME", help="Time when it was seen, with a time zone. [default: now]")
@click.option("--report", default="", metavar="ID", callback=numbered("R"), help="The report that told of it.")
@by_option
@home_option
def items_add(*, location: str, kind: str, platform: str, seen: str, report: str, by: str) -> None:
    """File an item at LOCATION (a link, or where it hangs). Its assessment is then owed."""
    from tocsin.desk.items import NewItem

    new = NewItem(ItemKind(kind), location, platform, parse_time(seen) if seen else None, report or "")
    with current_desk() as desk:
        item = desk.items.add(new, by=by)
    click.echo(f"{item.id} is filed as {item.report}")


@items.command("decide")
@click.argument("item", callback=numbered("I"))
@click.option("--policy", required=True, help="The policy version, such as incitement@2026-11.")
@click.option(
    "--answer", "answers", multiple=True, metavar="POINT=ANSWER:SENTENCE", help="One for each point: yes, no or unclear, and the reason."
)
@by_option
@home_option
@_DECISION.option
def items_decide(*, item: str, policy: str, answers: tuple[str, ...], by: str, as_json: bool) -> None:
    """Decide on an ITEM by answering every point of a policy."""
    with current_desk() as desk:
        decision = desk.items.decide(item, policy, [_answer(text) for text in answers], by=by)
    if as_json:
        _DECISION.emit([decision])
    else:
        click.echo(f"{decision.id}: {decision.verdict}" + (", waits for a second person" if decision.state == "waits" else ""))


@items.command("confirm")
@click.argument("decision", callback=numbered("K"))
@by_option
@home_option
def items_confirm(decision: str, by: str) -> None:
    """Confirm a waiting DECISION, as a second person."""
    _said(lambda desk: desk.items.confirm(decision, by=by))


@items.command("refuse")
@click.argument("decision", callback=numbered("K"))
@by_option
@reason_option
@home_option
def items_refuse(decision: str, by: str, reason: str) -> None:
    """Refuse a waiting DECISION, as a second person."""
    _said(lambda desk: desk.items.refuse(decision, by=by, reason=reason))


@items.command("contest")
@click.argument("decision", callback=numbered("K"))
@by_option
@reason_option
@home_option
def items_contest(decision: str, by: str, reason: str) -> None:
    """Take a DECISION out of force after an appeal. A new decision follows."""
    _said(lambda desk: desk.items.contest(decision, by=by, reason=reason))


@items.command("show")
@click.argument("item", callback=numbered("I"))
@home_option
@_ITEM.option
def items_show(item: str, as_json: bool) -> None:
    """Show an ITEM and the sentences of its decisions."""
    with current_desk() as desk:
        view = desk.items.view(item)
        sentences = {decision.id: desk.items.sentences(decision.id) for decision in view.decisions}
        zone = desk.zone
    if as_json:
        decisions = [DecisionWithAnswers(decision=decision, answers=sentences[decision.id]) for decision in view.decisions]
        _ITEM.emit([ItemInFullRow(**asdict(_row(view)), decisions=decisions)])
        return
    click.echo(f"{view.item.id}: {view.item.kind} on {view.item.platform or 'an unnamed service'}, filed as {view.item.report}")
    click.echo(view.location)
    if view.step:
        click.echo(f"next: {view.step.act}, by {zone.said(view.step.due)}")
    for decision in view.decisions:
        second = f", {decision.state} by {decision.second}" if decision.second else f", {decision.state}"
        click.echo(f"\n{decision.id} by {decision.by} under {decision.policy}: {decision.verdict}{second}")
        table(("point", "answer", "sentence"), ((a.point, a.answer, a.sentence) for a in sentences[decision.id]), "(erased)")


def _said(change: Callable[[Desk], ItemDecision]) -> None:
    with current_desk() as desk:
        decision = change(desk)
    click.echo(f"{decision.id} is {decision.state}")


def _row(view: ItemView) -> ItemRow:
    item = view.item
    return ItemRow(
        id=item.id,
        report=item.report,
        kind=item.kind,
        platform=item.platform,
        seen=item.seen,
        by=item.by,
        named_in=item.named_in,
        location=view.location,
        decision=view.decisions[-1].id if view.decisions else None,
        state=_state(view),
        next_step=view.step.act if view.step else None,
        due=view.step.due if view.step else None,
    )


def _decision(view: ItemView) -> str:
    """Return the last decision with its number, which drafting a notice needs, and the step that comes next."""
    number = f"{view.decisions[-1].id}: " if view.decisions else ""
    return f"{number}{_state(view)}" + (f", {view.step.act}" if view.step and view.decided else "")


def _state(view: ItemView) -> str:
    if decision := view.decided:
        return str(decision.verdict)
    return "waits for a second person" if any(decision.state == "waits" for decision in view.decisions) else "undecided"


def _answer(text: str) -> PointAnswer:
    point, _, answered = text.partition("=")
    answer, _, sentence = answered.partition(":")
    if answer.strip().lower() not in set(PointReply) or not sentence.strip():
        example = 'public=yes:"The channel is open to everyone."'
        raise Malformed(f"--answer {text!r}: write it like {example}; the answers are {', '.join(PointReply)}")
    return PointAnswer(point.strip(), PointReply(answer.strip().lower()), sentence.strip())
