"""Storms and accounts in step, through the command line."""

from __future__ import annotations

import csv
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.shell import Shell
from tocsin.cli.coaction import seconds
from tocsin.desk.analysis import threatens
from tocsin.domain.errors import Malformed

START = datetime(2026, 1, 5, tzinfo=UTC)


@pytest.fixture(scope="module")
def dump(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Six weeks of ordinary posts, then a Friday evening on which one hashtag rises."""
    chance = random.Random(3)
    path = tmp_path_factory.mktemp("posts") / "posts.csv"
    ordinary = [(START + timedelta(seconds=chance.randrange(42 * 86400)), f"u{chance.randrange(400)}", "bread") for _ in range(4000)]
    evening = START + timedelta(days=39, hours=18)
    storm = [(evening + timedelta(seconds=chance.randrange(7200)), f"s{chance.randrange(200)}", "greyfriday") for _ in range(900)]
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["post_id", "account_id", "time", "text", "platform"])
        for number, (time, account, tag) in enumerate(sorted(ordinary + storm)):
            writer.writerow([number, account, time.isoformat(), f"about #{tag} today", "x"])
    return path


@pytest.fixture
def loaded(tocsin: Shell, dump: Path) -> Shell:
    tocsin.ok("posts", "load", dump)
    return tocsin


def test_a_storm_is_found_told_and_written_as_a_page(loaded: Shell, tmp_path: Path) -> None:
    page = tmp_path / "storm.html"

    rows = loaded.ok("storms", "--on", "hashtag", "--brief", page, "--json").rows

    assert [row["object"] for row in rows] == ["greyfriday"]
    assert rows[0]["mentions"] == 900
    html = page.read_text(encoding="utf-8")
    assert "greyfriday" in html
    assert "<script" not in html


def test_a_storm_becomes_a_report_that_is_owed_an_answer_once(loaded: Shell) -> None:
    for _ in range(2):
        loaded.ok("storms", "--on", "hashtag", "--file")

    reports = [row for row in loaded.ok("reports", "--json").rows if row["channel"] == "storm"]

    assert len(reports) == 1
    assert "#greyfriday" in reports[0]["text"] or "greyfriday" in reports[0]["text"]
    assert len(loaded.ok("duties", "--json").rows) == 2


def test_a_channel_that_is_in_no_post_is_told_with_the_nearest_names(tocsin: Shell, tmp_path: Path) -> None:
    posts = tmp_path / "posts.csv"
    posts.write_text(
        "post_id,account_id,time,text,platform,channel\n"
        "1,a,2026-01-05T10:00Z,bread,telegram,Lantern Post\n2,b,2026-01-05T11:00Z,salt,telegram,Harbour\n"
    )
    tocsin.ok("posts", "load", posts)

    for more in ((), ("--brief", tmp_path / "storm.html")):
        ran = tocsin("storms", "--source-channel", "lantern pots", *more)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "tocsin: no channel 'lantern pots': did you mean 'Lantern Post'?\n"
    assert "did you mean" not in tocsin("storms", "--source-channel", "zzqx").err
    assert "no channel" not in tocsin("storms", "--source-channel", "Harbour").err


def test_edges_are_printed_as_rows(loaded: Shell) -> None:
    ran = loaded.ok("coact", "--on", "hashtag", "--q", "1", "--min", "1", "--permutations", "0", "--json")

    assert ran.rows[0]["object_type"] == "hashtag"
    assert ran.err == "", "progress belongs on a terminal alone"


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".gexf", ".graphml", ".json"])
def test_edges_are_written_by_the_files_ending(loaded: Shell, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"edges{ending}"

    ran = loaded.ok("coact", "--on", "hashtag", "--window", "60s", "--min", "1", "--permutations", "1", "--out", path)

    assert path.stat().st_size > 0
    assert "guilty" not in ran.out
    if ending == ".csv":
        header = path.read_text().splitlines()[0]
        assert header.startswith("object_type,window_s,account_a,account_b,weight,messages_a,messages_b,expected,p,q")


def test_a_group_that_is_not_in_the_list_cannot_be_opened(loaded: Shell) -> None:
    ran = loaded("coact", "--on", "hashtag", "--permutations", "0", "--group", "99")

    assert ran.code == 2
    assert "no group '99'" in ran.err


def test_an_ending_that_is_no_format_is_told(loaded: Shell, tmp_path: Path) -> None:
    ran = loaded("coact", "--on", "hashtag", "--permutations", "1", "--out", tmp_path / "edges.xyz")

    assert ran.code == 2
    assert ".gexf" in ran.err.splitlines()[-1]


@pytest.mark.parametrize(("text", "expected"), [("60s", 60), ("10m", 600), ("1h", 3600), ("2d", 172800), ("45", 45)])
def test_a_window_is_read_as_people_write_it(text: str, expected: int) -> None:
    assert seconds(text) == expected


@pytest.mark.parametrize("text", ["", "soon", "-1s", "1w"])
def test_what_is_no_window_is_told(text: str) -> None:
    with pytest.raises(Malformed, match="60s, 10m, 1h or 1d"):
        seconds(text)


def test_an_empty_lake_is_told(tocsin: Shell) -> None:
    assert tocsin("storms").code == 2
    assert "posts" in tocsin("storms").err


def test_two_milieus_are_compared_with_the_desks_own_rule_of_threat_wording(loaded: Shell) -> None:
    events = [f"--event={(START + timedelta(days=day, hours=9)).isoformat()}" for day in (14, 20, 30, 37)]

    rows = loaded.ok("reciprocal", "--one", "A=#bread", "--two", "B=#greyfriday", *events, "--json").rows

    assert {row["measure"] for row in rows} == {"posts", "threat wording"}


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("We will burn them all tonight", True),
        ('They said "we will burn them all" yesterday', False),
        ("a burning sun", False),
        ("", False),
    ],
)
def test_threat_wording_is_counted_in_a_texts_own_voice_only(text: str, counts: bool) -> None:
    assert threatens(text) is counts


def test_posts_from_the_future_are_refused_with_the_reason(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("post_id,account_id,time,text\n1,a,2026-01-05T10:00:00Z,now\n2,a,2199-01-05T10:00:00Z,then\n", encoding="utf-8")

    run = tocsin("posts", "load", path, "--json")

    assert (run.code, run.rows[0]["accepted"], run.rows[0]["refused"]) == (1, 1, 1)
    assert "lies in the future" in tocsin.ok("refused").out


def test_a_later_dump_that_knows_deletions_adds_them(tocsin: Shell, tmp_path: Path) -> None:
    head, row = "post_id,account_id,time,text,deleted_at", "1,a,2026-01-05T10:00:00Z,come"
    for name, deleted in (("first", ""), ("later", "2026-01-05T10:01:00Z")):
        (tmp_path / f"{name}.csv").write_text(f"{head}\n{row},{deleted}\n", encoding="utf-8")

    tocsin.ok("posts", "load", tmp_path / "first.csv")

    assert tocsin.ok("posts", "load", tmp_path / "later.csv", "--json").rows[0]["learned"] == 1
    assert "gone since" not in tocsin.ok("posts", "load", tmp_path / "later.csv").out


def test_of_several_files_one_that_is_no_dump_is_refused_and_the_others_are_loaded(tocsin: Shell, tmp_path: Path) -> None:
    folder = tmp_path / "dumps"
    folder.mkdir()
    (folder / "a.csv").write_text("name,label\n#a,ad\n", encoding="utf-8")
    (folder / "b.csv").write_text("post_id,account_id,time,text\n1,a,2026-01-05T10:00:00Z,now\n", encoding="utf-8")

    run = tocsin("posts", "load", folder, "--json")

    assert (run.code, run.rows[0]["read"], run.rows[0]["accepted"], run.rows[0]["refused"]) == (1, 2, 1, 1)
    assert "name them, as" in tocsin.ok("refused").out
    assert tocsin("posts", "load", folder / "a.csv").code == 2


def test_the_order_of_dates_and_the_zone_are_said_on_the_command_line(tocsin: Shell, tmp_path: Path) -> None:
    path = tmp_path / "posts.csv"
    path.write_text("post_id,account_id,time,text\n1,a,02/03/2026 10:00,now\n", encoding="utf-8")

    assert "--dates dmy" in tocsin("posts", "load", path).err
    assert tocsin.ok("posts", "load", path, "--dates", "mdy", "--zone", "Europe/Berlin", "--json").rows[0]["accepted"] == 1
    assert tocsin("posts", "load", path, "--zone", "Nowhere/Else").code == 2


def test_files_of_one_load_that_lack_the_same_owe_one_look(tocsin: Shell, tmp_path: Path) -> None:
    files = [tmp_path / f"page_{number}.csv" for number in range(3)]
    for number, file in enumerate(files):
        file.write_text(f"post_id,account_id,time,text,images\n{number},u1,2026-01-05T10:00:00Z,words,gone_{number}.png\n", "utf-8")

    tocsin.ok("posts", "load", *files)
    tocsin.ok("posts", "load", *files)

    looks = tocsin("unread", "--json").rows
    assert len(looks) == 1
    assert looks[0]["not_read"][-1] == "3 pictures or recordings that posts name: no such file beside the dump, or none that can be opened"
    text = tocsin.ok("report", looks[0]["report"]).out
    assert all(file.name in text for file in files)


def test_a_group_opens_to_its_posts_and_its_signals(tocsin: Shell, tmp_path: Path) -> None:
    chance = random.Random(7)
    moments = [START + timedelta(minutes=chance.randrange(21_000)) for _ in range(12)]
    together = [
        (f"Nina{3000 + member}", at + timedelta(seconds=3 * member), f"plan{n}") for n, at in enumerate(moments) for member in range(6)
    ]
    apart = [(f"uma{n % 90}", START + timedelta(seconds=chance.randrange(1_300_000)), "bread") for n in range(900)]
    rows = [f"{n},{account},{at:%Y-%m-%dT%H:%M:%SZ},see #{tag}" for n, (account, at, tag) in enumerate(together + apart)]
    path = tmp_path / "posts.csv"
    path.write_text("\n".join(["post_id,account_id,time,text", *rows]), "utf-8")
    tocsin.ok("posts", "load", path)

    opened = tocsin.ok("coact", "--on", "hashtag", "--permutations", "0", "--group", "1").out
    signals = [row for row in tocsin.ok("coact", "--on", "hashtag", "--group", "1", "--json").rows if "sentence" in row]

    assert opened.count("see #plan") == 72
    assert "How constant the order of pairs is in moments they share: 1.00 among 6 members" in opened
    assert "Greatest share made within one week: cannot be told" in opened
    assert [(signal["name"], signal["p"] is not None) for signal in signals] == [
        ("order", True),
        ("replies", False),
        ("ages", False),
        ("hours", False),
        ("names", True),
    ]


def readers(folder: Path, others: int) -> Path:
    """Fifteen accounts, of whom eight to thirteen share one new link within 40 seconds, forty times, and others on five evenings."""
    chance = random.Random(11)
    members = [f"coordinated_{number:02d}" for number in range(15)]
    rows = []
    for act in range(40):
        at = START + timedelta(seconds=chance.randrange(30 * 86400))
        link = f"https://news{act % 7}.example/a{act}"
        texts = [f"read this {word} {link}" for word in ("bread", "river", "school", "light", "square", "winter")]
        who = chance.sample(members, chance.randint(8, 13))
        rows += [(at + timedelta(seconds=chance.random() * 40), account, chance.choice(texts)) for account in who]
    for number in range(others):
        at = START + timedelta(days=number % 5, seconds=chance.randrange(7200))
        rows.append((at, f"u{chance.randrange(400)}", f"hm {chance.randrange(100_000)} #evening{number % 5}"))
    path = folder / "links.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["post_id", "account_id", "time", "text"])
        writer.writerows((number, account, time.isoformat(), text) for number, (time, account, text) in enumerate(sorted(rows)))
    return path


def test_a_group_is_found_among_others_and_its_names_are_counted(tocsin: Shell, tmp_path: Path) -> None:
    tocsin.ok("posts", "load", readers(tmp_path, 4000))

    said = tocsin.ok("coact").out

    (row,) = [line for line in said.splitlines() if line.startswith("1 ")]
    found = int(row.split()[1])
    assert 12 <= found <= 15
    assert row.count("coordinated_") + int(row.rpartition(" and ")[2].split()[0]) == found


@pytest.mark.parametrize("options", [(), ("--on", "link", "--window", "60s")], ids=["all kinds", "links"])
def test_a_group_with_nobody_to_compare_it_with_is_not_denied(tocsin: Shell, tmp_path: Path, options: tuple[str, ...]) -> None:
    tocsin.ok("posts", "load", readers(tmp_path, 0))

    said = tocsin.ok("coact", *options).out

    assert "Cannot be told: 15 accounts meet often" in said
    assert "no other group meets" in said


def test_the_list_of_storms_says_where_calls_were_looked_for(loaded: Shell) -> None:
    said = loaded.ok("storms", "--on", "hashtag").out

    assert "no call found" in said
    assert "Calls were looked for in the 7 days before each: posts worded as a call" in said
