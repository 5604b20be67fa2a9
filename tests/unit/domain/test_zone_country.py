"""The country of a desk, told by its time zone."""

from __future__ import annotations

from zoneinfo import available_timezones

import pytest

from tocsin.domain.zone_country import country_of_zone


@pytest.mark.parametrize(
    ("zone", "country"),
    [
        ("Europe/Amsterdam", "NL"),
        ("Europe/London", "GB"),
        ("GB", "GB"),
        ("Asia/Calcutta", "IN"),
        ("US/Eastern", "US"),
        ("UTC", ""),
        ("Etc/GMT+3", ""),
        ("Nowhere/City", ""),
    ],
)
def test_a_zone_tells_its_country(zone: str, country: str) -> None:
    assert country_of_zone(zone) == country


def test_nearly_every_zone_of_a_continent_has_a_country() -> None:
    continents = ("Africa/", "America/", "Asia/", "Europe/", "Pacific/")
    without = {zone for zone in available_timezones() if zone.startswith(continents) and not country_of_zone(zone)}

    assert without == set()
