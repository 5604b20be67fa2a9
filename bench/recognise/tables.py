"""Shares of both halves, counted by language and class and printed side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from bench.recognise.halves import HALVES

Outcome = tuple[str, str, str, bool]
"""Half, measure, group (a language or a class), and whether the text counts."""

_MOST_GAP = 0.03


def table(title: str, outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield the lines of a table: each measure over all texts first, then by group; a gap above three points is marked."""
    counts: dict[tuple[str, str], dict[str, list[int]]] = defaultdict(lambda: {half: [0, 0] for half in HALVES})
    for half, measure, group, hit in outcomes:
        for row in ((measure, "all"), (measure, group)):
            counts[row][half][0] += hit
            counts[row][half][1] += 1
    yield f"\n{title}\n{'measure':<34}{'group':<22}{'A':>16}{'B':>16}"
    for (measure, group), halves in sorted(counts.items(), key=lambda item: (item[0][0], item[0][1] != "all", item[0][1])):
        shares = [hits / texts if texts else 0.0 for hits, texts in halves.values()]
        cells = "".join(f"{share:>8.3f} of{texts:>5}" for share, (_, texts) in zip(shares, halves.values(), strict=True))
        gap = abs(shares[0] - shares[1]) if all(texts for _, texts in halves.values()) else 0.0
        yield f"{measure:<34}{group:<22}{cells}{f'   gap {gap:.3f}' if group == 'all' and gap > _MOST_GAP else ''}"
