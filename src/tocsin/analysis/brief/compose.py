"""Compose a brief from the lake, and write it with its files."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, field, replace
from datetime import timedelta
from html import escape
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import numpy as np
import pyarrow as pa
import pyarrow.csv as pa_csv

from tocsin.analysis import source
from tocsin.analysis.brief import campaign_section, charts, storm_section, summary
from tocsin.analysis.brief.page import listed, note, page, table, terms
from tocsin.analysis.campaigns.run import campaign
from tocsin.analysis.coaction import export
from tocsin.analysis.coaction.request import Coaction, CoactRequest
from tocsin.analysis.coaction.run import coact
from tocsin.analysis.storms.detect import Study, studies
from tocsin.analysis.storms.request import StormRequest
from tocsin.domain.campaign import Campaign
from tocsin.domain.errors import Unavailable
from tocsin.domain.plural import counted
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.storm import FALSE_RISES, Group
from tocsin.lake import Lake

_METHOD = (
    "A rise is an object (hashtag, link, text, shared post, image) whose posts, or newcomers among them, came to more than is usual: its "
    "level around that time, the hour of the week over all weeks, and the other hours of the same day (negative binomial). "
    f"Up to {FALSE_RISES:.0%} of rises are chance. Behind the others are news, holidays, much-shared posts or campaigns. "
    "A rise is called a storm where a call named it before.",
    "Accounts are in step when they keep meeting on objects at moments without a crowd, within the window of each other, more often than "
    "the activity of each explains (configuration model by size of the meeting, negative binomial, false discovery rate 1 %). "
    "Moments that many share, such as a goal or a headline, count for nothing.",
    "Where a common cause is visible (the same time of day, a schedule, the usual delay after a new post), or most encounters are those of "
    "one group, the answer is that it cannot be told.",
    "In step is a statement about times and objects. It does not say who runs an account, why, or whether anyone is to blame: "
    "fans, newsrooms and friends act together, too. Read the posts before you draw a conclusion.",
    "Mentions are what was collected, not what there was. Copies, languages and ages of accounts are as the dump gives them.",
)


_ACROSS = (3600,)
_MOST_NAMED = 40
_MOST_FILES = 3
_UNDECIDED = "a common cause is visible, or there are too few others to compare them with"
_ENOUGH = "that met others often enough to tell"


def no_picture(_digest: str) -> bytes:
    """Return nothing: without files, no picture is shown."""
    return b""


@dataclass(frozen=True, slots=True)
class BriefRequest:
    """Parameters of a brief: the storms, how many of them are searched for accounts in step, and the windows.

    Accounts are also searched across all storms within an hour: an account that carries many storms may not show in any one.
    ``thumbnail`` returns a picture by its digest as a small JPEG, empty where its file is not there.
    """

    storms: StormRequest = field(default_factory=lambda: StormRequest(top=5))
    windows: tuple[int, ...] = (60,)
    looked_into: int = 3
    permutations: int = 5
    title: str = "Storm brief"
    thumbnail: Callable[[str], bytes] = field(default=no_picture, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class PicturesShown:
    """Pictures that several posts show, by what they show: a sentence each. ``of`` says in which posts."""

    of: str
    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Brief:
    """Content of the page. ``pictures`` are those of the storms and of the channel that called for them."""

    title: str
    studies: tuple[Study, ...]
    coactions: tuple[Coaction, ...]
    across: Coaction | None
    missing: tuple[tuple[str, str], ...]
    campaign: Campaign | None = None
    pictures: tuple[PicturesShown, ...] = ()
    thumbnail: Callable[[str], bytes] = no_picture


def brief_of(lake: Lake, request: BriefRequest, progress: Progress = no_progress) -> Brief:
    """Return the storms and, in the greatest of them, the accounts in step."""
    storm_studies = tuple(studies(lake, request.storms, progress))
    looked = tuple(_in_step(lake, study, request, progress) for study in storm_studies[: request.looked_into])
    across = _across(lake, storm_studies, request, progress) if len(storm_studies) > 1 else None
    channel = request.storms.source_channel
    called = campaign(lake, channel, request.storms.least, request.storms.subscribers, progress) if channel else None
    return Brief(request.title, storm_studies, looked, across, source.missing(lake, request.windows), called, thumbnail=request.thumbnail)


def _across(lake: Lake, storm_studies: tuple[Study, ...], request: BriefRequest, progress: Progress) -> Coaction:
    """Return the accounts that act together over all the storms."""
    storms = [study.storm for study in storm_studies]
    until = max(storm.end for storm in storms) + timedelta(seconds=1)
    objects = tuple(storm.object for storm in storms)
    scope = replace(request.storms.scope, since=min(storm.start for storm in storms), until=until, objects=objects)
    kinds = tuple(dict.fromkeys(("hashtag", "link", "share", *(storm.kind for storm in storms))))
    coact_request = CoactRequest(on=kinds, windows=_ACROSS, min_weight=3, most_q=0.01, scope=scope, permutations=request.permutations)
    return coact(lake, coact_request, progress)


def _in_step(lake: Lake, study: Study, request: BriefRequest, progress: Progress) -> Coaction:
    """Return the accounts in step among the posts of a storm."""
    scope = replace(
        request.storms.scope, since=study.storm.start, until=study.storm.end + timedelta(seconds=1), objects=(study.storm.object,)
    )
    kinds = ("hashtag", "link", "text", "share") if study.storm.kind in ("hashtag", "link", "text", "share") else (study.storm.kind,)
    return coact(
        lake,
        CoactRequest(on=kinds, windows=request.windows, min_weight=3, most_q=0.01, scope=scope, permutations=request.permutations),
        progress,
    )


def write(brief: Brief, path: Path) -> list[Path]:
    """Write the page, and beside it one archive with the figures as JSON and posts and edges as CSV. Return both files.

    Raises :class:`Unavailable` where they cannot be written.
    """
    beside = path.with_name(f"{path.stem}.tables.zip")
    try:
        path.write_text(page(brief.title, sections(brief)), "utf-8")
        with ZipFile(beside, "w", ZIP_DEFLATED) as archive:
            archive.writestr("figures.json", json.dumps(figures(brief), ensure_ascii=False, indent=1))
            if brief.studies:
                _write_tables(archive, "posts.csv", (_posts(study, number) for number, study in enumerate(brief.studies, start=1)))
            if brief.coactions or brief.across:
                _write_tables(archive, "edges.csv", (_edges(coaction, name) for name, coaction in _named(brief)))
    except OSError as error:
        raise Unavailable(f"{path}: the brief cannot be written: {error.strerror or error}") from None
    return [path, beside]


def _write_tables(archive: ZipFile, name: str, tables: Iterable[pa.Table]) -> None:
    """Write tables of the same columns below each other."""
    with archive.open(name, "w", force_zip64=True) as file:
        for number, rows in enumerate(tables):
            pa_csv.write_csv(rows, file, pa_csv.WriteOptions(include_header=number == 0))


def _named(brief: Brief) -> Iterator[tuple[str, Coaction]]:
    """Return the measured scopes by the name of their files and anchors."""
    yield from ((f"s{number}", coaction) for number, coaction in enumerate(brief.coactions, start=1))
    if brief.across:
        yield "across", brief.across


def figures(brief: Brief) -> dict[str, Any]:
    """Return the figures of the page as JSON types."""
    return {
        "title": brief.title,
        "storms": [export.as_json(asdict(study.storm)) | {"excess": round(study.storm.excess, 2)} for study in brief.studies],
        "coaction": [export.figures(coaction) for coaction in brief.coactions],
        "across": export.figures(brief.across) if brief.across else None,
        "campaign": export.as_json(asdict(brief.campaign)) if brief.campaign else None,
        "pictures": {several.of: list(several.sentences) for several in brief.pictures},
        "missing": [list(pair) for pair in brief.missing],
        "method": list(_METHOD),
    }


def _posts(study: Study, number: int) -> pa.Table:
    """Return all posts of a storm by its number on the page, each post with its kind (original, share, copy)."""
    names = ["post_id", "account_id", "time", "platform", "channel", "lang", "text", "share_of"]
    rows = study.posts.select(names).append_column("post", pa.array([f"{n:016x}" for n in study.posts["post"].to_pylist()]))
    for name, flags in study.marks.items():
        rows = rows.append_column(name, pa.array(flags))
    return rows.add_column(0, "storm", pa.array(np.full(rows.num_rows, number)))


def _edges(coaction: Coaction, name: str) -> pa.Table:
    """Return the edges of a search by its name: ``s1`` for the first storm, ``across`` for all storms together."""
    plain = pa.schema([(f.name, f.type.value_type if pa.types.is_dictionary(f.type) else f.type) for f in coaction.edges.schema])
    return coaction.edges.cast(plain).add_column(0, "search", pa.array([name] * coaction.edges.num_rows, pa.string()))


def sections(brief: Brief) -> Iterator[str]:
    """Return the page without its head: HTML without style or script, with everything from posts escaped."""
    yield from _first_parts(brief)
    if brief.studies:
        yield _overview(brief)
    yield from _across_groups(brief)
    if brief.campaign and brief.campaign.total:
        for number, coaction in enumerate(brief.coactions, start=1):
            yield _groups(coaction, f"s{number}", f"Accounts in step in storm {number} of the table alone")
    else:
        yield from storm_parts(brief)
    yield from _pictures(brief)
    yield _limits(brief)


def overall(brief: Brief) -> Iterator[str]:
    """Return what the page says of all storms together, without the table of them and without the instances of a campaign."""
    yield _summary(brief)
    yield from _across_groups(brief)
    yield _limits(brief)


def _first_parts(brief: Brief) -> Iterator[str]:
    """Return the summary and, where a channel was named, the instances of its campaign."""
    yield _summary(brief)
    if brief.campaign:
        yield from campaign_section.sections(brief.campaign, brief.thumbnail)


def _summary(brief: Brief) -> str:
    """Return the first page."""
    campaign = brief.campaign
    if campaign and campaign.total:
        return summary.of_campaign(campaign, campaign.total, _in_step_sentence(brief))
    return summary.of_storms(brief.studies, _in_step_sentence(brief)) if brief.studies else "<p>Nothing rose above what was usual.</p>"


def storm_parts(brief: Brief) -> Iterator[str]:
    """Return what the page says of each storm, with the accounts in step inside it."""
    for number, study in enumerate(brief.studies, start=1):
        if number <= len(brief.coactions):
            groups = _groups(brief.coactions[number - 1], f"s{number}", "Accounts in step in this storm alone")
        else:
            groups = note(f"Accounts in step were looked for in the first {len(brief.coactions)} storms, and across all of them.")
        yield f"{storm_section.section(study, number)}\n{groups}"


def _pictures(brief: Brief) -> Iterator[str]:
    """Return the pictures by what they show, edited and translated copies counted as one."""
    if brief.pictures:
        yield "<h2>Pictures by what they show</h2>"
        yield note("Proposals by a machine: look at the pictures. A copy says nothing about who posted it.")
    for shown_in in brief.pictures:
        yield f"<h3>{escape(shown_in.of)}</h3>{listed(shown_in.sentences)}"


def _across_groups(brief: Brief) -> Iterator[str]:
    if brief.across:
        yield _groups(brief.across, "across", "Accounts that act together across these storms")


def _limits(brief: Brief) -> str:
    header = ("what is missing", "files")
    missing = table("By what is missing", header, _lacks(brief)) if brief.missing else "<p>Nothing known.</p>"
    return f"<h2>Method and limits</h2>{listed(_METHOD)}<h3>What is missing in the data</h3>{missing}"


def _lacks(brief: Brief) -> list[tuple[str, str]]:
    """Return each lack once, with the files that have it."""
    files: dict[str, list[str]] = {}
    for file, lack in brief.missing:
        files.setdefault(lack, []).append(file)
    return [
        (lack, ", ".join(names[:_MOST_FILES]) + (f" and {len(names) - _MOST_FILES} more" if len(names) > _MOST_FILES else ""))
        for lack, names in files.items()
    ]


def _in_step_sentence(brief: Brief) -> str:
    """Return what the search for accounts in step found, as a sentence."""
    measured = (*brief.coactions, *([brief.across] if brief.across else []))
    named = {account for coaction in measured for account in coaction.in_step}
    undecided = {account for coaction in measured for account in coaction.undecided} - named
    able = max((calibration.able for coaction in measured for calibration in coaction.calibration), default=0)
    if not able:
        return "Whether accounts act in step cannot be told: none of them meet often enough outside the crowd."
    if brief.campaign and brief.campaign.total:
        of = f"of up to {able:,} accounts {_ENOUGH}"
        if not named | undecided:
            return f"None {of} keeps meeting others in these posts more often than its activity explains."
        together = f"{len(named | undecided):,} {of} keep meeting in these posts"
        return f"{together}: the calls bring them together, so whether they also agree among themselves cannot be told."
    open_ = f"; for {len(undecided):,} more it cannot be told, since {_UNDECIDED}" if undecided else ""
    return f"{len(named):,} of up to {able:,} accounts {_ENOUGH} are in step{open_}."


def _overview(brief: Brief) -> str:
    """Return two tables: objects that rose, and objects with too short a past to tell."""
    storms = [study.storm for study in brief.studies]
    header = ("kind", "object", "posts", "usual", "accounts", "from (UTC)", "to (UTC)")
    rose = [(s.kind, s.object, s.mentions, s.baseline.value, s.accounts, s.start, s.end) for s in storms if s.baseline.known]
    open_ = [(s.kind, s.object, s.mentions, s.accounts, s.start, s.end) for s in storms if not s.baseline.known]
    parts = [table("Objects that rose, the most posts beyond the usual first", header, rose, "top")] if rose else []
    if open_:
        caption = "Insufficient data before them: whether these rose cannot be told"
        parts.append(table(caption, tuple(name for name in header if name != "usual"), open_, "open"))
    return "\n".join(parts)


def _groups(coaction: Coaction, name: str, title: str) -> str:
    """Return the section on accounts that act together, beside what chance alone gives."""
    parts = [f'<h3 id="{name}-groups">{title}</h3>']
    header = ("window (s)", "accounts that met often enough", "permutations", "pairs", "pairs by chance", "groups", "groups by chance")
    rows = [
        (c.window_s, c.able, c.runs, c.pairs_found, c.pairs_by_chance, c.groups_found, c.groups_by_chance) for c in coaction.calibration
    ]
    able = max((calibration.able for calibration in coaction.calibration), default=0)
    if coaction.undecided:
        parts.append(note(f"Cannot be told: {len(coaction.undecided):,} accounts meet often, but {_UNDECIDED}."))
    if not coaction.in_step:
        windows = " and ".join(f"{window} s" for window in coaction.request.windows)
        others = "No others" if coaction.undecided else "None"
        parts.append(f"<p>{others} beyond what activity explains within {windows}, among {counted(able, 'account')} {_ENOUGH}.</p>")
    else:
        parts.append(f"<p>{len(coaction.in_step):,} of {counted(able, 'account')} {_ENOUGH} are in step.</p>")
        parts.append(_network(coaction, name))
    parts += [_group(group, f"{name}-g{at}", at) for at, group in enumerate(coaction.groups, start=1)]
    parts.append(table("The same search with accounts permuted", header, rows, f"{name}-chance", printed=False))
    if any(words for words in coaction.missing):
        parts.append(note("Times that are coarse or without zone weaken this; see what is missing below."))
    return "\n".join(parts)


def _network(coaction: Coaction, name: str) -> str:
    inside = coaction.edges.filter(pa.compute.greater(coaction.edges["group"], 0))
    rows = list(zip(*(inside[column].to_pylist() for column in ("account_a", "account_b", "joint", "expected", "q")), strict=True))
    svg = charts.network(coaction.groups, [(a, b, joint) for a, b, joint, *_ in rows])
    behind = table("Pairs inside groups", ("account", "account", "joint acts", "expected", "q"), rows[:200], f"{name}-pairs", printed=False)
    return charts_figure(svg, behind)


def charts_figure(svg: str, behind: str) -> str:
    """Return the network with the table of its pairs."""
    from tocsin.analysis.brief.page import figure

    return figure("Accounts in step: a line where two acted together", svg, behind)


def _more(group: Group) -> str:
    return f" and {len(group.accounts) - _MOST_NAMED:,} more, in the file of figures" if len(group.accounts) > _MOST_NAMED else ""


def _group(group: Group, name: str, number: int) -> str:
    pairs = [
        ("Accounts", f"{len(group.accounts):,}: {escape(', '.join(group.accounts[:_MOST_NAMED]))}{_more(group)}"),
        ("Answer", escape(f"cannot be told: {group.cause}") if group.cause else "in step"),
        ("Encounters", f"{group.joint:,} of their pairs, where {group.expected:,.1f} were expected, within {group.window_s} s"),
        ("Distinct moments", f"{group.moments:,}"),
        ("False discovery rate", f"{group.q:.2g}"),
    ]
    objects = table("What they acted on together", ("kind", "object", "acts"), group.objects, printed=False)
    return (
        f'<h4 id="{name}">Group {number}</h4>'
        + terms(pairs)
        + objects
        + f"<details><summary>Keys of the posts behind it</summary>{listed(group.posts)}</details>"
    )
