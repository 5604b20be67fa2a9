"""Messages in six languages: reworded and translated ones found at a rate of random pairs, and near copies by kind of edit."""

from __future__ import annotations

import csv
import gzip
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import numpy as np

from bench.copies.blind_set import generator, texts
from bench.join.material import data_folder
from tocsin.copies.texts.meaning import Background, Floats, Levels, MeaningIndex, SentenceEncoder, needed
from tocsin.copies.texts.near import clusters
from tocsin.lake.actions import normal_text

LANGUAGES = ("en", "nl", "tr", "ar", "fr", "de")
Rows = list[tuple[str, str, str, str]]
"""Messages: identifier, kind, language, text."""
_RATE = 5e-4
_POSTS = (
    ("posts/ira_manchester_2017-05.csv.gz", "content", 1800),
    ("posts/organic_us_airline_2015-02.csv.gz", "text", 600),
    ("hate/mhc_arabic.csv", "test_case", 600),
    ("hate/mhc_dutch.csv", "test_case", 600),
    ("hate/mhc_french.csv.gz", "test_case", 400),
)


def seen_before(encoder: SentenceEncoder) -> Floats:
    """Return the vectors of real posts, or none where there is no real data."""
    root, lines = data_folder(), list[str]()
    for name, column, count in _POSTS if root else ():
        path = root / name if root else None
        assert path
        with gzip.open(path, "rt", encoding="utf-8", errors="replace") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
            rows = [row[column] for row in csv.DictReader(file) if row[column] and len(row[column]) > 20]
        lines += random.Random(1).sample(rows, min(count, len(rows)))
    return encoder.encode(lines)


def meaning(half: str, encoder: SentenceEncoder, posts: Floats) -> Iterator[str]:
    """Yield recall at the rate of random pairs with real posts, by the rule in use, and by pair of languages.

    The background and the crowding are taken from half of the posts. The random pairs are with the other half.
    """
    rows = [(text["id"], kind, lang, text[kind][lang]) for text in texts(half) for kind in ("original", "reworded") for lang in LANGUAGES]
    rows += [(text["id"], "negative", lang, line) for text in texts(half) for lang, line in _negatives(text["negatives"])]
    raw = encoder.encode([row[3] for row in rows])
    yield f"\nmeaning, half {half}: {len(texts(half))} messages, {len(posts)} real posts"
    known, others = posts[::2], posts[1::2]
    plain, background = Background.none(), Background.of(known)
    vectors, strange = background.without(raw), background.without(others)
    levels, strange_levels = background.crowding(vectors), background.crowding(strange)
    chance = (vectors @ strange.T - needed(levels[:, None], strange_levels)).astype(np.float32)
    above = (vectors @ vectors.T - needed(levels[:, None], levels)).astype(np.float32)
    yield f"{'cosine':<28}{'bar':>6}{'reworded':>10}{'translated':>12}{'both':>8}{'negatives':>11}{'other ids':>11}{'in 10,000':>11}"
    yield _row(rows, "as it is", plain.without(raw) @ plain.without(raw).T, plain.without(raw) @ plain.without(others).T)
    yield _row(rows, "without background", vectors @ vectors.T, vectors @ strange.T)
    yield _row(rows, "above what is needed", above, chance)
    found, by_chance = (_found(MeaningIndex.build(kept, background), vectors, levels) for kept in (vectors, strange))
    yield _row(rows, "as the index finds it", found, by_chance, 0.5)
    yield from _by_language(rows, found)


def _row(rows: Rows, name: str, likeness: Floats, chance: Floats, bar: float | None = None) -> str:
    """Return a line: shares of pairs above the bar, by default that which random pairs reach at the rate."""
    random_pairs = chance.ravel() if chance.size else np.zeros(1)
    bar = float(np.quantile(random_pairs, 1 - _RATE)) if bar is None else bar
    return f"{name:<28}{bar:>6.2f}{_shares(rows, likeness, bar)}{10_000 * np.mean(random_pairs >= bar):>11.1f}"


def _found(index: MeaningIndex, vectors: Floats, levels: Levels) -> Floats:
    """Return 1 for each vector and text of the index that is suggested for it, else 0."""
    found = np.zeros((len(vectors), len(index.vectors)), np.float32)
    for row, vector, level in zip(found, vectors, levels, strict=True):
        row[index.nearest(vector, level)[0]] = 1
    return found


def _negatives(negatives: object) -> Iterator[tuple[str, str]]:
    if isinstance(negatives, dict):
        yield from negatives.items()
    else:
        yield from ((row["lang"], row["text"]) for row in negatives)  # type: ignore[attr-defined]


def _shares(rows: Rows, cosines: Floats, bar: float) -> str:
    linked: dict[str, list[bool]] = defaultdict(list)
    for one, two in combinations(range(len(rows)), 2):
        linked[_relation(rows[one], rows[two])].append(bool(cosines[one, two] >= bar))
    names = (("reworded", 10), ("translated", 12), ("both", 8), ("negative", 11), ("other", 11))
    return "".join(f"{np.mean(linked[name]):>{width}.3f}" for name, width in names)


def _relation(one: tuple[str, str, str, str], two: tuple[str, str, str, str]) -> str:
    if one[0] != two[0]:
        return "other"
    if "negative" in (one[1], two[1]):
        return "negative"
    if one[1] == two[1]:
        return "translated"
    return "reworded" if one[2] == two[2] else "both"


def _by_language(rows: Rows, found: Floats) -> Iterator[str]:
    """Yield the share of translated pairs that are found by languages; on the diagonal, of reworded ones."""
    place = {(row[0], row[1], row[2]): at for at, row in enumerate(rows) if row[1] != "negative"}
    ids = sorted({row[0] for row in rows})
    yield "as the index finds" + "".join(f"{lang:>7}" for lang in LANGUAGES)
    for one in LANGUAGES:
        shares = []
        for two in LANGUAGES:
            kind = "reworded" if one == two else "original"
            shares.append(np.mean([found[place[number, "original", one], place[number, kind, two]] for number in ids]))
        yield f"{one:<18}" + "".join(f"{share:>7.2f}" for share in shares)


def near(half: str) -> Iterator[str]:
    """Yield the share of small edits that are in the cluster of the original, by kind of edit."""
    found: dict[str, list[bool]] = defaultdict(list)
    lines: list[str] = []
    places: list[tuple[str, int, int]] = []
    for text in texts(half):
        for lang in LANGUAGES:
            original = len(lines)
            lines.append(normal_text(text["original"][lang]))
            for kind, edited in generator("near").edits(text["original"][lang], random.Random(f"{text['id']}{lang}")):
                places.append((kind, original, len(lines)))
                lines.append(normal_text(edited))
    cluster = clusters(lines)
    for kind, original, copy in places:
        found[kind].append(bool(cluster[original] == cluster[copy] >= 0))
    owners = {number: original for _, original, copy in places for number in (original, copy)}
    wrong = sum(cluster[one] == cluster[two] >= 0 for one, two in combinations(sorted(set(owners.values())), 2))
    yield f"\nnear copies, half {half}: {len(places)} edits, {wrong} pairs of different messages in one cluster"
    for kind, hits in sorted(found.items()):
        yield f"{kind:<32}{len(hits):>6}{np.mean(hits):>7.2f}"
    counted = [hit for kind, hits in found.items() if kind not in ("same", "number_changed") for hit in hits]
    yield f"{'all but number_changed and same':<38}{np.mean(counted):>7.3f}"
