"""Files as they come: odd encodings, odd tables, spoiled ids, cut ends. Nothing is silently taken for what it is not."""

from __future__ import annotations

import bz2
import gzip
import hashlib
import io
import json
import lzma
import zipfile
import zlib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.ingest.posts.dump_files import at, lines, posts, refusals, write
from tocsin.domain.errors import Malformed
from tocsin.ingest.limits import Limits
from tocsin.ingest.posts import PostReadOptions, guess_map, read_posts
from tocsin.ingest.posts.column_names import NAMES
from tocsin.ingest.posts.dates import TimeFormat
from tocsin.ingest.posts.ids import given_at
from tocsin.ingest.posts.shared_objects import hashtag, hashtags_in, link

HEAD = "post_id,account_id,time,text\n"
CSV = HEAD + "1,a,2024-05-01T10:00:00Z,çok güzel #İşte\n"


def workbook(*sheets: list[list[str]]) -> bytes:
    """The smallest workbook of Excel with these rows of texts on its sheets."""
    types, office = "http://schemas.openxmlformats.org/package/2006", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    numbers = range(1, len(sheets) + 1)
    listed = "".join(f'<sheet name="s{n}" sheetId="{n}" r:id="r{n}"/>' for n in numbers)
    related = "".join(f'<Relationship Id="r{n}" Type="{office}/worksheet" Target="worksheets/sheet{n}.xml"/>' for n in numbers)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    parts = "".join(f'<Override PartName="/xl/worksheets/sheet{n}.xml" ContentType="{kind}.worksheet+xml"/>' for n in numbers)
    parts += f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
    book = f'<Relationship Id="r1" Type="{office}/officeDocument" Target="xl/workbook.xml"/>'
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("_rels/.rels", f'<Relationships xmlns="{types}/relationships">{book}</Relationships>')
        archive.writestr("[Content_Types].xml", f'<Types xmlns="{types}/content-types">{parts}</Types>')
        archive.writestr("xl/workbook.xml", f'<workbook xmlns="{main}" xmlns:r="{office}"><sheets>{listed}</sheets></workbook>')
        archive.writestr("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{types}/relationships">{related}</Relationships>')
        for number, rows in enumerate(sheets, 1):
            cells = ("".join(f'<c t="inlineStr"><is><t>{cell}</t></is></c>' for cell in row) for row in rows)
            table = "".join(f"<row>{row}</row>" for row in cells)
            archive.writestr(f"xl/worksheets/sheet{number}.xml", f'<worksheet xmlns="{main}"><sheetData>{table}</sheetData></worksheet>')
    return data.getvalue()


def zipped(*names: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name in names:
            archive.writestr(name, CSV)
    return data.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        CSV.encode("utf-16"),
        CSV.encode("utf-16-le"),
        b"\xfe\xff" + CSV.encode("utf-16-be"),
        CSV.encode("utf-8-sig"),
        CSV.replace("\n", "\r\n").encode(),
        CSV.replace("\n", "\r").encode(),
        ("sep=;\n" + CSV.replace(",", ";")).encode(),
        ("\n\n" + CSV).encode(),
        CSV.replace(",", "\t").encode(),
        CSV.replace(",", "|").encode(),
        CSV.replace("text\n", "text,\n").replace("İşte\n", "İşte,\n").encode(),
        ('"post_id","account_id","time","text"\n"1","1","a","2024-05-01T10:00:00Z","çok güzel #İşte"\n').encode(),
        (HEAD + '1,a,2024-05-01T10:00:00Z,"çok güzel #İşte"').encode(),
        lines({"post_id": "1", "account_id": "a", "time": "2024-05-01T10:00:00Z", "text": "çok güzel #İşte"}).encode("utf-16"),
        json.dumps({"post_id": "1", "account_id": "a", "time": 1714557600, "text": "çok güzel #İşte"}, indent=2).encode(),
        lzma.compress(CSV.encode()),
        pa.compress(CSV.encode(), codec="zstd", asbytes=True),
        zipped("a/dump.csv", "__MACOSX/a/._dump.csv"),
    ],
)
def test_the_same_post_in_every_wrapping(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, data)
    (post,) = posts(path)
    assert (post["post_id"], post["account_id"], post["text"], post["hashtags"]) == ("1", "a", "çok güzel #İşte", ["işte"])
    assert (post["time"], refusals(path)) == (at(2024, 5, 1, 10), [])


@pytest.mark.parametrize("encoding", ["cp1252", "cp1254", "latin-1"])
def test_a_table_in_an_old_encoding_keeps_its_letters(tmp_path: Path, encoding: str) -> None:
    text = HEAD + "".join(f"{n},José,2024-05-01T10:00:00Z,plain words of every day and nothing else {n}\n" for n in range(200))
    assert {post["account_id"] for post in posts(write(tmp_path, text.encode(encoding)))} == {"José"}


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (zipped("[Content_Types].xml", "xl/workbook.xml"), "spreadsheet.*CSV"),
        (b"RDX3\nX\n\x00\x00", "R data: write it as CSV"),
        (gzip.compress(b"RDX3\nX\n\x00\x00", mtime=0), "R data: write it as CSV"),
        (gzip.compress(b"\x00" * 257 + b"ustar\x0000", mtime=0), "tar archive without a file"),
        (b"SQLite format 3\x00...", "SQLite"),
        (b"<!DOCTYPE html><html><body>hi</body></html>", "markup.*JSON"),
        (b"name,label\n#a,ad\n", "row 1 names no column for time; name them, as time=COLUMN"),
        (b"id,tweet_type,annotation\n1,tweet,2\n", "as account_id=COLUMN,time=COLUMN"),
        (lines({"who": "a", "when": "2024-01-01"}).encode(), "name them, as account_id=COLUMN; its columns are who, when"),
        (b'{"users": [{"id": 1, "name": "a"}]}', "names no column for time"),
        (b"account_id,time,text\na,02/03/2024 10:00,x\n", "the day or the month first: say which"),
        (lines({"account_id": "a", "time": "02/03/2024 10:00"}).encode(), "the day or the month first: say which"),
    ],
)
def test_what_cannot_be_read_is_refused_in_one_line_that_says_what_to_do(tmp_path: Path, data: bytes, said: str) -> None:
    with pytest.raises(Malformed, match=said) as caught:
        posts(write(tmp_path, data))
    assert "\n" not in str(caught.value)
    assert "dump" in str(caught.value)


# Spoiled ids


@pytest.mark.parametrize("name", ["5.70306E+17", "5,70306E+17", "1.1255167439740846e+18", "1125516743974084608.0"])
def test_a_spoiled_id_of_another_post_joins_nobody(tmp_path: Path, name: str) -> None:
    (batch,) = read_posts(
        write(tmp_path, f'post_id,account_id,time,text,retweet_id,in_reply_to_status_id\n1,a,1600000000,hi,"{name}","{name}"\n')
    )
    (post,) = batch.table.to_pylist()
    assert (post["share_of"], post["reply_to"], batch.notes.ids_spoiled) == ("", "", 2)


def test_a_spoiled_account_is_another_columns_or_nobodys(tmp_path: Path) -> None:
    rows = "user_id,screen_name,time,text\n9.06E+17,uma,1600000000,hi\n9.06E+17,wes,1600000000,hi\n"
    assert [post["account_id"] for post in posts(write(tmp_path, rows))] == ["uma", "wes"]
    alone = write(tmp_path, "user_id,time,text\n9.06E+17,1600000000,hi\n")
    assert (posts(alone), "spoiled by a spreadsheet" in refusals(alone)[0]) == ([], True)


def test_ids_that_all_end_in_noughts_are_spoiled(tmp_path: Path) -> None:
    rows = "".join(f"90000000{n:07}000,8000000{n:08}0000,u{n},1600000000,hi\n" for n in range(1, 20))
    (batch,) = read_posts(write(tmp_path, "tweet_id,user_id,screen_name,time,text\n" + rows))
    assert batch.notes.ids_made == 19
    assert batch.table["account_id"][0].as_py() == "u1"


def test_whole_ids_are_kept_to_the_last_digit(tmp_path: Path) -> None:
    number = (1 << 53) + 1
    for data in (f"{HEAD}{number},{number},1600000000,x\n", lines({"post_id": number, "account_id": number, "time": 1600000000})):
        (post,) = posts(write(tmp_path, data))
        assert (post["post_id"], post["account_id"]) == (str(number), str(number))
    (post,) = posts(write(tmp_path, HEAD + "12345.0,77.0,1600000000,x\n"))
    assert (post["post_id"], post["account_id"]) == ("12345", "77")


def test_a_short_id_that_looks_like_a_power_is_an_id(tmp_path: Path) -> None:
    assert posts(write(tmp_path, HEAD + "4e12,5e3,1600000000,x\n"))[0]["post_id"] == "4e12"


def test_a_post_known_only_by_its_deletion_has_the_time_its_id_holds(tmp_path: Path) -> None:
    (batch,) = read_posts(
        write(tmp_path, "id,author_id,timestamp_ms,deletion_time\n1526641161628274692,7,1652814935277,2022-05-17 19:15:35\n", "d.csv")
    )
    (post,) = batch.table.to_pylist()
    assert (post["time"], post["deleted_at"], batch.notes.times_from_ids) == (
        at(2022, 5, 17, 19, 9, 51, 210),
        at(2022, 5, 17, 19, 15, 35),
        1,
    )


def test_ids_hold_times() -> None:
    assert given_at("1526641161628274692") == 1_652_814_591_210
    assert abs((given_at("at://did:plc:a/app.bsky.feed.post/3l3qo2vuowo2b") or 0) - 1_725_911_162_329) < 60_000
    assert given_at("12345") is given_at("abc") is given_at("at://x/y/self") is None


def snowflake(when: datetime) -> int:
    return (int(when.timestamp() * 1000) - 1_288_834_974_657) << 22


@pytest.mark.parametrize("form", ["csv", "lines"])
def test_ids_tell_the_zone_of_times_that_state_none(tmp_path: Path, form: str) -> None:
    made = [datetime(2017, 8, 27, 4, 5, second, tzinfo=UTC) for second in range(10)]
    records = [{"id": snowflake(when), "user": "a", "created": f"2017-08-27 00:05:{when.second:02}"} for when in made]
    table = "id,user,created\n" + "".join(",".join(map(str, record.values())) + "\n" for record in records)
    (batch,) = read_posts(write(tmp_path, lines(*records) if form == "lines" else table))
    assert batch.table["time"].to_pylist() == [when.replace(tzinfo=None) for when in made]
    assert (batch.notes.zone_assumed, batch.notes.zones_from_ids) == (0, 10)


def test_ids_that_hold_other_times_tell_no_zone(tmp_path: Path) -> None:
    rows = "".join(f"{7_000_000_000_000_000_000 + n},a,2017-08-27 00:05:{n:02}\n" for n in range(10))
    (batch,) = read_posts(write(tmp_path, "id,user,created\n" + rows))
    assert (batch.notes.zone_assumed, batch.table["time"][0].as_py()) == (10, at(2017, 8, 27, 0, 5))


# Tables


def test_names_that_stand_twice_are_told_apart(tmp_path: Path) -> None:
    path = write(tmp_path, "id,user,date,text,text,\n1,a,2024-01-01,first,second,\n")
    assert posts(path)[0]["text"] == "first"
    assert posts(path, PostReadOptions(columns={"text": "text (2)"}))[0]["text"] == "second"


def test_of_two_columns_the_one_that_holds_times_is_the_time(tmp_path: Path) -> None:
    assert (
        guess_map(["time", "created_at", "user"], {"time": ["12:00:00"], "created_at": ["2024-01-01 12:00:00"], "user": ["a"]})["time"]
        == "created_at"
    )


@pytest.mark.parametrize("heading", ["saat", "Uhr", "ora locale"])
def test_the_only_column_of_hours_beside_days_is_their_hour(tmp_path: Path, heading: str) -> None:
    table = f"nick;den;{heading};text\nzlata;03.07.2024;01:12;V noci zase hlídají u vrat\nmirek;13.07.2024;21:05;Nic nového u vrat\n"

    assert [post["time"] for post in posts(write(tmp_path, table.encode()))] == [at(2024, 7, 3, 1, 12), at(2024, 7, 13, 21, 5)]


@pytest.mark.parametrize("nobody", ["", "Anonymous", "anon"])
def test_posts_without_an_account_are_each_of_a_guest_of_their_own(tmp_path: Path, nobody: str) -> None:
    table = f"{HEAD}7,{nobody},2024-05-01T10:00:00Z,x\n8,{nobody},2024-05-01T10:00:00Z,y\n9,Ada,2024-05-01T10:00:00Z,z\n"

    assert [post["account_id"] for post in posts(write(tmp_path, table))] == ["guest:7", "guest:8", "Ada"]


def test_a_handle_beside_a_blank_account_is_that_of_no_account(tmp_path: Path) -> None:
    path = write(tmp_path, "post_id,user_id,username,time,text\n7,,ada,2024-05-01T10:00:00Z,x\n8,12,eve,2024-05-01T10:00:00Z,y\n")

    assert [handle for batch in read_posts(path) for handle in batch.handles] == [("", "12", "eve")]


def test_lists_that_stand_one_a_line_are_all_read(tmp_path: Path) -> None:
    said = [{"id": f"n{n}", "pubkey": "ab" * 32, "created_at": 1709251199 + n, "content": f"word {n}"} for n in range(3)]
    path = write(tmp_path, "\n".join(json.dumps(["EVENT", "one", event]) for event in said))

    assert [post["text"] for post in posts(path)] == ["word 0", "word 1", "word 2"]


def test_hours_without_any_day_are_no_time(tmp_path: Path) -> None:
    assert guess_map(["text", "hour", "user"], {"text": ["all there tonight"], "hour": ["20:10"], "user": ["a"]}) == {
        "text": "text",
        "account_id": "user",
    }


@pytest.mark.parametrize(
    ("table", "account"),
    [
        ("name,username,description,followers,time,tweets\nAnn Lee,annlee,I like tea,64,2024-01-01 10:00,{}\n", "annlee"),
        ("tweets,username,text,date\n640,annlee,{},2024-01-01 10:00\n", "annlee"),
        ("Date,User,Handle,Tweet\n2024-01-01 10:00,Ann Lee,annlee,{}\n", "annlee"),
        ("nick,uid,ts,msg\nannlee,5,1614938400,{}\n", "5"),
        ("post_id,post_author,post_author_id,post_date,post_message\n1,Ann Lee,9,2024-01-01 10:00,{}\n", "9"),
        ("username,name,created_at,text\nannlee,Ann Lee,2024-01-01 10:00,{}\n", "annlee"),
        (
            "date,content,id,user\n2024-01-01T10:00:00+00:00,{},1,\"{{'username': 'annlee', 'id': 55, 'at': datetime(2010, 1)}}\"\n",
            "annlee",
        ),
    ],
)
def test_the_account_and_the_words_of_a_post_are_those_of_its_writer(tmp_path: Path, table: str, account: str) -> None:
    words = "They said they will burn the hostel"
    (post,) = posts(write(tmp_path, table.format(words)))
    assert (post["account_id"], post["text"]) == (account, words)


def test_an_id_that_comes_again_is_that_of_a_poster(tmp_path: Path) -> None:
    rows = "no,id,name,com,time\n2,aBcD,Anonymous,They wait,1614938400\n3,aBcD,Anonymous,They go,1614938460\n"
    assert [post["post_id"] for post in posts(write(tmp_path, rows))] == ["2", "3"]


@given(
    st.dictionaries(
        st.sampled_from(sorted({name for names in NAMES.values() for name in names.split()})),
        st.lists(
            st.sampled_from(["20:10", "2024-01-01", "2024-01-01 12:00:00", "1700000000", "", None, "a", "all there tonight"]), max_size=4
        ),
        max_size=6,
    )
)
def test_any_header_gets_a_map_to_its_own_columns(samples: dict[str, list[str | None]]) -> None:
    mapped = guess_map(list(samples), samples)
    assert set(mapped.values()) <= set(samples)
    assert set(mapped) <= set(NAMES)


def test_a_quote_that_is_never_closed_costs_no_other_row(tmp_path: Path) -> None:
    rows = [HEAD.strip(), '1,a,2024-01-01T00:00:00Z,"he said', "2,b,2024-01-01T00:00:01Z,fine", '3,c,2024-01-01T00:00:02Z,"and so"',
            '4,d,2024-01-01T00:00:03Z,"two', 'lines, and more"',
            '5,e,2024-01-01T00:00:04Z,"again', '6,f,2024-01-01T00:00:05Z,"and again']  # fmt: skip
    found = posts(write(tmp_path, "\n".join(rows) + "\n"))
    assert [(post["post_id"], post["text"]) for post in found] == [
        ("1", '"he said'), ("2", "fine"), ("3", "and so"), ("4", "two\nlines, and more"), ("5", '"again'), ("6", "and again\n"),
    ]  # fmt: skip


def test_a_refused_row_is_named_by_its_line_whatever_came_before(tmp_path: Path) -> None:
    rows = [
        "",
        HEAD.strip(),
        '1,a,2024-01-01T00:00:00Z,"he said',
        '2,b,2024-01-01T00:00:01Z,"two',
        'lines"',
        "3,c",
        "4,d,2024-01-01T00:00:03Z,x",
    ]
    (batch,) = read_posts(write(tmp_path, "\n".join(rows) + "\n"))
    assert [row.where for row in batch.refused] == ["dump row 6"]
    assert batch.table["post_id"].to_pylist() == ["1", "2", "4"]


def test_lines_inside_quotes_that_end_like_rows_are_text(tmp_path: Path) -> None:
    rows = 'text,id,user,date\n"one\n""More"" of it",1,a,2024-01-01\n"two\n\nthree",2,b,2024-01-02\n'
    path = write(tmp_path, rows)
    assert [post["text"] for post in posts(path)] == ['one\n"More" of it', "two\n\nthree"]
    assert refusals(path) == []


@pytest.mark.slow
def test_the_last_row_of_a_cut_table_is_not_taken_for_whole(tmp_path: Path) -> None:
    whole = gzip.compress((HEAD + "".join(f"{n},a,2024-01-01T00:00:00Z,{n * n * 7919}\n" for n in range(50_000))).encode())
    path = write(tmp_path, whole[: len(whole) // 2])
    found = posts(path)
    assert all(int(post["text"]) == int(post["post_id"]) ** 2 * 7919 for post in found)
    assert len(refusals(path)) == 1


UNPACKERS: dict[Callable[[bytes], bytes], Callable[[bytes], bytes]] = {
    gzip.compress: lambda cut: zlib.decompressobj(31).decompress(cut),
    bz2.compress: lambda cut: bz2.BZ2Decompressor().decompress(cut),
    lzma.compress: lambda cut: lzma.LZMADecompressor().decompress(cut),
}


@pytest.mark.slow
@pytest.mark.parametrize("pack", UNPACKERS)
def test_every_row_before_a_cut_is_there(tmp_path: Path, pack: Callable[[bytes], bytes]) -> None:
    rows = "".join(f"{n},a,2024-01-01T00:00:00Z,{hashlib.sha256(b'%d' % n).hexdigest()}\n" for n in range(40_000))
    whole = pack((HEAD + rows).encode())
    cut = whole[: len(whole) * 4 // 5]
    there = UNPACKERS[pack](cut).count(b"\n") - 1
    assert len(posts(write(tmp_path, cut))) == there > 20_000


def test_links_with_commas_are_whole(tmp_path: Path) -> None:
    rows = ['"https://e.org/a,1.html,https://f.org/b;c"', '"e.org/a,b.html"', '"e.org,f.org"', '"e.org/a,f.org/b"', "www.e.org/x?y=1;z"]
    found = posts(write(tmp_path, "id,user,date,links\n" + "".join(f"{n},a,2024-01-0{n + 1},{row}\n" for n, row in enumerate(rows))))
    assert [post["links"] for post in found] == [
        ["e.org/a,1.html", "f.org/b;c"], ["e.org/a,b.html"], ["e.org", "f.org"], ["e.org/a", "f.org/b"], ["e.org/x?y=1%3Bz"],
    ]  # fmt: skip


def test_only_the_posts_own_address_is_left_out(tmp_path: Path) -> None:
    rows = "id,user,date,text,link\n7,a,2024-01-01,see e,https://e.org/article/1789\n78901,a,2024-01-02,see https://f.org,https://x.com/a/status/78901\n"
    assert [post["links"] for post in posts(write(tmp_path, rows))] == [["e.org/article/1789"], ["f.org"]]


def test_a_repeated_object_in_long_form_loses_none_that_follow(tmp_path: Path) -> None:
    rows = "msg,user,date,link\n" + "".join(f"1,u,2020-01-01,{link}.org\n" for link in "abacd")
    first, second = posts(write(tmp_path, rows))
    assert (first["links"], first["rows"]) == (["a.org", "b.org", "c.org", "d.org"], 4)
    assert (second["links"], second["rows"]) == (["a.org"], 1)


def test_long_form_goes_on_across_batches(tmp_path: Path) -> None:
    rows = "msg,user,date,link\n" + "".join(f"{n // 4},u,2020-01-01,{n}.org\n" for n in range(40))
    found = list(read_posts(write(tmp_path, rows), PostReadOptions(batch_rows=3)))
    assert [len(post["links"]) for batch in found for post in batch.table.to_pylist()] == [4] * 10
    assert sum(batch.read for batch in found) == 40
    assert all(sum(batch.table["rows"].to_pylist()) == batch.read for batch in found)


LONG = [("https://e.org/a", "u", "c1"), ("#tag", "v", "c2"), ("h4sh", "u", "c1")]


@pytest.mark.parametrize("form", ["csv", "semicolons", "json", "parquet"])
def test_the_long_form_of_coortweet_in_every_format(tmp_path: Path, form: str) -> None:
    header = ["object_id", "account_id", "content_id", "timestamp_share"]
    records = [dict(zip(header, (*row, 1600000000), strict=True)) for row in LONG]
    if form == "parquet":
        pq.write_table(pa.Table.from_pylist(records), tmp_path / "dump")
    elif form == "json":
        write(tmp_path, lines(*records))
    else:
        sign = "," if form == "csv" else ";"
        write(tmp_path, "\n".join(sign.join(map(str, row)) for row in [[name.upper() for name in header], *(r.values() for r in records)]))
    first, second = posts(tmp_path / "dump")
    assert (first["links"], first["objects"], second["hashtags"]) == (["e.org/a"], ["h4sh"], ["tag"])


# Objects


def test_a_name_that_comes_up_later_is_read(tmp_path: Path) -> None:
    early = [{"id": str(n), "user": {"id": "a"}, "created": "2024-01-01T00:00:00Z"} for n in range(300)]
    last = posts(
        write(
            tmp_path, lines(*early, {**early[0], "id": "last", "hashtags": [{"text": "Late"}], "in_reply_to_id": "1", "is_deleted": True})
        )
    )[-1]
    assert (last["hashtags"], last["reply_to"], last["gone"]) == (["late"], "1", True)


def test_the_order_of_day_and_month_is_told_from_objects_and_parquet_too(tmp_path: Path) -> None:
    records = [{"account_id": "a", "time": "02/03/2024 10:00"}, {"account_id": "a", "time": "02/25/2024 10:00"}]
    pq.write_table(pa.Table.from_pylist(records), tmp_path / "p")
    for path in (tmp_path / "p", write(tmp_path, lines(*records)), write(tmp_path, json.dumps(records), "a")):
        assert posts(path)[0]["time"] == at(2024, 2, 3, 10), path.name


def test_parquet_with_objects_inside_and_nanoseconds(tmp_path: Path) -> None:
    when = pa.array([1_600_000_000_123_456_789], pa.timestamp("ns"))
    pq.write_table(pa.table({"id": [1], "user": [{"id": "u", "followers_count": 4}], "created_at": when, "text": ["hi"]}), tmp_path / "p")
    (post,) = posts(tmp_path / "p")
    assert (post["account_id"], post["time"]) == ("u", at(2020, 9, 13, 12, 26, 40, 123))


# Times


@pytest.mark.parametrize(
    ("written", "ms", "stated"),
    [
        ("1600000000", 1600000000000, True),
        ("1600000000.123", 1600000000123, True),
        ("1600000000123", 1600000000123, True),
        ("1600000000123456", 1600000000123, True),
        ("1600000000123456789", 1600000000123, True),
        ("20200913122640", 1600000000000, False),
        ("2020-09-13 08:26:40 EDT", 1600000000000, True),
        ("2020-09-13 14:26:40 CEST", 1600000000000, True),
        ("2020-09-13 12:26:40 +0000 UTC", 1600000000000, True),
        ("2020-09-13 12:26:40.123 UTC", 1600000000123, True),
        ("Sun Sep 13 2020 14:26:40 GMT+0200 (Central European Summer Time)", 1600000000000, True),
        ("Sun Sep 13 12:26:40 2020", 1600000000000, False),
        ("13/9/20 12:26:40", 1600000000000, False),
    ],
)
def test_a_time_in_every_form(written: str, ms: int, stated: bool) -> None:
    assert TimeFormat().read(written) == (ms, stated)


def test_a_zone_that_is_not_known_refuses_the_row(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + "1,a,2024-01-01 10:00 UTC,x\n2,a,2024-01-01 10:00 XQT,x\n")
    assert (len(posts(path)), refusals(path)) == (1, ["zone 'XQT' is not known"])


# Spellings


@pytest.mark.parametrize(
    ("text", "tags"),
    [
        ("#GÜNDEM #gündem", ["gündem"]),
        ("#ISPARTA #ısparta #Isparta", ["isparta"]),
        ("#İZMİR #izmir", ["izmir"]),
        ("＃全角 #ＡＢＣ", ["全角", "abc"]),
        ("#الحقيقة_الآن، وبعد", ["الحقيقة_الآن"]),
        ("#مُهِمّ جدا", ["مُهِمّ"]),
        ("#हिंदी में", ["हिंदी"]),
        ("#می‌خواهم هست", ["می‌خواهم"]),
        ("$TSLA #1 a#b https://e.org/#part &#39;", []),
    ],
)
def test_a_hashtag_is_whole_and_one_in_every_script(text: str, tags: list[str]) -> None:
    assert hashtags_in(text) == tags


def test_the_letters_i_of_turkish_are_one() -> None:
    assert hashtag("#DİRENIŞ") == hashtag("direnış") == "direniş"


@pytest.mark.parametrize(
    ("url", "canonical"),
    [
        ("https://m.youtube.com/watch?v=abcdefghijk&t=30s&list=PL1&pp=x", "youtube.com/watch?v=abcdefghijk"),
        ("https://youtube.com/shorts/abcdefghijk?feature=share", "youtube.com/watch?v=abcdefghijk"),
        ("https://www.youtube-nocookie.com/embed/abcdefghijk", "youtube.com/watch?v=abcdefghijk"),
        ("https://youtu.be/abcdefghijk?si=1", "youtube.com/watch?v=abcdefghijk"),
        ("https://www.youtube.com/@harbour/videos", "youtube.com/@harbour/videos"),
        ("https://l.facebook.com/l.php?u=https%3A%2F%2Fwww.e.org%2Fa%3Ffbclid%3Dz&h=AT0", "e.org/a"),
        ("https://www.google.com/url?q=https://e.org/a&sa=D", "e.org/a"),
        ("https://www.google.com/search?q=harbour", "google.com/search?q=harbour"),
        ("http://mobile.de/auto", "mobile.de/auto"),
        ("https://m.me/harbour", "m.me/harbour"),
        ("https://mobile.e.org/a/?utm_source=x&b=1&a=2#top", "e.org/a?a=2&b=1"),
        ("https://e.org/a;jsessionid=12AB?x=1", "e.org/a?x=1"),
    ],
)
def test_a_link_has_one_spelling(url: str, canonical: str) -> None:
    assert link(url) == canonical


def test_posts_of_after_the_limit_in_nanoseconds_are_refused(tmp_path: Path) -> None:
    path = write(tmp_path, HEAD + "1,a,1900000000000000000,x\n")
    assert "future" in refusals(path, PostReadOptions(not_after=datetime(2026, 1, 1, tzinfo=UTC)))[0]


def test_an_archive_without_files_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, zipped("a/.DS_Store", "a/._b"), "export.zip")

    with pytest.raises(Malformed, match=r"export\.zip: the archive holds no file that can be read: it may be damaged"):
        list(read_posts(path))


def test_files_of_an_archive_beyond_the_limit_are_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.ingest.posts.opening.LIMITS", Limits(members=2))
    path = write(tmp_path, zipped("a.csv", "b.csv", "c.csv"), "export.zip")

    batches = list(read_posts(path))

    assert [batch.table.num_rows for batch in batches] == [1, 1, 0]
    assert batches[-1].refused[0].reason == "holds 3 files, of which 2 are read: unpack it by hand"


def test_a_parquet_text_that_is_not_utf_8_is_read_with_marks_in_place_of_letters(tmp_path: Path) -> None:
    text = pa.array([b"caf\xa3 open", b"shut"], pa.binary()).view(pa.string())
    columns = {"post_id": pa.array(["1", "2"]), "account_id": pa.array(["a", "b"]), "time": pa.array(["2024-05-01T10:00:00Z"] * 2)}
    pq.write_table(pa.table({**columns, "text": text}), tmp_path / "posts.parquet")

    (batch,) = read_posts(tmp_path / "posts.parquet")

    assert batch.table.column("text").to_pylist() == ["caf\ufffd open", "shut"]
    assert batch.notes.undecodable == 1


def test_the_table_of_a_workbook_is_read_and_what_stands_beside_it_is_named(tmp_path: Path) -> None:
    """A title above the table, and a note on a second sheet."""
    title, header = ["Rilevazione"], ["autore", "testo", "data e ora"]
    rows = [title, header, ["@nebbia", "Domani in piazza con i sassi", "2022-01-06 18:30:00"]]

    (batch,) = read_posts(write(tmp_path, workbook(rows, [["exported twice"]])))

    assert batch.table["text"].to_pylist() == ["Domani in piazza con i sassi"]
    assert batch.table["account_id"].to_pylist() == ["@nebbia"]
    assert batch.unread == ("2 rows beside the table of the workbook: not read",)


def test_a_cover_sheet_before_the_posts_of_a_workbook_is_named(tmp_path: Path) -> None:
    cover = [["Report", "Weekly"], ["Query", "bridge AND fire"]]
    found = [["title", "content", "url", "published"], ["Notice", "Nobody burns this bridge", "https://e.example/9", "2024-07-01 22:15:03"]]

    (batch,) = read_posts(write(tmp_path, workbook(cover, found)))

    assert [post["text"] for post in batch.table.to_pylist()] == ["Notice\nNobody burns this bridge"]
    assert batch.unread[0] == "2 rows beside the table of the workbook: not read"


def test_a_workbook_with_two_tables_is_refused(tmp_path: Path) -> None:
    first, other = [["user", "text", "date"], ["a", "x", "2022-01-06"]], [["user", "comment", "posted"], ["a", "y", "2022-01-06"]]

    with pytest.raises(Malformed, match="a workbook with several tables"):
        list(read_posts(write(tmp_path, workbook(first, other))))


def test_a_header_that_no_table_can_have_ends_no_load(tmp_path: Path) -> None:
    path = write(tmp_path, b"post_id,account_id,time,te\rxt\n1,a,2024-05-01T10:00:00Z,They meet on Friday\n", "dump.csv")

    for batch in read_posts(path):
        assert batch.table.num_rows or batch.refused


def test_tells_of_posts_without_words(tmp_path: Path) -> None:
    written = [
        {"id": "1", "author": "amara", "created_utc": 1714557600, "body": "[removed]", "subreddit": "varos", "link_id": "t3_a"},
        {"id": "2", "author": "bela", "created_utc": 1714557601, "body": "szép napot", "subreddit": "varos", "link_id": "t3_a"},
    ]
    gone = next(iter(read_posts(write(tmp_path, lines(*written), "comments.ndjson"))))
    empty = next(iter(read_posts(write(tmp_path, HEAD + "1,amara,2024-05-01T10:00:00Z,\n2,bela,2024-05-01T10:00:01Z,szia\n", "live.csv"))))

    assert gone.unread == ("posts whose text was removed before the dump was made: not in it",)
    assert empty.unread == ("posts without words: what else their rows hold was not read",)
