"""Names of those who speak in a transcript within a text, and of those whom a post quotes, told by the form of their lines."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tocsin.ingest.sealing.contacts import is_name
from tocsin.ingest.sealing.given_names import is_given_name

_SPOKEN = re.compile(
    r"(?m)^[ \t>*-]{0,6}[\[(]?\d{1,2}:\d{2}(?::\d{2})?(?: ?[AaPp]\.?[Mm]\.?)?[\])]?[ \t,\u2013-]{1,4}([^\W\d_][^:\n\t]{1,60}?) ?:[ \t]"
)
_TURN = re.compile(r"[ \t>*-]{0,6}([^\W\d_][^:\n\t]{1,30}?) ?:[ \t]+\S")
"""A line of a talk without clocks: who speaks, and what."""
_QUOTED = re.compile(r"(?i)\[quote[= ](?:author=|name=|user=)?[\"']?([^\]\"'=;,\n]{2,40}?)(?:[\"';,]| [a-z-]{2,20}=|\])")
_WITHIN = re.compile(r"\(([^()\n]{3,50})\)")
_FEWEST = 2
_FEWEST_TURNS = 3
_MOST_TURNS = 500


def transcript_names(text: str) -> Iterator[str]:
    """Yield the names before a colon in lines that begin with a clock, of which there are two or more, and those of quoted posts.

    In a text of nothing but such lines without clocks, those who bear a given name are the speakers.
    """
    if "[" in text:
        yield from (match[1].strip() for match in _QUOTED.finditer(text) if any(map(str.isalpha, match[1])))
    speakers = [match[1].strip() for match in _SPOKEN.finditer(text)] if ":" in text else []
    for speaker in dict.fromkeys(speakers) if len(speakers) >= _FEWEST else ():
        inner = _WITHIN.search(speaker)
        yield from (name.strip() for name in (inner[1] if inner else "", speaker) if is_name(name) or is_given_name(name.strip()))
    yield from _of_talk(text) if ":" in text and not speakers else ()


def _of_talk(text: str) -> Iterator[str]:
    """Yield the speakers of a text of which each line is a turn of somebody, two of them by a given name."""
    lines = [line for line in text.split("\n", _MOST_TURNS) if line.strip()]
    turns = [match[1].strip() for line in lines if (match := _TURN.match(line))] if len(lines) >= _FEWEST_TURNS else []
    named = {speaker for speaker in turns if any(map(is_given_name, speaker.split()))}
    if len(turns) == len(lines) and len(named) >= _FEWEST and sum(turn in named for turn in turns) > len(turns) / 2:
        yield from (speaker for speaker in dict.fromkeys(turns) if speaker in named or is_name(speaker))
