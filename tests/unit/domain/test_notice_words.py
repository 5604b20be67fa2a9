"""Every state of content and every step of a notice has words for people."""

from __future__ import annotations

from tocsin.domain.notice import ContentState, NoticeStep
from tocsin.domain.notice_words import CONTENT_STATES, NOTICE_STEPS


def test_every_state_and_step_has_words_of_its_own() -> None:
    assert {*CONTENT_STATES} == {*ContentState}
    assert {*NOTICE_STEPS} == {*NoticeStep}
    assert len({*CONTENT_STATES.values(), *NOTICE_STEPS.values()}) == len(ContentState) + len(NoticeStep)
