"""What a page says when a request goes wrong before it reaches the desk."""

from __future__ import annotations

from tests.web.browsing import BrowserShop, text_of

MISSING = "A field of the form is missing"


def test_the_address_of_a_form_says_that_it_is_no_page(shop: BrowserShop) -> None:
    page = text_of(shop.signed_in("Dora").see("/settings/mail", 405))

    assert "Only a form is sent to this address" in page
    assert MISSING not in page


def test_a_form_that_is_too_large_is_told_apart_from_a_missing_field(shop: BrowserShop) -> None:
    page = text_of(shop.signed_in("Dora").send("/subjects", 413, names="x" * (3 << 20)))

    assert "larger than the desk takes" in page
    assert MISSING not in page
