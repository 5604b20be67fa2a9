from __future__ import annotations

import socket
import threading
from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest

from tocsin.outbound import socks
from tocsin.outbound.addresses import is_onion, target_of
from tocsin.outbound.fetch import PublicFetcher, WebAnswer
from tocsin.outbound.polite import PoliteFetcher

POST = "https://hearth.org/p/1"
ROBOTS = "https://hearth.org/robots.txt"
ONION = f"{'a' * 56}.onion"


@dataclass
class Web:
    """Answers from a dictionary and keeps what was asked."""

    pages: dict[str, WebAnswer] = field(default_factory=dict)
    asked: list[tuple[str, Mapping[str, str]]] = field(default_factory=list)
    now: float = 1000.0
    waited: list[float] = field(default_factory=list)

    def fetch(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        self.asked.append((url, headers))
        return self.pages.get(url, WebAnswer(url, 404))

    def wait(self, seconds: float) -> None:
        self.waited.append(seconds)
        self.now += seconds

    def polite(self, **changed: bool) -> PoliteFetcher:
        return PoliteFetcher(self, "Tocsin (checks noticed content)", seconds=lambda: self.now, wait=self.wait, **changed)

    def links(self) -> list[str]:
        return [url for url, _ in self.asked]


@pytest.mark.parametrize(
    ("rules", "status", "error"),
    [
        ("User-agent: *\nDisallow: /p/", 200, "not fetched: robots.txt of the host asks programs not to"),
        ("User-agent: tocsin\nDisallow: /", 200, "not fetched: robots.txt of the host asks programs not to"),
        ("User-agent: other\nDisallow: /", 200, ""),
        ("User-agent: *\nDisallow: /admin", 200, ""),
        ("", 404, ""),
        ("", 503, "not fetched: robots.txt of the host cannot be read"),
    ],
)
def test_a_host_is_asked_by_its_rules(rules: str, status: int, error: str) -> None:
    web = Web({ROBOTS: WebAnswer(ROBOTS, status, {}, rules.encode()), POST: WebAnswer(POST, 200, {}, b"hello")})

    assert web.polite().fetch(POST, {}).error == error
    assert web.links() == [ROBOTS] if error else [ROBOTS, POST]


def test_rules_are_asked_for_once_a_day_or_not_at_all() -> None:
    web = Web()
    polite = web.polite()
    for _ in range(3):
        polite.fetch(POST, {})
    assert web.links().count(ROBOTS) == 1
    web.now += 25 * 3600
    polite.fetch(POST, {})
    assert web.links().count(ROBOTS) == 2

    assert Web().polite(robots=False).fetch(POST, {}).status == 404


def test_one_host_is_asked_at_its_pace_and_others_meanwhile() -> None:
    web = Web()
    polite = web.polite(robots=False)
    polite.fetch(POST, {})
    polite.fetch("https://meadow.org/1", {})
    assert web.waited == []
    polite.fetch("https://HEARTH.org/p/2", {})

    assert web.waited == [2.0]


@pytest.mark.parametrize("status", [429, 503])
def test_a_host_that_asks_to_wait_is_left_alone(status: int) -> None:
    web = Web({POST: WebAnswer(POST, status, {"retry-after": "600"})})
    polite = web.polite(robots=False)
    assert polite.fetch(POST, {}).status == status
    web.now += 500
    assert polite.fetch(POST, {}).error == "not fetched: the host asked to wait"
    web.now += 101

    assert polite.fetch(POST, {}).status == status
    assert len(web.asked) == 2


def test_a_page_that_has_not_changed_is_not_sent_again() -> None:
    web = Web({POST: WebAnswer(POST, 200, {"etag": '"a"', "last-modified": "Mon, 02 Nov 2026 10:00:00 GMT"}, b"hello")})
    polite = web.polite(robots=False)
    polite.fetch(POST, {})
    web.pages[POST] = WebAnswer(POST, 304)

    assert polite.fetch(POST, {}).body == b"hello"
    assert web.asked[1][1] == {"If-None-Match": '"a"', "If-Modified-Since": "Mon, 02 Nov 2026 10:00:00 GMT"}
    web.pages[POST] = WebAnswer(POST, 404)
    assert polite.fetch(POST, {}).status == 404
    polite.fetch(POST, {})
    assert web.asked[3][1] == {}, "what is gone is no longer asked for on condition"


def proxy_answering(*replies: bytes) -> tuple[tuple[str, int], list[bytes]]:
    """Serve one connection as a proxy that gives these replies, and return its address and what it was sent."""
    server = socket.create_server(("127.0.0.1", 0))
    heard: list[bytes] = []

    def serve() -> None:
        with server, server.accept()[0] as connection:
            for reply in replies:
                heard.append(connection.recv(4096))
                connection.sendall(reply)

    threading.Thread(target=serve, daemon=True).start()
    return server.getsockname(), heard


CONNECTED = b"\x05\x00\x00\x01\x00\x00\x00\x00\x00\x00"
ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello"


def test_a_proxy_is_told_the_checked_address_and_never_the_name() -> None:
    proxy, heard = proxy_answering(b"\x05\x00", CONNECTED, ANSWER)

    answer = PublicFetcher("Tocsin", resolver=lambda _host, _port: ["93.184.215.14"], proxy=proxy).fetch("http://harrowmere.org/", {})

    assert answer.body == b"hello"
    assert heard[1] == b"\x05\x01\x00\x01" + bytes([93, 184, 215, 14]) + (80).to_bytes(2, "big")


def test_an_onion_service_is_named_to_the_proxy_and_refused_without_one() -> None:
    proxy, heard = proxy_answering(b"\x05\x00", CONNECTED, ANSWER)

    assert PublicFetcher("Tocsin", resolver=_never, proxy=proxy).fetch(f"http://{ONION}/p", {}).body == b"hello"
    assert ONION.encode() in heard[1]
    assert PublicFetcher("Tocsin", resolver=_never).fetch(f"http://{ONION}/p", {}).error == "not fetched: names below .onion are not public"
    assert is_onion(f"www.{ONION}")
    assert not is_onion("short.onion")
    assert target_of(f"http://{ONION}/", onion=True).host == ONION


def test_through_a_proxy_the_own_network_stays_refused() -> None:
    fetcher = PublicFetcher("Tocsin", resolver=lambda _host, _port: ["10.0.0.1"], proxy=("127.0.0.1", 9))

    for url in ("http://rebound.org/", "http://127.0.0.1/", "http://printer.local/", "http://x.onion/"):
        assert fetcher.fetch(url, {}).error.startswith("not fetched: "), url


@pytest.mark.parametrize("replies", [(b"\x05\xff",), (b"\x04\x00",), (b"\x05\x00", b"\x05\x05\x00\x01"), ()])
def test_a_proxy_that_refuses_is_no_answer(replies: tuple[bytes, ...]) -> None:
    proxy, _ = proxy_answering(*replies)

    with pytest.raises(OSError):  # the words differ with the system
        socks.connect(proxy, "93.184.215.14", 80, 5)


def _never(_host: str, _port: int) -> list[str]:
    raise AssertionError("the name must not be resolved here")


def test_each_host_of_a_redirect_is_asked_by_its_own_rules() -> None:
    other = "https://other.org/p/9"
    moved = WebAnswer(POST, 302, {"location": other})
    web = Web({POST: moved, other: WebAnswer(other, 200, {}, b"hello")})
    answer = web.polite().fetch(POST, {})
    assert (answer.url, answer.body, answer.chain) == (other, b"hello", (POST,))

    web.pages["https://other.org/robots.txt"] = WebAnswer("https://other.org/robots.txt", 200, {}, b"User-agent: *\nDisallow: /p/")
    web.now += 25 * 3600
    answer = web.polite().fetch(POST, {})
    assert (answer.error, answer.chain) == ("not fetched: robots.txt of the host asks programs not to", (POST,))


def test_rules_that_moved_are_followed_and_redirects_without_end_are_left() -> None:
    moved = "https://www.hearth.org/robots.txt"
    web = Web({ROBOTS: WebAnswer(ROBOTS, 301, {"location": moved}), moved: WebAnswer(moved, 200, {}, b"User-agent: *\nDisallow: /")})
    assert web.polite().fetch(POST, {}).error == "not fetched: robots.txt of the host asks programs not to"

    web = Web({POST: WebAnswer(POST, 302, {"location": "/p/1"})})
    assert web.polite().fetch(POST, {}).error == "not fetched: more redirects than are followed"
