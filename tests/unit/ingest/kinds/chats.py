"""Chats and messages of many programs and locales."""

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
    KINDS.append(Kind(name, file, text.encode(), "reports", told, sealed))


def _lines(*values: object) -> str:
    return "\n".join(map(json.dumps, values))


_add(
    "signal-desktop-full",
    "messages.json",
    {
        "conversations": [{"id": "c1", "name": MARIJA, "e164": "+4917012345670", "type": "private"}],
        "messages": [
            {
                "id": "a",
                "conversationId": "c1",
                "type": "incoming",
                "body": WORDS,
                "sent_at": 1747854247123,
                "received_at": 12,
                "source": "+4917012345670",
                "sourceUuid": "x",
                "attachments": [],
                "hasAttachments": 0,
            },
            {"id": "b", "conversationId": "c1", "type": "outgoing", "body": MORE, "sent_at": 1747854347123},
        ],
    },
    BOTH,
    (
        "+4917012345670",
        MARIJA,
    ),
)
_add(
    "whatsapp on a phone with the Japanese calendar",
    "_chat.txt",
    f"[5/21/R7, 19:04:07] {MARIJA}: {WORDS}\n[5/21/R7, 19:05:47] {OLEG}: {MORE}\n",
    BOTH,
    (MARIJA, OLEG),
)
_add(
    "line with a message of several lines in quotes, days among them",
    "line.txt",
    f'2025/05/21(水)\r\n19:04\t{MARIJA}\t"見て\n2017/01/01(日)\n00:00\tA\tあけおめ\n{WORDS}"\r\n19:05\t{OLEG}\t{MORE}\r\n',
    BY_MINUTE,
    (MARIJA, OLEG),
)
_add(
    "telegram messages whose text stands in pieces alone",
    "result.json",
    {
        "name": OLEG,
        "type": "personal_chat",
        "id": 5965280513,
        "messages": [
            {
                "id": 1,
                "type": "message",
                "date": AT,
                "date_unixtime": str(SECONDS),
                "from": MARIJA,
                "text_entities": [{"type": "plain", "text": WORDS}],
            }
        ],
    },
    (Told(WORDS, AT),),
    (MARIJA,),
)
_add(
    "signal-android-xml",
    "signal.xml",
    f'''<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count="2"><sms protocol="0" address="+4917012345670" contact_name="{MARIJA}" date="1747854247123" readable_date="Wed, 21 May 2025 21:04:07 GMT+02:00" type="1" subject="null" body="{WORDS}" service_center="null" read="1" status="-1"/>\n<sms protocol="0" address="+4917012345670" contact_name="{MARIJA}" date="1747854347123" type="2" subject="null" body="{MORE}" read="1" status="-1"/></smses>''',
    BOTH,
    (
        "+4917012345670",
        MARIJA,
    ),
)
_add(
    "sms-backup-mms",
    "sms.xml",
    f'''<?xml version='1.0' encoding='UTF-8' standalone='yes' ?>\n<smses count="2"><mms date="1747854247000" address="+4917012345670" contact_name="{MARIJA}" msg_box="1"><parts><part seq="0" ct="text/plain" text="{WORDS}"/><part seq="1" ct="image/jpeg" name="IMG_1.jpg" data="/9j/4AAQ"/></parts><addrs><addr address="+4917012345670" type="137"/></addrs></mms><mms date="1747854347000" address="+4917012345670" contact_name="{MARIJA}" msg_box="1"><parts><part seq="0" ct="text/plain" text="{MORE}"/></parts></mms></smses>''',
    (Told(WORDS, AT),),
    (
        "+4917012345670",
        MARIJA,
    ),
)
_add(
    "signal-export-md",
    "chat.md",
    f"[2025-05-21 19:04] {MARIJA}: {WORDS}  \n[2025-05-21 19:05] Me: {MORE}  \n![IMG_1.jpg](./media/IMG_1.jpg)\n",
    BY_MINUTE,
    (MARIJA,),
)
_add(
    "signal-export-json",
    "data.json",
    _lines(
        {"date": "2025-05-21 19:04:07", "sender": MARIJA, "body": WORDS, "quote": "", "sticker": "", "reactions": [], "attachments": []},
        {"date": "2025-05-21 19:05:47", "sender": OLEG, "body": MORE, "quote": "", "sticker": "", "reactions": [], "attachments": []},
    ),
    BOTH,
    (
        MARIJA,
        OLEG,
    ),
)
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
_add(
    "telegram-json",
    "result.json",
    tg,
    BOTH,
    (
        MARIJA,
        OLEG,
        "+38160123456",
    ),
)
_add(
    "telegram-full",
    "result.json",
    {
        "about": "Here is the data",
        "personal_information": {
            "user_id": 1,
            "first_name": "Ann",
            "last_name": "Lee",
            "phone_number": "+4917000000",
            "username": "@annlee",
        },
        "chats": {"about": "x", "list": [{**tg}]},
        "left_chats": {"about": "y", "list": [{**tg, "id": 124, "name": "Left one"}]},
    },
    (Told(WORDS, AT),),
    (
        MARIJA,
        OLEG,
    ),
)
_add(
    "messenger-e2ee",
    "Marija_1.json",
    {
        "participants": [MARIJA, "Desk"],
        "threadName": "Marija Kos_1",
        "messages": [
            {
                "isUnsent": False,
                "media": [],
                "reactions": [],
                "senderName": MARIJA,
                "text": WORDS,
                "timestamp": 1747854247123,
                "type": "text",
            },
            {
                "isUnsent": False,
                "media": [{"uri": "./media/a.jpg"}],
                "reactions": [],
                "senderName": "Desk",
                "text": MORE,
                "timestamp": 1747854347123,
                "type": "media",
            },
        ],
    },
    BOTH,
    (MARIJA,),
)
_add(
    "messenger-html",
    "message_1.html",
    f'<html><head><title>{MARIJA}</title></head><body><div class="_4t5n" role="main"><div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_3-96 _2pio _2lek _2lel">{MARIJA}</div><div class="_3-96 _2let"><div><div></div><div>{WORDS}</div><div></div></div></div><div class="_3-94 _2lem">21.05.2025, 19:04</div></div><div class="pam _3-95 _2pi0 _2lej uiBoxWhite noborder"><div class="_3-96 _2pio _2lek _2lel">{OLEG}</div><div class="_3-96 _2let"><div><div></div><div>{MORE}</div></div></div><div class="_3-94 _2lem">21.05.2025, 19:05</div></div></div></body></html>',
    BY_MINUTE,
    (
        MARIJA,
        OLEG,
    ),
)
dce = {
    "guild": {"id": "1", "name": "Guild"},
    "channel": {"id": "2", "type": "GuildTextChat", "category": "c", "name": "general", "topic": "Come to the square at eight tonight"},
    "dateRange": {"after": None, "before": None},
    "exportedAt": "2025-05-22T00:00:00+00:00",
    "messages": [
        {
            "id": "1374823456789012345",
            "type": "Default",
            "timestamp": "2025-05-21T21:04:07.123+02:00",
            "timestampEdited": None,
            "callEndedTimestamp": None,
            "isPinned": False,
            "content": WORDS,
            "author": {"id": "9", "name": "marija_k", "discriminator": "0000", "nickname": MARIJA, "isBot": False, "roles": []},
            "attachments": [],
            "embeds": [
                {
                    "title": "Embed title here",
                    "url": "https://e.example",
                    "description": "An embed text here",
                    "footer": {"text": "Footer words too"},
                    "author": {"name": "Embed Author Name"},
                    "fields": [],
                }
            ],
            "stickers": [],
            "reactions": [],
            "mentions": [{"id": "10", "name": "oleg", "nickname": OLEG}],
            "reference": {"messageId": "5"},
            "poll": {"question": {"text": "Who comes with us tomorrow"}, "answers": [{"text": "I will be there"}]},
        },
        {
            "id": "2",
            "type": "Reply",
            "timestamp": "2025-05-21T19:05:47+00:00",
            "content": MORE,
            "author": {"id": "10", "name": "oleg", "nickname": OLEG},
            "attachments": [],
            "embeds": [],
            "stickers": [],
            "reactions": [],
            "mentions": [],
        },
    ],
    "messageCount": 2,
}
_add(
    "discord-json",
    "general.json",
    dce,
    (
        Told(WORDS, AT),
        Told(MORE, LATER),
        Told("Who comes with us tomorrow"),
    ),
    (
        MARIJA,
        OLEG,
    ),
)
_add(
    "discord-csv",
    "general.csv",
    f"AuthorID,Author,Date,Content,Attachments,Reactions\n9,{MARIJA},2025-05-21T21:04:07.1230000+02:00,{WORDS},,\n10,{OLEG},2025-05-21T21:05:47.0000000+02:00,{MORE},https://cdn.discordapp.com/a/b/IMG.png,\n",
    BOTH,
    (
        MARIJA,
        OLEG,
    ),
)
for locale, first, second in (
    ("en", "5/21/2025 7:04 PM", "5/21/2025 7:05 PM"),
    ("de", "21.05.2025 19:04", "21.05.2025 19:05"),
    ("ru", "21.05.2025 19:04", "21.05.2025 19:05"),
    ("ko", "2025-05-21 오후 7:04", "2025-05-21 오후 7:05"),
    ("fi", "21.5.2025 19.04", "21.5.2025 19.05"),
    ("iso", "2025-05-21 19:04", "2025-05-21 19:05"),
):
    _add(
        f"discord-txt-{locale}",
        "general.txt",
        f"==============================================================\nGuild: G\nChannel: text / general\n==============================================================\n\n[{first}] marija_k\n{WORDS}\n\n[{second}] oleg_p\n{MORE}\n\n{{Attachments}}\nhttps://cdn.discordapp.com/attachments/1/2/IMG.png\n\n{{Reactions}}\n👍 (1)\n\n==============================================================\nExported 2 message(s)\n==============================================================\n",
        BY_MINUTE,
        (
            "marija_k",
            "oleg_p",
        ),
    )
_add(
    "slack",
    "2025-05-21.json",
    [
        {
            "client_msg_id": "x",
            "type": "message",
            "text": WORDS,
            "user": "U012",
            "ts": "1747854247.000200",
            "team": "T0",
            "user_profile": {"real_name": MARIJA, "display_name": "marija"},
        },
        {
            "type": "message",
            "text": MORE,
            "user": "U013",
            "ts": "1747854347.000300",
            "files": [{"id": "F1", "name": "photo.png", "title": "photo.png"}],
        },
    ],
    BOTH,
    (MARIJA,),
)
_add(
    "skype",
    "messages.json",
    {
        "userId": "8:live:desk",
        "exportDate": "2025-05-22T00:00",
        "conversations": [
            {
                "id": "8:marija.kos",
                "displayName": MARIJA,
                "version": 1,
                "properties": {},
                "threadProperties": None,
                "MessageList": [
                    {
                        "id": "1",
                        "displayName": MARIJA,
                        "originalarrivaltime": "2025-05-21T19:04:07.123Z",
                        "messagetype": "RichText",
                        "version": 1,
                        "content": WORDS,
                        "conversationid": "8:marija.kos",
                        "from": "8:marija.kos",
                    }
                ],
            }
        ],
    },
    (Told(WORDS, AT),),
    (MARIJA,),
)
_add(
    "viber-csv",
    "viber.csv",
    f"21/05/2025,19:04:07,{MARIJA},+38160123456,{WORDS}\n21/05/2025,19:04:30,Me,,On which day do they want to come\n21/05/2025,19:04:50,{MARIJA},+38160123456,I do not know that\n21/05/2025,19:05:47,Me,,{MORE}\n",
    BOTH,
    (
        MARIJA,
        "+38160123456",
    ),
)
_add(
    "line-txt",
    "[LINE] Chat.txt",
    f"[LINE] Chat history with {MARIJA}\nSaved on: 2025/05/22 10:00\n\n2025/05/21(Wed)\n19:04\t{MARIJA}\t{WORDS}\n19:05\tMe\t{MORE}\n",
    BY_MINUTE,
    (MARIJA,),
)
_add(
    "line-ja",
    "line.txt",
    "[LINE] 田中 花子とのトーク履歴\n保存日時：2025/05/22 10:00\n\n2025/05/21(水)\n19:04\t田中 花子\t今夜八時に広場へ来てください\n19:05\t自分\tわかりました、すぐ行きます\n",
    (Told("今夜八時に広場へ来てください", AT[:16]),),
    ("田中 花子",),
)
_add(
    "kakao",
    "KakaoTalk.txt",
    "김지수 님과 카카오톡 대화\n저장한 날짜 : 2025-05-22 10:00:00\n\n--------------- 2025년 5월 21일 수요일 ---------------\n[김지수] [오후 7:04] 오늘 밤 여덟 시에 광장으로 오세요\n[나] [오후 7:05] 네 알겠습니다 갈게요\n",
    (Told("오늘 밤 여덟 시에 광장으로 오세요", AT[:16]),),
    ("김지수",),
)
_add(
    "imessage-txt",
    "imessage.txt",
    f"May 21, 2025  7:04:07 PM (Read by you after 5 seconds)\n+4917012345670\n{WORDS}\n\nMay 21, 2025  7:05:47 PM\nMe\n{MORE}\n\n",
    BOTH,
    ("+4917012345670",),
)
_add(
    "element",
    "export.json",
    {
        "room_name": "Room",
        "room_creator": "@a:m.org",
        "topic": "",
        "export_date": "x",
        "exported_by": "d",
        "messages": [
            {
                "type": "m.room.message",
                "sender": "@marija:matrix.org",
                "content": {"msgtype": "m.text", "body": WORDS},
                "origin_server_ts": 1747854247123,
                "event_id": "$1",
            }
        ],
    },
    (Told(WORDS, AT),),
    ("@marija:matrix.org",),
)
_add(
    "element-txt",
    "export.txt",
    f"Wed, May 21, 2025, 19:04:07 - {MARIJA}: {WORDS}\nWed, May 21, 2025, 19:05:47 - {OLEG}: {MORE}\n",
    BOTH,
    (
        MARIJA,
        OLEG,
    ),
)
_add(
    "threema",
    "messages.csv",
    f'"identity","uid","isoutbox","isread","issaved","messagestae","posted_at","created_at","modified_at","type","body","isstatusmessage","caption"\n"ABCD1234","u1","0","1","1","DELIVERED","1747854247123","1747854247123","","TEXT","{WORDS}","0",""\n',
    (Told(WORDS, AT),),
    ("ABCD1234",),
)
_add(
    "googlevoice",
    "text.html",
    f'<html><head><title>{MARIJA}</title></head><body><div class="hChatLog hfeed"><div class="message"><abbr class="dt" title="2025-05-21T19:04:07.000Z">May 21, 2025, 7:04:07 PM</abbr>: <cite class="sender vcard"><a class="tel" href="tel:+4917012345670"><span class="fn">{MARIJA}</span></a></cite>: <q>{WORDS}</q></div><div class="message"><abbr class="dt" title="2025-05-21T19:05:47.000Z">May 21, 2025, 7:05:47 PM</abbr>: <cite class="sender vcard"><span class="fn">Me</span></cite>: <q>{MORE}</q></div></div></body></html>',
    (Told(WORDS, AT),),
    (
        MARIJA,
        "+4917012345670",
    ),
)
_add(
    "x-dm-group",
    "direct-messages-group.js",
    "window.YTD.direct_messages_group.part0 = "
    + json.dumps(
        [
            {
                "dmConversation": {
                    "conversationId": "1-2",
                    "messages": [
                        {
                            "messageCreate": {
                                "senderId": "5",
                                "reactions": [],
                                "urls": [],
                                "text": WORDS,
                                "mediaUrls": [],
                                "id": "1",
                                "createdAt": AT + ".000Z",
                            }
                        },
                        {
                            "conversationNameUpdate": {
                                "initiatingUserId": "5",
                                "name": "The new name of the group",
                                "createdAt": AT + ".000Z",
                            }
                        },
                    ],
                }
            }
        ]
    ),
    (Told(WORDS, AT),),
)

_add(
    "google-chat message alone",
    "message.json",
    {
        "creator": {"name": MARIJA, "email": "marija.kos@example.org", "user_type": "Human"},
        "created_date": "Wednesday, May 21, 2025 at 7:04:07\u202fPM UTC",
        "text": WORDS,
        "topic_id": "a",
        "message_id": "a/b",
    },
    (Told(WORDS, AT),),
    (MARIJA, "marija.kos@example.org"),
)
_add(
    "snapchat, what was saved",
    "chat_history.json",
    {
        "Received Saved Chat History": [
            {"From": "marija_k", "Media Type": "TEXT", "Created": "2025-05-21 19:04:07 UTC", "Text": WORDS},
            {"From": "marija_k", "Media Type": "IMAGE", "Created": "2025-05-21 19:04:09 UTC"},
        ],
        "Sent Saved Chat History": [{"To": "marija_k", "Media Type": "TEXT", "Created": "2025-05-21 19:05:47 UTC", "Text": MORE}],
    },
    BOTH,
    ("marija_k",),
)
_add(
    "snapchat by person",
    "chat_history.json",
    {
        "marija_k": [
            {
                "From": "marija_k",
                "Media Type": "TEXT",
                "Created": "2025-05-21 19:04:07 UTC",
                "Content": WORDS,
                "Conversation Title": None,
                "IsSender": False,
                "Created(microseconds)": 1747854247123,
                "IsSaved": True,
                "Media IDs": "",
            }
        ],
        "oleg99": [
            {"From": "me", "Media Type": "TEXT", "Created(microseconds)": 1747854347123, "Content": MORE, "IsSender": True},
            {"From": "oleg99", "Media Type": "STICKER", "Created(microseconds)": 1747854347129, "IsSender": False},
        ],
    },
    BOTH,
    ("marija_k", "oleg99"),
)
_add(
    "telegram page without a heading",
    "messages.html",
    f"""<html><body><div class="history"><div class="message default clearfix" id="message7"><div class="body">
<div class="pull_right date details" title="21.05.2025 19:04:07 UTC+00:00">19:04</div><div class="from_name">{MARIJA}</div>
<div class="photo_wrap clearfix"><a class="photo" href="photos/gate.jpg"><img src="photos/gate.jpg"/></a></div>
<div class="text">{WORDS}</div></div></div></div></body></html>""",
    (Told(WORDS, AT), Told("gate.jpg")),
    (MARIJA,),
)
_REACTED = f'<ul class="_a6-q"><li><span>\U0001f606{OLEG} (May 22, 2025 3:32:01 pm)</span></li></ul>'
_add(
    "messenger page of one message with a reaction",
    "message_1.html",
    f"""<html><body><main><section class="_3-95 _a6-g"><h2 class="_2ph_ _a6-h _a6-i">{MARIJA}</h2><div class="_2ph_ _a6-p"><div><div></div>
<div>{WORDS}</div><div>{_REACTED}</div></div></div><footer class="_3-94 _a6-o"><div class="_a72d">May 21, 2025 7:04:07 pm</div></footer>
</section></main></body></html>""",
    (Told(WORDS, AT),),
    (MARIJA, OLEG),
)
_add(
    "messenger page of one message of 2024",
    "message_1.html",
    f"""<html><body><div class="_a6-g"><div class="_2ph_ _a6-h _a6-i">{MARIJA}</div><div class="_2ph_ _a6-p"><div><div></div><div>{WORDS}</div>
</div></div><div class="_3-94 _a6-o"><div class="_a72d">May 21, 2025 7:04:07pm</div></div></div></body></html>""",
    (Told(WORDS, AT),),
    (MARIJA,),
)
_QQ_HEAD = """消息记录（此消息记录为文本格式，不支持重新导入）

================================================================
消息分组:我的群聊
================================================================
消息对象:湖边
================================================================

"""
_add(
    "qq export of a group",
    "qq.txt",
    f"""{_QQ_HEAD}2025-05-21 7:04:07 PM 【管理员】湖-Roll(87200175)
{WORDS}

2025-05-21 7:04:30 PM 暗夜(28084825)


2025-05-21 7:05:47 PM 系统消息(10000)
{MORE}
""",
    BOTH,
    ("湖-Roll", "87200175", "28084825"),
)
_add(
    "qq export of one friend",
    "qq.txt",
    f"""{_QQ_HEAD.replace("湖边", "Victor.Kos")}2025-05-21 19:04:07 Victor.Kos
{WORDS}

2025-05-21 19:05:47 Victor.Kos
{MORE}
""",
    BOTH,
    ("Victor.Kos",),
)
_add(
    "qq copied from the window beside",
    "qq.txt",
    f"""
【冒泡】无情的围观熊 5/21/2025 7:04:07 PM
{WORDS}

你和abc有12个共同好友，点击添加好友。

【PL】克里斯托夫·韦恩 5/21/2025 7:05:47 PM
{MORE}

【PL】克里斯托夫·韦恩 5/21/2025 7:06:22 PM

守善锤撤回了一条消息
""",
    BOTH,
    ("无情的围观熊", "克里斯托夫·韦恩"),
)
_add(
    "qq copied from a phone",
    "qq.txt",
    f"""
— —  2025-5-21  — —

德里奇化石  19:04:07{" "}
{WORDS}

一零绵羊咩咩咩  19:05:47{" "}
{MORE}
""",
    BOTH,
    ("德里奇化石", "一零绵羊咩咩咩"),
)
_add(
    "chat in JSON in another container than its kind",
    "dump.json",
    {"export": {"list": [{"creator": {"name": MARIJA}, "created_date": "2025-05-21 19:04:07", "text": WORDS}]}},
    (Told(WORDS),),
    (MARIJA,),
)
_add(
    "mattermost bulk export",
    "export.jsonl",
    _lines(
        {"type": "version", "version": 1},
        {"type": "user", "user": {"username": "marija_k", "first_name": "Marija", "last_name": "Kos", "email": "marija.kos@example.org"}},
        {
            "type": "post",
            "post": {
                "team": "core",
                "channel": "gate",
                "user": "marija_k",
                "message": WORDS,
                "create_at": SECONDS * 1000,
                "reactions": [{"user": "oleg99", "emoji_name": "eyes"}],
                "replies": [{"user": "oleg99", "message": MORE, "create_at": SECONDS_LATER * 1000}],
            },
        },
        {
            "type": "direct_post",
            "direct_post": {
                "channel_members": ["marija_k", "oleg99"],
                "user": "oleg99",
                "message": "See the picture",
                "create_at": SECONDS * 1000,
                "attachments": [{"path": "files/gate.jpg"}],
            },
        },
    ),
    (*BOTH, Told("gate.jpg", AT)),
    (MARIJA, "marija_k", "marija.kos@example.org", "oleg99"),
)
