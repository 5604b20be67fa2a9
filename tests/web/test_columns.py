"""Columns of what was loaded, corrected in the browser: shown first, then done by somebody who shows that it is them."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from tests.contract.test_column_corrections import TABLE, WRONG
from tests.office import Office
from tests.unit.ingest.posts.test_preview import BIOGRAPHY
from tests.unit.ingest.posts.test_preview import table as table_of_posts
from tests.web.browsing import PASSWORD, Browser, BrowserShop, text_of
from tests.web.test_loading import answers, loaded, upload
from tocsin.domain.access import AccessEvent
from tocsin.ingest import ReadOptions
from tocsin.ingest.posts import PostReadOptions
from tocsin.ingest.reports.column_map import parse

CALLS = "id,text,number,told\n1,A van at the school near the mill,0611223344,2026-03-01\n2,Two men with knives,0622334455,2026-03-02\n"


@pytest.fixture
def table(office: Office, tmp_path: Path) -> str:
    """The number of a table of which the biographies were taken for the texts."""
    path = tmp_path / "week.csv"
    path.write_text(TABLE)
    office.desk.importer.hear(path, ReadOptions(columns=parse(WRONG)))
    return next(office.desk.column_corrections.listed()).id


def texts(office: Office) -> list[str | None]:
    return [text for _, text in office.desk.reports.listed()]


def parts(page: str, **chosen: str) -> dict[str, Any]:
    """The fields of the form of columns as it stands, or with other parts for the columns named."""
    fields: dict[str, Any] = {"mark": re.findall(r'name="mark" value="(\w+)"', page)[0]}
    rows = re.findall(r'<bdi>([^<]+)</bdi></label></td>\s*<td[^>]*><select [^>]*name="(part-\d+)">(.*?)</select>', page, re.DOTALL)
    for name, field, options in rows:
        fields[field] = chosen.get(name, re.findall(r'value="(\w*)" selected', options)[0])
    return fields


def corrected(browser: Browser, preview: str, path: str) -> str:
    hidden: dict[str, Any] = dict(re.findall(r'type="hidden" name="(column[\w-]*)" value="([^"]*)"', preview))
    browser.send(path, reason="the text was the biography", password=PASSWORD, **hidden)
    return loaded(browser)


def test_a_table_is_put_right_after_its_changes_were_shown(shop: BrowserShop, office: Office, table: str) -> None:
    dora = shop.signed_in("Dora")
    assert "week.csv" in text_of(dora.see("/columns"))
    page = dora.see(f"/columns/{table}")
    assert "Men with knives wait behind the mill tonight" in text_of(page)

    unasked: dict[str, Any] = {"part-x": "text", "part-": "time"}
    preview = dora.send(f"/columns/{table}/preview", **parts(page, bio="", created="", words="text", epoch="time"), **unasked)
    shown = text_of(preview)

    assert "2 reports say something else" in shown
    assert "1 row becomes a report" in shown
    assert "a baker from the old town" in shown
    assert shown.count("Told") == 5, "three rows, of which one was not read before"
    assert texts(office) == ["a baker from the old town"] * 2

    done = corrected(dora, preview, f"/columns/{table}/corrected")

    assert f"{table} was read again: 2 reports say something else, 1 row becomes a report" in done
    assert "Men with knives wait behind the mill tonight" in texts(office)
    with office.desk.services.store.reading() as reader:
        entries = [entry for entry in reader.entries() if entry.act == "columns corrected"]
    assert [(entry.actor, entry.why) for entry in entries] == [("Dora", "the text was the biography")]
    assert office.desk.audit.verify().sound


def test_nothing_is_corrected_without_the_password(shop: BrowserShop, office: Office, table: str) -> None:
    dora = shop.signed_in("Dora")
    preview = dora.send(f"/columns/{table}/preview", **parts(dora.see(f"/columns/{table}"), bio="", words="text"))
    hidden = dict(re.findall(r'type="hidden" name="(columns)" value="([^"]*)"', preview))

    answer = dora.post(f"/columns/{table}/corrected", reason="wrong", password="not mine", **hidden)

    assert answer.status_code == 403
    assert texts(office) == ["a baker from the old town"] * 2


def test_whoever_sees_the_rows_has_read_the_reports(shop: BrowserShop, office: Office, table: str) -> None:
    shop.signed_in("Dora").see(f"/columns/{table}")

    with office.desk.services.store.reading() as reader:
        read = {(event.by, event.report) for event in reader.find(AccessEvent, what=f"columns of {table}")}
    assert read == {("Dora", ""), *(("Dora", report.id) for report, _ in office.desk.reports.listed())}


def test_no_contact_is_shown_but_to_who_may_open_a_source(shop: BrowserShop, office: Office, tmp_path: Path) -> None:
    path = tmp_path / "calls.csv"
    path.write_text(CALLS)
    office.desk.importer.hear(path, ReadOptions(columns=parse("text=text,contact=number,id=id")))
    number = next(office.desk.column_corrections.listed()).id
    dan, dora = shop.signed_in("Dan"), shop.signed_in("Dora")

    page = dan.see(f"/columns/{number}")
    preview = dan.send(f"/columns/{number}/preview", **parts(page, number="text"))

    for shown in (page, preview, dora.see(f"/columns/{number}")):
        assert "0611223344" not in shown
        assert "0622334455" not in shown
    assert "which only people who may open a source see" in text_of(preview)


def test_a_load_of_posts_is_put_right(shop: BrowserShop, office: Office, tmp_path: Path) -> None:
    ada = shop.signed_in("Ada")
    upload(ada, "/files/posts", "fans.csv", table_of_posts(tmp_path).read_bytes())
    ada.send("/files/posts/columns", **answers(ada.see("/files"), text="description"))
    loaded(ada)

    page = ada.see("/columns/posts/1")
    assert BIOGRAPHY[:40] in text_of(page)
    preview = ada.send("/columns/posts/1/preview", **answers(page, text="tweets"))
    assert "text of the post" in text_of(preview)
    assert "are posts and" in text_of(preview)
    assert len(office.desk.posts.loads()) == 1

    done = corrected(ada, preview, "/columns/posts/1/corrected")

    assert "load 1 was taken back, and load 2 counts in its place" in done
    assert "6 accepted" in done
    assert "there is nothing to correct" in text_of(ada.send("/columns/posts/2/preview", 422, **answers(ada.see("/columns/posts/2"))))


def test_a_second_correction_keeps_what_the_first_chose(office: Office, tmp_path: Path) -> None:
    path = table_of_posts(tmp_path)
    office.desk.posts.load([path], PostReadOptions(columns={"text": "description"}))
    office.desk.posts.correct(1, {"text": "tweets"}, by="Dora", reason="the text was the biography")

    office.desk.posts.correct(2, {"account_id": "name"}, by="Dora", reason="the account is the name")

    chosen = next(iter(office.desk.posts.remembered_columns().values()))
    assert {"text": "tweets", "account_id": "name"}.items() <= chosen.items()
