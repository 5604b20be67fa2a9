"""Storms and accounts in step."""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import asdict
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tocsin.cli.common import current_desk, emit, home_option, json_option, one_line, table
from tocsin.domain.errors import Malformed
from tocsin.domain.storm import CHOICE, INSUFFICIENT, TIME, Calibration, Interval, Storm
from tocsin.domain.time_zone import UNIVERSAL, parse_time

if TYPE_CHECKING:
    from tocsin.analysis.coaction.request import Coaction, Scope

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_MOST_SHOWN = 12
_MANY = 100_000
_MOST_FILES = 3


def _parts(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """What is named, whether with commas or by repeating the option."""
    return tuple(part for value in values for part in value.split(","))


def scoped(command: Callable[..., None]) -> Callable[..., None]:
    """Adds the options that say which posts; the command is given them as one ``scope``."""

    @click.option("--since", default="", help="Only posts from this time on (with a time zone).")
    @click.option("--until", default="", help="Only posts before this time.")
    @click.option("--channel", "channels", multiple=True, help="Only posts of this channel; repeat it for more.")
    @click.option("--platform", "platforms", multiple=True, help="Only posts of this platform; repeat it for more.")
    @click.option("--object", "objects", multiple=True, metavar="O", help="Only posts with this hashtag or link; repeat it for more.")
    @wraps(command)
    def with_scope(since: str, until: str, **given: Any) -> None:
        from tocsin.analysis.coaction.request import Scope

        named = {name: given.pop(name) for name in ("channels", "platforms", "objects")}
        start, end = (parse_time(time) if time else None for time in (since, until))
        if start and end and start >= end:
            raise Malformed(f"--since {since} is not before --until {until}: there is nothing between them")
        command(scope=Scope(since=start, until=end, **named), **given)

    return with_scope


@click.command()
@click.option(
    "--on",
    default=("hashtag,link,text,image,share,reply",),
    multiple=True,
    callback=_parts,
    show_default=True,
    help="Kinds of objects; near-text and mention, too.",
)
@click.option("--window", "windows", default=("60s",), multiple=True, callback=_parts, show_default=True, help="One or more: 60s,1h.")
@click.option("--min", "min_weight", type=click.IntRange(min=1), default=2, show_default=True, help="Edges of at least this weight.")
@click.option(
    "--q",
    "most_q",
    type=float,
    default=1.0,
    help="Only edges whose times or choices are beyond chance at this rate: 0.01.",
)
@click.option("--out", type=click.Path(path_type=Path), help="Write the edges: .csv .parquet .gexf .graphml .json")
@click.option("--engine", type=click.Choice(["local", "spark"]), default="local", show_default=True)
@click.option("--permutations", type=click.IntRange(min=0), default=19, show_default=True, help="How often labels are dealt anew.")
@scoped
@home_option
@json_option
def coact(out: Path | None, as_json: bool, windows: tuple[str, ...], **asked: Any) -> None:
    """Accounts in step: who acted on the same objects within a window, beyond what the objects' popularity explains."""
    from tocsin.analysis.coaction import export
    from tocsin.analysis.coaction.request import CoactRequest

    if out:
        export.require_writable(out)
    with current_desk() as desk:
        checkpoints = desk.home / "cache" / "coact"
        request = CoactRequest(windows=tuple(map(seconds, windows)), checkpoints=checkpoints, **asked)
        found = desk.analysis.coact(request, say)
    if out:
        export.write(found, out)
        click.echo(f"{found.edges.num_rows:,} edges written to {out}", err=True)
        if request.most_q == 1 and found.edges.num_rows > _MANY:
            click.echo("Most of these are what popularity alone brings: --q 0.01 keeps those that are beyond chance.", err=True)
    if as_json:
        emit(found.edges.to_pylist())
    else:
        _show(found)


def seconds(text: str) -> int:
    """Reads a window such as ``60s`` or ``1h``; raises :class:`Malformed`."""
    found = re.fullmatch(r"(\d{1,7})([smhd]?)", text.strip())
    if not found or not int(found[1]):
        raise Malformed(f"window {text!r} is not a time: write 60s, 10m, 1h or 1d")
    return int(found[1]) * _SECONDS[found[2] or "s"]


def say(what: str, done: int, of: int) -> None:
    """One line of progress."""
    share = f" {done:,} of {of:,}" if of else ""
    end = "" if sys.stderr.isatty() else "\n"
    if sys.stderr.isatty() or done == of:
        click.echo(f"\r\x1b[K{what}{share}" if not end else f"{what}{share}", nl=bool(end), err=True)


def _show(found: Coaction) -> None:
    click.echo(f"{found.posts:,} posts by {found.accounts:,} accounts; {found.edges.num_rows:,} edges")
    rows = (
        (n, g.basis, len(g.accounts), f"{g.window_s} s", g.joint, f"{g.expected:.1f}", f"{g.p:.3f}", _names(g.accounts))
        for n, g in enumerate(found.groups, 1)
    )
    table(
        ("group", "by", "accounts", "window", "joint acts", "by chance", "p", "who"),
        rows,
        "no group acts together beyond what popularity explains",
    )
    if any(g.basis == TIME and g.score for g in found.groups):
        click.echo(f"The p of a group by time is never below 1 in {found.request.permutations + 1}: more --permutations show finer ones.")
    if any(g.basis == CHOICE for g in found.groups):
        click.echo("By choice: they keep meeting on objects that hardly anyone else touches. A common interest may be why: read the posts.")
    for each in found.calibration:
        click.echo(f"By {each.basis}, labels dealt anew {each.runs} times at {each.window_s} s: {_by_chance(each)}")
    _show_missing(found.missing)


def _show_missing(missing: Iterable[tuple[str, str]]) -> None:
    """What the data lacks, each lack once with the files that have it."""
    files: dict[str, list[str]] = defaultdict(list)
    for what, why in missing:
        files[why].append(what)
    for why, names in files.items():
        more = f" and {len(names) - _MOST_FILES} more" if len(names) > _MOST_FILES else ""
        click.echo(f"missing: {', '.join(names[:_MOST_FILES])}{more}: {why}")


def _by_chance(each: Calibration) -> str:
    if not each.runs:
        return f"what chance alone gives is not known; found: {each.pairs_found} pairs and {each.groups_found} groups."
    chance = f"chance alone gives {each.pairs_by_chance:.1f} pairs and {each.groups_by_chance:.2f} groups"
    return f"{chance}; found: {each.pairs_found} and {each.groups_found}."


def _names(accounts: tuple[str, ...]) -> str:
    more = f" and {len(accounts) - _MOST_SHOWN} more" if len(accounts) > _MOST_SHOWN else ""
    return one_line(", ".join(accounts[:_MOST_SHOWN]), 100) + more


@click.command()
@click.option(
    "--on", default=("hashtag,link,text,share,image",), multiple=True, callback=_parts, show_default=True, help="Kinds of objects."
)
@click.option("--source-channel", default="", metavar="C", help="Where a call is suspected to come from.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True)
@click.option("--brief", type=click.Path(path_type=Path), help="Write a page with charts and rows, its figures beside it.")
@click.option("--file", "filed", is_flag=True, help="Make each storm a report, owed an answer like any warning.")
@scoped
@home_option
@json_option
def storms(brief: Path | None, filed: bool, as_json: bool, **asked: Any) -> None:
    """Bursts above baseline, with all that an analyst reports."""
    from tocsin.analysis.storms.baseline import LEAST_PAST, RECENT_HOURS
    from tocsin.analysis.storms.request import StormRequest

    request = StormRequest(**asked)
    if brief and (brief.suffix.lower() not in (".html", ".htm") or not brief.absolute().parent.is_dir()):
        raise Malformed(f"{brief}: a brief is a page in a folder that is there: name it like storm.html")
    with current_desk() as desk:
        if brief:
            from tocsin.analysis.brief import BriefRequest, write

            made = desk.analysis.brief(BriefRequest(storms=request), say)
            found = [study.storm for study in made.studies]
            written = write(made, brief)
            click.echo(f"written: {', '.join(map(str, written))}", err=True)
        else:
            found = desk.analysis.storms(request, say)
        if filed:
            receipts = desk.analysis.file(found)
            click.echo(f"reports: {', '.join(each.report for each in receipts)}", err=True)
    if as_json:
        emit(asdict(storm) for storm in found)
        return
    header = ("object", "from (UTC)", "posts", "usual", "accounts", "called in", "weekly")
    table(header, (_row(storm) for storm in found if storm.baseline.known), "nothing rose above its baseline")
    if untold := [storm for storm in found if not storm.baseline.known]:
        click.echo(f"\nWhether these rose cannot be told: fewer than {LEAST_PAST} of the {RECENT_HOURS} hours before them were collected.")
        table(header, map(_row, untold))


def _row(storm: Storm) -> tuple[object, ...]:
    called = ", ".join(dict.fromkeys(call.channel for call in storm.calls)) or "no call found"
    weekly = INSUFFICIENT if storm.rhythm_p is None else f"p {storm.rhythm_p:.3f}"
    named = one_line(f"{storm.kind} {storm.object}", 48)
    return named, UNIVERSAL.moment(storm.start), storm.mentions, _interval(storm.baseline), storm.accounts, one_line(called, 40), weekly


def _interval(interval: Interval) -> str:
    return f"{interval.value:.0f} ({interval.low:.0f} to {interval.high:.0f})" if interval.known else INSUFFICIENT


@click.command()
@click.option("--one", required=True, metavar="NAME=LIST", help="A side, by its channels and hashtags: A=channel1,#tag1")
@click.option("--two", required=True, metavar="NAME=LIST", help="The other side.")
@click.option("--event", "events", multiple=True, required=True, help="When something happened (with a time zone); repeat it.")
@scoped
@home_option
@json_option
def reciprocal(one: str, two: str, events: tuple[str, ...], scope: Scope, as_json: bool) -> None:
    """Whether each of two milieus rises after the other and after events, beyond its own past; shuffled times beside it."""
    from tocsin.analysis.reciprocal import Milieu, ReciprocalRequest

    def side(given: str) -> Milieu:
        name, equals, members = given.partition("=")
        if not equals or not members:
            raise Malformed(f"{given!r} names no channels: write NAME=channel1,#tag1")
        each = members.split(",")
        return Milieu(name, tuple(m for m in each if m[:1] != "#"), tuple(m[1:] for m in each if m[:1] == "#"))

    request = ReciprocalRequest(side(one), side(two), tuple(map(parse_time, events)), scope=scope)
    with current_desk() as desk:
        found = desk.analysis.escalation(request, say)
    if as_json:
        emit(asdict(effect) | {"known": effect.known} for effect in found.effects)
        return
    rows = (
        (
            e.side,
            e.measure,
            e.after,
            f"{e.from_h}-{e.to_h} h",
            e.causes,
            e.seen,
            *((f"{e.ratio:.2f} ({e.low:.2f} to {e.high:.2f})", f"{e.shuffled:.2f}", f"{e.p:.3f}") if e.known else (INSUFFICIENT, "", "")),
        )
        for e in found.effects
    )
    table(("side", "measure", "after", "within", "causes", "posts", "times its past", "shuffled", "p"), rows)
    _show_missing(found.missing)
