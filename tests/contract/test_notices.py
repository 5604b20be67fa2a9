"""Items, decisions, notices, and their follow-up."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email.message import EmailMessage

import msgspec
import pytest

from tests.office import Office
from tocsin.desk import Desk
from tocsin.desk.items import NewItem, titled
from tocsin.desk.notice_figures import NoticeGroup, removal_rates
from tocsin.desk.notices import NewNotice, Notices
from tocsin.domain.errors import Malformed, PermissionDenied, Refused
from tocsin.domain.item import DecisionState, Item, ItemDecision, ItemKind, PointAnswer, PointReply, Verdict
from tocsin.domain.notice import ContentState, Notice, NoticeState, NoticeStep
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.policies import PolicyTitle, own_policies
from tocsin.settings import NoticeSettings

LINK = "https://hearth.example/p/17"
WORDS = "Meet at the old mill on Friday and bring what burns"


@dataclass
class FakeWeb:
    """Answers from a dictionary."""

    pages: dict[str, WebAnswer] = field(default_factory=dict)

    def show(self, body: str, status: int = 200) -> None:
        self.pages[LINK] = WebAnswer(LINK, status, {}, body.encode())

    def fetch(self, url: str, headers: Mapping[str, str]) -> WebAnswer:
        return self.pages.get(url, WebAnswer(url, error="no answer: OSError"))


@dataclass
class FakeMailer:
    """Keeps every message."""

    messages: list[EmailMessage] = field(default_factory=list)

    def send(self, message: EmailMessage) -> None:
        self.messages.append(message)


@dataclass
class Chain:
    """A desk with policies, a fake web and a fake mail server."""

    office: Office
    desk: Desk
    web: FakeWeb
    mailer: FakeMailer

    def item(self, location: str = LINK, named_in: str = "") -> Item:
        return self.desk.items.add(NewItem(ItemKind.POST, location, "Hearth", named_in=named_in), by="Dora")

    def decided(self, item: Item, **changed: PointReply) -> ItemDecision:
        policy = next(policy for policy in self.desk.items.policies() if policy.name == "incitement")
        answers = [
            PointAnswer(point.id, changed.get(point.id, PointReply.NO if point.exception else PointReply.YES), f"Because of {point.id}.")
            for point in self.desk.items.points(policy.id)
        ]
        return self.desk.items.decide(item.id, policy.id, answers, by="Dora")

    def sent(self) -> Notice:
        decision = self.desk.items.confirm(self.decided(self.item()).id, by="Dan")
        notice = self.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example", quoted=WORDS), by="Dora")
        self.desk.notices.approve(notice.id, by="Dan")
        return self.desk.notices.send(notice.id, by="Dora")

    def later(self, **span: float) -> None:
        self.office.clock.advance(**span)


@pytest.fixture
def chain(office: Office) -> Chain:
    web, mailer = FakeWeb(), FakeMailer()
    notices = NoticeSettings("Harrowmere desk", "desk@harrowmere.example", check=True, copy_new=True)
    settings = msgspec.structs.replace(office.desk.services.settings, notices=notices)
    services = replace(office.desk.services, settings=settings, mailer=mailer, fetcher=web)
    desk = Desk(services)
    desk.items.load_policies(own_policies())
    return Chain(office, desk, web, mailer)


def test_an_item_is_filed_as_a_report_and_its_assessment_is_owed(chain: Chain) -> None:
    told = chain.office.hear("Somebody posted a call to burn the mill.", contact="0000 12345").report

    item = chain.item(named_in=told)

    assert {duty.kind for duty in chain.desk.duties.listed(report=item.report)} == {"deliver", "assess"}
    assert chain.desk.items.view(item.id).location == LINK
    assert item.named_in == told


@pytest.mark.parametrize("again", [LINK, "http://www.hearth.example/p/17?utm_source=x", "HTTPS://hearth.example/p/17/#top"])
def test_the_same_location_is_one_item(chain: Chain, again: str) -> None:
    item = chain.item()

    with pytest.raises(Refused, match=f"{item.id} is an item at this location"):
        chain.item(again)


def test_a_decision_walks_every_point_and_a_second_person_confirms_it(chain: Chain) -> None:
    decision = chain.decided(chain.item())

    assert (decision.verdict, decision.state) == (Verdict.ACT, DecisionState.WAITS)
    with pytest.raises(PermissionDenied, match="someone other than Dora"):
        chain.desk.items.confirm(decision.id, by="Dora")
    with pytest.raises(Refused, match="needs a decision to act that is in force"):
        chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example"), by="Dora")
    confirmed = chain.desk.items.confirm(decision.id, by="Dan")
    assert (confirmed.state, confirmed.second) == (DecisionState.DECIDED, "Dan")
    step = chain.desk.items.view(decision.item).step
    assert step is not None
    assert step.act == "draft a notice"
    assert len(chain.desk.items.sentences(decision.id)) == 8
    with pytest.raises(Malformed, match="has no answer"):
        chain.desk.items.decide(decision.item, decision.policy, [], by="Dora")


@pytest.mark.parametrize(
    ("language", "title"),
    [("en", "Public incitement to violence or hatred"), ("nl", "Publiekelijk aanzetten tot geweld of haat")],
)
def test_a_notice_states_the_policy_in_its_language(chain: Chain, language: str, title: str) -> None:
    decision = chain.desk.items.confirm(chain.decided(chain.item()).id, by="Dan")

    notice = chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example", language), by="Dora")

    assert chain.desk.notices.text(notice.id).splitlines()[0].endswith(f"{notice.reference}: {title}")


def test_a_policy_takes_translations_later_and_other_words_never(chain: Chain) -> None:
    policy = msgspec.structs.replace(own_policies()[0], translations={"nl": PolicyTitle("Opruiing")})

    assert chain.desk.items.load_policies([policy]) == []

    stored = next(stored for stored in chain.desk.items.policies() if stored.name == policy.name)
    assert titled(stored, "nl") == ("Opruiing", policy.law)
    assert titled(stored, "de") == (policy.title, policy.law)
    with pytest.raises(Refused, match="give the changed policy a new version"):
        chain.desk.items.load_policies([msgspec.structs.replace(policy, title="Other words")])


@pytest.mark.parametrize(("point", "answer", "verdict"), [("journalism", "yes", "no-action"), ("calls", "unclear", "ask-counsel")])
def test_an_exception_or_a_doubt_stops_a_notice(chain: Chain, point: str, answer: str, verdict: str) -> None:
    decision = chain.decided(chain.item(), **{point: PointReply(answer)})

    assert decision.verdict == verdict
    with pytest.raises(Refused):
        chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example"), by="Dora")


def test_a_doubt_waits_for_counsel_and_falls_due_until_it_is_decided_again(chain: Chain) -> None:
    item = chain.item()
    chain.decided(item, calls=PointReply.UNCLEAR)
    step = chain.desk.items.view(item.id).step
    assert step
    assert (step.act, step.due - chain.office.clock.now()) == ("ask counsel, and decide again", timedelta(days=14))

    chain.later(days=13)
    assert chain.desk.items.remind() == 0
    chain.later(days=2)
    assert [chain.desk.items.remind(), chain.desk.items.remind()] == [1, 0]
    chain.decided(item)
    assert chain.desk.items.remind() == 0, "the second person has a day"
    chain.later(days=2)
    assert chain.desk.items.remind() == 1
    chain.desk.items.confirm(chain.desk.items.view(item.id).decisions[-1].id, by="Dan")
    step = chain.desk.items.view(item.id).step
    assert step
    assert step.act == "draft a notice"


def test_a_contested_decision_is_out_of_force(chain: Chain) -> None:
    item = chain.item()
    decision = chain.desk.items.confirm(chain.decided(item).id, by="Dan")

    chain.desk.items.contest(decision.id, by="Dora", reason="the author says that it is satire")

    assert chain.desk.items.view(item.id).decided is None
    assert chain.decided(item, art=PointReply.YES).verdict is Verdict.NO_ACTION


def test_a_notice_has_the_fields_of_the_law_and_never_a_source(chain: Chain) -> None:
    chain.office.hear(f"My brother wrote {LINK}", contact="Ada Winter, 0000 12345")
    notice = chain.sent()

    (message,) = chain.mailer.messages
    text = message.get_body().get_content()  # type: ignore[union-attr]  # a notice has a text
    assert notice.reference in message["Subject"]
    for part in (LINK, WORDS, "Because of calls.", "Harrowmere desk, desk@harrowmere.example", "good faith", notice.reference):
        assert part in text, part
    for secret in ("Ada", "12345", "brother", "Because of journalism."):
        assert secret not in str(message), secret
    assert (notice.state, notice.approved_by) == (NoticeState.SENT, "Dan")


def test_a_draft_takes_a_second_person(chain: Chain) -> None:
    decision = chain.desk.items.confirm(chain.decided(chain.item()).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example"), by="Dora")

    with pytest.raises(PermissionDenied, match="someone other than Dora"):
        chain.desk.notices.approve(notice.id, by="Dora")
    with pytest.raises(Refused, match="is draft: this needs a notice that is approved"):
        chain.desk.notices.send(notice.id, by="Dora")


def test_what_looks_like_an_order_of_an_authority_is_refused(chain: Chain) -> None:
    item = chain.item()
    policy = chain.desk.items.policies()[0].id
    answers = [
        PointAnswer(point.id, PointReply.NO if point.exception else PointReply.YES, "This is a removal order.")
        for point in chain.desk.items.points(policy)
    ]
    decision = chain.desk.items.confirm(chain.desk.items.decide(item.id, policy, answers, by="Dora").id, by="Dan")

    with pytest.raises(Refused, match="must not look like an authority's order"):
        chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example"), by="Dora")


def test_a_notice_is_checked_until_the_content_is_gone_for_certain(chain: Chain) -> None:
    notice = chain.sent()
    chain.web.show(f"<p>{WORDS}</p>")
    chain.later(minutes=59)
    assert chain.desk.notices.check() == 0
    chain.later(minutes=2)
    assert chain.desk.notices.check() == 1
    assert chain.desk.notices.view(notice.id).content is ContentState.LIVE

    chain.web.show("<p>not here</p>", 404)
    chain.later(hours=5)
    chain.desk.notices.check()
    assert chain.desk.notices.view(notice.id).removed is None, "one sign is not enough"
    chain.later(hours=1, minutes=1)
    chain.desk.notices.check()
    assert chain.desk.notices.view(notice.id).removed
    chain.later(hours=6)
    assert chain.desk.notices.check() == 1, "it is checked again after the removal"


def test_content_that_comes_back_is_not_removed(chain: Chain) -> None:
    notice = chain.sent()
    chain.web.show("<p>This post was deleted</p>")
    chain.later(hours=2)
    chain.desk.notices.check()
    assert chain.desk.notices.view(notice.id).removed
    chain.desk.notices.event(notice.id, NoticeStep.REMOVED, by="Dora", words="removed under our rules")
    chain.web.show(f"<p>{WORDS}</p>")
    chain.later(hours=8)
    chain.desk.notices.check()

    view = chain.desk.notices.view(notice.id)
    assert view.removed is None
    assert view.step
    assert "there again" in view.step.act


def test_no_answer_never_counts_as_removed(chain: Chain) -> None:
    notice = chain.sent()
    checks = 0
    for _ in range(12):
        chain.later(days=60)
        checks += chain.desk.notices.check()

    assert checks >= 3
    assert chain.desk.notices.view(notice.id).removed is None
    assert removal_rates(chain.desk.notices.listed()) == []
    assert removal_rates(chain.desk.notices.listed(), hidden=0) == [NoticeGroup("Hearth", 1, 0, 0, 1)]


def test_a_step_that_is_due_becomes_a_report_once_and_nothing_closes_by_itself(chain: Chain) -> None:
    notice = chain.sent()
    assert chain.desk.notices.remind() == 0
    chain.later(days=4)

    assert chain.desk.notices.remind() == 1
    assert chain.desk.notices.remind() == 0
    chain.later(days=700)
    chain.desk.notices.remind()
    assert chain.desk.notices.view(notice.id).notice.state is NoticeState.SENT
    chain.desk.notices.close(notice.id, by="Dora", reason="the platform is gone")
    assert chain.desk.notices.listed() == []


def test_reminding_reads_only_what_is_due_and_a_restarted_desk_forgets_nothing(chain: Chain) -> None:
    notice = chain.sent()
    chain.desk.notices.remind()
    assert chain.desk.notices.view(notice.id).notice.remind_at
    chain.later(days=4)
    assert chain.desk.notices.remind() == 1
    assert chain.desk.notices.view(notice.id).notice.remind_at is None
    chain.web.show(f"<p>{WORDS}</p>")
    chain.desk.notices.check()
    assert chain.desk.notices.view(notice.id).notice.remind_at is None, "the same step is not due twice"
    restarted = Notices(chain.desk.services, chain.desk.intake, chain.desk.evidence)
    assert restarted.remind() == 0
    chain.desk.notices.event(notice.id, NoticeStep.RECEIPT, by="Dora")
    chain.later(days=8)
    assert restarted.remind() == 1


def test_answers_and_appeals_lead_on(chain: Chain) -> None:
    notice = chain.sent()

    for step, following in (
        (NoticeStep.RECEIPT, "decision"),
        (NoticeStep.REFUSED, "appeal"),
        (NoticeStep.APPEALED, "appeal"),
        (NoticeStep.REFUSED, "out-of-court"),
    ):
        chain.later(hours=1)
        chain.desk.notices.event(notice.id, step, by="Dora", words="as they wrote")
        due = chain.desk.notices.view(notice.id).step
        assert due
        assert following in due.act
        assert due.due - chain.office.clock.now() <= timedelta(days=28)


def test_the_record_verifies_and_erasure_reaches_items_and_notices(chain: Chain) -> None:
    notice = chain.sent()
    chain.desk.reports.erase(notice.report, by="Dora", reason="asked for")

    assert chain.desk.items.view(notice.item).location == "(erased)"
    assert WORDS not in chain.desk.notices.text(notice.id)
    assert chain.office.desk.audit.verify().whole
    assert chain.desk.audit.reconcile().balanced


def test_a_changed_policy_takes_a_new_version(chain: Chain) -> None:
    policy = own_policies()[0]
    assert chain.desk.items.load_policies([policy]) == []
    changed = msgspec.structs.replace(policy, title="Another title")

    with pytest.raises(Refused, match="give the changed policy a new version"):
        chain.desk.items.load_policies([changed])
    assert [each.id for each in chain.desk.items.load_policies([msgspec.structs.replace(changed, version="2027")])] == ["incitement@2027"]


def test_people_who_may_not_assess_act_on_nothing(chain: Chain) -> None:
    for name in ("Cato", "Nora", "Sue"):  # a handler, and people of other teams
        with pytest.raises(PermissionDenied):
            chain.desk.items.add(NewItem(ItemKind.LINK, LINK), by=name)
    item = chain.item()
    with pytest.raises(PermissionDenied):
        chain.desk.items.confirm(chain.decided(item).id, by="Nora")
    with pytest.raises(PermissionDenied):
        chain.desk.items.view(item.id, by="Nora")


def test_a_reachable_source_is_owed_an_outcome_in_true_words_or_a_reason(chain: Chain) -> None:
    told = chain.office.hear("Somebody posted a call to burn the mill.", contact="0000 12345").report
    chain.item(named_in=told)
    decision = chain.desk.items.confirm(chain.decided(chain.desk.items.listed()[0].item).id, by="Dan")
    notice = chain.desk.notices.draft(NewNotice(decision.id, "Hearth", "abuse@hearth.example", quoted=WORDS), by="Dora")
    assert chain.desk.outcomes.words(told) == ["We have not written to Hearth yet."]
    chain.desk.notices.approve(notice.id, by="Dan")
    chain.desk.notices.send(notice.id, by="Dora")
    chain.web.show(f"<p>{WORDS}</p>")
    chain.later(hours=2)
    chain.desk.notices.check()
    assert "It was still there on" in chain.desk.outcomes.words(told)[0]
    assert chain.desk.outcomes.owe() == 0

    chain.web.show("<p>This post was deleted</p>")
    chain.later(hours=6)
    chain.desk.notices.check()
    assert "The content was gone when we looked" in chain.desk.outcomes.words(told)[0]
    assert (chain.desk.outcomes.owe(), chain.desk.outcomes.owe()) == (1, 0)
    (duty,) = [duty for duty in chain.desk.duties.listed(report=told) if duty.kind == "outcome"]
    with pytest.raises(Malformed, match="say why the source is not told"):
        chain.desk.duties.done(duty.id, "not-told", by="Cato")
    assert chain.desk.duties.done(duty.id, "told", by="Cato").outcome == "told"
    assert chain.desk.outcomes.owe() == 0


def test_a_source_that_cannot_be_reached_is_owed_none(chain: Chain) -> None:
    told = chain.office.hear("Somebody posted a call to burn the mill.").report
    item = chain.item(named_in=told)
    notice = chain.desk.notices.draft(
        NewNotice(chain.desk.items.confirm(chain.decided(item).id, by="Dan").id, "Hearth", "a@hearth.example"), by="Dora"
    )
    chain.desk.notices.close(notice.id, by="Dora", reason="the platform is gone")

    assert chain.desk.outcomes.owe() == 0


@pytest.mark.parametrize("state", [ContentState.LIVE, ContentState.EDITED])
def test_content_that_a_person_sees_again_opens_a_closed_notice_again(chain: Chain, state: ContentState) -> None:
    notice = chain.sent()
    chain.desk.notices.event(notice.id, NoticeStep.REMOVED, by="Dora")
    chain.desk.notices.observe(notice.id, ContentState.GONE, by="Dora")
    chain.desk.notices.close(notice.id, by="Dora", reason="gone")
    chain.later(days=3)

    chain.desk.notices.observe(notice.id, state, by="Dora", detail="on my telephone")

    view = chain.desk.notices.view(notice.id)
    assert view.notice.state is NoticeState.SENT
    assert view.step
    assert view.step.act == "send a new notice: the content is there again"
    assert (view.events[-1].step, view.events[-1].by, view.observations[-1].detail) == (NoticeStep.REAPPEARED, "Dora", "on my telephone")
    assert chain.desk.audit.verify().whole


def test_content_that_somebody_says_is_back_opens_a_closed_notice_again(chain: Chain) -> None:
    notice = chain.sent()
    chain.desk.notices.event(notice.id, NoticeStep.REMOVED, by="Dora")
    chain.desk.notices.close(notice.id, by="Dora", reason="gone")

    chain.desk.notices.event(notice.id, NoticeStep.REAPPEARED, by="Dora", words="A reader saw it")

    view = chain.desk.notices.view(notice.id)
    assert (view.notice.state, [event.step for event in view.events]) == (NoticeState.SENT, [NoticeStep.REMOVED, NoticeStep.REAPPEARED])
    assert chain.desk.audit.verify().whole


def test_a_closed_notice_takes_no_other_observation_and_a_discarded_draft_none(chain: Chain) -> None:
    notice = chain.sent()
    chain.desk.notices.close(notice.id, by="Dora", reason="gone")
    with pytest.raises(Refused, match="is closed: this needs a notice that is sent"):
        chain.desk.notices.observe(notice.id, ContentState.GONE, by="Dora")
    with pytest.raises(PermissionDenied):
        chain.desk.notices.observe(notice.id, ContentState.LIVE, by="Nora")
    assert chain.desk.notices.view(notice.id).notice.state is NoticeState.CLOSED
