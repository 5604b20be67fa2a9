"""Names of listed bodies in other languages (``data/group_names.toml``), as aliases of the entries that a desk has."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from tocsin.domain.mention import KnownName, Quality
from tocsin.matching.engine.fold import fold

_BODY = "group"
_WORD = re.compile(r"[^\W_]+(?:['’ʼ‘`][^\W_]+)*")


def with_other_names(names: Iterable[KnownName]) -> Iterator[KnownName]:
    """Yield each name and, after those of a body whose name the press of other languages translates, the translations.

    A translation of one word counts as a weak alias, because a word may be another language's everyday word.
    """
    listed = list(names)
    yield from listed
    present = {(name.subject, _key(name.text)) for name in listed if name.kind == _BODY}
    for name in listed:
        for other in _table().get(_key(name.text), ()) if name.kind == _BODY else ():
            key = (name.subject, _key(other))
            if key not in present:
                present.add(key)
                quality = Quality.GOOD if name.quality is Quality.GOOD and " " in key[1] else Quality.WEAK
                yield replace(name, text=other, quality=quality, primary=False)


def is_translation(text: str) -> bool:
    """Return whether a name is one by which the press calls a listed body, or the listed name of such a body."""
    key = _key(text)
    return key in _table() or key in _translations()


@lru_cache(maxsize=1)
def _translations() -> frozenset[str]:
    return frozenset(_key(other) for others in _table().values() for other in others)


@lru_cache(maxsize=1 << 12)
def _key(text: str) -> str:
    bare = text.rstrip()
    bare = bare[: bare.rfind("(")] if bare.endswith(")") else bare
    return " ".join(fold(word) for word in _WORD.findall(bare or text))


@lru_cache(maxsize=1)
def _table() -> dict[str, tuple[str, ...]]:
    lines = tomllib.loads(files("tocsin.matching").joinpath("data/group_names.toml").read_text(encoding="utf-8"))
    return {_key(name): tuple(other.strip() for other in line.split("|")) for name, line in lines.items()}
