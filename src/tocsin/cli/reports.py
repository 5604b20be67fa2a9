"""Commands that list, show, grade and erase reports, and add notes and contacts to them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import islice, tee
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, home_option, numbered, one_line, parse_date, reason_option, safe, table
from tocsin.cli.duties import DutyRow, duty_row, show_duties
from tocsin.cli.json_lines import JsonLines
from tocsin.desk.choices import OUTCOMES
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Malformed, Refused
from tocsin.domain.grading import parse_grading
from tocsin.domain.mention import Mention
from tocsin.domain.plural import counted
from tocsin.domain.report import BEFORE_RINGING, Duplicate, HeldFile, Priority
from tocsin.domain.subject import Link

if TYPE_CHECKING:
    from tocsin.desk import Desk
    from tocsin.desk.queue import Row
    from tocsin.desk.report_list import ReportRow, ReportSelection
    from tocsin.desk.reports import ReportView
    from tocsin.domain.time_zone import Zone


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedReportRow:
    """A report in the list. ``told`` is the time that it states. ``text`` is null after an erasure."""

    report: str
    told: datetime
    priority: Priority
    channel: str
    language: str
    cues: tuple[str, ...]
    where: str
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NoteRow:
    """A note on a report. ``text`` is null after an erasure."""

    note: str
    by: str
    at: datetime
    text: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportInFullRow:
    """A report in full.

    ``told`` is the time that it states, and ``received`` that at which the desk took it in.
    ``mentions`` are names known when it came, ``later`` those known only since. ``source`` is the code word of whoever told of it.
    """

    report: str
    told: datetime
    received: datetime
    happened: datetime | None
    channel: str
    language: str
    where: str
    source: str | None
    cues: tuple[str, ...]
    priority: Priority
    grading: str
    handling: str
    disposition: str
    text: str | None
    mentions: tuple[Mention, ...]
    facts: dict[str, str]
    files: tuple[HeldFile, ...]
    links: tuple[Link, ...]
    duplicates: tuple[Duplicate, ...]
    notes: list[NoteRow]
    later: tuple[Mention, ...]
    duties: list[DutyRow]


_AT_ONCE = 500
_WARNING = 300
"""Characters of a line that warns before ringing: it is shown whole."""

_REPORTS = JsonLines(ListedReportRow)
_REPORT = JsonLines(ReportInFullRow)


@click.command()
@click.option("--limit", type=click.IntRange(min=1), help="At most so many.")
@click.option("--team", default="", help="Only reports on which this team owes or has answered something.")
@click.option("--subject", default="", help="Only reports about this subject.")
@click.option("--channel", default="", help="Only reports that came this way, such as call, mail or door.")
@click.option("--language", default="", help="Only reports in this language, such as nl.")
@click.option("--priority", type=click.Choice([priority.value for priority in Priority]), help="Only reports of this priority.")
@click.option("--outcome", type=click.Choice([str(outcome) for outcome in OUTCOMES]), help="Only reports assessed so.")
@click.option("--from", "first", default="", metavar="DATE", help="Only reports that the desk was told of on this day or later.")
@click.option("--to", "last", default="", metavar="DATE", help="Only reports that the desk was told of up to this day.")
@click.option("--oldest", is_flag=True, help="The oldest first.")
@home_option
@_REPORTS.option
def reports(
    *,
    limit: int | None,
    team: str,
    subject: str,
    channel: str,
    language: str,
    priority: str | None,
    outcome: str | None,
    first: str,
    last: str,
    oldest: bool,
    as_json: bool,
) -> None:
    """List reports, newest first. Options narrow the list down."""
    from tocsin.desk.report_list import OLDEST, ReportSelection

    since, until = (parse_date(day) if day else None for day in (first, last))
    order = OLDEST if oldest else ""
    wanted = ReportSelection(team, subject, channel, language, priority or "", outcome or "", since, until, order)
    with current_desk() as desk:
        zone, listed = desk.zone, _listed(desk, wanted, limit)
        if as_json:
            _REPORTS.emit(_listed_row(row, text) for row, text in listed)
            return
        rows = (_listed_cells(row, text, zone) for row, text in listed)
        empty = "no reports yet: tocsin hear PATH, or tocsin call" if wanted == ReportSelection() else "no such report"
        table(("report", "priority", f"told ({zone})", "channel", "cues", "text"), rows, empty)


def _listed(desk: Desk, wanted: ReportSelection, limit: int | None) -> Iterator[tuple[ReportRow, str | None]]:
    listed, again = tee(islice(desk.report_list.each(wanted, by="", at_once=min(limit or _AT_ONCE, _AT_ONCE)), limit))
    opened = desk.reports.with_texts(row.report for row in again)
    return ((replace(row, report=report), text) for row, (report, text) in zip(listed, opened, strict=True))


def _listed_cells(row: ReportRow, text: str | None, zone: Zone) -> tuple[str, ...]:
    report = row.report
    return report.id, row.triage.priority, zone.moment(report.received), report.channel, ", ".join(report.cues), one_line(text)


def _listed_row(row: ReportRow, text: str | None) -> ListedReportRow:
    report = row.report
    return ListedReportRow(
        report=report.id,
        told=report.received,
        priority=row.triage.priority,
        channel=report.channel,
        language=report.language,
        cues=report.cues,
        where=report.where,
        text=text,
    )


@click.command()
@click.argument("number", metavar="REPORT", callback=numbered("R"))
@home_option
@_REPORT.option
def report(number: str, as_json: bool) -> None:
    """Show one report: its text, the subjects it names, and its duties."""
    with current_desk() as desk:
        view, zone = desk.reports.show(number), desk.zone
        later, duties = desk.reports.later(view), desk.queue.rows(view.duties)
    if as_json:
        _REPORT.emit([_row(view, later, duties)])
        return
    for line in _lines(view, later, zone):
        click.echo(line)
    show_duties(duties, zone)


def _row(view: ReportView, later: tuple[Mention, ...], duties: Sequence[Row]) -> ReportInFullRow:
    return ReportInFullRow(
        report=view.report.id,
        told=view.report.received,
        received=view.taken_in,
        happened=view.report.happened,
        channel=view.report.channel,
        language=view.report.language,
        where=view.where,
        source=view.source,
        cues=view.report.cues,
        priority=view.triage.priority,
        grading=view.triage.grading,
        handling=view.triage.handling,
        disposition=view.triage.disposition,
        text=view.text,
        mentions=view.detail.mentions,
        facts=_facts_by_name(view.detail.facts),
        files=view.detail.files,
        links=view.links,
        duplicates=view.duplicates,
        notes=[NoteRow(note=note.id, by=note.by, at=note.at, text=text) for note, text in view.notes],
        later=later,
        duties=list(map(duty_row, duties)),
    )


def _facts_by_name(facts: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return the facts by their names. Those of one name stand on lines of their own."""
    lines: dict[str, list[str]] = {}
    for name, value in facts:
        lines.setdefault(name, []).append(value)
    return {name: "\n".join(values) for name, values in lines.items()}


def _heading(view: ReportView, zone: Zone) -> Iterator[str]:
    from tocsin.desk.mailboxes import CHANNEL

    report, triage = view.report, view.triage
    hour = "in the hour of " if report.channel == CHANNEL else ""
    times = f"{hour}{zone.said(report.received)}"
    times = f"told {times}, received {zone.said(view.taken_in)}" if view.taken_in_later else f"told {times}"
    yield f"{report.id}  {triage.priority}  {times} by {report.channel}  {view.where}".rstrip()
    if report.happened:
        yield f"happened: {zone.said(report.happened)}"
    if report.language:
        yield f"language: {report.language}"
    if triage.grading:
        grading = parse_grading(triage.grading)
        yield f"graded {grading} ({grading.scale}), about {grading.other()} ({grading.other().scale})"
    if view.source:
        yield f"source: {view.source} (sealed)"
        if shared := view.call_back:
            reports = ", ".join(shared.reports)
            yield f"one call back answers {len(shared.reports)} messages of this source, the highest {shared.priority}: {reports}"
        yield from (f"before you ring: {one_line(line, _WARNING)}" for line in view.before_ringing)
    if report.cues:
        yield f"cues: {', '.join(report.cues)}"
    if triage.disposition:
        yield f"disposition: {triage.disposition}"


def _lines(view: ReportView, later: tuple[Mention, ...], zone: Zone) -> Iterator[str]:
    yield from _heading(view, zone)
    yield from ("", safe(view.text) if view.text is not None else "(erased)", "")
    yield from _read_by_machine(view)
    yield from (f"{safe(name)}: {safe(value)}" for name, value in view.detail.facts if name != BEFORE_RINGING)
    for cued in view.cue_sentences:
        yield f"reads as {', '.join(cued.kinds)}: {one_line(cued.sentence)}"
        if cued.why_not_urgent:
            yield f"  not urgent by itself: {cued.why_not_urgent}"
    for mention in sorted((*view.detail.mentions, *later), key=lambda mention: (mention.start, -mention.end)):
        yield _mention_line(mention) + (", listed only after this report came" if mention in later else "")
    for duplicate in view.duplicates:
        yield f"{duplicate.report} repeats {duplicate.of} ({duplicate.basis}{'' if duplicate.upheld else ', undone'})"
    for file in view.detail.files:
        yield f"attached: {safe(file.name)} ({file.media_type}, {file.size} bytes)"
    for note, text in view.notes:
        yield f"{note.id} {zone.said(note.at)} {note.by}: {safe(text) if text is not None else '(erased)'}"


def _read_by_machine(view: ReportView) -> Iterator[str]:
    """Yield the words in a report's pictures, with their names and cues. An empty line ends them."""
    for page in view.read_by_machine:
        if page.preferred and page.lines:
            place = f", {page.place}" if page.place else ""
            yield f"attachment {page.file}{place}, read by machine and perhaps wrong: look at the picture before you decide"
            yield safe(page.text)
            if page.cues:
                yield f"cues: {', '.join(page.cues)}"
            yield from map(_mention_line, page.mentions)
            yield ""


def _mention_line(mention: Mention) -> str:
    best = mention.candidates[0]
    return f"{mention.band:9}{safe(mention.surface)} [{mention.start}:{mention.end}] may be {best.subject} {best.name} ({best.score:.2f})"


@click.command()
@click.argument("number", metavar="REPORT", callback=numbered("R"))
@click.argument("grading")
@by_option
@reason_option
@home_option
def grade(number: str, grading: str, by: str, reason: str) -> None:
    """Grade a report: 3x5x2 (such as 2BP) or Admiralty (such as B2)."""
    with current_desk() as desk:
        triage = desk.reports.grade(number, grading, by=by, reason=reason)
    click.echo(f"{number} is graded {triage.grading}")


@click.command()
@click.argument("number", metavar="REPORT", callback=numbered("R"))
@click.argument("priority")
@by_option
@reason_option
@home_option
def prioritise(number: str, priority: str, by: str, reason: str) -> None:
    """Change a report's priority: P1, P2 or P3. Due times never move later."""
    if priority.upper() not in set(Priority):
        raise Malformed(f"no priority {priority!r}: use one of {', '.join(Priority)}")
    with current_desk() as desk:
        sooner = desk.duties.prioritise(number, priority.upper(), by=by, reason=reason)
    click.echo(f"{number} is {priority.upper()}; {counted(len(sooner), 'duty is', 'duties are')} due sooner")


@click.command()
@click.argument("number", metavar="REPORT", callback=numbered("R"))
@click.argument("text")
@by_option
@home_option
def note(number: str, text: str, by: str) -> None:
    """Add a note, sealed with the report."""
    with current_desk() as desk:
        added = desk.reports.note(number, text, by=by)
    click.echo(f"{added.id} added to {number}")


@click.command()
@click.argument("number", metavar="REPORT", callback=numbered("R"))
@by_option
@reason_option
@click.option("--yes", is_flag=True, help="Erase without asking, once you know what is lost.")
@home_option
def erase(number: str, by: str, reason: str, yes: bool) -> None:
    """Make a report's contents unreadable for good. Its duties and its record stay.

    Says first what is lost, and whether rows of other reports are lost with it, and asks.
    """
    with current_desk() as desk:
        view = desk.reports.would_erase(number, by=by)
        for line in view.lines:
            click.echo(line, err=True)
        if view.owed:
            owed = ", ".join(f"{duty.id} ({duty.team}: {duty.kind.word})" for duty in view.owed)
            click.echo(f"Still owed about it: {owed}.", err=True)
        if not yes and not _agrees(f"Erase {number} for good?"):
            raise Refused(f"{number} was not erased: nobody agreed", command="--yes agrees beforehand")
        desk.reports.erase(number, by=by, reason=reason)
    click.echo(f"{number} is erased; its duties and its record stay")


def _agrees(question: str) -> bool:
    """Ask the person at the terminal. Nobody there has not agreed."""
    try:
        return click.confirm(question, default=False, err=True)
    except click.Abort:
        return False


@click.command("contact")
@click.argument("number", metavar="REPORT", callback=numbered("R"))
@by_option
@home_option
def contact(number: str, by: str) -> None:
    """Add a way to reach the source that became known later. It is asked for, or read from a pipe, and sealed."""
    typed = click.prompt("How can the source be reached", default="", show_default=False, err=True)
    with current_desk() as desk:
        desk.reports.add_contact(number, str(typed), by=by)
        zone, owed = desk.zone, [duty for duty in desk.duties.listed(report=number) if duty.kind is DutyKind.CALL_BACK and duty.live]
    until = f"; a call back is owed by {zone.said(owed[0].due)} ({owed[0].id})" if owed else ""
    click.echo(f"the contact is sealed with {number}{until}")
