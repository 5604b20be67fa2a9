"""An error in a TOML file names the key, says what is wrong, and what to write."""

from __future__ import annotations

import pytest

from tocsin.domain.errors import Malformed
from tocsin.settings import parse_settings


@pytest.mark.parametrize(
    ("text", "error"),
    [
        ('reread = "x"', "reread: 'x' does not fit; write a number"),
        ("zone = 3", 'zone: 3 does not fit; write a text in quotes, such as "a"'),
        ('zone = "Mars/X"', "zone: no time zone 'Mars/X'"),
        ('reads = "en"', "reads: 'en' does not fit; write a list in square brackets"),
        ("reads = [3]", "reads, number 1: 3 does not fit"),
        ("strange = 1", "strange: no such setting; use one of database"),
        ('[mail]\nhots = "x"', "mail.hots: no such setting; did you mean host"),
        ('[mail]\nsecurity = "x"', "mail.security: 'x' does not fit; write one of \"auto\""),
        ("[mail]\nport = 70000", "mail.port: 70000 does not fit; write a whole number from 1 to 65535"),
        ("[hours]\nassess = [1, 2, 3]\ndeliver = [1, 2]", "hours.deliver: [1, 2] does not fit; write a list of 3 values, each a number"),
        ("[hours]\ndelivery = [1, 2, -3]", "hours.delivery: [1.0, 2.0, -3.0] has no time"),
        ('[milieus]\n"river people" = "S-3"', "milieus.river people: 'S-3' does not fit"),
        ("[bands]\nalert_fit = 7", "bands: write possible_fit"),
        ('[notices]\nproxy = "x"', "notices.proxy: 'x' does not fit; write a text in quotes, such as \"localhost:9050\""),
        ("idle_minutes = -1", "idle_minutes: -1 is no time; write a number of minutes"),
        ("a =", "not TOML: Invalid value"),
    ],
)
def test_a_mistake_in_the_settings_is_told_with_its_key_and_what_to_write(text: str, error: str) -> None:
    with pytest.raises(Malformed) as raised:
        parse_settings(text)
    assert str(raised.value).startswith(error)


def test_the_older_names_of_duties_are_read() -> None:
    assert parse_settings("[hours]\ndeliver = [1, 2, 3]").hours == parse_settings("[hours]\ndelivery = [1, 2, 3]").hours
