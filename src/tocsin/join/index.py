"""Every known name, found in any text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import msgspec

from tocsin.domain.errors import Malformed
from tocsin.domain.mention import Band, Candidate, KnownName, Mention, Quality
from tocsin.join.marks import keys_of, marks
from tocsin.join.sentences import sentence_at
from tocsin.join.tokens import Token, tokens

_Key = tuple[str, ...]
_LONGEST = 12


class NameIndex:
    """Names by their words in any order, and exact marks by their keys."""

    def __init__(self) -> None:
        self._names: dict[str, list[KnownName]] = {}
        self._by_words: dict[_Key, list[KnownName]] = defaultdict(list)
        self._by_mark: dict[str, list[KnownName]] = defaultdict(list)
        self._longest: dict[str, int] = {}

    @classmethod
    def build(cls, names: Iterable[KnownName]) -> NameIndex:
        """An index of these names."""
        index = cls()
        index.add(names)
        return index

    def add(self, names: Iterable[KnownName]) -> None:
        """Takes in more names; the next text is read with them."""
        for name in names:
            self._names.setdefault(name.subject, []).append(name)
            for key in keys_of(name.text, name.kind):
                self._by_mark[key].append(name)
            words = _words(name)
            if words:
                self._by_words[words].append(name)
                for word in words:
                    self._longest[word] = max(len(words), self._longest.get(word, 0))

    def discard(self, subject: str) -> None:
        """Forgets every name of a subject."""
        for name in self._names.pop(subject, ()):
            for key in keys_of(name.text, name.kind):
                self._by_mark[key].remove(name)
            if words := _words(name):
                self._by_words[words].remove(name)

    def save(self, path: Path) -> None:
        """Writes the index to one file."""
        path.write_bytes(msgspec.msgpack.encode([name for names in self._names.values() for name in names]))

    @classmethod
    def load(cls, path: Path) -> NameIndex:
        """An index from the file that :meth:`save` wrote."""
        try:
            return cls.build(msgspec.msgpack.decode(path.read_bytes(), type=list[KnownName]))
        except (OSError, msgspec.MsgspecError) as error:
            raise Malformed(f"{path}: not an index of names; build it again from the desk's lists") from error

    def mentions(self, text: str, facts: Sequence[tuple[str, str]] = ()) -> tuple[Mention, ...]:
        """Where the text names someone known, in order."""
        exact = list(self._exact(text))
        named = [mention for mention in self._named(text) if not any(mark.start <= mention.start < mark.end for mark in exact)]
        return tuple(sorted([*exact, *named], key=lambda mention: (mention.start, mention.end)))

    def _exact(self, text: str) -> Iterator[Mention]:
        for mark in marks(text):
            names = [name for key in mark.keys for name in self._by_mark.get(key, ())]
            if names:
                yield _mention(text, (mark.start, mark.end), names, Band.ALERT)

    def _named(self, text: str) -> Iterator[Mention]:
        words = tokens(text)
        at = 0
        while at < len(words):
            size, names = self._longest_from(words, at)
            if names:
                yield _mention(text, (words[at].start, words[at + size - 1].end), names, _band(names, size))
            at += max(size, 1)

    def _longest_from(self, words: list[Token], at: int) -> tuple[int, list[KnownName]]:
        for size in range(min(self._longest.get(words[at].word, 0), _LONGEST, len(words) - at), 0, -1):
            names = self._by_words.get(tuple(sorted(token.word for token in words[at : at + size])))
            if names and (size > 1 or words[at].raw[0].isupper() or not words[at].raw.isascii()):
                return size, names
        return 0, []


def _words(name: KnownName) -> _Key:
    return () if name.kind in ("link", "hashtag", "image") else tuple(sorted(token.word for token in tokens(name.text)))[:_LONGEST]


def _band(names: list[KnownName], size: int) -> Band:
    alone = len({name.subject for name in names}) == 1
    good = any(name.quality is Quality.GOOD for name in names)
    return Band.ALERT if size > 1 and alone and good else Band.POSSIBLE


def _mention(text: str, span: tuple[int, int], names: list[KnownName], band: Band) -> Mention:
    subjects = {name.subject: name for name in reversed(names)}
    candidates = tuple(_candidate(name, len(subjects)) for name in subjects.values())
    return Mention(*span, text[slice(*span)], sentence_at(text, *span), band, candidates)


def _candidate(name: KnownName, shared: int) -> Candidate:
    parts: dict[str, object] = {"words": "all, exactly"}
    return Candidate(name.subject, name.text, name.quality, name.source, name.entry, name.list_version, 1.0, parts, shared)
