"""Health and metrics: whoever asks from outside learns one word, and nobody learns a name or a content."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast

import anyio
import pytest
from httpx import ASGITransport, AsyncClient, Response
from litestar import Litestar

from tests.office import Office
from tests.web.browsing import BrowserShop, Seconds
from tests.web.test_queue_and_report import watched_report
from tocsin.web.worker import desk_worker


def ask(app: Litestar, path: str, host: str = "127.0.0.1", **headers: str) -> Response:
    """Send one request that comes from this address."""

    async def asked() -> Response:
        async with AsyncClient(transport=ASGITransport(cast("Any", app), client=(host, 4000)), base_url="http://desk") as client:
            return await client.get(path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    with ThreadPoolExecutor(1) as thread:  # this one may run a loop for a browser already
        return thread.submit(anyio.run, asked).result()


def test_the_desk_is_healthy_until_a_job_stalls(shop: BrowserShop, office: Office) -> None:
    app, steady = shop.connection.app, Seconds()
    office.desk.jobs.seconds = steady
    desk_worker(office.desk)
    assert (ask(app, "/health").status_code, ask(app, "/health").json()) == (200, {"status": "ok"})

    steady.now += 400

    near, far = ask(app, "/health"), ask(app, "/health", "192.0.2.7")
    assert near.status_code == far.status_code == 503
    assert "job mail: no good end for 6 minutes" in near.json()["causes"]
    assert far.json() == {"status": "failing"}, "causes are for this machine"


def test_health_answers_when_the_database_does_not(shop: BrowserShop, office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object) -> None:
        raise RuntimeError("Marek Dolny")

    monkeypatch.setattr(office.desk.health._services.store, "reading", broken)

    answer = ask(shop.connection.app, "/health")

    assert answer.json() == {"status": "failing", "causes": ["database: RuntimeError"]}


def test_metrics_count_duties_and_mail_without_a_name(shop: BrowserShop, office: Office) -> None:
    watched_report(office)
    office.desk.backup.write(office.desk.home / "copy.tocsin")
    office.clock.advance(hours=30)

    text = ask(shop.connection.app, "/metrics").text

    values = dict(line.rsplit(" ", 1) for line in text.splitlines() if not line.startswith("#"))
    assert float(values["tocsin_duties_overdue"]) >= 1
    assert float(values["tocsin_oldest_overdue_seconds"]) > 0
    assert float(values["tocsin_mail_waiting"]) >= 1
    assert float(values["tocsin_last_backup_timestamp_seconds"]) < office.clock.now().timestamp()
    assert not any(word in text for word in ("north", "Dora", "Marek"))


@pytest.mark.parametrize(("host", "headers"), [("192.0.2.7", {}), ("127.0.0.1", {"X_Forwarded_For": "192.0.2.7"}), ("::ffff:1", {})])
def test_metrics_are_for_this_machine_alone(shop: BrowserShop, host: str, headers: dict[str, str]) -> None:
    assert ask(shop.connection.app, "/metrics", host, **headers).status_code == 404
