"""The analysis as functions of the package that return Arrow tables."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

import tocsin
from tests.unit.analysis.stories import CHANNEL, START, written


def test_a_notebook_gets_tables_from_files(tmp_path: Path) -> None:
    truth = written(tmp_path, weeks=6, others=True)
    lake = tocsin.load(tmp_path / "lake", *sorted(tmp_path.glob("*.json")), _relay(tmp_path / "relay.csv"))

    storms = tocsin.storms(lake, on=("hashtag",))
    groups = tocsin.groups(lake, on=("hashtag",), windows=(3600,))
    edges = tocsin.edges(lake, on=("hashtag",), windows=(3600,), q=1)

    assert {"lake1", "lake2"} <= set(storms["object"].to_pylist())
    assert edges.num_rows > 100
    assert groups["accounts"].to_pylist() == [[f"relay{member}" for member in range(6)]]
    assert tocsin.posts(lake, groups["posts"][0].as_py()).num_rows > 0
    assert tocsin.signals(lake, groups.to_pylist()[0])["name"].to_pylist() == ["order", "replies", "ages", "hours", "names"]
    assert len(tocsin.campaign(lake, CHANNEL, subscribers=300).instances) == len(truth)
    assert tocsin.instances(lake, CHANNEL)["mentions"].to_pylist() == [week.posts for week in truth]


def _relay(path: Path) -> Path:
    """Write posts of six accounts that post twelve hashtags of their own within minutes of each other, at another hour each time."""
    lines = [
        f"r{act}-{member},relay{member},{START + timedelta(days=act, hours=act * 7 % 24, minutes=member):%Y-%m-%dT%H:%M:%SZ},#relay{act}"
        for act in range(12)
        for member in range(6)
    ]
    path.write_text("\n".join(["post_id,account_id,time,text", *lines]), "utf-8")
    return path


def test_other_names_are_no_attributes() -> None:
    with pytest.raises(AttributeError, match="no attribute 'nothing'"):
        tocsin.nothing  # noqa: B018
