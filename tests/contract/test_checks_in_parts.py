"""Several processes check a long ledger and meet every fault that one process names."""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial

import pytest

from tests.contract.test_verify import behind, unguarded
from tests.office import Office
from tocsin.desk import audit
from tocsin.domain.ledger import Change
from tocsin.domain.merkle import BLOCK
from tocsin.domain.report import Report
from tocsin.store.checks_in_parts import StorePlace, perform, processes
from tocsin.store.drift import drift, drift_in, spans
from tocsin.store.ledger_scan import blocks_of, scan

ENTRIES = 3 * BLOCK - 20


@pytest.fixture
def long(office: Office) -> Office:
    """A desk whose ledger has nearly three blocks of entries."""
    with office.desk.services.store.writing("Dora", office.clock.now()) as session:
        while session.seq < ENTRIES:
            number = session.new_id("R")
            session.record(
                Change("received", None, Report(number, number, "call", session.now, None, "en", "", "", (), "", None, False, (), ""))
            )
    return office


def in_stretches(office: Office) -> list[bytes] | None:
    """Blocks of the tree by stretches of one block, None if a stretch meets a fault."""
    with office.desk.services.store.reading() as reader:
        last = reader.head().seq
        stretches = [blocks_of(reader, first, min(first + BLOCK - 1, last)) for first in range(1, last + 1, BLOCK)]
    return None if None in stretches else [block for stretch in stretches for block in stretch or ()]


def test_the_tree_joined_of_stretches_is_that_of_one_pass(long: Office) -> None:
    with long.desk.services.store.reading() as reader:
        whole = scan(reader)

    assert whole.broken == []
    assert len(whole.blocks) == 2
    assert in_stretches(long) == whole.blocks


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET body = (SELECT body FROM ledger WHERE seq = 301) WHERE seq = 300",
        "UPDATE ledger SET hash = 'x' || hash WHERE seq = 256",
        "UPDATE ledger SET hash = upper(hash) WHERE seq = 512",
        "UPDATE ledger SET hash = '' WHERE seq = 257",
        "UPDATE ledger SET actor = 'Nils' WHERE seq = 258",
        "UPDATE ledger SET subject = '' WHERE seq = 258",
        "UPDATE ledger SET seq = -3 WHERE seq = 400",
        "UPDATE ledger SET seq = seq + 5000 WHERE seq = 748",
        "DELETE FROM ledger WHERE seq = 256",
        "DELETE FROM ledger WHERE seq = 257",
        "DELETE FROM ledger WHERE seq < 300",
        "DELETE FROM ledger WHERE seq BETWEEN 200 AND 700",
    ],
)
def test_stretches_meet_what_one_pass_names(long: Office, statement: str) -> None:
    with long.desk.services.store.reading() as reader:
        drop = unguarded(reader.connection, "ledger")
    behind(long, drop, drop.replace("no_update", "no_delete"), statement)

    with long.desk.services.store.reading() as reader:
        assert scan(reader).broken
    assert in_stretches(long) is None


@pytest.mark.parametrize("entries", [1, 7, 1000])
def test_spans_meet_each_record_that_differs_once(office: Office, entries: int) -> None:
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    for number in range(9):
        office.hear(f"Marek Dolny was seen, {number}.")
    behind(office, "UPDATE watch SET reason = 'x'", "UPDATE duty SET due = opened", "UPDATE link SET upheld = 0", "DELETE FROM triage")

    with office.desk.services.store.reading() as reader:
        in_one = [fault for fault in drift(reader) if " are stored, " not in fault]
        in_spans = [fault for span in spans(reader, entries) for fault in drift_in(reader, span)]

    assert {fault.split()[0] for fault in in_one} == {"watch", "duty", "link", "triage"}
    assert sorted(fault for fault in in_spans if " are stored, " not in fault) == sorted(in_one)
    assert any(" records of kind triage are stored" in fault for fault in in_spans)


def test_a_long_ledger_is_checked_in_parts_and_named_in_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """In place of processes, the parts run here, each on a store that it opens itself."""
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    office.hear("Marek Dolny was here.", contact="0123")
    receipt = office.desk.receipts.issue()
    monkeypatch.setattr(audit, "LEAST", 1)
    monkeypatch.setattr(audit, "processes", lambda place, _number: nullcontext(partial(map, partial(perform, place))))
    with monkeypatch.context() as alone:
        alone.setattr(audit, "scan", lambda _reader: pytest.fail("it was checked in one"))
        assert office.desk.audit.verify([("ours", receipt)], at_once=2).sound
    behind(office, "DELETE FROM search_text")

    damaged = office.desk.audit.verify(at_once=2).damaged

    assert len(damaged) == 1
    assert damaged == office.desk.audit.verify(at_once=1).damaged


def test_processes_that_cannot_be_had_leave_the_checks_to_one(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: object) -> None:
        raise OSError("no memory")

    monkeypatch.setattr(audit, "LEAST", 1)
    monkeypatch.setattr(audit, "processes", refused)

    assert office.desk.audit.verify(at_once=2).whole


def test_a_part_runs_in_a_process_of_its_own(office: Office) -> None:
    store = office.desk.services.store
    assert store.key.file is not None
    with processes(StorePlace(store.url, store.key.file, store.blobs, read_only=False), 1) as run:
        assert list(run([partial(blocks_of, first=1, last=3)])) == [[]]
