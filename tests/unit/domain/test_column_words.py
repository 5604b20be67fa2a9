"""Parts of reports and posts are said in words: every part that a column can be has some."""

from __future__ import annotations

from tocsin.domain.column_words import POST_PARTS, REPORT_PARTS, post_part, report_columns
from tocsin.ingest.posts.preview import SHOWN
from tocsin.ingest.reports.column_map import PARTS, parse


def test_every_part_of_a_report_has_words() -> None:
    assert {*PARTS} == {*REPORT_PARTS}
    assert report_columns(parse("text=Title+Body,time=Sent").parts()) == [("text", "Title + Body"), ("time it was told", "Sent")]


def test_every_part_of_a_post_that_is_shown_has_words_of_its_own() -> None:
    assert {*SHOWN} <= {*POST_PARTS}
    assert post_part("account_id") == "account that posted it"
    assert post_part("followers_count") == "followers count"
