"""Exports of other tools: each is recognised by its content and its values come through. Everything in them is invented."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from tests.unit.ingest.posts.dump_files import at, lines, posts, refusals, write
from tocsin.ingest.posts.platforms import x
from tocsin.ingest.posts.platforms._paths import Object

SNOWFLAKE = "1526641161628274692"
"""Given at 2022-05-17 19:09:51.210 UTC."""

TABLES: dict[str, tuple[list[str], dict[str, Any]]] = {
    "X's archive of information operations": (
        [
            "tweetid,userid,user_display_name,user_screen_name,follower_count,following_count,account_creation_date,account_language,"
            "tweet_language,tweet_text,tweet_time,tweet_client_name,in_reply_to_userid,in_reply_to_tweetid,quoted_tweet_tweetid,is_retweet,"
            "retweet_userid,retweet_tweetid,quote_count,hashtags,urls,user_mentions,poll_choices",
            '"898925911294132224","aB1+/x=","aB1+/x=","aB1+/x=","17","23","2016-12-04","en","bn","RT @w: hi","2017-08-19 15:13","d","","77","",'
            '"true","5","898925911294132000","0","[Eins, Zwei]","[\'http://d.it/PgB3\']","[12, 34]",""',
        ],
        {"account_id": "aB1+/x=", "time": at(2017, 8, 19, 15, 13), "lang": "bn", "followers": 17, "share_of": "898925911294132000",
         "reply_to": "77", "hashtags": ["eins", "zwei"], "links": ["d.it/PgB3"], "account_created": at(2016, 12, 4)},
    ),
    "the coordination network toolkit": (
        ["message_id,user_id,username,repost_id,reply_id,message,timestamp,urls", "m1,u1,Uma,m0,,words,1600000000,https://a.org/x https://b.org"],
        {"post_id": "m1", "account_id": "u1", "share_of": "m0", "links": ["a.org/x", "b.org"], "time": at(2020, 9, 13, 12, 26, 40)},
    ),
    "academictwitteR, a retweet": (
        ["tweet_id,user_username,text,author_id,created_at,lang,user_created_at,user_followers_count,sourcetweet_type,sourcetweet_id",
         "2,uma,RT @w: hi,7,2021-05-01T10:00:00.000Z,en,2010-01-01T00:00:00.000Z,9,retweeted,1"],
        {"account_id": "7", "share_of": "1", "followers": 9, "account_created": at(2010, 1, 1)},
    ),
    "academictwitteR, a quote": (
        ["tweet_id,text,author_id,created_at,sourcetweet_type,sourcetweet_id", "2,mine,7,2021-05-01T10:00:00.000Z,quoted,1"],
        {"share_of": "", "text": "mine"},
    ),
    "twarc-csv": (
        ["id,referenced_tweets.replied_to.id,referenced_tweets.retweeted.id,author_id,created_at,text,lang,entities.hashtags,entities.mentions,"
         "entities.urls,author.id,author.created_at,author.username,author.public_metrics.followers_count",
         '2,1,3,7,2021-05-01T10:00:00.000Z,hi,en,"[{""start"":0,""tag"":""Now""}]","[{""username"":""Who"",""id"":""5""}]",'
         '"[{""url"":""https://t.co/a"",""expanded_url"":""https://e.org/a""}]",7,2010-01-01T00:00:00.000Z,uma,9'],
        {"hashtags": ["now"], "mentions": ["who"], "links": ["e.org/a"], "share_of": "3", "reply_to": "1", "followers": 9,
         "account_created": at(2010, 1, 1)},
    ),
    "twarc json2csv": (
        ["id,tweet_url,created_at,parsed_created_at,user_screen_name,text,tweet_type,hashtags,urls,retweet_or_quote_id,user_id,user_followers_count",
         "2,https://twitter.com/u/status/2,Sat Oct 10 20:19:24 +0000 2009,2009-10-10 20:19:24+00:00,uma,RT @w: hi,retweet,a b,https://e.org/a,1,7,9"],
        {"share_of": "1", "account_id": "7", "hashtags": ["a", "b"], "links": ["e.org/a"], "time": at(2009, 10, 10, 20, 19, 24)},
    ),
    "twarc json2csv, a quote": (
        ["id,created_at,user_screen_name,text,tweet_type,retweet_or_quote_id,user_id", "2,Sat Oct 10 20:19:24 +0000 2009,uma,mine,quote,1,7"],
        {"share_of": ""},
    ),
    "twint, with the day and the time apart": (
        ["id\tconversation_id\tdate\ttime\ttimezone\tuser_id\tusername\ttweet\tlanguage\tmentions\turls\thashtags\tlink\treply_to",
         "21\t21\t2020-01-05\t12:30:05\t+0000\t7\tuma\thi #A\ten\t[]\t['https://e.org/a']\t['a']\thttps://twitter.com/u/status/21\t"
         "[{'screen_name': 'w', 'id': '5'}]"],
        {"time": at(2020, 1, 5, 12, 30, 5), "account_id": "7", "links": ["e.org/a"], "reply_to": ""},
    ),
    "rtweet": (
        ['"user_id","status_id","created_at","screen_name","text","is_retweet","hashtags","urls_expanded_url","mentions_screen_name",'
         '"retweet_status_id","followers_count","account_created_at"',
         '"x7","x2",2020-01-05 12:30:05,"uma","hi",TRUE,"c(""a"", ""b"")","https://e.org/a",NA,"x1",9,2010-01-01 00:00:00'],
        {"post_id": "x2", "hashtags": ["a", "b"], "share_of": "x1", "links": ["e.org/a"], "mentions": []},
    ),
    "DMI-TCAT": (
        ["id,time,created_at,from_user_name,text,lang,from_user_id,from_user_followercount,in_reply_to_status_id",
         "2,1600000000,2020-09-13 12:26:40,uma,hi,en,7,9,"],
        {"account_id": "7", "time": at(2020, 9, 13, 12, 26, 40), "followers": 9},
    ),
    "gazouilloire": (
        ["id,timestamp_utc,local_time,user_screen_name,text,lang,to_tweetid,user_id,user_followers,links,hashtags,retweeted_id",
         "2,1600000000,2020-09-13T14:26:40,uma,hi,en,,7,9,https://e.org/a|https://f.org,a|b,1"],
        {"time": at(2020, 9, 13, 12, 26, 40), "links": ["e.org/a", "f.org"], "share_of": "1"},
    ),
    "4CAT, posts of X": (
        ["id,thread_id,timestamp,unix_timestamp,link,subject,body,author,author_id,author_followers,is_retweet,hashtags,urls,language_guess",
         '2,2,2020-09-13 14:26:40,1600000000,https://x.com/u/status/2,,hi there,uma,7,9,no,"a,b","https://e.org/a,1.html,https://f.org",en'],
        {"time": at(2020, 9, 13, 12, 26, 40), "text": "hi there", "account_id": "7", "links": ["e.org/a,1.html", "f.org"], "lang": "en"},
    ),
    "4CAT, Telegram": (
        ["id,thread_id,chat,author,author_username,author_name,body,reply_to,timestamp,unix_timestamp,author_forwarded_from_name,link_attached",
         "5,c-5,lantern,9001,,,seen here,4,2020-09-13 14:26:40,1600000000,Harbour Watch,"],
        {"channel": "lantern", "account_id": "9001", "reply_to": "4", "share_of": "forward:Harbour Watch:seen here"},
    ),
    "4CAT, TikTok": (
        ["id,thread_id,author,author_full,author_followers,body,timestamp,unix_timestamp,tiktok_url,hashtags",
         '7,7,uma,Uma,12,"look at this #fyp",2020-09-13 12:26:40,1600000000,https://www.tiktok.com/@uma/video/7,"fyp,harbour"'],
        {"account_id": "uma", "followers": 12, "hashtags": ["fyp", "harbour"]},
    ),
    "TikTok's research interface": (
        ["video_id,author_name,create_time,video_description,region_code,hashtag_names,voice_to_text", "7,uma,1600000000,look,GB,\"['a','b']\",words"],
        {"post_id": "7", "account_id": "uma", "text": "look", "hashtags": ["a", "b"]},
    ),
    "YouTube Data Tools, videos": (
        ["position,channelId,channelTitle,videoId,publishedAt,videoTitle,videoDescription,tags",
         "1,UCa,Harbour,vid1,2020-09-13T12:26:40Z,A title,What happened https://e.org/a,harbour"],
        {"account_id": "UCa", "channel": "Harbour", "post_id": "vid1", "text": "A title\nWhat happened https://e.org/a", "links": ["e.org/a"]},
    ),
    "YouTube Data Tools, comments": (
        ["id,replyCount,likeCount,publishedAt,authorName,text,authorChannelId,isReply,isReplyTo", "c2,0,0,2020-09-13 12:26:40,Uma,hi,UCb,1,c1"],
        {"account_id": "UCb", "reply_to": "c1", "post_id": "c2"},
    ),
    "CrowdTangle, pages": (
        ["Page Name,User Name,Facebook Id,Page Created,Likes at Posting,Followers at Posting,Post Created,Post Created Date,Post Created Time,Type,"
         "URL,Message,Link,Final Link",
         'Harbour,harbour,1234,2010-01-01,5,6,2021-01-15 12:00:00 EST,2021-01-15,12:00:00,Link,https://www.facebook.com/1234/posts/99,hi,'
         "https://bit.ly/a,https://www.e.org/a?fbclid=z"],
        {"account_id": "1234", "time": at(2021, 1, 15, 17), "links": ["e.org/a"], "text": "hi", "followers": 6},
    ),
    "Meta Content Library": (
        ["id,creation_time,text,lang,post_owner.id,post_owner.name,link_attachment.link", "9,2023-02-03 04:05:06,hi,en,55,Harbour,https://e.org/a"],
        {"account_id": "55", "time": at(2023, 2, 3, 4, 5, 6), "links": ["e.org/a"]},
    ),
    "Communalytic": (["id,username,date,text,url", "9,uma,2023-02-03 04:05:06,hi,https://e.org/p/9"], {"account_id": "uma", "links": []}),
}  # fmt: skip


@pytest.mark.parametrize("name", TABLES)
def test_a_table_says_what_its_tool_means(tmp_path: Path, name: str) -> None:
    rows, expected = TABLES[name]
    (post,) = posts(write(tmp_path, "\n".join(rows) + "\n"))
    assert {column: post[column] for column in expected} == expected


V1_USER = {"id_str": "7", "screen_name": "uma", "followers_count": 3, "created_at": "Fri Jun 25 08:52:25 +0000 2010"}
V1 = {
    "created_at": "Sat Oct 10 20:19:24 +0000 2009", "id_str": "5", "text": "cut…", "user": V1_USER,
    "extended_tweet": {"full_text": "long &amp; whole #End", "entities": {"hashtags": [{"text": "End"}], "urls": [], "user_mentions": []}},
    "entities": {"hashtags": [], "urls": [], "user_mentions": []},
}  # fmt: skip
ORIGINAL = {
    "id_str": "4", "full_text": "the whole of it #Last", "user": {"screen_name": "wes"},
    "entities": {"hashtags": [{"text": "Last"}], "urls": [{"url": "https://t.co/z", "expanded_url": "https://e.org/z?utm_source=x"}]},
}  # fmt: skip
V2 = {"id": "10", "author_id": "7", "created_at": "2023-01-02T03:04:05.678Z", "text": "RT @wes: the whole of…", "edit_history_tweet_ids": ["10"],
      "referenced_tweets": [{"type": "retweeted", "id": "9"}]}  # fmt: skip
V2_PAGE = {
    "data": [V2],
    "includes": {"tweets": [{"id": "9", "text": "the whole of it #Last", "entities": {
        "hashtags": [{"tag": "Last"}],
        "urls": [{"expanded_url": "https://e.org/z"}, {"expanded_url": "https://x.com/w/status/9/photo/1", "media_key": "3_1"}]}}]},
    "meta": {"result_count": 1},
}  # fmt: skip
SNSCRAPE = {
    "_type": "snscrape.modules.twitter.Tweet", "url": "https://twitter.com/uma/status/8", "date": "2021-01-02T03:04:05+00:00", "rawContent": "hi #A",
    "id": 8, "user": {"_type": "snscrape.modules.twitter.User", "username": "uma", "id": 7, "followersCount": 4}, "lang": "en", "hashtags": ["A"],
    "outlinks": ["https://e.org/a"], "inReplyToTweetId": 6, "mentionedUsers": [{"username": "Wes"}], "retweetedTweet": None,
}  # fmt: skip
NOTE = {
    "id": "https://m.example/n/1", "type": "Note", "published": "2024-01-01T00:00:00Z", "attributedTo": "https://m.example/u/uma", "inReplyTo": None,
    "content": '<p>See <a href="https://e.org/long/path"><span class="invisible">https://</span><span>e.org/lo</span></a> '
               '<a href="https://m.example/tags/Now" class="mention hashtag" rel="tag">#<span>Now</span></a></p>',
    "tag": [{"type": "Hashtag", "name": "#Now"}], "contentMap": {"en": "x"},
}  # fmt: skip
OUTBOX: dict[str, Any] = {
    "@context": "https://www.w3.org/ns/activitystreams", "type": "OrderedCollection", "totalItems": 3,
    "orderedItems": [
        {"type": "Create", "actor": "https://m.example/u/uma", "object": NOTE},
        {"id": "https://m.example/a/2", "type": "Announce", "actor": "https://m.example/u/uma", "published": "2024-01-02T00:00:00Z", "object": "https://o.example/n/7"},
        {"type": "Like", "actor": "https://m.example/u/uma", "object": "https://o.example/n/8"},
    ],
}  # fmt: skip
TRUTH: dict[str, Any] = {
    "id": "11", "created_at": "2024-01-01T00:00:00.000Z", "uri": "https://truthsocial.com/@uma/11", "content": "<p>hi</p>", "reblog": None,
    "account": {"url": "https://truthsocial.com/@uma", "followers_count": 2}, "in_reply_to_id": None, "tags": [], "mentions": [],
}  # fmt: skip
RECORD = {"$type": "app.bsky.feed.post", "text": "hi", "createdAt": "2024-02-02T00:00:00Z"}
TELETHON = {
    "_": "Message", "id": 3, "peer_id": {"_": "PeerChannel", "channel_id": 9}, "date": "2024-01-01T00:00:00+00:00", "message": "see here",
    "from_id": None, "fwd_from": {"from_id": {"_": "PeerChannel", "channel_id": 5}, "channel_post": 77}, "reply_to": {"reply_to_msg_id": 2},
    "entities": [{"_": "MessageEntityTextUrl", "offset": 4, "length": 4, "url": "https://e.org/a"}],
}  # fmt: skip
SUBMISSION = {"id": "abc", "author": "uma", "created_utc": 1600000000, "title": "A title", "selftext": "", "subreddit": "harbour", "is_self": False,
              "url": "https://e.org/a", "permalink": "/r/harbour/comments/abc/a_title/"}  # fmt: skip
COMMENT = {
    "id": "def",
    "author": "[deleted]",
    "created_utc": "1600000000",
    "body": "[removed]",
    "subreddit": "harbour",
    "parent_id": "t3_abc",
}

OBJECTS: dict[str, tuple[str, dict[str, Any]]] = {
    "X 1.1, extended": (lines(V1), {"text": "long & whole #End", "hashtags": ["end"]}),
    "X 1.1, a share is given whole": (
        lines(V1 | {"extended_tweet": None, "text": "RT @wes: the wh…", "retweeted_status": ORIGINAL}),
        {"text": "RT @wes: the whole of it #Last", "hashtags": ["last"], "links": ["e.org/z"], "share_of": "4"},
    ),
    "X 1.1, a page of a search": (json.dumps({"statuses": [V1], "search_metadata": {}}), {"platform": "x", "post_id": "5"}),
    "X 1.1, behind a notice of the stream": (lines({"limit": {"track": 3}}, V1), {"post_id": "5"}),
    "X 1.1, a deletion": (
        lines({"delete": {"status": {"id_str": SNOWFLAKE, "user_id_str": "7"}, "timestamp_ms": "1652814935277"}}),
        {"post_id": SNOWFLAKE, "account_id": "7", "gone": True, "deleted_at": at(2022, 5, 17, 19, 15, 35, 277), "time": at(2022, 5, 17, 19, 9, 51, 210)},
    ),
    "X 2, a share is given whole": (
        lines(V2_PAGE), {"text": "RT @wes: the whole of it #Last", "hashtags": ["last"], "links": ["e.org/z"], "share_of": "9"},
    ),
    "X 2, the stream": (lines({"data": V2, "includes": {"users": []}, "matching_rules": []}), {"post_id": "10", "share_of": "9"}),
    "X 2, the list comes last": (json.dumps({"meta": {}, "includes": {"x": "y" * 200_000}, "data": [V2]}), {"post_id": "10"}),
    "snscrape": (
        lines(SNSCRAPE),
        {"post_id": "8", "account_id": "7", "reply_to": "6", "links": ["e.org/a"], "hashtags": ["a"], "mentions": ["wes"], "followers": 4},
    ),
    "an outbox of ActivityPub": (
        json.dumps(OUTBOX | {"orderedItems": OUTBOX["orderedItems"][:1]}, indent=1),
        {"post_id": "https://m.example/n/1", "account_id": "https://m.example/u/uma", "links": ["e.org/long/path"], "hashtags": ["now"], "lang": "en"},
    ),
    "Truth Social": (lines(TRUTH), {"platform": "truthsocial", "account_id": "https://truthsocial.com/@uma"}),
    "Bluesky, a page of records": (
        json.dumps({"records": [{"uri": "at://did:plc:a/app.bsky.feed.post/3k", "cid": "c", "value": RECORD}], "cursor": ""}),
        {"account_id": "did:plc:a", "text": "hi", "time": at(2024, 2, 2)},
    ),
    "Bluesky, as Python's library writes it": (
        lines({"uri": "at://did:plc:a/app.bsky.feed.post/3k", "author": {"did": "did:plc:a", "followers_count": 4},
               "record": {"py_type": "app.bsky.feed.post", "text": "hi", "created_at": "2024-02-02T00:00:00Z"}}),
        {"time": at(2024, 2, 2), "followers": 4},
    ),
    "Bluesky, a deletion": (
        lines({"did": "did:plc:a", "time_us": 1725911162329308, "kind": "commit",
               "commit": {"operation": "delete", "collection": "app.bsky.feed.post", "rkey": "3l3qo2vuowo2b"}}),
        {"gone": True, "post_id": "at://did:plc:a/app.bsky.feed.post/3l3qo2vuowo2b", "text": "", "deleted_at": at(2024, 9, 9, 19, 46, 2, 329)},
    ),
    "Telethon": (
        json.dumps([TELETHON]),
        {"platform": "telegram", "channel": "channel9", "account_id": "channel9", "share_of": "forward:channel5:77", "reply_to": "2",
         "links": ["e.org/a"]},
    ),
    "Telethon, a chat": (json.dumps({"messages": [TELETHON | {"from_id": {"_": "PeerUser", "user_id": 5}}]}), {"account_id": "user5"}),
    "Telethon, what scripts keep of it": (
        json.dumps([{"id": 3, "date": "2024-01-01T00:00:00+00:00", "from_id": {"user_id": 5}, "message": "hi"}], indent=2),
        {"account_id": "5", "text": "hi"},
    ),
    "Telegram's bots": (
        json.dumps([{"message_id": 3, "date": 1704067200, "from": {"id": 5, "first_name": "U"}, "chat": {"id": 9, "title": "Lantern"}, "text": "hi"}]),
        {"account_id": "5", "channel": "Lantern", "time": at(2024, 1, 1)},
    ),
    "Reddit, a submission": (
        lines(SUBMISSION), {"post_id": "t3_abc", "text": "A title", "links": ["e.org/a"], "channel": "harbour", "platform": "reddit"},
    ),
    "Reddit, what was removed": (
        lines(COMMENT), {"post_id": "t1_def", "account_id": "deleted:t1_def", "text": "", "gone": True, "reply_to": "t3_abc"},
    ),
    "Reddit, a listing": (
        json.dumps({"kind": "Listing", "data": {"children": [{"kind": "t3", "data": SUBMISSION}], "after": None}}), {"post_id": "t3_abc"},
    ),
    "a chat of Discord": (
        json.dumps({"guild": {"id": "1"}, "channel": {"id": "2", "name": "general"}, "messages": [
            {"id": "3", "type": "Default", "timestamp": "2024-01-01T00:00:00+00:00", "content": "hi", "author": {"id": "5", "name": "uma"}}]}),
        {"account_id": "5", "text": "hi", "post_id": "3"},
    ),
    "CrowdTangle's interface": (
        json.dumps({"status": 200, "result": {"posts": [{"platformId": "1_2", "date": "2021-01-15 12:00:00", "message": "hi", "id": 9,
                                                         "account": {"id": 55, "name": "Harbour"}}]}}),
        {"account_id": "55", "text": "hi"},
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", OBJECTS)
def test_objects_say_what_their_tool_means(tmp_path: Path, name: str) -> None:
    data, expected = OBJECTS[name]
    path = write(tmp_path, data)
    (post,) = posts(path)
    assert {column: post[column] for column in expected} == expected


def test_what_is_no_post_is_refused_by_name(tmp_path: Path) -> None:
    outbox, share = write(tmp_path, json.dumps(OUTBOX), "outbox"), "https://o.example/n/7"
    assert [(post["share_of"], post["time"]) for post in posts(outbox)] == [("", at(2024, 1, 1)), (share, at(2024, 1, 2))]
    assert refusals(outbox) == ["not a post: Like"]
    like = {"did": "did:plc:a", "kind": "commit", "commit": {"operation": "create", "collection": "app.bsky.feed.like", "rkey": "1",
            "record": {"$type": "app.bsky.feed.like", "createdAt": "2024-02-02T00:00:00Z", "subject": {"uri": "at://x"}}}}  # fmt: skip
    stream = write(tmp_path, lines(like, {"did": "did:plc:a", "kind": "identity", "identity": {}}), "stream")
    assert (posts(stream), refusals(stream)) == ([], ["not a post: app.bsky.feed.like", "not a post: identity"])


def test_an_account_export_of_telegram_is_known_by_its_beginning(tmp_path: Path) -> None:
    message = {"id": 1, "type": "message", "date": "2024-01-01T00:00:00", "date_unixtime": "1704067200", "from_id": "user5", "text": "hi"}
    chat = {"name": "Lantern", "type": "public_channel", "id": 9, "messages": [message]}
    whole = {
        "about": "Here is the data you requested. Telegram has many fine features.",
        "contacts": {"about": "", "list": [{"first_name": "N" * 50}] * 3000},
        "chats": {"about": "", "list": [chat]},
        "left_chats": {"about": "", "list": [chat | {"name": None, "id": 10}]},
    }
    found = posts(write(tmp_path, json.dumps(whole, indent=1)))
    assert [(post["channel"], post["account_id"]) for post in found] == [("Lantern", "user5"), ("10", "user5")]


def test_media_that_are_forwarded_from_one_channel_are_not_all_one(tmp_path: Path) -> None:
    forward = {"type": "message", "date_unixtime": "1704067200", "from_id": "user5", "text": "", "forwarded_from": "Lantern"}
    messages = [
        forward | {"id": 1, "photo": "photos/a.jpg", "width": 5, "height": 6, "photo_file_size": 7},
        forward | {"id": 2, "photo": "photos/b.jpg", "width": 5, "height": 6, "photo_file_size": 7},
        forward | {"id": 3},
        forward | {"id": 4},
        forward | {"id": 5, "forwarded_from": None},
    ]
    shares = [
        p["share_of"] for p in posts(write(tmp_path, json.dumps({"name": "C", "type": "private_group", "id": 9, "messages": messages})))
    ]
    assert shares[0] == shares[1]
    assert len(set(shares)) == 4
    assert all(shares)


def test_what_the_tweets_of_a_page_refer_to_is_indexed_once_a_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    indexed: list[object] = []
    index = x.Includes.of

    def counted(page: Object) -> x.Includes:
        indexed.append(page)
        return index(page)

    monkeypatch.setattr(x.Includes, "of", counted)
    tweet = {"author_id": "7", "created_at": "2021-05-01T10:00:00.000Z", "edit_history_tweet_ids": []}
    users = [{"id": "7", "username": "uma", "created_at": "2010-01-01T00:00:00.000Z"}]
    page = {"data": [tweet | {"id": str(number), "text": f"word {number}"} for number in range(50)], "includes": {"users": users}}

    rows = posts(write(tmp_path, lines(page, page | {"data": [tweet | {"id": "99", "text": "last"}]})))

    assert [row["account_created"] for row in rows] == [at(2010, 1, 1)] * 51
    assert len(indexed) == 2
