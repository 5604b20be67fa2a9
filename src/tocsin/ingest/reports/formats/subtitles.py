"""Subtitles and transcripts: SubRip, WebVTT, SubViewer, Advanced SubStation, timed text and timed lyrics. One file is one report."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from tocsin.ingest import encodings
from tocsin.ingest.encodings import unescape
from tocsin.ingest.reports.document import FileContent, submission
from tocsin.ingest.reports.format import FileHead, Format
from tocsin.ingest.reports.formats.chat_days import has_clocks
from tocsin.ingest.reports.options import Item
from tocsin.ingest.sealing.contacts import is_name
from tocsin.ingest.source import InputSource
from tocsin.ingest.syntax.xml_events import send_events

_CLOCK = r"(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}"
_TIMES = re.compile(rf"^\s{{0,9}}(?P<from>{_CLOCK})\s{{0,9}}(?:-->|,)\s{{0,9}}{_CLOCK}(?P<settings>[^\n]{{0,200}})$")
_CUE = re.compile(
    rb"(?m)^(?:\d{1,6}\s{0,2}\r?\n)?\s{0,9}(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d{1,3}\s{0,9}(?:-->|,)\s{0,9}(?:\d{1,3}:)?\d{1,2}:\d{2}[.,]\d"
)
_LYRIC = re.compile(r"^((?:\[\d{1,3}:\d{2}(?:[.:]\d{1,3})?\])+)(.*)$")
_LYRIC_FIELD = re.compile(r"^\[([a-z#]{2,10}):([^\]]*)\]$")
_VOICE = re.compile(r"<v(?:\.[^\s>]{0,40})?\s+([^<>]{1,80})>")
_TAG = re.compile(r"</?[A-Za-z\d][^<>]{0,200}>|\{\\[^{}]{0,200}\}")
_SPEAKER = re.compile(r"^(?:[-\u2013>]{1,2} ?)?(?P<name>[^\W\d_][^\n:.!?]{1,40}):(?: |$)")
_SKIPPED = ("STYLE", "REGION")
_BLANK = b"\xef\xbb\xbf \t\r\n"
_TIMED_TEXT = re.compile(
    rb"(?:<\?xml[^>]{0,300}\?>\s{0,999})?(?:<!--.{0,2000}?-->\s{0,999}){0,3}<(?:\w{1,20}:)?tt\s[^>]{0,3000}?/(?:ns/ttml|20\d\d/\d\d/ttaf1)\b",
    re.DOTALL,
)
_TOLD_BESIDE = ("title", "desc", "copyright")
_DIALOGUE_FIELDS = 10
_OFTEN = 2


@dataclass
class Transcript:
    """Lines of a transcript, the people who speak, and what stands beside the lines."""

    lines: list[str] = field(default_factory=list)
    speakers: list[str] = field(default_factory=list)
    prefixes: list[str] = field(default_factory=list)
    facts: list[tuple[str, str]] = field(default_factory=list)
    unread: list[str] = field(default_factory=list)

    def say(self, text: str, speaker: str = "") -> None:
        """Add what is said in one cue, without its markup."""
        voices = [name.strip() for name in _VOICE.findall(text)]
        plain = unescape(_TAG.sub("", text.replace("\\N", "\n").replace("\\n", "\n"))).strip()
        self.speakers += filter(None, [*voices, speaker])
        name = speaker or (voices[0] if len(voices) == 1 else "")
        if plain:
            prefixed = _SPEAKER.match(plain) if not name else None
            self.prefixes += [prefixed["name"].strip()] if prefixed else []
            plain = f"{prefixed['name'].strip()} \u2014 {plain[prefixed.end() :]}" if prefixed else plain
            self.lines.append(f"{name} \u2014 {plain}" if name else plain)


def read(source: InputSource) -> Iterator[Item]:
    """Return the report that a transcript is. Its speakers are sealed."""
    data = source.stream.whole(source.limits.document)
    text, note = encodings.decoder(encodings.legacy(data))(data)
    text = text.replace("\r\n", "\n").replace("\r", "\n").lstrip("\ufeff")
    transcript = Transcript()
    if _TIMED_TEXT.match(data.lstrip(_BLANK)):
        note = _read_timed_text(data, transcript)
    elif "[Script Info]" in text[:200]:
        _read_script(text, transcript)
    elif _LYRIC.match(text) or _LYRIC_FIELD.match(text.partition("\n")[0]):
        _read_lyrics(text, transcript)
    else:
        _read_cues(text, transcript)
    people = _people(transcript)
    source.tally.people.update(people)
    facts = (*((("encoding", note),) if note else ()), *transcript.facts)
    lines = "\n".join(transcript.lines)
    yield submission(
        source, FileContent("subtitles", data, lines, facts, contact=", ".join(people), quoted=True, unread=tuple(transcript.unread))
    )


def _read_cues(text: str, transcript: Transcript) -> None:
    """Read cues below lines of times. Blocks without one are notes, styles, or words that go on."""
    for block in re.split(r"\n[ \t]*\n", text):
        lines = [line for line in block.split("\n") if line.strip()]
        if not lines or (lines[0].startswith(_SKIPPED) and not any(map(_TIMES.match, lines))):
            continue
        if lines[0].startswith("WEBVTT"):
            title, lines = lines[0].removeprefix("WEBVTT").strip(" -\t"), lines[1:]
            transcript.facts += [("title", title)] if title else []
        if lines and lines[0].startswith("NOTE") and not any(map(_TIMES.match, lines)):
            transcript.facts.append(("note", "\n".join([lines[0].removeprefix("NOTE").strip(), *lines[1:]]).strip()))
            continue
        cue: list[str] = []
        for line, following in zip(lines, [*lines[1:], ""], strict=False):
            is_number = _TIMES.match(following) is not None and " " not in line.strip()
            if _TIMES.match(line):
                transcript.say("\n".join(cue))
                cue = []
            elif not is_number:
                cue.append(line.replace("[br]", "\n"))
                transcript.unread += ["a line of times breaks off: what was said at it is not in the file"] if "-->" in line else []
        transcript.say("\n".join(cue))


def _read_script(text: str, transcript: Transcript) -> None:
    """Read Advanced SubStation: what is said stands behind nine commas, who says it behind four."""
    for line in text.split("\n"):
        name, _, value = line.partition(":")
        fields = value.split(",", _DIALOGUE_FIELDS - 1)
        if name in ("Dialogue", "Comment") and len(fields) == _DIALOGUE_FIELDS:
            transcript.say(fields[-1], fields[4].strip())
        elif name.startswith(";") or (name in ("Title", "Original Script", "Update Details") and value.strip()):
            transcript.facts.append((name.strip("; ") or "note", value.strip() or line.strip("; ")))


class _TimedText:
    """Handler of XML events that collects the paragraphs of timed text, the names of agents, and what stands in its metadata."""

    def __init__(self, transcript: Transcript) -> None:
        self._transcript = transcript
        self._pieces: list[str] = []
        self._open: list[str] = []
        self._names: dict[str, str] = {}
        self._agent = ""
        self._speaker = ""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(":")[2]
        named = {key.rpartition(":")[2]: value for key, value in attributes.items()}
        self._open.append(local)
        if local in ("p", "name", *_TOLD_BESIDE):
            self._pieces = []
        self._agent = named.get("id", "") if local == "agent" else self._agent
        self._speaker = self._names.get(named.get("agent", ""), "") if local == "p" else self._speaker
        if local == "br":
            self._pieces.append("\n")

    def data(self, text: str) -> None:
        self._pieces.append(text.replace("\n", " "))

    def end(self, _name: str) -> None:
        local = self._open.pop()
        text = "\n".join(" ".join(line.split()) for line in "".join(self._pieces).split("\n")).strip()
        if local == "p":
            self._transcript.say(text, self._speaker)
        elif local == "name":
            self._names[self._agent] = text
            self._transcript.speakers += [text] if text else []
        elif local in _TOLD_BESIDE and text:
            self._transcript.facts.append((local, text))


def _read_timed_text(data: bytes, transcript: Transcript) -> str:
    """Read TTML, also called DFXP. Returns a note on its encoding. One that is broken is read up to there."""
    try:
        return send_events(data, _TimedText(transcript))
    except expat.ExpatError as why:
        transcript.unread.append(f"what stands behind a break in its XML ({why}): not read")
        return ""


def _read_lyrics(text: str, transcript: Transcript) -> None:
    for line in text.split("\n"):
        if stamped := _LYRIC.match(line):
            transcript.say(re.sub(r"<\d{1,3}:\d{2}[.:]\d{1,3}>", "", stamped[2]))
        elif named := _LYRIC_FIELD.match(line.strip()):
            transcript.facts.append((named[1], named[2].strip()))
        else:
            transcript.say(line)


def _people(transcript: Transcript) -> list[str]:
    """Return the speakers that tags name, and those before a colon whose shape is that of a name, in capitals, or who speak often."""
    prefixes = Counter(transcript.prefixes)
    spoken = [
        name for name, count in prefixes.items() if is_name(name) or ((count >= _OFTEN or name.isupper()) and len(name.split()) <= _OFTEN)
    ]
    return list(dict.fromkeys(name for name in [*transcript.speakers, *spoken] if any(map(str.isalpha, name))))


def _is_subtitles(head: FileHead) -> bool:
    bare = head.bare
    if bare.startswith(b"WEBVTT") or _TIMED_TEXT.match(bare) or (bare.startswith(b"[Script Info]") and b"Dialogue:" in head.data):
        return True
    lines = [line for line in bare[:4096].decode("utf-8", "ignore").replace("\r", "\n").split("\n") if line.strip()][:20]
    lyrics = sum(_LYRIC.match(line) is not None for line in lines)
    return _CUE.match(bare) is not None or (lyrics >= _OFTEN and 2 * lyrics >= len(lines) and not has_clocks(head))


FORMATS = (Format("subtitles", read, _is_subtitles),)
