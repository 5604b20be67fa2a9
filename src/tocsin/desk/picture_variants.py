"""The variants of a picture in posts, each laid over the picture that it counts as, so that a person sees why it does."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tocsin.domain.errors import Unknown

if TYPE_CHECKING:
    from tocsin.copies.pictures.catalogue import Catalogue
    from tocsin.copies.pictures.segments import CataloguedPicture
    from tocsin.copies.pictures.sketch import Sketch
    from tocsin.copies.pictures.verify import PictureMatch
    from tocsin.lake import Lake

MOST = 60
"""Variants that are compared while a person waits."""
_LEAST_DIGITS = 8
_FIRST = "the first"
_POSTS = """
    with files as (select unnest(?::varchar[]) as image, unnest(?::varchar[]) as variant),
    shown as (select unnest(images) as image, post, time from posts)
    select variant, count(distinct post) as posts, min(time) as first from shown join files using (image) group by 1"""


@dataclass(frozen=True, slots=True)
class Variant:
    """A variant of a picture in posts.

    ``likeness`` is its relation to the picture ``over`` which it is laid: the first one, or a variant that counts as that one. ``reasons``
    say what agrees. ``files`` counts the files that differ in size or quality alone. ``first_time`` is that of its first post, if any.
    """

    picture: str
    likeness: str
    over: str
    reasons: tuple[str, ...]
    files: int
    posts: int
    first_time: datetime | None


def variants_of(lake: Lake, pictures: Catalogue, picture: str) -> list[Variant]:
    """Return the variants of a picture, itself first and then those with most posts. At most sixty.

    ``picture`` is its digest, or eight or more digits of its beginning. Raise :class:`Unknown`.
    """
    root = first_of(pictures, picture)
    members = pictures.members(root)
    files = [(f"picture:{member.digest}", member.variant) for member in members]
    rows = lake.sql(_POSTS, [[image for image, _ in files], [variant for _, variant in files]]).to_pylist()
    posts = {row["variant"]: row for row in rows}
    counted = [variant for _, variant in files]
    several = sorted({*counted}, key=lambda variant: (variant != root, -_count(posts, variant), variant))[:MOST]
    entries = {member.digest: member for member in members}
    return [_variant(pictures, entries[name], several, posts.get(name), counted.count(name)) for name in several if name in entries]


def first_of(pictures: Catalogue, picture: str) -> str:
    """Return the digest of the first picture that shows what this one shows. Raise :class:`Unknown`."""
    entry = pictures.entry(picture)
    roots = {entry.root} if entry else set(pictures.variants()) if len(picture) >= _LEAST_DIGITS else set()
    matching = [root for root in roots if entry or root.startswith(picture)]
    if len(matching) != 1:
        raise Unknown("picture in posts", picture, "give eight or more digits of one that is listed")
    return matching[0]


def match_over(pictures: Catalogue, picture: str, over: str) -> tuple[Sketch, Sketch, PictureMatch] | None:
    """Return a picture, one that it is laid over, and how they agree. None where they do not, or one of them is gone."""
    from tocsin.copies.pictures.verify import compare, placed

    upper, lower = pictures.sketch(picture), pictures.sketch(over)
    match = (placed(upper, lower) or compare(upper, lower)) if upper and lower else None
    return (upper, lower, match) if upper and lower and match else None


def _count(posts: dict[str, dict[str, Any]], variant: str) -> int:
    return int(posts[variant]["posts"]) if variant in posts else 0


def _variant(pictures: Catalogue, entry: CataloguedPicture, several: Sequence[str], row: dict[str, Any] | None, files: int) -> Variant:
    over, match = next(_matches(pictures, entry, several), ("", None))
    likeness = _FIRST if entry.digest == entry.root else match.likeness.value if match else ""
    posts, first = (row["posts"], row["first"].replace(tzinfo=UTC)) if row else (0, None)
    return Variant(entry.digest, likeness, over, match.reasons() if match else (), files, posts, first)


def _matches(pictures: Catalogue, entry: CataloguedPicture, several: Sequence[str]) -> Iterator[tuple[str, PictureMatch]]:
    """Yield the pictures that a variant agrees with, the first one before the others."""
    for other in (entry.root, *several) if entry.digest != entry.root else ():
        if other != entry.digest and (agreeing := match_over(pictures, entry.digest, other)):
            yield other, agreeing[2]
