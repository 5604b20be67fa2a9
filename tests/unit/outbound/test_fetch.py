from __future__ import annotations

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest

from tocsin.outbound.fetch import FetchLimits, PublicFetcher, WebAnswer

PUBLIC = "93.184.215.14"
INSIDE = ("http://127.0.0.1/", "http://169.254.169.254/latest", "file:///etc/passwd", "http://[::1]/", "//localhost/")

Route = Callable[[int], list[tuple[str, int]]]


@contextmanager
def host_answering(*answers: bytes) -> Iterator[int]:
    """Serve one raw answer per connection on the loopback interface, then hang up."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port: int = server.getsockname()[1]

        def serve() -> None:
            for answer in answers:
                try:
                    connection, _ = server.accept()
                except OSError:
                    return
                with connection:
                    connection.recv(65536)
                    connection.sendall(answer)

        thread = threading.Thread(target=serve, daemon=True)
        thread.start()
        yield port
    thread.join(5)


@pytest.fixture
def through(monkeypatch: pytest.MonkeyPatch) -> Route:
    """Lead connections to public addresses to a local port, and record where they were meant to go."""

    def lead(port: int) -> list[tuple[str, int]]:
        wanted: list[tuple[str, int]] = []
        real = socket.create_connection

        def connect(address: tuple[str, int], timeout: float | None = None) -> socket.socket:
            wanted.append(address)
            return real(("127.0.0.1", port), timeout)

        monkeypatch.setattr(socket, "create_connection", connect)
        return wanted

    return lead


def fetched(url: str, limits: FetchLimits | None = None, addresses: tuple[str, ...] = (PUBLIC,)) -> WebAnswer:
    return PublicFetcher("Tocsin", limits, resolver=lambda _host, _port: addresses).fetch(url, {})


def test_an_answer_comes_with_status_headers_and_body(through: Route) -> None:
    with host_answering(b"HTTP/1.1 410 Gone\r\nContent-Length: 4\r\nX-Robots-Tag: none\r\n\r\ngone") as port:
        wanted = through(port)
        answer = fetched("http://harrowmere.org/post")

    assert (answer.status, answer.body, answer.headers["x-robots-tag"], answer.error) == (410, b"gone", "none", "")
    assert wanted == [(PUBLIC, 80)], "the connection goes to the address that was checked"


@pytest.mark.parametrize(
    "inner", ["http://127.0.0.1/", "http://169.254.169.254/latest", "file:///etc/passwd", "http://[::1]/", "//localhost/"]
)
def test_a_redirect_into_the_own_network_is_not_followed(through: Route, inner: str) -> None:
    with host_answering(b"HTTP/1.1 302 Found\r\nContent-Length: 0\r\nLocation: " + inner.encode() + b"\r\n\r\n") as port:
        wanted = through(port)
        answer = fetched("http://harrowmere.org/")

    assert answer.status == 0
    assert answer.error.startswith("not fetched: ")
    assert wanted == [(PUBLIC, 80)]


@pytest.mark.parametrize("addresses", [("127.0.0.1",), (PUBLIC, "10.0.0.1"), ("::1",), ("fe80::1%eth0",), ()])
def test_a_name_with_any_private_address_is_not_fetched(through: Route, addresses: tuple[str, ...]) -> None:
    wanted = through(1)

    assert fetched("http://rebound.org/", addresses=addresses).error.startswith("not fetched: ")
    assert wanted == []


def test_a_name_that_changes_its_answer_is_resolved_once(through: Route) -> None:
    answers = iter([[PUBLIC], ["127.0.0.1"]])
    with host_answering(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok") as port:
        wanted = through(port)
        answer = PublicFetcher("Tocsin", resolver=lambda _host, _port: next(answers)).fetch("http://rebound.org/", {})

    assert answer.body == b"ok"
    assert wanted == [(PUBLIC, 80)]


def test_a_body_is_cut_at_the_limit(through: Route) -> None:
    with host_answering(b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\n" + b"x" * 5000) as port:
        through(port)
        answer = fetched("http://harrowmere.org/", FetchLimits(body=1000))

    assert (len(answer.body), answer.cut) == (1000, True)


@pytest.mark.slow
def test_redirects_without_end_are_left(through: Route) -> None:
    again = b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\nLocation: /again\r\n\r\n"
    with host_answering(*[again] * 9) as port:
        through(port)
        answer = fetched("http://harrowmere.org/")

    assert answer.error == "not fetched: more redirects than are followed"
    assert len(answer.chain) == 6


@pytest.mark.parametrize("raw", [b"", b"nonsense\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"])
def test_a_host_that_speaks_no_http_is_no_answer(through: Route, raw: bytes) -> None:
    with host_answering(raw) as port:
        through(port)
        answer = fetched("http://harrowmere.org/")

    assert answer.status == 0
    assert answer.error.startswith("no answer: ")


def test_a_body_that_breaks_off_is_marked(through: Route) -> None:
    with host_answering(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf") as port:
        through(port)
        answer = fetched("http://harrowmere.org/")

    assert (answer.body, answer.cut) == (b"half", True)


def test_a_host_that_never_ends_its_headers_is_broken_off(monkeypatch: pytest.MonkeyPatch) -> None:
    here, there = socket.socketpair()
    monkeypatch.setattr(socket, "create_connection", lambda _address, timeout: here)
    there.sendall(b"HTTP/1.1 200 OK\r\nX-Slow:")
    with there:
        answer = fetched("http://harrowmere.org/", FetchLimits(seconds=0.2))

    assert answer.error.startswith("no answer: ")


def test_a_host_that_drips_runs_into_the_deadline(through: Route) -> None:
    clock = iter(float(second) for second in range(0, 1000, 9))
    with host_answering(b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nx") as port:
        through(port)
        answer = PublicFetcher("Tocsin", resolver=lambda _host, _port: [PUBLIC], seconds=lambda: next(clock)).fetch(
            "http://harrowmere.org/", {}
        )

    assert answer.error == "no answer: TimeoutError"
