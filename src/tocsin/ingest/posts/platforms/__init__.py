"""Objects of known dump formats, turned into the canonical fields. A function returns None for what is no post (a service message, a like).

bluesky: the API, repository records and the event stream. fediverse: Mastodon's API and ActivityPub outboxes. google: activities in
Takeout, which are no posts. reddit: the API and Pushshift. telegram: Telegram Desktop, Telethon and saved channels. x: API v1.1 and v2,
and snscrape. _paths reaches into nested objects.
"""
