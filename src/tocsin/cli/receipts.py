"""Receipts, and checking the record with and without them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from tocsin.cli.common import current_desk, emit, exit_bad_news, home_of, home_option, json_option, table
from tocsin.domain.errors import InputError, Malformed
from tocsin.domain.time_zone import parse_time
from tocsin.settings import FILE

if TYPE_CHECKING:
    from tocsin.audit.receipt import Finding, HeldReceipt, Named
    from tocsin.desk import Desk

_files = click.Path(path_type=Path, dir_okay=False)


def write_receipt(desk: Desk, path: Path, duty: str = "", after: HeldReceipt | None = None) -> HeldReceipt:
    """Gives a receipt and writes it; a file that is there is not overwritten."""
    if path.exists():
        raise Malformed(f"{path} is there already: name another file, and keep that one")
    receipt = desk.receipts.issue(duty, after)
    path.write_bytes(msgspec.json.format(msgspec.json.encode(receipt), indent=1) + b"\n")
    return receipt


@click.command()
@click.argument("duty", required=False, default="")
@click.option("--out", type=_files, help="The file to write; else it is printed.")
@click.option("--after", type=_files, help="An earlier receipt: the new one proves that nothing before it changed.")
@click.option("--keys", is_flag=True, help="Show the keys that receipts are signed with.")
@click.option("--rotate", is_flag=True, help="Begin a new signing key.")
@click.option("--stolen-since", default="", metavar="TIME", help="With --rotate: the old key may be in other hands since then.")
@click.option("--by", default="", metavar="PERSON")
@click.option("--reason", default="", metavar="TEXT")
@home_option
def receipt(**given: str) -> None:
    """Give a receipt: a signed head of the record, and the proof that an entry is in it (DUTY's last; else the last of all)."""
    with current_desk() as desk:
        if given["rotate"]:
            _rotate(desk, given)
        if given["keys"] or given["rotate"]:
            zone = desk.zone
            times = ((k, zone.moment(k.since), zone.moment(k.ended), zone.moment(k.stolen_since)) for k in desk.receipts.signing_keys())
            rows = ((k.id, k.public, *said, k.reason) for k, *said in times)
            table(("key", "public", f"since ({zone})", "ended", "stolen since", "why"), rows, "no receipt was given yet")
            return
        _give(desk, given["duty"], given["out"], given["after"])


def _give(desk: Desk, duty: str, out: object, after: object) -> None:
    earlier = _read([after])[0][1] if isinstance(after, Path) else None
    if isinstance(out, Path):
        given = write_receipt(desk, out, duty, earlier)
        click.echo(f"{out}: entry {given.entry.seq} under the head of {given.head.size} entries; keep it apart from this desk", err=True)
    else:
        emit([desk.receipts.issue(duty, earlier)])


def _rotate(desk: Desk, given: dict[str, str]) -> None:
    if not (given["by"] and given["reason"]):
        raise Malformed("to begin a new signing key, add --by PERSON --reason TEXT")
    since = parse_time(given["stolen_since"]) if given["stolen_since"] else None
    desk.receipts.rotate(by=given["by"], reason=given["reason"], stolen_since=since)


@click.command()
@click.option("--receipt", "receipts", type=_files, multiple=True, help="Check against a receipt; several are held against each other.")
@home_option
@json_option
def verify(receipts: Sequence[Path], as_json: bool) -> None:
    """Check that the record is whole, and that it is still what your receipts say. Exit code 1 when it is not."""
    held = _read(receipts) if receipts else []
    with _desk_if_any(held) as desk:
        if desk is None:
            _alone(held, as_json)
            return
        found = desk.audit.verify(held)
    if as_json:
        summary = {
            "whole": found.whole,
            "entries": found.head.seq,
            "head": found.head.hash,
            "broken": found.broken,
            "damaged": found.damaged,
        }
        emit([{**summary, "receipts": found.findings}])
    else:
        for each in found.broken:
            click.echo(f"ledger entry {each.seq}: {each.reason}")
        for damage in found.damaged:
            click.echo(damage)
        _tell(found.findings)
        words = "the record is whole" if found.whole else "THE RECORD IS NOT WHOLE"
        click.echo(f"{words}: {found.head.seq} entries, head {found.head.hash}")
        bad = {finding.receipt for finding in found.findings if finding.unsound}
        for name in sorted(bad):
            click.echo(f"{name} is no good receipt: it says nothing about the record")
        for name, each_held in [each for each in held if found.whole and each[0] not in bad]:
            click.echo(f"{name}: every entry up to {each_held.head.size} is as it was on {desk.zone.said(each_held.head.time)}")
    exit_bad_news(unless=found.sound)


def _alone(held: list[Named], as_json: bool) -> None:
    """Checks receipts where there is no desk: their signatures, their proofs, and each other."""
    from tocsin.desk.receipts import offline

    findings = offline(held)
    if as_json:
        emit([{"whole": not findings, "receipts": findings, "ledger": "not seen"}])
    else:
        _tell(findings)
        words = "NOT GOOD" if findings else "good, and do not contradict each other"
        click.echo(f"{len(held)} receipts: {words}; the ledger itself was not seen: there is no desk here")
    exit_bad_news(unless=not findings)


def _tell(findings: Sequence[Finding]) -> None:
    for finding in findings:
        click.echo(f"{finding.receipt}: {finding.what}")


def _read(paths: Sequence[object]) -> list[Named]:
    from tocsin.desk.receipts import read_receipts

    try:
        return read_receipts([path for path in paths if isinstance(path, Path)])
    except OSError as error:
        raise InputError(f"{error.filename}: {error.strerror}: name a receipt that was written with tocsin receipt --out FILE") from None


@contextmanager
def _desk_if_any(held: list[Named]) -> Iterator[Desk | None]:
    """The desk; None where there is none and the receipts can be checked by themselves."""
    home = home_of(click.get_current_context())
    if held and not (home / FILE).is_file():
        yield None
        return
    with current_desk() as desk:
        yield desk
