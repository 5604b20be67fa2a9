from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.matching.traces import account_signs, anchor, anchors, contains, link_sign, signs_in

POST = "Meet at the old mill on Friday and bring what burns"


@pytest.mark.parametrize(
    "text",
    [
        POST,
        f"Somebody wrote: {POST.upper()}!",
        f"Hello.\n> {POST}",
        f"They say “{POST}” again",
        f"Seen today - {POST}, and more",
    ],
)
def test_a_text_is_found_where_a_sentence_line_or_quotation_begins_with_it(text: str) -> None:
    assert anchor(POST) in anchors(text)
    assert contains(text, POST)


def test_the_first_words_alone_are_no_sign() -> None:
    text = "Meet at the old mill on Sunday for a picnic"

    assert anchor(POST) in anchors(text)
    assert not contains(text, POST)
    assert not contains("Meet at the old mill on Friday and bring what burnsides", POST)


def test_a_short_text_is_no_sign() -> None:
    assert anchor("Burn them all now") == ""
    assert anchor("") == ""
    assert not contains("anything", "")


def test_links_and_handles_are_found_in_any_spelling() -> None:
    assert {"link:hearth.example/p/17"} <= signs_in("see HTTPS://www.hearth.example/p/17/?utm_source=x and hxxps://hearth[.]example/p/17")
    assert {"handle:quaywatch", "link:t.me/quaywatch"} <= signs_in("on t.me/QuayWatch".lower())
    assert "handle:quaywatch" in signs_in("by @QuayWatch")
    assert link_sign("the wall behind the mill") == link_sign("") == ""
    assert account_signs("https://t.me/QuayWatch") == {"handle:quaywatch"}
    assert account_signs("the wall behind the mill") == frozenset()


@given(st.text(), st.text(min_size=20), st.text())
def test_a_text_on_a_line_of_its_own_is_always_found(before: str, noticed: str, after: str) -> None:
    if sign := anchor(noticed):
        assert sign in anchors(f"{before}\n{noticed}\n{after}")
        assert contains(f"{before}\n{noticed}\n{after}", noticed)
