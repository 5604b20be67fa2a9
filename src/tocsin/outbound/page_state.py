"""State of noticed content, read from the answer of its host.

Text that is still visible beats every sign of removal. A wall (login, consent, age, script) proves nothing. A statement of the page
counts only in a short block outside menus and comments, because articles and comments use the same words. The order of the rules was
measured: see ``python -m bench.act``.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from urllib.parse import unquote, urlsplit

from tocsin.domain.notice import ContentState
from tocsin.domain.platform import PlatformStatement
from tocsin.outbound.fetch import WebAnswer
from tocsin.outbound.page_statements import (
    FIRST,
    REMOVED,
    SAYS,
    begins_edit,
    concepts,
    has_edit_label,
    remover,
    said_by_platform,
    statement,
)
from tocsin.outbound.page_text import PageText, normal, readings

SHARE_VISIBLE = 0.8
_SHARE_WHOLE = 0.98
_SHARE_EDITED = 0.35
_NAME_WORDS = 3
_FIRST_OF_PROFILE = 4
_SHELL = 250
_WORD = re.compile(r"\w+")
_SIGN_IN_PATH = re.compile(r"/(?:log-?in|sign-?in|accounts/login|auth|session)(?:/|$|\.|\?)", re.IGNORECASE)
_Sight = tuple[ContentState, str]


@dataclass(frozen=True, slots=True)
class PageSighting:
    """State of content in one answer, the reason in words, a hash of the visible text, and who removed it, as far as the page tells."""

    state: ContentState
    reason: str
    digest: str = ""
    remover: str = ""


def sighting(answer: WebAnswer, noticed: str, link: str = "", known_words: Sequence[PlatformStatement] = ()) -> PageSighting:
    """Return the state of content in an answer.

    ``noticed`` is its text, or the name of an account or file. ``link`` is the link that was fetched. ``known_words`` are statements of
    the link's platform.
    """
    if answer.error:
        return PageSighting(ContentState.UNKNOWN, answer.error)
    pages = list(readings(answer.body, answer.headers.get("content-type", "")))
    page = max(pages, key=lambda page: share_visible(noticed, page.words))
    digest = hashlib.sha256(normal(page.words).encode()).hexdigest()
    state, reason = _by_status(answer, pages, known_words) or _by_text(answer, page, pages, noticed, link, known_words)
    block = reason.removeprefix(SAYS) if reason.startswith(SAYS) else ""
    own = said_by_platform(block, known_words) if state in REMOVED else None
    return PageSighting(state, reason, digest, own.remover if own else remover(state, block))


def share_visible(noticed: str, text: str) -> float:
    """Return the share of the noticed text's word pairs that the visible text holds. Of a single word, 1.0 or 0.0."""
    words = _WORD.findall(normal(noticed))
    if len(words) == 1:
        return float(words[0] in _WORD.findall(normal(text)))
    pairs = set(pairwise(words))
    return len(pairs & _pairs(text)) / len(pairs) if pairs else 0.0


def _by_status(answer: WebAnswer, pages: list[PageText], known_words: Sequence[PlatformStatement]) -> _Sight | None:
    """Return what the status tells, together with the page's own statement. None for a page that was served."""
    if 200 <= answer.status < 300:
        return None
    if answer.status == 451:
        return ContentState.GEO_BLOCKED, "the host withholds it for legal reasons (451)"
    if answer.status in (401, 407):
        return ContentState.LOGIN_WALL, f"the host asks for a sign-in ({answer.status})"
    stated = _statement(pages, known_words)
    if stated and (answer.status in (403, 404, 410) or stated[0] is ContentState.SUSPENDED) and stated[0] is not ContentState.UNKNOWN:
        return stated
    if answer.status in (404, 410):
        return ContentState.GONE, f"the host does not find it ({answer.status})"
    return ContentState.UNKNOWN, f"the host answers with status {answer.status}"


def _by_text(
    answer: WebAnswer, page: PageText, pages: list[PageText], noticed: str, link: str, known_words: Sequence[PlatformStatement]
) -> _Sight:
    visible = share_visible(noticed, page.words)
    is_name = len(_WORD.findall(noticed)) <= _NAME_WORDS
    if sight := _by_share(answer, page, noticed, visible, is_name):
        return sight
    home = _is_home(answer, link)
    stated = _statement(pages, known_words, noticed, without_articles=home, first=_FIRST_OF_PROFILE if is_name else FIRST)
    if is_name and (visible >= SHARE_VISIBLE or _is_download(answer, noticed)) and not _is_removal(stated, page):
        return ContentState.LIVE, "its name is on the page"
    if stated:
        return stated
    if home:
        return ContentState.UNKNOWN, "the link leads to the host's front page"
    return _without_statement(page, "" if is_name else noticed, visible)


def _by_share(answer: WebAnswer, page: PageText, noticed: str, visible: float, is_name: bool) -> _Sight | None:
    """Judge by how much of the noticed words the page shows, or holds in its data. A name alone is shown on many pages."""
    if not is_name and visible >= SHARE_VISIBLE:
        return _still_there(page, noticed, visible)
    if answer.chain and _SIGN_IN_PATH.search(urlsplit(answer.url).path):
        return ContentState.LOGIN_WALL, "the link leads to a sign-in page"
    if not answer.chain and has_edit_label(page.blocks):
        return ContentState.EDITED, "the page says that it was edited"
    if visible < SHARE_VISIBLE and share_visible(noticed, page.data) >= SHARE_VISIBLE:
        return ContentState.LIVE, "its text is in the data of the page"
    if not is_name and (part := _share_of_block(page, noticed)) >= _SHARE_EDITED:
        return ContentState.EDITED, f"{part:.0%} of its word pairs are on the page"
    return None


def _share_of_block(page: PageText, noticed: str) -> float:
    """Return the largest share of the noticed word pairs in one block. The title does not count: it stays when a text is removed."""
    titles = {normal(page.title)}
    return max((share_visible(noticed, block) for block in page.blocks if normal(block) not in titles), default=0.0)


def _is_removal(stated: _Sight | None, page: PageText) -> bool:
    """Return True if a page that shows the name of an account or file states its removal, and has no counters of a public profile."""
    if stated is None or stated[0] is ContentState.UNKNOWN:
        return False
    return stated[0] not in REMOVED or not any("alive" in concepts(normal(block)) for block in page.blocks)


def _without_statement(page: PageText, noticed: str, visible: float) -> _Sight:
    """Return the state of content on a page that states nothing."""
    if visible >= _SHARE_EDITED and noticed:
        return ContentState.EDITED, f"{visible:.0%} of its word pairs are on the page"
    if len(page.words) < _SHELL:
        return ContentState.UNKNOWN, "the page shows next to no text without its scripts"
    return ContentState.UNKNOWN, "its text is not on the page, and the page does not say why"


def _still_there(page: PageText, noticed: str, visible: float) -> _Sight:
    """Return LIVE, or EDITED when words were changed or were added under a mark of an edit."""
    if visible < _SHARE_WHOLE:
        return ContentState.EDITED, f"{visible:.0%} of its word pairs are on the page"
    words = " ".join(_WORD.findall(normal(noticed)))
    for block in page.blocks:
        before, there, after = " ".join(_WORD.findall(normal(block))).partition(words)
        if there and not before and begins_edit(after.strip()):
            return ContentState.EDITED, "words were added to it on the page"
    return ContentState.LIVE, f"{visible:.0%} of its word pairs are on the page"


def _statement(
    pages: list[PageText],
    known_words: Sequence[PlatformStatement],
    noticed: str = "",
    without_articles: bool = False,
    first: int = FIRST,
) -> _Sight | None:
    """Return the statement of a page. Blocks that repeat the noticed words are not the host's."""
    words = _pairs(noticed)
    for page in pages:
        blocks = [block for block in page.blocks if not (without_articles and block in page.listed) and not _repeats(block, words)]
        if stated := statement(blocks, first, known_words):
            return stated
    return None


def _repeats(block: str, words: set[tuple[str, str]]) -> bool:
    """Return True if at least half of a block's word pairs are noticed ones."""
    pairs = _pairs(block)
    return bool(pairs) and 2 * len(pairs & words) >= len(pairs)


def _is_home(answer: WebAnswer, link: str) -> bool:
    """Return True if a link below the front page was redirected to the front page."""
    return bool(answer.chain) and urlsplit(answer.url).path in ("", "/") and urlsplit(link or answer.chain[0]).path not in ("", "/")


def _is_download(answer: WebAnswer, noticed: str) -> bool:
    """Return True if the answer is the file itself."""
    return normal(noticed) in normal(unquote(answer.headers.get("content-disposition", "")))


def _pairs(text: str) -> set[tuple[str, str]]:
    words = _WORD.findall(normal(text))
    return set(pairwise(words))
