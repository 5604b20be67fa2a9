"""Dumps with posts within posts, records of browsers, YAML, databases and threads of boards, written from their public forms."""

# ruff: noqa: E501 - the lines of a file stand as they are

from __future__ import annotations

import base64
import json
import sqlite3
from contextlib import closing

from tests.unit.ingest.kinds.kind import Kind, Told

WORDS = "They said they will burn the hostel down on Friday"
MORE = "Nobody is allowed to leave the building since Monday"
FIRST, SECOND = "2025-05-21T19:04:07", "2025-05-21T19:05:47"


def database(script: str) -> bytes:
    """Return the bytes of a database."""
    with closing(sqlite3.connect(":memory:")) as link:
        link.executescript(script)
        link.commit()
        return link.serialize()


def exchange(kind: str, text: str, began: str = "2025-05-22T08:00:00.000Z", **further: object) -> dict[str, object]:
    """Return an exchange of a browser with the body of its answer."""
    request = {"method": "GET", "url": "https://board.example/api/v1/items?page=1", "headers": [{"name": "Cookie", "value": "sid=1"}]}
    return {
        "startedDateTime": began,
        "time": 12,
        "request": request,
        "response": {"status": 200, "content": {"mimeType": kind, "text": text}},
        **further,
    }


def har(*entries: dict[str, object]) -> bytes:
    """Return a record of a browser."""
    return json.dumps({"log": {"version": "1.2", "creator": {"name": "Browser", "version": "1"}, "pages": [], "entries": entries}}).encode()


API = json.dumps(
    {
        "items": [
            {"id": 1, "user": {"name": "ann77"}, "created_at": f"{FIRST}Z", "text": WORDS},
            {"id": 2, "user": {"name": "ole"}, "created_at": f"{SECOND}Z", "text": MORE},
        ]
    }
)
PAGE = f"<html><body><h1>Board</h1><div><b>ann77</b> <time datetime='{FIRST}Z'>21 May</time><p>{WORDS}</p></div></body></html>"
SENT = {
    "method": "POST",
    "url": "https://board.example/send",
    "postData": {"mimeType": "application/json", "text": json.dumps({"text": MORE, "to": "ole", "date": f"{SECOND}Z"})},
}

KINDS = [
    Kind(
        "har of an interface",
        "board.har",
        har(exchange("application/json", API), exchange("image/png", "iVBORw0KGgo=")),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "har of pages in base64, and what was sent",
        "visit.har",
        har(
            {
                "startedDateTime": "2025-05-22T08:00:00Z",
                "request": {"url": "https://board.example/t/1"},
                "response": {"content": {"mimeType": "text/html", "encoding": "base64", "text": base64.b64encode(PAGE.encode()).decode()}},
            },
            exchange("text/javascript", "var a = 'no words of anybody stand here';", request=SENT),
        ),
        "reports",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "har of a socket",
        "socket.har",
        har(
            exchange(
                "text/plain",
                "",
                _webSocketMessages=[
                    {"type": "receive", "time": 1747854247.1, "opcode": 1, "data": API},
                    {"type": "send", "time": 1747854248.1, "opcode": 1, "data": "{}"},
                ],
            )
        ),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "yaml with texts of several lines",
        "calls.yaml",
        b"""# export of the desk
- id: 1
  date: 2025-05-21T19:04:07Z
  author: {name: Grete Huber, phone: "+43 660 1234567"}
  text: >-
    They said they will burn
    the hostel down on Friday
- id: 2
  date: 2025-05-21T19:05:47Z
  author:
    name: Uli Wank
    phone: null
  text: |
    Nobody is allowed to leave the building since Monday
""",
        "reports",
        (Told(WORDS, FIRST), Told("Nobody is allowed to leave", SECOND)),
        ("Grete Huber", "660 1234567", "Uli Wank"),
    ),
    Kind(
        "yaml with anchors and answers",
        "thread.yml",
        f"""defaults: &common
  board: town
threads:
  - <<: *common
    user: ann77
    created_at: {FIRST}Z
    text: "{WORDS}"
    replies:
      - <<: *common
        user: ole
        created_at: {SECOND}Z
        text: '{MORE}'
""".encode(),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "yaml of several documents",
        "dump.yaml",
        f'---\n_type: post\ntxt: {WORDS}\ncdate: 1747854247000\nuid: ann77\nimgs: [door.jpeg]\n---\n_type: post\ntxt: >-\n  {MORE}\ncdate: 1747854347000\nuid: "0815"\nimgs: []\n...\n'.encode(),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND), Told("ann77"), Told("0815")),
    ),
    Kind(
        "2channel thread",
        "1614787323.dat",
        "名無しさん<>sage<>2021/03/04(木) 01:02:03.45 ID:abcd0<> 今夜あの寺に集合 <br> 石を持ってこい <>寺の件\n名無し</b>◆Trip1234 <b><><>2021/03/04(木) 01:05:00 ID:efgh0 BE:123-2BP(0)<> &gt;&gt;1 通報しました <>\nあぼーん<>あぼーん<>あぼーん<>あぼーん<>\n".encode(
            "cp932"
        ),
        "posts",
        (
            Told("今夜あの寺に集合", "2021-03-04T01:02:03"),
            Told("寺の件", "2021-03-04T01:02:03"),
            Told("通報しました", "2021-03-04T01:05:00"),
        ),
    ),
    Kind(
        "2channel thread of long ago",
        "994000000.dat",
        "１<>mail@example.org<>01/07/02 00:06<> 駅前で襲うらしい <>駅前の話\n２<><>01/07/02 00:09<> 本当か <>\n".encode("cp932"),
        "posts",
        (Told("駅前で襲うらしい", "2001-07-02T00:06"), Told("本当か", "2001-07-02T00:09")),
    ),
    Kind(
        "thread of a board with other separators of days",
        "1700000001.dat",
        f"anon<><>2025/05/21(Wed) 19:04:07 ID:Qw3r<>{WORDS}<br>bring cans<>Hostel\nanon<><>2025/05/21(Wed) 19:05:47 ID:???<>{MORE}<>\n".encode(),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "wordpress export with comments",
        "blog.xml",
        f"""<?xml version="1.0" encoding="UTF-8" ?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Town blog</title><item><title>Evening</title><dc:creator>editor</dc:creator><pubDate>Wed, 21 May 2025 10:00:00 +0000</pubDate><guid isPermaLink="false">https://b.example/?p=4</guid><content:encoded><![CDATA[<p>The hall was full</p>]]></content:encoded>
<wp:comment><wp:comment_id>5</wp:comment_id><wp:comment_author><![CDATA[ann77]]></wp:comment_author><wp:comment_author_email>ann77@example.org</wp:comment_author_email><wp:comment_author_IP>10.9.9.9</wp:comment_author_IP><wp:comment_date>2025-05-21 21:04:07</wp:comment_date><wp:comment_date_gmt>2025-05-21 19:04:07</wp:comment_date_gmt><wp:comment_content><![CDATA[{WORDS}]]></wp:comment_content></wp:comment>
<wp:comment><wp:comment_id>6</wp:comment_id><wp:comment_author>ole</wp:comment_author><wp:comment_date_gmt>2025-05-21 19:05:47</wp:comment_date_gmt><wp:comment_content>{MORE}</wp:comment_content><wp:comment_parent>5</wp:comment_parent></wp:comment><category>town</category></item></channel></rss>""".encode(),
        "reports",
        (Told(WORDS, FIRST), Told(MORE, SECOND), Told("The hall was full", "2025-05-21T10:00:00")),
        ("ann77@example.org", "10.9.9.9"),
    ),
    Kind(
        "disqus export",
        "disqus.xml",
        f"""<?xml version="1.0" encoding="utf-8"?><disqus xmlns="http://disqus.com" xmlns:dsq="http://disqus.com/disqus-internals"><category dsq:id="1"><title>General</title></category><thread dsq:id="11"><link>https://p.example/a</link><title>New hostel opens</title><createdAt>2025-05-01T00:00:00Z</createdAt></thread>
<post dsq:id="901"><message><![CDATA[<p>{WORDS}</p>]]></message><createdAt>{FIRST}Z</createdAt><author><name>Ann</name><username>ann77</username></author><thread dsq:id="11"/></post><post dsq:id="902"><message><![CDATA[<p>{MORE}</p>]]></message><createdAt>{SECOND}Z</createdAt><author><name>Ole</name><username>ole</username></author><parent dsq:id="901"/></post></disqus>""".encode(),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "disqus listing with a nameless account",
        "posts.json",
        json.dumps(
            {
                "cursor": {"hasNext": False},
                "code": 0,
                "response": [
                    {
                        "id": "1",
                        "thread": "55",
                        "parent": None,
                        "createdAt": FIRST,
                        "message": f"<p>{WORDS}</p>",
                        "raw_message": WORDS,
                        "author": {"name": "Ann", "username": "ann77", "isAnonymous": False},
                    },
                    {
                        "id": "2",
                        "thread": "55",
                        "parent": 1,
                        "createdAt": SECOND,
                        "message": f"<p>{MORE}</p>",
                        "raw_message": MORE,
                        "author": {"name": "Ole", "isAnonymous": True},
                    },
                ],
            }
        ).encode(),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND), Told("Ole")),
    ),
    Kind(
        "youtube answers without their kind",
        "threads.json",
        json.dumps(
            {
                "kind": "youtube#commentThreadListResponse",
                "items": [
                    {
                        "kind": "youtube#commentThread",
                        "id": "U1",
                        "snippet": {
                            "videoId": "v",
                            "topLevelComment": {
                                "kind": "youtube#comment",
                                "id": "U1",
                                "snippet": {
                                    "textDisplay": WORDS,
                                    "textOriginal": WORDS,
                                    "authorDisplayName": "@ann77",
                                    "publishedAt": f"{FIRST}Z",
                                },
                            },
                        },
                        "replies": {
                            "comments": [
                                {
                                    "id": "U1.a",
                                    "snippet": {
                                        "textDisplay": MORE,
                                        "textOriginal": MORE,
                                        "parentId": "U1",
                                        "authorDisplayName": "@ole",
                                        "publishedAt": f"{SECOND}Z",
                                    },
                                }
                            ]
                        },
                    }
                ],
            }
        ).encode(),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "bluesky posts without their records",
        "sky.ndjson",
        f'{{"uri": "at://did:plc:aa/post/1", "author": {{"handle": "a.example"}}, "createdAt": "{FIRST}.120Z", "text": "{WORDS}"}}\n{{"uri": "at://did:plc:bb/post/2", "author": {{"handle": "b.example"}}, "createdAt": "{SECOND}Z", "text": "{MORE}"}}\n'.encode(),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "bluesky feed with a post without an address",
        "feed.json",
        json.dumps(
            {
                "feed": [
                    {
                        "post": {
                            "uri": "at://did:plc:z/app.bsky.feed.post/1",
                            "author": {"did": "did:plc:z", "handle": "s.example"},
                            "record": {"$type": "app.bsky.feed.post", "createdAt": f"{FIRST}.5Z", "text": WORDS},
                        }
                    },
                    {"post": {"author": {"handle": "t.example"}, "record": {"createdAt": f"{SECOND}Z", "text": MORE}}},
                ]
            }
        ).encode(),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "xml of posts under names of its own",
        "own.xml",
        f"""<?xml version="1.0"?><feed><entry><who>ann77</who><when>{FIRST}Z</when><body>{WORDS}</body></entry><entry><who>ole</who><when>{SECOND}Z</when><body>{MORE}</body></entry></feed>""".encode(),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "whatsapp database of Android",
        "msgstore.db",
        database(f"""
        CREATE TABLE jid (_id INTEGER PRIMARY KEY, user TEXT, server TEXT, raw_string TEXT);
        CREATE TABLE chat (_id INTEGER PRIMARY KEY, jid_row_id INTEGER, subject TEXT);
        CREATE TABLE message (_id INTEGER PRIMARY KEY, chat_row_id INTEGER, from_me INTEGER, key_id TEXT, sender_jid_row_id INTEGER, timestamp INTEGER, message_type INTEGER, text_data TEXT);
        CREATE TABLE message_media (message_row_id INTEGER PRIMARY KEY, media_caption TEXT, file_path TEXT);
        INSERT INTO jid VALUES (1, '34600111222', 's.whatsapp.net', '34600111222@s.whatsapp.net'), (3, '120363001', 'g.us', '120363001@g.us');
        INSERT INTO chat VALUES (2, 3, 'Neighbours');
        INSERT INTO message VALUES (1, 2, 0, 'A', 1, 1747854247000, 0, '{WORDS}'), (2, 2, 0, 'B', 1, 1747854347000, 1, NULL);
        INSERT INTO message_media VALUES (2, '{MORE}', 'Media/IMG-20250521-WA0001.jpg');"""),
        "reports",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
        ("34600111222",),
    ),
    Kind(
        "database of a forum with its accounts in another table",
        "forum.sqlite",
        database(f"""
        CREATE TABLE posts (id INTEGER PRIMARY KEY, ts INTEGER, author_id INT, body TEXT);
        CREATE TABLE authors (id INTEGER, nick TEXT);
        INSERT INTO authors VALUES (4, 'ann77'), (6, 'ole');
        INSERT INTO posts VALUES (1, 1747854247, 4, '{WORDS}'), (2, 1747854347, 6, '{MORE}');"""),
        "posts",
        (Told(WORDS, FIRST), Told(MORE, SECOND)),
    ),
    Kind(
        "latex with a table of calls",
        "calls.tex",
        rb"""\documentclass[a4paper]{article}
\usepackage[utf8]{inputenc}
\title{Calls}
\begin{document}
\maketitle
% the source asked to be called at 0151 23456789
\section{List}
Kept by the night team\footnote{Not for the press.}.
\begin{tabular}{l|l|p{5cm}}
Date & Place & Message \\ \hline
2025-05-21 19:04 & Wilhelmstra{\ss}e & They said they will burn the hostel down on Friday, 100\% sure \\
2025-05-21 19:05 & M\"unchen & Nobody is allowed to leave the building since Monday \\
\end{tabular}
\end{document}
""",
        "reports",
        (
            Told(WORDS, "2025-05-21T19:04"),
            Told(MORE, "2025-05-21T19:05"),
            Told("100% sure"),
            Told("Not for the press"),
            Told("Wilhelmstraße"),
            Told("München"),
        ),
        ("0151 23456789",),
    ),
    Kind(
        "latex of one call",
        "fiche.tex",
        r"""\documentclass{article}
\begin{document}
\section*{Fiche 12 --- 21 mai 2025, 19h04}
\textbf{Appelante:} Mme~Solveig Dutertre, 04 65 71 22 08 \\
\textbf{Faits:} Il a cri\'e \og dehors \fg{} et frapp\'e un voisin \& sa compagne \`a l'\^Ile-aux-Bœufs.
\includegraphics[width=3cm]{porte.jpg}
\end{document}
""".encode(),
        "reports",
        (Told("frappé un voisin & sa compagne à l'Île"),),
        ("Solveig Dutertre", "04 65 71 22 08"),
    ),
    Kind(
        "latex with a long table and a preamble",
        "hoja.tex",
        rb"""% hoja de llamadas
\RequirePackage{fix-cm}
\documentclass{scrartcl}
\newcommand{\x}{y}
\begin{document}
\begin{longtable}{@{}lp{8cm}@{}}
\caption{Llamadas}\\
\toprule
Fecha y hora & Mensaje \\
\midrule
\endhead
21/05/2025 19:04 & Amenazan con quemar \emph{todo} el albergue el viernes \\
21/05/2025 19:05 & Nadie puede salir del edificio desde el lunes \\
\bottomrule
\end{longtable}
\end{document}
""",
        "reports",
        (Told("quemar todo el albergue", "2025-05-21T19:04"), Told("Nadie puede salir", "2025-05-21T19:05")),
    ),
    Kind(
        "mails copied from a program in German and French",
        "weitergeleitet.txt",
        f"Zur Info, bitte prüfen\n\nVon: Pankraz Huhn [mailto:pankraz@example.org]\nGesendet: Mittwoch, 21. Mai 2025 19:04\nAn: Fensterbusch, Ludmilla\nBetreff: WG: Aushang\n\n{WORDS}\n\n____________________________\nDe : Maison du Peuple <contact@example.net>\nEnvoyé : mercredi 21 mai 2025 19:05\nÀ : Pankraz Huhn\nObjet : Coupure\n\n{MORE}\n".encode(),
        "reports",
        (Told(WORDS, "2025-05-21T19:04"), Told(MORE, "2025-05-21T19:05"), Told("Zur Info")),
        ("Pankraz Huhn", "pankraz@example.org", "contact@example.net", "Ludmilla"),
    ),
    Kind(
        "mails copied from a program in Dutch",
        "kopie.txt",
        f"Van:\tMaaike Jong\nVerzonden:\twoensdag 21 mei 2025 19:04\nAan:\tmeldpunt\nOnderwerp:\tFW: sticker\nBijlagen:\tkluis.jpg\n\n{WORDS}\n".encode(),
        "reports",
        (Told(WORDS, "2025-05-21T19:04"),),
        ("Maaike Jong",),
    ),
    Kind(
        "mail copied from a program in English",
        "copied.txt",
        f"From: Ole Berg <ole@example.org>\nSent: Wednesday, May 21, 2025 7:04 PM\nTo: Desk\nSubject: Hostel\n\n{WORDS}\n".encode(),
        "reports",
        (Told(WORDS, "2025-05-21T19:04"),),
        ("Ole Berg", "ole@example.org"),
    ),
]
