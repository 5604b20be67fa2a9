"""What is cut out of words without a sign that it is a name, a number or a home is told, and so is what a file says it does not bring."""

# ruff: noqa: E501 - the lines of a file stand as they are
from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear
from tests.unit.ingest.posts.dump_files import posts, write
from tocsin.domain.report import Submission
from tocsin.ingest.codepages import best_encoding, is_sure
from tocsin.ingest.posts import PostReadOptions, read_posts
from tocsin.ingest.sealing.contact_words import contact_role
from tocsin.ingest.sealing.contacts import find_contacts
from tocsin.ingest.sealing.doubts import doubts_of, may_be_words
from tocsin.ingest.sealing.seal import seal
from tocsin.ingest.stand_ins import attached_in_words

CHINESE = "评论者,内容,时间\n孤城守夜人,老地方见他们租房就堵谁的门,2021-12-13 22:18\n小鱼儿,别冲动啊哥,2021-12-13 22:40\n"
KOREAN = "작성자,내용,시간\n김민지,학교 앞에서 사람들이 모인다고 합니다,2021-12-13 22:18\n박서준,오늘 밤에 불을 지르겠다고 했어요,2021-12-13 22:40\n"


@pytest.mark.parametrize("secret", ["Ann Lee", "020 7946 0412", "a@example.org", "@river_9", "Kerkstraat 14", "Ömer Yıldız"])
def test_names_numbers_and_homes_are_sealed_without_doubt(secret: str) -> None:
    assert not may_be_words(secret)


@pytest.mark.parametrize("secret", ["Threat pins", "ቤተ ክርስቲያን እናቃጥላለን ብለው ጽፈዋል", "10. 4. 2024", "Case 4", "Ann told us they burn the gate"])
def test_what_may_be_words_is_in_doubt(secret: str) -> None:
    assert may_be_words(secret)


@given(st.dates(min_value=date(1990, 1, 1), max_value=date(2030, 12, 31)), st.sampled_from("./-"))
def test_a_date_is_never_a_number_to_ring_without_doubt(day: date, sign: str) -> None:
    assert may_be_words(f"{day.day}{sign}{day.month}{sign}{day.year}")


def test_only_what_is_cut_out_of_the_text_is_told() -> None:
    assert doubts_of("They met at the pins.", ["Threat pins"], ()) == []
    assert doubts_of("They said Threat pins twice.", ["Threat pins"], ["Threat pins"]) == []
    assert len(doubts_of("They said Threat pins twice.", ["Threat pins", "Other thing"], ())) == 1


def test_a_sealed_word_that_is_no_known_name_is_told_on_its_report() -> None:
    told = seal(Submission(key="", channel="", text="Zvekto Brinnaq wants the pins", contact="Zvekto Brinnaq")).unread
    assert any("sealed in doubt" in line for line in told)
    assert not seal(Submission(key="", channel="", text="Ann Lee wants the pins", contact="Ann Lee")).unread


def test_doubt_about_a_line_of_a_log_is_told_though_the_log_is_divided(tmp_path: Path) -> None:
    reports = accepted(
        hear(tmp_path, "10 v. 9   Ann (020 7946 0412) room free?\nZvekto Brinnaq\n11:00 Bea rang 020 7946 0413\n12:00 quiet\n")
    )
    assert any("sealed in doubt" in line for report in reports for line in report.unread)


def test_a_cue_whose_times_break_off_is_told(tmp_path: Path) -> None:
    whole = "1\n00:00:00,000 --> 00:00:04,200\nthey come at night\n\n2\n00:00:04,200 --> 00:0{}\n"
    (cut,), (full,) = (accepted(hear(tmp_path, whole.format(end), "a.srt")) for end in ("", "0:09,000\nwith petrol"))
    assert any("breaks off" in line for line in cut.unread)
    assert not full.unread


@pytest.mark.parametrize(
    "text", ["Guten Morgen, anbei. Der Brief lag vor der Tür.", "Please see attached.", "Voir ci-joint la lettre.", "W załączniku zdjęcie."]
)
def test_a_text_that_brings_something_says_so(text: str, tmp_path: Path) -> None:
    assert attached_in_words(text)
    (report,) = accepted(hear(tmp_path, text))
    assert any("attached" in line for line in report.unread)


def test_words_on_something_fixed_to_a_wall_bring_nothing() -> None:
    assert not attached_in_words("A note was attached to the wall. She is very attached to the dog.")


@pytest.mark.parametrize(("count", "told"), [("0", False), ("2", True), ("", False)])
def test_a_number_of_attachments_is_told(count: str, told: bool, tmp_path: Path) -> None:
    rows = f"Id,Date,Attachment Count,Message\n1,2024-03-13 21:05,{count},They will break the windows of the hall\n"
    (report,) = accepted(hear(tmp_path, rows, "a.csv"))
    assert any("Attachment Count" in line for line in report.unread) == told


def test_another_text_of_a_post_is_read_however_short(tmp_path: Path) -> None:
    path = write(tmp_path, "id,user,date,text,body\n1,ann,2024-01-01,see you,burn it\n2,bea,2024-01-02,the hall at noon,the hall at noon\n")
    assert [row["text"] for row in posts(path)] == ["see you\n[body: burn it]", "the hall at noon"]


def test_a_row_of_one_id_with_other_words_is_no_repeat(tmp_path: Path) -> None:
    path = write(tmp_path, "id,user,date,text,links\n1,ann,2024-01-01,one,https://a.example\n1,ann,2024-01-01,two,https://b.example\n")
    assert [row["text"] for row in posts(path)] == ["one", "two"]


def test_a_saved_film_that_is_not_there_is_told(tmp_path: Path) -> None:
    film = '{"id": "q", "title": "Live", "timestamp": 1710061200, "formats": [{"format_id": "18"}], "uploader": "tv", "description": "all of it",'
    comments = '"comments": [{"id": "U1", "text": "burn the hall", "author": "@a", "timestamp": 1710028800, "parent": "root"}]}'
    path = write(tmp_path, film + comments, "a.info.json")
    assert any("recording itself" in line for batch in read_posts(path) for line in batch.unread)


@pytest.mark.parametrize(("text", "encoding"), [(CHINESE, "gb18030"), (KOREAN, "cp949")])
def test_chinese_and_korean_are_told_apart_and_short_texts_are_a_guess(text: str, encoding: str, tmp_path: Path) -> None:
    data = text.encode(encoding)
    assert best_encoding(data) == encoding
    assert is_sure(data * 20)
    assert not is_sure(data[:100])
    path = tmp_path / "a.csv"
    path.write_bytes(data)
    assert len(posts(path)) == 2


def test_a_guessed_encoding_of_posts_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes("user,text,time\nann,别冲动啊哥,2021-12-13 22:40\n".encode("gb18030"))
    assert any("which is a guess" in line for batch in read_posts(path) for line in batch.unread)


def test_numbers_under_the_name_of_an_id_are_no_times_beside_written_ones(tmp_path: Path) -> None:
    rows = "likes,body,made,thing_id\n3,they will burn the hall,2024-01-01 10:00:00,4842349060955034\n4,no they will not do it,2024-01-02 10:00:00,4842349060955035\n"
    (first, second) = posts(write(tmp_path, rows), PostReadOptions(unnamed=True))
    assert (first["time"].day, second["time"].day) == (1, 2)


@pytest.mark.parametrize(
    ("text", "found"), [("000 771 4420", True), ("00000012-PHOTO", False), ("00000012", False), ("00 49 30 1234567", True)]
)
def test_the_counter_of_a_file_is_no_number_and_groups_of_digits_are_one(text: str, found: bool) -> None:
    assert bool(list(find_contacts(f"cell {text} "))) == found


def test_speakers_of_a_talk_without_clocks_are_sealed() -> None:
    report = seal(Submission(key="", channel="", text="Luca: they come at nine\nMagda: to the hall?\nBianca: yes, with petrol"))
    assert not any(name in report.text for name in ("Luca", "Magda", "Bianca"))
    form = "Hall: Hope Street\nDate: 3 June\nThreat: they burn it"
    assert seal(Submission(key="", channel="", text=form)).text == form


def test_a_name_before_an_address_on_the_next_line_is_sealed() -> None:
    report = seal(
        Submission(
            key="", channel="", text="Reply\n\nAm Mo., 4. Juli 2022 um 08:13 Uhr schrieb Rick Sanchez <\nrick@example.com>:\n\n> Hello"
        )
    )
    assert "Sanchez" not in report.text
    assert "Hello" in report.text


@pytest.mark.parametrize(
    ("heading", "role"), [("Utilisateur", "name"), ("createdBy.first", "name"), ("Benutzer", "name"), ("Building", "")]
)
def test_headings_of_users_and_buildings(heading: str, role: str) -> None:
    assert contact_role(heading) == role
