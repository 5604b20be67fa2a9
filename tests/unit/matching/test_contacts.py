"""Contacts that a text states, with their offsets and normal forms."""

from __future__ import annotations

import time

import pytest

from tocsin.matching.contacts import stated_contacts


@pytest.mark.parametrize(
    ("text", "country", "kind", "surface", "normal"),
    [
        ("Please ring me on 020 7946 0123 after six", "GB", "phone", "020 7946 0123", "+442079460123"),
        ("call (212) 555-0123 tonight", "US", "phone", "(212) 555-0123", "+12125550123"),
        ("Ring 0049 30 23125 123", "", "phone", "0049 30 23125 123", "+493023125123"),
        ("رقمي ٠١٠ ١٢٣٤ ٥٦٧٨ كلموني", "EG", "phone", "٠١٠ ١٢٣٤ ٥٦٧٨", "+201012345678"),
        ("Перезвоните: 8 (900) 123-45-67", "RU", "phone", "8 (900) 123-45-67", "+79001234567"),
        ("רק הודעה ל-03-123-4567", "IL", "phone", "03-123-4567", "+97231234567"),
        ("Ring 06 1122 3344", "", "phone", "06 1122 3344", ""),
        ("Mail veilig(at)example(punt)org", "", "email", "veilig(at)example(punt)org", "veilig@example.org"),
        ("Write to Tessa@Example.org.", "", "email", "Tessa@Example.org", "tessa@example.org"),
        ("hij zit op signal als schaduw.42", "", "handle", "schaduw.42", "schaduw.42"),
        ("ask @Orvandel_7.", "", "handle", "@Orvandel_7", "orvandel_7"),
    ],
)
def test_a_contact_has_offsets_and_a_normal_form(text: str, country: str, kind: str, surface: str, normal: str) -> None:
    (contact,) = stated_contacts(text, (country,) if country else ())

    assert (contact.kind, text[contact.start : contact.end], contact.normal) == (kind, surface, normal)


@pytest.mark.parametrize(
    "text",
    [
        "on 20/03/2026 at 16:00",
        "it costs 1 250 000 in all",
        "page 16, order 4711",
        "see https://u.example/0123456789",
        "the signal was weak",
        "11111111111",
    ],
)
def test_dates_amounts_and_links_are_no_contacts(text: str) -> None:
    assert stated_contacts(text, ("GB",)) == ()


@pytest.mark.parametrize("text", ["0 1 " * 50_000, "a(at)" * 40_000, "signal " * 40_000, "1-" * 100_000])
def test_the_time_is_bounded(text: str) -> None:
    started = time.thread_time()
    stated_contacts(text, ("GB", "NL"))

    assert time.thread_time() - started < 5
