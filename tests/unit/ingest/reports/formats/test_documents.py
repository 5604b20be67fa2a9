from __future__ import annotations

import gzip
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, keys, refused
from tocsin.ingest import Limits, ReadOptions
from tocsin.ingest.raw_markup import page_strings
from tocsin.ingest.reports.formats.html import page

PAGE = """<!DOCTYPE html><html lang="de"><head><title>Der Aufruf</title><style>p {x:y}</style>
<script>if (a < b) document.write("<p>never</p>")</script></head>
<body><p>Sie kommen &amp; sie <b>wol</b>len<br>Gewalt. <a href="https://example.org/x">hier</a></p>
<ul><li>eins<li>zwei</ul><p hidden>verborgen</p><a href="https://example.org">https://example.org</a><!-- no --></body></html>"""


def test_a_plain_text_is_one_warning(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, "Dear all,\n\nthey will come on Friday, I heard.\n", "letter"))
    assert warning.text == "Dear all,\n\nthey will come on Friday, I heard."
    assert warning.where == "letter"


def test_a_letter_with_commas_is_no_table(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, "He came in, sat down.\nHe left again, angry.\n", "letter"))
    assert warning.text.startswith("He came in")


def test_the_same_file_is_one_warning_and_the_same_words_in_two_files_are_two(tmp_path: Path) -> None:
    assert keys(hear(tmp_path, "They will come.", "a")) == keys(hear(tmp_path, "They will come.", "a"))
    assert keys(hear(tmp_path, "They will come.", "a")) != keys(hear(tmp_path, "They will come.", "b"))


def test_markdown_keeps_its_words_and_gives_its_front_matter_as_facts(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, "---\ntitle: A call\nauthor: desk\n---\n# Heading\n\n- one\n- two **three**\n"))
    assert warning.text == "# Heading\n\n- one\n- two **three**"
    assert warning.facts == (("title", "A call"), ("author", "[sealed contact]"))


def test_a_page_is_reduced_to_what_a_reader_sees(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, PAGE, "x.txt"))
    assert warning.text == (
        "Der Aufruf\n\nSie kommen & sie wollen\nGewalt. hier (https://example.org/x)\n\neins\nzwei\n\nverborgen\n\nhttps://example.org"
    )
    assert warning.language == "de"
    assert ("title", "Der Aufruf") in warning.facts
    assert warning.attachments[0].data == PAGE.encode()


@pytest.mark.parametrize("name", ["style", "script"])
def test_an_empty_style_or_script_closed_in_itself_hides_nothing(name: str, tmp_path: Path) -> None:
    data = f"<html><head><title>Call</title><{name} src='a.js' /></head><body><p>They wait at the gate.</p></body></html>"
    [warning] = accepted(hear(tmp_path, data))
    assert warning.text == "Call\n\nThey wait at the gate."


@pytest.mark.parametrize("name", ["style", "script", "title", "textarea"])
def test_words_behind_an_element_closed_in_itself_are_strings_of_a_page(name: str) -> None:
    data = f"<html><head><{name} id='a' /></head><body><p>They wait at the gate.</p></body></html>"
    assert "They wait at the gate." in list(page_strings(data.encode()))


def test_character_references_are_read_whatever_they_say() -> None:
    assert page("<p>Andr&eacute; &amp caf&#233 &#xe9; &#0;&#xD800;").text == "André & café é \ufffd\ufffd"
    assert page("<p>&#" + "9" * 40_000 + ";&nosuch;").text.endswith("9;&nosuch;")
    assert page("<a href='/?a=1&copy=2'>x</a>").text == "x (/?a=1&copy=2)"


def test_a_page_is_read_in_the_encoding_it_claims(tmp_path: Path) -> None:
    data = '<html><meta charset="windows-1251"><p>Угроза</p></html>'.encode("cp1251")
    assert accepted(hear(tmp_path, data))[0].text == "Угроза"


@given(text=st.text("<>/ab!-&;\"'= \n?", max_size=200))
def test_any_markup_is_read_in_one_pass(text: str) -> None:
    assert "<script" not in page(text).text or "<script" in text


@given(words=st.lists(st.text("abcdefé ", min_size=1, max_size=10).filter(str.strip), min_size=1, max_size=10))
def test_no_word_of_a_page_is_lost(words: list[str]) -> None:
    said = page("".join(f"<div><p>{word}" for word in words)).text
    assert said.split() == " ".join(words).split()


@pytest.mark.parametrize(
    "trap",
    ["<div>" * 500_000, "<" * 3_000_000, "<a" * 1_500_000, "<!--" * 750_000, "<a href='" * 300_000, "<script>" * 400_000, "&" * 2_000_000,
     "<title>" * 400_000, "<a href=x>" * 300_000, "<p " + "a=" * 1_000_000 + ">", "\n " * 1_500_000, "<!-- >" * 500_000],
)  # fmt: skip
def test_hostile_markup_takes_little_time(trap: str) -> None:
    begun = time.process_time()
    page("<html>" + trap)
    assert time.process_time() - begun < 5


def test_a_picture_is_a_warning_without_words_that_keeps_it(tmp_path: Path) -> None:
    data = b"\x89PNG\r\n\x1a\n" + bytes(100)
    [warning] = accepted(hear(tmp_path, data, "poster.txt"))
    assert warning.text == ""
    assert warning.attachments[0].media_type == "image/png"
    assert warning.attachments[0].data == data
    assert ("text", "none found: to be looked at") in warning.facts


def test_a_text_in_no_encoding_is_read_and_it_is_said(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, "Er heißt Jörg. ".encode("cp1252") * 3))
    assert warning.text.startswith("Er heißt Jörg.")
    assert warning.facts == (("encoding", "read as cp1252"),)


@pytest.mark.parametrize(
    ("encoding", "text"),
    [("cp1251", "Они говорили о нападении в пятницу вечером у школы."), ("cp1256", "سمعت أنهم يريدون الهجوم على المدرسة يوم الجمعة")],
)
def test_old_encodings_of_other_scripts_are_told_apart(encoding: str, text: str, tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, (text + " ").encode(encoding) * 4))
    assert warning.text.startswith(text)


def test_gzipped_files_are_read_as_they_are(tmp_path: Path) -> None:
    assert keys(hear(tmp_path, gzip.compress(b"They will come."))) == keys(hear(tmp_path, "They will come."))


def test_a_damaged_gzip_file_gives_its_rows_and_the_reason(tmp_path: Path) -> None:
    rows = "id,message\n" + "".join(f"{n},they said the word {n * 7919}\n" for n in range(20_000))
    items = hear(tmp_path, gzip.compress(rows.encode())[:-20_000])
    assert len(accepted(items)) > 1_000
    assert "damaged" in refused(items)[-1].reason


def test_rows_before_the_damage_are_kept(tmp_path: Path) -> None:
    rows = b"id,message\n1,They spoke of it\n" + bytes(range(256)) * 400
    items = hear(tmp_path, gzip.compress(rows)[:-200], reading=ReadOptions(format="csv"))
    assert accepted(items)[0].text == "They spoke of it"
    assert "damaged" in refused(items)[-1].reason


def test_a_page_too_large_to_read_is_refused(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, "<html>" + "<p>" * 20_000, reading=ReadOptions(limits=Limits(markup=10_000))))
    assert row.reason.startswith("is a page of 60006 characters")


def test_a_gzip_bomb_is_refused(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, gzip.compress(bytes(1) + b"a" * 100_000_000)))
    assert "as bombs do" in row.reason


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    assert refused(hear(tmp_path, ""))[0].reason == "the file is empty"


def test_a_program_is_refused_with_its_beginning(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, b"\x7fELF" + bytes(range(256)) * 400, "tool"))
    assert row.reason.startswith("its format is not known")
    assert row.raw.startswith(b"\x7fELF")


def test_the_channel_of_the_reading_is_the_channel(tmp_path: Path) -> None:
    assert accepted(hear(tmp_path, "They will come.", reading=ReadOptions(channel="post")))[0].channel == "post"


def test_timed_text_that_is_broken_is_read_up_to_there_and_it_is_said(tmp_path: Path) -> None:
    data = '<tt xmlns="http://www.w3.org/ns/ttml"><body><p begin="1s">They wait at the gate.</p><p begin="2s">and then'
    [warning] = accepted(hear(tmp_path, data, "talk.ttml"))
    assert warning.text == "They wait at the gate."
    assert any("behind a break" in line for line in warning.unread)
