"""Threads, backups, pages of downloads and tables with pitfalls, written from the public forms of their programs."""

# ruff: noqa: E501 - the lines of a file stand as they are

from __future__ import annotations

from tests.unit.ingest.kinds.kind import Kind, Told

WORDS = "They said they will burn the hostel down on Friday"
MORE = "Nobody is allowed to leave the building since Monday"

KINDS = [
    Kind(
        "board-catalogue",
        "catalog.json",
        b'[{"page": 1, "threads": [{"no": 123, "sticky": 1, "now": "05/21/25(Wed)15:04:07", "name": "Anonymous", "sub": "Harbour thread", "com": "They said they will burn the hostel down on Friday<br><span class=\\"quote\\">&gt;implying</span>", "filename": "plan", "ext": ".jpg", "time": 1747854247, "tim": 1747854247000, "resto": 0, "replies": 2, "images": 1, "semantic_url": "harbour", "last_replies": [{"no": 124, "now": "x", "name": "Anonymous", "com": "Nobody is allowed to leave the building since Monday", "time": 1747854347, "resto": 123}]}]}, {"page": 2, "threads": [{"no": 130, "now": "x", "name": "Bob", "trip": "!abc", "com": "Third words here", "time": 1747854447, "resto": 0}]}]',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
    Kind(
        "bluesky-thread",
        "thread.json",
        b'{"thread": {"$type": "app.bsky.feed.defs#threadViewPost", "post": {"uri": "at://did:plc:a/app.bsky.feed.post/3k1", "cid": "c", "author": {"did": "did:plc:a", "handle": "a.bsky.social", "displayName": "Ann"}, "record": {"$type": "app.bsky.feed.post", "createdAt": "2025-05-21T19:04:07.000Z", "text": "They said they will burn the hostel down on Friday", "langs": ["en"], "embed": {"$type": "app.bsky.embed.external", "external": {"uri": "https://e.org", "title": "Title of link", "description": "Desc of link words"}}}, "indexedAt": "2025-05-21T19:04:08Z"}, "parent": {"$type": "app.bsky.feed.defs#threadViewPost", "post": {"uri": "at://did:plc:p/app.bsky.feed.post/3k0", "cid": "c", "author": {"did": "did:plc:p", "handle": "p.bsky.social"}, "record": {"createdAt": "2025-05-21T18:04:07.000Z", "text": "The parent post words"}, "indexedAt": "2025-05-21T18:04:08Z"}}, "replies": [{"$type": "app.bsky.feed.defs#threadViewPost", "post": {"uri": "at://did:plc:b/app.bsky.feed.post/3k2", "cid": "c", "author": {"did": "did:plc:b", "handle": "b.bsky.social"}, "record": {"createdAt": "2025-05-21T19:05:47.000Z", "text": "Nobody is allowed to leave the building since Monday"}, "indexedAt": "2025-05-21T19:05:48Z"}, "replies": []}, {"$type": "app.bsky.feed.defs#blockedPost", "uri": "at://x", "blocked": true}]}}',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
    Kind(
        "mastodon-context",
        "context.json",
        b'{"ancestors": [], "descendants": [{"id": "1125", "created_at": "2025-05-21T19:04:07.000Z", "in_reply_to_id": null, "sensitive": true, "spoiler_text": "CW violence here", "visibility": "public", "language": "en", "uri": "https://m.org/users/a/statuses/1125", "url": "https://m.org/@a/1125", "content": "<p>They said they will burn the hostel down on Friday</p>", "account": {"id": "1", "username": "a", "acct": "a@m.org", "display_name": "Ann", "note": "<p>bio words here</p>", "created_at": "2020-01-01T00:00:00.000Z"}, "media_attachments": [{"id": "9", "type": "image", "url": "https://m.org/x.jpg", "description": "alt text of wall"}], "mentions": [], "tags": [{"name": "harbour", "url": "x"}], "card": {"title": "Card title words", "description": "Card description words"}, "poll": {"options": [{"title": "Yes we go", "votes_count": 1}, {"title": "No we stay"}]}}, {"id": "1126", "created_at": "2025-05-21T19:05:47.000Z", "in_reply_to_id": null, "sensitive": true, "spoiler_text": "CW violence here", "visibility": "public", "language": "en", "uri": "https://m.org/users/a/statuses/1126", "url": "https://m.org/users/a/statuses/1126", "content": "<p>Nobody is allowed to leave the building since Monday</p>", "account": {"id": "1", "username": "a", "acct": "a@m.org", "display_name": "Ann", "note": "<p>bio words here</p>", "created_at": "2020-01-01T00:00:00.000Z"}, "media_attachments": [{"id": "9", "type": "image", "url": "https://m.org/x.jpg", "description": "alt text of wall"}], "mentions": [], "tags": [{"name": "harbour", "url": "x"}], "card": {"title": "Card title words", "description": "Card description words"}, "poll": {"options": [{"title": "Yes we go", "votes_count": 1}, {"title": "No we stay"}]}}]}',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
    Kind(
        "signal-backup",
        "main.jsonl",
        b'{"version": "1", "backupTimeMs": "1747854247000"}\n{"account": {"givenName": "Desk", "familyName": "One"}}\n{"recipient": {"id": "1", "contact": {"aci": "abc", "e164": "491701234567", "profileGivenName": "Marija", "profileFamilyName": "Kos"}}}\n{"recipient": {"id": "2", "self": {}}}\n{"chat": {"id": "1", "recipientId": "1"}}\n{"chatItem": {"chatId": "1", "authorId": "1", "dateSent": "1747854247123", "incoming": {"dateReceived": "1747854247999"}, "standardMessage": {"text": {"body": "They said they will burn the hostel down on Friday", "bodyRanges": []}, "attachments": [{"pointer": {"contentType": "image/jpeg", "fileName": "door.jpg"}}], "reactions": []}}}\n{"chatItem": {"chatId": "1", "authorId": "2", "dateSent": "1747854347123", "outgoing": {}, "standardMessage": {"text": {"body": "Nobody is allowed to leave the building since Monday"}}}}\n{"chatItem": {"chatId": "1", "authorId": "1", "dateSent": "1747854447123", "incoming": {}, "remoteDeletedMessage": {}}}',
        "reports",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
        ("Marija Kos", "491701234567"),
    ),
    Kind(
        "signal-export-markdown",
        "chat.md",
        "[2025-05-21, 19:04] Marija Kos: They said they will burn the hostel down on Friday\n\n> quoted line here\n\nsecond line of it\n[2025-05-21, 19:05] Me: Nobody is allowed to leave the building since Monday (- 👍, Oleg Petrenko -)\n![door.jpg](./media/2025-05-21_door.jpg)  \n[2025-05-21, 19:06] Oleg Petrenko: [voice.m4a](./media/voice.m4a)\n".encode(),
        "reports",
        (Told(WORDS, "2025-05-21T19:04"), Told(MORE, "2025-05-21T19:05")),
        ("Marija Kos", "Oleg Petrenko"),
    ),
    Kind(
        "hangouts",
        "hang.json",
        b'{"conversations": [{"conversation": {"conversation_id": {"id": "c"}, "conversation": {"id": {"id": "c"}, "type": "GROUP", "name": "Neighbours watch", "participant_data": [{"id": {"gaia_id": "1", "chat_id": "1"}, "fallback_name": "Marija Kos"}, {"id": {"gaia_id": "2"}, "fallback_name": "Oleg Petrenko"}]}}, "events": [{"conversation_id": {"id": "c"}, "sender_id": {"gaia_id": "1"}, "timestamp": "1747854247123456", "chat_message": {"message_content": {"segment": [{"type": "TEXT", "text": "They said they will burn the hostel down on Friday"}, {"type": "LINE_BREAK", "text": "\\n"}, {"type": "LINK", "text": "https://e.org/a"}], "attachment": [{"embed_item": {"type": ["PLUS_PHOTO"], "plus_photo": {"url": "https://lh3.g.com/p/door.jpg"}}}]}}, "event_type": "REGULAR_CHAT_MESSAGE"}, {"sender_id": {"gaia_id": "2"}, "timestamp": "1747854347123456", "conversation_rename": {"new_name": "New group name words", "old_name": "x y"}, "event_type": "RENAME_CONVERSATION"}, {"sender_id": {"gaia_id": "2"}, "timestamp": "1747854347123456", "chat_message": {"message_content": {"segment": [{"type": "TEXT", "text": "Nobody is allowed to leave the building since Monday"}]}}, "event_type": "REGULAR_CHAT_MESSAGE"}]}]}',
        "reports",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
        ("Marija Kos", "Oleg Petrenko"),
    ),
    Kind(
        "youtube-comments-page",
        "my-comments.html",
        b'<!DOCTYPE html><html><head><title>Comments</title></head><body><ul><li>You added a <a href="http://www.youtube.com/watch?v=abcDEF12345&amp;lc=Ugx">comment</a> on <a href="http://www.youtube.com/watch?v=abcDEF12345">a video</a> at 2025-05-21 19:04:07 UTC.<br/>They said they will burn the hostel down on Friday</li><li>You <a href="http://www.youtube.com/watch?v=abcDEF12345&amp;lc=Ugy">replied to a comment</a> on <a href="x">a video</a> at 2025-05-21 19:05:47 UTC.<br/>Nobody is allowed to leave the building since Monday</li></ul></body></html>',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
    Kind(
        "telegram-copied",
        "copied.txt",
        b"Marija Kos, [21.05.2025 21:04]\nThey said they will burn the hostel down on Friday\n\nOleg Petrenko, [21.05.2025 21:05]\n[Forwarded from Harbour News]\nNobody is allowed to leave the building since Monday\n\nMarija Kos, [21.05.2025 21:06]\n[ Photo ]\n",
        "reports",
        (Told(WORDS, "2025-05-21T21:04"), Told(MORE, "2025-05-21T21:05")),
        ("Marija Kos", "Oleg Petrenko"),
    ),
    Kind(
        "telegram-account",
        "all.json",
        b'{"about": "Here is the data you requested. Telegram", "personal_information": {"user_id": 1, "first_name": "Marija", "last_name": "Kos", "phone_number": "+49 170 1234567", "bio": "My bio words here"}, "contacts": {"about": "abt", "list": [{"first_name": "Oleg", "last_name": "Petrenko", "phone_number": "+49 170 7654321", "date": "2020-01-01T00:00:00"}]}, "chats": {"about": "abt", "list": [{"name": "Oleg Petrenko", "type": "personal_chat", "id": 2, "messages": [{"id": 1, "type": "message", "date": "2025-05-21T21:04:07", "date_unixtime": "1747854247", "from": "Oleg Petrenko", "from_id": "user2", "text": "They said they will burn the hostel down on Friday"}]}]}, "left_chats": {"about": "x", "list": [{"name": "Harbour", "type": "public_channel", "id": 3, "messages": [{"id": 5, "type": "message", "date": "2025-05-21T21:05:47", "date_unixtime": "1747854347", "from": "Harbour", "from_id": "channel3", "text": "Nobody is allowed to leave the building since Monday"}]}]}, "stories": {"about": "x", "list": [{"id": 1, "date": "2025-05-21T21:06:00", "text": "a story caption here", "media": "stories/a.jpg"}]}}',
        "reports",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
        ("Oleg Petrenko",),
    ),
    Kind(
        "yt-dlp",
        "video.info.json",
        b'{"id": "abcDEF12345", "title": "Harbour leak", "description": "They said they will burn the hostel down on Friday", "uploader": "Quay TV", "uploader_id": "@quaytv", "channel": "Quay TV", "channel_id": "UC1", "upload_date": "20250521", "timestamp": 1747854247, "duration": 60, "view_count": 5, "tags": ["harbour", "leak"], "webpage_url": "https://www.youtube.com/watch?v=abcDEF12345", "thumbnail": "https://i.ytimg.com/vi/x/max.jpg", "formats": [{"format_id": "1", "ext": "mp4", "format_note": "low quality words"}], "automatic_captions": {}, "subtitles": {"en": [{"url": "x", "ext": "vtt", "name": "English"}]}, "comments": [{"id": "Ug1", "parent": "root", "text": "Nobody is allowed to leave the building since Monday", "like_count": 1, "author_id": "UC2", "author": "@oleg", "timestamp": 1747854347, "author_thumbnail": "x"}]}',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
    Kind(
        "zeeschuimer-x",
        "zee-x.ndjson",
        b'{"nav_index": "1", "item_id": "1925273600000000000", "timestamp_collected": 1747860000000, "source_platform": "twitter.com", "source_platform_url": "https://x.com/a", "source_url": "https://x.com/i/api", "user_agent": "M", "data": {"id": "1925273600000000000", "__typename": "Tweet", "rest_id": "1925273600000000000", "core": {"user_results": {"result": {"__typename": "User", "rest_id": "5", "legacy": {"screen_name": "marija", "name": "Marija", "description": "bio words of her", "created_at": "Wed May 21 19:04:07 +0000 2015"}}}}, "legacy": {"created_at": "Wed May 21 19:04:07 +0000 2025", "full_text": "They said they will burn the hostel down on Friday", "id_str": "1925273600000000000", "user_id_str": "5", "lang": "en", "entities": {"hashtags": [], "urls": [], "media": [{"media_url_https": "https://pbs.twimg.com/media/Fz.jpg", "type": "photo"}]}, "extended_entities": {"media": [{"media_url_https": "https://pbs.twimg.com/media/Fz.jpg", "ext_alt_text": "alt text of the gate"}]}}, "quoted_status_result": {"result": {"__typename": "Tweet", "rest_id": "19", "core": {"user_results": {"result": {"legacy": {"screen_name": "oleg"}}}}, "legacy": {"created_at": "Wed May 21 18:04:07 +0000 2025", "full_text": "Nobody is allowed to leave the building since Monday", "id_str": "19"}}}}}',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE)),
    ),
    Kind(
        "messenger-page",
        "fb.html",
        b'<html><head><meta charset="utf-8"/><title>Oleg Petrenko</title><style>.a{}</style></head><body class="_5vb_"><div class="_3a_u"><div class="_3b0b">Oleg Petrenko</div><div class="_a6-g"><div class="_2ph_ _a6-h _a6-i">Marija Kos</div><div class="_2ph_ _a6-p"><div><div></div><div>They said they will burn the hostel down on Friday</div><div></div><div></div></div></div><div class="_3-94 _a6-o"><div class="_a72d">May 21, 2025 9:04:07 pm</div></div></div><div class="_3-95 _a6-g"><div class="_2ph_ _a6-h _a6-i">Oleg Petrenko</div><div class="_2ph_ _a6-p"><div><div></div><div>Nobody is allowed to leave the building since Monday</div><div><img src="photos/1.jpg" class="_a6_o _3-96"/></div></div></div><div class="_3-94 _a6-o"><div class="_a72d">May 21, 2025 9:05:47 pm</div></div></div></div></body></html>',
        "reports",
        (Told(WORDS, "2025-05-21T21:04"), Told(MORE, "2025-05-21T21:05")),
        ("Marija Kos", "Oleg Petrenko"),
    ),
    Kind(
        "instagram-posts-page",
        "ig.html",
        b'<html><head><title>Posts</title></head><body><div class="_3-95"><div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_3-95 _2pim _a6-h _a6-i">They said they will burn the hostel down on Friday</div><div class="_3-95 _a6-p"><div><img src="media/posts/202505/1.jpg"></div></div><div class="_3-94 _a6-o">May 21, 2025 9:04 pm</div></div><div class="pam _3-95 _2ph- _a6-g uiBoxWhite noborder"><div class="_3-95 _2pim _a6-h _a6-i">Nobody is allowed to leave the building since Monday</div><div class="_3-95 _a6-p"></div><div class="_3-94 _a6-o">May 21, 2025 9:05 pm</div></div></div></body></html>',
        "posts",
        (Told(WORDS, "2025-05-21T21:04"), Told(MORE, "2025-05-21T21:05")),
    ),
    Kind(
        "instagram-comments-page",
        "ig-comments.html",
        b'<html><body><div class="pam"><table style="table-layout: fixed;"><tr><td colspan="2" class="_2pin _a6_q">Comment<div><div>They said they will burn the hostel down on Friday</div></div></td></tr><tr><td colspan="2" class="_2pin _a6_q">Media Owner<div><div>oleg.p</div></div></td></tr><tr><td class="_2pin _a6_q">Time</td><td class="_2pin _2piu _a6_r">May 21, 2025 9:04 pm</td></tr></table></div><div class="pam"><table><tr><td colspan="2" class="_2pin _a6_q">Comment<div><div>Nobody is allowed to leave the building since Monday</div></div></td></tr><tr><td colspan="2">Media Owner<div><div>oleg.p</div></div></td></tr><tr><td>Time</td><td>May 21, 2025 9:05 pm</td></tr></table></div></body></html>',
        "posts",
        (Told(WORDS, "2025-05-21T21:04"), Told(MORE, "2025-05-21T21:05")),
    ),
    Kind(
        "facebook-comments-media",
        "fbcomments.json",
        b'{"comments_v2": [{"timestamp": 1747854247, "data": [{"comment": {"timestamp": 1747854247, "comment": "They said they will burn the hostel down on Friday", "author": "Marija Kos", "group": "Harbour group"}}], "title": "Marija Kos commented on Oleg\'s post."}, {"timestamp": 1747854347, "attachments": [{"data": [{"media": {"uri": "photos/2.jpg", "creation_timestamp": 1747854347, "title": ""}}]}], "data": [{"comment": {"timestamp": 1747854347, "comment": "Nobody is allowed to leave the building since Monday", "author": "Marija Kos"}}], "title": "x"}]}',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
    Kind(
        "lines-of-a-page",
        "pages.html",
        b'<html><body><ul><li>2025-05-21T21:04:00+02:00 Marija Kos (600 000 412): They said they will burn the hostel down on Friday <a href="media/VID.mp4">v</a></li><li>2025-05-21T21:05:00+02:00 Oleg Petrenko: Nobody is allowed to leave the building since Monday</li></ul></body></html>',
        "reports",
        (Told(WORDS, "2025-05-21T19:04"), Told(MORE, "2025-05-21T19:05")),
        ("Marija Kos", "Oleg Petrenko", "600 000 412"),
    ),
    Kind(
        "call-back-column",
        "callback.csv",
        'Report;Rückruf unter;gemeldet am\n"They said they will burn the hostel down on Friday";0171 2345678;21.05.2025 21:04\n"Nobody is allowed to leave the building since Monday";m@e.org;21.05.2025 21:05\n'.encode(),
        "reports",
        (Told(WORDS, "2025-05-21T21:04"), Told(MORE, "2025-05-21T21:05")),
        ("0171 2345678", "m@e.org"),
    ),
    Kind(
        "quoted-line-ends",
        "nl.csv",
        b'id,text,date\r\n1,"They said they will burn the hostel down on Friday\r\nand a second line, with comma",2025-05-21 21:04\r\n2,"Nobody is allowed to leave the building since Monday\n\nthird ""quoted"" line",2025-05-21 21:05\r\n',
        "reports",
        (Told(WORDS, "2025-05-21T21:04"), Told(MORE, "2025-05-21T21:05")),
    ),
    Kind(
        "stray-carriage-return",
        "cr.csv",
        b"id,text,date\r\n1,They said they will burn the hostel down on Friday\r and more,2025-05-21 21:04\r\n2,Nobody is allowed to leave the building since Monday,2025-05-21 21:05\r\n",
        "reports",
        (Told(WORDS, "2025-05-21T21:04"), Told(MORE, "2025-05-21T21:05")),
    ),
    Kind(
        "youtube-threads",
        "yt.json",
        b'{"kind": "youtube#commentThreadListResponse", "etag": "x", "items": [{"kind": "youtube#commentThread", "id": "Ug1", "snippet": {"channelId": "UC1", "videoId": "v", "topLevelComment": {"kind": "youtube#comment", "id": "Ug1", "snippet": {"textDisplay": "They said they will burn the hostel down on Friday &amp; <b>x</b>", "textOriginal": "They said they will burn the hostel down on Friday", "authorDisplayName": "@marija", "authorChannelId": {"value": "UC2"}, "publishedAt": "2025-05-21T19:04:07Z", "updatedAt": "2025-05-22T19:04:07Z"}}, "totalReplyCount": 1}, "replies": {"comments": [{"kind": "youtube#comment", "id": "Ug1.2", "snippet": {"textDisplay": "Nobody is allowed to leave the building since Monday", "textOriginal": "Nobody is allowed to leave the building since Monday", "parentId": "Ug1", "authorDisplayName": "@oleg", "authorChannelId": {"value": "UC3"}, "publishedAt": "2025-05-21T19:05:47Z", "updatedAt": "x"}}]}}]}',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
    Kind(
        "youtube-search",
        "search.json",
        b'{"kind": "youtube#searchListResponse", "items": [{"kind": "youtube#searchResult", "id": {"kind": "youtube#video", "videoId": "abc"}, "snippet": {"publishedAt": "2025-05-21T19:04:07Z", "channelId": "UC1", "title": "They said they will burn the hostel down on Friday", "description": "Nobody is allowed to leave the building since Monday", "channelTitle": "Quay TV", "thumbnails": {"default": {"url": "https://i.ytimg.com/vi/abc/default.jpg"}}}}]}',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE)),
    ),
    Kind(
        "pushshift-mixed",
        "push.jsonl",
        b'{"author": "marija", "author_fullname": "t2_a", "body": "They said they will burn the hostel down on Friday", "created_utc": 1747854247, "id": "k1", "link_id": "t3_x", "parent_id": "t3_x", "subreddit": "harbour", "permalink": "/r/harbour/x", "score": 1}\n{"author": "oleg", "created_utc": "1747854347", "id": "x", "selftext": "Nobody is allowed to leave the building since Monday", "title": "Title words of it", "subreddit": "harbour", "url": "https://i.redd.it/a.jpg", "num_comments": 1}',
        "posts",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
    Kind(
        "discord-csv-exporter",
        "dce.csv",
        'AuthorID,Author,Date,Content,Attachments,Reactions\n1,marija_k,2025-05-21T21:04:07.1230000+02:00,"They said they will burn the hostel down on Friday",https://cdn.discordapp.com/attachments/1/2/door.png,"👍 (1)"\n2,oleg#1234,2025-05-21T21:05:47.0000000+02:00,"Nobody is allowed to leave the building since Monday",,\n'.encode(),
        "reports",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
    Kind(
        "discord-package-json",
        "pkg.json",
        b'[{"ID": 1, "Timestamp": "2025-05-21 19:04:07", "Contents": "They said they will burn the hostel down on Friday", "Attachments": ""}, {"ID": 2, "Timestamp": "2025-05-21 19:05:47", "Contents": "Nobody is allowed to leave the building since Monday", "Attachments": "https://cdn.discordapp.com/a/b/door.png"}]',
        "reports",
        (Told(WORDS, "2025-05-21T19:04:07"), Told(MORE, "2025-05-21T19:05:47")),
    ),
]
