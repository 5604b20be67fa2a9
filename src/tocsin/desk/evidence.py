"""Copies of noticed content: made before a notice goes out, encrypted at rest, and handed out against a record."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import msgspec

from tocsin import __version__
from tocsin.desk.items import location_of, require_assessor, require_whole_desk
from tocsin.desk.lookup import the_record
from tocsin.desk.services import DeskServices
from tocsin.domain.access import AccessEvent
from tocsin.domain.errors import Refused, Tampered, Unavailable
from tocsin.domain.evidence import Evidence
from tocsin.domain.item import Item
from tocsin.domain.ledger import Change
from tocsin.domain.people import SYSTEM
from tocsin.domain.post import ScreeningCursor
from tocsin.extras import is_installed
from tocsin.outbound.fetch import Fetcher, WebAnswer
from tocsin.outbound.page_picture import PagePicture
from tocsin.outbound.web_archive import copy_page
from tocsin.store import Reader

_NEW_ITEMS = "copies of new items"
_AT_ONCE = 50
_SOFTWARE = f"Tocsin {__version__}"


class CopyManifest(msgspec.Struct, frozen=True):
    """Hashes of the files of a copy (SHA-256, hexadecimal), the link it was fetched from, and what it lacks.

    ``time_stamp`` is the answer of a time-stamping authority on the hash of the whole copy (RFC 3161), empty for none.
    """

    link: str
    files: Mapping[str, str]
    missing: tuple[str, ...]
    time_stamp: bytes = b""


_encode = msgspec.json.Encoder(order="sorted").encode
_decode = msgspec.json.Decoder(CopyManifest).decode


@dataclass(frozen=True, slots=True)
class EvidenceView:
    """A copy with its manifest. It is None after an erasure."""

    evidence: Evidence
    manifest: CopyManifest | None


class EvidenceStore:
    """The copies of content that the desk holds."""

    def __init__(self, services: DeskServices) -> None:
        self._services = services

    @property
    def able(self) -> bool:
        """Return True if this desk can make copies: it may fetch links, and the packages are there."""
        return self._services.fetcher is not None and is_installed("evidence")

    def capture(self, item: str, *, by: str) -> EvidenceView:
        """Fetch an item's link once and keep what came, or the reason why nothing did.

        Raises :class:`Refused` for a desk that fetches nothing.
        """
        fetcher = self._services.fetcher
        if fetcher is None:
            raise Refused("this desk fetches nothing, so it keeps no copies: allow the fetching of noticed links in the settings")
        with self._services.store.reading() as reader:
            require_assessor(reader, by)
            record = _the_item(reader, item)
            location = location_of(reader, record)
        return self._keep(fetcher, record, location, by)

    def capture_new(self) -> int:
        """Keep a copy of new items with a link, where ``notices.copy_new`` is set, and return how many were kept.

        Content may be gone before anyone decides on it. No item is fetched twice, by two workers or after a crash. One whose fetching
        a crash cut off gets its copy before its notice goes out.
        """
        fetcher = self._services.fetcher
        if fetcher is None or not self.able or not self._services.settings.notices.copy_new:
            return 0
        with self._services.store.reading() as reader:
            mark = reader.get(ScreeningCursor, _NEW_ITEMS)
            new = reader.changed_in_order(Item.KIND, mark.part if mark else 0, "added", _AT_ONCE)
        return sum(self._capture_once(fetcher, seq, item) for seq, item in new)

    def _capture_once(self, fetcher: Fetcher, seq: int, item: str) -> bool:
        """Keep a copy of an item with a link and without a copy, unless another worker came to its entry first."""
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            mark = session.get(ScreeningCursor, _NEW_ITEMS)
            if mark and mark.part >= seq:
                return False
            session.record(Change("screened", mark, ScreeningCursor(_NEW_ITEMS, seq)))
            record = _the_item(session, item)
            location = location_of(session, record)
            has_copy = session.count(Evidence, item=item) > 0
        if has_copy or "://" not in location:
            return False
        self._keep(fetcher, record, location, SYSTEM)
        return True

    def _keep(self, fetcher: Fetcher, record: Item, location: str, by: str) -> EvidenceView:
        """Fetch a link once and keep what came."""
        now = self._services.clock.now()
        answer = fetcher.fetch(location, {})
        copy = copy_page(answer, now, _SOFTWARE, self._painted(answer))
        stamp, lack = self._stamped(copy.digest)
        manifest = CopyManifest(location, copy.digests, (*copy.missing, *lack), stamp)
        listed = _encode(manifest)
        with self._services.store.writing(by, now) as session:
            evidence = Evidence(
                id=session.new_id("W"),
                item=record.id,
                report=record.report,
                at=session.now,
                by=by,
                status=copy.status,
                digest=copy.digest,
                manifest_digest=hashlib.sha256(listed).hexdigest(),
                archive=session.seal(record.report, copy.data),
                manifest=session.seal(record.report, listed),
            )
            session.record(Change("copied", None, evidence))
            return EvidenceView(evidence, manifest)

    def _painted(self, answer: WebAnswer) -> PagePicture | None:
        """Return the picture of a page, or None for what is no page."""
        kind = answer.headers.get("content-type", "text/html")
        if answer.error or "html" not in kind:
            return None
        painter = self._services.painter
        return painter.paint(answer.body, kind) if painter else PagePicture(lack="no Chromium is installed beside this desk")

    def _stamped(self, digest: str) -> tuple[bytes, tuple[str, ...]]:
        """Return a time stamp on a hash, empty where the desk asks no authority, and what is missing for want of one."""
        if self._services.stamper is None:
            return b"", ()
        try:
            return self._services.stamper.stamp(bytes.fromhex(digest)), ()
        except Unavailable as error:
            return b"", (f"a time stamp: {error}",)

    def time_stamp(self, evidence: str, *, by: str) -> bytes:
        """Return the time stamp on a copy in DER, empty for none."""
        with self._services.store.reading() as reader:
            require_assessor(reader, by)
            view = _view(reader, the_record(reader, Evidence, evidence, "copy", command="tocsin evidence lists them"))
        return view.manifest.time_stamp if view.manifest else b""

    def capture_before(self, item: str, *, by: str) -> None:
        """Keep a copy before a notice goes out, where this desk can. A copy of the same item that shows the content is enough."""
        if not self.able:
            return
        with self._services.store.reading() as reader:
            has_copy = any(copy.status for copy in reader.find(Evidence, item=item))
        if not has_copy:
            self.capture(item, by=by)

    def of_item(self, item: str, *, by: str = "") -> list[EvidenceView]:
        """Return the copies of an item, the oldest first."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            return [_view(reader, copy) for copy in reader.find(Evidence, item=item, order=("at", "sequence"))]

    def open(self, evidence: str, *, by: str) -> bytes:
        """Return the copy as a WACZ file. The opening is recorded. Raises :class:`Tampered` if it is not what was kept."""
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            record = the_record(session, Evidence, evidence, "copy", command="tocsin evidence lists them")
            session.record(Change("read", None, AccessEvent(session.new_id("V"), record.report, by, session.now, f"copy {record.id}")))
            data = session.read(record.archive)
        if data is None:
            raise Refused(f"{record.report} was erased, and the copy with it")
        if hashlib.sha256(data).hexdigest() != record.digest:
            raise Tampered(f"{record.id} is not what was kept, for its hash differs from the record: restore the newest backup")
        return data


def listed_copies(copies: Sequence[EvidenceView]) -> bytes:
    """Return what is told of copies without handing them out, as JSON: time, status, hashes, what is missing, and the time stamp."""
    rows = [
        {
            "copy": view.evidence.id,
            "fetched": view.evidence.at,
            "status": view.evidence.status,
            "sha256": view.evidence.digest,
            "files": dict(view.manifest.files),
            "missing": view.manifest.missing,
            "time_stamp": view.manifest.time_stamp,
        }
        for view in copies
        if view.manifest
    ]
    return _encode(rows)


def _the_item(reader: Reader, item: str) -> Item:
    return the_record(reader, Item, item, "item", command="tocsin items lists them")


def _view(reader: Reader, evidence: Evidence) -> EvidenceView:
    sealed = reader.read(evidence.manifest)
    return EvidenceView(evidence, _decode(sealed) if sealed else None)
