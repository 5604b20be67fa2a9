"""Dossiers: who knew what when, with proofs, in a signed folder."""

from __future__ import annotations

from pathlib import Path

import click

from tocsin.cli.common import by_option, current_desk, home_option, reason_option
from tocsin.domain.errors import Malformed
from tocsin.domain.plural import counted
from tocsin.durable import creating


@click.command()
@click.argument("about", metavar="SUBJECT|REPORT")
@click.option("--for", "reader", default="", metavar="PERSON", help="Reader at this desk. [default: somebody outside, others are masked]")
@click.option("--show", multiple=True, metavar="SUBJECT", help="For a reader outside: another subject whose name stays. May be repeated.")
@click.option("--mask", multiple=True, metavar="WORDS", help="For a reader outside: words to mask, too. May be repeated.")
@click.option("--out", required=True, type=click.Path(path_type=Path), help="Folder to write, or with --encrypt-to the file.")
@click.option("--encrypt-to", default="", metavar="KEY", help="Write one file for the holder of this age key (age1...).")
@by_option
@reason_option
@home_option
def dossier(
    about: str, reader: str, show: tuple[str, ...], mask: tuple[str, ...], out: Path, encrypt_to: str, *, by: str, reason: str
) -> None:
    """Write who knew what about a subject or a report (R-12), each act with its proof, as a signed folder.

    Read dossier.html before you hand it over. Its holder checks it with the check-dossier in the folder, without Tocsin.
    """
    from tocsin.desk.dossier import DossierRequest

    if reader and (show or mask):
        raise Malformed("--show and --mask are for a reader outside: leave --for out")
    with current_desk() as desk:
        result = desk.dossiers.make(DossierRequest(about, reader, show, mask), by=by, reason=reason)
        if encrypt_to:
            _write_encrypted(out, encrypt_to, desk.dossiers.seal(result))
        else:
            desk.dossiers.write(result, out)
    for item in result.left_out:
        click.echo(f"left out or masked: {item.place}: {item.reason}", err=True)
    if not reader:
        click.echo("masked by rule, and no rule finds every name: read it before you hand it over", err=True)
    click.echo(f"wrote {out}: {counted(len(result.acts), 'entry', 'entries')}, {counted(len(result.exhibits), 'exhibit')}", err=True)


def _write_encrypted(out: Path, key: str, contents: dict[str, bytes]) -> None:
    from tocsin.desk.sealed_bundle import encrypted, zipped

    data = encrypted(key, zipped(contents))
    try:
        with creating(out) as file:
            file.write(data)
    except FileExistsError:
        raise Malformed(f"{out} exists already: name another file") from None
