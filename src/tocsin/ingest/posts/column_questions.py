"""Questions that the columns of a table of posts leave open: which other column could be the text, the time or the account."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from tocsin.ingest.posts.column_values import (
    OF_AN_ACCOUNT,
    SYNONYMS,
    Samples,
    are_accounts,
    are_numbers,
    are_single,
    are_texts,
    are_times,
    is_of_account,
    is_synonym,
    mean_length,
    plain,
    speaks_of,
    times_in,
    values_of,
)


def doubts(mapped: Mapping[str, str], samples: Samples) -> list[str]:
    """Return a line for each other column that could be the time, where the values alone decided."""
    time = mapped.get("time", "")
    if plain(time) in SYNONYMS["time"]:
        return []
    others = times_in(values_of([name for name in samples if name not in mapped.values()], samples))
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
_TOOL_MARKS = frozenset(map(plain, _TOOL_COLUMNS.split()))
_ENOUGH_MARKS = 2
_LONG_WORDS = 25
_CHANGED = ("edit", "modif")


def is_of_known_tool(header: Iterable[str]) -> bool:
    """Tell whether the header is that of a known tool, such as Zeeschuimer, 4CAT or CrowdTangle, whose columns leave nothing open."""
    return len({plain(name) for name in header} & _TOOL_MARKS) >= _ENOUGH_MARKS


def rivals(mapped: Mapping[str, str], samples: Samples, stated: Collection[str] = ()) -> dict[str, tuple[str, ...]]:
    """Return for text, time and account the other columns that could be it, by name or by values. Columns of ``stated`` are settled.

    In a table of a known tool, only what neither names nor values tell is open. An account that the values alone tell is open even
    where no other column could be it, since the table may hold no posts.
    """
    values = values_of(samples, samples)
    free = {name: there for name, there in values.items() if name not in mapped.values()}
    by_tool = is_of_known_tool(samples)
    rest = {
        "text": _other_texts(free, values.get(mapped.get("text", ""), ()), not by_tool and is_synonym("text", mapped)),
        "time": [
            name for name in free if name in times_in({name: free[name]}) and not speaks_of(name, *_CHANGED) and not is_of_account(name)
        ],
        "account_id": _other_accounts(free, mapped.get("account_id", "")),
    }
    open_questions = {
        "text": not by_tool or not is_synonym("text", mapped),
        "time": not by_tool or not is_synonym("time", mapped),
        "account_id": not by_tool or not _names_account(mapped.get("account_id", "")),
    }
    plain_account = _names_account(mapped.get("account_id", ""))
    return {
        column: tuple(names)
        for column, names in rest.items()
        if column not in stated and open_questions[column] and (names or (column == "account_id" and not plain_account))
    }


def _other_texts(free: Samples, chosen: Sequence[Any], plainly: bool) -> list[str]:
    """Return the columns that could be the text: named so, or of long words. Where the chosen one is plainly named, of as long ones."""
    texts = [name for name, there in free.items() if are_single(there) and not are_times(there) and not are_numbers(there)]
    by_name = [name for name in texts if plain(name) in SYNONYMS["text"]]
    by_values = [name for name in texts if are_texts(free[name]) and not speaks_of(name, *OF_AN_ACCOUNT)]
    if plainly:
        by_values = [name for name in by_values if mean_length(free[name]) >= max(_LONG_WORDS, mean_length(chosen) / 2)]
    return [name for name in texts if name in by_name or name in by_values]


def _other_accounts(free: Samples, chosen: str) -> list[str]:
    """Return the columns that could be the account: named so, or of handles. Beside an id, a name is no other account."""
    if plain(chosen).endswith(("id", "idstr", "idhash")):
        return []
    singles = [name for name, there in free.items() if are_single(there) and not are_times(there)]
    if not _names_account(chosen):
        return [name for name in singles if are_accounts(free[name])]
    return [
        name
        for name in singles
        if plain(name) in SYNONYMS["account_id"] or all(str(value).startswith("@") and are_accounts([value]) for value in free[name])
    ]


def _names_account(name: str) -> bool:
    """Tell whether a column is plainly named for an account, or for a channel that posts as one."""
    names = (*SYNONYMS["account_id"], *SYNONYMS["channel"])
    return plain(name) in names or plain(name.rpartition(".")[2]) in names
