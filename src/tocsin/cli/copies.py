"""Commands that find copies of pictures and texts."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

import click

from tocsin.cli.common import by_option, current_desk, exit_bad_news, home_option, one_line, reason_option, table
from tocsin.cli.groups import ListedByDefault
from tocsin.cli.json_lines import JsonLines
from tocsin.cli.progress import SearchProgress
from tocsin.desk.choices import MOST_REPORTS
from tocsin.domain.bank import BankedPicture
from tocsin.domain.errors import Malformed, Unavailable
from tocsin.domain.plural import counted
from tocsin.domain.reading import PageReading
from tocsin.domain.time_zone import parse_time

if TYPE_CHECKING:
    from tocsin.desk.copied_texts import TextCopy
    from tocsin.desk.copies import CopiesOfPicture, PictureCopy
    from tocsin.desk.picture_readings import ReadingView
    from tocsin.desk.picture_variants import Variant
    from tocsin.desk.poster_groups import PosterGroup, Sharer

NO_READER = "no reader of pictures is installed, so a person must read them: install the command tesseract, or tocsin[ocr]"


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyOfFileRow:
    """A picture that shows what a file shows."""

    file: str
    copy: PictureCopy


@dataclass(frozen=True, slots=True, kw_only=True)
class CopiesOfReportRow:
    """Copies of a report's pictures, and of its text. ``read`` is what was read in the pictures."""

    report: str
    read: list[ReadingView]
    pictures: tuple[CopiesOfPicture, ...]
    texts: tuple[TextCopy, ...]


_POSTERS: JsonLines[PosterGroup] = JsonLines("tocsin.desk.poster_groups:PosterGroup")
_PICTURES = JsonLines(CopyOfFileRow, parts=("tocsin.desk.copies:PictureCopy",))
_TEXTS: JsonLines[TextCopy] = JsonLines("tocsin.desk.copied_texts:TextCopy")
_PAGES = JsonLines(PageReading)
_ON_REPORT = JsonLines(
    CopiesOfReportRow,
    parts=("tocsin.desk.copies:CopiesOfPicture", "tocsin.desk.picture_readings:ReadingView", "tocsin.desk.copied_texts:TextCopy"),
)
_SHARERS: JsonLines[Sharer] = JsonLines("tocsin.desk.poster_groups:Sharer")
_VARIANTS: JsonLines[Variant] = JsonLines("tocsin.desk.picture_variants:Variant")
_BANK = JsonLines(BankedPicture)


class FindByDefault(ListedByDefault):
    """Command group that takes a call with paths alone for a call of its command ``find``."""

    def resolve_command(self, ctx: click.Context, args: list[str]) -> tuple[str | None, click.Command | None, list[str]]:
        """Return the command that the arguments name, or ``find`` if the first one looks like a path."""
        if args[0] not in self.commands and ("." in args[0] or os.sep in args[0] or Path(args[0]).exists()):
            args = ["find", *(["--json"] if ctx.params.get("as_json") else []), *args]
        return super().resolve_command(ctx, args)


@click.group(cls=FindByDefault, invoke_without_command=True)
@home_option
@_POSTERS.option
@click.pass_context
def copies(ctx: click.Context, as_json: bool) -> None:
    """Find copies of pictures and texts. They are proposals: a person looks at both and decides.

    With paths alone it does the same as its command find. Without a path it lists the pictures that several posts show.
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(posters, as_json=as_json)


@copies.command("posters")
@click.option("--least", default=2, show_default=True, help="Number of posts that a group has at least.")
@click.option("--limit", default=50, show_default=True, help="Number of groups to show.")
@click.option("--channel", default="", help="Only pictures that this channel posted, wherever they were posted again.")
@home_option
@_POSTERS.option
def posters(least: int, limit: int, channel: str, as_json: bool) -> None:
    """List pictures in posts by what they show.

    Each is listed with its posts, its variants, and where it came first.
    """
    with current_desk() as desk:
        groups = desk.copies.posters(least, channel)
        waiting = desk.copies.pictures_waiting()
    if waiting:
        click.echo(f"{counted(waiting, 'picture is', 'pictures are')} not compared yet and count apart: tocsin copies compare", err=True)
    if as_json:
        _POSTERS.emit(groups[:limit])
        return
    for group in groups[:limit]:
        click.echo(f"{group.picture[:12]}  {one_line(group.sentence, 200)}")
    if not groups:
        click.echo("no picture that several posts show")


@copies.command("variants")
@click.argument("picture")
@home_option
@_VARIANTS.option
def variants(picture: str, as_json: bool) -> None:
    """Show the variants of a picture in posts, each with what agrees.

    PICTURE is what the list of pictures begins its line with.
    """
    with current_desk() as desk:
        several = desk.copies.variants(picture)
    if as_json:
        _VARIANTS.emit(several)
        return
    for variant in several:
        first = f", first at {variant.first_time:%Y-%m-%d %H:%M} UTC" if variant.first_time else ""
        click.echo(f"{variant.picture[:12]}  {variant.likeness or 'counts as the same'}: {counted(variant.posts, 'post')}{first}")
        for reason in variant.reasons:
            click.echo(f"      {reason}")


@copies.command("compare")
@click.option("--seconds", default=600, show_default=True, type=click.IntRange(1), help="Stop after about so many seconds.")
@home_option
def compare(seconds: int) -> None:
    """Compare the pictures of posts that wait for it.

    The worker does the same in small steps. It can be stopped and started at any time.
    """
    with current_desk() as desk:
        waiting = desk.copies.compare_pictures(seconds)
    click.echo(f"{counted(waiting, 'picture is', 'pictures are')} not compared yet" if waiting else "all pictures are compared")


@copies.command("find")
@click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
@click.option("--reports", default=MOST_REPORTS, show_default=True, help="Number of newest reports whose pictures are compared.")
@home_option
@_PICTURES.option
def find(paths: tuple[Path, ...], reports: int, as_json: bool) -> None:
    """Find pictures that show what these files show.

    They are looked for in posts and reports. Nothing is stored.
    """
    from tocsin.desk.picture_bank import NO_PICTURE

    failed = False
    with current_desk() as desk, SearchProgress("reports read") as progress:
        files = list(_files(paths))
        for path, matches in zip(files, desk.copies.of_pictures(map(_bytes, files), reports, progress.show), strict=True):
            if matches is None:
                click.echo(f"{path}: {NO_PICTURE}", err=True)
                failed = True
            elif as_json:
                _PICTURES.emit(CopyOfFileRow(file=str(path), copy=copy) for copy in matches)
            else:
                _show(path, matches)
    exit_bad_news(unless=not failed)


@copies.command("text")
@click.argument("file", default="-", type=click.File(encoding="utf-8"))
@click.option("--channel", "channels", multiple=True, help="A channel in which the text was seen.")
@click.option("--at", default="", metavar="TIME", help="The time at which it was seen: 2026-02-13T18:00Z.")
@home_option
@_TEXTS.option
def text(file: TextIO, channels: tuple[str, ...], at: str, as_json: bool) -> None:
    """Find posts that say what a text says.

    They may say it in other words, or in another language.

    Posts are compared by meaning only if they share a hashtag, a link or a channel with the text, or stand within 72 hours of it.
    """
    from tocsin.desk.copied_texts import TextInContext

    query = TextInContext(file.read().strip(), channels, parse_time(at) if at else None)
    if not query.text:
        raise Malformed("no text: give a file, or text on standard input")
    with current_desk() as desk, SearchProgress("texts compared") as progress:
        matches = desk.copied_texts.find(query, progress.show)
    if as_json:
        _TEXTS.emit(matches)
        return
    _show_texts(query.text, matches)


@copies.command("read")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--lang", "languages", multiple=True, help="Tesseract's name of a language: eng, ara, nld (default: all installed).")
@home_option
@_PAGES.option
def read(path: Path, languages: tuple[str, ...], as_json: bool) -> None:
    """Read the text in a picture, scanned PDF or film.

    A machine reads it, and finds known names in it. Nothing is stored, and a person checks it.
    """
    with current_desk() as desk:
        pages = desk.picture_readings.of_bytes(_bytes(path), languages)
        installed = bool(desk.picture_readings.engines())
    if as_json:
        _PAGES.emit(pages)
    for page in pages if not as_json else ():
        _show_page(page)
    if not installed:
        click.echo(NO_READER, err=True)
    exit_bad_news(unless=installed)


@copies.command("report")
@click.argument("report")
@click.option("--again", is_flag=True, help="Read its pictures once more, such as after an engine was installed.")
@home_option
@_ON_REPORT.option
def of_report(report: str, again: bool, as_json: bool) -> None:
    """Show what a machine read in a report's pictures.

    Copies of the pictures and of the report's text in posts, bank and other reports are shown, too.
    """
    with current_desk() as desk:
        engines = desk.picture_readings.engines()
        if again and engines:
            desk.picture_readings.read(report, engines)
        views = desk.picture_readings.of(report)
        found_copies = desk.copies.of_report(report)
    if as_json:
        _ON_REPORT.emit([CopiesOfReportRow(report=report, read=views[:1], pictures=found_copies.pictures, texts=found_copies.texts)])
        return
    for page in views[0].pages if views else ():
        _show_page(page)
    if not views:
        click.echo("nothing was read in its pictures" if engines else NO_READER, err=True)
    for picture in found_copies.pictures:
        _show(picture.title, picture.copies)
    _show_texts(found_copies.text, found_copies.texts)


@copies.command("subject")
@click.argument("subject")
@home_option
@_SHARERS.option
def of_subject(subject: str, as_json: bool) -> None:
    """List accounts that posted the same after a subject.

    They posted pictures or longer texts after the accounts and channels named like the subject.

    It compares content. It does not say who stands behind an account.
    """
    with current_desk() as desk:
        sharers = desk.copies.sharers(subject)
    if as_json:
        _SHARERS.emit(sharers)
        return
    rows = ((s.account, s.platform, s.posts, s.pictures, s.texts, s.first, s.last) for s in sharers)
    table(("account", "platform", "posts", "pictures", "texts", "first", "last"), rows, "no other account posted the same after them")


@copies.command("bank")
@click.option("--retired", is_flag=True, help="Show retired pictures, too.")
@home_option
@_BANK.option
def bank(retired: bool, as_json: bool) -> None:
    """List the banked pictures: by whom, when and why.

    Every new picture is compared with them.
    """
    with current_desk() as desk:
        pictures = desk.picture_bank.listed(retired=retired)
        zone = desk.zone
    if as_json:
        _BANK.emit(pictures)
        return
    rows = ((p.id, p.by, zone.said(p.at), p.report or "", "retired" if p.retired else "", p.reason) for p in pictures)
    table(("picture", "by", "at", "report", "", "why"), rows, "no picture is banked: tocsin copies add FILE --by NAME --reason TEXT")


@copies.command("add")
@click.argument("path", type=click.Path(path_type=Path))
@click.option("--report", default="", help="The report that the picture came with.")
@by_option
@reason_option
@home_option
def add(path: Path, report: str, by: str, reason: str) -> None:
    """Bank a picture, and compare all posts and reports with it. What is alike is filed as a report or noted beside one."""
    with current_desk() as desk, SearchProgress("reports compared with the bank") as progress:
        banked = desk.picture_bank.add(_bytes(path), by=by, reason=reason, report=report)
        alike = desk.picture_bank.search(progress.show)
    click.echo(f"{banked.id}: banked; {alike} new finds in posts and reports")


@copies.command("retire")
@click.argument("picture")
@by_option
@reason_option
@home_option
def retire(picture: str, by: str, reason: str) -> None:
    """Take a picture out of the bank. It stays in the record."""
    with current_desk() as desk:
        retired = desk.picture_bank.retire(picture, by=by, reason=reason)
    click.echo(f"{retired.id}: retired")


def _show_page(page: PageReading) -> None:
    place = f"file {page.file}, {page.place}" if page.place else f"picture {page.file}"
    first = ", shown first" if page.preferred else ""
    click.echo(f"{place}, read by machine ({page.engine}), turned by {page.turned:g} degrees{first}")
    for line in page.lines:
        mark = "  (uncertain)" if line.uncertain else ""
        click.echo(f"  {line.box[0]:>5},{line.box[1]:<5} {one_line(line.text, 120)}{mark}")
    for mention in page.mentions:
        click.echo(f"  name ({mention.band}): {one_line(mention.surface, 80)}")
    for cue in page.cues:
        click.echo(f"  wording of {cue}")


def _show_texts(text: str, matches: Sequence[TextCopy]) -> None:
    click.echo(f"{counted(len(matches), 'text') if matches else 'no text'} may say the same")
    for copy in matches:
        strength = f" ({copy.cosine:.2f})" if copy.relation == "like meaning" else ""
        shared = f", {', '.join(copy.shared)}" if copy.shared else ""
        click.echo(f"  {copy.relation}{strength}: {copy.key}  {copy.time:%Y-%m-%d %H:%M} UTC  {copy.times} times{one_line(shared, 100)}")
        click.echo(f"      the text  {one_line(text, 200)}")
        click.echo(f"      the post  {one_line(copy.text, 200)}")
        for line in copy.differs:
            click.echo(f"      differs: {one_line(line, 200)}")


def _files(paths: Sequence[Path]) -> Iterator[Path]:
    for path in paths:
        yield from sorted(file for file in path.rglob("*") if file.is_file()) if path.is_dir() else [path]


def _bytes(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise Unavailable(f"{path}: cannot be read: {error.strerror or error}") from None


def _show(path: Path | str, matches: Sequence[PictureCopy]) -> None:
    from tocsin.desk.copies import POSTS

    count = counted(len(matches), "picture") if matches else "no picture"
    click.echo(f"{path}: {count} may show the same")
    for copy in matches:
        place = f"posts, picture {copy.name[:12]}" if copy.place == POSTS else f"{copy.place}, {one_line(copy.name)}"
        click.echo(f"  {copy.likeness}: {place}")
        for reason in copy.reasons:
            click.echo(f"      {reason}")
        if copy.group:
            click.echo(f"      {one_line(copy.group.sentence, 200)}")
