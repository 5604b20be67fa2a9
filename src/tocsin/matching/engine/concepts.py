"""Weigh a text by the concepts whose words it has: what kind of text it is, told in the same way in every language.

The words of each concept stand in a table by language, the weights of the concepts in another table (``data/concept_weights.toml``).
Weights are the same for every language. The sum of the weights is the logarithm of the odds (logistic regression), so a person can see
which words spoke for a decision and how much.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from itertools import islice
from types import MappingProxyType

from tocsin.matching.engine.fold import fold
from tocsin.matching.engine.sentence_meaning import sentence_weights
from tocsin.matching.engine.wording import BY_SENTENCE, weigh_wording
from tocsin.matching.tokens import Token

MOST_WORDS = 400
"""Words of one passage that are weighed; longer texts are weighed passage by passage."""

SETTINGS = frozenset(
    ["fiction", "game", "past", "drill", "denial", "joke", "peace", "court", "sale", "expert", "holiday", "notyet", "mild", "quote", "hypo"]
)
"""Concepts in whose setting words of harm are no urgent threat.

Films, matches, history, exercises, denials, jokes, sermons, trials, sales, studies, journeys, mere worries, idiom, quotations and
suppositions.
"""

_ARABIC_PARTICLES = ("وال", "بال", "فال", "كال", "لل", "ال", "و", "ف", "ب", "ل", "س", "ه", "ح", "ك")
_SHORTEST_WITHOUT_PARTICLE = 3
_MOST_COUNTED = 3
_MARGIN = 2
_MOST_STRONGEST = 5
_WHOLE, _WINDOW, _STEP = 120, 80, 60
_SIGNS = {
    "laughing": re.compile("[😂🤣😅😆😄😁🎮⚽😜]|x[dD]\\b"),
    "question": re.compile(r"[?؟](?!\w)"),
    "old year": re.compile(r"\b(?:1[0-9]\d\d|200\d|201\d)\b"),
    "clock": re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2} ?(?:am|pm|uhr|uur)\b", re.IGNORECASE),
    "hashtag": re.compile(r"[#＃]\w"),
    "link": re.compile(r"https?://|t\.me/|www\."),
    "alarm": re.compile("[📢🚨✊📣🔥‼❗👉📍🗓⏰✅👇]|!!"),
    "money": re.compile(r"[£€$₺₽]\s?\d|\d\s?(?:£|€|\$|₺|₽|tl|eur|euros?|rub)\b", re.IGNORECASE),
    "exclaimed": re.compile("!"),
    "digits": re.compile(r"\d"),
}
_GROUPS = "groups"
_CLEARLY_NOT = -3.5
"""The least that a passage must weigh by its words to be weighed by its meaning, too, which costs two milliseconds.

On writers left out, fewer than one threat in 1,000 weighs less and would have been found by its meaning.
"""

_SHORT, _LONG = 12, 30
_MOST_OF_GROUP = 4


@dataclass(frozen=True, slots=True)
class Model:
    """The weights of one question: an intercept, one for each concept or sign, one for each pair of concepts."""

    table: str
    intercept: float
    weights: Mapping[str, float]
    threshold: float


@dataclass(frozen=True, slots=True)
class Weighed:
    """The sum of the weights of a passage, the weight that the wording of each word gave, and the setting that speaks most against.

    ``values`` are the values of the features of its concepts, ``question`` the name of the model that weighed them.
    """

    question: str
    score: float
    by_word: tuple[float, ...]
    setting: str
    values: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class _Words:
    """The words of every concept: whole, by their beginning, by their end, and several in order."""

    whole: Mapping[str, frozenset[str]]
    stems: Mapping[str, Sequence[tuple[str, str]]]
    ends: Sequence[tuple[str, str]]
    phrases: Mapping[str, Sequence[tuple[tuple[str, ...], str]]]


@lru_cache(maxsize=64)
def _words(table: str, language: str) -> _Words:
    lines = _tables(table).get(language, {})
    whole: dict[str, set[str]] = defaultdict(set)
    stems: dict[str, list[tuple[str, str]]] = defaultdict(list)
    ends: list[tuple[str, str]] = []
    phrases: dict[str, list[tuple[tuple[str, ...], str]]] = defaultdict(list)
    for concept, line in lines.items():
        for entry in line.split() if concept != _NEGATION else ():
            words = tuple(fold(word) for word in entry.strip("~").split("_") if fold(word))
            if len(words) > 1:
                phrases[words[0]].append((words if not entry.endswith("~") else (*words[:-1], words[-1] + "~"), concept))
            elif words and entry.startswith("~"):
                ends.append((words[0], concept))
            elif words and entry.endswith("~") and len(words[0]) > 1:
                stems[words[0][:2]].append((words[0], concept))
            elif words:
                whole[words[0]].add(concept)
    return _Words({word: frozenset(concepts) for word, concepts in whole.items()}, dict(stems), tuple(ends), dict(phrases))


_NEGATION = "negation"
_NEGATED_WITHIN = 2
_TURNED = {"me_harm": "not_harm", "he_harm": "not_harm"}
"""Concepts that are another one after a negation."""

_NOT_TURNED: Mapping[str, str] = MappingProxyType({})
_BESIDE = {"call_concepts": "action_verbs", "threat_concepts": "harm_verbs"}
"""A table of words by class of act that is read together with a table of concepts."""


@lru_cache(maxsize=4)
def _tables(table: str) -> dict[str, dict[str, str]]:
    lines = _table(table)
    for language, more in _table(_BESIDE[table]).items() if table in _BESIDE else ():
        lines[language] = lines.get(language, {}) | more
    return lines


def _table(name: str) -> dict[str, dict[str, str]]:
    return tomllib.loads(files("tocsin.matching").joinpath(f"data/{name}.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=1)
def function_words() -> dict[str, frozenset[str]]:
    """Return the languages of which each function word is one, by the folded word."""
    lines = tomllib.loads(files("tocsin.matching").joinpath("data/function_words.toml").read_text(encoding="utf-8"))
    return {
        word: frozenset(key for key, line in lines.items() if word in _folded(line)) for line in lines.values() for word in _folded(line)
    }


@lru_cache(maxsize=32)
def _folded(line: str) -> frozenset[str]:
    return frozenset(fold(word) for word in line.split())


def languages_of(tokens: Sequence[Token]) -> tuple[str, ...]:
    """Return the languages that the function words of a passage speak for, each with at least half as many as the first."""
    languages_by_word = function_words()
    counts = Counter(language for token in tokens for language in languages_by_word.get(token.word, ()))
    most = max(counts.values(), default=0)
    return tuple(sorted(language for language, count in counts.items() if 2 * count > most)) or tuple(
        sorted(set().union(*languages_by_word.values()))
    )


@lru_cache(maxsize=1)
def _models() -> dict[str, Model]:
    tables = tomllib.loads(files("tocsin.matching").joinpath("data/concept_weights.toml").read_text(encoding="utf-8"))
    return {
        name: Model(f"{name.removesuffix(BY_SENTENCE)}_concepts", table["intercept"], table["weights"], table["threshold"])
        for name, table in tables.items()
    }


def model(name: str) -> Model:
    """Return the weights of a question by its name: ``threat`` or ``call``, each also with the ending ``_by_sentence``."""
    return _models()[name]


def languages(name: str) -> frozenset[str]:
    """Return the codes of the languages whose words a question knows."""
    return frozenset(_tables(model(name).table)) - {_GROUPS}


def _forms(word: str) -> Iterator[str]:
    """Yield the word, and an Arabic one without the particles that are written on."""
    yield word
    if not word.isascii() and "\u0600" < word[0] < "\u06ff":
        for particle in _ARABIC_PARTICLES:
            if word.startswith(particle) and len(word) - len(particle) >= _SHORTEST_WITHOUT_PARTICLE:
                yield word[len(particle) :]


@dataclass(frozen=True, slots=True)
class _Meant:
    """The concepts of one word, and the phrases that it begins."""

    concepts: tuple[str, ...]
    phrases: tuple[tuple[tuple[str, ...], str], ...]


@lru_cache(maxsize=1 << 15)
def _meant(table: str, language: str, word: str) -> _Meant | None:
    """Return the part that a word has in the concepts of a language, None for most words."""
    words = _words(table, language)
    phrases = tuple(phrase for form in _forms(word) for phrase in words.phrases.get(form, ()))
    concepts = tuple(_concepts_of(words, word))
    return _Meant(concepts, phrases) if concepts or phrases else None


def _concepts_of(words: _Words, word: str) -> set[str]:
    concepts: set[str] = set()
    for form in _forms(word):
        concepts |= words.whole.get(form, frozenset())
        concepts.update(concept for stem, concept in words.stems.get(form[:2], ()) if form.startswith(stem))
    concepts.update(concept for end, concept in words.ends if word.endswith(end) and len(word) > len(end) + 1)
    return concepts


@lru_cache(maxsize=64)
def _negations(table: str, language: str) -> frozenset[str]:
    return _folded(_tables(table).get(language, {}).get(_NEGATION, ""))


def concepts_in(table: str, tokens: Sequence[Token]) -> Iterator[tuple[str, Token]]:
    """Yield each concept with the word that has it, by the words of the passage's own languages."""
    spelt = [token.word for token in tokens]
    for language in languages_of(tokens):
        negations = _negations(table, language)
        for at, token in enumerate(tokens):
            if meant := _meant(table, language, token.word):
                turned = _TURNED if not negations.isdisjoint(spelt[max(0, at - _NEGATED_WITHIN) : at]) else _NOT_TURNED
                for concept in meant.concepts:
                    yield turned.get(concept, concept), token
                for phrase, concept in meant.phrases:
                    if _follows(spelt, at, phrase):
                        yield turned.get(concept, concept), token


def _follows(spelt: Sequence[str], at: int, phrase: tuple[str, ...]) -> bool:
    if at + len(phrase) > len(spelt):
        return False
    for word, wanted in zip(islice(spelt, at + 1, at + len(phrase)), islice(phrase, 1, None), strict=True):
        if word != wanted and not (wanted[-1] == "~" and word.startswith(wanted[:-1])):
            return False
    return True


def features(table: str, text: str, tokens: Sequence[Token]) -> dict[str, float]:
    """Return the value of each concept, sign, group and pair of concepts in a passage, which is the `tokens` of `text`.

    A concept counts 0 to 1 by the number of its words, and 1 more as ``... first`` where one of them begins a clause.
    """
    if not tokens:
        return {}
    hits = list(concepts_in(table, tokens))
    counts = Counter(concept for concept, _ in hits)
    values = {concept: min(count, _MOST_COUNTED) / _MOST_COUNTED for concept, count in counts.items()}
    pairs = {f"{one} + {other}": 1.0 for one in counts for other in counts if one < other}
    passage = text[max(0, tokens[0].start - _MARGIN) : tokens[-1].end + _MARGIN]
    signs = {name: 1.0 for name, sign in _SIGNS.items() if sign.search(passage)}
    signs |= {"short text": 1.0} if len(tokens) <= _SHORT else {"long text": 1.0} if len(tokens) > _LONG else {}
    opening = {token.start for at, token in enumerate(tokens) if at == 0 or _opens(text, tokens[at - 1].end, token.start)}
    first = {f"{concept} first": 1.0 for concept, token in hits if token.start in opening}
    return values | pairs | signs | first | dict(_groups_in(table, counts, first))


@lru_cache(maxsize=4)
def _groups(table: str) -> dict[str, frozenset[str]]:
    return {name: frozenset(line.split()) for name, line in _tables(table).get(_GROUPS, {}).items()}


def _groups_in(table: str, counts: Mapping[str, int], first: Mapping[str, float]) -> Iterator[tuple[str, float]]:
    """Yield how many concepts of each group a passage has, and each group with every other concept and group."""
    members = {f"any {name}": group & counts.keys() for name, group in _groups(table).items()}
    for name, present in members.items():
        if not present:
            yield f"no {name}", 1.0
            continue
        yield name, min(len(present), _MOST_OF_GROUP) / _MOST_OF_GROUP
        if any(f"{concept} first" in first for concept in present):
            yield f"{name} first", 1.0
        yield from ((f"{name} + {concept}", 1.0) for concept in counts if concept not in present)
        yield from ((f"{name} + {other}", 1.0) for other, others in members.items() if others and name < other)


def _opens(text: str, end: int, start: int) -> bool:
    """Return whether a word begins a sentence, a line or a clause, after the word that ends at `end`."""
    return any(mark in "\n.!?؟:;,،؛…—-" or not mark.isascii() for mark in text[max(0, end) : start])


@dataclass(frozen=True, slots=True)
class Passage:
    """Words that are weighed together, the `tokens` of `text`. `signs` are features beside those of the words."""

    text: str
    tokens: Sequence[Token]
    signs: Mapping[str, float] = field(default_factory=dict)


def weigh(name: str, passages: Sequence[Passage]) -> list[Weighed]:
    """Return the score of each passage under a model.

    Where the encoder of sentences is installed, it weighs with the rest, unless a passage is clearly nothing. It reads all passages at
    once.
    """
    passages = [replace(passage, tokens=passage.tokens[:MOST_WORDS]) for passage in passages]
    values = [{**features(model(name).table, passage.text, passage.tokens), **passage.signs} for passage in passages]
    weighed = [_weighed(name, passage, value, 0.0) for passage, value in zip(passages, values, strict=True)]
    unsure = [place for place, weight in enumerate(weighed) if weight.score >= _CLEARLY_NOT]
    sentences = sentence_weights(name, [(passages[place].text, passages[place].tokens) for place in unsure])
    for place, sentence in zip(unsure, sentences, strict=True):
        if sentence is not None:
            weighed[place] = _weighed(name + BY_SENTENCE, passages[place], values[place], sentence)
    return weighed


def _weighed(name: str, passage: Passage, values: Mapping[str, float], sentence: float) -> Weighed:
    question = model(name)
    worded = weigh_wording(name, passage.text, passage.tokens)
    score = question.intercept + worded.score + sum(question.weights.get(feature, 0.0) * value for feature, value in values.items())
    score += sentence
    setting = min(((question.weights.get(concept, 0.0), concept) for concept in SETTINGS if concept in values), default=(0.0, ""))
    return Weighed(name, score, worded.by_word, setting[1] if setting[0] < 0 else "", values)


def strongest(tokens: Sequence[Token], weighed: Weighed) -> tuple[int, ...]:
    """Return the places of the words of a passage that gave most of its score, by their wording and their concepts, in order.

    The weight of a concept, of a group or of a pair is shared by the words that have it.
    """
    question = model(weighed.question)
    tokens = tokens[:MOST_WORDS]
    shares = list(weighed.by_word)
    places = _places(question.table, tokens)
    for feature, value in weighed.values.items():
        parts = [places.get(part.removesuffix(" first"), ()) for part in feature.split(" + ")]
        for part in parts:
            for at in part:
                shares[at] += question.weights.get(feature, 0.0) * value / len(parts) / len(part)
    best = sorted((at for at, weight in enumerate(shares) if weight > 0), key=lambda at: -shares[at])[:_MOST_STRONGEST]
    return tuple(sorted(best))


def _places(table: str, tokens: Sequence[Token]) -> dict[str, set[int]]:
    """Return the places of the words of each concept and of each group."""
    at_start = {token.start: at for at, token in enumerate(tokens)}
    places: dict[str, set[int]] = defaultdict(set)
    for concept, token in concepts_in(table, tokens):
        places[concept].add(at_start[token.start])
    for group, members in _groups(table).items():
        places[f"any {group}"] = set().union(*(places[member] for member in members if member in places))
    return places


def passages(count: int) -> Iterator[tuple[int, int]]:
    """Yield the ranges of words that are weighed by themselves: all of a short text, overlapping windows of a long one."""
    if count <= _WHOLE:
        yield 0, count
        return
    for first in range(0, max(1, count - (_WINDOW - _STEP)), _STEP):
        yield first, min(first + _WINDOW, count)
