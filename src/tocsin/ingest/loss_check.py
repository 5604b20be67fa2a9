"""Comparison of everything that stands in a file with everything that was read of it, whatever its format.

It knows words alone: a string of the file is lost when its words, or their neighbourhood, stand in nothing that was read.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import dropwhile, pairwise

from tocsin.domain.plural import counted, noun
from tocsin.domain.report import RejectedRow, Submission
from tocsin.ingest.encodings import unescape
from tocsin.ingest.leftovers import may_hold_words, media_in, words_in_order
from tocsin.ingest.raw_strings import RawStrings
from tocsin.ingest.syntax.latex import plain
from tocsin.ingest.times.calendar_words import is_calendar_word, is_half_of_day
from tocsin.ingest.times.dates import Times

_WORD = re.compile(r"[^\W\d_]{2,}")
_TAG = re.compile(r"<[^<>]{0,4000}>")
_LABEL = re.compile(r"^[ \t|>*-]{0,20}[A-Za-z][A-Za-z0-9.-]{1,30}(?:;[^:\n]{0,200})?:")
_CLOCK = re.compile(r"\d[:.]\d\d")
_ESCAPE = re.compile(r"\\[nNrt]")
_LATEX = re.compile(r"\\[A-Za-z]{2,30}|\\[\"'`^~]")
_MARKS = dict.fromkeys(map(ord, "\u200e\u200f\u202a\u202b\u202c\u2068\u2069"))
_PENDING = 50_000
_MOST_PAIRS = 3_000_000
_MOST_WORDS = 3_000_000
_FEW = 12
_SOME = 0.1
_MANY = 0.34
_LONGEST_TIME = 80
_AROUND = 4
_FEWEST_PAIRS = 4


class LossCheck:
    """Account of one file: its bytes as they are read, and the items that came of them.

    Strings wait until what was read of them can have been returned. Only those that were not found again are kept.
    ``kind`` is that of :class:`~tocsin.ingest.raw_strings.RawStrings`.
    """

    def __init__(self, kind: str = "") -> None:
        self._raw = RawStrings(kind)
        self._words: set[str] = set()
        self._pairs: set[int] = set()
        self._media: set[str] = set()
        self._pending: list[str] = []
        self._lost: dict[str, None] = {}

    def feed(self, data: bytes) -> None:
        """Take bytes of the file as they are read."""
        self._pending += filter(_counts, self._raw.feed(data))
        if len(self._pending) > _PENDING and self._words:
            older, self._pending = self._pending[: _PENDING // 2], self._pending[_PENDING // 2 :]
            self._lost |= dict.fromkeys(text for text in older if self._is_lost(text))

    def read(self, text: str) -> None:
        """Take words that were read of the file."""
        found = words_in_order(text)
        if self._is_full:
            return
        self._words.update(found)
        self._media.update(_media_names(text))
        if len(self._pairs) < _MOST_PAIRS:
            self._pairs.update(map(hash, pairwise(found)))

    def take(self, item: Submission | RejectedRow) -> None:
        """Take a report or a rejected row with everything that it says."""
        if isinstance(item, RejectedRow):
            self.read(f"{item.reason}\n{item.raw.decode('utf-8', 'replace')}")
            return
        facts = (part for fact in item.facts for part in fact)
        names = (part.name for part in item.attachments)
        self.read("\n".join([item.text, item.contact, item.sealed, item.where, item.channel, *facts, *item.unread, *names]))

    @property
    def _is_full(self) -> bool:
        return len(self._words) >= _MOST_WORDS

    @property
    def skipped(self) -> str:
        """Reason why the file was not compared as a whole. Empty when it was. To be read after :meth:`lost`."""
        if self._is_full:
            return f"more than {_MOST_WORDS:,} different words"
        if self._raw.skipped:
            return self._raw.skipped
        if len(self._pairs) >= _MOST_PAIRS:
            return f"more than {_MOST_PAIRS:,} different pairs of words"
        return ""

    def doubts(self, headings: Iterable[str] = ()) -> tuple[list[str], list[str]]:
        """Return the strings that :meth:`lost` returns, and the lines to list as not read. Ends the account."""
        lost = self.lost(headings)
        lines = [summary(lost)] if lost else []
        if skipped := self.skipped:
            lines.append(f"too large to compare everything in it with what was read ({skipped}): divide the file, or look through it")
        return lost, lines

    def lost(self, headings: Iterable[str] = ()) -> list[str]:
        """Return the strings of the file that stand in nothing that was read, each once. Ends the account.

        ``headings`` are names of columns, which were understood and stand in no item.
        """
        self.read("\n".join(headings))
        if self._is_full:
            return []
        return self.lost_of([*self._lost, *self._pending, *self._raw.end()])

    def lost_of(self, strings: Iterable[str]) -> list[str]:
        """Return those of the strings that stand in nothing that was read, each once."""
        return [text for text in dict.fromkeys(filter(_counts, strings)) if self._is_lost(text)]

    def _is_lost(self, text: str) -> bool:
        return all(self._lacks_media(form) or (_counts(form) and self._lacks(form)) for form in _forms(text)) and not _is_time(text)

    def _lacks_media(self, text: str) -> bool:
        """Tell whether a string names a medium that nothing read names. In a name of letters alone its words will do."""
        return any(
            name not in self._media and (any(map(str.isdecimal, name)) or not self._words.issuperset(_WORD.findall(name)))
            for name in _media_names(text)
        )

    def _lacks(self, text: str) -> bool:
        if not any(map(str.isspace, text)) and (media := media_in(text)):
            text = " ".join(media)
        words = list(dropwhile(is_calendar_word, words_in_order(text)))
        if gone := 0 if self._words.issuperset(words) else sum(word not in self._words and not is_calendar_word(word) for word in words):
            return (len(words) <= _FEW or gone > _SOME * len(words)) and not self._is_named_medium(text, gone)
        of_clock = is_half_of_day if _CLOCK.search(text) else str.isspace
        pairs = [hash(pair) for pair in pairwise(words) if not any(map(of_clock, pair))]
        if len(pairs) < _FEWEST_PAIRS or len(self._pairs) >= _MOST_PAIRS:
            return False
        return len(pairs) - sum(map(self._pairs.__contains__, pairs)) > _MANY * len(pairs)

    def _is_named_medium(self, text: str, gone: int) -> bool:
        """Tell a line that says no more than that a medium was attached, and whose medium was listed."""
        media = media_in(text)
        return bool(media) and gone <= _AROUND and all(word in self._words for name in media for word in words_in_order(name))


def _media_names(text: str) -> list[str]:
    return [name.translate(_MARKS).casefold() for name in media_in(text)]


def _counts(text: str) -> bool:
    """Tell whether a string may hold words or the name of a medium."""
    return bool(media_in(text)) or (may_hold_words(text) and not (text.isascii() and not any(map(str.isspace, text.strip()))))


def _is_time(text: str) -> bool:
    return len(text) <= _LONGEST_TIME and Times().read(text)[0] is not None


def _forms(text: str) -> Iterable[str]:
    """Yield a string in the forms in which readers return it: as it stands, without markup and labels, and with its letters repaired."""
    yield text
    if "<" in text or "&" in text:
        yield _TAG.sub(" ", unescape(text))
    if _LATEX.search(text):
        yield plain(text)
    if "\\" in text or ":" in text:
        yield _ESCAPE.sub(" ", _LABEL.sub("", text))
    if not text.isascii():
        try:
            yield text.encode("latin-1").decode("utf-8")
        except UnicodeError:
            return


def summary(lost: list[str]) -> str:
    """Return a line on what was lost, which quotes nothing of it."""
    count = sum(len(_WORD.findall(text)) for text in lost)
    verb = noun(len(lost), "stands", "stand")
    return f"{counted(len(lost), 'text')} of the file ({counted(count, 'word')}) {verb} in nothing that was read of it"
