"""Wording that says someone may come to harm, found by rule.

A cue decides nothing. It makes sure that "no further action" on a report that carries one is read by a second person. Recall comes
first; but what merely reports that something happened is no cue.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate, islice

from tocsin.join._fold import fold
from tocsin.join.tokens import Token, plain_words

MOST = 200
"""Cues told of one text; more say nothing more."""

IMMINENT = "imminent"
_QUOTED = re.compile(r"“[^”]{1,2000}”|«[^»]{1,2000}»|„[^“”]{1,2000}[“”]|\"[^\"\n]{1,2000}\"")
_SAYING_WORDS = (
    "said says saying told tells wrote writes claims claimed announced zei zegt vertelde schreef sagte sagt schrieb"
    " dit disait ecrit dijo dice escribio dedi diyor yazdi сказал сказала говорит написал قال قالت يقول كتب"
)
_SAYING = frozenset(fold(word) for word in _SAYING_WORDS.split())
_SAID_NEAR = 6
_NEAR = 25
_REACH = 14
_ELEMENT = re.compile(r"\([^)]*\)\??|\S+")
_GAP = r"(?:\S+ ){0,3}?"
_BEFORE_WORD = r"(?<![^ ])"


@dataclass(frozen=True, slots=True)
class Cue:
    """A span of the text and what its wording is.

    ``kind`` is ``threat``, ``call-to-action``, ``weapon``, ``imminent``, ``self-harm`` or ``departure``;
    ``voice`` is ``own``, ``quoted`` (within quotation marks) or ``attributed`` (said to be said by someone).
    """

    start: int
    end: int
    kind: str
    voice: str = "own"


@dataclass(frozen=True, slots=True)
class _Phrase:
    kind: str
    pattern: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class _Phrases:
    words: Mapping[str, tuple[_Phrase, ...]]
    stems: Mapping[str, tuple[_Phrase, ...]]
    lengths: tuple[int, ...]

    def at(self, word: str) -> Iterator[_Phrase]:
        """The phrases that this word can belong to."""
        yield from self.words.get(word, ())
        for length in self.lengths:
            yield from self.stems.get(word[:length], ()) if length <= len(word) else ()


def cues(text: str) -> tuple[Cue, ...]:
    """Every cue of a text in order, at most :data:`MOST`; a time is told only near another cue."""
    words = plain_words(text)
    found = sorted(set(islice(_found(words), MOST)))
    firm = [(first, last) for first, last, kind in found if kind != IMMINENT]
    kept = [hit for hit in found if hit[2] != IMMINENT or _near(hit, firm)]
    quoted = [span.span() for span in _QUOTED.finditer(text)] if kept else []
    return tuple(Cue(words[first].start, words[last].end, kind, _voice(words, first, quoted)) for first, last, kind in _widest(kept))


def _voice(words: list[Token], first: int, quoted: list[tuple[int, int]]) -> str:
    """Whose wording it is: within quotation marks, after a word of saying, or the writer's own."""
    at = bisect_right(quoted, (words[first].start, len(words) and words[-1].end)) - 1
    if at >= 0 and words[first].start < quoted[at][1]:
        return "quoted"
    said = any(token.word in _SAYING for token in words[max(0, first - _SAID_NEAR) : first + 1])
    return "attributed" if said else "own"


def _near(hit: tuple[int, int, str], firm: list[tuple[int, int]]) -> bool:
    return any(first - _NEAR <= hit[0] <= last + _NEAR for first, last in firm)


def _widest(hits: list[tuple[int, int, str]]) -> Iterator[tuple[int, int, str]]:
    """Without those that lie inside another of their kind."""
    ends: dict[str, int] = defaultdict(lambda: -1)
    for first, last, kind in sorted(hits, key=lambda hit: (hit[0], -hit[1])):
        if last > ends[kind]:
            ends[kind] = last
            yield first, last, kind


def _found(words: list[Token]) -> Iterator[tuple[int, int, str]]:
    phrases = _phrases()
    for at, token in enumerate(words):
        for phrase in phrases.at(token.word):
            first = max(0, at - _REACH)
            window = [near.word for near in words[first : at + _REACH]]
            yield from _hits(phrase, window, first, at)


def _hits(phrase: _Phrase, window: list[str], first: int, at: int) -> Iterator[tuple[int, int, str]]:
    ends = list(accumulate(len(word) + 1 for word in window))
    starts = {end - len(word) - 1: number for number, (word, end) in enumerate(zip(window, ends, strict=True))}
    numbers = {end: number for number, end in enumerate(ends)}
    for found in phrase.pattern.finditer(" ".join(window) + " "):
        begin, end = first + starts[found.start()], first + numbers[found.end()]
        if begin <= at <= end:
            yield begin, end, phrase.kind


@lru_cache(maxsize=1)
def _phrases() -> _Phrases:
    data = tomllib.loads(files("tocsin.join").joinpath("data/cues.toml").read_text(encoding="utf-8"))
    words: dict[str, list[_Phrase]] = defaultdict(list)
    stems: dict[str, list[_Phrase]] = defaultdict(list)
    for kinds in data.values():
        for kind, lines in kinds.items():
            for line in lines:
                phrase, anchors = _compiled(kind, line)
                for anchor in anchors:
                    (stems if anchor.endswith("~") else words)[anchor.rstrip("~")].append(phrase)
    frozen = [{key: tuple(found) for key, found in table.items()} for table in (words, stems)]
    return _Phrases(frozen[0], frozen[1], tuple(sorted({len(stem) for stem in stems})))


def _compiled(kind: str, line: str) -> tuple[_Phrase, set[str]]:
    """A phrase as a pattern over folded words, and the words one of which it cannot be without."""
    elements = [_alternatives(element) for element in _ELEMENT.findall(line)]
    pattern = re.compile(_BEFORE_WORD + "".join(_element(*element) for element in elements))
    needed = [choices for choices, optional in elements if not optional and choices != ["*"]]
    anchors = max(needed, key=lambda choices: min(len(choice.split()[0]) for choice in choices))
    return _Phrase(kind, pattern), {choice.split()[0] for choice in anchors}


def _alternatives(element: str) -> tuple[list[str], bool]:
    optional = element.endswith("?")
    inner = element.rstrip("?").removeprefix("(").removesuffix(")")
    return [_folded(choice) for choice in inner.split("|")], optional


def _folded(choice: str) -> str:
    return " ".join(word if word == "*" else fold(word.rstrip("~")) + "~" * word.endswith("~") for word in choice.split())


def _element(choices: list[str], optional: bool) -> str:
    if choices == ["*"]:
        return _GAP
    either = "|".join(_words_pattern(choice) for choice in sorted(choices, key=len, reverse=True))
    return f"(?:(?:{either}) )" + "?" * optional


def _words_pattern(choice: str) -> str:
    return " ".join(re.escape(word.rstrip("~")) + r"\S*" * word.endswith("~") for word in choice.split())
