"""A model's server is on this machine, or it is refused."""

from __future__ import annotations

import pytest

from tocsin.domain.errors import Malformed
from tocsin.domain.local_address import LocalAddress


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("http://127.0.0.1:8080/v1", LocalAddress("127.0.0.1", 8080, "", "/v1")),
        ("http://localhost:11434", LocalAddress("127.0.0.1", 11434, "", "/v1")),
        ("http://127.3.2.1/", LocalAddress("127.3.2.1", 80, "", "/v1")),
        ("http://[::1]:9/openai/v1/", LocalAddress("::1", 9, "", "/openai/v1")),
        ("unix:/run/model.sock", LocalAddress("localhost", 0, "/run/model.sock", "/v1")),
    ],
)
def test_addresses_of_this_machine_are_read(text: str, address: LocalAddress) -> None:
    assert LocalAddress.parse(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "http://10.0.0.7:8080/v1",
        "http://example.org/v1",
        "http://localhost.example.org/v1",
        "http://127.0.0.1.example.org",
        "http://127.0.0.1@example.org/v1",
        "http://me@127.0.0.1/v1",
        "http://0.0.0.0:8080",
        "http://2130706433/",
        "https://127.0.0.1:8080/v1",
        "http://127.0.0.1:99999/v1",
        "http://[::1",
        "http://127.0.0.1/v1?key=1",
        "http://127.0.0.1/v1#x",
        "unix:run/model.sock",
        "unix://host/model.sock",
        "127.0.0.1:8080",
        "",
    ],
)
def test_any_other_address_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(Malformed, match=r"write http://127\.0\.0\.1") as refused:
        LocalAddress.parse(text)
    assert "\n" not in str(refused.value)
