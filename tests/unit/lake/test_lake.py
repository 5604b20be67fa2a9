"""Posts are added once, whole or not at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tocsin.domain.errors import Malformed, Unavailable
from tocsin.domain.report import RejectedRow
from tocsin.lake import Lake
from tocsin.lake.values import CANONICAL

T0 = 1_700_000_000_000


@dataclass
class Noted:
    zone_assumed: int = 0


@dataclass
class Rows:
    table: pa.Table
    source: str = "a.csv"
    refused: Sequence[RejectedRow] = ()
    notes: Noted = field(default_factory=Noted)
    handles: tuple[tuple[str, str, str], ...] = ()

    @property
    def read(self) -> int:
        return int(sum(self.table["rows"].to_pylist())) + len(self.refused)


def row(post_id: str, **given: object) -> dict[str, object]:
    base = {name: [] if pa.types.is_list(kind) else "" for name, kind in zip(CANONICAL.names, CANONICAL.types, strict=True)}
    return (
        base
        | {
            "post_id": post_id,
            "account_id": "a",
            "time": T0,
            "followers": None,
            "account_created": None,
            "deleted_at": None,
            "gone": False,
            "rows": 1,
        }
        | given
    )


def batch(*rows: dict[str, object], **given: object) -> Rows:
    columns = {name: pa.array([r[name] for r in rows], kind) for name, kind in zip(CANONICAL.names, CANONICAL.types, strict=True)}
    return Rows(pa.table(columns, schema=CANONICAL), **given)  # type: ignore[arg-type]


def ids(lake: Lake) -> list[str]:
    return sorted(lake.sql("select post_id from posts")["post_id"].to_pylist())


def test_a_second_load_adds_nothing_and_the_figures_add_up(tmp_path: Path) -> None:
    posts = [batch(row("1"), row("2"), row("1"), refused=[RejectedRow("a.csv row 4", "no time")])]
    first = Lake(tmp_path).append(posts)
    second = Lake(tmp_path).append(posts)
    assert (first.read, first.accepted, first.duplicate, first.refused) == (4, 2, 1, 1)
    assert (second.read, second.accepted, second.duplicate, second.refused) == (4, 0, 3, 1)
    assert ids(Lake(tmp_path)) == ["1", "2"]


def test_ids_of_a_channel_hold_for_that_channel_only(tmp_path: Path) -> None:
    loaded = Lake(tmp_path).append([batch(row("1", platform="telegram", channel="x"), row("1", platform="telegram", channel="y"))])
    assert loaded.accepted == 2
    again = Lake(tmp_path).append([batch(row("1", platform="x", channel="x"), row("1", platform="x", channel="y"))])
    assert (again.accepted, again.duplicate) == (1, 1)


def test_a_load_killed_half_way_leaves_no_half_part_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tocsin.lake.lake._PART_ROWS", 1)

    def killed() -> object:
        yield batch(row("1"))
        yield batch(row("2"))
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        Lake(tmp_path).append(killed())  # type: ignore[arg-type]
    (tmp_path / "parts" / "000003.posts.parquet").write_bytes(b"half a part")
    assert ids(Lake(tmp_path)) == ["1", "2"]
    loaded = Lake(tmp_path).append([batch(row("1"), row("2"), row("3"))])
    assert (loaded.accepted, loaded.duplicate) == (1, 2)
    assert ids(Lake(tmp_path)) == ["1", "2", "3"]


def test_two_loads_at_once_are_refused(tmp_path: Path) -> None:
    def nested() -> object:
        with pytest.raises(Unavailable, match="another load"):
            Lake(tmp_path).append([])
        yield batch(row("1"))

    assert Lake(tmp_path).append(nested()).accepted == 1  # type: ignore[arg-type]


def test_what_was_added_since_a_part_or_load_is_there_to_screen(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    first = lake.append([batch(row("1", text="eins"))])
    lake.append([batch(row("2", text="zwei"))])
    assert [post.text for found in lake.texts() for post in found.posts] == ["eins", "zwei"]
    assert [post.text for found in lake.texts(since=first.parts[-1]) for post in found.posts] == ["zwei"]


def test_a_post_comes_back_as_it_went_in(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.append([batch(row("1", text="مرحبا #سلام", hashtags=["سلام"], links=["e.org/a"], followers=7, platform="x", channel="c"))])
    key = next(lake.texts()).posts[0].key
    post = lake.posts([key, "00000000000000ff"])[0]
    assert (post.post_id, post.text, post.hashtags, post.links, post.followers) == ("1", "مرحبا #سلام", ("سلام",), ("e.org/a",), 7)
    assert post.time == datetime(2023, 11, 14, 22, 13, 20, tzinfo=UTC)


def test_every_object_becomes_an_action_and_texts_agree_across_case_and_links(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.append(
        [
            batch(
                row("1", text="Come NOW https://t.co/a", hashtags=["x"], links=["t.co/a"]),
                row("2", text="come now https://t.co/b", mentions=["m"], images=["p"], reply_to="9"),
                row("3", text="come now", share_of="1"),
                row("4", text=""),
            )
        ]
    )
    found = lake.sql("select kind, count(*) n, count(distinct object) o from actions group by 1 order by 1").to_pylist()
    assert {r["kind"]: (r["n"], r["o"]) for r in found} == {
        "hashtag": (1, 1), "image": (1, 1), "link": (1, 1), "mention": (1, 1), "reply": (1, 1), "share": (1, 1), "text": (2, 1)
    }  # fmt: skip


@pytest.mark.parametrize(
    "query",
    ["copy posts to 'x.csv'", "select 1; select 2", "create table t(a int)", "select * from read_csv('/etc/passwd')", "select nothing"],
)
def test_the_lake_only_answers_questions_about_itself(tmp_path: Path, query: str) -> None:
    lake = Lake(tmp_path)
    lake.append([batch(row("1"))])
    with pytest.raises(Malformed):
        lake.sql(query)


def test_what_is_missing_is_recorded_with_the_load(tmp_path: Path) -> None:
    day = 86_400_000
    rows = [row(str(i), time=T0 // day * day + i * day) for i in range(3)]
    Lake(tmp_path).append([Rows(batch(*rows).table, notes=Noted(zone_assumed=3))])
    source = Lake(tmp_path).loads()[0].sources[0]
    assert source.resolution == "day"
    assert source.notes == {"zone_assumed": 3}
    assert [(end - start).total_seconds() / 3600 for start, end in source.silences] == [23, 23]


def test_an_empty_lake_answers_too(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "none")
    assert lake.sql("select count(*) n from posts").to_pylist() == [{"n": 0}]
    assert list(lake.texts()) == []
    assert lake.posts([]) == []


def test_a_folder_that_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(Unavailable, match="cannot be written"):
        Lake(tmp_path / "file").append([])


posts = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "x", "telegram"]), st.sampled_from(["", "c", "d"])), max_size=12)


@settings(max_examples=15, deadline=None)
@given(loads=st.lists(posts, max_size=4))
def test_whatever_is_loaded_in_whatever_order_is_there_once(
    tmp_path_factory: pytest.TempPathFactory, loads: list[list[tuple[str, str, str]]]
) -> None:
    folder = tmp_path_factory.mktemp("lake")
    for load in loads:
        found = Lake(folder).append([batch(*(row(i, platform=p, channel=c) for i, p, c in load))])
        assert found.accepted + found.duplicate + found.refused == found.read == len(load)
    expected = {(i, p, c if p in ("", "telegram") else "") for load in loads for i, p, c in load}
    assert Lake(folder).sql("select count(*) n, count(distinct post) d from posts").to_pylist() == [
        {"n": len(expected), "d": len(expected)}
    ]


def gone(lake: Lake) -> list[tuple[str, bool, bool]]:
    found = lake.sql("select post_id, gone, deleted_at is not null as dated from posts order by post_id").to_pylist()
    return [(r["post_id"], r["gone"], r["dated"]) for r in found]


def test_what_a_later_dump_knows_of_posts_that_are_gone_is_added_once(tmp_path: Path) -> None:
    Lake(tmp_path).append([batch(row("1"), row("2"), row("3"))])
    later = [batch(row("1", deleted_at=T0 + 60_000, gone=True), row("2", gone=True), row("3"))]

    first, again = Lake(tmp_path).append(later), Lake(tmp_path).append(later)

    assert (first.accepted, first.duplicate, first.learned) == (0, 3, 2)
    assert (again.accepted, again.duplicate, again.learned, again.parts) == (0, 3, 0, ())
    assert Lake(tmp_path).loads()[1].sources[0].learned == 2
    assert gone(Lake(tmp_path)) == [("1", True, True), ("2", True, False), ("3", False, False)]


def test_the_time_of_a_deletion_is_added_to_a_post_seen_gone_and_the_first_time_stays(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    lake.append([batch(row("1", gone=True), row("2", deleted_at=T0 + 5_000, gone=True))])
    lake.append([batch(row("1", deleted_at=T0 + 9_000, gone=True), row("2", deleted_at=T0 + 7_000, gone=True))])

    lives = lake.sql("select epoch_ms(deleted_at) - epoch_ms(time) as life from posts order by post_id")
    assert lives["life"].to_pylist() == [9_000, 5_000]
    assert lake.posts([post.key for found in lake.texts() for post in found.posts])[0].gone


def test_a_post_said_gone_further_on_in_the_same_load_is_gone(tmp_path: Path) -> None:
    loaded = Lake(tmp_path).append([batch(row("1"), row("1", gone=True), row("1", gone=True))])

    assert (loaded.accepted, loaded.duplicate, loaded.learned) == (1, 2, 1)
    assert gone(Lake(tmp_path)) == [("1", True, False)]


def test_what_is_forwarded_into_two_chats_is_one_thing_and_replies_stay_in_their_chat(tmp_path: Path) -> None:
    lake = Lake(tmp_path)
    chats = [row(str(n), platform="telegram", channel=f"c{n}", share_of="forward:Lantern:come", reply_to="7") for n in (1, 2)]
    lake.append([batch(*chats)])
    found = lake.sql("select kind, count(distinct object) as n from actions where kind in ('share', 'reply') group by kind").to_pylist()
    assert {each["kind"]: each["n"] for each in found} == {"share": 1, "reply": 2}


def test_a_picture_that_counts_as_another_is_one_object_with_it(tmp_path: Path) -> None:
    lake = Lake(tmp_path / "lake")
    lake.append([batch(row("1", images=["picture:a"]), row("2", images=["picture:b"]), row("3", images=["picture:c"]))])
    assert lake.sql("select count(distinct object) as n from actions where kind = 'image'")["n"].to_pylist() == [3]

    lake.count_as({"picture:b": "picture:a"})

    counted = lake.sql(
        "select o.value, count(*) as n from actions a join objects o using (object) where a.kind = 'image' group by 1 order by 1"
    )
    assert counted.to_pylist() == [{"value": "picture:a", "n": 2}, {"value": "picture:c", "n": 1}]
