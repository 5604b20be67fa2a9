"""Find people and bodies that no list knows, by rule, each proposed with its sentence and the reason.

Nothing found here is a subject until a person makes it one. No model is needed; one may add to what is found, never take away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from tocsin.matching.engine.announced_names import announced_names
from tocsin.matching.engine.caseless_names import caseless_runs
from tocsin.matching.engine.interruptions import without_interruptions
from tocsin.matching.engine.name_kinds import read_run
from tocsin.matching.engine.name_runs import Run, is_capital, run_end, shouts, tells_no_case
from tocsin.matching.engine.name_words import is_name, is_place, is_word, name_words
from tocsin.matching.engine.particles import PARTICLES
from tocsin.matching.engine.rarity import everyday
from tocsin.matching.sentences import sentence_at
from tocsin.matching.tokens import Token, tokens

MOST = 2000
"""Names proposed of one text."""

_MOST_NAMESAKES = 20


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


def find_names(text: str) -> tuple[NameSpan, ...]:
    """Return the names of people and bodies in a text, in order. Later mentions by surname are joined to the full name."""
    plain, interruptions = without_interruptions(text)
    spans = _spans(text, plain)
    spans += _bracketed(text, [place for place in interruptions if text[slice(*place)].lstrip().startswith("(")], spans)
    return tuple(_joined(spans))


def _spans(text: str, plain: str) -> list[NameSpan]:
    """Return the names of a text without interruptions, each with its surface in the text itself."""
    words = tokens(plain)
    capitals = list(islice(_runs(plain, words), MOST))
    runs = sorted([*capitals, *_caseless(plain, words, capitals)], key=lambda run: run.first)[:MOST]
    runs = sorted([*runs, *islice(_listed(plain, words, runs), MOST)], key=lambda run: run.first)
    every = [*runs, *islice(_surnames(words, runs), MOST)]
    return [_found(text, plain, words, run) for run in every]


def _bracketed(text: str, brackets: Sequence[tuple[int, int]], named_already: Sequence[NameSpan]) -> list[NameSpan]:
    """Return the names that stand in brackets and interrupt no other: ``the minister (Anso Veldrak) said``."""
    free = [(first, last) for first, last in brackets if not any(span.start < last and first < span.end for span in named_already)]
    if not free:
        return []
    return [span for span in _spans(text, text) if any(first <= span.start and span.end <= last for first, last in free)]


def proposals(text: str) -> tuple[Proposal, ...]:
    """Return the same by name, the most often mentioned first."""
    grouped: dict[tuple[str, str], list[NameSpan]] = defaultdict(list)
    for spans in find_names(text):
        grouped[(spans.name, spans.kind)].append(spans)
    ordered = sorted(grouped.items(), key=lambda item: (-len(item[1]), item[1][0].start))
    return tuple(Proposal(name, kind, tuple(spans)) for (name, kind), spans in ordered)


def _runs(text: str, words: Sequence[Token]) -> Iterator[Run]:
    """Yield the runs of capitals that read as a name, in order, none over another."""
    at = 0
    shouting = shouts(words)
    while at < len(words):
        last = run_end(text, words, at)
        run = None if last < at or shouting else read_run(text, words, at, last)
        if run:
            yield run
        at = max(last, at) + 1


def _caseless(text: str, words: Sequence[Token], capitals: Sequence[Run]) -> Iterator[Run]:
    """Yield the names that no capital tells, none over another: those that are announced first."""
    taken = {at for run in capitals for at in range(run.first, run.last + 1)}
    by_reason = [("after a title or a verb of saying", list(announced_names(text, words)))]
    by_reason.append(("words that people bear as names", [run for run in caseless_runs(text, words) if tells_no_case(words, run[0])]))
    for reason, spans in by_reason:
        for first, last in islice(spans, MOST):
            places = set(range(first, last + 1))
            if taken.isdisjoint(places):
                taken |= places
                yield Run(first, last, "person", reason)


def _listed(text: str, words: Sequence[Token], runs: Sequence[Run]) -> Iterator[Run]:
    """Yield the first names that stand alone in a list beside a person: ``Andy Garcia, Shakira and Ricky Martin``."""
    used = {at for run in runs for at in range(run.first, run.last + 1)}
    for run in runs:
        for inner, at in ((run.first, run.first - 1), (run.last, run.last + 1)):
            if run.kind == "person" and 0 <= at < len(words) and at not in used and _is_listed(text, words, inner, at):
                used.add(at)
                yield Run(at, at, "person", "a name in a list of people")


def _is_listed(text: str, words: Sequence[Token], inner: int, at: int) -> bool:
    """Return whether a comma parts a first name from the person beside it, and no capital stands on its other side."""
    word, outer = words[at], 2 * at - inner
    if text[min(words[inner].end, word.end) : max(words[inner].start, word.start)] != ", ":
        return False
    if not is_capital(word) or not is_name(word.word) or is_word(word.word) or is_place(word.word):
        return False
    if not 0 <= outer < len(words):
        return True
    parted = text[min(words[outer].end, word.end) : max(words[outer].start, word.start)].strip(" ")
    return bool(parted) or not is_capital(words[outer])


def _surnames(words: Sequence[Token], runs: list[Run]) -> Iterator[Run]:
    """Yield later mentions by the last word of a full name alone."""
    used = {at for run in runs for at in range(run.first, run.last + 1)}
    first_seen: dict[str, int] = {}
    for run in runs:
        last = words[run.last].word
        several = run.last > run.first or "title" in run.reason
        if run.kind == "person" and several and len(last) > 2 and last not in everyday() and last not in name_words()["countries"]:
            first_seen.setdefault(last, run.last)
    for at, token in enumerate(words):
        if at not in used and is_capital(token) and first_seen.get(token.word, len(words)) < at:
            before = at - 1 if at and words[at - 1].word in ("al", "el") and at - 1 not in used else at
            yield Run(before, at, "person", "the surname of a name above")


def _found(text: str, plain: str, words: Sequence[Token], run: Run) -> NameSpan:
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
