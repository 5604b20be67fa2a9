"""People at a browser, without one: what they see and which forms they send."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

from httpx import Cookies, Response
from litestar import Litestar
from litestar.testing import TestClient

PASSWORD = "correct horse battery"
AppFor = Callable[..., Litestar]
"""Gives the application for a desk and a clock, and perhaps a provider or a set-up link."""


@dataclass
class Seconds:
    """A clock for waiting that tests move."""

    now: float = 0.0

    def __call__(self) -> float:
        return self.now


class Client:
    """One browser's requests: a cookie jar of its own over the one connection to the application."""

    def __init__(self, connection: TestClient[Litestar]) -> None:
        self._connection = connection
        self.cookies = Cookies()

    def get(self, path: str, **options: Any) -> Response:
        return self._request("GET", path, options)

    def post(self, path: str, **options: Any) -> Response:
        return self._request("POST", path, options)

    def _request(self, method: str, path: str, options: dict[str, Any]) -> Response:
        self._connection.cookies = self.cookies
        answer = self._connection.request(method, path, **options)
        self.cookies = Cookies(self._connection.cookies)
        return answer


@dataclass
class Browser:
    """One browser: keeps cookies, sends forms with their token."""

    client: Client

    def see(self, path: str, status: int = 200) -> str:
        answer = self.client.get(path)
        assert answer.status_code == status, f"{path}: {answer.status_code} {text_of(answer.text)[:400]}"
        return answer.text

    def send(self, path: str, status: int = 200, **values: str | list[str]) -> str:
        answer = self.post(path, **values)
        assert answer.status_code == status, f"{path}: {answer.status_code} {text_of(answer.text)[:400]}"
        return answer.text

    def post(self, path: str, **values: str | list[str]) -> Response:
        if "csrftoken" not in self.client.cookies:
            self.client.get("/sign-in")
        return self.client.post(path, data={**values, "_csrf_token": self.client.cookies["csrftoken"]})

    def sign_in(self, name: str, password: str = PASSWORD, code: str = "") -> Browser:
        self.send("/sign-in", name=name, password=password, code=code)
        return self


@dataclass(frozen=True, slots=True)
class BrowserShop:
    """Hands out browsers."""

    connection: TestClient[Litestar]

    def fresh(self) -> Browser:
        return Browser(Client(self.connection))

    def signed_in(self, name: str) -> Browser:
        return self.fresh().sign_in(name)


def text_of(html: str) -> str:
    """The words of a page."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())
