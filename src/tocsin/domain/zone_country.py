"""The country of a time zone, as the tz database states it."""

from __future__ import annotations

from functools import lru_cache
from importlib.resources import files


def country_of_zone(name: str) -> str:
    """Return the code (ISO 3166) of the country in which a time zone lies, or an empty text for a zone of none, such as UTC.

    >>> country_of_zone("Europe/Amsterdam"), country_of_zone("Asia/Calcutta"), country_of_zone("UTC")
    ('NL', 'IN', '')
    """
    countries = _countries()
    return countries.get(name) or countries.get(_older_names().get(name, ""), "")


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    rows = [line.split("\t") for line in _lines("zone.tab") if not line.startswith("#")]
    return {row[2]: row[0] for row in rows}


@lru_cache(maxsize=1)
def _older_names() -> dict[str, str]:
    """Return the present name of each zone by its older ones."""
    links = [line.split() for line in _lines("tzdata.zi") if line.startswith("L ")]
    return {older: present for _, present, older in links}


def _lines(table: str) -> list[str]:
    return files("tzdata").joinpath("zoneinfo", table).read_text(encoding="utf-8").splitlines()
