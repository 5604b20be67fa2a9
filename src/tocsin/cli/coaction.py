"""The command that finds accounts in step, and opens a group to its posts and signals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tocsin.cli.analysis import scoped, show_missing, show_stage, split_commas
from tocsin.cli.common import current_desk, home_option, one_line, table
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.errors import Malformed, Unknown
from tocsin.domain.plural import counted
from tocsin.domain.post import Post
from tocsin.domain.time_zone import UNIVERSAL

if TYPE_CHECKING:
    from tocsin.analysis.coaction.request import Coaction, CoactRequest
    from tocsin.analysis.coaction.signals import Signal
    from tocsin.domain.storm import Calibration, Group

_SECONDS = {"s": 1, "m": 60, "h": 3600, "d": 86400}
_MAX_NAMES_SHOWN = 12
_WIDEST_NAMES = 100
_MANY_EDGES = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class EdgeRow:
    """An edge between two accounts: how often they met, what activity explains, and the number of their group, 0 for none."""

    object_type: str
    window_s: int
    account_a: str
    account_b: str
    weight: int
    messages_a: int
    messages_b: int
    expected: float | None
    p: float | None
    q: float | None
    joint: int
    encounters: int
    group: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SignalRow:
    """A further signal of a group, beside what chance gives. Numbers are null where it cannot be told."""

    name: str
    members: int
    value: float | None
    usual: float | None
    p: float | None
    sentence: str


_COACTION: JsonLines[EdgeRow | SignalRow | Post] = JsonLines(EdgeRow, SignalRow, Post)


@click.command()
@click.option(
    "--on",
    default=("hashtag,link,text,image,share,reply",),
    multiple=True,
    callback=split_commas,
    show_default=True,
    help="Kinds of objects to compare. Also: near-text, mention.",
)
@click.option(
    "--window",
    "windows",
    default=("auto",),
    multiple=True,
    callback=split_commas,
    show_default=True,
    help="Time windows: 60s,1h, or auto for those that the times allow. They share one error rate.",
)
@click.option("--min", "min_weight", type=click.IntRange(min=1), default=2, show_default=True, help="Smallest weight of an edge.")
@click.option(
    "--q",
    "most_q",
    type=float,
    default=0.01,
    show_default=True,
    help="Only edges of accounts that meet beyond chance at this rate. 1 keeps all edges, which popularity mostly explains.",
)
@click.option("--out", type=click.Path(path_type=Path), help="File to write the edges to: .csv .parquet .gexf .graphml .json")
@click.option(
    "--engine",
    type=click.Choice(["local", "spark"]),
    default="local",
    show_default=True,
    help="spark counts the edges of a lake that outgrows this machine: with --q 1, and --out naming a new folder of Parquet files.",
)
@click.option(
    "--permutations",
    type=click.IntRange(min=0),
    default=5,
    show_default=True,
    help="How often accounts are permuted to learn what chance finds.",
)
@click.option(
    "--group", "opened", type=click.IntRange(min=1), metavar="N", help="Print the posts behind group N of the list, and its signals."
)
@scoped
@home_option
@_COACTION.option
def coact(out: Path | None, as_json: bool, windows: tuple[str, ...], opened: int | None, engine: str, **options: Any) -> None:
    """Find accounts in step: accounts that act on the same objects within a window more often than the objects' popularity explains."""
    from tocsin.analysis.coaction import export
    from tocsin.analysis.coaction.request import CoactRequest

    request = CoactRequest(windows=() if windows == ("auto",) else tuple(map(seconds, windows)), **options)
    if engine == "spark":
        _write_by_spark(request, out, bool(opened or as_json))
        return
    if out:
        export.require_writable(out)
    with current_desk() as desk:
        request = replace(request, checkpoints=desk.home / "cache" / "coact")
        coaction = desk.analysis.coact(request, show_stage)
        group = _group_of(coaction, opened) if opened else None
        posts = sorted(desk.analysis.posts(group.posts), key=lambda post: (post.time, post.post_id)) if group else []
        signals = desk.analysis.signals(group) if group else ()
    if out:
        export.write(coaction, out)
        click.echo(f"{coaction.edges.num_rows:,} edges written to {out}", err=True)
        if request.most_q == 1 and coaction.edges.num_rows > _MANY_EDGES:
            click.echo("Popularity alone explains most of these. Without --q 1 only significant edges are kept.", err=True)
    if opened:
        _show_posts(posts, signals, as_json)
    elif as_json:
        _COACTION.emit(EdgeRow(**edge) for edge in coaction.edges.to_pylist())
    else:
        _show_coaction(coaction)


def _write_by_spark(request: CoactRequest, out: Path | None, more: bool) -> None:
    """Write the edges on Spark. It counts them alone, so nothing else can be asked of it."""
    if out is None or request.most_q != 1 or more:
        raise Malformed("--engine spark only counts edges: add --q 1 and --out with a new folder, and leave out --group and --json")
    with current_desk() as desk:
        number = desk.analysis.edges_by_spark(request, out)
    click.echo(f"{counted(number, 'edge')} written to {out}", err=True)


def _group_of(coaction: Coaction, number: int) -> Group:
    """Return a group in step. Raises :class:`Unknown` for a number not in the list."""
    named = [group for group in coaction.groups if not group.cause]
    if number > len(named):
        raise Unknown("group", str(number), f"the list has {counted(len(named), 'group')} in step")
    return named[number - 1]


def _show_posts(posts: list[Post], signals: Sequence[Signal], as_json: bool) -> None:
    """Print the posts behind a group, and its further signals."""
    if as_json:
        _COACTION.emit([*(SignalRow(**asdict(signal), sentence=signal.sentence) for signal in signals), *posts])
        return
    rows = ((UNIVERSAL.moment(post.time), post.account_id, post.platform, one_line(post.text, 80)) for post in posts)
    table(("time (UTC)", "account", "platform", "text"), rows)
    click.echo("")
    for signal in signals:
        click.echo(signal.sentence)


def seconds(text: str) -> int:
    """Return the seconds of a window such as ``60s`` or ``1h``. Raises :class:`Malformed`."""
    match = re.fullmatch(r"(\d{1,7})([smhd]?)", text.strip())
    if not match or not int(match[1]):
        raise Malformed(f"window {text!r} is not a time: write 60s, 10m, 1h or 1d, or auto alone")
    return int(match[1]) * _SECONDS[match[2] or "s"]


def _show_coaction(coaction: Coaction) -> None:
    click.echo(f"{counted(coaction.posts, 'post')} by {counted(coaction.accounts, 'account')}; {counted(coaction.edges.num_rows, 'edge')}")
    undecided = [group for group in coaction.groups if group.cause]
    for cause in dict.fromkeys(group.cause for group in undecided):
        accounts = {account for group in undecided if group.cause == cause for account in group.accounts}
        click.echo(f"Cannot be told: {counted(len(accounts), 'account meets', 'accounts meet')} often, but {cause}.")
    named = [group for group in coaction.groups if not group.cause]
    header = ("group", "accounts", "window", "moments", "encounters", "expected", "q", "who")
    other = "other " if undecided else ""
    empty = f"no {other}group meets beyond what activity explains"
    table(header, (_group_row(number, group) for number, group in enumerate(named, 1)), empty)
    for calibration in coaction.calibration:
        click.echo(_by_chance(calibration, len(coaction.in_step)))
    show_missing(coaction.missing)


def _group_row(number: int, group: Group) -> tuple[object, ...]:
    return (
        number,
        len(group.accounts),
        f"{group.window_s} s",
        group.moments,
        group.joint,
        f"{group.expected:.1f}",
        f"{group.q:.2g}",
        _names(group.accounts),
    )


def _by_chance(calibration: Calibration, named: int) -> str:
    able = f"{counted(calibration.able, 'account')} that meet others often enough to tell"
    share = f"{named:,} of the {able} ({named / max(1, calibration.able):.1%}) are in step"
    wrong = f"in ordinary crowds without coordination up to {calibration.false_at_most:,} of so many are named"
    if not calibration.runs:
        return f"At {calibration.window_s} s {share}; {wrong}."
    chance = f"{calibration.pairs_by_chance:.1f} pairs and {calibration.groups_by_chance:.2f} groups"
    return f"At {calibration.window_s} s {share}; {wrong}. With accounts permuted {calibration.runs} times the search finds {chance}."


def _names(accounts: tuple[str, ...]) -> str:
    """Return as many names as fit one line, and how many more there are."""
    lengths = accumulate(len(name) + 2 for name in accounts[:_MAX_NAMES_SHOWN])
    fitting = max(1, sum(length <= _WIDEST_NAMES for length in lengths))
    more = f" and {len(accounts) - fitting} more" if len(accounts) > fitting else ""
    return one_line(", ".join(accounts[:fitting]), _WIDEST_NAMES) + more
