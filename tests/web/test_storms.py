"""Storms in a browser: measured once, read by those who oversee the desk, made a report by name."""

from __future__ import annotations

import re
from pathlib import Path

import numpy as np
import pytest

from tests.office import Office
from tests.unit.analysis.lakes import lake_of
from tests.unit.analysis.storms.test_detect import quiet, storm_posts
from tests.web.browsing import BrowserShop, text_of
from tests.web.test_again import HOST
from tocsin.analysis.brief import page as paper
from tocsin.analysis.brief.charts import QUIET
from tocsin.cli.demo_campaign import CHANNEL, write_campaign
from tocsin.desk import Desk
from tocsin.domain.duty import DutyKind
from tocsin.ingest.posts import PostReadOptions
from tocsin.web import storms


@pytest.fixture
def at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Measurements end before the page is shown."""
    monkeypatch.setattr(storms, "in_a_thread", lambda job: job())


def load_storm(desk: Desk) -> None:
    rng = np.random.default_rng(7)
    lake_of(desk.home / "lake", quiet(rng, 24) + storm_posts(rng))


def test_a_storm_is_measured_read_and_made_a_report(shop: BrowserShop, office: Office, at_once: None) -> None:
    load_storm(office.desk)
    analyst = shop.signed_in("Dan")
    assert "No measurement yet" in analyst.see("/storms")

    listed = analyst.send("/storms/measured")
    page = analyst.see("/storms/1")
    report = re.search(r"Report (R-\d+)", analyst.send("/storms/1/reported"))

    assert "theday" in listed
    assert listed.count('class="span"') >= 1
    assert "Measured" in text_of(page)
    assert "by Dan" in text_of(page)
    assert page.count("<svg") >= 2  # the rise and the campaign: one language and less than three weeks have no chart
    assert page.count("<table") >= page.count("<svg")
    assert "style=" not in page
    assert report is not None
    assert "desk" in office.owed(report[1], DutyKind.ASSESS)


def test_what_posts_say_stays_text_among_the_storms(shop: BrowserShop, office: Office, at_once: None) -> None:
    rng = np.random.default_rng(7)
    bad = "<script>alert(1)</script>"
    posts = [post | {"text": bad, "account_id": bad, "channel": bad, "lang": bad} for post in storm_posts(rng)]
    lake_of(office.desk.home / "lake", quiet(rng, 24) + posts)

    analyst = shop.signed_in("Dan")
    page = analyst.send("/storms/measured") + analyst.see("/storms/1")

    assert bad not in page
    assert "&lt;script&gt;" in page


def test_the_campaign_of_the_channel_that_called_is_a_page_of_its_own(
    shop: BrowserShop, office: Office, at_once: None, tmp_path: Path
) -> None:
    office.desk.posts.load(write_campaign(tmp_path, office.desk.now()), PostReadOptions())
    analyst = shop.signed_in("Dan")
    assert "No campaign was measured" in text_of(analyst.see("/storms/campaign"))

    listed = analyst.send("/storms/measured", caller=CHANNEL)
    page = analyst.see("/storms/campaign")

    assert 'href="/storms/campaign"' in listed
    assert [f"#quaylights{week}" in text_of(page) for week in (1, 2, 3)] == [True] * 3
    assert "257 Accounts" in text_of(page)
    assert "Not known" in text_of(page)
    assert "subscribers (the dump does not hold their number" in text_of(page)


def test_rows_are_there_as_files_and_no_other_file_is(shop: BrowserShop, office: Office, at_once: None) -> None:
    load_storm(office.desk)
    lead = shop.signed_in("Dora")
    page = lead.send("/storms/measured")
    names = re.findall(r'href="/storms/files/([^"]+)"', page)

    assert any(name.endswith(".tables.zip") for name in names)
    for name in names:
        assert lead.client.get(f"/storms/files/{name}").status_code == 200, name
    for name in ("measured.json", "..%2F..%2Fdesk.key", "%2e%2e/desk.key", "nothing.csv"):
        assert lead.client.get(f"/storms/files/{name}").status_code == 404, name


def test_each_chart_is_there_as_a_picture(shop: BrowserShop, office: Office, at_once: None) -> None:
    load_storm(office.desk)
    lead = shop.signed_in("Dora")
    page = lead.send("/storms/measured") + lead.see("/storms/1")
    paths = re.findall(r'href="(/storms/\d+/pictures/[^"]+)"', page)

    assert {path.rsplit(".", 1)[1] for path in paths} == {"svg", "png"}
    assert {path.split("/")[2] for path in paths} == {"0", "1"}
    assert len(paths) == 2 * page.count("<figcaption>")
    for path in paths:
        answer = lead.client.get(path)
        assert answer.content.startswith(b"\x89PNG" if path.endswith("png") else b"<svg"), path
        assert "attachment" in answer.headers["content-disposition"]
    for path in ("/storms/1/pictures/99.png", "/storms/99/pictures/1.png", "/storms/1/pictures/1.exe", "/storms/1/pictures/svg"):
        assert lead.client.get(path).status_code == 404, path
    shop.signed_in("Nils").see("/storms/1/pictures/1.svg", 403)


def test_without_posts_the_page_says_what_to_do(shop: BrowserShop, at_once: None) -> None:
    page = shop.signed_in("Dan").send("/storms/measured")

    assert "Not measured. Dan asked for it" in text_of(page)
    assert "no posts to measure" in text_of(page)


def test_whoever_does_not_oversee_the_desk_sees_no_storms(shop: BrowserShop) -> None:
    member = shop.signed_in("Nils")

    assert 'href="/storms"' not in member.see("/queue")
    member.see("/storms", 403)
    member.send("/storms/measured", 403)
    member.see("/storms/files/x.csv", 403)
    shop.signed_in("Avi").send("/storms/measured", 403)


def test_two_do_not_measure_at_once(shop: BrowserShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storms, "in_a_thread", lambda job: None)
    shop.signed_in("Dan").send("/storms/measured")

    refused = shop.signed_in("Dora").send("/storms/measured", 409)

    assert "Dan started measuring" in text_of(refused)


def test_while_the_first_is_measured_the_page_does_not_say_that_nothing_was(shop: BrowserShop, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storms, "in_a_thread", lambda job: None)

    page = text_of(shop.signed_in("Dan").send("/storms/measured"))

    assert "Dan started measuring" in page
    assert "No measurement yet" not in page


def test_a_chart_has_no_ground_of_its_own_and_every_colour_has_one_for_the_dark(shop: BrowserShop, office: Office, at_once: None) -> None:
    load_storm(office.desk)
    analyst = shop.signed_in("Dan")
    page = analyst.send("/storms/measured") + analyst.see("/storms/1")
    dark = analyst.see("/static/tocsin.css")
    drawn = {each for svg in re.findall(r"<svg(?! class).*?</svg>", page, re.S) for each in re.findall(r'(?:fill|stroke)="[^"]+"', svg)}

    assert not {'fill="white"', 'fill="#fff"'} & drawn
    for colour in drawn - {'fill="none"', f'fill="{QUIET}"', f'stroke="{QUIET}"'}:
        assert f".brief figure svg [{colour}]" in dark, colour
        assert f"figure svg [{colour}]" in paper.page("", []), colour


def test_just_measured_is_said_so(shop: BrowserShop, office: Office, at_once: None) -> None:
    load_storm(office.desk)

    assert "(just now)" in text_of(shop.signed_in("Dan").send("/storms/measured"))


def test_what_is_measured_can_be_chosen(shop: BrowserShop, office: Office, at_once: None) -> None:
    load_storm(office.desk)
    analyst = shop.signed_in("Dan")

    page = analyst.send("/storms/measured", 200, **{"object": "#theday", "kind-hashtag": "yes", "window": "3600"})
    assert "of #theday alone" in text_of(page)
    none = text_of(analyst.send("/storms/measured", since="1999-01-01", until="1999-01-02"))
    assert "Nothing rose" in none or "no posts" in none


def test_a_choice_that_cannot_be_measured_is_refused_in_its_form(shop: BrowserShop, office: Office, at_once: None) -> None:
    analyst = shop.signed_in("Dan")
    analyst.see("/storms")
    for wrong in (
        {"since": "2026-02-02", "until": "2026-01-01"},
        {"window": "x"},
        {"window": "²"},
        {"since": "tomorrow"},
        {"window": "9999999"},
    ):
        typed = {"object": "#theday", "kind-link": "yes", **wrong, "_csrf_token": analyst.client.cookies["csrftoken"]}

        answer = analyst.client.post("/storms/measured", data=typed, headers={"referer": f"{HOST}/storms"})

        form = answer.text.split('<form method="post" action="/storms/measured"')[1].split("</form>")[0]
        assert answer.status_code == 422, wrong
        assert 'role="alert"' in form
        assert "<details open>" in form
        assert 'value="#theday"' in form
        assert re.findall(r'name="kind-(\w+)"[^>]*checked', form) == ["link"]


def test_a_measurement_that_failed_keeps_its_choice(shop: BrowserShop, office: Office, at_once: None) -> None:
    page = shop.signed_in("Dan").send("/storms/measured", object="#theday", window="90")

    assert 'role="alert"' in page
    assert 'value="#theday"' in page
    assert 'value="90"' in page


def test_a_storm_of_an_earlier_measurement_is_not_found(shop: BrowserShop, office: Office) -> None:
    shop.signed_in("Dan").see("/storms/1", 404)
    (office.desk.home / "cache" / "storms").mkdir(parents=True)
    (office.desk.home / "cache" / "storms" / "measured.json").write_text('{"at": "2026-01-01T00:00:00Z", "by": "Dan"}')

    assert "No measurement yet" in shop.signed_in("Dan").see("/storms")
