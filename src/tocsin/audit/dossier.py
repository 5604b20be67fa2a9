"""Dossier: who knew what when about a subject or a report, each act with its proof, as one page and one signed folder.

The folder holds ``dossier.html``, the exhibits, ``entries.jsonl`` (each entry with the path to the signed head of the ledger), a
manifest with the SHA-256 of every file, its signatures, and the checker. A withheld entry has no body and no path: a path would
let its reader test guesses of what the entry says.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from importlib.resources import files
from typing import Any

from tocsin.audit.receipt import HeldReceipt, signable
from tocsin.audit.signer import HEAD, Signer
from tocsin.audit.who_knew import TeamKnowledge
from tocsin.domain.ledger import Entry

FORM = "dossier 1"
PURPOSE = f"tocsin {FORM}\n".encode()
PAGE = "dossier.html"
CHECKER = "check-dossier"
_README = """\
This folder is a dossier of the desk {desk}, about {about}, made on {made} for {reader}.

dossier.html     to read and print
exhibits/        texts and files, as far as they may be handed over
entries.jsonl    every entry of the ledger behind it, with its proof
receipt.json     a receipt of the ledger, which the desk can check, too

To check it on any machine with Python 3.8 or newer, without Tocsin:

    python3 -I check-dossier .

The signature shows that the holder of the key {fingerprint} made it. Ask the desk by another way for the fingerprint of its key.
A proof shows that an entry stands in the ledger under the signed head. The words of an exhibit, of a masked entry and of the list
of what was left out are vouched for by the signature alone.
"""


@dataclass(frozen=True, slots=True)
class Exhibit:
    """A text or file of a report. ``data`` is None if it is not handed over. ``note`` says why, or what was masked."""

    name: str
    title: str
    data: bytes | None
    note: str = ""

    @property
    def text(self) -> str | None:
        """Return the exhibit as text if it is one."""
        return self.data.decode("utf-8", "replace") if self.data is not None and self.name.endswith(".txt") else None


@dataclass(frozen=True, slots=True)
class DossierAct:
    """One act. ``entry`` holds the words as they may be shown. ``withheld`` is the reason why its body is not handed over, or empty."""

    entry: Entry
    body: bytes
    withheld: str = ""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """Something that is not in the dossier, or is masked there: the place and the reason."""

    place: str
    reason: str


@dataclass(frozen=True, slots=True)
class Dossier:
    """Everything a dossier says. ``reader`` is a person of the desk, or empty for a reader outside."""

    about: str
    title: str
    made: datetime
    by: str
    reader: str
    desk: str
    facts: tuple[tuple[str, str], ...]
    standings: tuple[TeamKnowledge, ...]
    acts: tuple[DossierAct, ...]
    exhibits: tuple[Exhibit, ...]
    left_out: tuple[LeftOut, ...]

    @property
    def reader_words(self) -> str:
        """Return the reader as it stands in a sentence."""
        return self.reader or "a reader outside the desk"


def sealed(dossier: Dossier, page: str, receipt: HeldReceipt, paths: Mapping[int, Iterable[str]], signer: Signer) -> dict[str, bytes]:
    """Return the files of the folder by name. ``paths`` holds the path of each entry that is not withheld to the head of the receipt."""
    lines = {act.entry.seq: _line(act, paths) for act in dossier.acts}
    readme = _README.format(
        desk=dossier.desk,
        about=dossier.about,
        made=dossier.made.isoformat(timespec="seconds"),
        reader=dossier.reader_words,
        fingerprint=signer.fingerprint,
    )
    contents = {
        "README.txt": readme.encode(),
        PAGE: page.encode(),
        "entries.jsonl": b"".join(line + b"\n" for line in lines.values()),
        "head.json": signable(receipt.head),
        "receipt.json": _canonical(_builtins(receipt)),
        CHECKER: files("tocsin.audit").joinpath("check_dossier.py").read_bytes(),
        **{f"exhibits/{exhibit.name}": exhibit.data for exhibit in dossier.exhibits if exhibit.data is not None},
    }
    manifest = _canonical(
        {
            "form": FORM,
            "about": dossier.about,
            "made": dossier.made.isoformat(timespec="seconds"),
            "by": dossier.by,
            "for": dossier.reader_words,
            "files": {name: hashlib.sha256(data).hexdigest() for name, data in contents.items()},
            "entries": {str(seq): hashlib.sha256(line).hexdigest() for seq, line in lines.items()},
            "left_out": [[item.place, item.reason] for item in dossier.left_out],
        }
    )
    signatures = {
        "key": signer.public,
        "sha256": hashlib.sha256(manifest).hexdigest(),
        "manifest.json": signer.sign(PURPOSE, manifest),
        "head.json": signer.sign(HEAD, contents["head.json"]),
    }
    return {**contents, "manifest.json": manifest, "signatures.json": _canonical(signatures)}


def _line(act: DossierAct, paths: Mapping[int, Iterable[str]]) -> bytes:
    seq = act.entry.seq
    if act.withheld:
        return _canonical({"seq": seq, "withheld": act.withheld})
    return _canonical({"seq": seq, "body": act.body.decode(), "path": list(paths[seq])})


def _canonical(value: Any) -> bytes:
    """Return JSON in the form that the checker expects: sorted keys, no spaces, no escapes beyond those needed."""
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def _builtins(receipt: HeldReceipt) -> Any:
    import msgspec

    return msgspec.to_builtins(receipt)
