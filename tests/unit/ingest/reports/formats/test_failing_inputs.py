"""Small inputs that were read wrongly once, each with its right values. They are not in the repository: own ones of the kind always run."""

from __future__ import annotations

import pytest

from tests.realdata import real_data
from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest import read, text_of
from tocsin.ingest.posts import read_posts

RIGHT = {
    "12b_raw_8bit_arabic_subject.eml": (1, "حراس الليل يخططون لهجوم", "مصدر <s@example.org>", "2026-05-01T10:00:00+00:00"),
    "14e_cp1256.txt": (1, "حراس الليل يخططون لشيء في السوق الشمالي غدا مساء", "", ""),
    "23e_sep_line_60rows.csv": (60, "Anrufer 0 sagt", "0170-0000000", "2026-05-01T10:00:00+00:00"),
    "24b_title_line_60rows.csv": (60, "Caller 0 says", "555-0000", "2026-05-01T00:00:00+00:00"),
    "calls_est.csv": (2, "Night Guard plans something", "555-0100", "2026-05-01T15:00:00+00:00"),
    "filled_form.pdf": (1, "what: The Night Guard will attack the North Market on Saturday", "", ""),
    "mail_one_bad_header_line.eml": (1, "The Night Guard plans", "Secret Source <source@example.org>", "2026-05-01T10:00:00+00:00"),
    "mail_utf8_headers.eml": (1, "Koło Strażników Nocy plant Anschlag", "Zoë Łęcka", "2026-05-01T10:00:00+00:00"),
    "mail_zip.eml": (1, "The Night Guard plans something at the North Market", "a@example.org", "2026-05-01T10:00:00+00:00"),
    "names.pdf": (1, "Here the Night Guard plan an attack", "", ""),
    "note.rtf": (1, "The caller named Night Guard and Koło Strażników.\nيخططون", "", ""),
    "whatsapp_de_android.txt": (2, "Sie planen etwas am Nordmarkt\nmorgen um 18 Uhr", "Quelle Eins", "2026-05-01T10:01:00+00:00"),
}
POSTS = {
    "tweets_archive.js": "The Night Guard meets at the North Market",
    "facebook_mojibake.json": "Koło Strażników Nocy zbiera się pod ratuszem",
}
FOLDER = (data / "failing") if (data := real_data()) else None
needs_data = pytest.mark.skipif(FOLDER is None or not FOLDER.is_dir(), reason="the real data is not here: set TOCSIN_DATA")


@needs_data
@pytest.mark.parametrize("name", RIGHT)
def test_a_report_of_a_failing_input_has_its_words_its_source_and_its_time(name: str) -> None:
    count, words, contact, time = RIGHT[name]
    items = list(read(FOLDER / name))  # type: ignore[operator]  # skipped without the folder
    reports = [item for item in items if isinstance(item, Submission)]
    assert len(reports) == count
    assert words in reports[0].text
    assert contact in reports[0].contact
    assert (reports[0].heard.isoformat() if reports[0].heard else "") == time
    assert not contact or contact.split(" <")[0] not in "".join(report.text for report in reports)
    assert not any(item.whole_file for item in items if isinstance(item, RejectedRow))


@needs_data
@pytest.mark.parametrize("name", POSTS)
def test_posts_of_a_failing_input_have_their_words(name: str) -> None:
    texts = [row["text"] for batch in read_posts(FOLDER / name) for row in batch.table.to_pylist()]  # type: ignore[operator]  # likewise
    assert texts[0] == POSTS[name]


@needs_data
def test_every_failing_input_is_tried() -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*RIGHT, *POSTS}  # type: ignore[union-attr]  # likewise


@needs_data
def test_screening_reads_a_pdf_and_not_its_bytes() -> None:
    text, problems = text_of(FOLDER / "names.pdf")  # type: ignore[operator]  # likewise
    assert "Night Guard" in text
    assert problems == []
