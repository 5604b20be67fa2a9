"""Copies of noticed content."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tocsin.cli.common import by_option, current_desk, home_option, numbered, table
from tocsin.cli.groups import Commands
from tocsin.cli.json_lines import JsonLines
from tocsin.durable import atomic_write

if TYPE_CHECKING:
    from tocsin.desk.evidence import CopyManifest


@dataclass(frozen=True, slots=True, kw_only=True)
class CopyRow:
    """A copy of noticed content. ``manifest`` is null after an erasure."""

    id: str
    at: datetime
    status: int
    sha256: str
    manifest: CopyManifest | None


_COPIES = JsonLines(CopyRow, parts=("tocsin.desk.evidence:CopyManifest",))


@click.group(cls=Commands)
def evidence() -> None:
    """Keep copies of noticed content, list them, and hand them out."""


@evidence.command("list")
@click.argument("item", callback=numbered("I"))
@home_option
@_COPIES.option
def evidence_list(item: str, as_json: bool) -> None:
    """List the copies of an ITEM, with their hashes and what they lack."""
    with current_desk() as desk:
        views = desk.evidence.of_item(item)
        zone = desk.zone
    if as_json:
        _COPIES.emit(
            CopyRow(id=v.evidence.id, at=v.evidence.at, status=v.evidence.status, sha256=v.evidence.digest, manifest=v.manifest)
            for v in views
        )
        return
    rows = (
        (v.evidence.id, zone.moment(v.evidence.at), v.evidence.status or "none", v.evidence.digest[:16], _lacks(v.manifest)) for v in views
    )
    table(("copy", f"made ({zone})", "status", "sha256", "lacks"), rows, "no copy")


@evidence.command("keep")
@click.argument("item", callback=numbered("I"))
@by_option
@home_option
def evidence_keep(item: str, by: str) -> None:
    """Fetch an ITEM's link now and keep a copy."""
    with current_desk() as desk:
        view = desk.evidence.capture(item, by=by)
    click.echo(f"{view.evidence.id} is kept, sha256 {view.evidence.digest}")
    click.echo(f"lacks: {_lacks(view.manifest)}")


@evidence.command("export")
@click.argument("copy", callback=numbered("W"))
@click.option("--out", type=click.Path(path_type=Path, dir_okay=False), required=True, help="A file that ends in .wacz.")
@by_option
@home_option
def evidence_export(copy: str, out: Path, by: str) -> None:
    """Write a COPY to a WACZ file that public tools open. That you opened it is recorded."""
    with current_desk() as desk:
        data = desk.evidence.open(copy, by=by)
        stamp = desk.evidence.time_stamp(copy, by=by)
    atomic_write(out, data)
    if stamp:
        beside = out.with_name(f"{out.name}.tsr")
        atomic_write(beside, stamp)
        click.echo(f"{beside}: its time stamp. Check it with: openssl ts -verify -data {out.name} -in {beside.name} -CAfile AUTHORITY.pem")
    click.echo(f"{out}: {len(data):,} bytes. It may hold dangerous content: open it in a viewer for web archives alone")


def _lacks(manifest: CopyManifest | None) -> str:
    return "; ".join(manifest.missing) if manifest else "(erased)"
