"""Posts of many platforms, collectors and downloads."""

# ruff: noqa: E501 - the lines of a file stand as they are

from __future__ import annotations

import json

from tests.unit.ingest.kinds.kind import Kind, Told

WORDS = "They said they will burn the hostel down on Friday"
MORE = "Nobody is allowed to leave the building since Monday"
MARIJA, OLEG = "Marija Kos", "Oleg Petrenko"
AT, LATER = "2025-05-21T19:04:07", "2025-05-21T19:05:47"
SECONDS, SECONDS_LATER = 1747854247, 1747854347
BOTH = (Told(WORDS, AT), Told(MORE, LATER))
BY_MINUTE = (Told(WORDS, AT[:16]), Told(MORE, LATER[:16]))

KINDS: list[Kind] = []


def _add(name: str, file: str, content: object, told: tuple[Told, ...], sealed: tuple[str, ...] = ()) -> None:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    KINDS.append(Kind(name, file, text.encode(), "posts", told, sealed))


def _lines(*values: object) -> str:
    return "\n".join(map(json.dumps, values))


tg = {
    "name": "Village watch",
    "type": "private_supergroup",
    "id": 123,
    "messages": [
        {
            "id": 1,
            "type": "message",
            "date": "2025-05-21T21:04:07",
            "date_unixtime": "1747854247",
            "from": MARIJA,
            "from_id": "user1",
            "text": [WORDS, " ", {"type": "mention", "text": "@oleg_p"}],
            "text_entities": [],
        },
        {
            "id": 2,
            "type": "message",
            "date": "2025-05-21T21:05:47",
            "date_unixtime": "1747854347",
            "from": OLEG,
            "from_id": "user2",
            "photo": "photos/p1.jpg",
            "width": 1,
            "height": 1,
            "text": MORE,
            "contact_information": {"first_name": "Ana", "last_name": "Belić", "phone_number": "+38160123456"},
            "location_information": {"latitude": 44.1, "longitude": 20.2},
            "author": "Desk editor",
        },
    ],
}
_add("telegram-json-posts", "result.json", {**tg, "type": "public_channel"}, BOTH)
_add(
    "telethon-jsonl",
    "channel.jsonl",
    _lines(
        {
            "_": "Message",
            "id": 11,
            "peer_id": {"_": "PeerChannel", "channel_id": 777},
            "date": "2025-05-21T19:04:07+00:00",
            "message": WORDS,
            "out": False,
            "from_id": None,
            "fwd_from": None,
            "media": None,
            "views": 10,
            "post_author": None,
        },
        {
            "_": "Message",
            "id": 12,
            "peer_id": {"_": "PeerChannel", "channel_id": 777},
            "date": "2025-05-21T19:05:47+00:00",
            "message": MORE,
            "from_id": {"_": "PeerUser", "user_id": 5},
            "media": {"_": "MessageMediaPhoto"},
        },
    ),
    BOTH,
)
_add(
    "instagram-posts-new",
    "posts_1.json",
    [
        {
            "media": [
                {
                    "uri": "media/posts/202505/1.jpg",
                    "creation_timestamp": 1747854247,
                    "media_metadata": {"photo_metadata": {"exif_data": [{"latitude": 1.0, "longitude": 2.0}]}},
                    "title": WORDS,
                    "cross_post_source": {"source_app": "FB"},
                }
            ]
        },
        {
            "media": [
                {"uri": "media/posts/2.jpg", "creation_timestamp": 1747854347, "title": ""},
                {"uri": "media/posts/3.jpg", "creation_timestamp": 1747854347, "title": ""},
            ],
            "title": MORE,
            "creation_timestamp": 1747854347,
        },
    ],
    BOTH,
)
_add(
    "instagram-reels",
    "reels.json",
    {"ig_reels_media": [{"media": [{"uri": "media/reels/1.mp4", "creation_timestamp": 1747854247, "title": WORDS}]}]},
    (Told(WORDS, AT),),
)
_add(
    "instagram-stories",
    "stories.json",
    {"ig_stories": [{"uri": "media/stories/1.jpg", "creation_timestamp": 1747854247, "title": WORDS}]},
    (Told(WORDS, AT),),
)
_add(
    "instagram-comments-old",
    "post_comments.json",
    {
        "comments_media_comments": [
            {
                "title": "",
                "media_list_data": [],
                "string_map_data": {"Kommentar": {"value": WORDS}, "Inhaber": {"value": "someone_x"}, "Zeit": {"timestamp": 1747854247}},
            }
        ]
    },
    (Told(WORDS, AT),),
)
_add(
    "instagram-comments-array",
    "post_comments_1.json",
    [
        {
            "media_list_data": [{"uri": ""}],
            "string_map_data": {"Comment": {"value": WORDS}, "Media Owner": {"value": "someone_x"}, "Time": {"timestamp": 1747854247}},
        }
    ],
    (Told(WORDS, AT),),
)
_add(
    "fb-posts-old",
    "your_posts_1.json",
    {"status_updates": [{"timestamp": 1747854247, "data": [{"post": WORDS}], "title": "Marija updated her status."}]},
    (Told(WORDS, AT),),
)
_add(
    "fb-posts-new",
    "your_posts__check_ins__photos_and_videos_1.json",
    [
        {
            "timestamp": 1747854247,
            "attachments": [
                {
                    "data": [
                        {
                            "media": {
                                "uri": "your_activity/posts/media/1.jpg",
                                "creation_timestamp": 1747854247,
                                "media_metadata": {},
                                "title": "Mobile uploads",
                                "description": WORDS,
                            }
                        }
                    ]
                }
            ],
            "data": [{"update_timestamp": 1747854248}, {"post": WORDS}],
            "title": "Marija added a photo.",
        },
        {
            "timestamp": 1747854347,
            "data": [{"post": MORE.replace("is", "is")}],
            "title": "Marija shared a link.",
            "attachments": [
                {
                    "data": [
                        {"external_context": {"name": "A page about the hostel", "source": "news.example", "url": "https://news.example/a"}}
                    ]
                }
            ],
            "tags": [{"name": "Someone"}],
        },
    ],
    (
        Told(WORDS, AT),
        Told(MORE, LATER),
        Told("A page about the hostel"),
    ),
)
_add(
    "fb-comments",
    "comments.json",
    {
        "comments_v2": [
            {
                "timestamp": 1747854247,
                "data": [{"comment": {"timestamp": 1747854247, "comment": WORDS, "author": MARIJA, "group": "Village group"}}],
                "title": "Marija Kos commented on a post.",
            }
        ]
    },
    (
        Told(WORDS, AT),
        Told("Village group"),
    ),
)
_add(
    "fb-group-posts",
    "group_posts_and_comments.json",
    {"group_posts_v2": [{"timestamp": 1747854247, "data": [{"post": WORDS}], "title": "M posted in Village."}]},
    (Told(WORDS, AT),),
)
_add(
    "fb-label-values",
    "posts.json",
    [
        {
            "timestamp": 1747854247,
            "media": [],
            "label_values": [
                {"label": "Text", "value": WORDS},
                {"label": "URL", "value": "https://www.facebook.com/x", "href": "https://www.facebook.com/x"},
            ],
            "fbid": "123",
        }
    ],
    (Told(WORDS, AT),),
)
_add(
    "fb-html",
    "your_posts.html",
    f'<html><head><title>Your posts</title></head><body><div class="_a706" role="main"><div class="_3-95 _a6-g"><div class="_2ph_ _a6-h _a6-i">Marija Kos updated her status.</div><div class="_2ph_ _a6-p"><div><div class="_2pin"><div>{WORDS}</div></div></div></div><div class="_3-94 _a6-o"><div class="_a72d">May 21, 2025 7:04:07 pm</div></div></div><div class="_3-95 _a6-g"><div class="_2ph_ _a6-h _a6-i">Marija Kos updated her status.</div><div class="_2ph_ _a6-p"><div class="_2pin"><div>{MORE}</div></div></div><div class="_3-94 _a6-o"><div class="_a72d">May 21, 2025 7:05:47 pm</div></div></div></div></body></html>',
    BOTH,
)
_add(
    "crowdtangle-fb",
    "ct.csv",
    f'Page Name,User Name,Facebook Id,Page Category,Page Admin Top Country,Page Description,Page Created,Likes at Posting,Followers at Posting,Post Created,Post Created Date,Post Created Time,Type,Total Interactions,Likes,Comments,Shares,Love,Wow,Haha,Sad,Angry,Care,Video Share Status,Is Video Owner?,Post Views,URL,Message,Link,Final Link,Image Text,Link Text,Description,Sponsor Id,Sponsor Name,Sponsor Category,Total Interactions (weighted  —  Likes 1x Shares 1x )\nVillage News,villagenews,100044,MEDIA_NEWS,RS,We are the news of the village and the valley since 1990,2012-01-01 10:00:00 EST,100,120,2025-05-21 15:04:07 EDT,2025-05-21,15:04:07,Photo,10,1,2,3,0,0,0,0,0,0,,,0,https://www.facebook.com/100044/posts/1,"{WORDS}",https://www.facebook.com/photo/1,,"{MORE}",,,,,,10\nVillage News,villagenews,100044,MEDIA_NEWS,RS,We are the news of the village and the valley since 1990,2012-01-01 10:00:00 EST,100,120,2025-05-21 15:05:47 EDT,2025-05-21,15:05:47,Link,10,1,2,3,0,0,0,0,0,0,,,0,https://www.facebook.com/100044/posts/2,"Second message of the day",https://news.example/a,,,"A headline of the linked page","Words that describe the linked page",,,,12\n',
    (
        Told(WORDS, AT),
        Told("Second message of the day", LATER),
        Told(MORE),
        Told("A headline of the linked page"),
    ),
)
_add(
    "crowdtangle-ig",
    "cti.csv",
    f'Account,User Name,Followers at Posting,Post Created,Type,Total Interactions,Likes,Comments,Views,URL,Link,Photo,Title,Description,Image Text,Sponsor Id,Sponsor Name,Overperforming Score\nVillage,village_ig,100,2025-05-21 19:04:07 UTC,Photo,5,1,2,0,https://www.instagram.com/p/abc/,https://www.instagram.com/p/abc/,https://scontent.example/x.jpg,,"{WORDS}",,,,1.2\nVillage,village_ig,100,2025-05-21 19:05:47 UTC,Photo,5,1,2,0,https://www.instagram.com/p/abd/,https://www.instagram.com/p/abd/,https://scontent.example/y.jpg,,"{MORE}",,,,1.2\n',
    BOTH,
)
_add(
    "mcl-fb",
    "mcl.csv",
    f'id,creation_time,modified_time,text,lang,mcl_url,content_type,post_owner.type,post_owner.id,post_owner.name,post_owner.username,surface.id,surface.name,statistics.views,link_attachment.link,link_attachment.name,link_attachment.caption,link_attachment.description,match_type\n11,2025-05-21T19:04:07+00:00,2025-05-21T19:04:07+00:00,"{WORDS}",en,https://www.facebook.com/transparency/x,posts,page,5,Village News,villagenews,5,Village News,10,,,,,TEXT\n12,2025-05-21T19:05:47+00:00,2025-05-21T19:05:47+00:00,"{MORE}",en,https://www.facebook.com/transparency/y,posts,page,5,Village News,villagenews,5,Village News,10,https://n.example,A headline of the linked page,n.example,,TEXT\n',
    BOTH,
)
_add(
    "4cat-4chan",
    "4chan.csv",
    f"thread_id,id,timestamp,body,subject,author,image_file,image_md5,country_name,unix_timestamp\n100,100,2025-05-21 19:04:07,{WORDS},a subject line here,Anonymous,x.jpg,abc,Serbia,{SECONDS}\n100,101,2025-05-21 19:05:47,{MORE},,Anonymous,,,Serbia,{SECONDS_LATER}\n",
    BOTH,
)
_add(
    "4cat-telegram",
    "tg4cat.csv",
    f'id,thread_id,chat,author,author_username,author_name,author_is_bot,body,timestamp,unix_timestamp,views,reactions,is_forward,forwarded_from_name,linked_title,attachment_type,attachment_filename\n1,village,village,777,village,Village watch,no,"{WORDS}",2025-05-21 19:04:07,{SECONDS},10,,,,,photo,x.jpg\n2,village,village,777,village,Village watch,no,"{MORE}",2025-05-21 19:05:47,{SECONDS_LATER},10,,,,A headline of the linked page,,\n',
    BOTH,
)
_add(
    "4cat-instagram",
    "ig4cat.csv",
    f'id,thread_id,parent_id,body,author,author_fullname,verified,timestamp,type,url,image_url,media_url,hashtags,num_likes,location_name,unix_timestamp\nCabc,Cabc,Cabc,"{WORDS}",village_ig,Village,False,2025-05-21 19:04:07,picture,https://www.instagram.com/p/Cabc,https://x/y.jpg,,a,1,"Town square of Nis",{SECONDS}\nCabd,Cabd,Cabd,"{MORE}",village_ig,Village,False,2025-05-21 19:05:47,picture,https://www.instagram.com/p/Cabd,https://x/y.jpg,,a,1,,{SECONDS_LATER}\n',
    BOTH,
)
_add(
    "vichan",
    "thread.json",
    {
        "posts": [
            {
                "no": 100,
                "sub": "A subject line here",
                "com": f'<p class="body-line ltr">{WORDS}</p>',
                "name": "Anonymous",
                "time": SECONDS,
                "resto": 0,
                "filename": "pic",
                "ext": ".jpg",
                "tim": "123",
                "extra_files": [{"filename": "second", "ext": ".png"}],
                "country": "RS",
                "country_name": "Serbia",
            },
            {
                "no": 101,
                "com": f'<span class="quote">&gt;quoted words in green</span><br>{MORE}',
                "name": "Anonymous",
                "trip": "!abc",
                "time": SECONDS_LATER,
                "resto": 100,
            },
        ]
    },
    (*BOTH, Told("quoted words in green")),
)
_add(
    "lynxchan",
    "thread.json",
    {
        "signedRole": None,
        "id": "ab12",
        "name": "Anonymous",
        "boardUri": "b",
        "threadId": 100,
        "subject": "A subject line here",
        "markdown": WORDS,
        "message": WORDS,
        "creation": "2025-05-21T19:04:07.000Z",
        "locked": False,
        "files": [{"originalName": "pic.jpg", "path": "/.media/x.jpg"}],
        "posts": [
            {"name": "Anonymous", "postId": 101, "markdown": MORE, "message": MORE, "creation": "2025-05-21T19:05:47.000Z", "files": []}
        ],
    },
    BOTH,
)
_add(
    "2ch",
    "thread.json",
    {
        "Board": "po",
        "current_thread": "100",
        "threads": [
            {
                "posts": [
                    {
                        "num": 100,
                        "comment": WORDS + "<br>второе",
                        "date": "21/05/25 Срд 22:04:07",
                        "timestamp": SECONDS,
                        "name": "Аноним",
                        "subject": "A subject line here",
                        "op": 0,
                        "files": [{"fullname": "pic.jpg", "path": "/x.jpg"}],
                    },
                    {
                        "num": 101,
                        "comment": MORE,
                        "date": "21/05/25 Срд 22:05:47",
                        "timestamp": SECONDS_LATER,
                        "name": "Аноним",
                        "files": [],
                    },
                ]
            }
        ],
    },
    BOTH,
)
_add(
    "foolfuuka",
    "fool.csv",
    f'"num","subnum","thread_num","op","timestamp","timestamp_expired","preview_orig","media_filename","name","trip","title","comment"\n"100","0","100","1","{SECONDS}","0","x.jpg","pic.jpg","Anonymous","","A subject line here","{WORDS}"\n"101","0","100","0","{SECONDS_LATER}","0","","","Anonymous","!abc","","{MORE}"\n',
    BOTH,
)
_add(
    "vk-wall-full",
    "wall.json",
    {
        "response": {
            "count": 2,
            "items": [
                {
                    "id": 1,
                    "from_id": -55,
                    "owner_id": -55,
                    "date": SECONDS,
                    "text": WORDS,
                    "attachments": [
                        {"type": "poll", "poll": {"question": "Who comes with us tomorrow", "answers": [{"text": "I will be there"}]}},
                        {
                            "type": "link",
                            "link": {
                                "url": "https://n.example",
                                "title": "A headline of the linked page",
                                "description": "Words that describe",
                            },
                        },
                        {
                            "type": "photo",
                            "photo": {
                                "id": 3,
                                "text": "Caption of the picture here",
                                "sizes": [{"url": "https://sun.example/a.jpg?x=1", "type": "z"}],
                            },
                        },
                        {"type": "video", "video": {"title": "Film title words", "description": "What the film shows us"}},
                        {"type": "doc", "doc": {"title": "leaflet.pdf"}},
                    ],
                    "post_type": "post",
                },
                {"id": 2, "from_id": 7, "owner_id": -55, "date": SECONDS_LATER, "text": MORE},
            ],
            "profiles": [{"id": 7, "first_name": "Oleg", "last_name": "Petrenko"}],
            "groups": [{"id": 55, "name": "Village group", "screen_name": "village"}],
        }
    },
    (
        *BOTH,
        Told("Who comes with us tomorrow"),
        Told("A headline of the linked page"),
        Told("Caption of the picture here"),
        Told("Film title words"),
    ),
)
_add(
    "vk-comments",
    "comments.json",
    {
        "response": {
            "count": 1,
            "items": [
                {
                    "id": 10,
                    "from_id": 7,
                    "date": SECONDS,
                    "text": WORDS,
                    "post_id": 1,
                    "owner_id": -55,
                    "thread": {
                        "count": 1,
                        "items": [
                            {"id": 11, "from_id": 8, "date": SECONDS_LATER, "text": MORE, "post_id": 1, "owner_id": -55, "reply_to_user": 7}
                        ],
                    },
                }
            ],
        }
    },
    BOTH,
)
_add(
    "mastodon-api",
    "statuses.json",
    [
        {
            "id": "1",
            "created_at": AT + ".000Z",
            "spoiler_text": "Content warning words",
            "content": f"<p>{WORDS}</p>",
            "account": {"id": "5", "acct": "village@m.example", "username": "village", "display_name": "Village"},
            "media_attachments": [
                {"id": "9", "type": "image", "url": "https://m.example/a.jpg", "description": "What the picture shows here"}
            ],
            "poll": {"options": [{"title": "I will be there"}]},
            "reblog": None,
            "card": {"title": "A headline of the linked page", "description": "Words that describe", "url": "https://n.example"},
        },
        {
            "id": "2",
            "created_at": LATER + ".000Z",
            "content": f"<p>{MORE}</p>",
            "account": {"id": "5", "acct": "village@m.example"},
            "media_attachments": [],
            "spoiler_text": "",
        },
    ],
    (*BOTH, Told("What the picture shows here"), Told("Content warning words"), Told("I will be there")),
)
_add(
    "mastodon-outbox",
    "outbox.json",
    {
        "@context": "https://www.w3.org/ns/activitystreams",
        "id": "outbox.json",
        "type": "OrderedCollection",
        "totalItems": 2,
        "orderedItems": [
            {
                "id": "https://m.example/1/activity",
                "type": "Create",
                "actor": "https://m.example/users/village",
                "published": AT + "Z",
                "object": {
                    "id": "https://m.example/1",
                    "type": "Note",
                    "summary": "Content warning words",
                    "content": f"<p>{WORDS}</p>",
                    "published": AT + "Z",
                    "attributedTo": "https://m.example/users/village",
                    "attachment": [
                        {"type": "Document", "mediaType": "image/jpeg", "url": "/media/a.jpg", "name": "What the picture shows here"}
                    ],
                    "tag": [],
                },
            },
            {
                "id": "https://m.example/2/activity",
                "type": "Create",
                "actor": "https://m.example/users/village",
                "published": LATER + "Z",
                "object": {
                    "id": "https://m.example/2",
                    "type": "Question",
                    "content": f"<p>{MORE}</p>",
                    "published": LATER + "Z",
                    "attributedTo": "https://m.example/users/village",
                    "oneOf": [{"type": "Note", "name": "I will be there"}],
                },
            },
            {"type": "Announce", "actor": "https://m.example/users/village", "published": LATER + "Z", "object": "https://x.example/3"},
        ],
    },
    (*BOTH, Told("What the picture shows here"), Told("I will be there")),
)
_add(
    "misskey",
    "notes.json",
    [
        {
            "id": "a1",
            "createdAt": AT + ".000Z",
            "text": WORDS,
            "cw": "Content warning words",
            "userId": "u",
            "user": {"username": "village", "name": "Village"},
            "files": [{"name": "pic.jpg", "comment": "What the picture shows here"}],
            "renote": None,
        },
        {
            "id": "a2",
            "createdAt": LATER + ".000Z",
            "text": MORE,
            "cw": None,
            "userId": "u",
            "user": {"username": "village", "name": "Village"},
            "files": [],
        },
    ],
    BOTH,
)
_add(
    "lemmy",
    "posts.json",
    {
        "posts": [
            {
                "post": {"id": 1, "name": "A headline of the post", "body": WORDS, "published": AT + ".000000Z", "url": None},
                "creator": {"id": 3, "name": "village"},
                "community": {"id": 2, "name": "town"},
            },
            {
                "post": {"id": 2, "name": "Another headline of the post", "body": MORE, "published": LATER + ".000000Z"},
                "creator": {"id": 3, "name": "village"},
                "community": {"id": 2, "name": "town"},
            },
        ]
    },
    (*BOTH, Told("A headline of the post")),
)
_add(
    "reddit-listing",
    "r.json",
    {
        "kind": "Listing",
        "data": {
            "after": None,
            "children": [
                {
                    "kind": "t3",
                    "data": {
                        "id": "x1",
                        "name": "t3_x1",
                        "title": "A headline of the post",
                        "selftext": WORDS,
                        "author": "village",
                        "subreddit": "town",
                        "created_utc": float(SECONDS),
                        "permalink": "/r/town/x1",
                        "url": "https://n.example",
                    },
                },
                {
                    "kind": "t1",
                    "data": {
                        "id": "x2",
                        "body": MORE,
                        "author": "village",
                        "subreddit": "town",
                        "created_utc": float(SECONDS_LATER),
                        "replies": {
                            "kind": "Listing",
                            "data": {
                                "children": [
                                    {
                                        "kind": "t1",
                                        "data": {
                                            "id": "x3",
                                            "body": "An answer nested in it",
                                            "author": "other",
                                            "subreddit": "town",
                                            "created_utc": float(SECONDS_LATER),
                                        },
                                    }
                                ]
                            },
                        },
                    },
                },
            ],
        },
    },
    (*BOTH, Told("A headline of the post"), Told("An answer nested in it")),
)
_add(
    "reddit-thread",
    "r.json",
    [
        {
            "kind": "Listing",
            "data": {
                "children": [
                    {
                        "kind": "t3",
                        "data": {
                            "id": "x1",
                            "title": "A headline of the post",
                            "selftext": WORDS,
                            "author": "village",
                            "subreddit": "town",
                            "created_utc": float(SECONDS),
                        },
                    }
                ]
            },
        },
        {
            "kind": "Listing",
            "data": {
                "children": [
                    {
                        "kind": "t1",
                        "data": {
                            "id": "x2",
                            "body": MORE,
                            "author": "village",
                            "subreddit": "town",
                            "created_utc": float(SECONDS_LATER),
                            "replies": "",
                        },
                    }
                ]
            },
        },
    ],
    BOTH,
)
_add(
    "pushshift",
    "r.ndjson",
    _lines(
        {
            "id": "x1",
            "title": "A headline of the post",
            "selftext": WORDS,
            "author": "village",
            "subreddit": "town",
            "created_utc": SECONDS,
            "full_link": "https://r",
        },
        {
            "id": "x2",
            "title": "Another headline",
            "selftext": MORE,
            "author": "village",
            "subreddit": "town",
            "created_utc": str(SECONDS_LATER),
        },
    ),
    BOTH,
)
_add(
    "bsky-search",
    "bsky.json",
    {
        "posts": [
            {
                "uri": "at://did:plc:a/app.bsky.feed.post/1",
                "cid": "c",
                "author": {"did": "did:plc:a", "handle": "village.bsky.social"},
                "record": {
                    "$type": "app.bsky.feed.post",
                    "createdAt": AT + ".000Z",
                    "text": WORDS,
                    "langs": ["en"],
                    "embed": {"$type": "app.bsky.embed.images", "images": [{"alt": "What the picture shows here", "image": {}}]},
                },
                "indexedAt": AT + "Z",
            },
            {
                "uri": "at://did:plc:a/app.bsky.feed.post/2",
                "cid": "c",
                "author": {"did": "did:plc:a", "handle": "village.bsky.social"},
                "record": {
                    "$type": "app.bsky.feed.post",
                    "createdAt": LATER + ".000Z",
                    "text": MORE,
                    "embed": {
                        "$type": "app.bsky.embed.external",
                        "external": {"uri": "https://n.example", "title": "A headline of the linked page", "description": "d"},
                    },
                },
                "indexedAt": LATER + "Z",
            },
        ]
    },
    (*BOTH, Told("What the picture shows here"), Told("A headline of the linked page")),
)
_add(
    "bsky-jetstream",
    "jet.jsonl",
    _lines(
        {
            "did": "did:plc:a",
            "time_us": SECONDS * 1000000,
            "kind": "commit",
            "commit": {
                "rev": "r",
                "operation": "create",
                "collection": "app.bsky.feed.post",
                "rkey": "1",
                "record": {"$type": "app.bsky.feed.post", "createdAt": AT + ".000Z", "text": WORDS},
                "cid": "c",
            },
        },
        {
            "did": "did:plc:a",
            "time_us": SECONDS_LATER * 1000000,
            "kind": "commit",
            "commit": {
                "operation": "create",
                "collection": "app.bsky.feed.post",
                "rkey": "2",
                "record": {"$type": "app.bsky.feed.post", "createdAt": LATER + ".000Z", "text": MORE},
                "cid": "c",
            },
        },
    ),
    BOTH,
)
_add(
    "x-archive-old",
    "tweet.js",
    "window.YTD.tweet.part0 = "
    + json.dumps(
        [
            {
                "tweet": {
                    "retweeted": False,
                    "source": "x",
                    "entities": {"hashtags": [], "urls": []},
                    "id_str": "1925268137463",
                    "id": "1925268137463",
                    "created_at": "Wed May 21 19:04:07 +0000 2025",
                    "full_text": WORDS,
                    "lang": "en",
                }
            },
            {"tweet": {"id_str": "2", "created_at": "Wed May 21 19:05:47 +0000 2025", "full_text": MORE}},
        ]
    ),
    BOTH,
)
_add(
    "x-archive-older",
    "tweet.js",
    "window.YTD.tweet.part0 = "
    + json.dumps(
        [
            {"id_str": "1", "created_at": "Wed May 21 19:04:07 +0000 2025", "full_text": WORDS, "entities": {}},
            {"id_str": "2", "created_at": "Wed May 21 19:05:47 +0000 2025", "full_text": MORE},
        ]
    ),
    BOTH,
)
_add(
    "x-note-tweet",
    "note-tweet.js",
    "window.YTD.note_tweet.part0 = "
    + json.dumps(
        [
            {
                "noteTweet": {
                    "noteTweetId": "1",
                    "updatedAt": AT + ".000Z",
                    "lifecycle": {"value": "1", "name": "Confirmed"},
                    "createdAt": AT + ".000Z",
                    "core": {"styletags": [], "urls": [], "text": WORDS, "mentions": []},
                }
            }
        ]
    ),
    (Told(WORDS, AT),),
)
_add(
    "x-deleted",
    "deleted-tweets.js",
    "window.YTD.deleted_tweets.part0 = "
    + json.dumps(
        [
            {
                "tweet": {
                    "id_str": "1",
                    "created_at": "Wed May 21 19:04:07 +0000 2025",
                    "full_text": WORDS,
                    "deleted_at": "2025-06-01T00:00:00.000Z",
                }
            }
        ]
    ),
    (Told(WORDS, AT),),
)
_add(
    "snscrape",
    "s.jsonl",
    _lines(
        {
            "_type": "snscrape.modules.twitter.Tweet",
            "url": "https://twitter.com/village/status/1",
            "date": AT + "+00:00",
            "rawContent": WORDS,
            "renderedContent": WORDS,
            "id": 1,
            "user": {"_type": "snscrape.modules.twitter.User", "username": "village", "id": 5, "displayname": "Village"},
            "replyCount": 0,
            "lang": "en",
            "links": None,
            "media": None,
        },
        {
            "_type": "x",
            "url": "https://twitter.com/village/status/2",
            "date": LATER + "+00:00",
            "rawContent": MORE,
            "id": 2,
            "user": {"username": "village", "id": 5},
        },
    ),
    BOTH,
)
_add(
    "twint",
    "t.csv",
    f'id,conversation_id,created_at,date,time,timezone,user_id,username,name,place,tweet,language,mentions,urls,photos,replies_count,retweets_count,likes_count,hashtags,cashtags,link,retweet,quote_url,video\n1,1,2025-05-21 19:04:07 UTC,2025-05-21,19:04:07,+0000,5,village,Village,,"{WORDS}",en,[],[],[],0,0,0,[],[],https://twitter.com/village/status/1,False,,0\n2,2,2025-05-21 19:05:47 UTC,2025-05-21,19:05:47,+0000,5,village,Village,,"{MORE}",en,[],[],[],0,0,0,[],[],https://twitter.com/village/status/2,False,,0\n',
    BOTH,
)
_add(
    "tiktok-research",
    "tt.json",
    {
        "data": {
            "videos": [
                {
                    "id": 7123,
                    "create_time": SECONDS,
                    "username": "village",
                    "region_code": "RS",
                    "video_description": WORDS,
                    "voice_to_text": "What the voice says here",
                    "hashtag_names": ["a"],
                },
                {"id": 7124, "create_time": SECONDS_LATER, "username": "village", "video_description": MORE},
            ],
            "cursor": 100,
            "has_more": False,
        },
        "error": {"code": "ok"},
    },
    (*BOTH, Told("What the voice says here")),
)
_add(
    "tiktok-comments-download",
    "user_data_tiktok.json",
    {
        "Comment": {"Comments": {"CommentsList": [{"date": "2025-05-21 19:04:07", "comment": WORDS, "photo": "N/A", "url": ""}]}},
        "Post": {
            "Posts": {"VideoList": [{"Date": "2025-05-21 19:05:47", "Link": "https://www.tiktokv.com/x", "Likes": "1", "Title": MORE}]}
        },
    },
    BOTH,
)
_add(
    "apify-fb",
    "apify.json",
    [
        {
            "facebookUrl": "https://www.facebook.com/village",
            "postId": "1",
            "pageName": "village",
            "url": "https://www.facebook.com/village/posts/1",
            "time": AT + ".000Z",
            "timestamp": SECONDS,
            "user": {"id": "5", "name": "Village"},
            "text": WORDS,
            "likes": 1,
            "media": [{"ocrText": "Words in the picture here"}],
        },
        {
            "postId": "2",
            "pageName": "village",
            "url": "https://www.facebook.com/village/posts/2",
            "time": LATER + ".000Z",
            "timestamp": SECONDS_LATER,
            "user": {"id": "5", "name": "Village"},
            "text": MORE,
        },
    ],
    BOTH,
)
_add(
    "youtube-takeout-comments",
    "comments.csv",
    f'Comment ID,Channel ID,Comment Create Timestamp,Price,Parent Comment ID,Post ID,Video ID,Comment Text,Top-Level Comment ID\nUg1,UCx,2025-05-21T19:04:07+00:00,0,,,vid1,"{{""text"":""{WORDS}""}}",\nUg2,UCx,2025-05-21T19:05:47+00:00,0,,,vid1,"{{""text"":""{MORE}""}}",\n',
    BOTH,
)
_add(
    "youtube-api",
    "yt.json",
    {
        "kind": "youtube#commentThreadListResponse",
        "items": [
            {
                "kind": "youtube#commentThread",
                "id": "Ug1",
                "snippet": {
                    "videoId": "v",
                    "topLevelComment": {
                        "id": "Ug1",
                        "snippet": {
                            "textDisplay": WORDS,
                            "textOriginal": WORDS,
                            "authorDisplayName": "@village",
                            "authorChannelId": {"value": "UCx"},
                            "publishedAt": AT + "Z",
                        },
                    },
                },
                "replies": {
                    "comments": [
                        {
                            "id": "Ug2",
                            "snippet": {
                                "textDisplay": MORE,
                                "textOriginal": MORE,
                                "authorDisplayName": "@other",
                                "publishedAt": LATER + "Z",
                            },
                        }
                    ]
                },
            }
        ],
    },
    BOTH,
)
_add(
    "json-feed",
    "feed.json",
    {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "Village",
        "items": [
            {
                "id": "1",
                "url": "https://v.example/1",
                "title": "A headline of the post",
                "content_html": f"<p>{WORDS}</p>",
                "date_published": AT + "Z",
                "authors": [{"name": "Village"}],
            },
            {"id": "2", "url": "https://v.example/2", "content_text": MORE, "date_published": LATER + "Z"},
        ],
    },
    BOTH,
)
_add(
    "gab-truth",
    "truth.json",
    [
        {
            "id": "1",
            "created_at": AT + ".000Z",
            "content": f"<p>{WORDS}</p>",
            "account": {"id": "5", "username": "village", "acct": "village"},
            "media_attachments": [],
        }
    ],
    (Told(WORDS, AT),),
)
_add(
    "weibo",
    "weibo.csv",
    "id,bid,user_id,用户昵称,微博正文,头条文章url,发布位置,艾特用户,话题,转发数,评论数,点赞数,发布时间,发布工具,微博图片url,微博视频url\n1,A,5,村庄,今晚八点请大家到广场集合不要迟到,,,,,0,0,0,2025-05-21 19:04,iPhone,,\n2,B,5,村庄,星期一以来没有人可以离开大楼,,,,,0,0,0,2025-05-21 19:05,iPhone,,\n",
    (Told("今晚八点请大家到广场集合不要迟到", AT[:16]),),
)
_add(
    "table with headings in russian",
    "выгрузка.csv",
    f"""Дата публикации;Автор;Текст записи;Лайки
21.05.2025 19:04;Полынь Степная;"{WORDS}";17
03.06.2025 19:05;Иван Т.;"{MORE}";0
""",
    (Told(WORDS, "2025-05-21T19:04"), Told(MORE, "2025-06-03T19:05")),
)
_add(
    "table with headings in danish and short comments",
    "kommentarer.csv",
    f"""bruger;kommentar;tidspunkt;score
ormen;"{WORDS}";21 May 2025 21:04:07 +0200;7
skvulp;nej;Wed, 21 May 2025 21:05:47 +0200;1
""",
    (Told(WORDS, AT), Told("nej", LATER)),
)


KINDS.append(
    Kind(
        "reddit-thread-without-ids",
        "thread.json",
        json.dumps(
            [
                {
                    "kind": "Listing",
                    "data": {"children": [{"kind": "t3", "data": {"title": WORDS, "author": "gull", "created_utc": 1717243200.0}}]},
                },
                {
                    "kind": "Listing",
                    "data": {"children": [{"kind": "t1", "data": {"body": MORE, "author": "purser", "created_utc": 1717245000.0}}]},
                },
            ]
        ).encode(),
        "posts",
        (Told(WORDS, "2024-06-01T12:00:00"), Told(MORE, "2024-06-01T12:30:00")),
    )
)
KINDS.append(
    Kind(
        "days-beside-exact-times",
        "links.csv",
        f"canonical_url,date_published,from_user_id,id,title,tweet_created_at\nhttps://n.example/a,2020-02-29T00:00:00.000Z,11,5,{WORDS},2020-03-01T06:59:59.000Z\n".encode(),
        "posts",
        (Told(WORDS, "2020-03-01T06:59:59"),),
    )
)
_add(
    "forum in sql, columns named before",
    "forum.sql",
    f"""CREATE TABLE `phpbb_posts` (
  `post_id` mediumint(8) unsigned NOT NULL AUTO_INCREMENT,
  `poster_id` mediumint(8) unsigned NOT NULL DEFAULT 0,
  `post_time` int(11) unsigned NOT NULL DEFAULT 0,
  `post_text` mediumtext NOT NULL,
  `post_subject` varchar(255) NOT NULL DEFAULT '',
  PRIMARY KEY (`post_id`)
) ENGINE=InnoDB;

INSERT INTO `phpbb_posts` VALUES (1,2,{SECONDS},'{WORDS}','Gate');
INSERT INTO `phpbb_posts` VALUES (2,3,{SECONDS_LATER},'{MORE}','Re: Gate');
""",
    BOTH,
)
_add(
    "forum of vbulletin in sql",
    "forum.sql",
    f"INSERT INTO vb_post (postid, userid, username, title, dateline, pagetext) VALUES (7, 2, 'kanna', 'Gate', {SECONDS}, '{WORDS}'), (8, 3, 'ole', '', {SECONDS_LATER}, '{MORE}');\n",
    BOTH,
)
_add(
    "chat in JSON in another container than its kind",
    "dump.json",
    {
        "export": {
            "list": [
                {"id": 1, "creator": {"name": MARIJA}, "created_date": AT, "author": "kanna", "text": WORDS},
                {"id": 2, "creator": {"name": OLEG}, "created_date": LATER, "author": "ole", "text": MORE},
            ]
        }
    },
    BOTH,
)
