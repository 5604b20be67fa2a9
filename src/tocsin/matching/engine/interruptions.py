"""Read a text without the links, the tags and the short brackets that interrupt a name."""

from __future__ import annotations

import re
from functools import cache

from tocsin.domain.mention import Mention

_LINK = r" (?<=\w )(?:(?:see|voir|siehe|zie|bkz|via) )?https?://[^\s<>\"]{1,300}(?= \w)"
_BRACKET = r"(?<=\w) ?\([^()\n\d]{1,40}\)(?= ?\w)"
_TAG = r"(?<=[\w ])(?:</?[A-Za-z][^<>\n]{0,300}>)+(?=[\w ])"
_BY_SIGN = {"<": _TAG, "://": _LINK, "(": _BRACKET}

_ELISION = re.compile(r"(?<![\w'’])(?:[ld]|(?<![A-Z] )L)['’](?=[A-Z][A-Z\d]{1,5}\b)")
_CODE = re.compile(r"(?<=\bt\.co/)\w+")

_Span = tuple[int, int]


def without_interruptions(text: str) -> tuple[str, list[_Span]]:
    """Return the text with spaces in place of links, tags and brackets between two words, as long as before, and their places."""
    signs = tuple(sign for sign in _BY_SIGN if sign in text)
    if not signs:
        return text, []
    spans = [match.span() for match in _interruption(signs).finditer(text)]
    pieces, last = [], 0
    for start, end in spans:
        pieces += [text[last:start], " " * (end - start)]
        last = end
    return "".join([*pieces, text[last:]]), spans


@cache
def _interruption(signs: tuple[str, ...]) -> re.Pattern[str]:
    """Return an expression for the interruptions that have these signs: most texts have one kind, which is found in less time."""
    return re.compile("|".join(_BY_SIGN[sign] for sign in signs))


def without_codes(text: str) -> str:
    """Return the text with spaces in place of the codes of links that X shortened: they are drawn by chance, and name nobody."""
    return _CODE.sub(lambda code: " " * len(code[0]), text) if "t.co/" in text else text


def without_elisions(text: str) -> str:
    """Return the text with spaces in place of the article that French writes on to initials: ``l'ELN``, ``d’AQMI``.

    >>> without_elisions("Le chef de l'ELN et d'Ivoire")
    "Le chef de   ELN et d'Ivoire"
    """
    return _ELISION.sub("  ", text) if "'" in text or "’" in text else text


def around(mention: Mention, spans: list[_Span]) -> bool:
    """Return whether a mention reaches over one of these places."""
    return any(mention.start < start and end < mention.end for start, end in spans)
