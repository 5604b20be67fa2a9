"""Objects of known dump formats, turned into the canonical fields. Each shape is a function from one object to fields.

A shape gives None for what is no post (a service message, a like); what it cannot make sense of fails the row.
"""

from tocsin.ingest.posts.platforms.bluesky import bluesky
from tocsin.ingest.posts.platforms.fediverse import activity, mastodon
from tocsin.ingest.posts.platforms.reddit import reddit
from tocsin.ingest.posts.platforms.telegram import channel_message, telegram, telethon
from tocsin.ingest.posts.platforms.x import snscrape, x_v1, x_v2

__all__ = [
    "activity",
    "bluesky",
    "channel_message",
    "mastodon",
    "reddit",
    "snscrape",
    "telegram",
    "telethon",
    "x_v1",
    "x_v2",
]
