"""Values of the cells of a dump, however its program wrote them: names, words, texts, counts, flags and lists."""

from __future__ import annotations

import ast
import json
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from tocsin.ingest.posts import shared_objects

TEXT_LIMIT = 1 << 17
_EMPTY = frozenset(("", "nan", "none", "null", "na", "n/a", "<na>"))
_LONGEST_EMPTY = max(map(len, _EMPTY))
_YES = frozenset(("1", "1.0", "true", "t", "yes", "y", "deleted", "removed", "gone"))

_PART = re.compile(r"['\"](\w{2,20})['\"]: ?['\"]?([^'\",{}]{1,80})")
_OF_ACCOUNTS = ("username", "screen_name", "handle", "id", "id_str", "name")
"""Names of parts of an object that tell an account, the best first."""


class Unreadable(Exception):
    """Reason why a row is rejected."""


def account_in(value: object) -> str:
    """Return an account, of an object that a program wrote as text the name in it."""
    name = name_in(value)
    if not name.startswith("{"):
        return name
    parts = dict(_PART.findall(name))
    return next((parts[part] for part in _OF_ACCOUNTS if part in parts), name)


def links_of(listed: object, post_id: object, text: str) -> list[str]:
    """Return the links that a dump lists without the post's own address, or those of the text when that leaves none."""
    links, own = each_of(listed, shared_objects.link, shared_objects.split_links), name_in(post_id)
    if not own or not any(own in link for link in links):
        return links
    return [link for link in links if link.rpartition("/")[2] != own] or shared_objects.links_in(text)


def is_set(value: object) -> bool:
    """Tell whether a flag is set, in the spellings that dumps use."""
    return value is not None and str(value).strip().lower() in _YES


def mention(name: str) -> str:
    """Return the account that a mention names, in small letters without @."""
    return name.strip().lstrip("@").lower()


def name_in(value: object) -> str:
    """Return a name, an id or a short word. Empty for the placeholders that dumps write for a missing value."""
    if value is None or value == "":
        return ""
    if isinstance(value, float):
        return "" if value != value else str(int(value)) if value.is_integer() and abs(value) < 1e15 else f"{value:.17e}"
    text = str(value).strip()
    if text[-2:] == ".0" and text[:-2].isdigit():
        text = text[:-2] if len(text) < 18 else f"{float(text):.17e}"  # a number that was kept as a fraction
    if "\ufffd" in text or "\x00" in text:
        raise Unreadable(f"{text[:40]!r} has bytes that are not text where a name is expected")
    if len(text) > 2048:
        raise Unreadable(f"{text[:40]!r}... is too long for a name")
    return "" if len(text) < 5 and text.lower() in _EMPTY else text


def word_in(value: object) -> str:
    """Return a name from a small set, cached."""
    return _known_word(value) if type(value) is str else name_in(value)


_known_word = lru_cache(1 << 12)(name_in)


def text_in(value: object) -> str:
    """Return the words of a post. Raises :class:`Unreadable` for a text of more than :data:`TEXT_LIMIT` characters."""
    if value is None:
        return ""
    text = value if isinstance(value, str) else str(value)
    if len(text) > TEXT_LIMIT:
        raise Unreadable(f"a text of {len(text)} characters is no post (limit {TEXT_LIMIT})")
    if text.isascii() and "\x00" not in text:
        return text
    return text.replace("\x00", "").encode("utf-8", "replace").decode()


def count_in(value: object) -> int | None:
    """Return a number, None where the value is none."""
    try:
        return None if value is None or value == "" else int(float(str(value)))
    except (ValueError, OverflowError):
        return None


def each_of(value: object, spell: Callable[[str], str], split: Callable[[str], list[str]] | None = None) -> list[str]:
    """Return the items of a list, however the dump writes it: a real one, one inside a string, or words between separators."""
    if value is None or value == "" or value == "[]":
        return []
    items = value if isinstance(value, (list, tuple)) else _listed(str(value), split or _words)
    texts = [str(item if type(item) is str else _stands_for(item)).strip() for item in items if item is not None]
    return list(dict.fromkeys([spell(text) for text in texts if len(text) > _LONGEST_EMPTY or text.lower() not in _EMPTY]))


_SINGLE_QUOTED = re.compile(r"\[\s{0,9}'[^'\"\\\n]*+'(?:\s{0,9},\s{0,9}'[^'\"\\\n]*+')*+\s{0,9}\]")
"""A list as Python prints it, of strings without quotes in them."""
_QUOTED = re.compile(r"'([^']*)'")
_NAMING_FIELDS = ("unwound_url", "expanded_url", "expandedUrl", "text", "tag", "username", "screen_name", "name", "url", "id")


def _stands_for(item: object) -> object:
    """Return the tag, address or account that an object in a list stands for."""
    if type(item) is not dict and not isinstance(item, Mapping):
        return item
    get = item.get
    for name in _NAMING_FIELDS:
        if value := get(name):
            return value
    return ""


def _listed(text: str, split: Callable[[str], list[str]]) -> list[Any]:
    text = text.strip()
    if _SINGLE_QUOTED.fullmatch(text):
        return list(_QUOTED.findall(text))
    if text.startswith(("[", "c(")) and text.endswith(("]", ")")):
        text = "[" + text.removeprefix("c(").removeprefix("[")[:-1] + "]"
        for read in (json.loads, ast.literal_eval):
            try:
                return list(read(text))
            except (ValueError, SyntaxError, RecursionError, MemoryError, TypeError):
                continue
        text = text[1:-1]
    return [part.strip("'\" ") for part in split(text)]


def _words(text: str) -> list[str]:
    return re.split(r"[|;,\s]+", text)
