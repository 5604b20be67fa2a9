from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from tocsin.domain.notice import ContentState, Remover
from tocsin.domain.platform import Platform, PlatformStatement, platform_at

NOW = datetime(2026, 11, 29, tzinfo=UTC)


def platform(checked: str = "", address: str = "abuse@hearth.example") -> Platform:
    return Platform("hearth", "Hearth", "hearth.example h.example", address, "https://hearth.example/form", "en", "", "", checked, NOW)


@pytest.mark.parametrize(
    ("host", "serves"),
    [("hearth.example", True), ("de.hearth.example", True), ("h.example", True), ("nothearth.example", False), ("", False)],
)
def test_a_platform_serves_its_hosts_and_those_below(host: str, serves: bool) -> None:
    assert platform().serves(host) is serves


@pytest.mark.parametrize(("checked", "stale"), [("", True), ("2025-11-28", True), ("2025-11-29", False), ("2026-11-29", False)])
def test_a_contact_is_checked_once_a_year(checked: str, stale: bool) -> None:
    assert platform(checked).is_stale(date(2026, 11, 29)) is stale


def test_the_contact_is_the_address_or_else_the_form() -> None:
    assert platform().contact == "abuse@hearth.example"
    assert platform(address="").contact == "https://hearth.example/form"


@pytest.mark.parametrize(("checked", "confirmed", "is_confirmed"), [("2026-11-29", "", True), ("", "2026-11-29", True), ("", "", False)])
def test_a_contact_is_confirmed_by_a_check_of_the_desk_or_by_its_source(checked: str, confirmed: str, is_confirmed: bool) -> None:
    assert replace(platform(checked), confirmed=confirmed).is_confirmed is is_confirmed


@pytest.mark.parametrize(
    ("location", "is_there"),
    [
        ("https://de.hearth.example/p/1", True),
        ("h.example/p", True),
        ("https://other.example/", False),
        ("the wall of h.example", False),
        ("https://[", False),
        ("", False),
    ],
)
def test_a_location_is_at_the_platform_that_serves_its_host(location: str, is_there: bool) -> None:
    hearth = platform()

    assert platform_at([hearth], location) == (hearth if is_there else None)


def test_statements_are_kept_a_line_each() -> None:
    hearth = replace(platform(), statements="gone\tunknown\tNothing burns here\nsuspended\tplatform\tThis hearth is out")

    assert hearth.stated == (
        PlatformStatement("Nothing burns here", ContentState.GONE),
        PlatformStatement("This hearth is out", ContentState.SUSPENDED, Remover.PLATFORM),
    )
    assert platform().stated == ()
