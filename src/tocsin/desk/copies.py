"""Copies of pictures and texts: in public posts and in reports. All of it is put before a person, and nothing follows by itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from tocsin.desk.post_pictures import catalogue
from tocsin.desk.posts import Posts
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Malformed
from tocsin.domain.progress import Progress, no_progress
from tocsin.domain.report import Detail, Report
from tocsin.extras import require

if TYPE_CHECKING:
    from tocsin.copies.pictures.catalogue import Catalogue
    from tocsin.copies.pictures.decoder import Decoder
    from tocsin.copies.pictures.sketch import Sketch
    from tocsin.copies.pictures.verify import PictureMatch

MOST_REPORTS = 2000
"""The newest reports whose pictures are compared, unless more are asked for."""
_detail = msgspec.json.Decoder(Detail)
_GROUPS = """
    with shown as (
        select a.object, a.post, a.account from actions a where a.kind = 'image' and a.object in
            (select object from objects where kind = 'image' and starts_with(value, 'picture:'))),
    first as (
        select s.object, arg_min(p.channel, p.time) as channel, arg_min(p.account_id, p.time) as account, min(p.time) as time,
               arg_min(p.gone, p.time) as gone, arg_min(p.deleted_at, p.time) as deleted_at
        from shown s join posts p using (post) group by 1)
    select any_value(o.value) as value, count(distinct s.post) as posts, count(distinct s.account) as accounts,
           count(distinct p.channel) filter (p.channel <> '') as channels, max(p.time) as last,
           any_value(f.channel) as channel, any_value(f.account) as account, any_value(f.time) as time, any_value(f.gone) as gone,
           count(distinct s.post) filter (p.time > f.deleted_at) as later
    from shown s join posts p using (post) join first f using (object) join (select distinct object, value from objects) o using (object)
    group by s.object order by posts desc, time, value"""


@dataclass(frozen=True, slots=True)
class PosterGroup:
    """Posts of pictures that show the same.

    ``picture`` is the digest of the earliest in the catalogue. ``first_*`` describe the first post, ``first_gone`` says that it is no
    longer there, and ``later`` counts the posts after its deletion, where the time of that is recorded.
    """

    picture: str
    variants: int
    files: int
    posts: int
    accounts: int
    channels: int
    first_channel: str
    first_account: str
    first_time: datetime
    last_time: datetime
    first_gone: bool
    later: int

    @property
    def sentence(self) -> str:
        """Return the group in one sentence."""
        where = f" in {self.first_channel}" if self.first_channel else ""
        later = f", {self.later} after the first was deleted" if self.later else ""
        return (
            f"{self.posts} posts by {self.accounts} accounts in {self.variants} variants, "
            f"first{where} by {self.first_account} at {self.first_time:%Y-%m-%d %H:%M} UTC{later}"
        )


@dataclass(frozen=True, slots=True)
class PictureCopy:
    """A picture that shows what the one asked about shows, with the reasons.

    ``place`` is ``posts`` or the report's id, ``name`` the picture's digest or the file's name.
    """

    place: str
    name: str
    likeness: str
    reasons: tuple[str, ...]
    group: PosterGroup | None = None


class Copies:
    """Searches for copies."""

    def __init__(self, services: DeskServices, posts: Posts) -> None:
        self._services = services
        self._posts = posts

    def posters(self, least: int = 2) -> list[PosterGroup]:
        """Return groups of posts whose pictures show the same, of at least so many posts, the largest first."""
        require("copies")
        require("lake")
        return [group for group in self._groups(catalogue(self._services.home)) if group.posts >= least]

    def of_picture(self, data: bytes, reports: int = MOST_REPORTS, progress: Progress = no_progress) -> list[PictureCopy]:
        """Return the pictures in posts and reports that show the same as this one.

        Raises :class:`Malformed` when the bytes are no picture that can be decoded.
        """
        require("copies")
        from tocsin.copies.pictures.decoder import Decoder

        with Decoder() as decoder:
            sketch = decoder.sketch(data)
            if sketch is None:
                raise Malformed("is no picture that can be read: save it as PNG or JPEG")
            return [*self._in_posts(sketch), *self._in_reports(sketch, decoder, reports, progress)]

    def _in_posts(self, sketch: Sketch) -> Iterator[PictureCopy]:
        pictures = catalogue(self._services.home)
        if not len(pictures):
            return
        groups = {group.picture: group for group in self._groups(pictures)}
        roots: set[str] = set()
        for hit in pictures.search(sketch):
            entry = pictures.entry(hit.name)
            if entry and entry.root not in roots:
                roots.add(entry.root)
                yield _copy("posts", entry.root, hit.match, groups.get(entry.root))

    def _in_reports(self, sketch: Sketch, decoder: Decoder, most: int, progress: Progress) -> Iterator[PictureCopy]:
        from tocsin.copies.pictures.verify import compare

        with self._services.store.reading() as reader:
            total = min(most, reader.count(Report))
            for number, report in enumerate(reader.each(Report, order=("-received", "-id"), limit=most), 1):
                progress("reports searched for the picture", number, total)
                sealed = reader.read(report.detail) if report.attachments else None
                for file in _detail.decode(sealed).files if sealed else ():
                    data = reader.read(file.content) if file.media_type.startswith("image/") else None
                    original = decoder.sketch(data) if data else None
                    match = compare(sketch, original) if original else None
                    if match:
                        yield _copy(report.id, file.name, match, None)

    def _groups(self, pictures: Catalogue) -> Iterator[PosterGroup]:
        lake = self._posts.lake()
        if not lake.part_numbers():
            return
        variants, files = pictures.variants(), pictures.files()
        for row in lake.sql(_GROUPS).to_pylist():
            root = str(row["value"]).removeprefix("picture:")
            yield PosterGroup(
                root,
                variants.get(root, 1),
                files.get(root, 1),
                row["posts"],
                row["accounts"],
                row["channels"],
                row["channel"],
                row["account"],
                row["time"],
                row["last"],
                bool(row["gone"]),
                row["later"],
            )


def _copy(place: str, name: str, match: PictureMatch, group: PosterGroup | None) -> PictureCopy:
    return PictureCopy(place, name, match.likeness.value, match.reasons(), group)
