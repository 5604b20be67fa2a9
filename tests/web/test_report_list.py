"""The list of reports keeps its filter in the address and in its files."""

from __future__ import annotations

import json
import re

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tests.web.test_queue_and_report import watched_report
from tocsin.domain.report import Submission


def test_the_filter_stays_in_the_address_of_pages_and_files(shop: BrowserShop, office: Office) -> None:
    for number in range(60):
        office.desk.intake.receive(Submission(f"mail:{number}", "mail", f"Mail {number}.", language="nl"))
    office.hear("A call.")
    dora = shop.signed_in("Dora")

    page = dora.see("/reports?channel=mail&order=oldest")
    following = re.search(r'href="(/reports\?[^"]*after=[^"]*)"', page)
    file = re.search(r'href="(/reports\.json\?[^"]*)"', page)

    assert following
    assert file
    assert "channel=mail" in following[1]
    assert "order=oldest" in following[1]
    assert len(re.findall("<tr data-row>", dora.see(following[1].replace("&amp;", "&")))) == 10
    rows = [json.loads(line) for line in dora.see(file[1].replace("&amp;", "&")).splitlines()]
    assert len(rows) == 60
    assert rows[0]["told"] <= rows[-1]["told"]
    assert 'value="mail"' in page


def test_a_team_sees_its_own_reports_and_none_beside(shop: BrowserShop, office: Office) -> None:
    report, other = watched_report(office), office.hear("Of nobody.").report

    page = shop.signed_in("Nils").see("/reports")

    assert report in page
    assert other not in page
    page = text_of(shop.signed_in("Nils").see("/reports?since=yesterday", 422))
    assert "is not a day" in page
    assert "No such report" not in page
