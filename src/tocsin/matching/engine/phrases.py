"""Compile the rules of ``data/threat_cues.toml``: phrases by the words they cannot be without, and the words of saying."""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from itertools import chain
from typing import Any

from tocsin.matching.engine.fold import fold

_ELEMENT = re.compile(r"!?\([^)]*\)\??|\S+")
_NAMED = re.compile(r"<(\w+)>")
_BEFORE_WORD = r"(?<![^ ])"
THREAT = "threat"
_UNDOING = {THREAT: ("not", 1), "imminent": ("no_time", 1), "self-harm": ("scolds", 2)}
"""By kind of phrase, the name of the words that undo it, and within how many words before it they do."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A rule. ``negations`` are the words that undo it when one of them is among the ``within`` words before it."""

    kind: str
    expression: str
    negations: frozenset[str]
    within: int

    def is_undone(self, before: Sequence[str]) -> bool:
        """Return whether the words before it undo it."""
        return bool(before) and not self.negations.isdisjoint(before[-self.within :])

    @property
    def pattern(self) -> re.Pattern[str]:
        """The expression, compiled when a text first has a word of it: all of them take half a second, and most texts need few."""
        return _pattern(self.expression)


@cache
def _pattern(expression: str) -> re.Pattern[str]:
    return re.compile(expression)


@dataclass(frozen=True, slots=True)
class WordSet:
    """Whole words and beginnings of words."""

    words: frozenset[str]
    stems: tuple[str, ...]

    def __contains__(self, word: str) -> bool:
        return word in self.words or word.startswith(self.stems)


@dataclass(frozen=True, slots=True)
class Saying:
    """A language's words after which a wording is someone else's: those of hearing always, those of saying unless they follow ``me``."""

    says: WordSet
    hears: WordSet
    me: WordSet

    def by_another(self, word: str, before: str) -> bool:
        """Return whether `word`, after `before`, marks speech by somebody else."""
        return word in self.hears or (word in self.says and before not in self.me)


@dataclass(frozen=True, slots=True)
class Phrases:
    """Every phrase and the words of saying, of every language."""

    words: Mapping[str, tuple[Phrase, ...]]
    stems: Mapping[str, tuple[Phrase, ...]]
    lengths: tuple[int, ...]
    sayings: tuple[Saying, ...]

    def at(self, word: str) -> Iterator[Phrase]:
        """Yield the phrases that this word can belong to."""
        yield from self.words.get(word, ())
        for length in self.lengths:
            yield from self.stems.get(word[:length], ()) if length <= len(word) else ()


@lru_cache(maxsize=1 << 15)
def phrases_at(word: str) -> tuple[Phrase, ...]:
    """Return the phrases that this word can belong to."""
    return tuple(phrases().at(word))


@lru_cache(maxsize=1 << 15)
def said_by_another(word: str, before: str) -> bool:
    """Return whether `word`, after `before`, marks speech by somebody else, in any language."""
    return any(saying.by_another(word, before) for saying in phrases().sayings)


@lru_cache(maxsize=1)
def phrases() -> Phrases:
    """Return the rules, read once."""
    languages = tomllib.loads(files("tocsin.matching").joinpath("data/threat_cues.toml").read_text(encoding="utf-8")).values()
    words: dict[str, list[Phrase]] = defaultdict(list)
    stems: dict[str, list[Phrase]] = defaultdict(list)
    for phrase, anchors in chain.from_iterable(map(_of_language, languages)):
        for anchor in anchors:
            (stems if anchor.endswith("~") else words)[anchor.rstrip("~")].append(phrase)
    frozen = [{key: tuple(listed) for key, listed in table.items()} for table in (words, stems)]
    sayings = tuple(Saying(*(_word_set(language["words"].get(name, "")) for name in ("says", "hears", "me"))) for language in languages)
    return Phrases(frozen[0], frozen[1], tuple(sorted({len(stem) for stem in stems})), sayings)


def _word_set(line: str) -> WordSet:
    choices = _choices(line) if line else []
    stems = tuple(choice.rstrip("~") for choice in choices if choice.endswith("~"))
    return WordSet(frozenset(choice for choice in choices if not choice.endswith("~")), stems)


def _of_language(rules: Mapping[str, Any]) -> Iterator[tuple[Phrase, set[str]]]:
    """Each phrase with the words one of which it cannot be without."""
    word_sets = rules["words"]
    for kind, lines in rules.items():
        name, within = _UNDOING.get(kind, ("", 1))
        negations = _choices(word_sets[name]) if name in word_sets else []
        for line in lines if kind != "words" else ():
            expanded = _NAMED.sub(lambda name: word_sets[name[1]], line)
            yield _compiled(kind, expanded, negations, within)


def _compiled(kind: str, line: str, negations: Sequence[str], within: int) -> tuple[Phrase, set[str]]:
    elements = [_Element.read(element) for element in _ELEMENT.findall(line)]
    expression = _BEFORE_WORD + "".join(element.pattern(negations if kind == THREAT else ()) for element in elements)
    needed = [element.choices for element in elements if element.needed]
    anchors = max(needed, key=lambda choices: min(len(choice.split()[0]) for choice in choices))
    return Phrase(kind, expression, frozenset(negations), within), {choice.split()[0] for choice in anchors}


@dataclass(frozen=True, slots=True)
class _Element:
    """One of these choices (``*``: any few words), which may be absent, or none of which may follow."""

    choices: list[str]
    optional: bool
    barred: bool

    @classmethod
    def read(cls, text: str) -> _Element:
        inner = text.removeprefix("!").rstrip("?").removeprefix("(").removesuffix(")")
        return cls(_choices(inner), text.endswith("?"), text.startswith("!"))

    @property
    def needed(self) -> bool:
        return not self.optional and not self.barred and self.choices != ["*"]

    def pattern(self, negations: Sequence[str]) -> str:
        if self.choices == ["*"]:
            return rf"(?:{_none_of(negations)}\S+ ){{0,3}}?"
        return _none_of(self.choices) if self.barred else f"(?:{_either(self.choices)} )" + "?" * self.optional


def _none_of(choices: Sequence[str]) -> str:
    return f"(?!{_either(choices)} )" if choices else ""


def _either(choices: Sequence[str]) -> str:
    return "(?:" + "|".join(_words_pattern(choice) for choice in sorted(choices, key=len, reverse=True)) + ")"


def _words_pattern(choice: str) -> str:
    return " ".join(re.escape(word.rstrip("~")) + r"\S*" * word.endswith("~") for word in choice.split())


def _choices(text: str) -> list[str]:
    return [_folded(choice) for choice in text.split("|")]


def _folded(choice: str) -> str:
    return " ".join(word if word == "*" else fold(word.rstrip("~")) + "~" * word.endswith("~") for word in choice.split())
