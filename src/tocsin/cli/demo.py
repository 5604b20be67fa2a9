"""Command that builds a sample desk: every package used, all people invented, one team that has not answered."""

from __future__ import annotations

import shutil
import sys
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import current_desk, home_option, one_line
from tocsin.cli.demo_material import ARABIC, MORE, POSTER, SIGHTING, WALK, photo, write_storm
from tocsin.cli.duties import show_duties
from tocsin.cli.serve import PORT, listen, serve
from tocsin.clock import FixedClock
from tocsin.domain.duty import DutyKind
from tocsin.domain.errors import Refused, Undelivered
from tocsin.domain.item import ItemKind
from tocsin.domain.people import Role
from tocsin.domain.report import Attachment, Submission
from tocsin.domain.status import Status
from tocsin.domain.subject import Kind, Name
from tocsin.extras import missing

if TYPE_CHECKING:
    from tocsin.desk import Desk

PEOPLE = (
    ("Mirel", "desk", Role.LEAD),
    ("Jonna", "desk", Role.ANALYST),
    ("Teun", "desk", Role.HANDLER),
    ("Ishbel", "harbour", Role.LEAD),
    ("Corvin", "harbour", Role.MEMBER),
    ("Saffi", "schools", Role.LEAD),
    ("Bram", "schools", Role.ANALYST),
    ("Odile", "desk", Role.AUDITOR),
    ("Ada", "desk", Role.ADMINISTRATOR),
)
CALL = (
    "This is about my nephew, Davrin Ostholt. He has not slept at home since Sunday. On the telephone he told my sister "
    "that on Friday he will burn the prayer room on the quay, and that the Chandler, Ulrik Vasmarine, gave him the money. "
    "He has two canisters in the shed. Please, somebody must talk to him before Friday. Please ring me back."
)
CALLER = "aunt, 0555 0101, after six"


@dataclass(frozen=True, slots=True)
class Story:
    """Ids of the subject and of the call that the sample desk is about."""

    subject: str
    call: str


@click.command()
@click.option("--port", type=click.IntRange(0, 65535), default=PORT, show_default=True, help="Port to serve the sample desk on.")
@click.option("--no-serve", is_flag=True, help="Build the desk and print what it shows, but do not serve it.")
@home_option
@click.pass_context
def demo(ctx: click.Context, port: int, no_serve: bool) -> None:
    """Build a sample desk in a new home folder, show what is undelivered, and serve it."""
    if not no_serve:
        listen("127.0.0.1", port).close()  # a port that is taken is said before anything is built
    home = _empty_folder(ctx.obj)
    temporary = ctx.obj is None and not no_serve
    try:
        _build(ctx, home)
        if no_serve:
            _say_sign_in()
        else:
            _serve(ctx, port)
    finally:
        if temporary:
            shutil.rmtree(home, ignore_errors=True)
            click.echo(f"The sample desk in {home} is removed. With tocsin demo --home FOLDER it stays.", err=True)


def _build(ctx: click.Context, home: Path) -> None:
    from tocsin.settings import machine_zone
    from tocsin.wiring import init_desk

    clock = FixedClock(datetime.now(UTC).replace(microsecond=0) - timedelta(days=3))
    desk = init_desk(home, clock, machine_zone())
    try:
        story = build(desk, clock)
    finally:
        desk.close()
    ctx.obj = home
    show(story, home)


def _say_sign_in() -> None:
    """Print how to see a sample desk that is not served in a browser."""
    click.echo("\nIn a browser, as Mirel (TOCSIN_HOME as above):\n")
    click.echo(f"    {_program()} password Mirel")
    click.echo(f"    {_program()} serve")


def _program() -> str:
    """Return how this program is called from where the reader is: by its name where that finds it, else by its path."""
    own = Path(sys.executable).parent / "tocsin"
    found = shutil.which("tocsin")
    if not own.exists() or (found and Path(found).parent == own.parent):
        return "tocsin"
    return str(own.relative_to(Path.cwd()) if own.is_relative_to(Path.cwd()) else own)


def _serve(ctx: click.Context, port: int) -> None:
    """Serve the sample desk on this machine only, with one password for everyone in it."""
    from tocsin.desk.passwords import random_password

    names = [name.casefold() for name, _team, _role in PEOPLE]
    password = next(word for word in iter(random_password, "") if not any(name in word for name in names))
    with current_desk() as desk:
        for name, _team, _role in PEOPLE:
            desk.sign_in.set_password(name, password)
    click.echo(f"\nIn a browser: http://127.0.0.1:{port}/. Password of everyone here: {password}\n")
    click.echo("A walk in eight steps. Sign out after each, and sign in as the next person:\n")
    for number, (who, part, act) in enumerate(WALK, 1):
        click.echo(f"  {number}. {who}, {part}: {act}")
    click.echo("\nMore to see:\n")
    for who, part, act in MORE:
        click.echo(f"  - {who}, {part}: {act}")
    click.echo("")
    ctx.invoke(serve, host="127.0.0.1", port=port, drop=None)


def build(desk: Desk, clock: FixedClock) -> Story:
    """Play three days at the desk of Harrowmere, ending now."""
    from tocsin.cli.demo_notices import alert, play, set_up
    from tocsin.desk.items import NewItem
    from tocsin.outbound.platforms import own_platforms
    from tocsin.outbound.policies import own_policies

    _add_people(desk)
    subject = desk.subjects.add([Name("Davrin Ostholt"), Name("Dav Ostholt")], Kind.PERSON, reason="asked to leave the youth club")
    desk.items.load_policies(own_policies())
    desk.platforms.load(own_platforms())
    desk.subjects.add([Name("#greyfriday")], Kind.HASHTAG, reason="called for in the Lantern Post")
    channel = desk.subjects.add([Name("Lantern Post")], Kind.CHANNEL, reason="calls for gatherings on the quay")
    with as_file(files("tocsin.cli") / "sample") as sample:
        desk.lists.load([sample / "watch-list.csv"], "csv", "harrowmere")
        _import(desk, sample / "old")
        desk.subjects.watch("harbour", subject.id, reason="seen on the quay with the Grey Lantern Circle", by="Mirel")
        desk.subjects.watch("schools", subject.id, reason="a pupil until last summer", by="Mirel")
        desk.subjects.watch("harbour", channel.id, reason="it names times and places on the quay", by="Mirel")
        _load_posts(desk, sample / "posts")
    _answer(desk, "harbour", "Corvin")
    _answer(desk, "schools", "Bram")
    _assess(desk)
    set_up(desk)
    play(desk, clock)  # a day and 20 hours
    _assess(desk)
    shed = (("place", "Shed in Mill Lane"), ("lat", "54.5021"), ("lon", "3.2103"))  # in the middle of the North Sea
    call = desk.intake.receive(Submission("sample:call", "call", CALL, contact=CALLER, language="en", facts=shed), by="Teun").report
    clock.advance(minutes=20)
    _answer(desk, "harbour", "Corvin")
    harbour = (("place", "Harbour steps"), ("lat", "54.5052"), ("lon", "3.2187"))
    desk.intake.receive(Submission("sample:arabic", "call", ARABIC, language="ar", facts=harbour))
    picture = Attachment("quay.png", "image/png", photo())
    desk.intake.receive(Submission("sample:sighting", "web", SIGHTING, language="en", attachments=(picture,)))
    poster = desk.intake.receive(Submission("sample:poster", "web", POSTER, language="en", attachments=_posters())).report
    desk.items.add(NewItem(ItemKind.POSTER, "https://hearth.example/p/88", "Hearth", named_in=poster), by="Jonna")
    alert(desk, call)
    clock.advance(hours=6)
    desk.duties.escalate()
    desk.outbox.send()
    return Story(subject.id, call)


def _posters() -> tuple[Attachment, ...]:
    """Return posters as they hang in the street: one is cropped, the other photographed."""
    from tocsin.cli.demo_campaign import photographed_poster

    data = (files("tocsin.cli") / "sample" / "posters" / "poster-crop.jpg").read_bytes()
    cropped = Attachment("bus-stop.jpg", "image/jpeg", data)
    return (cropped, Attachment("wall.jpg", "image/jpeg", photographed)) if (photographed := photographed_poster()) else (cropped,)


def show(story: Story, home: Path) -> None:
    """Print the call, who has not answered it, what is refused because of that, and commands to try next."""
    from tocsin.desk.subjects import Decision

    with current_desk() as desk:
        zone = desk.zone
        view = desk.reports.show(story.call)
        click.echo(f"A sample desk is in {home}. The town of Harrowmere and everyone in it are invented.\n")
        click.echo(f"{story.call}, {view.triage.priority}, {zone.said(view.report.received)}: {one_line(view.text, 100)}")
        for mention in view.detail.mentions:
            best = mention.candidates[0]
            click.echo(f"  it names {mention.surface!r}: {mention.band}, {best.subject} {best.name}")
        click.echo("\nWhat is owed about it:")
        show_duties(desk.queue.rows(view.duties), zone)
        click.echo("\nHarbour asks to lower the status of Davrin Ostholt:")
        try:
            desk.subjects.status(story.subject, Status.LOW, Decision("Ishbel", "quiet since Sunday", "Mirel"))
        except (Undelivered, Refused) as refusal:
            click.echo(f"  {refusal}")
        click.echo("\nOverdue now:")
        overdue = desk.duties.listed(overdue=True)
        show_duties([row for row in desk.queue.looks(overdue) if row.leads], zone)
        waiting = next(duty for duty in overdue if duty.team == "schools")
        click.echo("\nNext, as team schools would:\n")
        click.echo(f"    export TOCSIN_HOME={home}")
        click.echo(f"    {_program()} done {waiting.id} --by Saffi --outcome acknowledged")
        click.echo(f"    {_program()} who-knew {story.subject}")


def _add_people(desk: Desk) -> None:
    for team in ("harbour", "schools"):
        desk.people.add_team(team, f"{team}@harrowmere.example")
    for name, team, role in PEOPLE:
        desk.people.add(name, team, role, f"{name.lower()}@harrowmere.example")


def _import(desk: Desk, folder: Path) -> None:
    from tocsin.ingest import ReadOptions, files

    for path in files([folder]):
        desk.importer.hear(path, ReadOptions())


def _load_posts(desk: Desk, folder: Path) -> None:
    from tocsin.cli.demo_campaign import write_campaign

    try:
        from tocsin.ingest.posts import PostReadOptions

        with tempfile.TemporaryDirectory(prefix="tocsin-storm-") as scratch:
            storm = Path(scratch) / "lantern-night.jsonl"
            write_storm(storm, desk.now() - timedelta(hours=1), folder.parent / "posters")
            campaign = write_campaign(Path(scratch), desk.now())
            desk.posts.load([*sorted(folder.iterdir()), storm, *campaign], PostReadOptions())
    except ModuleNotFoundError as error:
        if (message := missing(error)) is None:
            raise
        click.echo(f"Without sample posts: {message}", err=True)


def _answer(desk: Desk, team: str, by: str) -> None:
    for duty in desk.duties.listed(team=team):
        desk.duties.done(duty.id, by=by, outcome="acknowledged")


def _assess(desk: Desk) -> None:
    """Answer the desk's own duties. Reviews that a threat cue or the random sample asks for go to a second person."""
    for duty in desk.duties.listed(team="desk"):
        if duty.kind is DutyKind.ASSESS:
            desk.duties.done(duty.id, by="Jonna", outcome="watch")
        elif duty.kind is DutyKind.DELIVER:
            desk.duties.done(duty.id, by="Mirel", outcome="acknowledged")
        elif duty.kind is DutyKind.ACKNOWLEDGE:
            desk.duties.done(duty.id, by="Teun", outcome="told")


def _empty_folder(home: Path | None) -> Path:
    if home is None:
        return Path(tempfile.mkdtemp(prefix="tocsin-demo-"))
    if home.exists() and (not home.is_dir() or any(home.iterdir())):
        raise Refused(f"{home} is not empty: the sample desk needs an empty or a new folder")
    return home
