"""Find people and bodies that no list knows, by rule, each proposed with its sentence and the reason.

Nothing found here is a subject until a person makes it one. No model is needed; one may add to what is found, never take away.
"""

from __future__ import annotations

import re
import tomllib
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from itertools import islice

from tocsin.matching.engine.caseless_names import caseless_runs
from tocsin.matching.engine.context import GERMAN
from tocsin.matching.engine.interruptions import without_interruptions
from tocsin.matching.engine.rarity import everyday, ordinary, person_bits
from tocsin.matching.engine.units import CONJUNCTIONS, PARTICLES, part
from tocsin.matching.sentences import sentence_at
from tocsin.matching.tokens import Token, tokens

MOST = 2000
"""Names proposed of one text."""

_LONGEST = 5
_MOST_NAMESAKES = 20
_APOSTROPHE = re.compile("['’ʼ]")
_KNOWN = 13
_WELL_KNOWN = 10
_SURNAME = 9
_VERY_COMMON = 8
"""Bits of a surname that is one behind an ordinary word, too: ``Selahattin Demir``."""

_KUNYA = frozenset(["abu", "abou", "umm", "um", "ibn", "bin", "abd", "abdul", "abdel"])
_ARTICLES = frozenset(["al", "el", "ar", "as", "ash", "az", "an", "at", "ad"])
_ACRONYM = 4
_SHORTEST_UNKNOWN = 4
_BOTH = 2
_CALLED_AFTER = frozenset(
    ["operation", "exercise", "project", "initiative", "programme", "program", "conference", "task", "school", "college"]
)
_JOINING = (PARTICLES - CONJUNCTIONS) | frozenset(["abu", "abou", "umm", "abd", "mc", "st"])


@dataclass(frozen=True, slots=True)
class NameSpan:
    """A span that reads as a name of a kind (``person`` or ``group``), with the reason.

    ``name`` is the fullest form the text has for it, so that ``Mr Veldrak`` and ``Veldrak`` meet under ``Anso Veldrak``.
    """

    start: int
    end: int
    surface: str
    kind: str
    sentence: str
    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """One new name with every place that has it."""

    name: str
    kind: str
    found: tuple[NameSpan, ...]


@dataclass(frozen=True, slots=True)
class _Run:
    """Words from ``first`` to ``last`` that read as one name."""

    first: int
    last: int
    kind: str
    reason: str


def find_names(text: str) -> tuple[NameSpan, ...]:
    """Return the names of people and bodies in a text, in order. Later mentions by surname are joined to the full name."""
    plain, _ = without_interruptions(text)
    words = tokens(plain)
    capitals = list(islice(_runs(plain, words), MOST))
    taken = {at for run in capitals for at in range(run.first, run.last + 1)}
    spans = [run for run in caseless_runs(plain, words) if taken.isdisjoint(run)]
    caseless = [_Run(*run, "person", "words that people bear as names") for run in spans if _tells_no_case(words, run[0])]
    runs = sorted([*capitals, *caseless], key=lambda run: run.first)[:MOST]
    every = [*runs, *islice(_surnames(words, runs), MOST)]
    return tuple(_joined([_found(text, plain, words, run) for run in every]))


def proposals(text: str) -> tuple[Proposal, ...]:
    """Return the same by name, the most often mentioned first."""
    grouped: dict[tuple[str, str], list[NameSpan]] = defaultdict(list)
    for spans in find_names(text):
        grouped[(spans.name, spans.kind)].append(spans)
    ordered = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[1][0].start))
    return tuple(Proposal(name, kind, tuple(spans)) for (name, kind), spans in ordered)


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    data = tomllib.loads(files("tocsin.matching").joinpath("data/new_names.toml").read_text(encoding="utf-8"))
    return {key: frozenset(line.split()) for key, line in data.items()}


def _runs(text: str, words: Sequence[Token]) -> Iterator[_Run]:
    """Runs of capitals that read as a name, in order, none over another."""
    at = 0
    shouting = _shouts(words)
    while at < len(words):
        last = _run_end(text, words, at)
        run = None if last < at or shouting else _read(text, words, at, last)
        if run:
            yield run
        at = max(last, at) + 1


def _shouts(words: Sequence[Token]) -> bool:
    """Return whether a text is all in capitals, which then tell no names from words."""
    return sum(word.raw.isupper() for word in words[:300]) > 0.7 * max(1, len(words[:300]))


def _tells_no_case(words: Sequence[Token], at: int) -> bool:
    """Return whether capitals do not tell names here: a script without them, or a text in one case."""
    first = words[at].raw[0]
    return first.lower() == first.upper() or not any(word.raw[0].isupper() for word in words[:300]) or _shouts(words)


def _run_end(text: str, words: Sequence[Token], at: int) -> int:
    """The last word of the run of capitals that begins here. Before ``at`` where none does."""
    if not _capital(words[at]) or words[at].word in _words()["never"] or _contracted(words[at]):
        return at - 1
    last = at
    while last + 1 < len(words) and last - at < 2 * _LONGEST:
        step = _step(text, words, last)
        if not step:
            break
        last += step
    return last


def _step(text: str, words: Sequence[Token], last: int) -> int:
    """Return how many words further the run goes: over one capital, or particles and the capital after them. 0 at its end."""
    for step in (1, 2, 3):
        if last + step >= len(words) or not _close(text, words, last + step):
            return 0
        word = words[last + step]
        if _capital(word):
            return step if word.word not in _words()["never"] else 0
        if word.word not in _JOINING or word.word in ("of", "the", "and", "y", "e", "i", "for", "in", "at", "as", "to", "a", "an"):
            return 0
    return 0


def _close(text: str, words: Sequence[Token], at: int) -> bool:
    """Only a space, a hyphen or the dot of an initial or a title between this word and the one before."""
    between = text[words[at - 1].end : words[at].start]
    if between.strip(" \u00a0-‐–'’") == "":
        return "\n" not in between
    return between.strip() == "." and (len(words[at - 1].raw) == 1 or words[at - 1].word in _words()["titles"])


def _contracted(token: Token) -> bool:
    """``We've``, ``I'll``: a pronoun with an ending."""
    return _APOSTROPHE.split(token.raw)[0].lower() in _words()["never"] and bool(_APOSTROPHE.search(token.raw))


def _capital(token: Token) -> bool:
    return token.raw[0].isupper()


def _read(text: str, words: Sequence[Token], first: int, last: int) -> _Run | None:
    """Read a run of capitals as a body or a person, or return None."""
    table = _words()
    folded = [words[at].word for at in range(first, last + 1)]
    if len(folded) > 1 and any(word in table["bodies"] for word in folded):
        person = _titled_tail(words, first, last) or _tail_of_names(text, words, first, last)
        return person or _Run(first, last, "group", "named as a body")
    begin = _after_titles(words, first, last)
    while begin < last and _opens(text, words, begin) and folded[begin - first] in everyday() and not _is_name(folded[begin - first]):
        begin += 1
    end = last
    while end >= begin and (folded[end - first] in table["never"] or folded[end - first] in table["calendar"]):
        end -= 1
    while end > begin + 1 and _is_place(words, end):
        end -= 1
    if begin > end:
        return None
    reason = _person(text, words, (begin, end), titled=begin > first or _related(words, begin))
    return _Run(begin, end, "person", reason) if reason else None


def _titled_tail(words: Sequence[Token], first: int, last: int) -> _Run | None:
    """``Defense Secretary Ash Carter``, ``U.S. Central Command Gen. Joseph Votel``: the person after the last title."""
    table = _words()
    titles = [at for at in range(first, last) if words[at].word in table["titles"]]
    if not titles:
        return None
    begin = titles[-1] + 1
    tail = [words[at].word for at in range(begin, last + 1)]
    fine = tail and not any(word in table["bodies"] or word in table["places"] or word in table["countries"] for word in tail)
    return _Run(begin, last, "person", "after a title") if fine else None


def _tail_of_names(text: str, words: Sequence[Token], first: int, last: int) -> _Run | None:
    """``NATO Anso Veldrak``: the person after the last word of a body, by first name and surname."""
    begin = 1 + max(at for at in range(first, last + 1) if words[at].word in _words()["bodies"])
    fine = words[begin - 1].word not in _CALLED_AFTER and last > begin and _is_name(words[begin].word)
    reason = _person(text, words, (begin, last), titled=False) if fine else ""
    return _Run(begin, last, "person", reason) if reason else None


def _after_titles(words: Sequence[Token], first: int, last: int) -> int:
    """Return the first word of the name: after the last title, and after a nationality or a place before it."""
    table = _words()
    begin = first
    for at in range(first, last):
        if words[at].word in table["titles"] and not (at > begin and at == last - 1 and _is_name(words[at].word)):
            begin = at + 1
    while begin < last and words[begin].word in table["countries"]:
        begin += 1
    return begin


def _related(words: Sequence[Token], begin: int) -> bool:
    return begin > 0 and words[begin - 1].word in _words()["relations"] | _words()["titles"]


def _person(text: str, words: Sequence[Token], span: tuple[int, int], titled: bool) -> str:
    """Return the reason for which a run is a person, or an empty string."""
    begin, end = span
    table = _words()
    folded = [words[at].word for at in range(begin, end + 1)]
    core = [word for word in folded if word not in _JOINING and len(word) > 1]
    if not core or any(word in table["places"] or word in table["bodies"] for word in core) or len(core) > _LONGEST:
        return ""
    if all(word in table["countries"] or word in table["cities"] or word in table["calendar"] for word in core):
        return ""
    if all(words[at].raw.isupper() for at in range(begin, end + 1)) and not titled:
        return ""
    plain = all(word in table["titles"] or (word in everyday() and not _is_name(word)) for word in core)
    if titled and not plain and core[0] not in table["countries"] and not _is_acronym(words, span):
        return "after a title or a relation"
    return _by_words(text, words, span, core)


def _by_words(text: str, words: Sequence[Token], span: tuple[int, int], core: list[str]) -> str:
    """Return the reason by the words: names that people bear, a kunya, or one name whose bearer speaks."""
    begin, end = span
    names = [word for word in core if _is_name(word)]
    if end > begin and _is_one_compound(text, words, span):
        return "speaks or is spoken of as a person" if names and _speaks(words, span) else ""
    if len(names) < len(core) and all(_is_word(word) for word in core):
        return ""
    if any(_is_place(words, at) for at in range(begin, end + 1)):
        return ""
    if words[begin].word in _KUNYA and end > begin:
        return "a name by its form"
    if names and len(core) >= 2 and _is_full_name(words, span, core, names):
        return "words that people bear as names"
    if len(core) == _BOTH and _are_no_words(words, span, core):
        return "two words of no language side by side"
    if (names or len(core) == 1) and core[0] not in everyday() and _speaks(words, span):
        return "speaks or is spoken of as a person"
    if len(core) == 1 and begin == end and _is_well_known(core[0]) and _stands_alone(text, words, begin):
        return "a name that many bear"
    return ""


def _is_one_compound(text: str, words: Sequence[Token], span: tuple[int, int]) -> bool:
    """Return whether hyphens join all words of a run, as in a compound: ``Aksa-Backwaren``."""
    return all("-" in text[words[at].end : words[at + 1].start] for at in range(*span))


def _are_no_words(words: Sequence[Token], span: tuple[int, int], core: list[str]) -> bool:
    """Return whether two capitalised words are of no language, and nothing before them announces a thing or a place.

    German tells nothing: it gives every noun a capital, and its compounds stand in no dictionary.
    """
    announced = span[0] > 0 and words[span[0] - 1].word in _words()["before_places"]
    if announced or any(word.word in GERMAN for word in words[:300]):
        return False
    written = all(_is_title_case(words[at].raw) for at in range(span[0], span[1] + 1) if _capital(words[at]))
    return written and all(len(word) >= _SHORTEST_UNKNOWN and not _is_word(word) for word in core)


def _is_title_case(raw: str) -> bool:
    return raw[1:].islower()


def _is_full_name(words: Sequence[Token], span: tuple[int, int], core: list[str], names: list[str]) -> bool:
    """Return whether words with a name among them are a full name: two names, a first name, a surname at the end, or an initial."""
    has_initial = any(len(words[at].raw) == 1 for at in range(*span))
    return has_initial or len(names) >= 2 or _is_name(core[0]) or _ends_in_a_surname(core) or _ends_in_a_surname(core[:_BOTH])


def _speaks(words: Sequence[Token], span: tuple[int, int]) -> bool:
    """Return whether a verb of saying stands right before or after."""
    around = [words[at].word for at in (span[0] - 1, span[1] + 1) if 0 <= at < len(words)]
    return any(word in _words()["verbs"] for word in around)


def _is_well_known(name: str) -> bool:
    """Return whether a name is no word, and many people bear it."""
    return not _is_word(name) and (person_bits(name) or _KNOWN) <= _WELL_KNOWN


def _stands_alone(text: str, words: Sequence[Token], at: int) -> bool:
    """Return whether a capital within a sentence has small letters on both sides, and so is no part of a longer name."""
    near = [words[other] for other in (at - 1, at + 1) if 0 <= other < len(words)]
    if (
        len(near) < _BOTH
        or near[0].word in _words()["determiners"]
        or _opens(text, words, at)
        or near[1].word == "of"
        or "-" in text[near[0].end : near[1].start]
    ):
        return False
    return all(token.raw.islower() and token.word not in _ARTICLES for token in near)


def _is_acronym(words: Sequence[Token], span: tuple[int, int]) -> bool:
    return span[0] == span[1] and words[span[0]].raw.isupper() and len(words[span[0]].raw) <= _ACRONYM


def _is_place(words: Sequence[Token], at: int) -> bool:
    """A country, a people or a city, unless an article makes a byname of it: ``al-Kuwaiti``."""
    table = _words()
    listed = words[at].word in table["countries"] or words[at].word in table["cities"]
    return listed and not (at > 0 and words[at - 1].word in _ARTICLES)


def _opens(text: str, words: Sequence[Token], at: int) -> bool:
    """Return whether a word begins a sentence."""
    between = text[words[at - 1].end : words[at].start] if at else "."
    return any(mark in '.!?:\n“"' for mark in between)


def _is_word(word: str) -> bool:
    return word in everyday() or part(word) in ordinary()


def _ends_in_a_surname(core: list[str]) -> bool:
    """Return whether a name that many bear follows a word of no language (``Berfin Yilmaz``), or a very common one a rarer word."""
    bits = person_bits(part(core[-1]))
    if bits is None or core[0] in everyday() or _is_word(core[-1]):
        return False
    return bits <= (_VERY_COMMON if _is_word(core[0]) else _SURNAME)


def _is_name(word: str) -> bool:
    bits_of_word = person_bits(part(word))
    return bits_of_word is not None and bits_of_word <= (_WELL_KNOWN if word in everyday() else _KNOWN)


def _surnames(words: Sequence[Token], runs: list[_Run]) -> Iterator[_Run]:
    """Later mentions by the last word of a full name alone."""
    used = {at for run in runs for at in range(run.first, run.last + 1)}
    first_seen: dict[str, int] = {}
    for run in runs:
        last = words[run.last].word
        several = run.last > run.first or "title" in run.reason
        if run.kind == "person" and several and len(last) > 2 and last not in everyday() and last not in _words()["countries"]:
            first_seen.setdefault(last, run.last)
    for at, token in enumerate(words):
        if at not in used and _capital(token) and first_seen.get(token.word, len(words)) < at:
            before = at - 1 if at and words[at - 1].word in ("al", "el") and at - 1 not in used else at
            yield _Run(before, at, "person", "the surname of a name above")


def _found(text: str, plain: str, words: Sequence[Token], run: _Run) -> NameSpan:
    """Return the span of a run. Its name is without a link that stands inside it."""
    start, end = words[run.first].start, words[run.last].end
    name = " ".join(plain[start:end].split())
    return NameSpan(start, end, text[start:end], run.kind, sentence_at(text, start, end), name, run.reason)


def _joined(spans: list[NameSpan]) -> Iterator[NameSpan]:
    """Yield each span under the fullest name of the text that ends in it."""
    parts = {name: _parts(name) for name in {span.name for span in spans}}
    full: dict[str, list[set[str]]] = defaultdict(list)
    full_names: dict[frozenset[str], str] = {}
    for span in spans:
        words = parts[span.name]
        if span.kind == "person" and len(words) > 1 and len(full[words[-1]]) < _MOST_NAMESAKES and frozenset(words) not in full_names:
            full[words[-1]].append(set(words))
            full_names[frozenset(words)] = span.name
    for span in sorted(spans, key=lambda span: span.start):
        longest = _longest(parts[span.name], full)
        yield replace(span, name=full_names[longest]) if longest else span


def _longest(words: list[str], full: dict[str, list[set[str]]]) -> frozenset[str]:
    """Return the fullest name that has these words and more, or none where two different ones do."""
    longer = [words_of_name for words_of_name in full.get(words[-1], ()) if set(words) < words_of_name] if words else []
    longest = max(longer, key=len, default=set[str]())
    return frozenset(longest) if all(words_of_name <= longest for words_of_name in longer) else frozenset()


def _parts(name: str) -> list[str]:
    return [token.word for token in tokens(name) if token.word not in PARTICLES]
