"""What the holder of one receipt can prove against anyone who can write the database."""

from __future__ import annotations

import json
import stat
from collections.abc import Callable
from datetime import timedelta

import msgspec
import pytest
from sqlalchemy import Connection

from tests.office import Office
from tocsin.audit.receipt import FORM, HeldReceipt, Named, read_receipt
from tocsin.audit.signer import Signer
from tocsin.desk.audit import Verification
from tocsin.desk.receipts import LAST_HEAD, offline
from tocsin.domain.errors import Malformed, PermissionDenied, Unavailable
from tocsin.domain.ledger import GENESIS, chain
from tocsin.domain.report import Submission

EVERY = "SELECT seq, body FROM ledger ORDER BY seq"


@pytest.fixture
def used(office: Office) -> Office:
    """A desk with some hundred entries."""
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    office.desk.intake.receive_all([Submission(f"k{n}", "call", f"Marek Dolny was here, {n}.", contact="0123") for n in range(15)])
    return office


@pytest.fixture
def held(used: Office) -> HeldReceipt:
    """What team north keeps after it acknowledged, before more happened."""
    duty = used.desk.duties.listed(team="north")[0]
    used.desk.duties.done(duty.id, by="Nils", outcome="acknowledged")
    receipt = used.desk.receipts.issue(duty.id)
    used.hear("Ilse Brandt was here.")
    return receipt


def verified(office: Office, *receipts: HeldReceipt) -> Verification:
    """What verify says, to someone whose desk has no head of its own any more."""
    (office.desk.home / LAST_HEAD).unlink(missing_ok=True)
    return office.desk.audit.verify(_named(*receipts))


def test_a_receipt_fits_the_record_it_was_given_of(used: Office, held: HeldReceipt) -> None:
    assert verified(used, held).whole
    assert json.loads(held.entry.body)["new"]["outcome"] == "acknowledged"
    assert offline(_named(held)) == []
    assert read_receipt(msgspec.json.encode(held), "r") == held


# -- seven attacks by someone who can write the database, and knows how it is made

Rows = list[tuple[int, bytes]]


def edited(rows: Rows, at: int) -> Rows:
    return [(seq, body.replace(b'"actor":"', b'"actor":"not ') if seq == at else body) for seq, body in rows]


def deleted(rows: Rows, at: int) -> Rows:
    return _renumbered([row for row in rows if row[0] != at])


def inserted(rows: Rows, at: int) -> Rows:
    return _renumbered([*rows[:at], (0, rows[at - 1][1]), *rows[at:]])


def reordered(rows: Rows, at: int) -> Rows:
    return _renumbered([*rows[: at - 1], rows[at], rows[at - 1], *rows[at + 1 :]])


def cut(rows: Rows, at: int) -> Rows:
    return rows[: at - 1]


@pytest.mark.parametrize("attack", [edited, deleted, inserted, reordered, cut])
@pytest.mark.parametrize("reforged", [False, True], ids=["clumsy", "reforged"])
def test_an_attack_is_seen_and_located(used: Office, held: HeldReceipt, attack: Callable[[Rows, int], Rows], reforged: bool) -> None:
    at = held.head.size // 2
    with used.desk.services.store.engine.begin() as connection:
        rows = [(int(seq), bytes(body)) for seq, body in connection.exec_driver_sql(EVERY)]
        old = {int(row[0]): str(row[1]) for row in connection.exec_driver_sql("SELECT seq, hash FROM ledger")}
        _forge(connection, attack(rows, at), None if reforged else old)

    findings = verified(used, held).findings

    assert findings, "the holder saw nothing"
    width = 1 << held.head.level
    assert any(found.first <= at + 1 and at - width < found.last and found.last - found.first < held.head.size for found in findings)
    located = [found for found in findings if found.first <= at <= found.last or found.first <= at + 1 <= found.last]
    assert located
    if not reforged and attack is not cut:
        assert any(abs(broken.seq - at) <= 1 for broken in used.desk.audit.verify().broken)


def test_a_chain_forged_anew_from_the_first_entry_is_seen(used: Office, held: HeldReceipt) -> None:
    with used.desk.services.store.engine.begin() as connection:
        rows = [(int(seq), bytes(body)) for seq, body in connection.exec_driver_sql(EVERY)]
        _forge(connection, [(seq, body.replace(b"operator", b"imposter")) for seq, body in rows], None)

    found = verified(used, held)

    assert found.broken == ()
    assert found.findings[0].first == 1


def test_two_holders_shown_two_histories_find_out(used: Office, held: HeldReceipt) -> None:
    with used.desk.services.store.engine.begin() as connection:
        rows = [(int(seq), bytes(body)) for seq, body in connection.exec_driver_sql(EVERY)]
        _forge(connection, edited(rows, 40), None)
        connection.exec_driver_sql("DELETE FROM tree_node")
    other = used.desk.receipts.issue()

    contradiction = offline(_named(held, other))

    assert verified(used, other).findings == ()
    assert any(found.first <= 40 <= found.last for found in contradiction)
    assert verified(used, held, other).findings


def test_the_desk_itself_sees_that_its_tail_was_cut(used: Office, held: HeldReceipt) -> None:
    with used.desk.services.store.engine.begin() as connection:
        rows = [(int(seq), bytes(body)) for seq, body in connection.exec_driver_sql(EVERY)]
        _forge(connection, cut(rows, 30), None)

    assert any("ends at entry 29" in each for each in used.desk.audit.verify().damaged)


# -- receipts that were tampered with

Altering = Callable[[HeldReceipt], HeldReceipt]


def _other_entry(receipt: HeldReceipt) -> HeldReceipt:
    body = receipt.entry.body.replace("acknowledged", "declined")
    return msgspec.structs.replace(receipt, entry=msgspec.structs.replace(receipt.entry, body=body))


def _other_time(receipt: HeldReceipt) -> HeldReceipt:
    time = receipt.head.time + timedelta(days=1)
    return msgspec.structs.replace(receipt, head=msgspec.structs.replace(receipt.head, time=time))


def _other_marks(receipt: HeldReceipt) -> HeldReceipt:
    marks = (receipt.head.marks[0], *receipt.head.marks[:-1])
    return msgspec.structs.replace(receipt, head=msgspec.structs.replace(receipt.head, marks=marks))


@pytest.mark.parametrize("altering", [_other_entry, _other_time, _other_marks])
def test_an_altered_receipt_is_seen_without_the_desk(held: HeldReceipt, altering: Altering) -> None:
    assert offline(_named(altering(held)))


@pytest.mark.parametrize("junk", [b"", b"{}", b"[]", b"\xff", b'{"tocsin":"receipt 2"}', b"x" * 100_000])
def test_what_is_no_receipt_is_refused_in_one_line(junk: bytes) -> None:
    with pytest.raises(Malformed, match="not a receipt"):
        read_receipt(junk, "junk.json")


def test_a_receipt_of_another_form_is_refused(held: HeldReceipt) -> None:
    with pytest.raises(Malformed, match=FORM):
        read_receipt(msgspec.json.encode(msgspec.structs.replace(held, tocsin="receipt 9")), "r.json")


def test_a_later_receipt_proves_that_it_leads_on_from_an_earlier_one(used: Office, held: HeldReceipt) -> None:
    later = used.desk.receipts.issue(after=held)

    assert later.since is not None
    assert offline(_named(held, later)) == []
    forged = msgspec.structs.replace(later, since=msgspec.structs.replace(later.since, path=later.since.path[:-1]))
    assert offline(_named(held, forged))


# -- keys


def test_the_signing_key_is_apart_from_the_database_and_its_owners_alone(used: Office, held: HeldReceipt) -> None:
    path = used.desk.home / "signing.key"

    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    with used.desk.services.store.engine.connect() as connection:
        dump = "".join(bytes(body).decode() for _, body in connection.exec_driver_sql(EVERY))
    assert path.read_text().strip() not in dump
    assert held.head.key in dump


def test_a_new_key_is_vouched_for_by_the_old_one(used: Office, held: HeldReceipt) -> None:
    used.desk.receipts.rotate(by="Dora", reason="a year has passed")
    later = used.desk.receipts.issue()

    assert later.head.key != held.head.key
    assert verified(used, held, later).whole


def test_after_a_theft_old_receipts_stand_and_new_ones_by_the_old_key_do_not(used: Office, held: HeldReceipt) -> None:
    thief = Signer.load(used.desk.home / "signing.key")
    used.clock.advance(hours=1)
    stolen_since = used.clock.now()
    used.clock.advance(hours=1)
    used.desk.receipts.rotate(by="Dora", reason="the laptop is gone", stolen_since=stolen_since)
    by_the_thief = _signed_by(thief, used)
    later = used.desk.receipts.issue()

    assert verified(used, held).whole
    assert any("stolen" in found.what for found in verified(used, by_the_thief).findings)
    assert any("vouches" in found.what for found in verified(used, held, later).findings)


def test_only_those_who_audit_change_the_key(used: Office, held: HeldReceipt) -> None:
    with pytest.raises(PermissionDenied):
        used.desk.receipts.rotate(by="Nils", reason="why not")

    assert used.desk.receipts.issue().head.key == held.head.key


def test_a_rotation_that_was_cut_short_is_ended_or_undone(used: Office, held: HeldReceipt) -> None:
    home = used.desk.home
    Signer.create(home / "signing.key.next")
    assert used.desk.receipts.issue().head.key == held.head.key  # not recorded: as if it never was

    old = (home / "signing.key").read_bytes()
    new = used.desk.receipts.rotate(by="Dora", reason="a year has passed")
    (home / "signing.key").rename(home / "signing.key.next")
    (home / "signing.key").write_bytes(old)  # as if the machine had stopped between the record and the file
    assert used.desk.receipts.issue().head.key == new.public


def test_a_key_that_is_not_the_desks_signs_nothing(used: Office, held: HeldReceipt) -> None:
    (used.desk.home / "signing.key").unlink()
    with pytest.raises(Unavailable, match="signing key is gone"):
        used.desk.receipts.issue()

    Signer.create(used.desk.home / "signing.key")
    with pytest.raises(Exception, match="not the key that this desk signs with"):
        used.desk.receipts.issue()


def test_the_same_contact_twice_leaves_nothing_alike_in_the_record(office: Office) -> None:
    """Commitments to short secrets are salted: equal secrets have unequal commitments."""
    sources = []
    for _ in range(2):
        report = office.desk.reports.show(office.hear("Ring me.", contact="0123").report).report
        with office.desk.services.store.reading() as reader:
            sources += [entry.new["contact"] for entry in reader.entries() if entry.kind == "source" and entry.key == report.source]

    assert len(set(sources)) == 2


def _named(*receipts: HeldReceipt) -> list[Named]:
    return [(f"receipt {number}", receipt) for number, receipt in enumerate(receipts)]


def _signed_by(signer: Signer, office: Office) -> HeldReceipt:
    from tocsin.audit.receipt import signable
    from tocsin.audit.signer import HEAD

    genuine = office.desk.receipts.issue()
    head = msgspec.structs.replace(genuine.head, key=signer.public)
    return msgspec.structs.replace(genuine, head=head, signature=signer.sign(HEAD, signable(head)))


def _renumbered(rows: Rows) -> Rows:
    return [
        (seq, json.dumps({**json.loads(body), "seq": seq}, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode())
        for seq, (_, body) in enumerate(rows, start=1)
    ]


def _forge(connection: Connection, rows: Rows, hashes: dict[int, str] | None) -> None:
    """Writes these entries in place of those that are there, under their old hashes or under new ones that fit."""
    if connection.dialect.name == "sqlite":
        for verb in ("update", "delete"):
            connection.exec_driver_sql(f"DROP TRIGGER ledger_no_{verb}")
    else:
        connection.exec_driver_sql("ALTER TABLE ledger DISABLE TRIGGER ALL")
    connection.exec_driver_sql("DELETE FROM ledger")
    marks = ", ".join(["?" if connection.dialect.name == "sqlite" else "%s"] * 10)
    previous = GENESIS
    for seq, body in rows:
        previous = hashes.get(seq, GENESIS) if hashes else chain(previous, body)
        said = json.loads(body)
        columns = [said[name] for name in ("seq", "known", "actor", "act", "kind", "key", "report", "subject")]
        connection.exec_driver_sql(f"INSERT INTO ledger VALUES ({marks})", (*columns, body, previous))
