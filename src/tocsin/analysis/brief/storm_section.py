"""Section of the brief on one storm: each number with its interval and rows, and the limits of the data."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from html import escape

import numpy as np
import pyarrow.compute as pc

from tocsin.analysis.brief import charts
from tocsin.analysis.brief.page import cell, figure, note, table, terms, to
from tocsin.analysis.storms.detect import Study
from tocsin.analysis.storms.figures import UNKNOWN, language_named
from tocsin.domain.storm import FINDINGS, Interval, Storm, lack

SHOWN = 40
_MOST_LANGUAGES = 12
_WHOSE_POSTS = (
    "All posts that name it count here, also those of a channel that called. The campaign of a channel counts the posts of others, on "
    "everything that a call named, from the first of them on."
)


def section(study: Study, number: int) -> str:
    """Return the section on one storm."""
    storm, name = study.storm, f"s{number}"
    parts = [
        f'<section class="storm" aria-labelledby="{name}"><h2 id="{name}">{escape(storm.title)}</h2>',
        f"<p>{_sentence(storm, name)}</p>",
    ]
    header, rows = charts.timeline_table(study.rise)
    times = [(_time(row[0]), *row[1:]) for row in rows]
    parts.append(
        figure(
            "Mentions, what was usual, and calls (vertical lines)",
            picture(study),
            table("Mentions by time", header, times, f"{name}-time"),
        )
    )
    parts.append(terms(_figures(storm, name)))
    parts += [note("Not known: " + "; ".join(lack(what, why) for what, why in storm.missing))] if storm.missing else []
    parts += [note(_WHOSE_POSTS)] if storm.calls else []
    return "\n".join([*parts, *_shares(storm, name), *_tables(study, name), "</section>"])


def _shares(storm: Storm, name: str) -> Iterator[str]:
    """Yield the charts of days and languages. One of one bar, or of less than three weeks, would show nothing."""
    if storm.rhythm_p is not None:
        header, rhythm = charts.rhythm_table(storm)
        bars = charts.bars([str(row[0]) for row in rhythm], storm.rhythm)
        yield figure("By day of the week", bars, table("Posts by day of the week", header, rhythm, f"{name}-week"))
    if len(storm.languages) > 1:
        languages = storm.languages[:_MOST_LANGUAGES]
        bars = charts.bars([language for language, _ in languages], [posts for _, posts in languages])
        rows = table("Languages", ("language", "posts"), storm.languages, f"{name}-lang")
        yield figure("Languages, as the dump names them", bars, rows)


def picture(study: Study) -> str:
    """Return the chart of a storm over time as SVG, empty if the drawing library is not installed."""
    return charts.timeline(charts.timeline_table(study.rise)[1], study.storm)


def _time(ms: int) -> datetime:
    return datetime.fromtimestamp(ms / 1000, UTC)


def _sentence(storm: Storm, name: str) -> str:
    between = f"between {cell(storm.start)} and {cell(storm.end)} UTC"
    posts = f"{to(f'{name}-posts', storm.mentions)} posts of {to(f'{name}-accounts', storm.accounts)} accounts {between}."
    if not storm.baseline.known:
        return f"{posts} Whether it rose cannot be told: insufficient data before it."
    if storm.new:
        return f"{posts} {FINDINGS[storm.finding]}"
    usual = f"{cell(storm.baseline.value)} ({cell(storm.baseline.low)} to {cell(storm.baseline.high)})"
    link = f'<a href="#{name}-time">{usual}</a>'
    return f"{posts} Usual for these hours would have been {link}; so many by chance: p {_p(storm.p)}. {FINDINGS[storm.finding]}"


def _p(value: float | None) -> str:
    if value is None:
        return "not known"
    return "below 1e-12" if value < 1e-12 else f"{value:.2g}"


def _figures(storm: Storm, name: str) -> Iterator[tuple[str, str]]:
    posts = f"{name}-posts"
    yield "Peak", cell(storm.peak)
    yield "Busiest tenth of accounts", f"{to(f'{name}-accounts', round(100 * storm.concentration, 1))} % of the posts"
    yield "Originals, shares", f"{to(posts, storm.originals)}, {to(posts, storm.shares)}"
    words, near, image = (to(posts, count) for count in (storm.duplicates, storm.near_duplicates, storm.same_image))
    copies = f"{words} in words, {near} nearly in words, {image} in image"
    yield "Copies of an earlier post", copies
    yield (
        "Platforms",
        ", ".join(f"{_platform(p)}: {to(posts, n)} posts{_lag(lag)}" for p, n, lag in storm.platforms),
    )
    yield "New accounts", share_of(storm.new_accounts)
    yield "Deleted since", f"{share_of(storm.deleted)}; median life {_span(storm.median_life_s)}"
    since = "the first call" if storm.calls else "the first post (no call that names it was found)"
    yield f"From {since}", f"first post {_span(storm.first_s)}, half of all {_span(storm.half_s)}, peak {_span(storm.peak_s)}"
    known = storm.rhythm_p is not None
    yield "Weekly rhythm", f"{to(f'{name}-week', 'by day')}; as uneven by chance: p {_p(storm.rhythm_p)}" if known else "not known"
    yield "Languages", ", ".join(f"{escape(language_named(language))} {posts:,}" for language, posts in storm.languages[:_MOST_LANGUAGES])
    yield "Mentions per subscriber of the calling channel", "not known" if storm.reach is None else f"at most {cell(storm.reach.value)}"
    yield "Hours in which anything was collected", f"{100 * storm.coverage:.0f} %"


def _platform(name: str) -> str:
    return "platform not known" if name == UNKNOWN else escape(name)


def _lag(seconds: float) -> str:
    return f", {_span(seconds)} after the first" if seconds else ""


def usual_of(storm: Storm) -> str:
    """Return how many posts were usual, as a clause."""
    if not storm.baseline.known:
        return "what was usual is not known"
    if storm.new:
        return "the object had no past"
    return f"{storm.baseline.said()} were usual"


def share_of(interval: Interval | None) -> str:
    """Return a share in percent with its interval."""
    return "not known" if interval is None else interval.percent


def _span(seconds: float | None) -> str:
    if seconds is None:
        return "not known"
    for unit, size in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if abs(seconds) >= 2 * size:
            return f"{seconds / size:.1f} {unit}"
    return f"{seconds:.0f} seconds"


def _tables(study: Study, name: str) -> Iterator[str]:
    storm, posts = study.storm, study.posts
    if storm.calls:
        rows = [(c.time, c.platform, c.channel, c.hours_before, c.sentence, c.post) for c in storm.calls]
        yield table(
            "Calls to action before the peak",
            ("time (UTC)", "platform", "channel", "hours before", "sentence", "post"),
            rows,
            f"{name}-calls",
        )
    accounts = pc.value_counts(posts["account_id"].combine_chunks()).to_pylist()
    busiest = sorted(((row["values"], row["counts"]) for row in accounts), key=lambda row: (-row[1], row[0]))
    yield _rows(f"Accounts by posts ({len(busiest):,})", ("account", "posts"), busiest[:SHOWN], f"{name}-accounts")
    marks = study.marks
    kind = np.select(
        [marks["share"], marks["duplicate"], marks["near_duplicate"], marks["same_image"]],
        ["share", "copy", "near copy", "same image"],
        "original",
    )
    head = posts.slice(0, SHOWN).to_pylist()
    post_rows = [
        (r["time"], r["account_id"], r["platform"] or "not known", r["channel"], k, r["text"][:400], f"{r['post']:016x}")
        for r, k in zip(head, kind, strict=False)
    ]
    beside = "; all of them are in posts.csv, in the archive beside this page" if storm.mentions > SHOWN else ""
    columns = ("time (UTC)", "account", "platform", "channel", "kind", "text", "post")
    yield _rows(f"Posts, in the order of time: {len(post_rows):,} of {storm.mentions:,}{beside}", columns, post_rows, f"{name}-posts")


def _rows(caption: str, header: tuple[str, ...], rows: Sequence[Sequence[object]], name: str) -> str:
    return table(caption, header, rows, name, printed=False)
