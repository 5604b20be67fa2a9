"""Which column of a table is which: guessed from the header, or given once and remembered by the header's signature."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from hashlib import blake2b

from tocsin.domain.errors import Malformed
from tocsin.domain.post import COLUMNS

# Best first. The names are those of public dumps; letters and digits in lower case are compared.
_NAMES: dict[str, str] = {
    "post_id": "post_id tweet_id tweetid id_str status_id message_id messageid content_id msg_id id msg uri",
    "account_id": "account_id user_id userid author_id authorid sender_id from_id user_id_str screen_name user_screen_name username author "
    "user sender account name handle",
    "time": "time created_at timestamp timestamp_ms datetime publish_date tweet_created tweet_time timestamp_share created_utc posted_at "
    "published created date",
    "text": "text full_text content tweet_text message body caption tweet",
    "platform": "platform network service",
    "channel": "channel channel_name chat group subreddit channel_id chat_id",
    "lang": "lang language tweet_language",
    "hashtags": "hashtags hashtag tags",
    "links": "links urls url link expanded_urls expanded_url",
    "mentions": "mentions user_mentions",
    "images": "images image image_hash phash pdq media_hash",
    "objects": "objects object_id",
    "share_of": "share_of retweet_of retweet_id retweet_tweetid retweeted_status_id retweeted_id reposted_id reshare_of forwarded_id",
    "reply_to": "reply_to in_reply_to_status_id in_reply_to_status_id_str in_reply_to_tweetid reply_to_sid reply_to_message_id "
    "in_reply_to_id replied_id",
    "followers": "followers follower_count followers_count user_followers_count subscribers",
    "account_created": "account_created account_creation_date user_created_at account_created_at",
    "deleted_at": "deleted_at deletion_time deleted removed_at",
    "gone": "gone is_gone is_deleted is_removed removed unavailable",
    "is_share": "is_share is_retweet retweet",
}
NEEDED = ("account_id", "time")


def _plain(name: str) -> str:
    return "".join(letter for letter in name.casefold() if letter.isalnum())


_SYNONYMS = {column: [_plain(name) for name in names.split()] for column, names in _NAMES.items()}


def guess_map(header: Sequence[str]) -> dict[str, str]:
    """Canonical column -> the file's column, as far as names tell. A column serves once."""
    by_plain = {_plain(name): name for name in reversed(header)}
    found: dict[str, str] = {}
    for column, synonyms in _SYNONYMS.items():
        name = next((by_plain[s] for s in synonyms if s in by_plain and by_plain[s] not in found.values()), None)
        if name is not None:
            found[column] = name
    return found


def column_map(header: Sequence[str], given: Mapping[str, str], where: str) -> dict[str, str]:
    """The map to read with; raises :class:`Malformed` with the mend when what is needed is not there."""
    for column, name in given.items():
        if column not in _NAMES:
            raise Malformed(f"{where}: no column {column!r} to map to: use one of {', '.join(COLUMNS)}")
        if name not in header:
            raise Malformed(f"{where}: has no column {name!r}; its columns are {_listed(header)}")
    found = {c: n for c, n in guess_map(header).items() if c not in given and n not in given.values()} | dict(given)
    missing = [column for column in NEEDED if column not in found]
    if missing:
        raise Malformed(f"{where}: no column for {' and '.join(missing)}; name it with a column map; its columns are {_listed(header)}")
    return found


def _listed(header: Iterable[str]) -> str:
    return ", ".join(name[:40] for name in list(header)[:40])


def signature(header: Sequence[str]) -> str:
    """What a remembered column map is kept under: equal for files with the same columns."""
    return blake2b("\x1f".join(header).encode("utf-8", "replace"), digest_size=12).hexdigest()
