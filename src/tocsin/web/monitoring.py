"""Addresses for a monitoring system: ``/health`` for everyone, ``/metrics`` for direct requests from this machine.

Neither holds contents, names of people or names of teams.
"""

from __future__ import annotations

from collections.abc import Iterator
from ipaddress import ip_address

from litestar import MediaType, Response, get
from litestar.exceptions import NotFoundException
from prometheus_client import CollectorRegistry, Gauge, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST

from tocsin import __version__
from tocsin.desk.health import Readings
from tocsin.web.security import PUBLIC, Asked, TheDesk

_PROXIED = ("forwarded", "x-forwarded-for", "x-forwarded-proto", "x-forwarded-host", "x-real-ip")


@get("/health", opt={PUBLIC: True}, sync_to_thread=True, media_type=MediaType.JSON)
def health(request: Asked, desk: TheDesk) -> Response[dict[str, object]]:
    """Return 200 while the database answers and every recurring job ends well, else 503. This machine also gets the causes."""
    try:
        readings = desk.health.readings()
    except Exception as error:  # whatever it is, the monitoring system must get an answer
        return _state(request, [f"database: {type(error).__name__}"])
    return _state(request, [f"job {job.name}: no good end for {job.minutes} minutes" for job in readings.stalled])


@get("/metrics", opt={PUBLIC: True}, sync_to_thread=True)
def metrics(request: Asked, desk: TheDesk) -> Response[bytes]:
    """Return the readings in the text format of Prometheus. Requests from elsewhere or through a proxy get 404."""
    if not _is_direct(request):
        raise NotFoundException
    return Response(generate_latest(_registry(desk.health.readings())), media_type=CONTENT_TYPE_LATEST)


def _state(request: Asked, causes: list[str]) -> Response[dict[str, object]]:
    body: dict[str, object] = {"status": "failing" if causes else "ok"}
    if causes and _is_direct(request):
        body["causes"] = causes
    return Response(body, status_code=503 if causes else 200)


def _is_direct(request: Asked) -> bool:
    """Return True for a request that a process of this machine sent without a proxy between."""
    host = request.client.host if request.client else ""
    try:
        near = ip_address(host).is_loopback
    except ValueError:
        return False
    return near and not any(header in request.headers for header in _PROXIED)


def _registry(readings: Readings) -> CollectorRegistry:
    registry = CollectorRegistry()
    Gauge("tocsin_info", "Version of the program.", ["version"], registry=registry).labels(__version__).set(1)
    for name, text, value in _gauges(readings):
        Gauge(f"tocsin_{name}", text, registry=registry).set(value)
    age = Gauge("tocsin_job_age_seconds", "Seconds since a recurring job last ended well.", ["job"], registry=registry)
    stalled = Gauge("tocsin_job_stalled", "1 for a recurring job that fails, hangs or no longer runs.", ["job"], registry=registry)
    late = {job.name for job in readings.stalled}
    for job, seconds in readings.jobs.items():
        age.labels(job).set(round(seconds, 3))
        stalled.labels(job).set(job in late)
    return registry


def _gauges(readings: Readings) -> Iterator[tuple[str, str, float]]:
    yield "duties_open", "Duties that are owed.", readings.open
    yield "duties_overdue", "Duties that are owed after their due time.", readings.overdue
    yield "oldest_overdue_seconds", "Seconds since the earliest due time that has passed, 0 if none has.", readings.oldest
    yield "mail_waiting", "Mails that wait to be sent.", readings.mail_waiting
    yield "mail_parked", "Mails that were given up after repeated failures.", readings.mail_parked
    yield "ledger_entries", "Entries of the ledger.", readings.entries
    if readings.last_backup:
        yield "last_backup_timestamp_seconds", "Time of the last backup, in seconds since 1970.", readings.last_backup.made.timestamp()
