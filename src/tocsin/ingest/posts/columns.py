"""Mapping of a table's columns to those of posts: guessed from the header and the first rows, or stated once and remembered."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from hashlib import blake2b
from typing import Any

from tocsin.domain.errors import Malformed
from tocsin.ingest.posts.column_names import NAMES
from tocsin.ingest.posts.dates import is_clock, is_date, is_moment
from tocsin.ingest.posts.ids import are_rounded, is_spoiled

NEEDED = ("account_id", "time")
_COLLECTED = ("scrap", "collect", "crawl", "retriev", "download", "fetch", "import", "index", "updat", "export", "abgerufen")
_OF_MEMBERS = ("joined", "registered", "lastseen", "lastlogin", "birth")
"""Parts of the names of columns that hold times of an account, and none of a post."""
_NO_ACCOUNT = ("type", "kind", "lang", "language", "platform", "visibility", "status", "version")
"""Names of columns whose single words come again and name nobody."""
_COUNTED = ("tweets", "posts", "statuses")
"""Names of columns of texts that others give to numbers of posts."""
_SHORTEST_TIME = 8
_OF_LENGTH = ("dur", "length", "laenge", "länge", "longueur", "watch")
"""Parts of the names of columns that say how long something took, in hours and minutes too."""
_MIDNIGHT = re.compile(r"\d{4}-\d{2}-\d{2}[T ]00:00(?::00(?:\.0{1,9})?)?(?:Z|[+-]00:?00)?")
_IDS = ("id", "ids", "idstr")
"""Ends of the names of columns that hold ids."""
_SENTENCE = 12
_LONGEST_NAME = 80
_ENOUGH = 0.5
Samples = Mapping[str, Sequence[Any]]
"""What the first rows hold in each column."""


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


_SYNONYMS = {column: [_plain(name) for name in names.split()] for column, names in NAMES.items()}


def guess_map(header: Sequence[str], samples: Samples | None = None) -> dict[str, str]:
    """Return a map from canonical column to the file's column, guessed by names and first rows. Each column is used once."""
    samples = samples or {}
    mapped = _by_names(header, samples)
    mapped |= _by_last_names(header, samples, mapped)
    mapped |= _account_beside_channel(header, mapped)
    mapped |= by_values([name for name in header if name not in mapped.values()], samples, mapped)
    mapped |= _exact_time(header, samples, mapped)
    return _with_clock(header, samples, mapped)


def _with_clock(header: Sequence[str], samples: Samples, mapped: dict[str, str]) -> dict[str, str]:
    """Return the map with the column of the hours beside a column of days: the one named so, else the only one that holds hours."""
    if not _shares(samples, mapped.get("time", ""), is_date):
        return {column: name for column, name in mapped.items() if column != "clock"}
    if "clock" in mapped:
        return mapped
    free = [name for name in header if name not in mapped.values() and not _speaks_of(name, *_OF_LENGTH)]
    clocks = [name for name, there in _values_of(free, samples).items() if _are_single(there) and all(map(is_clock, there))]
    return mapped | {"clock": clocks[0]} if len(clocks) == 1 else mapped


def _by_names(header: Sequence[str], samples: Samples) -> dict[str, str]:
    """Return the columns that a full name gives. Of several with one spelling the first counts."""
    by_plain = {_plain(name): name for name in reversed(header)}
    mapped: dict[str, str] = {}
    for column, synonyms in _SYNONYMS.items():
        candidates = [by_plain[s] for s in synonyms if s in by_plain and by_plain[s] not in mapped.values()]
        if column == "text":
            candidates = [name for name in candidates if _plain(name) not in _COUNTED or not _are_numbers(_stated(samples.get(name, ())))]
        if best := _best(column, candidates, samples):
            mapped[column] = best
    return mapped


def _account_beside_channel(header: Sequence[str], mapped: Mapping[str, str]) -> dict[str, str]:
    """Return the account for a table whose channels are the accounts, as on YouTube: their id where there is one, else their name."""
    channel = mapped.get("channel", "")
    if "account_id" in mapped or not _plain(channel).startswith("channel"):
        return {}
    return {"account_id": next((name for name in header if _plain(name) == "channelid"), channel)}


def _exact_time(header: Sequence[str], samples: Samples, mapped: Mapping[str, str]) -> dict[str, str]:
    """Return the first column of times with an hour, where the time that was found holds only days."""
    if not _are_days(samples.get(mapped.get("time", ""), ())):
        return {}
    free = [name for name in header if name not in mapped.values() and not _is_of_account(name)]
    values = _values_of(free, samples)
    exact = next((name for name in _times_in(values) if not _are_days(values[name])), "")
    return {"time": exact} if exact else {}


def _stated(values: Sequence[Any]) -> list[Any]:
    """Return the values of cells that are not empty."""
    return [value for value in values if value not in (None, "")]


def _values_of(names: Iterable[str], samples: Samples) -> dict[str, list[Any]]:
    """Return the stated values of these columns, without the columns that hold none."""
    return {name: stated for name in names if (stated := _stated(samples.get(name, ())))}


_OF_AN_ACCOUNT = ("user", "author", "account", "owner", "channel", "profile", "page", "chat", "quoted", "reblog", "retweeted", "parent")
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
        by_last = {_plain(name.rpartition(".")[2]): name for name in sorted(inner, key=lambda name: -name.count("."))}
        candidates = [by_last[synonym] for synonym in _SYNONYMS[column] if synonym in by_last]
        if best := _best(column, candidates, samples):
            named[column] = best
    return named


def _is_within_account(path: str) -> bool:
    """Tell whether the objects that hold a field are an account, or the innermost a place where accounts post."""
    parent = _plain(path.rpartition(".")[2])
    return any(part in parent if part in _PLACES else part in _plain(path) for part in _OF_AN_ACCOUNT)


def _is_of_account(name: str) -> bool:
    return any(word in _plain(name) for word in ("account", "join", "birth", "usercreated", "authorcreated"))


def _are_days(values: Sequence[Any]) -> bool:
    """Tell times that all stand at midnight, since they are days that a program wrote with a clock."""
    return bool(values) and all(_MIDNIGHT.fullmatch(str(value).strip()) for value in _stated(values))


def by_values(free: Sequence[str], samples: Samples, mapped: Mapping[str, str]) -> dict[str, str]:
    """Return columns for the time, the account and the text of posts by their values, where no name tells them.

    Of several columns of times the earliest is taken whose name does not speak of collecting. Accounts are single words that come again.
    """
    values = _values_of(free, samples)
    chosen: dict[str, str] = {}
    timed = mapped.get("time", "")
    if not timed or not _are_moments(_stated(samples.get(timed, ())) or [""]):
        times = _times_in(values)
        chosen |= {"time": times[0]} if times and (len(times) == 1 or not timed) else {}
    rest = {name: there for name, there in values.items() if _are_single(there) and not _are_times(there)}
    if "text" not in mapped and rest:
        longest = max(rest, key=lambda name: sum(len(str(value)) for value in rest[name]) / len(rest[name]))
        chosen |= {"text": longest} if _are_texts(rest.pop(longest)) else {}
    if "account_id" not in mapped and (account := _account_in({name: rest[name] for name in rest if name not in chosen.values()})):
        chosen["account_id"] = account
    return chosen


def _account_in(values: Mapping[str, Sequence[Any]]) -> str:
    """Return the column of accounts whose values come again most often, empty without one."""
    names = [name for name, there in values.items() if _plain(name) not in _NO_ACCOUNT and _are_accounts(there)]
    return max(names, key=lambda name: len(values[name]) - len(set(map(str, values[name]))), default="")


def _times_in(values: Mapping[str, Sequence[Any]]) -> list[str]:
    """Return the columns that hold times, the one with the earlier ones first, since a post is older than what happens to it.

    Numbers under the name of an id may look like times, and come last.
    """
    times = [name for name, there in values.items() if _are_times(there) and not _speaks_of(name, *_COLLECTED, *_OF_MEMBERS)]
    return sorted(times, key=lambda name: (_plain(name).endswith(_IDS), str(values[name][0])))


def doubts(mapped: Mapping[str, str], samples: Samples) -> list[str]:
    """Return a line for each other column that could be the time, where the values alone decided."""
    time = mapped.get("time", "")
    if _plain(time) in _SYNONYMS["time"]:
        return []
    others = _times_in(_values_of([name for name in samples if name not in mapped.values()], samples))
    return [f"column {time} was taken for the time, and {name} holds times too: name the right one, as time=COLUMN" for name in others]


_TOOL_COLUMNS = (
    "tweet_id tweetid id_str user_id_str full_text retweet_count favorite_count in_reply_to_status_id conversation_id "
    "public_metrics author_id edit_history_tweet_ids referenced_tweets entities_hashtags tweet_text tweet_time userid "
    "user_screen_name is_retweet retweet_tweetid tweet_client_name raw_content rendered_content thread_id unix_timestamp "
    "source_platform item_id timestamp_collected facebook_id page_name post_created total_interactions created_utc subreddit "
    "selftext link_id date_unixtime from_id message_id grouped_id fwd_from video_id video_description comment_id hashtag_names "
    "region_code post_owner_id spoiler_text reblogs_count indexed_at author_handle snippet_published_at external_author_id "
    "harvested_date forward_from_id"
)
"""Names of columns that tools for collecting posts write, and hardly anybody by hand."""
_TOOL_MARKS = frozenset(map(_plain, _TOOL_COLUMNS.split()))
_ENOUGH_MARKS = 2
_LONG_WORDS = 25
_CHANGED = ("edit", "modif")


def is_of_known_tool(header: Iterable[str]) -> bool:
    """Tell whether the header is that of a known tool, such as Zeeschuimer, 4CAT or CrowdTangle, whose columns leave nothing open."""
    return len({_plain(name) for name in header} & _TOOL_MARKS) >= _ENOUGH_MARKS


def rivals(mapped: Mapping[str, str], samples: Samples, stated: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return for text, time and account the other columns that could be it, by name or by values. Columns of ``stated`` are settled.

    In a table of a known tool, only what neither names nor values tell is open. An account that the values alone tell is open even
    where no other column could be it, since the table may hold no posts.
    """
    values = _values_of(samples, samples)
    free = {name: there for name, there in values.items() if name not in mapped.values()}
    by_tool = is_of_known_tool(samples)
    rest = {
        "text": _other_texts(free, values.get(mapped.get("text", ""), ()), not by_tool and _is_synonym("text", mapped)),
        "time": [
            name for name in free if name in _times_in({name: free[name]}) and not _speaks_of(name, *_CHANGED) and not _is_of_account(name)
        ],
        "account_id": _other_accounts(free, mapped.get("account_id", "")),
    }
    open_questions = {
        "text": not by_tool or not _is_synonym("text", mapped),
        "time": not by_tool or not _is_synonym("time", mapped),
        "account_id": not by_tool or not _names_account(mapped.get("account_id", "")),
    }
    plain_account = _names_account(mapped.get("account_id", ""))
    return {
        column: tuple(names)
        for column, names in rest.items()
        if column not in stated and open_questions[column] and (names or (column == "account_id" and not plain_account))
    }


def _is_synonym(column: str, mapped: Mapping[str, str]) -> bool:
    return _plain(mapped.get(column, "")) in _SYNONYMS[column]


def _speaks_of(name: str, *words: str) -> bool:
    return any(word in _plain(name) for word in words)


def _other_texts(free: Samples, chosen: Sequence[Any], plainly: bool) -> list[str]:
    """Return the columns that could be the text: named so, or of long words. Where the chosen one is plainly named, of as long ones."""
    texts = [name for name, there in free.items() if _are_single(there) and not _are_times(there) and not _are_numbers(there)]
    by_name = [name for name in texts if _plain(name) in _SYNONYMS["text"]]
    by_values = [name for name in texts if _are_texts(free[name]) and not _speaks_of(name, *_OF_AN_ACCOUNT)]
    if plainly:
        by_values = [name for name in by_values if _mean_length(free[name]) >= max(_LONG_WORDS, _mean_length(chosen) / 2)]
    return [name for name in texts if name in by_name or name in by_values]


def _other_accounts(free: Samples, chosen: str) -> list[str]:
    """Return the columns that could be the account: named so, or of handles. Beside an id, a name is no other account."""
    if _plain(chosen).endswith(("id", "idstr", "idhash")):
        return []
    singles = [name for name, there in free.items() if _are_single(there) and not _are_times(there)]
    if not _names_account(chosen):
        return [name for name in singles if _are_accounts(free[name])]
    return [
        name
        for name in singles
        if _plain(name) in _SYNONYMS["account_id"] or all(str(value).startswith("@") and _are_accounts([value]) for value in free[name])
    ]


def _are_numbers(values: Sequence[Any]) -> bool:
    return all(str(value).strip().replace(".", "").replace("-", "").isdecimal() for value in values)


def _mean_length(values: Sequence[Any]) -> float:
    return sum(len(str(value)) for value in values) / max(1, len(values))


def _names_account(name: str) -> bool:
    """Tell whether a column is plainly named for an account, or for a channel that posts as one."""
    names = (*_SYNONYMS["account_id"], *_SYNONYMS["channel"])
    return _plain(name) in names or _plain(name.rpartition(".")[2]) in names


def _are_times(values: Sequence[Any]) -> bool:
    """Tell whether all values are times, and not plain small numbers."""
    return all(is_moment(value) and (len(str(value)) >= _SHORTEST_TIME or is_date(value)) for value in values[:50])


def _are_single(values: Sequence[Any]) -> bool:
    """Tell values from lists and objects, such as the answers to a post."""
    return not any(isinstance(value, (list, Mapping)) for value in values)


def _are_texts(values: Sequence[Any]) -> bool:
    texts = [str(value) for value in values]
    return sum(len(text) >= _SENTENCE and (" " in text or not text.isascii()) for text in texts) > len(texts) / 2


def _are_accounts(values: Sequence[Any]) -> bool:
    names = [str(value).strip() for value in values]
    return all(
        2 < len(name) <= _LONGEST_NAME and not any(map(str.isspace, name)) and any(map(str.isalpha, name)) and "://" not in name
        for name in names
    )


def _best(column: str, candidates: Sequence[str], samples: Samples) -> str:
    """Return the first of these columns whose values fit, else the first, so that its rows are rejected with a reason."""
    fits = _FITS.get(column)
    values = _values_of(candidates, samples)
    if fits is None or not values:
        return "" if column == "clock" else next(iter(candidates), "")
    if column == "post_id":
        candidates = sorted(candidates, key=lambda name: name not in values or len(set(map(str, values[name]))) < len(values[name]))
    fallback = "" if column in _ONLY_FITTING else candidates[0]
    return next((name for name in candidates if name in values and fits(values[name])), fallback)


def _most(fits: Callable[[Any], bool]) -> Callable[[Sequence[Any]], bool]:
    return lambda values: sum(map(fits, values)) >= _ENOUGH * len(values)


def _shares(samples: Samples, name: str, fits: Callable[[Any], bool]) -> bool:
    values = _stated(samples.get(name, ()))
    return bool(values) and _most(fits)(values)


def _are_ids(values: Sequence[Any]) -> bool:
    names = [str(value).strip() for value in values]
    return _are_single(values) and not any(map(is_spoiled, names)) and not are_rounded(names)


def _are_moments(values: Sequence[Any]) -> bool:
    return _most(is_moment)(values[:50])


_FITS: dict[str, Callable[[Sequence[Any]], bool]] = {
    "account_id": _are_ids,
    "post_id": lambda values: _are_ids(values) and not _are_texts(values),
    "time": _are_moments,
    "text": _are_single,
    "clock": _most(is_clock),
}
_ONLY_FITTING = ("post_id", "clock", "text")


def column_map(header: Sequence[str], stated: Mapping[str, str], where: str, samples: Samples | None = None) -> dict[str, str]:
    """Return the map to read with. Raises :class:`Malformed`, with the way to fix it, when a needed column is missing."""
    mapped = likeliest_map(header, stated, where, samples)
    if missing := missing_of(mapped):
        example = ",".join(f"{column}=COLUMN" for column in missing)
        mend = f"name them, as {example}; its columns are {_listed(header)}"
        raise Malformed(f"{where}: row 1 names no column for {' and '.join(missing)}; {mend}")
    return mapped


def names_nobody(mapped: Mapping[str, str], samples: Samples | None = None) -> bool:
    """Tell a table of words, and of times that are named or written so, in which no column names an account.

    Such as a download of one's own posts, or the comments below one.
    """
    if missing_of(mapped) != ("account_id",) or "text" not in mapped:
        return False
    return _is_synonym("time", mapped) or _shares(samples or {}, mapped["time"], _is_written_time)


def _is_written_time(value: Any) -> bool:
    """Tell a date as people and programs write it. A number may be anything."""
    return not str(value).strip().replace(".", "", 1).isdigit() and (is_moment(value) or is_date(value))


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
        fields["time"] = f"{fields.get('time')} {clock}"
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
