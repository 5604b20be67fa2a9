"""Addresses that messages go to."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import Malformed
from tocsin.domain.mail_address import is_address, require_address


@pytest.mark.parametrize("text", ["", "a@b", "ann.o'neil+desk@mosque.example.org", "a@[192.0.2.1]", "desk@bücher.example", "channel:north"])
def test_one_address_a_channel_or_none_is_accepted(text: str) -> None:
    require_address(text)


@pytest.mark.parametrize(
    "text",
    [
        *("ann", "@b.org", "a@", "a@@b.org", "a@b.", "a@.b", "a@b..c", "a..b@c", "a b@c.org", "a@b c.org", " a@b.org", "a@b.org "),
        *("a@b.org, c@d.org", "a@b.org;c@d.org", "a@b.org c@d.org", "a@b.org,", "Ann <a@b.org>", "<a@b.org>", "mailto:a@b.org"),
        *("a@b.org\n", "a@b.org\nBcc: c@d.org", "a(b)@c.org", '"a b"@c.org', "müller@c.org", " ", "channel:", "channel: ", "\udc80@b.org"),
    ],
)
def test_what_is_no_single_address_is_refused_in_one_line(text: str) -> None:
    with pytest.raises(Malformed, match="no single mail address") as refusal:
        require_address(text)
    assert "\n" not in str(refusal.value)


@given(st.text())
def test_any_text_is_answered(text: str) -> None:
    assert is_address(text) in (True, False)
