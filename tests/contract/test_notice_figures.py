"""Figures of notices, and notices in the shapes of others."""

from __future__ import annotations

import csv
import io
import json
import math
from hashlib import md5, sha256

import pytest

from tests.contract.test_notices import LINK, WORDS, Chain, chain
from tocsin.audit.turnbull import CensoredTime
from tocsin.desk.choices import Grouping
from tocsin.desk.items import NewItem
from tocsin.desk.notice_figures import removal_interval
from tocsin.desk.notices import NewNotice
from tocsin.domain.errors import Refused
from tocsin.domain.item import ItemKind
from tocsin.domain.notice import ContentState, Notice, NoticeStep
from tocsin.domain.report import Attachment, Submission
from tocsin.outbound.exchange import Shape

__all__ = ["chain"]
CANARY = "Ada Winterbourne, +49 30 5550142, ada.w@canary.example"


def another(chain: Chain, number: int, language: str = "en") -> Notice:
    item = chain.desk.items.add(NewItem(ItemKind.POST, f"https://meadow.example/{number}", "Meadow"), by="Dora")
    decision = chain.desk.items.confirm(chain.decided(item).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Meadow", "abuse@meadow.example", language), by="Dora")
    chain.desk.notices.approve(notice.id, by="Dan")
    return chain.desk.notices.send(notice.id, by="Dora", by_hand=True)


def test_a_removal_lies_between_the_last_sight_and_the_first_sign(chain: Chain) -> None:
    notice = chain.sent()
    assert removal_interval(chain.desk.notices.view(notice.id)) == CensoredTime(0, math.inf)
    chain.later(hours=3)
    chain.desk.notices.observe(notice.id, ContentState.LIVE, by="Dora")
    chain.later(hours=5)
    chain.desk.notices.observe(notice.id, ContentState.UNKNOWN, by="Dora")
    assert removal_interval(chain.desk.notices.view(notice.id)) == CensoredTime(3, math.inf)
    chain.later(hours=2)
    chain.desk.notices.observe(notice.id, ContentState.TOMBSTONE, by="Dora")

    assert removal_interval(chain.desk.notices.view(notice.id)) == CensoredTime(3, 10)


def test_figures_are_shown_of_ten_notices_and_more(chain: Chain) -> None:
    chain.sent()
    notices = [another(chain, number, "de" if number % 2 else "en") for number in range(10)]
    chain.later(hours=4)
    for notice in notices[:7]:
        chain.desk.notices.event(notice.id, NoticeStep.RECEIPT, by="Dora")
        chain.desk.notices.observe(notice.id, ContentState.TOMBSTONE, by="Dora")
    chain.desk.notices.observe(notices[7].id, ContentState.LIVE, by="Dora")

    (row,) = chain.desk.notice_figures.by(Grouping.PLATFORM, by="Dora")

    assert (row.key, row.sent, row.removed, row.there, row.unclear) == ("Meadow", 10, 7, 1, 2)
    assert (row.receipt, row.removal, row.decision) == (4, 4, None)
    assert (row.least, row.most) == (0.7, 0.9)
    assert chain.desk.notice_figures.by(Grouping.LANGUAGE) == []
    (policy,) = chain.desk.notice_figures.by(Grouping.POLICY)
    assert (policy.key, policy.sent) == ("incitement@2026-11", 11)
    assert chain.desk.notice_figures.by(Grouping.GROUP) == []


def test_what_is_not_gone_a_year_later_is_listed_with_who_owes_what(chain: Chain) -> None:
    notice, gone = chain.sent(), another(chain, 1)
    chain.desk.notices.observe(gone.id, ContentState.TOMBSTONE, by="Dora")
    assert chain.desk.notice_figures.lasting() == []
    chain.later(days=366)

    (lasting,) = chain.desk.notice_figures.lasting(by="Dora")

    assert lasting.notice == notice.id
    assert lasting.owed.startswith("desk: ")


@pytest.fixture
def shared(chain: Chain) -> Chain:
    """A notice with an outcome, of which a source told."""
    told = chain.office.hear("Look at this on Hearth", contact=CANARY).report
    item = chain.item(named_in=told)
    decision = chain.desk.items.confirm(chain.decided(item).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example", quoted=WORDS), by="Dora")
    chain.desk.notices.approve(notice.id, by="Dan")
    chain.desk.notices.send(notice.id, by="Dora", by_hand=True)
    chain.later(hours=5)
    chain.desk.notices.event(notice.id, NoticeStep.REMOVED, by="Dora", words="under our rules")
    chain.desk.notices.observe(notice.id, ContentState.TOMBSTONE, by="Dora")
    return chain


def test_statements_have_the_attributes_of_the_transparency_database(shared: Chain) -> None:
    (row,) = json.loads(shared.desk.notice_exchange.export(Shape.STATEMENTS))["data"]

    assert row["decision_visibility"] == ["DECISION_VISIBILITY_CONTENT_REMOVED"]
    assert row["decision_ground"] == "DECISION_GROUND_ILLEGAL_CONTENT"
    assert (row["source_type"], row["platform_name"], row["tocsin_decision"]) == ("SOURCE_ARTICLE_16", "Hearth", "removed")
    assert row["tocsin_link"] == f"sha256:{sha256(b'hearth.example/p/17').hexdigest()}"
    (cells,) = csv.DictReader(io.StringIO(shared.desk.notice_exchange.export(Shape.STATEMENTS, clear=True, as_csv=True).decode()))
    assert cells["tocsin_link"] == "hearth.example/p/17"
    assert set(cells) == set(row)


def test_a_notice_for_lumen_names_the_desk_as_sender(shared: Chain) -> None:
    (row,) = json.loads(shared.desk.notice_exchange.export(Shape.LUMEN, clear=True))["notices"]

    assert row["works_attributes"][0]["infringing_urls_attributes"] == [{"url": LINK}]
    assert row["action_taken"] == "Yes"
    roles = {role["name"]: role["entity_attributes"]["name"] for role in row["entity_notice_roles_attributes"]}
    assert roles == {"sender": "Harrowmere desk", "recipient": "Hearth"}


def test_a_list_of_hashes_is_of_descriptors(shared: Chain) -> None:
    rows = json.loads(shared.desk.notice_exchange.export(Shape.HASHES))["data"]

    assert {row["type"]: row["raw_indicator"] for row in rows} == {
        "HASH_URL_MD5": md5(b"hearth.example/p/17", usedforsecurity=False).hexdigest(),
        "HASH_SHA256": sha256(WORDS.casefold().encode()).hexdigest(),
    }
    with pytest.raises(Refused):
        shared.desk.notice_exchange.export(Shape.HASHES, clear=True)


def test_a_list_of_hashes_has_the_perceptual_hash_of_a_picture_that_can_be_decoded(chain: Chain) -> None:
    cv2 = pytest.importorskip("cv2")
    import numpy as np

    from tests.posters import poster
    from tocsin.copies.pictures.prints import as_hex, prints_of

    data = cv2.imencode(".png", poster(1))[1].tobytes()
    files = (Attachment("poster.png", "image/png", data), Attachment("broken.png", "image/png", data[:60]))
    report = chain.desk.intake.receive(Submission("picture:1", "mail", "Look at this poster", attachments=files)).report
    decision = chain.desk.items.confirm(chain.decided(chain.item(named_in=report)).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example"), by="Dora")
    chain.desk.notices.approve(notice.id, by="Dan")
    chain.desk.notices.send(notice.id, by="Dora")

    rows = json.loads(chain.desk.notice_exchange.export(Shape.HASHES))["data"]

    gray = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE)
    assert [row["raw_indicator"] for row in rows if row["type"] == "HASH_PDQ"] == [as_hex(prints_of(gray).full[0])]
    assert sum(row["type"] == "HASH_SHA256" for row in rows) == 2


@pytest.mark.parametrize("shape", list(Shape))
def test_no_file_holds_a_byte_of_a_source_and_by_default_none_of_the_content(shared: Chain, shape: Shape) -> None:
    for as_csv in (False, True):
        data = shared.desk.notice_exchange.export(shape, as_csv=as_csv).decode()
        assert WORDS not in data
        assert "hearth.example/p/17" not in data
        for secret in ("Ada", "Winterbourne", "5550142", "canary.example"):
            assert secret not in data
    if shape is not Shape.HASHES:
        data = shared.desk.notice_exchange.export(shape, clear=True).decode()
        assert not any(secret in data for secret in ("Ada", "Winterbourne", "5550142", "canary.example"))
