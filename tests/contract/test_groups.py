"""Watched groups, and what of theirs is still up."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from tests.contract.test_notices import WORDS, Chain, chain
from tocsin.desk.items import NewItem
from tocsin.desk.notices import NewNotice
from tocsin.domain.errors import PermissionDenied
from tocsin.domain.item import ItemKind
from tocsin.domain.notice import ContentState
from tocsin.domain.subject import Kind

__all__ = ["chain"]


def noticed(chain: Chain, link: str, saw: ContentState) -> str:
    item = chain.desk.items.add(NewItem(ItemKind.POST, link, "Telegram"), by="Dora")
    decision = chain.desk.items.confirm(chain.decided(item).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Telegram", "abuse@telegram.example", quoted=WORDS), by="Dora")
    chain.desk.notices.approve(notice.id, by="Dan")
    chain.desk.notices.send(notice.id, by="Dora", by_hand=True)
    chain.desk.notices.observe(notice.id, saw, by="Dora")
    return notice.id


def test_a_watched_group_shows_what_was_noticed_and_what_is_still_up(chain: Chain) -> None:
    group = chain.office.subject("Quay Front", "@quayfront", "https://t.me/quaywatch", kind=Kind.GROUP)
    other = chain.office.subject("Meadow Club", kind=Kind.GROUP)
    chain.office.subject("Nobody watches", "@nobody_x", kind=Kind.GROUP)
    for subject in (group, other):
        chain.desk.subjects.watch("north", subject.id, reason="stated calls", by="Dora")
    still_up = noticed(chain, "https://t.me/quaywatch/12", ContentState.LIVE)
    noticed(chain, "https://x.com/quayfront/status/1", ContentState.SUSPENDED)
    noticed(chain, "https://t.me/quaywatch/13", ContentState.UNKNOWN)
    noticed(chain, "https://t.me/quaywatchers/1", ContentState.LIVE)
    chain.desk.items.add(NewItem(ItemKind.POST, "https://t.me/quaywatch/14"), by="Dora")
    chain.later(days=40)

    first, second = chain.desk.groups.listed(by="Dora")

    assert (first.name, first.teams, first.places) == ("Quay Front", ("north",), ("quayfront", "quaywatch", "t.me/quaywatch"))
    assert (first.items, first.noticed, first.removed, first.unclear) == (4, 3, 1, 1)
    assert [(entry.notice, entry.waited.days) for entry in first.still_up] == [(still_up, 40)]
    assert (second.name, second.items, second.places) == ("Meadow Club", 0, ())
    with pytest.raises(PermissionDenied):
        chain.desk.groups.listed(by="Nora")


def test_the_posts_of_its_channels_and_accounts_are_counted(chain: Chain, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    from tocsin.ingest.posts import PostReadOptions

    channel = chain.office.subject("@QuayWatch", kind=Kind.CHANNEL)
    chain.desk.subjects.watch("north", channel.id, reason="stated calls", by="Dora")
    last = chain.office.clock.now() - timedelta(hours=1)
    rows = [f"1,someone,{last:%FT%TZ},Hello,quaywatch", f"2,quaywatch,{last:%FT%TZ},Hello,other", "3,x,2026-01-01T00:00:00Z,Hello,other"]
    (tmp_path / "posts.csv").write_text("post_id,account_id,time,text,channel\n" + "\n".join(rows) + "\n", encoding="utf-8")
    chain.desk.posts.load([tmp_path / "posts.csv"], PostReadOptions())

    (view,) = chain.desk.groups.listed()

    assert view.posts == 2
    assert view.last_post
    assert abs(view.last_post - last) < timedelta(seconds=2)
