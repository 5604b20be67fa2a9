"""Receipts that teams keep outside, so that a rewritten past is noticed."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import msgspec

from tocsin.audit.receipt import (
    FORM,
    Finding,
    HeldReceipt,
    Named,
    ReceiptEntry,
    Since,
    TreeHead,
    about_keys,
    against_tree,
    alone,
    between,
    is_foreign,
    lost_with,
    read_receipt,
    signable,
)
from tocsin.audit.signer import HEAD, SUCCESSOR, Signer, fingerprint
from tocsin.desk.lookup import the_duty, the_person
from tocsin.desk.services import DeskServices
from tocsin.domain import merkle
from tocsin.domain.errors import Malformed, Refused, Unavailable
from tocsin.domain.installation import DeskEpoch
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM, Permission, require
from tocsin.domain.signing_key import SigningKey
from tocsin.domain.time_zone import Zone
from tocsin.durable import atomic_write
from tocsin.store import Reader
from tocsin.store.codec import to_body
from tocsin.store.ledger_scan import Scan
from tocsin.store.tree import Tree

KEY = "signing.key"
NEXT = "signing.key.next"
LAST_HEAD = "head.json"
OWN = "the desk's own last head"
_encode = msgspec.json.Encoder().encode


class Receipts:
    """Signed tree heads for those who hold them outside."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    def issue(self, duty: str = "", after: HeldReceipt | None = None) -> HeldReceipt:
        """Issue a receipt for the last entry about a duty, or for the last entry of all.

        ``after`` adds the proof that nothing before that receipt changed.
        """
        signer = self._signer()
        with self._services.store.reading() as reader:
            size, tree = reader.head().seq, Tree(reader)
            entry = reader.last_about("duty", the_duty(reader, duty).id) if duty else reader.entry(size)
            level = merkle.mark_level(size)
            marks = tuple(mark.hex() for mark in merkle.marks(tree, size, level))
            root = merkle.root([bytes.fromhex(mark) for mark in marks]).hex()
            head = TreeHead(size, root, self._services.clock.now(), signer.public, level, marks, self._services.store.key.desk_id)
            receipt_entry = ReceiptEntry(entry.seq, to_body(entry).decode(), _hex(merkle.inclusion(tree, entry.seq - 1, size)))
            since = Since(after.head.size, _hex(merkle.consistency(tree, after.head.size, size))) if after else None
        receipt = HeldReceipt(FORM, head, signer.sign(HEAD, signable(head)), receipt_entry, since)
        self._keep(receipt)
        return receipt

    def paths(self, size: int, seqs: Collection[int]) -> dict[int, tuple[str, ...]]:
        """Return the path of each of these entries to the head of the ledger's first ``size`` entries, in hexadecimal."""
        with self._services.store.reading() as reader:
            tree = Tree(reader)
            return {seq: _hex(merkle.inclusion(tree, seq - 1, size)) for seq in sorted(seqs)}

    def signer(self) -> Signer:
        """Return the desk's present signer."""
        return self._signer()

    def check(self, reader: Reader, ledger_scan: Scan, receipts: Sequence[Named]) -> list[Finding]:
        """Return every contradiction between these receipts and the present ledger."""
        keys, epochs, desk_id = reader.find(SigningKey), reader.find(DeskEpoch), self._services.store.key.desk_id
        sound, findings = _sifted(receipts)
        own = [named for named in sound if not is_foreign(named[1], desk_id, keys)]
        findings += [Finding(name, _foreign(receipt), unsound=True) for name, receipt in sound if (name, receipt) not in own]
        for name, receipt in own:
            findings += _against(name, receipt, ledger_scan, self._services.zone, lost_with(epochs, receipt.head))
        unbroken = [(name, receipt) for name, receipt in own if lost_with(epochs, receipt.head) is None]
        return [*findings, *about_keys(unbroken, keys, self._services.zone), *between(unbroken, keys)]

    def witnessed(self, ledger_scan: Scan) -> Iterator[Finding]:
        """Yield contradictions between the ledger and the head that the desk itself last signed.

        That head is kept in the home folder, not in the database.
        """
        try:
            own = self._last_kept()
        except Malformed:
            yield Finding(
                OWN, f"{LAST_HEAD} in the home folder was altered or cut short: restore it from the newest backup, else remove it"
            )
            return
        if own:
            yield from (replace(finding, unsound=False) for finding in alone(OWN, own))  # the desk's own head is part of the record
            epochs = ledger_scan.reader.find(DeskEpoch)
            yield from _against(OWN, own, ledger_scan, self._services.zone, lost_with(epochs, own.head))

    def advance(self) -> bool:
        """Keep a signed head of the ledger in the home folder if the ledger grew since the last one. Return True if it did.

        A worker calls this at least every minute, so that a database that is cut or replaced is noticed from then on.
        """
        last = self._last_kept()
        with self._services.store.reading() as reader:
            size = reader.head().seq
        if last and last.head.size == size and not self._is_superseded(last.head):
            return False
        self.issue()
        return True

    def key_faults(self, reader: Reader) -> Iterator[str]:
        """Yield the faults of the signing key: it is missing, unreadable, or another than the ledger names."""
        current = [key.id for key in reader.find(SigningKey) if key.ended is None]
        path = self._services.home / KEY
        if not current and not path.exists():
            return
        try:
            fingerprint_ = Signer.load(path).fingerprint
        except Unavailable as error:
            yield str(error)
            return
        if current and fingerprint_ not in current:
            yield f"{path} is the key {fingerprint_}, and the ledger names {', '.join(current)}: it was replaced"

    def signing_keys(self) -> list[SigningKey]:
        """Return every key the desk has signed with, oldest first."""
        with self._services.store.reading() as reader:
            return reader.find(SigningKey, order=("since",))

    def rotate(self, stolen_since: datetime | None = None, *, by: str, reason: str) -> SigningKey:
        """Begin a new signing key. The old one signs it, unless it was stolen or lost, when holders are told by another way."""
        path, next_path = self._services.home / KEY, self._services.home / NEXT
        old = self._signer() if path.exists() else None
        next_path.unlink(missing_ok=True)
        new = Signer.create(next_path)
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require(the_person(session, by), Permission.AUDIT)
            current = next((key for key in session.find(SigningKey) if key.ended is None), None)
            if current:
                ended = replace(current, ended=session.now, stolen_since=stolen_since, reason=reason)
                session.record(Change("signing key stolen" if stolen_since else "signing key ended", current, ended, reason))
            successor_signature = old.sign(SUCCESSOR, bytes.fromhex(new.public)) if old and not stolen_since else ""
            key = SigningKey(new.fingerprint, new.public, session.now, current.id if current else "", successor_signature, reason=reason)
            session.record(Change("signing key", None, key, reason))
        next_path.replace(path)
        return key

    def _signer(self) -> Signer:
        """Return the present signer. The first key is created and recorded, and a rotation that was cut short is completed."""
        path, coming = self._services.home / KEY, self._services.home / NEXT
        try:
            if coming.exists() and self._recorded(Signer.load(coming).fingerprint):
                coming.replace(path)
            if not path.exists():
                self._require_first()
                Signer.create(path)
        except FileExistsError:  # another process was faster
            pass
        except OSError as error:
            raise Unavailable(f"{path}: {error.strerror}: the signing key cannot be kept") from None
        signer = Signer.load(path)
        if not self._recorded(signer.fingerprint):
            self._record_first(signer)
        return signer

    def _recorded(self, number: str) -> bool:
        with self._services.store.reading() as reader:
            return reader.get(SigningKey, number) is not None

    def _require_first(self) -> None:
        if any(key.ended is None for key in self.signing_keys()):
            raise Unavailable(
                f"{self._services.home / KEY}: the desk's signing key is gone: restore it from your backup of the home folder"
            )

    def _record_first(self, signer: Signer) -> None:
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            if session.get(SigningKey, signer.fingerprint):
                return
            if any(key.ended is None for key in session.find(SigningKey)):
                raise Refused(f"{self._services.home / KEY} is not the key that this desk signs with: restore that one from your backup")
            session.record(Change("signing key", None, SigningKey(signer.fingerprint, signer.public, session.now)))

    def _keep(self, receipt: HeldReceipt) -> None:
        """Keep the longest head in the home folder, apart from the database."""
        last, path = self._last_kept(), self._services.home / LAST_HEAD
        if last and last.head.size > receipt.head.size and not self._is_superseded(last.head):
            return
        atomic_write(path, _encode(receipt))

    def _is_superseded(self, head: TreeHead) -> bool:
        """Return True if the desk began a new epoch without entries that this head covers."""
        with self._services.store.reading() as reader:
            return lost_with(reader.find(DeskEpoch), head) is not None

    def _last_kept(self) -> HeldReceipt | None:
        return kept_head(self._services.home)


def kept_head(home: Path) -> HeldReceipt | None:
    """Return the last head that the desk kept in its home folder, or None if there is none."""
    path = home / LAST_HEAD
    return read_receipt(path.read_bytes(), str(path)) if path.is_file() else None


def read_receipts(paths: Sequence[Path]) -> list[Named]:
    """Read receipts from files, each under its file's name. Raise :class:`Malformed`."""
    return [(path.name, read_receipt(path.read_bytes(), str(path))) for path in paths]


def offline(receipts: Sequence[Named]) -> list[Finding]:
    """Return the findings of receipts that need no desk."""
    sound, wrong = _sifted(receipts)
    return [*wrong, *between(sound)]


def _sifted(receipts: Sequence[Named]) -> tuple[list[Named], list[Finding]]:
    """Split receipts into those that are sound by themselves, and the findings of the others."""
    sound: list[Named] = []
    findings: list[Finding] = []
    for name, receipt in receipts:
        faults = list(alone(name, receipt))
        findings += faults
        sound += [] if faults else [(name, receipt)]
    return sound, findings


def _against(name: str, receipt: HeldReceipt, ledger_scan: Scan, zone: Zone, lossy: DeskEpoch | None = None) -> Iterator[Finding]:
    yield from against_tree(name, receipt, ledger_scan, ledger_scan.size, zone, lossy)
    entry, size = receipt.entry, lossy.entries if lossy else ledger_scan.size
    if entry.seq <= size and ledger_scan.leaves(entry.seq - 1, entry.seq) != [merkle.leaf(entry.body.encode())]:
        yield Finding(name, f"entry {entry.seq}, which the receipt shows, now reads otherwise", entry.seq, entry.seq)


def _foreign(receipt: HeldReceipt) -> str:
    desk = f"desk {receipt.head.desk}" if receipt.head.desk else f"the holder of key {fingerprint(receipt.head.key)}"
    return f"it was issued by {desk}, not by this desk"


def _hex(hashes: Sequence[bytes]) -> tuple[str, ...]:
    return tuple(digest.hex() for digest in hashes)
