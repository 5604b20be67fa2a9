"""Notices and alerts of the sample desk: a platform that answers from memory, three items, an alert to a site, and a document."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from tocsin.desk import Desk
from tocsin.desk.dispatches import NewDispatch
from tocsin.desk.items import NewItem
from tocsin.desk.notices import NewNotice
from tocsin.desk.recipients import NewRecipient
from tocsin.domain.dispatch import ContactPerson, DispatchKind, RecipientRole
from tocsin.domain.item import ItemDecision, ItemKind, PointAnswer, PointReply
from tocsin.domain.notice import NoticeStep
from tocsin.domain.report import Submission
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.platforms import PlatformText
from tocsin.outbound.policies import own_policies

if TYPE_CHECKING:
    from tocsin.clock import FixedClock

CALLS = {
    "https://hearth.example/p/41": "Burn the prayer room on the quay on Friday, bring canisters",
    "https://hearth.example/p/57": "Friday we drive them all out of the harbour with fire",
}
"""Noticed posts on the invented platform Hearth: the first one is removed after some hours, and the second one stays."""
_GONE_AFTER = timedelta(hours=9)
_PLATFORM = PlatformText(
    "hearth", "Hearth", ("hearth.example",), "invented for the sample desk", address="abuse@hearth.example", languages=("en",)
)
_CHECKS = (1, 6, 18, 19)
"""Hours between the checks that are played. They add up to the day and 20 hours until the call comes in."""
ALERT = "A caller says that somebody wants to set fire to the prayer room on Friday. The police know. Please lock the shed behind it."
DOCUMENT = "What we saw on the quay this week, and what we ask of the harbour office."
ASKED = ("Light the steps behind the prayer room until Saturday.", "Name one person who answers the telephone on Friday night.")


class SamplePlatform:
    """Hearth, answered from memory. No link is fetched from anywhere."""

    def __init__(self, clock: FixedClock) -> None:
        self._clock = clock
        self._began = clock.now()

    def fetch(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        """Return the page that a link shows at this time."""
        first = next(iter(CALLS))
        if url == first and self._clock.now() - self._began > _GONE_AFTER:
            return self._page(url, "<article><p>This post was removed for breaking our rules.</p></article>")
        if url in CALLS:
            return self._page(url, f"<nav>Home Search</nav><article><h2>lantern_post</h2><p>{CALLS[url]}</p></article>")
        return self._page(url, "<h1>Not found</h1>", 404)

    @staticmethod
    def _page(url: str, body: str, status: int = 200) -> WebAnswer:
        headers = {"content-type": "text/html; charset=utf-8"}
        return WebAnswer(url, status, headers, f"<html><body>{body}</body></html>".encode())


def set_up(desk: Desk) -> None:
    """Name the desk as notifier, load policies and the platform, and add the prayer room with its keepers."""
    changes = {
        "name": "Desk Harrowmere",
        "door": "https://door.harrowmere.example",
        "notices.notifier": "Desk Harrowmere",
        "notices.address": "desk@harrowmere.example",
    }
    desk.settings.change(changes, by="Ada", reason="the desk sends notices and alerts")
    desk.items.load_policies(own_policies(), by="Mirel")
    desk.platforms.load([_PLATFORM], by="Mirel")
    keepers = (
        ContactPerson("Sefa Moran", "keeper@prayer-room.example", phone="0555 0140"),
        ContactPerson("Ilo Brandt", "second@prayer-room.example"),
    )
    site = NewRecipient(RecipientRole.SITE, "Prayer room on the quay", keepers, map_reference="52.1, 4.3")
    desk.recipients.add(site, by="Mirel", reason="threatened last winter")


def play(desk: Desk, clock: FixedClock) -> None:
    """Notice two posts, follow them for a day and 20 hours, and leave a third item to a second person."""
    desk = Desk(replace(desk.services, fetcher=SamplePlatform(clock)))
    notices = [_sent(desk, link, words) for link, words in CALLS.items()]
    channel = desk.items.add(NewItem(ItemKind.CHANNEL, "https://hearth.example/c/lantern-post", "Hearth"), by="Jonna")
    _decided(desk, channel.id)
    for number, hours in enumerate(_CHECKS):
        clock.advance(hours=hours)
        desk.notices.check()
        if number == 1:
            for notice in notices:
                desk.notices.event(notice, NoticeStep.RECEIPT, by="Jonna")
    words = "We reviewed the post and see no breach of our rules."
    desk.notices.event(notices[1], NoticeStep.REFUSED, by="Jonna", words=words)
    desk.notices.close(notices[0], by="Mirel", reason="removed, seen twice")


def alert(desk: Desk, call: str) -> None:
    """Alert the keepers of the prayer room, send a document, and hear that the removed post is there again."""
    desk.dispatches.owe()
    told = NewDispatch(DispatchKind.ALERT, desk.recipients.listed()[0].id, ALERT, call)
    desk.dispatches.send(desk.dispatches.draft(told, by="Teun").id, by="Teun")
    office = (ContactPerson("Harbour office", "office@harbour.example"),)
    recipient = desk.recipients.add(NewRecipient(RecipientRole.AUTHORITY, "Harbour office", office), by="Mirel", reason="keeps the quay")
    document = desk.dispatches.draft(NewDispatch(DispatchKind.DOCUMENT, recipient.id, DOCUMENT, recommendations=ASKED), by="Jonna")
    desk.dispatches.approve(document.id, by="Mirel")
    desk.dispatches.send(document.id, by="Jonna")
    desk.exchange.transmit()
    link = next(iter(CALLS))
    desk.intake.receive(Submission("sample:again", "web", f"The post against the prayer room is back: {link}", language="en"))
    desk.reappearances.search()


def _sent(desk: Desk, link: str, words: str) -> str:
    """File, decide, confirm, draft, approve and send a notice, and return its number."""
    item = desk.items.add(NewItem(ItemKind.POST, link, "Hearth"), by="Jonna")
    decision = desk.items.confirm(_decided(desk, item.id).id, by="Mirel")
    notice = desk.notices.draft(NewNotice(decision.id, "Hearth", _PLATFORM.address, quoted=words), by="Jonna")
    desk.notices.approve(notice.id, by="Mirel")
    return desk.notices.send(notice.id, by="Jonna").id


def _decided(desk: Desk, item: str) -> ItemDecision:
    policy = next(policy for policy in desk.items.policies() if policy.name == "incitement")
    sentences = {
        "public": "Anybody can read it without an account.",
        "calls": "It calls on others to set fire to a place with people in it.",
        "group": "It is against those who pray there.",
    }
    answers = [
        PointAnswer(
            point.id, PointReply.NO if point.exception else PointReply.YES, sentences.get(point.id, "Nothing in it is of this kind.")
        )
        for point in desk.items.points(policy.id)
    ]
    return desk.items.decide(item, policy.id, answers, by="Jonna")
