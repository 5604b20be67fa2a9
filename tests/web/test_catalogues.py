"""Policies and platforms are loaded in the browser."""

from __future__ import annotations

from tests.office import Office
from tests.web.browsing import BrowserShop, text_of

OWN = """
[[policy]]
name = "house"
version = "1"
title = "House rules"
law = "our own"
source = "https://house.example/rules"
[[policy.point]]
id = "rule"
question = "Does it break a rule?"
"""


def test_what_comes_with_tocsin_is_loaded_at_a_click_and_again_changes_nothing(shop: BrowserShop, office: Office) -> None:
    dora = shop.signed_in("Dora")
    assert "No policy is loaded" in text_of(dora.see("/settings"))

    assert "Loaded." in text_of(dora.send("/settings/catalogues", what="shipped"))
    policies, platforms = len(office.desk.items.policies()), len(office.desk.platforms.listed())
    dora.send("/settings/catalogues", what="shipped")

    assert policies > 0
    assert platforms > 0
    assert (policies, platforms) == (len(office.desk.items.policies()), len(office.desk.platforms.listed()))


def test_an_own_policy_is_pasted_and_a_mistake_says_where(shop: BrowserShop, office: Office) -> None:
    dora = shop.signed_in("Dora")

    assert "house@1" in text_of(dora.send("/settings/catalogues", what="policies", text=OWN))
    assert "the text" in text_of(dora.send("/settings/catalogues", 422, what="policies", text="[[policy]\nname ="))
    assert "paste the text" in text_of(dora.send("/settings/catalogues", 422, what="platforms", text=" "))
    changed = OWN.replace("our own", "theirs")
    assert "new version" in text_of(dora.send("/settings/catalogues", 409, what="policies", text=changed))
    assert [policy.id for policy in office.desk.items.policies()] == ["house@1"]
