"""Statements by which a page says that content is gone, blocked or behind a wall, read from concepts in one short block.

The concepts are beginnings of words in ``data/page_concepts.toml``. A wording is thus not listed whole: "this clip was taken down by
its owner" has a thing, a deletion and an owner. A statement that leaves open why is no statement.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from tocsin.domain.notice import ContentState, Remover
from tocsin.domain.platform import PlatformStatement
from tocsin.outbound.page_text import normal

SAYS = "the page says: "
_MARK = re.compile(r"\[ ?[^\[\]]{3,40}\]")
_MARKS = {
    "[deleted]": Remover.AUTHOR,
    "[gelöscht]": Remover.AUTHOR,
    "[removed]": Remover.PLATFORM,
    "[entfernt]": Remover.PLATFORM,
}
"""Marks in place of a text, by which forums tell its author from their moderators."""
_SENTENCE = re.compile(r"(?<=[.!?؟…])\s+")
_QUESTION = ("?", "؟")
_QUOTED = re.compile(r"[\"'«»„“”‚‘].*[\"'«»“”‘’]\W?", re.DOTALL)
FIRST = 14
"""Blocks from the start of a page among which its statement stands."""
_MOST_WORDS = 32
_LEAST_GAPS = 2  # "Log in" alone is a link
_LONG = 12
"""Words of a block from which on it is content, unless many of them belong to concepts (no statement of half A is beside such a one)."""
REMOVED = frozenset({ContentState.GONE, ContentState.TOMBSTONE, ContentState.SUSPENDED})
_LEAST_DENSITY = 0.2
"""Least share of words that belong to concepts. Hosts say little else, people say more (measured on half A of bench/act)."""


def statement(blocks: Iterable[str], first: int = FIRST, known_words: Sequence[PlatformStatement] = ()) -> tuple[ContentState, str] | None:
    """Return the state that the first telling block of a page states, and the block. None when none of the ``first`` blocks tells.

    ``known_words`` are statements of the page's platform. They go before the concepts.

    A statement of a removal counts only before any long block of other words, since below that it may be about something else. A bare
    mark such as "[removed]" and a word on one comment count only on a page that has no such block at all.
    """
    shown = list(blocks)
    for place, block in enumerate(shown[:first]):
        if len(block.split()) > _MOST_WORDS:
            continue
        own = said_by_platform(block, known_words)
        if not (state := own.state if own else block_state(block)):
            continue
        if state in REMOVED and any(map(_is_long, shown[:place] if _is_whole(block) else shown)):
            continue
        return state, f"{SAYS}{block}"
    return None


def said_by_platform(block: str, known_words: Sequence[PlatformStatement]) -> PlatformStatement | None:
    """Return the platform's statement that makes up at least half of a block, or None."""
    text = normal(block)
    return next((own for own in known_words if 2 * len(own.words) >= len(text) and normal(own.words) in text), None)


def block_state(block: str) -> ContentState | None:
    """Return the state that one block states, UNKNOWN if it speaks of a fault of the host or of a click, and None if it states nothing."""
    text = normal(block)
    has = concepts(text)
    if has & {"self", "future", "empty", "others"} or _QUOTED.fullmatch(text):
        return None
    if "login" in has:
        return ContentState.LOGIN_WALL if text.count(" ") >= _LEAST_GAPS else None
    if has & {"visitor", "general"} or text.endswith(_QUESTION):
        text = " ".join(sentence for sentence in _SENTENCE.split(text) if _is_on_page(sentence))
        has = concepts(text)
    if not text or _density(text) < _LEAST_DENSITY:
        return None
    return _stated_by(text, has)


def _stated_by(text: str, has: frozenset[str]) -> ContentState | None:
    """Return the state that a text of the host tells by its concepts."""
    if "sale" in has:
        return ContentState.GONE if "thing" in has and not has & {"site", "banned"} else ContentState.UNKNOWN
    if "error" in has and not has & {"deleted", "rule", "missing", "place"}:
        return ContentState.UNKNOWN
    if "withheld" in has or ("unavailable" in has and has & {"place", "law"}):
        return ContentState.GEO_BLOCKED
    if "click" in has:
        return ContentState.UNKNOWN
    if ("locked" in has and not has & {"account", "site", "deleted"}) or has & {"reaction", "banned"} == {"reaction", "banned"}:
        return None
    if _begins_with_count(text):
        return None
    return _removal(text, has - {"owner"} if "copyright" in has else has)


def _begins_with_count(text: str) -> bool:
    """Return True for a text on several things, such as "3 comments were deleted"."""
    first, _, others = text.partition(" ")
    return first.isdecimal() and first != "1" and bool(concepts(others.split(" ", 1)[0]) & {"thing", "account", "reaction"})


def _is_on_page(sentence: str) -> bool:
    """Return True for a sentence on what the page was for: no question, no rule for everybody, nothing about the reader."""
    return not sentence.endswith(_QUESTION) and not concepts(sentence) & {"visitor", "general"}


def _is_long(block: str) -> bool:
    """Return True for a block that says more than hosts do about a removal."""
    return len(block.split()) > _LONG and _density(normal(block)) < _LEAST_DENSITY


def _is_whole(block: str) -> bool:
    """Return True for a statement on the page itself, False for a bare mark or a word on a comment."""
    text = normal(block)
    return not _MARK.fullmatch(text) and "reaction" not in concepts(text)


def remover(state: ContentState, block: str) -> str:
    """Return the :class:`Remover` that a block names, unknown if it names none, or an empty string for content that is not removed."""
    if state not in REMOVED:
        return ""
    text = normal(block)
    has = concepts(text)
    if "unsure" in has:
        return Remover.UNKNOWN
    if text in _MARKS:
        return _MARKS[text]
    if "owner" in has and "copyright" not in has:
        return Remover.AUTHOR
    if "sale" in has or ("site" in has and has & {"banned", "deleted", "unavailable"}):
        return Remover.HOST
    return Remover.PLATFORM if state is ContentState.SUSPENDED or "rule" in has else Remover.UNKNOWN


def has_edit_label(blocks: Iterable[str]) -> bool:
    """Return True if a short block is a label that the author changed the content, or has one in brackets."""
    return any("edited" in concepts(normal(block)) for block in blocks if len(block.split()) <= (10 if "(" in block else 4))


def begins_edit(words: str) -> bool:
    """Return True if words begin with a mark of an edit, such as "Edit" or "Update"."""
    first = words.split(" ", 1)[0]
    return bool(first) and "edited" in concepts(f"{first}:")


def concepts(text: str) -> frozenset[str]:
    """Return the concepts whose words a normalised text contains."""
    return frozenset(name for name, pattern in _patterns().items() if pattern.search(text))


def _density(text: str) -> float:
    """Return the share of a text's words that belong to any concept."""
    marked: set[int] = set()
    for pattern in _patterns().values():
        for match in pattern.finditer(text):
            first = text.count(" ", 0, match.start())
            marked.update(range(first, first + 1 + match[0].strip().count(" ")))
    return len(marked) / (text.count(" ") + 1)


def _removal(text: str, has: frozenset[str]) -> ContentState | None:
    """Return the state of a block that says that something is gone or closed."""
    closed, holder = "banned" in has, bool(has & {"account", "site"})
    if "deleted" in has and _MARK.fullmatch(text):
        return ContentState.TOMBSTONE
    if closed and " " not in text:  # the reason in an answer for programs
        return ContentState.SUSPENDED
    if holder and "owner" in has and (closed or "deleted" in has):
        return ContentState.GONE if "thing" not in has or closed else ContentState.TOMBSTONE
    if {"deleted", "site"} <= has and not closed:
        return ContentState.GONE
    if _is_missing(has) and not {"unsure", "unavailable"} <= has:
        return ContentState.GONE
    if "unsure" in has:
        return ContentState.UNKNOWN if has & {"unavailable", "deleted"} else None
    return _measure(has, closed, holder)


def _is_missing(has: frozenset[str]) -> bool:
    """Return True if nothing is at the place itself. "No comments" and "nothing here" are said on pages that are there."""
    return "missing" in has or ("none" in has and bool(has & {"thing", "account", "site", "address"}) and "reaction" not in has)


def _measure(has: frozenset[str], closed: bool, holder: bool) -> ContentState | None:
    """Return the state of a block about a measure of the host, None for one about none."""
    if holder and closed:
        return ContentState.SUSPENDED
    if holder and "rule" in has and has & {"unavailable", "deleted"} and "thing" not in has:
        return ContentState.SUSPENDED
    if "deleted" in has and has & {"thing", "owner", "rule"}:
        return ContentState.TOMBSTONE
    return ContentState.TOMBSTONE if "rule" in has and (closed or "unavailable" in has) else None


def _plain(word: str) -> str:
    """Return a word in its normal form. A space at its end stays: it ends the word."""
    return normal(word) + (" " if word.endswith(" ") else "")


@cache
def _patterns() -> dict[str, re.Pattern[str]]:
    """Return one pattern for each concept: the beginning of a word is enough."""
    data = tomllib.loads(files("tocsin.outbound").joinpath("data/page_concepts.toml").read_text(encoding="utf-8"))
    return {
        name: re.compile(
            r"(?<!\w)(?:"
            + "|".join(sorted({re.escape(word) for words in languages.values() for word in map(_plain, words)}))
            + r"|[وفبلك]{1,2}(?:"
            + "|".join(sorted({re.escape(_plain(word)) for word in languages.get("ar", ())}))
            + "))"
        )
        for name, languages in data.items()
    }
