"""Edges and groups as files, by the file's ending: ``.csv .parquet .json .gexf .graphml``."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.sax.saxutils import quoteattr

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.csv as pc_csv
import pyarrow.parquet as pq

from tocsin.analysis.coaction.request import Coaction
from tocsin.domain.errors import Malformed, Unavailable

_CHUNK = 50_000


def require_writable(path: Path) -> None:
    """Check, before anything is computed, that the file can be written.

    Raises :class:`Malformed` for an unknown format or a missing folder.
    """
    if path.suffix.lower() not in WRITERS:
        raise Malformed(f"{path}: no format {path.suffix!r}: use one of {', '.join(WRITERS)}")
    if not path.absolute().parent.is_dir():
        raise Malformed(f"{path}: the folder {path.parent} does not exist: create it, or choose another")


def write(coaction: Coaction, path: Path) -> None:
    """Write the edges (in JSON the groups and figures, too). Raises :class:`Malformed` or :class:`Unavailable`."""
    require_writable(path)
    writer = WRITERS[path.suffix.lower()]
    new = path.with_name(path.name + ".new")
    try:
        writer(coaction, new)
        new.replace(path)
    except OSError as error:
        raise Unavailable(f"{path}: cannot be written: {error.strerror or error}") from None


def as_json(value: Any) -> Any:
    """Return a value as JSON types, times in ISO 8601."""
    if isinstance(value, (datetime, date)):
        return value.isoformat()
    if isinstance(value, dict):
        return {name: as_json(item) for name, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [as_json(item) for item in value]
    return value


def figures(coaction: Coaction) -> dict[str, Any]:
    """Return everything but the edges as JSON types."""
    return {
        "posts": coaction.posts,
        "accounts": coaction.accounts,
        "in_step": list(coaction.in_step),
        "undecided": list(coaction.undecided),
        "groups": [as_json(asdict(group)) for group in coaction.groups],
        "calibration": [asdict(item) for item in coaction.calibration],
        "missing": [list(pair) for pair in coaction.missing],
    }


def _csv(coaction: Coaction, path: Path) -> None:
    options = pc_csv.WriteOptions(include_header=False, quoting_style="needed")  # Arrow would quote the header's names
    with path.open("wb") as file:
        file.write((",".join(coaction.edges.schema.names) + "\n").encode())
        plain = pa.schema([(f.name, f.type.value_type if pa.types.is_dictionary(f.type) else f.type) for f in coaction.edges.schema])
        with pc_csv.CSVWriter(file, plain, write_options=options) as writer:
            for start in range(0, coaction.edges.num_rows, _CHUNK):
                writer.write_table(coaction.edges.slice(start, _CHUNK).cast(plain))


def _parquet(coaction: Coaction, path: Path) -> None:
    pq.write_table(coaction.edges, path)


def _json(coaction: Coaction, path: Path) -> None:
    with path.open("w", encoding="utf-8") as file:
        head = json.dumps(figures(coaction), ensure_ascii=False)[:-1]
        file.write(f'{head}, "edges": [')
        for number, row in enumerate(_rows(coaction.edges)):
            file.write(("," if number else "") + "\n" + json.dumps(row, ensure_ascii=False))
        file.write("\n]}\n")


def _rows(table: pa.Table) -> Iterator[dict[str, Any]]:
    for batch in table.to_batches(_CHUNK):
        yield from batch.to_pylist()


def _nodes(coaction: Coaction) -> dict[str, int]:
    """Return the accounts with the number of their group, 0 for none."""
    names = sorted({name for side in ("account_a", "account_b") for name in pc.unique(coaction.edges[side]).to_pylist()})
    home = {account: number for number, group in enumerate(coaction.groups, start=1) for account in group.accounts}
    return {name: home.get(name, 0) for name in names}


_FIELDS = {"object_type": "string", "window_s": "long", "weight": "long", "messages_a": "long", "messages_b": "long",
           "joint": "long", "encounters": "long", "expected": "double", "p": "double", "q": "double", "group": "long"}  # fmt: skip


def _gexf(coaction: Coaction, path: Path) -> None:
    _lines(path, _gexf_lines(coaction))


def _gexf_lines(coaction: Coaction) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<gexf xmlns="http://gexf.net/1.3" version="1.3"><graph defaultedgetype="undirected">'
    yield '<attributes class="node"><attribute id="group" title="group" type="long"/></attributes><attributes class="edge">'
    yield from (f'<attribute id="{name}" title="{name}" type="{kind}"/>' for name, kind in _FIELDS.items() if name != "weight")
    yield "</attributes><nodes>"
    for name, group in _nodes(coaction).items():
        yield f'<node id={_q(name)} label={_q(name)}><attvalues><attvalue for="group" value="{group}"/></attvalues></node>'
    yield "</nodes><edges>"
    for number, row in enumerate(_rows(coaction.edges)):
        values = "".join(f'<attvalue for="{name}" value={_q(row[name])}/>' for name in _FIELDS if name != "weight")
        ends = f'source={_q(row["account_a"])} target={_q(row["account_b"])} weight="{row["weight"]}"'
        yield f'<edge id="{number}" {ends}><attvalues>{values}</attvalues></edge>'
    yield "</edges></graph></gexf>"


def _graphml(coaction: Coaction, path: Path) -> None:
    _lines(path, _graphml_lines(coaction))


def _graphml_lines(coaction: Coaction) -> Iterator[str]:
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield '<key id="in_group" for="node" attr.name="group" attr.type="long"/>'
    yield from (f'<key id="{name}" for="edge" attr.name="{name}" attr.type="{kind}"/>' for name, kind in _FIELDS.items())
    yield '<graph edgedefault="undirected">'
    for name, group in _nodes(coaction).items():
        yield f'<node id={_q(name)}><data key="in_group">{group}</data></node>'
    for number, row in enumerate(_rows(coaction.edges)):
        values = "".join(f'<data key="{name}">{row[name]}</data>' for name in _FIELDS)
        yield f'<edge id="e{number}" source={_q(row["account_a"])} target={_q(row["account_b"])}>{values}</edge>'
    yield "</graph></graphml>"


def _q(value: object) -> str:
    """Quote an attribute's value, without characters that XML forbids."""
    return quoteattr("".join(sign for sign in str(value) if sign >= " " or sign in "\t\n"))


def _lines(path: Path, lines: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8") as file:
        file.writelines(line + "\n" for line in lines)


WRITERS: dict[str, Callable[[Coaction, Path], None]] = {
    ".csv": _csv,
    ".parquet": _parquet,
    ".json": _json,
    ".gexf": _gexf,
    ".graphml": _graphml,
}
