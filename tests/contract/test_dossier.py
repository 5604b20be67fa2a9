"""Dossiers: what they hold for which reader, and what their holder can check without Tocsin."""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest

from tests.office import Office
from tocsin.audit import check_dossier
from tocsin.audit.dossier import Dossier
from tocsin.desk.dossier import DossierRequest
from tocsin.desk.masking import Masker
from tocsin.desk.sealed_bundle import encrypted, zipped
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.report import Attachment, Submission

Check = Callable[..., tuple[int, str]]


@pytest.fixture
def watched(office: Office) -> Office:
    """North watches Marek Dolny, whom two reports name, one of them beside Ilse Brandt. Only the first was put before south."""
    marek, ilse = office.subject("Marek Dolny"), office.subject("Ilse Brandt")
    office.desk.subjects.watch("north", marek.id, by="Dora", reason="stake")
    office.desk.subjects.watch("south", ilse.id, by="Dora", reason="stake")
    text = "Marek Dolny met Ilse Brandt. Mr Osgood Pettifer saw it, call 020 7946 0958."
    office.desk.intake.receive(Submission("k1", "call", text, contact="0000 12345", attachments=(Attachment("a.txt", "text/plain", b"x"),)))
    report = office.hear("Marek Dolny was here again.").report
    office.desk.reports.note(report, "Ilse Brandt rang.", by="Dora")
    office.desk.duties.done(office.owed(report)["north"].id, by="Nils", outcome="acknowledged")
    return office


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """The checker, as its holder runs it."""

    def run(*arguments: object) -> tuple[int, str]:
        code = check_dossier.main([str(argument) for argument in arguments])
        return code, capsys.readouterr().out

    return run


def made(office: Office, about: str = "Marek Dolny", reader: str = "", by: str = "Dora", **more: tuple[str, ...]) -> Dossier:
    return office.desk.dossiers.make(DossierRequest(about, reader, **more), by=by, reason="the court asks")


def everything(dossier: Dossier, office: Office) -> str:
    return "\n".join(
        data.decode("utf-8", "replace") for name, data in office.desk.dossiers.seal(dossier).items() if name != "check-dossier"
    )


def test_a_dossier_tells_who_knew_what_when_and_checks_without_tocsin(watched: Office, tmp_path: Path) -> None:
    dossier = made(watched, reader="Dora")
    watched.desk.dossiers.write(dossier, tmp_path / "out")

    result = subprocess.run(
        [sys.executable, "-I", "-S", tmp_path / "out" / "check-dossier", tmp_path / "out"], capture_output=True, text=True, check=False
    )
    alone = subprocess.run([tmp_path / "out" / "check-dossier", tmp_path / "out"], capture_output=True, text=True, check=False)

    assert (result.returncode, result.stderr) == (0, "")
    assert alone.stdout == result.stdout
    archive = zipfile.ZipFile(BytesIO(zipped(watched.desk.dossiers.seal(dossier))))
    modes = {member.filename: member.external_attr >> 16 for member in archive.infolist()}
    assert modes["check-dossier"] == 0o700
    assert modes["dossier.html"] == 0o600
    assert "as the desk signed it" in result.stdout
    page = (tmp_path / "out" / "dossier.html").read_text()
    assert "acknowledged by Nils" in page
    assert "<script" not in page
    assert "Marek Dolny met Ilse Brandt" in page
    assert "0000 12345" not in everything(dossier, watched), "the source stays sealed"


def test_others_are_masked_for_a_reader_outside_and_every_gap_has_a_reason(watched: Office) -> None:
    dossier = made(watched)
    text = everything(dossier, watched)

    for secret in ("Ilse", "Brandt", "Pettifer", "020 7946", "0000 12345", "@example.org"):
        assert secret not in text, secret
    assert "Marek Dolny met [name]" in text
    reasons = " ".join(item.reason for item in dossier.left_out)
    for reason in ("2 × name of another person", "a file cannot be masked", "it is about another subject", "address of a person", "sealed"):
        assert reason in reasons, reason


def test_names_are_shown_or_masked_on_request(watched: Office) -> None:
    text = everything(made(watched, show=("Ilse Brandt",), mask=("here again",)), watched)

    assert "Marek Dolny met Ilse Brandt" in text
    assert "here again" not in text


def test_a_team_is_given_what_was_put_before_it(watched: Office) -> None:
    dossier = made(watched, "Marek Dolny", reader="Sam")

    assert [exhibit.title for exhibit in dossier.exhibits if "text" in exhibit.title] == ["R-" + dossier.exhibits[0].title[2:]]
    assert "here again" not in everything(dossier, watched)
    assert any(item.reason == "not put before team south" for item in dossier.left_out)
    assert any(item.reason == "for people of the desk and auditors" for item in dossier.left_out)


def test_only_those_entitled_make_one(watched: Office) -> None:
    report = next(iter(watched.desk.reports.listed()))[0].id
    for by, reader in (("Sam", ""), ("Cato", ""), ("Sam", "Nils")):
        with pytest.raises(PermissionDenied, match="for themselves only"):
            made(watched, reader=reader, by=by)
    with pytest.raises(PermissionDenied, match="not put before team south"):
        made(watched, report, reader="Sam", by="Sam")
    assert made(watched, report, reader="Nils", by="Nils").exhibits
    assert made(watched, by="Avi").acts


def test_the_reading_is_recorded_with_its_reason(watched: Office) -> None:
    dossier = made(watched)

    entries = [entry for entry in watched.desk.audit.who_knew("Marek Dolny").acts if entry.new.get("what") == "dossier"]
    assert {entry.why for entry in entries} == {"the court asks"}
    assert len(entries) == 2
    assert watched.desk.audit.verify().whole
    assert dossier.reader == ""


def test_a_report_is_handed_over_alone_and_an_erased_one_is_named(watched: Office, tmp_path: Path, check: Check) -> None:
    report = next(iter(watched.desk.reports.listed()))[0].id
    watched.desk.reports.erase(report, by="Dora", reason="asked for")

    dossier = made(watched, report)
    watched.desk.dossiers.write(dossier, tmp_path / "out")

    assert "erased on 2026-03-02 by Dora" in {item.reason for item in dossier.left_out}
    code, out = check(tmp_path / "out")
    assert code == 0
    assert "left out: erased on 2026-03-02" in out
    with pytest.raises(Refused, match="there already"):
        watched.desk.dossiers.write(dossier, tmp_path / "out")
    assert check(tmp_path / "out", "0" * 16)[0] == 1
    assert check("--help")[0] == 2


def places(folder: Path) -> Iterator[tuple[Path, int]]:
    for path in sorted(path for path in folder.rglob("*") if path.is_file()):
        size = path.stat().st_size
        yield from ((path, place) for place in sorted({0, 1, size // 5, size // 3, size // 2, size - 2, size - 1} & set(range(size))))


def test_one_changed_byte_is_located_in_every_file(watched: Office, tmp_path: Path, check: Check) -> None:
    folder = tmp_path / "out"
    watched.desk.dossiers.write(made(watched), folder)

    for path, place in places(folder):
        whole = path.read_bytes()
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        code, out = check(folder)
        faults = [line for line in out.splitlines() if line.startswith("FAULT")]
        assert code == 1, (path, place)
        assert all(fault.split()[1].rstrip(":") in (path.relative_to(folder).as_posix(), "entry") for fault in faults), (
            path,
            place,
            faults,
        )
        if path.name == "entries.jsonl":
            assert any(fault.startswith("FAULT  entry ") for fault in faults), faults
        path.write_bytes(whole)
    assert check(folder)[0] == 0


def test_what_is_missing_or_strange_is_named(watched: Office, tmp_path: Path, check: Check) -> None:
    folder = tmp_path / "out"
    watched.desk.dossiers.write(made(watched), folder)
    lines = (folder / "entries.jsonl").read_bytes().splitlines(keepends=True)
    (folder / "entries.jsonl").write_bytes(b"".join(lines[:3] + lines[4:]))
    exhibit = next((folder / "exhibits").iterdir())
    exhibit.unlink()
    (folder / "more.txt").write_text("x")

    out = check(folder)[1]

    assert f"entry {json.loads(lines[3])['seq']}: missing" in out
    assert f"exhibits/{exhibit.name}: missing" in out
    assert "more.txt: not part of the dossier" in out
    for name in ("manifest.json", "signatures.json", "head.json"):
        data = (folder / name).read_bytes()
        (folder / name).unlink()
        assert f"{name}: missing" in check(folder)[1]
        (folder / name).write_bytes(data)


def test_an_entry_that_the_ledger_does_not_hold_is_named_even_if_the_desk_signs_it(watched: Office, tmp_path: Path, check: Check) -> None:
    folder, dossier = tmp_path / "out", made(watched)
    act = next(act for act in dossier.acts if not act.withheld)
    object.__setattr__(act, "body", act.body.replace(b'"actor":"', b'"actor":"not '))
    watched.desk.dossiers.write(dossier, folder)

    assert f"entry {act.entry.seq}: the signed ledger does not hold it" in check(folder)[1]


def test_it_is_encrypted_for_its_holder(watched: Office) -> None:
    pyrage = pytest.importorskip("pyrage")
    identity = pyrage.x25519.Identity.generate()

    data = encrypted(str(identity.to_public()), zipped(watched.desk.dossiers.seal(made(watched))))

    assert "dossier.html" in zipfile.ZipFile(BytesIO(pyrage.decrypt(data, [identity]))).namelist()
    with pytest.raises(Malformed, match="age1"):
        encrypted("age1nonsense", b"x")


def test_masking_leaves_the_subject_and_joins_overlaps(watched: Office) -> None:
    masker = Masker(watched.desk.services.names, frozenset(), {"Anna Vos"}, ("Vos street", "street 5"))
    made(watched)  # reads the names

    assert masker.mask("Anna Vos met Ilse Brandt in Vos street 5.").text == "Anna Vos met [name] in [masked]."


def test_a_picture_goes_out_without_its_metadata(watched: Office) -> None:
    Image = pytest.importorskip("PIL.Image")  # noqa: N806 - the name of the module
    pytest.importorskip("cv2")
    claims = Image.Exif()
    claims[0x010F] = "CamMaker"
    file = BytesIO()
    Image.new("RGB", (9, 9)).save(file, "JPEG", exif=claims)
    pictures = (Attachment("a.jpg", "image/jpeg", file.getvalue()), Attachment("b.heic", "image/heif", b"\0\0\0\x18ftypheic CamMaker"))
    watched.desk.intake.receive(Submission("k9", "web", "Marek Dolny at the gate", attachments=pictures))

    dossier = made(watched, reader="Dora")

    drawn, undrawn = (next(item for item in dossier.exhibits if item.title.endswith(name)) for name in ("a.jpg", "b.heic"))
    assert drawn.data
    assert drawn.data.startswith(b"\x89PNG")
    assert hashlib.sha256(file.getvalue()).hexdigest() in drawn.note
    assert undrawn.data is None
    assert "ask the desk for the original" in undrawn.note
    assert "CamMaker" not in everything(dossier, watched)


@pytest.mark.parametrize("reader", ["", "Nils", "Dora"])
def test_what_is_written_later_about_a_source_names_it_to_no_reader(office: Office, reader: str) -> None:
    marek = office.subject("Marek Dolny")
    office.desk.subjects.watch("north", marek.id, by="Dora", reason="stake")
    receipt = office.desk.intake.receive(
        Submission("k1", "call", "Marek Dolny came.", contact="Trudi Neumeister, 0391 555 0142", sealed="")
    )
    office.desk.reports.note(receipt.report, "Rang Trudi Neumeister on 0391 555 0142. Neumeister lives with her son.", by="Dora")
    office.desk.reports.grade(receipt.report, "B2", by="Dora", reason="Trudi Neumeister is known to us")
    office.desk.reports.add_contact(receipt.report, "trudi@example.org", by="Dora")
    office.desk.reports.note(receipt.report, "She wrote from trudi@example.org.", by="Dora")

    text = everything(made(office, reader=reader), office)

    assert [secret for secret in ("Trudi", "Neumeister", "555 0142", "trudi@") if secret in text] == []
    assert "lives with her son" in text


def test_a_source_who_is_the_subject_keeps_their_name_but_in_notes(office: Office) -> None:
    marek = office.subject("Marek Dolny")
    receipt = office.desk.intake.receive(Submission("k1", "call", "Marek Dolny came.", contact="Marek Dolny, 0391 555 0142"))
    office.desk.reports.note(receipt.report, "Marek Dolny rang on 0391 555 0142.", by="Dora")

    text = everything(made(office, marek.id, reader="Dora"), office)

    assert "Marek Dolny came." in text
    assert "Marek Dolny rang on" not in text
    assert "555 0142" not in text


def test_notes_on_a_report_name_its_source_to_nobody(office: Office) -> None:
    report = office.desk.intake.receive(Submission("k1", "call", "They came.", contact="Trudi Neumeister, 0391 555 0142")).report
    office.desk.reports.note(report, "Trudi Neumeister was rung on +49 391 5550142 by Ilse Brandt.", by="Dora")

    [(_, text)] = office.desk.reports.show(report).notes

    assert text == "[sealed contact] was rung on [sealed contact] by Ilse Brandt."
