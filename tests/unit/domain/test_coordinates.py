"""Coordinates in facts, and a plan of them."""

from __future__ import annotations

import pytest

from tocsin.domain.coordinates import METRES_A_DEGREE, Coordinates, length, parse_point, plan, point_of


@pytest.mark.parametrize(
    ("text", "point"),
    [
        ("52.0912, 5.1214", Coordinates(52.0912, 5.1214)),
        (" 52.0912 5.1214 ", Coordinates(52.0912, 5.1214)),
        ("geo:52.0912,5.1214", Coordinates(52.0912, 5.1214)),
        ("33.8688° S, 151.2093° E", Coordinates(-33.8688, 151.2093)),
        ("40.7;-74.0", Coordinates(40.7, -74.0)),
        ("40.7N 74.0w", Coordinates(40.7, -74.0)),
        ("91.0, 5.0", None),
        ("5.0, 181.0", None),
        ("Mill Lane 5, 12", None),
        ("12, 5", None),
        ("", None),
    ],
)
def test_a_pair_of_degrees_is_a_point_and_an_address_is_none(text: str, point: Coordinates | None) -> None:
    assert parse_point(text) == point


@pytest.mark.parametrize(
    ("facts", "point"),
    [
        ({"lat": "52.0912", "lon": "5.1214"}, Coordinates(52.0912, 5.1214)),
        ({"latitude": "52,5", "lng": "5"}, Coordinates(52.5, 5.0)),
        ({"lat": "52.0912"}, None),
        ({"longitude": "5.1"}, None),
        ({"lat": "north", "lon": "5.1"}, None),
        ({}, None),
    ],
)
def test_two_facts_make_a_point(facts: dict[str, str], point: Coordinates | None) -> None:
    assert point_of(facts) == point


def test_a_point_is_written_to_about_a_metre() -> None:
    assert str(Coordinates(52.09123456, -5.1)) == "52.09123, -5.10000"


def test_north_is_at_the_top_and_east_at_the_right() -> None:
    south_west, north_east = plan([Coordinates(52.0, 5.0), Coordinates(52.1, 5.1)], 0.5).places

    assert (south_west[1], north_east[1]) == pytest.approx((1.0, 0.0))
    assert 0 <= south_west[0] < 0.5 < north_east[0] <= 1


def test_a_scale_is_round_and_true() -> None:
    drawn = plan([Coordinates(0.0, 0.0), Coordinates(0.0, 0.01)], 0.5)

    assert (drawn.places[0][0], drawn.places[1][0]) == pytest.approx((0.0, 1.0))
    assert drawn.scale == 200
    assert drawn.scale_share == pytest.approx(200 / (0.01 * METRES_A_DEGREE))


def test_points_on_one_meridian_or_beside_the_date_line_stay_together() -> None:
    assert {x for x, _ in plan([Coordinates(52.0, 5.0), Coordinates(52.1, 5.0)], 0.5).places} == {0.5}
    (west, _), (east, _) = plan([Coordinates(0.0, 179.9), Coordinates(0.0, -179.9)], 0.5).places
    assert (west, east) == pytest.approx((0.0, 1.0))


def test_one_point_has_no_scale() -> None:
    assert plan([Coordinates(52.0, 5.0)] * 2, 0.5).places == ((0.5, 0.5), (0.5, 0.5))
    assert plan([Coordinates(52.0, 5.0)], 0.5).scale == 0


@pytest.mark.parametrize(("metres", "text"), [(200, "200 m"), (0.5, "0.5 m"), (5000, "5 km"), (1000.0, "1 km")])
def test_a_length_has_the_unit_that_fits(metres: float, text: str) -> None:
    assert length(metres) == text
