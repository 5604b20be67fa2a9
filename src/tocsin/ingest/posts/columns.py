"""Mapping of a table's columns to those of posts: guessed from the header and the first rows, or stated once and remembered."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.ingest.posts.column_names import NAMES
from tocsin.ingest.posts.column_values import (
    OF_AN_ACCOUNT,
    SYNONYMS,
    Samples,
    are_accounts,
    are_days,
    are_numbers,
    are_single,
    are_texts,
    are_times,
    filled,
    is_of_account,
    is_synonym,
    plain,
    speaks_of,
    times_in,
    values_of,
)
from tocsin.ingest.posts.dates import is_clock, is_date, is_hour, is_moment
from tocsin.ingest.posts.ids import are_rounded, is_spoiled

NEEDED = ("account_id", "time")
NOBODY = "no column names an account: its posts count as those of one account"
"""Line on a table of posts that names no account."""
_ACCOUNT_ENDINGS = ("userid", "authorid", "accountid", "useridstr", "screenname", "username", "authorname", "accountname", "nickname")
"""Ends of names of columns that hold accounts, the best first."""
_OF_OTHERS = ("repl", "quot", "retweet", "repost", "reblog", "share", "forward", "mention", "parent", "target", "react", "like", "assign")
"""Parts of the names of columns that hold an account other than the one of the post."""
_NO_ACCOUNT = ("type", "kind", "lang", "language", "platform", "visibility", "status", "version")
"""Names of columns whose single words come again and name nobody."""
_COUNTED = ("tweets", "posts", "statuses")
"""Names of columns of texts that others give to numbers of posts."""
_OF_LENGTH = ("dur", "length", "laenge", "länge", "longueur", "watch")
"""Parts of the names of columns that say how long something took, in hours and minutes too."""
_HOURS = ("hour", "stunde", "heure", "hora", "uur", "timme", "godz", "час", "saat", "ساعة", "ساعت", "שעה", "時", "시간")
"""Parts of the names of columns that hold hours as plain numbers."""
_ENOUGH = 0.5


def guess_map(header: Sequence[str], samples: Samples | None = None) -> dict[str, str]:
    """Return a map from canonical column to the file's column, guessed by names and first rows. Each column is used once."""
    samples = samples or {}
    mapped = _by_names(header, samples)
    mapped |= _by_last_names(header, samples, mapped)
    mapped |= _account_beside_channel(header, mapped)
    mapped |= _account_by_ending(header, mapped)
    mapped |= by_values([name for name in header if name not in mapped.values()], samples, mapped)
    mapped |= _exact_time(header, samples, mapped)
    return _with_clock(header, samples, mapped)


def _with_clock(header: Sequence[str], samples: Samples, mapped: dict[str, str]) -> dict[str, str]:
    """Return the map with the column of the hours beside a column of days: the one named so, else the only one that holds hours."""
    if not _shares(samples, mapped.get("time", ""), is_date):
        return {column: name for column, name in mapped.items() if column != "clock"}
    if "clock" in mapped:
        return mapped
    free = [name for name in header if name not in mapped.values() and not speaks_of(name, *_OF_LENGTH)]
    values = {name: there for name, there in values_of(free, samples).items() if are_single(there)}
    clocks = [name for name, there in values.items() if all(map(is_clock, there))] or [
        name for name, there in values.items() if speaks_of(name, *_HOURS) and all(map(is_hour, there))
    ]
    return mapped | {"clock": clocks[0]} if len(clocks) == 1 else mapped


def _by_names(header: Sequence[str], samples: Samples) -> dict[str, str]:
    """Return the columns that a full name gives. Of several with one spelling the first counts."""
    by_plain = {plain(name): name for name in reversed(header)}
    mapped: dict[str, str] = {}
    for column, synonyms in SYNONYMS.items():
        candidates = [by_plain[s] for s in synonyms if s in by_plain and by_plain[s] not in mapped.values()]
        if column == "text":
            candidates = [name for name in candidates if plain(name) not in _COUNTED or not are_numbers(filled(samples.get(name, ())))]
        if best := _best(column, candidates, samples):
            mapped[column] = best
    return mapped


def _account_beside_channel(header: Sequence[str], mapped: Mapping[str, str]) -> dict[str, str]:
    """Return the account for a table whose channels are the accounts, as on YouTube: their id where there is one, else their name."""
    channel = mapped.get("channel", "")
    if "account_id" in mapped or not plain(channel).startswith("channel"):
        return {}
    return {"account_id": next((name for name in header if plain(name) == "channelid"), channel)}


def _account_by_ending(header: Sequence[str], mapped: Mapping[str, str]) -> dict[str, str]:
    """Return the account by the end of a name such as ``origin_user_id``, unless its beginning is about somebody else's post."""
    if "account_id" in mapped:
        return {}
    names = [name for name in header if name not in mapped.values() and not speaks_of(name, *_OF_OTHERS)]
    account = next((name for ending in _ACCOUNT_ENDINGS for name in names if plain(name).endswith(ending)), "")
    return {"account_id": account} if account else {}


def _exact_time(header: Sequence[str], samples: Samples, mapped: Mapping[str, str]) -> dict[str, str]:
    """Return the first column of times with an hour, where the time that was found holds only days."""
    if not are_days(samples.get(mapped.get("time", ""), ())):
        return {}
    free = [name for name in header if name not in mapped.values() and not is_of_account(name)]
    values = values_of(free, samples)
    exact = next((name for name in times_in(values) if not are_days(values[name])), "")
    return {"time": exact} if exact else {}


_PLACES = ("channel", "page", "chat")
_BY_LAST_NAME = ("text", "time", "post_id", "account_id")


def _by_last_names(header: Sequence[str], samples: Samples, mapped: Mapping[str, str]) -> dict[str, str]:
    """Return the needed columns that no full name gives, by the last part of a name such as ``snippet.textOriginal``.

    The part before it may name an account for ``account_id`` alone, since an account has a time and an id of its own.
    """
    named: dict[str, str] = {}
    for column in _BY_LAST_NAME:
        if column in mapped:
            continue
        inner = [name for name in header if "." in name and name not in (*mapped.values(), *named.values())]
        if column != "account_id":
            inner = [name for name in inner if not _is_within_account(name.rpartition(".")[0])]
        by_last = {plain(name.rpartition(".")[2]): name for name in sorted(inner, key=lambda name: -name.count("."))}
        candidates = [by_last[synonym] for synonym in SYNONYMS[column] if synonym in by_last]
        if best := _best(column, candidates, samples):
            named[column] = best
    return named


def _is_within_account(path: str) -> bool:
    """Tell whether the objects that hold a field are an account, or the innermost a place where accounts post."""
    parent = plain(path.rpartition(".")[2])
    return any(part in parent if part in _PLACES else part in plain(path) for part in OF_AN_ACCOUNT)


def by_values(free: Sequence[str], samples: Samples, mapped: Mapping[str, str]) -> dict[str, str]:
    """Return columns for the time, the account and the text of posts by their values, where no name tells them.

    Of several columns of times the earliest is taken whose name does not speak of collecting. Accounts are single words that come again.
    """
    values = values_of(free, samples)
    chosen: dict[str, str] = {}
    timed = mapped.get("time", "")
    if not timed or not _are_moments(filled(samples.get(timed, ())) or [""]):
        times = times_in(values)
        chosen |= {"time": times[0]} if times and (len(times) == 1 or not timed) else {}
    rest = {name: there for name, there in values.items() if are_single(there) and not are_times(there)}
    if "text" not in mapped and rest:
        longest = max(rest, key=lambda name: sum(len(str(value)) for value in rest[name]) / len(rest[name]))
        chosen |= {"text": longest} if are_texts(rest.pop(longest)) else {}
    if "account_id" not in mapped and (account := _account_in({name: rest[name] for name in rest if name not in chosen.values()})):
        chosen["account_id"] = account
    return chosen


def _account_in(values: Mapping[str, Sequence[Any]]) -> str:
    """Return the column of accounts whose values come again most often, empty without one."""
    names = [name for name, there in values.items() if plain(name) not in _NO_ACCOUNT and are_accounts(there)]
    return max(names, key=lambda name: len(values[name]) - len(set(map(str, values[name]))), default="")


def _best(column: str, candidates: Sequence[str], samples: Samples) -> str:
    """Return the first of these columns whose values fit, else the first, so that its rows are rejected with a reason."""
    fits = _FITS.get(column)
    values = values_of(candidates, samples)
    if fits is None or not values:
        return "" if column == "clock" else next(iter(candidates), "")
    if column == "post_id":
        candidates = sorted(candidates, key=lambda name: name not in values or len(set(map(str, values[name]))) < len(values[name]))
    fallback = "" if column in _ONLY_FITTING else candidates[0]
    return next((name for name in candidates if name in values and fits(values[name])), fallback)


def _most(fits: Callable[[Any], bool]) -> Callable[[Sequence[Any]], bool]:
    return lambda values: sum(map(fits, values)) >= _ENOUGH * len(values)


def _shares(samples: Samples, name: str, fits: Callable[[Any], bool]) -> bool:
    values = filled(samples.get(name, ()))
    return bool(values) and _most(fits)(values)


def _are_ids(values: Sequence[Any]) -> bool:
    names = [str(value).strip() for value in values]
    return are_single(values) and not any(map(is_spoiled, names)) and not are_rounded(names)


def _are_moments(values: Sequence[Any]) -> bool:
    return _most(is_moment)(values[:50])


_FITS: dict[str, Callable[[Sequence[Any]], bool]] = {
    "account_id": _are_ids,
    "post_id": lambda values: _are_ids(values) and not are_texts(values),
    "time": _are_moments,
    "text": are_single,
    "clock": _most(is_clock),
}
_ONLY_FITTING = ("post_id", "clock", "text")


def column_map(header: Sequence[str], stated: Mapping[str, str], where: str, samples: Samples | None = None) -> dict[str, str]:
    """Return the map to read with. Raises :class:`Malformed`, with the way to fix it, when a needed column is missing."""
    mapped = likeliest_map(header, stated, where, samples)
    if missing := missing_of(mapped):
        example = ",".join(f"{column}=COLUMN" for column in missing)
        mend = f"name them, as {example}; its columns are {_listed(header)}"
        why = f"{where}: row 1 names no column for {' and '.join(missing)}; {mend}"
        raise Malformed(why, command="--yes, if its posts name nobody") if lacks_account(mapped) else Malformed(why)
    return mapped


def lacks_account(mapped: Mapping[str, str]) -> bool:
    """Tell a table of words and times in which no column names an account, such as comments whose authors were taken out."""
    return missing_of(mapped) == ("account_id",) and "text" in mapped


def names_nobody(mapped: Mapping[str, str], unnamed: bool) -> bool:
    """Tell whether posts without an account are read: a person said so, or the time is named so, as in a download of one's own posts."""
    return lacks_account(mapped) and (unnamed or is_synonym("time", mapped))


def missing_of(mapped: Mapping[str, str]) -> tuple[str, ...]:
    """Return the needed columns that a map lacks."""
    return tuple(column for column in NEEDED if column not in mapped)


def likeliest_map(header: Sequence[str], stated: Mapping[str, str], where: str, samples: Samples | None = None) -> dict[str, str]:
    """Return the stated columns and the likeliest others. Raises :class:`Malformed` for a stated column that is not there."""
    for column, name in stated.items():
        if column not in NAMES:
            raise Malformed(f"{where}: no column {column!r} to map to: use one of {', '.join(NAMES)}")
        if name not in header:
            raise Malformed(f"{where}: has no column {name!r}; its columns are {_listed(header)}")
    unmapped = [name for name in header if name not in stated.values()]
    guessed = guess_map(unmapped, samples)
    if "time" in stated:
        guessed.pop("clock", None)
    return {column: name for column, name in guessed.items() if column not in stated} | dict(stated)


def _listed(header: Iterable[str]) -> str:
    return " ".join(", ".join(name[:40] for name in list(header)[:40]).split())


def signature(header: Sequence[str]) -> str:
    """Return the key under which a column map is remembered, equal for files with the same columns."""
    return blake2b("\x1f".join(header).encode("utf-8", "replace"), digest_size=12).hexdigest()


_SHARED = frozenset(["retweet", "retweeted", "repost", "reposted", "reblog", "share", "shared", "forward", "r", "rt"])
_OWN = frozenset(["quote", "quoted", "quote_tweet", "q", "reply", "replied_to", "original", "tweet"])


def settled(fields: dict[str, Any]) -> dict[str, Any]:
    """Fold the values of :data:`SETTLED` columns into the fields of a post."""
    if clock := fields.pop("clock", None):
        fields["time"] = f"{fields.get('time')} {clock}{':00' if is_hour(clock) else ''}"
    if title := fields.pop("title", None):
        text = str(fields.get("text") or "")
        fields["text"] = text if str(title) in text else f"{title}\n{text}".strip()
    kind = str(fields.pop("share_kind", None) or "").strip().lower()
    if kind in _OWN:
        fields["share_of"] = fields["is_share"] = None
    elif kind in _SHARED:
        fields["is_share"] = True
    source = str(fields.pop("forwarded_from", None) or "").strip()
    if source and not fields.get("share_of"):
        fields["share_of"] = _forwarded(source, fields)
    return fields


def _forwarded(source: str, fields: Mapping[str, Any]) -> str:
    """Return the key of a forwarded post: its source and the start of its text or links, else one that no other post shares."""
    beginning = " ".join(str(fields.get("text") or fields.get("links") or "").split())[:80]
    alike = beginning or f"{fields.get('channel') or ''}/{fields.get('post_id') or ''}"
    return "" if source.lower() in ("nan", "none", "null", "na") else f"forward:{source}:{alike}"
