"""The public door of an office, and what a reporter does at it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from litestar.testing import TestClient

from tests.office import Office
from tests.web.browsing import text_of
from tocsin.desk.door_folder import DropFolder
from tocsin.desk.mailboxes import KEY


@dataclass
class Door:
    """The door of an office, and what a reporter does at it."""

    client: TestClient  # type: ignore[type-arg]  # of any application
    office: Office
    folder: Path
    slept: list[float]

    def tell(self, what: str, code: str = "en", contact: str = "", **more: object) -> str:
        form = self.client.get(f"/{code}").text
        hidden = re.search(r'name="receipt" value="(\d+)"', form)
        assert hidden
        answer = self.client.post(f"/{code}/sent", data={"what": what, "contact": contact, "receipt": hidden[1]}, **more)  # type: ignore[arg-type]
        assert answer.status_code == 200, text_of(answer.text)
        shown = re.search(r"<bdi>([\d ]+)</bdi>", answer.text)
        assert shown
        return shown[1]

    def open(self, receipt: str) -> str:
        return text_of(self.client.post("/en/mailbox", data={"receipt": receipt}).text)

    def take_in(self) -> None:
        drops = DropFolder(self.folder)
        identity = (self.office.desk.home / KEY).read_text().strip()
        self.office.desk.mailboxes.take_in(drops, identity)
        self.office.desk.mailboxes.publish(drops)

    @property
    def reports(self) -> list[tuple[str, str | None]]:
        return [(report.id, text) for report, text in self.office.desk.reports.listed()]
