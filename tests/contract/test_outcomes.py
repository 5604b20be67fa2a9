"""Outcomes for the sources of content: each reachable one is told, or there is a named reason."""

from __future__ import annotations

import pytest

from tests.contract.test_notices import Chain, chain
from tocsin.desk.outcomes import OutcomeState
from tocsin.domain.duty import DutyKind
from tocsin.domain.item import PointReply
from tocsin.domain.report import Submission

__all__ = ["chain"]
CONTACT = "0000 12345"


def states(chain: Chain) -> dict[str, OutcomeState]:
    chain.desk.outcomes.owe()
    return {standing.report: standing.state for standing in chain.desk.outcomes.standings()}


def test_a_decision_not_to_act_is_an_outcome_too(chain: Chain) -> None:
    told = chain.office.hear("Look at this post on Hearth", contact=CONTACT).report
    item = chain.item(named_in=told)
    assert states(chain) == {told: OutcomeState.WAITS}
    assert "not decided yet" in chain.desk.outcomes.words(told)[0]

    chain.decided(item, journalism=PointReply.YES)

    assert states(chain) == {told: OutcomeState.OWED}
    (words,) = chain.desk.outcomes.words(told)
    assert "decided not to write to the platform" in words
    (duty,) = chain.office.owed(told, DutyKind.OUTCOME).values()
    chain.desk.duties.done(duty.id, "told", by="Dora")
    assert states(chain) == {told: OutcomeState.TOLD}


def test_everyone_who_told_of_it_in_the_same_words_is_owed_the_outcome(chain: Chain) -> None:
    first = chain.office.hear("Look at this post on Hearth", contact=CONTACT).report
    second = chain.office.hear("Look at this post on Hearth", contact="0000 99999").report
    silent = chain.office.hear("Look at this post on Hearth").report
    item = chain.item(named_in=second)
    chain.decided(item, art=PointReply.YES)

    assert states(chain) == {first: OutcomeState.OWED, second: OutcomeState.OWED}
    assert chain.office.owed(silent, DutyKind.OUTCOME) == {}
    assert chain.desk.outcomes.words(first) == chain.desk.outcomes.words(second)


@pytest.mark.parametrize(("answer", "said"), [(PointReply.UNCLEAR, "legal advice"), (PointReply.NO, "have not written yet")])
def test_while_the_desk_works_on_it_the_source_waits(chain: Chain, answer: PointReply, said: str) -> None:
    told = chain.office.hear("Look at this post on Hearth", contact=CONTACT).report
    decision = chain.decided(chain.item(named_in=told), art=answer)
    if answer is PointReply.NO:
        chain.desk.items.confirm(decision.id, by="Dan")

    assert states(chain) == {told: OutcomeState.WAITS}
    assert said in chain.desk.outcomes.words(told)[0]


@pytest.mark.parametrize(
    ("stated", "code", "said"), [("nl", "nl", "het platform niet"), ("de", "de", "Plattform nicht"), ("ar", "en", "We")]
)
def test_a_source_is_told_in_their_own_language_where_there_are_words(chain: Chain, stated: str, code: str, said: str) -> None:
    warning = Submission("call:9", "call", "Look at this post on Hearth", contact=CONTACT, language=stated)
    told = chain.desk.intake.receive(warning, by="Cato").report
    chain.decided(chain.item(named_in=told), journalism=PointReply.YES)

    assert chain.desk.outcomes.source_language(told) == code
    assert said in chain.desk.outcomes.words(told, code)[0]
