"""Posts of pictures that show the same, counted: everywhere, in one storm, in one channel, and as shared by other accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from tocsin.domain.plural import counted

if TYPE_CHECKING:
    from tocsin.copies.pictures.catalogue import Catalogue
    from tocsin.lake import Lake

_EVERYWHERE = "select post from posts"
_IN_STORM = """
    select a.post from actions a join (select distinct object from objects where kind = ? and value = ?) o using (object)
    where a.kind = ? and a.time between ? and ?"""
_IN_CHANNEL = """
    select post from actions where kind = 'image' and object in
        (select object from actions join posts p using (post) where actions.kind = 'image' and p.channel = ?)"""
_GROUPS = """
    with chosen as (select distinct post from ({posts})),
    pictures as (select distinct object, value from objects where kind = 'image' and starts_with(value, 'picture:')),
    shown as (select distinct object, post, account from actions a join pictures using (object) where a.kind = 'image'),
    wanted as (select distinct object from shown join chosen using (post)),
    first as (
        select s.object, arg_min(p.channel, p.time) as channel, arg_min(p.account_id, p.time) as account,
               arg_min(p.account, p.time) as number, min(p.time) as time,
               arg_min(p.gone, p.time) as gone, arg_min(p.deleted_at, p.time) as deleted_at
        from shown s join wanted using (object) join posts p using (post) group by 1),
    banned as (
        select f.object, max(p.deleted_at) as at from first f join posts p on p.account = f.number
        group by 1 having bool_and(p.gone) and count(p.deleted_at) > 0)
    select any_value(o.value) as value, count(distinct s.post) as posts, count(distinct s.account) as accounts,
           count(distinct p.channel) filter (p.channel <> '') as channels, max(p.time) as last,
           any_value(f.channel) as channel, any_value(f.account) as account, any_value(f.time) as time, any_value(f.gone) as gone,
           count(distinct s.post) filter (p.time > f.deleted_at) as later,
           count(distinct s.post) filter (p.time > b.at) as after_ban
    from shown s join chosen using (post) join posts p using (post) join first f using (object) join pictures o using (object)
        left join banned b using (object)
    group by s.object order by posts desc, time, value"""
_FILES = """
    select image, count(*) as posts from
        (select unnest(images) as image from posts join (select distinct post from ({posts})) using (post))
    where starts_with(image, 'picture:') group by 1"""
_SHARERS = """
    with own as (
        select post, account, channel, time from posts
        where account_id in (select unnest(?::varchar[])) or channel in (select unnest(?::varchar[]))),
    marks as (
        select a.object, a.kind, min(a.time) as began from actions a join own using (post)
        where (a.kind = 'image' or (a.kind = 'text' and a.object in
            (select b.object from actions b join posts p using (post) where b.kind = 'text' and length(p.text) >= ?)))
            and not a.shared group by 1, 2),
    copies as (
        select p.post, p.account_id, p.platform, p.channel, p.time, m.kind from marks m join actions a using (object, kind)
        join posts p using (post) where p.post not in (select post from own) and p.time > m.began)
    select account_id, any_value(platform) as platform, count(distinct post) as posts,
           count(distinct post) filter (kind = 'image') as pictures, count(distinct post) filter (kind = 'text') as texts,
           min(time) as first, max(time) as last, arg_min(channel, time) as channel
    from copies group by account_id order by posts desc, first limit 100"""
_SHORTEST = 40
"""Letters of a text that is long enough to be somebody's own."""


@dataclass(frozen=True, slots=True)
class PosterGroup:
    """Posts of pictures that show the same.

    ``picture`` is the digest of the one that the others are compared with. ``posts``, ``accounts``, ``channels`` and ``last_time``
    are those of the posts that were asked about. ``other_words`` counts those of them whose picture has the same artwork under other
    words, such as a translation. ``first_*`` describe the first post of all. ``first_gone`` says that it is no longer there, and
    ``later`` counts posts after its deletion. ``after_ban`` counts posts after the last post of its account was gone. Both need recorded
    times.
    """

    picture: str
    variants: int
    files: int
    posts: int
    other_words: int
    accounts: int
    channels: int
    first_channel: str
    first_account: str
    first_time: datetime
    last_time: datetime
    first_gone: bool
    later: int
    after_ban: int

    @property
    def sentence(self) -> str:
        """Return the group in one sentence."""
        where = f" in {self.first_channel}" if self.first_channel else ""
        words = f" ({self.other_words} with other words)" if self.other_words else ""
        later = f", {self.later} after the first was deleted" if self.later else ""
        ban = f", {self.after_ban} after every post of that account was gone" if self.after_ban else ""
        variants = counted(self.variants, "variant")
        accounts = counted(self.accounts, "account")
        return (
            f"{counted(self.posts, 'post')} by {accounts} in {variants}{words}, "
            f"first{where} by {self.first_account} at {self.first_time:%Y-%m-%d %H:%M} UTC{later}{ban}"
        )


@dataclass(frozen=True, slots=True)
class Sharer:
    """An account that posted what others posted before, as counts. It says nothing about who stands behind it."""

    account: str
    platform: str
    channel: str
    posts: int
    pictures: int
    texts: int
    first: datetime
    last: datetime


def everywhere(lake: Lake, pictures: Catalogue) -> Iterator[PosterGroup]:
    """Yield the groups among all posts, the largest first."""
    return _groups(lake, pictures, _EVERYWHERE, [])


def in_storm(lake: Lake, pictures: Catalogue, kind: str, value: str, span: tuple[datetime, datetime]) -> Iterator[PosterGroup]:
    """Yield the groups among the posts that act on one object in a span of time."""
    return _groups(lake, pictures, _IN_STORM, [kind, value, kind, *(_naive(time) for time in span)])


def of_channel(lake: Lake, pictures: Catalogue, channel: str) -> Iterator[PosterGroup]:
    """Yield the groups of the pictures that a channel posted, among all posts."""
    return _groups(lake, pictures, _IN_CHANNEL, [channel])


def sharers(lake: Lake, names: Sequence[str]) -> list[Sharer]:
    """Return the accounts that posted pictures or longer texts after the accounts and channels of these names did, the busiest first."""
    rows = lake.sql(_SHARERS, [list(names), list(names), _SHORTEST]).to_pylist()
    return [
        Sharer(
            row["account_id"],
            row["platform"],
            row["channel"],
            row["posts"],
            row["pictures"],
            row["texts"],
            _utc(row["first"]),
            _utc(row["last"]),
        )
        for row in rows
    ]


def _groups(lake: Lake, pictures: Catalogue, posts: str, values: Sequence[Any]) -> Iterator[PosterGroup]:
    if not lake.part_numbers():
        return
    variants, files = pictures.variants(), pictures.files()
    others = _other_words(lake, pictures, posts, values)
    for row in lake.sql(_GROUPS.replace("{posts}", posts), list(values)).to_pylist():
        root = str(row["value"]).removeprefix("picture:")
        yield PosterGroup(
            picture=root,
            variants=variants.get(root, 1),
            files=files.get(root, 1),
            posts=row["posts"],
            other_words=others[root],
            accounts=row["accounts"],
            channels=row["channels"],
            first_channel=row["channel"],
            first_account=row["account"],
            first_time=_utc(row["time"]),
            last_time=_utc(row["last"]),
            first_gone=bool(row["gone"]),
            later=row["later"],
            after_ban=row["after_ban"],
        )


def _other_words(lake: Lake, pictures: Catalogue, posts: str, values: Sequence[Any]) -> Counter[str]:
    """Return the number of posts for each group whose picture has the same artwork under other words."""
    from tocsin.copies.pictures.verify import Likeness

    counts: Counter[str] = Counter()
    for row in lake.sql(_FILES.replace("{posts}", posts), list(values)).to_pylist():
        entry = pictures.entry(str(row["image"]).removeprefix("picture:"))
        if entry and entry.likeness == Likeness.ARTWORK.value:
            counts[entry.root] += row["posts"]
    return counts


def _naive(time: datetime) -> datetime:
    return time.astimezone(UTC).replace(tzinfo=None)


def _utc(time: datetime) -> datetime:
    return time.replace(tzinfo=UTC)
