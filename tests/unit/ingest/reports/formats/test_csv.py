from __future__ import annotations

import csv
import io
import time
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.unit.ingest.importing import accepted, hear, keys, refused
from tocsin.domain.report import Priority, Submission
from tocsin.ingest import Limits, ReadOptions
from tocsin.ingest.reports.column_map import parse

HEADER = "id,title,description,date,phone,place\n"
ROW = '7,Threat,"They said: ""tomorrow"", at the hall",2024-03-05 10:15,+49 30 1234,Old Town\n'

words = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40)


def test_a_row_becomes_a_warning_with_its_parts(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, HEADER + ROW, "calls.csv"))
    assert warning.text == 'Threat\nThey said: "tomorrow", at the hall'
    assert warning.heard == datetime(2024, 3, 5, 10, 15, tzinfo=UTC)
    assert warning.contact == "+49 30 1234"
    assert warning.where == "calls.csv row 2"
    assert ("place", "Old Town") in warning.facts
    assert ("time_zone", "assumed UTC") in warning.facts


def test_a_contact_is_in_no_other_place(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, HEADER + ROW))
    assert "+49" not in repr((warning.text, warning.facts, warning.attachments, warning.where, warning.key))


def test_columns_without_a_part_are_kept_as_facts(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, "message,colour\nA man with a knife asks for the school,red\n"))
    assert ("colour", "red") in warning.facts


@given(rows=st.lists(st.tuples(words, words, st.integers(0, 999)), min_size=1, max_size=8))
@settings(deadline=None)
def test_whatever_is_written_as_csv_is_heard_word_for_word(
    rows: list[tuple[str, str, int]], tmp_path_factory: pytest.TempPathFactory
) -> None:
    out = io.StringIO()
    csv.writer(out).writerows([("message", "note", "id"), *rows])
    reading = ReadOptions(format="csv", columns=parse("text=message,id=id"))
    items = hear(tmp_path_factory.mktemp("csv"), out.getvalue(), reading=reading)
    texts = [row[0].strip() for row in rows]
    assert len(items) == len(rows)
    assert [item.text for item in accepted(items) if "&" not in item.text] == [text for text in texts if text and "&" not in text]


def test_the_header_again_is_refused_and_said(tmp_path: Path) -> None:
    items = hear(tmp_path, HEADER + ROW + HEADER + ROW.replace("7", "8", 1), "calls.csv")
    assert [(row.where, row.reason, row.raw) for row in refused(items)] == [
        ("calls.csv row 3", "the header again", HEADER.strip().encode())
    ]
    assert len(accepted(items)) == 2


def test_a_broken_date_is_no_reason_to_refuse_a_warning(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, HEADER + ROW.replace("2024-03-05 10:15", "the day before Easter")))
    assert warning.heard is None
    assert ("date", "the day before Easter") in warning.facts


def test_a_row_that_says_nothing_is_refused(tmp_path: Path) -> None:
    items = hear(tmp_path, HEADER + ROW + "8, , ,2024-03-05,,\n,,,,,\n")
    assert [row.reason for row in refused(items)] == ["has no text in title, description", "the row is empty"]


def test_day_and_month_are_told_apart_by_the_column(tmp_path: Path) -> None:
    rows = "message,date\nSomething was said there,7/1/10 12:42 PM\nSomething else was said there,1/31/10 1:00 AM\n"
    first, _ = accepted(hear(tmp_path, rows))
    assert first.heard == datetime(2010, 7, 1, 12, 42, tzinfo=UTC)


def test_day_and_month_that_cannot_be_told_apart_are_left_as_they_are(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, "message,date\nSomething was said there,7/1/10 12:42 PM\n"))
    assert warning.heard is None
    assert ("date", "7/1/10 12:42 PM") in warning.facts


def test_times_take_the_zone_of_the_reading(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, HEADER + ROW, reading=ReadOptions(zone="Europe/Berlin")))
    assert warning.heard == datetime(2024, 3, 5, 9, 15, tzinfo=UTC)
    assert ("time_zone", "assumed Europe/Berlin") in warning.facts


def test_a_priority_in_words_is_read(tmp_path: Path) -> None:
    rows = "message,priority\nThey come tonight to the hall,urgent\nThey may come some day,whenever\n"
    assert [warning.labelled for warning in accepted(hear(tmp_path, rows))] == [Priority.P1, None]


def test_a_second_run_gives_the_same_keys(tmp_path: Path) -> None:
    assert keys(hear(tmp_path, HEADER + ROW)) == keys(hear(tmp_path, HEADER + ROW))


def test_a_table_that_has_grown_keeps_the_keys_of_its_old_rows(tmp_path: Path) -> None:
    rows = "message,date\nA threat was made,2024-01-02\nA threat was made,2024-01-02\n"
    before, after = keys(hear(tmp_path, rows)), keys(hear(tmp_path, rows + "A threat was made,2024-01-02\n"))
    assert after[:2] == before
    assert len(set(after)) == 3


def test_a_row_with_an_id_is_the_same_warning_when_it_says_the_same(tmp_path: Path) -> None:
    again, changed = keys(hear(tmp_path, HEADER + ROW + ROW)), keys(hear(tmp_path, HEADER + ROW.replace("hall", "gate")))
    assert again[0] == again[1] != changed[0]


def test_bare_sentences_of_two_files_are_two_warnings(tmp_path: Path) -> None:
    rows = "message,colour\nA threat was made,red\n"
    assert keys(hear(tmp_path, rows, "a.csv")) != keys(hear(tmp_path, rows, "b.csv"))


def test_a_dated_row_is_the_same_in_a_file_of_another_name(tmp_path: Path) -> None:
    rows = "message,date\nA threat was made,2024-01-02\n"
    assert keys(hear(tmp_path, rows, "a.csv")) == keys(hear(tmp_path, rows, "b.csv"))


def test_a_given_column_map_is_used_and_remembered(tmp_path: Path) -> None:
    rows = "x,y\nred,They will come\n"
    reading = ReadOptions(columns=parse("text=y"), format="csv")
    assert [warning.text for warning in accepted(hear(tmp_path, rows, reading=reading))] == ["They will come"]


def test_a_column_that_is_absent_refuses_the_file_and_names_the_columns(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, HEADER + ROW, reading=ReadOptions(columns=parse("text=story"))))
    assert row.reason.startswith("has no column 'story': its columns are id, title, description")
    assert row.raw


def test_a_table_without_words_says_how_to_name_them(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, "id,lat,lon\n1,2.5,3.5\n2,2.5,3.5\n"))
    assert "name it with text=COLUMN" in row.reason


def test_a_quote_that_is_never_closed_costs_only_its_row(tmp_path: Path) -> None:
    rows = ["1,Threat,a quiet word,2024-01-01,,here", '2,Threat,"never closed,2024-01-01,,here']
    rows += [f"{n},Threat,word number {n},2024-01-01,,here" for n in range(3, 500)]
    items = hear(tmp_path, HEADER + "\n".join(rows), "calls.csv")
    assert [(row.where, row.raw) for row in refused(items)] == [("calls.csv row 3", rows[1].encode())]
    assert len(accepted(items)) == 498


def test_a_table_whose_first_quote_is_never_closed_is_still_a_table(tmp_path: Path) -> None:
    rows = '1,Threat,"never closed,2024-01-01,,here\n' + "".join(f"{n},Threat,word number {n},2024-01-01,,here\n" for n in range(2, 9_000))
    items = hear(tmp_path, HEADER + rows)
    assert len(accepted(items)) == 8_998
    assert len(refused(items)) == 1


def test_a_quote_opened_anew_in_every_line_takes_little_time(tmp_path: Path) -> None:
    begun = time.process_time()
    items = hear(tmp_path, HEADER + 'x",y,"abc\n' * 100_000, reading=ReadOptions(format="csv", limits=Limits(line=1 << 16)))
    assert sum(row.raw.count(b'x",y') for row in refused(items)) == 100_000
    assert time.process_time() - begun < 8


def test_a_quote_that_is_never_closed_before_quoted_rows_costs_only_its_row(tmp_path: Path) -> None:
    rows = ['2,Threat,"never closed,2024-01-01,,here']
    rows += [f'{n},Threat,"word, number {n}",2024-01-01,,here' for n in range(3, 300)]
    items = hear(tmp_path, HEADER + "\n".join(rows))
    assert len(accepted(items)) == 297
    assert len(refused(items)) == 1


def test_a_quote_closed_by_an_inch_mark_far_below_swallows_nothing(tmp_path: Path) -> None:
    rows = ['2,Threat,"never closed,2024-01-01,,here']
    rows += [f"{n},Threat,word number {n},2024-01-01,,here" for n in range(3, 100)]
    rows += ['100,Threat,a pipe of 5",2024-01-01,,here']
    items = hear(tmp_path, HEADER + "\n".join(rows))
    assert len(accepted(items)) == 98


def test_rows_of_several_lines_stay_whole(tmp_path: Path) -> None:
    items = hear(tmp_path, HEADER + '1,Threat,"first line,\nsecond ""line""\n\nlast",2024-01-01,,here\n' + ROW)
    assert next(warning.text for warning in accepted(items)) == 'Threat\nfirst line,\nsecond "line"\n\nlast'
    assert not refused(items)


def test_a_line_past_the_limit_is_refused_with_its_beginning(tmp_path: Path) -> None:
    limits = Limits(line=10_000, raw=100)
    items = hear(tmp_path, HEADER + "x" * 900_000 + "\n" + ROW, reading=ReadOptions(limits=limits))
    [row] = refused(items)
    assert "900000 bytes long" in row.reason
    assert row.raw == b"x" * 100
    assert len(accepted(items)) == 1


def test_a_row_with_columns_past_the_header_is_refused(tmp_path: Path) -> None:
    [row] = refused(hear(tmp_path, HEADER + ROW + "1,2,three words here,2024-01-01,5,6,7\n"))
    assert row.reason.startswith("has 7 columns where the header has 6")


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_tables_are_told_by_their_content(delimiter: str, tmp_path: Path) -> None:
    rows = [["id", "message", "date"], ["1", "They spoke of it", "2024-01-01"], ["2", "They spoke again", "2024-01-02"]]
    items = hear(tmp_path, "\n".join(delimiter.join(row) for row in rows), "anything.dat")
    assert [warning.text for warning in accepted(items)] == ["They spoke of it", "They spoke again"]


def test_nul_bytes_in_every_other_place_are_no_wide_encoding(tmp_path: Path) -> None:
    items = hear(tmp_path, b"mark,message\nq0q," + b"\0a" * 50, reading=ReadOptions(format="csv"))
    assert ("mark", "q0q") in accepted(items)[0].facts


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_tables_are_read_in_their_encoding(encoding: str, tmp_path: Path) -> None:
    rows = "id,message,place\n1,Er drohte mit Gewalt: „morgen“,Köln\n2,Noch ein Anruf,Nürnberg\n"
    first, _ = accepted(hear(tmp_path, rows.encode(encoding)))
    assert first.text == "Er drohte mit Gewalt: „morgen“"
    assert ("place", "Köln") in first.facts


def test_nul_bytes_do_not_stop_a_table(tmp_path: Path) -> None:
    [warning] = accepted(hear(tmp_path, HEADER.encode() + b"1,Threat,they\0said so,2024-01-01,,here\n"))
    assert warning.text == "Threat\nthey�said so"


def test_rows_that_end_in_a_bare_carriage_return_are_rows(tmp_path: Path) -> None:
    assert len(accepted(hear(tmp_path, (HEADER + ROW + ROW.replace("7", "8", 1)).replace("\n", "\r")))) == 2


def test_a_table_without_a_header_is_read_by_its_sentences(tmp_path: Path) -> None:
    rows = "".join(f"{n},2024-01-{n:02},a sentence that says what number {n} was told\n" for n in range(1, 20))
    assert len(accepted(hear(tmp_path, rows))) == 19


@given(rows=st.lists(st.text('ab",;\n\r\0é', max_size=30), max_size=30))
@settings(max_examples=100, deadline=None)
def test_no_line_of_a_broken_table_is_lost(rows: list[str], tmp_path_factory: pytest.TempPathFactory) -> None:
    body = "\n".join(f"q{n}q,{row}" for n, row in enumerate(rows))
    items = hear(tmp_path_factory.mktemp("csv"), "mark,message\n" + body, reading=ReadOptions(format="csv", columns=parse("text=message")))
    raw_lines = "".join(
        f"{item.text} {item.facts}" if isinstance(item, Submission) else item.raw.decode("utf-8", "replace") for item in items
    )
    assert all(f"q{n}q" in raw_lines for n in range(len(rows)))


ONE_COLUMN_ROWS = ["A man follows the children home.", "They meet at the old mill tomorrow."]


@pytest.mark.parametrize("heading", ["text", "report", "Meldung", "النص", "البلاغ", "Bericht", "Description"])
@pytest.mark.parametrize("name", ["calls.csv", "calls.txt"])
def test_a_table_of_one_column_is_a_report_a_row(tmp_path: Path, heading: str, name: str) -> None:
    warnings = accepted(hear(tmp_path, "\n".join([heading, *ONE_COLUMN_ROWS]) + "\n", name))
    assert [warning.text for warning in warnings] == ONE_COLUMN_ROWS
    assert bool(warnings[0].unread) is (name == "calls.txt")


def test_quotes_and_commas_in_a_table_of_one_column_part_nothing(tmp_path: Path) -> None:
    quoted = 'text\n"He said, ""tomorrow"",\nat the hall"\n"They came, and left"\n'
    warnings = accepted(hear(tmp_path, quoted, "calls.csv"))
    assert [warning.text for warning in warnings] == ['He said, "tomorrow",\nat the hall', "They came, and left"]
    assert not warnings[0].unread

    bare = accepted(hear(tmp_path, "text\nHe said so, at the hall\nHilfe\n", "calls.csv"))
    assert [warning.text for warning in bare] == ["He said so, at the hall", "Hilfe"]
    assert "not quoted" in bare[0].unread[0]


def test_an_unknown_heading_of_one_column_is_a_doubt(tmp_path: Path) -> None:
    first, _ = accepted(hear(tmp_path, "Anruf\nEin Mann folgt den Kindern.\nSie treffen sich an der Brücke.\n", "calls.csv"))
    assert first.text == "Ein Mann folgt den Kindern."
    assert "'Anruf'" in first.unread[0]


@pytest.mark.parametrize(
    "letter",
    [
        "Report\n\nA man follows the children home.\n",
        "Bericht\nGestern kam ein Mann\nund ging zur Schule.\n",
        "Message\nDear all, he came.\nHe left.\n",
        "text\n",
    ],
)
def test_a_letter_that_begins_with_such_a_word_stays_one_report(tmp_path: Path, letter: str) -> None:
    [warning] = accepted(hear(tmp_path, letter, "letter.txt"))
    assert warning.text.strip() == letter.strip()


SURVEY = (
    "Respondent ID,Start Date,End Date,Email Address,What happened?,Where did you hear or see that this was said?,\n"
    ",,,,Open-Ended Response,Response,Other (please specify)\n"
    "118,03/05/2024 02:05:02 PM,03/06/2024 02:05:48 PM,a.b@mail.example,They said my son does not belong here,Other,changing room\n"
    "119,03/28/2024 09:15:03 AM,03/29/2024 09:15:41 AM,c.d@mail.example,Someone moves our bins into the road,,\n"
)


def test_a_survey_with_questions_over_two_rows_is_read_below_them(tmp_path: Path) -> None:
    items = accepted(hear(tmp_path, SURVEY, "survey.csv"))
    assert [item.text for item in items] == ["They said my son does not belong here", "Someone moves our bins into the road"]
    assert [str(item.heard)[:16] for item in items] == ["2024-03-05 14:05", "2024-03-28 09:15"]
    assert ("question", "What happened? Open-Ended Response") in items[0].facts


@pytest.mark.parametrize("other", ["Created", "Scraped at", "Account created", "Last updated", "Exported"])
def test_the_time_of_a_report_is_not_that_of_another_event(tmp_path: Path, other: str) -> None:
    rows = "2019-01-01,2024-03-14 13:05:09,They want to burn the hall\n2019-01-01,2024-03-14 14:00:00,Who was there\n"
    table = f"{other},Sent (UTC+7),Message\n{rows}"
    items = accepted(hear(tmp_path, table, "chat.csv"))
    assert [str(item.heard)[:19] for item in items] == ["2024-03-14 06:05:09", "2024-03-14 07:00:00"]


def test_a_table_on_its_side_is_told_by_the_kinds_of_its_rows(tmp_path: Path) -> None:
    table = (
        "Sorszáma,1.,2.\nBejelentő neve,Szederke Ilka,Bükkös Vencel\nTelefonszám,+36 20 555 0188,+36 20 555 0189\n"
        "Időpont,2023. december 28. 6:50,2024. március 12. 9:20\nMit mondtak,Azt kiabálták hogy menjünk el,Hamis hírt terjesztenek rólunk\n"
    )
    items = accepted(hear(tmp_path, table, "form.csv"))
    assert [(str(item.heard)[:16], item.text) for item in items] == [
        ("2023-12-28 06:50", "Azt kiabálták hogy menjünk el"),
        ("2024-03-12 09:20", "Hamis hírt terjesztenek rólunk"),
    ]
    assert "Szederke Ilka" in items[0].contact


def test_a_short_table_under_a_title_in_chinese_is_read(tmp_path: Path) -> None:
    table = (
        "申訴登記表\n日期,時間,申訴人,聯絡電話,內容\n"
        "112/11/08,下午2:05,林青,0912-555-010,樓梯間被貼恐嚇字條\n"
        "113/03/21,上午8:40,石映,0912-555-011,鄰居散布不實謠言\n"
    )
    items = accepted(hear(tmp_path, table.encode("big5"), "table.csv"))
    assert [(str(item.heard)[:16], item.text) for item in items] == [
        ("2023-11-08 14:05", "樓梯間被貼恐嚇字條"),
        ("2024-03-21 08:40", "鄰居散布不實謠言"),
    ]


def clear_and_doubts(warning: Submission) -> str:
    return "\n".join([warning.text, *(f"{name}: {value}" for name, value in warning.facts), *warning.unread])


@pytest.mark.parametrize(
    "question",
    [
        "What did the caller say?",
        "What was said on the phone?",
        "Was die Anrufer gesagt haben?",
        "ماذا قال المتصل؟",
        "What did he say by mail?",
    ],
)
@pytest.mark.parametrize("answer", ["2 men wait at 9", "Gehen Sie weg hier", "many times"])
def test_answers_below_a_question_that_mentions_a_contact_are_not_lost(tmp_path: Path, question: str, answer: str) -> None:
    table = f"Respondent ID,Email Address,What happened?,{question}\n7,a@mail.example,They broke the door last night,{answer}\n"
    [warning] = accepted(hear(tmp_path, table, "survey.csv"))
    assert answer in clear_and_doubts(warning) or "sealed in doubt" in clear_and_doubts(warning)
    assert question in clear_and_doubts(warning)
    assert "a@mail.example" not in clear_and_doubts(warning)


def test_words_that_are_sealed_with_a_contact_are_a_doubt(tmp_path: Path) -> None:
    [first, second] = accepted(hear(tmp_path, "Caller,Message\nAnn Lee,They come\nthe man who saw the fire begin,They came\n", "calls.csv"))
    assert not first.unread
    assert second.unread == ("column Caller: holds words, which are sealed with the contact",)
    assert "Ann Lee" not in clear_and_doubts(first)


def test_a_second_row_of_headings_stays_with_the_first_report(tmp_path: Path) -> None:
    first, second = accepted(hear(tmp_path, SURVEY, "survey.csv"))
    assert ("second row of headings", "Open-Ended Response | Response | Other (please specify)") in first.facts
    assert not any(name == "second row of headings" for name, _ in second.facts)


def test_contacts_are_no_headings_of_a_table_on_its_side(tmp_path: Path) -> None:
    rows = "+49 170 555010,a0@mail.example,\n+49 170 555011,a1@mail.example,\n+49 170 555012,,They will burn it\n"
    table = f"Phone,Email Address,Their words\n{rows}"
    assert [item.text for item in accepted(hear(tmp_path, table, "t.csv"))] == ["They will burn it"]


@pytest.mark.parametrize("delimiter", list(";\t|,"))
@pytest.mark.parametrize(
    "headings",
    ["Beller;Telefoon;Melding;Mag terugbellen", "Anrufer;Telefon;Was gesagt wurde;Rückruf", "Appelant;Téléphone;Récit;Rappeler",
     "المتصل;الهاتف;الرسالة;يسمح بالاتصال", "מתקשר;טלפון;הודעה;מותר להתקשר", "Dzwoniący;Telefon;Treść;Mogę oddzwonić",
     "Zxcv;Bnm;Qwer;Tyui"],
)  # fmt: skip
def test_one_row_below_headings_of_any_language_is_a_row_and_its_caller_is_sealed(headings: str, delimiter: str, tmp_path: Path) -> None:
    row = 'Pieter Hoekstra;06-44556677;"Hij wil de hal Lindenhof in brand steken";nee'
    table = f"{headings}\n{row}\n".replace(";", delimiter)

    (report,) = accepted(hear(tmp_path, table, "e.csv"))

    assert report.text == "Hij wil de hal Lindenhof in brand steken"
    assert "Hoekstra" not in str(report.facts)
    assert "44556677" in report.contact + report.sealed
