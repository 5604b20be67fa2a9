"""Words of a text and their places. Offsets are code points of the original, whatever was hidden in it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from tocsin.matching.engine.fold import fold

LONGEST = 64
"""Letters of a word; what is longer (a line without spaces, base64) is no name."""

MOST_READ = 2_000_000
"""Code points of one text that are searched by machine, about a thousand pages; a person must read the rest."""

_LOOKED_AT, _LEAST_ELIDING = 2000, 2
"""Code points in which a language is recognised by its short words, and how many of them do."""

_WORD = re.compile(r"[^\W_]+(?:['’ʼʻʿʾ‘`´′＇][^\W_]+)*")
_PLAIN = re.compile(r"[^\W_]+")
_HIDDEN = re.compile(
    "[\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u061c\u0640\u064b-\u065f\u0670"
    "\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u180e\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200f\u202a-\u202e\u2060-\u206f\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\ufeff]+"
)
_APOSTROPHES = "'’ʼ‘`´′"
_MARKED = re.compile(f"[{_APOSTROPHES}]")
_TURKISH = re.compile("[ğışĞİŞ]|\\b(?:ve|bir|bu|için|ile|çok|değil|olan|gibi|sonra)\\b")
_TURKISH_ENDING = re.compile(
    rf"(?<=\w)[{_APOSTROPHES}](?:[ınyn]?[ıiuüaeo]|[ny]?[ıiuü]n|[dt][ae]n?|n[dt][ae]n?|y?l[ae]|l[ae]r\w{{0,4}}|s[ıiuü]|k[ii]"
    r"|l[ıiuü](?:l[ae]r)?\w{0,4}|s[ıiuü]z\w{0,3}|c[ıiuüae]\w{0,4}|[dt][ae]ki\w{0,5}|[dt][ıiuü]r|y?m[ıiuü]ş\w{0,3}|y?[dt][ıiuü]|nki\w{0,4})$",
    re.IGNORECASE,
)
"""Endings that Turkish writes behind an apostrophe: cases, plural, ``PKK'lı`` (of), ``PKK'sız`` (without), ``Gazze'deki`` (in), verbs."""

_ELISION = re.compile(
    rf"(?:[dl]|qu|jusqu|lorsqu|puisqu|quoiqu|(?:d|n|s)?all|dell|d[ao]ll|nell|sull|un)[{_APOSTROPHES}](?=h?[aeiouàâáäéèêëíîïóôöúùûüœ])",
    re.IGNORECASE,
)
"""The short words that French, Italian and Catalan write on before a vowel: ``l'AQMI``, ``d'Al-Qaïda``, ``dell'ISIS``."""

_ELIDING = re.compile(r"\b(?:les?|la|des|une?|est|et|que|dans|pour|sur|avec|il|gli|che|di|del|della|els|amb|i)\b", re.IGNORECASE)
"""Words of the languages that elide: elsewhere ``D'Andrea`` is one name."""

_HYPHENATED = re.compile(r"(?<=[^\W\d_])[-\u2010\u2011\u00ac][ \t]*\r?\n[ \t]*(?=[a-zа-яß-ÿ])")


class Token(NamedTuple):
    """One word: its start and end in the original, as written (hidden marks removed), and folded."""

    start: int
    end: int
    raw: str
    word: str


def tokens(text: str) -> list[Token]:
    """Return the words of a text in order. Zero-width, direction and combining marks are skipped, words broken over a line joined."""
    return _read(text, _WORD)


def plain_words(text: str) -> list[Token]:
    """Return the same, split at apostrophes too: ``I'll`` is two words."""
    return _read(text, _PLAIN)


def written_words(text: str) -> list[str]:
    """Return the words of a text as they are written, before :func:`tokens` takes anything off them. It is several times as fast."""
    cuts = _cuts(text)
    return _WORD.findall(_without(text, cuts)[0] if cuts else text)


def bare_forms(written: str) -> set[str]:
    """Return every form in which :func:`tokens` may read a written word, by the language of the text around it."""
    if not _MARKED.search(written):
        return {written}
    return {written[slice(*_bare(written, turkish=turkish, eliding=eliding))] for turkish in (False, True) for eliding in (False, True)}


@lru_cache(maxsize=1 << 12)
def words_of(name: str) -> tuple[str, ...]:
    """Return the folded words of a name as it is written, particles and titles included. They are remembered: several parts ask."""
    return tuple(token.word for token in tokens(name))


def words_by(text: str, pattern: re.Pattern[str], longest: int) -> list[Token]:
    """Return the words that a pattern finds, read like :func:`tokens`. Words of more than ``longest`` letters are left out."""
    return _read(text, pattern, longest)


def _read(text: str, pattern: re.Pattern[str], longest: int = LONGEST) -> list[Token]:
    cuts = _cuts(text)
    if not cuts:
        return list(_words(text, pattern, longest))
    visible, starts, shifts = _without(text, cuts)
    return [_moved(token, starts, shifts) for token in _words(visible, pattern, longest)]


def _words(text: str, pattern: re.Pattern[str], longest: int) -> Iterator[Token]:
    marked = _MARKED.search(text) is not None
    turkish = marked and _TURKISH.search(text) is not None
    eliding = marked and len(_ELIDING.findall(text, 0, _LOOKED_AT)) >= _LEAST_ELIDING
    for match in pattern.finditer(text):
        start, end = match.span()
        if end - start > longest:
            continue
        raw = match[0]
        if marked and _MARKED.search(raw):
            before, after = _bare(raw, turkish=turkish, eliding=eliding)
            raw, start, end = raw[before:after], start + before, start + after
        word = fold(raw)
        if word and len(word) <= longest:  # one letter may stand for a whole phrase
            yield Token(start, end, raw, word)


def _bare(raw: str, *, turkish: bool, eliding: bool) -> tuple[int, int]:
    """Return where a word with an apostrophe begins and ends without what its language writes on to it."""
    start, end = 0, len(raw)
    if end > 2 and raw[-1] in "sS" and raw[-2] in _APOSTROPHES:
        end -= 2
    elif turkish and (ending := _TURKISH_ENDING.search(raw)):
        end = ending.start()
    if eliding and (elided := _ELISION.match(raw[:end])):
        start = elided.end()
    return start, end


def _cuts(text: str) -> list[tuple[int, int]]:
    if text.isascii() and "-" not in text:
        return []
    hidden = [match.span() for match in _HIDDEN.finditer(text)] if not text.isascii() else []
    broken = [match.span() for match in _HYPHENATED.finditer(text)]
    return sorted(hidden + broken) if broken else hidden


def _without(text: str, cuts: list[tuple[int, int]]) -> tuple[str, list[int], list[int]]:
    """Return the text without the cuts, the start of each piece in it, and how far each moved."""
    edges = [0, *(edge for cut in cuts for edge in cut), len(text)]
    pieces = [text[edges[at] : edges[at + 1]] for at in range(0, len(edges), 2)]
    starts = [0, *accumulate(len(piece) for piece in pieces[:-1])]
    shifts = [edge - start for edge, start in zip(edges[::2], starts, strict=True)]
    return "".join(pieces), starts, shifts


def _moved(token: Token, starts: list[int], shifts: list[int]) -> Token:
    first = shifts[bisect_right(starts, token.start) - 1]
    last = shifts[bisect_right(starts, token.end - 1) - 1]
    return Token(token.start + first, token.end + last, token.raw, token.word)
