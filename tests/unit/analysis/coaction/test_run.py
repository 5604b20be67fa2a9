"""From a lake to edges, groups, files and the brief."""

from __future__ import annotations

import csv
import json
import xml.etree.ElementTree as ElementTree
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from html.parser import HTMLParser
from importlib.util import find_spec
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import networkx
import numpy as np
import pyarrow.parquet as pq
import pytest

from tests.unit.analysis.lakes import lake_of
from tocsin.analysis.brief import BriefRequest, brief_of, write
from tocsin.analysis.brief.storm_section import section
from tocsin.analysis.coaction.checkpoint import Checkpoint
from tocsin.analysis.coaction.edge_evidence import EdgeKey, behind
from tocsin.analysis.coaction.export import write as export
from tocsin.analysis.coaction.near_duplicates import clusters
from tocsin.analysis.coaction.request import EDGES, Coaction, CoactRequest, Scope
from tocsin.analysis.coaction.run import coact
from tocsin.analysis.coaction.spark import write_edges
from tocsin.analysis.storms.request import StormRequest
from tocsin.domain.errors import Malformed, Refused, Unavailable, Unknown
from tocsin.ingest.posts import read_posts
from tocsin.lake import Lake

HOUR = 3_600_000
T0 = 1_760_000_000_000 // HOUR * HOUR


def posts() -> list[dict[str, Any]]:
    """A week of quiet, then a storm on one hashtag with eight accounts that act together ten times in it."""
    rng = np.random.default_rng(1)
    found = [
        {
            "account_id": f"p{rng.integers(90)}",
            "time": T0 + int(rng.random() * 168 * HOUR),
            "hashtags": [f"t{rng.integers(9)}"],
            "text": f"w {i}",
        }
        for i in range(900)
    ]
    start = T0 + 168 * HOUR
    found += [
        {
            "account_id": f"p{rng.integers(900)}",
            "time": start + int(rng.gamma(2, 4000) * 1000),
            "hashtags": ["storm"],
            "text": f"s {i} <b>&",
        }
        for i in range(1500)
    ]
    for k, at in enumerate(rng.random(10) * 5 * HOUR):
        found += [
            {"account_id": f"g{g}", "time": start + int(at + rng.random() * 15_000), "hashtags": ["storm"], "text": f"{g} {k}"}
            for g in range(8)
        ]
    return [post | {"platform": "x"} for post in found]


@pytest.fixture(scope="module")
def lake(tmp_path_factory: pytest.TempPathFactory) -> Lake:
    return lake_of(tmp_path_factory.mktemp("lake"), posts())


@pytest.fixture(scope="module")
def found(lake: Lake) -> Coaction:
    return coact(lake, CoactRequest(on=("hashtag",), windows=(60, 600), min_weight=3, permutations=5))


def test_the_group_is_in_step_and_the_crowd_is_not(found: Coaction) -> None:
    groups = [group for group in found.groups if group.window_s == 60]
    assert [group.accounts for group in groups] == [tuple(f"g{i}" for i in range(8))]
    assert groups[0].objects[0][:2] == ("hashtag", "storm")
    assert set(found.in_step) == {f"g{i}" for i in range(8)}


def test_edges_have_the_columns_promised_and_open_to_their_posts(lake: Lake, found: Coaction) -> None:
    assert found.edges.schema == EDGES
    row = found.edges.slice(0, 1).to_pylist()[0]
    assert row["account_a"] < row["account_b"]
    keys = found.groups[0].posts
    assert {post.account_id for post in lake.posts(keys)} <= {f"g{i}" for i in range(8)}
    assert len(lake.posts(keys)) == len(keys) >= 70


@pytest.mark.parametrize("at", [0, 5, -1])
def test_an_edge_opens_to_as_many_meetings_as_it_weighs(lake: Lake, found: Coaction, at: int) -> None:
    row = found.edges.to_pylist()[at]
    met = behind(lake, EdgeKey(row["object_type"], row["window_s"], row["account_a"], row["account_b"]))
    assert len(met) == row["weight"]
    assert len({meeting.post_a.post_id for meeting in met}) == row["messages_a"]
    assert {meeting.post_a.account_id for meeting in met} == {row["account_a"]}
    assert all(abs(meeting.apart.total_seconds()) <= row["window_s"] for meeting in met)
    with pytest.raises(Unknown, match="nobody"):
        behind(lake, EdgeKey("hashtag", 60, "nobody", row["account_b"]))


def test_pairs_inside_the_group_are_told_from_pairs_of_the_crowd(lake: Lake) -> None:
    found = coact(lake, CoactRequest(on=("hashtag",), windows=(60,), min_weight=3, permutations=0))
    rows = [row for row in found.edges.to_pylist() if row["q"] <= 0.01]
    inside = [row["account_a"].startswith("g") and row["account_b"].startswith("g") for row in rows]
    assert sum(inside) >= 25
    assert np.mean(inside) >= 0.95


def test_windows_share_one_level_and_a_group_found_in_several_is_listed_once(lake: Lake, found: Coaction) -> None:
    alone = coact(lake, CoactRequest(on=("hashtag",), windows=(60,), min_weight=3, permutations=0))
    assert [len(group.accounts) for group in found.groups] == [8]
    assert found.groups[0].q == pytest.approx(2 * alone.groups[0].q)
    assert {row["group"] for row in found.edges.to_pylist() if row["window_s"] == 600} == {0, 1}


def test_the_edges_inside_a_group_are_given_where_each_alone_is_too_weak(lake: Lake) -> None:
    edges = coact(lake, CoactRequest(on=("hashtag",), windows=(60, 600), min_weight=3, permutations=0, most_q=0.01)).edges
    at_60 = [row for row in edges.to_pylist() if row["window_s"] == 60]
    assert len(at_60) == 28
    assert {row["group"] for row in at_60} == {1}


@pytest.mark.parametrize(("form", "windows"), [("%Y-%m-%dT%H:%M:%SZ", (60, 3600)), ("%Y-%m-%dT%H:%MZ", (3600,)), ("%Y-%m-%d", (86400,))])
def test_windows_are_chosen_by_how_fine_the_times_are(tmp_path: Path, form: str, windows: tuple[int, ...]) -> None:
    start = datetime(2026, 1, 5, 7, 8, 9, tzinfo=UTC)
    rows = [f"{n},u{n % 9},{start + timedelta(hours=7 * n, minutes=n, seconds=n):{form}},words #tag{n % 3}" for n in range(90)]
    (tmp_path / "posts.csv").write_text("\n".join(["post_id,account_id,time,text", *rows]), "utf-8")
    (tmp_path / "few.csv").write_text("post_id,account_id,time,text\na,b,2026-01-05,words #tag1\n", "utf-8")
    lake = Lake(tmp_path / "lake")
    lake.append(batch for name in ("posts.csv", "few.csv") for batch in read_posts(tmp_path / name))

    found = coact(lake, CoactRequest(on=("hashtag",), windows=(), permutations=0))

    assert found.request.windows == windows
    assert [calibration.window_s for calibration in found.calibration] == list(windows)


def test_what_chance_gives_is_part_of_the_answer(found: Coaction) -> None:
    assert [(c.window_s, c.runs, c.groups_by_chance) for c in found.calibration] == [(60, 5, 0.0), (600, 5, 0.0)]
    assert found.calibration[0].able >= 8


def test_edges_may_be_only_those_beyond_chance(lake: Lake) -> None:
    every = coact(lake, CoactRequest(on=("hashtag",), permutations=0)).edges.to_pylist()
    some = coact(lake, CoactRequest(on=("hashtag",), permutations=0, most_q=0.01)).edges.to_pylist()
    assert some == [row for row in every if row["q"] <= 0.01]
    assert 0 < len(some) < len(every)


@pytest.mark.parametrize("ending", [".csv", ".parquet", ".json", ".gexf", ".graphml"])
def test_the_edges_are_the_same_in_every_format(found: Coaction, tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"edges{ending}"
    export(found, path)
    count, weight = READ[ending](path)
    assert (count, weight) == (found.edges.num_rows, sum(found.edges["weight"].to_pylist()))


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def _csv(path: Path) -> tuple[int, int]:
    rows = _rows(path)
    assert list(rows[0])[:10] == [
        "object_type",
        "window_s",
        "account_a",
        "account_b",
        "weight",
        "messages_a",
        "messages_b",
        "expected",
        "p",
        "q",
    ]
    return len(rows), sum(int(row["weight"]) for row in rows)


def _parquet(path: Path) -> tuple[int, int]:
    table = pq.read_table(path)
    return table.num_rows, sum(table["weight"].to_pylist())


def _json(path: Path) -> tuple[int, int]:
    value = json.loads(path.read_text("utf-8"))
    assert value["in_step"] == [f"g{i}" for i in range(8)]
    return len(value["edges"]), sum(row["weight"] for row in value["edges"])


def _gexf(path: Path) -> tuple[int, int]:
    edges = ElementTree.parse(path).getroot().iter("{http://gexf.net/1.3}edge")
    weights = [int(edge.attrib["weight"]) for edge in edges]
    return len(weights), sum(weights)


def _graphml(path: Path) -> tuple[int, int]:
    graph = networkx.read_graphml(path, force_multigraph=True)
    return graph.number_of_edges(), sum(data["weight"] for *_, data in graph.edges(data=True))


READ = {".csv": _csv, ".parquet": _parquet, ".json": _json, ".gexf": _gexf, ".graphml": _graphml}


def test_an_unknown_ending_and_a_kind_that_is_none_are_refused(found: Coaction, tmp_path: Path) -> None:
    with pytest.raises(Malformed, match="no format"):
        export(found, tmp_path / "edges.xls")
    for wrong in ({"on": ("color",)}, {"min_weight": 0}, {"windows": (-1,)}):
        with pytest.raises(Malformed):
            CoactRequest(**wrong)


def test_more_edges_than_asked_for_are_refused_and_never_cut(lake: Lake) -> None:
    with pytest.raises(Refused, match="ask for more weight"):
        coact(lake, CoactRequest(on=("hashtag",), min_weight=1, most_edges=10, permutations=0))


def test_a_scope_without_posts_says_so(lake: Lake) -> None:
    with pytest.raises(Malformed, match="no posts with hashtag"):
        coact(lake, CoactRequest(on=("hashtag",), scope=Scope(platforms=("nowhere",))))


def test_a_run_that_stopped_goes_on_where_it_was(lake: Lake, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    request = CoactRequest(on=("hashtag",), windows=(600,), permutations=0, checkpoints=tmp_path)
    whole = coact(lake, CoactRequest(on=("hashtag",), windows=(600,), permutations=0)).edges
    monkeypatch.setattr("tocsin.analysis.coaction.kernel._BUFFER", 1)

    def stop(what: str, at: int, count: int) -> None:
        if what.startswith("hashtag") and at > count // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        coact(lake, request, stop)
    reached = Checkpoint(tmp_path, next(tmp_path.iterdir()).name).load()[1]
    begun: list[int] = []
    again = coact(lake, request, lambda what, at, count: begun.append(at) if what.startswith("hashtag") else None).edges
    assert again == whole
    assert 0 < reached < min(begun)


def test_accounts_of_two_platforms_with_one_name_are_kept_apart(tmp_path: Path) -> None:
    rows = [
        {"account_id": "same", "platform": p, "time": T0 + k * HOUR, "hashtags": ["h"], "text": f"{p}{k}"}
        for p in ("x", "bluesky")
        for k in range(3)
    ]
    edges = coact(lake_of(tmp_path, rows), CoactRequest(on=("hashtag",), permutations=1)).edges.to_pylist()
    assert [(e["account_a"], e["account_b"], e["weight"]) for e in edges] == [("bluesky:same", "x:same", 3)]


def test_near_equal_texts_are_objects(tmp_path: Path) -> None:
    base = "the march will begin at noon on the great square bring water and friends"
    rows = [
        {"account_id": a, "time": T0 + k * HOUR + i, "text": f"{base} {w} {k} round"}
        for k in range(3)
        for i, (a, w) in enumerate([("a", "please"), ("b", "quickly")])
    ]
    edges = coact(lake_of(tmp_path, rows), CoactRequest(on=("near-text",), permutations=1)).edges.to_pylist()
    assert [(e["object_type"], e["account_a"], e["account_b"], e["messages_a"]) for e in edges] == [("near-text", "a", "b", 3)]


def test_near_equal_texts_cluster_and_others_do_not() -> None:
    texts = [
        "one two three four five six seven eight",
        "One two three four five six seven, eight nine",
        "a wholly different thing is said here today",
        "short",
    ]
    found = clusters(texts)
    assert found[0] == found[1] != found[2]
    assert found[3] == -1


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.targets: set[str] = set()
        self.ids: set[str] = set()
        self.tags: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        for name, value in attrs:
            if name == "href":
                self.targets.add(str(value))
            if name == "id":
                self.ids.add(str(value))


def test_the_brief_is_one_page_whose_numbers_lead_to_their_rows(lake: Lake, tmp_path: Path) -> None:
    brief = brief_of(lake, BriefRequest(StormRequest(on=("hashtag",), top=2), permutations=3))
    files = write(brief, tmp_path / "storm.html")
    text = files[0].read_text("utf-8")
    page = _Links()
    page.feed(text)
    assert {target[1:] for target in page.targets if target.startswith("#")} <= page.ids
    assert all(target.startswith("#") for target in page.targets)
    assert not page.tags & {"script", "link", "iframe", "img"}
    assert "svg" in page.tags
    assert "<b>&amp;" not in text
    assert "&lt;b&gt;&amp;" in text
    assert "g0, g1, g2" in text
    assert all(path.exists() for path in files)
    summary = text.split('<section id="summary">')[1].split("</section>")[0]
    assert f"{len({post for study in brief.studies for post in study.storm.posts}):,} posts" in summary
    assert "Not known: " in summary
    assert files[0].stat().st_size < 1_000_000


def test_a_chart_that_would_show_nothing_is_left_out(lake: Lake) -> None:
    (study,) = brief_of(lake, BriefRequest(StormRequest(on=("hashtag",), top=1), permutations=0)).studies
    one_language = replace(study, storm=replace(study.storm, languages=(("en", 9),), rhythm_p=None))
    two = replace(study, storm=replace(study.storm, languages=(("en", 9), ("nl", 4)), rhythm_p=0.5))
    assert section(one_language, 1).count("<svg") == 1
    assert 'href="#s1-week"' not in section(one_language, 1)
    assert section(two, 1).count("<svg") == 3
    assert 'id="s1-week"' in section(two, 1)


def test_the_figures_beside_the_brief_are_those_on_it(lake: Lake, tmp_path: Path) -> None:
    brief = brief_of(lake, BriefRequest(StormRequest(on=("hashtag",), top=1), permutations=3))
    page, tables = write(brief, tmp_path / "storm.html")
    with ZipFile(tables) as archive:
        archive.extractall(tmp_path)
    figures = json.loads((tmp_path / "figures.json").read_text("utf-8"))
    rows = _rows(tmp_path / "posts.csv")
    assert figures["storms"][0]["mentions"] == len(rows) == brief.studies[0].storm.mentions
    assert figures["storms"][0]["originals"] == sum(row["original"] == "true" for row in rows)
    assert f">{len(rows):,}</a> posts" in page.read_text("utf-8")


def test_a_lake_in_which_nothing_rose_has_a_brief_that_says_so(tmp_path: Path) -> None:
    lake = lake_of(tmp_path / "lake", posts()[:900])
    files = write(brief_of(lake, BriefRequest(StormRequest(on=("hashtag",)))), tmp_path / "storm.html")
    assert "Nothing rose above what was usual" in files[0].read_text("utf-8")


def test_a_pair_in_step_with_one_kind_of_object_is_in_step_whatever_else_both_do(tmp_path: Path) -> None:
    rng = np.random.default_rng(5)
    span = 72 * HOUR

    def acts(count: int, kind: str, things: int) -> list[dict[str, Any]]:
        people, times, what = rng.integers(0, 500, count), rng.integers(0, span, count), rng.integers(0, things, count)
        value = (lambda thing: [f"t{thing}"]) if kind == "hashtags" else (lambda thing: f"s{thing}")
        return [
            {"account_id": f"p{who}", "time": T0 + int(at), kind: value(thing)} for who, at, thing in zip(people, times, what, strict=True)
        ]

    two = ("one", "two")
    together = [
        {"account_id": who, "time": T0 + at + i * 15_000, "share_of": f"own{k}"}
        for k, at in enumerate(rng.integers(0, span, 20).tolist())
        for i, who in enumerate(two)
    ]
    besides = [{"account_id": who, "time": T0 + int(rng.random() * span), "hashtags": ["t1"]} for who in two for _ in range(300)]
    posts_ = acts(6000, "share_of", 20) + acts(6000, "hashtags", 5) + together + besides
    lake = lake_of(tmp_path, [post | {"platform": "x", "text": f"w {n}"} for n, post in enumerate(posts_)])
    assert coact(lake, CoactRequest(on=("hashtag", "share"), permutations=3)).in_step == two


def test_spark_counts_edges_alone_into_a_new_folder(lake: Lake, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="near-text"):
        write_edges(lake, CoactRequest(on=("near-text",), most_q=1), tmp_path / "new")
    with pytest.raises(Malformed, match="exists"):
        write_edges(lake, CoactRequest(most_q=1), tmp_path)
    with pytest.raises(Malformed, match="load posts"):
        write_edges(Lake(tmp_path / "empty"), CoactRequest(most_q=1), tmp_path / "new")
    if find_spec("pyspark") is None:
        with pytest.raises(Unavailable, match="Spark"):
            write_edges(lake, CoactRequest(most_q=1), tmp_path / "new")
