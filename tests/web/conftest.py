"""Browsers at a small office, on SQLite; the contract tests hold both databases."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from litestar import Litestar
from litestar.testing import TestClient

from tests.office import Office
from tests.web.browsing import PASSWORD, AppFor, BrowserShop, Seconds
from tests.web.door import Door
from tocsin.desk import Desk
from tocsin.desk.door_folder import DropFolder
from tocsin.web.app import create_app, serve_desk
from tocsin.web.door.app import create_door
from tocsin.web.door.flood import Flood
from tocsin.web.door.pages import DoorServices
from tocsin.web.first_use import SetupLink
from tocsin.web.openid import Provider

PEOPLE = ("Dora", "Dan", "Cato", "Nora", "Nils", "Sam", "Avi", "Ada")


@pytest.fixture
def database() -> str:
    """The web is tried on SQLite."""
    return "sqlite"


@pytest.fixture(scope="session")
def hashed() -> str:
    """One password's hash, computed once: hashing is slow on purpose."""
    from argon2 import PasswordHasher

    return PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1).hash(PASSWORD)


@pytest.fixture
def seconds() -> Seconds:
    """The clock that wrong tries wait by."""
    return Seconds()


@pytest.fixture(scope="session")
def app_for() -> AppFor:
    """Serves a desk with one application for all tests: building its routes and templates takes longer than most tests."""
    built: list[Litestar] = []

    def serve(desk: Desk, seconds: Seconds, provider: Provider | None = None, setup_link: SetupLink | None = None) -> Litestar:
        if built:
            serve_desk(built[0], desk, seconds, provider, setup_link)
        else:
            built.append(create_app(desk, seconds, provider, setup_link))
        return built[0]

    return serve


@pytest.fixture
def shop(office: Office, seconds: Seconds, hashed: str, app_for: AppFor, monkeypatch: pytest.MonkeyPatch) -> Iterator[BrowserShop]:
    """Browsers, and people who can sign in."""
    from tocsin.domain.people import Role

    monkeypatch.setattr("tocsin.desk.passwords._hash", lambda _password: hashed)
    office.desk.people.add("Ada", "desk", Role.ADMINISTRATOR)
    for name in PEOPLE:
        office.desk.sign_in.set_password(name, PASSWORD)
    with TestClient(app_for(office.desk, seconds), raise_server_exceptions=False) as connection:
        yield BrowserShop(connection)


@pytest.fixture
def door(office: Office, tmp_path: Path) -> Iterator[Door]:
    folder, slept = tmp_path / "drop", []

    async def sleep(seconds: float) -> None:
        slept.append(seconds)

    office.desk.mailboxes.open_door(folder)
    app = create_door(DoorServices(DropFolder(folder), Flood(Seconds()), office.clock.now, sleep))
    with TestClient(app, raise_server_exceptions=False) as client:
        yield Door(client, office, folder, slept)
