"""Decide whether a picture is a copy of a known one, after laying it over it: by cells of lettering and by the others apart.

Pictures from one template agree in frame, logo and some words, and so do their local features. A copy agrees in what it shows.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

import numpy as np

from tocsin.copies.pictures.agreement import CELL, CELLS, Cells, Flags, cells_of
from tocsin.copies.pictures.cover import Cover, cover_of
from tocsin.copies.pictures.features import Features
from tocsin.copies.pictures.geometry import Fit, fit
from tocsin.copies.pictures.prints import Gray
from tocsin.copies.pictures.shading import shading_agrees
from tocsin.copies.pictures.sketch import Sketch

AGREES = 0.6
_LEAST_CELLS = 20
_CERTAIN = 40
_LEAST_WEIGHT, _MOST_WEIGHT = 2.5, 25.0
_CLEAR = 4.0
_DIFFERS = 0.45


class Pose(StrEnum):
    """Ways in which a picture may have been turned that local features do not follow."""

    PLAIN = ""
    MIRRORED = "mirrored"
    NEGATIVE = "dark and light are exchanged"

    def features(self, features: Features) -> Features:
        """Return the features of the picture in this pose."""
        return features.mirrored() if self is Pose.MIRRORED else features.negative() if self is Pose.NEGATIVE else features

    def gray(self, gray: Gray) -> Gray:
        """Return the picture in this pose."""
        return np.ascontiguousarray(gray[:, ::-1]) if self is Pose.MIRRORED else 255 - gray if self is Pose.NEGATIVE else gray


class Likeness(StrEnum):
    """Relation of a picture to a known one. Both are proposals for a person."""

    COPY = "copy"
    ARTWORK = "same artwork, other words"


@dataclass(frozen=True, slots=True)
class Overlay:
    """A picture laid over a known one, turned by `pose` and then by `fit`. `covered` is the share of the known one that it reaches."""

    fit: Fit
    pose: Pose
    cells: Cells
    covered: float

    @property
    def compared(self) -> int:
        """Return the number of cells that can be compared."""
        return int((~np.isnan(self.cells.agreement)).sum())

    def share(self, without: Flags | None = None) -> float:
        """Return the share of cells that agree, each weighed by its contrast in the known picture. 0 where there are none.

        ``without`` flags cells that are left out.
        """
        within = self._within(without)
        weights = np.clip(self.cells.lower[within], _LEAST_WEIGHT, _MOST_WEIGHT)
        return float(np.average(self.cells.agreement[within] >= AGREES, weights=weights)) if within.any() else 0.0

    def share_of(self, letters: bool, without: Flags | None = None) -> float:
        """Return the share of clear cells that agree, of lettering or of the others. 1 where there are none."""
        within = self.clear(letters) & self._within(without)
        return float((self.cells.agreement[within] >= AGREES).mean()) if within.any() else 1.0

    def clear(self, letters: bool) -> Flags:
        """Flag the cells of lettering, or the others, that can be compared and show something."""
        return np.asarray(self._clear & (self.cells.lower_letters == letters))

    def _within(self, without: Flags | None) -> Flags:
        within = ~np.isnan(self.cells.agreement)
        return within if without is None else within & ~without

    @property
    def replaced(self) -> float:
        """Return the share of cells without lettering on either side in which other details stand."""
        cells = self.cells
        within = self._clear & ~cells.lower_letters & ~cells.upper_letters & (cells.upper > _CLEAR)
        return float((cells.agreement[within] < _DIFFERS).mean()) if within.any() else 0.0

    @property
    def sharpness(self) -> float:
        """Return the median agreement of clear lettering, which falls as a picture is blurred or reduced."""
        within = ~np.isnan(self.cells.agreement) & self.cells.lower_letters & (self.cells.lower > 3 * _CLEAR)
        return float(np.median(self.cells.agreement[within])) if within.any() else 0.0

    @property
    def _clear(self) -> Flags:
        return ~np.isnan(self.cells.agreement) & (self.cells.lower > _CLEAR)


@dataclass(frozen=True, slots=True)
class PictureMatch:
    """A picture that shows what a known one shows, with the overlay that says so."""

    likeness: Likeness
    overlay: Overlay

    @property
    def as_it_stands(self) -> bool:
        """Return True where the picture matched without being moved or turned."""
        return not self.overlay.fit.inliers

    def reasons(self) -> tuple[str, ...]:
        """Return what agrees, in words."""
        laid = self.overlay
        turned = (laid.pose.value,) if laid.pose.value else ()
        return (
            *([f"{laid.fit.inliers} details in the same places"] if laid.fit.inliers else []),
            f"{laid.covered:.0%} of the known picture is in view, and {laid.share():.0%} of it agrees",
            *([" and ".join(parts) + " agree"] if (parts := list(self._parts())) else []),
            *turned,
        )

    def _parts(self) -> Iterator[str]:
        """Yield the share of artwork and of lettering that agree, of each that is in view."""
        for name, letters in (("artwork", False), ("lettering", True)):
            if self.overlay.clear(letters).any():
                yield f"{self.overlay.share_of(letters):.0%} of the {name}"


def compare(picture: Sketch, original: Sketch, poses: Sequence[Pose] = tuple(Pose)) -> PictureMatch | None:
    """Return the match of a picture in one of these poses with a known one, or None."""
    laid = overlay(picture, original, poses)
    likeness = judged(laid) if laid else None
    return PictureMatch(likeness, laid) if laid and likeness else None


def placed(picture: Sketch, original: Sketch) -> PictureMatch | None:
    """Return the match of a picture whose hash is near the known one's when it is laid over it as it stands, or None."""
    scale = np.diag([original.gray.shape[1] / picture.gray.shape[1], original.gray.shape[0] / picture.gray.shape[0], 1.0])
    laid = _laid(picture, original, Fit(scale, np.empty((0, 2), np.float32)), Pose.PLAIN)
    return PictureMatch(Likeness.COPY, laid) if judged(laid) is Likeness.COPY else None


def judged(laid: Overlay) -> Likeness | None:
    """Return the relation that an overlay shows, or None. The bars were fitted on half A of the blind set."""
    if laid.compared < _LEAST_CELLS:
        return None
    artwork, letters = laid.share_of(letters=False), laid.share_of(letters=True)
    cover = cover_of(laid.cells)
    if cover and cover.is_box and _agrees_around(laid, cover):
        return Likeness.COPY
    shows_artwork = int(laid.clear(letters=False).sum()) >= _LEAST_CELLS
    if shows_artwork and artwork >= 0.95 and letters <= 0.78 and laid.share() < 0.82:
        return Likeness.ARTWORK
    if laid.share() >= 0.78 and not _other_picture(laid, cover):
        return Likeness.COPY
    return Likeness.ARTWORK if artwork >= 0.8 and shows_artwork else None


def _agrees_around(laid: Overlay, cover: Cover) -> bool:
    """Return True where a copy would agree outside of a box that was laid over it, and most of the picture is there to tell."""
    around = int((~np.isnan(laid.cells.agreement) & ~cover.cells).sum())
    enough = laid.covered >= 0.8 and around >= 0.48 * laid.cells.agreement.size
    agrees = laid.share(cover.cells) >= 0.93
    return (
        enough
        and agrees
        and laid.share_of(letters=False, without=cover.cells) >= 0.8
        and laid.share_of(letters=True, without=cover.cells) >= 0.88
    )


def _other_picture(laid: Overlay, cover: Cover | None) -> bool:
    """Return True where the words agree and what is not lettering shows something else."""
    artwork, sharpness = laid.share_of(letters=False), laid.sharpness
    if (artwork < 0.62 and sharpness >= 0.98) or (artwork < 0.6 and laid.replaced >= 0.3 and sharpness >= 0.975):
        return True
    if artwork >= 0.89 or (sharpness < 0.975 and laid.share_of(letters=True) >= 0.9):
        return False
    everything = np.ones(laid.cells.agreement.shape, np.bool_)
    return shading_agrees(laid.cells, everything if cover is None else ~cover.cells) < 0.86


def overlay(picture: Sketch, original: Sketch, poses: Sequence[Pose] = tuple(Pose)) -> Overlay | None:
    """Return the best of the overlays of a picture in these poses, or None where no geometry fits."""
    best: tuple[Fit, Pose] | None = None
    for pose in poses:
        candidate = fit(pose.features(picture.features), original.features)
        if candidate and (best is None or candidate.inliers > best[0].inliers):
            best = candidate, pose
        if best and best[0].inliers >= _CERTAIN:
            break
    return _laid(picture, original, *best) if best else None


def _laid(picture: Sketch, original: Sketch, geometry: Fit, pose: Pose) -> Overlay:
    laid, reach = warped(picture, original, geometry, pose)
    return Overlay(geometry, pose, cells_of(laid, original.ground, reach), float(reach.mean()))


def warped(picture: Sketch, original: Sketch, geometry: Fit, pose: Pose) -> tuple[Gray, Flags]:
    """Return a picture laid over the ground of a known one, and flags for the pixels of that one which it reaches."""
    import cv2

    gray = pose.gray(picture.gray)
    scale = CELLS * CELL / max(original.gray.shape)
    size = original.ground.gray.shape[1::-1]
    placed = np.diag([scale, scale, 1.0]) @ geometry.transform
    laid = cv2.warpPerspective(gray, placed, size, flags=cv2.INTER_LINEAR)
    reach = cv2.warpPerspective(np.full_like(gray, 255), placed, size) > 250
    return np.asarray(laid, np.uint8), np.asarray(reach, np.bool_)
