"""The columns of a new kind of table of posts are shown, asked for where two fit, and remembered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.shell import Shell
from tests.unit.ingest.posts.test_preview import table
from tocsin.ingest.posts.column_questions import rivals
from tocsin.ingest.posts.columns import column_map
from tocsin.lake import Lake


def test_a_choice_between_two_columns_is_refused_in_one_line_until_it_is_made(tocsin: Shell, tmp_path: Path) -> None:
    path = table(tmp_path)

    refused = tocsin("posts", "load", path)
    assert refused.code != 0
    assert "'description' or 'tweets' could be the text" in refused.err or "'tweets' or 'description' could be the text" in refused.err
    assert "--columns text=" in refused.err

    chosen = tocsin("posts", "load", path, "--columns", "text=tweets,account_id=username")
    assert "text of the post: column 'tweets'" in chosen.err
    assert "6 accepted" in chosen.out

    again = tocsin("posts", "load", path)
    assert "read as" not in again.err
    assert "6 duplicate" in again.out


def test_yes_takes_the_likeliest_columns(tocsin: Shell, tmp_path: Path) -> None:
    loaded = tocsin("posts", "load", table(tmp_path), "--yes")

    assert loaded.code == 0
    assert "read as" in loaded.err


def test_a_table_in_which_no_column_plainly_names_an_account_is_asked_about(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text("Zeit,Kanal,Meldung\n2026-11-29 10:00,telefon,Ein Mann folgt den Kindern nach Hause.\n")

    refused = tocsin("posts", "load", path)
    assert refused.code != 0
    assert "no column plainly names the account" in refused.err
    assert "'Kanal'" in refused.err
    assert "1 accepted" in tocsin("posts", "load", path, "--yes").out


def test_a_table_that_names_nobody_is_loaded_with_yes_and_remembered(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "comments.csv"
    path.write_text("Day,Comment\n2026-11-29 10:00,They will come to the hostel on Friday with sticks.\n")

    refused = tocsin("posts", "load", path)
    assert refused.code != 0
    assert "--yes, if its posts name nobody" in refused.err

    assert "1 accepted" in tocsin("posts", "load", path, "--yes").out
    assert "1 duplicate" in tocsin("posts", "load", path).out


AMBIGUOUS = (
    (
        "name,user,text,message,created,date,num",
        "Anna B,ab{n},Short title,They will come to the hostel on Friday at nine {n},2026-01-0{n}T10:00:00Z,2026-01-0{n}T12:00:00Z,{n}",
        ("'text' or 'message' could be the text", "'created' or 'date' could be the time", "'user' or 'name' could be the account"),
    ),
    (
        "author,username,body,content,created_at,posted_at",
        "Anna B,ab{n},A short title,They will come to the hostel on Friday at nine {n},2026-01-0{n}T10:00:00Z,2026-01-0{n}T12:00:00Z",
        ("'content' or 'body' could be the text", "'created_at' or 'posted_at'", "'username' or 'author' could be the account"),
    ),
)


@pytest.mark.parametrize(("header", "row", "questions"), AMBIGUOUS)
def test_two_columns_of_one_meaning_stop_a_script_with_their_values(
    tocsin: Shell, tmp_path: Path, header: str, row: str, questions: tuple[str, ...]
) -> None:
    path = tmp_path / "amb.csv"
    path.write_text("\n".join([header, *(row.format(n=n) for n in range(1, 4)), ""]))

    refused = tocsin("posts", "load", path)
    assert refused.code != 0
    assert all(question in refused.err for question in questions)
    assert "(Anna B | Anna B | Anna B)" in refused.err
    assert "--columns text=" in refused.err
    assert ("not used: num" in refused.err) == ("num" in header)

    text, time, account = (question.split("'")[3] for question in questions)
    half = tocsin("posts", "load", path, "--columns", f"text={text}")
    assert "could be the text" not in half.err
    assert "could be the time" in half.err
    assert "3 accepted" in tocsin("posts", "load", path, "--columns", f"text={text},time={time},account_id={account}").out


@pytest.mark.parametrize(
    "header",
    [
        "id,thread_id,timestamp,unix_timestamp,body,subject,author,author_fullname,post_text",
        "Page Name,User Name,Facebook Id,Post Created,Post Created Date,Message,Description,Total Interactions",
        "tweetid,userid,user_display_name,user_screen_name,tweet_text,tweet_time,user_profile_description,account_creation_date",
        "post_id,account_id,time,text,platform",
    ],
)
def test_a_table_of_a_known_tool_is_asked_nothing(header: str) -> None:
    names = header.split(",")
    moment, sentence = "2026-01-02T10:00:00Z", "They will come to the hostel on Friday at nine"
    samples = {
        name: [moment] * 2
        if "time" in name or "reated" in name or "creation" in name
        else ["a1b2", "c3d4"]
        if name[-1] == "d"
        else [sentence] * 2
        for name in names
    }

    assert rivals(column_map(names, {}, "x", samples), samples) == {}


def test_a_wrong_load_is_taken_back_and_loaded_again(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("account_id,time,text,words\n" + "".join(f"a{n},2026-01-0{n}T10:00:00Z,Title {n},x{n}\n" for n in range(1, 4)))
    assert "3 accepted" in tocsin.ok("posts", "load", path).out
    again = tocsin.ok("posts", "load", path, "--columns", "text=words")
    assert "tocsin posts take-back 1" in again.err

    assert tocsin("posts", "take-back", "9", "--by", "Dora", "--reason", "wrong").code == 2
    assert "3 posts count no longer" in tocsin.ok("posts", "take-back", "1", "--by", "Dora", "--reason", "wrong column").out

    lake = Lake(tocsin.home / "lake")
    assert sorted(lake.sql("select text from posts")["text"].to_pylist()) == ["x1", "x2", "x3"]
    assert [text.text for batch in lake.texts() for text in batch.posts] == ["x1", "x2", "x3"]
    assert [row["taken_back"] for row in tocsin.ok("posts", "loads", "--json").rows] == [True, False]
    assert "taken back" in tocsin.ok("posts", "loads").out
    assert "wrong column" in tocsin.ok("entries").out
    assert "the record is whole" in tocsin.ok("verify").out

    assert "3 accepted" in tocsin.ok("posts", "load", path, "--columns", "text=text").out
    record = tocsin.home / "lake" / "loads" / "000001.json"
    record.write_text(record.read_text().replace('"taken_back": true', '"taken_back": false'))
    assert "part 1 of the lake was taken back in the ledger" in tocsin("verify").out


def test_a_wrong_load_is_corrected_in_one_act_from_the_kept_file(tocsin: Shell, tmp_path: Path) -> None:
    """The biography was taken as the text, and the posts of one account counted as one."""
    path = tmp_path / "accounts.csv"
    rows = "".join(f"b{n % 2},2026-01-0{n}T10:00:00Z,I bake bread in the old town,They will come at nine {n}\n" for n in range(1, 5))
    path.write_text("account_id,time,description,tweets\n" + rows)
    tocsin.ok("posts", "load", path, "--columns", "text=description,account_id=account_id,time=time", "--platform", "x")
    path.unlink()

    missing = tocsin("posts", "correct", "1", "text=body", "--by", "Dora", "--reason", "wrong column")
    assert missing.code == 2
    assert "'body'" in missing.err
    assert "account_id, time, description, tweets" in missing.err
    corrected = tocsin.ok("posts", "correct", "1", "text=tweets", "--by", "Dora", "--reason", "the text was the biography")

    assert "load 1 was taken back, and load 2 counts in its place" in corrected.out
    assert "4 read = 4 accepted" in corrected.out
    lake = Lake(tocsin.home / "lake")
    texts = sorted(lake.sql("select text from posts where platform = 'x'")["text"].to_pylist())
    assert [text.splitlines()[0] for text in texts] == [f"They will come at nine {n}" for n in range(1, 5)]
    assert [row["columns"] for row in tocsin.ok("posts", "loads", "--json").rows][1] == {"text": "tweets"}
    assert "the text was the biography" in tocsin.ok("entries").out
    assert "the record is whole" in tocsin.ok("verify").out
    assert {file.name for file in (tocsin.home / "lake" / "originals").iterdir()} == {"000001.zip", "000002.zip"}


def test_a_load_without_columns_to_choose_keeps_no_file(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "tweets.js"
    path.write_text(
        'window.YTD.tweets.part0 = [{"tweet": {"id_str": "1", "full_text": "Hello there", "created_at": "Thu Jan 01 10:00:00 +0000 2026"}}]'
    )
    tocsin.ok("posts", "load", path)

    refused = tocsin("posts", "correct", "1", "text=words", "--by", "Dora", "--reason", "wrong column")

    assert refused.code == 2
    assert "the files of load 1 are not kept" in refused.err
