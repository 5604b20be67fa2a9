"""Logs, dumps, transcripts, tables and documents of many devices and programs, with times and senders in unusual places."""

# ruff: noqa: E501 - the lines of a file stand as they are

from __future__ import annotations

import json

from tests.unit.ingest.kinds.kind import Kind, Told

WORDS = "They said they will burn the hostel down on Friday"
MORE = "Nobody is allowed to leave the building since Monday"
MARIJA, OLEG = "Marija Kos", "Oleg Petrenko"

KINDS: list[Kind] = []


def _add(name: str, file: str, content: object, told: tuple[Told, ...], sealed: tuple[str, ...] = ()) -> None:
    text = content if isinstance(content, str) else json.dumps(content, ensure_ascii=False)
    KINDS.append(Kind(name, file, text.encode(), "reports", told, sealed))


_add(
    "irc log with days in lines of the program",
    "room.log",
    f"""--- Log opened Sat Mar 14 23:57:12 2020
23:57 -!- gromwald [~grom@dyn-7.example.net] has joined #obs
23:58 <@gromwald> {WORDS}
23:59  * tindra_x heard the same from her aunt
--- Day changed Sun Mar 15 2020
00:00 < tindra_x> {MORE}
""",
    (Told(WORDS, "2020-03-14T23:58"), Told("heard the same", "2020-03-14T23:59"), Told(MORE, "2020-03-15T00:00")),
    ("gromwald", "tindra_x"),
)
_add(
    "irc log with whole times",
    "obs.log",
    f"""2020-03-14T23:57:12  *** gromwald has joined #obs
2020-03-14T23:58:01  <gromwald> {WORDS} :((
2020-03-14T23:59:30  * tindra_x heard the same from her aunt
2020-03-15T00:00:02  <tindra_x> gromwald: {MORE}
2020-03-15T00:00:09  *** tindra_x has quit
""",
    (
        Told(f"{WORDS} :((", "2020-03-14T23:58:01"),
        Told("heard the same", "2020-03-14T23:59:30"),
        Told(MORE, "2020-03-15T00:00:02"),
    ),
    ("gromwald", "tindra_x"),
)
_add(
    "irc log with addresses of its users",
    "obs.txt",
    f"""[2020-03-14 23:57:12] --> tindra_x (n=tindra@dyn-7.example.net) joined the channel
[2020-03-14 23:58:01] <gromwald!n=grom@dyn-8.example.net> {WORDS}
[2020-03-14 23:59:30] <@tindra_x!n=tindra@dyn-7.example.net> {MORE}
""",
    (Told(WORDS, "2020-03-14T23:58:01"), Told(MORE, "2020-03-14T23:59:30")),
    ("gromwald", "tindra_x", "dyn-8.example.net"),
)
_add(
    "irc log of a proxy, days without years",
    "2020-03-14-obs.log",
    f"""[14 Mar 23:57] --> tindra_x (n=tindra@dyn-7.example.net) joined the channel
[14 Mar 23:58] <gromwald!n=grom@dyn-8.example.net> {WORDS}
[14 Mar 23:59] <tindra_x!n=tindra@dyn-7.example.net> {MORE}
""",
    (Told(WORDS, "2020-03-14T23:58"), Told(MORE, "2020-03-14T23:59")),
    ("gromwald", "tindra_x", "dyn-8.example.net"),
)
_add(
    "digest of mails with words of the one who forwards it",
    "digest.eml",
    f"""From: {MARIJA} <marija@example.org>
To: desk@example.org
Subject: They wrote again
Date: Wed, 21 May 2025 21:04:07 +0200
MIME-Version: 1.0
Content-Type: multipart/mixed; boundary="outer"

--outer
Content-Type: text/plain; charset=utf-8

{MORE}
--outer
Content-Type: multipart/digest; boundary="inner"

--inner

From: a@example.com
Date: Tue, 20 May 2025 20:16:13 -0400

{WORDS}
--inner

From: b@example.com
Date: Tue, 20 May 2025 20:16:21 -0400

We know where you live

--inner--
--outer--
""",
    (
        Told(WORDS, "2025-05-21T00:16:13"),
        Told("We know where you live", "2025-05-21T00:16:21"),
        Told(MORE, "2025-05-21T19:04:07"),
        Told("They wrote again", "2025-05-21T19:04:07"),
    ),
    (MARIJA, "marija@example.org", "a@example.com", "b@example.com"),
)
_add(
    "transcript with clocks and speakers",
    "meeting.txt",
    f"[00:00:12] {MARIJA}: {WORDS}\n[00:00:30] {OLEG}: {MORE}\n[00:01:02] {MARIJA}: And then they left.\n",
    (Told(WORDS), Told(MORE)),
    (MARIJA, OLEG),
)
_add(
    "irc log of a day that stands in the name of its file",
    "#obs_20200314.log",
    f"[23:57:12] *** Joins: tindra_x (tindra@dyn-7.example.net)\n[23:58:01] <gromwald> {WORDS}\n[23:59:30] <tindra_x> {MORE}\n",
    (Told(WORDS, "2020-03-14T23:58:01"), Told(MORE, "2020-03-14T23:59:30")),
    ("gromwald", "tindra_x"),
)
_add(
    "events of a bot of LINE, most without words",
    "events.json",
    {
        "list": [
            {"type": "chatRead", "timestamp": 1717746145315, "source": {"userId": "Ud11ff38b168869e1d85dcc14af19b2a5"}},
            {
                "type": "messageSent",
                "timestamp": 1717746143079,
                "message": {"id": "511562211383837016", "stickerId": "492219734", "type": "sticker"},
                "sendId": "Ud11ff38b168869e1d85dcc14af19b2a5_1717746142869_96335702",
            },
            {
                "type": "message",
                "timestamp": 1717746110962,
                "source": {"userId": "Ud11ff38b168869e1d85dcc14af19b2a5"},
                "message": {"id": "511562157445087755", "type": "text", "text": "他們星期五要燒掉宿舍"},
            },
        ]
    },
    (Told("他們星期五要燒掉宿舍", "2024-06-07T07:41:50"),),
    ("Ud11ff38b168869e1d85dcc14af19b2a5",),
)
_add(
    "event of a calendar without the calendar around it",
    "event.ics",
    f"""BEGIN:VEVENT
DTSTAMP:20120605T003759Z
DTSTART;TZID=America/New_York:20120712T183000
ORGANIZER;CN="{MARIJA}":mailto:marija@example.org
SUMMARY:Letter at the centre
DESCRIPTION:They said they will burn the hos
 tel down on Friday\\n{MORE}
END:VEVENT
""",
    (Told(WORDS, "2012-07-12T22:30:00"), Told(MORE, "2012-07-12T22:30:00")),
    (MARIJA, "marija@example.org"),
)
_add(
    "issue of jira with comments",
    "MELD-12.json",
    {
        "id": "10212",
        "key": "MELD-12",
        "fields": {
            "summary": "Letter at the centre",
            "created": "2023-05-03T10:14:02.118+0200",
            "reporter": {"displayName": MARIJA, "emailAddress": "marija@example.org"},
            "description": WORDS,
            "comment": {
                "comments": [{"author": {"displayName": OLEG}, "created": "2023-05-03T16:48:30.000+0200", "body": MORE}],
                "total": 1,
            },
        },
    },
    (Told(WORDS, "2023-05-03T08:14:02"), Told(MORE, "2023-05-03T14:48:30")),
    ("marija@example.org", MARIJA, OLEG),
)
_add(
    "search of jira whose texts are trees of nodes",
    "search.json",
    {
        "issues": [
            {
                "key": "MELD-13",
                "fields": {
                    "created": "2024-09-27T18:20:05.900+0200",
                    "description": {
                        "type": "doc",
                        "version": 1,
                        "content": [
                            {"type": "paragraph", "content": [{"type": "text", "text": WORDS[:20]}, {"type": "text", "text": WORDS[20:]}]},
                            {
                                "type": "bulletList",
                                "content": [
                                    {"type": "listItem", "content": [{"type": "paragraph", "content": [{"type": "text", "text": MORE}]}]}
                                ],
                            },
                        ],
                    },
                },
            }
        ]
    },
    (Told(f"{WORDS}\n- {MORE}", "2024-09-27T16:20:05"),),
)
_add(
    "filled form with answers of several kinds",
    "response.json",
    {
        "event_type": "form_response",
        "form_response": {
            "submitted_at": "2024-04-30T22:04:37Z",
            "answers": [
                {"type": "text", "text": WORDS, "field": {"id": "f1"}},
                {"type": "phone_number", "phone_number": "+4500000142", "field": {"id": "f3"}},
                {"type": "boolean", "boolean": True, "field": {"id": "f4"}},
            ],
        },
    },
    (Told(WORDS, "2024-04-30T22:04:37"),),
    ("+4500000142",),
)
_add(
    "table of fixed width from a telephone system",
    "calls.prn",
    f"""CALLNO DATE     TIME  CALLER       NUMBER          NOTE
------ -------- ----- ------------ --------------- ----------------------------------------------------------
000412 20230930 2314  Marija Kos   0113 496 0919   {WORDS}
000414 20231001 0110  Oleg Petrenk 07700900208     {MORE}

(2 rows affected)
""",
    (Told(WORDS, "2023-09-30T23:14"), Told(MORE, "2023-10-01T01:10")),
    ("0113 496 0919", "07700900208", MARIJA),
)
_add(
    "page of a chat with a clock in each line",
    "talk.html",
    f"""<html><head><title>Conversation with m at 27. 10. 2013, 02:55:00</title></head><body><h3>Conversation with m at 27. 10. 2013, 02:55:00</h3>
<font><font size="2">(02:56:10)</font> <b>{MARIJA}:</b></font> {WORDS}<br/>
<font><font size="2">(02:57:00)</font> <b>{OLEG}:</b></font> {MORE}<br/></body></html>""",
    (Told(WORDS, "2013-10-27T02:56:10"), Told(MORE, "2013-10-27T02:57:00")),
    (MARIJA, OLEG),
)
_add(
    "page with one time in its markup",
    "voicemail.html",
    f'<html><body><div>{WORDS}</div><abbr class="published" title="2020-11-03T06:15:16.000-08:00">Nov 3</abbr></body></html>',
    (Told(WORDS, "2020-11-03T14:15:16"),),
)
_add(
    "log of a server with years in some lines",
    "gateway.log",
    f"""Feb 29 23:59:58 gw[3]: IN from=+447700900144 text="{WORDS}"
Mar  1 00:00:03 gw[3]: IN from=+447700900144 text="{MORE}"
[01/Mar/2024:00:06:00 +0000] "POST /in?text=the+door+was+open%21 HTTP/1.1" 200
""",
    (Told(WORDS, "2024-02-29T23:59:58"), Told(MORE, "2024-03-01T00:00:03"), Told("the door was open!", "2024-03-01T00:06:00")),
    ("+447700900144",),
)
_add(
    "sections of names and values",
    "box.ini",
    f"; dump\n[call.1]\nstamp=20240225-235501\ncaller={MARIJA}\nnumber=01632960144\nmemo={WORDS}\n\n[call.2]\nstamp=20240226-000210\ncaller={OLEG}\nmemo={MORE}\n",
    (Told(WORDS, "2024-02-25T23:55:01"), Told(MORE, "2024-02-26T00:02:10")),
    (MARIJA, OLEG, "01632960144"),
)
_add(
    "list in YAML",
    "calls.yaml",
    f"calls:\n- received: 2024-02-25 23:55\n  caller: {MARIJA}\n  message: {WORDS}\n- received: 2024-02-26 00:02\n  caller: {OLEG}\n  message: {MORE}\n",
    (Told(WORDS, "2024-02-25T23:55"), Told(MORE, "2024-02-26T00:02")),
    (MARIJA, OLEG),
)
_add(
    "subtitles with a speaker before a colon",
    "talk.srt",
    f"1\n00:00:01,000 --> 00:00:03,500\n<i>ANRUFERIN:</i> {WORDS}\n\n2\n00:00:04,000 --> 00:00:05,000\n{MORE}\n",
    (Told(WORDS), Told(MORE)),
)
_add(
    "subtitles with voices",
    "talk.vtt",
    f"WEBVTT - Call\n\nNOTE the second half is noisy\n\n1\n00:00:00.250 --> 00:00:04.000\n<v {MARIJA}>{WORDS}</v>\n\n2\n00:00:04.100 --> 00:00:09.000\n<v {OLEG}>{MORE}\n",
    (Told(WORDS), Told(MORE), Told("the second half is noisy")),
    (MARIJA, OLEG),
)
_add(
    "subtitles of a script",
    "talk.ass",
    f"[Script Info]\nTitle: Call\n[Events]\nFormat: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\nDialogue: 0,0:00:01.00,0:00:02.00,Default,{MARIJA},0,0,0,,{{\\i1}}{WORDS}\nDialogue: 0,0:00:02.00,0:00:03.00,Default,{OLEG},0,0,0,,{MORE}\n",
    (Told(WORDS), Told(MORE)),
    (MARIJA, OLEG),
)
_add(
    "subtitles in timed text",
    "talk.ttml",
    f"""<tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" xmlns:tt="http://www.w3.org/ns/ttml">
<head><metadata><ttm:title>Call</ttm:title><ttm:agent xml:id="m"><ttm:name>{MARIJA}</ttm:name></ttm:agent></metadata>
<styling><style xml:id="s" color="white"/></styling></head>
<body><div><p begin="00:00:01.000" end="00:00:03.500" ttm:agent="m"><span style="s">{WORDS}</span></p>
<p begin="00:00:04.000" end="00:00:05.000">He<br/>said <span>{MORE}</span> twice</p></div></body></tt>""",
    (Told(WORDS), Told(f"He\nsaid {MORE} twice"), Told("Call")),
    (MARIJA,),
)
_add("timed lyrics", "talk.lrc", f"[00:01.00]{WORDS}\n[00:04.00]{MORE}\n", (Told(WORDS), Told(MORE)))
_add(
    "records in XML of two names below a style sheet, with halves of signs",
    "sms.xml",
    f"""<?xml version='1.0' encoding='UTF-8'?>
<?xml-stylesheet type="text/xsl" href="sms.xsl"?>
<smses count="3">
<sms address="+254700000142" date="1660063500000" body="{WORDS} &#55357;&#56871;" contact_name="{MARIJA}" />
<sms address="+254700000143" date="1660063560000" body="{MORE}" contact_name="{OLEG}" />
<mms address="+254700000142" date="1660063620000" sub="a picture of the closed gate" contact_name="{MARIJA}" />
</smses>""",
    (
        Told(f"{WORDS} \U0001f627", "2022-08-09T16:45:00"),
        Told(MORE, "2022-08-09T16:46"),
        Told("a picture of the closed gate", "2022-08-09T16:47"),
    ),
    (MARIJA, OLEG, "+254700000142"),
)
_add(
    "xml with entities",
    "report.xml",
    f"""<?xml version="1.0"?><!DOCTYPE r [<!ENTITY hall "town hall"><!ENTITY b "&hall;&hall;"><!ENTITY f SYSTEM "file:///etc/hostname">]>
<r><report at="2024-12-01T10:00:00+00:00" caller="{MARIJA}"><say>{WORDS} at the &hall;</say><bad>&b;&f;</bad></report></r>""",
    (Told(f"{WORDS} at the town hall", "2024-12-01T10:00:00"), Told("&f;"), Told("an entity of the document was not expanded")),
    (MARIJA,),
)
_add(
    "table by columns with its zone beside it",
    "columns.json",
    {
        "meta": {"tz": "+05:30"},
        "columns": {"at": ["2024-04-19 07:00", "2024-04-19 18:59"], "caller": [MARIJA, OLEG], "said": [WORDS, MORE]},
    },
    (Told(WORDS, "2024-04-19T01:30"), Told(MORE, "2024-04-19T13:29")),
    (MARIJA, OLEG),
)
_add(
    "lists of values beside their names, with JSON in a string",
    "rows.json",
    {
        "result": {
            "schema": [["n", "int"], ["ts", "ms"], ["caller", "str"], ["payload", "json"]],
            "data": [
                [1, 1703437200000, MARIJA, json.dumps({"html": f"<p>{WORDS.replace('burn', '<b>burn</b>')}</p>"})],
                [2, 1703439000000, OLEG, json.dumps(json.dumps({"t": MORE}))],
            ],
        }
    },
    (Told(WORDS, "2023-12-24T17:00"), Told(MORE, "2023-12-24T17:30")),
    (MARIJA, OLEG),
)
_add(
    "export of a data base with wrapped values, and words beside an empty text",
    "export.json",
    "\n".join(
        map(
            json.dumps,
            [
                {"msg": WORDS, "ts": {"$date": "2025-02-23T08:30:00.000Z"}, "u": {"name": MARIJA}},
                {"msg": "", "ts": {"$date": {"$numberLong": "1740301200000"}}, "u": {"name": OLEG}, "files": [{"description": MORE}]},
            ],
        )
    ),
    (Told(WORDS, "2025-02-23T08:30"), Told(MORE, "2025-02-23T09:00")),
    (MARIJA, OLEG),
)
_add(
    "headings in the first column",
    "turned.csv",
    f"Feld;Anruf A;Anruf B\nDatum;12.03.2023;13.03.2023\nZeit;09:15;--\nName;{MARIJA};{OLEG}\nTelefon;0911-000177;\nMeldung;{WORDS};{MORE}\n",
    (Told(WORDS, "2023-03-12T09:15"), Told(MORE, "2023-03-13T00:00")),
    (MARIJA, OLEG, "0911-000177"),
)
_add(
    "the same day again in words",
    "sheet.csv",
    f"Date;Time;Name;Message\n2024-04-09;14:05;{MARIJA};{WORDS}\nditto;15:20;{OLEG};{MORE}\n;16:00;{OLEG};and a third call about the same bus\n",
    (Told(WORDS, "2024-04-09T14:05"), Told(MORE, "2024-04-09T15:20"), Told("a third call", "2024-04-09T16:00")),
    (MARIJA, OLEG),
)
_add(
    "days first by the language, without a header",
    "viber.csv",
    "03/10/2022,08:15:02,Снежана Кръстанова,+359 88 000 0177,Пред училището раздават по 50 лв\n03/10/2022,08:15:40,Снежана Кръстанова,+359 88 000 0177,В кой град е това училище\n03/10/2022,08:19:00,Снежана Кръстанова,+359 88 000 0177,Горно Сливарово казва се бус\n",
    (Told("Пред училището", "2022-10-03T08:15:02"),),
    ("Снежана Кръстанова", "+359 88 000 0177"),
)
_add(
    "commas of Arabic and days of the Persian calendar",
    "calls.csv",
    "ردیف،تاریخ،ساعت،تماس‌گیرنده،شماره،شرح\n۱،۱۴۰۲/۱۲/۱۱،۱۸:۳۰،گلاویژ کوهپایه،۰۹۱۲۰۰۰۰۱۷۷،برگه‌های رأی تمام شد\n۲،۱۴۰۲/۱۲/۱۲،۰۰:۱۰،ناشناس،،صندوق سیار را دیدم\n",
    (Told("برگه‌های رأی تمام شد", "2024-03-01T18:30"), Told("صندوق سیار را دیدم", "2024-03-02T00:10")),
    ("گلاویژ کوهپایه", "۰۹۱۲۰۰۰۰۱۷۷"),
)
_add(
    "days in the form of American programs",
    "chat.txt",
    f"6/9/2024, 11:10:00 AM - {MARIJA}: {WORDS}\n6/9/2024, 11:12:13 AM - {OLEG}: {MORE}\n",
    (Told(WORDS, "2024-06-09T11:10:00"), Told(MORE, "2024-06-09T11:12:13")),
    (MARIJA, OLEG),
)
_add(
    "chat below the lines of its program",
    "Talk.txt",
    "Talk_2025.6.3 22:10-1.txt\n저장한 날짜 : 2025. 6. 3. 오후 10:10\n\n2025년 6월 3일 화요일\n2025. 6. 3. 오전 6:02, 해오름 통장 : 사전투표함 봉인지가 찢겨 있었다는 글\n2025. 6. 3. 오후 12:15, 미르아빠 : 그건 다른 해의 사진\n",
    (Told("사전투표함 봉인지가", "2025-06-03T06:02"), Told("그건 다른 해의 사진", "2025-06-03T12:15")),
    ("해오름 통장", "미르아빠"),
)
_add(
    "poll without a text in a chat",
    "signal.jsonl",
    "\n".join(
        json.dumps({"envelope": {"sourceName": MARIJA, "timestamp": 1725172385217, "dataMessage": {"timestamp": 1725172385217, **part}}})
        for part in ({"message": WORDS}, {"message": None, "pollCreate": {"question": MORE, "options": ["yes, since this morning"]}})
    ),
    (Told(WORDS, "2024-09-01T06:33:05"), Told(MORE, "2024-09-01T06:33:05")),
    (MARIJA,),
)
_add(
    "series of values in lists of objects",
    "series.json",
    {
        "results": [
            {
                "series": [
                    {
                        "name": "calls",
                        "columns": ["time", "caller", "note"],
                        "values": [["2023-05-04T10:11:12Z", MARIJA, WORDS], ["2023-05-04T11:11:12Z", OLEG, MORE]],
                    }
                ]
            }
        ]
    },
    (Told(WORDS, "2023-05-04T10:11:12"), Told(MORE, "2023-05-04T11:11:12")),
    (MARIJA, OLEG),
)
_add(
    "rows beside objects that name their columns",
    "datatable.json",
    {
        "columns": [{"name": "when"}, {"name": "caller"}, {"name": "what"}],
        "rows": [["2023-05-04 10:11", MARIJA, WORDS], ["2023-05-04 11:11", OLEG, MORE]],
    },
    (Told(WORDS, "2023-05-04T10:11"), Told(MORE, "2023-05-04T11:11")),
    (MARIJA, OLEG),
)
_add(
    "number before a colon",
    "journal.json",
    "\n".join(
        json.dumps({"stamp": stamp, "MESSAGE": f"from {number}: {words}"})
        for stamp, number, words in (("1683195072000000", "+447700900177", WORDS), ("1683195372000000", "+447700900178", MORE))
    ),
    (Told(WORDS, "2023-05-04T10:11:12"), Told(MORE, "2023-05-04T10:16:12")),
    ("+447700900177", "+447700900178"),
)
_add(
    "days first by the heading",
    "calls.tsv",
    f"Datum\tTijd\tNaam\tMelding\n3-6-2024\t9:15\t{MARIJA}\t{WORDS}\n4-6-2024\t10:20\t{OLEG}\t{MORE}\n",
    (Told(WORDS, "2024-06-03T09:15"), Told(MORE, "2024-06-04T10:20")),
    (MARIJA, OLEG),
)
_add(
    "table of calls in a page",
    "list.html",
    "<title>Bellijst</title><table><tr><th>Datum</th><th>Naam</th><th>Melding</th></tr>"
    f"<tr><td>2024-06-03 09:15</td><td>{MARIJA}</td><td>{WORDS}</td></tr>"
    f"<tr><td>2024-06-04 10:20</td><td>{OLEG}</td><td>{MORE}</td></tr></table>",
    (Told(WORDS, "2024-06-03T09:15"), Told(MORE, "2024-06-04T10:20")),
    (MARIJA, OLEG),
)
_add(
    "rows a column wider than their header",
    "calls.csv",
    f"id,num,note,StrTime\n12245,1528935478,{WORDS},2013-11-04 21:51:18,1234567890987654\n12246,1572875478,{MORE},2019-11-05 22:47:11,123987654987654\n",
    (Told(WORDS, "2013-11-04T21:51:18"), Told(MORE, "2019-11-05T22:47:11")),
)
_add(
    "rows with numbers in front of their header",
    "calls.csv",
    f'"Date","Caller","Text"\n"1","2024-06-03 09:15","{MARIJA}","{WORDS}"\n"2","2024-06-04 10:20","{OLEG}","{MORE}"\n',
    (Told(WORDS, "2024-06-03T09:15"), Told(MORE, "2024-06-04T10:20")),
    (MARIJA, OLEG),
)
_add(
    "dump in sql with the names of columns",
    "incidents.sql",
    f"""-- of the desk
INSERT INTO `incidents` (`id`, `at`, `caller`, `text`) VALUES
(1, '2024-06-03 09:15:00', '{MARIJA}', 'It''s true: {WORDS}, they said (twice); all heard it'),
(2, '2024-06-04 10:20:00', '{OLEG}', '{MORE}\\nby "the gate"');
""",
    (Told(WORDS, "2024-06-03T09:15"), Told(MORE, "2024-06-04T10:20")),
    (MARIJA, OLEG),
)
_add(
    "dump in sql with copied rows",
    "desk.sql",
    f"""--
-- PostgreSQL database dump
--

SET client_encoding = 'UTF8';

CREATE TABLE public.calls (
    id integer NOT NULL,
    reported_at timestamp without time zone,
    caller character varying(80) DEFAULT 'nobody, yet',
    body numeric(3,1),
    CONSTRAINT only_once UNIQUE (id)
);

COPY public.calls (id, reported_at, caller, body) FROM stdin;
1\t2024-06-03 09:15:00\t{MARIJA}\t{WORDS}
\\.

INSERT INTO public.calls VALUES (2, '2024-06-04 10:20:00', '{OLEG}', '{MORE}');
""",
    (Told(WORDS, "2024-06-03T09:15"), Told(MORE, "2024-06-04T10:20")),
    (MARIJA, OLEG),
)
