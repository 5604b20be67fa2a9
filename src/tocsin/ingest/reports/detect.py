"""What a file is, by what it holds and never by what it is called."""

from __future__ import annotations

import json
import re
from pathlib import Path

from tocsin.ingest import encodings
from tocsin.ingest.limits import Limits
from tocsin.ingest.reports.formats.csv import delimiter_of
from tocsin.ingest.reports.formats.documents import image_type
from tocsin.ingest.source import open_input

FORMATS = ("text", "markdown", "html", "pdf", "eml", "mbox", "csv", "jsonl", "json", "telegram", "image", "zip")
ZIP = "zip"
OFFICE = "office"
UNKNOWN = "unknown"
EMPTY = "empty"

_OBJECT = re.compile(rb"\{\s{0,9999}[\"}]")
_ARRAY = re.compile(rb"\[\s{0,9999}[{\]]")
_CONTROL = bytes(n for n in range(32) if n not in b"\t\n\r\f\x1b\x1e")
_BINARY = 0.1
_BINARY_UNLESS_UTF8 = 0.03
_HEADER = re.compile(
    rb"(?i)(?:from|to|cc|subject|date|received|message-id|return-path|mime-version|delivered-to|x-[a-z-]+|content-type):[ \t]?\S"
)
_FIELD = re.compile(rb"[!-9;-~]{1,80}:")
_MAILED = re.compile(rb"From \S+[^\n]{0,200}\d{2}:\d{2}[^\n]{0,100}\r?\n[!-9;-~]{1,80}:")
_OFFICE = re.compile(rb"\[Content_Types\]\.xml|\Amimetypeapplication/|(?<=mimetype)application/(?:vnd\.oasis|epub)")
_HTML = re.compile(
    rb"(?i)<(?:!doctype\s+html|html|head|body|meta|title|div|p|table|span|a|h[1-6]|script|style|center|br|ul|b|i)\b[^<>]{0,2000}>"
)
_MARKS = re.compile(rb"(?m)^(?:#{1,6} \S|[-*+] \S|\d{1,3}\. \S|> \S|```|={3,}\s*$|-{3,}\s*$|\|.{1,400}\|\s*$)|\]\([^()\s]{1,400}\)|\*\*\S")
_CHAT_TYPE = (
    rb"personal_chat|bot_chat|saved_messages|private_group|private_supergroup|public_supergroup|private_channel|public_channel|replies"
)
_CHAT = re.compile(rb'"type"\s{0,9}:\s{0,9}"(?:' + _CHAT_TYPE + rb')"')
_CHATS = re.compile(rb'"about"\s{0,9}:\s{0,9}"[^"]{0,200}Telegram|"(?:left_)?chats"\s{0,9}:\s{0,9}\{\s{0,99}"(?:about|list)"')


def detect(path: Path, limits: Limits | None = None) -> str:
    """The format of the file, one of :data:`FORMATS`, ``office``, ``empty`` or ``unknown``; what is gzipped is looked into.

    Raises OSError when the file cannot be read and :class:`Malformed` when its compression is damaged.
    """
    limits = limits or Limits()
    with open_input(path, limits) as opened:
        return format_of(opened.stream.peek(limits.head))


def format_of(head: bytes) -> str:
    """The format of a file that begins so."""
    bare = head.lstrip(b"\xef\xbb\xbf \t\r\n\0")
    if not bare:
        return EMPTY if not head.strip() else UNKNOWN
    return _by_mark(head) or _by_start(bare) or _by_shape(head, bare)


def _by_mark(head: bytes) -> str:
    if b"%PDF-" in head[:1024]:
        return "pdf"
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")):
        return OFFICE if _OFFICE.search(head) else ZIP
    if image_type(head) and (not head.startswith(b"BM") or is_binary(head)):
        return "image"
    return UNKNOWN if is_binary(head) else ""


def _by_start(bare: bytes) -> str:
    if _OBJECT.match(bare):
        return _json_kind(bare)
    if _ARRAY.match(bare):
        return "json"
    if _MAILED.match(bare):
        return "mbox"
    return "eml" if _is_mail(bare) else ""


def _by_shape(head: bytes, bare: bytes) -> str:
    if bare.startswith(b"<") and (_HTML.search(bare[:4096]) is not None):
        return "html"
    if delimiter_of(head):
        return "csv"
    if bare.startswith(b"---\n") or len(_MARKS.findall(head[:16_384])) >= 2:
        return "markdown"
    return "text"


def is_binary(head: bytes) -> bool:
    """Whether these bytes hold more control characters than any text, however broken."""
    share = (len(head) - len(head.translate(None, _CONTROL))) / max(1, len(head))
    return share > _BINARY or (share > _BINARY_UNLESS_UTF8 and not encodings.is_utf8(head))


def _is_mail(bare: bytes) -> bool:
    block = re.split(rb"\r?\n\r?\n", bare, maxsplit=1)[0]
    fields = [line for line in block.splitlines()[:60] if line[:1] not in (b" ", b"\t")]
    known = sum(1 for line in fields if _HEADER.match(line))
    return known >= 2 and all(_FIELD.match(line) for line in fields)


def _json_kind(bare: bytes) -> str:
    if (_CHAT.search(bare) and b'"messages"' in bare) or _CHATS.search(bare):
        return "telegram"
    first, _, rest = bare.partition(b"\n")
    if not _is_object(first):
        return "json" if rest or len(first) < 4096 else "jsonl"
    return "jsonl" if rest.lstrip().startswith(b"{") else "json"


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False
