"""Listed names planted in sentences, and names of the innocent: what is found, and what is wrongly flagged."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from bench.join.material import Planted
from tocsin.domain.mention import Band, Mention
from tocsin.matching.index import NameIndex

AIMS = {
    "exact": 0.97, "surname first": 0.97, "last word first": 0.97, "small letters": 0.97, "capitals": 0.97, "diacritics added": 0.97,
    "one respelling": 0.97, "one typing error": 0.95, "homoglyphs": 0.95, "zero-width": 0.95, "Arabic originals": 0.85, "initials": 0.50,
}  # fmt: skip


def band_of(case: Planted, mentions: Iterable[Mention]) -> Band | None:
    """The best band in which the planted subject is found where it was planted (for an innocent: any mention there)."""
    found = [mention.band for mention in mentions if mention.start < case.end and case.start < mention.end and _means(case, mention)]
    return min(found, key=[Band.ALERT, Band.POSSIBLE].index, default=None)


def _means(case: Planted, mention: Mention) -> bool:
    return not case.subject or any(candidate.subject == case.subject for candidate in mention.candidates)


def counted(index: NameIndex, cases: Iterable[Planted]) -> dict[str, list[Band | None]]:
    """The band of every case, by its class."""
    found: dict[str, list[Band | None]] = defaultdict(list)
    for case in cases:
        found[case.sort].append(band_of(case, index.mentions(case.text)))
    return found


def share(bands: list[Band | None], *wanted: Band) -> float:
    """The share of cases in these bands."""
    return sum(band in wanted for band in bands) / max(len(bands), 1)
