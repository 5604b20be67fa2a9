from __future__ import annotations

import time
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, keys, refused
from tests.unit.ingest.pdf_maker import pdf
from tests.unit.ingest.reports.formats.test_email import letter
from tocsin.ingest import Limits, ReadOptions

ENDLESS = pdf("x").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")


def test_a_pdf_is_one_warning_with_the_words_of_its_pages(tmp_path: Path) -> None:
    data = pdf("They will come on Friday", "to the old hall", title="A letter")
    [warning] = accepted(hear(tmp_path, data, "x.dat"))
    assert warning.text == "They will come on Friday\n\nto the old hall"
    assert warning.attachments[0].media_type == "application/pdf"
    assert warning.attachments[0].data == data
    assert {("title", "A letter"), ("pages", "2")} <= set(warning.facts)


def test_a_pdf_of_pictures_is_kept_to_be_looked_at(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, pdf("")))
    assert warning.text == ""
    assert ("text", "none found: to be looked at") in warning.facts


def test_the_same_pdf_is_the_same_warning(tmp_path: Path) -> None:
    assert keys(hear(tmp_path, pdf("x"), "a")) == keys(hear(tmp_path, pdf("x"), "a")) != keys(hear(tmp_path, pdf("x"), "b"))


def test_a_broken_pdf_is_refused_with_its_beginning(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, b"%PDF-1.7\n" + b"nonsense" * 100))
    assert row.reason.startswith("is a broken PDF")
    assert row.raw.startswith(b"%PDF-1.7\nnonsense")


def test_a_pdf_under_a_password_is_refused(tmp_path: Path) -> None:
    dictionary = f"/Encrypt << /Filter /Standard /V 1 /R 2 /P -4 /O <{'41' * 32}> /U <{'42' * 32}> >> /ID [<41> <41>] /Root 1 0 R"
    locked = pdf("x").replace(b"/Root 1 0 R", dictionary.encode())
    [row] = refused(hear(tmp_path, locked))
    assert row.reason == "is a PDF under a password: ask for one without"


def test_a_pdf_that_takes_too_long_is_refused(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, pdf("x"), reading=ReadOptions(limits=Limits(seconds=0.001))))
    assert "seconds of work that one document may take" in row.reason


def test_after_several_slow_pdfs_no_more_are_tried(tmp_path: Path) -> None:
    message = letter()
    for n in range(4):
        message.add_attachment(pdf("x"), maintype="application", subtype="pdf", filename=f"{n}.pdf")
    [warning] = accepted(hear(tmp_path, message.as_bytes(), reading=ReadOptions(limits=Limits(seconds=0.001, slow=2))))
    reasons = warning.unread
    assert ["took too long" in value for value in reasons] == [False, False, True, True]
    assert len(warning.attachments) == 4


def test_a_pdf_that_takes_too_much_memory_is_refused(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, pdf("x" * 100_000), reading=ReadOptions(limits=Limits(memory=1 << 22))))
    assert row.reason


def test_a_pdf_that_is_its_own_page_ends(tmp_path: Path) -> None:
    begun = time.monotonic()
    assert len(hear(tmp_path, ENDLESS)) == 1
    assert time.monotonic() - begun < 60


def test_the_words_of_an_attached_pdf_are_read_with_the_message(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(pdf("The list names Ana"), maintype="application", subtype="pdf", filename="list.pdf")
    [warning] = accepted(hear(tmp_path, message.as_bytes()))
    assert "--- attachment: list.pdf ---\nThe list names Ana" in warning.text


def test_a_broken_attached_pdf_is_kept_and_said(tmp_path: Path) -> None:
    message = letter()
    message.add_attachment(b"%PDF-oh no", maintype="application", subtype="pdf", filename="list.pdf")
    [warning] = accepted(hear(tmp_path, message.as_bytes()))
    assert warning.attachments[0].data == b"%PDF-oh no"
    assert any(line.startswith("list.pdf: is a broken PDF") for line in warning.unread)


@given(at=st.integers(9, 900), noise=st.binary(min_size=1, max_size=12), cut=st.integers(0, 300))
@settings(max_examples=8, deadline=None)
def test_a_damaged_pdf_is_heard_or_refused(at: int, noise: bytes, cut: int, tmp_path_factory: object) -> None:
    data = pdf("They will come", "on Friday")
    data = data[:at] + noise + data[at + len(noise) : len(data) - cut]
    folder = Path(tmp_path_factory.mktemp("pdf"))  # type: ignore[attr-defined]
    first, *others = hear(folder, data, reading=ReadOptions(format="pdf"))
    assert first
    assert [item for item in others if not item.where.endswith(" left over")] == []
