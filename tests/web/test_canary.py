"""What a source gave is found nowhere but where it is read on purpose."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest

from tests.office import Office
from tests.web.browsing import BrowserShop
from tests.web.door import Door

NAME, PHONE, STREET = "Canarella Vogelaar", "0687654321", "Lindengracht 99"
CANARIES = (NAME, PHONE, STREET, "Canary/7.3")


def traces(folder: Path) -> list[str]:
    """The files of a folder that hold a canary, in any of the ways a text is written down."""
    forms = [form for text in CANARIES for form in (text.encode(), text.encode("utf-16-le"), text.replace(" ", "+").encode())]
    return [str(path) for path in folder.rglob("*") if path.is_file() and any(form in path.read_bytes() for form in forms)]


def test_a_canary_is_in_no_log_mail_export_error_page_dump_or_file(
    door: Door, office: Office, shop: BrowserShop, caplog: pytest.LogCaptureFixture, tmp_path: Path
) -> None:
    caplog.set_level(logging.DEBUG)
    office.desk.subjects.watch("north", office.subject("Marek Dolny").id, reason="stake")
    door.client.headers["user-agent"] = "Canary/7.3"
    contact = f"{NAME}, {PHONE}, {STREET}"
    door.tell(f"I am {NAME} of {STREET}. Marek Dolny has a knife. Ring {PHONE}.", contact=contact)
    door.take_in()
    cato = shop.signed_in("Cato")
    sheet = office.desk.call_sheets.begin(by="Cato").id
    cato.send(f"/calls/{sheet}", what=f"{NAME} rings about Marek Dolny", contact=contact)
    cato.send(f"/calls/{sheet}/finished", what=f"{NAME} rings about Marek Dolny", contact=contact, call_back="yes")
    report = door.reports[0][0]
    cato.send(f"/reports/{report}/source", reason="call back")
    cato.send(f"/reports/{report}/note", note=f"Spoke with {NAME}")
    office.clock.advance(days=2)
    office.desk.duties.escalate()
    office.desk.outbox.send()
    cato, dora = shop.signed_in("Cato"), shop.signed_in("Dora")
    exports = [dora.see(f"/{name}.{ending}") for name in ("reports", "duties", "subjects", "lists", "people") for ending in ("csv", "json")]
    errors = [
        cato.send(f"/reports/{report}/note", 422, note=" ", extra=NAME),
        cato.see(f"/reports/{PHONE}/nothing", 404),
        cato.send(f"/reports/{report}/priority", 422, value=PHONE, reason=STREET),
    ]
    dump = "\n".join(office.desk.services.store.engine.raw_connection().driver_connection.iterdump())  # type: ignore[union-attr]

    logged = "\n".join(record.getMessage() for record in caplog.records if not record.name.startswith("httpx"))  # the browser's own
    for text in (logged, dump, *exports, errors[0], *(page.replace(f"/reports/{PHONE}", "") for page in errors[1:])):
        assert not [canary for canary in CANARIES if canary in text]
    assert traces(tmp_path) == []
    with office.desk.services.store.reading() as reader:
        for entry in reader.entries():
            assert not [canary for canary in CANARIES if canary in repr(entry)]


def test_a_day_of_use_leaves_no_address_and_no_browser_name_on_the_disk(door: Door, shop: BrowserShop, tmp_path: Path) -> None:
    door.client.headers["user-agent"] = "Canary/7.3"
    door.tell("Told at the door.")
    door.take_in()
    browser = shop.signed_in("Dora")
    browser.client.get("/queue", headers={"user-agent": "Canary/7.3", "x-forwarded-for": "203.0.113.7"})
    browser.send("/sign-in", 403, name="Dora", password="a wrong password")

    for path in tmp_path.rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert not [trace for trace in (b"Canary/7.3", b"203.0.113.7", b"testclient", b"127.0.0.1") if trace in data], path
