"""Commands that issue receipts and verify the record with and without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import click
import msgspec

from tocsin.cli.common import current_desk, exit_bad_news, home_of, home_option, table
from tocsin.cli.json_lines import JsonLines
from tocsin.domain.errors import InputError, Malformed
from tocsin.domain.ledger import IntegrityFault
from tocsin.domain.plural import counted
from tocsin.domain.time_zone import parse_time
from tocsin.durable import creating

if TYPE_CHECKING:
    from tocsin.audit.receipt import Finding, HeldReceipt, Named
    from tocsin.desk import Desk
    from tocsin.desk.audit import Verification


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifyRow:
    """The result of a verification: ``entries`` and ``head`` are those that were read.

    ``settings`` says which settings changed since someone accepted them, which does not break the record.
    """

    whole: bool
    entries: int
    head: str
    broken: tuple[IntegrityFault, ...]
    damaged: tuple[str, ...]
    receipts: tuple[Finding, ...]
    settings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ReceiptsAloneRow:
    """The result for receipts where there is no desk."""

    whole: bool
    receipts: tuple[Finding, ...]
    ledger: Literal["not seen"] = "not seen"


_VERIFY: JsonLines[VerifyRow | ReceiptsAloneRow] = JsonLines(VerifyRow, ReceiptsAloneRow, parts=("tocsin.audit.receipt:Finding",))
_RECEIPT: JsonLines[HeldReceipt] = JsonLines("tocsin.audit.receipt:HeldReceipt")


_files = click.Path(path_type=Path, dir_okay=False)


def write_receipt(desk: Desk, path: Path, duty: str = "", after: HeldReceipt | None = None) -> HeldReceipt:
    """Issue a receipt and write it to a new file. Raises :class:`Malformed` when the file exists."""
    if path.exists():
        raise Malformed(f"{path} exists already: keep it, and name another file")
    receipt = desk.receipts.issue(duty, after)
    with creating(path, 0o644) as file:
        file.write(msgspec.json.format(msgspec.json.encode(receipt), indent=1) + b"\n")
    return receipt


@click.command()
@click.argument("duty", required=False, default="")
@click.option("--out", type=_files, help="File to write (default: print the receipt).")
@click.option("--after", type=_files, help="Earlier receipt: the new one proves that nothing before it changed.")
@click.option("--keys", is_flag=True, help="List the keys that receipts are signed with.")
@click.option("--rotate", is_flag=True, help="Start a new signing key. Needs --by and --reason.")
@click.option("--stolen-since", default="", metavar="TIME", help="With --rotate: time since when the old key may have been stolen.")
@click.option("--by", default="", metavar="PERSON", help="The person who acts.")
@click.option("--reason", default="", metavar="TEXT", help="Reason for the record.")
@home_option
def receipt(**options: str) -> None:
    """Issue a receipt: a signed head of the record and the proof that an entry is in it.

    The entry is the last one about DUTY, or else the last one of all.
    """
    with current_desk() as desk:
        if options["rotate"]:
            _rotate(desk, options)
        if options["keys"] or options["rotate"]:
            _show_keys(desk)
            return
        _issue(desk, options["duty"], options["out"], options["after"])


def _show_keys(desk: Desk) -> None:
    zone = desk.zone
    rows = (
        (key.id, key.public, zone.moment(key.since), zone.moment(key.ended), zone.moment(key.stolen_since), key.reason)
        for key in desk.receipts.signing_keys()
    )
    table(("key", "public", f"since ({zone})", "ended", "stolen since", "why"), rows, "no receipt has been issued yet")


def _issue(desk: Desk, duty: str, out: object, after: object) -> None:
    earlier = _read([after])[0][1] if isinstance(after, Path) else None
    if isinstance(out, Path):
        issued = write_receipt(desk, out, duty, earlier)
        click.echo(
            f"{out}: entry {issued.entry.seq} under the head of {counted(issued.head.size, 'entry', 'entries')}; "
            "keep it apart from this desk",
            err=True,
        )
    else:
        _RECEIPT.emit([desk.receipts.issue(duty, earlier)])


def _rotate(desk: Desk, options: dict[str, str]) -> None:
    if not (options["by"] and options["reason"]):
        raise Malformed("to start a new signing key, add --by PERSON --reason TEXT")
    since = parse_time(options["stolen_since"]) if options["stolen_since"] else None
    desk.receipts.rotate(by=options["by"], reason=options["reason"], stolen_since=since)


@click.command()
@click.option("--receipt", "paths", type=_files, multiple=True, help="Receipt to check against; repeat it to compare several.")
@click.option("--processes", default=0, type=click.IntRange(0), help="Processes that check a long ledger. Default: one for each core.")
@home_option
@_VERIFY.option
def verify(paths: Sequence[Path], processes: int, as_json: bool) -> None:
    """Check that the record is intact and agrees with your receipts. Exit code 1 when it is not, or when settings changed."""
    receipts = _read(paths) if paths else []
    with _desk_if_any(receipts) as desk:
        if desk is None:
            _verify_offline(receipts, as_json)
            return
        result = desk.audit.verify(receipts, processes)
    if as_json:
        _VERIFY.emit([_verify_row(result)])
    else:
        for entry in result.broken:
            click.echo(f"ledger entry {entry.seq}: {entry.reason}")
        for damage in result.damaged:
            click.echo(damage)
        _show_findings(result.findings)
        verdict = "the record is whole" if result.whole else "THE RECORD IS NOT WHOLE"
        click.echo(f"{verdict}: {counted(result.head.seq, 'entry', 'entries')}, head {result.head.hash}")
        if not result.whole:
            click.echo("Keep a copy of this desk as it is. Then restore the newest backup into an empty folder, and verify that.")
        invalid = {finding.receipt for finding in result.findings if finding.unsound}
        for name in sorted(invalid):
            click.echo(f"{name} says nothing about the record of this desk: use a receipt that this desk signed")
        for change in result.settings:
            click.echo(f"{change}: tocsin accept --by NAME --reason TEXT")
        if result.whole:
            _show_confirmed(desk, [named for named in receipts if named[0] not in invalid])
    exit_bad_news(unless=result.sound)


def _verify_row(result: Verification) -> VerifyRow:
    return VerifyRow(
        whole=result.whole,
        entries=result.head.seq,
        head=result.head.hash,
        broken=result.broken,
        damaged=result.damaged,
        receipts=result.findings,
        settings=result.settings,
    )


def _show_confirmed(desk: Desk, receipts: list[Named]) -> None:
    for name, receipt_ in receipts:
        click.echo(f"{name}: every entry up to {receipt_.head.size} is as it was on {desk.zone.said(receipt_.head.time)}")


def _verify_offline(receipts: list[Named], as_json: bool) -> None:
    """Check receipts where there is no desk: signatures, proofs, and agreement with each other."""
    from tocsin.desk.receipts import offline

    findings = offline(receipts)
    if as_json:
        _VERIFY.emit([ReceiptsAloneRow(whole=not findings, receipts=tuple(findings))])
    else:
        _show_findings(findings)
        verdict = "NOT GOOD" if findings else "good, and do not contradict each other"
        click.echo(f"{len(receipts)} receipts: {verdict}; the ledger itself was not checked: there is no desk here")
    exit_bad_news(unless=not findings)


def _show_findings(findings: Sequence[Finding]) -> None:
    for finding in findings:
        click.echo(f"{finding.receipt}: {finding.what}")


def _read(paths: Sequence[object]) -> list[Named]:
    from tocsin.desk.receipts import read_receipts

    try:
        return read_receipts([path for path in paths if isinstance(path, Path)])
    except OSError as error:
        raise InputError(f"{error.filename}: {error.strerror}: name a receipt that was written with tocsin receipt --out FILE") from None


@contextmanager
def _desk_if_any(receipts: list[Named]) -> Iterator[Desk | None]:
    """Open the desk, or yield None where there is none but there are receipts that can be checked alone."""
    from tocsin.settings import FILE

    home = home_of(click.get_current_context())
    if receipts and not (home / FILE).is_file():
        yield None
        return
    with current_desk() as desk:
        yield desk
