"""Listed names in sentences: planted in the blind sentences, groups of one word."""

from __future__ import annotations

import json
import random
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from bench.recognise.halves import EARLY, FRESH, UNSEEN, Row, half_of, rows
from bench.recognise.tables import Outcome
from bench.recognise.texts import innocent
from tocsin.domain.mention import Band, KnownName, Quality
from tocsin.matching.engine.parts import part
from tocsin.matching.engine.sound import sound
from tocsin.matching.index import NameIndex
from tocsin.matching.new_names import find_names
from tocsin.matching.tokens import words_of

PER_SENTENCE = 4
TRAINERS = ("writer_w", "writer_aa")
EVERYONE = EARLY + FRESH + UNSEEN
_ARABIC = re.compile("[\u0600-\u06ff]")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_BRACKETS = re.compile(r"\([^()]*\)")
_LATIN = re.compile("[A-Za-z]")
_SCRIPTS = {"ar": _ARABIC, "ur": _ARABIC, "fa": _ARABIC, "ru": _CYRILLIC}
PLAIN = ("We saw {} there on Monday.", "they said that {} came to the meeting", "The report about {} was read by the board.")
RECOMBINED, _PAIR = 6_000, 2
CASES = {"title": str.title, "capitals": str.upper, "small": str.lower}


def band_of(index: NameIndex, text: str, subject: str) -> Band | None:
    """Return the surest band in which the text names the subject."""
    bands = {m.band for m in index.mentions(text) if any(c.subject == subject for c in m.candidates)}
    return Band.ALERT if Band.ALERT in bands else next(iter(bands), None)


def planted(index: NameIndex, names: Sequence[KnownName]) -> Iterator[Outcome]:
    """Yield, for names planted in the blind sentences, whether they are found in any band and in alert."""
    persons = [name for name in names if name.kind == "person" and name.quality is Quality.GOOD and len(name.text.split()) > 1]
    groups = [name for name in names if name.kind == "group" and name.quality is Quality.GOOD]
    for row in rows("sentences", writers=EARLY):
        choice = random.Random(row["id"])
        pool = _fitting(persons if row["slot"] == "person" else groups, row["lang"])
        for name in choice.sample(pool, PER_SENTENCE):
            band = band_of(index, _filled(row["text"], name, choice), name.subject)
            slot = row["slot"]
            yield half_of(row), f"{slot}, any band", row["lang"], band is not None
            yield half_of(row), f"{slot}, alert", row["lang"], band is Band.ALERT
            yield half_of(row), f"{slot} by shape, any band", row["kind"], band is not None


def natural(index: NameIndex, names: Sequence[KnownName]) -> Iterator[Outcome]:
    """Yield, for each mention that writer D put into a text, whether it is found in any band and in alert, by kind and shape."""
    yield from _found(index, names, rows("names"))


def _found(index: NameIndex, names: Sequence[KnownName], texts: Iterable[Row]) -> Iterator[Outcome]:
    bearers: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for name in names:
        bearers[_spelling(name.text)].add(name.subject)
    for row in texts:
        mentions = index.mentions(row["text"])
        for gold in row["gold"]:
            right = {subject for listed in gold["list_names"] for subject in bearers[_spelling(listed)]}
            end = gold["start"] + len(gold["surface"])
            over = [mention for mention in mentions if mention.start < end and gold["start"] < mention.end]
            bands = {mention.band for mention in over if any(candidate.subject in right for candidate in mention.candidates)}
            yield half_of(row), f"{gold['kind']}, any band", row["lang"], bool(bands)
            yield half_of(row), f"{gold['kind']}, alert", row["lang"], Band.ALERT in bands
            for shape in gold["shape"]:
                yield half_of(row), f"{gold['kind']} by shape, any band", shape, bool(bands)


def _spelling(listed: str) -> tuple[str, ...]:
    """Return the words of a name as a list has it, brackets and quotation marks left out as the reader of the list does."""
    return words_of(_BRACKETS.sub(" ", listed)) or words_of(listed)


def trained(index: NameIndex, names: Sequence[KnownName]) -> Iterator[Outcome]:
    """Yield the same for training texts, and whether those that name nobody listed have a mention.

    Half A holds the texts of writer W and half of writer AA, which were read; half B the other half of AA, which was not.
    """
    yield from _found(index, names, _training("names"))
    yield from innocent(index, _training("innocent"))


def _training(kind: str, writers: Sequence[str] = TRAINERS) -> Iterator[Row]:
    for writer in writers:
        path = Path(__file__).parent / "training" / writer / f"{kind}.jsonl"
        yield from ({"half": "A"} | json.loads(line) for line in path.read_text(encoding="utf-8").splitlines())


def _fitting(names: list[KnownName], language: str) -> list[KnownName]:
    script = _SCRIPTS.get(language)
    written = [name for name in names if script and script.search(name.text)]
    return written if len(written) > 100 else [name for name in names if _LATIN.search(name.text) and name.text.isascii()]


def _filled(text: str, name: KnownName, choice: random.Random) -> str:
    written = name.text.title() if name.text.isupper() and name.kind == "person" else name.text
    if name.kind == "person" and "," in written:
        last, _, first = written.partition(",")
        written = f"{first.strip()} {last.strip()}"
    surname = written.split()[-1]
    other = choice.choice(["Hannah Becker", "Tom Willis", "Rosa Lind"])
    for slot, value in (("{NAME}", written), ("{GROUP}", written), ("{SURNAME}", surname), ("{OTHER}", other)):
        text = text.replace(slot, value)
    return text


def single_word_groups(index: NameIndex, names: Sequence[KnownName]) -> Iterator[Outcome]:
    """Yield, for every group of one Latin word, whether a plain sentence about it is found, by case."""
    for name in names:
        if name.kind == "group" and len(re.findall(r"\w+", name.text)) == 1 and name.text.isascii() and len(name.text) > 1:
            for case, change in CASES.items():
                text = f"Two members of {change(name.text)} were arrested in the attack on Monday."
                yield "A", f"one-word group {case}", "group", band_of(index, text, name.subject) is not None


def innocent_alerts(index: NameIndex) -> Iterator[Outcome]:
    """Yield whether an innocent text, or one that calls nobody to anything, alerts on a group of one word."""
    innocent = [*rows("innocent", writers=EVERYONE), *(row for row in rows("calls", writers=EVERYONE) if not row["is_call"])]
    for row in innocent:
        alert = any(m.band is Band.ALERT and len(m.surface.split()) == 1 for m in index.mentions(row["text"]))
        yield half_of(row), "innocent alerting on a one-word name", row["lang"], alert


def proposed() -> Iterator[Outcome]:
    """Yield whether the finder of unknown names finds each innocent person of writer D, and whether what it takes for a person is one."""
    for row in rows("innocent", writers=FRESH):
        people = [(person["start"], person["start"] + len(person["surface"])) for person in row["people"]]
        spans = [(span.start, span.end) for span in find_names(row["text"]) if span.kind == "person"]
        for start, end in people:
            yield half_of(row), "unknown name, recall", row["lang"], any(first < end and start < last for first, last in spans)
        for first, last in spans:
            yield half_of(row), "unknown name, precision", row["lang"], any(first < end and start < last for start, end in people)


def headlines(index: NameIndex, names: Sequence[KnownName]) -> Iterator[Outcome]:
    """Yield whether a full name is found after its surname alone: a headline with its first sentence."""
    persons = [name for name in names if name.kind == "person" and name.primary and len(name.text.split()) > 1 and name.text.isascii()]
    for name in random.Random(5).sample(persons, 400):
        full = name.text if "," not in name.text else " ".join(reversed([side.strip() for side in name.text.split(",", 1)]))
        text = f"{full.split()[-1].title()} was jailed. {full.title()} spoke again."
        yield "A", "surname before full name", "person", band_of(index, text, name.subject) is not None


def recombined(index: NameIndex, names: Sequence[KnownName]) -> Iterator[Outcome]:
    """Yield whether a first name of one listed person with the surname of another alerts, unless it sounds like a listed name."""
    persons = [name for name in names if name.kind == "person" and name.quality is Quality.GOOD and name.text.isascii()]
    pairs = [_first_and_last(name.text) for name in persons if len(name.text.split()) == _PAIR]
    listed = {_heard(f"{first} {last}") for first, last in pairs}
    choice = random.Random(6)
    for at in range(RECOMBINED):
        text = f"{choice.choice(pairs)[0]} {choice.choice(pairs)[1]}"
        if _heard(text) not in listed:
            mentions = index.mentions(PLAIN[at % len(PLAIN)].format(text))
            half = "AB"[at % 2]
            yield half, "recombined, any band", "person", bool(mentions)
            yield half, "recombined, alert", "person", any(mention.band is Band.ALERT for mention in mentions)


def _first_and_last(text: str) -> tuple[str, str]:
    words = text.replace(",", "").title().split()
    return (words[1], words[0]) if "," in text else (words[0], words[1])


def _heard(text: str) -> frozenset[str]:
    return frozenset(sound(part(word)) for word in words_of(text))
