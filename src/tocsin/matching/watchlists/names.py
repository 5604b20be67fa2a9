"""Clean names of what is not name: brackets, remarks, several names in one field."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from tocsin.domain.mention import Quality
from tocsin.domain.subject import Name

_BRACKETS = re.compile(r"[(\[（]([^()\[\]（）]*)[)\]）]?")
_SEVERAL = re.compile(r";|\s(?=[a-h]\)\s)|\s(?:alias|a\.k\.a\.|f\.k\.a\.)\s", re.IGNORECASE)
_LETTERED = re.compile(r"^\s*[a-h]\)\s*")
_REMARK = re.compile(
    r",?\s{0,9}\b(?:born|previously|formerly|listed as|false identity|date of birth|passport|d\.?o\.?b|also known as|with|deceased)\b.*$",
    re.IGNORECASE,
)
_SHORT = 6
_LONG = 120


def split_names(field: str) -> Iterator[tuple[str, bool]]:
    """Yield every name in a field, and whether it is a by-name: what stood in brackets identifies less.

    >>> list(split_names("BUTEMBO AIRLINES (BAL)"))
    [('BUTEMBO AIRLINES', False), ('BAL', True)]
    >>> list(split_names("Anso al-Veldraki)"))
    [('Anso al-Veldraki', False)]
    """
    for part in _SEVERAL.split(unicodedata.normalize("NFC", field)):
        part = _LETTERED.sub("", part)
        if name := _tidy(_BRACKETS.sub(" ", part)):
            yield name, False
        for inner in _BRACKETS.findall(part):
            if _is_name(inner):
                yield _tidy(inner), True


def _tidy(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;:.\"'“”‘’*-()[]（）")
    shorter = _REMARK.sub("", text)
    text = shorter if len(shorter.split()) > 1 and any(map(str.isdigit, text)) else text
    return text if any(map(str.isalnum, text)) else ""


def _is_name(inner: str) -> bool:
    """An acronym or another script in brackets is a name. A remark is not."""
    words = inner.split()
    if not words or any(map(str.isdigit, inner)) or len(inner) > _LONG:
        return False
    return not inner.isascii() or (len(words) == 1 and inner.isupper() and len(inner) > 2)


def named(field: str, quality: Quality, origin: str) -> Iterator[Name]:
    """Yield the names of a field as values. A by-name in brackets is weak unless it is in its own script."""
    for text, by_name in split_names(field):
        weak = by_name and text.isascii() and len(text) <= _SHORT
        yield Name(text, Quality.WEAK if weak else quality, origin)


def each_once(names: Iterable[Name]) -> tuple[Name, ...]:
    """Return the names without repeats. A good one wins over a weak one of the same letters."""
    best: dict[str, Name] = {}
    for name in names:
        earlier = best.get(name.text.casefold())
        if earlier is None or (earlier.quality is Quality.WEAK and name.quality is Quality.GOOD):
            best[name.text.casefold()] = name
    return tuple(best.values())
