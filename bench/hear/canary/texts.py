"""Places in pages, XML, JSON, tables and plain text."""

# ruff: noqa: E501 - the parts of a file stand as they are

from __future__ import annotations

import base64
import json
from collections.abc import Callable

from bench.hear.canary.office import Place


def _page(body: str, head: str = "", root: str = "") -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        page = f"<!DOCTYPE html><html {root}><head><title>Call</title>{head}</head><body><p>{words}</p>{body}</body></html>"
        return "page.html", page.replace("CANARY", canary).replace("BASE64", base64.b64encode(canary.encode() * 9).decode()).encode()

    return made


PAGE: dict[str, Place] = {
    "attribute": _page('<p data-note="CANARY">x</p>'),
    "alt text": _page('<img alt="CANARY">'),
    "title": _page('<p title="CANARY">x</p>'),
    "label": _page('<p aria-label="CANARY">x</p>'),
    "description": _page('<p aria-description="CANARY">x</p>'),
    "placeholder": _page('<input placeholder="CANARY">'),
    "value": _page('<input value="CANARY">'),
    "hidden field": _page('<input type="hidden" value="CANARY">'),
    "text field": _page("<textarea>CANARY</textarea>"),
    "choice": _page("<select><option>CANARY</option></select>"),
    "comment": _page("<!-- CANARY -->"),
    "comment for a browser": _page("<!--[if mso]><p>CANARY</p><![endif]-->"),
    "description of the page": _page("", '<meta name="description" content="CANARY">'),
    "card": _page("", '<meta property="og:title" content="CANARY">'),
    "linked data": _page("", '<script type="application/ld+json">{"articleBody": "CANARY"}</script>'),
    "data of the page": _page('<script id="__NEXT_DATA__" type="application/json">{"a": {"b": ["CANARY"]}}</script>'),
    "string in a script": _page("<script>var note = 'CANARY';</script>"),
    "template string": _page("<script>let a = `CANARY`</script>"),
    "comment in a script": _page("<script>// CANARY\n</script>"),
    "style": _page("", "<style>p::after { content: 'CANARY' }</style>"),
    "style of an element": _page("<p style=\"--note: 'CANARY'\">x</p>"),
    "template": _page("<template><p>CANARY</p></template>"),
    "without scripts": _page("<noscript><p>CANARY</p></noscript>"),
    "without scripts, in the head": _page("", "<noscript><p>CANARY</p></noscript>"),
    "drawing": _page("<svg><text>CANARY</text></svg>"),
    "title of a drawing": _page("<svg><title>CANARY</title></svg>"),
    "description of a drawing": _page("<svg><desc>CANARY</desc></svg>"),
    "formula": _page("<math><mtext>CANARY</mtext></math>"),
    "hidden element": _page('<div hidden style="display:none">CANARY</div>'),
    "inner page": _page('<iframe srcdoc="&lt;p&gt;CANARY&lt;/p&gt;"></iframe>'),
    "fallback of an inner page": _page("<iframe src=x>CANARY</iframe>"),
    "packed address": _page('<a href="data:text/plain;base64,BASE64">x</a>'),
    "picture in the page": _page('<img src="data:image/png;base64,BASE64">'),
    "handler": _page("<button onclick=\"alert('CANARY')\">x</button>"),
    "unknown element": _page("<zz-note>CANARY</zz-note>"),
    "unknown attribute": _page('<zz-note zz="CANARY"></zz-note>'),
    "summary of a table": _page('<table summary="CANARY"><tr><td>x</td></tr></table>'),
    "abbreviation": _page('<table><tr><th abbr="CANARY">x</th></tr></table>'),
    "name of a download": _page('<a download="CANARY" href="x.txt">x</a>'),
    "address of a link": _page('<a href="mailto:a@x.example?subject=CANARY">x</a>'),
    "behind the page": lambda canary, words: ("page.html", f"<html><body><p>{words}</p></body></html>\n{canary}".encode()),
    "before the page": lambda canary, words: ("page.html", f"<!-- {canary} --><html><body><p>{words}</p></body></html>".encode()),
    "element without end": lambda canary, words: ("page.html", f"<html><body><p>{words}</p><div data-note='{canary}".encode()),
    "script without end": lambda canary, words: ("page.html", f"<html><body><p>{words}</p><script>{canary}".encode()),
    "comment without end": lambda canary, words: ("page.html", f"<html><body><p>{words}</p><!-- {canary}".encode()),
    "section": _page("<![CDATA[CANARY]]>"),
    "instruction": _page("<?note CANARY ?>"),
    "document type": lambda canary, words: (
        "page.html",
        f"<!DOCTYPE html [<!-- {canary} -->]><html><body><p>{words}</p></body></html>".encode(),
    ),
}


def _xml(inner: str, before: str = "", behind: str = "", name: str = "calls.xml") -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        records = "".join(f"<call><date>2025-05-0{n}</date><description>{words} {n}</description></call>" for n in (1, 2, 3))
        text = f'<?xml version="1.0"?>{before}<calls>{records}{inner}</calls>{behind}'
        return name, text.replace("CANARY", canary).encode()

    return made


XML: dict[str, Place] = {
    "attribute": _xml('<call note="CANARY"><date>2025-05-04</date><description>x</description></call>'),
    "attribute of the root": lambda canary, words: (
        "calls.xml",
        f'<?xml version="1.0"?><calls note="{canary}"><call><description>{words}</description></call><call><description>two</description></call></calls>'.encode(),
    ),
    "section": _xml("<call><date>2025-05-04</date><description><![CDATA[CANARY]]></description></call>"),
    "comment": _xml("<!-- CANARY -->"),
    "comment before the root": _xml("", before="<!-- CANARY -->"),
    "comment behind the root": _xml("", behind="<!-- CANARY -->"),
    "instruction": _xml("<?note CANARY?>"),
    "entity": _xml("", before='<!DOCTYPE calls [<!ENTITY note "CANARY">]>'),
    "text between records": _xml("CANARY"),
    "other element": _xml("<remark>CANARY</remark>"),
    "script": _xml("<script>CANARY</script>"),
    "style": _xml("<style>CANARY</style>"),
    "meta": _xml("<meta>CANARY</meta>"),
    "f": _xml("<f>CANARY</f>"),
    "deletion": _xml("<deletion>CANARY</deletion>"),
    "deep element": _xml("<call><description>x</description><a><b><c><d>CANARY</d></c></b></a></call>"),
    "name of an element": _xml("<CANARY/>".replace("CANARY", "note-CANARY").replace(" ", "-")),
    "feed": lambda canary, words: (
        "feed.xml",
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><item><title>One</title><description>{words}</description><pubDate>Thu, 01 May 2025 10:00:00 GMT</pubDate>'
        f"<zz:note xmlns:zz='urn:z'>{canary}</zz:note></item></channel></rss>".encode(),
    ),
    "channel of a feed": lambda canary, words: (
        "feed.xml",
        f'<?xml version="1.0"?><rss version="2.0"><channel><title>News</title><description>{canary}</description><item><title>One</title><description>{words}</description>'
        "<pubDate>Thu, 01 May 2025 10:00:00 GMT</pubDate></item></channel></rss>".encode(),
    ),
}


def _json(change: Callable[[list[dict[str, object]], str], object]) -> Place:
    def made(canary: str, words: str) -> tuple[str, bytes]:
        rows: list[dict[str, object]] = [{"date": f"2025-05-0{n}", "description": f"{words} {n}", "place": "gate"} for n in (1, 2, 3)]
        return "calls.json", json.dumps(change(rows, canary)).encode()

    return made


def _nested(rows: list[dict[str, object]], canary: str, depth: int) -> object:
    value: object = canary
    for n in range(depth):
        value = {"a": value} if n % 2 else [value]
    rows[1]["note"] = value
    return rows


def _named(rows: list[dict[str, object]], canary: str) -> object:
    rows[1][canary] = 1
    return rows


def _in_string(rows: list[dict[str, object]], canary: str) -> object:
    rows[1]["note"] = json.dumps({"a": [canary]})
    return rows


def _with(rows: list[dict[str, object]], **more: object) -> object:
    return [rows[0], {**rows[1], **more}, rows[2]]


JSON: dict[str, Place] = {
    "other field": _json(lambda rows, canary: _with(rows, note=canary)),
    "nested field": _json(lambda rows, canary: _nested(rows, canary, 3)),
    "deep field": _json(lambda rows, canary: _nested(rows, canary, 9)),
    "very deep field": _json(lambda rows, canary: _nested(rows, canary, 60)),
    "name of a field": _json(_named),
    "JSON in a string": _json(_in_string),
    "packed string": _json(lambda rows, canary: _with(rows, note=base64.b64encode((canary * 9).encode()).decode())),
    "packed in hexadecimal": _json(lambda rows, canary: _with(rows, note=(canary * 9).encode().hex())),
    "no object": _json(lambda rows, canary: [*rows, canary]),
    "list in the list": _json(lambda rows, canary: [*rows, [canary]]),
    "beside the list": _json(lambda rows, canary: {"note": canary, "items": rows}),
    "name beside the list": _json(lambda rows, canary: {canary: 1, "items": rows}),
    "two lists": _json(lambda rows, canary: {"items": rows, "others": [{"text": canary}]}),
    "empty object": _json(lambda rows, canary: [*rows, {"": canary}]),
    "repeated name": lambda canary, words: (
        "calls.json",
        f'[{{"date": "2025-05-01", "description": "{words}", "description": "{canary}"}}]'.encode(),
    ),
    "behind the list": lambda canary, words: ("calls.json", f'[{{"date": "2025-05-01", "description": "{words}"}}]\n"{canary}"'.encode()),
    "comment": lambda canary, words: ("calls.json", f'[{{"date": "2025-05-01", "description": "{words}"}} /* {canary} */]'.encode()),
    "broken line": lambda canary, words: (
        "calls.jsonl",
        f'{{"date": "2025-05-01", "description": "{words}"}}\n{{"description": "{canary}\n'.encode(),
    ),
    "line of another kind": lambda canary, words: (
        "calls.jsonl",
        f'{{"date": "2025-05-01", "description": "{words}"}}\n"{canary}"\n'.encode(),
    ),
    "plain line": lambda canary, words: ("calls.jsonl", f'{{"date": "2025-05-01", "description": "{words}"}}\n# {canary}\n'.encode()),
}


def _csv(text: str, name: str = "calls.csv") -> Place:
    return lambda canary, words: (name, text.replace("CANARY", canary).replace("WORDS", words).encode())


_HEAD = "date,description,place\n"
_ROW = "2025-05-01,WORDS,gate\n"
TABLE: dict[str, Place] = {
    "other column": _csv(f"date,description,zz\n2025-05-01,WORDS,CANARY\n{_ROW}"),
    "column without heading": _csv("date,description,\n2025-05-01,WORDS,CANARY\n"),
    "extra cell": _csv(f"{_HEAD}{_ROW}2025-05-02,WORDS,gate,CANARY\n"),
    "extra cells": _csv(f"{_HEAD}{_ROW}2025-05-02,WORDS,gate,,,CANARY\n"),
    "short row": _csv(f"{_HEAD}{_ROW}CANARY\n"),
    "row above the header": _csv(f"CANARY,,\n{_HEAD}{_ROW}{_ROW}"),
    "line above the header": _csv(f"CANARY\n{_HEAD}{_ROW}{_ROW}"),
    "comment": _csv(f"# CANARY\n{_HEAD}{_ROW}{_ROW}"),
    "comment between": _csv(f"{_HEAD}{_ROW}# CANARY\n{_ROW}"),
    "line below": _csv(f"{_HEAD}{_ROW}{_ROW}\n\nCANARY\n"),
    "open quote": _csv(f'{_HEAD}{_ROW}2025-05-02,"WORDS CANARY,gate\n{_ROW}'),
    "lines in a cell": _csv(f'{_HEAD}{_ROW}2025-05-02,"WORDS\nCANARY",gate\n'),
    "heading": _csv("date,description,CANARY\n2025-05-01,WORDS,yes\n2025-05-02,WORDS,no\n"),
    "row without text": _csv(f"{_HEAD}{_ROW}2025-05-02,,CANARY\n"),
    "header again": _csv(f"{_HEAD}{_ROW}date,description,CANARY\n"),
    "second table": _csv(f"{_HEAD}{_ROW}\nname,remark\nx,CANARY\n"),
    "zero in a cell": lambda canary, words: ("calls.csv", f"{_HEAD}2025-05-01,{words}\0{canary},gate\n".encode()),
    "other delimiter": _csv("date;description\n2025-05-01;WORDS\n2025-05-02,x;CANARY\n"),
    "stated delimiter": _csv("sep=;\nCANARY\ndate;description\n2025-05-01;WORDS\n2025-05-02;WORDS\n"),
    "turned table": _csv("Date,2025-05-01\nDescription,WORDS\nPhone,0\nRemark,CANARY\n"),
    "contact": _csv("date,description,phone\n2025-05-01,WORDS,CANARY\n2025-05-02,WORDS,0151 2345678\n"),
    "place": _csv(f"{_HEAD}2025-05-01,WORDS,CANARY\n"),
    "language": _csv("date,description,language\n2025-05-01,WORDS,CANARY\n2025-05-02,WORDS,de\n"),
    "priority": _csv("date,description,priority\n2025-05-01,WORDS,CANARY\n2025-05-02,WORDS,high\n"),
    "id": _csv("id,date,description\nCANARY,2025-05-01,WORDS\n2,2025-05-02,WORDS\n"),
    "date": _csv("date,description\nCANARY,WORDS\n2025-05-02,WORDS\n"),
    "channel": _csv("date,description,channel\n2025-05-01,WORDS,CANARY\n2025-05-02,WORDS,mail\n"),
    "very long cell": lambda canary, words: ("calls.csv", f"date,description,zz\n2025-05-01,{words},{'word ' * 9000}{canary}\n".encode()),
}

_CHAT = "[01.05.25, 10:00:00] Ana: WORDS\n[01.05.25, 10:01:00] Ben: yes\n"
PLAIN: dict[str, Place] = {
    "text": _csv("WORDS\nCANARY\n", "a.txt"),
    "mark-up": _csv("# WORDS\n\n<!-- CANARY -->\n\n[x]: http://x.example 'y'\n", "a.md"),
    "label of a link": _csv('# WORDS\n\n[x](http://x.example "CANARY")\n', "a.md"),
    "front matter": _csv("---\nnote: CANARY\n---\nWORDS\n", "a.md"),
    "chat, first line": _csv(f"CANARY\n{_CHAT}", "WhatsApp Chat.txt"),
    "chat, second line": _csv(f"{_CHAT}CANARY\n", "WhatsApp Chat.txt"),
    "chat, line of the system": _csv(f"{_CHAT}[01.05.25, 10:02:00] CANARY\n", "WhatsApp Chat.txt"),
    "chat, sender": _csv(f"{_CHAT}[01.05.25, 10:02:00] CANARY: no\n", "WhatsApp Chat.txt"),
    "subtitles": _csv("1\n00:00:01,000 --> 00:00:02,000\nWORDS\n\n2\n00:00:03,000 --> 00:00:04,000\nCANARY\n", "a.srt"),
    "note of subtitles": _csv("WEBVTT\n\nNOTE CANARY\n\n00:01.000 --> 00:02.000\nWORDS\n", "a.vtt"),
    "calendar": _csv(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20250501T100000Z\nSUMMARY:WORDS\nX-NOTE:CANARY\nEND:VEVENT\nEND:VCALENDAR\n", "a.ics"
    ),
    "alarm of a calendar": _csv(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:WORDS\nBEGIN:VALARM\nDESCRIPTION:CANARY\nEND:VALARM\nEND:VEVENT\nEND:VCALENDAR\n", "a.ics"
    ),
    "name of a calendar": _csv("BEGIN:VCALENDAR\nX-WR-CALNAME:CANARY\nBEGIN:VEVENT\nSUMMARY:WORDS\nEND:VEVENT\nEND:VCALENDAR\n", "a.ics"),
    "address card": _csv("BEGIN:VCARD\nVERSION:3.0\nFN:Ana B\nNOTE:CANARY\nEND:VCARD\n", "a.vcf"),
    "parameter of a card": _csv(
        "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:WORDS\nATTENDEE;CN=CANARY:mailto:a@x.example\nEND:VEVENT\nEND:VCALENDAR\n", "a.ics"
    ),
    "log": _csv("2025-05-01 10:00:00 INFO WORDS\n2025-05-01 10:01:00 WARN CANARY\n", "a.log"),
    "packed line": lambda canary, words: (
        "a.log",
        f"2025-05-01 10:00:00 IN {words}\n2025-05-01 10:01:00 IN {(canary * 3).encode().hex().upper()}\n".encode(),
    ),
    "keys and values": _csv("Date: 2025-05-01\nDescription: WORDS\nRemark: CANARY\n", "a.txt"),
    "armoured text": lambda canary, words: (
        "a.txt",
        f"{words}\n-----BEGIN PGP MESSAGE-----\n\n{base64.b64encode((canary * 9).encode()).decode()}\n-----END PGP MESSAGE-----\n".encode(),
    ),
}
