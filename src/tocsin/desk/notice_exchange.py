"""Sent notices and their outcomes for others: statements of reasons, Lumen, hash lists."""

from __future__ import annotations

from tocsin.desk.copies import Copies
from tocsin.desk.items import location_of
from tocsin.desk.lookup import the_record
from tocsin.desk.notice_views import body_of, item_of, view_notice
from tocsin.desk.reappearances import picture_files, pictures_of
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Refused
from tocsin.domain.item import ItemDecision, Policy
from tocsin.domain.notice import Notice, NoticeStep
from tocsin.domain.report import Report
from tocsin.domain.text import normalise
from tocsin.matching.traces import link_sign
from tocsin.outbound.exchange import Shape, SharedNotice, render
from tocsin.store import Reader

_DECISIONS = (NoticeStep.REMOVED, NoticeStep.PARTLY, NoticeStep.REFUSED)
_TERMS = "terms"


class NoticeExchange:
    """Files with notices and outcomes."""

    def __init__(self, services: DeskServices, copies: Copies) -> None:
        self._services = services
        self._copies = copies

    def export(self, shape: Shape, *, clear: bool = False, as_csv: bool = False) -> bytes:
        """Return every sent notice that was not erased. ``clear`` gives links and words, where the shape has a place for them.

        Raises :class:`Refused` for hash lists in clear: they are hashes.
        """
        if clear and shape is Shape.HASHES:
            raise Refused("a list of hashes holds no links and words")
        with self._services.store.reading() as reader:
            sent = [notice for notice in reader.find(Notice, order=("sent", "id")) if notice.sent is not None]
            notices = [self._shared(reader, notice) for notice in sent if reader.read_text(notice.body)]
        return render(notices, shape, self._services.settings.notices.notifier, clear=clear, as_csv=as_csv)

    def _shared(self, reader: Reader, notice: Notice) -> SharedNotice:
        view, item = view_notice(reader, notice), item_of(reader, notice)
        decision = the_record(reader, ItemDecision, notice.decision, "decision", command="")
        policy = the_record(reader, Policy, decision.policy, "policy", command="")
        answer = next((event for event in reversed(view.events) if event.step in _DECISIONS), None)
        location = location_of(reader, item)
        reports = reader.find(Report, id=[number for number in (item.report, item.named_in) if number])
        assert notice.sent
        return SharedNotice(
            puid=self._services.store.key.likeness(f"shared:{notice.id}"),
            platform=notice.platform,
            language=notice.language,
            link=link_sign(location).removeprefix("link:"),
            text=normalise(body_of(reader, notice)[0]),
            policy=policy.title,
            law=policy.law,
            terms=policy.name == _TERMS,
            sent=notice.sent,
            answered=answer.at if answer else None,
            decision=str(answer.step) if answer else "",
            content=view.content,
            removed=view.removed,
            remover=view.remover if view.removed else "",
            kind=str(item.kind),
            pictures=[digest for report in reports for digest in pictures_of(reader, report)],
            looks=[look for report in reports for data in picture_files(reader, report) if (look := self._copies.perceptual_hash(data))],
        )
