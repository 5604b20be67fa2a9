"""Calls to action, threats and innocent texts of the blind writers."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from bench.recognise.halves import HALVES, Row, half_of, rows
from bench.recognise.plain_threats import hate_tests
from bench.recognise.real import DEVELOPMENT, RESULT, real_by_set
from bench.recognise.tables import Outcome
from tocsin.domain.mention import Band
from tocsin.matching.calls_to_action import call_in
from tocsin.matching.index import NameIndex
from tocsin.matching.threat_cues import cues, is_urgent

DEALS = 400
"""Times that languages are dealt at random to learn what gap chance gives."""


def innocents(index: NameIndex, writers: Sequence[str]) -> Iterator[Outcome]:
    """Yield, for every text that names nobody listed, whether it has a mention all the same.

    A `possible` on a person whose name is nearly a listed one is no fault, and is left out.
    """
    yield from innocent(index, rows("innocent", writers=writers))


def innocent(index: NameIndex, texts: Iterable[Row]) -> Iterator[Outcome]:
    """Yield the same for these texts."""
    for row in texts:
        near = [(person["start"], person["start"] + len(person["surface"])) for person in row.get("people", ()) if person["near_listed"]]
        mentions = index.mentions(row["text"])
        alert = any(mention.band is Band.ALERT for mention in mentions)
        any_band = alert or any(not any(start < mention.end and mention.start < end for start, end in near) for mention in mentions)
        yield half_of(row), "innocent with any mention", row["lang"], any_band
        yield half_of(row), "innocent with an alert", row["lang"], alert
        if row.get("culture"):
            yield half_of(row), "innocent by culture, any mention", row["culture"], any_band
        if "contains_listed_words" in row:
            group = "listed words" if row["contains_listed_words"] else "none"
            yield half_of(row), "innocent by words, any mention", group, any_band


def calls(writers: Sequence[str]) -> Iterator[Outcome]:
    """Yield whether each call is told as one, and whether each text that is none is left alone."""
    for row in rows("calls", writers=writers):
        told = call_in(row["text"]) is not None
        if row["is_call"]:
            yield half_of(row), "call, recall", row["lang"], told
            yield half_of(row), "call, recall by class", row["class"], told
        else:
            yield half_of(row), "no call, told as one", row["lang"], told
            yield half_of(row), "no call, told as one, by class", row["class"] or row.get("trap") or "", told
        if told:
            yield half_of(row), "call, precision", row["lang"], row["is_call"]


def threats(writers: Sequence[str]) -> Iterator[Outcome]:
    """Yield whether texts of the highest priority raise a cue, and whether those of the lowest do not."""
    for row in rows("threats", writers=writers):
        raised = urgent(row["text"])
        if row["priority"] == "P1":
            yield half_of(row), "P1 told as urgent", row["lang"], raised
            yield half_of(row), "P1 told as urgent, by voice", row["voice"], raised
        else:
            yield half_of(row), f"{row['priority']} told as urgent", row["lang"], raised
            yield half_of(row), f"{row['priority']} told as urgent, by voice", row["voice"], raised

    for kind in ("innocent", "calls"):
        for row in rows(kind, writers=writers):
            if not row.get("is_call"):
                yield half_of(row), f"{kind} told as urgent", row["lang"], urgent(row["text"])


def real() -> Iterator[Outcome]:
    """Yield whether real texts that ask nobody for anything, near enough, are told as calls or as urgent. Half A was used to fit."""
    for half, number in zip(HALVES, (DEVELOPMENT, RESULT), strict=True):
        for name, text in real_by_set(number):
            yield half, "real text, told as a call", name, call_in(text) is not None
            yield half, "real text, told as urgent", name, urgent(text)


def hate() -> Iterator[Outcome]:
    """Yield whether direct threats of hate tests are told as urgent, and whether their harmless texts are. Half A was used to fit."""
    for half, number in zip(HALVES, (DEVELOPMENT, RESULT), strict=True):
        for language, text, threat in hate_tests(number):
            yield half, "direct threat told as urgent" if threat else "harmless text told as urgent", language, urgent(text)


def urgent(text: str) -> bool:
    """Return whether the desk gives a text the highest priority."""
    return is_urgent(cues(text))


def language_gap(writers: Sequence[str]) -> Iterator[str]:
    """Yield, for each half, the widest gap in priority between two languages over the same meanings, and the gap that chance gives."""
    for half in HALVES:
        answers = [
            (str(row.get("parallel_id") or row["id"]), row["lang"], urgent(row["text"]) == (row["priority"] == "P1"))
            for row in rows("threats", half, writers)
        ]
        right = _shares(answers)
        best, worst = max(right, key=right.__getitem__), min(right, key=right.__getitem__)
        gap = right[best] - right[worst]
        typical, seldom = _gaps_by_chance(answers)
        yield f"half {half}: same priority {right[best]:.3f} in {best}, {right[worst]:.3f} in {worst}, gap {gap:.3f}"
        yield f"  languages dealt at random within each meaning: gap {typical:.3f}, in one deal of twenty {seldom:.3f} or more"


def _shares(answers: Iterable[tuple[str, str, bool]]) -> dict[str, float]:
    """Return for each language the share of right answers."""
    hits: dict[str, list[bool]] = defaultdict(list)
    for _, language, right in answers:
        hits[language].append(right)
    return {language: sum(each) / len(each) for language, each in hits.items()}


def _gaps_by_chance(answers: Sequence[tuple[str, str, bool]]) -> tuple[float, float]:
    """Return the median and the 95th percentile of the gap where the languages of each meaning are dealt anew: all are as good then."""
    meanings: dict[str, list[tuple[str, bool]]] = defaultdict(list)
    for meaning, language, right in answers:
        meanings[meaning].append((language, right))
    choice, gaps = random.Random(9), []
    for _ in range(DEALS):
        dealt = []
        for meaning, texts in meanings.items():
            languages = [language for language, _ in texts]
            choice.shuffle(languages)
            dealt += [(meaning, language, right) for language, (_, right) in zip(languages, texts, strict=True)]
        shares = _shares(dealt).values()
        gaps.append(max(shares) - min(shares))
    gaps.sort()
    return gaps[DEALS // 2], gaps[DEALS * 19 // 20]
