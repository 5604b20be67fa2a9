"""Contacts of platforms, and answers of platforms that come in as reports."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

import msgspec

from tocsin.desk.items import require_assessor, require_whole_desk
from tocsin.desk.lookup import the_record
from tocsin.desk.notice_views import body_of
from tocsin.desk.notices import CHANNEL, Notices
from tocsin.desk.services import DeskServices
from tocsin.domain.errors import Refused
from tocsin.domain.ledger import Change
from tocsin.domain.notice import Notice, NoticeStep
from tocsin.domain.people import OPERATOR, SYSTEM
from tocsin.domain.platform import AnswerState, Platform, PlatformAnswer, platform_at
from tocsin.domain.post import ScreeningCursor
from tocsin.domain.report import Erasure, Report
from tocsin.outbound.platforms import PlatformText
from tocsin.outbound.statement_of_reasons import read_answer, references
from tocsin.store import Reader, Session

_ANSWERS = "answers to notices"
_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder(dict[str, str]).decode


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer with its fields, each with the sentences that fill it. Empty after an erasure."""

    answer: PlatformAnswer
    fields: Mapping[str, str]


class Platforms:
    """Contacts of platforms and their answers to notices."""

    def __init__(self, services: DeskServices, notices: Notices) -> None:
        self._services = services
        self._notices = notices

    def load(self, texts: Sequence[PlatformText], *, by: str = OPERATOR) -> list[Platform]:
        """Store platforms and return those that are new or changed. The ledger keeps what they were before."""
        changed: list[Platform] = []
        with self._services.store.writing(by, self._services.clock.now()) as session:
            for text in texts:
                old = session.get(Platform, text.id)
                platform = text.platform(old.loaded if old else session.now)
                if platform != old:
                    platform = replace(platform, loaded=session.now)
                    session.record(Change("loaded", old, platform))
                    changed.append(platform)
        return changed

    def listed(self) -> list[Platform]:
        """Return every platform by name."""
        with self._services.store.reading() as reader:
            return reader.find(Platform, order=("name",))

    def of(self, location: str) -> Platform | None:
        """Return the platform at a link, or None."""
        return platform_at(self.listed(), location)

    def is_stale(self, platform: Platform) -> bool:
        """Return True if the contact is to be checked before it is used."""
        return platform.is_stale(self._services.clock.now().date())

    def doubtful(self, contact: str) -> Platform | None:
        """Return the platform of this mail address or form if its contact is to be checked before it is used, else None."""
        return next((platform for platform in self.listed() if platform.contact == contact and self.is_stale(platform)), None)

    def find_answers(self) -> int:
        """Find the reports since the last call that bear the reference of a notice. Return the number of answers found."""
        with self._services.store.reading() as reader:
            if not reader.count(Notice):
                return 0
            mark = reader.get(ScreeningCursor, _ANSWERS)
            head = reader.head().seq
            new = reader.changed(Report.KIND, mark.part if mark else 0)
            texts = [(report, reader.read_text(report.text) or "") for report in reader.find(Report, id=new) if report.channel != CHANNEL]
        if not new:
            return 0
        with self._services.store.writing(SYSTEM, self._services.clock.now()) as session:
            count = sum(self._keep(session, report, text, number) for report, text in texts for number in references(text))
            session.record(Change("screened", mark, ScreeningCursor(_ANSWERS, head)))
        return count

    def answers(self, notice: str, *, by: str = "") -> list[AnswerView]:
        """Return the answers to a notice, the oldest first. ``by`` is the person who asks in the browser."""
        with self._services.store.reading() as reader:
            require_whole_desk(reader, by)
            return [_view(reader, answer) for answer in reader.find(PlatformAnswer, notice=notice, order=("at", "sequence"))]

    def record(self, answer: str, step: NoticeStep, *, by: str) -> PlatformAnswer:
        """Record an answer as a step of its notice. ``step`` is what a person reads in it."""
        with self._services.store.reading() as reader:
            view = _view(reader, _the_open(reader, answer))
        words = "\n".join(f"{name}: {text}" for name, text in view.fields.items())
        self._notices.event(view.answer.notice, step, by=by, words=f"{view.answer.answer}\n{words}".strip())
        return self._end(answer, AnswerState.RECORDED, f"as {step}", by)

    def set_aside(self, answer: str, *, by: str, reason: str) -> PlatformAnswer:
        """Set an answer aside: it says nothing on the notice."""
        return self._end(answer, AnswerState.SET_ASIDE, reason, by)

    def _end(self, answer: str, state: AnswerState, why: str, by: str) -> PlatformAnswer:
        with self._services.store.writing(by, self._services.clock.now()) as session:
            require_assessor(session, by)
            old = _the_open(session, answer)
            new = replace(old, state=state, by=by)
            session.record(Change(str(state), old, new, why))
            return new

    def _keep(self, session: Session, report: Report, text: str, reference: str) -> bool:
        """Record that a report answers the notice of this reference, with its fields. Return False if it does not."""
        notice = next(iter(session.find(Notice, reference=reference)), None)
        if notice is None or notice.sent is None or report.received < notice.sent or session.get(Erasure, notice.report):
            return False
        step, fields = read_answer(text, body_of(session, notice)[1])
        sealed = session.seal(notice.report, _encode(fields))
        number = session.new_id("F")
        session.record(Change("answered", None, PlatformAnswer(number, notice.id, notice.report, report.id, session.now, step, sealed)))
        return True


def _the_open(reader: Reader, answer: str) -> PlatformAnswer:
    record = the_record(reader, PlatformAnswer, answer, "answer", command="tocsin notices answers lists them")
    if record.state is not AnswerState.OPEN:
        raise Refused(f"{record.id} was {record.state} by {record.by}: nothing is left to decide")
    return record


def _view(reader: Reader, answer: PlatformAnswer) -> AnswerView:
    sealed = reader.read(answer.fields)
    return AnswerView(answer, _decode(sealed) if sealed else {})
