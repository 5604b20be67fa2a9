"""Words for what became of a notice and of its content, for pages."""

from __future__ import annotations

from tocsin.domain.notice import ContentState, NoticeStep

CONTENT_STATES = {
    ContentState.LIVE: "still there",
    ContentState.EDITED: "there, but changed",
    ContentState.GONE: "gone",
    ContentState.TOMBSTONE: "removed, as its page says",
    ContentState.SUSPENDED: "gone, its account is suspended",
    ContentState.GEO_BLOCKED: "blocked in this country",
    ContentState.LOGIN_WALL: "hidden behind a sign-in",
    ContentState.UNKNOWN: "not clear",
}
NOTICE_STEPS = {
    NoticeStep.RECEIPT: "they confirmed receipt",
    NoticeStep.REMOVED: "they removed it",
    NoticeStep.PARTLY: "they removed a part of it",
    NoticeStep.REFUSED: "they refused",
    NoticeStep.APPEALED: "the desk appealed to the platform",
    NoticeStep.DISPUTED: "the desk went to an out-of-court body",
    NoticeStep.COMPLAINED: "the desk complained to the regulator",
    NoticeStep.REFERRED: "the desk referred it to the police",
    NoticeStep.REAPPEARED: "it is there again",
}
