"""Text behind codes is found, and identifiers are taken for none."""

from __future__ import annotations

import base64
from datetime import datetime
from random import Random

import pytest
from bench.hear.canary.codes import CODES, message
from hypothesis import given
from hypothesis import strategies as st

from tocsin.ingest.coded_text import decoded, stands_for_text

TEXTS = [
    "they come tomorrow with stones",
    "Müller brennt heute Nacht",
    "Они придут завтра ночью",
    "سوف يأتون غدا",
    "他们明天会带着石头来到大厅门口我们很害怕",
]
LATIN = ("packed letters", "short message", "escaped bytes")


@pytest.mark.parametrize("code", CODES)
def test_a_code_is_decoded_in_every_script_it_can_hold(code: str) -> None:
    texts = TEXTS[:1] if code in LATIN else TEXTS
    coded = {text: CODES[code](text) for text in texts}
    meanings = {text: "".join(meaning.text for meaning in decoded(f"IN x text={value}")) + value for text, value in coded.items()}
    missing = [text for text in texts if not all(word in meanings[text] for word in text.split())]
    assert missing == ([TEXTS[4]] if code in ("base64 of wide letters", "UTF-7") else [])


def test_a_short_message_of_a_gateway_is_decoded_however_short() -> None:
    assert [meaning.text for meaning in decoded("IN from=1 pdu7=E8329BFD4697D9EC37 decoded=no")] == ["hellohello"]
    assert "How are you?" in [
        meaning.text for meaning in decoded("07911326040000F0040B911346610089F60000208062917314080CC8F71D14969741F977FD07")
    ]
    assert "bring nobody" in [meaning.text for meaning in decoded(message("bring nobody"))]


def test_identifiers_and_digests_stand_for_no_words() -> None:
    random = Random(1)
    codes = [random.randbytes(random.choice((12, 16, 20, 32))) for _ in range(300)]
    spellings = [
        spelling for code in codes for spelling in (code.hex(), base64.b64encode(code).decode(), base64.urlsafe_b64encode(code).decode())
    ]
    spellings += [
        "1234567890123456789",
        "did:plc:z72i7hdynmk6r22z27h6tvur",
        "bafyreib2rxk3rh6kzwq",
        "+49 151 23456789",
        "a=b&c=d",
        "C:\\users\\x",
    ]
    assert [code for code in spellings if decoded(code) or stands_for_text(code)] == []


@given(st.datetimes(), st.sampled_from(["", "Z", "+02:00", "-0330"]))
def test_a_time_is_no_code(moment: datetime, zone: str) -> None:
    assert decoded(f"{moment.isoformat()}{zone}") == []
