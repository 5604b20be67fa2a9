"""Copies of a poster are found through edits, and other posters of one template are not taken for copies."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

cv2 = pytest.importorskip("cv2")
np = pytest.importorskip("numpy")

from tests.posters import poster  # noqa: E402
from tocsin.copies.pictures.catalogue import Catalogue  # noqa: E402
from tocsin.copies.pictures.decoder import Decoder  # noqa: E402
from tocsin.copies.pictures.features import features_of  # noqa: E402
from tocsin.copies.pictures.prints import distance  # noqa: E402
from tocsin.copies.pictures.sketch import Sketch, decode, encode, sketch_of  # noqa: E402
from tocsin.copies.pictures.verify import Likeness, PictureMatch, Pose, compare, overlay  # noqa: E402
from tocsin.durable import locked  # noqa: E402


def sketch(picture: Any) -> Sketch:
    return sketch_of(cv2.cvtColor(picture, cv2.COLOR_BGR2GRAY))


def crop(picture: Any) -> Any:
    return picture[120:, :430].copy()


def band(picture: Any) -> Any:
    cv2.rectangle(picture, (0, 650), (540, 720), (20, 20, 20), -1)
    cv2.putText(picture, "@harbour_voice", (40, 700), cv2.FONT_HERSHEY_DUPLEX, 1, (255, 255, 255), 2)
    return picture


def screenshot(picture: Any) -> Any:
    screen = np.full((1200, 600, 3), 245, np.uint8)
    screen[250:970, 30:570] = picture
    cv2.putText(screen, "Lantern Post 12:04", (30, 120), cv2.FONT_HERSHEY_DUPLEX, 1, (0, 0, 0), 2)
    return screen


def turned(picture: Any) -> Any:
    return cv2.warpAffine(picture, cv2.getRotationMatrix2D((270, 360), 12, 1), (540, 720), borderValue=(255, 255, 255))


def collage(picture: Any) -> Any:
    tiles = [cv2.resize(p, (270, 360), interpolation=cv2.INTER_AREA) for p in (poster(70, 3), picture, poster(71, 4), poster(72, 5))]
    return np.vstack([np.hstack(tiles[:2]), np.hstack(tiles[2:])])


EDITS: list[Callable[[Any], Any]] = [
    crop,
    band,
    screenshot,
    turned,
    collage,
    lambda picture: picture[:, ::-1].copy(),
    lambda picture: 255 - picture,
]


@pytest.mark.parametrize("edit", EDITS, ids=["crop", "band", "screenshot", "turned", "collage", "mirror", "negative"])
def test_an_edited_poster_is_a_copy(edit: Callable[[Any], Any]) -> None:
    match = compare(sketch(edit(poster(1))), sketch(poster(1)))

    assert match
    assert match.likeness is Likeness.COPY
    assert any("agree" in reason for reason in match.reasons())


@pytest.mark.parametrize("seed", range(2, 6))
def test_another_poster_of_the_template_is_none(seed: int) -> None:
    assert compare(sketch(poster(seed)), sketch(poster(1))) is None
    assert compare(sketch(poster(seed, words=1)), sketch(poster(1))) is None


def test_the_same_artwork_with_other_words_is_told_apart() -> None:
    match = compare(sketch(poster(1, words=9)), sketch(poster(1)))

    assert match
    assert match.likeness is Likeness.ARTWORK


def test_words_of_one_template_at_the_edge_are_no_artwork() -> None:
    """Where a picture reaches nothing but lettering of the known one, nothing says that the artwork is the same."""
    assert compare(sketch(poster(17, 3)), sketch(poster(38, 3)[80:, :500]), (Pose.PLAIN,)) is None


def test_what_cannot_be_seen_is_not_said_to_agree() -> None:
    laid = overlay(sketch(poster(1)), sketch(poster(1)))
    assert laid
    only_letters = replace(laid, cells=replace(laid.cells, lower_letters=np.ones_like(laid.cells.lower_letters)))

    assert "100% of the lettering agree" in PictureMatch(Likeness.COPY, only_letters).reasons()


def test_a_mirrored_picture_has_the_derived_features() -> None:
    picture = sketch(poster(3)).gray
    derived, mirrored = features_of(picture).mirrored(), features_of(np.ascontiguousarray(picture[:, ::-1]))

    apart = np.abs(derived.descriptors[:, None].astype(int) - mirrored.descriptors[None]).sum(axis=2).min(axis=1)

    assert np.median(apart) < 200


def test_a_sketch_survives_storing() -> None:
    drawn = sketch(poster(1))
    again = decode(encode(drawn))

    assert (again.prints.full == drawn.prints.full).all()
    assert again.gray.shape == drawn.gray.shape
    with pytest.raises(ValueError, match="no sketch"):
        decode(b"nothing")


def test_a_catalogue_knows_the_first_of_copies_also_after_a_restart(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    first, again = catalogue.add("a", sketch(poster(1))), catalogue.add("b", sketch(band(poster(1))))
    smaller = catalogue.add("c", sketch(cv2.resize(poster(1), None, fx=0.6, fy=0.6)))
    other = catalogue.add("d", sketch(poster(2)))
    catalogue.save()

    assert [first.root, again.root, smaller.root, other.root] == ["a", "a", "a", "d"]
    assert (again.variant, smaller.variant) == ("b", "a")
    assert Catalogue(tmp_path).roots() == {"picture:b": "picture:a", "picture:c": "picture:a"}
    assert Catalogue(tmp_path).variants() == {"a": 2, "d": 1}
    assert Catalogue(tmp_path).add("e", sketch(screenshot(poster(2)))).root == "d"


def test_pictures_wait_until_a_step_compares_them_and_a_killed_step_loses_none(tmp_path: Path) -> None:
    loading = Catalogue(tmp_path)
    for name, picture in (("a", poster(1)), ("b", band(poster(1))), ("c", poster(2))):
        loading.take_in(name, sketch(picture))
    loading.save()
    assert next(hit.name for hit in loading.search(sketch(poster(1)))) == "a"  # by its hash, before any step

    killed = Catalogue(tmp_path)
    killed._compare("a")  # and never stored
    step = Catalogue(tmp_path)
    assert step.compare(0, lambda: 0.0)  # one picture, no more
    assert (step.waiting, Catalogue(tmp_path).waiting) == (2, 2)

    again = Catalogue(tmp_path)
    again.take_in("c", sketch(poster(2)))  # loaded once more meanwhile
    assert again.compare(60, lambda: 0.0)
    assert (again.waiting, again.roots()) == (0, {"picture:b": "picture:a"})
    loading.refresh()
    assert (loading.waiting, loading.roots()) == (0, again.roots())


def test_one_process_compares_at_a_time(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.take_in("a", sketch(poster(1)))
    with locked(tmp_path / ".comparing"):
        assert not catalogue.compare(60, lambda: 0.0)
    assert catalogue.waiting == 1


def test_a_sketch_lost_in_a_power_cut_is_taken_in_again(tmp_path: Path) -> None:
    catalogue = Catalogue(tmp_path)
    catalogue.add("a", sketch(poster(1)))
    catalogue.take_in("b", sketch(band(poster(1))))
    catalogue.save()
    for path in (tmp_path / "sketches").glob("*/*"):
        path.unlink()

    assert catalogue.compare(60, lambda: 0.0)
    assert catalogue.waiting == 0
    assert "b" not in catalogue
    catalogue.take_in("b", sketch(band(poster(1))))
    assert "b" in Catalogue(tmp_path)


def test_the_decoder_goes_on_after_a_picture_that_cannot_be_decoded() -> None:
    data = cv2.imencode(".png", poster(1))[1].tobytes()
    with Decoder() as decoder:
        assert decoder.sketch(b"\x89PNG\r\n\x1a\n" + data[8:60]) is None
        drawn = decoder.sketch(data)

        assert drawn
        assert distance(drawn.prints.full[0], sketch(poster(1)).prints.full)[0] <= 4  # brightness is rounded in another place
        assert decoder.sketch(b"") is None
        assert decoder.sketch(data)
