"""A real desk and a real door, each served by uvicorn on loopback, and a real Chromium."""

from __future__ import annotations

import asyncio
import os
import shutil
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pytest
import uvicorn

from tests.conftest import absent
from tests.e2e.town import PASSWORD, Town, build
from tests.unit.analysis.lakes import lake_of
from tests.unit.analysis.storms.test_detect import quiet, storm_posts
from tocsin.clock import FixedClock, SystemClock
from tocsin.desk import Desk
from tocsin.desk.door_folder import DropFolder
from tocsin.web.app import create_app
from tocsin.web.door.app import create_door
from tocsin.web.door.flood import Flood
from tocsin.web.door.pages import DoorServices
from tocsin.web.worker import Worker
from tocsin.wiring import init_desk, open_desk

if TYPE_CHECKING:
    from litestar import Litestar
    from playwright.sync_api import Browser, BrowserContext, Page


@dataclass(frozen=True, slots=True)
class Served:
    """Where the desk and the door are, and what stands in it."""

    desk: str
    door: str
    town: Town
    desk_itself: Desk


@contextmanager
def served(app: Litestar) -> Iterator[str]:
    """The application on loopback, in a thread."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(app, host="127.0.0.1", port=port, log_level="error", access_log=False, ws="none"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    try:
        yield f"http://127.0.0.1:{port}"
    finally:
        server.should_exit = True
        thread.join(10)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The town's desk and door, running."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("TOCSIN_DATABASE_URL", raising=False)
        home: Path = tmp_path_factory.mktemp("town") / "home"
        clock = FixedClock(datetime.now(UTC).replace(microsecond=0) - timedelta(days=2))
        desk = init_desk(home, clock)
        town = build(desk, clock)
        rng = np.random.default_rng(7)
        lake_of(home / "lake", quiet(rng, 24) + storm_posts(rng))
        desk.close()
        desk = open_desk(home, SystemClock())
        desk.lake_parts.record()
        folder = home / "door"
        worker = Worker((("door", 0.2, desk.mailboxes.open_door(folder)),))
        worker.start()
        door = create_door(DoorServices(DropFolder(folder), Flood(time.monotonic), SystemClock().now, asyncio.sleep))
        try:
            with served(create_app(desk)) as at_desk, served(door) as at_door:
                yield Served(at_desk, at_door, town, desk)
        finally:
            worker.stop()
            desk.close()


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    found = shutil.which("chromium")
    if found is None:
        absent("Chromium")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu"])
        yield browser
        browser.close()


Opens = Callable[..., "Page"]
EXPECTED = ("status of 4", "ERR_INTERNET_DISCONNECTED", "htmx:error")
"""What a console may say: refusals, and a network that a test takes away."""


@pytest.fixture
def opens(chromium: Browser) -> Iterator[Opens]:
    """Opens pages; the test fails when a page says anything on its console, or asks another host for something."""
    contexts: list[BrowserContext] = []
    said: list[str] = []

    def open_page(**options: object) -> Page:
        context = chromium.new_context(**{"viewport": {"width": 1200, "height": 850}, **options})  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(30_000)  # a busy machine is no failure
        page.on("console", lambda message: said.append(f"{message.type}: {message.text}") if message.type in ("error", "warning") else None)
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("request", lambda request: said.append(request.url) if not request.url.startswith(("http://127.0.0.1:", "data:")) else None)
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert [each for each in said if not any(words in each for words in EXPECTED)] == []


@pytest.fixture
def signs_in(site: Served, opens: Opens) -> Callable[..., Page]:
    """Opens a page and signs a person in."""

    def sign_in(name: str, **options: object) -> Page:
        page = opens(**options)
        page.goto(f"{site.desk}/sign-in")
        page.get_by_label("Name", exact=True).fill(name)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url("**/queue*" if name != "Ada" else "**/people")
        return page

    return sign_in


@pytest.fixture
def pictures() -> Path | None:
    """Where pictures are kept: TOCSIN_SCREENSHOTS, else nowhere."""
    named = os.environ.get("TOCSIN_SCREENSHOTS")
    return Path(named) if named else None
