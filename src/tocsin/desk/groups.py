"""Watched groups: their channels and accounts, what these posted, what was noticed of it, and what is still up."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from tocsin.desk.items import location_of, require_whole_desk
from tocsin.desk.lookup import Cluster, clusters, label, names_of
from tocsin.desk.notice_views import NoticeView, view_notices
from tocsin.desk.posts import Posts
from tocsin.desk.services import DeskServices
from tocsin.domain.item import Item
from tocsin.domain.notice import STILL_THERE, Notice
from tocsin.domain.subject import Kind, Subject, Watch
from tocsin.extras import is_installed
from tocsin.matching.identifiers import keys_of
from tocsin.matching.traces import link_sign, signs_in
from tocsin.store import Reader

_KINDS = frozenset({Kind.GROUP, Kind.CHANNEL, Kind.ACCOUNT})
_POSTS = """
    select lower(ltrim(channel, '@')) as channel, lower(ltrim(account_id, '@')) as account, count(*) as posts, max(time) as last
    from posts where lower(ltrim(channel, '@')) in (select unnest(?)) or lower(ltrim(account_id, '@')) in (select unnest(?)) group by 1, 2
"""


@dataclass(frozen=True, slots=True)
class StillUp:
    """Noticed content that is still there: the notice, and the time since it was sent."""

    notice: str
    platform: str
    waited: timedelta


@dataclass(frozen=True, slots=True)
class GroupView:
    """One watched group. ``places`` are its channels and accounts, ``last_post`` is None where the lake has no post of them.

    Of the items at these places, ``noticed`` were sent in a notice. Of those, ``removed`` are gone for certain, ``still_up`` are there, and
    the rest is not known.
    """

    subject: str
    name: str
    kind: Kind
    teams: tuple[str, ...]
    places: tuple[str, ...]
    posts: int
    last_post: datetime | None
    items: int
    noticed: int
    removed: int
    still_up: tuple[StillUp, ...]

    @property
    def unclear(self) -> int:
        """Return the number of noticed items of which it is not known whether they are there."""
        return self.noticed - self.removed - len(self.still_up)


@dataclass(frozen=True, slots=True)
class _Group:
    """A watched group with the signs of its places and the items there."""

    cluster: Cluster
    teams: tuple[str, ...]
    signs: frozenset[str]
    items: tuple[str, ...]


class Groups:
    """Watched groups and what became of their posts."""

    def __init__(self, services: DeskServices, posts: Posts) -> None:
        self._services = services
        self._posts = posts

    def listed(self, *, by: str = "") -> list[GroupView]:
        """Return every watched group, channel and account, the one with most content still up first. ``by`` is the person who asks."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            groups = _groups(reader)
            posted = self._posted({_handle(sign) for group in groups for sign in group.signs if sign.startswith("handle:")})
            views = [self._view(reader, group, posted) for group in groups]
        return sorted(views, key=lambda view: (-len(view.still_up), -view.noticed, view.name))

    def names_by_item(self) -> dict[str, tuple[str, ...]]:
        """Return the names of the watched groups at whose places each item is."""
        names: dict[str, tuple[str, ...]] = {}
        with self._services.store.reading() as reader:
            for group in _groups(reader):
                for item in group.items:
                    names[item] = (*names.get(item, ()), label(reader, group.cluster.canonical))
        return names

    def _view(self, reader: Reader, group: _Group, posted: Mapping[str, tuple[int, datetime]]) -> GroupView:
        notices = view_notices(reader, reader.find(Notice, item=group.items))
        sent = [view for view in notices if view.notice.sent is not None]
        own = [posted[_handle(sign)] for sign in group.signs if _handle(sign) in posted]
        return GroupView(
            subject=group.cluster.canonical.id,
            name=label(reader, group.cluster.canonical),
            kind=group.cluster.canonical.kind,
            teams=group.teams,
            places=tuple(sorted(map(_handle, group.signs))),
            posts=sum(count for count, _ in own),
            last_post=max((last for _, last in own), default=None),
            items=len(group.items),
            noticed=len({view.notice.item for view in sent}),
            removed=len({view.notice.item for view in sent if view.removed}),
            still_up=self._still_up(sent),
        )

    def _still_up(self, views: Collection[NoticeView]) -> tuple[StillUp, ...]:
        """Return the noticed content that the last check saw, each item once, the longest wait first."""
        now = self._services.clock.now()
        waits: dict[str, StillUp] = {}
        for view in views:
            if view.notice.sent and view.content in STILL_THERE and view.notice.item not in waits:
                waits[view.notice.item] = StillUp(view.notice.id, view.notice.platform, now - view.notice.sent)
        return tuple(sorted(waits.values(), key=lambda entry: -entry.waited))

    def _posted(self, handles: Collection[str]) -> dict[str, tuple[int, datetime]]:
        """Return the number of posts and the time of the last one, by the handle of a channel or account."""
        if not handles or not (self._services.home / "lake").is_dir() or not is_installed("lake"):
            return {}
        counts: dict[str, tuple[int, datetime]] = {}
        for row in self._posts.lake().sql(_POSTS, [sorted(handles), sorted(handles)]).to_pylist():
            last = row["last"].replace(tzinfo=UTC)
            for handle in {row["channel"], row["account"]} & set(handles):
                count, before = counts.get(handle, (0, last))
                counts[handle] = (count + row["posts"], max(last, before))
        return counts


def _groups(reader: Reader) -> list[_Group]:
    """Return the watched groups, channels and accounts with their places and items."""
    watches = reader.find(Watch, ended=None)
    items = {item.id: _signs_of_item(location_of(reader, item)) for item in reader.find(Item)}
    groups = []
    for cluster in {cluster.canonical.id: cluster for cluster in clusters(reader, {watch.subject for watch in watches}).values()}.values():
        members = reader.find(Subject, id=cluster.members)
        if any(member.kind in _KINDS for member in members):
            signs = frozenset(sign for member in members for sign in _signs(reader, member))
            teams = tuple(sorted({watch.team for watch in watches if watch.subject in cluster.members}))
            groups.append(_Group(cluster, teams, signs, tuple(item for item, places in items.items() if _belongs(places, signs))))
    return groups


def _signs(reader: Reader, subject: Subject) -> set[str]:
    """Return the links and handles among the names of a subject. Of a group, words alone are no handle."""
    names = [name.text for name in names_of(reader, subject)]
    if subject.kind not in (Kind.ACCOUNT, Kind.CHANNEL):
        names = [name for name in names if name.startswith("@") or "/" in name]
    return {key for name in names for key in keys_of(name, "account") if key.startswith(("handle:", "link:"))}


def _signs_of_item(location: str) -> frozenset[str]:
    return signs_in(location) | ({link_sign(location)} - {""})


def _belongs(places: Collection[str], signs: Collection[str]) -> bool:
    """Return True if an item is one of these places, or below one."""
    links = tuple(f"{sign}/" for sign in signs if sign.startswith("link:"))
    return any(place in signs or (links and place.startswith(links)) for place in places)


def _handle(sign: str) -> str:
    return sign.partition(":")[2]
