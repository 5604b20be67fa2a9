"""Commands that analyse public posts: co-action, storms, reciprocal escalation."""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tocsin.cli.campaign import show_campaign
from tocsin.cli.common import current_desk, home_option, one_line, table
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted
from tocsin.domain.storm import FALSE_RISES, FINDINGS, INSUFFICIENT, Interval, Storm
from tocsin.domain.time_zone import UNIVERSAL, parse_time
from tocsin.extras import require

if TYPE_CHECKING:
    from tocsin.analysis.coaction.request import Scope
    from tocsin.analysis.interrupted import Aftermath
    from tocsin.analysis.reciprocal import Milieu
    from tocsin.analysis.storms.request import StormRequest
    from tocsin.desk import Desk


@dataclass(frozen=True, slots=True, kw_only=True)
class EffectRow:
    """A side's posts after a cause, as a ratio to what its own past predicts. Numbers are null where the data does not suffice."""

    side: str
    measure: str
    after: str
    from_h: int
    to_h: int
    causes: int
    seen: int
    ratio: float | None
    low: float | None
    high: float | None
    shuffled: float | None
    shuffled_high: float | None
    p: float | None
    known: bool
    sentence: str


_STORMS = JsonLines(Storm, unknown_numbers=(Storm, Interval))
_EFFECTS = JsonLines(EffectRow)


_POSTERS = 3
_LISTED = 20
_STORMS_WITH_POSTERS = 10
_MAX_FILES_SHOWN = 3


def split_commas(_ctx: click.Context, _param: click.Parameter, values: tuple[str, ...]) -> tuple[str, ...]:
    """Split values at commas, so that an option may be repeated or take a list."""
    return tuple(part for value in values for part in value.split(","))


def scoped(command: Callable[..., None]) -> Callable[..., None]:
    """Add the options that select posts, and pass them to the command as one ``scope``."""

    @click.option("--since", default="", metavar="TIME", help="Only posts from this time on, such as 2026-11-21T03:00Z.")
    @click.option("--until", default="", metavar="TIME", help="Only posts before this time.")
    @click.option("--channel", "channels", multiple=True, help="Only posts of this channel (may be repeated).")
    @click.option("--platform", "platforms", multiple=True, help="Only posts of this platform (may be repeated).")
    @click.option("--object", "objects", multiple=True, metavar="O", help="Only posts with this hashtag or link (may be repeated).")
    @wraps(command)
    def with_scope(since: str, until: str, **options: Any) -> None:
        require("measure")
        from tocsin.analysis.coaction.request import Scope

        selection = {name: options.pop(name) for name in ("channels", "platforms", "objects")}
        start, end = (parse_time(time) if time else None for time in (since, until))
        if start and end and start >= end:
            raise Malformed(f"--since {since} is not before --until {until}: no time lies between them")
        command(scope=Scope(since=start, until=end, **selection), **options)

    return with_scope


def show_stage(stage: str, finished: int, total: int) -> None:
    """Print one line of progress on a terminal, and clear it at the end of the stage (a :data:`tocsin.domain.progress.Progress`)."""
    if sys.stderr.isatty():
        share = f" {finished:,} of {total:,}" if total else ""
        click.echo("\r\x1b[K" + ("" if finished == total else f"{stage}{share}"), nl=False, err=True)


def show_missing(missing: Iterable[tuple[str, str]]) -> None:
    """Print what the data lacks, each lack once with the files that have it."""
    files: dict[str, list[str]] = defaultdict(list)
    for file, lack in missing:
        files[lack].append(file)
    for lack, names in files.items():
        more = f" and {len(names) - _MAX_FILES_SHOWN} more" if len(names) > _MAX_FILES_SHOWN else ""
        click.echo(f"missing: {', '.join(names[:_MAX_FILES_SHOWN])}{more}: {lack}")


@click.command()
@click.option(
    "--on", default=("hashtag,link,text,share,image",), multiple=True, callback=split_commas, show_default=True, help="Kinds of objects."
)
@click.option("--source-channel", default="", metavar="C", help="Channel suspected of calling for the storm.")
@click.option("--subscribers", type=click.IntRange(min=1), help="Subscribers of that channel, if the dump does not say.")
@click.option("--top", type=click.IntRange(min=1), default=20, show_default=True, help="Number of storms to report.")
@click.option("--brief", type=click.Path(path_type=Path), help="HTML page to write, with charts, rows and the figures beside it.")
@click.option("--file", "filed", is_flag=True, help="File each storm as a report that owes an assessment like any warning.")
@scoped
@home_option
@_STORMS.option
def storms(brief: Path | None, filed: bool, as_json: bool, **options: Any) -> None:
    """Find storms: bursts above baseline, with the figures an analyst reports."""
    from tocsin.analysis.storms.request import StormRequest

    request = StormRequest(**options)
    if brief and (brief.suffix.lower() not in (".html", ".htm") or not brief.absolute().parent.is_dir()):
        raise Malformed(f"{brief}: name a file that ends in .html, in a folder that exists, such as storm.html")
    with current_desk() as desk:
        detected = _write_brief(desk, request, brief) if brief else desk.analysis.storms(request, show_stage)
        called = desk.analysis.campaign(request, show_stage) if request.source_channel and not as_json else None
        posters = [] if as_json else _posters(desk, detected, request.source_channel)
        if filed:
            receipts = desk.analysis.file(detected)
            click.echo(f"reports: {', '.join(receipt.report for receipt in receipts)}", err=True)
    if as_json:
        _STORMS.emit(detected)
    else:
        if called:
            show_campaign(called)
        _show_storms(detected, request)
        for line in posters:
            click.echo(line)


def _posters(desk: Desk, storms: Sequence[Storm], channel: str) -> list[str]:
    """Return a line for each picture that several posts of a storm show, and for those that a calling channel posted."""
    lines = [
        f"pictures in {storm.kind} {one_line(storm.object, 40)}: {one_line(group.sentence, 200)}"
        for storm in storms[:_STORMS_WITH_POSTERS]
        for group in desk.copies.in_storm(storm)[:_POSTERS]
        if group.posts > 1
    ]
    groups = desk.copies.posters(channel=channel)[:_POSTERS] if channel and desk.copies.able else []
    return lines + [f"pictures of {one_line(channel, 40)}: {one_line(group.sentence, 200)}" for group in groups]


def _write_brief(desk: Desk, request: StormRequest, path: Path) -> list[Storm]:
    from tocsin.analysis.brief import BriefRequest, write

    brief = desk.analysis.brief(BriefRequest(storms=request), show_stage)
    click.echo(f"written: {', '.join(map(str, write(brief, path)))}", err=True)
    return [study.storm for study in brief.studies]


def _show_storms(detected: list[Storm], request: StormRequest) -> None:
    header = ("object", "from (UTC)", "posts", "usual", "accounts", "called in", "weekly")
    by_finding = {finding: [storm for storm in detected if storm.finding == finding] for finding in FINDINGS}
    if not detected:
        click.echo("nothing rose above its baseline")
    titles = {
        "storm": "Storms: a call named them before they rose.",
        "rise": "Rises without a known call: news, a holiday, a much-shared post or a campaign. Which of them cannot be told. Up to "
        f"{FALSE_RISES:.0%} of such rises are chance.",
        "new": "New objects: many posts within hours, without a past to compare with.",
    }
    parts = {title: by_finding[finding] for finding, title in titles.items()}
    for storm in by_finding["undecided"]:
        parts.setdefault(f"Not known whether these rose: {dict(storm.missing).get('baseline', INSUFFICIENT)}.", []).append(storm)
    for title, storms in parts.items():
        if storms:
            click.echo(f"\n{title}")
            table(header, map(_row, storms[:_LISTED]))
        if len(storms) > _LISTED:
            click.echo(f"{counted(len(storms) - _LISTED, 'more object', 'more objects')} of this kind: list all with --json")
    if any(not storm.calls for storm in detected):
        click.echo(f"\n{_looked_for(request)}")


def _looked_for(request: StormRequest) -> str:
    """Return which posts were looked at for calls, and which were not: where no call was found, one may stand elsewhere."""
    of_channel = f"all posts of {one_line(request.source_channel, 40)} that name it, and " if request.source_channel else ""
    return (
        f"Calls were looked for in the {request.call_days} days before each: {of_channel}posts worded as a call, on another platform or "
        "in a channel. Posts outside channels on the same platform were not looked at."
    )


def _row(storm: Storm) -> tuple[object, ...]:
    channels = ", ".join(dict.fromkeys(call.channel for call in storm.calls)) or "no call found"
    weekly = INSUFFICIENT if storm.rhythm_p is None else f"p {storm.rhythm_p:.3f}"
    title = one_line(f"{storm.kind} {storm.object}", 48)
    start = UNIVERSAL.moment(storm.start)
    return title, start, storm.mentions, _interval(storm.baseline), storm.accounts, one_line(channels, 40), weekly


def _interval(interval: Interval) -> str:
    return interval.said() if interval.known else INSUFFICIENT


@click.command()
@click.option("--one", required=True, metavar="NAME=LIST", help="First side and its channels and hashtags: A=channel1,#tag1")
@click.option("--two", required=True, metavar="NAME=LIST", help="Second side, written the same way.")
@click.option("--event", "events", multiple=True, required=True, metavar="TIME", help="Time of an event, with an offset (may be repeated).")
@scoped
@home_option
@_EFFECTS.option
def reciprocal(one: str, two: str, events: tuple[str, ...], scope: Scope, as_json: bool) -> None:
    """Test whether each of two milieus rises after the other, and after events, beyond its own past.

    Shuffled times are shown beside each result for comparison.
    """
    from tocsin.analysis.reciprocal import ReciprocalRequest

    request = ReciprocalRequest(_parse_side(one), _parse_side(two), tuple(map(parse_time, events)), scope=scope)
    with current_desk() as desk:
        result = desk.analysis.escalation(request, show_stage)
    if as_json:
        effects = (EffectRow(**asdict(effect), known=effect.known, sentence=effect.sentence) for effect in result.effects)
        _EFFECTS.emit([*effects, *map(_aftermath_row, result.aftermaths)])
        return
    for sentence in [*(row.sentence for row in result.effects), *(row.sentence for row in result.aftermaths)]:
        click.echo(sentence)
    show_missing(result.missing)


def _aftermath_row(week: Aftermath) -> EffectRow:
    """Return the days after one event as a row like the others. The errors in its interval take the place of shuffled ratios."""
    return EffectRow(
        side=week.side,
        measure=week.measure,
        after=f"the event at {week.event:%Y-%m-%d %H:%M}",
        from_h=0,
        to_h=24 * week.days,
        causes=1,
        seen=week.seen,
        ratio=week.ratio,
        low=week.low,
        high=week.high,
        shuffled=None,
        shuffled_high=None,
        p=week.p,
        known=week.known,
        sentence=week.sentence,
    )


def _parse_side(text: str) -> Milieu:
    from tocsin.analysis.reciprocal import Milieu

    name, equals, members = text.partition("=")
    if not equals or not members:
        raise Malformed(f"{text!r} names no channels: write NAME=channel1,#tag1")
    parts = members.split(",")
    return Milieu(name, tuple(p for p in parts if p[:1] != "#"), tuple(p[1:] for p in parts if p[:1] == "#"))
