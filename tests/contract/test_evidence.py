"""Copies of content: kept before a notice goes out, sealed, checked, and opened against a record."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from tests.contract.test_notices import LINK, WORDS, Chain
from tests.contract.test_notices import chain as chain  # a fixture
from tocsin.desk import Desk
from tocsin.desk.items import NewItem
from tocsin.desk.notices import NewNotice
from tocsin.domain.access import AccessEvent
from tocsin.domain.errors import PermissionDenied, Refused, Tampered, Unavailable
from tocsin.domain.item import ItemKind
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.web_archive import sort_key

warcio = pytest.importorskip("warcio")


def test_a_copy_is_kept_before_the_notice_goes_out_and_once(chain: Chain) -> None:
    chain.web.show(f"<p>{WORDS}</p>")
    notice = chain.sent()

    (view,) = chain.desk.evidence.of_item(notice.item)
    assert (view.evidence.status, view.evidence.by) == (200, "Dora")
    assert notice.sent
    assert view.evidence.at <= notice.sent
    assert view.manifest
    assert "pictures" in view.manifest.missing[0]
    chain.desk.evidence.capture_before(notice.item, by="Dora")
    assert len(chain.desk.evidence.of_item(notice.item)) == 1


def test_public_tools_read_the_copy_and_every_hash_holds(chain: Chain) -> None:
    from warcio.archiveiterator import ArchiveIterator

    chain.web.show(f"<p>{WORDS}</p>")
    (view,) = chain.desk.evidence.of_item(chain.sent().item)
    data = chain.desk.evidence.open(view.evidence.id, by="Dan")

    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        records = list(ArchiveIterator(io.BytesIO(archive.read("archive/data.warc.gz"))))
        listed = {each["path"]: each["hash"] for each in json.loads(archive.read("datapackage.json"))["resources"]}
        index = archive.read("indexes/index.idx").decode()
    assert [record.rec_type for record in records] == ["warcinfo", "response"]
    assert view.manifest
    assert {path: f"sha256:{digest}" for path, digest in view.manifest.files.items() if path in listed} == listed
    assert sort_key(LINK) in index
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for record in ArchiveIterator(io.BytesIO(archive.read("archive/data.warc.gz"))):
            if record.rec_type == "response":
                assert (record.rec_headers.get_header("WARC-Target-URI"), WORDS in record.content_stream().read().decode()) == (LINK, True)


def test_what_could_not_be_fetched_is_said(chain: Chain) -> None:
    (view,) = chain.desk.evidence.of_item(chain.sent().item)

    assert view.evidence.status == 0
    assert view.manifest
    assert view.manifest.missing == ("the page: no answer: OSError",)
    chain.web.show(f"<p>{WORDS}</p>")
    chain.desk.evidence.capture_before(view.evidence.item, by="Dora")
    assert [each.evidence.status for each in chain.desk.evidence.of_item(view.evidence.item)] == [0, 200], "a failed copy is tried again"


def test_a_copy_is_stamped_where_the_desk_asks_an_authority_and_says_when_none_answered(chain: Chain) -> None:
    class Authority:
        def stamp(self, digest: bytes) -> bytes:
            if stamped:
                raise Unavailable("the time-stamping authority did not answer: TimeoutError")
            stamped.append(digest.hex())
            return b"a time stamp"

    stamped: list[str] = []
    desk = Desk(replace(chain.desk.services, stamper=Authority()))
    chain.web.show(f"<p>{WORDS}</p>")
    item = chain.item()

    first, second = desk.evidence.capture(item.id, by="Dora"), desk.evidence.capture(item.id, by="Dora")

    assert stamped == [first.evidence.digest]
    assert desk.evidence.time_stamp(first.evidence.id, by="Dan") == b"a time stamp"
    assert desk.evidence.time_stamp(second.evidence.id, by="Dan") == b""
    assert second.manifest
    assert second.manifest.missing[-1] == "a time stamp: the time-stamping authority did not answer: TimeoutError"


def test_a_copy_is_unreadable_on_the_disk_and_each_opening_is_recorded(chain: Chain, tmp_path: Path) -> None:
    chain.web.show(f"<p>{WORDS}</p>" + "x" * 100_000)
    (view,) = chain.desk.evidence.of_item(chain.sent().item)

    assert not [path for path in tmp_path.rglob("*") if path.is_file() and WORDS.encode() in path.read_bytes()]
    with pytest.raises(PermissionDenied):
        chain.desk.evidence.open(view.evidence.id, by="Nora")
    chain.desk.evidence.open(view.evidence.id, by="Dan")
    with chain.desk.services.store.reading() as reader:
        assert [each.by for each in reader.find(AccessEvent, what=f"copy {view.evidence.id}")] == ["Dan"]
    chain.desk.reports.erase(view.evidence.report, by="Dora", reason="asked for")
    with pytest.raises(Refused, match="was erased"):
        chain.desk.evidence.open(view.evidence.id, by="Dan")
    assert chain.office.desk.audit.verify().whole
    assert chain.desk.audit.reconcile().balanced


def test_a_copy_of_another_hash_is_not_handed_out(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    chain.web.show(f"<p>{WORDS}</p>")
    (view,) = chain.desk.evidence.of_item(chain.sent().item)
    monkeypatch.setattr("tocsin.store.session.Session.read", lambda _session, _content: b"another")

    with pytest.raises(Tampered, match="not what was kept"):
        chain.desk.evidence.open(view.evidence.id, by="Dan")


def test_the_hashes_of_a_copy_are_attached_to_the_mail_and_the_copy_where_a_person_says_so(chain: Chain) -> None:
    chain.web.show(f"<p>{WORDS}</p>")
    decision = chain.desk.items.confirm(chain.decided(chain.item()).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example", quoted=WORDS), by="Dora")
    chain.desk.notices.approve(notice.id, by="Dan")
    chain.desk.notices.send(notice.id, by="Dora", with_copy=True)

    (view,) = chain.desk.evidence.of_item(notice.item)
    listed, copy = chain.mailer.messages[-1].iter_attachments()
    assert listed.get_filename() == f"{notice.reference}-evidence.json"
    assert json.loads(listed.get_content())[0]["sha256"] == view.evidence.digest
    assert hashlib.sha256(copy.get_content()).hexdigest() == view.evidence.digest
    with chain.desk.services.store.reading() as reader:
        assert [event.by for event in reader.find(AccessEvent, report=notice.report) if event.what == f"copy {view.evidence.id}"] == [
            "Dora"
        ]


def test_a_copy_is_kept_when_the_desk_hears_of_content_and_once(chain: Chain) -> None:
    chain.web.show(f"<p>{WORDS}</p>")
    item = chain.item()
    chain.desk.items.add(NewItem(ItemKind.POSTER, "the wall behind the mill"), by="Dora")

    settings = chain.desk.services.settings
    chain.desk.services.settings = msgspec.structs.replace(settings, notices=msgspec.structs.replace(settings.notices, copy_new=False))
    assert chain.desk.evidence.capture_new() == 0, "no host learns of it before the desk allows it"
    chain.desk.services.settings = settings
    assert chain.desk.evidence.capture_new() == 1
    assert chain.desk.evidence.capture_new() == 0
    (view,) = chain.desk.evidence.of_item(item.id)
    assert (view.evidence.status, view.evidence.by) == (200, "tocsin")


def test_two_workers_fetch_no_new_item_twice(chain: Chain) -> None:
    chain.web.show(f"<p>{WORDS}</p>")
    item, other = chain.item(), chain.item(LINK + "8")
    fetch = chain.web.fetch
    counts: list[int] = []

    def fetch_beside_another_worker(url: str, headers: Mapping[str, str]) -> WebAnswer:
        if not counts:
            counts.append(-1)
            counts[0] = chain.desk.evidence.capture_new()
        return fetch(url, headers)

    chain.web.fetch = fetch_beside_another_worker  # type: ignore[method-assign]

    assert (chain.desk.evidence.capture_new(), counts) == (1, [1])
    assert [len(chain.desk.evidence.of_item(each.id)) for each in (item, other)] == [1, 1]
