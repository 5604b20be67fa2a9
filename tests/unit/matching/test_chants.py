"""A chant at a match is no threat."""

from __future__ import annotations

import pytest

from tocsin.matching.threat_cues import cues, is_urgent


@pytest.mark.parametrize(
    "text",
    [
        "sizi sahaya gömeceğiz, şampiyon biziz, kupa bizim",
        "Fener kasap, Galatasaray koyun! Keseceğiz sizi, şampiyon biziz",
        "мы вас похороним на поле, кубок наш",
    ],
)
def test_a_chant_is_not_urgent(text: str) -> None:
    assert not is_urgent(cues(text))


@pytest.mark.parametrize(
    "text",
    [
        "stadyumda bomba patlatacağım yarın akşam maçta",
        "Derbide tribüne silahla girip hepsini vuracağım",
        "sizi keseceğiz tribünde maçtan sonra, bıçaklar hazır",
        "El domingo en el derbi voy a apuñalar a uno",
        "after the match I will kill the referee in the stands",
        "we will bury you tonight",
    ],
)
def test_a_threat_at_a_match_is_urgent(text: str) -> None:
    assert is_urgent(cues(text))
