"""Dossiers in a browser."""

from __future__ import annotations

import zipfile
from io import BytesIO

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of
from tests.web.test_queue_and_report import watched_report


def test_those_entitled_download_a_dossier_for_themselves_or_for_outside(shop: BrowserShop, office: Office) -> None:
    report = watched_report(office)
    subject = office.desk.subjects.listed()[0][0].id

    for name, outside in (("Dora", "yes"), ("Dora", ""), ("Nils", "")):
        browser = shop.signed_in(name)
        for path in (f"/reports/{report}", f"/subjects/{subject}"):
            assert ("For a reader outside" in text_of(browser.see(path))) == (name == "Dora")
            answer = browser.post(f"{path}/dossier", reason="asked for", outside=outside)
            assert answer.status_code == 200, answer.text
            assert "dossier.html" in zipfile.ZipFile(BytesIO(answer.content)).namelist()
    assert shop.signed_in("Nils").post(f"/reports/{report}/dossier", reason="x", outside="yes").status_code == 403
    assert shop.signed_in("Sam").post(f"/reports/{report}/dossier", reason="x").status_code == 403
    assert shop.signed_in("Dora").post(f"/reports/{report}/dossier", reason="x", recipient="age1no").status_code == 422
