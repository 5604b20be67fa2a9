"""Judgement of the columns of a table of posts by their names and by the values of the first rows."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from tocsin.ingest.posts.column_names import NAMES
from tocsin.ingest.posts.dates import is_date, is_moment

_COLLECTED = ("scrap", "collect", "crawl", "retriev", "download", "fetch", "import", "index", "updat", "export", "abgerufen")
_OF_MEMBERS = ("joined", "registered", "lastseen", "lastlogin", "birth")
"""Parts of the names of columns that hold times of an account, and none of a post."""
OF_AN_ACCOUNT = ("user", "author", "account", "owner", "channel", "profile", "page", "chat", "quoted", "reblog", "retweeted", "parent")
"""Parts of the names of objects and columns that are about an account."""
_IDS = ("id", "ids", "idstr")
"""Ends of the names of columns that hold ids."""
_SHORTEST_TIME = 8
_MIDNIGHT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]00:?00)?")
_SENTENCE = 12
_LONGEST_NAME = 80
Samples = Mapping[str, Sequence[Any]]
"""What the first rows hold in each column."""


def plain(name: str) -> str:
    """Return the letters and digits of a name in small letters, by which names are compared."""
    return "".join(letter for letter in name.casefold() if letter.isalnum())


SYNONYMS = {column: [plain(name) for name in names.split()] for column, names in NAMES.items()}


def filled(values: Sequence[Any]) -> list[Any]:
    """Return the values of cells that are not empty."""
    return [value for value in values if value not in (None, "")]


def values_of(names: Iterable[str], samples: Samples) -> dict[str, list[Any]]:
    """Return the stated values of these columns, without the columns that hold none."""
    return {name: there for name in names if (there := filled(samples.get(name, ())))}


def is_of_account(name: str) -> bool:
    """Tell whether a column holds a time of an account by its name."""
    return any(word in plain(name) for word in ("account", "join", "birth", "usercreated", "authorcreated"))


def are_days(values: Sequence[Any]) -> bool:
    """Tell times that all stand at midnight, since they are days that a program wrote with a clock."""
    return bool(values) and all(_MIDNIGHT.fullmatch(str(value).strip()) for value in filled(values))


def speaks_of(name: str, *words: str) -> bool:
    """Tell whether the name of a column has any of these parts."""
    return any(word in plain(name) for word in words)


def are_numbers(values: Sequence[Any]) -> bool:
    """Tell whether all values are plain numbers."""
    return all(str(value).strip().replace(".", "").replace("-", "").isdecimal() for value in values)


def mean_length(values: Sequence[Any]) -> float:
    """Return the mean length of the values, in characters."""
    return sum(len(str(value)) for value in values) / max(1, len(values))


def are_times(values: Sequence[Any]) -> bool:
    """Tell whether all values are times, and not plain small numbers."""
    return all(is_moment(value) and (len(str(value)) >= _SHORTEST_TIME or is_date(value)) for value in values[:50])


def are_single(values: Sequence[Any]) -> bool:
    """Tell values from lists and objects, such as the answers to a post."""
    return not any(isinstance(value, (list, Mapping)) for value in values)


def are_texts(values: Sequence[Any]) -> bool:
    """Tell whether most values are sentences."""
    texts = [str(value) for value in values]
    return sum(len(text) >= _SENTENCE and (" " in text or not text.isascii()) for text in texts) > len(texts) / 2


def are_accounts(values: Sequence[Any]) -> bool:
    """Tell whether all values are single words, as names of accounts are."""
    names = [str(value).strip() for value in values]
    return all(
        2 < len(name) <= _LONGEST_NAME and not any(map(str.isspace, name)) and any(map(str.isalpha, name)) and "://" not in name
        for name in names
    )


def is_synonym(column: str, mapped: Mapping[str, str]) -> bool:
    """Tell whether a part of a post is held by a column that is plainly named so."""
    return plain(mapped.get(column, "")) in SYNONYMS[column]


def times_in(values: Mapping[str, Sequence[Any]]) -> list[str]:
    """Return the columns that hold times, the one with the earlier ones first, since a post is older than what happens to it.

    Numbers come after times that are written out, and ids last, since they may look like times.
    """
    times = [name for name, there in values.items() if are_times(there) and not speaks_of(name, *_COLLECTED, *_OF_MEMBERS)]
    return sorted(times, key=lambda name: (plain(name).endswith(_IDS), are_numbers(values[name]), str(values[name][0])))
