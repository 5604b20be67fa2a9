"""Recognise wording that says someone may come to harm, by rule and by weight.

A cue decides nothing. It makes sure that "no further action" on a report that carries one is read by a second person. Recall comes
first; but what merely reports that something happened is no cue.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import accumulate, islice, pairwise

from tocsin.languages import is_certainly_outside
from tocsin.matching.chants import is_chant
from tocsin.matching.engine.concepts import SETTINGS, Passage, Weighed, concepts_in, languages, model, passages, strongest, weigh
from tocsin.matching.engine.german_spelling import respelled
from tocsin.matching.engine.phrases import Phrase, phrases_at, said_by_another
from tocsin.matching.slaughter import is_of_an_animal
from tocsin.matching.surroundings import WordTests, block_starts, left_alone
from tocsin.matching.terse_alarms import terse_alarms
from tocsin.matching.tokens import MOST_READ, Token, plain_words

MOST = 200
"""Cues told of one text; more say nothing more."""

IMMINENT = "imminent"
THREAT = "threat"
WEAPON = "weapon"
QUESTION = "threat"
_NO_THREAT = -0.5
"""The most that a passage may weigh to be read as the film, the exercise or the joke that its words name."""

UNLIKELY = "unlikely"
"""Voice of a weak cue in a passage whose words as a whole speak against a threat, by no setting of a name."""

PAST, JOKE = "past", "joke"
_LAUGHED_AT = -1.25
"""The most that passages around a cue may weigh whose writer laughs to be a joke: what weighs more is a threat, laughed at or not."""

_LAUGHTER = re.compile(
    r"(?<!\w)(?:(?:a?ha){2,9}h?|lol|lmao|rofl|mdr|ptdr|(?:ja){2,9}|(?:ха|ах){2,9}|ه{3,9}|(?:ہا){2,9})(?!\w)|[😂🤣😅]", re.IGNORECASE
)
_MARK = 4
"""Letters behind the last word in which a picture of laughter may stand."""

_IDLE = "any idle"
_UNLIKELY = -2.0
"""The most that a passage around a cue may weigh where the cue is read as unlikely.

On writers left out, most texts with a phrase of threat and such a weight were harmless.
"""

_UNLIKELY_SOON = -2.5
"""The same where the sentence of the cue says a time to come."""

_LEAST_AROUND = 11
"""The least words of a passage that may speak against a phrase of threat: "he threatens to burn the hall" alone has nothing around it."""

_DANGER = frozenset(["harm", "weapon", "doom", "prepared", "caller", "you", "leave", "finish", "kit", "order", "enemy"])
_HARM = frozenset(["harm", "weapon", "leave", "finish", "me_harm", "he_harm", "end_life", "go_fight"])
"""Concepts whose words say that a clause is part of the warning."""

_PLAIN = -0.75
"""The least that a passage must weigh to be a threat where none of its words is of a concept of danger."""

_AT_ONCE = 128
"""Passages of which the meaning is read at once."""

_LETTERS_AT_ONCE = 100_000
_SCRIPT_READ = 2_000
_SCRIPTS = (("A", "\u0250"), ("\u0400", "\u0530"), ("\u0600", "\u0700"), ("\u0750", "\u0780"), ("\u1e00", "\u1f00"), ("\ufb50", "\ufeff"))
"""Latin, Cyrillic and Arabic letters, from the first to before the second."""

_ALWAYS_URGENT = frozenset(["self-harm", "departure"])

_QUOTED = re.compile(r"“[^”]{1,2000}”|«[^»]{1,2000}»|„[^“”]{1,2000}[“”]|\"[^\"\n]{1,2000}\"")
_SENTENCE_END = re.compile(r"[^.\s][.!?؟][\s\"”»]")
_SENTENCE_OR_LINE = re.compile(r"[.!?؟۔…][\s\"”»]|\n")
_SENTENCE = 400
"""Letters on each side of a phrase in which its sentence is read."""

_SAID_BEFORE = 14
_SAID_AFTER = 3
_NEAR = 25
_REACH = 14


@dataclass(frozen=True, slots=True)
class Cue:
    """A span of the text and the kind of its wording.

    ``kind`` is ``threat``, ``call-to-action``, ``weapon``, ``imminent``, ``self-harm`` or ``departure``;
    ``voice`` is ``own``, ``quoted`` (within quotation marks) or ``attributed`` (said to be said by someone). Where the passage reads as
    something else than a threat, ``voice`` is that setting: one of :data:`tocsin.matching.engine.concepts.SETTINGS`, or :data:`UNLIKELY`.
    ``phrased`` tells that a phrase has these words, and not their weight alone.
    """

    start: int
    end: int
    kind: str
    voice: str = "own"
    phrased: bool = field(default=False, compare=False)


def cues(text: str) -> tuple[Cue, ...]:
    """Return every cue of a text in order, at most :data:`MOST`. A time counts only near another cue."""
    return next(cues_of_each([text]))


def cues_of_each(texts: Iterable[str]) -> Iterator[tuple[Cue, ...]]:
    """Yield the cues of each text in turn. The meaning of many passages is read at once, which is several times faster."""
    for group in _groups(text[:MOST_READ] for text in texts):
        readings = [_Reading(_Spoken.read(text)) for text in group]
        passages_of_all = ((reading, *passage) for reading in readings for passage in reading.passages())
        while block := list(islice(passages_of_all, _AT_ONCE)):
            weighed = weigh(QUESTION, [reading.passage(first, last) for reading, first, last in block])
            for (reading, first, last), weight in zip(block, weighed, strict=True):
                reading.add(first, last, weight)
        yield from (reading.cues() for reading in readings)


def _groups(texts: Iterable[str]) -> Iterator[list[str]]:
    """Yield texts in groups of few letters, so that their words fit into memory, a long text by itself."""
    group: list[str] = []
    for text in texts:
        if group and sum(map(len, group)) + len(text) > _LETTERS_AT_ONCE:
            yield group
            group = []
        group.append(text)
    if group:
        yield group


def is_urgent(found: Iterable[Cue]) -> bool:
    """Return whether a text with these cues is to be read at once: one of them is more than a film, a memory or a way of speaking."""
    return any((cue.voice not in SETTINGS and cue.voice != UNLIKELY) or cue.kind in _ALWAYS_URGENT for cue in found)


def covers(text: str, language: str = "") -> bool:
    """Return whether threats in a text can be recognised: by its language (a code of two letters) where stated, else by words and script.

    Words that are certainly of other languages outweigh what is stated.
    """
    if is_certainly_outside(text, languages(QUESTION)):
        return False
    if language:
        return language[:2].lower() in languages(QUESTION)
    if text.isascii():
        return True
    letters = [letter for letter in text[:_SCRIPT_READ] if letter.isalpha()]
    return not letters or 2 * sum(map(_is_covered, letters)) >= len(letters)


def _is_covered(letter: str) -> bool:
    return any(first <= letter < last for first, last in _SCRIPTS)


def phrase_signs(found: Iterable[Cue]) -> dict[str, float]:
    """Return the features that phrases add to a passage: the kind of each, alone and with its voice."""
    return {sign: 1.0 for cue in found for sign in (f"said {cue.kind}", f"said {cue.kind}, {cue.voice}")}


def phrase_cues(text: str) -> list[Cue]:
    """Return the cues of a text that phrases find, in their voices, before any weighing."""
    return _said(_Spoken.read(text))


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A text without what stands around its warnings, its words, the spans within quotation marks, and where its blocks begin."""

    text: str
    words: list[Token]
    quoted: list[tuple[int, int]]
    blocks: list[int]

    @classmethod
    def read(cls, text: str) -> _Spoken:
        alone, words = as_weighed(text)
        return cls(alone, words, [span.span() for span in _QUOTED.finditer(alone)], block_starts(text))

    def ranges(self) -> Iterator[tuple[int, int]]:
        """Yield the first word and the one behind the last of each passage: all words, and each block by itself where there are several."""
        yield from passages(len(self.words))
        firsts = list(dict.fromkeys([*map(self._word_at, self.blocks), len(self.words)]))
        if len(firsts) > 2:
            for first, last in pairwise(firsts):
                yield from ((first + begin, first + end) for begin, end in passages(last - first))

    def sentence(self, cue: Cue) -> tuple[int, int]:
        """Return the first word of the sentence of a cue, and the one behind its last."""
        reach = max(0, cue.start - _SENTENCE)
        start = max((end.end() for end in _SENTENCE_OR_LINE.finditer(self.text, reach, cue.start)), default=reach)
        after = _SENTENCE_OR_LINE.search(self.text, cue.end, cue.end + _SENTENCE)
        return self._word_at(start), self._word_at(after.start() + 1 if after else cue.end + _SENTENCE)

    def _word_at(self, place: int) -> int:
        """Return the number of the first word from a place on."""
        return bisect_left(self.words, place, key=lambda word: word.start)

    def cue(self, first: int, last: int, kind: str) -> Cue:
        """Return the cue of these words, in its voice."""
        start = self.words[first].start
        voice = "quoted" if _within(self.quoted, start) else _speaker(self.text, self.words, first, last)
        return Cue(start, self.words[last].end, kind, voice)


def _harms(clause: str) -> bool:
    """Return whether words have a phrase or a concept of harm."""
    words = respelled(plain_words(clause))
    concepts = (concept for concept, _ in concepts_in(model(QUESTION).table, words))
    return not _HARM.isdisjoint(concepts) or any(kind != IMMINENT for _, _, kind in _found(clause, words))


def _frames(label: str) -> bool:
    """Return whether words say that another speaks, or name a setting such as a film or an exercise."""
    words = plain_words(label)
    concepts = (concept for concept, _ in concepts_in(model(QUESTION).table, words))
    return not SETTINGS.isdisjoint(concepts) or any(said_by_another(word.word, "") for word in words)


WORD_TESTS = WordTests(_harms, _frames)
"""Tells which words bear on a warning, and stay beside it."""


def as_weighed(text: str) -> tuple[str, list[Token]]:
    """Return a text without what stands around its warnings, and its words, as its passages are weighed."""
    alone = left_alone(text, WORD_TESTS)
    return alone, respelled(plain_words(alone))


def _said(spoken: _Spoken) -> list[Cue]:
    hits = sorted(set(islice(_found(spoken.text, spoken.words), MOST)))
    firm = [(first, last) for first, last, kind in hits if kind != IMMINENT]
    widest = _widest(hit for hit in hits if hit[2] != IMMINENT or _near(hit, firm))
    return [spoken.cue(*hit) for hit in widest]


@dataclass(frozen=True, slots=True)
class _Weight:
    """A passage of a text by its offsets, what it weighs, and whether its writer laughs. A sentence alone is not ``whole``."""

    start: int
    end: int
    weighed: Weighed
    laughs: bool
    whole: bool


class _Reading:
    """A text that is read passage by passage, and the cues found so far."""

    def __init__(self, spoken: _Spoken) -> None:
        self._spoken = spoken
        self._phrased = _said(spoken)
        self._cues = list(self._phrased)
        self._weights: list[_Weight] = []
        self._whole = frozenset(spoken.ranges())

    def passages(self) -> Iterator[tuple[int, int]]:
        """Yield the first word and the one behind the last of each passage, until there are cues enough before it."""
        words = self._spoken.words
        for first, last in dict.fromkeys((*self._spoken.ranges(), *self._sentences())):
            if len(self._cues) >= MOST and sum(cue.start < words[first].start for cue in self._cues) >= MOST:
                return
            if first < last:
                yield first, last

    def _sentences(self) -> Iterator[tuple[int, int]]:
        """Yield the sentence of each phrase of a threat: what stands around makes it no less likely, though it may take it back."""
        for cue in self._phrased:
            if cue.kind == THREAT:
                yield self._spoken.sentence(cue)

    def passage(self, first: int, last: int) -> Passage:
        """Return these words to be weighed."""
        words = self._spoken.words[first:last]
        start, end = words[0].start, words[-1].end
        return Passage(self._spoken.text, words, phrase_signs(cue for cue in self._phrased if start <= cue.start < end))

    def add(self, first: int, last: int, weighed: Weighed) -> None:
        """Take in what a passage weighs. The words that speak most for a threat are a cue where it has no phrase of one."""
        words = self._spoken.words[first:last]
        start, end = words[0].start, words[-1].end
        laughs = bool(_LAUGHTER.search(self._spoken.text, start, end + _MARK))
        self._weights.append(_Weight(start, end, weighed, laughs, (first, last) in self._whole))
        phrased = any(cue.kind == THREAT and start <= cue.start < end for cue in self._phrased)
        if not phrased and weighed.score >= _least(weighed):
            places = strongest(words, weighed) or (0, len(words) - 1)
            self._cues.append(self._spoken.cue(first + places[0], first + places[-1], THREAT))

    def _is_soon(self, cue: Cue) -> bool:
        """Return whether the sentence of a cue says a time to come."""
        first, last = self._spoken.sentence(cue)
        start, end = self._spoken.words[first].start, self._spoken.words[last - 1].end
        return any(other.kind == IMMINENT and start <= other.start < end for other in self._phrased)

    def cues(self) -> tuple[Cue, ...]:
        """Return the cues in order, in their voices."""
        phrases = {(cue.start, cue.end) for cue in self._phrased}
        settings = (_setting_of(self._weights, cue, soon=self._is_soon(cue)) for cue in self._cues)
        placed = [
            replace(cue, voice=setting or cue.voice, phrased=(cue.start, cue.end) in phrases)
            for cue, setting in zip(self._cues, settings, strict=True)
        ]
        return tuple(sorted(placed, key=lambda cue: (cue.start, cue.end))[:MOST])


def _least(weighed: Weighed) -> float:
    """Return the least that a passage must weigh to be a threat without a phrase of one."""
    return _PLAIN if _DANGER.isdisjoint(weighed.values) else model(weighed.question).threshold


def _setting_of(weights: Sequence[_Weight], cue: Cue, *, soon: bool) -> str:
    """Return the setting of the first passage around a cue that has one, where no passage around weighs as a threat.

    Without one it is a joke where the writer laughs, and :data:`UNLIKELY` where every passage around weighs below a threat, and the cue is
    weak or has a sentence around it. A weapon and a quotation are weak, and so is any cue in a passage that has an idiom, a denial or the
    like. What is ``soon`` is not past, and seldom unlikely. Else it is an empty string.
    """
    around = [passage for passage in weights if passage.start <= cue.start < passage.end]
    most = max((passage.weighed.score for passage in around), default=0.0)
    whole = [passage.weighed for passage in around if passage.whole]
    settings = [weighed.setting for weighed in whole if weighed.setting not in ("", PAST if soon else "")]
    if settings and max(weighed.score for weighed in whole) <= _NO_THREAT:
        return settings[0]
    if most <= _LAUGHED_AT and any(passage.laughs for passage in around):
        return JOKE
    weak = cue.kind == WEAPON or cue.voice == "quoted" or any(_IDLE in passage.weighed.values for passage in around)
    long = any(len(passage.weighed.by_word) >= _LEAST_AROUND for passage in around)
    return UNLIKELY if (weak or long) and most <= (_UNLIKELY_SOON if soon else _UNLIKELY) and around else ""


def _within(spans: list[tuple[int, int]], at: int) -> bool:
    before = bisect_right(spans, (at, at)) - 1
    return before >= 0 and at < spans[before][1]


def _speaker(text: str, words: list[Token], first: int, last: int) -> str:
    """Return the voice: ``attributed`` when the sentence has a word of saying near the wording, else ``own``."""
    for at in range(max(0, first - _SAID_BEFORE), min(len(words), last + 1 + _SAID_AFTER)):
        before = words[at - 1].word if at else ""
        if said_by_another(words[at].word, before) and _one_sentence(text, words[min(at, first)], words[max(at, last)]):
            return "attributed"
    return "own"


def _one_sentence(text: str, first: Token, last: Token) -> bool:
    return not _SENTENCE_END.search(text, first.start, last.start + 1)


def _near(hit: tuple[int, int, str], firm: list[tuple[int, int]]) -> bool:
    return any(first - _NEAR <= hit[0] <= last + _NEAR for first, last in firm)


def _widest(hits: Iterable[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Drop hits that lie inside another of their kind."""
    ends: dict[str, int] = defaultdict(lambda: -1)
    for first, last, kind in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if last > ends[kind]:
            ends[kind] = last
            yield first, last, kind


def _found(text: str, words: list[Token]) -> Iterator[tuple[int, int, str]]:
    for at, token in enumerate(words):
        for phrase in phrases_at(token.word):
            first = max(0, at - _REACH)
            window = [near.word for near in words[first : at + _REACH]]
            hits = ((first + begin, first + end) for begin, end in _hits(phrase, window, at - first))
            yield from ((begin, end, phrase.kind) for begin, end in hits if _is_meant(text, words, begin, end, phrase.kind))
    yield from ((begin, end, THREAT) for begin, end in terse_alarms(text, words))


def _is_meant(text: str, words: Sequence[Token], first: int, last: int, kind: str) -> bool:
    """Return whether the words of a phrase stand in one sentence, and a threat is of no animal and no chant at a match."""
    if not _one_sentence(text, words[first], words[last]):
        return False
    return kind != THREAT or not (is_of_an_animal(words, first, last) or is_chant(words, first, last))


def _hits(phrase: Phrase, window: list[str], at: int) -> Iterator[tuple[int, int]]:
    """Yield the word ranges in which the phrase contains the word at ``at``."""
    ends = list(accumulate(len(word) + 1 for word in window))
    starts = {end - len(word) - 1: number for number, (word, end) in enumerate(zip(window, ends, strict=True))}
    numbers = {end: number for number, end in enumerate(ends)}
    for match in phrase.pattern.finditer(" ".join(window) + " "):
        begin, end = starts[match.start()], numbers[match.end()]
        if begin <= at <= end and not phrase.is_undone(window[:begin]):
            yield begin, end
