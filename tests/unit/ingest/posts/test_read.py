"""Dumps of posts in every format become the same columns. Every row is accepted or rejected with its reason."""

from __future__ import annotations

import bz2
import gzip
import json
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.realdata import real_data
from tests.unit.ingest.posts.dump_files import at, lines, posts, refusals, write
from tocsin.domain.errors import Malformed
from tocsin.domain.post import COLUMNS
from tocsin.ingest.posts import SCHEMA, PostReadOptions, guess_map, read_posts, signature

CSV = b"post_id,account_id,time,text\n1,a,2024-05-01T10:00:00Z,Hello #World https://www.example.org/x/?utm_source=y\n"


def test_a_plain_table_gets_its_objects_once(tmp_path: Path) -> None:
    (post,) = posts(write(tmp_path, CSV))
    assert post == {
        "post_id": "1", "account_id": "a", "time": at(2024, 5, 1, 10), "text": "Hello #World https://www.example.org/x/?utm_source=y",
        "platform": "", "channel": "", "lang": "", "hashtags": ["world"], "links": ["example.org/x"],
        "mentions": [], "images": [], "objects": [],
        "share_of": "", "reply_to": "", "followers": None, "account_created": None, "deleted_at": None, "gone": False, "rows": 1,
    }  # fmt: skip


@pytest.mark.parametrize("pack", [bytes, gzip.compress, bz2.compress])
def test_a_compressed_dump_is_read_as_it_is(tmp_path: Path, pack: Any) -> None:
    assert len(posts(write(tmp_path, pack(CSV)))) == 1


def test_the_same_posts_come_out_of_csv_json_lines_a_json_array_and_parquet(tmp_path: Path) -> None:
    record = {
        "post_id": "1",
        "account_id": "a",
        "time": "2024-05-01T10:00:00Z",
        "text": "Hello #World https://www.example.org/x/?utm_source=y",
    }
    pq.write_table(pa.table({name: [value] for name, value in record.items()}), tmp_path / "p")
    expected = posts(write(tmp_path, CSV))
    for path in (write(tmp_path, lines(record), "l"), write(tmp_path, json.dumps([record]), "a"), tmp_path / "p"):
        assert posts(path) == expected, path.name


def test_the_columns_are_those_of_the_domain() -> None:
    assert SCHEMA.names == list(COLUMNS)


def test_a_tweet_of_api_1_1(tmp_path: Path) -> None:
    tweet = {
        "created_at": "Sun Oct 12 18:37:53 +0000 2014", "id": 5, "id_str": "5", "text": "cut…", "full_text": "a &amp; b", "lang": "en",
        "user": {"id_str": "7", "screen_name": "n", "followers_count": 3, "created_at": "Fri Jun 25 08:52:25 +0000 2010"},
        "entities": {"hashtags": [{"text": "Tag"}], "urls": [{"url": "https://t.co/a", "expanded_url": "http://www.e.org/A"}],
                     "user_mentions": [{"screen_name": "Who"}], "media": [{"id_str": "99"}]},
        "retweeted_status": {"id_str": "4"}, "in_reply_to_status_id_str": None,
    }  # fmt: skip
    (post,) = posts(write(tmp_path, json.dumps([tweet])))
    assert (post["text"], post["hashtags"], post["links"], post["mentions"], post["images"]) == (
        "a & b",
        ["tag"],
        ["e.org/A"],
        ["who"],
        ["99"],
    )
    assert (post["share_of"], post["followers"], post["platform"], post["account_id"]) == ("4", 3, "x", "7")
    assert (post["time"], post["account_created"]) == (at(2014, 10, 12, 18, 37, 53), at(2010, 6, 25, 8, 52, 25))


V2 = {
    "id": "10", "author_id": "7", "created_at": "2023-01-02T03:04:05.678Z", "text": "hi #A", "edit_history_tweet_ids": ["10"],
    "entities": {"hashtags": [{"tag": "A"}], "mentions": [{"username": "B"}]}, "referenced_tweets": [{"type": "retweeted", "id": "9"}],
    "attachments": {"media_keys": ["3_1"]},
}  # fmt: skip


def test_tweets_of_api_2_as_lines_and_as_pages(tmp_path: Path) -> None:
    page = {
        "data": [V2],
        "includes": {"users": [{"id": "7", "created_at": "2020-01-01T00:00:00Z", "public_metrics": {"followers_count": 8}}]},
        "meta": {},
    }
    (line,) = posts(write(tmp_path, lines(V2), "l"))
    (paged,) = posts(write(tmp_path, lines(page), "p"))
    (spread,) = posts(write(tmp_path, json.dumps(page, indent=2), "s"))
    assert (line["share_of"], line["images"], line["mentions"], line["followers"]) == ("9", ["3_1"], ["b"], None)
    assert paged == spread == line | {"followers": 8, "account_created": at(2020, 1, 1)}


def test_a_status_and_a_boost_of_mastodon(tmp_path: Path) -> None:
    status = {
        "id": "1", "uri": "https://m.social/s/1", "created_at": "2024-01-01T00:00:00.000Z",
        "content": "<p>Come <a href='x'>#<span>Now</span></a></p>",
        "language": "en", "tags": [{"name": "Now"}], "mentions": [],
        "account": {"url": "https://m.social/@a", "followers_count": 2}, "reblog": None,
    }  # fmt: skip
    boost = status | {"uri": "https://m.social/s/2", "reblog": status}
    first, second = posts(write(tmp_path, json.dumps([status, boost])))
    assert (first["text"], first["hashtags"], first["share_of"]) == ("Come #Now", ["now"], "")
    assert (second["share_of"], second["hashtags"]) == ("https://m.social/s/1", ["now"])


def test_posts_of_bluesky_as_feed_and_as_stream(tmp_path: Path) -> None:
    record = {
        "$type": "app.bsky.feed.post",
        "text": "hi",
        "createdAt": "2024-02-02T00:00:00Z",
        "langs": ["de"],
        "facets": [{"features": [{"tag": "X"}]}],
    }
    view = {"uri": "at://did:plc:a/app.bsky.feed.post/1", "author": {"did": "did:plc:a"}, "record": record}
    event = {
        "did": "did:plc:a",
        "kind": "commit",
        "commit": {"operation": "create", "collection": "app.bsky.feed.post", "rkey": "1", "record": record},
    }
    reason = {"by": {"did": "did:plc:b"}, "indexedAt": "2024-02-03T00:00:00Z"}
    feed = {"feed": [{"post": view}, {"post": view, "reason": reason}], "cursor": ""}
    post, shared = posts(write(tmp_path, json.dumps(feed), "f"))
    (streamed,) = posts(write(tmp_path, lines(event), "s"))
    assert post == streamed
    assert (post["hashtags"], post["lang"]) == (["x"], "de")
    assert (shared["account_id"], shared["share_of"]) == ("did:plc:b", post["post_id"])


def test_an_export_of_telegram_desktop(tmp_path: Path) -> None:
    messages = [
        {"id": 1, "type": "service", "action": "create_channel", "date": "2024-01-01T00:00:00", "text": ""},
        {"id": 2, "type": "message", "date": "2024-01-01T01:00:00", "date_unixtime": "1704067200", "from": "C", "from_id": "channel9",
         "text": ["Kommt ", {"type": "hashtag", "text": "#Alle"}, " ", {"type": "text_link", "text": "hier", "href": "https://e.org/z"}]},
        {"id": 3, "type": "message", "date": "2024-01-01T01:01:00", "from": None, "from_id": "user1", "text": "\"messages\": [",
         "reply_to_message_id": 2},
    ]  # fmt: skip
    path = write(tmp_path, json.dumps({"name": "C", "type": "public_channel", "id": 9, "messages": messages}, indent=1))
    first, second = posts(path)
    assert (first["time"], first["hashtags"], first["links"], first["channel"]) == (at(2024, 1, 1), ["alle"], ["e.org/z"], "C")
    assert (second["reply_to"], second["account_id"]) == ("2", "user1")
    assert refusals(path) == ["not a post: create_channel"]


def test_a_long_form_dump_becomes_one_post_with_all_its_objects(tmp_path: Path) -> None:
    rows = "object_id,account_id,content_id,timestamp_share\nhttps://e.org/a,u,c1,1600000000\n#tag,v,c2,1600000001\nh4sh,u,c1,1600000000\n"
    (batch,) = read_posts(write(tmp_path, rows))
    first, second = batch.table.to_pylist()
    assert (first["links"], first["objects"], first["rows"], second["hashtags"]) == (["e.org/a"], ["h4sh"], 2, ["tag"])
    assert batch.read == 3


def test_rows_that_repeat_a_post_for_each_link_are_one_post(tmp_path: Path) -> None:
    (batch,) = read_posts(
        write(tmp_path, "msg,user,date,link\n1,u,2020-01-01,a.org\n1,u,2020-01-01,b.org\n1,u,2020-01-01,b.org\n2,u,2020-01-01,a.org\n")
    )
    assert [(p["links"], p["rows"]) for p in batch.table.to_pylist()] == [(["a.org", "b.org"], 2), (["b.org"], 1), (["a.org"], 1)]
    assert batch.read == 4


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("1,,2024-01-01T00:00:00Z,", "no account"),
        ("1,a,,t", "no time"),
        ("1,a,yesterday,t", "no known form"),
        ("1,a,2999-01-01T00:00:00Z,t", "in the future"),
        ("1,a,0,t", "before 1990"),
        ("1,a,2024-01-01T00:00:00Z", "3 columns where the header has 4"),
        ("1,a,2024-01-01T00:00:00Z,t,u", "5 columns"),
        ("1,a,99999999999999999999999,t", "before 1990|out of range|no known form|in the future|too large"),
        (f"1,a,2024-01-01T00:00:00Z,{'x' * 200_000}", "not CSV|is no post"),
    ],
)
def test_a_row_that_cannot_be_read_is_refused_with_its_reason_and_kept_raw(tmp_path: Path, row: str, reason: str) -> None:
    path = write(tmp_path, CSV + row.encode() + b"\n2,b,2024-01-01T00:00:00Z,fine\n")
    (batch,) = read_posts(path, PostReadOptions(not_after=datetime(2030, 1, 1, tzinfo=UTC)))
    assert batch.table["post_id"].to_pylist() == ["1", "2"]
    (refused,) = batch.refused
    assert any(part in refused.reason for part in reason.split("|")), refused.reason
    assert refused.raw.decode().strip() == row[: 1 << 16]
    assert batch.read == 3


def test_an_empty_text_is_a_post_all_the_same(tmp_path: Path) -> None:
    assert posts(write(tmp_path, CSV + b"2,b,2024-01-01T00:00:00Z,\n"))[1]["text"] == ""


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("csv.gz", gzip.compress(CSV + b"".join(b"%d,a,2024-01-01T00:00:00Z,word %d\n" % (i, i * i) for i in range(50_000)))),
        ("json.gz", gzip.compress(json.dumps([{"post_id": i, "account_id": "a", "time": 1600000000 + i} for i in range(50_000)]).encode())),
    ],
)
def test_a_file_cut_in_the_middle_gives_what_is_whole_and_says_so(tmp_path: Path, name: str, data: bytes) -> None:
    path = write(tmp_path, data[: len(data) // 2], name)
    assert len(posts(path)) > 1000
    assert "cut" in refusals(path)[-1]


def test_a_json_array_cut_in_the_middle_says_so(tmp_path: Path) -> None:
    complete = json.dumps([{"post_id": i, "account_id": "a", "time": 1600000000 + i} for i in range(10)])
    for cut in (complete[:-1], complete[:-2], complete[: len(complete) // 2]):
        path = write(tmp_path, cut)
        assert len(refusals(path)) == 1


def test_times_of_every_written_form(tmp_path: Path) -> None:
    forms = ["2015-02-24 11:35", "24-02-2015 11.35", "1424777700", "1424777700000", "Tue Feb 24 11:35:00 +0000 2015",
             "24 February 2015 11:35",
             "February 24, 2015 11:35 AM", "2015/02/24 11:35", "2015-02-24T12:35+01:00"]  # fmt: skip
    data = "account_id,time,text\n" + "".join(f'a,"{form}",{i}\n' for i, form in enumerate(forms))
    assert {post["time"] for post in posts(write(tmp_path, data))} == {at(2015, 2, 24, 11, 35)}


def test_a_date_that_may_mean_two_days_is_asked_about(tmp_path: Path) -> None:
    path = write(tmp_path, "account_id,time,text\na,02/03/2015 11:35,x\nb,04/05/2015 11:35,y\n")
    with pytest.raises(Malformed, match="day or the month first"):
        posts(path)
    assert posts(path, PostReadOptions(day_first=False))[0]["time"] == at(2015, 2, 3, 11, 35)


def test_a_zone_is_assumed_only_where_none_is_stated_and_counted(tmp_path: Path) -> None:
    path = write(tmp_path, "account_id,time,text\na,2015-07-01 12:00,x\nb,2015-07-01T12:00Z,y\n")
    (batch,) = read_posts(path, PostReadOptions(zone=ZoneInfo("Europe/Berlin")))
    assert batch.table["time"].to_pylist() == [at(2015, 7, 1, 10), at(2015, 7, 1, 12)]
    assert batch.notes.zone_assumed == 1


def test_spoiled_ids_are_replaced_by_what_the_post_is(tmp_path: Path) -> None:
    (batch,) = read_posts(write(tmp_path, "tweet_id,name,tweet_created,text\n5.70306E+17,a,2015-01-01,x\n5.70306E+17,b,2015-01-01,x\n"))
    assert len(set(batch.table["post_id"].to_pylist())) == 2
    assert batch.notes.ids_made == 2


def test_a_column_map_is_guessed_given_and_known_again_by_its_header(tmp_path: Path) -> None:
    path = write(tmp_path, "wer,wann,was\na,2024-01-01T00:00Z,hallo\n")
    with pytest.raises(Malformed, match=r"no column for account_id;.*wer, wann, was"):
        posts(path)
    assert posts(path, PostReadOptions(columns={"account_id": "wer", "time": "wann", "text": "was"}))[0]["text"] == "hallo"
    with pytest.raises(Malformed, match="no column 'quando'"):
        posts(path, PostReadOptions(columns={"time": "quando"}))
    assert guess_map(["screenName", "created", "text"]) == {"account_id": "screenName", "time": "created", "text": "text"}
    assert signature(["a", "b"]) == signature(["a", "b"]) != signature(["ab"])


@pytest.mark.parametrize(
    "data", [b"", b"   \n", b"\x7fELF\x00\x00\x01", b"PAR1 and nothing else", b"one line of words\n", gzip.compress(CSV, mtime=0)[:5]]
)
def test_what_is_no_dump_is_refused_as_a_whole_in_one_line(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(Malformed) as caught:
        posts(write(tmp_path, data))
    assert "\n" not in str(caught.value)


def test_hostile_json_is_bounded(tmp_path: Path) -> None:
    good = '{"post_id":"1","account_id":"a","time":"2024-01-01T00:00:00Z"}'
    for bad in ("[" * 100_000, '{"a":' * 100_000, '"' + "x" * (17 << 20), "{broken}", "\x00\x01"):
        for path in (write(tmp_path, f"[{good},{bad}]", "array"), write(tmp_path, f"{good}\n{bad}\n{good}\n", "lines")):
            assert len(posts(path)) >= 1
            assert len(refusals(path)) >= 1


@settings(max_examples=40, deadline=None)
@given(data=st.binary(max_size=400))
def test_bytes_of_any_kind_never_crash_the_reader(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    folder = tmp_path_factory.mktemp("fuzz")
    for prefix in (b"", CSV, b'{"post_id":"1","account_id":"a","time":1600000000}\n', b'{"name":"c","messages":[', b"["):
        try:
            for batch in read_posts(write(folder, prefix + data)):
                assert int(sum(batch.table["rows"].to_pylist())) + len(batch.refused) == batch.read
        except Malformed:
            pass


@settings(max_examples=30, deadline=None)
@given(
    rows=st.lists(
        st.tuples(st.sampled_from(["a", "", "b"]), st.sampled_from(["2024-01-01T00:00:00Z", "", "when"]), st.text(max_size=20)), max_size=30
    )
)
def test_accepted_and_refused_add_up_to_the_rows_read_whatever_the_batch_size(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[str, str, str]]
) -> None:
    path = write(
        tmp_path_factory.mktemp("d"),
        lines({"post_id": "0", "account_id": "a", "time": 1600000000}, *({"account_id": a, "time": t, "text": x} for a, t, x in rows)),
    )
    batches = list(read_posts(path, PostReadOptions(batch_rows=3)))
    good = sum(1 for a, t, x in rows if (a or x.replace("\0", "")) and t.startswith("2"))
    assert sum(batch.read for batch in batches) == len(rows) + 1
    assert sum(batch.table.num_rows for batch in batches) == good + 1


@pytest.mark.data
def test_the_real_dumps_are_read_whole() -> None:
    root = real_data()
    if root is None:
        pytest.skip("no real data here")
    for name, rows in {"posts/organic_mayweather_mcgregor_2017-08-27.csv.gz": 12118, "posts/organic_us_airline_2015-02.csv.gz": 14640,
                       "posts/organic_mueller_2019-05.csv": 1000, "posts/pheme_ferguson_rumours.json.gz": 284}.items():  # fmt: skip
        batches = list(read_posts(root / name))
        assert sum(batch.table.num_rows for batch in batches) == rows, name
        assert Counter(row.reason for batch in batches for row in batch.refused) == Counter(), name


def test_a_flag_says_that_a_post_is_gone_and_nought_is_no_time_of_deletion(tmp_path: Path) -> None:
    flags = ["post_id,account_id,time,text,deleted", "1,a,2024-01-01T00:00:00Z,x,0", "2,a,2024-01-01T00:00:01Z,x,True",
            "3,a,2024-01-01T00:00:02Z,x,1", "4,a,2024-01-01T00:00:03Z,x,2024-01-02T00:00:00Z", "5,a,2024-01-01T00:00:04Z,x,"]  # fmt: skip
    rows = posts(write(tmp_path, "\n".join(flags) + "\n", "d.csv"))
    assert [(post["gone"], post["deleted_at"]) for post in rows] == [
        (False, None), (True, None), (True, None), (True, at(2024, 1, 2)), (False, None)
    ]  # fmt: skip
