"""Every listed name in a plain sentence in three cases, apart from those that are mere words or names of many, which tell nobody alone."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bench.recognise.names import CASES, PLAIN, band_of
from bench.recognise.tables import Outcome
from tocsin.domain.mention import KnownName
from tocsin.matching.engine.parts import parts_of_name
from tocsin.matching.engine.rarity import everyday, is_borne, is_filler, ordinary, places
from tocsin.matching.index import NameIndex
from tocsin.matching.tokens import words_of

_SHORT = 4


def verbatim(index: NameIndex, names: Sequence[KnownName], cases: Iterable[str] = tuple(CASES)) -> Iterator[Outcome]:
    """Yield for each name and case whether it is found; a name that alone tells nobody counts in a line of its own."""
    for at, name in enumerate(names):
        for case in cases:
            found = band_of(index, PLAIN[at % len(PLAIN)].format(CASES[case](name.text)), name.subject) is not None
            yield "A", f"verbatim {case}{reason_to_miss(name.text, case)}", name.kind, found


def reason_to_miss(text: str, case: str) -> str:
    """Return why a name in this case may rightly be nothing in a plain sentence, behind a comma, or an empty string.

    >>> reason_to_miss("FORTUNE", "title"), reason_to_miss("Dr Ibrahim", "title"), reason_to_miss("KCST", "title")
    (', a word', ', a name of many', '')
    >>> reason_to_miss("KCST", "small"), reason_to_miss("POPULAR FORCES", "small"), reason_to_miss("FOOPIE", "small")
    (', four letters', ', a phrase', '')
    """
    parts = [word for word in parts_of_name(words_of(text)) if not is_filler(word)]
    if len(parts) > 1:
        return ", a phrase" if case == "small" and all(map(_is_word, parts)) else ""
    if any(map(_is_word, parts)):
        return ", a word"
    if any(map(is_borne, parts)):
        return ", a name of many"
    return ", four letters" if case == "small" and all(len(word) <= _SHORT for word in parts) else ""


def _is_word(word: str) -> bool:
    """Return whether a part is a word of a language, a country or a large city."""
    return word in everyday() or word in ordinary() or word in places()
