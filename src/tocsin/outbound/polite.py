"""Fetch as hosts ask for it: by their robots.txt, one request at a time, and not again what has not changed.

Rules are those of the host of the link, and of each host that it redirects to. A host that asks to wait is left alone for that time.
Nothing is kept on disk.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from urllib.parse import urljoin, urlsplit
from urllib.robotparser import RobotFileParser

from tocsin.outbound.fetch import REDIRECTS, Fetcher, WebAnswer

SPACING = 2.0
"""Seconds between two requests to one host."""
_RULES_FOR = 24 * 3600.0
_LONGEST_REST = 24 * 3600.0
_MOST_RULES = 512 << 10  # bytes of robots.txt that are read (RFC 9309, 2.5)
_MOST_REDIRECTS = 5  # also of robots.txt (RFC 9309, 2.3.1.2)
_LONGEST_WAY = 60.0
_MOST_KEPT = 200
_LARGEST_KEPT = 64 << 10
_VALIDATORS = (("etag", "If-None-Match"), ("last-modified", "If-Modified-Since"))


class PoliteFetcher:
    """Asks another fetcher, within what hosts ask for.

    The other fetcher should follow no redirects itself, so that each host on the way is asked by its own rules.
    """

    def __init__(
        self,
        inner: Fetcher,
        agent: str,
        *,
        robots: bool = True,
        spacing: float = SPACING,
        seconds: Callable[[], float] = time.monotonic,
        wait: Callable[[float], None] = time.sleep,
    ) -> None:
        self._inner = inner
        self._agent = agent.partition(" ")[0].partition("/")[0]
        self._robots = robots
        self._spacing = spacing
        self._seconds = seconds
        self._wait = wait
        self._rules: dict[str, tuple[float, RobotFileParser | None]] = {}
        self._next: dict[str, float] = {}
        self._rests: dict[str, float] = {}
        self._kept: dict[str, WebAnswer] = {}

    def fetch(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        """Return the answer to a link, following redirects, or the reason why it was not asked for."""
        return self._follow(self._by_rules, url, headers)

    def _follow(self, ask: Callable[[str, Mapping[str, str]], WebAnswer], url: str, headers: Mapping[str, str]) -> WebAnswer:
        """Return the answer at the end of a link's redirects."""
        chain: list[str] = []
        until = self._seconds() + _LONGEST_WAY
        while True:
            answer = ask(url, headers)
            location = answer.headers.get("location", "")
            if answer.status not in REDIRECTS or not location:
                return replace(answer, chain=(*chain, *answer.chain)) if chain else answer
            chain.append(answer.url)
            if len(chain) > _MOST_REDIRECTS or self._seconds() > until:
                return WebAnswer(answer.url, error="not fetched: more redirects than are followed", chain=tuple(chain))
            url = urljoin(answer.url, location)

    def _by_rules(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        """Return the answer to one link within the rules of its host."""
        host = _origin(url)
        if self._rests.get(host, 0.0) > self._seconds():
            return WebAnswer(url, error="not fetched: the host asked to wait")
        if self._robots and (reason := self._refusal(host, url)):
            return WebAnswer(url, error=f"not fetched: {reason}")
        kept = self._kept.get(url)
        answer = self._ask(url, {**(_conditions(kept) if kept else {}), **headers})
        if answer.status == 304 and kept:
            return kept
        self._keep(url, answer)
        return answer

    def _ask(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        """Ask when it is the host's turn, and note how long it asks to wait."""
        host = _origin(url)
        if (left := self._next.get(host, 0.0) - self._seconds()) > 0:
            self._wait(left)
        answer = self._inner.fetch(url, headers)
        self._next[host] = self._seconds() + self._spacing
        after = answer.headers.get("retry-after", "")
        if answer.status in (429, 503) and after.isdecimal():
            self._rests[host] = self._seconds() + min(float(after[:9]), _LONGEST_REST)
        return answer

    def _refusal(self, host: str, url: str) -> str:
        """Return why the host's robots.txt keeps the link from being fetched, or an empty string."""
        until, rules = self._rules.get(host, (0.0, None))
        if until <= self._seconds():
            answer = self._follow(self._ask, f"{host}/robots.txt", {})
            if not answer.status or answer.status >= 500:
                return "robots.txt of the host cannot be read"
            rules = _rules(answer) if answer.status < 300 else None
            self._rules[host] = (self._seconds() + _RULES_FOR, rules)
        return "" if rules is None or rules.can_fetch(self._agent, url) else "robots.txt of the host asks programs not to"

    def _keep(self, url: str, answer: WebAnswer) -> None:
        """Keep a small answer that can be asked for on condition, the oldest one making room."""
        self._kept.pop(url, None)
        if answer.status == 200 and not answer.cut and len(answer.body) <= _LARGEST_KEPT and _conditions(answer):
            self._kept[url] = answer
            if len(self._kept) > _MOST_KEPT:
                del self._kept[next(iter(self._kept))]


def _origin(url: str) -> str:
    """Return scheme and host of a link, which its robots.txt stands at."""
    parts = urlsplit(url)
    return f"{parts.scheme.lower()}://{parts.netloc.lower()}"


def _conditions(answer: WebAnswer) -> dict[str, str]:
    """Return the headers that ask for a link only if it changed since an answer."""
    return {header: answer.headers[name] for name, header in _VALIDATORS if answer.headers.get(name)}


def _rules(answer: WebAnswer) -> RobotFileParser:
    parser = RobotFileParser()
    parser.parse(answer.body[:_MOST_RULES].decode("utf-8", "replace").splitlines())
    return parser
