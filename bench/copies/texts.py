"""Messages in six languages: reworded and translated ones found at a rate of random pairs, and near copies by kind of edit."""

from __future__ import annotations

import csv
import gzip
import random
from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations

import numpy as np
import numpy.typing as npt

from bench.copies.blind_set import generator, texts
from bench.join.material import data_folder
from tocsin.copies.texts.meaning import ALIKE, Background, Floats, SentenceEncoder
from tocsin.copies.texts.near import clusters
from tocsin.lake.actions import normal_text

LANGUAGES = ("en", "nl", "tr", "ar", "fr", "de")
_RATE = 5e-4
_POSTS = (
    ("posts/ira_manchester_2017-05.csv.gz", "content", 900),
    ("posts/organic_us_airline_2015-02.csv.gz", "text", 300),
    ("hate/mhc_arabic.csv", "test_case", 300),
    ("hate/mhc_dutch.csv", "test_case", 300),
    ("hate/mhc_french.csv.gz", "test_case", 200),
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
    """Yield recall at the rate of random pairs with real posts, at the bar in use, and by pair of languages."""
    rows = [(text["id"], kind, lang, text[kind][lang]) for text in texts(half) for kind in ("original", "reworded") for lang in LANGUAGES]
    rows += [(text["id"], "negative", lang, line) for text in texts(half) for lang, line in _negatives(text["negatives"])]
    raw = encoder.encode([row[3] for row in rows])
    yield f"\nmeaning, half {half}: {len(texts(half))} messages, {len(posts)} real posts"
    yield f"{'vectors':<24}{'bar':>6}{'reworded':>10}{'translated':>12}{'both':>8}{'negatives':>11}{'other ids':>11}"
    for name, background in (("as they are", Background.none()), ("without background", Background.of(posts))):
        vectors = background.without(raw)
        chance = (vectors @ background.without(posts).T).ravel() if len(posts) else np.zeros(1)
        for bar in (float(np.quantile(chance, 1 - _RATE)), ALIKE):
            yield f"{name:<24}{bar:>6.2f}" + _shares(rows, vectors @ vectors.T, bar)
    yield from _by_language(rows, vectors @ vectors.T)


def _negatives(negatives: object) -> Iterator[tuple[str, str]]:
    if isinstance(negatives, dict):
        yield from negatives.items()
    else:
        yield from ((row["lang"], row["text"]) for row in negatives)  # type: ignore[attr-defined]


def _shares(rows: list[tuple[str, str, str, str]], cosines: npt.NDArray[np.float32], bar: float) -> str:
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


def _by_language(rows: list[tuple[str, str, str, str]], cosines: npt.NDArray[np.float32]) -> Iterator[str]:
    """Yield the share of translated pairs above the bar by languages; on the diagonal, of reworded ones."""
    place = {(row[0], row[1], row[2]): at for at, row in enumerate(rows) if row[1] != "negative"}
    ids = sorted({row[0] for row in rows})
    yield "at the bar in use" + "".join(f"{lang:>7}" for lang in LANGUAGES)
    for one in LANGUAGES:
        shares = []
        for two in LANGUAGES:
            kind = "reworded" if one == two else "original"
            shares.append(np.mean([cosines[place[number, "original", one], place[number, kind, two]] >= ALIKE for number in ids]))
        yield f"{one:<17}" + "".join(f"{share:>7.2f}" for share in shares)


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
