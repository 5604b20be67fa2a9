"""Pages that are lists of entries with a time each: chats, downloads and threads of any program, told by their times.

Nothing goes by the names of classes: an entry is the largest element that holds one time and no other.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from tocsin.domain.time_zone import zone_named
from tocsin.ingest.leftovers import media_in, words
from tocsin.ingest.reports.formats.html import page
from tocsin.ingest.reports.message import Message
from tocsin.ingest.sealing.contacts import find_contacts
from tocsin.ingest.source import InputSource
from tocsin.ingest.times.dates import DAY_FIRST, Times, has_clock, order_of

_TIMED = "time, abbr, span, div, td, p, a, small, cite, li, em, i, b, font, dd, h3, h4, h5, strong"
_STATED = ("datetime", "data-utc", "data-time", "data-utime", "data-timestamp", "data-unixtime", "data-epoch", "data-time-string", "title")
_NAMED = ("author", "user", "sender", "from", "nick", "name", "poster", "cite", "_a6-h")
_WITHIN = re.compile(
    r"(?<![\w/-])(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?|\d{1,2}[./]\d{1,2}[./]\d{2,4},? \d{1,2}:\d\d(?::\d\d)?)"
    r"(?: ?(?:Z|UTC|GMT|[+-]\d\d:?\d\d))?"
)
"""A time among the words of an entry."""
_SAID = re.compile(r"[\s,;|·-]{1,9}(?P<name>[^\n:]{1,60}?): (?P<text>.*)$", re.DOTALL)
_LONGEST = 64
_LONGEST_NAME = 60
_NAME_WORDS = 5
_MOST = 200_000
_FEWEST = 2
_COVERED = 0.6
_OWN = ("img", "video", "audio", "source")


def entries(tree: LexborHTMLParser, source: InputSource) -> list[Message]:
    """Return the entries of a page as messages. Empty when it is no list of entries that each state a time."""
    stamps = list(_stamps(tree))[:_MOST]
    if len(stamps) < _FEWEST or tree.body is None:
        return []
    blocks = _blocks([node for node, _ in stamps])
    own = [(block, stamp, node) for block, (node, stamp) in zip(blocks, stamps, strict=True) if block is not None]
    if len(own) < _FEWEST or Counter(block.tag for block, *_ in own).most_common(1)[0][1] <= len(own) // 2:
        return []
    times = Times(order_of(stamp for _, stamp, _ in own) or DAY_FIRST, zone_named(source.reading.zone or "UTC"))
    messages = [_message(block, stamp, node, times, source) for block, stamp, node in own]
    return [message for message in messages if message.text or message.media] if _covers(messages, tree, source) else []


def _covers(messages: list[Message], tree: LexborHTMLParser, source: InputSource) -> bool:
    """Tell whether the entries hold most of the words of the page, as those of a news page with dates in its margin do not."""
    everything = words(page(tree.body.html or "" if tree.body else "", source.limits.markup).text)
    read = set[str]().union(*(words(f"{message.sender} {message.text}") for message in messages))
    return len(everything & read) >= _COVERED * len(everything)


def _stamps(tree: LexborHTMLParser) -> Iterator[tuple[LexborNode, str]]:
    """Return the innermost elements that state a date with a clock, in an attribute or as their only words."""
    shapes: dict[str, bool] = {}
    for node in tree.css(_TIMED):
        values = [node.attributes.get(name) or "" for name in _STATED] if node.attributes else []
        own = (node.text(deep=False) or "").strip(" \t\n\r,;|·-:[]()")
        values += [own, own.partition(",")[2].strip()]
        stamp = next((value for value in values if value and _is_stamp(value, shapes)), "")
        stamp = stamp or next((match[0] for match in _WITHIN.finditer(own) if _is_stamp(match[0], shapes)), "")
        if stamp:
            yield node, stamp


def _is_stamp(value: str, shapes: dict[str, bool]) -> bool:
    if not 8 <= len(value) <= _LONGEST or sum(map(str.isdecimal, value)) < 5:
        return False
    shape = "".join("9" if letter.isdecimal() else letter for letter in value)
    if shape not in shapes:
        shapes[shape] = (has_clock(value) or value.isdecimal()) and any(Times(order).read(value)[0] for order in (DAY_FIRST, "mdy"))
    return shapes[shape]


def _blocks(nodes: list[LexborNode]) -> list[LexborNode | None]:
    """Return the largest element around each time that holds no other one. None for a time within another's element."""
    counts: Counter[int] = Counter()
    chains = []
    for node in nodes:
        chain = [node]
        while chain[-1].parent is not None and chain[-1].tag != "body":
            chain.append(chain[-1].parent)
        chains.append(chain)
        counts.update({part.mem_id for part in chain})
    return [next((part for part in reversed(chain) if counts[part.mem_id] == 1), None) for chain in chains]


def _message(block: LexborNode, stamp: str, node: LexborNode, times: Times, source: InputSource) -> Message:
    moment, assumed = times.read(stamp)
    sender, contact = _sender(block)
    sender, contact = (sender, contact) if sender else _beside_stamp(node, stamp)
    sender = sender if len(sender.split()) <= _NAME_WORDS else ""
    lines = [line.strip() for line in page(block.html or "", source.limits.markup).text.split("\n")]
    lines = [line for line in lines if line and line != sender and not _is_time(line, stamp)]
    lines = [line for line in lines if not (sender and _says_only(line, (stamp, sender, contact)))]
    if lines and not sender and lines[0].startswith(stamp) and (said := _SAID.match(lines[0], len(stamp))):
        sender, lines[0] = said["name"], said["text"]
    if (
        not sender
        and len(lines) > 1
        and len(lines[0]) <= _LONGEST_NAME
        and len(lines[0].split()) <= _NAME_WORDS
        and not lines[0].endswith((".", "!", "?"))
    ):
        sender = lines.pop(0)
    media = tuple(dict.fromkeys(_file(node) for selector in _OWN for node in block.css(selector) if _file(node)))
    return Message(sender.rstrip(":"), "\n".join(lines), moment, contact=contact, media=media, assumed=assumed)


def _is_time(line: str, stamp: str) -> bool:
    bare = line.strip(" \t,;|·-:[]()")
    return bare == stamp or (len(bare) <= _LONGEST and has_clock(bare) and any(Times(order).read(bare)[0] for order in (DAY_FIRST, "mdy")))


def _sender(block: LexborNode) -> tuple[str, str]:
    """Return the words of the first element whose class or name says that it names somebody, and the contacts in its links."""
    for node in block.css("*"):
        marks = f"{node.tag} {node.attributes.get('class') or ''} {node.attributes.get('itemprop') or ''}".lower()
        name = " ".join((node.text() or "").split())
        if 0 < len(name) <= _LONGEST_NAME and any(mark in marks for mark in _NAMED) and node.tag not in ("body", "time", "abbr"):
            links = " ".join(str(link.attributes.get("href") or "") for link in node.css("a[href]"))
            return name, ", ".join(find_contacts(links.replace("tel:", " ").replace("mailto:", " ")))
    return "", ""


def _beside_stamp(node: LexborNode, stamp: str) -> tuple[str, str]:
    """Return the words and the address of a link beside nothing but a time, which lead to whoever wrote the entry."""
    is_alone = (node.text(deep=False) or "").strip(" \t\n\r,;|·-:[]()") == stamp
    link = node.css_first("a[href]") if is_alone else None
    name = " ".join((link.text() or "").split()) if link and link.mem_id != node.mem_id else ""
    return (name, str(link.attributes.get("href") or "")) if link and 0 < len(name) <= _LONGEST_NAME and not media_in(name) else ("", "")


def _says_only(line: str, parts: tuple[str, ...]) -> bool:
    """Tell whether a line holds nothing but these parts."""
    for part in parts:
        line = line.replace(part, " ") if part else line
    return not any(map(str.isalnum, line))


def _file(node: LexborNode) -> str:
    return (node.attributes.get("src") or "").partition("?")[0].rpartition("/")[2]
