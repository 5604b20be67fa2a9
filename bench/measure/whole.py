"""The whole way: a million posts loaded, and from there to a brief."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from bench.measure.show import Watched, table

if TYPE_CHECKING:
    from tocsin.lake import Lake

_WORDS = [
    "we",
    "they",
    "will",
    "come",
    "tonight",
    "the",
    "square",
    "north",
    "river",
    "school",
    "bread",
    "light",
    "open",
    "close",
    "news",
    "watch",
    "today",
    "tomorrow",
    "people",
    "street",
]


SMALL = 20_000
_STEPS = (
    ("load", "60 s, 1,500 MB"),
    ("again", ""),
    ("storms", "60 s"),
    ("coact 60", "1,000 MB"),
    ("coact 3600", "1,000 MB"),
    ("brief", "60 s"),
    ("groups", "edges below 100 MB"),
)
"""Steps of a million posts with their aims: the whole commands, with nulls and groups."""
_GROUPS, _MEMBERS, _ACTS, _TAGS = 100, 20, 15, 5


def dump(path: Path, posts: int, seed: int = 1, storm: int | None = None) -> None:
    """A CSV dump of sixty days with hashtags, links and a storm of 43,000 posts (or a tenth of all) on its fortieth day."""
    rng = np.random.default_rng(seed)
    times = rng.random(posts) * 60 * 86400
    storm = min(43_000, posts // 10) if storm is None else storm
    times[:storm] = 40 * 86400 + rng.gamma(2, 5400, storm)
    accounts = (posts / 10 * rng.random(posts) ** 2).astype(int)
    topics = (posts / 40 * rng.random(posts) ** 3).astype(int)
    words = rng.integers(0, len(_WORDS), (posts, 9))
    with path.open("w", encoding="utf-8") as file:
        file.write("post_id,account_id,time,text,platform,lang\n")
        for i in range(posts):
            said = " ".join(_WORDS[w] for w in words[i])
            tag = "#stormday" if i < storm else f"#topic{topics[i]}"
            link = f" https://news.example.org/{topics[i]}?utm_source=x" if i % 3 == 0 else ""
            file.write(f"{i},user{accounts[i]},{int(1_700_000_000 + times[i])},{said} {tag}{link},x,en\n")


def groups(path: Path, seed: int = 1) -> None:
    """A CSV dump of a hundred groups of twenty that use five hashtags of their own in turn, nine in ten of each within half an hour."""
    rng = np.random.default_rng(seed)
    starts = 1_700_000_000 + rng.random((_GROUPS, _ACTS)) * 58 * 86400
    with path.open("w", encoding="utf-8") as file:
        file.write("post_id,account_id,time,text,platform,lang\n")
        for group, act, member in np.argwhere(rng.random((_GROUPS, _ACTS, _MEMBERS)) < 0.9):
            time = int(starts[group, act] + rng.random() * 1800)
            file.write(f"g{group}a{act}m{member},member{group}_{member},{time},word{group} #own{group}x{act % _TAGS},x,en\n")


def run(quick: bool) -> None:
    """Prints seconds and memory of loading, of the commands and of the brief, each in a process of its own."""
    posts = 100_000 if quick else 1_000_000
    with tempfile.TemporaryDirectory() as folder:
        dump(Path(folder) / "posts.csv", posts)
        small = Path(folder) / "small"
        small.mkdir()
        dump(small / "posts.csv", SMALL)
        lines = [(f"{step} (compiles, once per installation)", SMALL, *_child(step, str(small)), "") for step in ("load", "brief")]
        lines += [(step, posts, *_child(step, folder), aim) for step, aim in _STEPS]
    table("The whole way", ("step", "posts", "seconds", "processor seconds", "peak (MB)", "said", "aim for 1,000,000"), lines)


def _child(step: str, folder: str) -> tuple[float, float, float, str]:
    child = subprocess.Popen([sys.executable, "-m", "bench.measure.whole", step, folder], stdout=subprocess.PIPE, text=True)
    with Watched(child.pid) as watched:
        out, _ = child.communicate()
    found = json.loads(out)
    return found["seconds"], found["cpu"], watched.peak_mb, found["said"]


def _step(step: str, folder: Path) -> str:
    from tocsin.lake import Lake

    lake = Lake(folder / "lake")
    if step in ("load", "again"):
        from tocsin.ingest.posts import read_posts

        loaded = lake.append(read_posts(folder / "posts.csv"))
        return f"{loaded.accepted:,} accepted, {loaded.duplicate:,} duplicate, {loaded.refused:,} refused"
    if step == "storms":
        from tocsin.analysis.storms.detect import storms
        from tocsin.analysis.storms.request import StormRequest

        return f"{len(storms(lake, StormRequest()))} storms"
    if step == "groups":
        return _edges_with_groups(lake, folder)
    if step.startswith("coact"):
        from tocsin.analysis.coaction.request import CoactRequest
        from tocsin.analysis.coaction.run import coact

        coaction = coact(lake, CoactRequest(windows=(int(step.split()[1]),), most_q=0.01))
        return f"{coaction.edges.num_rows:,} edges, {len(coaction.in_step):,} accounts in step"
    from tocsin.analysis.brief import BriefRequest, brief_of, write
    from tocsin.analysis.storms.request import StormRequest

    brief = brief_of(lake, BriefRequest(StormRequest(on=("hashtag", "link"), top=5)))
    files = write(brief, folder / "storm.html")
    first = brief.studies[0].storm
    return f"{len(brief.studies)} storms, the first {first.object} with {first.mentions:,} posts; {len(files)} files"


def _edges_with_groups(lake: Lake, folder: Path) -> str:
    """Add the groups, and return what the search at an hour names and how large the edges are that are kept by default."""
    from tocsin.analysis.coaction.export import write
    from tocsin.analysis.coaction.request import CoactRequest
    from tocsin.analysis.coaction.run import coact
    from tocsin.ingest.posts import read_posts

    groups(folder / "groups.csv")
    lake.append(read_posts(folder / "groups.csv"))
    coaction = coact(lake, CoactRequest(windows=(3600,), most_q=0.01))
    write(coaction, folder / "edges.csv")
    members = sum(name.startswith("member") for name in coaction.in_step)
    size = (folder / "edges.csv").stat().st_size / 1e6
    named = f"{len(coaction.in_step):,} accounts in step, of them {members:,} of the {_GROUPS * _MEMBERS:,} members"
    return f"{coaction.edges.num_rows:,} edges at q 0.01, {size:.1f} MB; {named}"


if __name__ == "__main__":
    start = time.perf_counter()
    words = _step(sys.argv[1], Path(sys.argv[2]))
    print(json.dumps({"seconds": time.perf_counter() - start, "cpu": time.process_time(), "said": words}))
