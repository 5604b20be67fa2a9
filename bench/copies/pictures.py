"""Edited posters against a bank of posters from the same templates: recall by edit, and false links by class of hard pair."""

from __future__ import annotations

import time
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import Any

import numpy as np

from bench.copies.blind_set import edited, generator
from tocsin.copies.pictures.candidates import keys_of
from tocsin.copies.pictures.prints import SAME, distance
from tocsin.copies.pictures.search import PictureIndex
from tocsin.copies.pictures.sketch import Sketch, sketch_of
from tocsin.copies.pictures.verify import Likeness, PictureMatch, compare

TASTE = ("sibling_words", "sibling_small_picture")
"""Classes that are changed as little as some real copies."""


def sketched(picture: Any) -> Sketch:
    return sketch_of(np.asarray(picture.convert("L")))


class Bank:
    """Sketches of the posters of one half."""

    def __init__(self, half: str, seed: int = 0) -> None:
        pairs = generator("pairs")
        self.half, self.seed = half, seed
        specs = {name: spec for name, spec in pairs.pool(seed).items() if pairs.P.half(name) == half}
        self.sketches = {name: sketched(pairs.P.draw(spec)) for name, spec in specs.items()}
        self.index = PictureIndex()
        for name, sketch in self.sketches.items():
            self.add(name, sketch)

    def add(self, name: str, sketch: Sketch) -> None:
        """Add a poster to the bank."""
        self.sketches[name] = sketch
        self.index.add(name, np.stack([sketch.prints.full[0], sketch.prints.trimmed[0]]), keys_of(sketch.features))

    def links(self, sketch: Sketch) -> dict[str, Likeness]:
        """Return every poster of the bank that this picture is linked to."""
        return {hit.name: hit.match.likeness for hit in self.index.search(sketch, self.sketches.get)}


def hard_pairs(bank: Bank) -> Iterator[str]:
    """Yield the table of false links: each poster of the bank is searched in it, so that all pairs are tried."""
    pairs = generator("pairs")
    tried: Counter[str] = Counter()
    linked: dict[str, Counter[Likeness]] = defaultdict(Counter)
    classes = {frozenset(pair): pairs.hard_class(*pair, bank.seed) for pair in combinations(sorted(bank.sketches), 2)}
    tried.update(classes.values())
    counted: set[tuple[frozenset[str], Likeness]] = set()
    for name, sketch in bank.sketches.items():
        for other, likeness in bank.links(sketch).items():
            pair = frozenset((name, other))
            if other != name and (pair, likeness) not in counted:
                counted.add((pair, likeness))
                linked[classes[pair]][likeness] += 1
    yield f"\nhard pairs, half {bank.half}\n{'class':<24}{'pairs':>8}{'copy':>8}{'artwork':>9}"
    for kind, count in sorted(tried.items()):
        yield f"{kind:<24}{count:>8}{linked[kind][Likeness.COPY]:>8}{linked[kind][Likeness.ARTWORK]:>9}"
    count = sum(tried[kind] for kind in tried if kind not in TASTE)
    false = sum(linked[kind][Likeness.COPY] for kind in tried if kind not in TASTE)
    yield f"{'all but matters of taste':<24}{count:>8}{false:>8}   {10_000 * false / count:.2f} in 10,000"


def edits(bank: Bank, posters: int) -> Iterator[str]:
    """Yield the table by edit: recall of hashes alone and of everything, links to other posters, and time.

    The column "ideal" is the recall if the right poster were always among the candidates, as the best learned descriptor would have it.
    """
    rows: dict[str, Counter[str]] = defaultdict(Counter)
    groups: dict[str, str] = {}
    began, searches, last = time.process_time(), 0.0, ""
    for name, edit, group, original, picture in edited(posters, bank.half, bank.seed):
        if name != last:
            bank.add(name, sketched(original))
            last = name
        sketch = sketched(picture)
        at = time.process_time()
        links = bank.links(sketch)
        searches += time.process_time() - at
        groups[edit] = group
        near = min(int(distance(hash_, bank.sketches[name].prints.all()).min()) for hash_ in sketch.prints.all())
        ideal = links.get(name) or _of(compare(sketch, bank.sketches[name]))
        others = [likeness for other, likeness in links.items() if other != name]
        rows[edit].update(
            tried=1,
            hash=near <= SAME,
            copy=links.get(name) is Likeness.COPY,
            ideal=ideal is Likeness.COPY,
            artwork=links.get(name) is Likeness.ARTWORK,
            false=others.count(Likeness.COPY),
        )
    yield from _edit_table(bank.half, rows, groups)
    total = sum(counts["tried"] for counts in rows.values())
    yield f"{total} searches among {len(bank.sketches)} posters, {1000 * searches / max(1, total):.0f} ms of CPU each"
    yield f"with drawing {time.process_time() - began:.0f} s"


def _of(match: PictureMatch | None) -> Likeness | None:
    return match.likeness if match else None


def _edit_table(half: str, rows: dict[str, Counter[str]], groups: dict[str, str]) -> Iterator[str]:
    yield f"\nedits, half {half}\n{'edit':<32}{'group':<14}{'tried':>6}{'hash':>7}{'copy':>7}{'ideal':>7}{'artwork':>9}{'false':>7}"
    totals: Counter[str] = Counter()
    for edit, counts in rows.items():
        shares = "".join(f"{counts[key] / counts['tried']:>7.2f}" for key in ("hash", "copy", "ideal"))
        yield f"{edit:<32}{groups[edit]:<14}{counts['tried']:>6}{shares}{counts['artwork'] / counts['tried']:>9.2f}{counts['false']:>7}"
        if edit != "translated":
            totals.update(counts)
    shares = "".join(f"{totals[key] / totals['tried']:>7.3f}" for key in ("hash", "copy", "ideal"))
    yield f"{'all but translated':<46}{totals['tried']:>6}{shares}{totals['artwork'] / totals['tried']:>9.3f}{totals['false']:>7}"
